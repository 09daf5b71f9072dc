"""Storms of kills: how many SIGKILLs each test has to deliver, and how the prove run tells how many there were."""

import signal
import time
from dataclasses import dataclass

KILLED = "processes killed"  # the property of a test that conftest adds up
HANGS = 60  # seconds within which what is waited for has come


@dataclass(frozen=True)
class Storm:
    """A test for each seed, each with so many kills that really strike; which seeds run on PostgreSQL."""

    seeds: int
    kills: int
    on_server: frozenset[int]

    @property
    def planned(self):
        return self.seeds * self.kills


@dataclass(frozen=True)
class Case:
    """One test of a storm."""

    word: str
    seed: int
    kills: int

    def __str__(self):
        return f"{self.word} {self.seed} of {self.kills}"

    @property
    def on_server(self):
        """Whether its archive lies in PostgreSQL."""
        return self.seed in PLAN[self.word].on_server


EVERY_SECOND, EVERY_THIRD = frozenset(range(1, 100, 2)), frozenset(range(2, 100, 3))
PLAN = {
    "crawl": Storm(15, 8, EVERY_SECOND),
    "replay": Storm(8, 4, EVERY_THIRD),
    "migrate": Storm(6, 4, EVERY_THIRD),
    "rebuild": Storm(6, 4, EVERY_THIRD),
    "two crawls": Storm(8, 4, EVERY_SECOND),
}


def delivered(record_property, wanted, strike):
    """Strike until so many blows have killed what they were meant for: some come when it has ended by itself.

    strike: returns the exit code of what was struck.
    """
    codes = []
    while codes.count(-signal.SIGKILL) < wanted and len(codes) < 3 * wanted:
        codes.append(strike())
    assert codes.count(-signal.SIGKILL) == wanted, codes
    record_property(KILLED, wanted)


def killed_once(process, delay, is_there=lambda: True):
    """SIGKILL so many seconds after it has come so far; its exit code."""
    until = time.monotonic() + HANGS
    while not is_there() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=HANGS)
    return process.returncode
