"""The table of the form of 2014: label, unit and number of each row; what is not of the form is regional."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from models.values import Cell, Figure
from pipelines.parse.forms import b32_2014
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.annexes import is_footer, regional_row
from pipelines.parse.forms.lines import (
    Line,
    Place,
    distinct,
    is_empty,
    is_words,
    read_cell,
    read_places,
    unsure,
)
from pipelines.parse.forms.reading import Part, RegionalLine
from pipelines.parse.forms.stream import is_head, value_heads
from pipelines.parse.forms.table_b_labels import UNIT_WORDS, joined, label_place
from pipelines.parse.labels import fold, key
from pipelines.parse.numbers import DASHES, is_value

ROWS = {row.code: row for row in (*b32_2014.ROWS, *b32_2014.HEADINGS)}
OWNERS: dict[str, dict[str, str]] = {}
for _row in b32_2014.ROWS:
    if _row.group:
        OWNERS.setdefault(key(_row.label), {})[_row.group] = _row.code
ENTERS = {row.code: row.group or row.code for row in b32_2014.ROWS}
ORDER = [row.code for row in b32_2014.ROWS]
#: The row that each heading stands before; a place in the form is a row's number, a heading's lies half before it.
HEADED = {
    "b_h1": "b1_proactive_total", "b_h2": "b1_via_gazette", "b_h3": "b2_hot_topics", "b_h4": "b2_press_conf",
    "b_h5": "b3_received", "b_h6": "b8_organs", "b_h7": "b9_meetings",
}  # fmt: skip
PLACE = {code: float(at) for at, code in enumerate(ORDER)}
PLACE |= {heading: PLACE[code] - 0.5 for heading, code in HEADED.items()}
ASIDE = frozenset({"备注", "说明", "序号", "编号"})  # heads of columns that hold no figure of the form
ALIKE = 0.6  # how much of a damaged label must be left; its place in the form must agree as well
LEAST_ROWS = 5  # fewer labels of the form than this are an annex that borrows its words
OWN_SHARE = 0.4  # as is one of whose rows fewer than these are the form's


class _Row(NamedTuple):
    """A line below its head: place and code of its label (None: of no row of the form), what the head says.

    column: the place of 统计数, if the markup tells; aside: the places of remarks and numbers of rows.
    """

    line: Line
    place: int | None
    code: str | None
    column: int | None
    head: str
    aside: frozenset[int]
    damaged: bool = False


def read(lines: Sequence[Line]) -> Part:
    """Read the lines of the table of 2014."""
    part = Part("b", b32_2014.SCHEMA)
    rows = _by_place(_rows(lines))
    doubtful = _before_lost_twins(rows)
    own = {row.code for row in rows if row.code}
    foreign = sum(1 for row in rows if not row.code and _is_foreign(row))
    if len(own) < max(LEAST_ROWS, OWN_SHARE * (len(own) + foreign)):
        return Part("regional", "regional", regional=[_regional(row) for row in rows if _is_foreign(row)])
    for at, row in enumerate(rows):
        if row.code and row.place is not None:
            figures = _figure(row, row.code, row.place, sure=at not in doubtful)
            part.figures += (
                [f._replace(flags=(*f.flags, "label_damaged")) for f in figures] if row.damaged else figures
            )
        elif _is_nameless(row):
            part.unplaced.append(row.line)
        elif _is_foreign(row):
            part.regional.append(_regional(row))
    return part


def _is_nameless(row: _Row) -> bool:
    """Whether the row of a grid prints a number under 统计数 and no word at all."""
    place = row.column
    under = row.line.cells[place] if place is not None and place < len(row.line.cells) else None
    bare = not any(cell and is_words(cell.text) for cell in row.line.cells)
    return bare and under is not None and under.row == row.line.row and is_value(under.text)


def _is_foreign(row: _Row) -> bool:
    """Whether the row prints a number and is no foot of the form: one of another form, unless its label is known."""
    return row.line.has_value and not is_footer(row.line)


def _regional(row: _Row) -> RegionalLine:
    return regional_row("b", row.line, [(_value_place(row.line, row.column), row.head)])


def _rows(lines: Sequence[Line]) -> list[_Row]:
    rows: list[_Row] = []
    column: int | None = None
    aside: frozenset[int] = frozenset()
    head, group, table = words.COUNT_HEAD, "", (-1, 0)
    for line in joined(lines):
        if (line.grid, line.offset) != table:
            column, aside, table = None, frozenset(), (line.grid, line.offset)
        if is_head(line):
            places = value_heads(line)
            column = places[0] if places and not line.text else None
            aside = frozenset(i for i, name in enumerate(line.keys) if name in ASIDE and not line.text)
            head = line.words(places[0]) if places else head
            continue
        place, code = _code(line, group)
        group = ENTERS.get(code or "", group)
        row = (line, place, code, column, head, aside, False)
        rows.append(tuple.__new__(_Row, row))  # as its own call would make it, in half the time
    return rows


def _by_place(rows: list[_Row]) -> list[_Row]:
    """Rows whose label lost words, named where the form has exactly as many rows between their neighbours."""
    start = 0
    known = {row.code for row in rows}
    while start < len(rows):
        stop = start
        while stop < len(rows) and not rows[stop].code:
            stop += 1
        last = stop
        while last > start and stop == len(rows) and is_footer(rows[last - 1].line):
            last -= 1
        if 0 < start < last:
            behind = rows[stop].code if stop < len(rows) else None
            rows[start:last] = _fill(rows[start:last], _between(rows[start - 1].code, behind), known)
        start = stop + 1
    return rows


def _between(before: str | None, behind: str | None) -> list[str]:
    """The rows that the form prints between two of its rows or headings, or behind the last; headings left out."""
    first, last = PLACE.get(before or "", len(ORDER)), PLACE.get(behind, -1) if behind else len(ORDER)
    return [code for code in ORDER if first < PLACE[code] < last]


def _fill(run: list[_Row], codes: list[str], known: set[str | None]) -> list[_Row]:
    places = [label_place(row.line) for row in run]
    labels = [
        row.line.keys[place] if place is not None else "" for row, place in zip(run, places, strict=True)
    ]
    fitting = len(codes) == len(run) and not known & set(codes) and all(map(_alike, labels, codes))
    if not fitting:
        return run
    return [
        row._replace(place=place, code=code, damaged=True)
        for row, place, code in zip(run, places, codes, strict=True)
    ]


def _alike(label: str, code: str) -> bool:
    return (
        bool(label) and SequenceMatcher(None, label, key(ROWS[code].label), autojunk=False).ratio() >= ALIKE
    )


def _before_lost_twins(rows: Sequence[_Row]) -> set[int]:
    """The rows of a text whose number may be that of the next row: lines printed before were left out of it.

    被依法纠错数 and 其他情形数 stand twice in the form. Where the second of them is not there, as in a text that
    keeps every line once, what stands behind the row before may be its number, unless the row has its unit.
    """
    found: set[int] = set()
    for at, row in enumerate(rows):
        behind = rows[at + 1] if at + 1 < len(rows) else None
        if not row.line.text or row.code not in ORDER or (behind and behind.code not in ORDER):
            continue
        end = ORDER.index(behind.code) if behind and behind.code else len(ORDER)
        lost = {key(ROWS[code].label) for code in ORDER[ORDER.index(row.code) + 1 : end]}
        if any(len(OWNERS.get(label, ())) > 1 for label in lost) and not _has_unit(row.line):
            found.add(at)
    return found


def _has_unit(line: Line) -> bool:
    return any(cell and fold(cell.text) in UNIT_WORDS for cell in line.cells)


def _holds_two(line: Line, code: str) -> bool:
    """Whether a row of text bears the unit of another: of two rows the second has lost its label, not its number."""
    units = sum(1 for cell in line.cells if cell and fold(cell.text) in UNIT_WORDS)
    return units > (0 if code in words.B_HEADINGS else 1)


def _code(line: Line, group: str) -> tuple[int | None, str | None]:
    """The place and the code of the label; 其他情形数 belongs to the group it stands in, and to none without one."""
    place = None
    for at, name in enumerate(line.keys):
        if name in words.B_ROWS:
            place = at  # a column of groups stands before the row's own label
        elif place is not None and not is_empty(line.cells[at]):
            break
    if place is None:
        return None, None
    owners = OWNERS.get(line.keys[place], {})
    if len(owners) > 1:
        return place, owners.get(group)
    return place, words.B_ROWS[line.keys[place]]


def _figure(row: _Row, code: str, place: int, *, sure: bool) -> list[Figure]:
    line, form = row.line, ROWS[code]
    after = [p for p in distinct(line.after(place + 1)) if p[1] is not line.cells[place]]
    unit = _unit(after) or form.unit
    found = _value(row, after) if sure and not (line.text and _holds_two(line, code)) else None
    if found is None:
        return unsure(line, [code], after, [unit])
    column, cell = found
    tall = cell is not None and cell.rowspan > 1
    figure = (
        read_places(line, [code], [found], [unit])[0] if tall else read_cell(line, code, column, cell, unit)
    )
    if code in words.B_HEADINGS and figure.state in ("blank", "dash", "absent", "merged"):
        return []
    return [figure if found[1] else figure._replace(state="blank", table=line.grid)]


def _unit(after: list[Place]) -> str | None:
    for _, cell in after:
        if cell and fold(cell.text) in UNIT_WORDS:
            return fold(cell.text)
    return None


def _value(row: _Row, after: list[Place]) -> Place | None:
    """The place of the value: under 统计数, else the only one that is no unit; None where two could be it."""
    line, column = row.line, row.column
    if column is not None and after and after[0][0] <= column < len(line.cells):
        under = line.cells[column]
        beside = [at for at, cell in after if cell and cell is not under and _is_number(cell)]
        return (column, under) if row.aside.issuperset(beside) else None
    full = [p for p in after if not is_empty(p[1]) and p[1] and fold(p[1].text) not in UNIT_WORDS]
    if len(full) > 1 and _is_dash(full[0][1]):
        full = full[1:]  # “——” in the column of units
    if len(full) > 1:
        return None
    return full[0] if full else (len(line.cells), None)


def _is_number(cell: Cell) -> bool:
    """Whether *cell* prints a number or a damaged one, not a unit or a dash for one."""
    return fold(cell.text) not in UNIT_WORDS and is_value(cell.text) and not _is_dash(cell)


def _is_dash(cell: Cell | None) -> bool:
    return cell is not None and not cell.image and set(fold(cell.text)) <= DASHES


def _value_place(line: Line, column: int | None) -> int:
    """The place under 统计数, or of the only number; where a row prints several, none of them is known to be this year's."""
    if column is not None:
        return column
    full = [i for i, cell in distinct(list(enumerate(line.cells))) if cell and is_value(cell.text)]
    return full[0] if len(full) == 1 else len(line.cells)
