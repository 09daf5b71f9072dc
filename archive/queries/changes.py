"""nianbao changes: the feed of what happened, oldest first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from archive.difference import figures_changed
from archive.history import record_of
from archive.question import Question, Row, moment, site
from archive.sites import site_condition
from archive.who import moment as moment_of
from models.tables import assignments, documents, events, locations, publishers, sites, urls


def ask(connection: Connection, *, since: str | None = None, site: str | None = None) -> list[Row]:
    start = moment_of(since, end_of_day=False)
    conditions = [events.c.at >= start] if start else []
    if site:
        conditions.append(site_condition(connection, site))
    rows = connection.execute(_statement().where(*conditions))
    return [_row(connection, row) for row in rows]


def _statement() -> Any:
    primary = locations.alias("primary_place")
    return (
        select(
            events.c.event, events.c.at, events.c.version_id, events.c.before_id, events.c.evidence,
            func.coalesce(publishers.c.name, assignments.c.publisher_name).label("publisher"),
            publishers.c.division_code, assignments.c.report_year, assignments.c.title, urls.c.url,
            sites.c.code.label("site"),
        )
        .select_from(events)
        .join(documents, documents.c.id == events.c.document_id)
        .join(sites, sites.c.id == documents.c.site_id)
        .outerjoin(assignments, (assignments.c.document_id == documents.c.id) & assignments.c.valid_to.is_(None))
        .outerjoin(publishers, publishers.c.id == assignments.c.publisher_id)
        .outerjoin(primary, (primary.c.document_id == documents.c.id) & primary.c.is_primary)
        .outerjoin(locations, locations.c.id == func.coalesce(events.c.location_id, primary.c.id))
        .outerjoin(urls, urls.c.id == locations.c.url_id)
        .order_by(events.c.at, events.c.id)
    )  # fmt: skip


def _row(connection: Connection, row: Any) -> Row:
    """One event; a revision names the figures that changed, a removal its evidence."""
    figures = []
    if row.event == "revised" and row.before_id and row.version_id:
        figures = figures_changed(record_of(connection, row.before_id), record_of(connection, row.version_id))
    return {
        "event": row.event,
        "at": row.at,
        "publisher": row.publisher,
        "division_code": row.division_code,
        "report_year": row.report_year,
        "title": row.title,
        "site": row.site,
        "url": row.url,
        "figures": figures,
        "evidence": row.evidence or {},
    }


QUESTION = Question(
    name="changes",
    help="What happened, oldest first: reports new, revised, removed or restored.",
    ask=ask,
    params=lambda: [moment("since", "Only from this moment on."), site()],
    columns=("at", "event", "publisher", "report_year", "figures", "url"),
    nothing="no changes there",
)
