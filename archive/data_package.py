"""datapackage.json: what the tables of an export hold, of which moment, from where, and under which terms.

The shape is that of the Frictionless Data Package; each field says in words what it is and in which unit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from archive.formats import file_of
from archive.hand_over import SHEETS, Sheet
from archive.then import Then

#: What each column holds; `sheet.column` where one name means two things.
COLUMNS: Mapping[str, str] = {
    "publisher": "the body whose report it is; empty where the page does not settle it",
    "division_code": "administrative division, six digits (GB/T 2260)",
    "township_code": "town or street, nine digits, where the publisher is one",
    "report_year": "the year the figures are about, not that of publication",
    "level": "province, city, county, township, street, department or dev_zone",
    "title": "the page's title, clean",
    "era": "the national form the tables follow: a_2008, b32_2014, c60_2019 or d30_2021",
    "trust": "whether the page is the publisher's own",
    "published": "the day the page prints as that of publication",
    "state": "of a report: held or removed",
    "figures.state": "printed, blank, dash, merged, lost, masked, image, absent or unsure; only printed cells have a value",
    "url": "the page, or the file, that says it",
    "first_seen": "when the archive met it first, UTC",
    "last_seen": "when it was last seen alive by the moment of this export, UTC; empty where it was seen later too",
    "version": "1, 2, 3 … : which content of the page this is",
    "captured": "when that content was fetched, UTC",
    "warc_file": "the WARC file that holds the fetch",
    "warc_offset": "where its record begins, in bytes",
    "code": "the name of the cell or fact; the same over years and forms where the meaning is",
    "value": "the number as printed, in the unit of the column `unit`",
    "unit": "the unit as printed (条, 件, 元 …); empty where the form counts and names none",
    "raw": "the cell as printed",
    "computed": "what the form's own sums make of the cell, in the same unit, where a check computed it",
    "table": "which table of the page, from 0",
    "row": "row in the table, from 0, heads counted",
    "column": "column in the table, from 0",
    "flags": "what is to be known of the cell, names parted by blanks",
    "qualifier": "exact, approximate, at least …: how the prose states the number",
    "category": "what the number is about, where the prose divides it",
    "section": "the section that states it",
    "quote": "the clause that states it, as printed",
    "label": "the row's label as printed",
    "head": "the column's head as printed, blanks removed",
    "rule": "the name of the problem",
    "severity": "hard, soft or info",
    "message": "the problem in words",
    "codes": "the cells it touches, parted by blanks",
    "heading": "the section's heading as printed",
    "text": "the section's clean prose, without tables",
}  # fmt: skip

#: Reports are documents of administrative nature, which China's copyright law leaves free (article 5, 著作权法第五条).
_LICENCE = {
    "name": "other-pd",
    "title": "Public domain: official documents of administrative nature (中华人民共和国著作权法第五条)",
}
_TITLE = "政府信息公开工作年度报告 (annual reports on government information disclosure)"
_SOURCE = "the publishers' own portals: each report's row names its page and the WARC record that shows it"


@dataclass(frozen=True, slots=True)
class Made:
    """When the export was made, and whether its archive is of the real world or of the invented one."""

    at: datetime
    world: str


def describe(folder: Path, form: str, counts: Mapping[str, int], then: Then, made: Made) -> None:
    """Write datapackage.json beside the tables that were written."""
    package = {
        "profile": "data-package",
        "name": "nianbao",
        "title": _TITLE,
        "created": made.at.isoformat(timespec="seconds"),
        "as_of": then.as_of.isoformat() if then.as_of else None,
        "known_at": then.known_at.isoformat() if then.known_at else None,
        "world": made.world,
        "licenses": [_LICENCE],
        "sources": [{"title": _SOURCE}],
        "resources": [_resource(folder, form, sheet, counts[sheet.name]) for sheet in SHEETS],
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def _resource(folder: Path, form: str, sheet: Sheet, rows: int) -> dict[str, Any]:
    path = folder / file_of(form, sheet)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": sheet.name,
        "description": sheet.about,
        "path": path.name,
        "format": form,
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "rows": rows,
        "schema": {"fields": [_field(sheet, name, kind) for name, kind in sheet.columns]},
    }


def _field(sheet: Sheet, name: str, kind: str) -> dict[str, str]:
    return {
        "name": name,
        "type": kind,
        "description": COLUMNS.get(f"{sheet.name}.{name}") or COLUMNS[name],
    }
