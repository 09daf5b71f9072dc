"""The calls tried for lists that no page shows: which of a page are still abroad, and which addresses never told a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.asks import Ask, Listing
from crawler.families import grown, scripted, service
from crawler.families.turned import TRIED, page_of
from crawler.links import Judged
from models.values import Document

LEADING = frozenset(("column", "path", "shelf", "report"))  # links that make a page a way onward
SECOND = 2
PATIENCE = 12  # points after which an address is not asked any more
MUTE = 4  # points of an answer without any list
OTHER = 1  # points of one that lists other things, or says that there is nothing


class Calls:
    """One tour's memory of them; browser: whether there is one to turn to where no call tells anything."""

    def __init__(self, browser: bool) -> None:
        self._browser = browser
        self._made: set[object] = set()  # a call that another page has made tells a page nothing
        self._abroad: Counter[str] = Counter()  # by the page that names them
        self._deaf: Counter[str] = Counter()  # by the place they ask
        self._spoke: set[str] = set()

    def worth(self, asks: Iterable[Ask]) -> list[Ask]:
        """Those that nobody made before, whose address has told something, or has not yet had its chances."""
        fresh = [
            ask
            for ask in asks
            if ask.key not in self._made
            and (_place(ask) in self._spoke or self._deaf[_place(ask)] < PATIENCE)
        ]
        self._made.update(ask.key for ask in fresh)
        return fresh

    def further(
        self, ask: Ask, family: str, listing: Listing, following: Iterable[Ask], *, grew: bool
    ) -> tuple[Ask, ...]:
        """What is asked of *following*: calls that had no chance yet; a browser where they do not tell what is hidden.

        Hidden is a list that a script builds, and the rest of one that goes on and does not say where. grew: whether
        *ask* told anything new.
        """
        if _is_tried(ask) and not grew:
            return self._built(ask)
        following = tuple(following)
        others = tuple(a for a in following if a.answer != service.NAME and not a.browser)
        calls = self.worth(a for a in following if a.answer == service.NAME)
        lacks = listing.more and not others and not ask.answer and not ask.browser
        if family != scripted.NAME and not lacks:
            return (*others, *calls)
        self.sent(calls)
        built = (Ask(ask.url, browser=True),) if self._browser and not calls else ()
        return (*others, *built, *calls)

    def _built(self, ask: Ask) -> tuple[Ask, ...]:
        """The list that no page leads on from, in a browser; *ask* was tried for its second page."""
        browser = Ask(ask.column or "", ask.role, ask.depth, ask.column, ask.title, browser=True)
        return (browser,) if self._browser and page_of(ask) == SECOND else ()

    def sent(self, asks: Iterable[Ask]) -> None:
        """The calls of a page go out; the page waits for the first that tells something."""
        for ask in asks:
            self._abroad[ask.column or ""] += 1

    def spoke(self, ask: Ask) -> bool:
        """Whether *ask* is a further page of a list that calls tell: what nobody printed and yet is owed."""
        return ask.answer == service.NAME and ask.walks and _place(ask) in self._spoke

    def hidden(
        self, ask: Ask, document: Document, links: Mapping[str, Judged], met: Container[str]
    ) -> list[Ask]:
        """Where a page leads whose menu only its scripts know: a tree that grows, the calls they make, else a browser.

        met: addresses that other pages have shown; a page of nothing else makes its calls, too, but needs no browser.
        """
        if ask.role not in ("home", "path"):
            return []
        bare = leads_nowhere(links)
        branches = grown.branches(document) if bare or ask.role == "home" else ()
        fresh = {link.url for link in document.links if link.url not in met}
        if branches or not (bare or leads_nowhere({u: one for u, one in links.items() if u in fresh})):
            return [replace(a, role="path", depth=ask.depth + 1) for a in branches]
        calls = self.worth(service.calls(document))
        if bare:
            self.sent(calls)
        if bare and not calls and self._browser and not ask.browser and scripted.builds(document):
            return [replace(ask, browser=True)]
        return [replace(a, role="path", walks=False, depth=ask.depth + 1) for a in calls]

    def unheard(self, ask: Ask, *, lists: bool = False) -> list[Ask]:
        """A call told nothing; where it was the last of its page, the page is had through a browser.

        lists: it was answered with a list, if of other things or an empty one.
        """
        if _is_tried(ask):
            return list(self._built(ask))
        if ask.answer != service.NAME or not self._silent(ask, OTHER if lists else MUTE) or not self._browser:
            return []
        return [Ask(ask.column or "", ask.role, ask.depth, ask.column, ask.title, browser=True)]

    def heard(self, ask: Ask) -> None:
        """A call told something: its page waits for nothing else."""
        self._spoke.add(_place(ask))
        self._abroad.pop(ask.column or "", None)

    def _silent(self, ask: Ask, points: int) -> bool:
        """A call told nothing: whether it was the last hope of its page."""
        self._deaf[_place(ask)] += points
        page = ask.column or ""
        if page not in self._abroad:
            return False
        self._abroad[page] -= 1
        if self._abroad[page]:
            return False
        del self._abroad[page]
        return True


def leads_nowhere(links: Mapping[str, Judged]) -> bool:
    """Whether no link of a page leads onward: its menu stands elsewhere."""
    return not any(one.sort in LEADING for one in links.values())


def _is_tried(ask: Ask) -> bool:
    """Whether *ask* is for a page of a list under names that no page told."""
    return not ask.answer and TRIED in dict(ask.known)


def _place(ask: Ask) -> str:
    parts = urlsplit(ask.url)
    return f"{parts.netloc}{parts.path}"
