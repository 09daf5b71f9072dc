"""What a person sees of a crawl: a line that moves while it works, a table at its end, and what to try next."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import Any, Self

from rich.console import Console
from rich.status import Status
from rich.table import Table
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.utils.asyncio import create_looping_call
from sqlalchemy import make_url

from crawler.manners import config_of
from crawler.outcome import Outcome, SiteOutcome
from models.config import SETTINGS, Config

MOVES = 0.5  # seconds between two looks at a terminal
SPEAKS = 5.0  # seconds between two lines elsewhere
WIDE = 140  # characters of a line where no terminal says otherwise
SHOWN = 5  # reasons a site in the table


class Progress:
    """Scrapy extension: speaks while the crawl works and sums up when it has ended."""

    def __init__(self, console: Console, errors: Console, config: Config) -> None:
        self._console, self._errors, self._config = console, errors, config
        self._started = monotonic()
        self._status: Status | None = None
        self._loop: Any = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        progress = cls(_wide(Console()), Console(stderr=True), config_of(crawler.settings))
        crawler.signals.connect(progress.opened, signals.spider_opened)
        crawler.signals.connect(progress.closed, signals.spider_closed)
        return progress

    def opened(self, spider: Spider) -> None:
        line = getattr(spider, "line", None)
        if line is None:
            return
        if self._errors.is_terminal:
            self._status = self._errors.status("starting")
            self._status.start()
        self._loop = create_looping_call(self._tell, line)
        self._loop.start(MOVES if self._status else SPEAKS, now=False)

    def closed(self, spider: Spider) -> None:
        if self._loop is not None and self._loop.running:
            self._loop.stop()
        if self._status:
            self._status.stop()
        outcome = getattr(spider, "outcome", None)
        if outcome is not None and not outcome.fatal and (outcome.sites or not outcome.busy):
            years: Mapping[int, int] = spider.years() if hasattr(spider, "years") else {}
            show(self._console, outcome, years, self._config, monotonic() - self._started)

    def _tell(self, line: Callable[[], str]) -> None:
        text = f"{monotonic() - self._started:4.0f} s  {line()}"
        if self._status:
            self._status.update(text)
        else:
            print(text, file=sys.stderr, flush=True)  # noqa: T201  # no terminal: plain lines


class Quiet(LogFormatter):
    """Log lines without the bodies and items Scrapy would print."""

    def item_error(
        self, item: Any, exception: BaseException, response: Any, spider: Any
    ) -> LogFormatterResult:
        result = super().item_error(item, exception, response, spider)
        url = getattr(getattr(item, "capture", None), "url", None)
        return {**result, "msg": "not kept: %(item)s", "args": {"item": url or type(item).__name__}}


def show(
    console: Console, outcome: Outcome, years: Mapping[int, int], config: Config, seconds: float
) -> None:
    """The table of sites, what was not complete and why, reports by year, and three commands to try."""
    console.print(_table(outcome, seconds))
    for site in outcome.sites:
        for line in _wanting(site):
            console.print(line, soft_wrap=True, markup=False, highlight=False)
    for line in outcome.words:
        console.print(line, soft_wrap=True, markup=False, highlight=False)
    if outcome.ahead:
        console.print(f"stopped before {len(outcome.ahead)} sites: {', '.join(outcome.ahead[:SHOWN])}")
    if outcome.bugs:
        console.print(
            f"{outcome.bugs} pages could not be read for a fault of ours; `scrapy crawl replay` reads them again"
        )
    if years:
        text = "  ".join(f"{year}: {count}" for year, count in sorted(years.items()))
        console.print(f"reports by year  {text}", soft_wrap=True, highlight=False)
    console.print("\ntry next:")
    for command in to_try(outcome, years, config):
        console.print(f"  {command}", soft_wrap=True, markup=False, highlight=False)


def to_try(outcome: Outcome, years: Mapping[int, int], config: Config) -> tuple[str, ...]:
    """Three commands that show what this crawl brought, ready to paste."""
    # A password is shown to nobody: whoever gave it has set the variable, or knows what to set it to.
    implied = config.database == SETTINGS["NIANBAO_DATABASE"][0] or make_url(config.database).password
    prefix = "" if implied else f"NIANBAO_DATABASE={shlex.quote(config.database)} "
    year = f" --year {max(years)}" if years else ""
    third = "problems" if outcome.total("problems") else "runs"
    return tuple(f"{prefix}.venv/bin/nianbao {words}" for words in (f"reports{year}", "changes", third))


def _table(outcome: Outcome, seconds: float) -> Table:
    table = Table(
        title=f"{len(outcome.sites)} sites in {seconds:.0f} s", title_justify="left", box=None, pad_edge=False
    )
    table.add_column("site", overflow="fold")
    table.add_column("run", no_wrap=True)
    for name in outcome.columns:
        table.add_column(name, justify="right", no_wrap=True)
    for site in outcome.sites:
        counts = (str(site.counters.get(name, 0)) for name in outcome.columns)
        table.add_row(f"{site.code} {site.name}", site.state, *counts)
    if len(outcome.sites) > 1:
        table.add_row("together", "", *(str(outcome.total(name)) for name in outcome.columns))
    return table


def _wide(console: Console) -> Console:
    """A file or a pipe has no width of its own: tables keep theirs."""
    return console if console.is_terminal else Console(width=WIDE)


def _wanting(site: SiteOutcome) -> Iterable[str]:
    if site.state != "complete":
        what = "as at its last run" if site.excused and site.state == "failed" else site.state
        for reason in site.reasons[:SHOWN]:
            yield f"{site.code} {what}: {reason}"
        if len(site.reasons) > SHOWN:
            yield f"{site.code} and {len(site.reasons) - SHOWN} more; `nianbao runs --site {site.code} --json` has them"
    if site.robots:
        yield f"{site.code}: {site.robots} {_addresses(site.robots)} left alone, because robots.txt forbids it"
    if site.elsewhere:
        yield f"{site.code}: {site.elsewhere} {_addresses(site.elsewhere)} left alone: off the site, or private"


def _addresses(count: int) -> str:
    return "address" if count == 1 else "addresses"
