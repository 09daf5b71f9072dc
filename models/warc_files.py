"""The files of the raw store: how they are named, begun, ended, put right after a kill, and cut into members."""

from __future__ import annotations

import fcntl
import os
import secrets
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

OPEN = ".open"
ENDING = ".warc.gz"
_STEP = 1 << 20


def begin(folder: Path, at: datetime) -> tuple[str, IO[bytes]]:
    """A new file, locked: its final name (time, serial number in the folder, a token of its own), and itself."""
    folder.mkdir(parents=True, exist_ok=True)
    serial = 1 + max((order(path.name)[0] for path in folder.glob(f"*{ENDING}*")), default=0)
    name = f"nianbao-{at:%Y%m%d%H%M%S}-{serial:05d}-{secrets.token_hex(4)}{ENDING}"
    file = (folder / (name + OPEN)).open("xb", buffering=0)
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return name, file


def order(name: str) -> tuple[int, str]:
    """A key that sorts files as they were begun, whatever the clock did: by serial number, then by name."""
    words = name.split("-")
    return (int(words[2]) if len(words) == 4 and words[2].isdigit() else 0), name


def closed(folder: Path) -> list[Path]:
    """The files that have their final name, in the order in which they were begun."""
    return sorted(folder.glob(f"*{ENDING}"), key=lambda path: order(path.name))


def finish(file: IO[bytes], path: Path) -> None:
    """Fsync, rename while the lock is held, release it; a file without a single record is removed."""
    os.fsync(file.fileno())
    if os.fstat(file.fileno()).st_size:
        path.rename(path.with_name(path.name.removesuffix(OPEN)))
    else:
        path.unlink()
    file.close()


def settle(folder: Path) -> list[str]:
    """Close files a killed crawl left open: cut the torn last member, fsync, rename. Returns their names.

    A file another crawl still writes is locked, and left alone.
    """
    settled = []
    for path in sorted(folder.glob(f"*{ENDING}{OPEN}")):
        with path.open("r+b", buffering=0) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            file.truncate(max((end for _, end in members(file)), default=0))
            finish(file, path)
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
