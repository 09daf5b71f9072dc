"""The journal: what a crawl decided, written into the WARC files beside what it fetched, so that they alone are the archive.

Every commit of the database is told by one `metadata` record that lies behind the records it speaks of, before the
commit itself. From these records the database can be made again (`nianbao rebuild`), and what a kill kept from it, or
a backup that was put back has lost, is made up for at the next start.

A record is JSON Lines. Its first line chains it: `before`, the digest of the journal record before it in the archive,
`digest`, the SHA-256 of everything in the file since the last journal record (or the start of the file), and
`members`, the begin of the SHA-256 of each record there, by which the one that was damaged is found.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from typing import Any, TypeVar

from models.places import Division, Site, Step
from models.runs import RunKind, State
from models.values import Visit
from models.vocabulary import CaptureKind

R = TypeVar("R", Site, Division, Step)

CONTENT_TYPE = "application/x-ndjson; profile=nianbao-journal"
_SHORT = 4  # bytes of a record's digest: enough to find the one that `digest` says is among them


@dataclass(frozen=True, slots=True)
class Place:
    """A record: its file and where it begins. name: what an attachment was called on its page."""

    file: str
    offset: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Sited:
    """Rows of sites that are new or changed, as mappings of models.places.Site."""

    sites: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """Rows (code, name, level, parent) of further divisions."""

    divisions: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Began:
    """A run of a site began; site: its row, as models.places.Site."""

    site: Mapping[str, Any]
    kind: RunKind
    at: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A visit as the run judged it.

    read: its page was read; parts: with these attachments; quiet: that it is no report is no news; accused: what a
    visitor from a search engine was shown instead; missed: URLs of its files that could not be had.
    """

    place: Place
    site: str
    kind: CaptureKind
    column: str | None = None
    family: str | None = None
    label: str | None = None
    read: bool = False
    parts: tuple[Place, ...] = ()
    quiet: bool = False
    accused: str | None = None
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a kill left without a row, and what it was taken for."""

    place: Place
    site: str
    kind: CaptureKind


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of a site that leads to reports."""

    site: str
    url: str
    at: str
    family: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Led:
    """What led to some addresses of a site; steps: as models.places.Step."""

    site: str
    at: str
    steps: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """A run of a site ended; removed: (URL, event) of what was decided to be gone or moved.

    named: (URL, list) of the places it did not find and that a list named all the same.
    """

    site: str
    state: State
    at: str
    counters: Mapping[str, Any]
    evidence: Mapping[str, Any]
    removed: tuple[tuple[str, str | None], ...] = ()
    named: tuple[tuple[str, str], ...] = ()

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


Entry = Sited | Divided | Began | Judged | Found | Listed | Led | Ended
_KINDS: Mapping[str, type[Any]] = {
    kind.__name__.lower(): kind for kind in (Sited, Divided, Began, Judged, Found, Listed, Led, Ended)
}


class Since:
    """The records of a file since its last journal record, as that of their end will speak of them."""

    def __init__(self) -> None:
        self._all, self._each = hashlib.sha256(), bytearray()

    def add(self, member: bytes) -> None:
        """One more, as it is stored."""
        self._all.update(member)
        self._each += hashlib.sha256(member).digest()[:_SHORT]

    @property
    def digest(self) -> str:
        return self._all.hexdigest()

    @property
    def members(self) -> str:
        return self._each.hex()

    def differing(self, members: str) -> Iterator[int]:
        """The places, from 0, of records that are not those which these members speak of; none where their number differs."""
        told = bytes.fromhex(members)
        if len(told) == len(self._each):
            for at in range(0, len(told), _SHORT):
                if told[at : at + _SHORT] != self._each[at : at + _SHORT]:
                    yield at // _SHORT


def places(entries: Iterable[Entry]) -> Iterator[Place]:
    """The records to which entries give their rows."""
    for entry in entries:
        if isinstance(entry, Judged | Found):
            yield entry.place
        if isinstance(entry, Judged):
            yield from entry.parts


@dataclass(frozen=True, slots=True)
class Journal:
    """What one record says. before, digest, members: the chain (see above), hex; older records have no members."""

    before: str
    digest: str
    members: str
    entries: tuple[Entry, ...]


def judged(visit: Visit, *, of_run: bool, accused: str | None) -> Judged | None:
    """A visit's entry; None where no record was written. of_run: kept under the open run of its site."""
    capture = visit.capture
    if capture.warc is None:
        return None
    return Judged(
        Place(capture.warc.file, capture.warc.offset, capture.filename), visit.site if of_run else "", visit.kind,
        visit.column, visit.family, visit.label, visit.page is not None,
        tuple(Place(p.warc.file, p.warc.offset, p.filename) for p in capture.attachments if p.warc),
        visit.quiet, accused, visit.missed,
    )  # fmt: skip


def row(value: Site | Division | Step) -> Mapping[str, Any]:
    """A site, division or step as an entry carries it: without the fields that say what is usual."""
    return _slim(value)


def of(shape: type[R], row: Mapping[str, Any]) -> R:
    """The same again; what a newer program told besides is left out."""
    known = {field.name for field in fields(shape)}
    return shape(**{name: value for name, value in row.items() if name in known})


def written(before: str, since: Since, entries: Sequence[Entry]) -> bytes:
    """The record's body."""
    lines: list[Mapping[str, Any]] = [
        {"journal": 1, "before": before, "digest": since.digest, "members": since.members}
    ]
    lines += ({"entry": type(entry).__name__.lower(), **_slim(entry)} for entry in entries)
    return b"".join(json.dumps(line, ensure_ascii=False, default=_plain).encode() + b"\n" for line in lines)


def read(body: bytes) -> Journal:
    """The same again. Raises ValueError for what no journal of ours says."""
    head, *lines = (json.loads(line) for line in body.splitlines())
    if head.get("journal") != 1:
        raise ValueError(f"a journal of form {head.get('journal')}, which this program does not know")
    return Journal(
        head["before"], head["digest"], head.get("members", ""), tuple(_entry(line) for line in lines)
    )


def _slim(entry: Entry | Site | Division | Step) -> dict[str, Any]:
    """Its fields, without those that say what is usual."""
    told = {field.name: getattr(entry, field.name) for field in fields(entry)}
    usual = {field.name: field.default for field in fields(entry) if field.default is not MISSING}
    return {name: _places(value) for name, value in told.items() if name not in usual or usual[name] != value}


def _places(value: Any) -> Any:
    if isinstance(value, Place):
        return [value.file, value.offset, *([value.name] if value.name else ())]
    if isinstance(value, tuple):
        return [_places(item) for item in value]
    return value


def _entry(line: dict[str, Any]) -> Entry:
    kind = _KINDS[line.pop("entry")]
    if "place" in line:
        line["place"] = Place(*line["place"])
    if "parts" in line:
        line["parts"] = tuple(Place(*part) for part in line["parts"])
    for pairs in {"removed", "named"} & line.keys():
        line[pairs] = [tuple(found) for found in line[pairs]]
    entry: Entry = kind(**{name: tuple(v) if isinstance(v, list) else v for name, v in line.items()})
    return entry


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in the journal")
