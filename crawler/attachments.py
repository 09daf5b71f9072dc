"""A page and its attachments are read together: the files are fetched with the page as referrer, then it is read.

A file that cannot be had today is read as it was when it was last had: the page has not changed for it. A file that
is known dead (models.outages) is asked for seldom, and is no loss of the run.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import Self

from scrapy.crawler import Crawler

from crawler.aside import Fetch, answered, fetcher
from crawler.asks import Ask
from crawler.guard import scope_of
from crawler.tour import Tour
from models import outages
from models.captures import FAILED
from models.evidence import filled
from models.values import Attachment, Capture, Page
from pipelines.stages import Desk

MOST = 20  # attachments of one page


class Attachments:
    """Reads pages with their files; *desk* reads, and knows what we had, *fetch* takes a request through the wire."""

    def __init__(self, desk: Desk, fetch: Fetch) -> None:
        self._desk, self._fetch = desk, fetch

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        desk = crawler.get_extension(Desk)
        assert desk is not None, "settings.EXTENSIONS names the desk"
        return cls(desk, fetcher(crawler))

    async def read(self, tour: Tour, ask: Ask, capture: Capture) -> tuple[Capture, Page, tuple[str, ...]]:
        """The page, read with its files where it is a report or a list took it for one; and which it missed."""
        page = await self._desk.read(capture)
        wanted = page.report.kind == "annual_report" or ask.role in ("report", "maybe")
        if not page.document.attachments or not wanted:
            return capture, page, ()
        own = [a for a in page.document.attachments if a.url and scope_of(a.url) == tour.scope][:MOST]
        asked = partial(outages.resting, urls=[a.url or "" for a in own], now=self._desk.config.now())
        resting = await asyncio.to_thread(self._desk.call, asked)
        files = await asyncio.gather(*(self._file(tour, one, capture, resting) for one in own))
        parts = tuple(part for part, _ in files if part)
        missed = tuple(one.url or "" for one, (_, here) in zip(own, files, strict=True) if not here)
        if not parts:
            return capture, page, missed
        whole = replace(capture, attachments=parts)
        return whole, await self._desk.read(whole), missed

    async def _file(
        self, tour: Tour, attachment: Attachment, page: Capture, resting: frozenset[str]
    ) -> tuple[Capture | None, bool]:
        """One file, as it is or, where that is not to be had, as it was; and whether nothing of it is missed."""
        headers = (("Referer", page.url or ""),)
        ask = Ask(attachment.url or "", "report", title=attachment.name, headers=headers)
        found = None
        if ask.url in resting:
            tour.counts["dead_files"] += 1
        else:
            found = await self._fetched(tour, ask)
        here = found is not None or ask.url in tour.losses.forbidden
        found = found or await self._before(ask.url)
        return replace(found, filename=attachment.name or found.filename) if found else None, here

    async def _fetched(self, tour: Tour, ask: Ask) -> Capture | None:
        """The file as it is now; where it cannot be had the run says so, unless it is known dead."""
        response = await answered(self._fetch, tour, ask, "attachment")
        if response is None:
            return None
        kind = response.meta["kind"]
        if kind == "attachment":
            capture: Capture = response.meta["capture"]
            return capture
        known = await asyncio.to_thread(self._desk.call, partial(outages.of, url=ask.url))  # this answer too
        if kind in FAILED and known and known.is_dead:
            tour.counts["dead_files"] += 1
        else:
            tour.lose(ask, f"attachment: {kind}, status {response.status}")
        return None

    async def _before(self, url: str) -> Capture | None:
        """The file as it was when it was last had."""
        found = await asyncio.to_thread(self._desk.call, partial(outages.last_had, url=url))
        return await asyncio.to_thread(filled, self._desk.config.warc_dir, found) if found else None
