"""nianbao migrate: bring the archive's tables to the newest migration."""

from __future__ import annotations

import os

import click

from models.config import Config
from models.database import at_head, engine, migrate
from models.errors import ArchiveError, ArchiveMissing


def run() -> int:
    config = Config.of(os.environ)
    _must_be_there(config)
    done = migrate(config)
    if done.before == done.after:
        click.echo(f"already at the newest migration, {done.after}")
        return 0
    click.echo(f"migrated from {done.before or 'nothing'} to {done.after}")
    if done.backup:
        click.echo(f"the archive as it was before lies in {done.backup}")
    return 0


def _must_be_there(config: Config) -> None:
    """Only a crawl makes an archive: to migrate what is not there is a slip of the address."""
    try:
        at_head(engine(config, write=False))
    except ArchiveMissing:
        raise
    except ArchiveError:
        return


COMMAND = click.Command(
    "migrate",
    callback=run,
    help="Bring the archive to the newest migration; a SQLite archive is copied beside itself first.",
)
