"""Why a page is trusted as it is: the votes kept with its assignment, and what reading its bytes again says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from archive.divisions import known_divisions
from archive.history import copies
from archive.question import Row
from archive.shelf import Holding
from archive.then import Then
from models import captures
from models.config import Config
from models.errors import Unreadable
from models.evidence import shown_to_others, with_bytes
from models.sites import listed
from models.tables import assignments
from pipelines.check.cloaked import RULE, accused
from pipelines.read import Knowledge, open_page

CODE = "trust"


def ask(connection: Connection, config: Config, who: str, year: int, then: Then) -> list[Row]:
    """A row a document, copies by strangers too: its trust, each vote for it, its bytes, and the same read again."""
    found = sorted(copies(connection, who, year, then), key=lambda holding: holding.rank)
    knowledge = Knowledge(known_divisions(connection), listed(connection))
    return [_row(connection, config, knowledge, holding, then) for holding in found]


def _row(
    connection: Connection, config: Config, knowledge: Knowledge, holding: Holding, then: Then
) -> dict[str, Any]:
    """votes: empty where an older program took the page for what it is; again: None where the WARC is damaged."""
    kept = connection.execute(
        select(assignments).where(assignments.c.document_id == holding.document_id, then.assigned())
    ).one()
    told = _told(kept.trust, kept.trust_votes or ())
    again = _again(connection, config, knowledge, kept.capture_id)
    capture = captures.find(connection, kept.capture_id)
    place = capture.warc if capture else None
    return {
        "publisher": holding.publisher,
        "report_year": holding.report_year,
        "code": CODE,
        "told": told,
        "version": None,
        "url": capture.url if capture else None,
        "captured": capture.fetched_at if capture else None,
        "warc": {name: getattr(place, name, None) for name in ("file", "offset", "length")},
        "payload_digest": capture.payload_digest if capture else None,
        "reader": kept.reader,
        "read_again": again,
        "same": again == told,
    }


def _told(trust: str, votes: Sequence[Sequence[str]]) -> dict[str, Any]:
    named = [{"source": source, "value": value} for source, value in votes]
    return {"code": CODE, "value": trust, "votes": named}


def _again(
    connection: Connection, config: Config, knowledge: Knowledge, capture_id: int
) -> dict[str, Any] | None:
    try:
        capture = with_bytes(connection, config.warc_dir, capture_id)
    except Unreadable:
        return None
    report = accused(open_page(capture, knowledge), shown_to_others(connection, capture_id, RULE)).report
    return _told(report.trust, [(vote.source, vote.value) for vote in report.trust_votes])
