"""What the sums prove of blank cells: computed until nothing changes, taken back where two sums disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.values import Figure, Problem
from pipelines.check.checks import IDENTITIES, Identity
from pipelines.check.sums import breaks, broken, exact, known, sides, total


def fill_blanks(table: dict[str, Figure]) -> list[Problem]:
    """Compute blanks until nothing changes; where a sum then breaks, nothing of it was proven: take it back."""
    if not any(figure.state == "blank" for figure in table.values()):
        return []
    barred: set[str] = set()
    problems: dict[tuple[str, tuple[str, ...]], Problem] = {}
    while True:
        filled = _fill(table, barred)
        contradicted = {
            figure.code
            for identity in IDENTITIES if breaks(identity, filled)
            for side in sides(identity, filled) or () for figure in side
            if figure.state == "blank"
        }  # fmt: skip
        for identity in IDENTITIES:
            if breaks(identity, filled) and not breaks(identity, table):
                problem = broken(identity, filled)
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
    both = sides(identity, table)
    if both is None:
        return
    open_left, open_right = ([f for f in side if known(f) is None] for side in both)
    if any(figure.state != "blank" for figure in (*open_left, *open_right)) or (open_left and open_right):
        return
    missing = open_left or open_right
    if not missing:
        return
    whole, partial = (both[1], both[0]) if open_left else both
    rest = exact((total(whole) or 0) - (total([f for f in partial if known(f) is not None]) or 0))
    total_is_missing = bool(open_left) and len(both[0]) == 1
    if len(missing) == 1 and rest >= 0:
        rule = "blank_is_sum" if total_is_missing else "blank_is_difference"
        yield missing[0]._replace(computed=rest, flags=(*missing[0].flags, rule))
    elif rest == 0:
        for figure in missing:
            yield figure._replace(computed=0, flags=(*figure.flags, "blank_is_zero"))
