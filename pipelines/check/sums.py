"""Whether a page's figures keep a sum: its two sides, what they come to, and the words for one that is broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.values import Figure, Problem
from models.vocabulary import Number
from pipelines.check.checks import Identity

Sides = tuple[list[Figure], list[Figure]]


def known(figure: Figure | None) -> Number | None:
    """What a cell counts as in a sum: its printed value, for a blank what was computed."""
    if figure is None:
        return None
    return figure.computed if figure.state == "blank" else figure.value


def sides(identity: Identity, table: Mapping[str, Figure]) -> Sides | None:
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
    message = f"{_written(left)}, but {_written(right)}"
    return _problem(identity, message, left, right)


def is_overfull(identity: Identity, table: Mapping[str, Figure]) -> bool:
    """Whether the printed parts alone are more than their total: no blank can mend that."""
    both = sides(identity, table)
    if both is None or all(figure.value is not None for figure in both[1]):
        return False
    whole = total(both[0])
    return whole is not None and sum(figure.value or 0 for figure in both[1]) > whole


def overfull(identity: Identity, table: Mapping[str, Figure]) -> Problem:
    left, right = sides(identity, table) or ([], [])
    printed = [figure for figure in right if figure.value is not None]
    message = f"{_written(left)}, but its printed parts alone {_written(printed)}"
    return _problem(identity, message, left, right)


def _problem(identity: Identity, message: str, left: Sequence[Figure], right: Sequence[Figure]) -> Problem:
    codes = tuple(figure.code for figure in (*left, *right))
    return Problem(identity.rule, identity.severity, message, codes)


def _written(figures: Sequence[Figure]) -> str:
    """The cells with their values and sum, computed ones marked; zeros of a long side are counted, not listed."""
    telling = [figure for figure in figures if known(figure)] if len(figures) > 2 else figures
    words = [
        f"{figure.code} {known(figure)}{' (computed)' if figure.state == 'blank' else ''}"
        for figure in telling
    ]
    if zeros := len(figures) - len(telling):
        words.append(f"{zeros} {'zero' if zeros == 1 else 'zeros'}")
    return " + ".join(words) + (f" = {total(figures)}" if len(figures) > 1 else "")
