"""Runs: one row a crawl of a site, how it ended, and the evidence for it; the only writer of these rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, func, select, update

from models.tables import runs, sites

State = Literal["complete", "partial", "failed"]
RunKind = Literal["crawl", "recrawl", "replay"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it stands; state is `running` until it has ended."""

    id: int
    kind: str
    started: datetime
    ended: datetime | None
    state: str
    counters: Mapping[str, Any]
    evidence: Mapping[str, Any]


def begin(connection: Connection, site_id: int, kind: RunKind, now: datetime) -> int:
    """Open a run of a site; one that a killed process left open is closed as failed first."""
    connection.execute(
        update(runs)
        .where(runs.c.site_id == site_id, runs.c.state == "running")
        .values(state="failed", ended=now, evidence={"stopped": "the process ended before the run did"})
    )
    values = {"site_id": site_id, "kind": kind, "started": now, "state": "running"}
    return int(connection.execute(runs.insert().values(values).returning(runs.c.id)).scalar_one())


def is_begun(connection: Connection, site_id: int, kind: RunKind, at: datetime) -> bool:
    """Whether a run of this kind began at the site at this very moment."""
    own = (runs.c.site_id == site_id) & (runs.c.kind == kind) & (runs.c.started == at)
    return connection.scalar(select(runs.c.id).where(own).limit(1)) is not None


def finish(
    connection: Connection,
    run_id: int,
    state: State,
    now: datetime,
    *,
    counters: Mapping[str, Any],
    evidence: Mapping[str, Any],
) -> None:
    """Close a run: evidence tells why it counts as complete, or what was lost."""
    connection.execute(
        update(runs)
        .where(runs.c.id == run_id)
        .values(state=state, ended=now, counters=dict(counters), evidence=dict(evidence))
    )


def last(connection: Connection, site_id: int, *, before: int | None = None) -> Run | None:
    """The newest run of a site that fetched (before a given run): what was blocked or dead then is no news now."""
    query = select(runs).where(runs.c.site_id == site_id, runs.c.kind != "replay").order_by(runs.c.id.desc())
    row = connection.execute(query.where(runs.c.id < before) if before else query).first()
    if row is None:
        return None
    return Run(row.id, row.kind, row.started, row.ended, row.state, row.counters or {}, row.evidence or {})


def newest(connection: Connection, site_id: int) -> int | None:
    """The id of the site's newest run, of whatever kind."""
    found: int | None = connection.scalar(select(func.max(runs.c.id)).where(runs.c.site_id == site_id))
    return found


def without_complete_since(connection: Connection, moment: datetime) -> frozenset[str]:
    """Codes of the sites that have no complete run begun at or after this moment: those that are due."""
    newest = (
        select(runs.c.site_id, func.max(runs.c.started).label("started"))
        .where(runs.c.state == "complete", runs.c.kind != "replay")
        .group_by(runs.c.site_id)
        .subquery()
    )
    query = select(sites.c.code).outerjoin(newest, newest.c.site_id == sites.c.id)
    return frozenset(
        connection.scalars(query.where(newest.c.started.is_(None) | (newest.c.started < moment)))
    )
