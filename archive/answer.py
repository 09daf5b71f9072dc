"""An answer's way out: rows to JSON Lines or to a table, and the exit code they earn."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from archive.question import Question, Row
from models.config import Config
from models.database import reading

FOUND, NOTHING = 0, 1
_UNBROKEN = 2_000  # columns


def answer(
    question: Question,
    config: Config,
    *,
    as_json: bool = False,
    as_atom: str | None = None,
    values: Mapping[str, object],
) -> int:
    """Ask, print, and say 0 (found) or 1 (nothing found). as_atom: where `nianbao serve` is reached."""
    with reading(config) as connection:
        more = {"config": config} if question.takes_config else {}
        rows = question.ask(connection, **values, **more)
    if as_atom is not None and question.atom:
        sys.stdout.write(question.atom(rows, as_atom).decode())
    elif as_json:
        write_lines(rows)
    elif not rows:
        print(question.nothing, file=sys.stderr)
    elif question.show:
        question.show(console(), rows)
    else:
        console().print(table_of(question.columns, rows))
    return FOUND if rows else NOTHING


def write_lines(rows: Sequence[Row]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False, default=plain) + "\n")


def plain(value: object) -> object:
    """Times as ISO text in UTC (2026-02-02T08:00:00Z), tuples as lists."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    raise TypeError(f"cannot print {type(value).__name__} as JSON")


def console() -> Console:
    """A console as wide as its terminal; where the output goes to a file, no row is broken or cut."""
    return Console(width=None if sys.stdout.isatty() else _UNBROKEN, highlight=False)


def table_of(columns: tuple[str, ...], rows: Sequence[Row]) -> Table:
    """The rows as a table of these columns (of the first row's where none are named)."""
    names = columns or tuple(rows[0])
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell(row.get(name))) for name in names))  # a page's words are no markup
    return table


def cell(value: object) -> str:
    if value is None:
        return "—"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, Mapping | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=plain) if value else "—"
    return str(value)
