"""nianbao sites: the portals the archive knows, what they run on, and how their last run ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from archive.question import Question, Row
from models.tables import columns, documents, leases, runs, sites


def ask(connection: Connection) -> list[Row]:
    """A row a site. family: what most of its lists are; state: new, running, blocked, or how its last run ended.

    blocked: at its last run, challenges or captchas kept us out; the run's own state says partial.
    """
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
            sites.c.id, sites.c.code, sites.c.name, sites.c.url, sites.c.division_code, sites.c.verified,
            sites.c.origin, held.label("documents"), runs.c.started.label("last_run"), runs.c.state, runs.c.evidence,
            leases.c.host, leases.c.pid,
        )
        .outerjoin(runs, runs.c.id == last)
        .outerjoin(leases, leases.c.site_id == sites.c.id)
        .order_by(sites.c.code)
    ).mappings()  # fmt: skip
    families = _families(connection)
    return [_row(dict(row), families) for row in rows]


def _row(row: Mapping[str, Any], families: Mapping[int, str]) -> Row:
    told = {name: value for name, value in row.items() if name not in ("id", "host", "pid", "evidence")}
    holder = f"process {row['pid']} on {row['host']}" if row["host"] else None
    state = "blocked" if (row["evidence"] or {}).get("blocked") else row["state"] or "new"
    return {**told, "family": families.get(row["id"]), "state": state, "crawled_by": holder}


def _families(connection: Connection) -> dict[int, str]:
    """By site, the system most of its lists run on; `generic` only where none is known."""
    counts: dict[int, Counter[str]] = {}
    told = select(columns.c.site_id, columns.c.family).where(columns.c.family.is_not(None))
    for site_id, family in connection.execute(told):
        counts.setdefault(site_id, Counter())[family] += 1
    return {
        site_id: max(found, key=lambda family: (family != "generic", found[family]))
        for site_id, found in counts.items()
    }


QUESTION = Question(
    name="sites",
    help="The sites: the system each runs on, how its last run ended, how many documents it gave. `sites add URL` adds one.",
    ask=ask,
    columns=("code", "name", "url", "family", "state", "verified", "origin", "documents", "last_run"),
    nothing="no sites yet: `nianbao sites add URL`, or `scrapy recrawl URL`",
)
