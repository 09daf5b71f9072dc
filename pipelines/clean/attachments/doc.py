"""DOC, WPS text and RTF to a Document: paragraphs, and tables whose cells are placed by their printed edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from models.errors import Unreadable
from models.values import Cell, Document, Grid
from pipelines.clean.attachments import rtf_text
from pipelines.clean.attachments.assembly import Line, assemble, is_article
from pipelines.clean.attachments.edges import columns, settle
from pipelines.clean.attachments.ole import Container
from pipelines.clean.attachments.word_binary import Paragraph, RowShape, paragraphs
from pipelines.clean.lines import squeeze

MAX_DEPTH = 50  # tables one in another

_FIELD = re.compile(r"\x13[^\x13\x14\x15]*\x14?|\x15")  # a field's instruction; its result stays
_BREAK = re.compile(r"[\x0b\x0c\x0e]")
_UNPRINTED = re.compile(r"[\x00-\x08\x0f-\x1d\x1f]")
_HEADING_STYLES = range(1, 10)  # the built-in 标题 1 to 9
_TWIPS = 40  # edges nearer than 0.7 mm are one: editors round them row by row


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[Line | _Table, ...], ...]
    shape: RowShape | None


@dataclass(slots=True)
class _Table:
    """A table while it is read: its whole rows, the cells of the row begun, what the cell begun holds."""

    rows: list[_Row] = field(default_factory=list)
    cells: list[tuple[Line | _Table, ...]] = field(default_factory=list)
    held: list[Line | _Table] = field(default_factory=list)

    @property
    def broken(self) -> bool:
        return bool(self.cells or self.held)

    def take(self, text: str, paragraph: Paragraph) -> None:
        """A paragraph of its own, not of a table in it."""
        if paragraph.end == "row":
            self.end_row(paragraph.shape)
            return
        self.held += _lines(text, paragraph)
        if paragraph.end == "cell":
            self.cells.append(tuple(self.held))
            self.held = []

    def end_row(self, shape: RowShape | None) -> None:
        self.rows.append(_Row(tuple(self.cells), shape))
        self.cells, self.held = [], []


def read(body: bytes, *, name: str | None = None) -> Document:
    """Read a DOC or WPS. Raises Unreadable: encrypted, damaged, too_large, unsupported_type."""
    return assemble([*_pieces(paragraphs(Container(body)), "doc", name)], "doc")


def read_rtf(body: bytes, *, name: str | None = None) -> Document:
    """Read an RTF, whatever its name says. Raises Unreadable: damaged, too_large."""
    return assemble([*_pieces(rtf_text.paragraphs(body), "rtf", name)], "rtf")


def _pieces(found: Iterator[Paragraph], source: str, name: str | None) -> Iterator[Line | Grid]:
    within: list[_Table] = []  # the tables around the paragraph, the outermost first
    for paragraph in found:
        text = _printed(paragraph.text)
        depth = paragraph.depth or int(bool(within) and within[0].broken)  # rows end by their own mark alone
        if depth > MAX_DEPTH:
            raise Unreadable("too_large", f"the Word file has more than {MAX_DEPTH} tables in one another")
        while len(within) > max(depth, 1):
            _close(within)
        if not depth:
            yield from _opened(within, source, name)
            within = []
            yield from _lines(text, paragraph)
            continue
        while len(within) < depth:
            within.append(_Table())
        within[-1].take(text, paragraph)
    while len(within) > 1:
        _close(within)
    if within and within[0].broken:
        raise Unreadable("damaged", "the last table of the Word file breaks off in a row")
    yield from _opened(within, source, name)


def _close(within: list[_Table]) -> None:
    """The innermost table becomes a part of the cell around it, with what its row has so far."""
    inner = within.pop()
    if inner.cells:
        inner.end_row(None)
    within[-1].held += [inner, *inner.held]


def _lines(text: str, paragraph: Paragraph) -> Iterator[Line]:
    for line in text.split("\n"):
        yield Line(line, marked=paragraph.style in _HEADING_STYLES)


def _opened(pieces: Iterable[Line | _Table], source: str, name: str | None) -> Iterator[Line | Grid]:
    """Tables as grids; rows that only place an article or tables are opened up, and the rows around them stand apart."""
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece
            continue
        for places, rows in groupby(piece.rows, _places):
            if places:
                for cell in (cell for row in rows for cell in row.cells):
                    yield from _opened(cell, source, name)
            else:
                yield _grid([*rows], source, name)


def _places(row: _Row) -> bool:
    tables = (piece for cell in row.cells for piece in cell if isinstance(piece, _Table))
    return any(map(_has_cells, tables)) or is_article([[*_texts(cell)] for cell in row.cells])


def _has_cells(table: _Table) -> bool:
    """One cell alone is a frame around its text."""
    if sum(len(row.cells) for row in table.rows) > 1:
        return True
    return any(map(_places, table.rows))


def _texts(cell: Iterable[Line | _Table]) -> Iterator[str]:
    for piece in cell:
        if isinstance(piece, Line):
            yield piece.text
        else:
            yield from (text for row in piece.rows for inner in row.cells for text in _texts(inner))


def _printed(text: str) -> str:
    """Without field instructions, pictures and anchors; manual breaks as newlines."""
    text = _BREAK.sub("\n", _FIELD.sub("", text)).replace("\x1e", "-")
    text = _UNPRINTED.sub("", text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _grid(rows: Sequence[_Row], source: str, name: str | None) -> Grid:
    """Rows to a grid: column edges of all rows together are the grid's columns, close ones taken for one."""
    shapes = [_shape(row) for row in rows]
    places = columns([edge for shape in shapes for edge in shape.edges], _TWIPS)
    boxes: list[list[Cell]] = []
    above: dict[int, Cell] = {}
    for y, (row, shape) in enumerate(zip(rows, shapes, strict=True)):
        line: list[Cell] = []
        for at, cell in enumerate(row.cells[: len(shape.edges) - 1]):
            left, right = places(shape.edges[at]), places(shape.edges[at + 1])
            if at and shape.merged[at] and line:
                last = line.pop()
                line.append(Cell(last.text, last.row, last.column, last.rowspan, right - last.column))
                continue
            box = Cell(squeeze("\n".join(_texts(cell))), y, left, 1, max(right - left, 1))
            goes_on = shape.goes_on[at] and left in above and above[left].colspan == box.colspan
            line.append(above[left] if goes_on else box)
        boxes.append(line)
        above = {box.column: box for box in line}
    return Grid(settle(boxes), source, None, name)


def _shape(row: _Row) -> RowShape:
    """The row's own shape; one that is lost or disagrees with its cells is even."""
    count = len(row.cells)
    if row.shape is not None and len(row.shape.merged) == count:
        return row.shape
    return RowShape(tuple(range(0, 1000 * count + 1, 1000)), (False,) * count, (False,) * count)
