"""The one thread that writes: work is queued, done in batches, each batch one transaction, whole or not at all.

While the database is away, or another writer in the way, a batch is done again and again, for as long as the writer
has patience; then the writer stops.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine

from models.database import writing
from models.patience import Waits, patiently

T = TypeVar("T")

BATCH = 200  # items a transaction: beyond that the cost of the commit no longer shows
LINGER = 1.0  # seconds an item waits at most for company
QUEUE = 2000  # items waiting before who brings more must wait too: memory stays flat


class Seal(Protocol):
    """What stands around each transaction: a writer's own record of what was decided."""

    def begin(self, *, again: bool) -> None:
        """A transaction is about to begin. again: the one before, of the same work, came to nothing."""

    def close(self, connection: Connection) -> None:
        """It is about to be committed."""

    def is_kept(self, connection: Connection) -> bool:
        """Whether what was closed last is committed, though the answer never came."""


class NoSeal:
    """For work whose repetition does no harm."""

    def begin(self, *, again: bool) -> None:
        del again

    def close(self, connection: Connection) -> None:
        del connection

    def is_kept(self, connection: Connection) -> bool:
        del connection
        return False


@dataclass(frozen=True, slots=True)
class _Job:
    """Work to do in a transaction, and the future that learns its result once that is committed."""

    work: Callable[[Connection], Any]
    future: Future[Any]
    urgent: bool = False  # commit at once: somebody waits


class Writer:
    """Takes work from any thread and does it in order. After a failure nothing more is taken: see `check`.

    >>> writer = Writer(engine)                               # doctest: +SKIP
    >>> writer.put(lambda connection: keep(connection, visit))  # doctest: +SKIP
    >>> writer.close()                                        # doctest: +SKIP
    """

    def __init__(
        self,
        engine: Engine,
        *,
        seal: Seal | None = None,
        on_failure: Callable[[BaseException], None] = lambda _error: None,
        on_wait: Waits = lambda _error: None,
        patience: float = 0.0,
        batch: int = BATCH,
        linger: float = LINGER,
    ) -> None:
        """Start the thread.

        seal: raw bytes first, then rows. patience: seconds to wait for an archive that is away. on_wait: called from
        the thread with what is waited for, and with None when it is over; on_failure: once, from it.
        """
        self._engine = engine
        self._seal = seal or NoSeal()
        self._on_failure, self._on_wait, self._patience = on_failure, on_wait, patience
        self._batch = batch
        self._linger = linger
        self._jobs: queue.Queue[_Job | None] = queue.Queue(QUEUE)
        self._failure: BaseException | None = None
        self._closed = False
        self._door = (
            threading.Lock()
        )  # nothing is queued behind the end of the queue, where nobody would do it
        self._thread = threading.Thread(target=self._work, name="nianbao-writer", daemon=True)
        self._thread.start()

    def put(self, work: Callable[[Connection], T]) -> Future[T]:
        """Queue work; the future has its result once committed. Raises the failure that stopped the writer.

        The work may be done more than once, of which one time counts: it must do nothing but what the connection does.
        """
        return self._put(work, urgent=False)

    def call(self, work: Callable[[Connection], T]) -> T:
        """Do work now, after all that was queued before, and wait for its result."""
        return self._put(work, urgent=True).result()

    def flush(self) -> None:
        """Return when all that was queued is committed; raise what went wrong."""
        self.call(lambda _connection: None)
        self.check()

    @property
    def alive(self) -> bool:
        """Whether it takes work."""
        return self._failure is None and not self._closed

    def check(self) -> None:
        """Raise the error that stopped the writer, if one did."""
        if self._failure is not None:
            raise self._failure

    def close(self) -> None:
        """Commit what is queued, end the thread and raise what went wrong; a second call does nothing."""
        with self._door:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(None)
        self._thread.join()
        self.check()

    def _put(self, work: Callable[[Connection], T], *, urgent: bool) -> Future[T]:
        job = _Job(work, Future(), urgent)
        job.future.set_running_or_notify_cancel()  # work that is queued gets done: nobody calls it off
        with self._door:
            self.check()
            if self._closed:
                raise RuntimeError("the writer is closed")
            self._jobs.put(job)
        return job.future

    def _work(self) -> None:
        going = True
        while going:
            batch, going = self._next_batch()
            if batch and self._failure is None:
                self._failure = self._write(batch)
                if self._failure is not None:
                    self._on_failure(self._failure)
            elif batch:
                _fail(batch, self._failure)

    def _next_batch(self) -> tuple[list[_Job], bool]:
        """The next jobs, and whether more may come."""
        first = self._jobs.get()
        if first is None:
            return [], False
        batch, until = [first], monotonic() + self._linger
        while len(batch) < self._batch and not batch[-1].urgent:
            try:
                job = self._jobs.get(timeout=max(0.0, until - monotonic()))
            except queue.Empty:
                break
            if job is None:
                return batch, False
            batch.append(job)
        return batch, True

    def _write(self, batch: Sequence[_Job]) -> BaseException | None:
        try:
            results = self._in_time(batch)
        except BaseException as error:  # noqa: BLE001 - not swallowed: every waiter and the next caller get it
            _fail(batch, error)
            return error
        for job, result in zip(batch, results, strict=True):
            job.future.set_result(result)
        return None

    def _in_time(self, batch: Sequence[_Job]) -> list[Any]:
        """The batch's results, committed, however often that takes."""
        results: list[Any] = []
        return patiently(partial(self._once, batch, results), self._patience, self._on_wait)

    def _once(self, batch: Sequence[_Job], results: list[Any], again: bool) -> list[Any]:
        """One transaction. results: of the last try, which the loss of the answer to its commit may have hidden."""
        self._seal.begin(
            again=again
        )  # whether or not the archive can be had: what was sealed before is another's
        with writing(self._engine) as connection:
            if not (again and self._seal.is_kept(connection)):
                results[:] = [job.work(connection) for job in batch]
                self._seal.close(connection)
        return results


def _fail(batch: Sequence[_Job], error: BaseException | None) -> None:
    for job in batch:
        job.future.set_exception(error or RuntimeError("the writer stopped"))
