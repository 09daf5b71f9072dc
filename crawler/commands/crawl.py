"""`scrapy crawl SPIDER`: Scrapy's own command, with an exit status that tells the truth."""

from __future__ import annotations

import argparse

from scrapy.commands import BaseRunSpiderCommand
from scrapy.exceptions import UsageError

from crawler.launch import launch


class Command(BaseRunSpiderCommand):
    """Exit 0 complete, 1 partial or failed, 2 wrong arguments, 3 the archive cannot serve."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] <spider>"

    def short_desc(self) -> str:
        return "Crawl (reports) or read the archive again (replay)"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("name one spider: reports or replay")
        assert self.crawler_process is not None
        self.exitcode = launch(self.crawler_process, self._create_crawler, args[0], opts.spargs)
