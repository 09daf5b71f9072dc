"""The desk: where the parts of a crawl meet — the archive, the WARC file, the reading processes, the run's tally."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib.metadata import version
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from models import captures, documents, locations, removals, runs, sites
from models.config import Config
from models.database import engine
from models.divisions.load import load
from models.documents import Keeping, Kept
from models.errors import NianbaoError, Unreadable
from models.locations import Known
from models.places import Site
from models.removals import Removed
from models.runs import Run, RunKind, State
from models.values import Capture, Document, Page, Problem, Report, Visit
from models.warc import Earlier, WarcWriter, read_record
from models.writer import Writer
from pipelines.worker import Readers, Setup

T = TypeVar("T")

_REMEMBERED = 50_000  # payloads of this crawl that the database may not know yet


@dataclass(frozen=True, slots=True)
class Opened:
    """A run that has begun, and what former runs know of its site."""

    run_id: int
    places: tuple[Known, ...]
    columns: tuple[tuple[str, str | None, str | None], ...]  # URL, family, label
    last: Run | None

    @property
    def reports(self) -> int:
        """How many places of reports are to be visited again."""
        return sum(place.live for place in self.places)


class OpenDesk:
    """What one crawl shares. Nothing here knows Scrapy: pipelines.stages.Desk hangs it into a crawler.

    config, warc, writer: open for the length of the crawl. trouble: the error that stopped the writing, if any.
    tally: what happened so far, by site and word (captures by kind, reports, new, revised, unchanged ...).
    """

    def __init__(
        self, config: Config, archive: Engine, *, user_agent: str = "",
        on_trouble: Callable[[BaseException], None] = lambda _error: None,
    ) -> None:  # fmt: skip
        self.config = config
        self.warc = WarcWriter(
            config.warc_dir, _info(config, user_agent), earlier=self.earlier, clock=config.now
        )
        self.trouble: BaseException | None = None
        self.tally: dict[str, Counter[str]] = {}
        self.years: dict[str, Counter[int]] = {}
        self._on_trouble = on_trouble
        self._archive = archive
        self._reading = engine(config, write=False)
        self.writer = Writer(archive, before=self.warc.sync, on_failure=self._stopped)
        self._place_name = load(config.divisions).full_name
        self._runs: dict[str, Keeping] = {}
        self._fresh: OrderedDict[str, Earlier] = OrderedDict()
        self._readers: Readers | None = None
        self.writer.call(self._seed)

    # -- sites and runs ---------------------------------------------------------------------------------
    def call(self, work: Callable[[Connection], T]) -> T:
        """Do some work on the archive now, behind all that was noted before, and wait for its result."""
        return self.writer.call(work)

    def begin(self, site: Site, kind: RunKind = "crawl") -> Opened:
        """Open the run of a site."""
        opened, site_id = self.call(partial(_begin, site=site, kind=kind, now=self.config.now()))
        self._runs[site.code] = Keeping(opened.run_id, site_id, self._place_name, self._reclean)
        self.tally[site.code], self.years[site.code] = Counter(), Counter()
        return opened

    def finish(
        self, site: Site, state: State, evidence: Mapping[str, Any], counters: Mapping[str, Any] | None = None
    ) -> tuple[State, tuple[Removed, ...]]:
        """Close the run and, if it was complete, judge what it did not find. Returns the state as kept.

        A page that a bug or a hang kept from being read makes a complete run a partial one.
        """
        self.writer.flush()
        tally = self.tally[site.code]
        if tally["unread"]:
            state = "partial" if state == "complete" else state
            evidence = {**evidence, "unread": tally["unread"]}
        keeping = self._runs[site.code]
        work = partial(
            _finish, keeping=keeping, state=state, now=self.config.now(),
            counters={**tally, **(counters or {})}, evidence=evidence,
        )  # fmt: skip
        gone = self.call(work)
        tally.update(Counter(found.event for found in gone if found.event))
        return state, gone

    # -- pages ------------------------------------------------------------------------------------------
    async def read(self, capture: Capture) -> Page:
        """Read a capture in a process of its own; what cannot be read comes back as a page with a problem."""
        try:
            return await self._readers_now().read(capture)
        except Unreadable as error:
            return unread(capture, error)

    def note(self, visit: Visit) -> None:
        """Hand a visit to the writer; returns at once. Raises the error that stopped the writing."""
        slim = _slim(visit)
        self._remember(slim.capture)
        keeping = self._runs.get(visit.site)
        if keeping is None:  # robots.txt and the like: fetched for no site
            self.writer.put(lambda connection: captures.keep(connection, None, None, slim))
            return
        done = self.writer.put(lambda connection: documents.keep(connection, keeping, slim))
        done.add_done_callback(partial(self._count, visit.site, slim))

    def earlier(self, payload_digest: str) -> Earlier | None:
        """Where this payload was kept before, in this crawl or a former one."""
        if payload_digest in self._fresh:
            return self._fresh[payload_digest]
        with self._reading.connect() as connection:
            return _earlier(captures.by_payload(connection, payload_digest))

    def confirmed(self, url: str) -> Earlier | None:
        """What a 304 of this URL says is still right."""
        with self._reading.connect() as connection:
            return _earlier(captures.by_url(connection, url))

    def fetched(self, capture_id: int) -> Capture:
        """A capture of the archive with its bytes and attachments. Unreadable: its WARC is not what it was."""
        with self._reading.connect() as connection:
            found = captures.find(connection, capture_id)
        if found is None:
            raise Unreadable("warc_damaged", f"capture {capture_id} is not in the archive")
        parts = tuple(self._with_body(part) for part in found.attachments)
        return replace(self._with_body(found), attachments=parts)

    def close(self) -> None:
        """Commit what is queued, close the WARC file, end the processes."""
        if self._readers is not None:
            self._readers.close()
        try:
            self.writer.close()
        except NianbaoError as error:
            self.trouble = error  # the crawl's exit code tells it; there is nobody here to raise it to
        finally:
            self.warc.close()
            self._reading.dispose()
            self._archive.dispose()

    # -- inside -----------------------------------------------------------------------------------------
    def _seed(self, connection: Connection) -> None:
        config = self.config
        if config.sites is not None:
            origin = "demo" if config.world == "demo" else "packed"
            sites.seed(connection, sites.read(config.sites, origin), config.now())
        if config.divisions is not None:
            sites.seed_divisions(connection, config.divisions)

    def _readers_now(self) -> Readers:
        """The reading processes, begun with the sites as they are when the first page is there."""
        if self._readers is None:
            with self._reading.connect() as connection:
                known = sites.listed(connection)
            self._readers = Readers(Setup(self.config.divisions, known), count=self.config.workers)
        return self._readers

    def _reclean(self, capture_id: int) -> str | None:
        """Today's cleaner on an old capture, asked by the writer's thread when the cleaner has changed."""
        try:
            return self._readers_now().read_now(self.fetched(capture_id)).clean_digest
        except Unreadable:
            return None  # becomes the problem `incomparable`

    def _with_body(self, capture: Capture) -> Capture:
        if capture.warc is None:
            raise Unreadable("warc_damaged", f"the bytes of {capture.url} were never kept")
        return replace(capture, body=read_record(self.config.warc_dir, capture.warc).body)

    def _remember(self, capture: Capture) -> None:
        if (
            capture.payload_digest
            and capture.warc
            and capture.warc.record_type == "response"
            and capture.fetched_at
        ):
            place = Earlier(capture.url or "", capture.fetched_at, capture.warc)
            self._fresh.setdefault(capture.payload_digest, place)
            if len(self._fresh) > _REMEMBERED:
                self._fresh.popitem(last=False)

    def _count(self, site: str, visit: Visit, done: Future[Kept]) -> None:
        """Count what a visit was, in the writer's thread, once it is committed."""
        if done.exception() is not None:
            return
        kept, tally = done.result(), self.tally[site]
        if visit.kind != "unjudged":
            tally[f"pages_{visit.kind}"] += 1
        if visit.page is not None and visit.page.document.source == "unread":
            tally["unread"] += 1
        if kept.report:
            tally["reports"] += 1
            tally[kept.event or "unchanged"] += 1
            if kept.year is not None:
                self.years[site][kept.year] += 1

    def _stopped(self, error: BaseException) -> None:
        self.trouble = error
        self._on_trouble(error)


