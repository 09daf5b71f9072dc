"""nianbao problems: what is wrong, by rule, with the page it is wrong on."""

from __future__ import annotations

import click
from sqlalchemy import Connection, func, or_, select

from archive import between_years
from archive.question import Question, Row, site
from archive.sites import site_codes, site_ids
from models.errors import WrongArguments
from models.tables import assignments, documents, locations, periods, problems, publishers, sites, urls
from pipelines.check.rules import GROUPS, RULES


def ask(connection: Connection, *, rule: str | None = None, site: str | None = None) -> list[Row]:
    """What is stored of pages, readings and runs, and what the reports of two years show beside each other."""
    found = [*_stored(connection, rule, site), *_between_years(connection, rule, site)]
    return sorted(found, key=lambda row: (row["rule"], row["url"] or ""))


def _between_years(connection: Connection, rule: str | None, site: str | None) -> list[Row]:
    rules = between_years.RULES & frozenset(rules_named(rule) if rule else between_years.RULES)
    found = between_years.findings(connection, rules) if rules else []
    codes = site_codes(connection, site) if site else None
    return [row for row in found if codes is None or row["site"] in codes]


def _stored(connection: Connection, rule: str | None, site: str | None) -> list[Row]:
    conditions = [or_(problems.c.version_id.is_(None), periods.c.version_id.is_not(None))]
    if rule:
        conditions.append(problems.c.rule.in_(rules_named(rule)))
    owner = func.coalesce(problems.c.site_id, documents.c.site_id)
    if site:
        conditions.append(owner.in_(site_ids(connection, site)))
    page = func.coalesce(problems.c.url_id, locations.c.url_id)
    document = func.coalesce(problems.c.document_id, periods.c.document_id)
    statement = (
        select(
            problems.c.rule, problems.c.severity, problems.c.message, problems.c.codes,
            func.coalesce(publishers.c.name, assignments.c.publisher_name).label("publisher"),
            assignments.c.report_year, urls.c.url, sites.c.code.label("site"), problems.c.recorded_at,
        )
        .select_from(problems)
        .outerjoin(periods, (periods.c.version_id == problems.c.version_id) & periods.c.valid_to.is_(None))
        .outerjoin(documents, documents.c.id == document)
        .outerjoin(assignments, (assignments.c.document_id == documents.c.id) & assignments.c.valid_to.is_(None))
        .outerjoin(publishers, publishers.c.id == assignments.c.publisher_id)
        .outerjoin(locations, (locations.c.document_id == documents.c.id) & locations.c.is_primary)
        .outerjoin(urls, urls.c.id == page)
        .outerjoin(sites, sites.c.id == owner)
        .where(*conditions)
        .order_by(problems.c.rule, urls.c.url, problems.c.id)
    )  # fmt: skip
    return [{**row, "codes": row["codes"] or []} for row in connection.execute(statement).mappings()]


def rules_named(rule: str) -> tuple[str, ...]:
    """The rule, or all rules of a group; an unknown name raises WrongArguments."""
    if rule in GROUPS:
        return tuple(GROUPS[rule])
    if rule not in RULES:
        raise WrongArguments(
            f"no rule '{rule}': the README lists the rules; groups are {', '.join(sorted(GROUPS))}"
        )
    return (rule,)


def _rule() -> click.Option:
    return click.Option(["--rule"], metavar="R", help="Only this rule, or this group of rules (injected).")


QUESTION = Question(
    name="problems",
    help="What is wrong, a row a problem: sums that do not hold, cells in doubt, words injected, pages that failed.",
    ask=ask,
    params=lambda: [_rule(), site()],
    columns=("rule", "severity", "publisher", "report_year", "message", "url"),
    nothing="no problems there",
)
