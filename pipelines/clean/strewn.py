"""Tables 3 and 4 whose cells the text of a PDF hands over in an order of its own: column by column, beside their labels.

Converters read a page by its columns, or put the numbers of a row above, between or below the lines of its label. Which
number belongs where is told by the form alone: all of its rows must be printed in its order, as many numbers as it
has cells, and its own sums must leave one way, and only one, of dealing them out. Else nothing is touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.parse.forms import applications, c60_2019, d30_2021
from pipelines.parse.forms.shape import Row
from pipelines.parse.labels import bare, fold, key

_APPLICANTS = [column.label for column in applications.COLUMNS]
_COLUMNS, _ORGANISATIONS = len(_APPLICANTS), _APPLICANTS[1:-1]
_OUTCOMES, _REVIEWS = len(applications.OUTCOME_COLUMNS), len(applications.REVIEW_CODES)
_FORMS = (c60_2019.APPLICATIONS, d30_2021.APPLICATIONS)
_MOST_LINES = 1200  # of one table: a line a cell, and blank ones between
_LINES_OF_HEADS = 60
_MOST_WAYS = 64  # beyond them hardly a number is settled
_ENOUGH = 4  # first letters of a label that tell it where the form's order is kept
_MOST_BROKEN = 3  # labels whose first letters a page or the label of a group may break

_PAGE_NUMBER = re.compile(r"\s*[-—–－]\s*[0-9]{1,3}\s*[-—–－]\s*")
_ROWS_BEGIN = re.compile(r"一、\s*本\s*年\s*新\s*收")
_REVIEWS_BEGIN = re.compile(r"(?=.*行\s*政\s*复\s*议)[行政复议诉讼\s]+")
_ENDS = re.compile(r"。|行政复议|问题|^五、")
_LETTER = re.compile(r"[^\W\d_]+")
_HEAD_LETTERS = frozenset("".join((*applications.HEADS, *_APPLICANTS)))
_REVIEW_LETTERS = frozenset(
    "".join((*applications.REVIEW_HEADS, *(column.label for column in applications.OUTCOME_COLUMNS)))
)
_OWN_OF_2021 = ("申请人无正", "申请人逾期")

Rows = tuple[tuple[int, ...], ...]


@dataclass(slots=True)
class _Region:
    """lines[start:end] as letters and numbers in reading order; stops: how many numbers had come where words stand."""

    start: int
    end: int
    letters: str = ""
    numbers: list[int] = field(default_factory=list)
    stops: set[int] = field(default_factory=set)

    def add(self, line: str) -> None:
        for part in line.split():
            number = part.replace(",", "")
            if number.isascii() and number.isdecimal():
                self.numbers.append(int(number))
            else:
                self.letters += "".join(_LETTER.findall(fold(part)))
                self.stops.add(len(self.numbers))


_Reader = Callable[[_Region, Sequence[str]], list[str]]


def in_rows(lines: Sequence[str]) -> list[str]:
    """*lines*, as many: tables 3 and 4 that were strewn over theirs stand in rows, their cells parted by tabs."""
    done = list(lines)
    for at, line in enumerate(lines):
        if _ROWS_BEGIN.match(line.strip()):
            _lay(done, _region(lines, _begin(lines, at), at), _applications, lines)
        elif _REVIEWS_BEGIN.fullmatch(line):
            _lay(done, _region(lines, at, at), _reviews, lines)
    return done


def _lay(done: list[str], region: _Region, read: _Reader, lines: Sequence[str]) -> None:
    rows = read(region, lines)
    if rows and len(rows) <= region.end - region.start:
        done[region.start : region.end] = rows + [""] * (region.end - region.start - len(rows))


def _begin(lines: Sequence[str], at: int) -> int:
    """The first line of the table whose first row is named in line *at*: above stand heads, and numbers of the row."""
    begin = at
    for above in range(at - 1, max(at - _LINES_OF_HEADS, -1), -1):
        parts = lines[above].split()
        own = begin == at and len(parts) == _COLUMNS and all(map(str.isdecimal, parts))
        if parts and not own and not _HEAD_LETTERS.issuperset("".join(parts)):
            break
        begin = above if parts else begin
    return begin


def _region(lines: Sequence[str], start: int, named: int) -> _Region:
    """What stands from *start* to the next prose, heading or table; *named* is the line that tells which table it is."""
    region = _Region(start, start)
    for at in range(start, min(start + _MOST_LINES, len(lines))):
        line = lines[at]
        if at > named and (_ENDS.search(fold(line)) or _ROWS_BEGIN.match(line.strip())):
            break
        if not _PAGE_NUMBER.fullmatch(line):
            region.add(line)
        if line.strip():
            region.end = at + 1
    return region


# -- table 3 --------------------------------------------------------------------------------------------
def _applications(region: _Region, lines: Sequence[str]) -> list[str]:
    """The rows of table 3; where its numbers can be dealt out in no way, or in several, all of them behind its labels.

    None where each row still stands together, or not every row of the form is there.
    """
    form = next((form for form in _FORMS if _in_order(region.letters, form)), None)
    parted = any("\t" in line or "|" in line for line in lines[region.start : region.end])
    if form is None or parted:  # cells that a tool parted are no strewn ones
        return []
    named = ["\t".join(filter(None, (row.group, row.label))) for row in form]
    whole = len(region.numbers) == len(form) * _COLUMNS and _heads_in_order(lines[region.start : region.end])
    ways = [way for way in _ways(region) if _balances(way)] if whole else []
    if len(ways) == 1:
        rows = ("\t".join((name, *map(str, row))) for name, row in zip(named, ways[0], strict=True))
        return ["\t".join(("申请人情况", *_APPLICANTS)), *rows]
    stops = sorted({*region.stops, len(region.numbers)})
    if all(end - begin <= _COLUMNS for begin, end in pairwise(stops)):
        return []
    return [*named, " ".join(map(str, region.numbers))]


def _in_order(letters: str, form: Sequence[Row]) -> bool:
    """Whether the labels of the *form* begin one behind the other in the *letters*, and none of another form's."""
    at = broken = 0
    for row in form:
        found = letters.find("".join(_LETTER.findall(bare(row.label)))[:_ENOUGH], at)
        broken += found < 0
        at = max(at, found + 1)
    return broken <= _MOST_BROKEN and any(own in letters for own in _OWN_OF_2021) == (
        form is d30_2021.APPLICATIONS
    )


