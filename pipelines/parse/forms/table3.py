"""Table 3 of the forms of 2019 and 2021: rows by label within their group, seven columns of applicants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.values import Figure
from pipelines.parse.digits import only_cut
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.annexes import regional_row
from pipelines.parse.forms.applications import COLUMNS
from pipelines.parse.forms.lines import Line, Place, distinct, is_empty, read_places, unsure
from pipelines.parse.forms.reading import Part, RegionalLine
from pipelines.parse.forms.table3_rows import Named, name_rows, schema_of

ORDER = tuple(column.code for column in COLUMNS)
_NO_UNITS = (None,) * 7


def read(lines: Sequence[Line]) -> Part:
    """Read the lines of one table 3. A row whose label is lost is named by its neighbours, or not at all."""
    part = Part("t3")
    order, under = ORDER, list[int]()
    rows: list[tuple[Line, tuple[str, ...], list[int]]] = []
    for line in lines:
        heads = _heads(line)
        if heads:
            order, under = heads
        elif _is_row(line):
            rows.append((line, order, under))
    named = name_rows([line for line, _, _ in rows])
    part.schema = schema_of(named)
    for (line, columns, places), name in zip(rows, named, strict=True):
        if name.code:
            figures = _figures(line, name, columns, places)
            part.figures += [replace(f, flags=(*f.flags, *name.flags)) for f in figures]
        elif name.foreign:
            part.regional.append(_foreign(line, columns))
        else:
            part.unplaced.append(line)
            part.lost |= {f"t3.{code}.{column}" for code in name.among for column in ORDER}
    return part


def _is_row(line: Line) -> bool:
    """Whether *line* is a row of data: it bears a row's label, or values without any label."""
    if any(name in _HEAD_WORDS or name.startswith(words.SUM_NOTE) for name in line.keys):
        return False
    return any(name in words.T3_ROWS for name in line.keys) or line.has_value


_HEAD_WORDS = frozenset({"申请人情况", "自然人", "法人或其他组织", "商业企业", "科研机构"})


def _heads(line: Line) -> tuple[tuple[str, ...], list[int]] | None:
    """The applicants in the order and at the places of the row of heads, where it names all seven."""
    if line.text:
        return None
    found = [(words.T3_COLUMNS[name], i) for i, name in enumerate(line.keys) if name in words.T3_COLUMNS]
    once = dict(reversed(found))
    if len(once) != 7:
        return None
    ordered = sorted(once.items(), key=lambda item: item[1])
    return tuple(code for code, _ in ordered), [i for _, i in ordered]


def _figures(line: Line, name: Named, order: Sequence[str], under: Sequence[int]) -> list[Figure]:
    codes = [f"t3.{name.code}.{column}" for column in order]
    after = line.after(name.end)
    places = _seven(line, after, under, named_by_words=bool(name.label))
    if places is not None:
        return read_places(line, codes, places, _NO_UNITS)
    full = [cell.text.strip() for _, cell in distinct(after) if cell and not is_empty(cell)]
    cut = only_cut(full[0], (7,)) if line.text and len(full) == 1 else None
    if cut:
        return [
            Figure(code, value, "printed", full[0], None, None, line.grid, flags=("glued_digits",))
            for code, value in zip(codes, cut, strict=True)
        ]
    return unsure(line, codes, after, _NO_UNITS)


def _seven(
    line: Line, after: list[Place], under: Sequence[int], *, named_by_words: bool
) -> list[Place] | None:
    """The seven value places of a row: all that follow its label, else those under the heads, else a run of seven.

    A row without words may begin with blank labels, so that seven places need not be seven values: there only
    the heads or seven numbers count.
    """
    if named_by_words and len(after) == 7:
        return after
    if under and after and under[-1] < len(line.cells) and under[0] >= after[0][0]:
        beside = [cell for i, cell in after if i not in under]
        taken = [(i, line.cells[i]) for i in under]
        whole = all(cell is not None for _, cell in taken)
        return taken if whole and all(is_empty(cell) for cell in beside) else None
    full = [i for i, (_, cell) in enumerate(after) if not is_empty(cell)]
    if len(full) == 7 and full[-1] - full[0] == 6:
        return after[full[0] : full[-1] + 1]
    return None


def _foreign(line: Line, order: Sequence[str]) -> RegionalLine:
    labels = {column.code: column.label for column in COLUMNS}
    places = _seven(line, line.after(line.labels_end), (), named_by_words=True) or []
    return regional_row("t3", line, [(i, labels[code]) for (i, _), code in zip(places, order, strict=False)])
