"""Cells known by where their edges lie, placed in a grid whose columns are the edges of all rows together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from models.errors import Unreadable
from models.values import Cell

MAX_COLUMNS = 200
MAX_CELLS = 200_000


def columns(edges: Iterable[float], near: float) -> Callable[[float], int]:
    """Number the edges from left to right, those nearer than *near* to their neighbour being one."""
    starts: list[float] = []
    last: float | None = None
    for edge in sorted(set(edges)):
        if last is None or edge - last > near:
            starts.append(edge)
        last = edge
    if len(starts) > MAX_COLUMNS + 1:
        raise Unreadable("too_large", f"a table has more than {MAX_COLUMNS} columns")
    return lambda edge: max(bisect_right(starts, edge) - 1, 0)


def settle(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell | None, ...], ...]:
    """Cells at their columns, each knowing the rows it covers; a place that no cell covers is None."""
    last = {id(cell): y for y, row in enumerate(rows) for cell in row}
    whole: dict[int, Cell] = {}
    for row in rows:
        for cell in row:
            whole.setdefault(
                id(cell), Cell(cell.text, cell.row, cell.column, last[id(cell)] - cell.row + 1, cell.colspan)
            )
    width = max((cell.column + cell.colspan for row in rows for cell in row), default=0)
    if width * len(rows) > MAX_CELLS:
        raise Unreadable("too_large", f"a table has more than {MAX_CELLS} cells")
    found = []
    for row in rows:
        line: list[Cell | None] = [None] * width
        for cell in row:
            line[cell.column : cell.column + cell.colspan] = [whole[id(cell)]] * cell.colspan
        found.append(tuple(line))
    return tuple(found)
