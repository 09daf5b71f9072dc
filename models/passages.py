"""Passages: what a search looks through — title and sections of the newest reading of each version, as words.

The only writer of these rows. The database keeps its own full-text index of them by itself, in the same transaction
(migration 0004: FTS5 with triggers on SQLite, a GIN index on PostgreSQL).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from models.applicants import masked
from models.tables import passages, readings
from models.words import spaced

TITLE = "title"


def of_record(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(section code, its text with the heading above) of a published object, the title first; names masked."""
    if record.get("title"):
        yield TITLE, masked(record["title"])
    for section in record.get("sections", ()):
        yield section["code"], masked("\n".join(filter(None, (section["heading"], section["text"]))))


def lay(connection: Connection, version_id: int, reading_id: int, record: Mapping[str, Any]) -> None:
    """Let the version be found by the words of this reading, and by no former one's."""
    connection.execute(delete(passages).where(passages.c.version_id == version_id))
    rows = [
        {"version_id": version_id, "reading_id": reading_id, "position": position, "section": code, "words": words}
        for position, (code, text) in enumerate(of_record(record))
        if (words := spaced(text))
    ]  # fmt: skip
    if rows:
        connection.execute(insert(passages), rows)


def lay_missing(connection: Connection) -> int:
    """Lay the passages of readings kept before there was an index; how many versions. For `nianbao migrate`."""
    from models.readings import unpack

    known = select(passages.c.id).where(passages.c.version_id == readings.c.version_id)
    rows = connection.execute(
        select(readings.c.id, readings.c.version_id)
        .where(~known.exists())
        .order_by(readings.c.version_id, readings.c.read_at.desc(), readings.c.id.desc())
    ).all()
    newest: dict[int, int] = {}
    for row in rows:
        newest.setdefault(row.version_id, row.id)
    for version_id, reading_id in newest.items():
        packed = connection.execute(select(readings.c.record).where(readings.c.id == reading_id)).scalar_one()
        lay(connection, version_id, reading_id, unpack(packed))
    return len(newest)
