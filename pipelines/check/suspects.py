"""Which cell is most likely wrong, where the sums single one out.

Several wrong cells can look like one, so this is a likelihood and nothing is computed for the cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.values import Figure, Problem
from models.vocabulary import Number
from pipelines.check.checks import IDENTITIES
from pipelines.check.sums import exact, sides, total

RULE = "likely_wrong"


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum all of whose cells are printed: what each would have to print for it to hold, the others being right."""

    rule: str
    holds: bool
    due: Mapping[str, Number]


def suspects(table: Mapping[str, Figure]) -> list[Problem]:
    """A problem a cell that stands in every broken sum of its neighbourhood and in no sum that holds.

    Broken sums that share a cell are one neighbourhood: two slips in far corners are told apart. The cell must mend
    all of them by one and the same number; where several cells could, none is named.
    """
    sums = list(_sums(table))
    if all(one.holds for one in sums):
        return []
    sound = {code for one in sums if one.holds for code in one.due}
    found = []
    for broken in _neighbourhoods([one for one in sums if not one.holds]):
        candidates = {
            code: due
            for code, due in broken[0].due.items()
            if code not in sound and all(one.due.get(code) == due for one in broken)
        }
        if len(candidates) != 1:
            continue
        ((code, due),) = candidates.items()
        if due >= 0:
            rules = ", ".join(sorted({one.rule for one in broken}))
            message = (
                f"{code} prints {table[code].value}; {due} would mend every broken sum it stands in ({rules})"
            )
            found.append(Problem(RULE, "soft", message, (code,)))
    return found


def _sums(table: Mapping[str, Figure]) -> Iterator[_Sum]:
    for identity in IDENTITIES:
        both = sides(identity, table)
        if both is None or any(figure.value is None for side in both for figure in side):
            continue
        excess = (total(both[0]) or 0) - (total(both[1]) or 0)
        due = {figure.code: exact((figure.value or 0) - excess) for figure in both[0]}
        due |= {figure.code: exact((figure.value or 0) + excess) for figure in both[1]}
        yield _Sum(identity.rule, not exact(excess), due)


def _neighbourhoods(broken: list[_Sum]) -> list[list[_Sum]]:
    groups: list[list[_Sum]] = []
    for one in broken:
        near = [group for group in groups if any(one.due.keys() & other.due.keys() for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([one, *(other for group in near for other in group)])
    return groups
