"""Removals: when a report that does not answer counts as gone, with the evidence; asked after complete runs only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from models import locations, standing, versions
from models.captures import FAILED
from models.locations import Location
from models.tables import capture_parts, captures, columns, periods, runs, urls
from models.tables import locations as places
from models.versions import Moment

VISITS = 3  # failed visits, each in a complete run of its own: two may be one long outage
SPAN = timedelta(days=14)  # between the first and the last of them: longer than a portal's usual repair
_SEEN = ("content", "not_modified", "list", "attachment", "rendered")


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that counts as gone, or that stands elsewhere now (then event is revised, or None)."""

    document_id: int
    event: str | None
    evidence: Mapping[str, Any]


def sweep(connection: Connection, run_id: int, site_id: int, now: datetime) -> tuple[Removed, ...]:
    """Judge what this run did not find at its place; nothing after a run that is not complete, or on a sick site.

    A document is removed when every place it has failed at least VISITS times in complete runs over SPAN. If
    another place of it stands, that one becomes its primary place: at once where it is as official.
    """
    run = connection.execute(select(runs.c.state, runs.c.started).where(runs.c.id == run_id)).one()
    if run.state != "complete" or not _healthy(connection, run_id):
        return ()
    judged = []
    for document_id in _missed(connection, site_id, run.started):
        verdict = _judge(connection, document_id, run_id, run.started, Moment(now, run_id))
        if verdict is not None:
            judged.append(verdict)
    return tuple(judged)


def _healthy(connection: Connection, run_id: int) -> bool:
    """More of what was asked for came than failed: a site in maintenance loses no reports."""
    counted = select(captures.c.kind, func.count()).where(captures.c.run_id == run_id)
    count: dict[str, int] = {row[0]: row[1] for row in connection.execute(counted.group_by(captures.c.kind))}
    failed = sum(count.get(kind, 0) for kind in FAILED)
    return sum(count.get(kind, 0) for kind in _SEEN) > failed


def _missed(connection: Connection, site_id: int, started: datetime) -> list[int]:
    """Documents with a state, one of whose places on this site was not seen well since the run began."""
    query = (
        select(places.c.document_id)
        .join(periods, (periods.c.document_id == places.c.document_id) & periods.c.valid_to.is_(None))
        .where(places.c.site_id == site_id, places.c.last_seen < started)
        .where(places.c.valid_to.is_(None) | places.c.is_primary)
        .distinct()
        .order_by(places.c.document_id)
    )
    return list(connection.scalars(query))


def _judge(
    connection: Connection, document_id: int, run_id: int, started: datetime, moment: Moment
) -> Removed | None:
    own = locations.of_document(connection, document_id)
    primary = next(place for place in own if place.is_primary)
    failures = {place.id: _failures(connection, place) for place in own}
    gone = [place for place in own if _is_gone(failures[place.id])]
    standing_places = [place for place in own if place.is_open and place.last_seen >= started]
    evidence = _evidence(primary, failures[primary.id], connection)
    for place in gone:
        if place.is_open and standing_places:
            locations.leave(connection, place, moment.at)
    if standing_places:
        left = _left(primary, failures[primary.id], standing_places, run_id)
        if left or primary in gone or not primary.is_open:
            return _move(connection, standing_places, moment, evidence)
        return None
    if any(place.is_open and place not in gone for place in own) or primary not in gone:
        return None
    for place in own:
        if place.is_open:
            locations.leave(connection, place, moment.at)
    versions.end(
        connection,
        document_id,
        moment,
        location_id=primary.id,
        report_id=primary.report_id,
        evidence=evidence,
    )
    return Removed(document_id, "removed", evidence)


def _move(
    connection: Connection, standing_places: Sequence[Location], moment: Moment, evidence: Mapping[str, Any]
) -> Removed | None:
    """Make the best place that stands the primary one; another text there is a revision from now on."""
    best = min(standing_places, key=lambda place: (not place.official, place.id))
    if best.is_primary or best.version_id is None:
        return None
    locations.make_primary(connection, best.document_id, best.id)
    event = versions.become(
        connection, best.document_id, best.version_id, moment,
        location_id=best.id, report_id=best.report_id, evidence=evidence,
    )  # fmt: skip
    standing.agree(connection, best.document_id, best.version_id)
    return Removed(best.document_id, event, evidence)


