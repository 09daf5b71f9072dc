"""nianbao verify: does the database tell the truth about the WARC files, and are these whole."""

from __future__ import annotations

import hashlib
import itertools
import os
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

import click
from sqlalchemy import Connection, select

from archive.agreed import missing
from archive.answer import write_lines
from models import warcs
from models.config import Config
from models.database import reading
from models.journal import CONTENT_TYPE, Began, Divided, Entry, Judged, Led, Listed, Place, Since, Sited, read
from models.tables import capture_parts, captures, columns, divisions, runs, sites, trails, urls
from models.tables import warcs as files
from models.takeup import body_of
from models.warc_files import OPEN, order, spans

SOUND, DAMAGED = 0, 3
#: Members that answer for a captures row; warcinfo and request records stand beside them.
_KEPT = (b"WARC-Type: response", b"WARC-Type: revisit", b"WARC-Type: conversion")

_JOURNAL = CONTENT_TYPE.encode()
_HEAD = 4096  # bytes of a record in which its WARC-Type stands


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as the archive says: where (file, offset, URL) and what."""

    what: str
    file: str
    offset: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A journal record, its digest and that of the one before it."""

    file: str
    offset: int
    digest: str
    before: str


Said = tuple[str, ...]  # a table, and the key of a row of it


@dataclass(frozen=True, slots=True)
class Chain:
    """The journal records of all files (models.journal), and their digests."""

    links: list[Link] = field(default_factory=list)
    said: dict[Said, Link] = field(default_factory=dict)  # what must be rows, and where that was told first


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
        told = told_of(connection)
        chain = Chain()
        found = list(damages(config.warc_dir, told, warcs.chains(connection), chain))
        found += _unkept(connection, chain)
        found += [Damage(what, f"table {table}") for table, what in missing(connection)]
    if json:
        write_lines([asdict(damage) for damage in found])
    for damage in found if not json else ():
        where = damage.file if damage.offset is None else f"{damage.file} at {damage.offset}"
        click.echo(f"damaged: {where}: {damage.what} ({damage.url or '—'})")
    records = sum(len(rows) for rows in told.values())
    if not json:
        click.echo(
            f"{records} records in {len(told)} WARC files: {'sound' if not found else f'{len(found)} damaged'}"
        )
    return DAMAGED if found else SOUND


def told_of(connection: Connection) -> dict[str, list[Told]]:
    """What the database says of the records of each file."""
    rows = connection.execute(
        select(files.c.file, captures.c.offset, captures.c.length, captures.c.member_digest, urls.c.url)
        .select_from(captures)
        .join(files, files.c.id == captures.c.warc_id)
        .join(urls, urls.c.id == captures.c.url_id)
        .order_by(files.c.file, captures.c.offset)
    )
    told: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        told[row.file].append(Told(row.offset, row.length, row.member_digest, row.url))
    return told


def damages(
    folder: Path, told: dict[str, list[Told]], chains: Mapping[str, str], chain: Chain
) -> Iterator[Damage]:
    """Every record of the database looked up in its file, then every record of the files in database and journal.

    Links of the chain are followed where all else is sound: a damaged record breaks them, too, and has been named.
    """
    sound = True
    for damage in itertools.chain(_looked_up(folder, told), _gone_through(folder, told, chain)):
        sound = False
        yield damage
    if sound:
        yield from _broken(chain, chains)


def _looked_up(folder: Path, told: dict[str, list[Told]]) -> Iterator[Damage]:
    for file, rows in told.items():
        path = _path(folder, file)
        if path is None:
            yield Damage(f"the file is missing ({len(rows)} records)", file)
            continue
        with path.open("rb") as stream:
            yield from _rows_damaged(stream, file, rows)


def _gone_through(folder: Path, told: dict[str, list[Told]], chain: Chain) -> Iterator[Damage]:
    for path in sorted(folder.glob("*.warc.gz*"), key=lambda path: order(path.name)):
        with path.open("rb") as stream:
            known = {row.offset for row in told.get(path.name.removesuffix(OPEN), ())}
            yield from _walked(stream, path.name, known, chain)


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


