"""Prose cut into sentences and clauses that remember where they were printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.parse.facts.counts import Mention, mentions
from pipelines.parse.folding import Line, fold

_ENDS = "。!?！？"
_BETWEEN = frozenset(";,:()、")
_LONGEST = 1200
_ANSWER = re.compile(r":(?:(?!(?:19|20)\d\d年)\d|无|零|没有|未)")  # 行政复议:0件 is one clause
_LEAD = re.compile(
    r"(?:其中|特别是|尤其是|此外|另外|同时|并且|而且|[一二三四五六七八九十]是|一方面|另一方面"
    r"|[((【][一二三四五六七八九十\d]+[))】]|\d+[.、](?!\d)|[一二三四五六七八九十]+、|[①-⑳]|[:,、和及与;])+"
)
ITEM = re.compile(
    r"\s*(?:[(（][一二三四五六七八九十\d]+[)）]|\d+[.．、](?!\d)|[一二三四五六七八九十]+、|[①-⑳])"
)
_TITLE = re.compile(r"《[^《》]*》|[〔\[][^〔〕\[\]]*[〕\]]")


@dataclass(frozen=True, slots=True)
class Clause:
    """[start, end) of a line without its stop; counts are the mentions that stand in it."""

    line: Line
    start: int
    end: int
    counts: tuple[Mention, ...]

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """before: the words of the sentence before it on its line; lead: those that open the list it is an item of."""

    clauses: tuple[Clause, ...]
    before: str = ""
    lead: str = ""

    @property
    def text(self) -> str:
        return self.clauses[0].line.text[self.clauses[0].start : self.clauses[-1].end]

    @property
    def start(self) -> int:
        return self.clauses[0].start

    @property
    def end(self) -> int:
        return self.clauses[-1].end


def sentences(raw: str, lead: str = "", above: str = "") -> tuple[Sentence, ...]:
    """The sentences of one line, each with its clauses; stops belong to no clause.

    lead: the words above the line that open a list; they reach as far as the items do. above: the short
    sub-heading right above the line, which stands for the sentence before its first one.
    """
    line = fold(raw)
    found: list[Sentence] = []
    for start, end in _spans(line.text):
        clauses = tuple(_clauses(line, start, end))
        if clauses:
            opened = lead if ITEM.match(line.text[start:end]) else ""
            found.append(Sentence(clauses, found[-1].text if found else above, opened))
    return tuple(found)


def quote(first: Clause, last: Clause) -> str:
    """The words from *first* to *last* as printed, without connectives before them.

    What is a whole line keeps its full stop: the line is the statement.
    """
    line = first.line
    start = first.start + (m.end() if (m := _LEAD.match(first.text)) and m.end() < len(first.text) else 0)
    end = last.end
    if first.start == 0 and start == 0 and line.text[end:] in tuple(_ENDS):
        end += 1
    return line.printed(start, end)


def bare(text: str) -> str:
    """*text* with titles of documents and their numbers blanked: a year in them says nothing of the counts."""
    return _TITLE.sub(lambda m: "　" * len(m.group()), text)


def without_lead(text: str) -> str:
    """*text* without the connectives and list marks before it."""
    return text[m.end() :] if (m := _LEAD.match(text)) else text


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """From stop to stop; a sentence that does not end is cut, so that no page costs more than its length."""
    for m in re.finditer(rf"[^{_ENDS}]+", text):
        for start in range(m.start(), m.end(), _LONGEST):
            yield start, min(start + _LONGEST, m.end())


def _clauses(line: Line, start: int, end: int) -> Iterator[Clause]:
    text = line.text[start:end]
    counts = mentions(bare(text))  # a number in the title of a document counts nothing
    begin = 0
    for stop in [*_stops(text, counts), len(text)]:
        if stop > begin:
            inside = (m for m in counts if begin <= m.start and m.end <= stop)
            moved = tuple(replace(m, start=m.start + start, end=m.end + start) for m in inside)
            yield Clause(line, start + begin, start + stop, moved)
        begin = stop + 1 if text[stop : stop + 1] in _BETWEEN else stop


def _stops(text: str, counts: tuple[Mention, ...]) -> list[int]:
    after_count = {m.end for m in counts}
    brackets = _brackets_with_counts(text, counts)
    return [
        i
        for i, c in enumerate(text)
        if (c in ";," and not _is_thousands(text, i))
        or (c == ":" and not _ANSWER.match(text, i))
        or i in brackets
        or (i in after_count and c in "、和及与")
    ]


def _is_thousands(text: str, i: int) -> bool:
    return text[i] == "," and bool(re.match(r"\d,\d{3}(?!\d)", text[max(i - 1, 0) : i + 5]))


def _brackets_with_counts(text: str, counts: tuple[Mention, ...]) -> frozenset[int]:
    """Brackets that hold counts are clauses of their own; others (专(兼)职) are part of a word."""
    places: set[int] = set()
    for m in re.finditer(r"\([^()]*\)", text):
        if any(m.start() < c.start < m.end() for c in counts):
            places |= {m.start(), m.end() - 1}
    return frozenset(places)
