"""The table of 2014 as three strands of a PDF's text: labels, units and numbers, each in its order but not together.

Converters take the columns of a page for columns of text, a few rows at a time. Nothing is read unless the form is
there whole: every label once and no other words, every unit in the order of the rows, as many numbers as rows, and
all of the form's sums. Else the lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from pipelines.check.checks import IDENTITIES
from pipelines.parse.forms import b32_2014
from pipelines.parse.labels import fold
from pipelines.parse.numbers import DASHES, UNITS, read_number

_LETTER = re.compile(r"[^\W\d_]+")
_MOST_LINES = 400  # of one table: a line a cell, and blank ones between
_ROWS = (*b32_2014.ROWS, *b32_2014.HEADINGS)
_SUMS = [(i.left, i.right) for i in IDENTITIES if i.rule.startswith("B-")]
_OF_HEADS = frozenset("".join(b32_2014.HEADS))


def _letters(text: str) -> str:
    return "".join(_LETTER.findall(fold(text)))


# The longest first: no label is taken for a part of another.
_LABELS = sorted((_letters(row.label) for row in _ROWS), key=len, reverse=True)


def braided(lines: Sequence[str]) -> list[str]:
    """*lines*, as many: the rows of a table of 2014 that stood in strands, their cells parted by tabs."""
    done = list(lines)
    start = next((at for at, line in enumerate(lines) if fold(line) == b32_2014.HEADS[0]), None)
    if start is None:
        return done
    rows, used = _rows(lines[start : start + _MOST_LINES])
    if rows and len(rows) <= len(used):
        places = [start + at for at in used]
        for place, row in zip(places, chain(rows, [""] * len(places)), strict=False):
            done[place] = row
    return done


def _rows(lines: Sequence[str]) -> tuple[list[str], list[int]]:
    """The rows that the strands of *lines* make, and the lines that are used up by them; none where anything is amiss."""
    words: list[str] = []
    units: list[str] = []
    numbers: list[str] = []
    left = [row.unit for row in b32_2014.ROWS]  # those that stand beside no label
    used: list[int] = []
    for at, line in enumerate(lines):
        parts = line.split()
        marks = [part for part in parts if part in UNITS or set(part) <= DASHES]
        values = [part for part in parts if part not in marks and read_number(part).state == "printed"]
        if len(values) + len(marks) == len(parts):
            numbers += values
            units += filter(UNITS.__contains__, marks)
        elif _is_of_labels(line, marks):
            words.append(_letters("".join(part for part in parts if part not in marks)))
            for mark in filter(UNITS.__contains__, marks):
                _strike(left, words[-1], mark)
        else:
            continue
        used.append(at)
        if len(numbers) == len(b32_2014.ROWS) and units == [unit for unit in left if unit]:
            whole = _are_all_labels("".join(words)) and _sums_hold(numbers)
            return (_told(numbers), used) if whole else ([], [])
    return [], []


def _strike(left: list[str | None], label: str, unit: str) -> None:
    """Take from *left* the unit that is printed beside its *label*; one that is not its own stays to be missed."""
    at = next((at for at, row in enumerate(b32_2014.ROWS) if left[at] and _letters(row.label) == label), None)
    if at is not None and left[at] == unit:
        left[at] = None


def _is_of_labels(line: str, marks: Sequence[str]) -> bool:
    """Whether a line prints a label or a piece of one, and perhaps its unit."""
    letters = _letters("".join(part for part in line.split() if part not in marks))
    return bool(letters) and any(letters in label for label in _LABELS)


def _are_all_labels(letters: str) -> bool:
    """Whether *letters* are those of every label once, and no more than pieces of the heads."""
    for label in _LABELS:
        before, found, behind = letters.partition(label)
        if not found:
            return False
        letters = before + behind
    return _OF_HEADS.issuperset(letters)


def _sums_hold(numbers: Sequence[str]) -> bool:
    value = {row.code: read_number(text).value or 0 for row, text in zip(b32_2014.ROWS, numbers, strict=True)}
    return all(sum(value[c] for c in left) == sum(value[c] for c in right) for left, right in _SUMS)


def _told(numbers: Sequence[str]) -> list[str]:
    head = "\t".join(b32_2014.HEADS)
    rows = zip(b32_2014.ROWS, numbers, strict=True)
    return [head, *(f"{row.label}\t{row.unit}\t{number}" for row, number in rows)]
