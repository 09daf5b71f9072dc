"""Captures: every fetch that reached us, where its bytes lie, and what it was; the only writer of these rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, select, update

from models import tallies
from models.tables import capture_parts, captures, injections, runs, urls, warcs
from models.upsert import insert, insert_once, insert_or_find, upsert
from models.values import Capture, Visit, WarcPlace
from models.warcs import file_id

#: Kinds whose bytes are the thing itself: a 304 says that the newest of these is still right.
BROUGHT = ("content", "list", "attachment", "robots", "asset", "unjudged")
#: Kinds that say: what was here is not here now.
FAILED = ("not_found", "soft_404", "empty")


@dataclass(frozen=True, slots=True)
class Stored:
    """A capture's row: same_as is the capture that tells what it brought, where that is an earlier one.

    told_at: when the archive learned what it was. That is when it was fetched, but for what a kill left behind:
    the run that took it up began later.
    """

    id: int
    url_id: int
    fetched_at: datetime
    told_at: datetime
    same_as: int | None = None

    @property
    def origin(self) -> int:
        """The capture whose bytes these are."""
        return self.same_as or self.id


def url_digest(url: str) -> str:
    """The key of a URL's row: 128 bits of SHA-256, hex."""
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def url_id(connection: Connection, url: str) -> int:
    """The id of the URL's row, made if it is new."""
    return insert_once(connection, urls, {"digest": url_digest(url)}, url=url)


def known_url(connection: Connection, url: str) -> int | None:
    """The id of the URL's row, None for one never met."""
    return connection.scalar(select(urls.c.id).where(urls.c.digest == url_digest(url)))


def keep(connection: Connection, run_id: int | None, site_id: int | None, visit: Visit) -> Stored:
    """The row of this fetch: a new one, or the one its WARC place already has, now with what it was."""
    capture = visit.capture
    where = url_id(connection, capture.url or "")
    place = _place(connection, capture.warc)
    fetched_at = capture.fetched_at or datetime.now(UTC)
    same_as = _same_as(connection, where, visit)
    referrer = url_id(connection, capture.referrer) if capture.referrer else None
    values: dict[str, Any] = {
        "url_id": where, "run_id": run_id, "site_id": site_id, "fetched_at": fetched_at,
        "status": capture.status, "kind": visit.kind, "same_as": same_as, **place,
        "etag": capture.etag, "last_modified": capture.last_modified, "redirect_to": capture.location,
        "referrer_id": referrer,
        **(_brought(visit) if same_as is None else {}),
    }  # fmt: skip
    row = _at(connection, place)
    if row is None:
        told_at = _told_at(connection, run_id, fetched_at)
        stored = Stored(insert(connection, captures, **values), where, fetched_at, told_at, same_as)
    else:
        told_at = _told_at(connection, run_id, row.fetched_at)
        stored = Stored(row.id, where, row.fetched_at, told_at, same_as)
        values["run_id"] = row.run_id or run_id  # read late, by another run, it was fetched by the first
        connection.execute(update(captures).where(captures.c.id == row.id).values(**values))
    _keep_parts(connection, stored, capture)
    _keep_injections(connection, stored, visit)
    return stored


def _told_at(connection: Connection, run_id: int | None, fetched_at: datetime) -> datetime:
    """No run tells of anything before it began."""
    begun = None if run_id is None else connection.scalar(_BEGUN, {"run": run_id})
    return fetched_at if begun is None else max(fetched_at, begun)


_BEGUN = select(runs.c.started).where(runs.c.id == bindparam("run"))  # built once: asked for every fetch


@dataclass(frozen=True, slots=True)
class LastGood:
    """What the newest good fetch of a URL tells the next one to ask with, and to compare with."""

    etag: str | None = None
    last_modified: str | None = None
    payload: str | None = None  # "sha1:…"


NOTHING_GOOD = LastGood()


