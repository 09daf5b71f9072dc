"""nianbao runs: did last night's job work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from archive.question import Question, Row, site
from archive.sites import site_condition
from models.tables import runs, sites


def ask(connection: Connection, *, site: str | None = None) -> list[Row]:
    conditions = [site_condition(connection, site)] if site else []
    rows = connection.execute(
        select(
            sites.c.code.label("site"), sites.c.name, runs.c.kind, runs.c.started, runs.c.ended, runs.c.state,
            runs.c.counters, runs.c.evidence,
        )
        .join(sites, sites.c.id == runs.c.site_id)
        .where(*conditions)
        .order_by(runs.c.started, runs.c.id)
    ).mappings()  # fmt: skip
    told = ({**row, "counters": row["counters"] or {}, "evidence": row["evidence"] or {}} for row in rows)
    return [{**row, "lists": _lists(row["evidence"])} for row in told]


def _lists(evidence: Mapping[str, Any]) -> str:
    """What the run calls itself complete by: what its lists declared, how far they were walked, what was known."""
    lists = evidence.get("lists") or []
    if not lists:
        return ""
    whole, entries = sum(one["whole"] for one in lists), sum(one["entries"] for one in lists)
    promised = [one for one in lists if one["declared"] is not None]
    pages, walked = sum(one["pages"] or one["walked"] for one in lists), sum(one["walked"] for one in lists)
    words = [
        f"{whole} of {len(lists)} lists whole",
        f"{entries} entries, {sum(one.get('known', 0) for one in lists)} known before",
    ]
    if promised:
        words.append(
            f"{sum(one['entries'] for one in promised)} of {sum(one['declared'] for one in promised)} declared"
        )
    return "; ".join(
        (*words, f"{walked} of {pages} pages walked, the last {lists[-1].get('last') or lists[-1]['url']}")
    )


QUESTION = Question(
    name="runs",
    help="Each site's runs: complete, partial or failed, with the counts and the evidence for it.",
    ask=ask,
    params=lambda: [site()],
    columns=("site", "name", "kind", "started", "ended", "state", "counters", "lists"),
    nothing="no such run here: `nianbao sites` lists the sites; a crawl makes one (`scrapy recrawl URL`)",
)
