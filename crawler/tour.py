"""A tour: one site's crawl as a state of mind. What to ask next, what lists promised, what came, what was lost.

Knows no Scrapy and no database: pages go in, asks come out, and at the end the evidence for "complete".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial
from typing import Literal

from crawler import steps
from crawler.asks import Ask, Listing, elsewhere
from crawler.blocked import GONE, UNFILLED
from crawler.calls import Calls
from crawler.choosing import Memory
from crawler.external import External
from crawler.families import BY_NAME, Family, beside, family_of, hidden, printed, read_list
from crawler.families.external import NAME as SCRIPT
from crawler.families.scripted import NAME as SCRIPTED
from crawler.families.service import NAME as SERVICE
from crawler.frontier import Frontier
from crawler.guard import scope_of
from crawler.links import LAST_SCORE, SIGNPOST_LINKS, Judged, in_charset
from crawler.links import judged as judge_all
from crawler.lists import Lists, shown
from crawler.losses import Losses
from crawler.resorts import Resorts
from crawler.trail import Trail, judged, led
from crawler.twins import Twins
from crawler.unseen import Unseen, onward
from crawler.verdict import Verdict
from crawler.window import Window
from models.places import Site, Step
from models.values import Document
from models.vocabulary import CaptureKind

COLUMNS = 2000  # lists of one site


class Tour:
    """One site's crawl. Call begin once, then read, answered, settled or missed for each ask that was handed out."""

    def __init__(self, site: Site, *, known_reports: int = 0, browser: bool = False) -> None:
        self.site, self.scope = site, scope_of(site.url)
        self.waiting = self.spent = 0  # asks that have not come back; requests that were asked for
        self.lists, self.trail, self.losses, self.memory = Lists(), Trail(), Losses(), Memory()
        self.counts: Counter[str] = Counter()
        self.listed: dict[str, str] = {}  # address -> the list that pointed to it in this run
        self.stopped: str | None = None  # why the crawl ended before this tour did
        self._known_reports, self._browser = known_reports, browser
        self.asked: set[tuple[object, ...]] = set()  # nobody asks for these (again)
        self._frontier, self._calls, self._external = Frontier(), Calls(browser), External()
        self._unseen = Unseen(self.memory, browser)
        self.fills = self._unseen.fills
        self._window, self._twins, self._resorts = Window(), Twins(), Resorts(site.url)
        self._known: set[str] = set()  # lists that former runs found
        self._after_home: list[Ask] = []  # the asks for them, until the home page is back
        self.template: set[str] = set()  # links that pages outside of columns show
        self._met: set[str] = set()  # these, and the columns that any page shows
        self._judged = partial(judge_all, template=self.template)

    # -- asking -----------------------------------------------------------------------------------------
    def begin(self, known: Collection[Ask] = (), resting: frozenset[str] = frozenset()) -> list[Ask]:
        """The home page and every report known from former runs; their lists wait until it shows what is template."""
        self._known = {ask.url for ask in known if ask.role == "column"} | resting
        self._after_home = [ask for ask in known if ask.role != "report"]
        self._twins.keep(ask.url for ask in known)
        self.asked |= {replace(ask, browser=False).key for ask in known if ask.browser}
        self._frontier = Frontier(not self._known, bool(self._after_home or not resting))
        step = Step(self.site.url, None, self.site.name, "home", 0.0, "the address of the site")
        reports = [ask for ask in known if ask.role == "report"]
        return self._new([Ask(self.site.url, role="home", step=step), *reports])

    def read(self, ask: Ask, document: Document, *, is_report: bool) -> list[Ask]:
        """What a page leads to.

        A report leads to other years of its address, where it names one, to other reports, and to columns of them.
        """
        document = in_charset(document)
        self._twins.answered(document.url or ask.url)
        self.counts["pages"] += 1
        self.counts["reports"] += is_report
        self._unseen.came(ask, self.listed.get(ask.url), is_report=is_report)
        self.asked.add(replace(ask, url=document.url or ask.url).key)  # a redirect led there
        asks = beside(ask.url) if is_report or not ask.guess else []
        asks += self._around(ask, document) if is_report else self._turned(ask, document)
        return self._next(ask, asks)

    def answered(self, ask: Ask, listing: Listing) -> list[Ask]:
        """What the answer of a list's interface leads to."""
        self.counts["pages"] += 1
        if ask.answer == SCRIPT:
            return self._next(ask, self._resumed(ask, listing.script))
        column = ask.column or ask.url
        of_reports, guessed = ask.role == "column", ask.answer == SERVICE
        links = self._judged(listing.entries, column if of_reports else None)
        told = bool(links) if ask.role == "path" or self.lists.waits(column) else steps.speaks(links)
        if guessed and not told:
            self.lists.ended(ask)
            lists = bool(listing.entries) or listing.declared is not None
            return self._next(ask, self._calls.unheard(ask, lists=lists))
        self._calls.heard(ask)
        if ask.role == "path":  # a menu, or a sitemap
            return self._next(ask, self._follow(links, ask, None) + steps.behind(ask, listing))
        if of_reports:
            links = self._judged(listing.entries, column, trusted=True)
        asks = self._follow(links, ask, column)
        return self._next(ask, asks + self._list(ask, BY_NAME[ask.answer or ""], listing, links))

    def settled(self, ask: Ask, kind: CaptureKind, status: int, mark: str = "") -> list[Ask]:
        """An exchange that needs no reading, by its kind: a 304, a page that is no more, a refusal; mark: see mark_of."""
        self.counts["pages"] += 1
        self.counts[kind] += 1
        self._twins.answered(ask.url)
        why = f"{kind}, status {status}" + (f": {mark}" if mark else "")
        self.losses.fakes.note(ask.url, kind, why)
        if kind == "not_modified":
            self.counts["reports"] += 1  # only known reports are asked for with validators
        elif kind == "empty" and ask.answer and ask.walks and (not ask.guess or self._calls.spoke(ask)):
            self.lists.ended(ask)  # an interface that has no more to send
        elif kind in GONE and not self._known.isdisjoint((ask.url, ask.column)):
            self._frontier.searching = True  # a column has died: search again
        elif mark == UNFILLED and (built := self._unseen.article(ask)) is not None:
            return self._next(ask, built)
        elif kind not in GONE or self.lists.owes(ask):
            return self.missed(ask, why)
        elif ask.role == "home" and not ask.guess:
            self.losses.home(ask.url, f"the home page is gone, status {status}")
        return self._next(ask, self._instead(ask))

    def missed(self, ask: Ask, why: str, *, silent: bool = False) -> list[Ask]:
        """An ask that brought nothing to read, and what comes in its stead; silent: it was not answered at all."""
        if stead := self._twins.silent(ask, why) if silent else elsewhere(ask):
            self.asked.discard(ask.key)
            return self._next(ask, [stead])
        self.lose(*self._twins.first(ask, why))
        return self._next(ask, self._instead(ask))

    def refused(self, ask: Ask, why: str) -> list[Ask]:
        """An ask we may not make, and what comes in its stead."""
        self.losses.forbid(ask, why)
        return self._next(ask, self._instead(ask))

    def lose(self, ask: Ask, why: str) -> None:
        """Note a loss: the run is not complete, unless nobody had printed the address."""
        if not ask.guess or self._calls.spoke(ask):
            self.losses.lose(ask, why)
            if ask.role == "column":
                self.lists.lose(ask.column or ask.url)

    # -- the end ----------------------------------------------------------------------------------------
    def end(self) -> Verdict:
        """What can be said of the tour as it stands."""
        told = (self.losses.lines, self.lists.wanting, self._window.wanting, self._unseen.wanting)
        wanting = tuple(words for lines in told for words in lines())
        waited = tuple(f"{ask.url}: not asked, for want of a home page" for ask in self._after_home)
        lists = self.lists.only_for_want_of_a_browser(blind=self._unseen.blind)
        return Verdict(
            losses=self.losses,
            counts=self.counts,
            known_reports=self._known_reports,
            stopped=f"{self.stopped}: {self.waiting} requests were not answered" if self.stopped else None,
            wanting=(*wanting, *waited),
            lists=tuple(self.lists.evidence()),
            requests=self.spent,
            not_looked_at=self._frontier.left + self._window.left,
            only_for_want_of_a_browser=not self._browser and lists and not self.losses.lost,
        )

    # -- within -----------------------------------------------------------------------------------------
    def _turned(self, ask: Ask, document: Document) -> list[Ask]:
        """What a page that is no report leads to: its links, its frames, and where it is a list, its other pages."""
        document = hidden.told(self._external.filled(self._unseen.own(ask, document)))
        ask = steps.arrived(ask, document)
        column = steps.column_of(ask, document)
        hangs = steps.hangs(ask, document, column, self._met)
        if hangs and (wanted := self._external.wanted(ask, document)) is not None:
            return wanted
        if ask.role in ("report", "maybe"):
            ask = replace(ask, column=None)  # no entry of the list that led here; perhaps a list of its own
        is_list = column is not None or ask.role == "shelf"
        family = family_of(document, is_list=is_list, rendered=ask.browser, met=self._met)
        listing = read_list(family, document, ask)
        asks = [ready for step in steps.named(ask, listing) for ready in self._wait(*step)]
        asks += (pointed := steps.pointed(ask, document))
        self.asked -= {one.key for one in pointed if one.key == ask.key and one.url != ask.url}  # its twin
        asks += steps.framed(ask, document)
        own = self._judged(listing.entries, column, trusted=family.counted and column is not None)
        links = {**self._judged(printed(document), column), **own}
        links |= steps.opened(ask, links)
        if column is None:
            if not (ask.guess or ask.browser):  # a frame may be a list, and so may what was chosen
                self.template.update(links)  # in place: it is shared
            asks += steps.built(ask, listing, links, self._met)
            asks += self._calls.hidden(ask, document, links, self._met)
        self._met.update(u for u, one in links.items() if one.sort == "column" or u in self.template)
        self._resorts.note(document)
        asks += self._follow(links, ask, column)
        fresh = {url: one for url, one in links.items() if url not in self._met}
        asks += self._unseen.look(ask, document, fresh, family, listing)
        if ask.role == "home" and len(links) <= SIGNPOST_LINKS:
            asks += steps.all_of(ask, links)
        if column:
            return asks + self._list(ask, family, listing, links)
        if ask.role == "shelf" or (ask.role != "home" and steps.is_mixed(links)):
            return asks + self._list(replace(ask, role="shelf"), family, listing, links)
        return asks

    def _instead(self, ask: Ask) -> list[Ask]:
        """What is asked where *ask* told nothing: pages go on without their script, a call's page has a browser."""
        return self._resumed(ask, "") if ask.answer == SCRIPT else self._calls.unheard(ask)

    def _resumed(self, ask: Ask, text: str) -> list[Ask]:
        """What the pages lead to that have waited for the script that *ask* brought."""
        pages = list(self._external.came(ask.url, text))
        return [led(page, one) for page, document in pages for one in self._turned(page, document)]

    def _around(self, ask: Ask, document: Document) -> list[Ask]:
        """What a report's page shows of others, in a search: a column may open with its newest."""
        column = steps.column_of(ask, document) if ask.role == "column" else None
        if column is None and not self._frontier.searching:
            return []
        links = self._judged(printed(document), column)
        return self._follow(steps.beside_report(document, links, column), ask, column)

    def _follow(self, links: dict[str, Judged], ask: Ask, column: str | None) -> list[Ask]:
        asks = []
        for url, one in links.items():
            if scope_of(url) != self.scope:
                self.counts["offsite"] += 1
                continue
            self.counts["neighbour"] += one.sort == "neighbour"
            self.trail.note([judged(one, ask) if one.sort == "neighbour" else None])
            if one.sort in ("report", "maybe") and column:
                self.listed.setdefault(url, column)
            step = steps.led_to(one, ask, column)
            if step and (step[0].role != "column" or self.counts["columns"] < COLUMNS):
                asks += self._wait(*step)
        return asks

    def _list(self, ask: Ask, family: Family, listing: Listing, links: dict[str, Judged]) -> list[Ask]:
        """Note one page of a list; the asks for its other pages, as long as it still tells something new."""
        column = ask.column or ask.url
        name = SCRIPTED if ask.browser else family.name  # the next run asks a browser at once
        noted = self.lists.note(ask, name, listing, shown(ask, family, listing, links))
        following = self._calls.further(ask, family.name, listing, noted, grew=not self.lists[column].repeats)
        self.lists[column].needs_browser |= family.name == SCRIPTED and not ask.guess
        role: Literal["column", "shelf"] = "shelf" if ask.role == "shelf" else "column"
        asks = [replace(a, role=role, column=column, depth=ask.depth, title=ask.title) for a in following]
        return onward(asks, self.asked) if ask.browser else asks

    def _wait(self, ask: Ask, score: int) -> list[Ask]:
        """A list of reports goes at once; a report, and whatever may only lead to one, waits for its turn."""
        if ask.role != "column" and ask.key not in self.asked:
            self._window.put(ask) if ask.role == "report" else self._frontier.put(ask, score)
        return [ask] if ask.role == "column" else []

    def _next(self, ask: Ask, asks: Iterable[Ask]) -> list[Ask]:
        """*ask* has come back: what it leads to, and those whose turn it is now."""
        self._frontier.back(ask)
        asks = [led(ask, one) for one in asks]
        if ask.role == "home" and not any(steps.is_home(one) and one.key not in self.asked for one in asks):
            asks, self._after_home = self._after_home + asks, []  # first: they know how to be asked
        fresh = self._new([*asks, *self._window.take(self.counts["reports"])]) + self._taken(LAST_SCORE + 1)
        while not fresh and self.waiting <= 1 and (last := self._unseen.next() or self._resort()):
            fresh = self._new([led(ask, last)])
        if not fresh and self.waiting <= 1 and not self.counts["reports"]:
            return self._taken(LAST_SCORE)  # nothing that was named led to reports: whatever is left
        return fresh

    def _resort(self) -> Ask | None:
        return self._resorts.next(self.spent, self.counts["reports"]) if self._frontier.searching else None

    def _taken(self, least: int) -> list[Ask]:
        """Those that waited and whose turn it is now."""
        fresh: list[Ask] = []
        while ready := self._frontier.take(self.spent, self.counts["reports"], least):
            fresh += self._new(ready)
        return fresh

    def _new(self, asks: Iterable[Ask]) -> list[Ask]:
        """The asks nobody has made yet; what is handed out is waited for."""
        fresh = []
        for ask in map(self._twins.best, asks):
            best = self._unseen.best(ask)
            keys = {ask.key, best.key}
            if not keys.isdisjoint(self.asked) or not ask.url.startswith(("http://", "https://")):
                self._frontier.back(ask)
                continue
            self._frontier.back(ask) if best is not ask else None  # it comes back as another
            self.asked |= keys
            self.counts["columns"] += ask.role == "column" and not ask.walks
            fresh.append(best)
        self.trail.note(ask.step for ask in fresh)
        self.waiting += len(fresh)
        self.spent += len(fresh)
        return fresh
