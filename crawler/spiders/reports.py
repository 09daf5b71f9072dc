"""The crawl: home pages to columns, columns to lists, lists to report pages and their attachments."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler import browser
from crawler.asks import Ask
from crawler.attachments import Attachments
from crawler.blocked import GONE, REFUSED, after_reading, is_unfilled, mark_of
from crawler.failures import InTrouble, Stopped, words
from crawler.families import BY_NAME
from crawler.guard import OffSite, PrivateAddress
from crawler.journey import Journey
from crawler.manners import origin_of
from crawler.outcome import Outcome
from crawler.probe import Probe
from crawler.robots import Forbidden, Walled
from crawler.runbook import Runbook
from crawler.steps import adds_nothing, column_of
from crawler.tour import Tour
from crawler.trail import Trail
from models.errors import NianbaoError, SiteBusy, Unreadable
from models.values import Capture, Visit
from models.visits import LISTS_LEFT
from models.vocabulary import CaptureKind
from pipelines.clean.decode import decode

STOPPED = "not asked any more"  # the crawl ends: this says nothing of the site
#: What robots.txt and our own rules keep us from: no loss.
OBEYED = (Forbidden, OffSite, PrivateAddress)
SEEN = ("turned", "cut", "opened", "broken")  # what a browser tells of a page besides the page
#: Lists before what they list: a tour knows early what it has to find.
PRIORITY = {"home": 40, "column": 30, "shelf": 25, "path": 20, "report": 10, "maybe": 0}


class Reports(Spider):
    """`scrapy crawl reports`: every site, or those that -a site=, province=, due= name; -a max=2h bounds it."""

    name = "reports"

    def __init__(self, journey: Journey | None = None, **arguments: str) -> None:
        super().__init__()
        self.journey = journey or Journey.of(arguments)
        self.outcome = Outcome()
        self.tours: dict[str, Tour] = {}
        self.stopping = False  # asked by the download handler before each request leaves
        self._why = "the crawl was told to stop"

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Reports:
        spider = super().from_crawler(crawler, *args, **kwargs)
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(spider.troubled, signal)
        return spider

    book: Runbook
    attachments: Attachments
    probe: Probe

    async def start(self) -> AsyncIterator[Any]:
        """Open a run for each site; ask for its home page and for all that is known of it."""
        self.book = Runbook.of(self.crawler)  # a spider is made before the extensions are
        self.attachments = Attachments.of(self.crawler)
        self.probe = Probe.of(self.crawler)
        try:
            sites = self.book.sites(self.journey)
            self.book.take_up()
        except NianbaoError as error:
            self._stop(error)
            return
        self._bound()
        self.outcome.ahead = [site.code for site in sites]
        for site in sites:
            try:
                known = await self.book.begin(site, self.journey)
            except SiteBusy as busy:
                self.outcome.busy.append(busy)
                self.outcome.ahead.remove(site.code)
                continue
            tour = Tour(site, known_reports=known.reports, browser=browser.find() is not None)
            tour.trail = Trail(known.trodden)
            tour.lists.known = {ask.url for ask in known.asks if ask.role == "report"} | known.resting
            tour.asked.update(Ask(url).key for url in known.resting | known.lists_left)
            tour.counts["resting"], tour.counts[LISTS_LEFT] = len(known.resting), len(known.lists_left)
            self.tours[site.code] = tour
            self.outcome.ahead.remove(site.code)
            for request in self._requests(tour, tour.begin(known.asks, known.lists_left)):
                yield request

    def line(self) -> str:
        """Where the crawl is now, for the progress line."""
        pages = sum(t.counts["pages"] for t in self.tours.values())
        reports = sum(t.counts["reports"] for t in self.tours.values())
        waiting = sum(t.waiting for t in self.tours.values())
        return f"{len(self.outcome.sites)} of {len(self.tours)} sites done, {pages} pages, {reports} reports, {waiting} to go"

    def years(self) -> Mapping[int, int]:
        return self.book.years()

    # -- what comes back --------------------------------------------------------------------------------
    async def visit(self, response: Response) -> AsyncIterator[Any]:
        """Read a page or an answer once; keep what it is, follow what it leads to."""
        tour, ask = self._of(response.meta)
        seen = {name: response.meta[name] for name in SEEN if name in response.meta}
        ask = replace(ask, **seen)
        how = "could not be read, for a fault of ours"
        try:
            async for found in self._visit(response, tour, ask):
                if isinstance(
                    found, Visit
                ):  # not by way of the item pipeline: the run may end before that is through
                    self.book.note(found)
                else:
                    yield found
            how = ""
        except Stopped:  # its files are not fetched any more: the page waits for the next crawl
            how = STOPPED
        finally:
            await self._back(tour, ask, how)

    async def lost(self, failure: Failure) -> AsyncIterator[Any]:
        """No answer at all, or one we may not fetch."""
        tour, ask = self._of(failure.request.meta)  # type: ignore[attr-defined]
        error = failure.value
        assert error is not None
        instead: list[Ask] = []
        if isinstance(error, OBEYED):
            instead = tour.refused(ask, str(error))
        elif isinstance(error, Walled):
            instead = tour.settled(ask, "challenge", error.status, error.mark)
        elif not isinstance(error, Stopped):
            instead = tour.missed(ask, words(error), silent=not isinstance(error, InTrouble))
        if isinstance(error, NianbaoError):
            self._stop(error)
        for request in self._requests(tour, instead):
            yield request
        await self._back(tour, ask, STOPPED if isinstance(error, Stopped) else "")

    def troubled(self, failure: Failure) -> None:
        """A callback or the keep stage failed: an archive that cannot be written ends the crawl, a bug does not."""
        if isinstance(failure.value, NianbaoError):
            self._stop(failure.value)
        else:
            self.outcome.bugs += 1

    async def _visit(self, response: Response, tour: Tour, ask: Ask) -> AsyncIterator[Any]:
        capture: Capture = response.meta["capture"]
        kind: CaptureKind = response.meta.get("kind", "unjudged")
        if kind == "list" and ask.answer:
            yield Visit(tour.site.code, capture, "list", column=ask.column)
            for request in self._requests(tour, self._answered(tour, ask, capture)):
                yield request
        elif kind == "unjudged" and ask.payload and ask.payload == capture.payload_digest:
            yield Visit(tour.site.code, capture, "not_modified", column=tour.listed.get(ask.url))
            for request in self._requests(tour, tour.settled(ask, "not_modified", capture.status)):
                yield request
        elif kind != "unjudged":
            for request in self._requests(tour, tour.settled(ask, kind, capture.status, mark_of(capture))):
                yield request
        else:
            async for found in self._page(tour, ask, capture):
                yield found

    async def _page(self, tour: Tour, ask: Ask, capture: Capture) -> AsyncIterator[Any]:
        capture, page, missed = await self.attachments.read(tour, ask, capture)
        is_report = page.report.kind == "annual_report"
        probed = await self.probe.look(tour, capture, page) if is_report and self.journey.probe else None
        page = probed or page
        column = tour.listed.get(ask.url) if is_report else column_of(ask, page.document)
        is_list = not is_report and (column is not None or ask.role == "shelf")
        promised = ask.role == "report"
        known = promised and ask.url in tour.lists.known
        fills = promised and not is_list and tour.fills(ask)
        promise = {
            "promised": promised,
            "nothing_new": known or (promised and adds_nothing(page.document, tour.template, tour.asked)),
            "unfilled": fills and is_unfilled(capture, page, built=ask.browser, broken=ask.broken),
        }
        kind = after_reading(page, is_list=is_list, capture=capture, at_start=ask.role == "home", **promise)
        quiet = ask.role != "report"
        yield Visit(
            tour.site.code, capture, kind, page, column, quiet=quiet, missed=missed, probed=probed is not None
        )
        if kind in REFUSED or kind in GONE:
            asks = tour.settled(ask, kind, capture.status, mark_of(capture, page, **promise))
        else:
            asks = tour.read(ask, page.document, is_report=is_report)
        for request in self._requests(tour, asks):
            yield request

    def _answered(self, tour: Tour, ask: Ask, capture: Capture) -> list[Ask]:
        """The asks an interface's answer leads to; an answer that is none is a lost list."""
        reader = BY_NAME[ask.answer or ""].answer
        assert reader is not None, f"{ask.answer} reads no answers"
        try:
            return tour.answered(ask, reader(decode(capture.body, capture.content_type).text, ask))
        except Unreadable as error:
            return tour.missed(ask, str(error))

    # -- asking and ending ------------------------------------------------------------------------------
    def _requests(self, tour: Tour, asks: Iterable[Ask]) -> Iterator[Request]:
        for ask in asks:
            yield self._request(tour, ask)

    def _request(self, tour: Tour, ask: Ask) -> Request:
        meta = {"ask": ask, "site": tour.site.code, "scope": tour.scope, "listed": tour.listed}
        meta["download_slot"] = origin_of(ask.url)  # its queue, known before it is scheduled
        if ask.browser:
            meta |= {**self.book.overheard(tour.site.code).meta(), "memory": tour.memory}
        conditions = {"If-None-Match": ask.etag, "If-Modified-Since": ask.last_modified}
        return Request(
            ask.url,
            method=ask.method,
            body=ask.body,
            headers={**dict(ask.headers), **{name: value for name, value in conditions.items() if value}},
            meta=meta,
            callback=self.visit,
            errback=self.lost,
            dont_filter=True,  # a tour asks for nothing twice
            priority=PRIORITY[ask.role],
        )

    def _of(self, meta: Mapping[str, Any]) -> tuple[Tour, Ask]:
        return self.tours[meta["site"]], meta["ask"]

    async def _back(self, tour: Tour, ask: Ask, lost: str = "") -> None:
        """One ask less to wait for; with the last one the site's run ends. lost: why it brought nothing."""
        self.book.keep_trail(tour)
        if lost == STOPPED:
            return
        if lost:
            tour.lose(ask, lost)
        tour.waiting -= 1
        if not tour.waiting:
            await self._finish(tour)

    async def _finish(self, tour: Tour) -> None:
        """Close the run of a site, as long as the archive takes anything."""
        if self.outcome.fatal:
            return
        try:
            self.outcome.sites.append(await self.book.finish(tour))
        except NianbaoError as error:
            self._stop(error)

    def _stop(self, error: NianbaoError) -> None:
        """Nothing can be kept any more: end now, and say why once."""
        if self.outcome.fatal is None:
            self.outcome.fatal = error
            self._close()

    def _bound(self) -> None:
        """End in time (max=), wherever the crawl is then."""
        if self.journey.seconds:
            asyncio.get_running_loop().call_later(self.journey.seconds, self._late)

    def _late(self) -> None:
        self.cut_short("no time left (max=)")

    def cut_short(self, why: str) -> None:
        """End in good order, wherever the crawl is now; its runs are partial for this reason."""
        if not self.stopping:
            self._why = why
            self._close()

    def _close(self) -> None:
        assert self.crawler.engine is not None
        self.stopping = True
        if self.crawler.engine.spider is not None:
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="stopped"))

    async def end(self) -> None:
        """Close the runs that are still open, because the crawl was stopped before they ended."""
        for tour in self.tours.values():
            if tour.site.code not in {site.code for site in self.outcome.sites}:
                tour.stopped = self._why
                await self._finish(tour)
