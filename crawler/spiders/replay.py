"""`scrapy crawl replay`: archived captures through today's readers. Fetches nothing, makes no version."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Self, get_args

from scrapy import Spider
from sqlalchemy import Connection

from crawler import late
from crawler.outcome import Outcome, SiteOutcome
from crawler.runbook import Runbook
from models import documents, readings, sites
from models.divisions.load import load
from models.documents import Keeping
from models.errors import NianbaoError, Unreadable, WrongArguments
from models.places import Site
from models.vocabulary import Era
from pipelines.stages import Desk

AT_ONCE = 16  # captures in memory and in the reading processes
COLUMNS = ("read", "fresh", "unreadable", "problems")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be read again: a site's, a year's, a form's reports, or all."""

    site: str | None = None
    year: int | None = None
    form: str | None = None

    @classmethod
    def of(cls, arguments: Mapping[str, str]) -> Self:
        """Read `-a NAME=VALUE`. Raises WrongArguments for names and values that mean nothing."""
        if unknown := sorted(set(arguments) - {"site", "year", "form"}):
            raise WrongArguments(f"unknown argument '{unknown[0]}': replay takes site, year, form")
        year, form = arguments.get("year"), arguments.get("form")
        if year is not None and not (year.isdigit() and len(year) == 4):
            raise WrongArguments(f"year '{year}': give four digits, such as 2019")
        if form is not None and form not in get_args(Era):
            raise WrongArguments(f"no form '{form}': there are {', '.join(get_args(Era))}")
        return cls(arguments.get("site"), int(year) if year else None, form)


class Replay(Spider):
    """Reads versions, and fetches no run has judged yet, again; -a site=, year=, form= narrow it."""

    name = "replay"

    def __init__(self, choice: Choice | None = None, **arguments: str) -> None:
        super().__init__()
        self.choice = choice or Choice.of(arguments)
        self.outcome = Outcome(columns=COLUMNS)
        self._counts: Counter[str] = Counter()

    async def start(self) -> AsyncIterator[Any]:
        """Everything happens here: no request is made."""
        desk = self.crawler.get_extension(Desk)
        assert desk is not None, "settings.EXTENSIONS names the desk"
        self.book = Runbook.of(self.crawler)
        try:
            late.take_up(desk)
            for site in desk.call(self._sites):
                self.outcome.sites.append(await self._site(desk, site))
        except NianbaoError as error:
            self.outcome.fatal = error
        nothing: tuple[Any, ...] = ()
        for item in nothing:  # an asynchronous generator, by Scrapy's wish, that generates nothing
            yield item

    def line(self) -> str:
        return f"{self._counts['read']} read again, {self._counts['fresh']} of them with news"

    def years(self) -> Mapping[int, int]:
        return self.book.years()

    def _sites(self, connection: Connection) -> tuple[Site, ...]:
        who = self.choice.site
        return (sites.find(connection, who),) if who else sites.listed(connection)

    async def _site(self, desk: Desk, site: Site) -> SiteOutcome:
        opened = desk.begin(site, "replay")
        counts: Counter[str] = Counter()
        site_id = desk.call(partial(sites.site_id, code=site.code))
        keeping = Keeping(
            opened.run_id, site_id, load(desk.config.divisions).full_name, lambda _capture: None
        )
        chosen = partial(readings.to_read, site=site.code, year=self.choice.year, era=self.choice.form)
        for some in _some(desk.call(chosen)):
            work = (self._again(desk, keeping, counts, version, capture) for version, capture in some)
            await asyncio.gather(*work)
        if self.choice.year is None and self.choice.form is None:
            for what, count in (await late.judge(desk, site)).items():
                self._count(counts, what, count)
        evidence = {"reader": "today's", "unreadable": counts["unreadable"]}
        state, _ = await asyncio.to_thread(desk.finish, site, "complete", evidence, dict(counts))
        counts["problems"] = self.book.problems(site.code)
        return SiteOutcome(site.code, site.name, state, counts)

    async def _again(
        self, desk: Desk, keeping: Keeping, counts: Counter[str], version: int, capture: int
    ) -> None:
        """One version, read by today's reader from the bytes in the archive."""
        try:
            page = await desk.read(await asyncio.to_thread(desk.fetched, capture))
        except Unreadable:
            self._count(counts, "unreadable")
            return
        self._count(counts, "read")
        now = desk.config.now()
        work = partial(documents.reread, keeping=keeping, version_id=version, page=page, now=now)
        if await asyncio.wrap_future(desk.writer.put(work)):
            self._count(counts, "fresh")

    def _count(self, counts: Counter[str], what: str, count: int = 1) -> None:
        counts[what] += count
        self._counts[what] += count


def _some(rows: Sequence[Any]) -> list[Sequence[Any]]:
    return [rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE)]
