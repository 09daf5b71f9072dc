"""nianbao changes: the feed of what happened, oldest first, each event in a sentence and with its captures."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from archive.atom import atom
from archive.difference import figures_changed
from archive.history import record_of
from archive.labels import LABELS
from archive.mementos import memento
from archive.question import Question, Row, moment, site
from archive.sites import site_condition
from archive.who import moment as moment_of
from models.tables import (
    assignments,
    captures,
    documents,
    events,
    locations,
    publishers,
    sites,
    urls,
    versions,
    warcs,
)

_SHOWN = 8  # changed figures that the sentence names; the field `figures` has them all


def ask(connection: Connection, *, since: str | None = None, site: str | None = None) -> list[Row]:
    start = moment_of(since, end_of_day=False)
    conditions = [events.c.at >= start] if start else []
    if site:
        conditions.append(site_condition(connection, site))
    rows = connection.execute(_statement().where(*conditions))
    return [_row(connection, row) for row in rows]


def latest(connection: Connection, count: int) -> list[Row]:
    """The newest events, newest first, however many there were before."""
    newest = _statement().order_by(None).order_by(events.c.at.desc(), events.c.id.desc()).limit(count)
    return [_row(connection, row) for row in connection.execute(newest)]


def _statement() -> Any:
    primary = locations.alias("primary_place")
    return (
        select(
            events.c.event, events.c.at, events.c.version_id, events.c.before_id, events.c.evidence,
            func.coalesce(publishers.c.name, assignments.c.publisher_name).label("publisher"),
            publishers.c.division_code, assignments.c.report_year, assignments.c.title, urls.c.url,
            sites.c.code.label("site"),
        )
        .select_from(events)
        .join(documents, documents.c.id == events.c.document_id)
        .join(sites, sites.c.id == documents.c.site_id)
        .outerjoin(assignments, (assignments.c.document_id == documents.c.id) & assignments.c.valid_to.is_(None))
        .outerjoin(publishers, publishers.c.id == assignments.c.publisher_id)
        .outerjoin(primary, (primary.c.document_id == documents.c.id) & primary.c.is_primary)
        .outerjoin(locations, locations.c.id == func.coalesce(events.c.location_id, primary.c.id))
        .outerjoin(urls, urls.c.id == locations.c.url_id)
        .order_by(events.c.at, events.c.id)
    )  # fmt: skip


def _row(connection: Connection, row: Any) -> Row:
    """One event; a revision names the figures that changed, a removal its evidence.

    captures: before shows the content that went, after the one that came, each with its place in the WARC and the
    path under which `nianbao serve` replays it.
    """
    figures = []
    if row.event == "revised" and row.before_id and row.version_id:
        figures = figures_changed(record_of(connection, row.before_id), record_of(connection, row.version_id))
    return {
        "event": row.event,
        "at": row.at,
        "publisher": row.publisher,
        "division_code": row.division_code,
        "report_year": row.report_year,
        "title": row.title,
        "site": row.site,
        "url": row.url,
        "summary": _summary(row, figures),
        "figures": figures,
        "captures": {
            "before": _capture(connection, row.before_id, versions.c.last_capture_id),
            "after": _capture(connection, row.version_id, versions.c.first_capture_id),
        },
        "evidence": row.evidence or {},
    }


def _summary(row: Any, figures: list[dict[str, Any]]) -> str:
    """总计 134 → 143 on 2026-02-02; the prose alone: text changed on 2026-02-02."""
    what = "; ".join(
        f"{LABELS.get(f['code'], f['code'])} {f['before']} → {f['after']}" for f in figures[:_SHOWN]
    )
    more = f" and {len(figures) - _SHOWN} more" if len(figures) > _SHOWN else ""
    done = "text changed" if row.event == "revised" else row.event
    return f"{what or done}{more} on {row.at:%Y-%m-%d}"


def _capture(connection: Connection, version_id: int | None, which: Any) -> Row | None:
    """The capture that shows a version: the last one of what went, the first one of what came."""
    found = connection.execute(
        select(captures.c.fetched_at, captures.c.offset, warcs.c.file, urls.c.url)
        .select_from(versions)
        .join(captures, captures.c.id == which)
        .join(urls, urls.c.id == captures.c.url_id)
        .outerjoin(warcs, warcs.c.id == captures.c.warc_id)
        .where(versions.c.id == version_id)
    ).first()
    return found and {
        "url": found.url,
        "captured": found.fetched_at,
        "memento": memento(found.fetched_at, found.url),
        "warc": {"file": found.file, "offset": found.offset},
    }


QUESTION = Question(
    name="changes",
    help="What happened, oldest first: reports new, revised, removed or restored.",
    ask=ask,
    params=lambda: [moment("since", "Only from this moment on."), site()],
    columns=("at", "event", "publisher", "report_year", "summary", "url"),
    nothing="no changes there",
    atom=atom,
)
