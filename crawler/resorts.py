"""Where a search for reports turns at its end: to the site's own search, and where nothing was found, to its map first."""

from __future__ import annotations

from dataclasses import replace

from crawler.asks import Ask
from crawler.families import searches, sitemap
from crawler.frontier import A_REPORT, FIRST, KEPT_BACK
from crawler.guard import scope_of
from crawler.lists import SHELF_MOST
from models.values import Document


class Resorts:
    """Of one site: a few questions, each asked once, when nothing else is left to ask.

    Reports lie where nobody looks for them: under another organ, another year, among notices. A search names them.
    """

    def __init__(self, home: str) -> None:
        self._scope = scope_of(home)
        self._map: Ask | None = sitemap.ask(home)
        self._searches: list[Ask] = []
        self._asked = 0
        self._known = False

    def note(self, document: Document) -> None:
        """Remember the first search that a page of the site offers."""
        if self._known:
            return
        found = [ask for words in searches.SOUGHT for ask in searches.search(document, words)]
        own = [ask for ask in found if scope_of(ask.url) == self._scope]
        self._known = bool(own)
        self._searches = [replace(a, role="shelf", guess=True, title=searches.LABEL) for a in own]

    def next(self, spent: int, reports: int) -> Ask | None:
        """The next question, after so many requests and reports: where there are any, the map need not be asked for.

        What titles say less often is asked for only where there is room for an answer of many pages.
        """
        if self._map and not reports:
            ask, self._map = self._map, None
            return ask
        room = FIRST - KEPT_BACK + A_REPORT * reports - spent
        if not self._searches or (self._asked >= searches.ALWAYS and room < SHELF_MOST):
            return None
        self._asked += 1
        return self._searches.pop(0)
