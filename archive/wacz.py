"""WACZ 1.1.1: the WARC files with index, list of pages and digests in one file that a browser can replay.

Written by hand onto the disk as it goes: the packages that make WACZ files bring thirty others and an index library
under a licence that ours cannot take in. Theirs check ours in the tests.
"""

from __future__ import annotations

import hashlib
import json
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from archive.answer import plain
from archive.cdxj import index, warc_files
from archive.hand_over import Handed

NAME = "nianbao.wacz"
VERSION = "1.1.1"
TITLE = "政府信息公开工作年度报告"
_BLOCK = 3_000  # lines of the index that are packed together; a reader fetches one block to find a page
_STEP = 1 << 20


class _Package:
    """A WACZ while it is written: what went into it, with size and digest."""

    def __init__(self, file: ZipFile, at: datetime) -> None:
        self._file, self._at = file, at
        self.resources: list[dict[str, Any]] = []

    def add(self, path: str, chunks: Iterable[bytes], *, packed: bool = False, size: int = 0) -> bytes:
        """Write a member from its pieces and list it; its SHA-256. packed: it is compressed here, not by itself.

        size is told for what may be large: only beyond 2 GiB a member gets the longer head of zip64, since viewers
        look for the bytes right behind a short one.
        """
        member = ZipInfo(path, self._at.timetuple()[:6])
        member.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        member.external_attr = 0o644 << 16
        member.file_size = size
        digest, written = hashlib.sha256(), 0
        with self._file.open(member, "w") as target:
            for chunk in chunks:
                target.write(chunk)
                digest.update(chunk)
                written += len(chunk)
        told = {
            "name": path.rpartition("/")[2],
            "path": path,
            "hash": f"sha256:{digest.hexdigest()}",
            "bytes": written,
        }
        self.resources.append(told)
        return digest.digest()


def write(folder: Path, warcs: Path, reports: Iterable[Handed], at: datetime) -> Mapping[str, int]:
    """Write nianbao.wacz into *folder*; how many of each thing it holds. Files that a crawl still writes are left out."""
    files = warc_files(warcs)
    with ZipFile(folder / NAME, "w", allowZip64=True) as zipped:
        package = _Package(zipped, at)
        for path in files:
            package.add(f"archive/{path.name}", _pieces(path), size=path.stat().st_size)
        blocks: list[str] = []
        package.add("indexes/index.cdx.gz", _blocks(index(files, folder), blocks))
        package.add("indexes/index.idx", (line.encode() for line in _idx(blocks)), packed=True)
        pages = [_page(report) for report in reports if report.period]
        package.add("pages/pages.jsonl", (_line(row) for row in (_HEAD, *pages)), packed=True)
        described = _described(package.resources, at)
        digest = package.add("datapackage.json", [described], packed=True)
        told = {"path": "datapackage.json", "hash": f"sha256:{digest.hex()}"}
        package.add("datapackage-digest.json", [_line(told)], packed=True)
    return {"WARC files": len(files), "pages": len(pages)}


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_STEP):
            yield piece


def _blocks(lines: Iterator[str], idx: list[str]) -> Iterator[bytes]:
    """The index in gzip members of some thousand lines; where each begins goes to *idx*."""
    offset = 0
    while block := list(islice(lines, _BLOCK)):
        packer = zlib.compressobj(wbits=31)
        member = packer.compress("".join(block).encode()) + packer.flush()
        place = {
            "offset": offset,
            "length": len(member),
            "digest": f"sha256:{hashlib.sha256(member).hexdigest()}",
        }
        idx.append(f"{block[0].partition('{')[0]}{json.dumps(place)}\n")
        offset += len(member)
        yield member


def _idx(blocks: list[str]) -> Iterator[str]:
    """The index of the index: a head, and a line a block."""
    yield f"!meta 0 {json.dumps({'format': 'cdxj-gzip-1.0', 'filename': 'index.cdx.gz'})}\n"
    yield from blocks


_HEAD = {"format": "json-pages-1.0", "id": "pages", "title": TITLE}


def _page(report: Handed) -> Mapping[str, Any]:
    """A report's page as it stood: where a person begins to read."""
    holding, period = report.holding, report.period
    assert period  # only reports that stood are asked
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_URL, f"{period.url} {plain(period.captured)}").hex,
        "url": period.url,
        "ts": plain(period.captured),
        "title": holding.title
        or f"{holding.publisher or ''} {holding.report_year or ''}".strip()
        or period.url,
    }


def _described(resources: list[dict[str, Any]], at: datetime) -> bytes:
    package = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": TITLE,
        "software": f"nianbao {version('nianbao')}",
        "created": plain(at),
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


def _line(row: Mapping[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"
