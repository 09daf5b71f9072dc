"""Outages: what does not answer for a while, and when it counts as gone.

A file of a page that cannot be had today is what it was when it was last had, until it counts as gone by the rule of
removals: a file server that is down for a day makes no version of the pages that hand its files out. Before that, a
file of which its server has said twice that it is not there is known dead: told as a problem of the page, no loss of
later runs, and asked for seldom.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from models import captures
from models.captures import BROUGHT, FAILED
from models.tables import captures as fetches
from models.values import Capture, Problem

VISITS = 3  # failed visits, each in a run of its own: two may be one long outage
SPAN = timedelta(days=14)  # between the first and the last of them: longer than a portal's usual repair
DEAD_VISITS = 2  # after so many runs over DEAD_SPAN that a file is not there is no news
DEAD_SPAN = timedelta(days=6)  # a week, less what two weekly crawls may differ in the hour
SELDOM = timedelta(days=27)  # a file known dead is asked for again so long after: four weeks, less as much
RULES = ("attachment_dead", "attachment_lost")  # what is told of a page whose file could not be had


@dataclass(frozen=True, slots=True)
class Outage:
    """A file of which its server says that it is not there.

    said: the fetches that say so, oldest first (id, fetched_at, kind, status, run_id), none before it was last had.
    good: the newest fetch that brought it (id, fetched_at); None where none ever did.
    """

    said: Sequence[Any]
    good: Any

    @property
    def is_gone(self) -> bool:
        return lasted(self.said, VISITS, SPAN)

    @property
    def is_dead(self) -> bool:
        return lasted(self.said, DEAD_VISITS, DEAD_SPAN)

    def rests(self, now: datetime) -> bool:
        """Whether nobody need ask for it today."""
        return self.is_dead and now - self.said[-1].fetched_at < SELDOM


def lasted(failures: Sequence[Any], visits: int, span: timedelta) -> bool:
    """Whether fetches that failed, oldest first, are of so many runs over so long a time."""
    if len({row.run_id for row in failures}) < visits:
        return False
    return bool(failures[-1].fetched_at - failures[0].fetched_at >= span)


def of(connection: Connection, url: str) -> Outage | None:
    """What its server said of a file since it was last had; None where it said nothing against it.

    That it could not be reached says nothing of the file.
    """
    own = fetches.c.url_id == captures.known_url(connection, url)
    good = connection.execute(
        select(fetches.c.id, fetches.c.fetched_at)
        .where(own, fetches.c.kind.in_(BROUGHT), fetches.c.status == 200)
        .order_by(fetches.c.id.desc())
        .limit(1)
    ).first()
    said = connection.execute(
        select(fetches.c.id, fetches.c.fetched_at, fetches.c.kind, fetches.c.status, fetches.c.run_id)
        .where(own, fetches.c.kind.in_(FAILED), fetches.c.id > (good.id if good else 0))
        .order_by(fetches.c.fetched_at)
    ).all()
    return Outage(said, good) if said else None


def resting(connection: Connection, urls: Iterable[str], now: datetime) -> frozenset[str]:
    """Those of some files that nobody need ask for today."""
    known = {url: of(connection, url) for url in urls}
    return frozenset(url for url, outage in known.items() if outage is not None and outage.rests(now))


def last_had(connection: Connection, url: str) -> Capture | None:
    """The newest good fetch of a file, without body; None where there is none, or where the file counts as gone."""
    own = fetches.c.url_id == captures.known_url(connection, url)
    newest = select(func.max(fetches.c.id)).where(own, fetches.c.kind.in_(BROUGHT), fetches.c.status == 200)
    good = connection.scalar(newest)
    outage = of(connection, url)
    if good is None or (outage is not None and outage.is_gone):
        return None
    found = captures.find(connection, good)
    return found if found and found.warc else None


def told(connection: Connection, missed: Iterable[str]) -> tuple[Problem, ...]:
    """What a reader of the page must know of the files that its run missed."""
    return tuple(_told(url, of(connection, url), last_had(connection, url)) for url in missed)


def _told(url: str, outage: Outage | None, before: Capture | None) -> Problem:
    stands = f"with it as it was on {before.fetched_at:%Y-%m-%d}" if before else "without it"
    if outage is None or not outage.is_dead:
        return Problem(
            "attachment_lost", "soft", f"a file could not be had; the page is read {stands}: {url}"
        )
    first = outage.said[0]
    since = f"a file answers {first.status} ({first.kind}) since {first.fetched_at:%Y-%m-%d}"
    return Problem("attachment_dead", "soft", f"{since}; the page is read {stands}: {url}")
