"""Scripts in files of their own: fetched once a site, where a page hangs on them, and read as if they stood in the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crawler.asks import Ask
from crawler.families import external
from crawler.guard import scope_of
from models.values import Document

MOST = 3  # files of one page
MOST_OF_A_SITE = 12


class External:
    """Of one tour: the scripts that are known, and the pages that wait for theirs."""

    def __init__(self) -> None:
        self._texts: dict[str, str | None] = {}  # address -> what it says; None while it is abroad
        self._waiting: list[tuple[Ask, Document]] = []

    def filled(self, document: Document) -> Document:
        """The page with those of its scripts that are known."""
        texts = tuple(text for url in external.sources(document) if (text := self._texts.get(url)))
        return replace(document, scripts=(*document.scripts, *texts)) if texts else document

    def wanted(self, ask: Ask, document: Document) -> list[Ask] | None:
        """The asks for the scripts of a page that shows nothing without them: it waits; None where there are none."""
        own = [u for u in external.sources(document) if scope_of(u) == scope_of(document.url or "")][:MOST]
        room = MOST_OF_A_SITE - len(self._texts)
        fresh = [url for url in own if url not in self._texts][: max(0, room)]
        if not fresh and not self._abroad(document):
            return None
        self._texts |= dict.fromkeys(fresh)
        self._waiting.append((ask, document))
        head = (("Referer", document.url or ""),)
        return [Ask(url, "path", ask.depth, headers=head, answer=external.NAME, guess=True) for url in fresh]

    def came(self, url: str, text: str) -> Iterator[tuple[Ask, Document]]:
        """A script came, or will not (an empty text): the pages that wait for no other."""
        self._texts[url] = text
        waiting, self._waiting = self._waiting, []
        for ask, document in waiting:
            if self._abroad(document):
                self._waiting.append((ask, document))
            else:
                yield ask, document

    def _abroad(self, document: Document) -> bool:
        return any(self._texts.get(url, "") is None for url in external.sources(document))
