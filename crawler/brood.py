"""The processes of a browser, found again when it is to go: those that bear its mark, and whatever lives in their sessions.

Those that show pages write their names over the mark; one that was stopped outlives the browser it belongs to.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from models.leases import born

_PROC = Path("/proc")  # where there is none, a browser is trusted to go by itself
NAME = "BROWSER_OF"
_SESSION = 3  # of the words of a process's state behind its name


class Brood:
    """Of one browser. environment: the mark, for the browser to be started with."""

    def __init__(self) -> None:
        self.environment = {NAME: uuid4().hex}
        # of its sessions, with their start: numbers are given again
        self._leaders: dict[int, str | None] = {}

    def note(self) -> None:
        """Remember the sessions of the processes that bear the mark; call it while the browser lives."""
        if not self._leaders:
            sessions = {session(pid) for pid in marked(f"{NAME}={self.environment[NAME]}")}
            self._leaders = {pid: born(pid) for pid in sessions - {None, os.getsid(0)} if pid is not None}

    def kill(self) -> None:
        """Away with all of them, by force."""
        own = {pid for pid, start in self._leaders.items() if born(pid) in (start, None)}
        for pid in {*marked(f"{NAME}={self.environment[NAME]}"), *members(own)}:
            with suppress(OSError):  # gone
                os.kill(pid, signal.SIGKILL)


def marked(mark: str) -> Iterator[int]:
    """The processes whose environment bears a mark."""
    for environment in _PROC.glob("[0-9]*/environ"):
        with suppress(OSError):  # another's, or gone
            if mark.encode() in environment.read_bytes().split(b"\0"):
                yield int(environment.parent.name)


def members(leaders: set[int]) -> Iterator[int]:
    """The living processes of the sessions that these lead, or led."""
    pids = (int(path.name) for path in _PROC.glob("[0-9]*")) if leaders else ()
    return (pid for pid in pids if session(pid) in leaders and born(pid) is not None)


def session(pid: int) -> int | None:
    """The leader of a process's session; None for one that is gone."""
    with suppress(OSError):
        return int((_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[_SESSION])
    return None
