"""Rows of a table that a page break cut in two: the upper half of each cell on one page, the lower on the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.values import Cell, Grid
from pipelines.parse.forms.vocabulary import is_label
from pipelines.parse.labels import key
from pipelines.parse.numbers import is_value, read_number

Row = tuple[Cell | None, ...]


def with_whole_rows(grids: Sequence[Grid]) -> list[Grid]:
    """*grids* of a file in their order, rows joined that only together bear a label; the lower half is left empty."""
    whole = list(grids)
    for at, below in pairwise(range(len(whole))):
        upper, lower = whole[at], whole[below]
        if upper.page is None or lower.page != upper.page + 1 or not (upper.rows and lower.rows):
            continue
        joined = _joined(upper.rows[-1], lower.rows[0])
        if joined:
            whole[at] = _with_row(upper, len(upper.rows) - 1, joined)
            whole[below] = _with_row(lower, 0, (None,) * len(lower.rows[0]))
    return whole


def _with_row(grid: Grid, at: int, row: Row) -> Grid:
    return replace(grid, rows=(*grid.rows[:at], row, *grid.rows[at + 1 :]))


def _joined(upper: Row, lower: Row) -> Row | None:
    """The row of both halves; None unless the lower half's last words end a label that the upper half begins.

    The numbers stand in one half alone, so that none of them is two.
    """
    beneath = [at for at, cell in enumerate(lower) if cell and cell.text.strip() and not is_value(cell.text)]
    begun = next((at for at, cell in enumerate(upper) if _begins(cell, lower, beneath)), None)
    if begun is None or (_holds_number(upper[begun + 1 :]) and _holds_number(lower[beneath[-1] + 1 :])):
        return None
    row = list(upper)
    for step in range(1, min(len(upper) - begun, len(lower) - beneath[-1])):  # as far as both have cells
        if not _holds_number(upper[-step:][:1]):
            row[-step] = lower[-step]
    above = [at for at, cell in enumerate(upper[: begun + 1]) if cell and cell.text.strip()]
    for one, other in zip(reversed(above), reversed(beneath), strict=False):
        cell, rest = upper[one], lower[other]
        if cell and rest:
            row[one] = cell._replace(text=cell.text + rest.text)
    return tuple(row)


def _begins(cell: Cell | None, lower: Row, beneath: Sequence[int]) -> bool:
    """Whether *cell* and the last words of the lower half are one label, and neither is any alone."""
    rest = lower[beneath[-1]] if beneath else None
    if cell is None or rest is None or is_label(rest.text) or read_number(cell.text).state != "unsure":
        return False
    text = cell.text + rest.text
    return is_label(text) and key(text) != key(cell.text)


def _holds_number(row: Row) -> bool:
    return any(cell is not None and is_value(cell.text) for cell in row)
