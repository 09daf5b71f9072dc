"""What a crawl may still look for: pages that may lead to reports wait here, best first, within the site's allowance."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from itertools import count

from crawler.asks import Ask

FIRST = 200  # requests a crawl may make of a site before it has found a report
A_REPORT = 2  # more of them for every report found
KEPT_BACK = 20  # of them for robots.txt, redirects, second tries and the further pages of lists
LATER = 40  # pages that a later crawl looks through for what is new
AT_ONCE = 6  # so few that what they lead to still comes before worse ones
MAYBE = 10  # before every path: an entry of a report column


@dataclass(slots=True)
class Frontier:
    """Asks in waiting. score says how near one is to reports; the nearest and oldest goes first."""

    searching: bool = True  # nothing is known of the site, or what was known is gone: look everywhere
    looking: bool = True  # for what is new, at least; not where all that is known of the site rests
    looked: int = 0
    _heap: list[tuple[int, int, int, Ask]] = field(default_factory=list)
    _order: count[int] = field(default_factory=count)
    _abroad: set[tuple[object, ...]] = field(default_factory=set)

    def put(self, ask: Ask, score: int) -> None:
        heapq.heappush(self._heap, (-score, ask.depth, next(self._order), ask))

    def back(self, ask: Ask) -> None:
        """An ask that was taken has been answered, or never will be."""
        self._abroad.discard(ask.key)

    def take(self, spent: int, reports: int, least: int) -> list[Ask]:
        """The asks whose turn it is: spent requests were made, reports found, and no score below least is worth it."""
        taken: list[Ask] = []
        while self._heap and -self._heap[0][0] >= least and len(self._abroad) < AT_ONCE:
            ask = self._heap[0][3]
            looks = ask.role != "maybe"
            if not self._may(spent + len(taken), reports, looks=looks):
                break
            heapq.heappop(self._heap)
            self.looked += looks
            self._abroad.add(ask.key)
            taken.append(ask)
        return taken

    @property
    def left(self) -> int:
        """How many pages nobody looked at."""
        return len(self._heap)

    def _may(self, spent: int, reports: int, *, looks: bool) -> bool:
        within = spent < FIRST - KEPT_BACK + A_REPORT * reports
        return within and (not looks or self.searching or (self.looking and self.looked < LATER))
