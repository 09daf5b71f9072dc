"""nianbao runs: did last night's job work."""

from __future__ import annotations

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
    return [{**row, "counters": row["counters"] or {}, "evidence": row["evidence"] or {}} for row in rows]


QUESTION = Question(
    name="runs",
    help="Each site's runs: complete, partial or failed, with the counts and the evidence for it.",
    ask=ask,
    params=lambda: [site()],
    columns=("site", "name", "kind", "started", "ended", "state", "counters"),
    nothing="no such run here: `nianbao sites` lists the sites; a crawl makes one (`scrapy recrawl URL`)",
)
