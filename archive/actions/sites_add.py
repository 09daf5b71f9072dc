"""nianbao sites add: one more portal to visit."""

from __future__ import annotations

import os

import click

from models.config import Config
from models.database import open_archive, writing
from models.sites import enlist, seed_portals


def run(url: str) -> int:
    config = Config.of(os.environ)
    engine = open_archive(config)
    try:
        with writing(engine) as connection:
            if config.world == "real":
                seed_portals(connection, config.now())
            site = enlist(connection, url, config.now())
    finally:
        engine.dispose()
    click.echo(f"{site.code}  {site.url}  (crawl it: scrapy recrawl {site.code})")
    return 0


COMMAND = click.Command(
    "add",
    params=[click.Argument(["url"], metavar="URL")],
    callback=run,
    help="Add a portal by the address of its home page (or of any page on it); the next crawl visits it.",
)
