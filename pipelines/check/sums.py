"""The sums of the forms as one table of equations over codes, and whether a page's figures keep them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.values import Figure, Problem
from models.vocabulary import Number
from pipelines.parse.forms.applications import COLUMNS, FIRST, OUTCOME_COLUMNS, QUINTETS
from pipelines.parse.forms.d30_2021 import OTHER_ROWS

B_SOURCE, C_SOURCE = "国办发〔2014〕32号", "国办公开办函〔2019〕60号"
APPLICANTS = tuple(column.code for column in COLUMNS)
ROWS = (
    *(row.code for row in FIRST),
    "other_handling",
    *(row.code for row in OTHER_ROWS),
    "handled_total",
    "carried_out",
)
OTHER = ("other_handling", *(row.code for row in OTHER_ROWS))


@dataclass(frozen=True, slots=True)
class Identity:
    """left and right are codes whose sums are equal.

    choice are codes on the right of which a form prints some: those that are absent are left out, but one must be
    there; where all are, the first is the sum of the rest.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    source: str
    choice: tuple[str, ...] = ()
    level: str = "hard"


def _b(rule: str, total: str, *parts: str) -> Identity:
    return Identity(rule, (total,), parts, B_SOURCE)


def handled(column: str) -> Identity:
    leaves = tuple(f"t3.{row.code}.{column}" for row in FIRST[2:])
    choice = tuple(f"t3.{row}.{column}" for row in OTHER)
    return Identity("T3-2", (f"t3.handled_total.{column}",), leaves, C_SOURCE, choice)


def _balance(column: str) -> Identity:
    left = (f"t3.new_received.{column}", f"t3.carried_in.{column}")
    return Identity("T3-1", left, (f"t3.handled_total.{column}", f"t3.carried_out.{column}"), C_SOURCE)


def _across(row: str) -> Identity:
    return Identity("T3-3", (f"t3.{row}.total",), tuple(f"t3.{row}.{c}" for c in APPLICANTS[:-1]), C_SOURCE)


def _quintet(name: str) -> Identity:
    parts = tuple(f"t4.{name}.{column.code}" for column in OUTCOME_COLUMNS[:-1])
    return Identity("T4", (f"t4.{name}.total",), parts, C_SOURCE)


IDENTITIES: tuple[Identity, ...] = (
    _b("B-1", "b3_received", "b3_recv_in_person", "b3_recv_fax", "b3_recv_online", "b3_recv_mail"),
    _b("B-2", "b3_closed", "b3_closed_on_time", "b3_closed_extended"),
    _b(
        "B-3", "b3_replies", "b3_rep_already_public", "b3_rep_granted", "b3_rep_partial", "b3_rep_refused",
        "b3_rep_not_this_organ", "b3_rep_not_exist", "b3_rep_amend", "b3_rep_other_channel",
    ),
    _b(
        "B-4", "b3_rep_refused", "b3_ref_state_secret", "b3_ref_trade_secret", "b3_ref_privacy",
        "b3_ref_security_stability", "b3_ref_not_gov_info", "b3_ref_other_legal",
    ),
    _b("B-5", "b4_reconsiderations", "b4_upheld", "b4_corrected", "b4_other"),
    _b("B-6", "b5_lawsuits", "b5_upheld", "b5_corrected", "b5_other"),
    _b("B-7", "b8_staff", "b8_staff_full_time", "b8_staff_part_time"),
    *map(_balance, APPLICANTS),
    *map(handled, APPLICANTS),
    *map(_across, ROWS),
    *map(_quintet, QUINTETS),
)  # fmt: skip


def known(figure: Figure | None) -> Number | None:
    """What a cell counts as in a sum: its printed value, for a blank what was computed."""
    if figure is None:
        return None
    return figure.computed if figure.state == "blank" else figure.value


def sides(identity: Identity, table: Mapping[str, Figure]) -> tuple[list[Figure], list[Figure]] | None:
    """The cells of both sides; None where one of them is not on the page at all."""
    chosen = [table[code] for code in identity.choice if code in table and table[code].state != "absent"]
    chosen = chosen[1:] if len(chosen) == len(identity.choice) else chosen  # all four: the first is their sum
    if identity.choice and not chosen:
        return None
    if any(code not in table for code in (*identity.left, *identity.right)):
        return None
    return [table[code] for code in identity.left], [*(table[code] for code in identity.right), *chosen]


def total(figures: Sequence[Figure]) -> Number | None:
    values = [known(figure) for figure in figures]
    return None if any(value is None for value in values) else exact(sum(v for v in values if v is not None))


def exact(value: Number) -> Number:
    """*value* without the dust that adding decimals leaves."""
    return round(value, 6) if isinstance(value, float) else value


def breaks(identity: Identity, table: Mapping[str, Figure]) -> bool:
    both = sides(identity, table)
    if both is None:
        return False
    left, right = total(both[0]), total(both[1])
    return left is not None and right is not None and left != right


def broken(identity: Identity, table: Mapping[str, Figure]) -> Problem:
    left, right = sides(identity, table) or ([], [])
    cells = tuple(figure.code for figure in (*left, *right))
    used = " (with computed values)" if any(figure.state == "blank" for figure in (*left, *right)) else ""
    names = " + ".join(figure.code for figure in left)
    message = f"{names} is {total(left)}, what it must equal is {total(right)}{used}"
    return Problem(identity.rule, "hard", message, cells)


def is_overfull(identity: Identity, table: Mapping[str, Figure]) -> bool:
    """Whether the printed parts alone are more than their total: no blank can mend that."""
    both = sides(identity, table)
    if both is None or all(figure.value is not None for figure in both[1]):
        return False
    whole = total(both[0])
    return whole is not None and sum(figure.value or 0 for figure in both[1]) > whole


def overfull(identity: Identity, table: Mapping[str, Figure]) -> Problem:
    left, right = sides(identity, table) or ([], [])
    printed = sum(figure.value or 0 for figure in right)
    message = f"{left[0].code} is {total(left)}, its printed parts alone are {printed}"
    return Problem(identity.rule, "hard", message, tuple(figure.code for figure in (*left, *right)))
