"""A draft as a binary workbook (XLS, and ET, which is the same): records of one sheet. Source: [MS-XLS], BIFF8."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from bench.corpus.compound import compound
from bench.corpus.flow import Cells, cells
from bench.corpus.specimen import Draft

_BIFF8, _BOOK, _SHEET = 0x0600, 0x0005, 0x0010
_BEGIN, _END, _GOES_ON, _CODE_PAGE = 0x809, 0x0A, 0x3C, 0x42
_BOUND, _TEXTS, _STYLE, _SIZE, _SHARED_TEXT, _NUMBER, _PACKED, _MERGED = (
    0x85, 0xFC, 0xE0, 0x200, 0xFD, 0x203, 0x27E, 0xE5,
)  # fmt: skip
_MOST = 8224  # bytes of a record; what is longer goes on in further ones
_MOST_MERGED = 1026  # ranges of a record
_NAME = b"Sheet1"
_STYLES = 16  # a workbook has so many before its first own one


def xls(draft: Draft) -> bytes:
    """Whole numbers packed into 30 bits, as Excel saves them."""
    return _workbook(cells(draft), packed=True)


def et(draft: Draft) -> bytes:
    """All numbers as floating ones."""
    return _workbook(cells(draft), packed=False)


def _workbook(found: Cells, *, packed: bool) -> bytes:
    texts = {text: None for row in found.rows for text in row.values() if not _is_number(text)}
    places = {text: at for at, text in enumerate(texts)}
    before = _record(_BEGIN, struct.pack("<HHHHII", _BIFF8, _BOOK, 0x0DBB, 1996, 0, 6)) + _record(
        _CODE_PAGE, struct.pack("<H", 1200)
    )
    before += _record(_STYLE, bytes(20)) * (_STYLES + 1)
    behind = _shared([*texts]) + _record(_END)
    bound = struct.pack("<IBBBB", 0, 0, 0, len(_NAME), 0) + _NAME
    start = len(before) + len(_record(_BOUND, bound)) + len(behind)
    bound = struct.pack("<I", start) + bound[4:]
    sheet = b"".join(_sheet(found, places, packed=packed))
    return compound({"Workbook": before + _record(_BOUND, bound) + behind + sheet})


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and (text == "0" or text[0] != "0")


def _shared(texts: Sequence[str]) -> bytes:
    """The texts of all cells; one that does not fit goes on in the next record, which says its width anew."""
    parts = [bytearray(struct.pack("<II", len(texts), len(texts)))]
    for text in texts:
        if len(parts[-1]) + 5 > _MOST:
            parts.append(bytearray())
        parts[-1] += struct.pack("<HB", len(text), 1)
        rest = text.encode("utf-16-le")
        while rest:
            room = (_MOST - len(parts[-1])) // 2 * 2
            parts[-1] += rest[:room]
            rest = rest[room:]
            if rest:
                parts.append(bytearray(b"\1"))
    kinds = [_TEXTS, *[_GOES_ON] * (len(parts) - 1)]
    return b"".join(_record(kind, bytes(part)) for kind, part in zip(kinds, parts, strict=True))


def _sheet(found: Cells, places: dict[str, int], *, packed: bool) -> Iterator[bytes]:
    yield _record(_BEGIN, struct.pack("<HHHHII", _BIFF8, _SHEET, 0x0DBB, 1996, 0, 6))
    wide = max((max(row) for row in found.rows if row), default=0) + 1
    yield _record(_SIZE, struct.pack("<IIHHH", 0, len(found.rows), 0, wide, 0))
    for y, row in enumerate(found.rows):
        for x, text in sorted(row.items()):
            head = struct.pack("<HHH", y, x, _STYLES - 1)
            if not _is_number(text):
                yield _record(_SHARED_TEXT, head + struct.pack("<I", places[text]))
            elif packed and int(text) < 1 << 29:
                yield _record(_PACKED, head + struct.pack("<I", int(text) << 2 | 2))
            else:
                yield _record(_NUMBER, head + struct.pack("<d", int(text)))
    for at in range(0, len(found.merged), _MOST_MERGED):
        ranges = found.merged[at : at + _MOST_MERGED]
        told = b"".join(struct.pack("<HHHH", top, last, left, right) for top, left, last, right in ranges)
        yield _record(_MERGED, struct.pack("<H", len(ranges)) + told)
    yield _record(_END)
