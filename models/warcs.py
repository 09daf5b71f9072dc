"""The WARC files as rows: how far the database has been told of each; the only writer of these rows."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from models.tables import captures, warcs
from models.upsert import insert_once
from models.warc import Sealed


def file_id(connection: Connection, file: str) -> int:
    """The id of the file's row, made if it is new."""
    return insert_once(connection, warcs, {"file": file})


def tell(connection: Connection, sealed: Sealed) -> None:
    """What the file holds up to this journal record is in the database, once this transaction is."""
    values = {"told_to": sealed.end, "chain": sealed.digest}
    row = file_id(connection, sealed.file)
    connection.execute(update(warcs).where(warcs.c.id == row).values(values))


def is_told(connection: Connection, sealed: Sealed) -> bool:
    """Whether the database was told of this journal record."""
    query = select(warcs.c.id).where(warcs.c.file == sealed.file, warcs.c.chain == sealed.digest)
    return connection.scalar(query) is not None


def tell_all(connection: Connection, file: str, size: int) -> None:
    """Nothing is left in the file that the database has not been told of."""
    row = file_id(connection, file)
    connection.execute(update(warcs).where(warcs.c.id == row).values(told_to=size))


def told_to(connection: Connection, file: str) -> int:
    """Up to which byte the database has been told of the file."""
    return connection.scalar(select(warcs.c.told_to).where(warcs.c.file == file)) or 0


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
