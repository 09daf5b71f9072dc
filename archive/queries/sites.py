"""nianbao sites: the portals the archive visits, and how their last run ended."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from archive.question import Question, Row
from models.tables import documents, runs, sites


def ask(connection: Connection) -> list[Row]:
    last = select(func.max(runs.c.id)).where(runs.c.site_id == sites.c.id).correlate(sites).scalar_subquery()
    held = (
        select(func.count())
        .select_from(documents)
        .where(documents.c.site_id == sites.c.id)
        .correlate(sites)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(
            sites.c.code, sites.c.name, sites.c.url, sites.c.division_code, sites.c.verified, sites.c.origin,
            held.label("documents"), runs.c.started.label("last_run"), runs.c.state.label("last_state"),
        )
        .outerjoin(runs, runs.c.id == last)
        .order_by(sites.c.code)
    ).mappings()  # fmt: skip
    return [dict(row) for row in rows]


QUESTION = Question(
    name="sites",
    help="The sites, with how many documents each has given and how its last run ended. `sites add URL` adds one.",
    ask=ask,
    columns=("code", "name", "url", "verified", "origin", "documents", "last_run", "last_state"),
    nothing="no sites yet: `nianbao sites add URL`, or `scrapy recrawl URL`",
)
