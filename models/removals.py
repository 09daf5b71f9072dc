"""Removals: when a report that does not answer counts as gone, with the evidence; asked after complete runs only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from models import dossier, locations, outages, standing, versions
from models.captures import FAILED
from models.locations import Location
from models.outages import SPAN, VISITS, lasted
from models.tables import captures, periods, runs, urls
from models.tables import locations as places
from models.versions import Moment

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


def unseen(connection: Connection, run_id: int, site_id: int) -> list[tuple[int, str]]:
    """The places of the site, with their URLs, that this run did not see well, though their document has a state."""
    query = (
        _unseen(site_id, select(runs.c.started).where(runs.c.id == run_id).scalar_subquery())
        .join(urls, urls.c.id == places.c.url_id)
        .with_only_columns(places.c.id, urls.c.url)
    )
    return [(row.id, row.url) for row in connection.execute(query.order_by(places.c.id))]


def _missed(connection: Connection, site_id: int, started: datetime) -> list[int]:
    """Documents with a state, one of whose places on this site was not seen well since the run began."""
    query = _unseen(site_id, started).with_only_columns(places.c.document_id).distinct()
    return list(connection.scalars(query.order_by(places.c.document_id)))


def _unseen(site_id: int, started: Any) -> Select[Any]:
    return (
        select(places)
        .join(periods, (periods.c.document_id == places.c.document_id) & periods.c.valid_to.is_(None))
        .where(places.c.site_id == site_id, places.c.last_seen < started)
        .where(places.c.valid_to.is_(None) | places.c.is_primary)
    )


def _judge(
    connection: Connection, document_id: int, run_id: int, started: datetime, moment: Moment
) -> Removed | None:
    own = locations.of_document(connection, document_id)
    primary = next(place for place in own if place.is_primary)
    failures = {place.id: _failures(connection, place) for place in own}
    gone = [place for place in own if lasted(failures[place.id], VISITS, SPAN)]
    standing_places = [place for place in own if place.is_open and place.last_seen >= started]
    evidence = dossier.of(connection, primary, failures[primary.id], run_id)
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

    Where another report has taken the URL over, every answer since then is one. Where the page answers and tells no
    report any more, its file having gone, they are the fetches that found the file gone.
    """
    kinds = FAILED if place.is_open else (*FAILED, "content", "not_modified")
    since = (captures.c.url_id == place.url_id) & (captures.c.fetched_at > place.last_seen)
    query = (
        select(captures.c.id, captures.c.fetched_at, captures.c.kind, captures.c.status, captures.c.run_id)
        .join(runs, runs.c.id == captures.c.run_id)
        .where(since, runs.c.state == "complete")
        .order_by(captures.c.fetched_at)
    )
    found = connection.execute(query.where(captures.c.kind.in_(kinds))).all()
    if (
        found
        or not place.is_open
        or connection.execute(query.where(captures.c.kind == "content")).first() is None
    ):
        return found
    return _of_its_file(connection, place)


def _of_its_file(connection: Connection, place: Location) -> Sequence[Any]:
    """The fetches that found a file gone with which the page was last seen well; none where all its files stand."""
    good = dossier.last_good(connection, place)
    files = dossier.files(connection, good.id) if good else []
    lost = (outages.of(connection, file.url) for file in files)
    return next((outage.said for outage in lost if outage and outage.is_gone), ())


__all__ = ["SPAN", "VISITS", "Removed", "sweep", "unseen"]
