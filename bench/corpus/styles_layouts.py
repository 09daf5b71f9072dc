"""Styles in which offices lay out the forms in their own way: nothing of them is damaged but their shape."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

from bench.corpus.dressing import row_code, row_values, with_rows
from bench.corpus.specimen import Box, Draft, Row, Saved, Sheet

_HEAD_LINES = 4  # of the table of 2014: three captions, the heads of its columns
_SAVED: tuple[Saved, ...] = ("pipes", "tabs", "cells")


def panels(draft: Draft, rng: Random) -> Draft:
    """The 65 rows of 2014 side by side in two or three panels, to save paper; their heads are not always printed."""
    count, headed = rng.choice((2, 3)), rng.random() < 0.5

    def change(rows: tuple[Row, ...]) -> list[Row]:
        captions, heads, data = rows[: _HEAD_LINES - 1], rows[_HEAD_LINES - 1], rows[_HEAD_LINES:]
        height = -(-len(data) // count)
        blank: Row = (Box("", "note"),) * len(heads)
        parts = [[*data[at * height : (at + 1) * height]] for at in range(count)]
        side = [sum((p[n] if n < len(p) else blank for p in parts), start=()) for n in range(height)]
        wide = [(replace(row[0], colspan=3 * count),) for row in captions]
        return [*wide, *([heads * count] if headed else []), *side]

    look = replace(draft.look, saved=rng.choice(_SAVED))
    return replace(with_rows(draft, "b", change), look=look)


def group_column(draft: Draft, _rng: Random) -> Draft:
    """The table of 2014 with the nine groups in a column of their own, before the labels."""

    def change(rows: tuple[Row, ...]) -> list[Row]:
        captions, heads, data = rows[: _HEAD_LINES - 1], rows[_HEAD_LINES - 1], rows[_HEAD_LINES:]
        starts = [at for at, row in enumerate(data) if row[0].text[1:2] == "、"] + [len(data)]
        grouped = [(replace(row[0], colspan=4),) for row in captions] + [(Box("类别", "column"), *heads)]
        for start, end in pairwise(starts):
            group = Box(data[start][0].text, "group", rowspan=end - start)
            grouped += [(group, *data[start]), *data[start + 1 : end]]
        return grouped

    return with_rows(draft, "b", change)


def grouped_labels(draft: Draft, rng: Random) -> Draft:
    """Table 3 with one column of labels: a row's own behind that of its group."""
    joint = rng.choice(("", "-", "\n"))

    def change(rows: tuple[Row, ...]) -> list[Row]:
        flat: list[Row] = []
        group, left = "", 0
        for row in rows[3:]:
            opened = next(
                (box for box in row if box.role == "group" and not box.text.startswith("三、")), None
            )
            group, left = (opened.text + joint, opened.rowspan) if opened else (group, left - 1)
            label = next(box for box in row if box.role == "label")
            text = (group if left > 0 else "") + label.text
            flat.append((replace(label, text=text, colspan=1), *row_values(row)))
        natural, organisations, total = rows[1][0], rows[2], rows[1][2]
        heads = (Box("项目", "corner"), *(replace(b, rowspan=1) for b in (natural, *organisations, total)))
        return [heads, *flat]

    return with_rows(draft, "t3", change)


def reviews_apart(draft: Draft, _rng: Random) -> Draft:
    """Table 4 as three tables: reviews, suits without one, suits after one."""
    names = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")

    def pieces(sheet: Sheet) -> list[Sheet]:
        if sheet.part != "t4":
            return [sheet]
        outcomes, cells = sheet.rows[2][:5], sheet.rows[3]
        parts = ((name, cells[5 * at : 5 * at + 5]) for at, name in enumerate(names))
        return [
            replace(sheet, rows=((Box(name, "column", colspan=5),), outcomes, five)) for name, five in parts
        ]

    return replace(draft, sheets=tuple(piece for sheet in draft.sheets for piece in pieces(sheet)))


def heads_lost(draft: Draft, _rng: Random) -> Draft:
    """Table 2 without the heads of its columns."""
    return with_rows(
        draft, "t2", lambda rows: [row for row in rows if row[0].role == "caption" or row_code(row)]
    )
