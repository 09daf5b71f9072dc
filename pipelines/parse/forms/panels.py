"""Tables printed in panels side by side, to save paper: read one panel after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipelines.parse.forms import b32_2014
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.lines import Line, distinct

_BEFORE = frozenset({"序号", "编号"})  # heads that may stand before the first column of labels
_LABELS = frozenset(words.B_ROWS) | {words.INDICATOR}
_PLACE = {row.code: at for at, row in enumerate(b32_2014.ROWS)}
LEAST_ROWS = 5  # fewer rows with labels side by side are no panels
MOST_PANELS = 4


def panels(lines: Sequence[Line]) -> list[Line]:
    """*lines* as they are; where the table of 2014 stands in panels, all left parts and then all right ones.

    The head row names 统计指标 several times, or the rows themselves have several labels side by side. In running
    text a line keeps no columns, and each row may have a line of its own.
    """
    if lines and lines[0].text:
        return _unstepped(_text_panels(lines))
    heads = (line for line in lines if line.keys.count(words.INDICATOR) > 1)
    starts = next((found for line in heads if len(found := _starts(line)) > 1), None) or _rows_begin(lines)
    if starts is None:
        return list(lines)
    ends = [*starts[1:], max(len(line.cells) for line in lines)]
    return [
        _part(line, start, end) for start, end in zip([0, *starts[1:]], ends, strict=True) for line in lines
    ]


def _starts(line: Line) -> list[int]:
    """The places where the panels of a head row begin."""
    found = [
        i for i, cell in distinct(list(enumerate(line.cells))) if cell and line.keys[i] == words.INDICATOR
    ]
    return [i - 1 if i and line.keys[i - 1] in _BEFORE else i for i in found]


def _rows_begin(lines: Sequence[Line]) -> list[int] | None:
    """The places where most rows of several labels begin their panels; None where hardly a row has several."""
    begun = Counter(tuple(starts) for line in lines if len(starts := _labels(line)) > 1)
    found = begun.most_common(1)
    return list(found[0][0]) if found and found[0][1] >= LEAST_ROWS else None


def _labels(line: Line) -> list[int]:
    """The places of labels of the form that stand not directly behind one: there a group is named before its row."""
    places = _named(line.keys)
    if len(places) < 2:
        return list(places)
    places = [i for i in places if i == 0 or line.cells[i] is not line.cells[i - 1]]
    return [i for i in places if i == 0 or line.keys[i - 1] not in _LABELS]


@lru_cache(maxsize=4096)  # a value has no key, so that a row of a form has the same keys in every report
def _named(keys: tuple[str, ...]) -> Sequence[int]:
    return [i for i, name in enumerate(keys) if name in _LABELS]


def _part(line: Line, start: int, end: int) -> Line:
    return line._replace(cells=line.cells[start:end], keys=line.keys[start:end], offset=line.offset + start)


def _text_panels(lines: Sequence[Line]) -> list[Line]:
    """The rows of each line of text: those of the first panel before those of the second, if there are panels."""
    pieces = [_pieces(line) for line in lines]
    count = max(map(len, pieces))
    alike = sum(1 for parts in pieces if len(parts) == count)
    if not 1 < count <= MOST_PANELS or alike < LEAST_ROWS:
        return [part for parts in pieces for part in parts]
    return [parts[n] for n in range(count) for parts in pieces if n < len(parts)]


def _pieces(line: Line) -> list[Line]:
    starts = _labels(line)
    if len(starts) < 2:
        return [line]
    ends = [*starts[1:], len(line.cells)]
    return [_part(line, start, end) for start, end in zip([0, *starts[1:]], ends, strict=True)]


def _unstepped(lines: list[Line]) -> list[Line]:
    """*lines* with the rows of panels apart that were saved in turns: one of the left, one of the right."""
    data = [at for at, line in enumerate(lines) if _LABELS.intersection(line.keys) - {words.INDICATOR}]
    if not data or data != list(range(data[0], data[-1] + 1)):
        return lines
    rows = lines[data[0] : data[-1] + 1]
    for step in range(2, MOST_PANELS + 1):
        apart = [line for first in range(step) for line in rows[first::step]]
        if _in_order(apart) and not _in_order(rows):
            return [*lines[: data[0]], *apart, *lines[data[-1] + 1 :]]
    return lines


def _in_order(rows: Sequence[Line]) -> bool:
    """Whether the rows that the form has once stand in the order of the form."""
    codes = [words.B_ROWS[name] for row in rows for name in row.keys if name in words.B_ANCHORS]
    places = [_PLACE[code] for code in codes if code in _PLACE]
    return len(places) >= LEAST_ROWS and places == sorted(places)
