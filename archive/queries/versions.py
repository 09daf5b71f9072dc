"""nianbao versions: the history of a report, a row a period of a version."""

from __future__ import annotations

from sqlalchemy import Connection

from archive.difference import figures_changed
from archive.history import held, stood
from archive.question import Question, Row, who, year
from archive.shelf import Holding


def ask(connection: Connection, *, who: str, year: int | None = None) -> list[Row]:
    return [row for holding in held(connection, who, year) for row in _rows(connection, holding)]


def _rows(connection: Connection, holding: Holding) -> list[Row]:
    history = stood(connection, holding.document_id)
    before = [{}, *(period.record for period in history)]
    return [
        {
            "publisher": holding.publisher,
            "report_year": holding.report_year,
            "version": period.number,
            "valid_from": period.valid_from,
            "valid_to": period.valid_to,
            "first_seen": period.first_seen,
            "last_seen": period.last_seen,
            "figures_changed": [c["code"] for c in figures_changed(earlier, period.record)]
            if earlier
            else [],
            "url": period.url,
            "warc": {"file": period.warc, "offset": period.offset},
        }
        for earlier, period in zip(before, history, strict=False)
    ]


QUESTION = Question(
    name="versions",
    help="The history of a report: each version, from when to when it stood, and the WARC record that shows it.",
    ask=ask,
    params=lambda: [who(), year()],
    columns=(
        "publisher",
        "report_year",
        "version",
        "valid_from",
        "valid_to",
        "last_seen",
        "figures_changed",
        "url",
    ),
)
