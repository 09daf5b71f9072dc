"""XLSX: the parts of a workbook package to sheets of shown texts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from models.errors import Unreadable
from pipelines.clean.attachments.cell_formats import BUILT_IN, GENERAL, shown
from pipelines.clean.attachments.packing import Package
from pipelines.clean.attachments.workbook import Sheet

_BOOK = "xl/workbook.xml"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def sheets(package: Package) -> Iterator[Sheet]:
    """The worksheets in their order. Raises Unreadable: damaged, too_large."""
    targets = _targets(package)
    formats = _formats(package)
    texts = _shared(package)
    for sheet in package.xml(_BOOK).iter("{*}sheet"):
        target = targets.get(_attribute(sheet, "id"))
        if target in package.names:
            root = package.xml(target)
            if _tag(root) == "worksheet":  # charts have sheets of their own
                yield _sheet(root, texts, formats, hidden=sheet.get("state", "visible") != "visible")


def _targets(package: Package) -> Mapping[str, str]:
    name = "xl/_rels/workbook.xml.rels"
    if name not in package.names:
        raise Unreadable("damaged", "the XLSX does not say where its sheets lie")
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", "")))[1:]
        for one in package.xml(name)
        if isinstance(one.tag, str)
    }


def _formats(package: Package) -> tuple[str, ...]:
    """The format code of each cell style."""
    if "xl/styles.xml" not in package.names:
        return ()
    root = package.xml("xl/styles.xml")
    own = {one.get("numFmtId", ""): one.get("formatCode", GENERAL) for one in root.iter("{*}numFmt")}
    found = []
    for styles in root.iter("{*}cellXfs"):
        for style in styles:
            number = style.get("numFmtId", "0") if isinstance(style.tag, str) else "0"
            found.append(own.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, GENERAL))
    return tuple(found)


def _shared(package: Package) -> tuple[str, ...]:
    if "xl/sharedStrings.xml" not in package.names:
        return ()
    return tuple(_text(item) for item in package.xml("xl/sharedStrings.xml") if _tag(item) == "si")


def _text(item: etree._Element) -> str:
    """The text of an item, its runs together; readings (phonetic runs) are not printed in the line."""
    parts = []
    for child in item:
        if _tag(child) == "t":
            parts.append(child.text or "")
        elif _tag(child) == "r":
            parts.append(_text(child))
    return "".join(parts)


def _sheet(root: etree._Element, texts: tuple[str, ...], formats: tuple[str, ...], *, hidden: bool) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    row, column = -1, -1
    for element in root.iter("{*}row", "{*}c"):
        if _tag(element) == "row":
            row, column = (int(number) - 1 if (number := element.get("r", "")).isdecimal() else row + 1), -1
            continue
        place = _PLACE.fullmatch(element.get("r", ""))
        row, column = (int(place[2]) - 1, column_of(place[1])) if place else (row, column + 1)
        if text := _value(element, texts, formats):
            cells[row, column] = text
    merged = [_range(one.get("ref", "")) for one in root.iter("{*}mergeCell")]
    return Sheet(cells, tuple(one for one in merged if one), hidden)


def _value(cell: etree._Element, texts: tuple[str, ...], formats: tuple[str, ...]) -> str:
    """What a cell shows; of a formula the result that was saved with it."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_text(item) for item in cell if _tag(item) == "is")
    raw = next((child.text or "" for child in cell if _tag(child) == "v"), "")
    if kind == "s":
        if not raw.strip().isdecimal() or int(raw) >= len(texts):
            raise Unreadable("damaged", "a cell of the XLSX names a text that is not there")
        return texts[int(raw)]
    if kind == "b":
        return {"0": "FALSE", "1": "TRUE"}.get(raw, raw)
    if kind != "n" or not raw:
        return raw
    style = cell.get("s", "0")
    number = int(style) if style.isdecimal() else 0
    return _shown(raw, formats[number] if number < len(formats) else GENERAL)


def _shown(raw: str, code: str) -> str:
    try:
        return shown(float(raw), code)
    except (ValueError, OverflowError):
        return raw


def column_of(letters: str) -> int:
    """A is 0, Z 25, AA 26."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def _range(text: str) -> tuple[int, int, int, int] | None:
    corners = [_PLACE.fullmatch(corner) for corner in text.split(":")]
    first, last = corners[0], corners[-1]
    if first is None or last is None:
        return None
    return int(first[2]) - 1, column_of(first[1]), int(last[2]) - 1, column_of(last[1])


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute whatever its namespace: strict and transitional files differ in theirs."""
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("}" + name)), "")


def _tag(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
