"""What is rarely so: soft doubts about figures, none of which proves anything wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from models.values import Figure, Problem, Publisher, RegionalRow
from models.vocabulary import Level, Number

CHANNELS = ("b1_via_gazette", "b1_via_website", "b1_via_weibo", "b1_via_wechat", "b1_via_other")
SIGNED = "items_delta"
MOST_WAN_YUAN = 1000  # a county's costs of disclosure above this were printed in 元
BELOW_CITIES = frozenset[Level]({"county", "township", "street", "dev_zone"})
APART = (
    0.1  # replies and closed requests differ by more than this share of the larger, and by more than three
)

Values = Callable[[str], Number | None]


def doubts(table: Mapping[str, Figure], regional_rows: Sequence[RegionalRow] = ()) -> list[Problem]:
    """The soft problems of the figures *table* (by code) and of the regional rows beside them."""

    def value(code: str) -> Number | None:
        return table[code].value if code in table else None

    problems = [doubt for check in CHECKS if (doubt := check(value)) is not None]
    problems += _at_most(value)
    problems += _items(table, value)
    negative = tuple(
        c for c, f in table.items() if f.value is not None and f.value < 0 and not c.endswith(SIGNED)
    )
    if negative:
        problems.append(
            Problem("negative_count", "soft", f"negative counts: {', '.join(negative)}", negative)
        )
    return problems + _kinds(regional_rows, value("b3_received"))


def doubts_of_level(figures: Sequence[Figure], publisher: Publisher) -> list[Problem]:
    """What a publisher of its level cannot have done: only governments from the prefecture up issue rules (规章).

    Below it are the levels named so, and departments whose code is a county's (its last two digits are not 00).
    """
    of_county = not (publisher.division_code or "00").endswith("00")
    below = publisher.level in BELOW_CITIES or (publisher.level == "department" and of_county)
    codes = tuple(f.code for f in figures if f.code.startswith("t2.rules.") and f.value)
    if not below or not codes:
        return []
    message = f"a publisher of the level {publisher.level} issues no rules (规章), and the table prints some"
    return [Problem("T2-rules", "soft", message, codes)]


# -- tables of pairs ------------------------------------------------------------------------------------
NO_MORE_THAN: tuple[tuple[str, str, str], ...] = (
    ("B-9", "b1_proactive_normative", "b1_proactive_total"),
    ("B-9", "b1_proactive_normative", "b1_normative_issued"),
    ("B-10", "b2_press_conf_principal", "b2_press_conf"),
    ("B-10", "b2_interviews_principal", "b2_interviews"),
    ("T2", "t2.rules.published_this_year", "t2.rules.public_total"),
    ("T2", "t2.normative_docs.published_this_year", "t2.normative_docs.public_total"),
)
MONEY = ("b7_fees_collected", "b8_budget")


def _at_most(value: Values) -> list[Problem]:
    problems = []
    for rule, small, large in NO_MORE_THAN:
        a, b = value(small), value(large)
        if a is not None and b is not None and a > b:
            problems.append(
                Problem(rule, "soft", f"{small} is {a}, more than {large}, which is {b}", (small, large))
            )
    return problems


def _items(table: Mapping[str, Figure], value: Values) -> list[Problem]:
    problems = []
    for code in table:
        if code.endswith(f".{SIGNED}"):
            last = code.replace(SIGNED, "items_last_year")
            a, b = value(last), value(code)
            if a is not None and b is not None and a + b < 0:
                problems.append(Problem("T2", "soft", f"{last} is {a} and changes by {b}", (last, code)))
    return problems


# -- single checks --------------------------------------------------------------------------------------
def _channels(value: Values) -> Problem | None:
    total = value("b1_proactive_total")
    channels = [value(code) for code in CHANNELS]
    printed = [number for number in channels if number is not None]
    if total is None or len(printed) < len(CHANNELS) or max(printed) <= total <= sum(printed):
        return None
    message = (
        f"b1_proactive_total is {total}; its channels are at most {max(printed)} and sum to {sum(printed)}"
    )
    return Problem("B-8", "soft", message, ("b1_proactive_total", *CHANNELS))


def _replies(value: Values) -> Problem | None:
    replies, closed = value("b3_replies"), value("b3_closed")
    if replies is None or closed is None or abs(replies - closed) <= max(3, APART * max(replies, closed)):
        return None
    return Problem(
        "B-11", "soft", f"{replies} replies, {closed} requests closed", ("b3_replies", "b3_closed")
    )


def _trainees(value: Values) -> Problem | None:
    trainees, trainings = value("b9_trainees"), value("b9_trainings")
    if not trainees or trainings is None or trainings > 0:
        return None
    return Problem("B-13", "soft", f"{trainees} trainees in no training", ("b9_trainees", "b9_trainings"))


def _money(value: Values) -> Problem | None:
    large = tuple(code for code in MONEY if (value(code) or 0) > MOST_WAN_YUAN)
    if not large:
        return None
    return Problem("B-13", "soft", f"more than {MOST_WAN_YUAN} 万元, perhaps 元: {', '.join(large)}", large)


CHECKS: tuple[Callable[[Values], Problem | None], ...] = (_channels, _replies, _trainees, _money)


def _kinds(rows: Sequence[RegionalRow], received: Number | None) -> list[Problem]:
    """B-12: the kinds of request of the Zhejiang block sum to their total, and to the requests received."""
    kinds = {
        row.code: next(iter(row.values.values()), None)
        for row in rows
        if (row.code or "").startswith("b3_type_")
    }
    total = kinds.pop("b3_type_total", None)
    parts = [number for number in kinds.values() if number is not None]
    if (
        total is None
        or len(parts) < len(kinds)
        or not parts
        or (total == sum(parts) and received in (None, total))
    ):
        return []
    message = (
        f"kinds of request sum to {sum(parts)}, their total is {total}, {received} requests were received"
    )
    return [Problem("B-12", "soft", message, ("b3_type_total", "b3_received"))]
