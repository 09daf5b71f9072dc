"""A tour's next steps: what a judged link, or a column that a page's configuration names, is asked as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from crawler.asks import Ask, Listing
from crawler.families import sitemap
from crawler.frontier import MAYBE
from crawler.links import LAST_SCORE, Judged
from crawler.trail import judged, led

DEPTH = 6  # clicks from the home page towards a column; the deepest breadcrumb seen has six parts
GUESSED = 4  # a score as good as that of a group of organs
Ahead = tuple[Ask, int]  # an ask, and how near it is to reports


def led_to(one: Judged, ask: Ask, column: str | None) -> Ahead | None:
    """The step a link of *ask*'s page leads to; None where it leads nowhere that is sought."""
    entry = one.entry
    to = Ask(entry.url, depth=ask.depth + 1, title=entry.title, step=judged(one, ask))
    if one.sort in ("report", "maybe"):
        return replace(to, role=one.sort, column=column), MAYBE
    if one.sort == "column" and ask.depth < DEPTH + 2:
        return to, MAYBE
    if one.sort in ("path", "shelf") and ask.depth < DEPTH:
        return replace(to, role=one.sort), one.score
    unnamed = ask.role == "home" and entry.date is None and entry.title
    if one.sort == "other" and (unnamed or ask.answer == sitemap.NAME):
        return replace(to, role="path"), LAST_SCORE
    return None


def named(ask: Ask, listing: Listing) -> Iterator[Ahead]:
    """The columns a page's configuration names; what its family only guesses waits for its turn."""
    for a in listing.columns:
        yield led(ask, replace(a, column=a.column or a.url, depth=ask.depth + 1)), GUESSED


def speaks(links: Mapping[str, Judged]) -> bool:
    """Whether an answer nobody knows is a list that is sought: it names reports."""
    return any(one.sort == "report" for one in links.values())
