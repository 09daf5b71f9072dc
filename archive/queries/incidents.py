"""nianbao incidents: what was injected into pages, from when to when, with the words taken out made harmless."""

from __future__ import annotations

import re
import unicodedata

import click
from sqlalchemy import Connection, func, select

from archive.queries.problems import rules_named
from archive.question import Question, Row, site
from archive.sites import site_condition
from models.tables import captures, injections, sites, urls
from pipelines.check.rules import RULES


def ask(connection: Connection, *, rule: str | None = None, site: str | None = None) -> list[Row]:
    """A row a span: `text` is the data as it stood, `shown` the same without anything that acts or links.

    there: whether the newest capture of the page that was read still has it.
    """
    conditions = [site_condition(connection, site)] if site else []
    if rule:
        conditions.append(injections.c.rule.in_(rules_named(rule)))
    newest = (
        select(captures.c.url_id, func.max(captures.c.fetched_at).label("at"))
        .where(captures.c.kind == "content")
        .group_by(captures.c.url_id)
        .subquery()
    )
    statement = (
        select(
            urls.c.url, sites.c.code.label("site"), injections.c.rule, injections.c.where, injections.c.text,
            injections.c.first_seen, injections.c.last_seen,
            (injections.c.last_seen >= newest.c.at).label("there"),
        )
        .join(urls, urls.c.id == injections.c.url_id)
        .join(captures, captures.c.id == injections.c.first_capture_id)
        .outerjoin(sites, sites.c.id == captures.c.site_id)
        .outerjoin(newest, newest.c.url_id == injections.c.url_id)
        .where(*conditions)
        .order_by(injections.c.first_seen, urls.c.url, injections.c.id)
    )  # fmt: skip
    return [
        {
            **row,
            "there": bool(row["there"]),
            "reason": RULES.get(row["rule"], "a rule of an earlier version of this program"),
            "shown": inert(row["text"]),
        }
        for row in connection.execute(statement).mappings()
    ]


_SCHEME = re.compile(
    r"\b(?:(?P<web>h)tt(?P<rest>ps?)(?=:?//)|(?P<script>javascript|vbscript|data)(?=\s*:))", re.IGNORECASE
)
_HOST_DOT = re.compile(r"(?<=[a-z0-9-])\.(?=[a-z0-9-]{2,})", re.IGNORECASE)
_ACTING = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))


def inert(text: str) -> str:
    """Words of strangers made harmless to look at: no control or direction mark acts, no address is a link."""
    visible = "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) in _ACTING else c for c in text)
    return _HOST_DOT.sub("[.]", _SCHEME.sub(_broken, visible))


def _broken(scheme: re.Match[str]) -> str:
    """Hxxp for http, as reports of attacks write it; `javascript` with a mark in it."""
    if scheme["web"]:
        return f"{scheme['web']}xx{scheme['rest']}"
    return f"{scheme['script'][0]}[{scheme['script'][1:]}]"


QUESTION = Question(
    name="incidents",
    help="What strangers put into pages: the words taken out, by which rule, first and last seen, and whether still there.",
    ask=ask,
    params=lambda: [
        click.Option(["--rule"], metavar="R", help="Only this rule, or this group of rules (injected)."),
        site(),
    ],
    columns=("first_seen", "last_seen", "there", "rule", "where", "shown", "url"),
    nothing="nothing was injected into the pages of this archive",
)
