"""The files of the raw store: how they are named, begun, ended, put right after a kill, and cut into members."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from models.errors import CannotWrite

OPEN = ".open"
ENDING = ".warc.gz"
_STEP = 1 << 20
_MAGIC = b"\x1f\x8b\x08"  # how a gzip member begins
_RECORD = b"WARC/"  # how a record does
_HEAD = 4096  # packed bytes that unpack to that, at the least


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Trouble of the disk says what to do. CannotWrite."""
    try:
        yield
    except OSError as error:
        words = "free space, mend its permissions, or set NIANBAO_WARC_DIR"
        raise CannotWrite(f"cannot write the WARC folder {folder}: {error.strerror}; {words}") from error


def prepare(folder: Path) -> None:
    """Make the folder, if need be. CannotWrite: it is read-only, and nothing must be fetched for it."""
    with kept_in(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def begin(folder: Path, at: datetime) -> tuple[str, IO[bytes]]:
    """A new file, locked: its final name (time, serial number in the folder, a token of its own), and itself."""
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        serial = 1 + max((order(path.name)[0] for path in folder.glob(f"*{ENDING}*")), default=0)
        name = f"nianbao-{at:%Y%m%d%H%M%S}-{serial:05d}-{secrets.token_hex(4)}{ENDING}"
        path = folder / (name + OPEN)
        file = path.open("xb", buffering=0)
        if _is_ours(file, path):
            _sync(folder)
            return name, file
        file.close()  # before it was locked, who settles took it for one that a kill left behind


def _is_ours(file: IO[bytes], path: Path) -> bool:
    """Whether the file is now locked by us, and still lies there: others settle what they find unlocked."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except (BlockingIOError, FileNotFoundError):
        return False


def _sync(folder: Path) -> None:
    """Let a name reach the disk as its bytes do: a file nobody can name after a power cut is lost."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def order(name: str) -> tuple[int, str]:
    """A key that sorts files as they were begun, whatever the clock did: by serial number, then by name."""
    words = name.split("-")
    return (int(words[2]) if len(words) == 4 and words[2].isdigit() else 0), name


def closed(folder: Path) -> list[Path]:
    """The files that have their final name, in the order in which they were begun."""
    return sorted(folder.glob(f"*{ENDING}"), key=lambda path: order(path.name))


def finish(file: IO[bytes], path: Path) -> None:
    """Fsync, and rename while the lock is held; a file without a single record is removed."""
    os.fsync(file.fileno())
    if os.fstat(file.fileno()).st_size:
        path.rename(path.with_name(path.name.removesuffix(OPEN)))
    else:
        path.unlink()
    _sync(path.parent)


def is_written(path: Path) -> bool:
    """Whether a living crawl still has the closed file: it has begun another, and not all of this one's rows are there."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One process at a time takes up what was left in the folder; the others wait."""
    with kept_in(folder):
        handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def settle(folder: Path) -> list[str]:
    """Close files a killed crawl left open: cut the torn last member, fsync, rename. Returns their names.

    A file another crawl still writes is locked, and left alone.
    """
    with kept_in(folder):
        left = sorted(folder.glob(f"*{ENDING}{OPEN}"), key=lambda path: order(path.name))
        return [path.name.removesuffix(OPEN) for path in left if _settle(path)]


def _settle(path: Path) -> bool:
    """Whether this call closed the file."""
    try:
        file = path.open("r+b", buffering=0)
    except FileNotFoundError:
        return False  # its crawl has just ended, or another process was quicker
    with file:
        if not _is_ours(file, path):
            return False
        file.truncate(max((end for _, end, whole in spans(file) if whole), default=0))
        finish(file, path)
    return True


# -- members --------------------------------------------------------------------------------------------
def spans(file: IO[bytes], at: int = 0) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whole) of each member from *at* on; what is none reaches to where the next whole record begins."""
    size = file.seek(0, os.SEEK_END)
    while at < size:
        for start, end in list(members(file, at)):  # a list: who asks reads the same file in between
            yield start, end, True
            at = end
        if at < size:
            following = _next_record(file, at + 1, size)
            yield at, following, False
            at = following


def _next_record(file: IO[bytes], start: int, size: int) -> int:
    """Where the next whole member begins that is a record, else the end: a torn one may hold a gzip file of its own."""
    file.seek(start)
    rest, found = file.read(), -1
    while (found := rest.find(_MAGIC, found + 1)) >= 0:
        begun = zlib.decompressobj(31)
        try:
            is_record = begun.decompress(rest[found : found + _HEAD], len(_RECORD)) == _RECORD
        except zlib.error:
            continue
        if is_record and next(members(file, start + found), None) is not None:
            return start + found
    return size


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
