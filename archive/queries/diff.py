"""nianbao diff: what changed in a report between two moments, in figures and in words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection

from archive.difference import figures_changed, text_changed
from archive.history import Stood, held, stood
from archive.history import as_of as at_moment
from archive.question import Question, Row, moment, who, year
from archive.then import moments, then
from archive.who import moment as moment_of
from models.errors import NothingFound, WrongArguments


def ask(
    connection: Connection, *, who: str, year: int, from_: str | None = None, to: str | None = None,
    as_of: str | None = None, known_at: str | None = None,
) -> list[Row]:  # fmt: skip
    if to and as_of:
        raise WrongArguments("--to and --as-of both name the later moment: give one of them")
    asked = then(to or as_of, known_at)
    (holding, *_) = held(connection, who, year, asked)
    history = stood(connection, holding.document_id, asked)
    newer = at_moment(history, asked.as_of)
    older = at_moment(history, moment_of(from_)) if from_ else _before(history, newer)
    if older is None or newer is None:
        raise NothingFound(
            f"'{who}' {year} has no two versions to compare there: `nianbao versions {who}` lists them"
        )
    if older.version_id == newer.version_id:
        return []
    return [
        {
            "publisher": holding.publisher,
            "report_year": holding.report_year,
            "from": {
                "version": older.number,
                "at": older.valid_from,
                "warc": older.warc,
                "offset": older.offset,
            },
            "to": {
                "version": newer.number,
                "at": newer.valid_from,
                "warc": newer.warc,
                "offset": newer.offset,
            },
            "figures": figures_changed(older.record, newer.record),
            "text": text_changed(older.record, newer.record),
        }
    ]


def _before(history: tuple[Stood, ...], newer: Stood | None) -> Stood | None:
    """The period before: without --from, a diff shows the last change."""
    earlier = [period for period in history if newer and period.valid_from < newer.valid_from]
    return earlier[-1] if earlier else None


def show(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        console.print(f"{row['publisher']} {row['report_year']}", style="bold")
        console.print(
            f"version {row['from']['version']} → {row['to']['version']} (seen {row['to']['at']:%Y-%m-%d})"
        )
        for change in row["figures"]:
            console.print(
                f"  {change['code']}: {change['before']} → {change['after']} {change['unit'] or ''}".rstrip()
            )
        for change in row["text"]:
            console.print(Text(f"  [{change['section']}] {change['marked']}"))


QUESTION = Question(
    name="diff",
    help="What changed in a report: figures by code, prose by paragraph. Without --from and --to: its last change.",
    ask=ask,
    params=lambda: [
        who(),
        year(required=True),
        moment("from", "The earlier moment.", to="from_"),
        moment("to", "The later moment; default now."),
        *moments(),
    ],
    nothing="no difference: both moments show the same version",
    show=show,
)
