"""The lists of one site's crawl: what each promised, what was found in it, and whether that is all."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from crawler.asks import Ask, Listing, elsewhere
from crawler.families import FAMILIES, Family, searches
from crawler.folders import belongs, is_numbered
from crawler.links import Judged

_YEAR = re.compile(r"20[0-4]\d")
A_TITLE = 10  # characters; names of columns are shorter
SHELF_PAGES = 4  # of a list of other things; what is misfiled stands among the newest, or nobody finds it
A_REPORT = 2  # more of them for each report among them: some counties file all of theirs among notices
SHELF_MOST = 40  # pages of one at most
MOST_PAGES = 200  # of any list: a longer one is a loop
A_TURN = 2  # answers that told something: the list has been turned over
_KNOWN = frozenset(family.name for family in FAMILIES if family.answer)
PARDONED = 1  # answers that may repeat: the page printed them already, or pages 0 and 1 are the same


@dataclass(slots=True)
class ListSeen:
    """What a list promised and what was found in it. A shelf promises nothing: only its first pages are read."""

    url: str
    family: str
    label: str = ""
    declared: int | None = None
    pages: int | None = None
    walked: int = 0
    last: str = ""  # the page that was reached last
    entries: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    repeats: int = 0  # answers in a row that told nothing new
    lost: int = 0
    needs_browser: bool = False
    broken: bool = False  # a browser showed nothing of it, and a script of its page failed there
    shelf: bool = False
    by_service: bool = False  # an interface that nobody documents tells it
    posted: bool = False  # a form's answer: its address alone does not bring it
    open: bool = False  # it shows that it goes on, and what lies behind was not had
    grown: int = 0  # pages that told something new

    @property
    def whole(self) -> bool:
        promised = self.declared is None or len(self.entries) >= self.declared
        walked = self.pages is None or self.walked >= self.pages
        ended = self.declared is not None or not self.open
        return self.shelf or (
            promised and walked and ended and not (self.lost or self.needs_browser or self.broken)
        )

    @property
    def wanting(self) -> str | None:
        """Why the list is not whole, in words."""
        if self.whole or self.lost:
            return None
        if self.broken:
            return f"{self.url}: its scripts fail in a browser, and it shows nothing"
        if self.needs_browser:
            return f"{self.url}: needs a browser"
        if self.declared is not None and len(self.entries) < self.declared:
            return f"{self.url}: {len(self.entries)} of {self.declared} entries"
        if self.pages is not None and self.walked < self.pages:
            return f"{self.url}: {self.walked} of {self.pages} pages"
        return f"{self.url}: it goes on behind {self.last}, and nobody could turn that page"

    def turn(self, ask: Ask, *, more: bool, grew: bool) -> None:
        """Note whether the list goes on; a further page that tells nothing new is its end, if others did."""
        self.grown += grew
        if ask.answer:
            # an answer that repeats what the page printed is no end of a page that says it goes on
            self.open = more if grew else (more or self.open) and self.grown < A_TURN
        elif ask.browser and not ask.walks:
            self.open = more and not self.by_service  # whatever its first page lacked stands there now
        else:
            self.open = more or (self.open and not (grew and ask.walks))

    def evidence(self, known: Container[str]) -> dict[str, Any]:
        """What it promised and gave; known: addresses of reports that former runs knew."""
        return {
            "known": sum(url in known for url in self.entries),
            "url": self.url, "family": self.family, "label": self.label, "declared": self.declared,
            "entries": len(self.entries), "pages": self.pages, "walked": self.walked, "last": self.last, "lost": self.lost,
            "needs_browser": self.needs_browser, "open": self.open, "shelf": self.shelf, "whole": self.whole,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of a list shows: its entries, and the links by which it is told from a repeated page."""

    entries: frozenset[str]
    links: frozenset[str]


