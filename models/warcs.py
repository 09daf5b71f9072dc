"""The WARC files as rows: how far the database has been told of each; the only writer of these rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from models.tables import captures, warcs
from models.upsert import insert_once
from models.warc import Sealed


def file_id(connection: Connection, file: str) -> int:
    """The id of the file's row, made if it is new."""
    return insert_once(connection, warcs, {"file": file})


def tell(connection: Connection, sealed: Sealed) -> None:
    """What the file holds up to this journal record is in the database, once this transaction is."""
    values: dict[str, Any] = {"told_to": sealed.end, "chain": sealed.digest}
    if sealed.whole is not None:
        values["whole_to"] = sealed.whole
    row = file_id(connection, sealed.file)
    connection.execute(update(warcs).where(warcs.c.id == row).values(values))


def is_told(connection: Connection, sealed: Sealed) -> bool:
    """Whether the database was told of this journal record."""
    query = select(warcs.c.id).where(warcs.c.file == sealed.file, warcs.c.chain == sealed.digest)
    return connection.scalar(query) is not None


def tell_all(connection: Connection, file: str, size: int) -> None:
    """Nothing is left in the file that the database has not been told of."""
    row = file_id(connection, file)
    connection.execute(update(warcs).where(warcs.c.id == row).values(told_to=size, whole_to=size))


@dataclass(frozen=True, slots=True)
class Mark:
    """What the database knows of a file: told of up to a byte, every record up to another having its row (None: not counted).

    chained: whether it knows the journal record that told it so; an archive that was at an older migration does not.
    """

    told_to: int = 0
    whole_to: int | None = None
    chained: bool = False


def mark(connection: Connection, file: str) -> Mark:
    """How far the database knows the file."""
    row = connection.execute(select(warcs).where(warcs.c.file == file)).first()
    return Mark(row.told_to or 0, row.whole_to, row.chain is not None) if row else Mark()


def rows_of(connection: Connection, file: str) -> frozenset[int]:
    """The offsets at which records of the file lie that have a row already."""
    query = (
        select(captures.c.offset).join(warcs, warcs.c.id == captures.c.warc_id).where(warcs.c.file == file)
    )
    return frozenset(connection.scalars(query))


def head(connection: Connection) -> str:
    """The digest of the newest journal record the database knows, empty in an archive without one."""
    chained = select(warcs.c.chain).where(warcs.c.chain.is_not(None))
    return connection.scalar(chained.order_by(warcs.c.id.desc()).limit(1)) or ""


def chains(connection: Connection) -> dict[str, str]:
    """The digest of the newest journal record the database knows of each file."""
    rows = connection.execute(select(warcs.c.file, warcs.c.chain).where(warcs.c.chain.is_not(None)))
    return {row.file: row.chain for row in rows}