def last_good(connection: Connection, site_id: int) -> dict[str, LastGood]:
    """By URL, the newest good fetch of a site's pages; none of a URL whose newest one nobody has judged."""
    newest = (
        select(func.max(captures.c.id).label("id"))
        .where(captures.c.site_id == site_id, captures.c.status == 200)
        .where(captures.c.kind.in_(BROUGHT))
        .group_by(captures.c.url_id)
        .subquery()
    )
    first = captures.alias("first")
    payload = func.coalesce(captures.c.payload_digest, first.c.payload_digest).label("payload")
    rows = connection.execute(
        select(urls.c.url, captures.c.etag, captures.c.last_modified, payload)
        .join(captures, captures.c.url_id == urls.c.id)
        .join(newest, newest.c.id == captures.c.id)
        .outerjoin(first, first.c.id == captures.c.same_as)
        .where(captures.c.kind != "unjudged")
    )
    return {row.url: LastGood(row.etag, row.last_modified, row.payload) for row in rows}


def by_payload(connection: Connection, digest: str) -> Capture | None:
    """The first capture that brought this payload ("sha1:…"), without body: what a revisit refers to."""
    return _first(connection, captures.c.payload_digest == digest, captures.c.id)


def by_url(connection: Connection, url: str) -> Capture | None:
    """The newest good capture of a URL, without body: what a 304 confirms."""
    good = and_(urls.c.digest == url_digest(url), captures.c.kind.in_(BROUGHT), captures.c.status == 200)
    return _first(connection, good, captures.c.id.desc())


def find(connection: Connection, capture_id: int) -> Capture | None:
    """A capture as it was fetched, without bodies, its place where the bytes lie, with its attachments.

    Where an earlier fetch brought the bytes, perhaps of another address, address and files are its own all the same.
    """
    row = connection.execute(_select().where(captures.c.id == capture_id)).first()
    if row is None:
        return None
    if row.kind == "not_modified" and row.same_as is not None:
        return find(connection, row.same_as)  # nobody read it: nothing was looked for beside it
    parts = connection.execute(
        _select()
        .join(capture_parts, capture_parts.c.part_id == captures.c.id)
        .where(capture_parts.c.capture_id == capture_id)
        .order_by(capture_parts.c.position)
    ).all()
    return _unpacked(connection, row, tuple(_unpacked(connection, part) for part in parts))


def raw(connection: Connection, capture_id: int) -> Capture:
    """One fetch as its own row tells it, without body: what it repeats is for its WARC record to say."""
    return _capture(connection.execute(_select().where(captures.c.id == capture_id)).one())


def at_place(connection: Connection, file: str, offset: int) -> Capture | None:
    """The fetch whose record lies there, as `raw` tells it."""
    row = connection.execute(_select().where(warcs.c.file == file, captures.c.offset == offset)).first()
    return _capture(row) if row else None


def unjudged(connection: Connection, site_id: int) -> list[int]:
    """Fetches that a killed run left raw and uninterpreted, oldest first; not those a later fetch made good."""
    later = captures.alias("later")
    made_good = select(later.c.id).where(
        later.c.url_id == captures.c.url_id, later.c.id > captures.c.id, later.c.kind != "unjudged"
    )
    return list(
        connection.scalars(
            select(captures.c.id)
            .where(captures.c.site_id == site_id, captures.c.kind == "unjudged")
            .where(~made_good.exists())
            .order_by(captures.c.id)
        )
    )


# -- rows -----------------------------------------------------------------------------------------------
def _select() -> Select[Any]:
    """A capture's row with its URL and file; a packed row's bytes are told by `same_as`."""
    return (
        select(captures, urls.c.url, warcs.c.file)
        .join(urls, urls.c.id == captures.c.url_id)
        .outerjoin(warcs, warcs.c.id == captures.c.warc_id)
    )


def _first(connection: Connection, where: Any, order: Any) -> Capture | None:
    query = _select().where(where, captures.c.same_as.is_(None), captures.c.warc_id.is_not(None))
    row = connection.execute(query.order_by(order).limit(1)).first()
    return _capture(row) if row else None


def _unpacked(connection: Connection, row: Any, attachments: tuple[Capture, ...] = ()) -> Capture:
    """A row, a packed one with what it brought."""
    if row.same_as is None:
        return _capture(row, attachments)
    brought = _capture(connection.execute(_select().where(captures.c.id == row.same_as)).one())
    own = _capture(row, attachments)
    return replace(
        own, status=brought.status if own.status == 304 else own.status, content_type=brought.content_type,
        filename=brought.filename, payload_digest=brought.payload_digest, warc=brought.warc,
    )  # fmt: skip


