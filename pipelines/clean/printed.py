"""Tables that a page prints as plain paragraphs, a cell or a row a line: found in its body and set apart as grids."""

from __future__ import annotations

from dataclasses import replace

from models.values import Block, Document, Grid
from pipelines.clean.linear import table_spans
from pipelines.parse.forms.vocabulary import T4_ANCHORS, T4_COLUMNS, is_label
from pipelines.parse.labels import key

_OF_TABLE_4 = {
    *T4_ANCHORS,
    *T4_COLUMNS,
    "行政复议",
    "行政诉讼",
}  # its markup may be all that is left of three
LEAST_LABELS = 3  # as many make a table of the markup one of a form: then nothing is sought in the text


def with_printed_tables(document: Document) -> Document:
    """*document* with the tables of its text as grids, where the markup of a page has no table of a form."""
    if document.source != "html" or any(_is_form(grid) for grid in document.tables):
        return document
    spans = table_spans(
        [block.text if block.kind in ("heading", "paragraph") else "" for block in document.blocks]
    )
    if not spans:
        return document
    starts = {span.start: at for at, span in enumerate(spans, len(document.tables))}
    inside = {at for span in spans for at in range(span.start, span.end)}
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        if at in starts:
            blocks.append(Block("table", table=starts[at]))
        if at not in inside or block.kind in ("table", "image"):
            blocks.append(block)
    grids = (*document.tables, *(span.grid for span in spans))
    return replace(document, blocks=tuple(blocks), tables=grids)


def _is_form(grid: Grid) -> bool:
    cells = {cell.text for row in grid.rows for cell in row if cell}
    return sum(1 for text in cells if is_label(text) and key(text) not in _OF_TABLE_4) >= LEAST_LABELS
