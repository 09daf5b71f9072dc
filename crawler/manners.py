"""Politeness: who we say we are, and how long we wait between two requests to one host."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from models.config import SETTINGS, Config

LEAST_DELAY = 1.0  # seconds between two requests to a host that is not ours
BUSY = (429, 503)
MOST_REST = 120.0  # seconds: who asks for longer is asked again in the next run
MOST_GAP = 30.0  # seconds: a Crawl-delay of ten minutes would take a month a site
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
        settings.set("DOWNLOAD_SLOTS", slots(config), "addon")


class Pace:
    """What servers ask for, by host: a rest (Retry-After), a gap between two requests (Crawl-delay); both capped.

    A Scrapy extension; the download handler waits here before a request leaves.
    """

    def __init__(
        self, clock: Callable[[], float] = monotonic, now: Callable[[], datetime] | None = None
    ) -> None:
        self._clock, self._now = clock, now or (lambda: datetime.now(UTC))
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

    def wait(self, host: str) -> float:
        """Seconds until a request to *host* may leave."""
        spaced = self._last.get(host, -MOST_GAP) + self._gap.get(host, 0.0)
        return max(self._rest.get(host, 0.0), spaced) - self._clock()

    async def turn(self, host: str, is_stopping: Callable[[], bool]) -> None:
        """Return when it may leave, or when the crawl ends."""
        while (seconds := self.wait(host)) > 0 and not is_stopping():  # noqa: ASYNC110  # a stop has no event
            await asyncio.sleep(min(seconds, 1.0))
        self._last[host] = self._clock()


def _seconds(text: str, now: datetime) -> float:
    """How long Retry-After asks to wait; 0 for words that mean nothing."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


class KeepPace:
    """Downloader middleware: the adaptive delay leaves the hosts alone whose delay the user has set."""

    def __init__(self, paced: Mapping[str, object]) -> None:
        self._paced = paced

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> KeepPace:
        return cls(crawler.settings.getdict("DOWNLOAD_SLOTS"))

    def process_request(self, request: Request) -> None:
        if (urlsplit(request.url).hostname or "") in self._paced:
            request.meta["autothrottle_dont_adjust_delay"] = True


def user_agent(config: Config) -> str:
    """Name, version and a way to reach us, so that a webmaster can ask us to stop."""
    contact = config.contact or "set NIANBAO_CONTACT to name yours"
    return f"nianbao/0.1 (archive of government information disclosure reports; contact: {contact})"


def slots(config: Config) -> dict[str, dict[str, float]]:
    """Delay 0, or any, holds for allowed hosts only; everybody else gets at least LEAST_DELAY."""
    if config.delay is None:
        return {}
    pace = {"delay": config.delay, "jitter": 0.0, "concurrency": 1 if config.delay else AT_HOME}
    return {host: dict(pace) for host in sorted(config.allow_hosts)}
