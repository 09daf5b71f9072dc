"""A page and its attachments are read together: the files are fetched with the page as referrer, then it is read.

A file that cannot be had today is read as it was when it was last had: the page has not changed for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Self

from scrapy.crawler import Crawler

from crawler.aside import Fetch, answered, fetcher
from crawler.asks import Ask
from crawler.guard import scope_of
from crawler.tour import Tour
from models import outages
from models.evidence import filled
from models.values import Attachment, Capture, Page
from pipelines.stages import Desk

MOST = 20  # attachments of one page


class Attachments:
    """Reads pages; *read* takes a capture to a page, *fetch* a request through the wire, *kept* finds what we had."""

    def __init__(
        self,
        read: Callable[[Capture], Awaitable[Page]],
        fetch: Fetch,
        kept: Callable[[str], Awaitable[Capture | None]],
    ) -> None:
        self._read, self._fetch, self._kept = read, fetch, kept

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        async def kept(url: str) -> Capture | None:
            assert desk is not None
            found = await asyncio.to_thread(desk.call, partial(outages.last_had, url=url))
            return await asyncio.to_thread(filled, desk.config.warc_dir, found) if found else None

        desk = crawler.get_extension(Desk)
        assert desk is not None, "settings.EXTENSIONS names the desk"
        return cls(desk.read, fetcher(crawler), kept)

    async def read(self, tour: Tour, ask: Ask, capture: Capture) -> tuple[Capture, Page]:
        """The page, read with its files where it is a report or a list took it for one."""
        page = await self._read(capture)
        wanted = page.report.kind == "annual_report" or ask.role in ("report", "maybe")
        if not page.document.attachments or not wanted:
            return capture, page
        parts = await self._parts(tour, page.document.attachments, capture)
        if not parts:
            return capture, page
        whole = replace(capture, attachments=parts)
        return whole, await self._read(whole)

    async def _parts(self, tour: Tour, found: Iterable[Attachment], page: Capture) -> tuple[Capture, ...]:
        wanted = [a for a in found if a.url and scope_of(a.url) == tour.scope][:MOST]
        parts = await asyncio.gather(*(self._part_or_before(tour, a, page) for a in wanted))
        return tuple(part for part in parts if part)

    async def _part_or_before(self, tour: Tour, attachment: Attachment, page: Capture) -> Capture | None:
        """One file, as it is or, where that is not to be had, as it was."""
        found = await self._part(tour, attachment, page) or await self._kept(attachment.url or "")
        return replace(found, filename=attachment.name or found.filename) if found else None

    async def _part(self, tour: Tour, attachment: Attachment, page: Capture) -> Capture | None:
        """One file; where it cannot be had the run says so."""
        headers = (("Referer", page.url or ""),)
        ask = Ask(attachment.url or "", "report", title=attachment.name, headers=headers)
        response = await answered(self._fetch, tour, ask, "attachment")
        if response is None:
            return None
        if response.meta["kind"] != "attachment":
            tour.lose(ask, f"attachment: {response.meta['kind']}, status {response.status}")
            return None
        capture: Capture = response.meta["capture"]
        return capture
