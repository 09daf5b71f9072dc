"""What is rarely so: soft doubts about figures, none of which proves anything wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.values import Figure, Problem, Publisher, RegionalRow
from models.vocabulary import Number
from pipelines.check.checks import KINDS, LIMITS, Limit
from pipelines.check.sums import exact

SIGNED = ".items_delta"
_MONEY = ("元", "万元")
_MONEY_CODES = (
    "b7_fees_collected",
    "b8_budget",
    "t2.procurement.proc_amount",
    "t2.admin_fees.amount_wan_yuan",
)

Values = Mapping[str, Number]


def doubts(
    table: Mapping[str, Figure], regional_rows: Sequence[RegionalRow] = (), publisher: Publisher | None = None
) -> list[Problem]:
    """The soft problems of the figures *table* (by code), of the regional rows beside them, and of who prints them."""
    values = {code: figure.value for code, figure in table.items() if figure.value is not None}
    blanks = {code for code, figure in table.items() if figure.state not in ("printed", "absent")}
    for row in regional_rows:
        number = next(iter(row.values.values()), None)
        if row.code in KINDS and number is not None:
            values[row.code] = number
        elif row.code in KINDS:
            blanks.add(row.code)
    who = publisher or Publisher()
    found = [
        problem
        for limit in LIMITS if _concerns(limit, who)
        if (problem := _passed(limit, values, blanks)) is not None
    ]  # fmt: skip
    return found + _counts(table)


def _concerns(limit: Limit, publisher: Publisher) -> bool:
    """A department is of the county where its code is one: its last two digits are not 00."""
    if limit.levels is None:
        return True
    of_county = not (publisher.division_code or "00").endswith("00")
    return publisher.level in limit.levels and (publisher.level != "department" or of_county)


def _passed(limit: Limit, values: Values, blanks: set[str]) -> Problem | None:
    """The problem of a limit that is passed; None where it is kept, or a cell it asks for prints no number."""
    left = [code for code in limit.left if code in values]
    whole = len(left) == len(limit.left) or (
        limit.optional and left and (limit.largest or not blanks & set(limit.left))
    )
    if not whole or any(code not in values for code in limit.right):
        return None
    if any(values.get(code) != 0 for code in limit.while_zero):
        return None
    most = sum(values[code] for code in limit.right)
    if limit.largest:
        left = [code for code in left if values[code] > most + limit.slack]
        is_passed, amount = bool(left), max((values[code] for code in left), default=0)
    else:
        amount = sum(values[code] for code in left)
        is_passed = exact(amount - most) > max(limit.slack, limit.share * amount)
    if not is_passed and not (limit.is_equal and exact(amount) != exact(most)):
        return None
    codes = (*left, *limit.right, *limit.while_zero)
    return Problem(limit.rule, limit.severity, _message(limit, left, values), codes)


def _message(limit: Limit, left: Sequence[str], values: Values) -> str:
    """Both sides with their numbers: what is printed, and what it may be at most."""
    right = " + ".join(_told(limit.right, values)) or "0"
    slack = f" by more than {limit.slack}" if limit.slack else ""
    than = f"differs from {right}" if limit.is_equal else f"exceeds {right}{slack}"
    zeros = "".join(f" while {words}" for words in _told(limit.while_zero, values))
    joint = ", " if limit.largest else " + "
    return f"{joint.join(_told(left, values)) or '0'} {than}{zeros}"


def _told(codes: Sequence[str], values: Values) -> list[str]:
    return [f"{code} {values[code]}" for code in codes]


def _counts(table: Mapping[str, Figure]) -> list[Problem]:
    """Counts below nothing, and counts that are no whole number."""
    printed = {code: figure for code, figure in table.items() if figure.value is not None}
    negative = tuple(c for c, f in printed.items() if (f.value or 0) < 0 and not c.endswith(SIGNED))
    broken = tuple(
        code
        for code, figure in printed.items()
        if (figure.value or 0) % 1 and figure.unit not in _MONEY and code not in _MONEY_CODES
    )
    told = (("negative_count", "negative counts", negative), ("fractional_count", "fractions", broken))
    return [
        Problem(rule, "soft", f"{what}: {', '.join(f'{c} {printed[c].value}' for c in codes)}", codes)
        for rule, what, codes in told
        if codes
    ]
