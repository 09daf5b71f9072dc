"""nianbao coverage: who published, who is late, who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

import click
from sqlalchemy import Connection, func, select

from archive.deadline import due
from archive.divisions import known_divisions
from archive.question import Question, Row
from archive.question import year as year_option
from archive.shelf import PUBLISHED, Holding, by_report, holdings
from archive.then import Then, moments, then
from models.tables import runs, sites

_FIRST_YEAR = 2008  # the Regulation came into force on 2008-05-01


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who must publish: a known publisher, or a town of a county whose site was visited."""

    name: str
    level: str | None
    division_code: str | None
    township_code: str | None


def ask(
    connection: Connection, *, year: int | None = None, province: str | None = None,
    as_of: str | None = None, known_at: str | None = None,
) -> list[Row]:  # fmt: skip
    """With a year: a row a body and its state. Without: a row a body, with its years published and missing."""
    asked = then(as_of, known_at)
    known = _newest_run(connection, asked)
    if known is None:
        return []
    held: dict[Body, dict[int, Holding]] = {}
    for holding in by_report(holdings(connection, then=asked)):
        if holding.publisher and holding.publisher_id and holding.report_year:
            held.setdefault(_body(holding), {})[holding.report_year] = holding
    bodies = _sorted({*held, *_unheard(connection, held, asked)}, province)
    if year:
        return [_state_row(body, year, held.get(body, {}).get(year), known) for body in bodies]
    return [_years_row(body, held.get(body, {}), known) for body in bodies]


def _newest_run(connection: Connection, asked: Then) -> datetime | None:
    """The moment the answer is about: the start of the newest run, of those begun by then."""
    newest = select(func.max(runs.c.started))
    found: datetime | None = connection.scalar(
        newest if asked.state_at is None else newest.where(runs.c.started <= asked.state_at)
    )
    return found


def _sorted(bodies: Iterable[Body], province: str | None) -> list[Body]:
    wanted = (body for body in bodies if not province or (body.division_code or "").startswith(province))
    return sorted(wanted, key=lambda body: (body.division_code or "", body.township_code or "", body.name))


def _body(holding: Holding) -> Body:
    return Body(holding.publisher or "", holding.level, holding.division_code, holding.township_code)


def _unheard(connection: Connection, held: Iterable[Body], asked: Then) -> Iterator[Body]:
    """Towns of the counties whose site was visited by then, of which the archive had nothing at all."""
    heard = {body.township_code for body in held}
    table = known_divisions(connection)
    met = (
        select(runs.c.id).where(runs.c.site_id == sites.c.id).exists()
    )  # a packed portal may never have been
    visited = select(sites.c.division_code).where(sites.c.division_code.is_not(None), sites.c.verified | met)
    if asked.state_at is not None:
        visited = visited.where(sites.c.added_at <= asked.state_at)
    for site in connection.execute(visited):
        for town in table.children(site.division_code):
            if town.code[:9] not in heard and len(town.code) >= len("330803107"):
                yield Body(town.name, town.level, site.division_code, town.code[:9])


def _state_row(body: Body, year: int, holding: Holding | None, known: datetime) -> Row:
    return {
        "publisher": body.name,
        "level": body.level,
        "division_code": body.division_code,
        "township_code": body.township_code,
        "report_year": year,
        "state": _state(body, year, holding, known),
        "due": due(body.level, year),
        "published": holding.published if holding else None,
        "first_seen": holding.first_seen if holding else None,
        "url": holding.url if holding else None,
    }


def _state(body: Body, year: int, holding: Holding | None, known: datetime) -> str:
    """published, published_late, removed, copy_only, not_due (yet) or missing, as of the newest run."""
    late_from = due(body.level, year)
    if holding is None:
        return "missing" if known >= late_from else "not_due"
    if holding.trust not in PUBLISHED:
        return "copy_only"
    if holding.version_id is None:
        return "removed"
    shown = holding.published and datetime.combine(holding.published, time(), UTC)
    return "published_late" if shown and shown >= late_from else "published"


def _years_row(body: Body, held: dict[int, Holding], known: datetime) -> Row:
    years = range(min(held, default=_FIRST_YEAR), known.year)
    states = {year: _state(body, year, held.get(year), known) for year in years}
    return {
        "publisher": body.name,
        "level": body.level,
        "division_code": body.division_code,
        "township_code": body.township_code,
        "published": [year for year, state in states.items() if state.startswith("published")],
        "late": [year for year, state in states.items() if state == "published_late"],
        "removed": [year for year, state in states.items() if state == "removed"],
        "missing": [year for year, state in states.items() if state in ("missing", "copy_only")],
    }


QUESTION = Question(
    name="coverage",
    help=(
        "Who published, who is late, who is missing, as of the newest run. With --year a row a body and its state:"
        " published, published_late, removed, copy_only, not_due, missing."
    ),
    ask=ask,
    params=lambda: [
        year_option(),
        click.Option(
            ["--province"], metavar="P", help="Only bodies whose division code begins so, such as 33."
        ),
        *moments(),
    ],
    nothing="no runs yet: crawl a site first (`make crawl`, or `scrapy recrawl URL`)",
)
