"""Table 3 of the forms of 2019 and 2021: rows by label within their group, seven columns of applicants."""

from __future__ import annotations

from collections.abc import Sequence

from models.values import Figure
from models.vocabulary import Number
from pipelines.parse.digits import only_cut
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.annexes import regional_row
from pipelines.parse.forms.applicants import ORDER, TOTAL, Heads, read_heads
from pipelines.parse.forms.applications import COLUMNS
from pipelines.parse.forms.lines import (
    Line,
    Place,
    distinct,
    intruded,
    is_empty,
    is_gapped,
    is_whole,
    only_window,
    read_places,
    unsure,
)
from pipelines.parse.forms.reading import Part, RegionalLine
from pipelines.parse.forms.table3_rows import (
    OTHER,
    OWN_OF_2021,
    Named,
    confirmed,
    name_rows,
    schema_of,
    ungrouped,
)

_NO_UNITS = (None,) * 7


def read(lines: Sequence[Line], era: str | None = None) -> Part:
    """Read the lines of one table 3. A row whose label is lost is named by its neighbours, or not at all.

    *era* is the form of table 2: where all labels between rows 二 and 四 are lost, it must agree with the number of
    the rows, or blank group labels must stand where that form begins its groups.
    """
    part = Part("t3")
    heads = unread = Heads()
    rows: list[tuple[Line, Heads]] = []
    printed: list[Line] = []
    for line in lines:
        if _is_row(line):
            rows.append((line, heads))
            printed = []
        else:
            printed.append(line)
            heads = read_heads(printed) or heads
    named = confirmed(name_rows([line for line, _ in rows]), [line for line, _ in rows], era)
    part.schema = schema_of(named)
    for at, ((line, under), name) in enumerate(zip(rows, named, strict=True)):
        if (
            name.code == OTHER
            and not line.after(name.end)
            and {n.code for n in named[at + 1 : at + 2]} & OWN_OF_2021
        ):
            continue  # （六）其他处理 above its three rows, over the whole width
        if name.code:
            figures = _figures(line, name, under)
            part.figures += (
                [f._replace(flags=(*f.flags, *name.flags)) for f in figures] if name.flags else figures
            )
        elif name.foreign:
            part.regional.append(_foreign(line, name, under))
        else:
            part.unplaced.append(line)
            part.lost |= {f"t3.{code}.{column}" for code in name.among for column in ORDER}
    if any(line.text and under is unread for line, under in rows) and _is_shifted(part.figures):
        part.figures = [_doubted(figure) for figure in part.figures]
    return part


def _is_shifted(figures: Sequence[Figure]) -> bool:
    """Whether most rows of seven numbers, not all nought, break their sum: without heads a text may hide other columns."""
    by_row: dict[str, dict[str, Number]] = {}
    for figure in figures:
        if figure.value is not None:
            _, row, column = figure.code.split(".")
            by_row.setdefault(row, {})[column] = figure.value
    whole = [row for row in by_row.values() if len(row) == len(ORDER) and any(row.values())]
    sums = [sum(row.values()) == 2 * row[TOTAL] for row in whole]
    return sums.count(False) > sums.count(True)


def _doubted(figure: Figure) -> Figure:
    """*figure* with its number as raw text alone."""
    return figure._replace(value=None, state="unsure") if figure.state == "printed" else figure


def _is_row(line: Line) -> bool:
    """Whether *line* is a row of data: it bears a row's label, or values without any label."""
    names = set(line.keys)
    if names & _HEAD_WORDS or any(name.startswith(words.SUM_NOTE) for name in names):
        return False
    return not names.isdisjoint(words.T3_ROWS) or line.has_value or bool(ungrouped(line)[1])


_HEAD_WORDS = frozenset({"申请人情况", "自然人", "法人或其他组织", "商业企业", "科研机构"})


def _figures(line: Line, name: Named, under: Heads) -> list[Figure]:
    codes = [f"t3.{name.code}.{column}" for column in under.order or ORDER]
    after = line.after(name.end)
    places = _under_own_heads(line, name, under)
    if places is None and under.order and not under.added:
        places = _seven(line, after, under.places, named_by_words=bool(name.label))
    if places is not None:
        return read_places(line, codes, places, _NO_UNITS)
    full = [cell.text.strip() for _, cell in distinct(after) if cell and not is_empty(cell)]
    cut = only_cut(full[0], (7,)) if line.text and len(full) == 1 and under.order else None
    if cut:
        return [
            Figure(code, value, "printed", full[0], None, None, line.grid, flags=("glued_digits",))
            for code, value in zip(codes, cut, strict=True)
        ]
    return unsure(line, codes, after, _NO_UNITS)


def _under_own_heads(line: Line, name: Named, under: Heads) -> list[Place] | None:
    """The cells under the seven applicants, where every column has a head: further columns may stand among them."""
    if len(line.cells) != under.width or name.end > under.places[0] or is_gapped(line):
        return None
    between = [line.cells[at] for at in range(name.end, under.places[0]) if at not in under.added]
    values = line.cells[under.places[0] :]
    own = len({id(cell) for cell in values}) == len(values) and all(
        cell and (cell.rowspan == 1 or cell.row == line.row) for cell in values
    )
    return [(at, line.cells[at]) for at in under.places] if own and all(map(is_empty, between)) else None


def _seven(
    line: Line, after: list[Place], under: Sequence[int], *, named_by_words: bool
) -> list[Place] | None:
    """The seven value places of a row: all that follow its label, else those under the heads, else the only choice.

    A row without words may begin with blank labels, so that seven places need not be seven values: there only
    the heads or seven numbers count.
    """
    if named_by_words and len(after) == 7:
        return after
    if under and is_whole(line) and under[-1] < len(line.cells) and after and under[0] >= after[0][0]:
        beside = [cell for i, cell in after if i not in under]
        return [(i, line.cells[i]) for i in under] if all(is_empty(cell) for cell in beside) else None
    if intruded(line, after):
        return None
    single = distinct(after)
    if len(single) == 7 < len(after) and not is_empty(single[0][1]):
        return single  # a span that covers nothing
    window = only_window(after, 7)
    full = window is not None and not any(is_empty(cell) for _, cell in window)
    return window if named_by_words or full else None


def _foreign(line: Line, name: Named, under: Heads) -> RegionalLine:
    places = _seven(line, line.after(name.end), under.places, named_by_words=True) or []
    labels = {column.code: column.label for column in COLUMNS}
    heads = [(i, labels[code]) for (i, _), code in zip(places, under.order or (), strict=False)]
    own = next((i for i in range(name.end) if line.keys[i] == name.label), None)
    return regional_row("t3", line, heads, own=own)
