"""A draft as a workbook (XLSX), an OFD, a page saved by Word, or a ZIP: written by hand, from the formats alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

from bench.corpus.flow import cells, flow
from bench.corpus.page import html_page
from bench.corpus.papers import docx, placed
from bench.corpus.specimen import Draft, Sheet
from bench.corpus.word_file import doc

_EPOCH = (2020, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def _packed(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# -- XLSX -----------------------------------------------------------------------------------------------
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def xlsx(draft: Draft) -> bytes:
    """One sheet: prose in cells of their own, tables below it with merged ranges, whole numbers as numbers."""
    found = cells(draft)
    merged = [
        ":".join(f"{_letters(x)}{y + 1}" for y, x in ((top, left), (last, right)))
        for top, left, last, right in found.merged
    ]
    return workbook("".join(_row(at, row) for at, row in enumerate(found.rows, start=1)), merged)


def workbook(rows: str, merged: list[str]) -> bytes:
    """A package of one sheet from its rows' XML and merged ranges such as A1:C1."""
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    ranges = f"<mergeCells>{ranges}</mergeCells>" if merged else ""
    part = f'<Override PartName="/xl/{{}}" ContentType="{_OFFICE}.{{}}+xml"/>'
    parts = part.format("workbook.xml", "sheet.main") + part.format("worksheets/sheet1.xml", "worksheet")
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return _packed(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}{parts}</Types>',
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>'
            f"{ranges}</worksheet>",
        }
    )


def _relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{_RELATED}/{kind}" Target="{target}"/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{one}</Relationships>'


def _row(number: int, cells: Mapping[int, str]) -> str:
    return f'<row r="{number}">{"".join(_cell(f"{_letters(x)}{number}", text) for x, text in cells.items())}</row>'


def _cell(place: str, text: str) -> str:
    if text.isascii() and text.isdigit() and (text == "0" or text[0] != "0"):
        return f'<c r="{place}"><v>{text}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _letters(column: int) -> str:
    return chr(65 + column) if column < 26 else _letters(column // 26 - 1) + chr(65 + column % 26)


# -- OFD ------------------------------------------------------------------------------------------------
_OFD = "http://www.ofdspec.org/2016"
_PAGE, _LEFT, _TOP, _BOTTOM = (210.0, 297.0), 20.0, 25.0, 275.0  # mm
_SIZE, _LEADING, _SMALL = 4.0, 7.0, 2.4
_TABLE_WIDTH = 170.0


def ofd(draft: Draft) -> bytes:
    """Pages of text objects, a line each, and tables drawn box by box, going on over pages."""
    pages: list[list[str]] = [[]]
    top = _TOP
    for piece in flow(draft):
        if isinstance(piece, str):
            for line in _wrapped(piece, int(_TABLE_WIDTH / _SIZE)):
                if top + _LEADING > _BOTTOM:
                    pages, top = [*pages, []], _TOP
                pages[-1].append(_text(line, _LEFT, top, _SIZE))
                top += _LEADING
        else:
            top = _table(piece, pages, top)
    return _ofd_package(["".join(page) for page in pages])


def _wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)] or [""]


def _table(sheet: Sheet, pages: list[list[str]], top: float) -> float:
    """Draw a table; a row that does not fit begins a page, a cell that spans the break is cut there."""
    boxes, width = placed(sheet)
    column = _TABLE_WIDTH / width
    letters = max(int((column - 1) / _SMALL), 1)
    single = dict.fromkeys(range(len(sheet.rows)), 1)
    for row, left, last_row, right, text in boxes:
        if row == last_row:
            single[row] = max(single[row], len(_wrapped(text, letters * (right - left + 1))))
    begin = 0
    while begin < len(sheet.rows):
        tops, end = [top], begin
        while end < len(sheet.rows) and tops[-1] + _SMALL * single[end] + 2 <= _BOTTOM:
            tops.append(tops[-1] + _SMALL * single[end] + 2)
            end += 1
        for row, left, last_row, right, text in boxes:
            if row < end and last_row >= begin:
                upper, lower = max(row, begin) - begin, min(last_row, end - 1) + 1 - begin
                x, y = _LEFT + left * column, tops[upper]
                wide, high = column * (right - left + 1), tops[lower] - y
                pages[-1].append(_box(x, y, wide, high))
                if row >= begin:
                    pages[-1] += [
                        _text(line, x + 0.5, y + 1 + at * _SMALL, _SMALL)
                        for at, line in enumerate(_wrapped(text, letters * (right - left + 1)))
                    ]
        top, begin = tops[-1] + 3, end
        if begin < len(sheet.rows):
            pages.append([])
            top = _TOP
    return top


def _text(text: str, left: float, top: float, size: float) -> str:
    wide = size * max(len(text), 1)
    return (
        f'<ofd:TextObject ID="1" Boundary="{left:.2f} {top:.2f} {wide:.2f} {size * 1.2:.2f}" Font="1" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="g {max(len(text) - 1, 1)} {size}">{escape(text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def _box(left: float, top: float, wide: float, high: float) -> str:
    outline = f"M 0 0 L {wide:.3f} 0 L {wide:.3f} {high:.3f} L 0 {high:.3f} C"
    return (
        f'<ofd:PathObject ID="1" Boundary="{left:.3f} {top:.3f} {wide:.3f} {high:.3f}" LineWidth="0.3">'
        f"<ofd:AbbreviatedData>{outline}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _ofd_package(pages: list[str]) -> bytes:
    listed = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {_PAGE[0]} {_PAGE[1]}</ofd:PhysicalBox></ofd:PageArea>"
    members: dict[str, str | bytes] = {
        "OFD.xml": f'{_HEAD}<ofd:OFD xmlns:ofd="{_OFD}" Version="1.0" DocType="OFD"><ofd:DocBody>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'{_HEAD}<ofd:Document xmlns:ofd="{_OFD}"><ofd:CommonData>{area}</ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, page in enumerate(pages):
        members[f"Doc_0/Pages/Page_{at}/Content.xml"] = (
            f'{_HEAD}<ofd:Page xmlns:ofd="{_OFD}"><ofd:Content><ofd:Layer ID="1">{page}</ofd:Layer>'
            "</ofd:Content></ofd:Page>"
        )
    return _packed(members)


# -- pages and archives ---------------------------------------------------------------------------------
def mhtml(draft: Draft) -> bytes:
    """The page as Word saves it in one file, quoted-printable; such a file is often called .doc."""
    import quopri

    page = quopri.encodestring(html_page(draft)).decode("ascii")
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_NextPart_01"\r\n\r\n'
        "------=_NextPart_01\r\nContent-Location: file:///C:/report.htm\r\n"
        f'Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n{page}\r\n'
        "------=_NextPart_01--\r\n"
    ).encode("ascii")


def zipped_old(draft: Draft) -> bytes:
    """The old Word file in an archive whose names are in GBK, as Windows wrote them, beside a note."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in (("年报.doc", doc(draft)), ("说明.txt", "见附件".encode("gbk"))):
            packed = zipfile.ZipInfo(name.encode("gbk").decode("cp437"), _EPOCH)
            packed.flag_bits = 0
            package.writestr(packed, data)
    return out.getvalue()


def zipped(draft: Draft) -> bytes:
    """The Word file in an archive, beside what a Mac leaves in one."""
    return _packed({"年报/报告.docx": docx(draft), "__MACOSX/年报/._报告.docx": b"\x00\x05\x16\x07"})
