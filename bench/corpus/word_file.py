"""A draft as a binary Word document (DOC, and WPS, which is the same): text, pieces, paragraphs, rows of tables.

Source: [MS-DOC], Word (.doc) Binary File Format: the file information block (2.5), the piece table (2.8.35, 2.9.38),
pages of paragraph properties (2.9.175) and the definition of a row (2.9.315). Fonts and styles are left out.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.corpus.compound import compound
from bench.corpus.flow import flow
from bench.corpus.papers import placed
from bench.corpus.specimen import Draft, Sheet

_PAGE = 512
_TEXT_BEGINS = 4 * _PAGE  # behind the file information block
_PAPX_AT, _CLX_AT, _COUNT_AT = 0x0102, 0x01A2, 0x4C
_SECOND_TABLE, _ONE_BYTE = 0x0200, 0x40000000
_IN_TABLE, _ROW_END, _DEFINITION, _HUGE = 0x2416, 0x2417, 0xD608, 0x6646
_FIRST_BELOW, _BELOW = 0x0060, 0x0020  # bits of a cell that begins a merge of rows, or goes on with one
_WIDTH = 9000  # twips of a table
_MOST_INSIDE = 250  # bytes of properties; longer ones lie in a stream of their own
_RUN = re.compile(r"[\x00-\x7f]{8,}|(?:(?![\x00-\x7f]{8}).)+", re.DOTALL)  # of plain letters, or of others


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Text with its mark, and its properties packed."""

    text: str
    properties: bytes = b""


def doc(draft: Draft) -> bytes:
    """As a program saves it that writes all anew: the text in one piece."""
    return _word(draft, pieced=False)


def wps(draft: Draft) -> bytes:
    """As a program saves it that saves quickly: the text in pieces, those without Chinese with one byte a letter."""
    return _word(draft, pieced=True)


def _word(draft: Draft, *, pieced: bool) -> bytes:
    paragraphs = [*_paragraphs(draft)]
    text = "".join(one.text for one in paragraphs)
    packed, clx, end = _pieces([run[0] for run in _RUN.finditer(text)] if pieced else [text])
    word = bytearray(_TEXT_BEGINS) + packed
    word += bytes(-len(word) % _PAGE)
    data = bytearray()
    ends, at = [], 0
    for one in paragraphs:
        at += len(one.text)
        ends.append(end(at))
    properties = [_inside(one.properties, data) for one in paragraphs]
    first = len(word) // _PAGE
    limits, pages = _property_pages([end(0), *ends], properties)
    word += b"".join(pages)
    table = (
        clx
        + struct.pack(f"<{len(limits)}I", *limits)
        + struct.pack(f"<{len(pages)}I", *range(first, first + len(pages)))
    )
    struct.pack_into("<HHHHHH", word, 0, 0xA5EC, 0x00C1, 0, 0x0804, 0, 0 if pieced else _SECOND_TABLE)
    # How many numbers of two, four and eight bytes the parts of the block hold: as in Word 97.
    struct.pack_into("<H", word, 0x20, 14)
    struct.pack_into("<H", word, 0x3E, 22)
    struct.pack_into("<I", word, _COUNT_AT, len(text))
    struct.pack_into("<H", word, 0x98, 0x5D)
    struct.pack_into("<II", word, _CLX_AT, 0, len(clx))
    struct.pack_into("<II", word, _PAPX_AT, len(clx), len(table) - len(clx))
    return compound(
        {"WordDocument": bytes(word), "0Table" if pieced else "1Table": table, "Data": bytes(data)}
    )


# -- text -----------------------------------------------------------------------------------------------
def _paragraphs(draft: Draft) -> Iterator[_Paragraph]:
    for piece in flow(draft):
        if isinstance(piece, str):
            yield _Paragraph(piece + "\r")
        else:
            yield from _rows(piece)
    yield _Paragraph("\r")


