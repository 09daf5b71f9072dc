"""Politeness: who we say we are, how long we wait between two requests to one origin, how many we ask at one address.

An origin is a host and a port: each has a queue of its own. Sites that share a machine share its strength, too,
so that only some origins of one address are asked at a time. Who does not answer any more is left in peace.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.failures import GAVE_UP, GaveUp
from models.config import SETTINGS, Config

LEAST_DELAY = 1.0  # seconds between two requests to a host that is not ours
BUSY = (429, 503)
WALLED = (403, 429, 503)
MOST_REST = 120.0  # seconds: who asks for longer is asked again in the next run
MOST_GAP = 30.0  # seconds: a Crawl-delay of ten minutes would take a month a site
ORIGINS = 4  # of one address that are asked at once
SILENT = 9  # tries in a row without an answer, three addresses thrice, after which an origin is left alone
WALLS = 9  # answers in a row that are walls or refusals, after which it is left alone, too
AT_HOME = 8  # requests at once to an allowed host without delay: the demo and tests


def config_of(settings: BaseSettings) -> Config:
    """The configuration of this crawl: the environment, and `-s` over it. Raises WrongArguments."""
    given = {name: str(settings[name]) for name in SETTINGS if settings.get(name) is not None}
    return Config.of({**os.environ, **given})


class Manners:
    """Scrapy add-on: sets user agent and delays from the configuration before any component is built."""

    def update_settings(self, settings: BaseSettings) -> None:
        config = config_of(settings)
        settings.set("USER_AGENT", user_agent(config), "addon")
        settings.set("DOWNLOAD_DELAY", max(LEAST_DELAY, config.delay or 0.0), "addon")


class Pace:
    """What servers ask for, by origin: a rest (Retry-After), a gap between two requests (Crawl-delay); both capped.

    A Scrapy extension; the download handler waits here before a request leaves. rooms: see Rooms.
    """

    def __init__(
        self, clock: Callable[[], float] = monotonic, now: Callable[[], datetime] | None = None
    ) -> None:
        self._clock, self._now = clock, now or (lambda: datetime.now(UTC))
        self.rooms = Rooms()
        self._rest: dict[str, float] = {}
        self._gap: dict[str, float] = {}
        self._last: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        del crawler
        return cls()

    def heed(self, host: str, status: int, retry_after: str | None) -> None:
        """Note what an answer asks for: seconds, or an HTTP date; on 429 and 503 only."""
        if status in BUSY and retry_after:
            seconds = min(_seconds(retry_after, self._now()), MOST_REST)
            self._rest[host] = max(self._rest.get(host, 0.0), self._clock() + seconds)

    def space(self, host: str, crawl_delay: float | None) -> None:
        """Note the Crawl-delay of a robots.txt."""
        if crawl_delay:
            self._gap[host] = min(float(crawl_delay), MOST_GAP)

    def wait(self, host: str, least: float = 0.0) -> float:
        """Seconds until a request to *host* may leave; least: its queue's own delay."""
        spaced = self._last.get(host, -MOST_GAP) + max(least, self._gap.get(host, 0.0))
        return max(self._rest.get(host, 0.0), spaced) - self._clock()

    async def rest(self, host: str, is_stopping: Callable[[], bool], least: float = 0.0) -> float:
        """Return when a request may leave, or when the crawl ends: the seconds that were waited."""
        came = self._clock()
        while (seconds := self.wait(host, least)) > 0 and not is_stopping():  # noqa: ASYNC110  # a stop has no event
            await asyncio.sleep(min(seconds, 1.0))
        return self._clock() - came

    async def turn(self, host: str, is_stopping: Callable[[], bool], least: float = 0.0) -> float:
        """The same, and the request leaves now: the next one is counted from here."""
        waited = await self.rest(host, is_stopping, least)
        self.left(host)
        return waited

    def left(self, host: str) -> None:
        """A request is on its way to *host*: the next one is counted from here."""
        self._last[host] = self._clock()


