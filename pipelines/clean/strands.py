"""The table of 2014 as three strands of a PDF's text: labels, units and numbers, each in its order but not together.

Converters take the columns of a page for columns of text, a few rows at a time. Nothing is read unless the form is
there whole: every label once and no other words, every unit in the order of the rows, as many numbers as rows, and
all of the form's sums. Else the lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

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


@dataclass(slots=True)
class _Strands:
    """What was met so far: letters of labels, numbers, units that stand beside no label, and which of both share a line."""

    words: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    left: list[str | None] = field(default_factory=lambda: [row.unit for row in b32_2014.ROWS])
    pairs: list[tuple[int, int]] = field(default_factory=list)  # a unit's and a number's place in its strand

    def add(self, line: str) -> bool:
        """Take what *line* prints of the table; whether it is anything."""
        parts = line.split()
        marks = [part for part in parts if part in UNITS or set(part) <= DASHES]
        units = [mark for mark in marks if mark in UNITS]
        numbers = [part for part in parts if part not in marks and read_number(part).state == "printed"]
        if len(numbers) + len(marks) == len(parts):
            if units and numbers:
                self.pairs.append((len(self.units), len(self.numbers)))
            self.numbers += numbers
            self.units += units
            return True
        if _is_of_labels(line, marks):
            self.words.append(_letters("".join(part for part in parts if part not in marks)))
            for unit in units:
                _strike(self.left, self.words[-1], unit)
            return True
        return False

    def are_whole(self) -> bool:
        return len(self.numbers) == len(self.left) and self.units == [unit for unit in self.left if unit]

    def are_proven(self) -> bool:
        """Whether the labels are all the form's, its sums hold, and units stand beside the numbers of their own rows."""
        rows = [at for at, unit in enumerate(self.left) if unit]
        side_by_side = all(rows[unit] == number for unit, number in self.pairs)
        return side_by_side and _are_all_labels("".join(self.words)) and _sums_hold(self.numbers)


def braided(lines: Sequence[str]) -> list[str]:
    """*lines*, as many: the rows of a table of 2014 that stood in strands, their cells parted by tabs."""
    done = list(lines)
    start = next((at for at, line in enumerate(lines) if fold(line) == b32_2014.HEADS[0]), None)
    if start is None:
        return done
    strands = _Strands()
    used: list[int] = []
    for at in range(start, min(len(lines), start + _MOST_LINES)):
        used += [at] if strands.add(lines[at]) else []
        if strands.are_whole():
            break
    if strands.are_whole() and strands.are_proven():
        for at, row in zip(used, chain(_told(strands.numbers), repeat("")), strict=False):
            done[at] = row
    return done


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
