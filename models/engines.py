"""Engines: how a SQLAlchemy URL becomes a connection that behaves, and what its errors mean to a user."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    OperationalError,
    ProgrammingError,
)

from models.config import Config
from models.errors import ArchiveAway, ArchiveError, CannotWrite, TooLong, WrongArguments

_BUSY_MS = 15_000  # how long a statement waits for another writer before it gives up
_MAP_BYTES = (
    1 << 28
)  # pages read through the page cache of the system: as-of seeks stay flat as archives grow

#: SQLite's and PostgreSQL's words for "I may not, or cannot, write".
_CANNOT_WRITE = (
    "disk is full", "readonly", "read-only", "unable to open", "disk i/o", "no space left",
)  # fmt: skip

#: What passes. SQLSTATEs: a connection that broke, a server that stops, starts or is full, a transaction that gave way
#: to another one (PostgreSQL's appendix A); SQLite's codes: busy, locked.
_PASSING = ("08", "57P01", "57P02", "57P03", "53300", "40001", "40P01")
_SQLITE_PASSING = (5, 6)
#: What was broken off because it took too long.
_BROKEN_OFF, _SQLITE_BROKEN_OFF = ("57014",), (9,)
_STEPS = 20_000  # of SQLite's machine between two looks at the clock: some milliseconds

#: What the database says of our own mistakes: no trouble of the archive, and no user's to mend.
BUGS = (IntegrityError, ProgrammingError, DataError)

_engine = partial(create_engine, json_serializer=partial(json.dumps, ensure_ascii=False))


def engine(config: Config, *, write: bool) -> Engine:
    """An engine on the archive; a read-only one cannot change or make anything. WrongArguments: a bad URL."""
    try:
        url = make_url(config.database)
        if url.get_backend_name() == "sqlite":
            return sqlite(url, write=write)
        return _postgresql(url, write=write)
    except (ArgumentError, NoSuchModuleError) as error:
        raise WrongArguments(f"NIANBAO_DATABASE is no usable SQLAlchemy URL: {_line(error)}") from None


def place(url: URL) -> str:
    """The archive's address for people: a path, or a URL without its password."""
    return (
        (url.database or "(memory)").removeprefix("file:")
        if url.get_backend_name() == "sqlite"
        else url.render_as_string()
    )


def failure(error: DBAPIError, url: URL) -> ArchiveError:
    """The driver's error as one line of ours: CannotWrite where writing is what failed."""
    said = _line(error)
    if _is(error, _BROKEN_OFF, _SQLITE_BROKEN_OFF):
        return TooLong("the question takes longer than it may: narrow it, or ask it on the command line")
    if _passes(error):
        return ArchiveAway(f"the archive {place(url)} cannot be had now: {said}; start its database, or wait")
    if any(words in said.lower() for words in _CANNOT_WRITE):
        return CannotWrite(
            f"cannot write the archive {place(url)}: {said}; free space, or mend its permissions"
        )
    return ArchiveError(f"the archive {place(url)} cannot serve: {said}; check it with `nianbao verify`")


def _passes(error: DBAPIError) -> bool:
    """Whether the same may succeed later. A connection that could not be made has no SQLSTATE."""
    if isinstance(error.orig, sqlite3.Error):
        return _is(error, (), _SQLITE_PASSING)
    unheard = isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", None) is None
    return error.connection_invalidated or unheard or _is(error, _PASSING, ())


def _is(error: DBAPIError, states: tuple[str, ...], codes: tuple[int, ...]) -> bool:
    """Whether it is one of these: SQLSTATEs, or their begins, of a server; codes of SQLite."""
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in codes
    return (getattr(error.orig, "sqlstate", None) or "").startswith(states)


@contextmanager
def within(connection: Connection, seconds: float) -> Iterator[None]:
    """Break off what takes longer: on SQLite all that is asked meanwhile, on PostgreSQL each statement. TooLong."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(1000 * seconds)}")
        yield
        return
    own: Any = connection.connection.driver_connection
    until = monotonic() + seconds
    own.set_progress_handler(lambda: monotonic() > until, _STEPS)
    try:
        yield
    finally:
        own.set_progress_handler(None, 0)


def is_file(url: URL) -> bool:
    """Whether the archive is a SQLite file."""
    return url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")


def sqlite(url: URL, *, write: bool, foreign_keys: bool = True) -> Engine:
    """An engine on a SQLite file: WAL, whole batches at once, no waiting half-way."""
    built = _engine(url if write or not is_file(url) else _read_only(url))
    pragmas = [f"busy_timeout={_BUSY_MS}", f"mmap_size={_MAP_BYTES}"]
    if write:
        # Batches make FULL as quick as NORMAL, and a page told "kept" outlives a power cut.
        pragmas += ["journal_mode=WAL", "synchronous=FULL", f"foreign_keys={int(foreign_keys)}"]

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver opens no transactions of its own: we do, below
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Connection) -> None:
        # A reader that turns writer in mid-transaction cannot wait for the lock; who may write asks first.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    event.listen(built, "connect", connected)
    event.listen(built, "begin", begun)
    return built


def _read_only(url: URL) -> URL:
    path = Path(url.database or "").absolute()
    query = {"mode": "ro", "uri": "true"}
    if not os.access(path.parent, os.W_OK):
        query["immutable"] = "1"  # WAL wants to make files beside it; on a read-only medium nobody writes
    return url.set(database=f"file:{quote(str(path))}", query=query)


def _postgresql(url: URL, *, write: bool) -> Engine:
    options = "-c timezone=utc" + ("" if write else " -c default_transaction_read_only=on")
    return _engine(url, connect_args={"options": options, "connect_timeout": 10}, pool_pre_ping=True)


def _line(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return " ".join(str(cause).split())
