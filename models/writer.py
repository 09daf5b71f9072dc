"""The one thread that writes: work is queued, done in batches, each batch one transaction, whole or not at all."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from models.database import writing

T = TypeVar("T")

BATCH = 200  # items a transaction: beyond that the cost of the commit no longer shows
LINGER = 1.0  # seconds an item waits at most for company
QUEUE = 2000  # items waiting before who brings more must wait too: memory stays flat


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
        before: Callable[[Connection], None] = lambda _connection: None,
        on_failure: Callable[[BaseException], None] = lambda _error: None,
        batch: int = BATCH,
        linger: float = LINGER,
    ) -> None:
        """Start the thread. before: called last in every transaction (raw bytes first); on_failure: once, from it."""
        self._engine = engine
        self._before = before
        self._on_failure = on_failure
        self._batch = batch
        self._linger = linger
        self._jobs: queue.Queue[_Job | None] = queue.Queue(QUEUE)
        self._failure: BaseException | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="nianbao-writer", daemon=True)
        self._thread.start()

    def put(self, work: Callable[[Connection], T]) -> Future[T]:
        """Queue work; the future has its result once committed. Raises the failure that stopped the writer."""
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
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
            self._thread.join()
            self.check()

    def _put(self, work: Callable[[Connection], T], *, urgent: bool) -> Future[T]:
        self.check()
        if self._closed:
            raise RuntimeError("the writer is closed")
        job = _Job(work, Future(), urgent)
        job.future.set_running_or_notify_cancel()  # work that is queued gets done: nobody calls it off
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
            with writing(self._engine) as connection:
                results = [job.work(connection) for job in batch]
                self._before(connection)
        except BaseException as error:  # noqa: BLE001 - not swallowed: every waiter and the next caller get it
            _fail(batch, error)
            return error
        for job, result in zip(batch, results, strict=True):
            job.future.set_result(result)
        return None


def _fail(batch: Sequence[_Job], error: BaseException | None) -> None:
    for job in batch:
        job.future.set_exception(error or RuntimeError("the writer stopped"))
