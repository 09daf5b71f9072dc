"""Rows out of the cells of a text: a label begins a row, its values end it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from pipelines.parse.forms import vocabulary as words
from pipelines.parse.forms.table2_heads import FORMS
from pipelines.parse.labels import bare, fold, key

APPLICANTS = 7
MOST_PIECES = 40  # lines over which a label may be broken
_FEW_PIECES = 3  # beyond them the pieces must spell a label of the form letter by letter
MOST_LETTERS = 60
MOST_PANELS = 4  # of a table printed side by side with itself
RECTANGULAR = 0.6  # the share of rows of full width that makes a table one of equal rows

_FIRST_OF_ROW = (
    frozenset(words.B_ROWS)
    | frozenset(words.T2_ROWS)
    | words.REGIONAL_KEYS
    | {words.CONTENT_HEAD, words.INDICATOR}
) - {"其他"}
_T3_LEAVES = frozenset(words.T3_ROWS) - {"其他", "总计"}
_ROW_LABELS = (_FIRST_OF_ROW | _T3_LEAVES) - {words.CONTENT_HEAD, words.INDICATOR}
_ALONE = [  # the one row of a block, and each of its columns
    ({row.code for row in block.rows}, column.code)
    for blocks in FORMS.values()
    for block in blocks
    if len(block.rows) == 1
    for column in block.columns
]
_T4_HEADS = words.T4_ANCHORS | {"行政复议", "行政诉讼"}


@dataclass(frozen=True, slots=True)
class Token:
    """A cell of a text: kind is label, value, unit, blank or words; shared says that its line has others.

    end is the line behind its last one: a label may be broken over several.
    """

    text: str
    line: int
    kind: str
    shared: bool = False
    end: int = 0


def mended(tokens: Sequence[Token]) -> list[Token]:
    """*tokens* with the labels that were broken over lines of their own put together again."""
    done: list[Token] = []
    index = 0
    while index < len(tokens):
        token, index = _longest_label(tokens, index)
        done.append(token)
    return done


def _longest_label(tokens: Sequence[Token], start: int) -> tuple[Token, int]:
    """The token at *start*, joined with what follows as far as that makes a label; and the place behind it."""
    first = tokens[start]
    best, behind = first, start + 1
    text, unknown, pieces = "", False, 0
    for index in range(start, min(start + MOST_PIECES * 2, len(tokens))):
        token = tokens[index]
        if token.kind == "blank" and pieces:
            continue
        is_end = token.kind == "unit" and 0 < pieces == index - start  # “行政规范性文 / 件”
        if token.shared or pieces == MOST_PIECES or not (is_end or token.kind in ("label", "words")):
            break
        if len(text) + len(token.text) > MOST_LETTERS or (pieces and has_marker(token.text)):
            break
        if pieces > _FEW_PIECES and not words.begins_label(text):
            break
        unknown = unknown or token.kind == "words" or _is_open(token.text)
        text, pieces = text + token.text, pieces + 1
        if pieces > 1 and unknown and words.is_whole_label(text):
            best, behind = Token(text, first.line, "label", end=token.end), index + 1
    return best, behind


def _is_open(text: str) -> bool:
    """Whether a bracket that begins in *text* does not end there: (区分处理的,只计这一情形,不计 / 其他情形)."""
    return fold(text).count("(") > fold(text).count(")")


def has_marker(text: str) -> bool:
    """Whether *text* begins with a list marker: so a label begins, and no later piece of one."""
    return bare(text) != fold(text)


def begins_a_row(token: Token) -> bool:
    """Whether *token* is the label of a row of data and cannot be a column's head."""
    name = key(token.text)
    return token.kind == "label" and (
        name in _ROW_LABELS or (name in words.T3_ROWS and has_marker(token.text))
    )


def rows_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """The logical rows of one table: lines that hold whole rows stay rows, single cells are gathered."""
    rows: list[list[Token]] = []
    for shared, run in groupby(tokens, lambda token: token.shared):
        if shared:
            rows += _filled(
                [row for _, cells in groupby(run, lambda token: token.line) for row in _parted(list(cells))]
            )
        else:
            rows += _gathered(list(run))
    return rows


