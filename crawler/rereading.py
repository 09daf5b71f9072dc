"""The versions of one site read again: side by side in the reading processes, kept in order, compared with before."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from models import documents, readings
from models.documents import Keeping
from models.errors import Unreadable
from models.evidence import shown_to_others
from models.shapes import report_object
from models.values import Document, Page, Report
from pipelines.check.cloaked import RULE as CLOAKING
from pipelines.check.cloaked import accused
from pipelines.desk import OpenDesk
from pipelines.otherwise import Difference, Differing, differences

AT_ONCE = 16  # captures in memory and in the reading processes
AHEAD = 400  # pages read and not yet committed: two batches of the writer


@dataclass(slots=True)
class Rereading:
    """counts: `read`, `fresh` (with news) and `unreadable`, whose reasons are told."""

    desk: OpenDesk
    keeping: Keeping
    counts: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)
    differing: Differing = field(default_factory=Differing)
    _pending: set[asyncio.Future[list[Difference] | None]] = field(default_factory=set)

    async def all(self, chosen: Iterable[tuple[int, int]]) -> None:
        """Read (version, capture) again, each as soon as a process is free; return when all of it is committed."""
        waiting = iter(chosen)

        async def one_after_another() -> None:
            for version, capture in waiting:
                await self._again(version, capture)

        await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
        await asyncio.to_thread(self.desk.writer.flush)
        if self._pending:  # committed, but the writer's thread has not told this loop yet
            await asyncio.wait(self._pending)

    async def _again(self, version: int, capture_id: int) -> None:
        """One version, read by today's reader from the bytes in the archive."""
        try:
            capture = await asyncio.to_thread(self.desk.fetched, capture_id)
        except Unreadable as error:
            self._lost(str(error))
            return
        page = await self.desk.read(capture)
        if page.document.source == "unread":
            self._lost("; ".join(problem.message for problem in page.document.problems))
            return
        self.counts["read"] += 1
        while len(self._pending) >= AHEAD:
            await asyncio.wait(self._pending, return_when=asyncio.FIRST_COMPLETED)
        now = self.desk.config.now()
        work = partial(
            _keep, keeping=self.keeping, version_id=version, capture_id=capture_id, page=_slim(page), now=now
        )
        done = asyncio.wrap_future(self.desk.writer.put(work))
        self._pending.add(done)
        done.add_done_callback(partial(self._kept, page.report, capture.url))

    def _kept(self, report: Report, url: str | None, done: asyncio.Future[list[Difference] | None]) -> None:
        """Count what is committed; what went wrong is the writer's to tell."""
        self._pending.discard(done)
        if done.cancelled() or done.exception() is not None or (found := done.result()) is None:
            return
        self.counts["fresh"] += 1
        self.differing.add(found, who=report.publisher.name, year=report.report_year, url=url)

    def _lost(self, reason: str) -> None:
        self.counts["unreadable"] += 1
        self.reasons.append(reason)


def _keep(
    connection: Connection, *, keeping: Keeping, version_id: int, capture_id: int, page: Page, now: datetime
) -> list[Difference] | None:
    """Keep a reading; what it tells otherwise than the newest before it, None where it tells the same.

    What the page was accused of then it is accused of still: the evidence lies in other answers.
    """
    page = accused(page, shown_to_others(connection, capture_id, CLOAKING))
    before = readings.latest(connection, version_id)
    if not documents.reread(connection, keeping, version_id, page, now):
        return None
    return differences(before or {}, report_object(page.report))


def _slim(page: Page) -> Page:
    """Without the text of the page: hundreds wait, and the archive has it."""
    return replace(page, document=Document(source=page.document.source, url=page.document.url))
