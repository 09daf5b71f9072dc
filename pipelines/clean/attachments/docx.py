"""DOCX (and WPS saved as such) to a Document: paragraphs and tables in order, merged cells as one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from models.errors import Unreadable
from models.values import Cell, Document, Grid
from pipelines.clean.attachments.assembly import Line, assemble, is_article
from pipelines.clean.attachments.packing import Package
from pipelines.clean.lines import squeeze

MAX_CELLS = 200_000
MAX_COLUMNS = 200  # Word itself ends at 63
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_HEADING = re.compile(r"^(?:heading|title|标题)", re.IGNORECASE)
_PRINTED = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNPRINTED = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText"})
_FRAMES = frozenset({"sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo"})  # around what they hold


def read(body: bytes, *, name: str | None = None) -> Document:
    """Read a DOCX. Raises Unreadable: damaged, encrypted, too_large."""
    package = Package(body, "DOCX")
    if _DOCUMENT not in package.names:
        raise Unreadable("damaged", "the DOCX has no text part")
    headings = _heading_styles(package)
    root = package.xml(_DOCUMENT)
    text = next((child for child in root if _tag(child) == "body"), None)
    if text is None:
        raise Unreadable("damaged", "the DOCX has no body")
    return assemble([*_pieces(text, headings, name)], "docx")


def _heading_styles(package: Package) -> frozenset[str]:
    """The ids of the styles whose name says heading or title."""
    if _STYLES not in package.names:
        return frozenset()
    found = set()
    for style in package.xml(_STYLES):
        called = next((_value(child) for child in style if _tag(child) == "name"), "")
        if _tag(style) == "style" and _HEADING.match(called):
            found.add(next((v for k, v in style.attrib.items() if str(k).endswith("}styleId")), ""))
    return frozenset(map(str, found))


def _pieces(parent: etree._Element, headings: frozenset[str], name: str | None) -> Iterator[Line | Grid]:
    """What stands in the body or a cell, text boxes after the paragraph that holds them."""
    for child in parent:
        tag = _tag(child)
        if tag == "p":
            yield Line(_text(child), marked=_style(child) in headings)
            for box in _boxes(child):
                yield from _pieces(box, headings, name)
        elif tag == "tbl":
            yield from _table(child, headings, name)
        elif tag in _FRAMES:
            yield from _pieces(child, headings, name)


def _table(table: etree._Element, headings: frozenset[str], name: str | None) -> Iterator[Line | Grid]:
    """A table as grids; rows that only place an article or tables are opened up, and the rows around them stand apart."""
    for places, rows in groupby(_inside(table, "tr"), _places):
        if places:
            for cell in (cell for row in rows for cell in _inside(row, "tc")):
                yield from _pieces(cell, headings, name)
        else:
            yield _grid([*rows], name)


def _places(row: etree._Element) -> bool:
    cells = [*_inside(row, "tc")]
    if any(_has_cells(table) for cell in cells for table in _inside(cell, "tbl")):
        return True
    return is_article([[*_lines(cell)] for cell in cells])


def _has_cells(table: etree._Element) -> bool:
    """One cell alone is a frame around its text."""
    rows = [*_inside(table, "tr")]
    return sum(1 for row in rows for _ in _inside(row, "tc")) > 1 or any(map(_places, rows))


def _grid(rows: Sequence[etree._Element], name: str | None) -> Grid:
    """Rows of a Word table with their spans filled; a cell that goes on from above is the very cell above it."""
    found: list[list[Cell | None]] = []
    taken = 0
    for y, row in enumerate(rows):
        line: list[Cell | None] = [None] * _property(row, "trPr", "gridBefore", 0)
        for element in _inside(row, "tc"):
            width = _property(element, "tcPr", "gridSpan", 1)
            above = found[-1][len(line)] if found and len(line) < len(found[-1]) else None
            goes_on = _goes_on(element) and above is not None and above.column == len(line)
            cell = above if goes_on else Cell(squeeze("\n".join(_lines(element))), y, len(line), 1, width)
            line += [cell] * width
        found.append(line)
        taken += len(line)
        if len(line) > MAX_COLUMNS or taken > MAX_CELLS:
            raise Unreadable("too_large", f"a table of the DOCX has more than {MAX_CELLS} cells")
    return Grid(_with_heights(found), "docx", None, name)


def _with_heights(rows: list[list[Cell | None]]) -> tuple[tuple[Cell | None, ...], ...]:
    """The same places, each cell knowing how many rows it covers."""
    last: dict[int, int] = {id(cell): y for y, row in enumerate(rows) for cell in row if cell is not None}
    tall: dict[int, Cell] = {}
    for row in rows:
        for cell in row:
            if cell is not None and id(cell) not in tall:
                height = last[id(cell)] - cell.row + 1
                tall[id(cell)] = Cell(cell.text, cell.row, cell.column, height, cell.colspan)
    return tuple(tuple(None if cell is None else tall[id(cell)] for cell in row) for row in rows)


def _goes_on(cell: etree._Element) -> bool:
    """<w:vMerge/> without a value (or "continue") continues the cell above."""
    for mark in _properties(cell, "tcPr", "vMerge"):
        return _value(mark) != "restart"
    return False


def _lines(cell: etree._Element) -> Iterator[str]:
    """The printed paragraphs of a cell, those in frames of its own too."""
    for child in cell:
        tag = _tag(child)
        if tag == "p":
            yield _text(child)
        elif tag == "tbl":
            yield from (
                line for row in _inside(child, "tr") for inner in _inside(row, "tc") for line in _lines(inner)
            )
        elif tag in _FRAMES:
            yield from _lines(child)


def _text(element: etree._Element) -> str:
    """The printed text under *element*: tracked deletions and text boxes left out, insertions kept."""
    parts: list[str] = []
    for child in element:
        tag = _tag(child)
        if tag == "t":
            parts.append(child.text or "")
        elif tag in _PRINTED:
            parts.append(_PRINTED[tag])
        elif tag not in _UNPRINTED and tag != "txbxContent" and not _vanishes(child):
            parts.append(_text(child))
    return "".join(parts)


def _vanishes(run: etree._Element) -> bool:
    """Hidden text is in the file and on no paper."""
    return any(_value(mark) not in ("0", "false") for mark in _properties(run, "rPr", "vanish"))


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored in a paragraph, once: not their copies for older programs."""
    for child in paragraph:
        if _tag(child) == "txbxContent":
            yield child
        elif _tag(child) not in _UNPRINTED:
            yield from _boxes(child)


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Children of a name, also inside content controls and tracked insertions."""
    for child in parent:
        if _tag(child) == wanted:
            yield child
        elif _tag(child) in _FRAMES:
            yield from _inside(child, wanted)


def _properties(element: etree._Element, group: str, name: str) -> Iterator[etree._Element]:
    return (p for g in element if _tag(g) == group for p in g if _tag(p) == name)


def _property(element: etree._Element, group: str, name: str, default: int) -> int:
    value = next((_value(mark) for mark in _properties(element, group, name)), "")
    return min(int(value), MAX_COLUMNS + 1) if value.isascii() and value.isdigit() else default


def _style(paragraph: etree._Element) -> str:
    return next((_value(mark) for mark in _properties(paragraph, "pPr", "pStyle")), "")


def _value(mark: etree._Element) -> str:
    return next((str(value) for key, value in mark.attrib.items() if str(key).endswith("}val")), "")


def _tag(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
