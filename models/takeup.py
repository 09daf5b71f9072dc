"""Records of the WARC files that no captures row tells of: what a kill left between the disk and the commit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any, get_args

from sqlalchemy import Connection, select
from warcio.archiveiterator import ArchiveIterator

from models.errors import Unreadable
from models.tables import captures, warcs
from models.values import Capture, WarcPlace
from models.warc import members, read_record
from models.warc_records import ROLE_HEADER, SITE_HEADER, Role

#: Records that answer for a captures row; warcinfo and request records stand beside them.
_KEPT = ("response", "revisit", "conversion")


@dataclass(frozen=True, slots=True)
class Untold:
    """A record without a row. site: the code it was fetched for, empty for none; whole: its bytes are all there."""

    capture: Capture
    site: str
    role: Role
    whole: bool


def untold(connection: Connection, folder: Path) -> Iterator[Untold]:
    """Every record of the closed files of *folder* behind the last one a row tells of, in the order of writing.

    Rows are committed in the order in which their records were written, so only a file's tail can be untold;
    files that are still open belong to a crawl that is at work.
    """
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            yield from _records(file, folder, path.name, _told_to(connection, path.name))


def _told_to(connection: Connection, name: str) -> int:
    """Where the last record ends that a row tells of."""
    last = (
        select(captures.c.offset + captures.c.length)
        .join(warcs, warcs.c.id == captures.c.warc_id)
        .where(warcs.c.file == name)
        .order_by(captures.c.offset.desc())
        .limit(1)
    )
    return connection.scalar(last) or 0


def _records(file: IO[bytes], folder: Path, name: str, start: int) -> Iterator[Untold]:
    """A record's request follows it, if the kill let it, and says which page led there."""
    found: Untold | None = None
    for begin, end in list(members(file, start)):
        file.seek(begin)
        member = file.read(end - begin)
        record = next(iter(ArchiveIterator(BytesIO(member))))
        if found is not None and record.rec_type == "request":
            referrer = record.http_headers.get_header("Referer")
            found = replace(found, capture=replace(found.capture, referrer=referrer))
        if record.rec_type in _KEPT:
            if found is not None:
                yield found
            digest = hashlib.sha256(member).hexdigest()
            place = WarcPlace(name, begin, end - begin, record.rec_type, digest)
            found = _untold(folder, place, record.rec_headers)
    if found is not None:
        yield found


def _untold(folder: Path, place: WarcPlace, headers: Any) -> Untold:
    whole = headers.get_header("WARC-Truncated") is None
    try:
        capture = read_record(folder, place)
    except Unreadable:  # a revisit whose first copy is gone: the fetch is told all the same, as a failed one
        moment = datetime.fromisoformat(headers.get_header("WARC-Date"))
        capture = Capture(b"", headers.get_header("WARC-Target-URI"), fetched_at=moment, warc=place)
        whole = False
    told = headers.get_header(ROLE_HEADER)
    role: Role = told if told in get_args(Role) else "page"
    return Untold(capture, headers.get_header(SITE_HEADER) or "", role, whole)
