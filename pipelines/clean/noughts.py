"""Tables 3 and 4 of nothing but zeros, in whatever order the text of a PDF hands them over: zeros deal out in one way.

Most towns report so. The two are taken together, since converters put what is left of the one behind the heading of
the other. They count as whole where every label of table 3 is printed, and as many zeros as both have cells, and no
other number; else the lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.parse.forms import applications, c60_2019, d30_2021
from pipelines.parse.forms.shape import Row
from pipelines.parse.labels import bare, fold

_MOST_LINES = 1200  # of both tables: a line a cell, and blank ones between
_BEGINS = re.compile(r"一、\s*本\s*年\s*新\s*收")
_ENDS = re.compile(r"^六、|其他需要报告")
_HEADING = re.compile(r"[四五]、.*(?:复议|问题)")
_LETTER = re.compile(r"[^\W\d_]+")
_ENOUGH = 6  # first letters of a label that no other row of its form begins with, or all of it
_GROUPS = (
    applications.OUTCOMES,
    applications.DENIED,
    applications.UNAVAILABLE,
    applications.REJECTED,
    applications.OTHER,
)
_ROWS = {*c60_2019.APPLICATIONS, *d30_2021.APPLICATIONS}
_PRINTED = ["".join(_LETTER.findall(fold(text))) for text in (*_GROUPS, *(row.label for row in _ROWS))]
_COLUMNS = (*applications.COLUMNS, *applications.OUTCOME_COLUMNS)
_OF_HEADS = frozenset(
    "".join((*applications.HEADS, *applications.REVIEW_HEADS, *(column.label for column in _COLUMNS)))
)
_OUTCOMES = [column.label for column in applications.OUTCOME_COLUMNS] * len(applications.QUINTETS)


def with_noughts(lines: Sequence[str]) -> list[str]:
    """*lines*, as many: tables 3 and 4 in rows, their cells parted by tabs, where all of their cells print 0."""
    start = next((at for at, line in enumerate(lines) if _BEGINS.match(line.strip())), None)
    if start is None:
        return list(lines)
    end = min(len(lines), start + _MOST_LINES)
    end = next((at for at in range(start, end) if _ENDS.search(fold(lines[at]))), end)
    used = [at for at in range(start, end) if lines[at].strip() and _is_of_tables(lines[at])]
    for form in (c60_2019.APPLICATIONS, d30_2021.APPLICATIONS):
        if _are_zeros([lines[at] for at in used], form):
            return _laid(lines, used, form)
    return list(lines)


def _is_of_tables(line: str) -> bool:
    """Whether *line* prints numbers alone, or a piece of a label or of heads, perhaps with its numbers."""
    words = fold(line)
    letters = "".join(_LETTER.findall(words))
    if _HEADING.match(words) or "。" in words:
        return False
    return _OF_HEADS.issuperset(letters) or any(letters in label for label in _PRINTED)


def _are_zeros(lines: Sequence[str], form: Sequence[Row]) -> bool:
    """Whether *lines* print each label of the *form*, a 0 for each cell of both tables, and no other number."""
    numbers = [part for line in lines for part in line.split() if part.isascii() and part.isdecimal()]
    cells = len(form) * len(applications.COLUMNS) + len(applications.REVIEW_CODES)
    letters = "".join("".join(_LETTER.findall(fold(line))) for line in lines)
    labels = ("".join(_LETTER.findall(bare(row.label)))[:_ENOUGH] for row in form)
    return len(numbers) == cells and set(numbers) == {"0"} and all(label in letters for label in labels)


def _laid(lines: Sequence[str], used: Sequence[int], form: Sequence[Row]) -> list[str]:
    """Table 3 in the first of the lines that are *used*, table 4 in the last, the others blank."""
    zeros = ["0"] * len(applications.COLUMNS)
    names = [[row.group, row.label] if row.group else [row.label] for row in form]
    third = [
        ["申请人情况", *(column.label for column in applications.COLUMNS)],
        *([*name, *zeros] for name in names),
    ]
    fourth = [_OUTCOMES, ["0"] * len(_OUTCOMES)]
    done = list(lines)
    rows = ["\t".join(row) for row in (*third, *[[""]] * (len(used) - len(third) - len(fourth)), *fourth)]
    for at, row in zip(used, rows, strict=True):
        done[at] = row
    return done