class Lists(dict[str, ListSeen]):
    """By the address of their first page."""

    known: Container[str] = ()  # addresses of reports that former runs knew
    unread: frozenset[str] = frozenset()  # lists of which a page could not be had

    def __init__(self) -> None:
        super().__init__()
        self._found: set[str] = (
            set()
        )  # by any question to the site's search: most find the same by other words

    def note(self, ask: Ask, family: str, listing: Listing, shown: Shown) -> tuple[Ask, ...]:
        """Note one page of a list; the further pages that are worth asking for."""
        column = ask.column or ask.url
        seen = self.setdefault(
            column,
            ListSeen(
                column,
                family,
                ask.title,
                shelf=ask.role == "shelf",
                posted=not ask.column and ask.method == "POST",
                shown=self._found if ask.title == searches.LABEL else set(),
            ),
        )
        if listing.prelude:
            return listing.following
        if family == "service" and not seen.by_service:
            seen.by_service = True
            # an interface tells the list from its first page on, whatever the page shows
            seen.entries.clear()
            seen.shown.clear()
            seen.declared = None
        before = len(seen.shown)
        seen.walked, seen.last = seen.walked + max(1, ask.turned), ask.url
        told = listing.declared is not None and (listing.declared or not seen.entries)
        seen.declared = listing.declared if told else seen.declared
        seen.pages = listing.pages or seen.pages
        seen.entries |= shown.entries
        seen.shown |= shown.links
        seen.broken = (seen.broken or (ask.broken and not ask.guess)) and not seen.entries
        seen.needs_browser = seen.needs_browser and not (shown.entries or ask.browser)
        grew = len(seen.shown) > before
        again = ask.browser and not ask.walks  # the same page once more, as a browser builds it
        seen.repeats = 0 if grew or again else seen.repeats + 1
        seen.turn(ask, more=listing.more, grew=grew)
        full = seen.declared is not None and len(seen.entries) >= seen.declared
        forgiven = PARDONED if ask.answer else 0
        over = seen.pages is None and seen.walked > 1 and seen.repeats > forgiven
        patience = min(SHELF_PAGES + A_REPORT * len(seen.entries), SHELF_MOST)
        if over or (seen.shelf and seen.walked >= patience):
            return ()
        if seen.walked >= MOST_PAGES:
            seen.open |= bool(listing.following)
            return ()
        # what is printed as the next page is one; what an interface is asked for is a guess beyond the last entry
        return tuple(a for a in listing.following if not (full and a.answer))

    def waits(self, column: str) -> bool:
        """Whether all there is of a list is what calls tell: its page shows nothing, or one has told its first part."""
        return column in self and (self[column].needs_browser or self[column].by_service)

    def owes(self, ask: Ask) -> bool:
        """Whether *ask* is a known interface's, which should have begun a list of which nothing has come."""
        wanted = ask.role == "column" or elsewhere(ask) is not None
        known = ask.answer in _KNOWN and wanted and not ask.guess
        seen = self.get(ask.column or ask.url)
        return known and not (seen and seen.entries)

    def ended(self, ask: Ask) -> None:
        """A further call of a list's interface brought nothing: that was all."""
        seen = self.get(ask.column or ask.url)
        if seen and seen.by_service and "page" in dict(ask.known):
            seen.open = False

    def lose(self, column: str) -> None:
        """A page of the list could not be had, perhaps its first."""
        self.unread = self.unread | {column}
        if column in self:
            self[column].lost += 1

    def wanting(self) -> Iterator[str]:
        return (words for seen in self.values() if (words := seen.wanting))

    def evidence(self) -> list[dict[str, Any]]:
        return [
            seen.evidence(self.known)
            for seen in self.values()
            if seen.entries or seen.declared or seen.needs_browser or seen.broken
        ]

    def only_for_want_of_a_browser(self, *, blind: bool) -> bool:
        """Whether nothing is missing but what only a browser can show; blind: other pages want one, too."""
        waiting = blind or any(seen.needs_browser for seen in self.values())
        return waiting and all(seen.whole or seen.needs_browser for seen in self.values())


def shown(ask: Ask, family: Family, listing: Listing, links: dict[str, Judged]) -> Shown:
    """The entries of a page of a list: all an interface sends, else those of its links that are no template's."""
    if ask.role == "shelf":
        reports = frozenset(url for url, one in links.items() if one.sort == "report")
        if ask.title != searches.LABEL:
            return Shown(reports, frozenset(links))
        place = urlsplit(ask.url)[:3]  # the further pages bear the question, and are no news
        return Shown(reports, frozenset(url for url in links if urlsplit(url)[:3] != place or url in reports))
    if family.counted or ask.answer:
        entries = frozenset(entry.url for entry in listing.entries)
    else:
        sure = ("report",) if family.answer else ("report", "maybe", "neighbour")
        column = ask.column or ask.url
        entries = frozenset(url for url, one in links.items() if one.sort in sure or _own(one, column))
    return Shown(entries, entries)


def _own(one: Judged, column: str) -> bool:
    """Whether a link is a line of the list itself, whatever it is about: an article with a number below its column."""
    is_title = one.sort in ("other", "path") and len(one.entry.title) >= A_TITLE
    is_dated = one.sort == "column" and _YEAR.search(one.entry.title) is not None  # 2023年度报告
    return (is_title or is_dated) and belongs(one.entry.url, column) and is_numbered(one.entry.url)
