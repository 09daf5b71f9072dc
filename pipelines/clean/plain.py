"""The text of a page as other tools saved it, to a Document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.values import Block, Document, Grid, Problem
from pipelines.clean import spam
from pipelines.clean.blocks import find_title, text_block
from pipelines.clean.folded import unfolded
from pipelines.clean.furniture import Furniture, Role, find
from pipelines.clean.linear import TextTable, table_spans
from pipelines.clean.lines import squeeze
from pipelines.clean.unwrapped import unwrapped

MAX_LINES = 100_000
_LEAST_PAGES = 2
_LAST_NUMBER = re.compile(r"\n[ \t]*([0-9]{1,3})\Z")


def read_text(text: str, *, url: str | None = None, source: str = "text") -> Document:
    """Lines with their tables found, furniture told apart, injected words taken out."""
    every = unfolded(_without_page_numbers(text)).splitlines()
    raw = every[:MAX_LINES]
    tables = table_spans(raw)
    lines = [squeeze(line) for line in raw]
    for table in tables:
        lines[table.start : table.end] = [""] * (table.end - table.start)
    lines = unwrapped(lines)
    document = assemble(lines, {table.start: table for table in tables}, url=url, source=source)
    if len(every) <= MAX_LINES:
        return document
    cut = Problem("cut_short", "soft", f"only the first {MAX_LINES} of {len(every)} lines were read")
    return replace(document, problems=(*document.problems, cut))


def _without_page_numbers(text: str) -> str:
    """The text of a PDF without the bare numbers of its pages: one at the end of each, counting up; else they are cells.

    Such a number in the place of a blank cell would move every number behind it to the row of another.
    """
    pages = text.rstrip("\f\n ").split("\f")
    ends = [_LAST_NUMBER.search(page.rstrip()) for page in pages]
    numbers = [int(end[1]) for end in ends if end]
    if len(pages) < _LEAST_PAGES or len(numbers) < len(pages):
        return text
    counted = all(after == before + 1 for before, after in pairwise(numbers))
    return "\f".join(_LAST_NUMBER.sub("", page.rstrip()) for page in pages) if counted else text


def assemble(lines: Sequence[str], tables: dict[int, TextTable], *, url: str | None, source: str) -> Document:
    """A Document of lines; a table stands at the index of its first line."""
    shell = spam.footer_shell(lines)
    found = find(lines)
    for at in shell:
        found.roles[at] = None  # a fake footer is no furniture: it is taken out and told
    title = find_title(lines, found.roles)
    headline = None
    if title:
        headline = "".join(lines[at] for at in range(*title) if found.roles[at] is None)
        found.roles[title[0] : title[1]] = [role or Role.TITLE for role in found.roles[title[0] : title[1]]]
    grids: list[Grid] = []
    blocks = _blocks(lines, found, tables, grids)
    own = " ".join((*found.breadcrumb, *found.metadata.values()))
    known = spam.known_of(own, [block.text for block in blocks])
    cleaned = spam.clean(blocks, has_tables=bool(grids), known=known)
    return Document(
        source=source,
        url=url,
        headline=headline,
        metadata=found.metadata,
        byline=found.byline,
        breadcrumb=found.breadcrumb,
        blocks=cleaned.blocks,
        tables=tuple(grids),
        footer=" ".join(lines[at] for at, role in enumerate(found.roles) if role is Role.FOOTER)[:1000],
        removed=cleaned.removed,
        problems=cleaned.problems,
    )


def _blocks(
    lines: Sequence[str], found: Furniture, tables: dict[int, TextTable], grids: list[Grid]
) -> list[Block]:
    blocks: list[Block] = []
    for at, line in enumerate(lines):
        if at in tables:
            blocks.append(Block("table", table=len(grids)))
            grids.append(tables[at].grid)
        elif line and found.roles[at] is None:
            blocks.append(text_block(line))
    return blocks
