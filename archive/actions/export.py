"""nianbao export: hand the data on, as a folder of plain tables with a data package that explains them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from archive.data_package import Made, describe
from archive.formats import FORMATS
from archive.hand_over import SHEETS, Handed, handed, written
from archive.then import moments, then
from models.config import Config
from models.database import reading, world
from models.errors import CannotWrite, WrongArguments


def run(folder: str, form: str, as_of: str | None, known_at: str | None) -> int:
    config, target = Config.of(os.environ), Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WrongArguments(f"{target} is there and not empty: an export makes a folder of its own")
    asked = then(as_of, known_at)
    with reading(config) as connection:
        try:
            target.mkdir(parents=True, exist_ok=True)
            counts = _write(target, form, handed(connection, asked))
            describe(target, form, counts, asked, Made(config.now(), world(config)))
        except OSError as error:
            raise CannotWrite(
                f"cannot write to {target}: {error.strerror}; free space or name another folder"
            ) from error
    for name, count in counts.items():
        click.echo(f"{name:14} {count} rows")
    return 0


def _write(folder: Path, form: str, reports: Iterable[Handed]) -> Mapping[str, int]:
    """All sheets at once, a report at a time: an archive may hold more than memory does."""
    counts = dict.fromkeys((sheet.name for sheet in SHEETS), 0)
    with FORMATS[form](folder) as write:
        for report in reports:
            for sheet in SHEETS:
                for cells in sheet.rows(report):
                    write[sheet.name](written(cells))
                    counts[sheet.name] += 1
    return counts


COMMAND = click.Command(
    "export",
    params=[
        click.Argument(["folder"], metavar="DIR"),
        click.Option(
            ["--format", "form"],
            type=click.Choice(list(FORMATS)),
            required=True,
            help="How to write the tables.",
        ),
        *moments(),
    ],
    callback=run,
    help=(
        "Hand the data on: a folder of tables (reports, figures, facts, regional rows, problems, sections) with a"
        " datapackage.json that explains them. SQLite makes one file, nianbao.db; Parquet needs the extra parquet."
    ),
)
