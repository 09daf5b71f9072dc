"""Two documents as one: the tables of a file behind a page's own, its text where the page has hardly any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.values import Block, Document

_ENOUGH_PROSE = 300  # characters from which a page needs no other text


def joined(page: Document, file: Document, name: str) -> Document:
    """*page* with what *file*, the attachment called *name*, holds; every grid says where it stands."""
    first = len(page.tables)
    grids = tuple(replace(grid, attachment=name) for grid in file.tables)
    blocks = tuple(_moved(file.blocks, first, with_text=len(page.text) < _ENOUGH_PROSE))
    return replace(
        page,
        headline=page.headline or file.headline,
        blocks=(*page.blocks, *blocks),
        tables=(*page.tables, *grids),
        removed=(*page.removed, *file.removed),
        problems=(*page.problems, *file.problems),
    )


def _moved(blocks: Sequence[Block], first: int, *, with_text: bool) -> Iterator[Block]:
    """Blocks of a file, their tables counted on after the page's own."""
    for block in blocks:
        if block.table is not None:
            yield block._replace(table=block.table + first)
        elif with_text:
            yield block
