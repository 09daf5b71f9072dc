"""nianbao sites add: one more portal to visit."""

from __future__ import annotations

import os
from contextlib import closing
from functools import partial

import click

from models.config import Config
from models.database import open_archive
from pipelines import deeds
from pipelines.desk import OpenDesk


def run(url: str) -> int:
    config = Config.of(os.environ)
    with closing(OpenDesk(config, open_archive(config))) as desk:
        site = desk.do(partial(deeds.enlist, url=url, now=config.now()))
    if desk.trouble is not None:
        raise desk.trouble
    click.echo(f"{site.code}  {site.url}  (crawl it: scrapy recrawl {site.code})")
    return 0


COMMAND = click.Command(
    "add",
    params=[click.Argument(["url"], metavar="URL")],
    callback=run,
    help="Add a portal by the address of its home page (or of any page on it); the next crawl visits it.",
)
