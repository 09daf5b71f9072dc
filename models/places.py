"""Where reports come from: a division of the country, a portal that is crawled. Frozen, like all that travels."""

from __future__ import annotations

from dataclasses import dataclass

from models.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Division:
    """A row of the administrative table: province, city, county (six digits) or township (nine digits)."""

    code: str
    name: str
    level: Level
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    valid_from: str | None = None  # ISO date or year
    valid_to: str | None = None
    source: str = ""
    successor: str | None = None  # the code that took its place, for a division that is no more


@dataclass(frozen=True, slots=True)
class Site:
    """A portal that is crawled: one row, no code of its own."""

    code: str  # six digits for a known county, else a slug of the host
    name: str
    url: str
    division_code: str | None = None
    verified: bool = False  # a verified row makes its host official
    origin: str = "added"  # packed | demo | added

    @property
    def is_visited(self) -> bool:
        """Whether a crawl takes it unasked: a row that came packed waits until somebody has verified or named it."""
        return self.verified or self.origin != "packed"


@dataclass(frozen=True, slots=True)
class Step:
    """One link: via is the page it stands on (None: the site's row names it), text its words as printed.

    sort: what it was taken for; score: how near to reports, 0 (left) to 10 (a report); why: in words.
    """

    url: str
    via: str | None
    text: str
    sort: str
    score: float
    why: str
