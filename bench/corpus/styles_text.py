"""Styles of saved text: how other tools write a page's tables down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from random import Random

from bench.corpus.dressing import expecting, row_values, with_rows
from bench.corpus.specimen import Draft, Expected, Row, Saved

Cut = tuple[int | None, ...]


def _as(draft: Draft, saved: Saved) -> Draft:
    return replace(draft, look=replace(draft.look, saved=saved))


def pipes(draft: Draft, _rng: Random) -> Draft:
    return _as(draft, "pipes")


def cells(draft: Draft, _rng: Random) -> Draft:
    return _as(draft, "cells")


def tabs(draft: Draft, _rng: Random) -> Draft:
    return _as(draft, "tabs")


def markdown(draft: Draft, _rng: Random) -> Draft:
    return _as(draft, "markdown")


def one_zero(draft: Draft, _rng: Random) -> Draft:
    """[X35]: in running text one number stands where seven belong; it does not say which column."""
    unsure: dict[str, Expected] = {}

    def change(rows: tuple[Row, ...]) -> list[Row]:
        new: list[Row] = []
        for row in rows:
            found = row_values(row)
            if len(found) == 7 and all(box.text == "0" for box in found):
                unsure.update(dict.fromkeys((box.code for box in found), Expected("unsure")))
                new.append((*(box for box in row if box.role != "value"), found[0]))
            else:
                new.append(row)
        return new

    return expecting(_as(with_rows(draft, "t3", change), "pipes"), unsure)


def glued(draft: Draft, _rng: Random) -> Draft:
    """§1.10 (iii): cells without a separator. What the digits do not settle may also be unsure."""
    soft: dict[str, Expected] = {}
    for sheet in draft.sheets:
        for row in sheet.rows:
            found = row_values(row)
            texts = tuple(box.text for box in found)
            if len(found) > 1 and not settled("".join(texts), len(texts)):
                soft |= {box.code: replace(draft.figures[box.code], soft=True) for box in found}
    return expecting(_as(draft, "glued"), soft)


def settled(digits: str, count: int) -> bool:
    """Whether glued digits can be cut in one way only, blanks allowed, a row of seven by its sum."""
    if not digits.isdigit():
        return False
    if count == 7:
        ways: Iterator[Cut] = (way for at in range(len(digits) + 1) for way in _with_total(digits, at))
    elif count < 7:
        ways = _cuts(digits, count, None)
    else:
        return False
    return len(list(islice(ways, 2))) == 1


def _with_total(digits: str, at: int) -> Iterator[Cut]:
    """Cuts whose seventh number begins at `at` and is the sum of the six before it."""
    for total in _cuts(digits[at:], 1, None):
        for parts in _cuts(digits[:at], 6, total[0] or 0):
            yield (*parts, *total)


def _cuts(digits: str, count: int, left: int | None) -> Iterator[Cut]:
    """Ways to read digits as so many cells, each blank or without leading zeros, summing to `left` where given."""
    if left is not None and len(digits) > count * len(str(left)):
        return
    if count == 0:
        if not digits and not left:
            yield ()
        return
    longest = min(len(digits), 1) if digits[:1] == "0" else len(digits)
    for length in range(longest + 1):
        head = int(digits[:length]) if length else None
        rest = None if left is None else left - (head or 0)
        if rest is not None and rest < 0:
            return
        for tail in _cuts(digits[length:], count - 1, rest):
            yield (head, *tail)
