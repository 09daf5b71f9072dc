"""The only module that knows Playwright: pages whose list a script builds, rendered, every byte on the wire kept.

A browser starts with the first page that needs one, and only if the machine has one. What it fetches goes
into the WARC as it comes; the DOM it ends with is kept as a conversion record (crawler.wire).
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit
from uuid import uuid4
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response

from crawler import browser_setup
from crawler.gate import Gate
from crawler.guard import OffSite, is_private, scope_of
from crawler.manners import config_of, origin_of
from crawler.robots import Robots
from models.warc import Exchange

if TYPE_CHECKING:  # most crawls need no browser, and its driver takes half a second to import
    from playwright.async_api import Page
    from playwright.async_api import Request as BrowserRequest
    from playwright.async_api import Response as BrowserResponse
    from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

#: Parts of DOWNLOAD_TIMEOUT: until a page has loaded, until it falls silent, until its last answers came; for all of it.
LOADING, SILENCE, BODIES, DEADLINE = 0.5, 0.5, 0.2, 1.7
FAREWELL = 10.0  # seconds for a browser to go
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


class NoPage(Exception):
    """What lies at the address is a file; the plain wire fetches it."""


class Overheard:
    """Hands every response a page gets to *keep*, and lets the page end only when all of them are kept.

    ledger: told the origin and the size of each. timeout: seconds, see LOADING.
    """

    def __init__(
        self,
        keep: Callable[[Exchange], object],
        clock: Callable[[], datetime],
        ledger: Callable[[str, int], None],
        timeout: float,
    ) -> None:
        self._keep, self._clock, self._ledger, self._timeout = keep, clock, ledger, timeout
        self._pending: set[asyncio.Task[None]] = set()

    def hear(self, response: BrowserResponse) -> None:
        task = asyncio.ensure_future(self._take(response))
        self._pending.add(task)

    async def settle(self, page: Page) -> None:
        """Wait until the page asks for nothing more and all it got is kept; an answer without end is let go."""
        from playwright.async_api import TimeoutError as PlaywrightTimeout

        with suppress(PlaywrightTimeout):  # a page that polls for ever has its list by now
            await page.wait_for_load_state("networkidle", timeout=self._timeout * SILENCE * 1000)
        if self._pending:
            done, endless = await asyncio.wait(self._pending, timeout=self._timeout * BODIES)
            for task in endless:
                task.cancel()
            for task in done:
                task.result()  # what the archive does not take must not be lost in silence

    async def _take(self, response: BrowserResponse) -> None:
        if exchange := await exchange_of(response, self._clock()):
            self._keep(exchange)
            self._ledger(origin_of(exchange.url), len(exchange.body))

    def meta(self) -> dict[str, Any]:
        """What a request needs in its meta to be made by the browser."""
        from scrapy_playwright.page import PageMethod

        return {
            "playwright": True,
            "playwright_page_event_handlers": {"response": self.hear, "popup": _close},
            "playwright_page_methods": [PageMethod(self.settle)],
            "playwright_context_kwargs": {"service_workers": "block", "ignore_https_errors": True},
        }


async def _close(popup: Page) -> None:
    await popup.close()


class Renderer:
    """Builds pages in a browser that starts with the first of them; one that hangs or crashes is replaced.

    A Scrapy extension.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._of = crawler
        self._allowed = config_of(crawler.settings).allow_hosts
        self._timeout = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        self._gate = Gate(self._allowed)
        self._handler: ScrapyPlaywrightDownloadHandler | None = None
        self._mark = f"BROWSER_OF={uuid4().hex}"
        self._starting = asyncio.Lock()
        self._sites: WeakKeyDictionary[Page, str] = WeakKeyDictionary()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        renderer = cls(crawler)
        crawler.signals.connect(renderer.close, signals.engine_stopped)
        return renderer

    async def render(self, request: Request) -> Response:
        """The page as its scripts leave it. Raises NoPage for files; what fails can be asked again."""
        from playwright.async_api import Error as PlaywrightError
        from playwright.async_api import TimeoutError as PlaywrightTimeout

        handler = await self._started()
        request.meta["playwright_page_init_callback"] = self._open
        try:
            async with asyncio.timeout(self._timeout * DEADLINE):
                found: Response = await handler.download_request(request)
        except TimeoutError as error:
            await self._end(handler)
            raise DownloadTimeoutError(f"{request.url}: the browser hung") from error
        except PlaywrightTimeout as error:
            raise DownloadTimeoutError(f"{request.url}: not built in time") from error
        except (PlaywrightError, RuntimeError) as error:  # the latter: a download that broke off
            if not handler.browser.is_connected():
                await self._end(handler)
            raise DownloadFailedError(f"{request.url}: {error}") from error
        return _checked(found, request)

    async def close(self) -> None:
        if self._handler is not None:
            await self._end(self._handler)
        self._gate.close()

    async def _open(self, page: Page, request: Request) -> None:
        self._sites[page] = request.meta.get("site", "")

    async def _started(self) -> ScrapyPlaywrightDownloadHandler:
        async with self._starting:
            if self._handler is None:
                self._handler = await self._start()
            return self._handler

    async def _start(self) -> ScrapyPlaywrightDownloadHandler:
        from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

        browser = find()
        assert browser is not None, "asked for a browser where there is none"
        logging.getLogger("scrapy-playwright").setLevel(logging.ERROR)  # the run names what failed, in a line
        handler = ScrapyPlaywrightDownloadHandler.from_crawler(self._of)
        proxy = {"server": await self._gate.open()}
        name, _, token = self._mark.partition("=")
        handler.config.launch_options = {
            **browser.launch_options(), "args": list(QUIET), "proxy": proxy,
            "env": {**browser.environment(), name: token},
        }  # fmt: skip
        handler.config.max_pages_per_context = PAGES
        handler.config.navigation_timeout_ms = self._timeout * LOADING * 1000
        robots = self._of.get_downloader_middleware(Robots)
        assert robots is not None, "settings.DOWNLOADER_MIDDLEWARES names it"
        handler.abort_request = refuser(
            self._allowed, lambda asked: robots.may(asked.url, self._sites.get(asked.frame.page, ""))
        )
        # Its own start hangs on the engine's start, which is long past; there is no public way.
        await handler._launch()  # noqa: SLF001
        return handler

    async def _end(self, handler: ScrapyPlaywrightDownloadHandler) -> None:
        """Away with a browser, by force where it does not go; the next page starts another."""
        if self._handler is handler:
            self._handler = None
            self._gate.close()
        if not await _closed(handler):
            kill(self._mark)
            await _closed(handler)


