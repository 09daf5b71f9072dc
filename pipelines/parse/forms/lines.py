"""Rows of grids on their way to a form: cells with their keys, and where the labels end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from models.values import Cell, Figure, Grid
from pipelines.parse.forms.vocabulary import is_label
from pipelines.parse.labels import fold, key
from pipelines.parse.numbers import UNITS, is_value, read_cell_number

Place = tuple[int, Cell | None]

_HEAD_UNIT = re.compile(rf"[(:位](?P<unit>{'|'.join(UNITS)})\)?$")  # “采购总金额(万元)”, “收费金额单位:元”
MOST_SPARE = 3  # empty places beside the values: what is left of spanned labels, an empty column
_HAN = re.compile(r"[\u3400-\u9fff]")


class Line(NamedTuple):
    """A row of a grid. grid is the index of its grid, row its own index; text says it is running text.

    offset is the grid's column of the first cell: a row of the second panel of a table does not begin at 0.
    """

    cells: tuple[Cell | None, ...]
    keys: tuple[str, ...]
    grid: int
    row: int
    text: bool
    offset: int = 0

    def words(self, index: int) -> str:
        cell = self.cells[index]
        return cell.text if cell else ""

    @property
    def labels_end(self) -> int:
        """The place behind the last words: where values may begin."""
        return max((i + 1 for i, cell in enumerate(self.cells) if cell and is_words(cell.text)), default=0)

    def behind(self, place: int) -> int:
        """The place behind the row's own label at *place*: words further right are damaged values, explanations apart."""
        end = place + 1
        while end < len(self.cells) and (self.cells[end] is self.cells[place] or _explains(self.cells[end])):
            end += 1
        known = (i + 1 for i, cell in enumerate(self.cells) if i >= end and cell and is_label(cell.text))
        return max(known, default=end)

    def after(self, start: int) -> list[Place]:
        """The places from *start* on without the gaps at both ends."""
        places = list(enumerate(self.cells[start:], start))
        while places and places[-1][1] is None:
            places.pop()
        while places and places[0][1] is None:
            places.pop(0)
        return places

    @property
    def has_value(self) -> bool:
        return any(cell and (cell.image or is_value(cell.text)) for cell in self.cells)


def lines_of(grids: Sequence[Grid]) -> list[list[Line]]:
    """The rows of each grid as lines."""
    return [
        [line_of(row, g, r, text=grid.source == "text") for r, row in enumerate(grid.rows)]
        for g, grid in enumerate(grids)
    ]


def line_of(row: tuple[Cell | None, ...], grid: int, index: int, *, text: bool = False) -> Line:
    """The *row* numbered *index* of the *grid* as a line."""
    keys = tuple(["" if cell is None or (words := cell.text).isdecimal() else key(words) for cell in row])
    return tuple.__new__(
        Line, (row, keys, grid, index, text, 0)
    )  # as its own call would make it, in half the time


@lru_cache(maxsize=8192)
def is_words(text: str) -> bool:
    """Whether *text* is words (a label, known or damaged) and not a value or nothing."""
    return bool(_HAN.search(text)) and (is_label(text) or not is_value(text))


def _explains(cell: Cell | None) -> bool:
    """Whether *cell* holds the explanation in brackets that belongs to the label before it."""
    return cell is not None and fold(cell.text).startswith("(") and is_words(cell.text)


def is_empty(cell: Cell | None) -> bool:
    return cell is None or (not fold(cell.text) and not cell.image)


def only_window(places: Sequence[Place], size: int) -> list[Place] | None:
    """The *size* neighbours among *places* outside of which nothing is printed; None unless there is one choice.

    A span among more places than there should be shows that the markup lies, and many more places that another
    row ran into this one: then there is no choice at all.
    """
    if len(distinct(places)) < len(places) != size or len(places) > size + MOST_SPARE:
        return None
    full = [i for i, (_, cell) in enumerate(places) if not is_empty(cell)]
    if not full:
        return list(places) if len(places) == size else None
    first, last = max(0, full[-1] - size + 1), min(full[0], len(places) - size)
    return list(places[first : first + size]) if first == last else None


