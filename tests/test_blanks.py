"""forms: a page whose form was read before is filled in by place, and says what reading it would have said."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, sampled_from

from bench.corpus import STYLES, specimen
from models.values import Capture, Cell, Grid
from pipelines.clean.document import open_document
from pipelines.parse.forms import blanks, read_tables
from pipelines.parse.forms.statutory import TablesRead, read_streams
from pipelines.parse.forms.stream import assign

STYLE = {style.name: style for style in STYLES}
IN_PAGES = [(style, form) for style in STYLES if "html" in style.types for form in style.forms]
NUMBERS = ("0", "0", "7", "7", "12", "2023", "100000", "-3", "1.5", "0.5")


def tables(style: str, form: str, number: int = 1) -> tuple[Grid, ...]:
    return open_document(Capture(specimen(7, STYLE[style], form, "html", number).body)).tables


def plainly(grids: tuple[Grid, ...]) -> TablesRead:
    return read_streams(assign(grids), grids)


def refilled(grid: Grid, number: Callable[[Cell], str]) -> Grid:
    """The same table with other numbers in the cells that hold one, each cell once."""
    cells = {cell: cell for row in grid.rows for cell in row if cell}
    cells = {c: c._replace(text=number(c)) if c.text.lstrip("-").isdecimal() else c for c in cells}
    return replace(grid, rows=tuple(tuple(cells[c] if c else None for c in row) for row in grid.rows))


def _more(cell: Cell) -> str:
    return str(int(cell.text) + 1) if cell.text != "0" else "0"


@settings(max_examples=60)
@given(one=sampled_from(IN_PAGES), seed=integers(0, 9), turn=integers(0, 99))
def test_other_numbers_in_a_form_that_was_read_say_what_reading_them_says(one, seed, turn):
    """Any page of the corpus, damaged or not, then the same page with numbers drawn anew, zeros and twins among them."""
    style, form = one
    page = open_document(Capture(specimen(seed, style, form, "html", 1).body)).tables
    assert read_tables(page) == plainly(page)

    def drawn(cell):
        return NUMBERS[(turn + 7 * cell.row + 3 * cell.column + cell.row * cell.column) % len(NUMBERS)]

    again = tuple(refilled(grid, drawn) for grid in page)
    assert read_tables(again) == plainly(again)


@pytest.mark.parametrize("form", ["b32_2014", "c60_2019", "d30_2021"])
def test_a_form_is_read_once(form, monkeypatch):
    """The second page of a form is told without being read."""
    first, second = tables("clean", form), tables("clean", form)
    second = tuple(refilled(grid, _more) for grid in second)
    expected = plainly(second)
    read_tables(first)
    monkeypatch.setattr(blanks, "read_streams", None)
    assert read_tables(second) == expected


def test_copies_of_a_table_that_agree_today_may_differ_tomorrow():
    """Two equal copies give each figure once; the next page on which they differ says so."""
    page = tables("clean", "d30_2021")
    twice = (*page, *page)
    assert not [p for p in read_tables(twice).problems if p.rule == "copies_differ"]
    differing = (*page, *(refilled(grid, lambda cell: "87654") for grid in page))
    assert [p for p in read_tables(differing).problems if p.rule == "copies_differ"]


def test_a_number_that_covers_several_cells_is_never_filled_in_for_a_zero():
    """A zero over seven columns is seven zeros, another number over them is nobody's but the total's."""
    page = tables("spanned_zero", "d30_2021")
    assert read_tables(page) == plainly(page)
    spanned = tuple(refilled(grid, lambda cell: "5" if cell.colspan > 1 else cell.text) for grid in page)
    assert read_tables(spanned) == plainly(spanned)


def test_a_table_larger_than_any_form_is_read_and_not_kept():
    """A strange site could else fill the memory with forms that never come again."""
    page = tables("clean", "b32_2014")
    grid = page[0]
    filler = tuple(
        tuple(Cell(f"{row}{column}", row, column) for column in range(len(grid.rows[0])))
        for row in range(len(grid.rows), len(grid.rows) + 1500)
    )
    large = (replace(grid, rows=(*grid.rows, *filler)), *page[1:])
    before = blanks._form.cache_info().currsize, blanks._form.cache_info().misses
    assert read_tables(large) == plainly(large)
    assert (blanks._form.cache_info().currsize, blanks._form.cache_info().misses) == before


def added(grid: Grid, *texts: str) -> Grid:
    """The table with one more row at its end."""
    row = [Cell(text, len(grid.rows), at) for at, text in enumerate(texts)]
    return replace(grid, rows=(*grid.rows, (*row, *[None] * (len(grid.rows[0]) - len(row)))))


@pytest.mark.parametrize("rows", [(("审核人", "甲某"), ("审核人", "乙某")), (("甲", "1"), ("甲", "1"))])
def test_neither_who_signed_nor_the_numbers_of_columns_keep_a_form_from_being_told(rows, monkeypatch):
    """Each page names another person under the table of 2014; what numbers its columns belongs to no cell."""
    page = tables("clean", "b32_2014")[0]
    first, second = (added(page, *rows[0]),), (added(refilled(page, _more), *rows[1]),)
    expected = plainly(second)
    assert read_tables(first) == plainly(first)
    placed = blanks._placed.cache_info().misses
    monkeypatch.setattr(blanks, "read_streams", None)
    assert read_tables(second) == expected
    assert blanks._placed.cache_info().misses == placed


def test_a_row_that_its_numbers_place_is_placed_by_them():
    """A row of values cut off from table 4 is told by its sums, here behind a table 3: first they come out, then not."""
    page = tables("clean", "d30_2021")[:2]
    for last in ("10", "11"):
        values = ["1", "2", "3", "4", last] * 3
        cut_off = (*page, Grid((tuple(Cell(text, 0, at) for at, text in enumerate(values)),)))
        assert read_tables(cut_off) == plainly(cut_off)
