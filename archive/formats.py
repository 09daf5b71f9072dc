"""The formats of an export: each opens a folder and gives, by sheet, the function that writes one row there.

Cells come as `hand_over.written` leaves them: text, numbers, times as ISO text, None.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from archive.hand_over import SHEETS, Cells, Sheet
from models.errors import WrongArguments

Write = Callable[[Cells], object]
Format = Callable[[Path], AbstractContextManager[Mapping[str, Write]]]
_KINDS = {"integer": "INTEGER", "number": "REAL"}  # Table Schema types in SQLite; all else is text
#: A spreadsheet runs a cell that begins so; ours are words, never formulas.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Rows of a Parquet row group: large enough to pack well, small enough to hold in memory for six sheets.
_GROUP = 20_000


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


@contextmanager
def _parquet(folder: Path) -> Iterator[Mapping[str, Write]]:
    """One file a sheet. WrongArguments: the extra that brings pyarrow is not installed."""
    try:
        from pyarrow import parquet
    except ImportError:
        raise WrongArguments(
            "Parquet is written by pyarrow, which is not installed: pip install 'nianbao[parquet]'"
        ) from None
    with ExitStack() as files:
        groups = {}
        for sheet in SHEETS:
            schema = _arrow_schema(sheet)
            file = files.enter_context(
                parquet.ParquetWriter(folder / f"{sheet.name}.parquet", schema, compression="zstd")
            )
            groups[sheet.name] = _Group(sheet, schema, file, [])
        yield {name: group.add for name, group in groups.items()}
        for group in groups.values():
            group.write()


class _Group:
    """Rows of a sheet that wait to be a row group."""

    def __init__(self, sheet: Sheet, schema: Any, file: Any, rows: list[Cells]) -> None:
        self._sheet, self._schema, self._file, self._rows = sheet, schema, file, rows

    def add(self, cells: Cells) -> None:
        self._rows.append(cells)
        if len(self._rows) == _GROUP:
            self.write()

    def write(self) -> None:
        import pyarrow as pa

        columns: Sequence[Sequence[Any]] = [*zip(*self._rows, strict=True)] or [()] * len(self._sheet.columns)
        arrays = [
            pa.array([None if cell is None else _OF_KIND[kind](cell) for cell in column], type=field.type)
            for (_, kind), column, field in zip(self._sheet.columns, columns, self._schema, strict=True)
        ]
        self._file.write_batch(pa.record_batch(arrays, schema=self._schema))
        self._rows.clear()


#: Table Schema types: how a written cell becomes a value of Arrow's.
_OF_KIND: Mapping[str, Callable[[Any], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def _arrow_schema(sheet: Sheet) -> Any:
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "datetime": pa.timestamp("us", tz="UTC"),
    }
    return pa.schema([pa.field(name, types[kind]) for name, kind in sheet.columns])


#: By name, how an export is written, and the ending of its files (one a sheet, or one for all).
FORMATS: Mapping[str, Format] = {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet, "sqlite": _sqlite}


def file_of(form: str, sheet: Sheet) -> str:
    """The name of the file a sheet is written to."""
    return "nianbao.db" if form == "sqlite" else f"{sheet.name}.{form}"
