"""Table 4 of the forms of 2019 and 2021: one row of fifteen values under reviews and suits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.values import Figure
from pipelines.parse.digits import only_cut
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.applications import OUTCOME_COLUMNS, QUINTETS, REVIEW_CODES
from pipelines.parse.forms.lines import (
    Line,
    Place,
    distinct,
    intruded,
    is_empty,
    is_whole,
    is_words,
    only_window,
    read_places,
    unsure,
)
from pipelines.parse.forms.reading import Part
from pipelines.parse.labels import fold

_NO_UNITS = (None,) * 15
_OUTCOMES = tuple(column.code for column in OUTCOME_COLUMNS)
_ABOVE = {"行政复议": QUINTETS[0], "未经复议直接起诉": QUINTETS[1], "复议后起诉": QUINTETS[2]}
MOST_LABELS = 2  # columns of them before the values
MOST_WORDS = 12  # letters of a remark in the place of a value


@dataclass(frozen=True, slots=True)
class _Heads:
    """places: where the fifteen columns stand, empty where the markup does not tell; codes: what each of them is.

    Codes of None mean that the heads are printed in another order than the form's and cannot all be read.
    """

    places: tuple[int, ...] = ()
    codes: tuple[str, ...] | None = REVIEW_CODES


def read(lines: Sequence[Line]) -> Part:
    """Read the lines of table 4: the row of values below the heads."""
    part = Part("t4", figures=_apart(lines))
    if part.figures:
        return part
    heads = _Heads()
    above: list[Line] = []
    rows = _rows(lines)
    for line in lines:
        if any(line is row for row in rows):
            part.figures += _row(line, heads)
            above = []
        else:
            above = [other for other in above if other.grid == line.grid] + [line]
            heads = _heads(above) or heads
    return part


def _apart(lines: Sequence[Line]) -> list[Figure]:
    """Reviews and suits in tables or rows of their own: five values under or behind the name of each, ten under two."""
    found: list[Figure] = []
    above: list[Line] = []
    order: list[str] = []
    for line in lines:
        order = _outcomes([line]) or order
        own = next((i for i, name in enumerate(line.keys) if name in _ABOVE), None)
        named = None if own is None else line.cells[own]
        places = distinct(
            [
                (i, cell)
                for i, cell in line.after(0 if own is None else own + 1)
                if named is None or cell is not named
            ]
        )
        quintets = (
            _quintets(above) if own is None else [_ABOVE[line.keys[own]]] if order == [*_OUTCOMES] else []
        )
        if (
            quintets
            and line.has_value
            and len(places) == 5 * len(quintets)
            and not any(is_words(c.text) for _, c in places if c)
        ):
            codes = [f"t4.{quintet}.{outcome}" for quintet in quintets for outcome in _OUTCOMES]
            found += read_places(line, codes, places, _NO_UNITS[: len(codes)])
            above = []
        else:
            above.append(line)
    return found


def _outcomes(lines: Sequence[Line]) -> list[str]:
    return [words.T4_COLUMNS[name] for line in lines for name in line.keys if name in words.T4_COLUMNS]


def _quintets(lines: Sequence[Line]) -> list[str]:
    """The one or two quintets that the rows of heads name, in their order; each one's outcomes in that of the form."""
    said = "".join(
        fold(cell.text) for line in lines for _, cell in distinct([*enumerate(line.cells)]) if cell
    )
    named = sorted((said.index(words_), quintet) for words_, quintet in _ABOVE.items() if words_ in said)
    whole = len(named) in (1, 2) and _outcomes(lines) == list(_OUTCOMES) * len(named)
    return [quintet for _, quintet in named] if whole else []


def _rows(lines: Sequence[Line]) -> list[Line]:
    """The rows of values: without words; else blank; words among fifteen cells below the heads are damaged values."""
    silent = [line for line in lines if not any(cell and is_words(cell.text) for cell in line.cells)]
    worded = [line for line in lines if _is_remarked(line) or _is_labelled(line)]
    full = [line for line in (*silent, *worded) if line.has_value]
    return full or [line for line in silent if len(line.cells) >= 15][:1]


def _is_remarked(line: Line) -> bool:
    cells = [cell for _, cell in distinct(list(enumerate(line.cells))) if cell]
    noted = [cell for cell in cells if is_words(cell.text)]
    short = all(len(cell.text) <= MOST_WORDS and not words.is_label(cell.text) for cell in noted)
    return is_whole(line) and len(cells) == len(line.cells) == 15 and bool(noted) and short


