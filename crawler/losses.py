"""What a site's crawl asked for and did not get, and why: lost, forbidden, faked, or kept out at its door."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crawler.asks import Ask
from crawler.blocked import BY_ROBOTS, Fakes
from crawler.failures import GAVE_UP

NAMED = 20  # losses that are named one by one


class Losses:
    """Of one tour, by address."""

    def __init__(self) -> None:
        self.lost: dict[str, str] = {}
        self.forbidden: dict[str, str] = {}  # what robots.txt, the guard, or a way off the site kept us from
        self.fakes = Fakes()
        self.at_home: str | None = None  # why the site would not let us in

    def lose(self, ask: Ask, why: str) -> None:
        self.lost[ask.url] = why
        self._at_the_door(ask, why)

    def forbid(self, ask: Ask, why: str) -> None:
        """robots.txt, the guard, or a way off the site: obeyed, counted, no loss; but a home page is the site."""
        self.forbidden[ask.url] = why
        self._at_the_door(ask, why)

    def _at_the_door(self, ask: Ask, why: str) -> None:
        if ask.role == "home" and not ask.guess:
            self.home(ask.url, why)

    def home(self, url: str, why: str) -> None:
        """The home page itself was not had."""
        self.at_home = f"{url}: {why}"

    def lines(self) -> Iterator[str]:
        """What was lost, a line each, the first of them by name."""
        yield from (f"{url}: {why}" for url, why in list(self.lost.items())[:NAMED])
        if len(self.lost) > NAMED:
            yield f"and {len(self.lost) - NAMED} more were lost"

    @property
    def failed(self) -> bool:
        """Whether there is no site to speak of; one that shows walls is there, and blocked."""
        return self.at_home is not None and not self.fakes.walls

    @property
    def is_blocked(self) -> bool:
        """Whether walls keep us out: at the home page, or so often that nobody knocks any more."""
        return bool(self.fakes.walls and self.at_home) or any(GAVE_UP in why for why in self.lost.values())

    @property
    def by_robots(self) -> int:
        """How many addresses robots.txt kept us from."""
        return sum(why == BY_ROBOTS for why in self.forbidden.values())

    @property
    def elsewhere(self) -> int:
        """How many addresses were off the site, or private."""
        return len(self.forbidden) - self.by_robots

    def evidence(self) -> dict[str, Any]:
        named = dict(list(self.forbidden.items())[:NAMED])
        return {
            "forbidden": {"count": len(self.forbidden), "robots": self.by_robots, "urls": named},
            "fakes": self.fakes.evidence(),
            "blocked": self.is_blocked,
            "lost": len(self.lost),
        }
