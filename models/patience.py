"""Patience: work on an archive that is away, or that another program is in the way of, is done again until it can be had."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

from models.errors import ArchiveAway

T = TypeVar("T")
Waits = Callable[[ArchiveAway | None], None]  # told what is waited for, and None when it is over

SOON = 0.05  # seconds before the first further try: who was in the way is often gone then
LATE = 1.0  # seconds between two tries at most
LONG = 1.0  # seconds of waiting that are worth a word

_IN_VAIN = " (waited {:.0f} s; what was fetched lies in the WARC files, and the next crawl takes it up)"


def patiently(work: Callable[[bool], T], seconds: float, on_wait: Waits) -> T:
    """What the work returns, which is told whether it is done again. ArchiveAway: not within so many seconds."""
    began, pause = monotonic(), SOON
    while True:
        again = pause > SOON
        try:
            result = work(again)
        except ArchiveAway as error:
            waited = monotonic() - began
            if waited >= seconds:
                raise ArchiveAway(f"{error}{_IN_VAIN.format(waited) if seconds else ''}") from error
            if waited >= LONG:
                on_wait(error)
        else:
            if again:
                on_wait(None)
            return result
        sleep(pause)
        pause = min(2 * pause, LATE)
