"""Rows of no national form: provincial blocks, regional annexes, tables of several value columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.parse.forms import regional
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.lines import Line, is_empty, is_words
from pipelines.parse.forms.reading import Part, RegionalLine
from pipelines.parse.forms.stream import is_head, value_heads
from pipelines.parse.labels import fold, key, printed
from pipelines.parse.numbers import UNITS, read_cell_number

FUJIAN, FUJIAN_HEAD = "regional_fujian", regional.FUJIAN_HEADS[0]
MONTHLY = "regional_monthly"  # Gansu, Shanghai: rows with a number of their own, this month and this year
SEVERAL_COLUMNS = "regional_b32_2014"  # the table of 2014 with a column for each kind of organ
NUMBER_HEADS = frozenset({"代码", "序号", "编号"})  # columns of the numbers that rows bear
LEAST_LABELS = 5
FOOTERS = ("单位负责人", "审核人", "填报人", "联系电话", "填报日期", "填报单位", "负责人", "电话")


def regional_row(
    part: str, line: Line, heads: Sequence[tuple[int, str]], numbers: int = 0, own: int | None = None
) -> RegionalLine:
    """The regional row of *line* in a table of *part*; *heads* are place and words of its value columns.

    own: the place of the label, where groups stand before it.

    Where the row is shorter than the head (running text) its cells behind label, unit and the *numbers* that the
    row itself bears are taken in order, and only if they are as many as the heads.
    """
    label = _label(line) if own is None else line.words(own)
    row = words.REGIONAL_ROWS.get(part, {}).get(key(label))
    unit = next((fold(c.text) for c in line.cells if c and fold(c.text) in UNITS), None)
    values = {printed(text): None for _, text in heads} | _values(line, heads, numbers)
    code = row.code if row else None
    return RegionalLine(printed(label), unit or (row.unit if row else None), code, values, line.grid)


def read(lines: Sequence[Line]) -> Part:
    """Read annexes whose head row names several value columns; no figure of a national form comes from them."""
    part = Part("regional", "regional")
    heads: list[tuple[int, str]] = []
    names: set[str] = set()
    numbers = 0
    labels: set[str] = set()
    for line in lines:
        labels |= set(line.keys) & words.B_ANCHORS
        if is_head(line):
            heads = [(i, line.words(i)) for i in value_heads(line)]
            names |= {key(text) for _, text in heads}
            numbers = sum(1 for name in line.keys[1:] if name in NUMBER_HEADS)
        elif heads and _has_numbers(line, heads) and not is_footer(line):
            part.regional.append(regional_row("fujian" if FUJIAN_HEAD in names else "", line, heads, numbers))
    if FUJIAN_HEAD in names:
        part.schema = FUJIAN
    elif names & set(regional.MONTHLY_HEADS):
        part.schema = MONTHLY
    elif len(labels) >= LEAST_LABELS:
        part.schema = SEVERAL_COLUMNS
        part.regional = [replace(row, code=words.B_ROWS.get(key(row.label))) for row in part.regional]
    return part


def _has_numbers(line: Line, heads: Sequence[tuple[int, str]]) -> bool:
    """Whether the row prints anything under its heads; the dash of a heading's unit is nothing."""
    if line.text:
        return line.has_value
    return any(i < len(line.cells) and not is_empty(line.cells[i]) for i, _ in heads)


def is_footer(line: Line) -> bool:
    """Whether *line* is the form's foot: who signed, when, under which number."""
    return key(_label(line)).startswith(FOOTERS) or not _label(line)


def _label(line: Line) -> str:
    return next(
        (cell.text for cell in line.cells if cell and is_words(cell.text) and fold(cell.text) not in UNITS), ""
    )  # fmt: skip


def _values(line: Line, heads: Sequence[tuple[int, str]], numbers: int) -> dict[str, float | int | None]:
    if line.text:
        cells = [cell for cell in line.cells[line.labels_end :] if cell and fold(cell.text) not in UNITS]
        cells = cells[numbers:] if len(cells) == len(heads) + numbers else cells
        cells = [cell for cell in cells if fold(cell.text)] if len(cells) > len(heads) else cells
        if len(cells) != len(heads):
            return {}
        return {printed(text): read_cell_number(c).value for (_, text), c in zip(heads, cells, strict=True)}
    found = ((text, line.cells[i] if i < len(line.cells) else None) for i, text in heads)
    return {printed(text): read_cell_number(cell).value if cell else None for text, cell in found}
