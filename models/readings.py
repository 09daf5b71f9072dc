"""Readings: what a reader of a given version of ours made of a text; the newest one's figures, facts, problems."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from models import passages, problems, tallies
from models.captures import Stored
from models.shapes import report_object
from models.tables import assignments, captures, documents, facts, figures, periods, readings, sites, versions
from models.upsert import upsert
from models.values import Fact, Figure, Page

_LEVEL = 6  # zlib: an archive keeps a record for years and writes it once


def keep(
    connection: Connection, version_id: int, stored: Stored, page: Page, now: datetime, *, run_id: int | None,
    site_id: int | None, document_id: int, anew: bool = True,
) -> bool:  # fmt: skip
    """Keep what this reader makes of the version; say whether that was news. It never makes a version.

    anew: False where a reading of the same reader stays (a twin page words its metadata another way).
    """
    known = connection.execute(
        select(readings.c.id, readings.c.record_digest, readings.c.capture_id)
        .where(readings.c.version_id == version_id, readings.c.reader == page.reader)
    ).first()  # fmt: skip
    if known is not None and (not anew or known.record_digest == page.record_digest):
        return False
    record = report_object(page.report)
    row = {
        "version_id": version_id, "reader": page.reader, "capture_id": stored.id, "run_id": run_id,
        "read_at": now, "record_digest": page.record_digest, "record": pack(record),
    }  # fmt: skip
    upsert(connection, readings, [row], key=("version_id", "reader"))
    if known is None:
        tallies.grow(connection, "readings", version_id)
    reading_id = connection.execute(
        select(readings.c.id).where(readings.c.version_id == version_id, readings.c.reader == page.reader)
    ).scalar_one()
    own = {"version_id": version_id, "reading_id": reading_id}
    _lay(connection, figures, version_id, [own | _figure(f) for f in page.report.figures])
    _lay(connection, facts, version_id, [own | _fact(n, f) for n, f in enumerate(page.report.facts)])
    passages.lay(connection, version_id, reading_id, record)
    problems.replace(
        connection, "reading", version_id, problems.of_page(page.report.problems), now,
        site_id=site_id, run_id=run_id, url_id=stored.url_id, document_id=document_id, reading_id=reading_id,
    )  # fmt: skip
    return True


def pack(record: Mapping[str, Any]) -> bytes:
    """The published object as it rests: UTF-8 JSON, deflated."""
    return zlib.compress(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack(record: bytes) -> dict[str, Any]:
    """The published object of a reading's `record`."""
    found: dict[str, Any] = json.loads(zlib.decompress(record))
    return found


def latest(connection: Connection, version_id: int) -> dict[str, Any] | None:
    """What the newest reading made of a version; None where nobody has read it."""
    query = select(readings.c.record).where(readings.c.version_id == version_id)
    record = connection.scalar(query.order_by(readings.c.read_at.desc(), readings.c.id.desc()).limit(1))
    return None if record is None else unpack(record)


def to_read(
    connection: Connection, *, site: str | None = None, year: int | None = None, era: str | None = None
) -> list[tuple[int, int]]:
    """(version, the last capture that showed it) of all versions, or of one site, year or form, oldest first."""
    query = (
        select(versions.c.id, versions.c.last_capture_id)
        .join(documents, documents.c.id == versions.c.document_id)
        .join(sites, sites.c.id == documents.c.site_id)
        .outerjoin(
            assignments, (assignments.c.document_id == documents.c.id) & assignments.c.valid_to.is_(None)
        )
    )
    if site is not None:
        query = query.where(sites.c.code == site)
    if year is not None:
        query = query.where(assignments.c.report_year == year)
    if era is not None:
        query = query.where(assignments.c.era == era)
    return [(row[0], row[1]) for row in connection.execute(query.order_by(versions.c.id))]


def state_of(connection: Connection, document_id: int, at: datetime | None = None) -> int | None:
    """The version that is a document's state at a time (default: now); None where it had none."""
    query = select(periods.c.version_id).where(periods.c.document_id == document_id)
    if at is None:
        return connection.scalar(query.where(periods.c.valid_to.is_(None)))
    within = query.where(periods.c.valid_from <= at, periods.c.valid_to.is_(None) | (periods.c.valid_to > at))
    return connection.scalar(within.order_by(periods.c.valid_from.desc()).limit(1))


def capture_of(connection: Connection, version_id: int) -> Stored:
    """The last capture that showed this version."""
    row = connection.execute(
        select(captures.c.id, captures.c.url_id, captures.c.fetched_at, captures.c.same_as)
        .join(versions, versions.c.last_capture_id == captures.c.id)
        .where(versions.c.id == version_id)
    ).one()
    return Stored(row.id, row.url_id, row.fetched_at, row.fetched_at, row.same_as)


def _lay(connection: Connection, table: Table, version_id: int, rows: Sequence[Mapping[str, Any]]) -> None:
    """Replace the version's rows: they tell the newest reading only."""
    connection.execute(delete(table).where(table.c.version_id == version_id))
    if rows:
        connection.execute(insert(table), [dict(row) for row in rows])


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "code": figure.code, "value": figure.value, "state": figure.state, "raw": figure.raw, "unit": figure.unit,
        "computed": figure.computed, "table_no": figure.table, "row_no": figure.row, "column_no": figure.column,
        "flags": list(figure.flags) or None,
    }  # fmt: skip


def _fact(position: int, fact: Fact) -> dict[str, Any]:
    return {
        "position": position, "code": fact.code, "value": fact.value, "unit": fact.unit,
        "qualifier": fact.qualifier, "quote": fact.quote, "section": fact.section, "category": fact.category,
        "parts": dict(fact.parts) if fact.parts else None,
    }  # fmt: skip
