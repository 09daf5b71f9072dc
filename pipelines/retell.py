"""What the WARC files tell and the database does not know: done again, decision by decision, pages read by today's readers.

At the start of a crawl this makes up for what a kill cut off, or a backup that was put back has lost; on an empty
database it makes the archive anew (`nianbao rebuild`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from models import captures, documents, journal, runs, sites, warcs
from models.documents import Keeping
from models.errors import Unreadable
from models.journal import Began, Divided, Ended, Entry, Found, Judged, Led, Listed, Place, Sited
from models.places import Division, Site
from models.takeup import Damaged, Told, Untold, records
from models.values import Capture, Page, Visit
from models.vocabulary import CaptureKind
from models.warc import read_record
from models.warc_files import closed, is_written
from models.warcs import Mark
from pipelines import deeds
from pipelines.check.cloaked import accused
from pipelines.desk import OpenDesk

Kind = Callable[[Untold], CaptureKind]
Progress = Callable[[str, int, int], None]  # file, bytes done, bytes in all

_AT_ONCE = 200  # records a transaction


@dataclass(frozen=True, slots=True)
class _Ready:
    """The records a journal record speaks of, as the crawl had them, and the pages read of some; by their places."""

    captures: Mapping[Place, Capture]
    pages: Mapping[Place, Page]


class Retelling:
    """Goes through the closed files behind what the database knows; each journal record is one transaction.

    kind_of: what a record is of which no journal speaks (a kill came before); None leaves it to the next crawl.
    counts: what was done, by kind of entry; `left`: records of which no journal spoke; `damaged`: places without a whole
    record. differs: the ends of runs
    in which today's rules decide otherwise what is gone or moved than was decided then.
    """

    def __init__(
        self, desk: OpenDesk, kind_of: Kind | None = None, progress: Progress = lambda _file, _at, _of: None
    ) -> None:  # fmt: skip
        self._desk, self._kind_of, self._progress = desk, kind_of, progress
        self._folder = desk.config.warc_dir
        self._met: dict[tuple[str, int], Untold] = {}  # records without a row
        self._gone_through: list[Path] = []
        self._unsure = False
        self.counts: Counter[str] = Counter()
        self.differs: list[Ended] = []

    def run(self) -> None:
        """Do it. NianbaoError: the archive cannot be written, or a journal speaks of what is not there."""
        paths = closed(self._folder)
        for path in paths:
            mark, size = self._desk.call(partial(warcs.mark, file=path.name)), path.stat().st_size
            # Before a file's last word, a kill may have left records of which it does not tell.
            is_told = (
                mark.whole_to >= size
                if mark.whole_to is not None
                else mark.told_to >= size and path != paths[-1]
            )
            if not is_told and not is_written(path):
                self._file(path, mark)
        left = list(self._met.values())
        self.counts["left"] = len(left)
        if self._kind_of is not None:
            for at in range(0, len(left), _AT_ONCE):
                self._desk.call(partial(self._find, some=left[at : at + _AT_ONCE]))
            self._desk.call(self._tell_all)

    def _file(self, path: Path, mark: Mark) -> None:
        """From the first record that may have no row: fetched while a transaction was made, it lies before that one's word."""
        size = path.stat().st_size
        self._unsure = mark.told_to > 0 and not mark.chained
        known = self._desk.call(partial(warcs.rows_of, file=path.name))
        for item in records(path, mark.whole_to or 0):
            if isinstance(item, Told):
                if item.sealed.end > mark.told_to:
                    self._tell(item)
                self._progress(path.name, item.sealed.end, size)
            elif isinstance(item, Damaged):
                self.counts["damaged"] += 1
            elif item.place.offset not in known:
                self._met[path.name, item.place.offset] = item
        self._gone_through.append(path)

    def _tell_all(self, connection: Connection) -> None:
        for path in self._gone_through:
            warcs.tell_all(connection, path.name, path.stat().st_size)

    def _tell(self, told: Told) -> None:
        entries = told.journal.entries
        spoken = [entry for entry in entries if isinstance(entry, Judged | Found)]
        found = self._desk.call(partial(self._captures, entries=spoken))
        read = {e.place: found[e.place] for e in spoken if isinstance(e, Judged) and e.read}
        pages = self._desk.read_many(read, self._filled)
        news = self._desk.call(partial(self._do, told=told, ready=_Ready(found, pages)))
        for entry in spoken:
            self._met.pop((entry.place.file, entry.place.offset), None)
        if news:  # most runs tell of a site that is known: to begin the reading processes anew costs seconds
            self._desk.relearn()

    # -- records ----------------------------------------------------------------------------------------
    def _captures(self, connection: Connection, entries: Iterable[Judged | Found]) -> dict[Place, Capture]:
        """The fetches that entries speak of, with their attachments, without bodies."""
        found = {}
        for entry in entries:
            parts = entry.parts if isinstance(entry, Judged) else ()
            own = self._capture(connection, entry.place)
            found[entry.place] = replace(
                own, attachments=tuple(self._capture(connection, part) for part in parts)
            )
        return found

    def _capture(self, connection: Connection, place: Place) -> Capture:
        """The fetch at this place: as met in the files, else as its row tells it."""
        met = self._met.get((place.file, place.offset))
        capture = met.capture if met else captures.at_place(connection, place.file, place.offset)
        if capture is None:
            words = "the journal tells of a record that is not there; restore the file"
            raise Unreadable("warc_damaged", f"{place.file} at {place.offset}: {words}")
        return replace(capture, filename=place.name)

    def _filled(self, capture: Capture) -> Capture:
        assert capture.warc is not None, "it was met at its place"
        parts = tuple(self._filled(part) for part in capture.attachments)
        return replace(capture, body=read_record(self._folder, capture.warc).body, attachments=parts)

    def _find(self, connection: Connection, some: Iterable[Untold]) -> None:
        """Give rows to records no journal speaks of, and say so in today's."""
        assert self._kind_of is not None
        for untold in some:
            kind = self._kind_of(replace(untold, capture=self._filled_or_empty(untold)))
            place = Place(untold.place.file, untold.place.offset, untold.capture.filename)
            entry = Found(place, untold.site, kind)
            self._desk.tell(entry)
            _keep_found(connection, entry, untold.capture)

    def _filled_or_empty(self, untold: Untold) -> Capture:
        return self._filled(untold.capture) if untold.whole else untold.capture

    def _do(self, connection: Connection, told: Told, ready: _Ready) -> list[Site | Division]:
        """Do the entries again; what of sites and divisions was news."""
        doing = _Doing(connection, self._desk, ready, self.differs, self._unsure)
        for entry in told.journal.entries:
            self.counts[type(entry).__name__.lower()] += 1
            _AGAIN[type(entry)](doing, entry)
        warcs.tell(connection, told.sealed)
        return doing.news


