"""OFD (GB/T 33190) to a Document: text objects at their places to lines, drawn paths to tables."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from lxml import etree

from models.errors import Unreadable
from models.values import Document, Grid, Problem
from pipelines.clean.attachments.assembly import assemble
from pipelines.clean.attachments.drawn import printed
from pipelines.clean.attachments.lattice import Segment, Table, Word, tables
from pipelines.clean.attachments.packing import Package
from pipelines.clean.attachments.paragraphs import Printed, paragraphs, with_tables

MAX_PAGES = 120
MAX_WORDS = 60_000
_NEAR = 0.6  # mm: lines nearer than that are one
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
_STEP = re.compile(rf"([A-Za-z])|({_NUMBER})")
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_THIN = 1.2  # mm: a filled box no wider is a line


def read(body: bytes, *, name: str | None = None) -> Document:
    """Read an OFD. Raises Unreadable: damaged, encrypted, too_large."""
    package = Package(body, "OFD")
    pages = _pages(package)
    if not pages:
        raise Unreadable("empty", "the OFD has no pages")
    problems: list[Problem] = []
    grids: list[Grid] = []
    pages_printed: list[list[Printed]] = []
    words = 0
    for number, page in enumerate(pages, start=1):
        if number > MAX_PAGES or words > MAX_WORDS:
            problems.append(Problem("cut_short", "soft", f"read up to page {number - 1} of {len(pages)}"))
            break
        found = [word for layer in _layers(package, page) for word in _words(layer)]
        drawn = [line for layer in _layers(package, page) for line in _segments(layer)]
        words += len(found)
        placed = tables(drawn, found, _NEAR)
        pages_printed.append(printed(found, placed, grids, partial(_grid, number, name)))
    if not words:
        problems.append(Problem("no_text_layer", "soft", "the OFD holds pictures of pages and no text"))
    return assemble(with_tables([*paragraphs(pages_printed)], grids), "ofd", problems)


def _grid(number: int, name: str | None, table: Table) -> Grid:
    return Grid(table.rows, "ofd", number, name)


# -- the package ----------------------------------------------------------------------------------------
def _pages(package: Package) -> list[str]:
    """The members of the pages' contents, in the order of the document."""
    found = []
    for root in _texts(package.xml("OFD.xml"), "DocRoot"):
        document = root.strip().lstrip("/")
        folder = posixpath.dirname(document)
        for page in _named(package.xml(document), "Page"):
            place = page.get("BaseLoc")
            if place:
                found.append(_member(package, folder, place))
    return found


def _layers(package: Package, page: str) -> Iterator[etree._Element]:
    return _named(package.xml(page), "Layer")


def _member(package: Package, folder: str, place: str) -> str:
    """A location is absolute in the package or relative to the document's folder."""
    near = posixpath.normpath(posixpath.join(folder, place))
    return near if near in package.names else place.lstrip("/")


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter("{*}" + name)


def _texts(root: etree._Element, name: str) -> list[str]:
    return [element.text or "" for element in _named(root, name)]


# -- what is drawn --------------------------------------------------------------------------------------
def _words(layer: etree._Element) -> Iterator[Word]:
    """Each text object in its box, its characters cut apart where they are set far from one another."""
    for element in _named(layer, "TextObject"):
        box = _numbers(element.get("Boundary"))
        if len(box) != 4 or element.get("Visible") == "false":
            continue
        left, top, _, height = box
        size = next(iter(_numbers(element.get("Size"))), height)
        for code in _named(element, "TextCode"):
            at = left + next(iter(_numbers(code.get("X"))), 0.0)
            text = code.text or ""
            below = _numbers(code.get("DeltaY"))
            drop = top + (next(iter(_numbers(code.get("Y"))), size) - size if below else 0.0)
            for piece, begin, end in _runs(text, _deltas(code.get("DeltaX")), at, size):
                if piece.strip():
                    yield Word(piece, begin, drop, max(end, begin), top + height)


def _runs(text: str, deltas: Sequence[float], at: float, size: float) -> Iterator[tuple[str, float, float]]:
    """Pieces of a text with where they begin and end: a step over two characters' width parts them."""
    piece, begin = "", at
    for index, character in enumerate(text):
        piece += character
        step = deltas[index] if index < len(deltas) else size
        if step > 2 * size and index + 1 < len(text):
            yield piece, begin, at + size
            piece, begin = "", at + step
        at += step
    yield piece, begin, at


def _deltas(text: str | None) -> list[float]:
    """DeltaX with its shorthand: `g 3 4.5` is 4.5 three times."""
    parts = (text or "").split()
    found: list[float] = []
    while parts:
        part = parts.pop(0)
        if part == "g" and len(parts) >= 2:
            count, step = _numbers(parts.pop(0)), _numbers(parts.pop(0))
            found += step * min(int(count[0]), 10_000) if count and step else []
        else:
            found += _numbers(part)
    return found


def _numbers(text: str | None) -> list[float]:
    return [float(part) for part in re.findall(_NUMBER, text or "")]


def _segments(layer: etree._Element) -> Iterator[Segment]:
    """The upright and lying lines of the paths, a thin filled box being one line."""
    for element in _named(layer, "PathObject"):
        box = _numbers(element.get("Boundary"))
        if len(box) != 4 or element.get("Visible") == "false":
            continue
        matrix = _numbers(element.get("CTM"))
        a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        for data in _texts(element, "AbbreviatedData"):
            for outline in _outlines(data):
                points = [(box[0] + a * x + c * y + e, box[1] + b * x + d * y + f) for x, y in outline]
                yield from _straight(points)


def _outlines(data: str) -> Iterator[list[tuple[float, float]]]:
    """The corner points of each outline of a path; curves are taken by their ends."""
    outline: list[tuple[float, float]] = []
    command, numbers = "", [0.0]
    numbers.clear()
    for letter, number in _STEP.findall(data):
        if letter:
            command = letter
            numbers.clear()
            if letter == "C" and outline:
                outline.append(outline[0])
        else:
            numbers.append(float(number))
        if command in _OPERANDS and len(numbers) == _OPERANDS[command] and numbers:
            if command in "MS":
                yield outline
                outline = []
            outline.append((numbers[-2], numbers[-1]))
            numbers.clear()
    yield outline


def _straight(points: Sequence[tuple[float, float]]) -> Iterator[Segment]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if len(points) > 2 and min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
        upright = max(xs) - min(xs) < max(ys) - min(ys)
        across, along = (xs, ys) if upright else (ys, xs)
        yield Segment((min(across) + max(across)) / 2, min(along), max(along), upright)
        return
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x0 - x1) < _NEAR < abs(y0 - y1):
            yield Segment((x0 + x1) / 2, min(y0, y1), max(y0, y1), upright=True)
        elif abs(y0 - y1) < _NEAR < abs(x0 - x1):
            yield Segment((y0 + y1) / 2, min(x0, x1), max(x0, x1), upright=False)