def unread(capture: Capture, error: Unreadable) -> Page:
    """The page that stands for one nobody could read: no text, no digest, one problem."""
    problem = Problem(error.rule, "hard", str(error))
    document = Document(source="unread", url=capture.url, problems=(problem,))
    report = Report(kind="other", problems=(problem,))
    return Page(document, report, clean_digest="", record_digest="", cleaner="", reader="")


def _begin(connection: Connection, *, site: Site, kind: RunKind, now: datetime) -> tuple[Opened, int]:
    site_id = sites.site_id(connection, site.code)
    last = runs.last(connection, site_id)
    run_id = runs.begin(connection, site_id, kind, now)
    places = documents.known(connection, site_id)
    columns = tuple(locations.known_columns(connection, site_id))
    return Opened(run_id, places, columns, last), site_id


def _finish(
    connection: Connection, *, keeping: Keeping, state: State, now: datetime,
    counters: Mapping[str, Any], evidence: Mapping[str, Any],
) -> tuple[Removed, ...]:  # fmt: skip
    assert keeping.run_id is not None
    runs.finish(connection, keeping.run_id, state, now, counters=counters, evidence=evidence)
    gone = removals.sweep(connection, keeping.run_id, keeping.site_id, now)
    found = Counter(removed.event for removed in gone if removed.event)
    if found:
        runs.finish(connection, keeping.run_id, state, now, counters={**counters, **found}, evidence=evidence)
    return gone


def _slim(visit: Visit) -> Visit:
    """The visit without bytes and text: the queue holds hundreds, and the bytes are in the WARC."""
    bare = replace(
        visit.capture, body=b"",
        attachments=tuple(replace(part, body=b"") for part in visit.capture.attachments),
    )  # fmt: skip
    page = visit.page
    if page is not None:
        document = Document(
            source=page.document.source, url=page.document.url, problems=page.document.problems
        )
        page = replace(page, document=document)
    return replace(visit, capture=bare, page=page)


def _earlier(capture: Capture | None) -> Earlier | None:
    if capture is None or capture.warc is None or capture.fetched_at is None:
        return None
    return Earlier(capture.url or "", capture.fetched_at, capture.warc)


def _info(config: Config, user_agent: str) -> dict[str, str]:
    """What the warcinfo record says of this crawl."""
    return {
        "software": f"nianbao/{version('nianbao')}",
        "robots": "obey",
        "http-header-user-agent": user_agent,
        "operator": config.contact,
        "isPartOf": config.world,
        "clock": config.clock.isoformat() if config.clock else "",
    }
