"""A capture with its bytes again: the row says where they lie, the WARC says what they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, bindparam, func, select

from models import captures
from models.captures import url_digest
from models.errors import Unreadable
from models.tables import captures as capture_rows
from models.tables import injections, urls
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


def shown_last(connection: Connection, url: str, rule: str) -> str | None:
    """What the incident of this rule says that others were shown when the page at *url* was last read."""
    return connection.scalar(_LAST, {"digest": url_digest(url), "rule": rule})


_NEWEST = (
    select(func.max(capture_rows.c.fetched_at))
    .where(capture_rows.c.url_id == urls.c.id, capture_rows.c.kind == "content")
    .scalar_subquery()
)
_LAST = (  # built once: asked for every report that is read
    select(injections.c.text)
    .join(urls, urls.c.id == injections.c.url_id)
    .where(urls.c.digest == bindparam("digest"), injections.c.rule == bindparam("rule"))
    .where(injections.c.last_seen >= _NEWEST)
    .order_by(injections.c.id.desc())
    .limit(1)
)


def shown_to_others(connection: Connection, capture_id: int, rule: str) -> str | None:
    """What the incident of this rule says that others were shown when a page was fetched; None where none was open.

    It was found in other answers than this one, so that no reading of its bytes finds it again.
    """
    return connection.scalar(
        select(injections.c.text)
        .join(capture_rows, capture_rows.c.url_id == injections.c.url_id)
        .where(capture_rows.c.id == capture_id, injections.c.rule == rule)
        .where(injections.c.first_seen <= capture_rows.c.fetched_at)
        .where(injections.c.last_seen >= capture_rows.c.fetched_at)
        .order_by(injections.c.last_seen.desc(), injections.c.id.desc())
        .limit(1)
    )