def _heads_in_order(lines: Sequence[str]) -> bool:
    """Whether the heads do not say that the organisations have changed places.

    Beside heads of two lines a converter reads the short 其他 first: only among whole heads its place tells something.
    """
    seen = [key(part) for line in lines for part in line.split() if key(part) in _ORGANISATIONS]
    seen = list(dict.fromkeys(seen))  # 其他 is the name of a row, too
    if len(seen) < len(_ORGANISATIONS) and seen:
        seen = [name for name in seen if name != _ORGANISATIONS[-1]]
    return seen == [name for name in _ORGANISATIONS if name in seen]


def _ways(region: _Region) -> set[Rows]:
    """Every way to deal the numbers out, by row or by column between two words, that makes each row's total its sum."""
    ways: set[Rows] = {()}
    begin = 0
    for end in sorted({*region.stops, len(region.numbers)}):
        height, rest = divmod(end - begin, _COLUMNS)
        if rest:
            continue  # words among the numbers of a row, or of a column
        run = region.numbers[begin:end]
        by_row = tuple(tuple(run[at : at + _COLUMNS]) for at in range(0, len(run), _COLUMNS))
        by_column = tuple(tuple(run[at::height]) for at in range(height))
        blocks = {block for block in (by_row, by_column) if all(sum(row[:-1]) == row[-1] for row in block)}
        ways = {(*way, *block) for way in ways for block in blocks}
        if len(ways) > _MOST_WAYS:
            return set()
        begin = end
    return ways


def _balances(rows: Rows) -> bool:
    """Whether in each column what came in went out, and the outcomes make their total."""
    return all(
        new + carried == total + left and sum(outcomes) == total
        for new, carried, *outcomes, total, left in zip(*rows, strict=True)
    )


# -- table 4 --------------------------------------------------------------------------------------------
def _reviews(region: _Region, _: Sequence[str]) -> list[str]:
    """The one row of table 4 under heads that were broken; none where its three totals are not the sums of their parts."""
    numbers = region.numbers
    quintets = [numbers[at : at + _OUTCOMES] for at in range(0, len(numbers), _OUTCOMES)]
    if len(numbers) != _REVIEWS or not _REVIEW_LETTERS.issuperset(region.letters):
        return []
    if any(sum(parts) != total for *parts, total in quintets):
        return []
    heads = [column.label for column in applications.OUTCOME_COLUMNS] * len(applications.QUINTETS)
    return ["\t".join(heads), "\t".join(map(str, numbers))]
