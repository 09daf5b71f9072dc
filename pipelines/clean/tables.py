"""Tables of a page's markup as grids: spans filled, lies bounded, nothing counted twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lxml.html import HtmlElement

from models.values import Cell, Grid
from pipelines.parse.forms.vocabulary import is_label

MOST_COLUMNS = 64  # the widest statutory table has 15; some editors write colspan="1000"
MOST_ROWS = 2000
LEAST_LABELS = 3  # as many make an outer table data
MOST_TEXT = 4000  # a cell longer than this is prose in a layout table

_PARTS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_WRAPPERS = frozenset({"p", "div", "span", "font", "b", "strong", "center", "a", "u", "i", "em", "o:p"})
_SILENT = frozenset({"script", "style", "template", "noscript", "datalist", "button", "del", "s", "strike"})
_FIELDS = frozenset({"input", "select", "sup"})  # what says something else than its text
_TYPED = frozenset({"", "text", "number", "tel"})  # types of an input that show its value
_RAISED = str.maketrans(
    "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"
)  # the mark of a footnote is no digit of the number before it
_INLINE_SPACE = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")
_DIGITS = re.compile(r"\s*([0-9]{1,6})")
_USUAL = {str(size): size for size in range(1, MOST_COLUMNS + 1)}  # spans as nearly all are written


def grid(element: HtmlElement, source: str = "html", *, hiding: bool = True) -> Grid:
    """The `<table>` *element* as a grid; a place that a span covers holds the very cell that covers it.

    Column spans are cut at MOST_COLUMNS, row spans at the table's own end; a row that is wider than its
    siblings stays so, shorter ones are filled with None. hiding: whether some style of the page hides what bears it.
    """
    rows = _rows(element)[:MOST_ROWS]
    places: list[list[Cell | None]] = [[None] * (MOST_COLUMNS + 1) for _ in rows]  # the last one stays empty
    ends = [_place_row(places, at, _cells(row, hiding=hiding), hiding=hiding) for at, row in enumerate(rows)]
    width = max(ends, default=0)
    return Grid(tuple([tuple(row[:width]) for row in places]), source)


def data_tables(root: HtmlElement) -> list[HtmlElement]:
    """The tables under *root* that hold data, in the order of the page.

    Of tables inside one another the innermost is data and the outer ones carry the layout, unless the outer one
    has labels of a form among its own cells: then what is nested in its cells belongs to them. A single cell
    around something is no table.
    """
    found: list[HtmlElement] = []
    taken: set[HtmlElement] = set()
    tables = ([root] if root.tag == "table" else []) + list(root.iterdescendants("table"))
    for table in tables:
        if table in taken or not _has_shape(table):
            continue
        nested = list(table.iterdescendants("table"))
        if any(_has_shape(inner) for inner in nested):
            if own_labels(table) < LEAST_LABELS:
                continue
            taken.update(nested)
        found.append(table)
    return found


def _has_shape(table: HtmlElement) -> bool:
    """Whether some row of *table* has two cells."""
    return any(len(_cells(row)) > 1 for row in _rows(table))


def own_labels(table: HtmlElement) -> int:
    """How many cells of *table* are labels of a form, those that hold tables not counted."""
    cells = (cell for row in _rows(table) for cell in _cells(row) if cell.find(".//table") is None)
    return sum(1 for cell in cells if is_label(_text(cell)))


def _rows(table: HtmlElement) -> list[HtmlElement]:
    """The rows of *table* itself, not those of tables inside its cells."""
    rows: list[HtmlElement] = []
    for child in table[:]:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in _PARTS:
            rows += _rows(child)
    return rows


def _cells(row: HtmlElement, *, hiding: bool = True) -> Sequence[HtmlElement]:
    """The cells of *row* that are shown: sheets saved as pages keep those under a merged cell, hidden."""
    cells = [
        child for child in row[:] if child.tag in _CELLS
    ]  # a slice is a fifth of the time of iterchildren
    return [cell for cell in cells if not _hidden(cell)] if hiding else cells


def _place_row(
    places: list[list[Cell | None]], index: int, elements: Sequence[HtmlElement], *, hiding: bool
) -> int:
    """Put a row's cells in their places, those of the rows that they span too; the column behind the last."""
    column, taken, new = 0, places[index], tuple.__new__
    for element in elements:
        while taken[column] is not None:
            column += 1
        if column >= MOST_COLUMNS:
            break
        across, down = element.get("colspan"), element.get("rowspan")
        width = min(_span(across), MOST_COLUMNS - column) if across else 1
        height = _height(down, len(places) - index) if down else 1
        text = _text(element, hiding)
        image = not text and next(element.iter("img"), None) is not None
        printed = (text, index, column, height, width, element.tag == "th", image, None)
        taken[column] = cell = new(Cell, printed)  # as its own call would make it, in half the time
        if height > 1 or width > 1:
            for y in range(index, index + height):
                row = places[y]
                for x in range(column, column + width):
                    if row[x] is None:
                        row[x] = cell
        column += width
    return column


def _span(written: str) -> int:
    if written in _USUAL:
        return _USUAL[written]
    match = _DIGITS.match(written)
    return max(int(match[1]), 1) if match else 1


def _height(written: str, left: int) -> int:
    """rowspan="0" means to the end of the table; no span reaches beyond it."""
    return left if written.strip() == "0" else min(_span(written), left)


def _text(element: HtmlElement, hiding: bool = True) -> str:
    """The cell's own words: breaks and paragraphs as newlines, tables inside it (but frames) left out.

    hiding: whether some style of the table hides what bears it.
    """
    while (
        len(element) == 1
    ):  # editors wrap a number in paragraphs and spans: down to what holds all of the words
        before, inner = element.text, element[0]
        after = inner.tail
        if (before and not before.isspace()) or (after and not after.isspace()):
            break
        if inner.tag not in _WRAPPERS or (hiding and _hidden(inner)):
            break
        element = inner
    if len(element) == 0:
        text = element.text or ""
        if text.isdecimal():
            return text
    else:
        parts: list[str] = []
        _collect(element, parts)
        text = "".join(parts)
    if not text.isascii():
        text = text.replace("\xa0", " ")
    text = text.strip()
    return _INLINE_SPACE.sub("\n", text)[:MOST_TEXT] if "\n" in text or len(text) > MOST_TEXT else text


def _collect(element: HtmlElement, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if (
            isinstance(child.tag, str)
            and child.tag not in _SILENT
            and not _hidden(child)
            and not _apart(child)
        ):
            if child.tag in _BREAKS:
                parts.append("\n")
            if child.tag in _FIELDS:
                parts.append(_field(child, behind=parts[-1]))
            else:
                _collect(child, parts)
            if child.tag in _BREAKS:
                parts.append("\n")
        parts.append(child.tail or "")


def _field(element: HtmlElement, behind: str) -> str:
    """What a field shows: the value typed in, the option chosen (all where none is); a mark raised *behind* a text."""
    if element.tag == "sup":
        text = element.text_content()
        return str(text.translate(_RAISED)) if behind else str(text)
    if element.tag == "input":
        return (element.get("value") or "") if (element.get("type") or "").lower() in _TYPED else ""
    options = list(element.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    return " ".join(option.text_content() for option in chosen or options)


def _apart(element: HtmlElement) -> bool:
    """Whether *element* is a table of its own inside a cell: what it says is counted there."""
    return element.tag == "table" and _has_shape(element)


def _hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return style is not None and hides(style)


@lru_cache(maxsize=4096)  # a table repeats a few styles
def hides(style: str) -> bool:
    plain = style.replace(" ", "").lower()
    return "display:none" in plain or "line-through" in plain
