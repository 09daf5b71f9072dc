"""Table 3 printed over two pages side by side, as a spreadsheet too wide for its paper is: put together again.

Nothing on the second page says whose its numbers are. The form does: both halves have the same rows, each row of
the form that prints numbers has seven of them in all, and the last is the sum of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.values import Cell, Grid
from pipelines.parse.forms import applications
from pipelines.parse.forms.vocabulary import T3_COLUMNS, T3_ROWS
from pipelines.parse.labels import key
from pipelines.parse.numbers import read_number

_LEAST_ROWS = 20  # of the form, each with its sum
Row = tuple[Cell | None, ...]


def with_whole_columns(grids: Sequence[Grid]) -> list[Grid]:
    """*grids* of a file in their order, the right half of a table 3 joined to its left one and left empty itself."""
    whole = list(grids)
    for at, beside in pairwise(range(len(whole))):
        left, right = whole[at], whole[beside]
        if left.page is not None and right.page == left.page + 1 and (joined := _joined(left, right)):
            whole[at], whole[beside] = joined, replace(right, rows=())
    return whole


def _joined(left: Grid, right: Grid) -> Grid | None:
    if len(left.rows) != len(right.rows) or any(_names_row(row) for row in right.rows):
        return None
    pairs = [(one, other) for one, other in zip(left.rows, right.rows, strict=True) if _names_row(one)]
    counts = {(len(_numbers(one)), len(_numbers(other))) for one, other in pairs}
    if len(pairs) < _LEAST_ROWS or len(counts) != 1 or not all(_adds_up(*pair) for pair in pairs):
        return None
    width = max(map(len, left.rows))
    rows = zip(left.rows, right.rows, strict=True)
    return replace(left, rows=tuple((*_filled(one, width), *_moved(other, width)) for one, other in rows))


def _names_row(row: Row) -> bool:
    return any(
        cell is not None and key(cell.text) in T3_ROWS and key(cell.text) not in T3_COLUMNS for cell in row
    )


def _numbers(row: Row) -> list[float]:
    readings = (read_number(cell.text) for cell in dict.fromkeys(filter(None, row)))
    return [reading.value for reading in readings if reading.value is not None]


def _adds_up(one: Row, other: Row) -> bool:
    """Whether both halves of a row are the form's seven numbers, the last their sum; half of them say nothing alone."""
    numbers = [*_numbers(one), *_numbers(other)]
    parts = (_numbers(one), _numbers(other))
    return all(parts) and len(numbers) == len(applications.COLUMNS) and sum(numbers[:-1]) == numbers[-1]


def _filled(row: Row, width: int) -> Row:
    return (*row, *[None] * (width - len(row)))


def _moved(row: Row, columns: int) -> Row:
    return tuple(cell and cell._replace(column=cell.column + columns) for cell in row)
