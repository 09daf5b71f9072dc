"""A list that a script turns is turned as a reader would: 下一页 is pressed in the browser until nothing new comes.

Then what has no address is chosen, as crawler.choosing says. Only what has none is pressed; ways with one are
followed by the crawl, and so is what a press would open. Each press waits for the origin's turn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from html import escape
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from crawler import inpage
from crawler.asks import Role
from crawler.choosing import BARREN, LINE, Choices, Kind, Memory, Way, next_page
from crawler.folders import shape
from crawler.lists import SHELF_PAGES
from crawler.steps import A_LIST
from crawler.traffic import Traffic
from pipelines.parse.titles import judge

if TYPE_CHECKING:  # most crawls need no browser, and its driver takes half a second to import
    from playwright.async_api import JSHandle, Page, Route

MOST_TURNED = 60  # pages of a list
MOST_KEPT = 6_000_000  # characters of all pages together: a page of 8 MB is not read any more
#: Seconds: silent for so long, with nothing that it waits for, it has answered; between two looks.
IDLE, STEP = 0.3, 0.1
A_CALL = 0.5  # part of the time for all of it that one press may take while what it asked for is under way
A_PRESS = 15.0  # seconds that one choice may take
_GONE = "Execution context was destroyed"  # as Playwright says it of a page that is being loaded
_SHORT = 6  # characters: words of a pager, not of a line


class Turning:
    """Turns one page of a browser: see `turn`. may: waits until the next press may be made, and whether it still may.

    turned: pages of the list it began with, if all that could be pressed was, else 0. seconds: for all of it. role: of the page;
    what is no list of reports is turned as long as it shows some, a shelf a little further. memory: of the page's site.
    """

    def __init__(
        self, may: Callable[[], Awaitable[bool]], seconds: float, memory: Memory, role: Role = "column"
    ) -> None:
        self._may, self._seconds, self._memory = may, seconds, memory
        self._lists, self._patience = role == "column", SHELF_PAGES if role == "shelf" else 1
        self._choices = Choices(memory, lists=self._lists)
        self._pages: list[str] = []
        self._lines: set[str] = set()
        self._new: dict[str, str] = {}  # lines that the last press has brought, and their words
        self._opened: list[str] = []  # addresses that the last press led to
        self._led: dict[str, str] = {}  # addresses that choices led to, and the words that were pressed
        self._pressed = False  # whether anything is yet
        self._went = 0  # times that the page has gone elsewhere by itself
        self._traffic = Traffic()
        self._ended = False  # nothing was left to press, and every call was answered
        self._over = False  # the next page was asked for, and its site had nothing more
        self._onward = ""  # where a press led to that has an address
        self.url = ""
        self.turned = 0

    @property
    def begun(self) -> bool:
        """Whether the first page of the list has been seen."""
        return bool(self._pages)

    @property
    def opened(self) -> tuple[tuple[str, str], ...]:
        """The addresses that choices led to, each with the words that were pressed; a page may have gone on by itself."""
        moved = {self._onward: ""} if self._onward and not self._lists else {}
        return tuple({**moved, **self._led}.items())

    @property
    def cut(self) -> bool:
        """Whether the list may go on behind what was seen: a call of it failed, or it was left before its end."""
        left = len(self._pages) > 1 or self._choices.begun
        return not self._ended and not self._onward and (self._traffic.owes or left)

    async def turn(self, page: Page) -> None:
        """Press until nothing new comes, then choose; a page without a way onward is scrolled to its end."""
        from playwright.async_api import Error as PlaywrightError

        self.url = page.url
        self._traffic.watch(page)
        try:
            async with asyncio.timeout(self._seconds):
                await page.route("**", self._stay)
                await page.add_init_script(f"({inpage.NOTES})()")  # for when a press has it load again
                await page.evaluate(inpage.NOTES)
                await self._turn(page)
        except (PlaywrightError, TimeoutError):  # it moved on, or takes too long: what was seen stands
            self._traffic.lacks |= not self._moved(page)

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
        self._traffic.begin()
        is_list = self._lists or self._patience > 1 or self._reports >= A_LIST
        pages = await self._leafed(page) if is_list else 1
        if not pages:
            return
        self._ended = await self._chosen(page) and not self._traffic.owes
        seen = self._ended and not self._onward and (len(self._pages) > 1 or self._over)
        self.turned = pages if seen else 0

    async def _leafed(self, page: Page) -> int:
        """Turn the list that is shown to its end, how many pages it has; 0 where the page moved on, or may not be turned any more.

        Lines that have no address are chosen first: the next page takes them away.
        """
        number = 1
        while self._room():
            handle = await page.evaluate_handle(inpage.WAYS, self._choices.born)
            ways = await _shown(handle)
            if (line := self._choices.next(ways, only=LINE)) is not None:
                if not await self._may() or not await self._choose(page, handle, ways[line].words, line):
                    return 0
                continue
            way = next_page(ways, number + 1)
            if not await self._may():
                return 0
            self._new.clear()
            had = self._traffic.had
            if way is not None:
                await self._press(handle, way)
            elif not await page.evaluate(inpage.TYPE, number + 1):
                await page.evaluate(inpage.SCROLL, 1000 * A_CALL * self._seconds)
            told = await self._answered(page, A_CALL * self._seconds)
            if self._moved(page):
                return 0
            if self._opened:
                self._onward = self._opened.pop()
                return number
            if not told:
                self._over = way is not None and self._traffic.had > had
                return number
            self._pages.append(await page.evaluate("() => document.body.innerHTML"))
            number += 1
            if not self._lists and number >= self._patience and not self._reports:
                return number  # a list of other things, in which reports are only misfiled
        return 0

    async def _choose(self, page: Page, handle: JSHandle, words: str, way: int) -> bool:
        """Press a choice and keep what it brings; whether the page is still there."""
        await self._press(handle, way)
        told = await self._answered(page, A_PRESS)
        self._choices.made(news=told, led=any(line.startswith("http") for line in self._new))
        if told and not self._moved(page):
            self._pages.append(await self._rows(page, words))
        return not self._moved(page)

    async def _chosen(self, page: Page) -> bool:
        """Choose whatever can be chosen, and turn what each choice shows; whether nothing was left to choose."""
        kind, had = (self._lists, shape(self.url)), set(self._lines)
        if self._memory.barren[kind] >= BARREN:
            return True
        while self._room():
            handle = await page.evaluate_handle(inpage.WAYS, self._choices.born)
            ways = await _shown(handle)
            way = self._choices.next(ways)
            if way is None or not await self._may():
                self._learn(kind, had)
                return way is None
            before = len(self._pages)
            if not await self._choose(page, handle, ways[way].words, way):
                return False
            is_list = self._choices.lists or self._reports
            if len(self._pages) > before and is_list and not await self._leafed(page):
                return False
        return False

    def _room(self) -> bool:
        return len(self._pages) <= MOST_TURNED + self._choices.born and sum(map(len, self._pages)) < MOST_KEPT

    async def _press(self, handle: JSHandle, way: int) -> None:
        self._new.clear()
        self._pressed = True
        with _loading():
            await handle.evaluate(inpage.PRESS, way)

    async def _rows(self, page: Page, words: str) -> str:
        """The rows that a choice has brought, and what a press of *words* leads to."""
        rows = dict.fromkeys(row for key, row in await page.evaluate(inpage.LINES, True) if key in self._new)
        told = "".join(f"<table>{row}</table>" if row.startswith("<tr") else row for row in rows)
        ways = "".join(f'<p><a href="{escape(url)}">{escape(words)}</a></p>' for url in self._opened)
        self._led |= dict.fromkeys(self._opened, words)
        self._opened.clear()
        return told + ways

    def _learn(self, kind: Kind, had: set[str]) -> None:
        """Remember whether choosing has brought any address that the site had not shown."""
        came = {line for line in self._lines - had if line.startswith("http")}
        if self._choices.begun and not came - self._memory.came:
            self._memory.barren[kind] += 1
        self._memory.came |= came

    async def _stay(self, route: Route) -> None:
        """A press that leads to another page tells its address, and the page stays; by itself it may go elsewhere once."""
        request = route.request
        leaves = (
            request.is_navigation_request() and request.method == "GET" and request.frame.parent_frame is None
        )
        leaves = leaves and urldefrag(request.url)[0] != urldefrag(self.url)[0]
        self._went += leaves
        if leaves and (self._pressed or self._went > 1):
            self._opened += [request.url] * self._pressed
            await route.fulfill(status=204)
        else:
            await route.fallback()

    async def _answered(self, page: Page, seconds: float) -> bool:
        """Whether a press brought a line that was not there, or led somewhere; waits for what it asked for."""
        silent, found, waits, ends = 0.0, False, False, monotonic() + seconds
        while monotonic() < ends:
            await asyncio.sleep(STEP)
            with _loading() as again:
                waits = await page.evaluate(inpage.WAITING)
                found = await self._fresh(page) or found
            silent = 0.0 if self._traffic.abroad or waits or again else silent + STEP
            if self._moved(page) or self._opened or (found and silent) or silent > IDLE:
                break
        return found or self._moved(page)

    async def _fresh(self, page: Page) -> bool:
        """Whether the page shows lines it has not shown, or opened another; they are known from now on."""
        self._opened += await page.evaluate(inpage.OPENED)
        shown = await page.evaluate(inpage.LINES, False)
        lines = {line: words for line, words in shown if len(line) > _SHORT}
        lines |= dict.fromkeys(self._opened, "")
        fresh = {line: words for line, words in lines.items() if line not in self._lines}
        self._lines.update(fresh)
        self._new |= fresh
        return bool(fresh)

    @property
    def _reports(self) -> int:
        """How many of the lines that came last are reports by their words."""
        return sum(judge(words).kind == "annual_report" for words in self._new.values())

    def _moved(self, page: Page) -> bool:
        """Whether a press led to another address: that is a way the crawl can go by itself.

        So is where a page went unasked, unless to an address like its own: it may do so for ever.
        """
        moved = urldefrag(page.url)[0] != urldefrag(self.url)[0]
        if moved and (self._pressed or shape(page.url) != shape(self.url)):
            self._onward = page.url
        return moved


@contextmanager
def _loading() -> Iterator[list[str]]:
    """What is asked of a page that a press has loaded again, at its own address, has no answer yet: ask later."""
    from playwright.async_api import Error as PlaywrightError

    again: list[str] = []
    try:
        yield again
    except PlaywrightError as error:
        if _GONE not in error.message:
            raise
        again.append(error.message)


async def _shown(handle: JSHandle) -> list[Way]:
    found: list[Any] = await handle.evaluate("(ways) => ways.map((way) => way.slice(1))")
    return [Way(*way) for way in found]
