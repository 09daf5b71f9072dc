"""Trails: what led the crawl to an address; the only writer of these rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from models.captures import url_id
from models.places import Step
from models.tables import trails, urls
from models.upsert import upsert

LEFT = "neighbour"  # a link that was looked at and not followed


def keep(
    connection: Connection, site_id: int, run_id: int | None, steps: Iterable[Step], at: datetime
) -> None:
    """Lay down steps; what leads to an address that had been left takes that row's place."""
    rows = {}
    for step in steps:
        where = url_id(connection, step.url)
        rows[where] = {
            "site_id": site_id, "url_id": where, "via_id": url_id(connection, step.via) if step.via else None,
            "run_id": run_id, "at": at, "text": step.text, "sort": step.sort, "score": step.score, "why": step.why,
        }  # fmt: skip
    upsert(connection, trails, list(rows.values()), key=("site_id", "url_id"))


def known(connection: Connection, site_id: int) -> frozenset[str]:
    """The addresses of a site whose step is kept; those that were left are judged anew in each run."""
    query = select(urls.c.url).join(trails, trails.c.url_id == urls.c.id)
    return frozenset(connection.scalars(query.where(trails.c.site_id == site_id, trails.c.sort != LEFT)))
