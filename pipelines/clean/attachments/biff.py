"""The binary Excel format (XLS, ET): records of a workbook stream to sheets of shown texts.

Source: [MS-XLS], Excel Binary File Format; Excel 5 and 95 (the stream Book) keep texts in the code page.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from models.errors import Unreadable
from pipelines.clean.attachments.cell_formats import BUILT_IN, GENERAL, shown
from pipelines.clean.attachments.workbook import Sheet

MAX_RECORDS = 1_000_000
_BIFF8 = 0x0600
_BEGIN, _END, _GOES_ON, _LOCKED, _CODE_PAGE = 0x809, 0x0A, 0x3C, 0x2F, 0x42
_SHEET, _TEXTS, _FORMAT, _STYLE, _MERGED = 0x85, 0xFC, 0x41E, 0xE0, 0xE5
_FORMULA, _FORMULA_TEXT = 0x06, 0x207
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_CODE_PAGES = {936: "gb18030", 950: "big5", 932: "cp932", 1200: "utf-16-le", 10008: "gb18030"}

Record = tuple[int, list[bytes]]


@dataclass(slots=True)
class _Book:
    """What the first part of the stream says of all sheets."""

    wide: bool = True
    encoding: str = "gb18030"
    texts: list[str] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    sheets: list[tuple[int, bool]] = field(default_factory=list)  # place in the stream, whether it is hidden

    def show(self, value: float, style: int) -> str:
        number = self.styles[style] if style < len(self.styles) else 0
        return shown(value, self.formats.get(number) or BUILT_IN.get(number, GENERAL))


def sheets(stream: bytes) -> Iterator[Sheet]:
    """The worksheets in their order. Raises Unreadable: encrypted, damaged, too_large."""
    try:
        book = _book(stream)
        for place, hidden in book.sheets:
            yield _sheet(stream, place, book, hidden=hidden)
    except (struct.error, IndexError, OverflowError) as error:
        raise Unreadable("damaged", "the XLS breaks off in a record") from error


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """Records from a place to the end of its part, each with the records that go on with it; charts inside it left out."""
    depth = count = 0
    held: Record | None = None
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + size]
        at += 4 + size
        if (count := count + 1) > MAX_RECORDS:
            raise Unreadable("too_large", f"a part of the XLS has more than {MAX_RECORDS} records")
        if kind == _GOES_ON and held is not None:
            held[1].append(data)
            continue
        if held is not None and depth == 1:
            yield held
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        held = (kind, [data])
    raise Unreadable("damaged", "the XLS breaks off before its end")


def _book(stream: bytes) -> _Book:
    if stream[:2] != struct.pack("<H", _BEGIN):
        raise Unreadable("damaged", "the XLS does not begin as one")
    book = _Book()
    for kind, parts in _records(stream, 0):
        data = parts[0]
        if kind == _BEGIN:
            book.wide = struct.unpack_from("<H", data)[0] >= _BIFF8
        elif kind == _LOCKED:
            raise Unreadable("encrypted", "the XLS is locked with a password")
        elif kind == _CODE_PAGE:
            book.encoding = _CODE_PAGES.get(struct.unpack_from("<H", data)[0], "gb18030")
        elif kind == _SHEET and data[5] == 0:
            book.sheets.append((struct.unpack_from("<I", data)[0], bool(data[4] & 3)))
        elif kind == _FORMAT:
            book.formats[struct.unpack_from("<H", data)[0]] = _format(data, book)
        elif kind == _STYLE:
            book.styles.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _TEXTS:
            book.texts = _shared(parts)
    return book


def _format(data: bytes, book: _Book) -> str:
    return _text(data[2:], book, count=2) if book.wide else _text(data[2:], book, count=1)


def _text(data: bytes, book: _Book, count: int = 2) -> str:
    """A text with its length in *count* bytes before it."""
    length = int.from_bytes(data[:count], "little")
    if not book.wide:
        return data[count : count + length].decode(book.encoding, "replace")
    wide = data[count] & 1
    raw = data[count + 1 : count + 1 + (2 * length if wide else length)]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")


# -- the shared texts -----------------------------------------------------------------------------------
class _Parts:
    """The bytes of a record and its continuations; a text that goes on says anew how wide its characters are."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts, self._part, self._at = parts, 0, 0

    def skip(self, size: int) -> None:
        while size > (left := len(self._parts[self._part]) - self._at):
            size -= left
            self._part, self._at = self._part + 1, 0
        self._at += size

    def number(self, size: int) -> int:
        if self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
        data = self._parts[self._part][self._at : self._at + size]
        if len(data) < size:
            raise Unreadable("damaged", "a text of the XLS breaks off")
        self._at += size
        return int.from_bytes(data, "little")

    def characters(self, count: int, *, wide: bool) -> str:
        found = []
        while count:
            part = self._parts[self._part]
            take = min(count, (len(part) - self._at) // (2 if wide else 1))
            size = 2 * take if wide else take
            found.append(
                part[self._at : self._at + size].decode("utf-16-le" if wide else "latin-1", "replace")
            )
            self._at += size
            count -= take
            if count:
                self._part, self._at = self._part + 1, 1
                wide = bool(self._parts[self._part][0] & 1)
        return "".join(found)


def _shared(parts: Sequence[bytes]) -> list[str]:
    total, count = struct.unpack_from("<II", parts[0])
    if 3 * count > sum(map(len, parts)):
        raise Unreadable("damaged", f"the XLS tells of {total} texts and has no room for them")
    data = _Parts(parts)
    data.skip(8)
    return [_shared_text(data) for _ in range(count)]


def _shared_text(data: _Parts) -> str:
    length, flags = data.number(2), data.number(1)
    runs = data.number(2) if flags & 8 else 0
    phonetic = data.number(4) if flags & 4 else 0
    text = data.characters(length, wide=bool(flags & 1))
    data.skip(4 * runs + phonetic)
    return text


# -- a sheet --------------------------------------------------------------------------------------------
Cells = Iterator[tuple[int, int, str]]


def _sheet(stream: bytes, place: int, book: _Book, *, hidden: bool) -> Sheet:
    texts: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    waiting: tuple[int, int] | None = None  # a formula whose text is the next record but one
    for kind, parts in _records(stream, place):
        data = b"".join(parts)
        if kind in _CELLS:
            texts.update(((row, column), text) for row, column, text in _CELLS[kind](data, book))
        elif kind == _FORMULA:
            row, column, style = struct.unpack_from("<HHH", data)
            if data[12:14] == b"\xff\xff" and data[6] == 0:
                waiting = row, column
            else:
                texts[row, column] = _result(data[6:14], style, book)
        elif kind == _FORMULA_TEXT and waiting is not None:
            texts[waiting], waiting = _text(data, book), None
        elif kind == _MERGED:
            for at in range(struct.unpack_from("<H", data)[0]):
                top, bottom, left, right = struct.unpack_from("<HHHH", data, 2 + 8 * at)
                merged.append((top, left, bottom, right))
    return Sheet(texts, tuple(merged), hidden)


def _result(data: bytes, style: int, book: _Book) -> str:
    """What a formula came to when the file was saved."""
    if data[6:] != b"\xff\xff":
        return book.show(struct.unpack("<d", data)[0], style)
    return {1: "TRUE" if data[2] else "FALSE", 2: _ERRORS.get(data[2], "#N/A")}.get(data[0], "")


def _number(data: bytes, book: _Book) -> Cells:
    row, column, style, value = struct.unpack_from("<HHHd", data)
    yield row, column, book.show(value, style)


def _packed_number(data: bytes, book: _Book) -> Cells:
    row, column, style, packed = struct.unpack_from("<HHHI", data)
    yield row, column, book.show(_unpacked(packed), style)


def _packed_numbers(data: bytes, book: _Book) -> Cells:
    row, first = struct.unpack_from("<HH", data)
    for at in range((len(data) - 6) // 6):
        style, packed = struct.unpack_from("<HI", data, 4 + 6 * at)
        yield row, first + at, book.show(_unpacked(packed), style)


def _unpacked(packed: int) -> float:
    """An RK number: 30 bits of a whole number or of a fraction, perhaps hundredths of it."""
    value: float
    if packed & 2:
        value = (packed >> 2) - (1 << 30 if packed & 0x80000000 else 0)
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
    return value / 100 if packed & 1 else value


def _shared_label(data: bytes, book: _Book) -> Cells:
    row, column, _, index = struct.unpack_from("<HHHI", data)
    yield row, column, book.texts[index]


def _label(data: bytes, book: _Book) -> Cells:
    row, column = struct.unpack_from("<HH", data)
    yield row, column, _text(data[6:], book)


def _truth(data: bytes, _: _Book) -> Cells:
    row, column, _style, value, is_error = struct.unpack_from("<HHHBB", data)
    yield row, column, _ERRORS.get(value, "#N/A") if is_error else ("TRUE" if value else "FALSE")


_CELLS: Mapping[int, Callable[[bytes, _Book], Cells]] = {
    0x203: _number, 0x27E: _packed_number, 0xBD: _packed_numbers, 0xFD: _shared_label, 0x204: _label, 0xD6: _label,
    0x205: _truth,
}  # fmt: skip