def _walked(stream: BinaryIO, file: str, known: set[int], chain: Chain) -> Iterator[Damage]:
    """Every record of a file: has it a row, and does the journal behind it tell of these very bytes."""
    between, starts = Since(), list[int]()
    for start, end, whole in spans(stream):
        stream.seek(start)
        member = stream.read(end - start)
        head = zlib.decompressobj(31).decompress(member, _HEAD) if whole else b""
        if not whole:
            yield Damage("what follows is no whole gzip member", file, start)
        if start not in known and any(kind in head for kind in _KEPT):
            yield Damage("a record no row of the database tells of", file, start)
        if _JOURNAL not in head:
            between.add(member)
            starts.append(start)
            continue
        journal = read(body_of(member))
        if journal.digest != between.digest:
            yield Damage("the records before it are not those its journal speaks of", file, start)
            for place in between.differing(journal.members):
                yield Damage("the record is not the one its journal speaks of", file, starts[place])
        link = Link(file, start, hashlib.sha256(member).hexdigest(), journal.before)
        chain.links.append(link)
        for said in (("warcs", file.removesuffix(OPEN)), *itertools.chain(*map(_said, journal.entries))):
            chain.said.setdefault(said, link)
        between, starts = Since(), []


def _said(entry: Entry) -> Iterator[Said]:
    """The rows that an entry of the journal makes, of tables that no record of a fetch leads to."""
    if isinstance(entry, Sited):
        yield from (("sites", str(site["code"])) for site in entry.sites)
    elif isinstance(entry, Divided):
        yield from (("divisions", str(division["code"])) for division in entry.divisions)
    elif isinstance(entry, Began):
        yield "runs", str(entry.site["code"]), entry.at
    elif isinstance(entry, Listed):
        yield "columns", entry.site, entry.url
    elif isinstance(entry, Led):
        yield from (("trails", entry.site, str(step["url"])) for step in entry.steps)
    elif isinstance(entry, Judged):
        yield from (("capture_parts", *_words(entry.place), *_words(part)) for part in entry.parts)


def _words(place: Place) -> tuple[str, str]:
    return place.file, str(place.offset)


_part, _file = captures.alias("part"), files.alias("part_file")
#: A page's record and a record of a file it was read with: file and offset of both.
_PARTS = (
    select(files.c.file, captures.c.offset, _file.c.file, _part.c.offset)
    .select_from(capture_parts)
    .join(captures, captures.c.id == capture_parts.c.capture_id)
    .join(files, files.c.id == captures.c.warc_id)
    .join(_part, _part.c.id == capture_parts.c.part_id)
    .join(_file, _file.c.id == _part.c.warc_id)
)


def _unkept(connection: Connection, chain: Chain) -> Iterator[Damage]:
    """What the journal tells of and no row does."""
    kept: set[Said] = {("sites", code) for code in connection.scalars(select(sites.c.code))}
    kept |= {("divisions", code) for code in connection.scalars(select(divisions.c.code))}
    kept |= {("warcs", file) for file in connection.scalars(select(files.c.file))}
    begun = select(sites.c.code, runs.c.started).join(sites, sites.c.id == runs.c.site_id)
    kept |= {("runs", code, at.isoformat()) for code, at in connection.execute(begun)}
    for table in (columns, trails):
        of_site = (
            select(sites.c.code, urls.c.url).select_from(table).join(sites, sites.c.id == table.c.site_id)
        )
        led = of_site.join(urls, urls.c.id == table.c.url_id)
        kept |= {(table.name, code, url) for code, url in connection.execute(led)}
    kept |= {("capture_parts", *map(str, row)) for row in connection.execute(_PARTS)}
    for said, link in chain.said.items():
        if said not in kept:
            key = " ".join(said[1:])
            yield Damage(f"the journal tells of {key}, {said[0]} do not", link.file, link.offset)


def _broken(chain: Chain, told: Mapping[str, str]) -> Iterator[Damage]:
    """Links of the chain that lead nowhere: a file, or its end, was taken away or put in another's place."""
    known, begun, sound = {link.digest for link in chain.links}, False, True
    for link in chain.links:
        if link.before not in known and (link.before or begun):
            yield Damage("the journal record before this one is in no file", link.file, link.offset)
            sound = False
        begun = True
    for file, digest in told.items():
        if digest not in known:
            yield Damage("the newest journal record that the database knows is not in the file", file)
            sound = False
    spoken = {link.before for link in chain.links} | set(told.values())
    for link in chain.links if not sound else ():
        if link.digest not in spoken:
            yield Damage("no other journal record and no row speaks of this one", link.file, link.offset)


COMMAND = click.Command(
    "verify",
    params=[click.Option(["--json"], is_flag=True, help="JSON Lines: one object a damage.")],
    callback=run,
    help="Compare the database with the WARC files, record by record: 0 sound, 3 damaged (each damage is named).",
)
