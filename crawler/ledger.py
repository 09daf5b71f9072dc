"""The load receipt of a run: what we asked of each host, what it sent, how long we waited, what its robots.txt said.

A Scrapy extension. A run keeps the receipt of its site among its evidence, so that a webmaster can be told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Self

from scrapy.crawler import Crawler

NAMED = 20  # hosts of a site, and addresses that one robots.txt forbids, that are named one by one


@dataclass(slots=True)
class Load:
    """What one host bore. Seconds where nothing else is said; browser: pages and files a browser asked for."""

    requests: int = 0
    bytes: int = 0
    browser: int = 0
    failed: int = 0
    waited: float = 0.0  # beyond the queue's own delay: Retry-After, Crawl-delay
    shortest: float | None = None  # between two requests
    slowest: float = 0.0  # until an answer began
    _last: float | None = None

    def leaves(self, now: float, waited: float) -> None:
        gap = None if self._last is None else now - self._last
        if gap is not None:
            self.shortest = gap if self.shortest is None else min(self.shortest, gap)
        self.requests += 1
        self.waited += waited
        self._last = now

    def receipt(self) -> dict[str, Any]:
        """JSON: whole numbers, and seconds to three places."""
        shortest = None if self.shortest is None else round(self.shortest, 3)
        return {
            "requests": self.requests, "bytes": self.bytes, "browser": self.browser, "failed": self.failed,
            "waited": round(self.waited, 3), "shortest_gap": shortest, "slowest": round(self.slowest, 3),
        }  # fmt: skip


@dataclass(slots=True)
class Decisions:
    """What we took from an origin's robots.txt, and what it decided. rules: file, none or unreachable."""

    rules: str
    status: int | None
    asked_at: str
    crawl_delay: float | None = None
    allowed: int = 0
    forbidden: dict[str, int] = field(default_factory=dict)

    def receipt(self) -> dict[str, Any]:
        """JSON: the first addresses it forbade are named."""
        return {
            "rules": self.rules, "status": self.status, "asked_at": self.asked_at,
            "crawl_delay": self.crawl_delay, "allowed": self.allowed,
            "forbidden": sum(self.forbidden.values()), "urls": list(self.forbidden)[:NAMED],
        }  # fmt: skip


class Ledger:
    """Loads and decisions by site and origin."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._loads: dict[str, dict[str, Load]] = {}
        self._decisions: dict[str, dict[str, Decisions]] = {}
        self._faults: dict[str, set[str]] = {}  # of an origin, whatever site asked it: connections are shared

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        del crawler
        return cls()

    def leaves(self, site: str, origin: str, waited: float = 0.0) -> None:
        """A request leaves; waited: seconds it stood back for what the server asked."""
        self._load(site, origin).leaves(self._clock(), waited)

    def came(self, site: str, origin: str, size: int, latency: float = 0.0) -> None:
        """An answer came: bytes as they went over the wire, seconds until it began."""
        load = self._load(site, origin)
        load.bytes += size
        load.slowest = max(load.slowest, latency)

    def failed(self, site: str, origin: str) -> None:
        """A request brought no answer."""
        self._load(site, origin).failed += 1

    def browsed(self, site: str, origin: str, size: int) -> None:
        """A browser asked for something on its own; its requests come as its page wants them."""
        load = self._load(site, origin)
        load.requests, load.browser, load.bytes = load.requests + 1, load.browser + 1, load.bytes + size

    def fault(self, origin: str, words: str) -> None:
        """Something is wrong with the certificate or the protocol of an origin."""
        self._faults.setdefault(origin, set()).add(words)

    def decided(self, site: str, origin: str, rules: Decisions, url: str, *, allowed: bool) -> None:
        """robots.txt has allowed or forbidden an address. *rules*: what was read of it, counts at zero."""
        told = self._decisions.setdefault(site, {}).setdefault(origin, rules)
        if allowed:
            told.allowed += 1
        else:
            told.forbidden[url] = told.forbidden.get(url, 0) + 1

    def receipt(self, site: str) -> dict[str, Any]:
        """What a run keeps: the load and the decisions of each host, and their number where they are many."""
        loads, decisions = self._loads.pop(site, {}), self._decisions.pop(site, {})
        return {
            "hosts": len(loads),
            "load": {origin: load.receipt() for origin, load in list(loads.items())[:NAMED]},
            "robots": {origin: told.receipt() for origin, told in list(decisions.items())[:NAMED]},
            "tls": {origin: sorted(self._faults[origin]) for origin in loads if origin in self._faults},
        }

    def _load(self, site: str, origin: str) -> Load:
        return self._loads.setdefault(site, {}).setdefault(origin, Load())
