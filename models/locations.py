"""Locations: the URLs at which a document lies or lay; the only writer of these rows, of documents and of columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, case, func, select, update

from models import tallies
from models.captures import NOTHING_GOOD, LastGood, Stored, last_good, url_id
from models.intervals import after
from models.tables import assignments, columns, documents, locations, periods, urls
from models.upsert import insert, insert_once


@dataclass(frozen=True, slots=True)
class Location:
    """A document's place and what is known of the document there; state is the version it shows as a whole."""

    id: int
    document_id: int
    url_id: int
    official: bool
    is_primary: bool
    valid_to: datetime | None
    version_id: int | None  # what this place showed last
    state: int | None  # what the document's primary place shows; None: removed, or never had a version
    report_id: int | None
    trust: str | None
    last_seen: datetime
    valid_from: datetime

    @property
    def is_open(self) -> bool:
        return self.valid_to is None


@dataclass(frozen=True, slots=True)
class Known:
    """A place to visit again; live is False for a document that was removed (it may come back)."""

    url: str
    document_id: int
    official: bool
    live: bool
    column: str | None
    last: LastGood = NOTHING_GOOD


def at(connection: Connection, url: int) -> Location | None:
    """The document that lies at this URL, else the last one that did."""
    row = connection.execute(_AT, {"url": url}).first()
    return Location(*row) if row else None


def of_document(connection: Connection, document_id: int) -> list[Location]:
    """All places of a document, open ones first, oldest first."""
    return [Location(*row) for row in connection.execute(_OF_DOCUMENT, {"document": document_id})]


def primary_url(connection: Connection, document_id: int) -> str:
    """Where the document has its state from."""
    query = select(urls.c.url).join(locations, locations.c.url_id == urls.c.id)
    own = (locations.c.document_id == document_id) & locations.c.is_primary
    return str(connection.execute(query.where(own)).scalar_one())


def new_document(connection: Connection, site_id: int, at: datetime) -> int:
    """A document that has no place yet."""
    return insert(connection, documents, site_id=site_id, first_seen=at, last_seen=at)


def settle(connection: Connection, document_id: int, site_id: int, stored: Stored, *, official: bool) -> int:
    """A new place of the document, from the time of this capture on; its first one is its primary one.

    Another document may have lain there until later than that (the clock stepped back): then from that time on.
    """
    left = select(func.max(locations.c.valid_to)).where(locations.c.url_id == stored.url_id)
    since = max(stored.fetched_at, connection.scalar(left) or stored.fetched_at)
    tallies.grow(connection, "locations", document_id)
    has_primary = select(locations.c.id).where(locations.c.document_id == document_id, locations.c.is_primary)
    return insert(
        connection, locations, document_id=document_id, url_id=stored.url_id, site_id=site_id,
        official=official, is_primary=connection.scalar(has_primary) is None,
        valid_from=since, last_seen=since,
    )  # fmt: skip


def leave(connection: Connection, place: Location, at: datetime) -> None:
    """The document lies there no more."""
    own = locations.c.id == place.id
    connection.execute(update(locations).where(own).values(valid_to=after(at, place.valid_from)))


def touch(
    connection: Connection, location_id: int, stored: Stored, *,
    version_id: int | None, official: bool | None = None, listed: tuple[int, int] | None = None,
) -> None:  # fmt: skip
    """The document was seen there, showing this version. listed: the run and the column that pointed to it.

    What is taken up late says nothing of what the place shows now.
    """
    when = stored.fetched_at
    newest = (locations.c.last_seen <= when) | locations.c.version_id.is_(None)
    values: dict[str, Any] = {
        "last_seen": _later(locations.c.last_seen, when),
        "version_id": case((newest, version_id), else_=locations.c.version_id),
    }
    if official is not None:
        values["official"] = official
    if listed is not None:
        values |= {"listed_in": listed[0], "column_id": listed[1]}
    connection.execute(update(locations).where(locations.c.id == location_id).values(values))
    its_document = select(locations.c.document_id).where(locations.c.id == location_id).scalar_subquery()
    connection.execute(
        update(documents)
        .where(documents.c.id == its_document)
        .values(last_seen=_later(documents.c.last_seen, when))
    )


