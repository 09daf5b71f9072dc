"""What is handed on: the tables of an export, their columns and types, and their rows as of a moment."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from archive.answer import plain
from archive.history import Stood, as_of, stood
from archive.shelf import Holding, by_report, holdings
from archive.then import Then

Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Handed:
    """A report as of the export's moment: what the archive holds of it, and what it said (None: nothing alive)."""

    holding: Holding
    period: Stood | None
    last_seen: datetime | None

    @property
    def record(self) -> Mapping[str, Any]:
        return self.period.record if self.period else {}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the export: columns as (name, Table Schema type), and its rows for one report."""

    name: str
    about: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[Handed], Iterator[Cells]]


#: Every row says whose and which year's report it is of.
_KEY = (
    ("publisher", "string"), ("division_code", "string"), ("township_code", "string"), ("report_year", "integer"),
)  # fmt: skip


def _key(handed: Handed) -> Cells:
    h = handed.holding
    return h.publisher, h.division_code, h.township_code, h.report_year


def _report(handed: Handed) -> Iterator[Cells]:
    h, period = handed.holding, handed.period
    yield (
        *_key(handed), h.level, h.title, h.era, h.trust, h.published, "held" if period else "removed", h.url,
        h.first_seen, handed.last_seen, period.number if period else None, period.captured if period else None,
        period.warc if period else None, period.offset if period else None,
    )  # fmt: skip


def _figures(handed: Handed) -> Iterator[Cells]:
    for figure in handed.record.get("figures", ()):
        yield (*_key(handed), *(figure[name] for name, _ in FIGURE[:-1]), " ".join(figure["flags"]))


def _facts(handed: Handed) -> Iterator[Cells]:
    for fact in handed.record.get("facts", ()):
        yield (*_key(handed), *(fact[name] for name, _ in FACT))


def _regional(handed: Handed) -> Iterator[Cells]:
    for row in handed.record.get("regional_rows", ()):
        for column, value in row["values"].items():
            yield (*_key(handed), row["code"], row["label"], row["unit"], column, value)


def _problems(handed: Handed) -> Iterator[Cells]:
    for problem in handed.record.get("problems", ()):
        yield (
            *_key(handed),
            problem["rule"],
            problem["severity"],
            problem["message"],
            " ".join(problem["codes"]),
        )


def _sections(handed: Handed) -> Iterator[Cells]:
    for section in handed.record.get("sections", ()):
        yield (*_key(handed), section["code"], section["heading"], section["text"])


FIGURE = (
    ("code", "string"), ("value", "number"), ("state", "string"), ("unit", "string"), ("raw", "string"),
    ("computed", "number"), ("table", "integer"), ("row", "integer"), ("column", "integer"), ("flags", "string"),
)  # fmt: skip
FACT = (
    ("code", "string"), ("value", "number"), ("unit", "string"), ("qualifier", "string"), ("category", "string"),
    ("section", "string"), ("quote", "string"),
)  # fmt: skip
SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "reports", "A row a report: whose, of which year, where it lies, and the WARC record that shows it.",
        (
            *_KEY, ("level", "string"), ("title", "string"), ("era", "string"), ("trust", "string"),
            ("published", "date"), ("state", "string"), ("url", "string"), ("first_seen", "datetime"),
            ("last_seen", "datetime"), ("version", "integer"), ("captured", "datetime"), ("warc_file", "string"),
            ("warc_offset", "integer"),
        ),
        _report,
    ),
    Sheet("figures", "A row a statutory cell, with its state; only printed cells have a value.", (*_KEY, *FIGURE), _figures),
    Sheet("facts", "A row a number the prose states, with the clause that states it.", (*_KEY, *FACT), _facts),
    Sheet(
        "regional_rows", "A row a value of a row that stands on no national form.",
        (*_KEY, ("code", "string"), ("label", "string"), ("unit", "string"), ("head", "string"), ("value", "number")),
        _regional,
    ),
    Sheet(
        "problems", "A row a problem: what a reader of the figures must know.",
        (*_KEY, ("rule", "string"), ("severity", "string"), ("message", "string"), ("codes", "string")),
        _problems,
    ),
    Sheet(
        "sections", "A row a section of the clean prose.",
        (*_KEY, ("code", "string"), ("heading", "string"), ("text", "string")),
        _sections,
    ),
)  # fmt: skip


def handed(connection: Connection, then: Then) -> Iterator[Handed]:
    """The reports of the archive, one by one, as they stood at a moment.

    As of a moment, what was not published then is left out; else what was removed is told as removed.
    """
    for holding in by_report(holdings(connection, then=then)):
        history = stood(connection, holding.document_id, then)
        period = as_of(history, then.state_at) if then.state_at or holding.version_id else None
        if then.as_of is None or period is not None:
            later = then.state_at is not None and holding.last_seen > then.state_at
            yield Handed(
                _of_then(holding, period) if then.state_at else holding,
                period,
                None if later else holding.last_seen,
            )


def _of_then(holding: Holding, period: Stood | None) -> Holding:
    """What the row tells of the page belongs to the record it stands beside."""
    if period is None or not period.record:
        return holding
    record = period.record
    return replace(
        holding, title=record.get("title"), era=record.get("era"), trust=record.get("trust", holding.trust),
        published=record.get("published"), url=period.url,
    )  # fmt: skip


def written(cells: Sequence[Any]) -> tuple[Any, ...]:
    """Cells as they are written: times as ISO text, records as JSON."""
    return tuple(
        cell if cell is None or isinstance(cell, str | int | float)
        else json.dumps(cell, ensure_ascii=False) if isinstance(cell, dict | list)
        else plain(cell)
        for cell in cells
    )  # fmt: skip
