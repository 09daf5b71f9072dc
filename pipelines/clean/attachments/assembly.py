"""The lines and tables of a file, in reading order, to a Document: what readers of papers end with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.values import Block, Document, Grid, Problem
from pipelines.clean import spam
from pipelines.clean.blocks import find_title, text_block
from pipelines.clean.furniture import Role, find
from pipelines.clean.lines import squeeze


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line or paragraph; marked where the file itself calls it a heading."""

    text: str
    marked: bool = False


def is_article(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a row of a table places text instead of stating data: lines with a sentence, and no other cell.

    cells: the printed lines of each.
    """
    printed = [lines for cell in cells if (lines := [line for line in cell if line.strip()])]
    return (
        len(printed) == 1 and len(printed[0]) > 1 and any(line.rstrip().endswith("。") for line in printed[0])
    )


def assemble(pieces: Sequence[Line | Grid], source: str, problems: Sequence[Problem] = ()) -> Document:
    """The title found, metadata read, injected words taken out; a table is a block that points to its grid."""
    lines = [squeeze(piece.text) if isinstance(piece, Line) else "" for piece in pieces]
    found = find(lines)
    title = range(*(find_title(lines, found.roles) or (0, 0)))
    blocks: list[Block] = []
    grids: list[Grid] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Grid):
            blocks.append(Block("table", table=len(grids)))
            grids.append(piece)
        elif lines[at] and at not in title and found.roles[at] in (None, Role.FOOTER):
            blocks.append(text_block(lines[at], marked=piece.marked))
    cleaned = spam.clean(blocks, has_tables=bool(grids))
    return Document(
        source=source,
        headline="".join(lines[at] for at in title if found.roles[at] is None) or None,
        metadata=found.metadata,
        blocks=cleaned.blocks,
        tables=tuple(grids),
        removed=cleaned.removed,
        problems=(*problems, *cleaned.problems),
    )
