"""The raw store: every exchange as WARC 1.1 records, one gzip member a record, written before anyone reads it.

A file is `NAME.warc.gz.open` while a crawl writes it (locked), and `NAME.warc.gz` after fsync and rename.
A place always names the final file; the reader finds either. A kill leaves at most one torn member: the
next start cuts it off and closes the file. Payloads seen before become revisit records that carry, besides
the standard reference, the place of the first copy: one file and one number find the bytes again.
"""

from __future__ import annotations

import hashlib
import os
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Self
from urllib.parse import urljoin

import brotli
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders

from models import warc_files as files
from models import warc_records as records
from models.errors import Unreadable
from models.journal import Entry, Since, places, written
from models.values import Capture, WarcPlace
from models.warc_files import OPEN
from models.warc_records import Earlier, Exchange, payload_digest

__all__ = ["Earlier", "Exchange", "Sealed", "WarcWriter", "decoded", "payload_digest", "read_record"]

ROTATE_AT = 1_000_000_000  # bytes; the size archive tools expect of a WARC file
DECODED_LIMIT = 64_000_000  # bytes of an unpacked body: above it a page is a bomb, not a report
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Sealed:
    """A journal record of the file: where it ends, and its digest (hex)."""

    file: str
    end: int
    digest: str
    whole: int | None = None  # up to where every record of the file was told of; None: nobody kept count


