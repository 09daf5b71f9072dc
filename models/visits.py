"""What the revisit plan asks for now: the sites to visit, and the lists and reports that may rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from models.plan import EARLY, Plan
from models.tables import assignments, columns, locations, reports, runs, sites, urls

LISTS_LEFT = "lists_left"  # counter of a run: the lists it did not look through, resting or lost
WHOLE = ("complete", "partial")
LONG = timedelta(days=400)


def due(connection: Connection, plan: Plan, now: datetime) -> frozenset[str]:
    """Codes of the sites that are due: by one of their lists, by a report, or because a visit failed or was cut short."""
    newest = select(func.max(runs.c.id)).where(runs.c.kind != "replay").group_by(runs.c.site_id)
    last = {row.site_id: row for row in connection.execute(select(runs).where(runs.c.id.in_(newest)))}
    by_report = {row.site_id for row in _seen(connection) if _is_due(row, plan, now)}
    lists = tuple(_lists(connection, now))
    with_lists = {site_id for site_id, _, _ in lists}
    by_list = {
        site_id
        for site_id, _, seen in lists
        if plan.is_due("lists", seen, now)
        and not (site_id in last and waits(plan, seen, last[site_id].started, now))
    }
    return frozenset(
        row.code
        for row in connection.execute(select(sites.c.id, sites.c.code))
        if row.id in by_report | by_list
        or row.id not in last
        or not _is_whole(last[row.id])
        or (row.id not in with_lists and plan.is_due("lists", last[row.id].started, now))
    )


def resting_lists(connection: Connection, site_id: int, plan: Plan, now: datetime) -> frozenset[str]:
    """Addresses of the site's lists whose time has not come."""
    return frozenset(
        url
        for site, url, seen in _lists(connection, now)
        if site == site_id and not plan.is_due("lists", seen, now)
    )


def resting(connection: Connection, site_id: int, plan: Plan, now: datetime) -> frozenset[str]:
    """Addresses of the site's reports whose time has not come."""
    return frozenset(
        row.url for row in _seen(connection) if row.site_id == site_id and not _is_due(row, plan, now)
    )


def waits(plan: Plan, seen: datetime, tried: datetime, now: datetime) -> bool:
    """Whether a list that could not be had when it was *tried* need not be tried again yet.

    It waits as long again as it had been due by then, at most its own time: one that is lost for good costs its site a
    visit the next night, two nights later, four, and so on, and in the end as many as a list that is well. Where its
    site is visited for something else, it is tried with that.
    """
    every = plan.every("lists", now)
    overdue = tried - (seen + every)
    return overdue > timedelta() and tried + min(overdue, every) - EARLY > now


def _is_whole(run: Any) -> bool:
    """A visit that failed or was stopped is none."""
    return run.state in WHOLE and "stopped" not in (run.evidence or {})


def _lists(connection: Connection, now: datetime) -> Iterator[tuple[int, str, datetime]]:
    """The lists of all sites: site, address, and when each was last looked through, or for in vain."""
    looked = _looked(connection, now)
    query = select(columns.c.site_id, urls.c.url, columns.c.last_seen).join(
        urls, urls.c.id == columns.c.url_id
    )
    for site_id, url, seen in connection.execute(query):
        yield site_id, url, max(seen, looked.get(site_id, seen))


def _looked(connection: Connection, now: datetime) -> dict[int, datetime]:
    """When each site was last visited with none of its lists left alone; what is older than LONG needs a visit anyway."""
    query = (
        select(runs.c.site_id, runs.c.started, runs.c.counters)
        .where(runs.c.kind != "replay", runs.c.state.in_(WHOLE), runs.c.started >= now - LONG)
        .order_by(runs.c.id)
    )
    told = connection.execute(query)
    return {run.site_id: run.started for run in told if not (run.counters or {}).get(LISTS_LEFT)}


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
