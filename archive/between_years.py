"""What two reports of one publisher, a year apart, say of the same thing: computed on asking, stored nowhere.

Either report may be revised or read better, so a finding belongs to the pair as both stand now. Sources: the note in
the head of table 3 (what is carried over comes back next year) and the columns of table 2 of both forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, func, select

from archive.question import Row
from archive.shelf import Holding, by_report, holdings
from models.tables import figures, periods
from models.vocabulary import Number, Severity
from pipelines.parse.forms import c60_2019
from pipelines.parse.forms.applications import COLUMNS

Values = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Between:
    """code of this year = before of the year before + added - taken of this year; a blank makes it not applicable."""

    rule: str
    severity: Severity
    code: str
    before: tuple[str, ...]
    added: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()

    def follows(self, now: Values, then: Values) -> float | None:
        """What this year's figure must be after the other reports; None where an operand is not known."""
        terms = [
            *(then.get(code) for code in self.before),
            *(now.get(code) for code in self.added),
            *(-value if (value := now.get(code)) is not None else None for code in self.taken),
        ]
        known = [term for term in terms if term is not None]
        return None if self.code not in now or len(known) < len(terms) else round(sum(known), 6)


def _in_force(row: str) -> Between:
    """Broken by every clean-up of old documents: worth knowing, no fault."""
    code = f"t2.{row}.in_force"
    return Between("T2-years", "info", code, (code,), (f"t2.{row}.issued",), (f"t2.{row}.repealed",))


def _items(row: str) -> Between:
    code = f"t2.{row}.items_last_year"
    return Between("T2-years", "soft", code, (code, f"t2.{row}.items_delta"))


_ROWS_OF_ITEMS = tuple(
    row.code
    for block in c60_2019.BLOCKS
    if any(column.code == "items_delta" for column in block.columns)
    for row in block.rows
)
CHECKS: tuple[Between, ...] = (
    *(Between("T3-4", "soft", f"t3.carried_in.{c.code}", (f"t3.carried_out.{c.code}",)) for c in COLUMNS),
    *(_in_force(row) for row in ("rules", "normative_docs")),
    *(_items(row) for row in _ROWS_OF_ITEMS),
)
RULES = frozenset(check.rule for check in CHECKS)
_CODES = frozenset(
    code for check in CHECKS for code in (check.code, *check.before, *check.added, *check.taken)
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
        for check in CHECKS
        if check.rule in rules
        and (follows := check.follows(now, then)) is not None
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
