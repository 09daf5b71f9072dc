"""Does the database agree with itself: rows that others speak of and that are not there, whatever took them away.

Every version has a reading, a digest, a sighting; every event the period it began or ended, and every period its
event; what is laid out of a reading is what its record says; what hangs on one thing is as many rows as were laid down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, and_, func, literal, select

from archive.tallied import uncounted
from models.passages import of_record
from models.readings import unpack
from models.tables import (
    archive,
    assignments,
    documents,
    events,
    facts,
    figures,
    locations,
    passages,
    periods,
    readings,
    sightings,
    version_digests,
    version_metadata,
    versions,
)
from models.words import spaced

Missing = tuple[str, str]  # the table, and what is not as it should be there

_BEGAN = ("new", "revised", "restored")


def _none(table: Any, *same: Any) -> Any:
    """No row of the table is so."""
    return ~select(table).where(*same).correlate_except(table).exists()


def _of_version(table: Any) -> Select[Any]:
    """Versions of which the table tells nothing."""
    return select(versions.c.id).where(_none(table, table.c.version_id == versions.c.id))


def _at(at: Any, document: Any, *kinds: str) -> Any:
    return select(events).where(events.c.document_id == document, events.c.at == at, events.c.event.in_(kinds)).correlate_except(events).exists()  # fmt: skip


_SOME_VERSION = select(versions).where(versions.c.document_id == documents.c.id).correlate_except(versions)
_OPEN = and_(assignments.c.document_id == documents.c.id, assignments.c.valid_to.is_(None))

#: The table that lacks a row, what is said of it, and the keys of the rows that speak of it.
CHECKS: tuple[tuple[str, str, Select[Any]], ...] = (
    ("archive", "the row that says of which world it is", select(literal("")).where(_none(archive))),
    ("readings", "version {} has no reading", _of_version(readings)),
    ("version_digests", "version {} has no digest", _of_version(version_digests)),
    ("sightings", "version {} was seen nowhere", _of_version(sightings)),
    ("version_metadata", "version {} says nothing about itself", _of_version(version_metadata)),
    (
        "versions", "document {} lacks one of its numbered versions",
        select(versions.c.document_id).group_by(versions.c.document_id)
        .having(func.count() != func.max(versions.c.number)),
    ),
    (
        "locations", "document {} has no primary place",
        select(documents.c.id).where(_none(locations, locations.c.document_id == documents.c.id, locations.c.is_primary)),
    ),
    (
        "assignments", "document {} is taken for nothing, though it has versions",
        select(documents.c.id).where(_SOME_VERSION.exists(), _none(assignments, _OPEN)),
    ),
    (
        "periods", "event {} began a period that is not there",
        select(events.c.id).where(events.c.event.in_(_BEGAN), _none(periods, periods.c.document_id == events.c.document_id, periods.c.valid_from == events.c.at)),
    ),
    (
        "periods", "event {} ended a period that is not there",
        select(events.c.id).where(events.c.event == "removed", _none(periods, periods.c.document_id == events.c.document_id, periods.c.valid_to == events.c.at)),
    ),
    (
        "events", "a period of document {} began without an event",
        select(periods.c.document_id).where(~_at(periods.c.valid_from, periods.c.document_id, *_BEGAN)),
    ),
    (
        "events", "a period of document {} ended without an event",
        select(periods.c.document_id).where(
            periods.c.valid_to.is_not(None), ~_at(periods.c.valid_to, periods.c.document_id, *_BEGAN, "removed")),
    ),
)  # fmt: skip


def missing(connection: Connection) -> Iterator[Missing]:
    """What the rows of the database tell against one another, table by table."""
    yield from _dangling(connection)
    for table, what, query in CHECKS:
        for key in connection.scalars(query):
            yield table, what.format(key)
    yield from _laid(connection)
    yield from uncounted(connection)


def _dangling(connection: Connection) -> Iterator[Missing]:
    """SQLite holds references only against programs that ask it to; PostgreSQL lets nobody break them."""
    if connection.dialect.name != "sqlite":
        return
    for told in connection.exec_driver_sql("PRAGMA quick_check(20)").scalars():
        if told != "ok":
            yield "(file)", str(told)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield str(parent), f"a row that {table} refers to is not there (row {row or '—'})"


#: What is laid out of a reading, and how many rows its record makes.
_LAID: tuple[tuple[Any, Callable[[dict[str, Any]], int]], ...] = (
    (figures, lambda record: len(record.get("figures", ()))),
    (facts, lambda record: len(record.get("facts", ()))),
    (passages, lambda record: sum(bool(spaced(text)) for _, text in of_record(record))),
)


def _laid(connection: Connection) -> Iterator[Missing]:
    """Versions whose rows are those of none of their readings (which one is the newest, clocks may dispute)."""
    held = [_counted(connection, table) for table, _ in _LAID]
    every = select(readings.c.version_id, readings.c.record).order_by(readings.c.version_id)
    rows = connection.execute(every.execution_options(yield_per=500))
    for version, own in groupby(rows, key=lambda row: int(row.version_id)):
        there = tuple(count.get(version, 0) for count in held)
        meant = [
            tuple(expected(record) for _, expected in _LAID) for record in (unpack(r.record) for r in own)
        ]
        if there not in meant:
            for (table, _), found, wanted in zip(_LAID, there, meant[-1], strict=True):
                if found != wanted:
                    yield table.name, f"version {version} has {found} rows, its reading {wanted}"


def _counted(connection: Connection, table: Any) -> dict[int, int]:
    query = select(table.c.version_id, func.count()).group_by(table.c.version_id)
    return {row[0]: row[1] for row in connection.execute(query)}
