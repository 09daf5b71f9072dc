"""The only module that knows Playwright: pages whose list a script builds, rendered, every byte on the wire kept.

A browser starts with the first page that needs one, and only if the machine has one. What it fetches goes
into the WARC as it comes; the DOM it ends with is kept as a conversion record (crawler.wire).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler import browser_setup
from crawler.failures import Stopped
from crawler.guard import is_private
from crawler.manners import Pace, config_of
from models.warc import Exchange

if TYPE_CHECKING:  # most crawls need no browser, and its driver takes half a second to import
    from playwright.async_api import Page
    from playwright.async_api import Response as BrowserResponse
    from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

PATIENCE = 30_000  # milliseconds
PAGES = 2  # at once
QUIET = (  # what a browser does besides showing the page is no business of the site we visit
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-default-apps",
)
#: Of no use to a list; never fetched.
NEEDLESS = frozenset({"image", "media", "font", "stylesheet"})
#: The browser hands bodies on unpacked, so these no longer fit them.
UNSENT = frozenset({"content-encoding", "transfer-encoding", "content-length"})


@cache
def find() -> browser_setup.Browser | None:
    """The machine's browser, looked for once a process."""
    return browser_setup.find()


class Overheard:
    """Hands every response a page gets to *keep*, and lets the page end only when all of them are kept."""

    def __init__(self, keep: Callable[[Exchange], object], clock: Callable[[], datetime]) -> None:
        self._keep, self._clock = keep, clock
        self._pending: set[asyncio.Task[None]] = set()

    def hear(self, response: BrowserResponse) -> None:
        task = asyncio.ensure_future(self._take(response))
        self._pending.add(task)

    async def settle(self, page: Page) -> None:
        """Wait until the page asks for nothing more and all it got is kept."""
        from playwright.async_api import TimeoutError as PlaywrightTimeout

        with suppress(PlaywrightTimeout):  # a page that polls for ever has its list by now
            await page.wait_for_load_state("networkidle", timeout=PATIENCE)
        await asyncio.gather(*self._pending)

    async def _take(self, response: BrowserResponse) -> None:
        if exchange := await exchange_of(response, self._clock()):
            self._keep(exchange)

    def meta(self) -> dict[str, Any]:
        """What a request needs in its meta to be made by the browser."""
        from scrapy_playwright.page import PageMethod

        return {
            "playwright": True,
            "playwright_page_event_handlers": {"response": self.hear},
            "playwright_page_methods": [PageMethod(self.settle)],
        }


class Handler(HTTP11DownloadHandler):
    """Scrapy's own downloader; requests that ask for it go through a browser, started with the first."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._of = crawler
        self._playwright: ScrapyPlaywrightDownloadHandler | None = None
        pace = crawler.get_extension(Pace)
        assert pace is not None, "settings.EXTENSIONS names it"
        self._pace = pace

    async def download_request(self, request: Request) -> Response:
        host = urlsplit(request.url).netloc
        await self._pace.turn(host, self._is_stopping)
        if self._is_stopping():
            raise Stopped
        if not request.meta.get("playwright"):
            response = await super().download_request(request)
            asked = response.headers.get("Retry-After")
            self._pace.heed(host, response.status, asked.decode("latin-1") if asked else None)
            return response
        if self._playwright is None:
            self._playwright = await self._start()
        rendered: Response = await self._playwright.download_request(request)
        return rendered

    def _is_stopping(self) -> bool:
        """Whether the crawl was told to end; if so, those who wait for their turn wait for no delay any more."""
        engine = self._of.engine
        if engine is None or (engine.running and not getattr(self._of.spider, "stopping", False)):
            return False
        for slot in engine.downloader.slots.values():
            slot.delay = 0.0
        return True

    async def close(self) -> None:
        if self._playwright is not None:
            await self._playwright.close()
        await super().close()

    async def _start(self) -> ScrapyPlaywrightDownloadHandler:
        from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

        browser = find()
        assert browser is not None, "asked for a browser where there is none"
        handler = ScrapyPlaywrightDownloadHandler.from_crawler(self._of)
        handler.config.launch_options = {**browser.launch_options(), "args": list(QUIET)}
        handler.config.max_pages_per_context = PAGES
        handler.abort_request = refuser(config_of(self._of.settings).allow_hosts)
        # Its own start hangs on the engine's start, which is long past; there is no public way.
        await handler._launch()  # noqa: SLF001
        return handler


def refuser(allowed: frozenset[str]) -> Any:
    """The guard inside the browser: no private hosts, and nothing that adds no text."""

    def refuse(request: Any) -> bool:
        host = urlsplit(request.url).hostname or ""
        return request.resource_type in NEEDLESS or is_private(host, allowed)

    return refuse


async def exchange_of(response: BrowserResponse, now: datetime) -> Exchange | None:
    """What the browser got, as an exchange; None for what never was one (aborted, data: and blob: addresses)."""
    from playwright.async_api import Error as PlaywrightError

    if not response.url.startswith(("http://", "https://")):
        return None
    request = response.request
    try:
        body = b"" if 300 <= response.status < 400 else await response.body()
        sent, got = await request.headers_array(), await response.headers_array()
    except PlaywrightError:  # the page moved on before the body was read
        return None
    return Exchange(
        url=response.url,
        fetched_at=now,
        status=response.status,
        method=request.method,
        request_headers=tuple((h["name"], _latin(h["value"])) for h in sent if not h["name"].startswith(":")),
        request_body=request.post_data_buffer or b"",
        response_headers=tuple(
            (h["name"], _latin(h["value"])) for h in got if h["name"].lower() not in UNSENT
        ),
        body=body,
    )


def _latin(text: str) -> str:
    """The browser hands headers on as text; what is beyond latin-1 goes as UTF-8 bytes."""
    return text.encode("utf-8").decode("latin-1") if not text.isascii() else text
