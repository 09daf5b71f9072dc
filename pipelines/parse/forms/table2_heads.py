"""The heads of table 2: which columns stand over its rows, without those that a page or a tool added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from models.values import Cell
from pipelines.parse.forms import c60_2019, d30_2021
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.lines import Line, Place, distinct, is_empty
from pipelines.parse.labels import fold, key

FORMS = {c60_2019.SCHEMA: c60_2019.BLOCKS, d30_2021.SCHEMA: d30_2021.BLOCKS}
UNITS = {
    column.code: column.unit for blocks in FORMS.values() for block in blocks for column in block.columns
}


@dataclass(frozen=True, slots=True)
class Head:
    """A column head: the places it covers, its words, its code where the words are known."""

    start: int
    end: int
    text: str
    code: str | None


def read_heads(line: Line) -> tuple[Head, ...]:
    """The heads that *line* prints over the values, in their order."""
    places = [(i, cell) for i, cell in distinct(list(enumerate(line.cells))) if cell]
    content = next((at for at, (i, _) in enumerate(places) if line.keys[i] == words.CONTENT_HEAD), None)
    if content is not None:  # before it, rows are numbered
        places = places[content + 1 :]
    elif places and _heads_labels(line, *places[0]):
        places = places[1:]
    if line.text:
        places = [(i, cell) for i, cell in places if not is_empty(cell)]
    while places and is_empty(places[-1][1]):
        places.pop()
    ends = [start for start, _ in places[1:]] + [len(line.cells)] * bool(places)
    return tuple(
        Head(start, end, cell.text, words.T2_COLUMNS.get(key(cell.text)))
        for (start, cell), end in zip(places, ends, strict=True)
    )


def _heads_labels(line: Line, place: int, cell: Cell) -> bool:
    """Whether the head stands over the labels of the rows: nothing, or any word at the left edge of a grid."""
    at_edge = place == 0 and not line.text and key(cell.text) not in words.T2_COLUMNS
    return is_empty(cell) or at_edge


def once(line: Line, heads: tuple[Head, ...], row: str, schema: str | None) -> tuple[Line, tuple[Head, ...]]:
    """*line* and *heads* with the copies taken back that a tool made of merged cells: one head, one number.

    Only where the form prints just these heads over *row*, and beneath equal heads stand equal numbers.
    """
    kept = tuple(head for at, head in enumerate(heads) if at == 0 or head.code != heads[at - 1].code)
    codes = [head.code for head in kept if head.code]
    if len(kept) == len(heads) or len(codes) != len(kept) or set(codes) not in columns_of(row, schema):
        return line, heads
    cells = list(line.cells)
    for head, last in pairwise(heads):
        if head.code == last.code and last.start < len(cells):
            if fold(line.words(head.start)) != fold(line.words(last.start)):
                return line, heads
            cells[last.start] = cells[head.start]
    ends = [head.start for head in kept[1:]] + [heads[-1].end]
    merged = tuple(replace(head, end=end) for head, end in zip(kept, ends, strict=True))
    return line._replace(cells=tuple(cells)), merged


def own_heads(heads: tuple[Head, ...], row: str, schema: str | None) -> tuple[Head, ...]:
    """*heads* without those that the page added (备注, 上年同期), where all that the form prints over *row* are left."""
    own = tuple(head for head in heads if head.code)
    codes = {head.code for head in own if head.code}
    return own if len(codes) == len(own) and codes in columns_of(row, schema) else heads


def beneath(line: Line, after: list[Place], heads: tuple[Head, ...]) -> list[Place]:
    """The places of *line* under those *heads* that are the form's own; none where that cannot be told."""
    cells = distinct(after)
    if not line.text:
        return [
            (i, cell) for i, cell in after if any(head.code and head.start <= i < head.end for head in heads)
        ]
    fits = len(cells) == len(heads)
    return [place for place, head in zip(cells, heads, strict=True) if head.code] if fits else []


def columns_of(row: str, schema: str | None) -> list[set[str]]:
    """The columns over *row* in the page's form; in each form, where that is unknown or does not print the row."""
    found = {
        name: {column.code for column in block.columns}
        for name, blocks in FORMS.items()
        for block in blocks
        if any(member.code == row for member in block.rows)
    }
    return [found[schema]] if schema in found else list(found.values())