def intruded(line: Line, places: Sequence[Place]) -> bool:
    """Whether a cell of a row above reaches into *places*: unless they are as many as they should be, it moved them."""
    return not line.text and any(cell is not None and cell.row != line.row for _, cell in places)


def is_whole(line: Line) -> bool:
    """Whether every place of the row is covered by a cell: then its places are those of its table."""
    return not line.text and all(cell is not None for cell in line.cells)


def is_gapped(line: Line) -> bool:
    """Whether a cell of *line* is missing: places that nothing covers beside spans. Readers of PDF tell no spans."""
    return None in line.cells and any(cell and (cell.rowspan > 1 or cell.colspan > 1) for cell in line.cells)


def distinct(places: Sequence[Place]) -> list[Place]:
    """*places* with each cell once, at the first place it covers."""
    if len(places) < 2:
        return list(places)
    return [
        place
        for i, place in enumerate(places)
        if i == 0 or place[1] is None or place[1] is not places[i - 1][1]
    ]


def head_unit(text: str) -> str | None:
    """The unit a column head names: “采购总金额(万元)” gives 万元."""
    match = _HEAD_UNIT.search(fold(text))
    return match["unit"] if match else None


def read_places(
    line: Line, codes: Sequence[str], places: Sequence[Place], units: Sequence[str | None]
) -> list[Figure]:
    """The figures of *codes*, one for each of *places* (same length), with spans told by the cells' identity.

    A zero that covers n value columns is n zeros; another number that covers them is the total's, and the other
    cells are merged.
    """
    figures = []
    full = [id(cell) for _, cell in places if cell]
    spans = len(set(full)) < len(full)
    for code, (column, cell), unit in zip(codes, places, units, strict=True):
        figure = read_cell(line, code, column, cell, unit)
        if cell and (spans or cell.rowspan > 1):
            covered = [other for other, (_, twin) in zip(codes, places, strict=True) if twin is cell]
            figure = _spanned(figure, covered, line, cell)
        figures.append(figure)
    return figures


def read_cell(line: Line, code: str, column: int, cell: Cell | None, unit: str | None) -> Figure:
    """One *cell* as the figure *code*; *unit* is that of the column head or the form."""
    row, place = (None, None) if line.text else (line.row, column + line.offset)
    if cell is None:
        return Figure(code, None, "absent", None, unit)
    if cell.image:
        return Figure(code, None, "image", cell.text or None, unit, None, line.grid, row, place)
    reading = read_cell_number(cell)
    raw = cell.text.strip()
    told = (
        code,
        reading.value,
        reading.state,
        raw,
        reading.unit or unit,
        None,
        line.grid,
        row,
        place,
        reading.flags,
    )
    return tuple.__new__(Figure, told)


def unsure(
    line: Line, codes: Sequence[str], places: Sequence[Place], units: Sequence[str | None]
) -> list[Figure]:
    """All *codes* as unsure, each with what the row prints: which number is whose cannot be told.

    Where the row prints nothing behind its label its cells are lost.
    """
    raw = " ".join(cell.text.strip() for _, cell in distinct(places) if cell and cell.text.strip())
    row = None if line.text else line.row
    return [
        Figure(code, None, "unsure" if raw else "lost", raw or None, unit, None, line.grid, row)
        for code, unit in zip(codes, units, strict=True)
    ]


def _spanned(figure: Figure, covered: Sequence[str], line: Line, cell: Cell) -> Figure:
    if figure.state != "printed":
        return figure
    tall = cell.rowspan > 1 and not line.text
    if len(covered) < 2 and not tall:
        return figure
    if figure.value == 0:
        return figure._replace(flags=(*figure.flags, "spanned"))
    if tall:  # one number for several rows: whose it is, nobody printed
        return figure._replace(value=None, state="unsure" if cell.row == line.row else "merged")
    totals = [code for code in covered if code.rpartition(".")[2] == "total"]
    if not totals:
        return figure._replace(value=None, state="unsure")
    if totals == [figure.code]:
        return figure._replace(flags=(*figure.flags, "spanned"))
    return figure._replace(value=None, state="merged" if len(totals) == 1 else "unsure")
