"""`scrapy crawl replay`: archived captures through today's readers. Fetches nothing, makes no version."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Self, get_args

from scrapy import Spider
from sqlalchemy import Connection

from crawler import late
from crawler.outcome import Outcome, SiteOutcome
from crawler.rereading import Rereading
from crawler.runbook import Runbook
from models import readings, sites
from models.errors import NianbaoError, SiteBusy, WrongArguments
from models.places import Site
from models.runs import State
from models.vocabulary import Era
from pipelines.otherwise import Differing
from pipelines.stages import Desk

SHOWN = 12  # fields that read differently, and examples of them, that a person is shown
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
        self._total = 0
        self._rereadings: list[Rereading] = []

    async def start(self) -> AsyncIterator[Any]:
        """Everything happens here: no request is made."""
        desk = self.crawler.get_extension(Desk)
        assert desk is not None, "settings.EXTENSIONS names the desk"
        self.book = Runbook.of(self.crawler)
        try:
            late.take_up(desk)
            for site in desk.call(self._sites):
                try:
                    self.outcome.sites.append(await self._site(desk, site))
                except SiteBusy as busy:
                    self.outcome.busy.append(busy)
        except NianbaoError as error:
            self.outcome.fatal = error
        self.outcome.words = self._words()
        nothing: tuple[Any, ...] = ()
        for item in nothing:  # an asynchronous generator, by Scrapy's wish, that generates nothing
            yield item

    def line(self) -> str:
        read, fresh = (sum(again.counts[word] for again in self._rereadings) for word in ("read", "fresh"))
        return f"{read} of {self._total} read again, {fresh} of them with news"

    def years(self) -> Mapping[int, int]:
        return self.book.years()

    def _sites(self, connection: Connection) -> tuple[Site, ...]:
        who = self.choice.site
        return (sites.find(connection, who),) if who else sites.listed(connection)

    async def _site(self, desk: Desk, site: Site) -> SiteOutcome:
        opened = desk.begin(site, "replay")
        site_id = desk.call(partial(sites.site_id, code=site.code))
        keeping = desk.keeping(opened.run_id, site_id)
        choice, again = self.choice, Rereading(desk, keeping)
        chosen = desk.call(partial(readings.to_read, site=site.code, year=choice.year, era=choice.form))
        self._total += len(chosen)
        self._rereadings.append(again)
        await again.all(chosen)
        if choice.year is None and choice.form is None:
            again.counts.update(await late.judge(desk, site))
        evidence = {
            "reader": "today's", "unreadable": again.counts["unreadable"], "reasons": again.reasons,
            **again.differing.evidence(),
        }  # fmt: skip
        state: State = "partial" if again.counts["unreadable"] else "complete"
        state, _ = await asyncio.to_thread(desk.finish, site, state, evidence, dict(again.counts))
        counters = again.counts | {"problems": self.book.problems(site.code)}
        return SiteOutcome(site.code, site.name, state, counters, again.reasons)

    def _words(self) -> list[str]:
        """What reads differently now, over all sites."""
        differing = Differing()
        for again in self._rereadings:
            differing.update(again.differing)
        return list(differing.lines(SHOWN))
