"""Problems: what a person must know about a reading, a page, a place or a run; the only writer of these rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, and_, delete, func, select

from models import tallies
from models.tables import problems
from models.values import Problem

#: What a problem speaks about, and the column that names the thing: its problems are replaced as one set.
Scope = Literal["reading", "page", "place", "run"]
KEY: Mapping[Scope, str] = {
    "reading": "version_id", "page": "url_id", "place": "url_id", "run": "run_id",
}  # fmt: skip


def replace(
    connection: Connection,
    scope: Scope,
    of: int,
    found: Sequence[Problem],
    now: datetime,
    **places: int | None,
) -> None:
    """Let *found* be all the problems of this scope of that thing; an unchanged set is left untouched.

    places: the other references of the rows (site_id, run_id, url_id, document_id, version_id, reading_id).
    """
    key = KEY[scope]
    where = and_(problems.c.scope == scope, problems.c[key] == of)
    known = connection.execute(
        select(
            problems.c.rule, problems.c.severity, problems.c.message, problems.c.codes, problems.c.reading_id
        )
        .where(where)
        .order_by(problems.c.id)
    ).all()
    places[key] = of
    rows = [_row(problem) for problem in found]
    told = [(r["rule"], r["severity"], r["message"], r["codes"], places.get("reading_id")) for r in rows]
    if [tuple(row) for row in known] == told:
        return
    if known:
        connection.execute(delete(problems).where(where))
    if rows:
        common = {"scope": scope, "recorded_at": now, **places}
        connection.execute(problems.insert(), [{**row, **common} for row in rows])
    tallies.put(connection, kind(scope), of, len(rows))


def of_page(found: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems once each, in order: the clean step's reach the report's list too."""
    return tuple(dict.fromkeys(found))


def kind(scope: Scope) -> str:
    """What the tallies call the problems of a scope."""
    return f"problems of {scope}"


def _row(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule, "severity": problem.severity, "message": problem.message,
        "codes": list(problem.codes),
    }  # fmt: skip


def withdraw(connection: Connection, url_id: int, rule: str) -> None:
    """The place's problem of this rule is none any more."""
    gone = connection.execute(
        delete(problems).where(
            problems.c.scope == "place", problems.c.url_id == url_id, problems.c.rule == rule
        )
    )
    if gone.rowcount:
        tallies.grow(connection, kind("place"), url_id, -gone.rowcount)


def standing(connection: Connection, site_id: int) -> int:
    """How many problems a person should look at stand open at a site."""
    told = (problems.c.site_id == site_id) & (problems.c.severity != "info")
    return int(connection.execute(select(func.count()).where(told)).scalar_one())
