"""What two reports of one publisher, a year apart, say of the same thing: computed on asking, stored nowhere.

Either report may be revised or read better, so a finding belongs to the pair as both stand now. What must follow from
what stands in the table of all checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from sqlalchemy import Connection, func, select

from archive.question import Row
from archive.shelf import Holding, by_report, holdings
from models.tables import figures, periods
from models.vocabulary import Number
from pipelines.check.checks import BETWEEN, Between

Values = Mapping[str, float]


RULES = frozenset(check.rule for check in BETWEEN)
_CODES = frozenset(
    code for check in BETWEEN for code in (check.code, *check.before, *check.added, *check.taken)
)


def findings(connection: Connection, rules: frozenset[str] = RULES) -> list[Row]:
    """A row a rule and pair of reports that contradict each other, as `nianbao problems` prints its rows."""
    alive = by_report(h for h in holdings(connection) if h.publisher_id and h.report_year and h.version_id)
    shelf = {(holding.publisher_id, holding.report_year): holding for holding in alive}
    told = _values(connection)
    found: list[Row] = []
    for (publisher, year), later in shelf.items():
        earlier = shelf.get((publisher, (year or 0) - 1))
        if earlier is not None:
            found += _between(later, earlier, told, rules)
    return found


def _between(
    later: Holding, earlier: Holding, told: Mapping[int, Values], rules: frozenset[str]
) -> Iterator[Row]:
    now, then = told.get(later.version_id or 0, {}), told.get(earlier.version_id or 0, {})
    broken = [
        (check, follows)
        for check in BETWEEN
        if check.rule in rules
        and (follows := _follows(check, now, then)) is not None
        and follows != now[check.code]
    ]
    for (rule, severity), group in groupby(broken, key=lambda pair: (pair[0].rule, pair[0].severity)):
        parts = [(check.code, now[check.code], follows) for check, follows in group]
        values = "; ".join(f"{code} {_number(value)}, not {_number(due)}" for code, value, due in parts)
        message = (
            f"the report of {later.report_year} prints {values}: so it follows from that of"
            f" {earlier.report_year} ({earlier.url})"
        )
        yield {
            "rule": rule,
            "severity": severity,
            "message": message,
            "codes": [code for code, _, _ in parts],
            "publisher": later.publisher,
            "report_year": later.report_year,
            "url": later.url,
            "site": later.site,
            "recorded_at": None,
        }


def _follows(check: Between, now: Values, then: Values) -> float | None:
    """What this year's figure must be after both reports; None where an operand is not known."""
    terms = [
        *(then.get(code) for code in check.before),
        *(now.get(code) for code in check.added),
        *(-value if (value := now.get(code)) is not None else None for code in check.taken),
    ]
    known = [term for term in terms if term is not None]
    return None if check.code not in now or len(known) < len(terms) else round(sum(known), 6)


def _values(connection: Connection) -> dict[int, dict[str, float]]:
    """By version: the cells these checks ask for, as printed, or as the sums prove a blank."""
    value = func.coalesce(figures.c.value, figures.c.computed)
    rows = connection.execute(
        select(figures.c.version_id, figures.c.code, value.label("value"))
        .join(periods, (periods.c.version_id == figures.c.version_id) & periods.c.valid_to.is_(None))
        .where(figures.c.code.in_(_CODES), value.is_not(None))
    )
    told: dict[int, dict[str, float]] = {}
    for row in rows:
        told.setdefault(row.version_id, {})[row.code] = row.value
    return told


def _number(value: float) -> Number:
    return int(value) if value == int(value) else value
