"""The sums of the forms: one table of equations over codes, what they prove about blanks, and what breaks them.

A printed value is never replaced: what follows from the sums stands in `computed`, with its rule among the flags.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.values import Figure, Number, Problem, RegionalRow
from pipelines.check import plausibility
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
    there.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    source: str
    choice: tuple[str, ...] = ()
    level: str = "hard"


def _b(rule: str, total: str, *parts: str) -> Identity:
    return Identity(rule, (total,), parts, B_SOURCE)


def _handled(column: str) -> Identity:
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
    *map(_handled, APPLICANTS),
    *map(_across, ROWS),
    *map(_quintet, QUINTETS),
)  # fmt: skip

# A heading that took the number of its first row: heading, row, the parts that must sum to it.
SHIFTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("b_h1", "b1_proactive_total", plausibility.CHANNELS),
    ("b_h5", "b3_received", ("b3_recv_in_person", "b3_recv_fax", "b3_recv_online", "b3_recv_mail")),
)


@dataclass(frozen=True, slots=True)
class Examined:
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


def examine(figures: Sequence[Figure], regional_rows: Sequence[RegionalRow] = ()) -> Examined:
    """Check *figures* against the forms' sums; compute what the sums prove of blank cells and shifted totals."""
    table = {figure.code: figure for figure in figures}
    problems = _withdrawn(table)
    broken = [identity for identity in IDENTITIES if _breaks(identity, table)]
    problems += [_problem(identity, table) for identity in broken]
    problems += [*_shifted(table), *_inconsistent(table)]
    problems += _filled(table)
    problems += plausibility.doubts(table, regional_rows)
    return Examined(tuple(table[figure.code] for figure in figures), tuple(problems))


# -- sums -----------------------------------------------------------------------------------------------
def known(figure: Figure | None) -> Number | None:
    """What a cell counts as in a sum: its printed value, for a blank what was computed."""
    if figure is None:
        return None
    return figure.computed if figure.state == "blank" else figure.value


def _sides(identity: Identity, table: Mapping[str, Figure]) -> tuple[list[Figure], list[Figure]] | None:
    """The cells of both sides; None where one of them is not on the page at all."""
    chosen = [table[code] for code in identity.choice if code in table and table[code].state != "absent"]
    if identity.choice and not chosen:
        return None
    if any(code not in table for code in (*identity.left, *identity.right)):
        return None
    return [table[code] for code in identity.left], [*(table[code] for code in identity.right), *chosen]


def _sum(figures: Sequence[Figure]) -> Number | None:
    values = [known(figure) for figure in figures]
    return None if any(value is None for value in values) else _round(sum(v for v in values if v is not None))


def _round(value: Number) -> Number:
    return round(value, 6) if isinstance(value, float) else value


def _breaks(identity: Identity, table: Mapping[str, Figure]) -> bool:
    sides = _sides(identity, table)
    if sides is None:
        return False
    left, right = _sum(sides[0]), _sum(sides[1])
    return left is not None and right is not None and left != right


def _problem(identity: Identity, table: Mapping[str, Figure]) -> Problem:
    left, right = _sides(identity, table) or ([], [])
    cells = tuple(figure.code for figure in (*left, *right))
    used = " (with computed values)" if any(figure.state == "blank" for figure in (*left, *right)) else ""
    names = " + ".join(figure.code for figure in left)
    message = f"{names} is {_sum(left)}, what it must equal is {_sum(right)}{used}"
    return Problem(identity.rule, "hard", message, cells)


# -- blanks ---------------------------------------------------------------------------------------------
def _filled(table: dict[str, Figure]) -> list[Problem]:
    """Compute blanks until nothing changes; where a sum then breaks, nothing of it was proven: take it back."""
    if not any(figure.state == "blank" for figure in table.values()):
        return []
    barred: set[str] = set()
    problems: dict[tuple[str, tuple[str, ...]], Problem] = {}
    while True:
        filled = _fill(table, barred)
        contradicted = {
            figure.code
            for identity in IDENTITIES if _breaks(identity, filled)
            for side in _sides(identity, filled) or () for figure in side
            if figure.state == "blank"
        }  # fmt: skip
        for identity in IDENTITIES:
            if _breaks(identity, filled) and not _breaks(identity, table):
                problem = _problem(identity, filled)
                problems[problem.rule, problem.codes] = problem
        if not contradicted - barred:
            table.update(filled)
            return list(problems.values())
        barred |= contradicted


