"""The heads of table 3: which applicant each of its seven columns is, also where they stand in an order of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.parse.forms import applications
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.applications import COLUMNS
from pipelines.parse.forms.lines import Line, distinct, is_gapped, is_whole

ORDER = tuple(column.code for column in COLUMNS)
NATURAL, *ORGANISATIONS, TOTAL = ORDER
_HEADS_OF_HEADS = frozenset({*applications.HEADS, ""})
_APPLICANTS = frozenset(words.T3_COLUMNS)
_ADDED = re.compile(
    r".{0,4}(?:备注|说明|占比|比例|同比|上年|去年|小计|增减).{0,4}"
)  # heads that pages put beside the form's


@dataclass(frozen=True, slots=True)
class Heads:
    """places: where the seven columns stand, empty where the markup does not tell; order: what each of them is.

    An order of None means that the heads are printed in another order than the form's and cannot all be read. width
    is that of the table where each column from the first applicant's on bears its own head, be it another than the
    form's; else 0. added: the columns whose heads are none of the form's.
    """

    places: tuple[int, ...] = ()
    order: tuple[str, ...] | None = ORDER
    width: int = 0
    added: frozenset[int] = frozenset()


def read_heads(lines: Sequence[Line]) -> Heads | None:
    """What the rows of heads above the values say; None where they name no applicant."""
    if lines and (heads := _column_by_column(lines)):
        return heads
    if any(_ADDED.fullmatch(cell.text.strip()) for line in lines for cell in line.cells if cell):
        return Heads((), None)
    for line in reversed(lines):
        heads = _side_by_side(line)
        if heads:
            return heads
    named = [pair for line in lines for pair in _names(line)]
    if not any(line.text for line in lines):
        named.sort(key=lambda pair: pair[0])  # heads of one row may stand at several heights
    names = list(dict.fromkeys(name for _, name in named))
    in_text = any(line.text for line in lines)
    one_grid = len({(line.grid, len(line.cells)) for line in lines if _names(line)}) == 1
    moved = _total_is_second(lines) if in_text else one_grid and TOTAL in names[:-1]
    return Heads((), None if moved else _order(names)) if names else None


def _total_is_second(lines: Sequence[Line]) -> bool:
    """Whether 总计 stands between 自然人 and the head of the organisations, as the form never prints it."""
    return "自然人总计法人" in "".join(name for line in lines for name in line.keys)


def _column_by_column(lines: Sequence[Line]) -> Heads | None:
    """What each column is by all that stands over it; None unless the seven applicants are all there, each once."""
    width = len(lines[-1].cells)
    rows = [line for line in lines if line.grid == lines[-1].grid and len(line.cells) == width]
    if any(is_gapped(line) or _is_run(line) for line in rows):
        return None
    over = [{line.keys[at] for line in rows} for at in range(width)]
    found = [(at, words.T3_COLUMNS[name]) for at, names in enumerate(over) for name in names & _APPLICANTS]
    places, order = tuple(at for at, _ in found), tuple(code for _, code in found)
    if sorted(order) != sorted(ORDER) or len(set(places)) < len(ORDER):
        return None
    over_organisations = {at for at, names in enumerate(over) if applications.HEADS[1] in names}
    own = {at for at, code in found if code in ORGANISATIONS}
    spans = any(cell and cell.colspan > 1 for line in rows for cell in line.cells)
    if spans and (not own <= over_organisations or over_organisations & {*places} != own):
        return None  # one of them lies
    added = frozenset(
        at for at in range(1, width) if at not in places and over[at] - over[0] - _HEADS_OF_HEADS
    )
    return Heads(places, order, width, added) if {*range(places[0], width)} <= {*places, *added} else None


def _is_run(line: Line) -> bool:
    """Whether *line* may hold heads of several rows of a text one behind the other, so that they are over no columns."""
    return line.text and re.search("(?:总计|法人).*商业企业", "".join(line.keys)) is not None


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
