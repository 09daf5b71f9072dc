"""nianbao why: the trail that led the crawl to a page, from the site's address on, and what came of each step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection, select

from archive.question import Question, Row
from models.captures import known_url
from models.errors import NothingFound
from models.tables import captures, runs, sites, trails, urls

_LONGEST = 50  # steps; a crawl goes ten deep, and further pages of a list follow each other


def ask(connection: Connection, *, url: str) -> list[Row]:
    """A row a step, the site's address first, the page asked for last."""
    found: list[Row] = []
    seen: set[int] = set()
    where = known_url(connection, url)
    while where is not None and where not in seen and len(found) < _LONGEST:
        seen.add(where)
        row = _step(connection, where)
        if row is None:
            break
        via = row.pop("via_id")
        found.append({**row, **_came(connection, where)})
        where = via
    if not found:
        raise NothingFound(
            f"no crawl of this archive met {url}: give the address exactly as `nianbao reports --json` has it"
        )
    return [{"step": number, **row} for number, row in enumerate(reversed(found), 1)]


def _step(connection: Connection, where: int) -> dict[str, Any] | None:
    """What led to an address: a link, else a redirect, else the page that an attachment hangs on."""
    via = urls.alias("via")
    row = connection.execute(
        select(
            urls.c.url, sites.c.code.label("site"), via.c.url.label("via"), trails.c.text, trails.c.sort,
            trails.c.score, trails.c.why, trails.c.at, runs.c.kind.label("run"), trails.c.via_id,
        )
        .join(urls, urls.c.id == trails.c.url_id)
        .join(sites, sites.c.id == trails.c.site_id)
        .outerjoin(via, via.c.id == trails.c.via_id)
        .outerjoin(runs, runs.c.id == trails.c.run_id)
        .where(trails.c.url_id == where)
        .order_by(trails.c.at)
    ).mappings().first()  # fmt: skip
    return dict(row) if row else _without_link(connection, where)


def _without_link(connection: Connection, where: int) -> dict[str, Any] | None:
    url = connection.execute(select(urls.c.url).where(urls.c.id == where)).scalar_one()
    met = select(
        captures.c.url_id, captures.c.referrer_id, captures.c.fetched_at, sites.c.code, runs.c.kind
    ).outerjoin(sites, sites.c.id == captures.c.site_id).outerjoin(runs, runs.c.id == captures.c.run_id)  # fmt: skip
    sent = connection.execute(met.where(captures.c.redirect_to == url).order_by(captures.c.id)).first()
    row = sent or connection.execute(met.where(captures.c.url_id == where).order_by(captures.c.id)).first()
    if row is None:
        return None
    sort, via_id, why = _KNOWN
    if sent:
        sort, via_id, why = "redirect", row.url_id, "the server sent the crawl on from there"
    elif row.referrer_id is not None:
        sort, via_id, why = "attachment", row.referrer_id, "a file that hangs on the page"
    via = select(urls.c.url).where(urls.c.id == via_id)
    return {
        "url": url, "site": row.code, "via": connection.scalar(via), "text": "", "sort": sort, "score": None,
        "why": why, "at": row.fetched_at, "run": row.kind, "via_id": via_id,
    }  # fmt: skip


_KNOWN: tuple[str, int | None, str] = (
    "known",
    None,
    "asked for without a link: robots.txt, a file of a page, or known before trails were kept",
)


def _came(connection: Connection, where: int) -> dict[str, Any]:
    """What the newest fetch of an address brought; nulls where nobody fetched it."""
    query = select(captures.c.kind, captures.c.status, captures.c.fetched_at).where(
        captures.c.url_id == where
    )
    row = connection.execute(
        query.order_by(captures.c.fetched_at.desc(), captures.c.id.desc()).limit(1)
    ).first()
    kind, status, at = row or (None, None, None)
    return {"came": kind, "status": status, "fetched": at}


def show(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        score = "" if row["score"] is None else f", score {row['score']:g}"
        words = f" 「{row['text']}」" if row["text"] else ""
        came = (
            f"{row['came']}, status {row['status']}, {row['fetched']:%Y-%m-%d %H:%M} UTC"
            if row["came"]
            else "not fetched"
        )
        console.print(Text(f"{row['step']}  {row['url']}{words}"), style="bold")
        console.print(Text(f"   {row['sort']}{score}: {row['why']}; {came}"))


QUESTION = Question(
    name="why",
    help="What led the crawl to a page: page by page from the site's address, with the words of each link, its score and reason.",
    ask=ask,
    params=lambda: [click.Argument(["url"], metavar="URL")],
    show=show,
)
