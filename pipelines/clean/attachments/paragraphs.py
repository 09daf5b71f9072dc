"""Printed lines of pages joined to paragraphs, across pages too; tables keep their place between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PAGE_NUMBER = re.compile(r"^[-—–\s]*\d{1,3}[-—–\s]*$|^第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?$")
_OPEN_END = re.compile(r"[^。；;！？!?:：]$")
_STARTS_ANEW = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\s*[、.．]|附件|附表)"
)
_FULL_LINE = 0.88  # share of the text's width from which a line runs on into the next
_NEAR_MARGIN = 0.005  # share of the text's width that is the margin itself


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line with its place, or a table in its place (index into the grids); units are the page's."""

    top: float
    text: str = ""
    left: float = 0.0
    right: float = 0.0
    table: int | None = None


def is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.match(text))


def paragraphs(pages: Sequence[Sequence[Printed]]) -> Iterator[tuple[str, int | None]]:
    """Text and None, or an empty text and the index of a table, in reading order."""
    shown = [piece for page in pages for piece in page if not is_page_number(piece.text)]
    every = [piece for piece in shown if piece.table is None]
    left = min((piece.left for piece in every), default=0.0)
    right = max((piece.right for piece in every), default=0.0)
    full, margin = left + _FULL_LINE * (right - left), right - _NEAR_MARGIN * (right - left)
    running, open_end = "", False
    for piece in shown:
        if piece.table is not None:
            if running:
                yield running, None
            running, open_end = "", False
            yield "", piece.table
            continue
        if running and not (open_end and not _STARTS_ANEW.match(piece.text)):
            yield running, None
            running = ""
        running += piece.text
        open_end = piece.right >= full and (bool(_OPEN_END.search(piece.text)) or piece.right >= margin)
    if running:
        yield running, None
