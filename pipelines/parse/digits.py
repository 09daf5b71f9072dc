"""Cells that ran together into one run of digits: cut only where the printed sums allow a single cut."""

from __future__ import annotations

from collections.abc import Sequence

MOST_DIGITS = 60
MOST_STEPS = 20_000  # a run that needs more is as good as ambiguous


Cut = tuple[int, ...]


class _Enough(Exception):
    """The search grew too long: the run is as good as ambiguous."""


def only_cut(digits: str, groups: Sequence[int]) -> Cut | None:
    """Cut *digits* into the cells of *groups* (their sizes), the last cell of each being the sum of the others.

    Blank cells leave no trace in a glued run, so cuts with blanks compete: the answer is None unless exactly
    one cut is possible at all and it fills every cell. [7] is a row of table 3, [5, 5, 5] that of table 4.
    """
    if not digits.isascii() or not digits.isdigit() or not sum(groups) <= len(digits) <= MOST_DIGITS:
        return None
    try:
        found = _Search(digits, tuple(groups)).cuts(0, 0)
    except _Enough:
        return None
    return found[0] if len(found) == 1 and len(found[0]) == sum(groups) else None


def only_plain_cut(digits: str, columns: int) -> Cut | None:
    """Cut *digits* into *columns* cells that no sum binds: 0278 can only be 0 and 278, since no number begins with 0.

    Cells may have been blank, so that any cut into fewer numbers competes.
    """
    if not digits.isascii() or not digits.isdigit() or not columns <= len(digits) <= MOST_DIGITS:
        return None
    found = _plain(digits, columns)
    return found[0] if len(found) == 1 and len(found[0]) == columns else None


def _plain(digits: str, most: int) -> list[Cut]:
    """The cuts of *digits* into at most *most* numbers, as many as it takes to know whether there is one."""
    if not digits:
        return [()]
    found: list[Cut] = []
    for end in range(1, 2 if digits[0] == "0" else len(digits) + 1):
        found += [(int(digits[:end]), *rest) for rest in (_plain(digits[end:], most - 1) if most else ())]
        if len(found) > 1:
            break
    return found[:2]


class _Search:
    """All ways to cut; every list holds two at most, since a second one already settles that there is no answer."""

    def __init__(self, digits: str, groups: tuple[int, ...]) -> None:
        self.digits, self.groups, self.steps = digits, groups, 0
        self._known: dict[tuple[int, int, int, int], list[Cut]] = {}

    def cuts(self, group: int, start: int) -> list[Cut]:
        if group == len(self.groups):
            return [()] if start == len(self.digits) else []
        found: list[Cut] = []
        last = group == len(self.groups) - 1
        for end in (len(self.digits),) if last else range(start, len(self.digits) + 1):
            cells = self._group(start, end, self.groups[group])
            rests = self.cuts(group + 1, end) if cells else []
            found += [(*first, *rest) for first in cells for rest in rests]
            if len(found) > 1:
                break
        return found[:2]

    def _group(self, start: int, end: int, size: int) -> list[Cut]:
        """The cuts of one group between *start* and *end*: at most *size* cells, the last being the sum."""
        if start == end:
            return [()]  # a group of blanks
        found: list[Cut] = []
        for middle in range(start + 1, end):
            total = self._number(middle, end)
            if total is not None:
                found += [(*parts, total) for parts in self._parts(start, middle, size - 1, total)]
            if len(found) > 1:
                break
        return found[:2]

    def _parts(self, start: int, end: int, most: int, left: int) -> list[Cut]:
        """The cuts between *start* and *end* into at most *most* numbers that sum to *left*."""
        if start == end:
            return [()] if left == 0 else []
        if end - start > most * len(str(left)):  # none of them can be longer than the sum
            return []
        asked = (start, end, most, left)
        if asked not in self._known:
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise _Enough
            self._known[asked] = self._split(*asked)
        return self._known[asked]

    def _split(self, start: int, end: int, most: int, left: int) -> list[Cut]:
        found: list[Cut] = []
        for stop in range(start + 1, end + 1):
            number = self._number(start, stop)
            if number is None or number > left or len(found) > 1:
                break
            found += [(number, *rest) for rest in self._parts(stop, end, most - 1, left - number)]
        return found[:2]

    def _number(self, start: int, end: int) -> int | None:
        if self.digits[start] == "0" and end - start > 1:
            return None
        return int(self.digits[start:end])
