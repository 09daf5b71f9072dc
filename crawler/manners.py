"""Politeness: who we say we are, and how long we wait between two requests to one host."""

from __future__ import annotations

import os
from collections.abc import Mapping

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from models.config import SETTINGS, Config

LEAST_DELAY = 1.0  # seconds between two requests to a host that is not ours
AT_HOME = 8  # requests at once to an allowed host without delay: the demo and tests


def config_of(settings: BaseSettings) -> Config:
    """The configuration of this crawl: the environment, and `-s` over it. Raises WrongArguments."""
    given = {name: str(settings[name]) for name in SETTINGS if settings.get(name) is not None}
    return Config.of({**os.environ, **given})


class Manners:
    """Scrapy add-on: sets user agent and delays from the configuration before any component is built."""

    def update_settings(self, settings: BaseSettings) -> None:
        config = config_of(settings)
        settings.set("USER_AGENT", user_agent(config), "addon")
        settings.set("DOWNLOAD_DELAY", max(LEAST_DELAY, config.delay or 0.0), "addon")
        settings.set("DOWNLOAD_SLOTS", slots(config), "addon")


class KeepPace:
    """Downloader middleware: the adaptive delay leaves the hosts alone whose delay the user has set."""

    def __init__(self, paced: Mapping[str, object]) -> None:
        self._paced = paced

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> KeepPace:
        return cls(crawler.settings.getdict("DOWNLOAD_SLOTS"))

    def process_request(self, request: Request) -> None:
        from urllib.parse import urlsplit

        if (urlsplit(request.url).hostname or "") in self._paced:
            request.meta["autothrottle_dont_adjust_delay"] = True


def user_agent(config: Config) -> str:
    """Name, version and a way to reach us, so that a webmaster can ask us to stop."""
    contact = config.contact or "set NIANBAO_CONTACT to name yours"
    return f"nianbao/0.1 (archive of government information disclosure reports; contact: {contact})"


def slots(config: Config) -> dict[str, dict[str, float]]:
    """Delay 0, or any, holds for allowed hosts only; everybody else gets at least LEAST_DELAY."""
    if config.delay is None:
        return {}
    pace = {"delay": config.delay, "jitter": 0.0, "concurrency": 1 if config.delay else AT_HOME}
    return {host: dict(pace) for host in sorted(config.allow_hosts)}
