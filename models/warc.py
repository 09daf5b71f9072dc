"""The raw store: every exchange as WARC 1.1 records, one gzip member a record, written before anyone reads it.

A file is `NAME.warc.gz.open` while a crawl writes it (locked), and `NAME.warc.gz` after fsync and rename.
A place always names the final file; the reader finds either. A kill leaves at most one torn member: the
next start cuts it off and closes the file. Payloads seen before become revisit records that carry, besides
the standard reference, the place of the first copy: one file and one number find the bytes again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Self

import brotli
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders

from models import warc_records as records
from models.errors import CannotWrite, Unreadable
from models.values import Capture, WarcPlace
from models.warc_records import Earlier, Exchange, payload_digest

__all__ = [
    "Earlier",
    "Exchange",
    "WarcWriter",
    "decoded",
    "members",
    "payload_digest",
    "read_record",
    "settle",
]

ROTATE_AT = 1_000_000_000  # bytes; the size archive tools expect of a WARC file
OPEN = ".open"
DECODED_LIMIT = 64_000_000  # bytes of an unpacked body: above it a page is a bomb, not a report
_STEP = 1 << 20


class WarcWriter:
    """Writes exchanges into files of *folder*; *earlier* tells where a payload (by digest) was kept before."""

    def __init__(
        self,
        folder: Path,
        info: Mapping[str, str],
        *,
        earlier: Callable[[str], Earlier | None] = lambda _digest: None,
        rotate_at: int = ROTATE_AT,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder, self._info, self._earlier = folder, info, earlier
        self._rotate_at, self._clock = rotate_at, clock
        self._file: IO[bytes] | None = None
        self._name, self._offset = "", 0

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

    def sync(self) -> None:
        """Let what was written reach the disk, before the database says that it is there."""
        if self._file:
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Fsync and give the file its final name."""
        if self._file:
            _finish(self._file, self._folder / (self._name + OPEN))
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _append(self, member: bytes, record_type: str, companion: bytes = b"") -> WarcPlace:
        try:
            file = self._current()
            self._put(file, member + companion)
        except OSError as error:
            raise CannotWrite(
                f"WARC folder {self._folder}: {error.strerror}; free space or set NIANBAO_WARC_DIR"
            ) from error
        digest = hashlib.sha256(member).hexdigest()
        place = WarcPlace(self._name, self._offset, len(member), record_type, digest)
        self._offset += len(member) + len(companion)
        return place

    def _put(self, file: IO[bytes], data: bytes) -> None:
        """All of *data* or nothing: a full disk must not leave half a member before the next one."""
        view = memoryview(data)
        try:
            while view:
                view = view[file.write(view) :]
        except OSError:
            file.truncate(self._offset)
            file.seek(self._offset)
            raise

    def _current(self) -> IO[bytes]:
        if self._file and self._offset >= self._rotate_at:
            self.close()
        if not self._file:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._name = f"nianbao-{self._clock():%Y%m%d%H%M%S}-{secrets.token_hex(4)}.warc.gz"
            self._file = (self._folder / (self._name + OPEN)).open("xb", buffering=0)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._offset = 0
            member = records.warcinfo(self._name, self._clock(), self._info)
            self._put(self._file, member)
            self._offset = len(member)
        return self._file


# -- after a kill -------------------------------------------------------------------------------------------
def settle(folder: Path) -> list[str]:
    """Close files a killed crawl left open: cut the torn last member, fsync, rename. Returns their names.

    A file another crawl still writes is locked, and left alone.
    """
    settled = []
    for path in sorted(folder.glob(f"*.warc.gz{OPEN}")):
        with path.open("r+b", buffering=0) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            file.truncate(max((end for _, end in members(file)), default=0))
            _finish(file, path)
        settled.append(path.name.removesuffix(OPEN))
    return settled


def members(file: IO[bytes], start: int = 0) -> Iterator[tuple[int, int]]:
    """(start, end) of every whole gzip member from *start* on; ends before a torn or damaged one."""
    file.seek(start)
    seen, data, inflater = start, b"", zlib.decompressobj(31)
    while data := data or file.read(_STEP):
        try:
            inflater.decompress(data)
        except zlib.error:
            return
        seen += len(data) - len(inflater.unused_data)
        data = inflater.unused_data
        if inflater.eof:
            yield start, seen
            start, inflater = seen, zlib.decompressobj(31)


def _finish(file: IO[bytes], path: Path) -> None:
    """Fsync, rename while the lock is held, release it; a file without a single record is removed."""
    os.fsync(file.fileno())
    if os.fstat(file.fileno()).st_size:
        path.rename(path.with_name(path.name.removesuffix(OPEN)))
    else:
        path.unlink()
    file.close()


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
        location=_get(http, "Location"),
        payload_digest=payload_digest(raw),
        warc=place,
        etag=_get(http, "ETag"),
        last_modified=_get(http, "Last-Modified"),
    )


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
    out, inflater = bytearray(), brotli.Decompressor()
    try:
        for start in range(0, len(body), 65536):
            out += inflater.process(body[start : start + 65536])
            if len(out) > limit:
                break
    except brotli.error:
        return body
    return bytes(out[:limit])


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
