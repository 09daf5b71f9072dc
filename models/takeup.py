"""What the WARC files hold behind the place up to which the database was told of them: records, and their journal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

from warcio.archiveiterator import ArchiveIterator

from models.errors import Unreadable
from models.journal import CONTENT_TYPE, Journal, read
from models.values import Capture, WarcPlace
from models.warc import Sealed, read_record
from models.warc_files import spans
from models.warc_records import ROLE_HEADER, SITE_HEADER, Role

#: Records that answer for a captures row; warcinfo and request records stand beside them.
_KEPT = ("response", "revisit", "conversion")


@dataclass(frozen=True, slots=True)
class Untold:
    """A record, without its body. site: the code it was fetched for, empty for none; whole: its bytes are all there."""

    capture: Capture
    site: str
    role: Role
    whole: bool

    @property
    def place(self) -> WarcPlace:
        assert self.capture.warc is not None, "a record lies somewhere"
        return self.capture.warc


@dataclass(frozen=True, slots=True)
class Told:
    """A journal record: what it says, and where it ends."""

    journal: Journal
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class Damaged:
    """A place where no whole record stands."""

    file: str
    offset: int


def records(path: Path, begin_at: int = 0) -> Iterator[Untold | Told | Damaged]:
    """The records of a closed file from a record on, in the order of writing.

    A record's request follows it, if a kill let it, and says which page led there.
    """
    found: Untold | None = None
    with path.open("rb") as file:
        for begin, end, whole in spans(file, begin_at):
            if not whole:
                yield Damaged(path.name, begin)
                continue
            file.seek(begin)
            member = file.read(end - begin)
            record = next(iter(ArchiveIterator(BytesIO(member))))
            if record.rec_type == "request":
                if found is not None:
                    referrer = record.http_headers.get_header("Referer")
                    found = replace(found, capture=replace(found.capture, referrer=referrer))
                continue
            if found is not None:
                yield found
                found = None
            digest = hashlib.sha256(member).hexdigest()
            if record.rec_type in _KEPT:
                place = WarcPlace(path.name, begin, end - begin, record.rec_type, digest)
                found = _untold(path.parent, place, record.rec_headers)
            elif record.rec_headers.get_header("Content-Type") == CONTENT_TYPE:
                yield Told(read(record.raw_stream.read()), Sealed(path.name, end, digest))
    if found is not None:
        yield found


def body_of(member: bytes) -> bytes:
    """The body of the one record in a gzip member."""
    body: bytes = next(iter(ArchiveIterator(BytesIO(member)))).raw_stream.read()
    return body


def _untold(folder: Path, place: WarcPlace, headers: Any) -> Untold:
    whole = headers.get_header("WARC-Truncated") is None
    try:
        capture = replace(read_record(folder, place), body=b"")
    except Unreadable:  # a revisit whose first copy is gone: the fetch is told all the same, as a failed one
        moment = datetime.fromisoformat(headers.get_header("WARC-Date"))
        capture = Capture(b"", headers.get_header("WARC-Target-URI"), fetched_at=moment, warc=place)
        whole = False
    told = headers.get_header(ROLE_HEADER)
    role: Role = told if told in get_args(Role) else "page"
    return Untold(capture, headers.get_header(SITE_HEADER) or "", role, whole)
