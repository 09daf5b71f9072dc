"""Reports are asked for as they are named, within an allowance that grows with each one found.

A list of a thousand reports is had whole that way; one that names reports without end, none of them there, is not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.asks import Ask
from crawler.frontier import A_REPORT, FIRST


@dataclass(slots=True)
class Window:
    """Reports that were named; those known from former runs are asked for without it."""

    asked: int = 0
    _waiting: deque[Ask] = field(default_factory=deque)
    _named: set[tuple[object, ...]] = field(default_factory=set)

    def put(self, ask: Ask) -> None:
        if ask.key not in self._named:
            self._named.add(ask.key)
            self._waiting.append(ask)

    def take(self, reports: int) -> Iterator[Ask]:
        """Those whose turn it is, after so many reports were found."""
        while self._waiting and self.asked < FIRST + A_REPORT * reports:
            self.asked += 1
            yield self._waiting.popleft()

    def wanting(self) -> Iterator[str]:
        """What of them nobody asked for, in words."""
        if self._waiting:
            yield f"{self.left} of the reports that were named were not asked for"

    @property
    def left(self) -> int:
        return len(self._waiting)
