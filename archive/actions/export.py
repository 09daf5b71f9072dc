"""nianbao export: hand the data on, as a folder of plain tables with a data package that explains them."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import click

from archive.hand_over import SHEETS, Cells, Handed, Sheet, handed, written
from archive.then import Then, moments, then
from models.config import Config
from models.database import reading
from models.errors import CannotWrite, WrongArguments

Write = Callable[[Cells], object]
_KINDS = {"integer": "INTEGER", "number": "REAL"}  # Table Schema types in SQLite; all else is text
#: A spreadsheet runs a cell that begins so; ours are words, never formulas.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def _csv(folder: Path) -> Iterator[Mapping[str, Write]]:
    with ExitStack() as files:
        writers = {
            sheet.name: csv.writer(files.enter_context(_opened(folder, sheet, "csv"))) for sheet in SHEETS
        }
        for sheet in SHEETS:
            writers[sheet.name].writerow([name for name, _ in sheet.columns])
        yield {name: partial(_row_of_csv, writer) for name, writer in writers.items()}


def _row_of_csv(writer: Any, cells: Cells) -> None:
    writer.writerow(
        [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in cells]
    )


@contextmanager
def _jsonl(folder: Path) -> Iterator[Mapping[str, Write]]:
    with ExitStack() as files:
        yield {
            sheet.name: partial(_line, files.enter_context(_opened(folder, sheet, "jsonl")), sheet)
            for sheet in SHEETS
        }


def _line(file: TextIO, sheet: Sheet, cells: Cells) -> None:
    row = {name: cell for (name, _), cell in zip(sheet.columns, cells, strict=True)}
    file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _opened(folder: Path, sheet: Sheet, ending: str) -> TextIO:
    return (folder / f"{sheet.name}.{ending}").open("w", encoding="utf-8", newline="")


@contextmanager
def _sqlite(folder: Path) -> Iterator[Mapping[str, Write]]:
    with closing(sqlite3.connect(folder / "nianbao.db")) as database, database:
        yield {sheet.name: partial(database.execute, _made(database, sheet)) for sheet in SHEETS}


def _made(database: sqlite3.Connection, sheet: Sheet) -> str:
    """Make the sheet's table; the statement that writes a row of it. Names are those of our own table."""
    columns = ", ".join(f'"{name}" {_KINDS.get(kind, "TEXT")}' for name, kind in sheet.columns)
    database.execute(f'CREATE TABLE "{sheet.name}" ({columns})')
    database.execute(f'CREATE INDEX "{sheet.name}_of" ON "{sheet.name}" (division_code, report_year)')
    return f'INSERT INTO "{sheet.name}" VALUES ({", ".join("?" * len(sheet.columns))})'  # noqa: S608 - as said


FORMATS: Mapping[str, Callable[[Path], AbstractContextManager[Mapping[str, Write]]]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "sqlite": _sqlite,
}


def run(folder: str, form: str, as_of: str | None, known_at: str | None) -> int:
    config, target = Config.of(os.environ), Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WrongArguments(f"{target} is there and not empty: an export makes a folder of its own")
    asked = then(as_of, known_at)
    with reading(config) as connection:
        try:
            target.mkdir(parents=True, exist_ok=True)
            counts = _write(target, form, handed(connection, asked))
            _describe(target, form, counts, asked, config)
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


def _describe(folder: Path, form: str, counts: Mapping[str, int], asked: Then, config: Config) -> None:
    """datapackage.json: what the tables hold, their columns, the moment they tell of (Frictionless Data Package)."""
    ending = {"csv": "csv", "jsonl": "jsonl"}
    package = {
        "name": "nianbao",
        "title": "政府信息公开工作年度报告 (annual reports on government information disclosure)",
        "created": config.now().isoformat(timespec="seconds"),
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "known_at": asked.known_at.isoformat() if asked.known_at else None,
        "sources": [{"title": "the publishers' own portals; each report's row names page and WARC record"}],
        "resources": [
            {
                "name": sheet.name,
                "description": sheet.about,
                "path": f"{sheet.name}.{ending[form]}" if form in ending else "nianbao.db",
                "format": form,
                "encoding": "utf-8",
                "rows": counts[sheet.name],
                "schema": {"fields": [{"name": name, "type": kind} for name, kind in sheet.columns]},
            }
            for sheet in SHEETS
        ],
    }
    (folder / "datapackage.json").write_text(
        json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


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
        " datapackage.json that explains them. SQLite makes one file, nianbao.db."
    ),
)
