"""What a statutory form is made of: rows and columns with their codes, as closed tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form: its code, the printed label, the unit the form prints, the group it stands in."""

    code: str
    label: str
    unit: str | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    label: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A block of table 2: its rows share one row of column heads."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
