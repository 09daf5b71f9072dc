"""Scripts that the pages of a site share are asked for once, as any visitor's browser would; ours asks anew for each page.

Playwright turns the cache of a browser off where requests are looked at, and ours all are.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:  # most crawls need no browser, and its driver takes half a second to import
    from playwright.async_api import Page, Response, Route

MOST_BYTES = 16_000_000  # of all of them together; the oldest go first
KEPT = 600.0  # seconds
#: Bears witness, to whoever keeps what comes over the wire, that this did not.
MARK = "x-nianbao-kept"
_ANEW = ("no-store", "no-cache", "max-age=0")  # of Cache-Control: asked for each time


@dataclass(frozen=True, slots=True)
class _Script:
    body: bytes  # UTF-8, whatever it came in: a browser hands on the text that it has made of a script
    came: float  # by the monotonic clock


class ScriptsKept:
    """The script files of one browser, by address: what bears another name than a file's is made anew each time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Script] = OrderedDict()
        self._size = 0

    async def serve(self, page: Page) -> None:
        """Answer what *page* asks for from now on with what is kept, and keep what it gets."""
        page.on("response", self._note)
        await page.route(is_script_file, self._answer)

    async def _answer(self, route: Route) -> None:
        kept = self._kept.get(route.request.url)
        if kept is None or route.request.method != "GET" or monotonic() - kept.came > KEPT:
            await route.fallback()
            return
        headers = {"content-type": "text/javascript; charset=utf-8", MARK: "1"}
        await route.fulfill(status=200, headers=headers, body=kept.body)

    async def _note(self, response: Response) -> None:
        from playwright.async_api import Error as PlaywrightError

        control = response.headers.get("cache-control", "").lower()
        may = response.status == 200 and not any(word in control for word in _ANEW)
        if not may or MARK in response.headers or not is_script_file(response.url):
            return
        with suppress(PlaywrightError):  # the page moved on
            self._keep(response.url, await response.body())

    def _keep(self, url: str, body: bytes) -> None:
        old = self._kept.pop(url, None)
        self._size += len(body) - (len(old.body) if old else 0)
        self._kept[url] = _Script(body, monotonic())
        while self._size > MOST_BYTES:
            self._size -= len(self._kept.popitem(last=False)[1].body)


def is_script_file(url: str) -> bool:
    """Whether an address names a file of scripts: /js/jquery.min.js, with a version behind it or not."""
    return urlsplit(url).path.lower().endswith(".js")