def _left(primary: Location, failures: Sequence[Any], others: Sequence[Location], run_id: int) -> bool:
    """Whether the primary place did not answer in this run, and as good a place was seen in its stead.

    That lists no longer name a place that answers is not enough: a crawl may know it without its list.
    """
    failed_now = any(row.run_id == run_id for row in failures)
    return failed_now and any(place.official >= primary.official for place in others)


def _failures(connection: Connection, place: Location) -> Sequence[Any]:
    """The fetches since the place was last seen well that found it gone, in complete runs, oldest first.

    Where another report has taken the URL over, every answer since then is one.
    """
    kinds = FAILED if place.is_open else (*FAILED, "content", "not_modified")
    query = (
        select(captures.c.id, captures.c.fetched_at, captures.c.kind, captures.c.status, captures.c.run_id)
        .join(runs, runs.c.id == captures.c.run_id)
        .where(captures.c.url_id == place.url_id, captures.c.fetched_at > place.last_seen)
        .where(captures.c.kind.in_(kinds), runs.c.state == "complete")
        .order_by(captures.c.fetched_at)
    )
    return connection.execute(query).all()


def _is_gone(failures: Sequence[Any]) -> bool:
    if len({row.run_id for row in failures}) < VISITS:
        return False
    span: timedelta = failures[-1].fetched_at - failures[0].fetched_at
    return span >= SPAN


def _evidence(primary: Location, failures: Sequence[Any], connection: Connection) -> dict[str, Any]:
    """The dossier: what answered and when, the last good capture with its files, and the list that named the page."""
    good = connection.execute(
        select(captures.c.id, captures.c.fetched_at)
        .where(captures.c.url_id == primary.url_id, captures.c.fetched_at <= primary.last_seen)
        .order_by(captures.c.fetched_at.desc())
        .limit(1)
    ).first()
    return {
        "rule": f"at least {VISITS} failed visits in complete runs over at least {SPAN.days} days, healthy site",
        "failed": [
            {"capture": row.id, "run": row.run_id, "at": row.fetched_at.isoformat(), "status": row.status, "kind": row.kind}
            for row in failures
        ],
        "last_good": {"capture": good.id, "at": good.fetched_at.isoformat()} if good else None,
        "files": _files(connection, good.id) if good else [],
        "list_entry": _list_entry(connection, primary),
    }  # fmt: skip


def _files(connection: Connection, capture_id: int) -> list[dict[str, Any]]:
    """The files that the page handed out when it was last good: they are not asked for once it is gone."""
    query = (
        select(captures.c.id, captures.c.fetched_at, urls.c.url)
        .join(capture_parts, capture_parts.c.part_id == captures.c.id)
        .join(urls, urls.c.id == captures.c.url_id)
        .where(capture_parts.c.capture_id == capture_id)
        .order_by(capture_parts.c.position)
    )
    return [
        {"url": row.url, "capture": row.id, "at": row.fetched_at.isoformat()}
        for row in connection.execute(query)
    ]


def _list_entry(connection: Connection, primary: Location) -> dict[str, Any] | None:
    """The list that pointed to the page, and the newest run known to have met it there; None: none ever did.

    A page that is asked for before its list is read may be named by it all the same: the list's captures show it.
    """
    row = connection.execute(
        select(urls.c.url, runs.c.started)
        .join(runs, runs.c.id == places.c.listed_in)
        .join(columns, columns.c.id == places.c.column_id)
        .join(urls, urls.c.id == columns.c.url_id)
        .where(places.c.id == primary.id)
    ).first()
    if row is None:
        return None
    return {"url": row.url, "last_named": row.started.isoformat()}


__all__ = ["SPAN", "VISITS", "Removed", "sweep"]
