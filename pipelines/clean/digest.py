"""Names of contents: the clean digest, whose change alone makes a version, and the record digest of a reading."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from models.shapes import report_object
from models.values import Attachment, Document, Grid, Report

CLEANER = "nianbao-clean/11"

SCANS = frozenset({"image", "scan"})  # sources of documents that were, or would be, recognised

_SPACE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")  # blanks, and letters that show nothing


def clean_digest(document: Document, attachments: Sequence[tuple[Attachment, str | None]] = ()) -> str:
    """SHA-256 (hex) of title, body text, table cells and attachments (name and content digest) of a page.

    Width, whitespace, markup, paragraph bounds, spans, metadata, counters, links, the order in which files are
    listed and skin do not count; punctuation does.
    """
    content = {
        "cleaner": CLEANER,
        "title": _plain(document.headline or ""),
        "body": _plain("".join(b.text for b in document.blocks if b.kind in ("heading", "paragraph"))),
        "tables": [_cells(grid) for grid in document.tables],
        "attachments": sorted([_plain(attachment.name), digest or ""] for attachment, digest in attachments),
    }
    return _sha256(content)


def content_digest(
    document: Document, body: bytes, attachments: Sequence[tuple[Attachment, str | None]] = ()
) -> str:
    """The clean digest; of a scan that of its bytes: what a model recognises in it is no content of its publisher's."""
    return payload_digest(body) if document.source in SCANS else clean_digest(document, attachments)


def payload_digest(body: bytes) -> str:
    """SHA-256 (hex) of a file's bytes: the content digest of what cannot be read."""
    return hashlib.sha256(body).hexdigest()


def record_digest(report: Report) -> str:
    """SHA-256 (hex) of the published object: equal readings have equal names."""
    return _sha256(report_object(report))


def _cells(grid: Grid) -> list[list[str]]:
    """The printed cells of each row, each once at its origin; how wide it is drawn does not count."""
    return [
        [
            _plain(cell.text)
            for x, cell in enumerate(row)
            if cell is not None and (cell.row, cell.column) == (y, x)
        ]
        for y, row in enumerate(grid.rows)
    ]


def _plain(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text  # most cells are a number
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def _sha256(content: Any) -> str:
    packed = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()
