"""Pages whose list a script builds, rendered: with crawler.overheard and crawler.turning the only module that knows Playwright.

A browser starts with the first page that needs one, and only if the machine has one. What it fetches goes
into the WARC as it comes; the DOM it ends with is kept as a conversion record (crawler.wire).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary, WeakSet

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response, TextResponse

from crawler import browser_setup, inpage
from crawler.brood import Brood
from crawler.browser_requests import headers_of, refuser
from crawler.choosing import Memory
from crawler.gate import Gate
from crawler.guard import OffSite, PrivateAddress, scope_of
from crawler.manners import config_of
from crawler.robots import Robots
from crawler.scripts_kept import ScriptsKept
from crawler.turning import Turning

if TYPE_CHECKING:  # most crawls need no browser, and its driver takes half a second to import
    from playwright.async_api import BrowserContext, Page, Route
    from playwright.async_api import Request as BrowserRequest
    from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

#: Parts of DOWNLOAD_TIMEOUT: until a page has loaded; for all of it; for turning a list besides.
LOADING, DEADLINE, TURNING = 0.5, 1.7, 4.0
TURNED = frozenset(("home", "path", "shelf", "column"))  # pages that may show more where they are pressed
FAREWELL = 5.0  # seconds for a browser to go
PAGES = 2  # at once
MOST_ASKED = 300  # requests of one page: a list needs its scripts and a call for each thing that is chosen
QUIET = (  # what a browser does besides showing the page is no business of the site we visit
    # calls between browsers go round every proxy, and so round the gate
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-default-apps",
)


@cache
def find() -> browser_setup.Browser | None:
    """The machine's browser, looked for once a process."""
    return browser_setup.find()


class NoPage(Exception):
    """What lies at the address is a file; the plain wire fetches it."""


@dataclass(eq=False, slots=True)
class _Running:
    """A browser that runs, the gate it goes through, its processes, and the scripts it has got."""

    handler: ScrapyPlaywrightDownloadHandler
    gate: Gate
    brood: Brood
    scripts: ScriptsKept