def _parted(line: list[Token]) -> list[list[Token]]:
    """The rows of one line: tools that fold white space write a whole table on it. Two rows of 2014 may be panels."""
    labels = [at for at, token in enumerate(line) if token.kind == "label" and key(token.text) in _ROW_LABELS]
    apart = [
        other
        for one, other in pairwise(labels)
        if any(token.kind == "value" for token in line[one + 1 : other])
    ]
    panels = len(apart) < MOST_PANELS and all(key(line[at].text) in words.B_ROWS for at in labels)
    reviews = any(token.kind == "value" for token in line) and any(
        key(t.text) in words.T4_ANCHORS for t in line
    )
    return _gathered(line) if (apart and not panels) or reviews else [line]


def _filled(rows: list[list[Token]]) -> list[list[Token]]:
    """Rows of a table whose lines are equally wide, the ends of some having been stripped, made equal again.

    A blank cell before a full one must show that blank cells were kept: else any cell of a short row may be lost.
    """
    width = max(map(len, rows))
    kept = any(one.kind == "blank" != other.kind for row in rows for one, other in pairwise(row))
    if not kept or sum(1 for row in rows if len(row) == width) < RECTANGULAR * len(rows):
        return rows
    return [row + [Token("", row[-1].line, "blank", shared=True)] * (width - len(row)) for row in rows]


@dataclass(slots=True)
class _Row:
    """A row while it is gathered: its cells, their kinds, the keys of its labels."""

    cells: list[Token] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)

    def add(self, token: Token) -> None:
        self.cells.append(token)
        self.kinds.add(token.kind)
        if token.kind in ("label", "words"):
            self.names.append(key(token.text))


def _gathered(tokens: Sequence[Token]) -> list[list[Token]]:
    rows: list[list[Token]] = []
    row = _Row()
    for token in tokens:
        if row.cells and _begins(token, row):
            rows += _closed(row.cells)
            row = _Row()
        row.add(token)
    return rows + _closed(row.cells)


def _begins(token: Token, row: _Row) -> bool:
    """Whether *token* begins a new row behind the cells of *row*."""
    if token.kind in ("value", "unit"):  # the first value of table 4 stands below all of its heads
        return "value" not in row.kinds and not _T4_HEADS.isdisjoint(row.names)
    if token.kind == "blank":
        return False
    if not row.kinds.isdisjoint(("value", "unit")):
        return True
    name = key(token.text)
    if words.is_caption(token.text) or name in _FIRST_OF_ROW or _is_head_of_others(name, row.names):
        return True
    if name in words.T3_GROUPS or name in _T3_LEAVES:
        return not all(label in words.T3_GROUPS for label in row.names)
    if token.kind == "words":
        return any(label in _FIRST_OF_ROW for label in row.names)
    return any(words.is_caption(cell.text) for cell in row.cells)


def _is_head_of_others(name: str, names: Sequence[str]) -> bool:
    """Whether *name* is a column of table 2 that cannot stand behind a row among *names* and before its numbers.

    Where the columns of a page came one by one, it heads numbers of another row; only a block of a single row can
    be meant whole.
    """
    rows = {words.T2_ROWS[label] for label in names if label in words.T2_ROWS}
    return bool(rows) and name in words.T2_COLUMNS and (rows, words.T2_COLUMNS[name]) not in _ALONE


def _closed(row: list[Token]) -> list[list[Token]]:
    """*row*, cut where it holds the values of several rows whose labels are lost: seven numbers each."""
    start = max((i + 1 for i, token in enumerate(row) if token.kind in ("label", "words")), default=0)
    pieces = _sevens(row[start:])
    if pieces is None:
        return [row] if row else []
    return [[*row[:start], *pieces[0]], *pieces[1:]]


def _sevens(cells: Sequence[Token]) -> list[list[Token]] | None:
    """*cells* as rows of blanks and then seven numbers; None unless they are two such rows or more, and no rest.

    A row whose total is not its sum shows that the numbers stand in another order: column by column, say.
    """
    pieces: list[list[Token]] = [[]]
    full = 0  # numbers in the last piece
    for token in cells:
        if full == APPLICANTS:
            pieces.append([])
            full = 0
        elif full and token.kind == "blank":
            return None
        pieces[-1].append(token)
        full += token.kind != "blank"
    if not full:
        pieces.pop()
    return pieces if len(pieces) > 1 and full in (0, APPLICANTS) and all(map(_adds_up, pieces)) else None


def _adds_up(row: Sequence[Token]) -> bool:
    """Whether the last of seven plain numbers is the sum of the others; so is taken what is no plain number."""
    *parts, total = [token.text for token in row if token.kind != "blank"]
    return not all(map(str.isdecimal, (*parts, total))) or sum(map(int, parts)) == int(total)
