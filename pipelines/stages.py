"""The Scrapy stages, thin: the desk as an extension, and the stage that keeps what spiders yield."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

from models.config import SETTINGS, Config
from models.database import open_archive
from models.values import Visit
from pipelines.desk import OpenDesk


class Desk(OpenDesk):
    """A Scrapy extension that other parts ask for: `crawler.get_extension(Desk)`."""

    _loop: asyncio.AbstractEventLoop | None = None
    _crawler: Crawler | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        config = Config.of({**os.environ, **_of_scrapy(crawler)})
        agent = str(crawler.settings.get("USER_AGENT") or "")
        desk = cls(config, open_archive(config), user_agent=agent)
        desk._crawler = crawler
        # Scrapy holds receivers weakly: bound methods live as long as the desk.
        crawler.signals.connect(desk._started, signals.engine_started)
        crawler.signals.connect(desk.close, signals.engine_stopped)
        return desk

    def _started(self) -> None:
        self._loop = asyncio.get_running_loop()

    def _stopped(self, error: BaseException) -> None:
        """End the crawl from the writer's thread: what cannot be kept must not be fetched."""
        super()._stopped(error)
        crawler = self._crawler
        if self._loop is not None and crawler is not None:
            self._loop.call_soon_threadsafe(lambda: asyncio.ensure_future(crawler.stop_async()))

    def _full(self, why: str) -> None:
        """End the crawl: what it was to bring has no room."""
        cut_short = getattr(self._crawler and self._crawler.spider, "cut_short", None)
        if cut_short is not None:
            cut_short(why)


class Keep:
    """The item pipeline: every Visit a spider yields goes to the archive."""

    def __init__(self, desk: Desk, end: Callable[[], Awaitable[None]] | None = None) -> None:
        """end: what closes the runs that a stop cut short, while the archive still takes them."""
        self._desk, self._end = desk, end

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        desk = crawler.get_extension(Desk)
        assert desk is not None, "settings.EXTENSIONS names the desk"

        async def end() -> None:
            ending = getattr(crawler.spider, "end", None)
            if ending is not None:
                await ending()

        return cls(desk, end)

    async def close_spider(self) -> None:
        if self._end is not None:
            await self._end()

    async def process_item(self, item: Any) -> Any:
        if isinstance(item, Visit):
            self._desk.note(item)
        return item


def _of_scrapy(crawler: Crawler) -> dict[str, str]:
    """Our settings where Scrapy's (`-s NAME=VALUE`) name them."""
    return {name: str(value) for name in SETTINGS if (value := crawler.settings.get(name)) is not None}
