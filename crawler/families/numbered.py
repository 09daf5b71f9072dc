"""Static lists whose further pages bear numbers in their names: what JEECMS, Rednet, Baoding and doc24 share.

Where a pager is printed it is followed; where only a script draws it, the next number is asked for, as long as
pages bring something new.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.asks import Ask, Listing
from crawler.families import generic, pager
from models.values import Document

_DRAWN = re.compile(
    r"totalPages?|pageCount|countPage|pageTotal|gotoPage|_gotoPage|toPage\s*\(", re.IGNORECASE
)
_COUNT = re.compile(
    r"(?:totalPages?|pageCount|countPage|pageTotal|data-pages?)['\"]?\s*[:=(]\s*['\"]?(\d{1,3})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A system of static lists: what its articles' and its lists' addresses look like, and where the number goes.

    lists has the groups head and number (of the page; none on the first); further says how page n is written.
    """

    article: re.Pattern[str]
    lists: re.Pattern[str]
    further: str

    def recognises(self, document: Document) -> bool:
        """Articles or lists at such addresses: the page's own, or one it links to."""
        own = urlsplit(document.url or "").path
        paths = (own, *(urlsplit(link.url).path for link in document.links))
        return any(self.article.search(path) for path in paths)

    def listing(self, document: Document) -> Listing:
        entries = generic.entries(document)
        printed = generic.following(document)
        declared, pages = pager.declared(document)
        return Listing(entries, printed or self._turned(document), declared, pages)

    def _turned(self, document: Document) -> tuple[Ask, ...]:
        """The next page by its number, where a script of the page draws a pager."""
        texts = (*document.scripts, *document.widgets)
        if not any(_DRAWN.search(text) for text in texts):
            return ()
        parts = urlsplit(document.url or "")
        found = self.lists.search(parts.path)
        if not found:
            return ()
        page = int(found["number"] or 1)
        counts = [int(count[1]) for text in texts if (count := _COUNT.search(text))]
        if page >= (counts[0] if counts else pager.MOST_PAGES):
            return ()
        path = self.further.format(head=found["head"], page=page + 1)
        return (Ask(parts._replace(path=path).geturl(), walks=True, guess=not counts),)
