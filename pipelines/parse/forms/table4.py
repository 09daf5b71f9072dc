"""Table 4 of the forms of 2019 and 2021: one row of fifteen values under reviews and suits."""

from __future__ import annotations

from collections.abc import Sequence

from models.values import Figure
from pipelines.parse.digits import only_cut
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.applications import QUINTETS, REVIEW_CODES
from pipelines.parse.forms.lines import (
    Line,
    Place,
    is_empty,
    is_whole,
    is_words,
    only_window,
    read_places,
    unsure,
)
from pipelines.parse.forms.reading import Part

_NO_UNITS = (None,) * 15


def read(lines: Sequence[Line]) -> Part:
    """Read the lines of table 4: the row of values below the heads, by position."""
    part = Part("t4")
    under: list[int] = []
    waiting = [line for line in lines if not any(cell and is_words(cell.text) for cell in line.cells)]
    full = [line for line in waiting if line.has_value]
    rows = full or [line for line in waiting if len(line.cells) >= 15][:1]
    for line in lines:
        under = _heads(line) or under
        if any(line is row for row in rows):
            part.figures += _row(line, under)
    return part


def _heads(line: Line) -> list[int] | None:
    """The places of the fifteen columns, where one row of heads names them in the form's order."""
    places = [i for i, name in enumerate(line.keys) if name in words.T4_COLUMNS]
    if len(places) != 15 or not is_whole(line):
        return None
    names = tuple(f"t4.{QUINTETS[n // 5]}.{words.T4_COLUMNS[line.keys[i]]}" for n, i in enumerate(places))
    side_by_side = places == list(range(places[0], places[0] + 15))
    return places if side_by_side and names == REVIEW_CODES else None


def _row(line: Line, under: Sequence[int]) -> list[Figure]:
    places = _fifteen(line, under)
    if places:
        return read_places(line, REVIEW_CODES, places, _NO_UNITS)
    full = [cell.text.strip() for cell in line.cells if cell and cell.text.strip()]
    cut = only_cut(full[0], (5, 5, 5)) if line.text and len(full) == 1 else None
    if cut:
        return [
            Figure(code, value, "printed", full[0], None, None, line.grid, flags=("glued_digits",))
            for code, value in zip(REVIEW_CODES, cut, strict=True)
        ]
    return unsure(line, REVIEW_CODES, list(enumerate(line.cells)), _NO_UNITS)


def _fifteen(line: Line, under: Sequence[int]) -> list[Place] | None:
    """The fifteen places of the row: all it has, or those under the heads where nothing is printed beside them."""
    places = line.after(0)
    if len(places) == 15:
        return places
    if under and is_whole(line) and under[-1] < len(line.cells):
        beside = [cell for i, cell in enumerate(line.cells) if i not in under]
        return [(i, line.cells[i]) for i in under] if all(is_empty(cell) for cell in beside) else None
    return only_window(places, 15)
