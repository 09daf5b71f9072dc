"""The dossier of what is gone or moved: what answered and when, what was had last, and whether lists name it still."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from models import outages
from models.locations import Location
from models.outages import SPAN, VISITS, Outage
from models.tables import capture_parts, captures, columns, runs, urls
from models.tables import locations as places

_RULE = f"at least {VISITS} failed visits in complete runs over at least {SPAN.days} days, healthy site"
_ANSWER = (
    captures.c.id, captures.c.url_id, captures.c.fetched_at, captures.c.status, captures.c.kind, captures.c.run_id,
)  # fmt: skip


def of(connection: Connection, primary: Location, failures: Sequence[Any], run_id: int) -> dict[str, Any]:
    """What is kept of a document as the run judged it; failures: the fetches that show it gone.

    went: `page` or `attachment`, and `list_entry` where the list that led there names it no more.
    """
    good = last_good(connection, primary)
    entry = _list_entry(connection, primary, run_id)
    own = (
        connection.scalar(select(captures.c.url_id).where(captures.c.id == failures[0].id))
        if failures
        else None
    )
    went = [] if own is None else ["page" if own == primary.url_id else "attachment"]
    return {
        "rule": _RULE,
        "went": [*went, *(["list_entry"] if entry and not entry["still_named"] else ())],
        "failed": [_answer(row) for row in failures],
        "last_good": _good(good),
        "files": _files(connection, good.id) if good else [],
        "list_entry": entry,
    }


def of_files(connection: Connection, missed: Iterable[str]) -> dict[str, Any] | None:
    """What is kept of a revision that is one because files of the page went; None where none of those it missed counts as gone."""
    gone = [
        _file(url, outage) for url in missed if (outage := outages.of(connection, url)) and outage.is_gone
    ]
    return {"rule": _RULE, "went": ["attachment"], "files": gone} if gone else None


def last_good(connection: Connection, place: Location) -> Any:
    """The newest fetch of a place that saw it well: its id and fetched_at; None where it has none."""
    return connection.execute(
        select(captures.c.id, captures.c.fetched_at)
        .where(captures.c.url_id == place.url_id, captures.c.fetched_at <= place.last_seen)
        .order_by(captures.c.fetched_at.desc())
        .limit(1)
    ).first()


def files(connection: Connection, capture_id: int) -> Sequence[Any]:
    """The files a page was read with: id, fetched_at and url of each."""
    return connection.execute(
        select(captures.c.id, captures.c.fetched_at, urls.c.url)
        .join(capture_parts, capture_parts.c.part_id == captures.c.id)
        .join(urls, urls.c.id == captures.c.url_id)
        .where(capture_parts.c.capture_id == capture_id)
        .order_by(capture_parts.c.position)
    ).all()


def _files(connection: Connection, capture_id: int) -> list[dict[str, Any]]:
    """The files the page handed out when it was last good, and what was said of them since; few are asked for later."""
    return [
        {
            "capture": row.id,
            "at": row.fetched_at.isoformat(),
            **_file(row.url, outages.of(connection, row.url)),
        }
        for row in files(connection, capture_id)
    ]


def _file(url: str, outage: Outage | None) -> dict[str, Any]:
    """What was said of a file since it was last had."""
    if outage is None:
        return {"url": url, "failed": [], "last_good": None}
    return {"url": url, "failed": [_answer(row) for row in outage.said], "last_good": _good(outage.good)}


def _good(row: Any) -> dict[str, Any] | None:
    return {"capture": row.id, "at": row.fetched_at.isoformat()} if row else None


def _list_entry(connection: Connection, primary: Location, run_id: int) -> dict[str, Any] | None:
    """The list that pointed to the page: whether it did in this run, when it did last, and how it answered; None: none ever did."""
    row = connection.execute(
        select(columns.c.url_id, urls.c.url, runs.c.id, runs.c.started)
        .join(runs, runs.c.id == places.c.listed_in)
        .join(columns, columns.c.id == places.c.column_id)
        .join(urls, urls.c.id == columns.c.url_id)
        .where(places.c.id == primary.id)
    ).first()
    if row is None:
        return None
    answer = connection.execute(
        select(*_ANSWER).where(captures.c.url_id == row.url_id).order_by(captures.c.id.desc()).limit(1)
    ).first()
    return {
        "url": row.url,
        "still_named": row.id == run_id,
        "last_named": row.started.isoformat(),
        "answered": _answer(answer) if answer else None,
    }


def _answer(row: Any) -> dict[str, Any]:
    at = row.fetched_at.isoformat()
    return {"capture": row.id, "run": row.run_id, "at": at, "status": row.status, "kind": row.kind}
