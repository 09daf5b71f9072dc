"""A page of placed words and drawn tables to its lines in reading order: what readers of drawn pages share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.values import Grid
from pipelines.clean.attachments.lattice import Table, Word, text_lines
from pipelines.clean.attachments.loose import bands
from pipelines.clean.attachments.paragraphs import Printed


def printed(
    words: Sequence[Word], found: Sequence[Table], grids: list[Grid], grid: Callable[[Table], Grid]
) -> list[Printed]:
    """The lines and tables of a page from top to bottom; what stands in a table is no line.

    grid makes the table's grid, which goes to the end of *grids*.
    """
    pieces = []
    for table in found:
        pieces.append(Printed(table.top, table=len(grids)))
        grids.append(grid(table))
    inside = frozenset().union(*(table.words for table in found))
    rest = [word for word in words if word not in inside]
    found_bands = bands(rest)
    pieces += [Printed(row.top, row.text, row=True) for band in found_bands for row in band.rows]
    rest = [word for word in rest if not any(band.holds(word.top, word.bottom) for band in found_bands)]
    for line in text_lines(rest):
        text = "".join(word.text for word in line)
        pieces.append(Printed(line[0].top, text, line[0].left, line[-1].right))
    return sorted(pieces, key=lambda piece: piece.top)
