"""Table 2 of the forms of 2019 and 2021: rows by their label, columns by the head row above them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from models.values import Figure
from pipelines.parse.digits import only_plain_cut
from pipelines.parse.forms import c60_2019, d30_2021
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.annexes import regional_row
from pipelines.parse.forms.lines import (
    Line,
    Place,
    distinct,
    head_unit,
    intruded,
    is_empty,
    is_words,
    only_window,
    read_places,
    unsure,
)
from pipelines.parse.forms.reading import Part
from pipelines.parse.forms.shape import Block, Column
from pipelines.parse.forms.table2_heads import (
    FORMS,
    UNITS,
    Head,
    beneath,
    columns_of,
    once,
    own_heads,
    read_heads,
)
from pipelines.parse.labels import key

ALIKE = 0.6  # how much of a damaged label must be left; its block must agree as well

#: a row's code, the place behind its label, the flag of a label that is not whole
Label = tuple[str, int, str]


def read(lines: Sequence[Line]) -> Part:
    """Read the lines of table 2; its schema is the form whose own columns are printed, None where none is."""
    schema = schema_of(lines)
    part = Part("t2", schema)
    heads: tuple[Head, ...] = ()
    labels = _labels(lines)
    for index, line in enumerate(lines):
        found = labels[index]
        if found is None and _is_head(line):
            heads = read_heads(line)
        elif found is None and _is_caption(line):
            heads = ()
        elif found is not None:
            _read_row(part, line, found, heads, schema)
        elif heads and (misspelt := _misspelt(line, heads, labels)):
            _read_row(part, line, misspelt, heads, schema)
        elif heads and line.has_value:
            part.regional.append(regional_row("t2", line, [(head.start, head.text) for head in heads]))
    return part


def schema_of(lines: Sequence[Line]) -> str | None:
    codes = {words.T2_COLUMNS[name] for line in lines for name in line.keys if name in words.T2_COLUMNS}
    rows = {words.T2_ROWS[name] for line in lines for name in line.keys if name in words.T2_ROWS}
    c = len(codes & c60_2019.SIGNATURE) + 2 * len(rows & {"other_services", "procurement"})
    d = len(codes & d30_2021.SIGNATURE) + any("本年处理决定数量" in line.keys for line in lines)
    if not codes and not rows & {"other_services", "procurement"}:
        return _schema_without_heads(lines)
    if c == d:
        return None
    return c60_2019.SCHEMA if c > d else d30_2021.SCHEMA


def _schema_without_heads(lines: Sequence[Line]) -> str | None:
    """Where every head is lost, the cells behind 行政许可 tell: three in 2019, one in 2021."""
    for line in lines:
        place = next((i for i, name in enumerate(line.keys) if words.T2_ROWS.get(name) == "licences"), None)
        if place is not None and not line.text:
            cells = len(distinct(line.after(line.behind(place))))
            return {3: c60_2019.SCHEMA, 1: d30_2021.SCHEMA}.get(cells)
    return None


def _labels(lines: Sequence[Line]) -> list[Label | None]:
    """For each line: row code, place behind the label, and the flag that says if the label itself was lost."""
    found: list[Label | None] = []
    for line in lines:
        place = next((i for i, name in enumerate(line.keys) if name in words.T2_ROWS), None)
        found.append(None if place is None else (words.T2_ROWS[line.keys[place]], line.behind(place), ""))
    for index, line in enumerate(lines):
        follower = found[index + 1] if index + 1 < len(lines) else None
        if found[index] is None and follower and is_empty(line.cells[0]) and line.has_value:
            lost = _row_before(follower[0], {entry[0] for entry in found if entry})
            lost = lost if len(line.after(1)) == len(lines[index + 1].after(follower[1])) else None
            found[index] = (lost, 1, "labels_lost_positional") if lost else None
    return found


def _misspelt(line: Line, heads: tuple[Head, ...], labels: Sequence[Label | None]) -> Label | None:
    """The one row that stands under these heads, bears a label like that of *line*, and is not on the page."""
    place = next((i for i, cell in enumerate(line.cells) if cell and is_words(cell.text)), None)
    if place is None or not line.has_value:
        return None
    columns, present = {head.code for head in heads}, {entry[0] for entry in labels if entry}
    alike = {
        row.code
        for blocks in FORMS.values()
        for block in blocks
        for row in block.rows
        if columns == {column.code for column in block.columns} and row.code not in present
        if SequenceMatcher(None, line.keys[place], key(row.label), autojunk=False).ratio() >= ALIKE
    }
    return (alike.pop(), line.behind(place), "label_damaged") if len(alike) == 1 else None


def _row_before(code: str, present: set[str]) -> str | None:
    """The row that both forms print before *code* in its block, if no line of the page bears its label."""
    for blocks in FORMS.values():
        for block in blocks:
            codes = [row.code for row in block.rows]
            if code in codes[1:] and codes[codes.index(code) - 1] not in present:
                return codes[codes.index(code) - 1]
    return None


def _is_head(line: Line) -> bool:
    return words.CONTENT_HEAD in line.keys or any(name in words.T2_COLUMNS for name in line.keys)


def _is_caption(line: Line) -> bool:
    return any(cell and words.is_caption(cell.text) for cell in line.cells)


def _read_row(part: Part, line: Line, label: Label, heads: tuple[Head, ...], schema: str | None) -> None:
    row, start, flag = label
    line, heads = once(line, heads, row, schema)
    after = cells = line.after(start)
    if (own := own_heads(heads, row, schema)) != heads:
        heads, cells = own, beneath(line, after, heads)
    columns = _columns(row, heads, schema, len(distinct(cells)))
    if not columns:
        part.unplaced.append(line)
        part.lost |= {f"t2.{row}.{code}" for code in UNITS}
        return
    codes = [f"t2.{row}.{column.code}" for column in columns]
    units = [head_unit(head.text) for head in heads] if len(heads) == len(columns) else [None] * len(columns)
    units = [unit or UNITS[column.code] for unit, column in zip(units, columns, strict=True)]
    places = _by_geometry(line, heads, start, len(columns)) or _by_count(line, cells, len(columns))
    if places is None:
        part.figures += _glued(line, codes, after, units) or unsure(line, codes, after, units)
        return
    figures = read_places(line, codes, places, units)
    part.figures += [f._replace(flags=(*f.flags, flag)) for f in figures] if flag else figures


def _columns(row: str, heads: tuple[Head, ...], schema: str | None, cells: int) -> tuple[Column, ...]:
    """What the columns over *row* are: by their heads; by the form's order where a head is damaged or lost.

    A head may be lost without a trace: the heads must be all that a form prints over *row*.
    """
    known = [head.code for head in heads if head.code]
    if heads and len(known) == len(heads) == len(set(known)) and set(known) in columns_of(row, schema):
        return tuple(Column(code, "", UNITS[code]) for code in known)
    for blocks in (FORMS[schema],) if schema else ():
        block = next((b for b in blocks if any(r.code == row for r in b.rows)), None)
        if block and len(block.columns) == (len(heads) or cells) and _agrees(block, heads):
            return block.columns
    return ()


def _agrees(block: Block, heads: tuple[Head, ...]) -> bool:
    """Whether no head that is readable once contradicts the order of the form."""
    codes = [head.code for head in heads]
    return all(
        code is None or code == column.code or codes.count(code) > 1
        for code, column in zip(codes, block.columns, strict=False)
    )


def _by_geometry(line: Line, heads: tuple[Head, ...], start: int, columns: int) -> list[Place] | None:
    """The cell under each head, where every number of the row stands under exactly one head."""
    if (
        line.text
        or len(heads) != columns
        or not heads
        or start > heads[0].start
        or heads[-1].start >= len(line.cells)
    ):
        return None
    taken: list[Place] = []
    for head in heads:
        under = [place for place in distinct(list(enumerate(line.cells))[head.start : head.end]) if place[1]]
        full = [place for place in under if not is_empty(place[1])]
        beside_last = head is heads[-1] and under[:1] == full  # a column without a head
        if len(under) != 1 and not (len(full) == 1 and (columns == 1 or beside_last)):
            return None
        taken.append(full[0] if full else under[0])
    if any(not is_empty(cell) for cell in line.cells[start : heads[0].start]):
        return None
    return taken


def _by_count(line: Line, after: list[Place], columns: int) -> list[Place] | None:
    """The cells in their order, where there are as many as columns."""
    cells = distinct(after)
    if len(cells) > columns and line.text:  # what is too much may be a row that lost its label
        full = [not is_empty(cell) for _, cell in cells]
        return cells[:columns] if all(full[:columns]) and not any(full[columns:]) else None
    if len(cells) > columns and intruded(line, cells):
        return None
    if len(cells) >= columns:
        return only_window(cells, columns)
    return after if len(after) == columns and not line.text else None


def _glued(line: Line, codes: Sequence[str], after: list[Place], units: Sequence[str | None]) -> list[Figure]:
    """The figures of a text row whose digits ran together and can be cut in one way only."""
    full = [cell.text.strip() for _, cell in after if cell and cell.text.strip()]
    cut = only_plain_cut(full[0], len(codes)) if line.text and len(full) == len(after) == 1 else None
    return [
        Figure(code, value, "printed", full[0], unit, None, line.grid, flags=("glued_digits",))
        for code, value, unit in zip(codes, cut or (), units, strict=bool(cut))
    ]
