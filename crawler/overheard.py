"""What a page in a browser gets goes into the WARC as it comes: the page may end only when all of it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crawler import inpage
from crawler.manners import origin_of
from crawler.scripts_kept import MARK
from models.warc import Exchange

if TYPE_CHECKING:  # most crawls need no browser, and its driver takes half a second to import
    from playwright.async_api import Page
    from playwright.async_api import Response as BrowserResponse

#: Parts of DOWNLOAD_TIMEOUT: until a page falls silent, until its last answers came.
SILENCE, BODIES = 0.5, 0.2
LOOK = 100  # milliseconds between two looks at what a page waits for
#: The browser hands bodies on unpacked, so these no longer fit them.
UNSENT = frozenset({"content-encoding", "transfer-encoding", "content-length"})


class Overheard:
    """Hands every response a page gets to *keep*, and lets the page end only when all of them are kept.

    ledger: told the origin and the size of each. timeout: seconds, see SILENCE.
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
        if MARK in response.headers:
            return
        task = asyncio.ensure_future(self._take(response))
        self._pending.add(task)

    async def settle(self, page: Page) -> None:
        """Wait until the page asks for nothing more and all it got is kept; an answer without end is let go."""
        from playwright.async_api import TimeoutError as PlaywrightTimeout

        most = self._timeout * SILENCE * 1000
        with suppress(PlaywrightTimeout):  # a page that polls for ever has its list by now
            await page.wait_for_load_state("networkidle", timeout=most)
            await page.wait_for_function(inpage.SETTLED, polling=LOOK, timeout=most)
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
            "playwright_context_kwargs": {
                "service_workers": "block",
                "ignore_https_errors": True,
                "accept_downloads": False,
            },
        }


async def _close(popup: Page) -> None:
    await popup.close()


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
