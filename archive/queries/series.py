"""nianbao series: one figure of a publisher over the years and forms, a row a year."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import click
from rich.console import Console
from sqlalchemy import Connection

from archive.answer import table_of
from archive.history import as_of as at_moment
from archive.history import held, stood
from archive.metrics import METRICS
from archive.question import Question, Row, moment, who
from archive.shelf import Holding, by_report, holdings
from archive.stated import stated
from archive.who import moment as moment_of
from models.errors import WrongArguments
from models.tables import assignments
from pipelines.parse import codes as known

_COLUMNS = ("report_year", "value", "computed", "unit", "state", "source", "era", "version", "url")


def ask(connection: Connection, *, who: str, code: str, as_of: str | None = None) -> list[Row]:
    wanted = _known(code)
    at = moment_of(as_of)
    reports = sorted(
        (holding for holding in _of_publisher(connection, who) if holding.report_year),
        key=lambda holding: holding.report_year or 0,
    )
    rows: list[Row] = [row for holding in reports if (row := _row(connection, holding, wanted, at))]
    return rows if any(row["state"] != "absent" for row in rows) else []


def _known(code: str) -> str:
    every = {*METRICS, *known.figures(), *known.facts(), *known.annexes()}
    if code in every:
        return code
    holding = sorted((name for name in every if code and code in name), key=len)
    near = dict.fromkeys([*difflib.get_close_matches(code, every, 4, 0.5), *holding[:4]])
    advice = f"nearest: {', '.join(near)}" if near else f"metrics are {', '.join(METRICS)}"
    raise WrongArguments(f"no code '{code}'; {advice}")


def _of_publisher(connection: Connection, who: str) -> tuple[Holding, ...]:
    """All reports of WHO; a page's URL means the publisher of that page."""
    found = held(connection, who)
    if "://" not in who or found[0].publisher_id is None:
        return found
    return by_report(holdings(connection, assignments.c.publisher_id == found[0].publisher_id))


def _row(connection: Connection, holding: Holding, code: str, at: datetime | None) -> dict[str, Any] | None:
    period = at_moment(stood(connection, holding.document_id), at)
    if period is None:
        return None
    record = period.record
    found = stated(record, code)
    about = {*found.codes, code}
    return {
        "publisher": holding.publisher,
        "report_year": holding.report_year,
        "code": code,
        "value": found.value,
        "state": found.state,
        "unit": found.unit,
        "computed": found.computed,
        "era": record.get("era"),
        "source": found.source,
        "approx": found.approx,
        "codes": found.codes,
        "raw": found.raw,
        "url": period.url,
        "version": period.number,
        "problems": sorted({p["rule"] for p in record.get("problems", ()) if about & set(p["codes"])}),
    }


def show(console: Console, rows: Sequence[Row]) -> None:
    """A line a year, those without a report too."""
    first = rows[0]
    meaning = METRICS[first["code"]].meaning if first["code"] in METRICS else ""
    console.print(f"{first['publisher']}  {first['code']}  {meaning}".rstrip(), style="bold")
    console.print(table_of(_COLUMNS, list(_with_gaps(rows))))


def _with_gaps(rows: Sequence[Row]) -> Iterator[Row]:
    by_year = {row["report_year"]: row for row in rows}
    for year in range(min(by_year), max(by_year) + 1):
        row = by_year.get(year)
        if row is None:
            yield {"report_year": year, "state": "no report"}
        else:
            mark = "≈ " if row["approx"] else ""
            yield {**row, "value": None if row["value"] is None else f"{mark}{row['value']}"}


def _code() -> click.Option:
    text = f"A cell (t3.new_received.total), a fact (n_proactive_total) or a metric over the forms: {', '.join(METRICS)}."
    return click.Option(["--code"], required=True, metavar="C", help=text)


QUESTION = Question(
    name="series",
    help="One figure over the years and forms, a row a year: the cell, the sum of cells or the fact that states it.",
    ask=ask,
    params=lambda: [who(), _code(), moment("as-of", "What was published then; default now.")],
    nothing="no report of this publisher states it",
    show=show,
)
