"""How a crawl stops: told once it ends in good order, told again at once, whatever still waits for something."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

from scrapy import signals
from scrapy.crawler import Crawler

SIGNALS = (signal.SIGINT, signal.SIGTERM)
LAST = 10.0  # seconds that an end at once may take: a thread may wait for what never comes
_WORDS = (
    "nianbao: stopped at once, as it was told twice; what was fetched lies in the WARC files,"
    " and the next crawl takes it up"
)


class Stopping:
    """A Scrapy extension that listens in front of Scrapy's own handlers, which stop the engine; told: how often."""

    def __init__(self) -> None:
        self.told = 0
        self._behind: dict[int, Any] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Stopping:
        stopping = cls()
        crawler.signals.connect(stopping.listen, signals.engine_started)
        return stopping

    def listen(self) -> None:
        """Stand in front of whatever handles the signals now."""
        if threading.current_thread() is threading.main_thread():
            for one in SIGNALS:
                before = signal.signal(one, self._heard)
                if before != self._heard:
                    self._behind[one] = before

    def _heard(self, number: int, frame: FrameType | None) -> None:
        self.told += 1
        behind: Callable[[int, FrameType | None], Any] | Any = self._behind.get(number)
        if callable(behind):
            behind(number, frame)
        if self.told == 1:
            self.listen()  # Scrapy has changed its handlers to those that stop at once
        else:
            timer = threading.Timer(LAST, at_once)
            timer.daemon = True
            timer.start()


def at_once() -> NoReturn:
    """End the process here: nothing is awaited, nothing closed. Exit status 1."""
    print(_WORDS, file=sys.stderr)  # noqa: T201  # a command's last word
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)
