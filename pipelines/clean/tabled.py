"""An article whose every line is a row of one table, as spreadsheets are saved or pasted: its prose set apart again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from models.values import Block, Cell, Document, Grid
from pipelines.clean.attachments import sheets
from pipelines.clean.blocks import text_block
from pipelines.parse.forms.vocabulary import is_label


def with_prose_apart(document: Document) -> Document:
    """*document* with its numbered headings and sentences as blocks, where a page prints them in rows of a table."""
    if document.source != "html" or not any(map(_holds_prose, document.tables)):
        return document
    told = [[*_pieces(grid)] for grid in document.tables]
    firsts = [0, *accumulate(sum(isinstance(piece, Grid) for piece in pieces) for pieces in told)]
    blocks: list[Block] = []
    placed = {block.table for block in document.blocks}
    left = [Block("table", table=at) for at in range(len(told)) if at not in placed and len(told[at]) > 1]
    for block in (*document.blocks, *left):  # an article all in a table may not have been taken for one
        if block.table is None:
            blocks.append(block)
        else:
            blocks += _blocks(told[block.table], firsts[block.table], document.headline)
    grids = tuple(piece for pieces in told for piece in pieces if isinstance(piece, Grid))
    return replace(document, blocks=tuple(blocks), tables=grids)


def _blocks(pieces: Sequence[Grid | str], first: int, headline: str | None) -> Iterator[Block]:
    """first: the number of the first grid among *pieces*; the title again is no text."""
    for piece in pieces:
        if isinstance(piece, Grid):
            yield Block("table", table=first)
            first += 1
        elif piece != headline:
            yield text_block(piece)


def _pieces(grid: Grid) -> Iterator[Grid | str]:
    if not _holds_prose(grid):
        yield grid
        return
    for piece in sheets.pieces([[*row] for row in grid.rows], grid.source, grid.attachment):
        yield piece if isinstance(piece, Grid) else piece.text


def _holds_prose(grid: Grid) -> bool:
    """Whether rows that print one cell are headings and sentences of an article: of each there must be one."""
    if not any(row and row[0] and _is_sentence(row[0].text) for row in grid.rows):
        return False
    alone = [cells[0] for row in grid.rows if len(cells := _shown(row)) == 1 and not is_label(cells[0])]
    return any(map(_is_sentence, alone)) and any(text_block(text).kind == "heading" for text in alone)


def _is_sentence(text: str) -> bool:
    return text.endswith("。")


def _shown(row: Sequence[Cell | None]) -> list[str]:
    """The printed texts of a row, each cell's once."""
    return [cell.text.strip() for cell in dict.fromkeys(row) if cell and cell.text.strip()]
