"""Tables inside running text: where they begin and end, and their rows, as other tools saved them.

Cells may stand on lines of their own (with or without “|” behind them, or a tab before), a row a line between “|”,
tabs or blanks, or run together without anything between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.values import Cell, Grid
from pipelines.clean.delimited import with_cells_apart
from pipelines.clean.linear_rows import MOST_PIECES, Token, mended, rows_of
from pipelines.clean.noughts import with_noughts
from pipelines.clean.stacked import unstacked
from pipelines.clean.strands import braided
from pipelines.clean.strewn import in_rows
from pipelines.clean.unglued import unglued
from pipelines.clean.wrapped import loosened, tail_of_label, uninterrupted
from pipelines.parse.forms import applications
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.labels import fold, key
from pipelines.parse.numbers import DASHES, UNITS, is_value

LONGEST_LABEL = 60  # letters; what is longer is prose
FOLDED_CELLS, FOLDED = 20, 0.6  # cells, and their share among the words, of a line that is a whole table
REVIEWS = 15  # values of table 4
MOST_BLANK = 24  # cells between two heads: what merged ones cover
LOOK_AHEAD = 3  # tokens after unknown words within which their value must stand

_RULE = re.compile(r"[\s|:+\-=—]*[-=+—]{3,}[\s|:+\-=—]*\|[\s|:+\-=—]*")  # “|---|---|” of Markdown
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–－]\s*[0-9０-９]{1,3}\s*[-—–－]|第\s*[0-9]+\s*页.{0,12})\s*")
_LED = re.compile(r"\t+[^\t\r\n]")  # a tab before a cell: then one that stands alone is a blank cell
_PADDED = re.compile(r"^(?P<cell>[^|]*)\|[\s|]*$")  # “0 | |||”: one cell, then what pads the row
_LIST_MARKER = re.compile(r"[0-9]{1,2}[.．、]")  # of a label on the line below
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_COUNTED_ONCE = re.compile(
    r"[(（][^()（）]*计\s*1\s*$"
)  # of a label that is broken: …同一热点或舆情计 1 / 次）
_UNIT_VALUE = re.compile(rf"(?P<unit>{_UNIT}) ?(?P<value>[0-9.,]+)")
_ENDS_BLANK = re.compile(r"\S\t{2,}\s*$")  # a label with its blank cells
_YEAR_HEAD = re.compile(r"20[0-9]{2}年度?")  # the head of an annex's column

_APPLICANTS = frozenset(words.T3_COLUMNS) | {*applications.HEADS}

# A table begins at a text that no prose has; after it other labels may follow.
_OPENERS = frozenset({words.CONTENT_HEAD, words.INDICATOR, "申请人情况"}) | words.T4_ANCHORS


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in lines[start:end], as a grid of source text."""

    start: int
    end: int
    grid: Grid


def table_spans(lines: Sequence[str]) -> tuple[TextTable, ...]:
    """Find the statutory tables (and annexes of the same kind) in the *lines* of a page's text."""
    tokens = list(
        loosened(
            mended(
                uninterrupted(
                    list(_tokens(unstacked(braided(in_rows(with_noughts(with_cells_apart(lines)))))))
                )
            )
        )
    )
    found: list[TextTable] = []
    index = behind = 0
    while index < len(tokens):
        if not _opens(tokens, index):
            index += 1
            continue
        begin, stop = index, _end(tokens, index)
        while begin > behind and tokens[begin - 1].shared and tokens[begin - 1].line == tokens[index].line:
            begin -= 1  # heads that a page added stand before the form's own
        taken = tokens[begin:stop]
        rows = tuple(
            tuple(Cell(token.text, r, c) for c, token in enumerate(row))
            for r, row in enumerate(rows_of(taken))
        )
        found.append(TextTable(taken[0].line, taken[-1].end, Grid(rows, "text")))
        index = behind = stop
    return tuple(found)


