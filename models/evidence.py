"""A capture with its bytes again: the row says where they lie, the WARC says what they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from models import captures
from models.errors import Unreadable
from models.values import Capture
from models.warc import read_record


def with_bytes(connection: Connection, folder: Path, capture_id: int) -> Capture:
    """A capture of the archive with its bytes and its attachments'.

    Raises Unreadable (rule `warc_damaged`) where no row, or no WARC record, is what it was.
    """
    found = captures.find(connection, capture_id)
    if found is None:
        raise Unreadable("warc_damaged", f"capture {capture_id} is not in the archive")
    return replace(
        filled(folder, found), attachments=tuple(filled(folder, part) for part in found.attachments)
    )


def filled(folder: Path, capture: Capture) -> Capture:
    """One capture with its own bytes. Raises Unreadable as above."""
    if capture.warc is None:
        raise Unreadable("warc_damaged", f"nothing was kept of {capture.url}")
    return replace(capture, body=read_record(folder, capture.warc).body)