class Rooms:
    """At most ORIGINS origins of one address are asked at once; who comes first goes first."""

    def __init__(self) -> None:
        self._inside: dict[str, Counter[str]] = {}
        self._waiting: dict[str, deque[tuple[str, asyncio.Future[None]]]] = {}

    @asynccontextmanager
    async def enter(self, address: str, origin: str) -> AsyncIterator[None]:
        """Wait until *origin* may be asked at *address*, and hold its place meanwhile."""
        await self._place(address, origin)
        try:
            yield
        finally:
            self._leave(address, origin)

    async def _place(self, address: str, origin: str) -> None:
        waiting = self._waiting.setdefault(address, deque())
        if not waiting and self._has_room(address, origin):
            self._inside.setdefault(address, Counter())[origin] += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting.append((origin, turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # let in at the very moment
                self._leave(address, origin)
            raise

    def _leave(self, address: str, origin: str) -> None:
        inside, waiting = self._inside[address], self._waiting[address]
        inside[origin] -= 1
        inside += Counter()  # drops who is gone
        while waiting and (waiting[0][1].cancelled() or self._has_room(address, waiting[0][0])):
            next_origin, turn = waiting.popleft()
            if not turn.cancelled():
                inside[next_origin] += 1
                turn.set_result(None)
        if not inside and not waiting:
            del self._inside[address], self._waiting[address]

    def _has_room(self, address: str, origin: str) -> bool:
        inside = self._inside.get(address, Counter())
        return origin in inside or len(inside) < ORIGINS


def _seconds(text: str, now: datetime) -> float:
    """How long Retry-After asks to wait; 0 for words that mean nothing."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


class Queues:
    """Downloader middleware: a queue an origin, with the user's delay for hosts whose delay the user may set.

    Scrapy's own queues are by host name, and a redirect would stay in the queue of the address it came from.
    """

    def __init__(
        self, own: dict[str, dict[str, float]], slots: Callable[[], dict[str, dict[str, Any]]]
    ) -> None:
        """own: pace by host (see `slots`); slots: the downloader's settings by queue."""
        self._own, self._slots = own, slots

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        def by_queue() -> dict[str, dict[str, Any]]:
            assert crawler.engine is not None
            found: dict[str, dict[str, Any]] = crawler.engine.downloader.per_slot_settings
            return found

        return cls(slots(config_of(crawler.settings)), by_queue)

    def process_request(self, request: Request) -> None:
        origin = request.meta["download_slot"] = origin_of(request.url)
        pace = self._own.get(urlsplit(request.url).hostname or "")
        if pace is not None:
            self._slots().setdefault(origin, dict(pace))
            request.meta["autothrottle_dont_adjust_delay"] = True


class Patience:
    """Downloader middleware: an origin that is silent, or shows a wall, again and again is asked no more in this run.

    Whatever keeps us out is not helped by knocking; the next run tries again. robots.txt counts for nothing here.
    """

    def __init__(self) -> None:
        self._silent: Counter[str] = Counter()
        self._walls: Counter[str] = Counter()

    def process_request(self, request: Request) -> None:
        origin = origin_of(request.url)
        if self._walls[origin] >= WALLS:
            raise GaveUp(f"not asked: {WALLS} {GAVE_UP}")
        if self._silent[origin] >= SILENT:
            raise GaveUp(f"not asked: {SILENT} requests in a row brought no answer")

    def process_response(self, request: Request, response: Response) -> Response:
        if request.meta.get("role") != "robots":
            origin = origin_of(request.url)
            self._silent[origin] = 0
            is_wall = request.meta.get("kind") == "challenge" or response.status in WALLED
            self._walls[origin] = self._walls[origin] + 1 if is_wall else 0
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if not isinstance(exception, IgnoreRequest):
            self._silent[origin_of(request.url)] += 1


def user_agent(config: Config) -> str:
    """Name, version and a way to reach us, so that a webmaster can ask us to stop."""
    contact = config.contact or "set NIANBAO_CONTACT to name yours"
    return f"nianbao/0.1 (archive of government information disclosure reports; contact: {contact})"


def origin_of(url: str) -> str:
    """Host and port: http and https of one host are two, where they have a port each."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return f"{(parts.hostname or '').rstrip('.').lower()}:{port}"


def slots(config: Config) -> dict[str, dict[str, float]]:
    """Delay 0, or any, holds for allowed hosts only; everybody else gets at least LEAST_DELAY."""
    if config.delay is None:
        return {}
    pace = {"delay": config.delay, "jitter": 0.0, "concurrency": 1 if config.delay else AT_HOME}
    return {host: dict(pace) for host in sorted(config.allow_hosts)}