def _tokens(lines: Sequence[str]) -> Iterator[Token]:
    """The cells of *lines*: what each says it is, and which of them share a line."""
    leading, rows = any(map(_LED.match, lines)), [*filter(_is_row, lines)]
    bars = "" if not rows else "between" if any(row.strip(" |") == row.strip() for row in rows) else "around"
    tabs, last = 0, -1
    above: list[str] = []
    for number, line in enumerate(lines):
        if not line.strip(" \r\n\u3000\xa0\ufeff") or _RULE.fullmatch(line) or _PAGE_NUMBER.fullmatch(line):
            continue
        if not leading and not line.strip():
            tabs, last = tabs + line.count("\t"), number
            continue
        yield from _between(tabs, last, line)
        tabs = 0
        cells = _behind_label(above, line) or _cells(line, bars)
        above = [*above[-MOST_PIECES:], line.strip()]
        for cell, shared in cells:
            yield Token(cell, number, _kind(cell), shared, number + 1)


def _behind_label(above: Sequence[str], line: str) -> list[tuple[str, bool]]:
    """The cells of a line that ends the label begun above it and prints its numbers, each as on a line of its own."""
    parts = _with_units(line.split())
    count = tail_of_label(above, parts) if "|" not in line and "\t" not in line and len(parts) > 1 else 0
    return [(cell, False) for cell in ("".join(parts[:count]), *parts[count:])] if count else []


def _between(tabs: int, number: int, line: str) -> list[Token]:
    """The blank cells where a browser parts cells that hold paragraphs by tabs on lines of their own.

    One tab parts two cells; before the label of another row the last cell is blank, too.
    """
    blanks = tabs if tabs and not is_value(line.strip()) else tabs - 1
    return [Token("", number, "blank", end=number + 1)] * blanks


def _is_row(line: str) -> bool:
    """Whether two numbers of a line stand between bars: then what pads a line is its blank cells."""
    return line.count("|") > 1 and sum(is_value(cell.strip()) for cell in line.split("|")) > 1


def _cells(line: str, bars: str) -> list[tuple[str, bool]]:
    """The cells of one line, each with whether it shares the line with another.

    bars: where those of the page's rows stand, between their cells or around them; empty where it has no rows of
    cells, so that bars behind a cell pad it.
    """
    padded = None if bars else _PADDED.match(line)
    if padded and line.count("|") >= 1 and not line.lstrip().startswith("|"):
        return [(cell, False) for cell in unglued(padded["cell"].strip())]
    if "|" in line:
        inner = line.strip()
        if bars != "between":
            inner = inner[1:] if inner.startswith("|") and inner != "|" else inner
            inner = inner.removesuffix("|")
        cells = [part for cell in inner.split("|") for part in _unit_apart(cell.strip())]
        return [(cell, len(cells) > 1) for cell in cells]
    if "\t" in line.strip() or (_ENDS_BLANK.search(line) and words.is_label(line.strip())):
        return [(cell.strip(), True) for cell in line.strip("\r\n").split("\t")]
    parts = _with_units(line.split())
    if (
        len(parts) > 1
        and _are_cells(parts)
        and not words.is_whole_label(line)
        and not _COUNTED_ONCE.search(line)
    ):
        return [(part, True) for part in parts]
    return [(cell, False) for cell in unglued(line.strip())]


def _with_units(parts: Sequence[str]) -> list[str]:
    """*parts* of a line with each unit behind a number in that number's cell: 23 件."""
    joined: list[str] = []
    for part in parts:
        if part in UNITS and joined and joined[-1].isdecimal():
            joined[-1] += f" {part}"
        else:
            joined.append(part)
    return joined


def _unit_apart(cell: str) -> list[str]:
    """The unit and the number of narrow columns that ran together: 万元0."""
    match = _UNIT_VALUE.fullmatch(cell)
    return [cell] if match is None else [match["unit"], match["value"]]