def _is_labelled(line: Line) -> bool:
    """Whether a word of no form (件数) stands before fifteen cells without one."""
    end = line.labels_end
    known = any(words.is_label(cell.text) for cell in line.cells if cell)
    return 0 < end <= MOST_LABELS and not known and len(line.after(end)) == 15


def _heads(lines: Sequence[Line]) -> _Heads | None:
    """What the rows of heads say, the last of *lines* being one of them; None where it names no outcome."""
    line = lines[-1]
    every = distinct(list(enumerate(line.cells)))
    places = [i for i, _ in every if line.keys[i] in words.T4_COLUMNS]
    if not places:
        return None
    if places == [i for i, _ in every[-15:]] and len(places) == 15 and is_whole(line):
        return _Heads(tuple(places), _codes_below(lines, places))
    return _Heads((), _codes_in_order(lines))


def _codes_below(lines: Sequence[Line], places: Sequence[int]) -> tuple[str, ...] | None:
    """The code of each place: its own outcome, and the quintet that stands above it."""
    line = lines[-1]
    outcomes = [words.T4_COLUMNS[line.keys[i]] for i in places]
    above = [
        next((_ABOVE[o.keys[i]] for o in reversed(lines) if i < len(o.keys) and o.keys[i] in _ABOVE), None)
        for i in places
    ]
    if None in above:
        official = outcomes == list(_OUTCOMES) * 3 and not _is_turned(lines)
        return REVIEW_CODES if official else None
    codes = tuple(f"t4.{quintet}.{outcome}" for quintet, outcome in zip(above, outcomes, strict=True))
    return codes if set(codes) == set(REVIEW_CODES) else None


def _codes_in_order(lines: Sequence[Line]) -> tuple[str, ...] | None:
    """The form's order, unless the heads that can be read contradict it.

    A row of all fifteen speaks for itself: above it a tool may have written merged cells out again.
    """
    whole = [line for line in lines if sum(name in words.T4_COLUMNS for name in line.keys) == 15]
    outcomes = [
        _OUTCOMES.index(words.T4_COLUMNS[line.keys[i]])
        for line in whole[-1:] or lines
        for i, cell in distinct(list(enumerate(line.cells)))
        if cell and line.keys[i] in words.T4_COLUMNS and (line.text or cell.row == line.row)
    ]
    falls = sum(1 for one, other in pairwise(outcomes) if other < one)
    return None if falls >= len(QUINTETS) or _is_turned(lines) else REVIEW_CODES


def _is_turned(lines: Sequence[Line]) -> bool:
    """Whether suits after a review stand before those without one."""
    names = [_ABOVE[name] for line in lines for name in line.keys if name in _ABOVE]
    first = {name: at for at, name in reversed(list(enumerate(names)))}
    return first.get(QUINTETS[2], len(names)) < first.get(QUINTETS[1], -1)


def _row(line: Line, heads: _Heads) -> list[Figure]:
    places = _fifteen(line, heads.places) if heads.codes else None
    if places and heads.codes:
        return read_places(line, heads.codes, places, _NO_UNITS)
    full = [cell.text.strip() for cell in line.cells if cell and cell.text.strip()]
    cut = only_cut(full[0], (5, 5, 5)) if line.text and len(full) == 1 and heads.codes else None
    if cut:
        return [
            Figure(code, value, "printed", full[0], None, None, line.grid, flags=("glued_digits",))
            for code, value in zip(REVIEW_CODES, cut, strict=True)
        ]
    return unsure(line, REVIEW_CODES, list(enumerate(line.cells)), _NO_UNITS)


def _fifteen(line: Line, under: Sequence[int]) -> list[Place] | None:
    """The fifteen places of the row: all it has, or those under the heads where nothing is printed beside them."""
    for start in (0, line.labels_end):
        places = line.after(start)
        if len(places) == 15 or (len(distinct(places)) == 15 and _ends_wide(places)):
            return distinct(places) if len(places) > 15 else places
    places = line.after(0)
    full = [place for place in places if not is_empty(place[1])]
    if line.text and len(full) == 15 and places[:15] == full:
        return full  # what a browser saved of a row without height stands behind it
    if under and is_whole(line) and under[-1] < len(line.cells):
        beside = [
            cell for i, cell in enumerate(line.cells) if i not in under and cell is not line.cells[i - 1]
        ]
        return [(i, line.cells[i]) for i in under] if all(is_empty(cell) for cell in beside) else None
    return None if intruded(line, places) else only_window(places, 15)


def _ends_wide(places: Sequence[Place]) -> bool:
    """Whether the last cell alone claims more than one place: the fifteen before its copies are the row."""
    return all(cell is places[14][1] for _, cell in places[15:])
