"""Statutory tables that are printed without lines: words in columns to rows of text, their labels put together.

A row comes out as one line with “|” between its cells, so that what reads the tables of saved texts reads it too, as
carefully: a row that prints fewer numbers than it has columns does not say which are missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.clean.attachments.lattice import Word
from pipelines.clean.attachments.stacks import ALIGNED, HEADS, heads_apart, is_number, stacked
from pipelines.parse.forms.vocabulary import CONTENT_HEAD, INDICATOR, T3_GROUPS, is_label
from pipelines.parse.labels import key

MAX_LOOSE_WORDS = 3_000  # of a page; a page of prose has a tenth of that
_LEAST_LABELS = 3
_ROW_OF_NUMBERS = 3  # as many behind a label are a row, even alone: what a page break left of a table
_BROKEN = 1.5  # of a character's height: lines of one cell are no further apart
_CELL_GAP = " | "


@dataclass(frozen=True, slots=True)
class Row:
    top: float
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a page, over its whole width, that is a table."""

    top: float
    bottom: float
    rows: tuple[Row, ...]

    def holds(self, top: float, bottom: float) -> bool:
        return self.top <= (top + bottom) / 2 <= self.bottom


def bands(words: Sequence[Word]) -> list[Band]:
    """The tables among the words of a page; a word is what no wide gap parts."""
    if len(words) > MAX_LOOSE_WORDS or not any(is_label(word.text) for word in words):
        return []
    runs = _runs(_heads_joined(_rows(stacked([part for word in words for part in heads_apart(word)]))))
    return [_band(run) for run in runs if _is_table(run)]


def _is_table(run: Sequence[Sequence[Word]]) -> bool:
    labels = [sum(is_label(block.text) for block in row) for row in run]
    numbers = [sum(map(is_number, row)) for row in run]
    whole = any(names and count >= _ROW_OF_NUMBERS for names, count in zip(labels, numbers, strict=True))
    return whole or (sum(labels) >= _LEAST_LABELS and any(numbers))


def _rows(blocks: Sequence[Word]) -> list[list[Word]]:
    """Rows from top to bottom: about each line of numbers the labels beside it, then what is left by its height."""
    rows = [*_by_height([block for block in blocks if is_number(block)])]
    rest = []
    for block in blocks:
        if is_number(block):
            continue
        beside = [row for row in rows if _is_beside(block, row)]
        if _spans_rows(block, beside):
            continue  # labels that ran together: whose numbers these are, nobody can tell
        if beside:
            min(beside, key=lambda row: abs(row[0].middle[1] - block.middle[1])).append(block)
        else:
            rest.append(block)
    rows += _by_height(rest)
    told = [[*_told(row)] for row in _orphans_homed(rows)]
    return sorted(
        (row for row in told if row), key=lambda row: sum(block.middle[1] for block in row) / len(row)
    )