class Renderer:
    """Builds pages in a browser that starts with the first of them; one that hangs or crashes is replaced.

    A Scrapy extension.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._of = crawler
        self._allowed = config_of(crawler.settings).allow_hosts
        self._timeout = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        self.rooms = asyncio.Semaphore(PAGES)  # entered by who renders
        self._running: _Running | None = None
        self._starting = asyncio.Lock()
        self._sites: WeakKeyDictionary[Page, str] = WeakKeyDictionary()
        self._asked: WeakKeyDictionary[Page, int] = WeakKeyDictionary()
        self._closed_to_popups: WeakSet[BrowserContext] = WeakSet()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        renderer = cls(crawler)
        crawler.signals.connect(renderer.close, signals.engine_stopped)
        return renderer

    async def render(self, request: Request, may: Callable[[], Awaitable[bool]]) -> Response:
        """The page as its scripts leave it, a list with all the pages that only its script turns.

        may: see Turning. Raises NoPage for files; what fails can be asked again.
        """
        running, opened = await self._started(), []
        turning = self._turning(request, may)

        async def open_(page: Page, request: Request) -> None:
            opened.append(page)
            page.on("pageerror", lambda _: request.meta.update(broken=True))
            running.brood.note()
            await running.scripts.serve(page)
            await page.add_init_script(f"({inpage.WAITS})()")
            await self._open(page, request.meta.get("site", ""))

        request.meta["playwright_page_init_callback"] = open_
        # A task of its own: what is called off in there, with a browser that goes, must not call off who waits for it.
        asked = asyncio.ensure_future(running.handler.download_request(request))
        try:
            if not await self._within(asked, turning):
                asked.cancel()
                await self._let_go(running, opened)
                raise DownloadTimeoutError(f"{request.url}: the browser hung")
            found = _checked(await self._built(running, request, asked), request)
        finally:
            asked.cancel()
        return _joined(found, request, turning) if turning else found

    async def _within(self, asked: asyncio.Future[Response], turning: Turning | None) -> bool:
        """Whether the page was built in time; a list whose pages are being turned has some more of it."""
        await asyncio.wait((asked,), timeout=self._timeout * DEADLINE)
        if not asked.done() and turning and turning.begun:
            await asyncio.wait((asked,), timeout=self._timeout * TURNING)
        return asked.done()

    def _turning(self, request: Request, may: Callable[[], Awaitable[bool]]) -> Turning | None:
        """Who turns the page, and chooses from it; what comes with each turn is kept as the page settles."""
        from scrapy_playwright.page import PageMethod

        ask, settle = request.meta.get("ask"), request.meta["playwright_page_methods"][0]
        request.meta["playwright_page_methods"] = [settle]
        if ask is None or ask.role not in TURNED:
            return None
        memory = request.meta.get("memory") or Memory()
        turning = Turning(may, self._timeout * TURNING, memory, ask.role)
        request.meta["playwright_page_methods"] += [PageMethod(turning.turn), settle]
        return turning

    async def _built(self, running: _Running, request: Request, asked: asyncio.Future[Response]) -> Response:
        """What came of a page. Raises NoPage where it is a file: nothing is downloaded by a browser."""
        from playwright.async_api import Error as PlaywrightError
        from playwright.async_api import TimeoutError as PlaywrightTimeout

        try:
            return asked.result()
        except PlaywrightTimeout as error:
            raise DownloadTimeoutError(f"{request.url}: not built in time") from error
        except RuntimeError as error:
            raise NoPage(request.url) from error
        except (PlaywrightError, asyncio.CancelledError) as error:
            browser = getattr(running.handler, "browser", None)  # it starts with its first page, or fails to
            if browser is None or not browser.is_connected():
                await self._end(running)
            if (host := urlsplit(request.url).hostname) in running.gate.refused:
                raise PrivateAddress(f"{host} points to a private address") from error
            raise DownloadFailedError(f"{request.url}: {error}") from error

    async def close(self) -> None:
        if self._running is not None:
            await self._end(self._running)

    async def _open(self, page: Page, site: str) -> None:
        """A page begins: it asks on behalf of its site; what it opens besides itself asks for nothing."""
        self._sites[page] = site
        if page.context not in self._closed_to_popups:
            self._closed_to_popups.add(page.context)
            # The pages we open have routes of their own, which come first.
            await page.context.route("**", _abort)

    async def _may(self, asked: BrowserRequest) -> bool:
        """Whether a page may ask for this, too: so many requests and no more, and none that robots.txt forbids."""
        page = asked.frame.page
        self._asked[page] = self._asked.get(page, 0) + 1
        robots = self._of.get_downloader_middleware(Robots)
        assert robots is not None, "settings.DOWNLOADER_MIDDLEWARES names it"
        return self._asked[page] <= MOST_ASKED and await robots.may(asked.url, self._sites.get(page, ""))

    async def _started(self) -> _Running:
        async with self._starting:
            if self._running is None:
                self._running = await self._start()
            return self._running

    async def _start(self) -> _Running:
        from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

        browser = find()
        assert browser is not None, "asked for a browser where there is none"
        logging.getLogger("scrapy-playwright").setLevel(logging.ERROR)  # the run names what failed, in a line
        handler = ScrapyPlaywrightDownloadHandler.from_crawler(self._of)
        running = _Running(handler, Gate(self._allowed), Brood(), ScriptsKept())
        handler.config.launch_options = {
            **browser.launch_options(), "args": list(QUIET), "proxy": {"server": await running.gate.open()},
            "env": {**browser.environment(), **running.brood.environment},
        }  # fmt: skip
        handler.config.max_pages_per_context = PAGES
        handler.config.navigation_timeout_ms = self._timeout * LOADING * 1000
        # We replace a browser ourselves; a page that lost its own must not start another.
        handler.config.restart_disconnected_browser, handler.config.target_closed_max_retries = False, 0
        handler.abort_request = refuser(self._allowed, self._may)
        handler.process_request_headers = headers_of
        # Its own start hangs on the engine's start, which is long past; there is no public way.
        await handler._launch()  # noqa: SLF001
        return running

    async def _let_go(self, running: _Running, opened: Sequence[Page]) -> None:
        """Away with the page that hangs; where it does not go, with its browser, and the pages beside it are asked again."""
        from playwright.async_api import Error as PlaywrightError

        with suppress(TimeoutError, PlaywrightError):
            async with asyncio.timeout(FAREWELL):
                for page in opened:
                    await page.close()
            if opened:
                return
        await self._end(running)

    async def _end(self, running: _Running) -> None:
        """Away with a browser, by force where it does not go; the next page starts another."""
        if self._running is running:
            self._running = None
        running.gate.close()
        closed = await _closed(running.handler)
        running.brood.kill()  # what was stopped stays behind
        if not closed:
            await _closed(running.handler)


async def _abort(route: Route) -> None:
    await route.abort()


async def _closed(handler: ScrapyPlaywrightDownloadHandler) -> bool:
    """Whether the browser went when it was told to."""
    from playwright.async_api import Error as PlaywrightError

    with suppress(TimeoutError, PlaywrightError):
        async with asyncio.timeout(FAREWELL):
            await handler.close()
        return True
    return False


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


def _joined(found: Response, request: Request, turning: Turning) -> Response:
    """The list with all that was turned, at the address where it began."""
    if not turning.begun or not isinstance(found, TextResponse):
        return found
    request.meta.update(turned=turning.turned, cut=turning.cut, opened=turning.opened)
    html = turning.whole(found.text)
    return found.replace(url=turning.url, body=html.encode(found.encoding, "xmlcharrefreplace"))