def _are_cells(parts: Sequence[str]) -> bool:
    """Whether the words of a line are cells: all of a row, or most of a whole table that was folded into one line."""
    found = sum(map(_is_cell, parts))
    return found == len(parts) or (found >= FOLDED_CELLS and found >= FOLDED * len(parts))


def _is_cell(text: str) -> bool:
    return is_value(text) or words.is_label(text) or fold(text) in UNITS


def _kind(text: str) -> str:
    if text.isascii() and text.isdigit():
        return "value"
    if len(text) > words.LONGEST or _LIST_MARKER.fullmatch(text):
        return "words"
    folded = fold(text)
    if not folded:
        return "blank"
    if (words.is_label(text) or _YEAR_HEAD.fullmatch(folded)) and folded not in UNITS:
        return "label"
    if folded in UNITS or set(folded) <= DASHES:
        return "unit"
    return "value" if is_value(text) else "words"


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a table begins at the token: an opener, or a row label with its value behind it."""
    token = tokens[index]
    if token.kind == "value" and _are_reviews(tokens, index):
        return True
    if token.kind != "label":
        return False
    name = key(token.text)
    if name in _OPENERS or name.startswith(words.SUM_NOTE) or words.is_caption(token.text):
        return _next_kind(tokens, index) in ("label", "value", "unit") or _is_added_head(tokens, index + 1)
    ahead = _next(tokens, index)
    if name in ("行政复议", "行政诉讼"):
        return ahead is not None and key(ahead.text) in words.T4_ANCHORS | {"行政诉讼"}
    strong = name in words.T3_ANCHORS or name in words.T2_ROWS or name in words.B_ANCHORS
    return strong and ahead is not None and ahead.kind in ("value", "unit")


def _is_added_head(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is a word among the heads of applicants: a column that the page added."""
    beside = [tokens[at] for at in (index - 1, index + 1) if 0 <= at < len(tokens)]
    return len(beside) > 1 and all(key(token.text) in _APPLICANTS for token in beside)


def _are_reviews(tokens: Sequence[Token], index: int) -> bool:
    """Whether a line of fifteen numbers begins at the token: table 4, whose heads broke over lines and were not known."""
    line = [token for token in tokens[index : index + REVIEWS + 1] if token.line == tokens[index].line]
    first = index == 0 or tokens[index - 1].line != tokens[index].line
    return first and len(line) == REVIEWS and all(token.kind == "value" for token in line)


def _next(tokens: Sequence[Token], index: int) -> Token | None:
    return next(
        (token for token in tokens[index + 1 : index + 1 + MOST_BLANK] if token.kind != "blank"), None
    )


def _next_kind(tokens: Sequence[Token], index: int) -> str | None:
    token = _next(tokens, index)
    return token.kind if token else None


def _end(tokens: Sequence[Token], start: int) -> int:
    """The place behind the table's last cell: words that no value follows, and that no label needs, end it."""
    last = start
    index = start
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "words" and not _belongs(tokens, index):
            break
        if token.kind != "blank":
            last = index
        index += 1
    while last + 1 < index and tokens[last + 1].kind == "blank":
        last += 1  # the last row may end with empty cells
    return last + 1


def _belongs(tokens: Sequence[Token], index: int) -> bool:
    """Whether unknown words are a row of the table: part of a broken label, or a label with its value."""
    text = tokens[index].text
    if len(fold(text)) > LONGEST_LABEL or "。" in text:
        return False
    if tokens[index].shared or _is_added_head(tokens, index):
        return True
    before = tokens[index - 1].text if index else ""
    ahead = [token for token in tokens[index + 1 : index + 8] if token.kind != "blank"][:LOOK_AHEAD]
    joined = [key(text + "".join(t.text for t in ahead[:n])) for n in (1, 2)] + [key(before + text)]
    if any(words.is_label(name) for name in joined if name != key(before)):
        return True
    if text.startswith(("(", "（")) and tokens[index - 1].kind == "label":
        return True
    return bool(ahead) and ahead[0].kind in ("value", "unit")