def _orphans_homed(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """A line of numbers without a label, close to one that has it, is the rest of numbers that broke over lines.

    It goes to that row, where two texts in one column make the row unreadable, as it is.
    """
    orphans = [[*filter(is_number, row)] for row in rows if _is_orphan(row)]
    kept = [row for row in rows if not _is_orphan(row)]
    homes = [row for row in kept if any(map(is_number, row))]
    for row in orphans:
        near = min(homes, key=lambda home: _distance(home, row), default=None)
        if near is not None and _distance(near, row) <= _BROKEN * (row[0].bottom - row[0].top):
            near.extend(row)
        else:
            kept.append(row)
    return kept


def _is_orphan(row: Sequence[Word]) -> bool:
    """Whether nothing stands beside a few numbers but the name of a group, or beside any number nothing at all."""
    numbers = sum(map(is_number, row))
    alone = all(is_number(block) or key(block.text) in T3_GROUPS for block in row)
    return numbers == len(row) or (0 < numbers < _ROW_OF_NUMBERS and alone)


def _distance(home: Sequence[Word], row: Sequence[Word]) -> float:
    return min(abs(block.middle[1] - row[0].middle[1]) for block in home if is_number(block))


def _is_beside(block: Word, row: Sequence[Word]) -> bool:
    number = row[0]
    return block.top <= number.middle[1] <= block.bottom and block.left < number.left


def _spans_rows(block: Word, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether a label stands beside several rows of numbers, as only the name of a group does."""
    whole = [row for row in rows if sum(map(is_number, row)) >= _ROW_OF_NUMBERS]
    return len(whole) > 1 and key(block.text) not in T3_GROUPS


def _by_height(blocks: Sequence[Word]) -> Iterator[list[Word]]:
    row: list[Word] = []
    for block in sorted(blocks, key=lambda block: block.middle[1]):
        if row and block.middle[1] - row[0].middle[1] > ALIGNED * (block.bottom - block.top):
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _told(row: Sequence[Word]) -> Iterator[Word]:
    """A row from left to right; the name of a group, printed at the middle of its rows, is no cell of any of them.

    Where it is the only label beside numbers it is that row's own: the form of 2019 has such a row.
    """
    labels = {block for block in row if not is_number(block)}
    groups = {block for block in labels if key(block.text) in T3_GROUPS}
    spare = set() if groups == labels and len(row) > len(labels) else groups
    return (block for block in sorted(row, key=lambda block: block.left) if block not in spare)


def _heads_joined(rows: Sequence[list[Word]]) -> Iterator[list[Word]]:
    """Column heads that stand at several heights, some reaching over two rows, as one row from left to right."""
    heads: list[Word] = []
    for row in rows:
        if _is_head(row):
            heads += row
            continue
        if heads:
            yield sorted(heads, key=lambda block: block.left)
        heads = []
        yield row
    if heads:
        yield sorted(heads, key=lambda block: block.left)


def _runs(rows: Iterable[list[Word]]) -> Iterator[list[list[Word]]]:
    """Rows that follow one another and are no prose."""
    run: list[list[Word]] = []
    for row in rows:
        if len(row) > 1 or (row and is_label(row[0].text)):
            run.append(row)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _band(run: Sequence[list[Word]]) -> Band:
    words = [word for row in run for word in row]
    rows = tuple(row for stretch in _stretches(run) for row in _texts(stretch))
    return Band(min(word.top for word in words), max(word.bottom for word in words), rows)


def _stretches(run: Sequence[list[Word]]) -> Iterator[list[list[Word]]]:
    """Rows under the same column heads."""
    stretch: list[list[Word]] = []
    for row in run:
        if stretch and not any(map(is_number, row)) and any(map(is_number, stretch[-1])):
            yield stretch
            stretch = []
        stretch.append(row)
    if stretch:
        yield stretch


def _texts(stretch: Sequence[list[Word]]) -> Iterator[Row]:
    """Rows as text, a place in each for every column: a blank cell must not pull its neighbours over."""
    told = [block for row in stretch if _tells_columns(row) for block in _cells(row)]
    full = [numbers for row in stretch if len(numbers := [*filter(is_number, row)]) > 1]
    ran_together = {block for block in told if is_number(block) and _ran_together(block, full)}
    columns = _columns([block for block in told if block not in ran_together])
    width = _width(stretch)
    for row in stretch:
        cells = _cells(row)
        texts = [block.text for block in row[: len(row) - len(cells)]]
        if any(map(is_number, row)):
            doubtful = any(cell in ran_together for cell in cells)
            if doubtful:
                texts.append(" ".join(cell.text for cell in cells))
            else:
                texts += [cell.text for cell in cells] if width else _placed(cells, columns)
        else:
            texts += [block.text for block in cells]
        yield Row(min(block.top for block in row), _CELL_GAP.join(texts))


def _width(stretch: Sequence[list[Word]]) -> int:
    """How many numbers each row prints, where all print as many as the heads above them name; 0 where they do not.

    Then their order tells the columns, wherever the heads stand.
    """
    heads = [len(row) - 1 for row in stretch if key(row[0].text) in (CONTENT_HEAD, INDICATOR)]
    counts = {sum(map(is_number, row)) for row in stretch if any(map(is_number, row))}
    return heads[0] if len(heads) == 1 and counts == {heads[0]} else 0


def _ran_together(cell: Word, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether a number reaches over two of another row: it is two that stand too close. rows: their numbers."""
    return any(sum(cell.left < other.right and other.left < cell.right for other in row) > 1 for row in rows)


def _placed(cells: Sequence[Word], columns: Sequence[tuple[float, float]]) -> list[str]:
    """A cell for each column; where two stand in one column, and so none is certain, all of them as one text."""
    places = [next(at for at, (_, right) in enumerate(columns) if cell.left <= right) for cell in cells]
    if len(set(places)) == len(places):
        texts = [""] * len(columns)
        for place, cell in zip(places, cells, strict=True):
            texts[place] = cell.text
        return texts
    return [" ".join(cell.text for cell in cells)]


def _columns(cells: Sequence[Word]) -> list[tuple[float, float]]:
    """Left and right of each column: what stands above one another belongs together."""
    found: list[tuple[float, float]] = []
    for cell in sorted(cells, key=lambda cell: cell.left):
        if found and cell.left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], cell.right))
        else:
            found.append((cell.left, cell.right))
    return found


def _tells_columns(row: Sequence[Word]) -> bool:
    """Numbers and the heads right above them; a head over several columns tells nothing of each."""
    return any(map(is_number, row)) or _is_head(row) or key(row[0].text) in (CONTENT_HEAD, INDICATOR)


def _is_head(row: Sequence[Word]) -> bool:
    return all(key(block.text) in HEADS for block in row)


def _cells(row: Sequence[Word]) -> Sequence[Word]:
    """A row without its label."""
    return row if _is_head(row) or is_number(row[0]) else row[1:]
