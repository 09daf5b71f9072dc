"""What the sums say of numbers recognised in pictures: they settle one in doubt, and put one in doubt.

A digit that is misread once breaks every sum it stands in. One that is misread everywhere alike (7 as 1, in the part
and in the total) breaks none: so a sum settles a doubtful number only where all others in it are certain, or where
the rest of it is nothing, and zeros are in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from models.values import Figure, Problem
from pipelines.check.checks import IDENTITIES, Identity
from pipelines.check.sums import breaks, sides
from pipelines.parse.numbers import read_number


def settle(
    figures: Sequence[Figure], recognised: AbstractSet[int] = frozenset()
) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """*figures* with what the sums settle printed, and what they contradict unsure, with a problem that names it.

    recognised: the tables that were read from pictures. A cell in which nothing was found there is blank where a sum
    says so, else unsure: a faint digit leaves no more trace than none.
    """
    if not recognised and not any("ocr" in figure.flags for figure in figures):
        return tuple(figures), ()
    table = {figure.code: figure for figure in figures}
    while settled := [*_settled(table)]:
        table.update((figure.code, figure) for figure in settled)
    table.update((figure.code, figure) for figure in [*_contradicted(table)])
    table.update((figure.code, figure) for figure in [*_faint(table, recognised)])
    left = tuple(figure.code for figure in table.values() if _is_doubtful(figure))
    if not left:
        return tuple(table.values()), ()
    shown = "; ".join(f"{code} seems to print {table[code].raw or 'nothing'!r}" for code in left[:5])
    message = f"{len(left)} numbers recognised in a picture are in doubt: {shown}"
    return tuple(table.values()), (Problem("ocr_doubtful", "hard", message, left),)


def _settled(table: Mapping[str, Figure]) -> Iterator[Figure]:
    """Doubtful numbers with which a sum holds whose other numbers are certain.

    One such number in a sum; or several zeros on one side of it: counts that come to nothing are nothing each.
    """
    for identity in IDENTITIES:
        doubtful = {figure.code: figure for figure in _cells(identity, table) if _is_doubtful(figure)}
        as_read = {code: _as_read(figure) for code, figure in doubtful.items()}
        zeros = all(figure.value == 0 for figure in as_read.values())
        if len(doubtful) > 1 and not (zeros and _on_one_side(identity, table, doubtful)):
            continue
        if doubtful and _holds(identity, {**table, **as_read}):
            yield from as_read.values()


def _as_read(figure: Figure) -> Figure:
    """A doubtful figure with the number that it seems to print, if it is one."""
    reading = read_number(figure.raw or "")
    flags = tuple("ocr_settled" if flag == "ocr_doubtful" else flag for flag in figure.flags)
    return figure._replace(value=reading.value, state=reading.state, flags=flags)


def _on_one_side(identity: Identity, table: Mapping[str, Figure], codes: Iterable[str]) -> bool:
    left, _ = sides(identity, table) or ([], [])
    return len({code in {figure.code for figure in left} for code in codes}) == 1


def _contradicted(table: Mapping[str, Figure]) -> Iterator[Figure]:
    """Recognised numbers that stand in a broken sum and in none that holds."""
    broken = {f.code: f for i in IDENTITIES if breaks(i, table) for f in _cells(i, table)}
    held = {f.code for i in IDENTITIES if _holds(i, table) for f in _cells(i, table)}
    for code, figure in broken.items():
        if code not in held and figure.state == "printed" and "ocr" in figure.flags:
            yield figure._replace(value=None, state="unsure", flags=(*figure.flags, "ocr_doubtful"))


def _faint(table: Mapping[str, Figure], recognised: AbstractSet[int]) -> Iterator[Figure]:
    """Blank cells of recognised tables that stand in no sum which holds without them."""
    blanks = {f.code: f for f in table.values() if f.state == "blank" and f.table in recognised}
    empty = {**table, **{code: f._replace(value=0, state="printed") for code, f in blanks.items()}}
    told = {figure.code for figure in table.values() if figure.value is not None}
    proven = {
        figure.code
        for identity in IDENTITIES
        if _holds(identity, empty) and any(figure.code in told for figure in _cells(identity, empty))
        for figure in _cells(identity, empty)
    }
    for code, figure in blanks.items():
        if code not in proven:
            yield figure._replace(state="unsure", flags=(*figure.flags, "ocr_doubtful"))


def _cells(identity: Identity, table: Mapping[str, Figure]) -> list[Figure]:
    left, right = sides(identity, table) or ([], [])
    return [*left, *right]


def _holds(identity: Identity, table: Mapping[str, Figure]) -> bool:
    cells = _cells(identity, table)
    return bool(cells) and all(f.value is not None for f in cells) and not breaks(identity, table)


def _is_doubtful(figure: Figure) -> bool:
    return figure.state == "unsure" and "ocr_doubtful" in figure.flags
