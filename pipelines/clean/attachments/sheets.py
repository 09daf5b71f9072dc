"""XLSX, XLS and ET to a Document: the visible sheets as grids with merged ranges, lines above and below as text."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.errors import Unreadable
from models.values import Cell, Document, Grid, Problem
from pipelines.clean.attachments.assembly import Line, assemble
from pipelines.clean.attachments.ole import Container
from pipelines.clean.attachments.packing import MAX_XML, Package, refuse_declarations
from pipelines.parse.forms.vocabulary import is_label

MAX_SHEETS = 60
MAX_CELLS = 500_000  # of the rectangle that a sheet's cells span
MAX_COLUMNS = 200  # of a table that is read; what stands further right is cut off with a problem
_CELL_PLACE = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_BIFF_CELLS = frozenset(
    (0x06, 0x201, 0xBE, 0xBD, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD)
)  # formula, blanks, numbers, texts: each begins with its row and column
_BIFF_LAST_COLUMN = frozenset((0xBE, 0xBD))  # runs of cells: their last column ends the record
_FILE_PASS, _SHEET_BEGINS = 0x2F, 0x809


def read_xlsx(body: bytes, *, name: str | None = None) -> Document:
    """Read an XLSX. Raises Unreadable: damaged, encrypted, too_large."""
    package = Package(body, "XLSX")
    out = io.BytesIO()
    # Packed anew without compression: the reader below would unpack more than the file declares.
    with zipfile.ZipFile(out, "w") as plain:
        for member in (one for one in package.names if one.endswith((".xml", ".rels"))):
            data = package.read(member)
            _weigh_part(member, data)
            plain.writestr(member, data)
    return _document(out.getvalue(), "xlsx", name)


def _weigh_part(member: str, data: bytes) -> None:
    if len(data) > MAX_XML:
        raise Unreadable("too_large", f"{member} of the XLSX unpacks to {len(data)} bytes")
    refuse_declarations(data, f"{member} of the XLSX")
    if b"\x00" in data[:1000]:
        raise Unreadable("damaged", f"{member} of the XLSX is no UTF-8")
    if member.startswith("xl/worksheets/"):
        places = {(_column(m[1]), int(m[2])) for m in _CELL_PLACE.finditer(data)}
        _weigh(max((c for c, _ in places), default=0), max((r for _, r in places), default=0))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _weigh(columns: int, rows: int) -> None:
    """The reader below makes room for the whole rectangle, however few of its cells are there."""
    if columns * rows > MAX_CELLS:
        raise Unreadable("too_large", f"a sheet spans {rows} rows and {columns} columns")


def read_xls(body: bytes, *, name: str | None = None) -> Document:
    """Read an XLS or ET. Raises Unreadable: damaged, encrypted, too_large."""
    container = Container(body)
    _walk(container.stream("Workbook") or container.stream("Book"))
    return _document(body, "xls", name)


def _walk(stream: bytes) -> None:
    """Look over the records for a password and for how far each sheet reaches."""
    at = rows = columns = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _FILE_PASS:
            raise Unreadable("encrypted", "the XLS is locked with a password")
        if kind == _SHEET_BEGINS:
            rows = columns = 0
        elif kind in _BIFF_CELLS and size >= 6 and at + 4 + size <= len(stream):
            row, column = struct.unpack_from("<HH", stream, at + 4)
            if kind in _BIFF_LAST_COLUMN:
                (column,) = struct.unpack_from("<H", stream, at + 4 + size - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            _weigh(columns, rows)
        at += 4 + size


def _document(body: bytes, source: str, name: str | None) -> Document:
    import python_calamine as calamine

    try:
        book = calamine.load_workbook(io.BytesIO(body))
        told = book.sheets_metadata
        shown = [one.name for one in told if one.visible == calamine.SheetVisibleEnum.Visible]
        pieces: list[Line | Grid] = []
        problems = [*_unshown(len(told) - len(shown), shown[MAX_SHEETS:])]
        for sheet in shown[:MAX_SHEETS]:
            opened = book.get_sheet_by_name(sheet)
            pieces += _pieces(_grid(opened, problems), source, name)
    except calamine.PasswordError as error:
        raise Unreadable("encrypted", "the spreadsheet is locked with a password") from error
    except calamine.CalamineError as error:
        raise Unreadable("damaged", f"the spreadsheet cannot be read: {type(error).__name__}") from error
    return assemble(pieces, source, problems)


def _unshown(hidden: int, further: Sequence[str]) -> Iterator[Problem]:
    if hidden:
        yield Problem("hidden_sheets", "info", f"{hidden} hidden sheets of the workbook were not read")
    if further:
        yield Problem(
            "cut_short", "soft", f"{len(further)} sheets behind the first {MAX_SHEETS} were not read"
        )


def _grid(sheet: Any, problems: list[Problem]) -> list[list[Cell | None]]:
    """The used rectangle with merged ranges filled."""
    values = sheet.to_python(skip_empty_area=False)
    width = min(max(map(len, values), default=0), MAX_COLUMNS)
    if any(_printed(value) for row in values for value in row[MAX_COLUMNS:]):
        problems.append(Problem("cut_short", "soft", f"what stands behind column {MAX_COLUMNS} was not read"))
    rows: list[list[Cell | None]] = [
        [Cell(_printed(value), y, x) for x, value in enumerate(row[:width])] for y, row in enumerate(values)
    ]
    for (top, left), (lowest, outermost) in sheet.merged_cell_ranges or ():
        bottom, right = min(lowest + 1, len(rows)), min(outermost + 1, width)
        if top >= bottom or left >= right:
            continue
        cell = Cell(_printed(values[top][left]), top, left, bottom - top, right - left)
        for y in range(top, bottom):
            rows[y][left:right] = [cell] * (right - left)
    _trim(rows)
    return rows


def _trim(rows: list[list[Cell | None]]) -> None:
    """Places right of a table are none of its cells: a sheet is as wide as the widest of the tables in it."""
    for block in _blocks(rows):
        edge = max(map(_extent, block)) or max(map(len, block))
        for row in block:
            row[edge:] = [None] * (len(row) - edge)


def _blocks(rows: Sequence[list[Cell | None]]) -> Iterator[list[list[Cell | None]]]:
    """Runs of rows that are one table: a caption, a blank row or a row that is wider than all before ends one."""
    block: list[list[Cell | None]] = []
    widest = 0
    for row in rows:
        extent = _extent(row)
        if block and (not extent or extent > widest > 0):
            yield block
            block, widest = [], 0
        block.append(row)
        widest = max(widest, extent)
    if block:
        yield block


def _extent(row: Sequence[Cell | None]) -> int:
    """How far a row prints; 0 where it prints one cell or none: a merged title says nothing of the table's width."""
    shown = {cell for cell in row if cell and cell.text}
    return max(cell.column + cell.colspan for cell in shown) if len(shown) > 1 else 0


