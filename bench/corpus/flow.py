"""A draft in reading order, and the rows of a workbook that print it: what the writers of files begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.corpus.page import signed
from bench.corpus.papers import placed
from bench.corpus.specimen import Draft, Sheet

Range = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of a sheet, each with the texts at its columns, and the merged ranges."""

    rows: tuple[dict[int, str], ...]
    merged: tuple[Range, ...]


def flow(draft: Draft) -> Iterator[str | Sheet]:
    """Lines and tables in reading order."""
    yield draft.title
    for chapter in draft.chapters:
        yield from (text for text in (chapter.heading, *chapter.paragraphs) if text)
        yield from (sheet for sheet in draft.sheets if sheet.section == chapter.section)
    yield from (draft.place.full, signed(draft))


def cells(draft: Draft) -> Cells:
    """One sheet: prose in cells of their own, tables below it with their merged cells, a blank row behind each."""
    rows: list[dict[int, str]] = []
    merged: list[Range] = []
    for piece in flow(draft):
        if isinstance(piece, str):
            rows.append({0: piece})
            continue
        top = len(rows)
        rows += [{} for _ in piece.rows]
        for row, column, last_row, last_column, text in placed(piece)[0]:
            rows[top + row][column] = text
            if (row, column) != (last_row, last_column):
                merged.append((top + row, column, top + last_row, last_column))
        rows.append({})
    return Cells(tuple(rows), tuple(merged))
