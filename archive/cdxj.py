"""CDXJ: the index of WARC files that replay tools read, one line a record: SURT, moment, JSON.

Line for line what cdxj-indexer makes of the same files. It is made when somebody asks for it (an export to WACZ, or
`nianbao export --format cdxj` for pywb) and never kept beside the files: the archive's own index is its captures
table, which `nianbao verify` holds to the files, and a second one could only be late or wrong.
"""

from __future__ import annotations

import heapq
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.timeutils import iso_date_to_timestamp

from archive.surt import surt
from models.warc import payload_digest

_INDEXED = ("response", "revisit", "resource", "metadata")
_FIELDS = "application/warc-fields"  # a resource or metadata record of these is about the archive, no page
_STEP = 1 << 20


def warc_files(folder: Path) -> list[Path]:
    """The closed WARC files of an archive, oldest first by name; what a crawl still writes is left out."""
    return sorted(folder.glob("*.warc.gz"))


def index(paths: Iterable[Path], beside: Path) -> Iterator[str]:
    """The lines of all files, in order, each once; a file at a time is held in memory.

    beside: the folder in which the lines wait meanwhile, that of the result: nobody needs room elsewhere.
    """
    with ExitStack() as files:
        sorted_files = []
        for path in paths:
            file = files.enter_context(TemporaryFile("w+", encoding="utf-8", dir=beside))
            file.writelines(sorted(lines(path)))
            file.seek(0)
            sorted_files.append(file)
        yield from (line for line, _ in groupby(heapq.merge(*sorted_files)))


def lines(path: Path) -> Iterator[str]:
    """The lines of one file in the order of its records, each with its line feed."""
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        for record in records:
            if _indexed(record):
                yield _line(record, records, path.name)


def _indexed(record: Any) -> bool:
    if record.rec_type in ("resource", "metadata"):
        return bool(record.rec_headers.get_header("Content-Type") != _FIELDS)
    return record.rec_type in _INDEXED


def _line(record: Any, records: Any, file: str) -> str:
    url = record.rec_headers.get_header("WARC-Target-URI")
    told = {
        "url": url,
        "mime": _mime(record),
        "status": record.http_headers.get_statuscode() if record.http_headers else None,
        "digest": record.rec_headers.get_header("WARC-Payload-Digest") or _digest(record),
        "length": str(
            records.get_record_length()
        ),  # reads the record to its end: nothing of it is asked after this
        "offset": str(records.get_record_offset()),
        "filename": file,
    }
    moment = iso_date_to_timestamp(record.rec_headers.get_header("WARC-Date"))
    return f"{surt(url)} {moment} {json.dumps({name: value for name, value in told.items() if value is not None})}\n"


def _mime(record: Any) -> Any:
    if record.rec_type == "revisit":
        return "warc/revisit"
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    value = headers.get_header("Content-Type") if headers else None
    return re.split(r"[;\s]", value, maxsplit=1)[0].strip() if value else value


def _digest(record: Any) -> str | None:
    """Of the payload as transferred; a revisit has none of its own."""
    return None if record.rec_type == "revisit" else payload_digest(record.raw_stream.read())
