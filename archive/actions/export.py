"""nianbao export: hand the data on, as a folder of plain tables with a data package that explains them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import click
from sqlalchemy import Connection

from archive import cdxj, wacz
from archive.data_package import Made, describe
from archive.formats import FORMATS
from archive.hand_over import SHEETS, Handed, handed, written
from archive.then import Then, moments, then
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
            counts = (_RAW.get(form) or partial(_tables, form))(connection, asked, target, config)
        except OSError as error:
            raise CannotWrite(
                f"cannot write to {target}: {error.strerror}; free space or name another folder"
            ) from error
    for name, count in counts.items():
        click.echo(f"{name:14} {count} {'rows' if form in FORMATS else ''}".rstrip())
    return 0


def _tables(
    form: str, connection: Connection, asked: Then, target: Path, config: Config
) -> Mapping[str, int]:
    counts = _write(target, form, handed(connection, asked))
    describe(target, form, counts, asked, Made(config.now(), world(config)))
    return counts


def _wacz(connection: Connection, asked: Then, target: Path, config: Config) -> Mapping[str, int]:
    return wacz.write(target, config.warc_dir, handed(connection, asked), config.now())


def _cdxj(connection: Connection, asked: Then, target: Path, config: Config) -> Mapping[str, int]:
    del connection, asked  # the index is of the files, whatever the database knows
    files = cdxj.warc_files(config.warc_dir)
    with (target / "index.cdxj").open("w", encoding="utf-8") as file:
        lines = sum(1 for line in cdxj.index(files, target) if file.write(line))
    return {"WARC files": len(files), "index lines": lines}


#: Formats that hand the raw records on, not what was read from them.
_RAW: Mapping[str, Callable[[Connection, Then, Path, Config], Mapping[str, int]]] = {
    "wacz": _wacz,
    "cdxj": _cdxj,
}


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
            type=click.Choice([*FORMATS, *_RAW]),
            required=True,
            help="How to write the tables, or the raw records.",
        ),
        *moments(),
    ],
    callback=run,
    help=(
        "Hand the data on: a folder of tables (reports, figures, facts, regional rows, problems, sections) with a"
        " datapackage.json that explains them. SQLite makes one file, nianbao.db; Parquet needs the extra parquet. WACZ makes"
        " one file, nianbao.wacz, of all closed WARC files, to be replayed in a browser; CDXJ makes index.cdxj of them."
    ),
)