def _capture(row: Any, attachments: tuple[Capture, ...] = ()) -> Capture:
    place = None
    if row.file is not None:
        place = WarcPlace(row.file, row.offset, row.length, row.record_type, row.member_digest)
    return Capture(
        body=b"", url=row.url, status=row.status, content_type=row.content_type, fetched_at=row.fetched_at,
        filename=row.filename, location=row.redirect_to, payload_digest=row.payload_digest, warc=place,
        etag=row.etag, last_modified=row.last_modified, attachments=attachments,
    )  # fmt: skip


def _place(connection: Connection, place: WarcPlace | None) -> dict[str, Any]:
    if place is None:
        return {"warc_id": None, "offset": None}
    return {
        "warc_id": file_id(connection, place.file),
        "offset": place.offset, "length": place.length,
        "record_type": place.record_type, "member_digest": place.member_digest,
    }  # fmt: skip


def _at(connection: Connection, place: dict[str, Any]) -> Any:
    if place["warc_id"] is None:
        return None
    where = and_(captures.c.warc_id == place["warc_id"], captures.c.offset == place["offset"])
    return connection.execute(
        select(captures.c.id, captures.c.fetched_at, captures.c.run_id).where(where)
    ).first()


def _brought(visit: Visit) -> dict[str, Any]:
    """What only a capture with bytes of its own tells."""
    capture, page = visit.capture, visit.page
    told = {name: getattr(capture, name) for name in ("payload_digest", "content_type", "filename")}
    if page is None or not page.cleaner:
        return told
    digests = {"clean_digest": page.clean_digest, "record_digest": page.record_digest}
    return {**told, **digests, "cleaner": page.cleaner}


def _same_as(connection: Connection, where: int, visit: Visit) -> int | None:
    """The full row that this fetch repeats: of the URL for a 304, of the payload for a revisit record."""
    capture = visit.capture
    full = select(captures.c.id).where(captures.c.same_as.is_(None))
    if capture.status == 304:
        good = full.where(captures.c.url_id == where, captures.c.status == 200, captures.c.kind.in_(BROUGHT))
        packed = select(captures.c.same_as).where(captures.c.url_id == where, captures.c.same_as.is_not(None))
        return connection.scalar(good.order_by(captures.c.id.desc()).limit(1)) or connection.scalar(
            packed.order_by(captures.c.id.desc()).limit(1)
        )
    if capture.warc is None or capture.warc.record_type != "revisit":
        return None
    same = full.where(captures.c.payload_digest == capture.payload_digest)
    return connection.scalar(
        same.order_by((captures.c.url_id == where).desc(), captures.c.id.desc()).limit(1)
    )


def _keep_parts(connection: Connection, stored: Stored, capture: Capture) -> None:
    rows = []
    for position, part in enumerate(capture.attachments):
        row = _at(connection, _place(connection, part.warc))
        part_id = row.id if row else keep(connection, None, None, Visit("", part, "attachment")).id
        rows.append({"capture_id": stored.id, "position": position, "part_id": part_id})
    upsert(connection, capture_parts, rows, key=("capture_id", "position"))


def _keep_injections(connection: Connection, stored: Stored, visit: Visit) -> None:
    """Foreign words taken out of the page: one row a span, from the first capture that had it to the last."""
    if visit.page is None:
        return
    for removal in visit.page.report.removed:
        digest = url_digest(f"{removal.rule}\n{removal.where}\n{removal.text}")
        row_id, is_new = insert_or_find(
            connection, injections, {"url_id": stored.url_id, "digest": digest},
            rule=removal.rule, where=removal.where, text=removal.text,
            first_seen=stored.fetched_at, last_seen=stored.fetched_at,
            first_capture_id=stored.id, last_capture_id=stored.id,
        )  # fmt: skip
        if is_new:
            tallies.grow(connection, "injections", stored.url_id)
        connection.execute(
            update(injections)
            .where(injections.c.id == row_id, injections.c.last_seen < stored.fetched_at)
            .values(last_seen=stored.fetched_at, last_capture_id=stored.id)
        )
