"""Which row of table 3 a line is: by its words within their group, else by the rows around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipelines.parse.forms import applications, c60_2019, d30_2021
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.lines import Line, distinct, is_empty, is_words
from pipelines.parse.labels import bare, key
from pipelines.parse.numbers import is_value

FORMS = {
    c60_2019.SCHEMA: tuple(row.code for row in c60_2019.APPLICATIONS),
    d30_2021.SCHEMA: tuple(row.code for row in d30_2021.APPLICATIONS),
}
LABELS = {row.code: key(row.label) for row in (*c60_2019.APPLICATIONS, *d30_2021.APPLICATIONS)}
GROUPS = frozenset(words.sorted_groups())
OTHER = "other_handling"
OWN_OF_2021 = frozenset(row.code for row in d30_2021.OTHER_ROWS)
# Where the outcomes of a form begin a group, counted from row （一）: by the number of its rows.
GROUP_STARTS = {
    sum(1 for row in form.APPLICATIONS[2:-1]): tuple(
        n for n, row in enumerate(form.APPLICATIONS[2:-1])
        if row.group and sum(other.group == row.group for other in form.APPLICATIONS) > 1
        and form.APPLICATIONS[n + 1].group != row.group
    )
    for form in (c60_2019, d30_2021)
}  # fmt: skip
_GROUP_NAMES = (applications.OUTCOMES, *words.sorted_groups())
APPLICANTS = len(applications.COLUMNS)
ALIKE = 0.6  # how much of a damaged label must be left; the place in the form must agree as well
LONG = 8  # letters of a label that may stand for the whole


@dataclass(frozen=True, slots=True)
class Named:
    """A line's row: its code (None: cannot be told), the place behind its labels, flags.

    foreign: its label is another than the form's at this place. among: the codes one of which it must be.
    """

    code: str | None
    end: int
    label: str = ""
    flags: tuple[str, ...] = ()
    foreign: bool = False
    among: tuple[str, ...] = ()


def name_rows(lines: Sequence[Line]) -> list[Named]:
    """Name the rows of one table, in order; see Named."""
    named: list[Named] = []
    group = ""
    for printed in lines:
        line, inside = ungrouped(printed)
        group = inside or next((name for name in reversed(line.keys) if name in GROUPS), group)
        named.append(_by_words(line, group))
    named = _other_rows(named)
    return _by_place(named)


def ungrouped(line: Line) -> tuple[Line, str]:
    """*line* with a label that begins with its group's (“(三)不予公开1.属于国家秘密”) under its own key; and that group."""
    for place, name in enumerate(line.keys):
        if name.startswith(_GROUP_NAMES):
            group, own = parted(bare(line.words(place)))
            if own in words.T3_ROWS:
                keys = (*line.keys[:place], own, *line.keys[place + 1 :])
                return line._replace(keys=keys), group
    return line, ""


def parted(label: str) -> tuple[str, str]:
    """The last group that *label* begins with, and the key of what is behind it; two empty texts where nothing is."""
    group, rest = "", label
    while prefix := next((name for name in _GROUP_NAMES if rest.startswith(name) and rest != name), ""):
        group, rest = prefix, bare(rest[len(prefix) :].lstrip("-—:>/"))
    return (group, key(rest)) if group else ("", "")


def is_grouped_label(text: str) -> bool:
    """Whether *text* is a row's label behind its group's: “(三)不予公开 1.属于国家秘密”."""
    return parted(bare(text))[1] in words.T3_ROWS


def schema_of(named: Sequence[Named]) -> str | None:
    """The form that row (六) names: one row in 2019, three in 2021; None where it is lost or both are printed."""
    codes = {name.code for name in named}
    single, three = OTHER in codes, bool(codes & OWN_OF_2021)
    if single == three:
        return None
    return d30_2021.SCHEMA if three else c60_2019.SCHEMA


def _by_words(line: Line, group: str) -> Named:
    end = line.labels_end
    labels = [i for i in range(end) if line.cells[i] and is_words(line.words(i))]
    own = [i for i in labels if line.keys[i] not in words.T3_GROUPS]
    for place in reversed(own):
        code = _code(line.keys[place], group)
        if code:
            return Named(code, line.behind(place), line.keys[place])
    single = next((i for i in labels if line.keys[i] == applications.OTHER), None)
    if single is not None and (
        not any(i < _values_begin(line, single) for i in own) or _has_seven_behind(line, single)
    ):
        return Named(OTHER, line.behind(single), applications.OTHER)
    return Named(None, end, line.keys[own[-1]] if own else "")


def _values_begin(line: Line, place: int) -> int:
    """The place of the first number behind *place*; the end where there is none: what words stand there, are no label."""
    return next((i for i in range(place, len(line.cells)) if is_value(line.words(i))), len(line.cells))