def name(connection: Connection, location_id: int, listed: tuple[int, int]) -> None:
    """A list pointed there, whatever answered: the run and the column."""
    told = {"listed_in": listed[0], "column_id": listed[1]}
    connection.execute(update(locations).where(locations.c.id == location_id).values(told))


def make_primary(connection: Connection, document_id: int, location_id: int) -> None:
    """From now on the document's state is what it shows there."""
    own = locations.c.document_id == document_id
    connection.execute(update(locations).where(own, locations.c.is_primary).values(is_primary=False))
    connection.execute(update(locations).where(locations.c.id == location_id).values(is_primary=True))


def column(
    connection: Connection, site_id: int, url: str, at: datetime, *, family: str | None = None,
    label: str | None = None, organ: str | None = None,
) -> int:  # fmt: skip
    """The id of a list of the site, made if new; what is told of it replaces what was."""
    told = {k: v for k, v in {"family": family, "label": label, "organ": organ}.items() if v is not None}
    key = {"site_id": site_id, "url_id": url_id(connection, url)}
    column_id = insert_once(connection, columns, key, first_seen=at, last_seen=at, **told)
    changed = {"last_seen": _later(columns.c.last_seen, at), **told}
    connection.execute(update(columns).where(columns.c.id == column_id).values(changed))
    return column_id


def known_columns(connection: Connection, site_id: int) -> list[tuple[str, str | None, str | None]]:
    """(URL, family, label) of the site's lists, newest seen first."""
    query = select(urls.c.url, columns.c.family, columns.c.label).join(urls, urls.c.id == columns.c.url_id)
    rows = connection.execute(query.where(columns.c.site_id == site_id).order_by(columns.c.last_seen.desc()))
    return [(row.url, row.family, row.label) for row in rows]


def known(connection: Connection, site_id: int) -> tuple[Known, ...]:
    """Where the site's reports lie, to be visited in every run, with the validators to ask with.

    Removed documents are among them, asked for without validators: if one is back, it is read anew.
    """
    asked = last_good(connection, site_id)
    lists = urls.alias("lists")
    query = (
        select(
            urls.c.url,
            locations.c.document_id,
            locations.c.official,
            locations.c.valid_to,
            lists.c.url.label("list"),
        )
        .join(urls, urls.c.id == locations.c.url_id)
        .outerjoin(columns, columns.c.id == locations.c.column_id)
        .outerjoin(lists, lists.c.id == columns.c.url_id)
        .where(locations.c.site_id == site_id, locations.c.valid_to.is_(None) | _removed_last())
        .order_by(locations.c.valid_to.is_not(None), locations.c.id)
    )
    found: dict[str, Known] = {}
    for row in connection.execute(query):
        last = asked.get(row.url, NOTHING_GOOD) if row.valid_to is None else NOTHING_GOOD
        place = Known(row.url, row.document_id, row.official, row.valid_to is None, row.list, last)
        found.setdefault(row.url, place)
    return tuple(found.values())


def _removed_last() -> Any:
    """The primary place of a document that has no state now."""
    has_state = select(periods.c.document_id).where(
        periods.c.document_id == locations.c.document_id, periods.c.valid_to.is_(None)
    )
    return and_(locations.c.is_primary, ~has_state.exists())


def _select() -> Select[Any]:
    now = and_(assignments.c.document_id == locations.c.document_id, assignments.c.valid_to.is_(None))
    state = and_(periods.c.document_id == locations.c.document_id, periods.c.valid_to.is_(None))
    return (
        select(
            locations.c.id, locations.c.document_id, locations.c.url_id, locations.c.official,
            locations.c.is_primary, locations.c.valid_to, locations.c.version_id,
            periods.c.version_id.label("state"), assignments.c.report_id, assignments.c.trust,
            locations.c.last_seen, locations.c.valid_from,
        )
        .outerjoin(periods, state)
        .outerjoin(assignments, now)
    )  # fmt: skip


def _later(known: Any, at: datetime) -> Any:
    return case((known < at, at), else_=known)


# Built once: these are asked for every page.
_AT = (
    _select()
    .where(locations.c.url_id == bindparam("url"))
    .order_by(locations.c.valid_to.is_not(None), locations.c.valid_from.desc())
    .limit(1)
)
_OF_DOCUMENT = (
    _select()
    .where(locations.c.document_id == bindparam("document"))
    .order_by(locations.c.valid_to.is_not(None), locations.c.id)
)