def _fill(table: Mapping[str, Figure], barred: set[str]) -> dict[str, Figure]:
    filled = dict(table)
    changed = True
    while changed:
        changed = False
        for identity in IDENTITIES:
            for figure in _proofs(identity, filled):
                if figure.code not in barred and filled[figure.code].computed is None:
                    filled[figure.code] = figure
                    changed = True
    return filled


def _proofs(identity: Identity, table: Mapping[str, Figure]) -> Iterator[Figure]:
    """What *identity* proves: a blank total, the single missing part, or that all missing parts are nothing."""
    sides = _sides(identity, table)
    if sides is None:
        return
    open_left, open_right = ([f for f in side if known(f) is None] for side in sides)
    if any(figure.state != "blank" for figure in (*open_left, *open_right)) or (open_left and open_right):
        return
    missing = open_left or open_right
    if not missing:
        return
    whole, partial = (sides[1], sides[0]) if open_left else (sides[0], sides[1])
    rest = _round((_sum(whole) or 0) - (_sum([f for f in partial if known(f) is not None]) or 0))
    total_is_missing = bool(open_left) and len(sides[0]) == 1
    if len(missing) == 1 and rest >= 0:
        rule = "blank_is_sum" if total_is_missing else "blank_is_difference"
        yield replace(missing[0], computed=rest, flags=(*missing[0].flags, rule))
    elif rest == 0:
        for figure in missing:
            yield replace(figure, computed=0, flags=(*figure.flags, "blank_is_zero"))


# -- repairs --------------------------------------------------------------------------------------------
def _shifted(table: dict[str, Figure]) -> list[Problem]:
    problems = []
    for heading, row, parts in SHIFTS:
        above, below = table.get(heading), table.get(row)
        if (
            above is None
            or below is None
            or not above.value
            or not (below.value == 0 or below.state == "blank")
        ):
            continue
        printed = [table[code].value for code in parts if code in table and table[code].value is not None]
        if printed and sum(value for value in printed if value is not None) == above.value:
            flags = (*below.flags, "value_shifted_to_header")
            table[row] = replace(below, computed=above.value, flags=flags)
            message = (
                f"{heading} prints {above.value}, the sum of the parts of {row}, which prints {below.raw!r}"
            )
            problems.append(Problem("value_shifted_to_header", "soft", message, (heading, row)))
    return problems


def _inconsistent(table: dict[str, Figure]) -> list[Problem]:
    """handled_total where the outcomes and what was received agree with each other and not with it."""
    problems = []
    for column in APPLICANTS:
        code = f"t3.handled_total.{column}"
        figure, sides = table.get(code), _sides(_handled(column), table)
        outcomes = _sum(sides[1]) if sides else None
        received = _received(table, column)
        if (
            figure is None
            or figure.value is None
            or outcomes is None
            or received != outcomes
            or figure.value == outcomes
        ):
            continue
        table[code] = replace(figure, computed=outcomes, flags=(*figure.flags, "printed_total_inconsistent"))
        message = f"{code} prints {figure.value}; outcomes and received requests both give {outcomes}"
        problems.append(Problem("printed_total_inconsistent", "soft", message, (code,)))
    return problems


def _received(table: Mapping[str, Figure], column: str) -> Number | None:
    into = [table.get(f"t3.{row}.{column}") for row in ("new_received", "carried_in")]
    out = known(table.get(f"t3.carried_out.{column}"))
    values = [known(figure) for figure in into]
    if out is None or any(value is None for value in values):
        return None
    return sum(value for value in values if value is not None) - out


def _withdrawn(table: dict[str, Figure]) -> list[Problem]:
    """Rows named by their place alone must not contradict the sums: else nobody knows which they are."""
    placed = [
        code
        for code, figure in table.items()
        if code.startswith("t3.") and "labels_lost_positional" in figure.flags
    ]
    if not placed or not any(_breaks(i, table) for i in IDENTITIES if i.rule.startswith("T3")):
        return []
    for code in placed:
        table[code] = replace(table[code], value=None, state="unsure")
    message = f"{len(placed)} cells in rows without labels contradict the sums of table 3: their rows cannot be told"
    return [Problem("row_unplaced", "hard", message, tuple(placed))]
