"""Workbooks (XLSX, XLS, ET) to a Document: shown sheets as grids with merged ranges, prose in them as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.errors import Unreadable
from models.values import Cell, Document, Grid, Problem
from pipelines.clean.attachments import biff, xlsx
from pipelines.clean.attachments.assembly import Line, assemble
from pipelines.clean.attachments.ole import Container
from pipelines.clean.attachments.packing import Package
from pipelines.clean.attachments.workbook import Sheet
from pipelines.clean.blocks import text_block
from pipelines.clean.lines import squeeze
from pipelines.parse import titles
from pipelines.parse.forms.table3_rows import is_grouped_label
from pipelines.parse.forms.vocabulary import is_label

MAX_SHEETS = 60
MAX_CELLS = 500_000  # of the rectangle that a sheet's cells span
MAX_COLUMNS = 200  # of a table that is read; what stands further right is cut off with a problem
_LONG_CELL = 40  # characters: a lonely cell with more is a sentence, no label


def read_xlsx(body: bytes, *, name: str | None = None) -> Document:
    """Read an XLSX. Raises Unreadable: damaged, encrypted, too_large."""
    return _document(xlsx.sheets(Package(body, "XLSX")), "xlsx", name)


def read_xls(body: bytes, *, name: str | None = None) -> Document:
    """Read an XLS or ET. Raises Unreadable: damaged, encrypted, too_large."""
    container = Container(body)
    return _document(biff.sheets(container.stream("Workbook") or container.stream("Book")), "xls", name)


def _document(found: Iterator[Sheet], source: str, name: str | None) -> Document:
    told: list[Line | Grid] = []
    problems: list[Problem] = []
    hidden = 0
    for number, sheet in enumerate(found):
        if number == MAX_SHEETS:
            problems.append(
                Problem("cut_short", "soft", f"sheets behind the first {MAX_SHEETS} were not read")
            )
            break
        if sheet.hidden:
            hidden += 1
            continue
        told += pieces(_grid(sheet, problems), source, name)
    if hidden:
        message = f"{hidden} hidden sheets of the workbook were not read"
        problems.append(Problem("hidden_sheets", "info", message))
    return assemble(told, source, problems)


def _grid(sheet: Sheet, problems: list[Problem]) -> list[list[Cell | None]]:
    """The rectangle from the first cell to the last with merged ranges filled."""
    texts = {place: text for place, raw in sheet.texts.items() if (text := squeeze(raw))}
    height = max((y for y, _ in texts), default=-1) + 1
    width = max((x for _, x in texts), default=-1) + 1
    if height * min(width, MAX_COLUMNS) > MAX_CELLS:
        raise Unreadable("too_large", f"a sheet spans {height} rows and {width} columns")
    if width > MAX_COLUMNS:
        problems.append(Problem("cut_short", "soft", f"what stands behind column {MAX_COLUMNS} was not read"))
        width = MAX_COLUMNS
    rows: list[list[Cell | None]] = [
        [Cell(texts.get((y, x), ""), y, x) for x in range(width)] for y in range(height)
    ]
    covered = 0
    for top, left, lowest, outermost in sheet.merged:
        bottom, right = min(lowest + 1, height), min(outermost + 1, width)
        covered += max(bottom - top, 0) * max(right - left, 0)
        if covered > MAX_CELLS:
            raise Unreadable("too_large", "the merged ranges of a sheet lie over one another")
        if top >= bottom or left >= right:
            continue
        cell = Cell(texts.get((top, left), ""), top, left, bottom - top, right - left)
        for y in range(top, bottom):
            rows[y][left:right] = [cell] * (right - left)
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


def pieces(rows: list[list[Cell | None]], source: str, name: str | None) -> Iterator[Line | Grid]:
    """A sheet in reading order: prose as lines, the rows from one piece of prose to the next a grid; trims *rows*."""
    _trim(rows)
    run: list[list[Cell | None]] = []
    for row in rows:
        shown = _shown(row)
        if _is_prose(shown):
            yield from _between(run, source, name)
            yield Line(shown[0].text)
            run = []
        else:
            run.append(row)
    yield from _between(run, source, name)


def _shown(row: Sequence[Cell | None]) -> list[Cell]:
    """The printed cells of a row, each once."""
    return [*dict.fromkeys(cell for cell in row if cell and cell.text)]


def _is_prose(cells: Sequence[Cell]) -> bool:
    """One printed cell that is a numbered heading or a sentence, and no row of a form whose cells are blank."""
    if len(cells) != 1 or is_label(cells[0].text) or is_grouped_label(cells[0].text):
        return False
    text = cells[0].text
    return text_block(text).kind == "heading" or len(text) > _LONG_CELL or text.endswith("。")


def _is_title(cells: Sequence[Cell]) -> bool:
    return any(titles.judge(cell.text).kind == "annual_report" for cell in cells)


def _between(rows: Sequence[Sequence[Cell | None]], source: str, name: str | None) -> Iterator[Line | Grid]:
    """Rows without prose: titles and lonely cells apart from a table are lines, the table with its captions a grid."""
    shown = [_shown(row) for row in rows]
    tabled = [y for y, cells in enumerate(shown) if len(cells) > 1 or any(is_label(c.text) for c in cells)]
    first, last = (tabled[0], tabled[-1] + 1) if tabled else (len(rows), len(rows))
    while tabled and first and shown[first - 1] and not _is_title(shown[first - 1]):
        first -= 1
    yield from (Line(cell.text) for cells in shown[:first] for cell in cells)
    if tabled:
        yield Grid(_counted_anew(rows[first:last]), source, None, name)
    yield from (Line(cell.text) for cells in shown[last:] for cell in cells)


def _counted_anew(rows: Sequence[Sequence[Cell | None]]) -> tuple[tuple[Cell | None, ...], ...]:
    """The cells counted from the first of these rows; a merged range that reaches out of them is cut."""
    first: dict[Cell, int] = {}
    last: dict[Cell, int] = {}
    for y, row in enumerate(rows):
        for cell in row:
            if cell:
                first.setdefault(cell, y)
                last[cell] = y
    moved = {
        cell: Cell(cell.text, y, cell.column, last[cell] - y + 1, cell.colspan) for cell, y in first.items()
    }
    return tuple(tuple(moved[cell] if cell else None for cell in row) for row in rows)
