"""The binary Word format: its pieces of text and what its paragraphs say of tables.

Source: [MS-DOC], Word (.doc) Binary File Format. Read are the piece table (2.9.38), the paragraph properties
(2.8.25, 2.9.176) and of these only what makes tables (2.6.2, 2.6.3); fonts and colours are no matter.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.errors import Unreadable
from pipelines.clean.attachments.ole import Container

MAX_CHARACTERS = 4_000_000
MAX_PARAGRAPHS = 200_000

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200  # bits of the file's flags
_WORD_97 = 0x00C1  # older files have no Unicode and another layout
_FLAGS, _CCP_TEXT, _PAPX, _CLX = 0x0A, 0x4C, 0x0102, 0x01A2  # places in the file information block
_PAGE = 512
_MARKS = "\r\x07"
_OPERAND = (1, 1, 2, 4, 2, 2, None, 3)  # bytes after an opcode, by its three highest bits

_IN_TABLE, _ROW_END, _HUGE, _DEFINITION, _MERGE, _VERTICAL, _TABS = (
    0x2416, 0x2417, 0x6646, 0xD608, 0x5624, 0xD62B, 0xC615,
)  # fmt: skip
_DEPTH, _NESTED_CELL, _NESTED_ROW = 0x6649, 0x244B, 0x244C


@dataclass(frozen=True, slots=True)
class RowShape:
    """Where the cells of a row begin and end (twips), which go on to the right and which from above."""

    edges: tuple[int, ...]
    merged: tuple[bool, ...]
    goes_on: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text up to a paragraph or cell mark. end: '' (a paragraph), 'cell' or 'row'.

    depth: in how many tables it stands, one in another.
    """

    text: str
    depth: int
    end: str
    style: int
    shape: RowShape | None = None


def paragraphs(container: Container) -> Iterator[Paragraph]:
    """The paragraphs of the main text. Raises Unreadable: encrypted, damaged, too_large, unsupported_type."""
    try:
        yield from _paragraphs(container)
    except (struct.error, IndexError, OverflowError) as error:
        raise Unreadable("damaged", "the Word file points outside itself") from error


def _paragraphs(container: Container) -> Iterator[Paragraph]:
    word = container.stream("WordDocument")
    version, flags = struct.unpack_from("<H", word, 2)[0], struct.unpack_from("<H", word, _FLAGS)[0]
    if flags & _ENCRYPTED:
        raise Unreadable("encrypted", "the Word file is locked with a password")
    if version < _WORD_97:
        raise Unreadable("unsupported_type", "it is a Word file older than Word 97")
    table = container.stream("1Table" if flags & _SECOND_TABLE else "0Table")
    text, places = _text(word, table)
    properties = _Properties(word, table, container.stream("Data"))
    begin = count = 0
    for at, character in enumerate(text):
        if character not in _MARKS:
            continue
        if (count := count + 1) > MAX_PARAGRAPHS:
            raise Unreadable("too_large", f"the Word file has more than {MAX_PARAGRAPHS} paragraphs")
        style, found = properties.at(places.of(at))
        yield _paragraph(text[begin:at], character, style, found)
        begin = at + 1
    if begin < len(text):
        yield Paragraph(text[begin:], depth=0, end="", style=0)


def _paragraph(text: str, mark: str, style: int, found: Mapping[int, bytes]) -> Paragraph:
    """Marks of cells and rows are characters of their own; in nested tables they are paragraphs that say so."""
    row, cell = _ROW_END, mark == "\x07"
    if mark != "\x07":
        row, cell = _NESTED_ROW, _on(found, _NESTED_CELL)
    end = "row" if _on(found, row) else "cell" if cell else ""
    return Paragraph(text, _depth(found), end, style, _shape(found) if end == "row" else None)


def _depth(found: Mapping[int, bytes]) -> int:
    """Files from before nested tables say only that a paragraph stands in one."""
    return int.from_bytes(found.get(_DEPTH, b""), "little") or int(_on(found, _IN_TABLE))


def _on(found: Mapping[int, bytes], opcode: int) -> bool:
    return any(found.get(opcode, b""))


