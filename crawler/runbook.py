"""The run of each site in the archive: what is known when it begins, what is kept when it ends."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Self

from scrapy.crawler import Crawler
from sqlalchemy import Connection, func, select

from crawler import late
from crawler.asks import Ask, Role
from crawler.blocked import before_reading
from crawler.browser import find
from crawler.families import BY_NAME
from crawler.journey import Journey
from crawler.ledger import Ledger
from crawler.links import is_shelf
from crawler.outcome import SiteOutcome, excused
from crawler.overheard import Overheard
from crawler.tour import Tour
from crawler.wire import capture_of
from models import outages, sites, visits
from models.captures import NOTHING_GOOD
from models.journal import Listed
from models.places import Site
from models.plan import Plan, load
from models.problems import standing
from models.runs import Run
from models.tables import assignments, capture_parts, captures, problems, reports, urls
from models.values import Visit
from models.warc import Exchange
from pipelines.stages import Desk


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that has begun: what to ask for besides the home page."""

    asks: tuple[Ask, ...]
    reports: int
    trodden: frozenset[str]  # addresses whose trail is kept
    resting: frozenset[str] = frozenset()  # addresses of reports whose time has not come
    lists_left: frozenset[str] = frozenset()  # addresses of lists whose time has not come


class Runbook:
    """Opens and closes the runs of a crawl."""

    def __init__(self, desk: Desk, ledger: Ledger, timeout: float) -> None:
        """timeout: seconds a page may take."""
        self._desk, self._ledger, self._timeout = desk, ledger, timeout
        self._browsed: Counter[str] = Counter()
        self._last: dict[str, Run | None] = {}
        self._plan: Plan | None = None

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        desk = crawler.get_extension(Desk)
        assert desk is not None, "settings.EXTENSIONS names the desk"
        ledger = crawler.get_extension(Ledger)
        assert ledger is not None, "settings.EXTENSIONS names the ledger"
        return cls(desk, ledger, crawler.settings.getfloat("DOWNLOAD_TIMEOUT"))

    def sites(self, journey: Journey) -> tuple[Site, ...]:
        """The sites that are meant. Raises WrongArguments where none is."""
        self._plan = load(self._desk.config.plan) if journey.by_plan else None
        return self._desk.call(partial(journey.chosen, now=self._desk.config.now(), plan=self._plan))

    def take_up(self) -> None:
        """Give rows to what a killed crawl left in the WARC alone."""
        late.take_up(self._desk)

    async def begin(self, site: Site, journey: Journey) -> Begun:
        """Open a run: known lists and reports are asked for again, reports with validators where they may be."""
        aside = asyncio.to_thread  # the archive may keep its asker waiting, and all other sites go on
        opened = await aside(self._desk.begin, site, journey.kind)
        if await late.judge(self._desk, site):
            opened = replace(opened, places=await aside(self._desk.places, site))
        self._last[site.code] = opened.last
        resting = await aside(self._resting, site, visits.resting)
        left = await aside(self._resting, site, visits.resting_lists)
        with_files = await aside(self._desk.call, partial(_with_files, code=site.code))
        known = []
        places = [place for place in opened.places if place.url not in resting]
        for place in places:
            # A page whose files may change behind it is fetched whole: its own 304 says nothing about them.
            plain = journey.full or place.url in with_files
            last = NOTHING_GOOD if plain else place.last
            ask = Ask(
                place.url, "report", etag=last.etag, last_modified=last.last_modified, payload=last.payload
            )
            known.append(ask)
        with_browser = not journey.full and find() is not None
        due = (column for column in opened.columns if column[0] not in left)
        lists = [_list(*column, with_browser=with_browser) for column in due]
        trodden = await aside(self._desk.trodden, site)
        return Begun((*lists, *known), sum(place.live for place in places), trodden, resting, left)

    def _resting(self, site: Site, of: Callable[..., frozenset[str]]) -> frozenset[str]:
        """What the plan, where the crawl follows it, leaves alone now."""
        if self._plan is None:
            return frozenset()
        now, site_id = self._desk.config.now(), self._desk.call(partial(sites.site_id, code=site.code))
        return self._desk.call(partial(of, site_id=site_id, plan=self._plan, now=now))

    def note(self, visit: Visit) -> None:
        """Keep what came of a page, before its tour goes on."""
        self._desk.note(visit)

    def keep_trail(self, tour: Tour) -> None:
        """Keep what led to the addresses that were met since the last call."""
        if steps := tour.trail.take():
            self._desk.note_steps(tour.site, steps)

    async def finish(self, tour: Tour) -> SiteOutcome:
        """Close the run with its evidence; a complete one judges what it did not find."""
        now = self._desk.config.now()
        self._desk.lists(_leading(tour, now.isoformat()))
        counters = {
            name: tour.counts[name]
            for name in ("pages", "neighbour", "gone", "offsite", "resting", "dead_files")
        }
        unread = (tour.waiting if tour.stopped else 0) + len(tour.lists.unread)
        counters[visits.LISTS_LEFT] = tour.counts[visits.LISTS_LEFT] + unread
        ended = tour.end()
        evidence = ended.evidence | self._ledger.receipt(tour.site.code) | self._browser(tour)
        evidence |= {"stopped": tour.stopped} if tour.stopped else {}
        state, _ = await asyncio.to_thread(
            self._desk.finish, tour.site, ended.state, evidence, counters, tour.listed
        )
        tally = dict(self._desk.tally[tour.site.code])
        tally["problems"] = await asyncio.to_thread(self.problems, tour.site.code)
        reasons = evidence["reasons"]
        return SiteOutcome(
            tour.site.code,
            tour.site.name,
            state,
            {**tally, **counters},
            reasons,
            tour.losses.by_robots,
            tour.losses.elsewhere,
            excused(
                state,
                want_of_browser=ended.only_for_want_of_a_browser,
                was=self._last[tour.site.code],
                reasons=reasons,
                blocked=tour.losses.is_blocked,
            ),
        )

    def _browser(self, tour: Tour) -> dict[str, Any]:
        """How many pages a browser was asked for, and what part of all pages that is."""
        pages = self._browsed[tour.site.code]
        return {"browser": {"pages": pages, "share": round(pages / max(1, tour.counts["pages"]), 4)}}

    def overheard(self, site: str) -> Overheard:
        """What a browser fetches for *site* goes into the WARC like everything else."""

        def keep(exchange: Exchange) -> None:
            place = self._desk.warc.write(replace(exchange, site=site, role="asset"))
            capture = capture_of(exchange, place, exchange.body)  # the browser has unpacked it
            kind = before_reading(capture.status, capture.body, role="asset")
            self._desk.note(Visit(site, capture, kind))

        self._browsed[site] += 1
        return Overheard(keep, self._desk.config.now, partial(self._ledger.browsed, site), self._timeout)

    def problems(self, code: str) -> int:
        """How many problems a person should look at stand open at a site."""
        return self._desk.call(lambda c: standing(c, sites.site_id(c, code)))

    def years(self) -> Mapping[int, int]:
        """How many reports the archive has of each year, clones left out."""
        return self._desk.call(_years)