class WarcWriter:
    """Writes exchanges into files of *folder*; may be used from several threads.

    earlier: where a payload (by digest) was kept before. head: the digest of the archive's last journal record.
    """

    def __init__(
        self,
        folder: Path,
        info: Mapping[str, str],
        *,
        earlier: Callable[[str], Earlier | None] = lambda _digest: None,
        head: Callable[[], str] = lambda: "",
        rotate_at: int = ROTATE_AT,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder, self._info, self._earlier = folder, info, earlier
        self._rotate_at, self._clock = rotate_at, clock
        self._file: IO[bytes] | None = None
        self._rotated: list[IO[bytes]] = []  # locked as long as their rows may still wait for the database
        self._name, self._offset = "", 0
        self._head = head
        self._since, self._unsealed = Since(), False  # what was written since the last journal record
        # Where the records of the file lie of which no entry has told, in the order of writing.
        self._untold: dict[tuple[str, int], None] = {}
        self._lock = threading.RLock()

    def write(self, exchange: Exchange, confirms: Earlier | None = None) -> WarcPlace:
        """Keep *exchange* as a response (or revisit) and a request record; the place is the response's.

        confirms: the capture that a 304 says is still right. Raises CannotWrite, the file left whole.
        """
        earlier = confirms or (self._earlier(payload_digest(exchange.body)) if exchange.body else None)
        record_id = records.new_id()
        member, record_type = records.response(exchange, earlier, record_id)
        return self._append(member, record_type, records.request(exchange, record_id))

    def convert(self, url: str, at: datetime, html: bytes, source: str, site: str = "") -> WarcPlace:
        """Keep what a browser made of a page (its DOM) as a conversion record."""
        return self._append(records.conversion(url, at, html, source, site), "conversion")

    def seal(self, entries: Sequence[Entry] = ()) -> Sealed | None:
        """Tell what was decided since the last time, chain it, and let all of it reach the disk.

        To be called before the database says the same. None where nothing was written and nothing decided.
        """
        with self._whole():
            file = self._current() if entries else self._file
            return self._seal(file, entries) if file else None

    def close(self) -> None:
        """Seal, fsync, and give the file its final name. CannotWrite: it has that name, unsealed."""
        with self._whole():
            try:
                self._rotate()
            finally:
                while self._rotated:
                    self._rotated.pop().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """One thread at a time; trouble of the disk says what to do."""
        with self._lock, files.kept_in(self._folder):
            yield

    def _append(self, member: bytes, record_type: str, companion: bytes = b"") -> WarcPlace:
        with self._whole():
            file = self._current()
            offset = self._offset
            self._put(file, member, companion)
            self._untold[self._name, offset] = None
            self._unsealed = True
            return WarcPlace(self._name, offset, len(member), record_type, hashlib.sha256(member).hexdigest())

    def _seal(self, file: IO[bytes], entries: Sequence[Entry]) -> Sealed | None:
        if not entries and not self._unsealed:
            return None
        member = records.journal(self._clock(), written(self._head(), self._since, entries))
        self._put(file, member)
        digest = hashlib.sha256(member).hexdigest()
        self._head, self._since, self._unsealed = (lambda: digest), Since(), False
        os.fsync(file.fileno())
        for place in places(entries):
            self._untold.pop((place.file, place.offset), None)
        whole = next((at for _, at in self._untold), self._offset)
        return Sealed(self._name, self._offset, digest, whole)

    def _rotate(self) -> None:
        """End the file; it stays locked: nobody else may take up what our own rows will tell."""
        if self._file:
            file, self._file = self._file, None
            self._rotated.append(file)
            try:
                self._seal(file, ())
            finally:
                files.finish(file, self._folder / (self._name + OPEN))

    def _put(self, file: IO[bytes], *members: bytes) -> None:
        """All of them or nothing: a full disk must not leave half a member before the next one."""
        data = b"".join(members)
        view = memoryview(data)
        file.seek(self._offset)
        try:
            while view:
                view = view[file.write(view) :]
        except OSError:
            file.truncate(self._offset)
            raise
        self._offset += len(data)
        for member in filter(None, members):
            self._since.add(member)

    def _current(self) -> IO[bytes]:
        if self._file and self._offset >= self._rotate_at:
            self._rotate()
        return self._file or self._begun()

    def _begun(self) -> IO[bytes]:
        """A new file, which says first who wrote it."""
        self._name, file = files.begin(self._folder, self._clock())
        self._offset, self._since, self._untold = 0, Since(), {}
        try:
            self._put(file, records.warcinfo(self._name, self._clock(), self._info))
        except OSError:
            files.finish(file, self._folder / (self._name + OPEN))
            file.close()
            raise
        self._file = file
        return file


# -- reading ------------------------------------------------------------------------------------------------
def read_record(folder: Path, place: WarcPlace) -> Capture:
    """The capture kept at *place*, its body unpacked; a revisit gives the payload it refers to.

    Raises Unreadable (rule `warc_damaged`) where the file, the member or the first copy is not what it was.
    """
    headers, http, raw = _load(folder, place)
    source = http
    if headers.get_header("WARC-Type") == "revisit":
        _, source, raw = _load(folder, _referred(headers, place))
    moment = headers.get_header("WARC-Date")
    return Capture(
        body=decoded(raw, _get(source, "Content-Encoding")),
        url=headers.get_header("WARC-Target-URI"),
        status=int(http.get_statuscode()) if http else 200,
        content_type=_get(source, "Content-Type") or headers.get_header("Content-Type"),
        fetched_at=datetime.fromisoformat(moment) if moment else None,
        location=_absolute(headers.get_header("WARC-Target-URI"), _get(http, "Location")),
        payload_digest=payload_digest(raw),
        warc=place,
        etag=_get(http, "ETag"),
        last_modified=_get(http, "Last-Modified"),
    )


def _absolute(url: str | None, location: str | None) -> str | None:
    return urljoin(url or "", location) if location else None


def world_of(path: Path) -> str | None:
    """The world (real or demo) that the warcinfo record of a file names."""
    with path.open("rb") as file:
        info = next(iter(ArchiveIterator(file))).raw_stream.read().decode("utf-8", "replace")
    told = dict(line.split(": ", 1) for line in info.splitlines() if ": " in line)
    return told.get("isPartOf")


def decoded(body: bytes, encoding: str | None, limit: int = DECODED_LIMIT) -> bytes:
    """*body* without its content codings; gzip bytes are unpacked even where the header forgot them.

    What cannot be unpacked is returned as it is, what unpacks beyond *limit* bytes is cut there.
    """
    codings = [c.strip().lower() for c in (encoding or "").split(",") if c.strip()]
    if not codings and body[:3] == b"\x1f\x8b\x08":
        codings = ["gzip"]
    for coding in reversed(codings):
        body = _CODINGS.get(coding, _as_is)(body, limit)
    return body


def _inflate(body: bytes, limit: int) -> bytes:
    """Gzip, zlib or bare deflate; a cut stream gives what arrived."""
    for window in (47, -15):
        inflater = zlib.decompressobj(window)
        try:
            return inflater.decompress(body, limit)
        except zlib.error:
            continue
    return body


def _unbrotli(body: bytes, limit: int) -> bytes:
    """Brotli; a few bytes of it may hold gigabytes, so that what comes out is bounded step by step."""
    packed, out, inflater = body, bytearray(), brotli.Decompressor()
    try:
        while (more := inflater.process(body, output_buffer_limit=_STEP)) and len(out) < limit:
            out += more
            body = b""
    except brotli.error:
        return packed
    return bytes(memoryview(out)[:limit])


def _as_is(body: bytes, limit: int) -> bytes:
    del limit
    return body


_CODINGS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "br": _unbrotli, "deflate": _inflate, "gzip": _inflate, "identity": _as_is, "x-gzip": _inflate,
}  # fmt: skip


def _load(folder: Path, place: WarcPlace) -> tuple[StatusAndHeaders, StatusAndHeaders | None, bytes]:
    path = folder / place.file
    try:
        with (path if path.exists() else path.with_name(path.name + OPEN)).open("rb") as file:
            file.seek(place.offset)
            member = file.read(place.length)
    except OSError as error:
        raise Unreadable("warc_damaged", f"{place.file}: {error.strerror}; restore the file") from error
    if place.member_digest and hashlib.sha256(member).hexdigest() != place.member_digest:
        raise Unreadable("warc_damaged", f"{place.file} at {place.offset}: not the bytes that were stored")
    for record in ArchiveIterator(BytesIO(member)):
        return record.rec_headers, record.http_headers, record.raw_stream.read()
    raise Unreadable("warc_damaged", f"{place.file} at {place.offset}: no record there")


def _referred(headers: StatusAndHeaders, place: WarcPlace) -> WarcPlace:
    words = (headers.get_header(records.PLACE_HEADER) or "").split()
    if len(words) != 3:
        raise Unreadable(
            "warc_damaged", f"{place.file} at {place.offset}: a revisit that names no first copy"
        )
    return WarcPlace(words[0], int(words[1]), int(words[2]))


def _get(headers: StatusAndHeaders | None, name: str) -> str | None:
    return headers.get_header(name) if headers else None
