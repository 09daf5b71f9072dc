"""nianbao evidence: where a figure or a fact comes from, read again from the WARC alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection, RowMapping, Select, func, select

from archive import trusted
from archive.divisions import known_divisions
from archive.history import Stood, as_of, held, stood
from archive.question import Question, Row, moment, who, year
from archive.then import Then
from archive.who import moment as moment_of
from models.config import Config
from models.errors import NothingFound, Unreadable
from models.evidence import with_bytes
from models.shapes import report_object
from models.sites import listed
from models.tables import capture_parts, captures, readings, urls, warcs
from pipelines.read import Knowledge, open_page


def ask(
    connection: Connection, *, config: Config, who: str, year: int, code: str, as_of_: str | None = None
) -> list[Row]:
    """A row a figure or fact with this code: its capture, WARC record and place, and what reading again gives.

    The code `trust` asks why the page is trusted as it is: a row a document (archive.trusted).
    """
    if code == trusted.CODE:
        return trusted.ask(connection, config, who, year, Then(known_at=moment_of(as_of_)))
    (holding, *_) = held(connection, who, year)
    period = as_of(stood(connection, holding.document_id), moment_of(as_of_))
    told = _told(period.record, code) if period else []
    if period is None or not told:
        raise NothingFound(
            f"'{who}' {year} states no {code}: `nianbao show {who} --year {year}` lists what it states"
        )
    source = _source(connection, period)
    files = _files(connection, source["id"])
    again = _read_again(connection, config.warc_dir, source["id"])
    found = _told(again, code) if again is not None else []
    return [
        {
            "publisher": holding.publisher,
            "report_year": holding.report_year,
            "code": code,
            "told": row,
            "version": period.number,
            "url": source["url"],
            "captured": source["fetched_at"],
            "warc": _place(source),
            "payload_digest": source["payload_digest"],
            "files": files,
            "reader": source["reader"],
            "read_again": found[number] if number < len(found) else None,
            "same": number < len(found) and found[number] == row,
        }
        for number, row in enumerate(told)
    ]


def _told(record: dict[str, Any], code: str) -> list[dict[str, Any]]:
    """The figures, facts and regional rows of a record with this code."""
    return [
        row
        for part in ("figures", "facts", "regional_rows")
        for row in record.get(part, ())
        if row["code"] == code
    ]


_first = captures.alias("first")


def _records() -> Select[Any]:
    """Fetches with their place in the WARC; where a payload repeats an earlier one, that one's row has its digest."""
    return (
        select(
            captures.c.id, captures.c.fetched_at, captures.c.offset, captures.c.length, warcs.c.file, urls.c.url,
            func.coalesce(captures.c.payload_digest, _first.c.payload_digest).label("payload_digest"),
        )
        .join(urls, urls.c.id == captures.c.url_id)
        .outerjoin(warcs, warcs.c.id == captures.c.warc_id)
        .outerjoin(_first, _first.c.id == captures.c.same_as)
    )  # fmt: skip


def _source(connection: Connection, period: Stood) -> RowMapping:
    """The newest reading of the version, and the capture it was made from."""
    made = _records().add_columns(readings.c.reader).join(readings, readings.c.capture_id == captures.c.id)
    newest = made.where(readings.c.version_id == period.version_id)
    newest = newest.order_by(readings.c.read_at.desc(), readings.c.id.desc()).limit(1)
    return connection.execute(newest).mappings().one()


def _files(connection: Connection, capture_id: int) -> list[Row]:
    """The files that a page was read with: what is told may stand in one of them."""
    parts = _records().join(capture_parts, capture_parts.c.part_id == captures.c.id)
    own = parts.where(capture_parts.c.capture_id == capture_id).order_by(capture_parts.c.position)
    return [
        {"url": row["url"], "warc": _place(row), "payload_digest": row["payload_digest"]}
        for row in connection.execute(own).mappings()
    ]


def _place(row: RowMapping) -> Row:
    return {"file": row["file"], "offset": row["offset"], "length": row["length"]}


def _read_again(connection: Connection, folder: Path, capture_id: int) -> dict[str, Any] | None:
    """The record as today's reader makes it from the WARC; None where the WARC is damaged (verify names it)."""
    try:
        capture = with_bytes(connection, folder, capture_id)
    except Unreadable:
        return None
    knowledge = Knowledge(known_divisions(connection), listed(connection))
    return report_object(open_page(capture, knowledge).report)


def show(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        told, place = row["told"], row["warc"]
        console.print(f"{row['publisher']} {row['report_year']}  {row['code']}", style="bold")
        version = f"version {row['version']}, " if row["version"] else ""
        console.print(Text(f"  {_words(told)}   ({version}read by {row['reader']})"))
        console.print(Text(f"  page      {row['url']}, captured {row['captured']:%Y-%m-%d %H:%M:%S} UTC"))
        console.print(Text(f"  WARC      {place['file']}, offset {place['offset']}, {place['length']} bytes"))
        console.print(Text(f"  payload   {row['payload_digest']}"))
        for file in row["files"]:
            held = file["warc"]
            console.print(Text(f"  read with {file['url']}, {held['file']}, offset {held['offset']}"))
        console.print(Text(f"  re-read   {'the same' if row['same'] else _words(row['read_again'])}"))


def _words(told: Row | None) -> str:
    """A figure as printed with its place, a fact with its clause."""
    if told is None:
        return "not found again: `nianbao verify` checks the WARC, `scrapy crawl replay` reads it anew"
    if "votes" in told:
        return f"{told['value']}: " + (
            ", ".join(f"{v['source']} {v['value']}" for v in told["votes"]) or "no vote"
        )
    if "quote" in told:
        return f"{told['value']} {told['unit'] or ''} 「{told['quote']}」"
    if "state" not in told:
        return f"{told['label']}: {told['values']}"
    return f"{told['value']} ({told['state']} as '{told['raw']}', table {told['table']} row {told['row']} column {told['column']})"


QUESTION = Question(
    name="evidence",
    help=(
        "Where a figure, a fact or a regional row comes from: capture, WARC file and offset, payload digest, place in"
        " the document, reader; and the same value read again from the WARC alone. The code `trust` tells the votes that"
        " decided how far each copy of the report is trusted."
    ),
    ask=ask,
    params=lambda: [
        who(),
        year(required=True),
        click.Option(
            ["--code"], required=True, metavar="C", help="A code such as t3.new_received.total, or trust."
        ),
        moment("as-of", "What was published then; default now.", to="as_of_"),
    ],
    show=show,
    takes_config=True,
)
