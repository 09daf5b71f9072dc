"""The pause of a crawl: it asks for nothing while its archive could not keep what came; said once, and once when it is over."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from models.errors import ArchiveAway
from models.warc_files import kept_in

EVERY = 1.0  # seconds between two looks while it lasts
AGAIN = 1.1  # times the least room, before a crawl that paused goes on: it must not stop at the next page
MB = 1_000_000  # bytes


class Pause:
    """Held by who cannot keep anything now (the writer), or by a disk that is nearly full.

    folders: where the archive grows, least: bytes that must be free there; wait: seconds until the crawl ends for want
    of room, told to *on_end*. May be used from several threads.
    """

    def __init__(
        self,
        folders: tuple[Path, ...],
        least: float,
        wait: float,
        *,
        on_end: Callable[[str], None] = lambda _why: None,
        free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self._folders, self._least, self._wait = folders, least, wait
        self._on_end, self._free = on_end, free
        self._away = False
        self._full_since: float | None = None

    async def over(self, is_stopping: Callable[[], bool]) -> None:
        """Return when a request may leave, or when the crawl ends."""
        while self.is_on() and not is_stopping():  # noqa: ASYNC110  # what is waited for has no event
            await asyncio.sleep(EVERY)

    def is_on(self) -> bool:
        """Whether no request may leave now."""
        return self._is_full() or self._away

    def is_away(self) -> bool:
        """Whether the database cannot be had now."""
        return self._away

    def database(self, error: ArchiveAway | None) -> None:
        """The database is away; None: it is there."""
        if error is not None and not self._away:
            _say(f"{error}: the crawl waits up to {self._wait:.0f} s (NIANBAO_WAIT)")
        elif error is None and self._away:
            _say("the archive answers again: the crawl goes on")
        self._away = error is not None

    def _is_full(self) -> bool:
        """Whether a disk has too little room (CannotWrite: it is gone); who has waited for it long enough ends the crawl."""
        free, folder = min(map(self._room, self._folders))
        was_full = self._full_since is not None
        if free >= self._least * (AGAIN if was_full else 1.0):
            if was_full:
                _say(f"{_words(free, folder)}: the crawl goes on")
            self._full_since = None
        elif self._full_since is None:
            self._full_since = monotonic()
            _say(
                f"{_words(free, folder)}, less than {self._least / MB:.0f} MB (NIANBAO_MIN_FREE):"
                f" the crawl pauses until there is more, at most {self._wait:.0f} s (NIANBAO_WAIT)"
            )
        elif monotonic() - self._full_since >= self._wait:
            self._on_end(f"no room on the disk: {_words(free, folder)}")
        return self._full_since is not None

    def _room(self, folder: Path) -> tuple[int, Path]:
        with kept_in(folder):
            return self._free(folder), folder


def _words(free: int, folder: Path) -> str:
    return f"{free / MB:.0f} MB are free at {folder}"


def _say(words: str) -> None:
    print(f"nianbao: {words}", file=sys.stderr, flush=True)  # noqa: T201  # for a person, at once
