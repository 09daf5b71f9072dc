"""The heads of table 3: which applicant each of its seven columns is, also where they stand in an order of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.applications import COLUMNS
from pipelines.parse.forms.lines import Line, distinct, is_whole

ORDER = tuple(column.code for column in COLUMNS)
NATURAL, *ORGANISATIONS, TOTAL = ORDER


@dataclass(frozen=True, slots=True)
class Heads:
    """places: where the seven columns stand, empty where the markup does not tell; order: what each of them is.

    An order of None means that the heads are printed in another order than the form's and cannot all be read.
    """

    places: tuple[int, ...] = ()
    order: tuple[str, ...] | None = ORDER


def read_heads(lines: Sequence[Line]) -> Heads | None:
    """What the rows of heads above the values say; None where they name no applicant."""
    for line in reversed(lines):
        heads = _side_by_side(line)
        if heads:
            return heads
    named = [pair for line in lines for pair in _names(line)]
    if not any(line.text for line in lines):
        named.sort(key=lambda pair: pair[0])  # heads of one row may stand at several heights
    names = list(dict.fromkeys(name for _, name in named))
    return Heads((), _order(names)) if names else None


def _names(line: Line) -> list[tuple[int, str]]:
    """The places and names of the applicants that *line* names, each cell once."""
    places = (i for i, _ in distinct(list(enumerate(line.cells))))
    return [(i, words.T3_COLUMNS[line.keys[i]]) for i in places if line.keys[i] in words.T3_COLUMNS]


def _side_by_side(line: Line) -> Heads | None:
    """The columns of a row that names all seven applicants, one beside the other."""
    found: dict[str, int] = {}
    for place, name in enumerate(line.keys):
        if name in words.T3_COLUMNS:
            found.setdefault(words.T3_COLUMNS[name], place)
    places = tuple(found.values())
    if not is_whole(line) or len(places) != len(ORDER) or places != _from(places[0]):
        return None
    return Heads(places, _order(list(found)) if list(found)[-1] == TOTAL else None)


def _from(first: int) -> tuple[int, ...]:
    return tuple(range(first, first + len(ORDER)))


def _order(names: Sequence[str]) -> tuple[str, ...] | None:
    """The order of the columns whose heads are *names*: the organisations may change places, 自然人 is first.

    In running text 总计 stands beside 自然人, above the organisations; so 总计 is the last column wherever it is named.
    """
    organisations = [name for name in names if name in ORGANISATIONS]
    if NATURAL in names and names[0] != NATURAL:
        return None
    if organisations == [name for name in ORGANISATIONS if name in organisations]:
        return ORDER
    return (NATURAL, *organisations, TOTAL) if len(organisations) == len(ORGANISATIONS) else None
