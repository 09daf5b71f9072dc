"""The desk: where the parts of a crawl meet — the archive, the WARC file, the reading processes, the run's tally."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, make_url

from models import captures, documents, journal, sites, trails, warcs
from models.config import Config
from models.database import asking, engine
from models.divisions.load import further, load
from models.documents import Keeping, Kept
from models.engines import is_file
from models.errors import NianbaoError, SiteBusy, Unreadable
from models.evidence import with_bytes
from models.journal import Ended, Led, Listed
from models.leases import Held
from models.locations import Known
from models.patience import patiently
from models.places import Site, Step
from models.removals import Removed
from models.runs import RunKind, State
from models.values import NOTHING, Capture, Page, Visit, WarcPlace
from models.warc import WarcWriter, read_record
from models.warc_files import prepare
from models.warc_records import warcinfo_of
from models.writer import Writer
from pipelines import deeds
from pipelines.copies import Copies
from pipelines.deeds import Opened
from pipelines.heartbeat import Heartbeat
from pipelines.pause import Pause
from pipelines.sealing import Sealing
from pipelines.slim import bare, slim, unread
from pipelines.tally import Tally
from pipelines.worker import Readers, Setup

T = TypeVar("T")
K = TypeVar("K")


class OpenDesk:
    """What one crawl shares. Nothing here knows Scrapy: pipelines.stages.Desk hangs it into a crawler.

    config, warc, writer: open for the length of the crawl, until closed. trouble: the error that stopped the writing.
    tally: what happened so far, by site and word (captures by kind, reports, new, revised, unchanged ...).
    """

    def __init__(
        self, config: Config, archive: Engine, *, user_agent: str = "",
        on_trouble: Callable[[BaseException], None] = lambda _error: None,
    ) -> None:  # fmt: skip
        self.config = config
        self._reading = engine(config, write=False)
        self.pause = Pause(_grows(config), config.min_free, config.wait, on_end=self._full)
        self.copies = Copies(self._reading, self.pause.is_away)
        self.warc = WarcWriter(
            config.warc_dir,
            warcinfo_of(config, user_agent),
            earlier=self.copies.earlier,
            head=self._head,
            clock=config.now,
        )
        self.trouble: BaseException | None = None
        self.closed = False
        self._tally = Tally()
        self.tally, self.years = self._tally.counts, self._tally.years
        self._on_trouble = on_trouble
        self._archive = archive
        sealing = Sealing(self.warc)
        self.tell = sealing.tell  # lets the journal say something of the transaction that is open
        self.writer = Writer(
            archive, seal=sealing, patience=config.wait, on_wait=self.pause.database, on_failure=self._stopped
        )
        self._heart = Heartbeat(self.writer, self._stopped)
        self._runs: dict[str, Keeping] = {}
        self._readers: Readers | None = None
        self._seed()
        self._learn()

    # -- sites and runs ---------------------------------------------------------------------------------
    def call(self, work: Callable[[Connection], T]) -> T:
        """Do some work on the archive now, behind all that was noted before, and wait for its result."""
        return self.writer.call(work)

    def do(self, deed: Callable[..., T]) -> T:
        """Do a deed of pipelines.deeds now, its word in the journal, and wait for its result."""
        return self.call(partial(deed, tell=self.tell))

    def begin(self, site: Site, kind: RunKind = "crawl") -> Opened:
        """Open the run of a site. SiteBusy: another crawl has it."""
        work = partial(deeds.begin, site=site, kind=kind, now=self.config.now(), me=self._heart.me)
        begun = self.do(work)
        if isinstance(begun, Held):
            raise SiteBusy(f"{site.code} ({site.name}) is being crawled by {begun}: wait until it has ended")
        opened, site_id = begun
        self._heart.keep(site_id, site)
        self._runs[site.code] = self.keeping(opened.run_id, site_id)
        self._tally.begin(site.code)
        return opened

    def places(self, site: Site) -> tuple[Known, ...]:
        """What is known of the reports of a site whose run is open."""
        return self.call(partial(documents.known, site_id=self._runs[site.code].site_id))

    def finish(
        self, site: Site, state: State, evidence: Mapping[str, Any],
        counters: Mapping[str, Any] = NOTHING, listed: Mapping[str, str] = NOTHING,
    ) -> tuple[State, tuple[Removed, ...]]:  # fmt: skip
        """Close the run and, if it was complete, judge what it did not find. Returns the state as kept.

        A page that nobody could read makes a complete run a partial one. listed: addresses that lists named -> the list.
        """
        self.writer.flush()
        tally = self.tally[site.code]
        if tally["unread"]:
            state = "partial" if state == "complete" else state
            evidence = {**evidence, "unread": tally["unread"]}
        keeping = self._runs[site.code]
        ended = Ended(site.code, state, self.config.now().isoformat(), {**tally, **counters}, evidence)
        self._heart.let_go(keeping.site_id)
        finish = partial(deeds.finish, keeping=keeping, ended=ended, listed=listed, me=self._heart.me)
        gone = self.do(finish)
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
        light = slim(visit)
        self.copies.remember(light.capture)
        keeping = self._runs.get(visit.site)
        if keeping is None:  # robots.txt and the like: fetched for no site
            self.writer.put(partial(deeds.keep_alone, tell=self.tell, visit=light))
            return
        done = self.writer.put(partial(deeds.keep, tell=self.tell, keeping=keeping, visit=light))
        done.add_done_callback(partial(self._count, visit.site, light))

    def lists(self, found: Iterable[Listed]) -> None:
        """Hand lists that lead to reports to the writer."""
        self.writer.put(partial(deeds.keep_lists, tell=self.tell, found=tuple(found)))

    def note_steps(self, site: Site, steps: tuple[Step, ...]) -> None:
        """Hand what led to some addresses of a site whose run is open to the writer; returns at once."""
        led = Led(site.code, self.config.now().isoformat(), tuple(map(journal.row, steps)))
        self.writer.put(partial(deeds.keep_trail, tell=self.tell, keeping=self._runs[site.code], led=led))

    def trodden(self, site: Site) -> frozenset[str]:
        """The addresses of a site whose run is open to which a trail is known."""
        return self.call(partial(trails.known, site_id=self._runs[site.code].site_id))

    def fetched(self, capture_id: int) -> Capture:
        """A capture of the archive with its bytes and attachments. Unreadable: its WARC is not what it was."""
        return self._ask(partial(with_bytes, folder=self.config.warc_dir, capture_id=capture_id))

    def raw(self, capture_id: int) -> Capture:
        """One fetch itself, with the bytes it stands for: to judge what no run has judged. Unreadable as above."""
        found = self._ask(partial(captures.raw, capture_id=capture_id))
        told = read_record(self.config.warc_dir, _placed(found))
        return replace(
            found, body=told.body, content_type=told.content_type, payload_digest=told.payload_digest
        )

    # -- done again (pipelines.retell) ------------------------------------------------------------------
    def keeping(self, run_id: int | None, site_id: int) -> Keeping:
        """Under what the visits of a run are kept."""
        return Keeping(run_id, site_id, self._place_name, self._reclean)

    def read_many(self, wanted: Mapping[K, Capture], load: Callable[[Capture], Capture]) -> dict[K, Page]:
        """Read captures in all processes at once, each loaded when its turn comes; the pages come without text."""

        def one(capture: Capture) -> Page:
            try:
                return bare(self._readers_now().read_now(load(capture)))
            except Unreadable as error:
                return unread(capture, error)

        with ThreadPoolExecutor(self.config.workers or os.cpu_count()) as threads:
            return dict(zip(wanted, threads.map(one, wanted.values()), strict=True))

    def relearn(self) -> None:
        """Sites or divisions are others now: the next page is read by processes that know them."""
        if self._readers is not None:
            self._readers.close()
            self._readers = None
        self._learn()

    def close(self) -> None:
        """Commit what is queued, close the WARC file, end the processes."""
        if self._readers is not None:
            self._readers.close()
        self._heart.close()
        try:
            self.writer.close()
        except NianbaoError as error:
            self.trouble = error  # the crawl's exit code tells it; there is nobody here to raise it to
        try:
            self.warc.close()
        except NianbaoError as error:
            self.trouble = self.trouble or error
        self._reading.dispose()
        self._archive.dispose()
        self.closed = True

    # -- inside -----------------------------------------------------------------------------------------
    def _ask(self, question: Callable[[Connection], T]) -> T:
        """Ask the archive something, and wait for it where it is away."""

        def once(_again: bool) -> T:
            with asking(self._reading) as connection:
                return question(connection)

        return patiently(once, self.config.wait, self.pause.database)

    def _head(self) -> str:
        return self._ask(warcs.head)

    def _seed(self) -> None:
        """Lay down the rows the configuration brings; its files are read here, where an error finds its reader."""
        config = self.config
        if config.world == "real":
            self.call(partial(sites.seed_portals, now=config.now()))
        if config.sites is not None:
            found = sites.read(config.sites, "demo" if config.world == "demo" else "packed")
            self.do(partial(deeds.lay_sites, found=found, now=config.now()))
        if config.divisions is not None:
            self.do(partial(deeds.lay_divisions, rows=further(config.divisions)))

    def _learn(self) -> None:
        """The divisions that rest in the archive."""
        self._divisions = self.call(sites.further_divisions)
        self._place_name = load(more=self._divisions).full_name

    def _readers_now(self) -> Readers:
        """The reading processes, begun with the sites as they are when the first page is there."""
        if self._readers is None:
            known = self._ask(sites.listed)
            self._readers = Readers(Setup(None, known, more=self._divisions), count=self.config.workers)
        return self._readers

    def _reclean(self, capture_id: int) -> str | None:
        """Today's cleaner on an old capture, asked by the writer's thread when the cleaner has changed."""
        try:
            return self._readers_now().read_now(self.fetched(capture_id)).clean_digest
        except Unreadable:
            return None  # becomes the problem `incomparable`

    def _count(self, site: str, visit: Visit, done: Future[Kept]) -> None:
        """Count what a visit was, in the writer's thread, once it is committed."""
        if done.exception() is None:
            self._tally.add(site, visit, done.result())

    def _full(self, why: str) -> None:
        """The disk has had no room for too long: what a crawl does then is its own."""

    def _stopped(self, error: BaseException) -> None:
        self.trouble = error
        self._on_trouble(error)


def _grows(config: Config) -> tuple[Path, ...]:
    """The folders of the archive that grow on this machine. CannotWrite: they may not."""
    url = make_url(config.database)
    prepare(config.warc_dir)
    return (config.warc_dir, *([Path(url.database or "").parent] if is_file(url) else []))


def _placed(capture: Capture) -> WarcPlace:
    if capture.warc is None:
        raise Unreadable("warc_damaged", f"the bytes of {capture.url} were never kept")
    return capture.warc
