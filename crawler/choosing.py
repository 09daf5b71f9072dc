"""What a reader chooses on a page that has no addresses for it: an organ, a year, a column, the line of a report.

Knows no browser: the ways that a page shows come in as crawler.turning saw them, the next one to press goes out.
Each organ is chosen once, and for each the years, the columns and the lines that it shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from crawler.asks import Entry
from crawler.families import pager
from crawler.links import GATE, LONGEST_NAME, NEAREST, PART, sort_of
from models.ways import Call
from pipelines.parse.titles import judge

Kind = tuple[bool, str]  # of pages: whether they are lists of reports, and the shape of their address
Sort = Literal["line", "year", "column", "path", "organ", "send"]
MOST_CHOSEN = 120  # choices of one page
DULL = 2  # times that a choice brings no line, and nothing to choose, until nobody makes it any more
A_BUTTON = 10  # characters of such words
BARREN = 2  # pages of one shape that bring nothing when chosen from
#: An organ last: all that it shows comes before the next.
_ORDER: tuple[Sort, ...] = ("line", "column", "path", "year", "organ")
LINE: tuple[Sort, ...] = ("line",)
_FOLDED: frozenset[Sort | None] = frozenset(("organ", "path"))  # what folders show
_YEAR = re.compile(r"^\W*20[0-4]\d年?度?\W*(?:公开|年报|年度报告|报告)?\W*$")
# what shows a group of organs, or all of them again
_GROUP = re.compile(
    r"^(?:全部|所有|不限|其[他它]|各?[县区市旗]?[直属级]?(?:乡镇街道|乡镇|镇街|街镇|镇|乡|街道|苏木|部门|单位|机构)"
    r"|(?:公开)?(?:机构|部门|单位|组织)(?:索引|导航|列表|目录|选择)|(?:请?选择|公开|更多)(?:机构|部门|单位))$"
)
_NO_ORGAN = re.compile(
    r"^(?:新闻|要闻|资讯|动态|热点|互动|便民|网上|办事服务|在线)"
)  # though it ends like one: 新闻中心
_SENDS = re.compile(r"^\W*(?:查\s*[询找看]|搜\s*索|检\s*索|筛\s*选|确\s*[定认]|进\s*入|前\s*往)\W*$")

_BUTTON = 12  # characters: longer words turn no page
_WORDS = re.compile(r"[^\W\d]")  # and no mere number or arrow: pictures turn by those
_ONWARD = re.compile(r"^\s*(?:[>›»＞→▶]|>>|更多)\s*$")  # where only a pager can mean it


@dataclass(frozen=True, slots=True)
class Way:
    """An element that could be pressed: its code and words; beside: the number before its own stands beside it.

    seen: whether it is drawn; option: whether it is one of a drop-down; born: the press that brought it, 0 the page;
    paging: whether it stands in a pager.
    """

    code: str
    words: str
    beside: bool
    seen: bool
    option: bool
    born: int
    paging: bool = False


@dataclass(slots=True)
class Memory:
    """What a browser has taught of one site.

    dull: words that brought nothing when chosen, on lists and elsewhere; came: addresses that choosing brought.
    By the kind of page, barren: pages where choosing brought none, same: pages that a browser built and that led
    nowhere new.
    """

    dull: Counter[tuple[bool, str]] = field(default_factory=Counter)
    came: set[str] = field(default_factory=set)
    barren: Counter[Kind] = field(default_factory=Counter)
    same: Counter[Kind] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Choice:
    """Something that is chosen: its words, the press that brought it, the press that chose it."""

    words: str
    born: int
    step: int

    def is_above(self, way: Way) -> bool:
        """Whether the way was not there before this was chosen."""
        return way.born >= self.step


class Choices:
    """The choices of one page: ask `next`, press, and tell what came with `made`. lists: see Turning."""

    def __init__(self, memory: Memory, *, lists: bool = True) -> None:
        self._memory, self._lists = memory, lists
        self._made: set[tuple[str, ...]] = set()
        self._history: list[Sort | None] = [None]  # what each press was, from 1
        self._now: dict[Sort, _Choice] = {}  # what is chosen as things are
        self._before = self._now  # what was chosen before the last press
        self._steps: dict[tuple[Sort, str], int] = {}  # when each was chosen last
        self._words: set[str] = set()  # of all ways that the page has shown
        self._last = ""  # the words that were pressed last
        self._news = self._led = False  # whether that brought a line; one with an address
        self._judged = True  # whether it is known what that was worth
        self._useful: set[str] = set()  # words that have brought something on this page
        self._waits = False  # a drop-down was set, and nothing came: it may have to be sent

    @property
    def begun(self) -> bool:
        return len(self._history) > 1

    @property
    def lists(self) -> bool:
        """Whether the page shows a list of reports by now."""
        return self._lists or "column" in self._history

    @property
    def born(self) -> int:
        """The number of the last press."""
        return len(self._history) - 1

    def next(self, ways: Sequence[Way], *, only: Collection[Sort] = _ORDER) -> int | None:
        """Which of the ways is chosen next, *only* of these sorts; None where nothing is left to choose."""
        self._judge(ways)
        if self.born >= MOST_CHOSEN:
            return None
        if self._waits and (sends := self._sending(ways)) is not None:
            return sends
        ready = [(at, sort) for at, way in enumerate(ways) if (sort := self._open(way)) and sort in only]
        if not ready:
            return None
        at, sort = max(ready, key=lambda one: self._rank(ways[one[0]], one[1], one[0]))
        self._take(ways[at], sort)
        return at

    def made(self, *, news: bool, led: bool = False) -> None:
        """What was chosen last has brought a new line, or none; led: one with an address."""
        self._waits, self._news, self._led = self._waits and not news, news, led

    def _judge(self, ways: Sequence[Way]) -> None:
        """What the last press was worth: it brought a line, or, as *ways* tell, something to choose; so did what it stands below.

        What shows nothing but organs has opened a folder, and what was chosen still is. What has brought something
        here may well bring nothing when it is chosen once more, beside something else.
        """
        fresh = {sort for way in ways if way.words not in self._words and (sort := choice_of(way.words))}
        self._words.update(way.words for way in ways)
        if self._waits or self._judged:
            return
        self._judged = True
        if fresh and fresh <= _FOLDED and not self._led:
            self._now = self._before
        if not fresh and not self._news:
            self._memory.dull[self._lists, self._last] += self._last not in self._useful
            return
        for words in (self._last, *(chosen.words for chosen in self._now.values())):
            self._useful.add(words)
            self._memory.dull.pop((self._lists, words), None)

    def _sending(self, ways: Sequence[Way]) -> int | None:
        self._waits = False
        found = next((at for at, way in enumerate(ways) if way.seen and _SENDS.match(way.words)), None)
        if found is not None:
            self._history.append("send")
        return found

    def _open(self, way: Way) -> Sort | None:
        """What the way is, if it has not been chosen as things are now."""
        sort = choice_of(way.words)
        if sort is None or (sort == "path" and self._lists and self.begun):
            return None  # the way to a list leads away from one: the first choice, where there is no other
        dull = self._memory.dull[self._lists, way.words] >= DULL and way.words not in self._useful
        return None if dull or self._key(way, sort) in self._made else sort

    def _key(self, way: Way, sort: Sort) -> tuple[str, ...]:
        """The way together with what is chosen around it: the same years stand for each organ.

        What an earlier press of this very way has brought does not make it another; an organ, or a folder of them, is
        one and the same but below a year or a column that has brought it; a line says its year itself.
        """
        around = (
            chosen.words
            for other, chosen in self._now.items()
            if other != sort
            and not self._brought(way, sort, chosen)
            and (sort != "line" or other in _FOLDED)
            and (sort not in _FOLDED or chosen.is_above(way))
        )
        return sort, way.words, *sorted(around)

    def _brought(self, way: Way, sort: Sort, chosen: _Choice) -> bool:
        """Whether what is chosen was not there before the way was pressed."""
        return chosen.born >= self._steps.get((sort, way.words), len(self._history))

    def _rank(self, way: Way, sort: Sort, at: int) -> tuple[int, ...]:
        """What is drawn goes before what is hidden, what a press has brought before what stood there, one organ before many.

        On a list, everything goes before the way to a list.
        """
        away = self._lists and sort == "path"
        return not away, way.seen, -_ORDER.index(sort), way.born, not _GROUP.match(way.words), -at

    def _take(self, way: Way, sort: Sort) -> None:
        """What is pressed is chosen now; what stood below it, or beside another organ, is not any more."""
        self._made.add(self._key(way, sort))
        self._before = self._now
        self._now = {
            other: chosen
            for other, chosen in self._now.items()
            if chosen.is_above(way) or (other == "organ" != sort and not self._brought(way, sort, chosen))
        }
        self._history.append(sort)
        self._steps[sort, way.words] = self.born
        if sort != "line":
            self._now[sort] = _Choice(way.words, way.born, self.born)
        self._last, self._waits, self._judged = way.words, way.option, False


@lru_cache(4096)  # a page's ways are looked at again after each press
def choice_of(words: str) -> Sort | None:
    """What a reader would choose by these words; None for what leads to no report."""
    if _YEAR.match(words):
        return "year"
    read = judge(words)
    if read.kind == "annual_report" and read.year is not None:
        return "line"
    if len(words) > LONGEST_NAME:
        return None
    one = sort_of(Entry("", words))
    if one.sort == "column":
        return "column"
    if one.sort == "path" and one.score >= NEAREST and len(words) <= A_BUTTON and not GATE.search(words):
        return "path"
    named = PART.match(words) or _GROUP.match(words)
    return "organ" if named and not _NO_ORGAN.match(words) else None


def next_page(ways: Sequence[Way], number: int) -> int | None:
    """Which of the ways brings page *number*: one in words, before a number in a row of numbers, before an arrow of a pager."""
    ready = [at for at, way in enumerate(ways) if _is_button(way) and _turns(way, number)]
    ranks: tuple[Callable[[Way], object], ...] = (
        lambda way: _WORDS.search(way.words),
        lambda way: way.beside,
        lambda way: way.paging,
    )
    return next((at for rank in ranks for at in ready if rank(ways[at])), None)


def _turns(way: Way, number: int) -> bool:
    return pager.leads_to(Call(way.code, way.words), number) or (
        way.paging and _ONWARD.match(way.words) is not None
    )


def _is_button(way: Way) -> bool:
    return way.seen and len(way.words) < _BUTTON and (way.beside or not way.option)
