"""nianbao rebuild: the database again, from the WARC files alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from sqlalchemy import make_url

from models.config import Config
from models.database import at_head, engine, open_archive
from models.engines import is_file, place
from models.errors import ArchiveError, ArchiveMissing, CannotWrite, WrongArguments
from models.warc import world_of
from models.warc_files import closed, settle
from pipelines.desk import OpenDesk
from pipelines.retell import Progress as Tell
from pipelines.retell import Retelling


def run() -> int:
    config = Config.of(os.environ)
    settle(config.warc_dir)
    files = closed(config.warc_dir)
    if not files:
        raise WrongArguments(f"no WARC files in {config.warc_dir}: name their folder in NIANBAO_WARC_DIR")
    if busy := sorted(config.warc_dir.glob("*.open")):
        raise WrongArguments(f"a crawl is writing {busy[0].name}: wait for its end, or stop it")
    # Sites and divisions come from the files: what today's configuration adds is for the next crawl to add.
    plain = replace(config, world=world_of(files[0]) or config.world, sites=None, divisions=None)
    with _new(plain) as fresh, _bar() as progress:
        again = _retold(fresh, progress)
    _report(again, len(files), place(make_url(config.database)))
    return 0


def _retold(config: Config, progress: Tell) -> Retelling:
    desk = OpenDesk(config, open_archive(config))
    try:
        again = Retelling(desk, progress=progress)
        again.run()
    finally:
        desk.close()
    if desk.trouble is not None:
        raise desk.trouble
    return again


@contextmanager
def _new(config: Config) -> Iterator[Config]:
    """An empty archive in place of the one the configuration names.

    A SQLite archive is made beside the old one, which keeps its rows under another name; a server's database must be
    empty. A rebuild that was cut short begins again.
    """
    url = make_url(config.database)
    if not is_file(url):
        _must_be_empty(config)
        yield config
        return
    old = Path(url.database or "")
    fresh = old.with_name(f"{old.stem}.rebuilding{old.suffix}")
    _remove(fresh)
    yield replace(config, database=url.set(database=str(fresh)).render_as_string(hide_password=False))
    try:
        if old.exists():
            kept = _free(old)
            _move(old, kept)
            click.echo(f"the database as it was before lies in {kept}")
        _move(fresh, old)
    except OSError as error:
        raise CannotWrite(f"cannot put {fresh} in place of {old}: {error.strerror}") from error


def _must_be_empty(config: Config) -> None:
    target = engine(config, write=False)
    try:
        at_head(target)
    except ArchiveMissing:
        return
    except ArchiveError as error:
        raise WrongArguments(f"{error}; rebuild wants an empty database") from error
    finally:
        target.dispose()
    raise WrongArguments(
        f"{place(make_url(config.database))} holds an archive: make an empty database and name it in NIANBAO_DATABASE"
    )


def _move(source: Path, target: Path) -> None:
    """A SQLite database with the files it keeps beside itself."""
    for ending in ("-wal", "-shm", ""):
        path = source.with_name(source.name + ending)
        if path.exists():
            path.rename(target.with_name(target.name + ending))


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _free(path: Path) -> Path:
    """A name nobody has: an earlier copy is somebody's only way back."""
    number = 1
    while (target := path.with_name(f"{path.stem}.before-rebuild-{number}{path.suffix}")).exists():
        number += 1
    return target


@contextmanager
def _bar() -> Iterator[Tell]:
    """Progress on standard error, where that is a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), disable=not sys.stderr.isatty()) as bar:
        tasks = {}

        def tell(file: str, at: int, size: int) -> None:
            if file not in tasks:
                tasks[file] = bar.add_task(file, total=size)
            bar.update(tasks[file], completed=at)

        yield tell


def _report(again: Retelling, files: int, where: str) -> None:
    counts = again.counts
    click.echo(
        f"{counts['judged'] + counts['found']} captures and {counts['ended']} runs from {files} WARC files: {where}"
    )
    if counts["left"]:
        click.echo(
            f"{counts['left']} records no journal speaks of (a kill came before): the next crawl takes them up"
        )
    if counts["damaged"]:
        click.echo(
            f"{counts['damaged']} places in the WARC files hold no whole record; `nianbao verify` names them"
        )
    for ended in again.differs:
        click.echo(
            f"run of {ended.site} ended {ended.at}: what was decided to be gone then is decided otherwise by today's rules"
        )


COMMAND = click.Command(
    "rebuild",
    callback=run,
    help=(
        "Make the database again from the WARC files alone: every fetch, run, removal and site is written there too,"
        " pages are read by today's readers. A SQLite archive that is there is kept under another name."
    ),
)
