"""`scrapy recrawl SITE`: one site now, due or not; -a full=1 sends no validators."""

from __future__ import annotations

import argparse

from scrapy.commands import BaseRunSpiderCommand
from scrapy.exceptions import UsageError

from crawler.launch import launch


class Command(BaseRunSpiderCommand):
    """A code, a name, or a URL; a URL not known yet is added as a site and crawled."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] <site>"

    def short_desc(self) -> str:
        return "Crawl one site now (a code, a name or a URL)"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        named = [word for word in args if word != "--"]  # Scrapy leaves the mark that ends the options
        if len(named) != 1 or not named[0].strip():
            raise UsageError("name one site: its code, its name or its URL")
        assert self.crawler_process is not None
        arguments = {**opts.spargs, "site": named[0]}
        self.exitcode = launch(
            self.crawler_process, self._create_crawler, "reports", arguments, kind="recrawl"
        )
