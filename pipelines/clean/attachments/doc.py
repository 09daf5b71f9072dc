"""DOC, WPS text and RTF to a Document: paragraphs, and tables whose cells are placed by their printed edges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.errors import Unreadable
from models.values import Cell, Document, Grid
from pipelines.clean.attachments import rtf_text
from pipelines.clean.attachments.assembly import Line, assemble
from pipelines.clean.attachments.edges import columns, settle
from pipelines.clean.attachments.ole import Container
from pipelines.clean.attachments.word_binary import Paragraph, RowShape, paragraphs
from pipelines.clean.lines import squeeze

_FIELD = re.compile(r"\x13[^\x13\x14\x15]*\x14?|\x15")  # a field's instruction; its result stays
_BREAK = re.compile(r"[\x0b\x0c\x0e]")
_UNPRINTED = re.compile(r"[\x00-\x08\x0f-\x1d\x1f]")
_HEADING_STYLES = range(1, 10)  # the built-in 标题 1 to 9
_TWIPS = 40  # edges nearer than 0.7 mm are one: editors round them row by row


@dataclass(frozen=True, slots=True)
class _Row:
    texts: tuple[str, ...]
    shape: RowShape | None


def read(body: bytes, *, name: str | None = None) -> Document:
    """Read a DOC or WPS. Raises Unreadable: encrypted, damaged, too_large, unsupported_type."""
    return assemble([*_pieces(paragraphs(Container(body)), "doc", name)], "doc")


def read_rtf(body: bytes, *, name: str | None = None) -> Document:
    """Read an RTF, whatever its name says. Raises Unreadable: damaged, too_large."""
    return assemble([*_pieces(rtf_text.paragraphs(body), "rtf", name)], "rtf")


def _pieces(found: Iterator[Paragraph], source: str, name: str | None) -> Iterator[Line | Grid]:
    rows: list[_Row] = []
    cells: list[str] = []
    cell: list[str] = []
    for paragraph in found:
        text = _printed(paragraph.text)
        if paragraph.end == "row":
            rows.append(_Row(tuple(cells), paragraph.shape))
            cells, cell = [], []
        elif paragraph.end == "cell":
            cells.append(squeeze("\n".join([*cell, text])))
            cell = []
        elif paragraph.in_table:
            cell.append(text)
        else:
            if rows:
                yield _grid(rows, source, name)
                rows = []
            for line in text.split("\n"):
                yield Line(line, marked=paragraph.style in _HEADING_STYLES)
    if cells or cell:
        raise Unreadable("damaged", "the last table of the Word file breaks off in a row")
    if rows:
        yield _grid(rows, source, name)


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
        for at, text in enumerate(row.texts[: len(shape.edges) - 1]):
            left, right = places(shape.edges[at]), places(shape.edges[at + 1])
            if at and shape.merged[at] and line:
                last = line.pop()
                line.append(Cell(last.text, last.row, last.column, last.rowspan, right - last.column))
                continue
            box = Cell(text, y, left, 1, max(right - left, 1))
            goes_on = shape.goes_on[at] and left in above and above[left].colspan == box.colspan
            line.append(above[left] if goes_on else box)
        boxes.append(line)
        above = {box.column: box for box in line}
    return Grid(settle(boxes), source, None, name)


def _shape(row: _Row) -> RowShape:
    """The row's own shape; one that is lost or disagrees with its cells is even."""
    count = len(row.texts)
    if row.shape is not None and len(row.shape.merged) == count:
        return row.shape
    return RowShape(tuple(range(0, 1000 * count + 1, 1000)), (False,) * count, (False,) * count)
