"""Table 3 turned by a quarter: its rows stand side by side and its applicants one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.values import Cell, Figure, Grid
from pipelines.parse.forms import applications
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.labels import key

_LEAST_WIDTH, _MOST_ROWS = (
    20,
    15,
)  # of the turned table: it has 23 or 25 columns of values, and seven rows of them
_LEAST_LABELS = 10  # rows of the form that a line must name


def is_turned(grid: Grid) -> bool:
    """Whether *grid* names the rows of table 3 side by side, and below its heads the seven applicants."""
    if (
        grid.source == "text"
        or len(grid.rows) > _MOST_ROWS
        or max(map(len, grid.rows), default=0) < _LEAST_WIDTH
    ):
        return False
    across = max(len({key(cell.text) for cell in row if cell} & words.T3_ANCHORS) for row in grid.rows)
    down = {words.T3_COLUMNS.get(key(cell.text)) for row in grid.rows for cell in row if cell}
    return across >= _LEAST_LABELS and len(down - {None}) == len(applications.COLUMNS)


def upright(grid: Grid) -> Grid:
    """*grid* turned back: its columns are rows, each cell still one."""
    width = max(len(row) for row in grid.rows)
    made: dict[int, Cell] = {}
    for row in grid.rows:
        for cell in row:
            if cell is not None:
                made[id(cell)] = cell._replace(
                    row=cell.column, column=cell.row, rowspan=cell.colspan, colspan=cell.rowspan
                )
    columns = [[row[at] if at < len(row) else None for row in grid.rows] for at in range(width)]
    return replace(grid, rows=tuple(tuple(cell and made[id(cell)] for cell in column) for column in columns))


def in_place(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """*figures* of table 3, read upright, at the places where the page prints them."""
    return tuple(
        figure._replace(row=figure.column, column=figure.row) if figure.code.startswith("t3.") else figure
        for figure in figures
    )
