"""Blanks: the rows of a form without their numbers. What they say is read once, and then filled in by place.

A portal pastes one form into hundreds of pages, so that labels, gaps and spans are the same to the letter and only
the numbers differ. The numbers are taken out; what is left is read with a mark in the place of each, and kept. The
next page with the same blank needs no reading, and is told as reading it would have told it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from models.values import Cell, Figure, Grid
from pipelines.parse.forms.annexes import FOOTERS
from pipelines.parse.forms.lines import Line, line_of
from pipelines.parse.forms.statutory import TablesRead, read_streams
from pipelines.parse.forms.stream import Streams, assign
from pipelines.parse.forms.turned import in_place, is_turned, upright
from pipelines.parse.numbers import as_number

_FIRST_MARK = 1_000_001  # each mark is its own: no copy of a table agrees with another, and no sum comes out
_NUMBER = re.compile(r"-?(?:[1-9][0-9]{0,5}|0(?=\.))(?:\.[0-9]{1,6})?|0")  # marks have more digits
_FEWEST = 10  # numbers; what has fewer is no form
_MOST_PLACES = (
    2_500  # of rows; the widest form has some 500. More are read, and not kept: a page can have millions
)
_LONGEST = 300  # characters of a label; as for places
_KEPT = 64  # blanks, each some 50 kB
_TAKEN = "\0"  # stands where a number was; no page's text holds it
_PLAIN = (1, 1, False, False)  # rowspan, colspan, header and image of most cells, asked as one
_RAW = Figure._fields.index("raw")

Place = str | Cell | None  # the text of a plain cell, another cell whole, a gap
Row = tuple[int, int, int, tuple[Place, ...]]  # a line's grid, row, offset and places
Blank = tuple[tuple[Row, ...], ...]  # of each part


def read_tables(grids: Sequence[Grid]) -> TablesRead:
    """Read the statutory tables and regional annexes among *grids*, which come in the order of the page.

    The problem tables_missing is given also where there is no table at all: whether that is a fault of the page is
    for the caller to say (a report of 2008-2013 has none to miss).
    """
    if any(map(is_turned, grids)):
        read = read_tables([upright(grid) if is_turned(grid) else grid for grid in grids])
        return replace(read, figures=in_place(read.figures))
    streams = assign(grids)
    form = None
    if all(_is_markup(grid) for grid in grids):
        taken = _Taken()
        blank = tuple([taken.out_of(lines) for lines in _parts(streams)])
        form = _form(blank) if taken.is_of_a_form else None
    return form.filled(taken.numbers) if form else read_streams(streams, grids)


def _is_markup(grid: Grid) -> bool:
    """Whether *grid* is a table of the page itself: there the same form comes again and again."""
    return grid.source == "html" and grid.page is None and grid.attachment is None


def _parts(streams: Streams) -> Sequence[Sequence[Line]]:
    """The rows of each part; those at the end of the table of 2014 that tell who signed are of no form."""
    end = len(streams.b)
    while end and streams.b[end - 1].keys[:1] and streams.b[end - 1].keys[0].startswith(FOOTERS):
        end -= 1
    return (streams.b[:end], streams.t2, streams.t3, streams.t4, streams.regional)


class _Taken:
    """The numbers taken out of rows, in their order; spans: the cells over several places that held one."""

    def __init__(self) -> None:
        self.numbers: list[str] = []
        self._spans: dict[int, Cell] = {}
        self._size = 0
        self._short = True

    @property
    def is_of_a_form(self) -> bool:
        """Whether what is left is as small as a form is, and the numbers as many."""
        return self._short and self._size <= _MOST_PLACES and len(self.numbers) >= _FEWEST

    def out_of(self, lines: Sequence[Line]) -> tuple[Row, ...]:
        """What is left of *lines*."""
        return tuple([(line.grid, line.row, line.offset, self._places(line.cells)) for line in lines])

    def _places(self, cells: Sequence[Cell | None]) -> tuple[Place, ...]:
        places: list[Place] = []
        self._size += len(cells)
        for cell in cells:
            if cell is None:
                places.append(None)
            elif cell[3:7] != _PLAIN:
                places.append(self._spans.get(id(cell)) or self._span(cell))
            else:
                places.append(left := _left(text := cell.text))
                if left is _TAKEN:
                    self.numbers.append(text)
                elif len(left) > _LONGEST:
                    self._short = False
        return tuple(places)

    def _span(self, cell: Cell) -> Cell:
        """*cell* without its number; a zero stays: over several places it says more than another number."""
        left = cell
        if len(cell.text) > _LONGEST:
            self._short = False
        if cell.text != "0" and _left(cell.text) is _TAKEN:
            self.numbers.append(cell.text)
            left = cell._replace(text=_TAKEN)
        self._spans[id(cell)] = left
        return left


@lru_cache(maxsize=2048)  # the labels of the forms, and the counts that come again and again: most are small
def _left(text: str) -> str:
    """What is left of a *text*: nothing of a number as everybody writes it, which no reader takes for anything else."""
    return _TAKEN if _NUMBER.fullmatch(text) else text


@dataclass(frozen=True, slots=True)
class _Form:
    """A blank as read with marks; slots: of each number the index of its figure, and what stands around it there."""

    read: TablesRead
    slots: tuple[tuple[int, str, tuple[object, ...]], ...]

    def filled(self, numbers: Sequence[str]) -> TablesRead:
        """What a page says from whose rows *numbers* were taken."""
        figures = list(self.read.figures)
        new = tuple.__new__
        for (at, code, rest), text in zip(self.slots, numbers, strict=True):
            figures[at] = new(Figure, (code, as_number(text), "printed", text) + rest)  # noqa: RUF005 - a list is slower
        return replace(self.read, figures=tuple(figures))


@lru_cache(maxsize=_KEPT)
def _form(blank: Blank) -> _Form | None:
    """The *blank* read with marks; None unless each mark is the value of one figure and is told nowhere else."""
    marking = _Marking()
    streams = Streams(*[[marking.line(row) for row in rows] for rows in blank])
    grids = [Grid(())] * (1 + max(row[0] for rows in blank for row in rows))
    read = read_streams(streams, grids)
    told = Counter(f.raw for f in read.figures)
    slots = {
        f.raw: (at, f.code, f[_RAW + 1 :])
        for at, f in enumerate(read.figures)
        if f.state == "printed" and str(f.value) == f.raw
    }
    marks = marking.marks
    if any(mark not in slots for mark in marks) or any(told[mark] > 1 for mark in marks):
        return None  # a number of an annex, of a copy of the table, of a span over several cells
    return _Form(read, tuple([slots[mark] for mark in marks]))


class _Marking:
    """Marks in the places of numbers, each used once."""

    def __init__(self) -> None:
        self.marks: list[str] = []
        self._spans: dict[tuple[int, int, int], Cell] = {}

    def line(self, row: Row) -> Line:
        """The *row* of a blank as a line that can be read."""
        grid, index, offset, places = row
        cells = tuple([self._cell(place, grid, index, offset + at) for at, place in enumerate(places)])
        return line_of(cells, grid, index)._replace(offset=offset)

    def _cell(self, place: Place, grid: int, row: int, column: int) -> Cell | None:
        if place is None:
            return None
        if isinstance(place, str):
            return Cell(self._mark() if place == _TAKEN else place, row, column)
        if place.text != _TAKEN:
            return place
        own = (grid, place.row, place.column)
        if own not in self._spans:
            self._spans[own] = place._replace(text=self._mark())
        return self._spans[own]

    def _mark(self) -> str:
        self.marks.append(str(_FIRST_MARK + len(self.marks)))
        return self.marks[-1]
