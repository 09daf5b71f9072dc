"""An archive opened once for many questions, as the server has it: a pool of read-only connections."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, make_url

from models.config import Config
from models.database import asking, at_head
from models.engines import engine, is_file, within

SECONDS = 20.0  # a question may take: who asks on may be anybody


class Opened:
    """Opened with the first question, and anew where another file has taken the archive's place (rebuild, a backup)."""

    def __init__(self, config: Config) -> None:
        self._config, self._lock = config, threading.Lock()
        self._source: Engine | None = None
        self._met: tuple[int, int] | None = None  # which file that is

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that cannot write. Raises as models.database.reading does; TooLong."""
        with asking(self._now()) as connection, within(connection, SECONDS):
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        with self._lock:
            if self._source is not None:
                self._source.dispose()
            self._source = None

    def _now(self) -> Engine:
        with self._lock:
            met = self._file()
            if self._source is not None and met == self._met:
                return self._source
            if self._source is not None:
                self._source.dispose()  # a connection in use ends with its question
            self._source, self._met = None, met
            fresh = engine(self._config, write=False)
            at_head(fresh)
            self._source = fresh
            return fresh

    def _file(self) -> tuple[int, int] | None:
        url = make_url(self._config.database)
        path = Path(url.database or "")
        if not is_file(url) or not path.exists():
            return None
        found = path.stat()
        return found.st_dev, found.st_ino
