"""The archive's database: how it is reached, read, written, brought to the newest migration, and made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sqlalchemy import URL, Connection, Engine, func, inspect, make_url, select, update
from sqlalchemy.exc import DBAPIError

from models import passages
from models.config import Config
from models.engines import BUGS, engine, failure, is_file, place, sqlite
from models.errors import ArchiveError, ArchiveMissing, CannotWrite, NotAtHead, WrongArguments
from models.tables import archive

__all__ = [
    "Migrated", "alembic_config", "at_head", "engine", "head", "migrate", "open_archive", "place", "reading",
    "revision", "writing",
]  # fmt: skip

_MIGRATING = 20080501  # the lock by which one process at a time makes the tables: a number of our own
_MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


@dataclass(frozen=True, slots=True)
class Migrated:
    """What migrate did: revisions before and after (equal: nothing to do) and where the copy of before lies."""

    before: str | None
    after: str
    backup: Path | None = None


@contextmanager
def reading(config: Config) -> Iterator[Connection]:
    """A read-only connection to an archive at head. ArchiveMissing, NotAtHead, ArchiveError: damaged."""
    source = engine(config, write=False)
    try:
        at_head(source)
        with asking(source) as connection:
            yield connection
    finally:
        source.dispose()


@contextmanager
def asking(source: Engine) -> Iterator[Connection]:
    """A connection to ask by. ArchiveError: damaged; ArchiveAway: not to be had now."""
    try:
        with source.connect() as connection:
            yield connection
    except BUGS:
        raise
    except DBAPIError as error:
        raise failure(error, source.url) from error


def world(config: Config) -> str:
    """Whether an archive is of the real world or of the demo's; raises as reading does."""
    with reading(config) as connection:
        return str(connection.execute(select(archive.c.world)).scalar_one())


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
        connection.execute(
            update(archive).values(world=archive.c.world)
        )  # one that cannot be written shows now
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
    except BUGS:
        raise
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
            some = bool(inspect(connection).get_table_names())  # first: another process may be making ours
            found = MigrationContext.configure(connection).get_current_revision()
            if found is None and some:
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
        copy = _copy(Path(url.database or ""), before) if before and is_file(url) else None
        with writing(target) as connection:
            if connection.dialect.name == "postgresql":  # SQLite's transaction is alone by itself
                connection.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
            command.upgrade(alembic_config(connection), "head")
            passages.lay_missing(connection)
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


# -- making and migrating -------------------------------------------------------------------------------
def _prepared(config: Config, url: URL) -> Engine:
    """An engine to migrate with: the folder made, and no foreign keys, since SQLite rebuilds whole tables."""
    if not is_file(url):
        return engine(config, write=True)
    folder = Path(url.database or "").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"cannot make the folder {folder}: {error.strerror}") from error
    return sqlite(url, write=True, foreign_keys=False)


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


def _exists(url: URL) -> bool:
    if not is_file(url):
        return True
    name = url.database or ""
    path = Path(unquote(name.removeprefix("file:")) if "uri" in url.query else name)
    return path.is_file() and path.stat().st_size > 0
