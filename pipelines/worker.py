"""Reading in processes of its own: a page that hangs or kills its reader costs that page, never the crawl.

Run as a module, this is such a process: it takes captures from the pipe whose number it is given.
"""

from __future__ import annotations

import asyncio
import copyreg
import os
import queue
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any

from models.errors import Unreadable
from models.places import Division, Site
from models.values import Capture, Page

SECONDS = 120.0  # a page takes 10 ms, a large scanned file up to a minute: after this it hangs
MEMORY = 3_000_000_000  # bytes a reading process may take: a small file can unpack to any size
_ORPHANED = 600  # seconds after which nobody waits for a page
_START_SECONDS = 60.0  # to import the readers and load the divisions, on a busy machine

#: Replaced in tests: "package.module:function", made of knowledge and called with each capture.
READER = "pipelines.worker:real_reader"


def _freeze(items: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType(items)


def _reduced(
    frozen: MappingProxyType[str, Any],
) -> tuple[Callable[..., MappingProxyType[str, Any]], tuple[Any, ...]]:
    return _freeze, (dict(frozen),)


# Frozen mappings stand in our values, and pickle knows everything but them.
copyreg.pickle(MappingProxyType, _reduced)


@dataclass(frozen=True, slots=True)
class Setup:
    """What a reading process must know before its first page; more: divisions beside the packed ones and the file's."""

    divisions: Path | None
    sites: tuple[Site, ...]
    reader: str = READER
    more: tuple[Division, ...] = ()


@dataclass(frozen=True, slots=True)
class _Broken:
    """The last words of a process that met a bug."""

    words: str


class _Ended(Unreadable):
    """The process is gone, without a word."""


class Readers:
    """A few reading processes behind one door; each is made when first needed and replaced when it falls."""

    def __init__(self, setup: Setup, *, count: int | None = None, seconds: float = SECONDS) -> None:
        self._setup = setup
        self._seconds = seconds
        self._count = count or os.cpu_count() or 1
        self._idle: queue.LifoQueue[_Reader | None] = queue.LifoQueue()
        for _ in range(self._count):
            self._idle.put(None)
        self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="nianbao-read")

    async def read(self, capture: Capture) -> Page:
        """Read a page. Unreadable: `reader_timeout` or `reader_failed`, with what was said last."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.read_now, capture)

    def read_now(self, capture: Capture) -> Page:
        """As read, for a thread that may wait."""
        reader = self._idle.get()
        try:
            try:
                reader = reader or _Reader(self._setup)
                return reader.read(capture, self._seconds)
            except _Ended:  # felled by the page, or by a stranger who wanted memory: one more process tells
                reader = _Reader(self._setup)
                return reader.read(capture, self._seconds)
        finally:
            self._idle.put(reader if reader is not None and reader.alive else None)

    def close(self) -> None:
        """End the processes; pages being read are awaited."""
        self._threads.shutdown()
        for _ in range(self._count):
            if (reader := self._idle.get()) is not None:
                reader.stop()


class _Reader:
    """One reading process and our end of its pipe."""

    def __init__(self, setup: Setup) -> None:
        ours, theirs = Pipe()
        root = str(Path(__file__).resolve().parents[1])
        # -P: the current folder may hold a stranger's `models`; ours are found first.
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", "pipelines.worker", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": paths},
        )
        theirs.close()
        self._pipe = ours
        self.alive = True
        self._send(setup, "its start")
        self._answer(_START_SECONDS, "its start")

    def read(self, capture: Capture, seconds: float) -> Page:
        self._send(capture, str(capture.url))
        page: Page = self._answer(seconds, str(capture.url))
        return page

    def stop(self) -> None:
        self.alive = False
        self._pipe.close()
        self._process.kill()
        self._process.wait()

    def _send(self, told: Setup | Capture, what: str) -> None:
        try:
            self._pipe.send(told)
        except OSError:
            self.stop()
            raise _Ended("reader_failed", f"the reading process ended before {what}") from None

    def _answer(self, seconds: float, what: str) -> Any:
        if not self._pipe.poll(seconds):
            self.stop()
            raise Unreadable("reader_timeout", f"reading took more than {seconds:.0f} s: {what}")
        try:
            answer = self._pipe.recv()
        except (EOFError, OSError):
            self.stop()
            raise _Ended("reader_failed", f"the reading process ended at {what}") from None
        if isinstance(answer, _Broken):
            self.stop()
            raise Unreadable("reader_failed", f"a bug of the reader: {answer.words}")
        return answer


# -- the process ----------------------------------------------------------------------------------------
def real_reader(setup: Setup) -> Callable[[Capture], Page]:
    """pipelines.read.open_page with its knowledge loaded once."""
    from models.divisions.load import load
    from pipelines.read import Knowledge, open_page

    knowledge = Knowledge(load(setup.divisions, setup.more), setup.sites)
    return lambda capture: open_page(capture, knowledge)


def _serve(pipe: Connection) -> None:
    """Answer captures with pages until the other end is gone."""
    setup: Setup = pipe.recv()
    read = _named(setup.reader)(setup)
    pipe.send(None)
    while True:
        try:
            capture = pipe.recv()
        except EOFError:
            return
        signal.alarm(_ORPHANED)  # ends us where a page hangs and the crawl that would end us is gone
        pipe.send(read(capture))
        signal.alarm(0)


def _named(path: str) -> Callable[[Setup], Callable[[Capture], Page]]:
    from importlib import import_module

    module, _, name = path.partition(":")
    made: Callable[[Setup], Callable[[Capture], Page]] = getattr(import_module(module), name)
    return made


def main() -> None:
    """Serve; a bug ends the process, and its last line goes to who asked, not to the terminal."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most < 0 else min(MEMORY, most), most))
    for told in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # to the whole group: the crawl ends us when it has what it needs
        signal.signal(told, signal.SIG_IGN)
    pipe = Connection(int(sys.argv[1]))

    def last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        last = traceback.extract_tb(trace)[-1]
        pipe.send(_Broken(f"{kind.__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"))

    sys.excepthook = last_words
    _serve(pipe)


if __name__ == "__main__":
    # Pickle names what it carries by module: this one must be known by its name, not as __main__.
    from pipelines.worker import main as named_main

    named_main()
