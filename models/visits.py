"""What the revisit plan asks for now: the sites to visit, and the reports that may rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from models.plan import Plan
from models.tables import assignments, locations, reports, runs, sites, urls


def due(connection: Connection, plan: Plan, now: datetime) -> frozenset[str]:
    """Codes of the sites that are due: by their lists (visited, or cut short, too long ago), or by a report."""
    newest = select(func.max(runs.c.id)).where(runs.c.kind != "replay").group_by(runs.c.site_id)
    last = {row.site_id: row for row in connection.execute(select(runs).where(runs.c.id.in_(newest)))}
    by_report = {row.site_id for row in _seen(connection) if _is_due(row, plan, now)}
    return frozenset(
        row.code
        for row in connection.execute(select(sites.c.id, sites.c.code))
        if row.id in by_report or row.id not in last or _is_visit_due(last[row.id], plan, now)
    )


def resting(connection: Connection, site_id: int, plan: Plan, now: datetime) -> frozenset[str]:
    """Addresses of the site's reports whose time has not come."""
    return frozenset(
        row.url for row in _seen(connection) if row.site_id == site_id and not _is_due(row, plan, now)
    )


def _is_visit_due(run: Any, plan: Plan, now: datetime) -> bool:
    """A visit that failed or was stopped is none."""
    whole = run.state in ("complete", "partial") and "stopped" not in (run.evidence or {})
    return not whole or plan.is_due("lists", run.started, now)


def _is_due(row: Any, plan: Plan, now: datetime) -> bool:
    return plan.is_due("reports", row.last_seen, now, row.report_year)


def _seen(connection: Connection) -> Iterator[Any]:
    """The places of reports: site, address, year, and when each was last seen well."""
    now = (assignments.c.document_id == locations.c.document_id) & assignments.c.valid_to.is_(None)
    yield from connection.execute(
        select(locations.c.site_id, urls.c.url, reports.c.report_year, locations.c.last_seen)
        .join(urls, urls.c.id == locations.c.url_id)
        .outerjoin(assignments, now)
        .outerjoin(reports, reports.c.id == assignments.c.report_id)
        .where(locations.c.valid_to.is_(None))
    )
