"""Tables that a page prints as plain paragraphs, a cell or a row a line: found in its body and set apart as grids.

A page may print one part of its form so and the others in its markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from models.values import Block, Document, Grid
from pipelines.clean.linear import TextTable, table_spans
from pipelines.parse.forms.vocabulary import B_ANCHORS, T2_ROWS, T3_ANCHORS, T4_ANCHORS, T4_COLUMNS, is_label
from pipelines.parse.labels import key

_OF_TABLE_4 = {
    *T4_ANCHORS,
    *T4_COLUMNS,
    "行政复议",
    "行政诉讼",
}  # its markup may be all that is left of three
LEAST_LABELS = 3  # as many make a table of the markup one of a form: then few texts are sought for another
_OPENERS = re.compile(
    r"信\s*息\s*内\s*容|申\s*请\s*人\s*情\s*况|统\s*计\s*指\s*标|未\s*经\s*复\s*议\s*直\s*接\s*起\s*诉"
)
_PARTS = {"b": B_ANCHORS, "t2": frozenset(T2_ROWS), "t3": T3_ANCHORS, "t4": T4_ANCHORS}


def with_printed_tables(document: Document) -> Document:
    """*document* with the tables of its text as grids, where the markup of a page has no table of that part."""
    if document.source != "html":
        return document
    texts = [block.text if block.kind in ("heading", "paragraph") else "" for block in document.blocks]
    in_markup = any(_is_form(grid) for grid in document.tables)
    if in_markup and not any(map(_OPENERS.search, texts)):
        return document
    spans = [*(_of_other_parts(document, texts) if in_markup else table_spans(texts))]
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


def _of_other_parts(document: Document, texts: list[str]) -> Iterator[TextTable]:
    """The tables of the text whose every part the markup lacks."""
    there = {part for grid in document.tables for part in _parts(grid)}
    for span in table_spans(texts):
        parts = _parts(span.grid)
        if parts and parts.isdisjoint(there):
            yield span


def _parts(grid: Grid) -> set[str]:
    """The parts of a form that the labels of *grid* belong to."""
    names = {key(text) for text in _texts(grid)}
    return {part for part, anchors in _PARTS.items() if not names.isdisjoint(anchors)}


def _texts(grid: Grid) -> set[str]:
    return {cell.text for row in grid.rows for cell in row if cell}


def _is_form(grid: Grid) -> bool:
    cells = _texts(grid)
    return sum(1 for text in cells if is_label(text) and key(text) not in _OF_TABLE_4) >= LEAST_LABELS
