"""The way from a command line to a crawl and its exit code: checked first, errors in one line, no tracebacks."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from scrapy.crawler import Crawler, CrawlerProcessBase
from scrapy.settings import BaseSettings

from crawler.journey import Journey
from crawler.manners import config_of
from crawler.spiders.replay import Choice, Replay
from crawler.spiders.reports import Reports
from crawler.stopping import Stopping, at_once
from models.database import open_archive, world
from models.errors import NianbaoError, WrongArguments
from models.runs import RunKind
from pipelines.stages import Desk

_WORLD = "NIANBAO_WORLD"


def launch(
    process: CrawlerProcessBase,
    create: Callable[[str], Crawler],
    spider: str,
    arguments: Mapping[str, str],
    *,
    kind: RunKind = "crawl",
) -> int:
    """Run *spider*; the exit code says how it went (README, exit codes)."""
    one_line_each()
    try:
        given = _prepared(process.settings, spider, arguments, kind)
        crawler = _created(create, spider)
    except NianbaoError as error:
        return failed(error)
    crawling = process.crawl(crawler, **given)
    process.start()
    if (stillborn := _error(crawling)) is not None:
        if isinstance(stillborn, NianbaoError):
            return failed(stillborn)
        raise stillborn  # a bug of ours, or a wrong setting of Scrapy's: its own words
    outcome = getattr(crawler.spider, "outcome", None)
    if outcome is None:
        return 1  # it did not come to life; the log has said why
    desk, stopping = crawler.get_extension(Desk), crawler.get_extension(Stopping)
    if desk and not desk.closed and stopping and stopping.told > 1:
        at_once()
    trouble = outcome.fatal or (desk.trouble if desk else None)
    for busy in outcome.busy:
        failed(busy)
    return failed(trouble) if isinstance(trouble, NianbaoError) else int(outcome.exit_code)


def _error(crawling: object) -> BaseException | None:
    """What kept the crawl from coming to life: its parts could not be made."""
    if not isinstance(crawling, asyncio.Task) or not crawling.done() or crawling.cancelled():
        return None
    return crawling.exception()


def failed(error: NianbaoError) -> int:
    print(f"nianbao: {error}", file=sys.stderr)  # noqa: T201  # a command's last word
    return error.exit_code


def one_line_each() -> None:
    """Log records keep to a line: an exception is named with its place, not printed with its stack."""
    logging.setLogRecordFactory(_Line)


class _Line(logging.LogRecord):
    """A record whose exception is part of its one line, except where somebody debugs."""

    def getMessage(self) -> str:  # noqa: N802  # logging's name
        message = super().getMessage()
        if not self.exc_info or _is_debugged():
            return message
        kind, error, trace = self.exc_info
        self.exc_info = None
        while trace is not None and trace.tb_next:
            trace = trace.tb_next
        where = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        name = kind.__name__ if kind else "error"
        return f"{' '.join(message.split())}: {name}{where}: {' '.join(str(error).split())}"


def _is_debugged() -> bool:
    """Whether somebody asked for the stacks. Scrapy opens the root logger wide: its handler knows the level wanted."""
    return any(0 < handler.level <= logging.DEBUG for handler in logging.getLogger().handlers)


def _prepared(
    settings: BaseSettings, spider: str, arguments: Mapping[str, str], kind: RunKind
) -> dict[str, object]:
    """Find what can be wrong before the first request wrong here and now; give the spider's arguments."""
    config = config_of(settings)
    request: dict[str, object] = dict(arguments)
    if spider == Reports.name:
        request = {"journey": Journey.of(arguments, kind)}
    elif spider == Replay.name:
        request = {"choice": Choice.of(arguments)}
        if not (settings.get(_WORLD) or os.environ.get(_WORLD)):
            # It brings nothing into the archive: whose world that is need not be told.
            settings.set(_WORLD, world(config), "cmdline")
            config = config_of(settings)
    open_archive(config).dispose()
    return request


def _created(create: Callable[[str], Crawler], spider: str) -> Crawler:
    try:
        return create(spider)
    except KeyError:
        raise WrongArguments(f"no spider '{spider}': there are reports and replay") from None
