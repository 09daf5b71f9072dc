"""The archive's database: how it is reached, read, written, brought to the newest migration, and made."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from models.config import Config
from models.errors import ArchiveError, ArchiveMissing, CannotWrite, NotAtHead, WrongArguments
from models.tables import archive

_MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"
_BUSY_MS = 15_000  # how long a statement waits for another writer before it gives up
_MAP_BYTES = (
    1 << 28
)  # pages read through the page cache of the system: as-of seeks stay flat as archives grow

#: SQLite's and PostgreSQL's words for "I may not, or cannot, write".
_CANNOT_WRITE = (
    "disk is full", "readonly", "read-only", "unable to open", "disk i/o", "no space left", "database is locked",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Migrated:
    """What migrate did: revisions before and after (equal: nothing to do) and where the copy of before lies."""

    before: str | None
    after: str
    backup: Path | None = None


def engine(config: Config, *, write: bool) -> Engine:
    """An engine on the archive; a read-only one cannot change or make anything. WrongArguments: a bad URL."""
    try:
        url = make_url(config.database)
        if url.get_backend_name() == "sqlite":
            return _sqlite(url, write=write)
        return _postgresql(url, write=write)
    except (ArgumentError, NoSuchModuleError) as error:
        raise WrongArguments(f"NIANBAO_DATABASE is no usable SQLAlchemy URL: {_line(error)}") from None


@contextmanager
def reading(config: Config) -> Iterator[Connection]:
    """A read-only connection to an archive at head. ArchiveMissing, NotAtHead, ArchiveError: damaged."""
    source = engine(config, write=False)
    try:
        at_head(source)
        with source.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise failure(error, source.url) from error
    finally:
        source.dispose()


def open_archive(config: Config) -> Engine:
    """The archive for a crawl: made if there is none; refused if it is not at head or of the other world."""
    target = engine(config, write=True)
    try:
        _make_or_check(target, config)
    except (ArchiveError, WrongArguments):
        target.dispose()
        raise
    return target


def _make_or_check(target: Engine, config: Config) -> None:
    try:
        at_head(target)
    except ArchiveMissing:
        migrate(config)
    with writing(target) as connection:
        world = connection.scalar(select(archive.c.world))
    if world != config.world:
        raise WrongArguments(
            f"the archive {place(target.url)} is of the world '{world}', this crawl of '{config.world}':"
            " give it an archive of its own (NIANBAO_DATABASE)"
        )


@contextmanager
def writing(target: Engine) -> Iterator[Connection]:
    """One transaction: all of it or nothing. CannotWrite: disk full, read-only, gone away."""
    try:
        with target.begin() as connection:
            yield connection
    except DBAPIError as error:
        raise failure(error, target.url) from error


def at_head(source: Engine) -> None:
    """Return if the tables are those of this program; else raise ArchiveMissing or NotAtHead with advice."""
    where = place(source.url)
    if not _exists(source.url):
        raise ArchiveMissing(f"no archive at {where}: a crawl makes one, NIANBAO_DATABASE names another")
    current = revision(source)
    if current == head():
        return
    if current is None:
        raise ArchiveMissing(
            f"no archive of ours in {where}: a crawl makes one, NIANBAO_DATABASE names another"
        )
    if current in _revisions():
        raise NotAtHead(
            f"the archive {where} is at migration {current}, not at {head()}: run `nianbao migrate`"
        )
    raise NotAtHead(
        f"the archive {where} is at migration {current}, which this program does not know: update it"
    )


def revision(source: Engine) -> str | None:
    """The migration the tables are at; None where nothing of ours is there."""
    from alembic.migration import MigrationContext

    try:
        with source.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
            if found is None and inspect(connection).get_table_names():
                raise ArchiveError(
                    f"{place(source.url)} holds other tables than ours: give NIANBAO_DATABASE its own"
                )
            return found
    except DBAPIError as error:
        raise failure(error, source.url) from error


def migrate(config: Config) -> Migrated:
    """Bring the archive to head, or make it; a SQLite file is copied beside itself first. CannotWrite."""
    from alembic import command

    url = make_url(config.database)
    target = _prepared(config, url)
    try:
        before = revision(target)
        if before == head():
            return Migrated(before, before)
        if before is not None and before not in _revisions():
            at_head(target)
        copy = _copy(Path(url.database or ""), before) if before and _is_file(url) else None
        with writing(target) as connection:
            command.upgrade(alembic_config(connection), "head")
            _name_world(connection, config)
    finally:
        target.dispose()
    return Migrated(before, head(), copy)


def alembic_config(connection: Connection | None = None) -> Any:
    """Alembic's configuration without a file; migrations/env.py takes the connection from its attributes."""
    from alembic.config import Config as AlembicConfig

    settings = AlembicConfig()
    settings.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


@cache
def head() -> str:
    """The newest migration of this program."""
    return _revisions()[0]


def place(url: URL) -> str:
    """The archive's address for people: a path, or a URL without its password."""
    return url.database or "(memory)" if url.get_backend_name() == "sqlite" else url.render_as_string()


def failure(error: DBAPIError, url: URL) -> ArchiveError:
    """The driver's error as one line of ours: CannotWrite where writing is what failed."""
    said = _line(error)
    if any(words in said.lower() for words in _CANNOT_WRITE):
        return CannotWrite(
            f"cannot write the archive {place(url)}: {said}; free space, or mend its permissions"
        )
    return ArchiveError(f"the archive {place(url)} cannot serve: {said}; check it with `nianbao verify`")


# -- engines --------------------------------------------------------------------------------------------
_engine = partial(create_engine, json_serializer=partial(json.dumps, ensure_ascii=False))


def _sqlite(url: URL, *, write: bool, foreign_keys: bool = True) -> Engine:
    built = _engine(url if write or not _is_file(url) else _read_only(url))
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


# -- making and migrating -------------------------------------------------------------------------------
def _prepared(config: Config, url: URL) -> Engine:
    """An engine to migrate with: the folder made, and no foreign keys, since SQLite rebuilds whole tables."""
    if not _is_file(url):
        return engine(config, write=True)
    folder = Path(url.database or "").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"cannot make the folder {folder}: {error.strerror}") from error
    return _sqlite(url, write=True, foreign_keys=False)


def _copy(path: Path, before: str) -> Path:
    """Copy the archive beside itself through SQLite, which knows what its journal still holds."""
    target = path.with_name(f"{path.stem}.before-{before}{path.suffix}")
    number = 1
    while target.exists():  # an earlier copy is somebody's only way back: never written over
        number += 1
        target = path.with_name(f"{path.stem}.before-{before}-{number}{path.suffix}")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as sink:
            source.backup(sink)
    except sqlite3.Error as error:
        raise CannotWrite(f"cannot back up {path} to {target}: {error}; nothing was migrated") from error
    return target


def _name_world(connection: Connection, config: Config) -> None:
    if connection.scalar(select(archive.c.id)) is None:
        connection.execute(archive.insert().values(id=1, world=config.world, made_at=config.now()))


@cache
def _revisions() -> tuple[str, ...]:
    """All migrations of this program, newest first."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(alembic_config())
    return tuple(script.revision for script in scripts.walk_revisions())


def _is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")


def _exists(url: URL) -> bool:
    path = Path((url.database or "").removeprefix("file:")) if "uri" not in url.query else _of_uri(url)
    return not _is_file(url) or (path.is_file() and path.stat().st_size > 0)


def _of_uri(url: URL) -> Path:
    from urllib.parse import unquote

    return Path(unquote((url.database or "").removeprefix("file:")))


def _line(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return " ".join(str(cause).split())
