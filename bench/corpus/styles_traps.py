"""Styles that tempt a reader into a wrong number: other orders, columns of remarks, cells that went missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from bench.corpus.dressing import expecting, inside_results, row_code, row_values, with_rows, with_values
from bench.corpus.official import APPLICANTS, T2_C, T2_D, Block
from bench.corpus.sheets import table2
from bench.corpus.specimen import Box, Draft, Expected, Look, Row
from bench.corpus.styles_cells import zeros_blank

_REMARKS = ("", "", "", "含上级转来2件", "比上年增加3件", "15%")
_WORDS = ("见附件", "详见说明", "3 5", "12、13")


def columns_swapped(draft: Draft, rng: Random) -> Draft:
    """Columns in another order than the notice prints, heads and values alike: Table 2's, Table 3's applicants."""
    blocks = T2_C if draft.form == "c60_2019" else T2_D
    turned: tuple[Block, ...] = tuple((caption, columns[::-1], rows) for caption, columns, rows in blocks)
    second = table2(turned, dict(draft.hidden))
    order = rng.sample(range(1, 6), 5)

    def change(rows: tuple[Row, ...]) -> list[Row]:
        return [_reordered(row, order) for row in rows]

    sheets = tuple(second if s.part == "t2" else s for s in draft.sheets)
    return with_rows(replace(draft, sheets=sheets), "t3", change)


def _reordered(row: Row, order: Sequence[int]) -> Row:
    """The five kinds of organisations in another order, in a row of heads or of values."""
    codes = [APPLICANTS[at][0] for at in order]
    at = [i for i, box in enumerate(row) if box.code.rpartition(".")[2] in codes and box.role != "label"]
    if len(at) != len(codes):
        return row
    by_code = {row[i].code.rpartition(".")[2]: row[i] for i in at}
    new = list(row)
    for place, code in zip(at, codes, strict=True):
        new[place] = by_code[code]
    return tuple(new)


def rows_swapped(draft: Draft, rng: Random) -> Draft:
    """Rows of 三 in another order inside their group; the labels tell which is which."""

    def change(rows: tuple[Row, ...]) -> list[Row]:
        new = list(rows)
        inside = [at for at in inside_results(rows) if all(b.role != "group" for b in rows[at])]
        plain = [at for at in inside if at - 1 in inside and at + 1 in inside and rows[at][0].colspan == 1]
        for first, second in zip(plain[::2], plain[1::2], strict=False):
            if second == first + 1 and rng.random() < 0.8:
                new[first], new[second] = new[second], new[first]
        return new

    return with_rows(draft, "t3", change)


def remarks(draft: Draft, rng: Random) -> Draft:
    """A last column 备注 with words and numbers of its own."""

    def change(rows: tuple[Row, ...]) -> list[Row]:
        return [_remarked(row, rng.choice(_REMARKS)) for row in rows]

    return with_rows(draft, "b", change)


def _remarked(row: Row, words: str) -> Row:
    if len(row) == 1:
        return (replace(row[0], colspan=4),)
    return (*row, Box("备注", "column") if row[0].role == "column" else Box(words, "note"))


def words_in_cells(draft: Draft, rng: Random) -> Draft:
    """Words or two numbers where one number belongs."""
    return with_values(
        draft, lambda _: (rng.choice(_WORDS), Expected("unsure")) if rng.random() < 0.08 else None
    )


def cell_missing(draft: Draft, rng: Random) -> Draft:
    """Rows of Table 3 with six cells where seven belong: nothing says which is gone."""
    soft: dict[str, Expected] = {}

    def change(rows: tuple[Row, ...]) -> list[Row]:
        new: list[Row] = []
        for row in rows:
            found = row_values(row)
            if len(found) == 7 and rng.random() < 0.3:
                soft.update({b.code: replace(draft.figures[b.code], soft=True) for b in found})
                gone = rng.choice(found)
                new.append(tuple(box for box in row if box is not gone))
            else:
                new.append(row)
        return new

    return expecting(with_rows(draft, "t3", change), soft)


def _withheld(draft: Draft, look: Look) -> Draft:
    """Every cell may be withheld; none may be read as another number."""
    figures = {code: replace(expected, soft=True) for code, expected in draft.figures.items()}
    return replace(draft, figures=figures, look=look, open_codes=draft.open_codes | figures.keys())


def repeats_dropped(draft: Draft, _rng: Random) -> Draft:
    """§1.10 (iv): a tool dropped repeated lines, most zeros with them."""
    return _withheld(draft, replace(draft.look, saved="cells", thinned="repeats"))


def blanks_dropped(draft: Draft, rng: Random) -> Draft:
    """Blank cells left no line behind."""
    return _withheld(zeros_blank(draft, rng), replace(draft.look, saved="cells", thinned="blanks"))


def letters_dropped(draft: Draft, _rng: Random) -> Draft:
    """§1.10: single characters dropped, units and one-digit numbers alike."""
    return _withheld(draft, replace(draft.look, saved="cells", thinned="letters"))


def units_dropped(draft: Draft, _rng: Random) -> Draft:
    """[S000]: units of one character lost from a saved text, the values kept."""

    def change(rows: tuple[Row, ...]) -> list[Row]:
        return [
            tuple(b for b in row if not (b.role == "note" and len(b.text) == 1 and row_code(row)))
            for row in rows
        ]

    return replace(with_rows(draft, "b", change), look=replace(draft.look, saved="cells"))