async def _closed(handler: ScrapyPlaywrightDownloadHandler) -> bool:
    """Whether the browser went when it was told to."""
    from playwright.async_api import Error as PlaywrightError

    with suppress(TimeoutError, PlaywrightError):
        async with asyncio.timeout(FAREWELL):
            await handler.close()
        return True
    return False


def kill(mark: str) -> None:
    """Kill the processes whose environment bears the mark we gave our browser (where /proc tells)."""
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):  # another's, or gone
            if mark.encode() in environment.read_bytes().split(b"\0"):
                os.kill(int(environment.parent.name), signal.SIGKILL)


def _checked(found: Response, request: Request) -> Response:
    """The response where it is a page of the site. Raises NoPage or OffSite."""
    kind = (found.headers.get("Content-Type") or b"text/html").partition(b";")[0].strip().lower()
    is_file = "playwright_suggested_filename" in request.meta
    if is_file or not (kind.startswith(b"text/") or b"xml" in kind or kind.endswith(b"json")):
        raise NoPage(found.url)
    scope = request.meta.get("scope")
    if scope and scope_of(found.url) != scope:
        raise OffSite(f"{found.url}: outside {scope}")
    return found


def refuser(allowed: frozenset[str], may: Callable[[BrowserRequest], Awaitable[bool]]) -> Any:
    """The guard inside the browser: no private hosts, nothing that adds no text, of other sites scripts only.

    may: what robots.txt says.
    """

    async def refuse(request: BrowserRequest) -> bool:
        parts = urlsplit(request.url)
        if request.resource_type in NEEDLESS or parts.scheme not in ("http", "https"):
            return True
        if is_private(parts.hostname or "", allowed):
            return True
        page = request.frame.page.main_frame.url
        is_foreign = page.startswith("http") and scope_of(page) != scope_of(request.url)
        return (is_foreign and request.resource_type != "script") or not await may(request)

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
