"""The labels of the table of 2014: where they stand in a row, and those broken over two rows put together again."""

from __future__ import annotations

from collections.abc import Sequence

from models.values import Cell
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.lines import Line, distinct, is_empty, is_words
from pipelines.parse.forms.stream import is_head
from pipelines.parse.labels import bare, fold, key
from pipelines.parse.numbers import UNITS

UNIT_WORDS = frozenset(UNITS)


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with labels that were broken over two rows put together again."""
    done: list[Line] = []
    for line in lines:
        whole = _join(done[-1], line) if done else None
        if whole:
            done[-1] = whole
        else:
            done.append(line)
    return done


def _join(first: Line, second: Line) -> Line | None:
    a = _only_words(first)
    b = _label_cell(second) if a else None
    if a is None or b is None or is_head(first) or key(b.text) in words.B_ROWS or is_head(second):
        return None
    text = a.text + b.text
    begins_anew = key(a.text) in words.B_ROWS and bare(b.text) != fold(b.text)  # the next row stands below
    if begins_anew or key(text) not in words.B_ROWS:
        return None
    cell = b._replace(text=text)
    cells = tuple(cell if old is b else old for old in second.cells)
    return second._replace(cells=cells, keys=tuple(key(c.text) if c else "" for c in cells))


def _only_words(line: Line) -> Cell | None:
    """The label of a line that has nothing else; a unit or a dash for one does not count."""
    if len({*line.keys, ""}) > 2:
        return None  # asked first: nearly every row has a label and a unit
    full = [cell for _, cell in distinct(list(enumerate(line.cells))) if cell and not is_empty(cell)]
    return full[0] if len(full) == 1 and is_words(full[0].text) else None


def _label_cell(line: Line) -> Cell | None:
    place = label_place(line)
    return None if place is None else line.cells[place]


def label_place(line: Line) -> int | None:
    """The place of the first words in *line* that are no unit."""
    found = (i for i, c in enumerate(line.cells) if c and is_words(c.text) and fold(c.text) not in UNIT_WORDS)
    return next(found, None)
