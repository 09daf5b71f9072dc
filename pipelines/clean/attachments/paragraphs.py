"""Printed lines of pages joined to paragraphs, across pages too; tables keep their place between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.values import Grid
from pipelines.clean.attachments.assembly import Line
from pipelines.clean.linear import table_spans

_PAGE_NUMBER = re.compile(r"^[-—–\s]*\d{1,3}[-—–\s]*$|^第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?$")
_OPEN_END = re.compile(r"[^。；;！？!?:：]$")
_TITLE_END = re.compile(
    r"(?:年度|工作)报告$|年报$"
)  # the first line, however long: what follows is not its rest
_STARTS_ANEW = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\s*[、.．]|附件|附表)"
)
_FULL_LINE = 0.88  # share of the text's width from which a line runs on into the next
_NEAR_MARGIN = 0.005  # share of the text's width that is the margin itself


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line with its place, or a table in its place (index into the grids); units are the page's.

    row: the line is a row of a table without lines, and no part of a paragraph.
    """

    top: float
    text: str = ""
    left: float = 0.0
    right: float = 0.0
    table: int | None = None
    row: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text, a table (index into the grids), or a row of a table without lines."""

    text: str
    table: int | None = None
    row: bool = False


def is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.match(text))


def paragraphs(pages: Sequence[Sequence[Printed]]) -> Iterator[Paragraph]:
    """What is printed, in reading order; rows of tables stay alone."""
    shown = [piece for page in pages for piece in page if piece.row or not is_page_number(piece.text)]
    every = [piece for piece in shown if piece.table is None and not piece.row]
    left = min((piece.left for piece in every), default=0.0)
    right = max((piece.right for piece in every), default=0.0)
    full, margin = left + _FULL_LINE * (right - left), right - _NEAR_MARGIN * (right - left)
    running, open_end = "", False
    for piece in shown:
        if piece.table is not None or piece.row:
            if running:
                yield Paragraph(running)
            running, open_end = "", False
            yield Paragraph(piece.text, piece.table, piece.row)
            continue
        if running and not (open_end and not _STARTS_ANEW.match(piece.text)):
            yield Paragraph(running)
            running = ""
        running += piece.text
        is_title = piece is shown[0] and _TITLE_END.search(piece.text) is not None
        open_end = (
            not is_title
            and piece.right >= full
            and (bool(_OPEN_END.search(piece.text)) or piece.right >= margin)
        )
    if running:
        yield Paragraph(running)


def with_tables(found: Sequence[Paragraph], grids: Sequence[Grid]) -> list[Line | Grid]:
    """Paragraphs and grids in reading order, rows of tables without lines gathered to grids of text."""
    pieces: list[Line | Grid] = [
        grids[one.table] if one.table is not None else Line(one.text) for one in found
    ]
    if not any(one.row for one in found):
        return pieces
    texts = [one.text if one.table is None else "" for one in found]
    for table in reversed(table_spans(texts)):
        rows = [one.row for one in found[table.start : table.end]]
        if rows[0] or (len(rows) > 1 and all(rows[1:])):  # the note above the rows may have run into a head
            pieces[table.start : table.end] = [table.grid]
    return pieces