# -- entries --------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Doing:
    """What an entry is done again with."""

    connection: Connection
    desk: OpenDesk
    ready: _Ready
    differs: list[Ended]
    unsure: bool  # whether the entries may have been done before: the archive was at an older migration since
    news: list[Site | Division] = field(default_factory=list)

    def keeping(self, site: str) -> Keeping:
        """Under the site's newest run: one crawl at a time has a site."""
        site_id = sites.site_id(self.connection, site)
        return self.desk.keeping(runs.newest(self.connection, site_id), site_id)


def _sited(doing: _Doing, entry: Sited) -> None:
    rows = (journal.of(Site, row) for row in entry.sites)
    doing.news.extend(sites.seed(doing.connection, rows, doing.desk.config.now()))


def _divided(doing: _Doing, entry: Divided) -> None:
    rows = (journal.of(Division, row) for row in entry.divisions)
    doing.news.extend(sites.keep_divisions(doing.connection, rows))


def _began(doing: _Doing, entry: Began) -> None:
    site, at = journal.of(Site, entry.site), datetime.fromisoformat(entry.at)
    doing.news.extend(sites.seed(doing.connection, (site,), at))
    site_id = sites.site_id(doing.connection, site.code)
    if not (doing.unsure and runs.is_begun(doing.connection, site_id, entry.kind, at)):
        runs.begin(doing.connection, site_id, entry.kind, at)


def _judged(doing: _Doing, entry: Judged) -> None:
    capture, page = doing.ready.captures[entry.place], doing.ready.pages.get(entry.place)
    if page is not None:
        page = accused(page, entry.accused)
    visit = Visit(
        entry.site,
        capture,
        entry.kind,
        page,
        entry.column,
        entry.family,
        entry.label,
        entry.quiet,
        entry.missed,
    )
    if entry.site:
        documents.keep(doing.connection, doing.keeping(entry.site), visit)
    else:
        captures.keep(doing.connection, None, None, visit)


def _found(doing: _Doing, entry: Found) -> None:
    _keep_found(doing.connection, entry, doing.ready.captures[entry.place])


def _listed(doing: _Doing, entry: Listed) -> None:
    deeds.keep_lists(doing.connection, _said_already, found=(entry,))


def _led(doing: _Doing, entry: Led) -> None:
    deeds.keep_trail(doing.connection, _said_already, keeping=doing.keeping(entry.site), led=entry)


def _ended(doing: _Doing, entry: Ended) -> None:
    today: list[Entry] = []
    own, keeping = replace(entry, removed=(), named=()), doing.keeping(entry.site)
    deeds.finish(doing.connection, today.append, keeping=keeping, ended=own, listed=dict(entry.named))
    if [set(word.removed) for word in today if isinstance(word, Ended)] != [set(entry.removed)]:
        doing.differs.append(entry)


def _keep_found(connection: Connection, entry: Found, capture: Capture) -> None:
    site_id = sites.known_id(connection, entry.site)
    captures.keep(connection, None, site_id, Visit(entry.site, capture, entry.kind))


def _said_already(entry: Entry) -> None:
    """What is done again stands in the journal."""
    del entry


_AGAIN: Mapping[type[Any], Callable[[_Doing, Any], None]] = {
    Sited: _sited, Divided: _divided, Began: _began, Judged: _judged, Found: _found, Listed: _listed, Led: _led, Ended: _ended,
}  # fmt: skip
