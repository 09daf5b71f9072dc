"""A report's history: the documents that are it, and what they said over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from archive.shelf import Holding, by_report, holdings
from archive.then import NOW, Then
from archive.who import Whom, whom
from models.errors import NothingFound
from models.readings import unpack
from models.tables import assignments, captures, periods, readings, urls, versions, warcs


@dataclass(frozen=True, slots=True)
class Stood:
    """A version as it stood over a period: the record read from it, and the capture that shows it."""

    document_id: int
    version_id: int
    number: int
    valid_from: datetime
    valid_to: datetime | None
    first_seen: datetime
    last_seen: datetime
    captured: datetime
    url: str
    warc: str | None
    offset: int | None
    record: dict[str, Any]


def held(connection: Connection, who: str, year: int | None = None, then: Then = NOW) -> tuple[Holding, ...]:
    """The reports WHO means (of one year, or of all), one holding each; none: NothingFound."""
    return by_report(copies(connection, who, year, then))


def copies(
    connection: Connection, who: str, year: int | None = None, then: Then = NOW
) -> tuple[Holding, ...]:
    """Every document that WHO means, copies of one report too; none: NothingFound."""
    meant = whom(connection, who, then.assigned())
    conditions = [_about(meant)]
    if year:
        conditions.append(assignments.c.report_year == year)
    found = holdings(connection, *conditions, then=then)
    if not found:
        of_year = f" of {year}" if year else ""
        raise NothingFound(
            f"no report{of_year} by '{who}' in this archive: `nianbao reports` lists what it holds"
        )
    return found


def _about(meant: Whom) -> ColumnElement[bool]:
    if meant.document_id is not None:
        return assignments.c.document_id == meant.document_id
    return assignments.c.publisher_id.in_(meant.publisher_ids)


def stood(connection: Connection, document_id: int, then: Then = NOW) -> tuple[Stood, ...]:
    """Every period of a document, oldest first, each with the newest reading of its version.

    Of *then* only known_at counts here: periods begun later are not told of, and one that ended later had not ended.
    """
    shown = captures.alias("shown")
    rows = connection.execute(
        select(
            periods.c.document_id, versions.c.id.label("version_id"), versions.c.number,
            periods.c.valid_from, periods.c.valid_to, versions.c.first_seen, versions.c.last_seen,
            shown.c.fetched_at.label("captured"), urls.c.url, warcs.c.file.label("warc"), shown.c.offset,
            periods.c.told_to, readings.c.record,
        )
        .select_from(periods)
        .join(versions, versions.c.id == periods.c.version_id)
        .join(shown, shown.c.id == versions.c.first_capture_id)
        .join(urls, urls.c.id == shown.c.url_id)
        .outerjoin(warcs, warcs.c.id == shown.c.warc_id)
        .outerjoin(readings, readings.c.id == then.reading_of(versions.c.id))
        .where(periods.c.document_id == document_id, then.begun())
        .order_by(periods.c.valid_from)
    ).mappings()  # fmt: skip
    return tuple(_stood(row, then.known_at) for row in rows)


def _stood(row: RowMapping, known_at: datetime | None) -> Stood:
    values: dict[str, Any] = dict(row)
    packed = values.pop("record")
    told_to, ended = values.pop("told_to"), values["valid_to"]
    if known_at is not None and ended is not None and (told_to or ended) > known_at:
        values["valid_to"] = None
    return Stood(**values, record=unpack(packed) if packed else {})


def record_of(connection: Connection, version_id: int) -> dict[str, Any]:
    """The newest reading of a version; empty where none was made."""
    packed = connection.scalar(
        select(readings.c.record)
        .where(readings.c.version_id == version_id)
        .order_by(readings.c.read_at.desc(), readings.c.id.desc())
        .limit(1)
    )
    return unpack(packed) if packed else {}


def as_of(periods_of: tuple[Stood, ...], at: datetime | None) -> Stood | None:
    """What was published at a moment (None: what is published now, else what was published last)."""
    if at is None:
        return periods_of[-1] if periods_of else None
    return next(
        (s for s in periods_of if s.valid_from <= at and (s.valid_to is None or at < s.valid_to)), None
    )
