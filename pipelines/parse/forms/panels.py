"""Tables printed in two panels side by side, to save paper: read one panel after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.lines import Line, distinct

_BEFORE = frozenset({"序号", "编号"})  # heads that may stand before the first column of labels


def panels(lines: Sequence[Line]) -> list[Line]:
    """*lines* as they are; where their head row names 统计指标 several times, all left parts and then all right ones."""
    starts = next((found for line in lines if len(found := _starts(line)) > 1), None)
    if starts is None:
        return list(lines)
    ends = [*starts[1:], max(len(line.cells) for line in lines)]
    return [
        _part(line, start, end) for start, end in zip([0, *starts[1:]], ends, strict=True) for line in lines
    ]


def _starts(line: Line) -> list[int]:
    """The places where the panels of a head row begin."""
    if words.INDICATOR not in line.keys:
        return []
    found = [
        i for i, cell in distinct(list(enumerate(line.cells))) if cell and line.keys[i] == words.INDICATOR
    ]
    return [i - 1 if i and line.keys[i - 1] in _BEFORE else i for i in found]


def _part(line: Line, start: int, end: int) -> Line:
    return replace(line, cells=line.cells[start:end], keys=line.keys[start:end], offset=line.offset + start)
