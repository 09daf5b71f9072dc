"""nianbao verify: does the database tell the truth about the WARC files, and are these whole."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

import click
from sqlalchemy import Connection, select

from archive.answer import write_lines
from models.config import Config
from models.database import reading
from models.tables import captures, urls, warcs
from models.warc import OPEN, members

SOUND, DAMAGED = 0, 3
#: Members that answer for a captures row; warcinfo and request records stand beside them.
_KEPT = (b"WARC-Type: response", b"WARC-Type: revisit", b"WARC-Type: conversion")

_HEAD = 4096  # bytes of a record in which its WARC-Type stands


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as the archive says: where (file, offset, URL) and what."""

    what: str
    file: str
    offset: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a captures row says of a record."""

    offset: int
    length: int
    digest: str | None
    url: str


def run(*, json: bool) -> int:
    config = Config.of(os.environ)
    with reading(config) as connection:
        told = _told(connection)
        found = list(damages(config.warc_dir, told))
    if json:
        write_lines([asdict(damage) for damage in found])
    for damage in found if not json else ():
        click.echo(f"damaged: {damage.file} at {damage.offset}: {damage.what} ({damage.url or '—'})")
    records = sum(len(rows) for rows in told.values())
    if not json:
        click.echo(
            f"{records} records in {len(told)} WARC files: {'sound' if not found else f'{len(found)} damaged'}"
        )
    return DAMAGED if found else SOUND


def _told(connection: Connection) -> dict[str, list[Told]]:
    rows = connection.execute(
        select(warcs.c.file, captures.c.offset, captures.c.length, captures.c.member_digest, urls.c.url)
        .select_from(captures)
        .join(warcs, warcs.c.id == captures.c.warc_id)
        .join(urls, urls.c.id == captures.c.url_id)
        .order_by(warcs.c.file, captures.c.offset)
    )
    told: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        told[row.file].append(Told(row.offset, row.length, row.member_digest, row.url))
    return told


def damages(folder: Path, told: dict[str, list[Told]]) -> Iterator[Damage]:
    """Every record of the database looked up in its file, then every record of the files in the database."""
    for file, rows in told.items():
        path = _path(folder, file)
        if path is None:
            yield Damage(f"the file is missing ({len(rows)} records)", file)
            continue
        with path.open("rb") as stream:
            yield from _rows_damaged(stream, file, rows)
    for path in sorted(folder.glob("*.warc.gz*")) if folder.is_dir() else ():
        with path.open("rb") as stream:
            known = {row.offset for row in told.get(path.name.removesuffix(OPEN), ())}
            yield from _untold(stream, path.name, known)


def _path(folder: Path, file: str) -> Path | None:
    """A WARC file, closed or still open."""
    return next((path for path in (folder / file, folder / (file + OPEN)) if path.is_file()), None)


def _rows_damaged(stream: BinaryIO, file: str, rows: list[Told]) -> Iterator[Damage]:
    for row in rows:
        stream.seek(row.offset)
        member = stream.read(row.length)
        if len(member) < row.length:
            yield Damage("the record is cut off", file, row.offset, row.url)
        elif row.digest and hashlib.sha256(member).hexdigest() != row.digest:
            yield Damage("the record's bytes are not those that were written", file, row.offset, row.url)


def _untold(stream: BinaryIO, file: str, known: set[int]) -> Iterator[Damage]:
    """Records no row tells of: written before a crash took the database's side; the next crawl takes them up."""
    sound_to = 0
    for start, end in list(members(stream)):
        sound_to = end
        stream.seek(start)
        head = zlib.decompressobj(31).decompress(stream.read(end - start), _HEAD)
        if start not in known and any(kind in head for kind in _KEPT):
            yield Damage("a record no row of the database tells of", file, start)
    if sound_to < stream.seek(0, os.SEEK_END):
        yield Damage("what follows is no whole gzip member", file, sound_to)


COMMAND = click.Command(
    "verify",
    params=[click.Option(["--json"], is_flag=True, help="JSON Lines: one object a damage.")],
    callback=run,
    help="Compare the database with the WARC files, record by record: 0 sound, 3 damaged (each damage is named).",
)
