"""`-a probe=cloak`: a report's page is asked once more as by a visitor from a search engine, and the answers compared.

Cloaking shows a reader the report and a search engine's visitor a stranger's page, or the other way round. A page
that differs is asked a third time as at first: where that differs too, the page changes by itself and accuses nobody.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Self
from urllib.parse import quote, urlsplit

from scrapy.crawler import Crawler

from crawler.aside import Fetch, answered, fetcher
from crawler.asks import Ask
from crawler.tour import Tour
from models.values import Capture, Page
from pipelines.check.cloaked import accused
from pipelines.stages import Desk

REFERRERS = {
    "plain": "",
    "search": "https://www.baidu.com/s?wd=" + quote("政府信息公开工作年度报告"),
}
_LONGEST = 2000  # characters of what only the other visitor gets


class Probe:
    """Asks a page again; *read* takes a capture to a page, *fetch* a request through the wire, robots and pace."""

    def __init__(
        self,
        read: Callable[[Capture], Awaitable[Page]],
        fetch: Fetch,
    ) -> None:
        self._read, self._fetch = read, fetch

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        desk = crawler.get_extension(Desk)
        assert desk is not None, "settings.EXTENSIONS names the desk"
        return cls(desk.read, fetcher(crawler))

    async def look(self, tour: Tour, capture: Capture, page: Page) -> Page | None:
        """The page, with what a search engine's visitor gets instead where that is something else; None: no answer."""
        shown = await self._answer(tour, capture, "search")
        if shown is None:
            return None
        if capture.url is None or shown.payload_digest == capture.payload_digest:
            return page
        first = await self._told(replace(capture, attachments=()))
        found = difference(first, await self._told(shown), capture.url, shown)
        if not found:
            return page
        again = await self._answer(tour, capture, "plain")
        if again is None or difference(first, await self._told(again), capture.url, again):
            return page
        return accused(page, found)

    async def _told(self, capture: Capture) -> tuple[str, ...]:
        """What a page tells, injected words too, a line each: title, text and what was taken out."""
        if capture.location is not None:
            return ()
        page = await self._read(capture)
        lines = (page.document.title or "", *page.document.text.split("\n"))
        taken = tuple(f"{removal.rule}: {removal.text}" for removal in page.document.removed)
        return tuple(line for line in (*lines, *taken) if line)

    async def _answer(self, tour: Tour, capture: Capture, referrer: str) -> Capture | None:
        """One more answer of the page; None where there is none: the run says so."""
        headers = (("Referer", REFERRERS[referrer]),) if REFERRERS[referrer] else ()
        ask = Ask(capture.url or "", "report", headers=headers)
        # Where it leads is what is asked for.
        response = await answered(
            self._fetch, tour, ask, "probe", dont_redirect=True, handle_httpstatus_all=True
        )
        if response is None:
            return None
        if response.status >= 400:
            tour.lose(ask, f"probe: status {response.status}")
            return None
        found: Capture = response.meta["capture"]
        return found


def difference(first: tuple[str, ...], other: tuple[str, ...], url: str, answer: Capture) -> str:
    """What only the other visitor gets, in words; empty where both get the same."""
    if answer.location is not None:
        leads = urlsplit(answer.location).hostname != urlsplit(url).hostname
        return f"redirect to {answer.location}" if leads else ""
    only = [line for line in other if line not in frozenset(first)]
    missing = [line for line in first if line not in frozenset(other)]
    if only:
        return "\n".join(only)[:_LONGEST]
    return f"without: {missing[0]}"[:_LONGEST] if missing else ""