def _has_seven_behind(line: Line, place: int) -> bool:
    """Whether the cells behind the label are seven: then words among them are damaged values and no label of their own."""
    after = line.after(line.behind(place))
    return not line.text and len(after) == len(distinct(after)) == APPLICANTS


def _code(name: str, group: str) -> str | None:
    if name == "其他":
        return "other_other" if group == applications.OTHER else None
    exact = words.T3_ROWS.get(name)
    if exact or len(name) < LONG:
        return exact
    return next(
        (
            code for code, label in LABELS.items()
            if len(label) >= LONG and (label.startswith(name) or name.startswith(label))
        ),
        None,
    )  # fmt: skip


def _other_rows(named: list[Named]) -> list[Named]:
    """Rows that bear only （六）其他处理 beside rows of 2021: the first of three whose own labels are lost.

    Alone the label is the one row of 2019; above all three rows of 2021 it is their sum; else nobody can tell.
    """
    group = {OTHER, *OWN_OF_2021}
    places = [i for i, name in enumerate(named) if name.code in group]
    bare = [i for i in places if named[i].code == OTHER]
    if len(places) == len(bare) == 1 or not bare or len(places) == len(OWN_OF_2021) + 1:
        return named
    three = len(places) == len(OWN_OF_2021) and places[-1] - places[0] == len(places) - 1
    for place, row in zip(places, d30_2021.OTHER_ROWS, strict=False):
        if three and named[place].code in (OTHER, row.code):
            lost = ("labels_lost_positional",) if named[place].code == OTHER else ()
            named[place] = replace(named[place], code=row.code, flags=lost)
        elif named[place].code == OTHER:
            named[place] = replace(named[place], code=None, label="")
    return named


def _by_place(named: list[Named]) -> list[Named]:
    """Name each run of nameless rows by its neighbours, where the form has exactly as many rows between them."""
    start = 0
    while start < len(named):
        if named[start].code:
            start += 1
            continue
        stop = start
        while stop < len(named) and not named[stop].code:
            stop += 1
        before = named[start - 1].code if start else None
        behind = named[stop].code if stop < len(named) else None
        named[start:stop] = _fill(named[start:stop], before, behind)
        start = stop
    return named


def _fill(run: list[Named], before: str | None, behind: str | None) -> list[Named]:
    gaps = _gaps(before, behind)
    fitting = [gap for gap in gaps if len(gap) == len(run) and all(map(_may_be, run, gap))]
    if not (before and behind) and not all(name.label for name in run):
        fitting = []  # beyond the first or the last row anything may stand
    if len(fitting) == 1:
        return [
            replace(name, code=code, flags=("label_damaged" if name.label else "labels_lost_positional",))
            for name, code in zip(run, fitting[0], strict=True)
        ]
    among = tuple(sorted({code for gap in gaps for code in gap}))
    return [
        replace(
            name, foreign=bool(name.label) and not any(_may_be(name, code) for code in among), among=among
        )
        for name in run
    ]


def _gaps(before: str | None, behind: str | None) -> list[tuple[str, ...]]:
    """The rows that each form prints between two rows, or beyond one of them; nothing where neither is there."""
    gaps = []
    for codes in FORMS.values():
        first = 0 if before is None else codes.index(before) + 1 if before in codes else None
        last = len(codes) if behind is None else codes.index(behind) if behind in codes else None
        if first is not None and last is not None and first < last and (before or behind):
            gaps.append(codes[first:last])
    return list(dict.fromkeys(gaps))


def _may_be(name: Named, code: str) -> bool:
    """Whether what is left of the label does not contradict the row that stands at its place."""
    if not name.label:
        return True
    return SequenceMatcher(None, name.label, LABELS[code], autojunk=False).ratio() >= ALIKE


def confirmed(named: list[Named], lines: Sequence[Line], era: str | None) -> list[Named]:
    """*named* as it is, unless all of its outcomes were named by their number alone and nothing else agrees."""
    lost = [i for i, name in enumerate(named) if name.flags == ("labels_lost_positional",)]
    whole = len(lost) >= min(len(codes) for codes in FORMS.values()) - 3
    if not whole or era == schema_of(named) or _group_starts(lines, lost) == GROUP_STARTS.get(len(lost)):
        return named
    among = tuple(sorted({name.code for i, name in enumerate(named) if i in set(lost) and name.code}))
    return [replace(name, code=None, among=among) if i in set(lost) else name for i, name in enumerate(named)]


def _group_starts(lines: Sequence[Line], lost: Sequence[int]) -> tuple[int, ...]:
    """Which of the nameless rows begin with one blank label more than the fewest."""
    blanks = [_leading_blanks(lines[i]) for i in lost]
    return tuple(n for n, count in enumerate(blanks) if count > min(blanks))


def _leading_blanks(line: Line) -> int:
    after = line.cells[line.labels_end :]
    return next((n for n, cell in enumerate(after) if not is_empty(cell)), len(after))
