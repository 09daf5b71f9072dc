"""nianbao reports: what the archive holds, a row a report."""

from __future__ import annotations

from sqlalchemy import Connection

from archive.question import Question, Row, site, year
from archive.shelf import Holding, by_report, holdings
from archive.sites import site_condition
from models.tables import assignments


def ask(connection: Connection, *, site: str | None = None, year: int | None = None) -> list[Row]:
    conditions = []
    if site:
        conditions.append(site_condition(connection, site))
    if year:
        conditions.append(assignments.c.report_year == year)
    return [row_of(holding) for holding in by_report(holdings(connection, *conditions))]


def row_of(holding: Holding) -> Row:
    return {
        "publisher": holding.publisher,
        "division_code": holding.division_code,
        "township_code": holding.township_code,
        "level": holding.level,
        "report_year": holding.report_year,
        "title": holding.title,
        "url": holding.url,
        "era": holding.era,
        "trust": holding.trust,
        "published": holding.published,
        "state": "held" if holding.version_id else "copy" if not holding.versions else "removed",
        "first_seen": holding.first_seen,
        "last_seen": holding.last_seen,
        "versions": holding.versions,
        "problems": holding.problems,
    }


QUESTION = Question(
    name="reports",
    help="What the archive holds: a row a report (publisher and year); one that nobody can place is listed by URL.",
    ask=ask,
    params=lambda: [site(), year()],
    columns=("publisher", "report_year", "era", "trust", "state", "versions", "problems", "last_seen", "url"),
    nothing="no such report here: without --site and --year all are listed; a crawl brings more (`scrapy recrawl URL`)",
)
