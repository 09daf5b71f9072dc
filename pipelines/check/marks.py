"""Numbers with a bare mark behind them (5*, 1², 12▲): a mark of a note, or the trace of a digit that is hidden or raised.

The form tells: where a sum holds with the number alone, and all others in it are certain, the mark is a note's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from models.values import Figure
from pipelines.check.checks import IDENTITIES
from pipelines.check.sums import breaks, sides
from pipelines.parse.numbers import read_number

_MARKED = re.compile(r"\s*([0-9０-９][0-9０-９,，.．]*)\s*[*＊※#＃▲△★☆†‡¹²³⁴-⁹]{1,3}\s*")


def settle_marked(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """*figures* with those marked numbers printed that a sum proves; the others stay as they are."""
    unread = [figure for figure in figures if figure.state in ("unsure", "masked")]
    marked = {figure.code: told for figure in unread if (told := _without_mark(figure)) is not None}
    if not marked:
        return tuple(figures)
    table = {figure.code: figure for figure in figures}
    while proven := {
        code for code in marked if table[code].value is None and _is_proven(code, marked[code], table)
    }:
        table.update((code, marked[code]) for code in proven)
    return tuple(table.values())


def _without_mark(figure: Figure) -> Figure | None:
    """The figure with the number before its mark, None where no such is printed."""
    if not (m := _MARKED.fullmatch(figure.raw or "")):
        return None
    reading = read_number(m[1])
    if reading.state != "printed":
        return None
    return figure._replace(value=reading.value, state="printed", flags=(*figure.flags, "noted"))


def _is_proven(code: str, told: Figure, table: Mapping[str, Figure]) -> bool:
    """Whether a sum holds with *told*, its other numbers all printed, and none is broken by it."""
    held = False
    tried = {**table, code: told}
    for identity in IDENTITIES:
        left, right = sides(identity, tried) or ([], [])
        cells = (*left, *right)
        if all(figure.code != code for figure in cells):
            continue
        if breaks(identity, tried):
            return False
        held = held or all(figure.state == "printed" for figure in cells)
    return held
