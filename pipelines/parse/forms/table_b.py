"""The table of the form of 2014: label, unit and number of each row; what is not of the form is regional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.values import Cell, Figure
from pipelines.parse.forms import b32_2014
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.annexes import is_footer, regional_row
from pipelines.parse.forms.lines import Line, Place, distinct, is_empty, is_words, read_cell, unsure
from pipelines.parse.forms.reading import Part
from pipelines.parse.forms.stream import is_head, value_heads
from pipelines.parse.labels import fold, key
from pipelines.parse.numbers import DASHES, UNITS, is_value

ROWS = {row.code: row for row in (*b32_2014.ROWS, *b32_2014.HEADINGS)}
OWNERS: dict[str, dict[str, str]] = {}
for _row in b32_2014.ROWS:
    if _row.group:
        OWNERS.setdefault(key(_row.label), {})[_row.group] = _row.code
ENTERS = {row.code: row.group or row.code for row in b32_2014.ROWS}
LEAST_ROWS = 5  # fewer labels of the form than this are an annex that borrows its words


def read(lines: Sequence[Line]) -> Part:
    """Read the lines of the table of 2014."""
    part = Part("b", b32_2014.SCHEMA)
    column: int | None = None
    head, group, grid = words.COUNT_HEAD, "", -1
    for line in _joined(lines):
        if line.grid != grid:
            column, grid = None, line.grid
        if is_head(line):
            places = value_heads(line)
            column = places[0] if places and not line.text else None
            head = line.words(places[0]) if places else head
            continue
        place, code = _code(line, group)
        group = ENTERS.get(code or "", group)
        if code and place is not None:
            part.figures += _figure(line, code, place, column)
        elif line.has_value and not is_footer(line):
            part.regional.append(regional_row("b", line, [(_value_place(line, column), head)]))
    if len({f.code for f in part.figures}) < LEAST_ROWS:
        return Part("regional", "regional", regional=part.regional)
    return part


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with labels that were broken over two rows put together again."""
    done: list[Line] = []
    for line in lines:
        joined = _join(done[-1], line) if done else None
        if joined:
            done[-1] = joined
        else:
            done.append(line)
    return done


def _join(first: Line, second: Line) -> Line | None:
    a, b = _only_words(first), _label_cell(second)
    if a is None or b is None or is_head(first) or key(b.text) in words.B_ROWS or is_head(second):
        return None
    text = a.text + b.text
    if key(text) not in words.B_ROWS:
        return None
    cell = replace(b, text=text)
    cells = tuple(cell if old is b else old for old in second.cells)
    return replace(second, cells=cells, keys=tuple(key(c.text) if c else "" for c in cells))


def _only_words(line: Line) -> Cell | None:
    """The label of a line that has nothing else; a unit or a dash for one does not count."""
    full = [cell for _, cell in distinct(list(enumerate(line.cells))) if cell and not is_empty(cell)]
    return full[0] if len(full) == 1 and is_words(full[0].text) else None


def _label_cell(line: Line) -> Cell | None:
    return next((c for c in line.cells if c and is_words(c.text) and fold(c.text) not in UNITS), None)


def _code(line: Line, group: str) -> tuple[int | None, str | None]:
    """The place and the code of the label; 其他情形数 belongs to the group it stands in, and to none without one."""
    for place, name in enumerate(line.keys):
        owners = OWNERS.get(name)
        if owners:
            return place, next(iter(owners.values())) if len(owners) == 1 else owners.get(group)
        if name in words.B_ROWS:
            return place, words.B_ROWS[name]
    return None, None


def _figure(line: Line, code: str, place: int, column: int | None) -> list[Figure]:
    row = ROWS[code]
    after = [p for p in distinct(line.after(place + 1)) if p[1] is not line.cells[place]]
    unit = next((fold(c.text) for _, c in after if c and fold(c.text) in UNITS), None) or row.unit
    found = _value(line, after, column)
    if found is None:
        return unsure(line, [code], after, [unit])
    figure = read_cell(line, code, found[0], found[1], unit)
    if code in words.B_HEADINGS and figure.state in ("blank", "dash", "absent"):
        return []
    return [figure if found[1] else replace(figure, state="blank", table=line.grid)]


def _value(line: Line, after: list[Place], column: int | None) -> Place | None:
    """The place of the value: under 统计数, else the only one that is no unit; None where two could be it."""
    full = [p for p in after if not is_empty(p[1]) and p[1] and fold(p[1].text) not in UNITS]
    if column is not None and after and after[0][0] <= column < len(line.cells):
        under = line.cells[column]
        beside = [
            p for p in full if p[1] is not under and p[1] and is_value(p[1].text) and not _is_dash(p[1])
        ]
        return None if beside else (column, under)
    if len(full) > 1 and _is_dash(full[0][1]):
        full = full[1:]  # “——” in the column of units
    if len(full) > 1:
        return None
    return full[0] if full else (len(line.cells), None)


def _is_dash(cell: Cell | None) -> bool:
    return cell is not None and not cell.image and set(fold(cell.text)) <= DASHES


def _value_place(line: Line, column: int | None) -> int:
    if column is not None:
        return column
    return max((i for i, cell in enumerate(line.cells) if not is_empty(cell)), default=0)
