"""The hard sums of the forms against a page's figures: errors, proven blanks, and two repairs.

A printed value is never replaced: what follows from the sums stands in `computed`, with its rule among the flags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.values import Figure, Problem, Publisher, RegionalRow
from models.vocabulary import Number
from pipelines.check import plausibility
from pipelines.check.blanks import fill_blanks
from pipelines.check.checks import APPLICANTS, CHANNELS, IDENTITIES, handled
from pipelines.check.sums import breaks, broken, is_overfull, known, overfull, sides, total
from pipelines.check.suspects import suspects

# A heading that took the number of its first row: heading, row, the parts that must sum to it.
SHIFTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("b_h1", "b1_proactive_total", CHANNELS),
    ("b_h5", "b3_received", ("b3_recv_in_person", "b3_recv_fax", "b3_recv_online", "b3_recv_mail")),
)


@dataclass(frozen=True, slots=True)
class Examined:
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


def examine(
    figures: Sequence[Figure], regional_rows: Sequence[RegionalRow] = (), publisher: Publisher | None = None
) -> Examined:
    """Check *figures* against the forms' sums; compute what the sums prove of blank cells and shifted totals."""
    table = {figure.code: figure for figure in figures}
    withdrawn = _withdrawn(table)
    sums = [broken(identity, table) for identity in IDENTITIES if breaks(identity, table)]
    likely = suspects(table) if sums else []
    sums += [overfull(identity, table) for identity in IDENTITIES if is_overfull(identity, table)]
    repaired = [*_shifted(table), *_inconsistent(table)]
    sums += fill_blanks(table)
    problems = [*withdrawn, *(_pointing(problem, likely) for problem in sums), *likely, *repaired]
    problems += plausibility.doubts(table, regional_rows, publisher)
    return Examined(tuple(table[figure.code] for figure in figures), tuple(problems))


def _pointing(problem: Problem, likely: Sequence[Problem]) -> Problem:
    """A broken sum that also names which of its cells is most likely wrong."""
    named = [code for suspect in likely for code in suspect.codes if code in problem.codes]
    if not named:
        return problem
    return replace(problem, message=f"{problem.message}; most likely wrong: {', '.join(named)}")


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
            table[row] = below._replace(computed=above.value, flags=flags)
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
        figure, both = table.get(code), sides(handled(column), table)
        outcomes = total(both[1]) if both else None
        received = _received(table, column)
        if (
            figure is None
            or figure.value is None
            or outcomes is None
            or received != outcomes
            or figure.value == outcomes
        ):
            continue
        table[code] = figure._replace(computed=outcomes, flags=(*figure.flags, "printed_total_inconsistent"))
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
    if not placed or not any(breaks(i, table) for i in IDENTITIES if i.rule.startswith("T3")):
        return []
    for code in placed:
        table[code] = table[code]._replace(value=None, state="unsure")
    message = f"{len(placed)} cells in rows without labels contradict the sums of table 3: their rows cannot be told"
    return [Problem("row_unplaced", "hard", message, tuple(placed))]
