"""The one way of all rows: each row of each grid, in order, goes to the table whose labels stand around it.

Tables may be cut by pages, split by blocks or joined in one grid: a row belongs to what its own labels say, else to
the table that the rows before it belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from models.values import Grid
from pipelines.parse.forms import applications
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.lines import Line, lines_of
from pipelines.parse.forms.panels import panels
from pipelines.parse.labels import fold

# Column heads that carry no value; what else stands in the head row of a 统计指标 table is a value column.
PLAIN_HEADS = frozenset({words.INDICATOR, words.UNIT_HEAD, "序号", "代码", "编号", "备注", "说明", ""})
B_OWN = words.B_ANCHORS - words.REGIONAL_KEYS
B_ROWS = words.B_ANCHORS | words.ZHEJIANG_KEYS
COLUMN_NUMBERS = frozenset({"甲", "乙", "丙", "栏次", "列次"})
T2_HEADS = frozenset(words.T2_COLUMNS)
T2_OWN = frozenset(words.T2_ROWS)
_APPLICANTS = frozenset({*words.T3_COLUMNS, *applications.HEADS}) - {"其他", "总计"}
_NATIONAL = T2_HEADS | words.T3_ANCHORS | words.T4_ANCHORS | {words.CONTENT_HEAD}  # no annex has these


@dataclass(frozen=True, slots=True)
class Streams:
    """The lines of each part in the order of the page."""

    b: list[Line] = field(default_factory=list)
    t2: list[Line] = field(default_factory=list)
    t3: list[Line] = field(default_factory=list)
    t4: list[Line] = field(default_factory=list)
    regional: list[Line] = field(default_factory=list)


def assign(grids: Sequence[Grid]) -> Streams:
    """Give every row of *grids* to a part; rows of grids that no label claims go nowhere."""
    streams = Streams()
    state: str | None = None
    for lines in map(panels, lines_of(grids)):
        parts, state = parts_of(lines, state)
        for line, part in zip(lines, parts, strict=True):
            if part:
                getattr(streams, part).append(line)
    return streams


def parts_of(lines: Sequence[Line], state: str | None) -> tuple[list[str | None], str | None]:
    """The part that each of the *lines* of a grid goes to, behind rows of the part *state*; and the part of the last."""
    anchors = _anchors(lines, state)
    first = next((part for part in anchors if part), None)
    if first is None and _is_bare_table4(lines, state):
        state = "t4"
    elif first is None:
        return [None] * len(lines), state
    if first is not None and state != first:
        state = None  # the rows before the first label are not those of the table before
    parts: list[str | None] = []
    for line, part in zip(lines, anchors, strict=True):
        state = part or state
        numbering = line.keys and line.keys[0] in COLUMN_NUMBERS and _numbers_columns(line)
        parts.append(None if numbering else state)
    return parts, state


def _numbers_columns(line: Line) -> bool:
    """Whether *line* only numbers the columns of its table: 甲, 乙, 1, 2, 3 and so on."""
    texts = [fold(cell.text) for cell in dict.fromkeys(line.cells) if cell]
    numbers = [text for text in texts if text.isdecimal()]
    letters = len(texts) - len(numbers)
    return 0 < letters == sum(text in COLUMN_NUMBERS for text in texts) and numbers == [
        str(at) for at in range(1, len(numbers) + 1)
    ]


def value_heads(line: Line) -> list[int]:
    """The places of the value columns in the head row of a 统计指标 table: a column of groups stands before them."""
    first = line.keys.index(words.INDICATOR)
    return [
        i for i, cell in enumerate(line.cells)
        if i > first and cell and line.keys[i] not in PLAIN_HEADS and cell is not line.cells[i - 1]
    ]  # fmt: skip


def is_head(line: Line) -> bool:
    """Whether *line* is the head row of a table of 统计指标."""
    names = line.keys
    return words.INDICATOR in names and not _BESIDE_INDICATOR.isdisjoint(names)


_BESIDE_INDICATOR = frozenset({words.COUNT_HEAD, words.UNIT_HEAD, "历年累计"})


def _anchors(lines: Sequence[Line], state: str | None) -> list[str | None]:
    anchors: list[str | None] = []
    for line in lines:
        part = _anchor(line, state)
        anchors.append(part)
        state = part or state
    return anchors


def _anchor(line: Line, state: str | None) -> str | None:
    """What the labels of *line* say it is, given the table it may continue."""
    if is_head(line):
        return "regional" if len(value_heads(line)) > 1 else "b"
    named = _named(line.keys, state)
    if named != "":
        return named
    return "t2" if any(cell and words.is_caption(cell.text) for cell in line.cells) else None


@lru_cache(maxsize=4096)  # a value has no key, so that a row of a form has the same keys in every report
def _named(keys: tuple[str, ...], state: str | None) -> str | None:
    """The part that the *keys* of a row name, None where they belong to an annex; empty where they say nothing."""
    names = set(keys)
    if state == "regional" and not names & _NATIONAL:
        return None
    if state == "b" and not names.isdisjoint(B_ROWS):
        return "b"
    if len(names & _APPLICANTS) > 1:
        return "t3"  # also where a page put a head of its own beside them: 增减
    for part, names_of_part in _PARTS:
        if not names.isdisjoint(names_of_part):
            return part
    if any(name.startswith(words.SUM_NOTE) for name in names):
        return "t3"
    if {"行政复议", "行政诉讼"} <= names or names - {""} == {"行政复议"}:
        return "t4"
    return ""


_PARTS = (
    ("t3", words.T3_ANCHORS),
    ("t4", words.T4_ANCHORS),
    ("t2", T2_HEADS | T2_OWN | {words.CONTENT_HEAD}),
    ("b", B_OWN),
)


def _is_bare_table4(lines: Sequence[Line], state: str | None) -> bool:
    """Whether a grid without any label is the row of values of table 4: cut off from its heads, or its sums say so."""
    if len(lines) != 1 or state not in ("t3", "t4"):
        return False
    texts = [text for cell in lines[0].cells if cell and (text := fold(cell.text))]
    if len(texts) != 15 or state == "t4":
        return len(texts) == 15
    if not all(text.isdecimal() for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return all(sum(numbers[at : at + 4]) == numbers[at + 4] for at in (0, 5, 10))