_DATES: Mapping[type, str] = {
    dt.datetime: "%Y-%m-%d",
    dt.date: "%Y-%m-%d",
    dt.time: "%H:%M",
}


def _printed(value: Any) -> str:
    """A value as a cell shows it: a whole number without a point, no digits that only binary fractions have."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    if isinstance(value, bool):
        return str(value).upper()
    shape = _DATES.get(type(value))
    return value.strftime(shape) if shape else str(value)


def _pieces(rows: list[list[Cell | None]], source: str, name: str | None) -> Iterator[Line | Grid]:
    """A sheet in reading order: lines around the table as text, the rest a grid from its first row to its last."""
    shown = [[*dict.fromkeys(cell for cell in row if cell and cell.text)] for row in rows]
    tabled = [y for y, cells in enumerate(shown) if len(cells) > 1 or any(is_label(c.text) for c in cells)]
    first, last = (tabled[0], tabled[-1] + 1) if tabled else (len(rows), len(rows))
    yield from _lines(shown[:first])
    if tabled:
        moved = {cell: _moved(cell, first, last) for row in rows[first:last] for cell in row if cell}
        filled = tuple(tuple(moved[cell] if cell else None for cell in row) for row in rows[first:last])
        yield Grid(filled, source, None, name)
    yield from _lines(shown[last:])


def _lines(rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
    return (Line(cell.text) for row in rows for cell in row)


def _moved(cell: Cell, first: int, last: int) -> Cell:
    """A cell counted from the table's first row; a merged range that reaches out is cut at the table's ends."""
    top, bottom = max(cell.row, first), min(cell.row + cell.rowspan, last)
    return Cell(cell.text, top - first, cell.column, bottom - top, cell.colspan)
