"""nianbao search: where words stand in the reports' titles and sections, best first, the words marked."""

from __future__ import annotations

from collections.abc import Sequence

import click
from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection

from archive.found import snippet
from archive.question import Question, Row, site, year
from archive.search import Hit, phrases_of, record_of, search
from archive.sites import site_condition
from archive.then import moments, then
from models.passages import of_record
from models.tables import assignments

LIMIT = 20


def ask(
    connection: Connection, *, words: Sequence[str], year: int | None = None, site: str | None = None,
    as_of: str | None = None, known_at: str | None = None, limit: int = LIMIT,
) -> list[Row]:  # fmt: skip
    phrases = phrases_of(" ".join(words))
    conditions = []
    if site:
        conditions.append(site_condition(connection, site))
    if year:
        conditions.append(assignments.c.report_year == year)
    hits = search(connection, phrases, then(as_of, known_at), conditions, limit)
    return [_row(connection, hit, phrases) for hit in hits]


def _row(connection: Connection, hit: Hit, phrases: Sequence[str]) -> Row:
    """marks: [from, to) in the snippet; start: where in its section, heading included, the snippet begins."""
    passages = list(of_record(record_of(connection, hit.reading_id)))
    shown = snippet(passages[hit.position][1], phrases)
    return {
        "publisher": hit.publisher,
        "division_code": hit.division_code,
        "report_year": hit.report_year,
        "section": hit.section,
        "snippet": shown.text,
        "marks": shown.marks,
        "start": shown.start,
        "url": hit.url,
        "version": hit.number,
        "first_seen": hit.first_seen,
        "marked": shown.marked,
    }


def show(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        console.print(
            Text(f"{row['publisher'] or '—'} {row['report_year'] or '—'} · {row['section']}", style="bold")
        )
        console.print(Text(f"  {row['marked']}"))
        console.print(
            Text(f"  version {row['version']}, first seen {row['first_seen']:%Y-%m-%d}, {row['url']}")
        )


QUESTION = Question(
    name="search",
    help=(
        "Where words stand in the titles and sections of what is published, best first. Words that a space parts must"
        " all stand in the report; signs mean nothing. Names of applicants are not indexed and not shown."
    ),
    ask=ask,
    params=lambda: [
        click.Argument(["words"], metavar="WORDS", nargs=-1, required=True),
        year(),
        site(),
        *moments(),
        click.Option(
            ["--limit"],
            type=click.IntRange(1, 1000),
            default=LIMIT,
            metavar="N",
            help=f"At most so many rows; default {LIMIT}.",
        ),
    ],
    nothing="no report that was published then holds these words",
    show=show,
)
