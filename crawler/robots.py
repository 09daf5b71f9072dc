"""robots.txt as RFC 9309 has it: no file allows all, a server in trouble forbids all, and we keep count.

Asked once per origin and day, through the wire like every exchange; redirects of a page are requests of their
own and asked about again.
"""

from __future__ import annotations

from asyncio import Future, ensure_future, shield
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawler.aside import Fetch, fetcher
from crawler.blocked import BY_ROBOTS, before_reading, shield_of
from crawler.failures import UNREACHABLE, InTrouble, Unreachable, words
from crawler.ledger import Decisions, Ledger
from crawler.manners import Pace, config_of, origin_of
from models.values import Capture

MOST_BYTES = 500 * 1024  # what a crawler must read at least; what follows is ignored
GOOD_FOR = timedelta(hours=24)
ALLOW_ALL, FORBID_ALL = "", "User-agent: *\nDisallow: /\n"
FIRST = 1000  # priority: the answer decides over everything that waits for it


class Forbidden(IgnoreRequest):
    """robots.txt forbids the address."""


class Walled(Unreachable):
    """robots.txt itself is behind a wall: the site keeps us out."""

    def __init__(self, status: int, mark: str) -> None:
        super().__init__(f"a wall before robots.txt, status {status}")
        self.status, self.mark = status, mark


class Counts(Protocol):
    def inc_value(self, key: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """What an origin lets us fetch, until when we believe it, and why."""

    parser: Protego
    until: datetime
    reason: str  # file, none or unreachable
    status: int | None = None
    wall: str | None = None  # what stands before robots.txt
    trouble: str = ""  # why it could not be had

    def allow(self, url: str, agent: str) -> bool:
        return bool(self.parser.can_fetch(url, agent))


def rules(status: int | None, body: bytes, now: datetime) -> Rules:
    """Read an answer. status None means that the server could not be reached (RFC 9309, 2.3.1)."""
    until = now + GOOD_FOR
    if status is None or status >= 500:
        return Rules(Protego.parse(FORBID_ALL), until, "unreachable", status, trouble=f"status {status}")
    if status >= 300:  # 4xx: there are no rules; 3xx: more than five redirects count as that
        return Rules(Protego.parse(ALLOW_ALL), until, "none", status)
    return Rules(Protego.parse(_text(body[:MOST_BYTES])), until, "file", status)


def _text(body: bytes) -> str:
    """UTF-8 as the RFC has it; a byte order mark that names another encoding is believed."""
    for mark in (BOM_UTF16_LE, BOM_UTF16_BE):
        if body.startswith(mark):
            return body.decode("utf-16", "replace")
    return body.decode("utf-8-sig", "replace")


class Robots:
    """Downloader middleware: asks each origin's robots.txt before the first request, and again after a day."""

    def __init__(
        self,
        fetch: Fetch,
        agent: str,
        clock: Callable[[], datetime],
        counts: Counts,
        *,
        space: Callable[[str, float | None], None] = lambda _origin, _delay: None,
        ledger: Ledger | None = None,
    ) -> None:
        """space: told the Crawl-delay of each origin that has one; ledger: keeps the log of decisions."""
        self._fetch, self._agent, self._clock, self._counts = fetch, agent, clock, counts
        self._space, self._ledger = space, ledger or Ledger()
        self._known: dict[str, Future[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        pace = crawler.get_extension(Pace)
        assert pace is not None, "settings.EXTENSIONS names it"
        agent, now = crawler.settings["USER_AGENT"], config_of(crawler.settings).now
        fetch, ledger = fetcher(crawler), crawler.get_extension(Ledger)
        return cls(fetch, agent, now, crawler.stats, space=pace.space, ledger=ledger)

    async def process_request(self, request: Request) -> None:
        if request.meta.get("role") == "robots":  # the question itself
            return
        found = await self._decide(request)
        if found is not None and found.wall is not None:
            raise Walled(found.status or 0, found.wall)
        if found is not None and found.reason == "unreachable":
            kind = InTrouble if found.status else Unreachable
            raise kind(f"{found.trouble} (asked for robots.txt)")
        if found is not None:
            raise Forbidden(BY_ROBOTS)

    async def may(self, url: str, site: str) -> bool:
        """Whether a browser may ask for an address of its own accord, on behalf of a site."""
        return await self._decide(Request(url, meta={"site": site})) is None

    async def _decide(self, request: Request) -> Rules | None:
        """None where the address is allowed, else the rules that forbid it; either is put on record."""
        origin, found = origin_of(request.url), await self._rules(request)
        allowed = found.allow(request.url, self._agent)
        self._counts.inc_value(f"robots/{'allowed' if allowed else 'forbidden'}")
        read = Decisions(found.reason, found.status, (found.until - GOOD_FOR).isoformat(), self._delay(found))
        self._ledger.decided(request.meta.get("site", ""), origin, read, request.url, allowed=allowed)
        return None if allowed else found

    def _delay(self, found: Rules) -> float | None:
        delay = found.parser.crawl_delay(self._agent)
        return None if delay is None else float(delay)

    async def _rules(self, request: Request) -> Rules:
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(origin)
        if known is None or (known.done() and known.result().until <= self._clock()):
            known = self._known[origin] = ensure_future(self._ask(origin, request))
        return await shield(known)  # one asker that gives up must not take the answer from the others

    async def _ask(self, origin: str, cause: Request) -> Rules:
        self._counts.inc_value("robots/asked")
        meta = {"role": "robots", **{k: cause.meta[k] for k in ("site",) if k in cause.meta}}
        question = Request(
            f"{origin}/robots.txt", meta=meta, priority=FIRST, callback=NO_CALLBACK, dont_filter=True
        )
        try:
            response = await self._fetch(question)
        except IgnoreRequest:  # more than five redirects, or one to where we may not go
            return rules(404, b"", self._clock())
        except UNREACHABLE as error:
            return replace(rules(None, b"", self._clock()), trouble=words(error))
        capture: Capture = response.meta["capture"]
        found = rules(capture.status, capture.body, self._clock())
        if found.reason == "unreachable" and before_reading(capture.status, capture.body) == "challenge":
            found = replace(found, wall=shield_of(capture.body) or "")
        self._space(origin_of(origin), self._delay(found))
        return found
