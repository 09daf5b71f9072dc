"""nianbao show: a report as it stood, whole."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from sqlalchemy import Connection

from archive.history import as_of as at_moment
from archive.history import held, stood
from archive.paper import print_report
from archive.question import Question, Row, who, year
from archive.then import moments, then
from models.errors import NothingFound


def ask(
    connection: Connection, *, who: str, year: int, as_of: str | None = None, known_at: str | None = None
) -> list[Row]:
    asked = then(as_of, known_at)
    (holding, *_) = held(connection, who, year, asked)
    period = at_moment(stood(connection, holding.document_id, asked), asked.as_of)
    if period is None:
        when = f" as of {as_of}" if as_of else ""
        when += f" as known at {known_at}" if known_at else ""
        raise NothingFound(
            f"nothing was published of '{who}' {year}{when}: `nianbao versions {who}` shows its history"
        )
    return [
        {
            **period.record,
            "version": period.number,
            "captured": period.captured,
            "warc": {"file": period.warc, "offset": period.offset, "url": period.url},
        }
    ]


def show(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        console.print(
            f"version {row['version']}, captured {row['captured']:%Y-%m-%d %H:%M} UTC, {row['warc']['url']}"
        )
        print_report(console, row)


QUESTION = Question(
    name="show",
    help="A report as it stood: what `nianbao read` gives, with its version, capture and WARC record.",
    ask=ask,
    params=lambda: [who(), year(required=True), *moments()],
    show=show,
)