def _list(url: str, family: str | None, label: str | None, *, with_browser: bool) -> Ask:
    """A known list, asked for as it was found: an interface of its family as such, what a script builds by a browser."""
    reads = BY_NAME.get(family or "")
    answer = family if reads and reads.lists_by_answer else None
    role: Role = "shelf" if is_shelf(label or "") else "column"
    browser = with_browser and family == "scripted"
    return Ask(url, role, column=url, title=label or "", answer=answer, browser=browser)


def _leading(tour: Tour, now: str) -> Iterator[Listed]:
    """The lists of a tour that lead to reports, or would in a browser."""
    for seen in tour.lists.values():
        if (seen.entries or seen.needs_browser) and not seen.posted:
            yield Listed(tour.site.code, seen.url, now, seen.family, seen.label or None)


def _with_files(connection: Connection, code: str) -> frozenset[str]:
    """URLs of the site's pages that were read with attachments, or that missed some."""
    site_id = sites.site_id(connection, code)
    read_with = (
        select(captures.c.url_id)
        .join(capture_parts, capture_parts.c.capture_id == captures.c.id)
        .where(captures.c.site_id == site_id)
    )
    missed = select(problems.c.url_id).where(
        problems.c.site_id == site_id, problems.c.rule.in_(outages.RULES)
    )
    query = select(urls.c.url).where(urls.c.id.in_(read_with.union(missed)))
    return frozenset(connection.scalars(query))


def _years(connection: Connection) -> dict[int, int]:
    query: Any = (
        select(reports.c.report_year, func.count(reports.c.id.distinct()))
        .join(assignments, (assignments.c.report_id == reports.c.id) & assignments.c.valid_to.is_(None))
        .where(assignments.c.trust != "clone")
        .group_by(reports.c.report_year)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