def _shape(found: Mapping[int, bytes]) -> RowShape | None:
    """The row's definition: cell edges, and 20 bytes a cell whose first bits tell merges."""
    data = found.get(_DEFINITION)
    if not data:
        return None
    count = data[0]
    edges = struct.unpack_from(f"<{count + 1}h", data, 1)
    cells = data[1 + 2 * (count + 1) :]
    bits = [int.from_bytes(cells[20 * at : 20 * at + 2], "little") for at in range(count)]
    merged = [bool(bit & 0x2) for bit in bits]
    goes_on = [bool(bit & 0x20) and not bit & 0x40 for bit in bits]
    if merge := found.get(_MERGE):
        merged[merge[0] + 1 : merge[1]] = [True] * max(min(merge[1], count) - merge[0] - 1, 0)
    if (vertical := found.get(_VERTICAL)) and vertical[0] < count:
        goes_on[vertical[0]] = vertical[1] == 1
    return RowShape(edges, tuple(merged), tuple(goes_on))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in the stream each character lies: first character, byte offset and bytes a character of each piece."""

    firsts: tuple[int, ...]
    offsets: tuple[int, ...]
    widths: tuple[int, ...]

    def of(self, at: int) -> int:
        piece = bisect_right(self.firsts, at) - 1
        return self.offsets[piece] + (at - self.firsts[piece]) * self.widths[piece]


def _text(word: bytes, table: bytes) -> tuple[str, _Places]:
    """The main text (no notes, no headers) from its pieces, one character a code unit."""
    length: int = struct.unpack_from("<I", word, _CCP_TEXT)[0]
    if length > MAX_CHARACTERS:
        raise Unreadable("too_large", f"the Word file has {length} characters")
    start, size = struct.unpack_from("<II", word, _CLX)
    clx, at = table[start : start + size], 0
    while clx[at] == 1:  # properties of pieces stand first
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    (size,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + size]
    count = (size - 4) // 12
    firsts = struct.unpack_from(f"<{count + 1}I", plc)
    parts, offsets, widths, got = [], [], [], 0
    for piece in range(count):
        (place,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * piece + 2)
        narrow = bool(place & 0x40000000)
        offset = (place & 0x3FFFFFFF) // 2 if narrow else place
        width = 1 if narrow else 2
        long = min(firsts[piece + 1], length) - firsts[piece]
        if long <= 0:
            break
        units = word[offset : offset + width * long]
        # A character is a code unit until the text is cut: places are counted in them.
        wide = () if narrow else struct.unpack(f"<{len(units) // 2}H", units)
        parts.append(units.decode("cp1252", "replace") if narrow else "".join(map(chr, wide)))
        offsets.append(offset)
        widths.append(width)
        got += long
    if not parts or got < length:
        raise Unreadable("damaged", f"the Word file holds {got} of its {length} characters")
    return "".join(parts), _Places(firsts[: len(parts)], tuple(offsets), tuple(widths))


class _Properties:
    """What paragraphs say, by the place of their end in the stream."""

    def __init__(self, word: bytes, table: bytes, data: bytes) -> None:
        self._word, self._data = word, data
        start, size = struct.unpack_from("<II", word, _PAPX)
        count = max((size - 4) // 8, 0)
        self._limits = struct.unpack_from(f"<{count + 1}I", table, start)
        self._pages = struct.unpack_from(f"<{count}I", table, start + 4 * (count + 1))

    def at(self, place: int) -> tuple[int, Mapping[int, bytes]]:
        """The style's index and the table properties of the paragraph over a byte."""
        index = bisect_right(self._limits, place) - 1
        if not 0 <= index < len(self._pages):
            return 0, {}
        page = (self._pages[index] & 0x3FFFFF) * _PAGE
        count = self._word[page + _PAGE - 1]
        limits = struct.unpack_from(f"<{count + 1}I", self._word, page)
        run = bisect_right(limits, place) - 1
        if not 0 <= run < count:
            return 0, {}
        offset = 2 * self._word[page + 4 * (count + 1) + 13 * run]
        return self._papx(page + offset) if offset else (0, {})

    def _papx(self, at: int) -> tuple[int, Mapping[int, bytes]]:
        size = self._word[at]
        begin, size = (at + 2, 2 * self._word[at + 1]) if size == 0 else (at + 1, 2 * size - 1)
        (style,) = struct.unpack_from("<H", self._word, begin)
        found = dict(_sprms(self._word[begin + 2 : begin + size]))
        if huge := found.get(_HUGE):  # wide tables keep theirs in another stream
            (place,) = struct.unpack("<I", huge)
            if place + 2 <= len(self._data):
                (size,) = struct.unpack_from("<H", self._data, place)
                found |= dict(_sprms(self._data[place + 2 : place + 2 + size]))
        return style, found


def _sprms(packed: bytes) -> Iterator[tuple[int, bytes]]:
    """Opcodes with their operands; what is cut off at the end is left out."""
    at = 0
    while at + 2 < len(packed):
        (opcode,) = struct.unpack_from("<H", packed, at)
        at += 2
        size = _OPERAND[opcode >> 13]
        if size is None:
            size, skip = packed[at], 1
            if opcode == _DEFINITION:
                size, skip = struct.unpack_from("<H", packed, at)[0] - 1, 2
            elif opcode == _TABS and size == 0xFF:
                return  # a length that only counting tells; tables do not stand behind it
            at += skip
        yield opcode, packed[at : at + size]
        at += size
