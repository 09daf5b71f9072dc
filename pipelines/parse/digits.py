"""Cells that ran together into one run of digits: cut only where the printed sums allow a single cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MOST_DIGITS = 60
MOST_STEPS = 20_000  # a run that needs more is as good as ambiguous


class _Enough(Exception):
    """Two cuts were found, or the search grew too long: there is no single answer."""


def only_cut(digits: str, groups: Sequence[int]) -> tuple[int, ...] | None:
    """Cut *digits* into the cells of *groups* (their sizes), the last cell of each being the sum of the others.

    Blank cells leave no trace in a glued run, so cuts with blanks compete: the answer is None unless exactly
    one cut is possible at all and it fills every cell. [7] is a row of table 3, [5, 5, 5] that of table 4.
    """
    if not digits.isascii() or not digits.isdigit() or not sum(groups) <= len(digits) <= MOST_DIGITS:
        return None
    found: list[tuple[int, ...]] = []
    try:
        for cut in _Search(digits, tuple(groups)).cuts(0, 0):
            found.append(cut)
            if len(found) > 1:
                return None
    except _Enough:
        return None
    return found[0] if found and len(found[0]) == sum(groups) else None


def only_zeros(digits: str, columns: int) -> bool:
    """Whether *digits* can only be *columns* cells that all print 0 (00 is no number)."""
    return len(digits) == columns and set(digits) == {"0"}


class _Search:
    def __init__(self, digits: str, groups: tuple[int, ...]) -> None:
        self.digits, self.groups, self.steps = digits, groups, 0

    def cuts(self, group: int, start: int) -> Iterator[tuple[int, ...]]:
        if group == len(self.groups):
            if start == len(self.digits):
                yield ()
            return
        last = group == len(self.groups) - 1
        size = self.groups[group]
        ends = (len(self.digits),) if last else range(start, len(self.digits) + 1)
        for end in ends:
            for cells in self._group(start, end, size):
                for rest in self.cuts(group + 1, end):
                    yield (*cells, *rest)

    def _group(self, start: int, end: int, size: int) -> Iterator[tuple[int, ...]]:
        """The cuts of one group between *start* and *end*: at most *size* cells, the last being the sum."""
        if start == end:
            yield ()  # a group of blanks
            return
        for middle in range(start + 1, end):
            total = self._number(middle, end)
            if total is not None:
                for parts in self._parts(start, middle, size - 1, total):
                    yield (*parts, total)

    def _parts(self, start: int, end: int, most: int, left: int) -> Iterator[tuple[int, ...]]:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _Enough
        if start == end:
            if left == 0:
                yield ()
            return
        if most == 0:
            return
        for stop in range(start + 1, end + 1):
            number = self._number(start, stop)
            if number is None or number > left:
                break
            for rest in self._parts(stop, end, most - 1, left - number):
                yield (number, *rest)

    def _number(self, start: int, end: int) -> int | None:
        if self.digits[start] == "0" and end - start > 1:
            return None
        return int(self.digits[start:end])
