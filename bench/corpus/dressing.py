"""What styles are made of: changing boxes, rows and expectations of a draft without changing the draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from bench.corpus.specimen import Box, Draft, Expected, Role, Row, Sheet

PRINTED_WORDS: frozenset[Role] = frozenset(("caption", "column", "label", "group", "corner"))


def with_boxes(draft: Draft, change: Callable[[Box], Box], parts: Iterable[str] = ()) -> Draft:
    """Every box of the named parts (all, where none is named) changed."""
    wanted = frozenset(parts)

    def sheet(old: Sheet) -> Sheet:
        if wanted and old.part not in wanted:
            return old
        return replace(old, rows=tuple(tuple(change(box) for box in row) for row in old.rows))

    return replace(draft, sheets=tuple(sheet(old) for old in draft.sheets))


def with_words(draft: Draft, change: Callable[[str], str]) -> Draft:
    """The words of every label, head and caption changed, values left alone."""
    return with_boxes(
        draft, lambda box: replace(box, text=change(box.text)) if box.role in PRINTED_WORDS else box
    )


def with_values(draft: Draft, printed: Callable[[Box], tuple[str, Expected] | None]) -> Draft:
    """Value cells printed otherwise: for each box the new text and what is now expected, or None to leave it."""
    expectations: dict[str, Expected] = {}

    def change(box: Box) -> Box:
        new = printed(box) if box.role == "value" and box.code in draft.figures else None
        if new is None:
            return box
        expectations[box.code] = new[1]
        return replace(box, text=new[0])

    return expecting(with_boxes(draft, change), expectations)


def expecting(draft: Draft, figures: Mapping[str, Expected]) -> Draft:
    return replace(draft, figures={**draft.figures, **figures})


def with_rows(draft: Draft, part: str, change: Callable[[tuple[Row, ...]], Iterable[Row]]) -> Draft:
    """The rows of one part replaced."""
    sheets = (replace(s, rows=tuple(change(s.rows))) if s.part == part else s for s in draft.sheets)
    return replace(draft, sheets=tuple(sheets))


def row_code(row: Row) -> str | None:
    """The code of a row's label, None for heads and captions."""
    return next((box.code for box in row if box.role == "label"), None)


def row_values(row: Row) -> tuple[Box, ...]:
    return tuple(box for box in row if box.role == "value")


def inside_results(rows: tuple[Row, ...]) -> range:
    """Indexes of the rows of Table 3 that stand inside 三、本年度办理结果."""
    for at, row in enumerate(rows):
        if row[0].role == "group" and row[0].text.startswith("三、"):
            return range(at, at + row[0].rowspan)
    return range(0)


def cut(sheet: Sheet, at: int) -> tuple[Sheet, Sheet]:
    """A sheet cut before row `at`: cells that span the cut end there and go on blank in the second piece."""
    upper: list[Row] = []
    going_on: list[tuple[int, Box]] = []
    first: list[tuple[int, Box]] = []
    for row_at, row in enumerate(columns_of(sheet)):
        if row_at == at:
            first = row
        if row_at < at:
            upper.append(tuple(_ended(box, at - row_at) for _, box in row))
            going_on += [
                (column, replace(box, text="", rowspan=row_at + box.rowspan - at))
                for column, box in row
                if row_at + box.rowspan > at
            ]
    joined = tuple(box for _, box in sorted([*going_on, *first], key=lambda pair: pair[0]))
    lower = (joined, *sheet.rows[at + 1 :])
    return replace(sheet, rows=tuple(upper)), replace(sheet, rows=lower)


def _ended(box: Box, most: int) -> Box:
    return replace(box, rowspan=min(box.rowspan, most))


def columns_of(sheet: Sheet) -> list[list[tuple[int, Box]]]:
    """Every row's boxes with the grid column they begin in."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[tuple[int, Box]]] = []
    for at, row in enumerate(sheet.rows):
        column, found = 0, []
        for box in row:
            while (at, column) in taken:
                column += 1
            found.append((column, box))
            taken |= {
                (r, c) for r in range(at, at + box.rowspan) for c in range(column, column + box.colspan)
            }
        rows.append(found)
    return rows
