"""Blanks: the rows of a form without their numbers. What they say is read once, and then filled in by place.

A portal pastes one form into hundreds of pages, so that labels, gaps and spans are the same to the letter and only
the numbers differ. The numbers are taken out; what is left is read with a mark in the place of each, and kept. The
next page with the same blank needs no reading, and is told as reading it would have told it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import chain

from models.values import Cell, Figure, Grid
from pipelines.parse.forms.annexes import FOOTERS
from pipelines.parse.forms.lines import Line, line_of
from pipelines.parse.forms.panels import panels
from pipelines.parse.forms.statutory import TablesRead, read_streams
from pipelines.parse.forms.stream import COLUMN_NUMBERS, Streams, assign, is_head, parts_of
from pipelines.parse.forms.turned import in_place, is_turned, upright
from pipelines.parse.forms.vocabulary import is_label
from pipelines.parse.labels import key
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
Places = tuple[Place, ...]
Row = tuple[int, int, Places]  # a row's grid, its index there, its places
Blank = tuple[tuple[Row, ...], ...]  # of each part


def read_tables(grids: Sequence[Grid]) -> TablesRead:
    """Read the statutory tables and regional annexes among *grids*, which come in the order of the page.

    The problem tables_missing is given also where there is no table at all: whether that is a fault of the page is
    for the caller to say (a report of 2008-2013 has none to miss).
    """
    if any(map(is_turned, grids)):
        read = read_tables([upright(grid) if is_turned(grid) else grid for grid in grids])
        return replace(read, figures=in_place(read.figures))
    if _may_be_a_form(grids):
        taken = _Taken(grids)
        blank = taken.blank()
        numbers = taken.numbers(blank)
        form = _form(blank) if len(numbers) >= _FEWEST else None
        if form:
            return form.filled(numbers)
    return read_streams(assign(grids), grids)


def _may_be_a_form(grids: Sequence[Grid]) -> bool:
    """Whether *grids* are tables of the page itself, where the same form comes again and again, and as small as forms are."""
    if any(grid.source != "html" or grid.page is not None or grid.attachment is not None for grid in grids):
        return False
    return sum(len(grid.rows) * len(grid.rows[0]) for grid in grids if grid.rows) <= _MOST_PLACES


class _Taken:
    """The *grids* of a page with their numbers taken out; spans: what is left of the cells over several places."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids = grids
        self._short = True
        self._spans: dict[int, Cell] = {}
        self._rows = [tuple([self._places(cells) for cells in grid.rows]) for grid in grids]
        self._signed = [_signed(grid.rows) for grid in grids]

    def blank(self) -> Blank:
        """What is left of the rows of each part; none where no form has them, or their numbers may say whose they are."""
        parts: dict[str, list[Row]] = {part.name: [] for part in fields(Streams)}
        state: str | None = None
        for grid, rows in enumerate(self._rows if self._short else ()):
            placed = _placed(self._unsigned(grid, rows), state)
            if placed is None:
                return ()
            names, state = placed
            for at, name in enumerate(names):
                if name:
                    parts[name].append((grid, at, rows[at]))
        while parts["b"] and parts["b"][-1][1] in self._signed[parts["b"][-1][0]]:
            parts["b"].pop()  # these are of no form
        return tuple(map(tuple, parts.values()))

    def _unsigned(self, grid: int, rows: tuple[Places, ...]) -> tuple[Places, ...]:
        """The *rows* of a grid without who signed, where nothing but a name stands: each page has another."""
        cells = self._grids[grid].rows
        bare = {
            at for at in self._signed[grid] if not any(cell and is_label(cell.text) for cell in cells[at])
        }
        return tuple([() if at in bare else places for at, places in enumerate(rows)]) if bare else rows

    def numbers(self, blank: Blank) -> list[str]:
        """The numbers of the rows of *blank* in their order; that of a cell over several places comes once."""
        found: list[str] = []
        seen: set[int] = set()
        for grid, at, places in chain.from_iterable(blank):
            for place, cell in zip(places, self._grids[grid].rows[at], strict=True):
                if place is _TAKEN and cell:
                    found.append(cell.text)
                elif isinstance(place, Cell) and place.text is _TAKEN and cell and id(place) not in seen:
                    seen.add(id(place))
                    found.append(cell.text)
        return found

    def _places(self, cells: Sequence[Cell | None]) -> Places:
        if cells and cells[0] and key(cells[0].text) in COLUMN_NUMBERS:
            self._short &= all(cell is None or len(cell.text) <= _LONGEST for cell in cells)
            return tuple(cells)  # what numbers its columns is told by its numbers
        places: list[Place] = []
        for cell in cells:
            if cell is None:
                places.append(None)
            elif cell[3:7] != _PLAIN:
                places.append(self._spans.get(id(cell)) or self._span(cell))
            else:
                places.append(left := _left(cell.text))
                if len(left) > _LONGEST:
                    self._short = False
        return tuple(places)

    def _span(self, cell: Cell) -> Cell:
        """*cell* without its number; a zero stays: over several places it says more than another number."""
        if len(cell.text) > _LONGEST:
            self._short = False
        taken = cell.text != "0" and _left(cell.text) is _TAKEN
        self._spans[id(cell)] = left = cell._replace(text=_TAKEN) if taken else cell
        return left


def _signed(rows: Sequence[Sequence[Cell | None]]) -> frozenset[int]:
    """The rows that tell who signed, as the last ones of the table of 2014 do."""
    return frozenset([at for at, row in enumerate(rows) if row and row[0] and _signs(row[0].text)])


@lru_cache(maxsize=2048)  # as many as `_left`
def _signs(text: str) -> bool:
    """Whether *text* asks for who signed a form."""
    return key(text).startswith(FOOTERS)


@lru_cache(maxsize=2 * _KEPT)
def _placed(rows: tuple[Places, ...], state: str | None) -> tuple[Sequence[str | None], str | None] | None:
    """The part of each of the *rows* of a grid and that of the last, as `parts_of` says; None where numbers may decide.

    They do where a row is all of a grid, beside a label that is one only alone, and in panels, which are rare.
    """
    marking = _Marking()
    lines = [marking.line((0, at, places)) for at, places in enumerate(rows)]
    marks = frozenset(marking.marks)
    telling = (line for line in lines if any(cell and cell.text in marks for cell in line.cells))
    alone = any(is_head(line) or {"", *line.keys} == {"", "行政复议"} for line in telling)
    if alone or len(lines) == 1 or panels(lines) != lines:
        return None
    return parts_of(lines, state)


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
        grid, index, places = row
        return line_of(
            tuple([self._cell(place, grid, index, at) for at, place in enumerate(places)]), grid, index
        )

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
