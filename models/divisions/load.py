"""Reads the packed tables, and a CSV of further divisions beside them, into a Divisions."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from models.divisions.table import Divisions
from models.divisions.towns import Towns
from models.errors import WrongArguments
from models.places import Division
from models.vocabulary import Level

#: How many digits a code of each level may have; provinces and cities are filled up with zeros.
_DIGITS = {
    "province": (2, 6), "city": (4, 6), "county": (6,), "dev_zone": (6, 9), "township": (9,), "street": (9,),
}  # fmt: skip


@cache
def load(extra: Path | None = None, more: tuple[Division, ...] = ()) -> Divisions:
    """The packed table, plus the rows `code,name,level,parent` of an extra CSV (the invented province is one), plus more.

    Read once a process. Raises WrongArguments for an extra file that is missing or not of that shape.
    """
    rows = [*_packed("divisions.csv.gz"), *_packed("history.csv.gz"), *map(_whole, more)]
    if extra is not None:
        rows += further(extra)
    body = _text("townships.csv.gz").split("\n", 2)[2]
    return Divisions(rows, Towns(body))


def _text(name: str) -> str:
    return gzip.decompress((files("models.divisions") / name).read_bytes()).decode()


def _packed(name: str) -> Iterator[Division]:
    body = _text(name).split("\n", 1)[1]
    for row in csv.DictReader(body.splitlines()):
        yield _division(row, name)


def _division(row: dict[str, str], source: str) -> Division:
    return Division(
        code=row["code"].strip(),
        name=row["name"].strip(),
        level=cast("Level", row["level"].strip()),
        parent=(row.get("parent") or "").strip() or None,
        valid_to=row.get("valid_to") or None,
        successor=row.get("successor") or None,
        source=source,
    )


def further(path: Path) -> tuple[Division, ...]:
    """The rows of an extra CSV, codes of full length; raises WrongArguments as load does."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise WrongArguments(
            f"divisions file {path}: {error.strerror}; set NIANBAO_DIVISIONS to a CSV"
        ) from None
    reader = csv.DictReader(line for line in lines if line.strip() and not line.startswith("#"))
    missing = {"code", "name", "level", "parent"} - set(reader.fieldnames or ())
    if missing:
        raise WrongArguments(f"divisions file {path}: no column {', '.join(sorted(missing))}")
    rows = [_division(row, str(path)) for row in reader]
    for row in rows:
        if not row.code.isdigit() or len(row.code) not in _DIGITS.get(row.level, ()):
            raise WrongArguments(
                f"divisions file {path}: row {row.code},{row.name} has no known level or code"
            )
    return tuple(map(_whole, rows))


def _whole(row: Division) -> Division:
    """With the six digits at least that the packed table has: 99 is 990000."""
    return replace(row, code=row.code.ljust(6, "0"), parent=row.parent.ljust(6, "0") if row.parent else None)
