"""Tables of a page's markup as grids: spans filled, lies bounded, nothing counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from models.values import Cell, Grid

MOST_COLUMNS = 64  # the widest statutory table has 15; some editors write colspan="1000"
MOST_ROWS = 2000
MOST_TEXT = 4000  # a cell longer than this is prose in a layout table

_BREAKS = frozenset({"br", "p", "div", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "template", "noscript", "select", "table"})
_INLINE_SPACE = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")
_DIGITS = re.compile(r"\s*([0-9]{1,6})")


def grid(element: HtmlElement, source: str = "html") -> Grid:
    """The `<table>` *element* as a grid; a place that a span covers holds the very cell that covers it.

    Column spans are cut at MOST_COLUMNS, row spans at the table's own end; a row that is wider than its
    siblings stays so, shorter ones are filled with None.
    """
    rows = list(_rows(element))[:MOST_ROWS]
    places: list[dict[int, Cell]] = [{} for _ in rows]
    for index, row in enumerate(rows):
        _place_row(places, index, row)
    width = max((max(row) + 1 for row in places if row), default=0)
    return Grid(tuple(tuple(row.get(x) for x in range(width)) for row in places), source)


def data_tables(root: HtmlElement) -> list[HtmlElement]:
    """The tables under *root* that hold data: the innermost ones, which have no table inside themselves.

    A table that only carries the layout of the page (and other tables) is not among them; a single cell
    around an article is not either.
    """
    found = [root] if root.tag == "table" else []
    found += root.iterdescendants("table")
    return [table for table in found if table.find(".//table") is None and _has_shape(table)]


def _has_shape(table: HtmlElement) -> bool:
    cells = 0
    for row in _rows(table):
        for cell in _cells(row):
            cells += 1
            if cells > 1 and not _only_cell(row):
                return True
            del cell
    return False


def _only_cell(row: HtmlElement) -> bool:
    return sum(1 for _ in _cells(row)) < 2


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of *table* itself, not those of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    return (child for child in row if child.tag in ("td", "th"))


def _place_row(places: list[dict[int, Cell]], index: int, row: HtmlElement) -> None:
    column = 0
    for element in _cells(row):
        while column in places[index]:
            column += 1
        if column >= MOST_COLUMNS:
            return
        width = min(_span(element, "colspan"), MOST_COLUMNS - column)
        height = _height(element, len(places) - index)
        cell = _cell(element, index, column, height, width)
        for y in range(index, index + height):
            for x in range(column, column + width):
                places[y].setdefault(x, cell)
        column += width


def _cell(element: HtmlElement, row: int, column: int, height: int, width: int) -> Cell:
    text = _text(element)
    image = not text and next(element.iter("img"), None) is not None
    return Cell(text[:MOST_TEXT], row, column, height, width, element.tag == "th", image)


def _span(element: HtmlElement, name: str) -> int:
    match = _DIGITS.match(element.get(name) or "1")
    return max(int(match[1]), 1) if match else 1


def _height(element: HtmlElement, left: int) -> int:
    """rowspan="0" means to the end of the table; no span reaches beyond it."""
    if (element.get("rowspan") or "").strip() == "0":
        return left
    return min(_span(element, "rowspan"), left)


def _text(element: HtmlElement) -> str:
    """The cell's own words: breaks and paragraphs as newlines, tables inside it left out."""
    parts: list[str] = []
    _collect(element, parts)
    return _INLINE_SPACE.sub("\n", "".join(parts).replace("\xa0", " ")).strip()


def _collect(element: HtmlElement, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SILENT and not _hidden(child):
            if child.tag in _BREAKS:
                parts.append("\n")
            _collect(child, parts)
            if child.tag in _BREAKS:
                parts.append("\n")
        parts.append(child.tail or "")


def _hidden(element: HtmlElement) -> bool:
    return "display:none" in (element.get("style") or "").replace(" ", "").lower()