def _rows(sheet: Sheet) -> Iterator[_Paragraph]:
    """Cells end with a mark, rows with one more that carries their shape; a cell that goes on from above is empty."""
    boxes, width = placed(sheet)
    for y in range(len(sheet.rows)):
        cells = sorted(
            (left, right, text, top, last) for top, left, last, right, text in boxes if top <= y <= last
        )
        for _, _, text, top, _ in cells:
            yield _Paragraph((text if top == y else "") + "\x07", _sprm(_IN_TABLE, b"\1"))
        edges = [left * _WIDTH // width for left, *_ in cells] + [_WIDTH]
        merges = [0 if top == last else _FIRST_BELOW if top == y else _BELOW for *_, top, last in cells]
        yield _Paragraph(
            "\x07", _sprm(_IN_TABLE, b"\1") + _sprm(_ROW_END, b"\1") + _definition(edges, merges)
        )


def _sprm(opcode: int, operand: bytes) -> bytes:
    return struct.pack("<H", opcode) + operand


def _definition(edges: Sequence[int], merges: Sequence[int]) -> bytes:
    cells = b"".join(struct.pack("<H18x", bits) for bits in merges)
    told = bytes([len(merges)]) + struct.pack(f"<{len(edges)}h", *edges) + cells
    return _sprm(_DEFINITION, struct.pack("<H", len(told) + 1) + told)


def _pieces(runs: Sequence[str]) -> tuple[bytes, bytes, Callable[[int], int]]:
    """The packed text, its table of pieces, and where in the stream so many characters end."""
    packed, told = bytearray(), b""
    firsts, offsets, widths = [0], [], []
    for run in runs:
        narrow = len(runs) > 1 and run.isascii()
        offset = _TEXT_BEGINS + len(packed)
        packed += run.encode("cp1252" if narrow else "utf-16-le")
        firsts.append(firsts[-1] + len(run))
        offsets.append(offset)
        widths.append(1 if narrow else 2)
        told += struct.pack("<HIH", 0, 2 * offset | _ONE_BYTE if narrow else offset, 0)
    plc = struct.pack(f"<{len(firsts)}I", *firsts) + told

    def end(count: int) -> int:
        piece = bisect_left(firsts, count, lo=1) - 1
        return offsets[piece] + (count - firsts[piece]) * widths[piece]

    return bytes(packed), b"\x02" + struct.pack("<I", len(plc)) + plc, end


# -- properties -----------------------------------------------------------------------------------------
def _inside(properties: bytes, data: bytearray) -> bytes:
    """What stands in the page: a length in words, the style, the properties, or where they lie in the data stream."""
    if len(properties) > _MOST_INSIDE:
        place = len(data)
        data += struct.pack("<H", len(properties)) + properties
        properties = _sprm(_HUGE, struct.pack("<I", place))
    told = struct.pack("<H", 0) + properties
    return bytes([0, (len(told) + 1) // 2]) + told.ljust(len(told) + len(told) % 2, b"\0")


def _property_pages(limits: Sequence[int], properties: Sequence[bytes]) -> tuple[list[int], list[bytes]]:
    """Pages of 512 bytes: limits and places of the paragraphs from the front, their properties from the back."""
    firsts, pages = [limits[0]], []
    begin = 0
    while begin < len(properties):
        end, used = begin, 1
        while end < len(properties) and used + 4 + 17 + len(properties[end]) + 1 <= _PAGE:
            used += 17 + len(properties[end]) + 1
            end += 1
        pages.append(_property_page(limits[begin : end + 1], properties[begin:end]))
        firsts.append(limits[end])
        begin = end
    return firsts, pages


def _property_page(limits: Sequence[int], properties: Sequence[bytes]) -> bytes:
    page = bytearray(_PAGE)
    struct.pack_into(f"<{len(limits)}I", page, 0, *limits)
    at = _PAGE - 1
    for number, told in enumerate(properties):
        at = (at - len(told)) // 2 * 2
        page[at : at + len(told)] = told
        page[4 * len(limits) + 13 * number] = at // 2
    page[_PAGE - 1] = len(properties)
    return bytes(page)
