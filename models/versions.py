"""Versions: the distinct contents of a document, when they were its state, and where and when they were seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import BindParameter, Connection, Table, bindparam, case, func, select, update

from models import tallies
from models.captures import Stored
from models.column_types import UtcTime
from models.intervals import after
from models.tables import events, periods, sightings, version_digests, version_metadata, versions
from models.upsert import insert
from models.values import Page

EventKind = Literal["new", "revised", "removed", "restored"]

#: Capture id -> the clean digest that today's cleaner gives it; None where its bytes cannot be read any more.
Reclean = Callable[[int], str | None]


@dataclass(frozen=True, slots=True)
class Match:
    """Which version a text is: its id; None for a new one. comparable: False where nobody can tell."""

    version_id: int | None
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class Moment:
    """When and in which run something happened; told_at: when the archive learned of it, if that was later."""

    at: datetime
    run_id: int | None
    told_at: datetime | None = None

    @property
    def told_late(self) -> datetime | None:
        """When it was learned of, None where that was at once: what rests beside the time itself."""
        return self.told_at if self.told_at is not None and self.told_at > self.at else None


def match(connection: Connection, document_id: int, page: Page, reclean: Reclean) -> Match:
    """Find the version with the page's clean text, the document's state first.

    Digests of two cleaners are never compared: a version that today's cleaner has not seen is cleaned again
    from its last capture, and the new digest is kept beside the old one.
    """
    known = _digests(connection, document_id, page.cleaner)
    for version_id, (digest, capture_id) in known.items():
        if digest is None:
            digest = reclean(capture_id)  # noqa: PLW2901 - the missing half of the row just met
            if digest is None:
                return Match(None, comparable=False)
            _keep_digest(connection, version_id, page.cleaner, digest)
        if digest == page.clean_digest:
            return Match(version_id)
    return Match(None)


def make(connection: Connection, document_id: int, stored: Stored, page: Page) -> int:
    """A new version of the document, numbered after its others."""
    highest = select(func.max(versions.c.number)).where(versions.c.document_id == document_id)
    version_id = insert(
        connection, versions, document_id=document_id, number=(connection.scalar(highest) or 0) + 1,
        first_seen=stored.fetched_at, last_seen=stored.fetched_at,
        first_capture_id=stored.id, last_capture_id=stored.id,
    )  # fmt: skip
    _keep_digest(connection, version_id, page.cleaner, page.clean_digest)
    return version_id


def see(connection: Connection, version_id: int, location_id: int, stored: Stored, *, read: bool) -> None:
    """The version stood there at that time. read: the capture brought the page itself (a 304 does not)."""
    at, capture = stored.fetched_at, stored.id
    told = {"version": version_id, "at": at, "capture": capture}
    connection.execute(_SEEN_READ if read else _SEEN, told)
    moved = connection.execute(_SIGHTED, told | {"location": location_id})
    if moved.rowcount == 0:
        row = {
            "version_id": version_id, "location_id": location_id, "first_seen": at, "last_seen": at,
            "first_capture_id": capture, "last_capture_id": capture,
        }  # fmt: skip
        connection.execute(sightings.insert().values(row))
        tallies.grow(connection, "sightings", version_id)


def describe(
    connection: Connection, version_id: int, location_id: int, stored: Stored, *,
    metadata: Mapping[str, str], published: date | None,
) -> bool:  # fmt: skip
    """Keep what the page says about itself, dated, if it says something else than last time there."""
    own = (version_metadata.c.version_id == version_id) & (version_metadata.c.location_id == location_id)
    last = connection.execute(
        select(version_metadata.c.metadata, version_metadata.c.published, version_metadata.c.valid_from)
        .where(own)
        .order_by(version_metadata.c.valid_from.desc())
        .limit(1)
    ).first()
    if last and (
        (last.metadata, last.published) == (dict(metadata), published) or last.valid_from >= stored.fetched_at
    ):
        return False
    row = {
        "version_id": version_id, "location_id": location_id, "valid_from": stored.fetched_at,
        "capture_id": stored.id, "published": published, "metadata": dict(metadata),
    }  # fmt: skip
    connection.execute(version_metadata.insert().values(row))
    tallies.grow(connection, "version_metadata", version_id)
    return True


def become(
    connection: Connection, document_id: int, version_id: int, moment: Moment, *,
    location_id: int, report_id: int | None, evidence: Mapping[str, Any] | None = None,
) -> EventKind | None:  # fmt: skip
    """Let the version be the document's state from now on; the event that this is, None if it was that before.

    A text fetched before the present state began (taken up late) leaves the state as it is.
    """
    last = connection.execute(
        select(periods)
        .where(periods.c.document_id == document_id)
        .order_by(periods.c.valid_from.desc())
        .limit(1)
    ).first()
    if last is not None and moment.at <= (last.valid_to or last.valid_from):
        return None
    if last is not None and last.valid_to is None:
        if last.version_id == version_id:
            return None
        _close(connection, document_id, moment)
    kind: EventKind = "new" if last is None else "restored" if last.valid_to is not None else "revised"
    connection.execute(
        periods.insert().values(
            document_id=document_id,
            valid_from=moment.at,
            told_from=moment.told_late,
            version_id=version_id,
            run_id=moment.run_id,
        )
    )
    record(
        connection, kind, document_id, moment, report_id=report_id, location_id=location_id,
        version_id=version_id, before_id=last.version_id if last else None, evidence=evidence,
    )  # fmt: skip
    return kind


def end(
    connection: Connection, document_id: int, moment: Moment, *,
    location_id: int | None, report_id: int | None, evidence: Mapping[str, Any],
) -> None:  # fmt: skip
    """The document has no state any more: it was removed."""
    last = connection.execute(
        select(periods.c.version_id, periods.c.valid_from)
        .where(periods.c.document_id == document_id, periods.c.valid_to.is_(None))
    ).one()  # fmt: skip
    moment = replace(moment, at=after(moment.at, last.valid_from))
    _close(connection, document_id, moment)
    record(
        connection, "removed", document_id, moment, report_id=report_id, location_id=location_id,
        before_id=last.version_id, evidence=evidence,
    )  # fmt: skip


def record(
    connection: Connection, kind: EventKind, document_id: int, moment: Moment,
    evidence: Mapping[str, Any] | None = None, **places: int | None,
) -> None:  # fmt: skip
    """Write an event into the feed."""
    connection.execute(
        events.insert().values(
            event=kind, at=moment.at, document_id=document_id, run_id=moment.run_id,
            evidence=dict(evidence) if evidence else None, **places,
        )
    )  # fmt: skip


_AT: BindParameter[Any] = bindparam("at", type_=UtcTime)
_CAPTURE: BindParameter[Any] = bindparam("capture")


def _later(table: Table) -> dict[str, Any]:
    """Set the time and the capture of the last sight, unless one is known that is later still."""
    later = table.c.last_seen <= _AT
    return {
        "last_seen": case((later, _AT), else_=table.c.last_seen),
        "last_capture_id": case((later, _CAPTURE), else_=table.c.last_capture_id),
    }


# Built once: these are done for every page.
_SEEN_READ = update(versions).where(versions.c.id == bindparam("version")).values(_later(versions))
_SEEN = (
    update(versions)
    .where(versions.c.id == bindparam("version"))
    .values(last_seen=_later(versions)["last_seen"])
)
_SIGHTED = (
    update(sightings)
    .where(sightings.c.version_id == bindparam("version"), sightings.c.location_id == bindparam("location"))
    .values(_later(sightings))
)


def _close(connection: Connection, document_id: int, moment: Moment) -> None:
    open_period = (periods.c.document_id == document_id) & periods.c.valid_to.is_(None)
    connection.execute(
        update(periods).where(open_period).values(valid_to=moment.at, told_to=moment.told_late)
    )


def _digests(connection: Connection, document_id: int, cleaner: str) -> dict[int, tuple[str | None, int]]:
    """Versions with (digest by this cleaner, last capture): the document's state first, then the newest."""
    query = (
        select(versions.c.id, version_digests.c.clean_digest, versions.c.last_capture_id)
        .outerjoin(
            version_digests,
            (version_digests.c.version_id == versions.c.id) & (version_digests.c.cleaner == cleaner),
        )
        .outerjoin(periods, (periods.c.version_id == versions.c.id) & periods.c.valid_to.is_(None))
        .where(versions.c.document_id == document_id)
        .order_by(periods.c.version_id.is_(None), versions.c.id.desc())
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def _keep_digest(connection: Connection, version_id: int, cleaner: str, digest: str) -> None:
    row = {"version_id": version_id, "cleaner": cleaner, "clean_digest": digest}
    connection.execute(version_digests.insert().values(row))
    tallies.grow(connection, "version_digests", version_id)
