"""A tour: one site's crawl as a state of mind. What to ask next, what lists promised, what came, what was lost.

Knows no Scrapy and no database: pages go in, asks come out, and at the end the evidence for "complete".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from crawler.asks import Ask, Entry, Listing
from crawler.blocked import BY_ROBOTS, GONE
from crawler.families import BY_NAME, family_of
from crawler.guard import scope_of
from crawler.links import Sort, is_column, onward, sort_of
from models.places import Site
from models.values import Document
from models.vocabulary import CaptureKind

State = Literal["complete", "partial", "failed"]
DEPTH = 5  # clicks from the home page to a column; the deepest breadcrumb seen has six parts
PATHS = 400  # pages of a portal that are looked through for columns
COLUMNS = 2000  # lists of one site
COUNTED = ("hanweb", "vsb")  # families whose listings hold entries and nothing of the template
NAMED = 20  # losses that are named one by one


@dataclass(slots=True)
class ListSeen:
    """What a list promised and what was found in it."""

    url: str
    family: str
    label: str = ""
    declared: int | None = None
    pages: int | None = None
    walked: int = 0
    entries: set[str] = field(default_factory=set)
    lost: int = 0
    needs_browser: bool = False

    @property
    def whole(self) -> bool:
        promised = self.declared is None or len(self.entries) >= self.declared
        walked = self.pages is None or self.walked >= self.pages
        return promised and walked and not self.lost and not self.needs_browser

    def evidence(self) -> dict[str, Any]:
        return {
            "url": self.url, "family": self.family, "label": self.label, "declared": self.declared,
            "entries": len(self.entries), "pages": self.pages, "walked": self.walked, "lost": self.lost,
            "needs_browser": self.needs_browser, "whole": self.whole,
        }  # fmt: skip


class Tour:
    """One site's crawl. Call begin once, then read, answered or missed for each ask that was handed out."""

    def __init__(self, site: Site, *, known_reports: int = 0, browser: bool = False) -> None:
        self.site, self.scope = site, scope_of(site.url)
        self.waiting = 0  # asks that were handed out and have not come back
        self.lists: dict[str, ListSeen] = {}
        self.counts: Counter[str] = Counter()
        self.listed: dict[str, str] = {}  # address -> the list that pointed to it in this run
        self.lost: dict[str, str] = {}
        self.forbidden: dict[str, str] = {}  # address -> what kept us from it
        self.blocked: str | None = None  # why the site would not let us in
        self.stopped: str | None = None  # why the crawl ended before this tour did
        self._known_reports, self._browser = known_reports, browser
        self._asked: set[tuple[str, str, bytes, bool]] = set()

    # -- asking -----------------------------------------------------------------------------------------
    def begin(self, known: Iterable[Ask] = ()) -> list[Ask]:
        """The home page, and every report and column known from former runs."""
        return self._new([Ask(self.site.url, role="home"), *known])

    def read(self, ask: Ask, document: Document, *, is_report: bool) -> list[Ask]:
        """What a page leads to. A report leads nowhere: its links are other reports' and the template's."""
        self.counts["pages"] += 1
        self.counts["reports"] += is_report
        self._asked.add(replace(ask, url=document.url or ask.url).key)  # a redirect led there
        if is_report:
            return []
        column = self.column_of(ask, document)
        listed = column is not None
        family = family_of(document, is_list=listed, rendered=ask.browser)
        listing = family.listing(document)
        asks = [replace(a, column=a.column or a.url, depth=ask.depth + 1) for a in listing.columns]
        asks += self._sent(ask, onward(document))
        asks += [replace(ask, url=f, depth=ask.depth + 1) for f in document.frames if not ask.browser]
        entries = {e.url: e for e in (*BY_NAME["generic"].listing(document).entries, *listing.entries)}
        asks += self._follow(entries.values(), ask, column)
        if column:
            asks += self._list(column, family.name, ask, listing, document)
        return self._new(asks)

    def _sent(self, ask: Ask, target: str | None) -> list[Ask]:
        """A signpost stands for what it points to; off the site nobody follows it."""
        if target is None or ask.depth >= DEPTH:
            return []
        if scope_of(target) != self.scope:
            self.counts["offsite"] += 1
            return []
        return [replace(ask, url=target, depth=ask.depth + 1, etag=None, last_modified=None)]

    def column_of(self, ask: Ask, document: Document) -> str | None:
        """The list a page is (a part of), by what led to it or by what it says of itself; None for no list."""
        return (ask.column or ask.url) if ask.role == "column" or is_column(document) else None

    def settled(self, ask: Ask, kind: CaptureKind, status: int) -> None:
        """An exchange that needs no reading, by its kind: a 304, a page that is no more, a refusal."""
        self.counts["pages"] += 1
        self.counts[kind] += 1
        if kind == "not_modified":
            self.counts["reports"] += 1  # only known reports are asked for with validators
        elif kind not in GONE:
            self.missed(ask, f"{kind}, status {status}")
        elif ask.role == "home":
            self.blocked = f"{ask.url}: the home page is gone, status {status}"

    def answered(self, ask: Ask, listing: Listing) -> list[Ask]:
        """What the answer of a list's interface leads to."""
        self.counts["pages"] += 1
        column = ask.column or ask.url
        asks = self._follow(listing.entries, ask, column, trusted=True)
        return self._new(asks + self._list(column, ask.answer or "", ask, listing, None))

    def missed(self, ask: Ask, why: str) -> None:
        """An ask that brought nothing to read; the run is not complete."""
        self.lost[ask.url] = why
        if ask.role == "column" and (seen := self.lists.get(ask.column or ask.url)):
            seen.lost += 1
        if ask.role == "home":
            self.blocked = f"{ask.url}: {why}"

    def refused(self, ask: Ask, why: str) -> None:
        """robots.txt, the guard, or a way off the site: obeyed, counted, no loss; but a home page is the site."""
        self.forbidden[ask.url] = why
        if ask.role == "home":
            self.blocked = f"{ask.url}: {why}"

    # -- the end ----------------------------------------------------------------------------------------
    def state(self) -> State:
        if self.blocked or not self.counts["pages"]:
            return "failed"
        return "partial" if self.reasons() else "complete"

    def reasons(self) -> list[str]:
        """Why the run is not complete, in words; empty where it is."""
        if self.blocked:
            return [self.blocked]
        found = [f"{self.stopped}: {self.waiting} requests were not answered"] if self.stopped else []
        found += [f"{url}: {why}" for url, why in list(self.lost.items())[:NAMED]]
        if len(self.lost) > NAMED:
            found.append(f"and {len(self.lost) - NAMED} more were lost")
        found += [
            f"{s.url}: needs a browser"
            if s.needs_browser
            else f"{s.url}: {len(s.entries)} of {s.declared} entries"
            for s in self.lists.values()
            if not s.whole and not s.lost
        ]
        if not self.counts["reports"]:
            found.append("no annual report found")
        elif self.counts["reports"] * 2 < self._known_reports:
            found.append(f"only {self.counts['reports']} of {self._known_reports} known reports seen")
        return found

    @property
    def only_for_want_of_a_browser(self) -> bool:
        waiting = [s for s in self.lists.values() if s.needs_browser]
        return (
            bool(waiting) and not self.lost and all(s.whole or s.needs_browser for s in self.lists.values())
        )

    @property
    def by_robots(self) -> int:
        """How many addresses robots.txt kept us from."""
        return sum(why == BY_ROBOTS for why in self.forbidden.values())

    def evidence(self) -> dict[str, Any]:
        """What a run keeps to show why it calls itself complete, or what it lacks."""
        return {
            "lists": [
                seen.evidence()
                for seen in self.lists.values()
                if seen.entries or seen.declared or seen.needs_browser
            ],
            "reasons": self.reasons(),
            "forbidden": {
                "count": len(self.forbidden),
                "robots": self.by_robots,
                "urls": dict(list(self.forbidden.items())[:NAMED]),
            },
            "lost": len(self.lost),
            "known_reports": self._known_reports,
        }

    # -- within -----------------------------------------------------------------------------------------
    def _follow(
        self, entries: Iterable[Entry], ask: Ask, column: str | None, *, trusted: bool = False
    ) -> list[Ask]:
        asks = []
        for entry in entries:
            if scope_of(entry.url) != self.scope:
                self.counts["offsite"] += 1
                continue
            sort = sort_of(entry, column=column).sort
            if trusted and sort in ("other", "path", "column"):
                sort = "maybe"  # an interface lists articles: its entries are no columns
            self.counts[sort] += sort == "neighbour"
            asks += self._ask(sort, entry, ask, column)
        return asks

    def _ask(self, sort: Sort, entry: Entry, ask: Ask, column: str | None) -> list[Ask]:
        depth = ask.depth + 1
        if sort in ("report", "maybe"):
            if column:
                self.listed.setdefault(entry.url, column)
            return [Ask(entry.url, sort, depth, column, entry.title)]
        if sort == "column" and depth <= DEPTH + 2 and self.counts["columns"] < COLUMNS:
            return [Ask(entry.url, "column", depth, None, entry.title)]
        if sort == "path" and depth <= DEPTH and self.counts["paths"] < PATHS:
            return [Ask(entry.url, "path", depth, None, entry.title)]
        return []

    def _list(
        self, column: str, family: str, ask: Ask, listing: Listing, document: Document | None
    ) -> list[Ask]:
        """Note one page of a list; the asks for its other pages, as long as it still tells something new."""
        seen = self.lists.setdefault(column, ListSeen(column, family, ask.title))
        before = len(seen.entries)
        seen.walked += 1
        seen.declared = listing.declared if listing.declared is not None else seen.declared
        seen.pages = listing.pages or seen.pages
        seen.entries |= {e.url for e in listing.entries if document is None or _listed(e, column, family)}
        asks = [replace(a, role="column", column=column, depth=ask.depth) for a in listing.following]
        if family == "scripted":
            seen.needs_browser = not self._browser
            return asks if self._browser else []
        seen.needs_browser = False
        full = seen.declared is not None and len(seen.entries) >= seen.declared
        repeats = seen.pages is None and seen.walked > 1 and len(seen.entries) == before
        return [] if full or repeats else asks

    def _new(self, asks: Iterable[Ask]) -> list[Ask]:
        """The asks nobody has made yet; what is handed out is waited for."""
        fresh = []
        for ask in asks:
            if ask.key in self._asked or not ask.url.startswith(("http://", "https://")):
                continue
            self._asked.add(ask.key)
            self.counts["paths"] += ask.role == "path"
            self.counts["columns"] += ask.role == "column"
            fresh.append(ask)
        self.waiting += len(fresh)
        return fresh


def _listed(entry: Entry, column: str, family: str) -> bool:
    """Whether a link of a list page is one of its entries, and not of the page's template."""
    return family in COUNTED or sort_of(entry, column=column).sort in ("report", "maybe", "neighbour")
