"""Tables known by their drawn lines: segments and placed words to grids with merged cells.

Coordinates grow to the right and downwards; the unit is the caller's, *near* the distance that is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.errors import Unreadable
from models.values import Cell

MAX_SEGMENTS = 6_000  # of a page; a table of 30 x 15 cells drawn cell by cell has 1800
MAX_CELLS = 20_000  # elementary cells of a table
_LEAST_COLUMNS = 2  # a frame around paragraphs has one
_LEAST_WORDS = 2  # a frame around less is no table


@dataclass(frozen=True, slots=True)
class Word:
    """Printed characters in their box; confidence as that of a Cell."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float | None = None

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Segment:
    """A drawn line: at *at* across, from *begin* to *end* along it; upright or lying."""

    at: float
    begin: float
    end: float
    upright: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table at its place on the page, and the words that stand in it."""

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[tuple[Cell | None, ...], ...]
    words: frozenset[Word]


def tables(segments: Sequence[Segment], words: Sequence[Word], near: float) -> list[Table]:
    """The ruled tables from top to bottom. Raises Unreadable: too_large."""
    if len(segments) > MAX_SEGMENTS:
        raise Unreadable("too_large", f"a page draws more than {MAX_SEGMENTS} lines")
    found = []
    for lines in _connected(segments, near):
        xs = _places([s.at for s in lines if s.upright], near)
        ys = _places([s.at for s in lines if not s.upright], near)
        if len(xs) > _LEAST_COLUMNS and len(ys) > 1:
            table = _table(lines, xs, ys, words, near)
            if len(table.words) >= _LEAST_WORDS:
                found.append(table)
    return sorted(found, key=lambda table: table.top)


def _connected(segments: Sequence[Segment], near: float) -> list[list[Segment]]:
    """Segments that touch one another, group by group."""
    groups: list[tuple[list[float], list[Segment]]] = []
    for segment in segments:
        box = _box(segment, near)
        touched = [group for group in groups if _touch(group[0], box)]
        groups = [group for group in groups if not _touch(group[0], box)]
        boxes = [box, *(group[0] for group in touched)]
        whole = [
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        ]
        groups.append((whole, [segment, *(s for group in touched for s in group[1])]))
    return [lines for _, lines in groups]


def _box(segment: Segment, near: float) -> list[float]:
    across = (segment.at - near, segment.at + near)
    along = (segment.begin - near, segment.end + near)
    (x0, x1), (y0, y1) = (across, along) if segment.upright else (along, across)
    return [x0, y0, x1, y1]


def _touch(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _places(values: Sequence[float], near: float) -> list[float]:
    """The distinct places, each the mean of those that lie within *near* of their neighbour."""
    runs: list[list[float]] = []
    for value in sorted(values):
        if runs and value - runs[-1][-1] <= near:
            runs[-1].append(value)
        else:
            runs.append([value])
    return [sum(run) / len(run) for run in runs]


def _table(
    lines: Sequence[Segment], xs: Sequence[float], ys: Sequence[float], words: Sequence[Word], near: float
) -> Table:
    width, height = len(xs) - 1, len(ys) - 1
    if width * height > MAX_CELLS:
        raise Unreadable("too_large", f"a table has {width} columns and {height} rows")
    regions = _regions(lines, xs, ys, near)
    texts: dict[int, list[Word]] = {}
    for word in words:
        x, y = word.middle
        if xs[0] < x < xs[-1] and ys[0] < y < ys[-1]:
            column, row = bisect_right(xs, x) - 1, bisect_right(ys, y) - 1
            texts.setdefault(regions[row][column], []).append(word)
    cells = {region: _cell(region, regions, texts.get(region, ())) for line in regions for region in line}
    rows = tuple(tuple(cells[region] for region in line) for line in regions)
    inside = frozenset(word for found in texts.values() for word in found)
    return Table(xs[0], ys[0], xs[-1], ys[-1], rows, inside)


def _regions(
    lines: Sequence[Segment], xs: Sequence[float], ys: Sequence[float], near: float
) -> list[list[int]]:
    """Elementary cells with no line between them share a number: that of their first one."""
    width, height = len(xs) - 1, len(ys) - 1
    parent = list(range(width * height))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    upright = _drawn([s for s in lines if s.upright], xs, ys, near)
    lying = _drawn([s for s in lines if not s.upright], ys, xs, near)
    for row in range(height):
        for column in range(width):
            here = row * width + column
            joins = [here + 1] if column + 1 < width and (column + 1, row) not in upright else []
            joins += [here + width] if row + 1 < height and (row + 1, column) not in lying else []
            for other in joins:
                one, two = sorted((root(here), root(other)))
                parent[two] = one
    return [[root(row * width + column) for column in range(width)] for row in range(height)]


def _drawn(
    lines: Sequence[Segment], across: Sequence[float], along: Sequence[float], near: float
) -> set[tuple[int, int]]:
    """(index of the place across, index of the gap along) of each border that a line covers at its middle."""
    middles = [(a + b) / 2 for a, b in pairwise(along)]
    found = set()
    for line in lines:
        at = min(range(len(across)), key=lambda i: abs(across[i] - line.at))
        if abs(across[at] - line.at) <= 2 * near:
            found |= {
                (at, gap)
                for gap, middle in enumerate(middles)
                if line.begin - near < middle < line.end + near
            }
    return found


def _cell(region: int, regions: Sequence[Sequence[int]], words: Sequence[Word]) -> Cell:
    spots = [(y, x) for y, line in enumerate(regions) for x, one in enumerate(line) if one == region]
    top, left = min(y for y, _ in spots), min(x for _, x in spots)
    bottom, right = max(y for y, _ in spots), max(x for _, x in spots)
    text = "".join(word.text for line in text_lines(words) for word in line)
    return Cell(
        "".join(text.split()), top, left, bottom - top + 1, right - left + 1, confidence=_confidence(words)
    )


def _confidence(words: Sequence[Word]) -> float | None:
    """The least of the words'; none at all where several numbers stand in one cell: a rule between them may be lost."""
    told = [word.confidence for word in words if word.confidence is not None]
    if not told:
        return None
    return min(told) if sum(any(map(str.isdecimal, word.text)) for word in words) < 2 else 0.0


def text_lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words on one height, from left to right, line by line."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (word.middle[1], word.left)):
        if line and word.middle[1] - line[0].middle[1] > (line[0].bottom - line[0].top) / 2:
            yield sorted(line, key=lambda word: word.left)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda word: word.left)
