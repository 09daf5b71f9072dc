"""A list that a script turns is turned as a reader would: 下一页 is pressed in the browser until nothing new comes.

Only what has no address is pressed; ways with one are followed by the crawl. Each press waits for the origin's turn.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from html import escape
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from crawler.families import pager
from crawler.guard import scope_of
from models.ways import Call

if TYPE_CHECKING:  # most crawls need no browser, and its driver takes half a second to import
    from playwright.async_api import JSHandle, Page, Request, Response

MOST_TURNED = 60  # pages of a list
MOST_KEPT = 16_000_000  # characters of them together
IDLE, STEP = 0.6, 0.1  # seconds: silent for so long, it has answered; between two looks
A_CALL = 0.5  # part of the time for all of it that one press may take while what it asked for is under way
_SHORT = 6  # characters: words of a pager, not of a line
_WORDS = re.compile(r"[^\W\d]")  # and no mere number or arrow: pictures turn by those
#: What is seen and could be pressed: element, its code, its words, whether it stands behind the number before its own.
_WAYS = """() => {
  const bare = (href) => !href || /^(#|javascript:)/i.test(href);
  const shut = (e) => e.disabled || /disable/i.test(e.className) || e.getAttribute("aria-disabled") === "true";
  const said = (e) => (e.value || e.innerText || "").trim();
  const beside = (e) => [e, e.parentElement].flatMap((one) => one && one.parentElement ? [...one.parentElement.children] : []);
  return [...document.querySelectorAll("a, button, input[type=button], input[type=submit], span, li, div, em, i, b")]
    .filter((e) => said(e) && said(e).length < 12 && ![...e.children].some((one) => said(one) === said(e)))
    .filter((e) => e.getClientRects().length && !shut(e) && !(e.parentElement && shut(e.parentElement)))
    .filter((e) => bare((e.closest("a[href]") || {getAttribute: () => ""}).getAttribute("href")))
    .map((e) => [e, ((e.closest("[onclick]") || e).getAttribute("onclick") || "")
      + ((e.closest("a[href]") || e).getAttribute("href") || ""), said(e),
      beside(e).some((one) => said(one) === String(+said(e) - 1))]);
}"""
#: Whatever could be a line of a list: where it leads, or its words.
_LINES = """() => [...document.querySelectorAll("a, li, tr")].map(
  (e) => e.href && !/^javascript:|#[^/]*$/i.test(e.href) ? e.href : (e.innerText || "").trim())"""
#: To the end of the page, from where nothing is seen of it: who stands there already hears of nothing. Done once the
#: page has been told, which happens when it is drawn next: on a busy machine later than silence is listened to.
_SCROLL = """(most) => new Promise((done) => {
  const drawn = requestAnimationFrame; setTimeout(done, most); scrollTo(0, 0);
  drawn(() => { scrollTo(0, document.documentElement.scrollHeight); drawn(() => drawn(done)); });
})"""
_CALLS = frozenset({"xhr", "fetch", "script"})  # what may bring lines


class Turning:
    """Turns one page of a browser: see `turn`. may: waits until the next press may be made, and whether it still may.

    turned: pages that were seen, if the last of them was reached, else 0. seconds: for all of it.
    """

    def __init__(self, may: Callable[[], Awaitable[bool]], seconds: float) -> None:
        self._may, self._seconds = may, seconds
        self._pages: list[str] = []
        self._lines: set[str] = set()
        self._abroad: set[Request] = set()
        self._lacks = False  # an answer of the site was an error, or never came
        self._ended = False  # the last page was reached, and every call was answered
        self._onward = ""  # where a press led to that has an address
        self.url = ""
        self.turned = 0

    @property
    def begun(self) -> bool:
        """Whether the first page of the list has been seen."""
        return bool(self._pages)

    @property
    def cut(self) -> bool:
        """Whether the list may go on behind what was seen: a call of it failed, or it was left before its end."""
        lacks = self._lacks or any(map(self._calls, self._abroad))
        return not self._ended and not self._onward and (lacks or len(self._pages) > 1)

    async def turn(self, page: Page) -> None:
        """Press until nothing new comes; a page without a way onward is scrolled to its end."""
        from playwright.async_api import Error as PlaywrightError

        page.on("request", self._asked)
        page.on("requestfinished", self._had)
        page.on("requestfailed", self._failed)
        page.on("response", self._told)
        self.url = page.url
        try:
            async with asyncio.timeout(self._seconds):
                await self._turn(page)
        except (PlaywrightError, TimeoutError):  # it moved on, or takes too long: what was seen stands
            self._moved(page)

    def whole(self, html: str) -> str:
        """The first page with what the others showed below it; *html* where there was nothing to turn."""
        if not self._pages:
            return html
        first, *others = self._pages
        begin, _, end = first.rpartition("</body>")
        way = f'<a href="{escape(self._onward)}">下一页</a>' if self._onward else ""
        return f"{begin}{''.join(f'<section>{other}</section>' for other in others)}{way}</body>{end}"

    async def _turn(self, page: Page) -> None:
        self._pages.append(await page.content())
        await self._fresh(page)
        self._lacks, pressed = False, 0
        while pressed < MOST_TURNED and sum(map(len, self._pages)) < MOST_KEPT:
            handle = await page.evaluate_handle(_WAYS)
            way = chosen(await _shown(handle), pressed + 2)
            if not await self._may():
                return
            if way is None:
                await page.evaluate(_SCROLL, 1000 * A_CALL * self._seconds)
            else:
                await handle.evaluate("(ways, at) => ways[at][0].click()", way)
            if not await self._answered(page):
                self._ended = not (self._lacks or any(map(self._calls, self._abroad)))
                self.turned = len(self._pages) if pressed and self._ended else 0
                return
            if self._moved(page):
                return
            self._pages.append(await page.evaluate("() => document.body.innerHTML"))
            pressed += 1

    def _asked(self, request: Request) -> None:
        self._abroad.add(request)

    def _had(self, request: Request) -> None:
        self._abroad.discard(request)

    def _failed(self, request: Request) -> None:
        self._had(request)
        self._lacks |= self._calls(request)

    def _calls(self, request: Request) -> bool:
        """Whether a request may bring lines of the list: no picture, no counter of a stranger."""
        return request.resource_type in _CALLS and scope_of(request.url) == scope_of(self.url)

    def _told(self, response: Response) -> None:
        if response.status >= 400:
            self._failed(response.request)

    async def _answered(self, page: Page) -> bool:
        """Whether a press brought a line that was not there; waits for what it asked for."""
        silent, found, ends = 0.0, False, monotonic() + A_CALL * self._seconds
        while monotonic() < ends:
            await asyncio.sleep(STEP)
            found = await self._fresh(page) or found
            silent = 0.0 if self._abroad else silent + STEP
            if self._moved(page) or (found and silent) or silent > IDLE:
                break
        return found or self._moved(page)

    async def _fresh(self, page: Page) -> bool:
        """Whether the page shows lines it has not shown; they are known from now on."""
        lines = {line for line in await page.evaluate(_LINES) if len(line) > _SHORT} - self._lines
        self._lines |= lines
        return bool(lines)

    def _moved(self, page: Page) -> bool:
        """Whether a press led to another address: that is a way the crawl can go by itself."""
        moved = urldefrag(page.url)[0] != urldefrag(self.url)[0]
        self._onward = page.url if moved else ""
        return moved


async def _shown(handle: JSHandle) -> list[tuple[str, str, bool]]:
    """Of each way its code, its words, and whether the number before its own stands beside it."""
    found: list[Any] = await handle.evaluate("(ways) => ways.map((way) => way.slice(1))")
    return [(str(code), str(words), bool(beside)) for code, words, beside in found]


def chosen(ways: Sequence[tuple[str, str, bool]], number: int) -> int | None:
    """Which of the ways brings page *number*: one in words before a number in a row of numbers; None where none does."""
    ready = [at for at, (code, words, _) in enumerate(ways) if pager.leads_to(Call(code, words), number)]
    in_words = (at for at in ready if _WORDS.search(ways[at][1]))
    return next(in_words, next((at for at in ready if ways[at][2]), None))
