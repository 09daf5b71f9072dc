"""A draft as a PDF (ruled, Chinese by a CID font) or as a Word document with merged cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from bench.corpus.dressing import columns_of
from bench.corpus.page import signed
from bench.corpus.specimen import Box, Draft, Filled, Look, Sheet

_FONT = "STSong-Light"
_WIDTH = 480.0
_EPOCH = (2020, 1, 1, 0, 0, 0)


def placed(sheet: Sheet) -> tuple[list[tuple[int, int, int, int, str]], int]:
    """Boxes at their place in the grid (row, column, last row, last column, text), and the grid's width."""
    found = [
        (at, column, at + box.rowspan - 1, column + box.colspan - 1, box.text)
        for at, row in enumerate(columns_of(sheet))
        for column, box in row
    ]
    return found, max(last for _, _, _, last, _ in found) + 1


def pdf(draft: Draft) -> bytes:
    """One file, reproducible byte by byte; with page breaks each sheet begins a page."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    body = ParagraphStyle("body", fontName=_FONT, fontSize=11, leading=17, wordWrap="CJK")
    head = ParagraphStyle("head", parent=body, fontSize=16, leading=24, alignment=1)
    flow: list[Any] = [Paragraph(draft.title, head), Spacer(1, 10)]
    for chapter in draft.chapters:
        flow += [Paragraph(text, body) for text in (chapter.heading, *chapter.paragraphs) if text]
        sheets = [s for s in draft.sheets if s.section == chapter.section]
        for at, sheet in enumerate(sheets):
            flow += [PageBreak()] if draft.look.page_breaks and at else []
            flow += [_pdf_table(sheet, draft.look), Spacer(1, 10)]
    flow += [Paragraph(text, body) for text in (draft.place.full, signed(draft))]
    out = io.BytesIO()
    SimpleDocTemplate(out, leftMargin=55, rightMargin=55, invariant=1, title=draft.title).build(flow)
    return out.getvalue()


_GROUND: Mapping[Filled, Callable[[Box, int], bool]] = {
    "": lambda _box, _row: False,
    "cells": lambda _box, _row: True,
    "labels": lambda box, _row: box.role != "value",
    "values": lambda box, _row: box.role == "value",
    "stripes": lambda _box, row: row % 2 == 1,
}


def _pdf_table(sheet: Sheet, look: Look) -> Any:
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    small = ParagraphStyle("cell", fontName=_FONT, fontSize=8, leading=10, wordWrap="CJK")
    boxes, width = placed(sheet)
    data: list[list[Any]] = [[""] * width for _ in sheet.rows]
    rules: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    rules += [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] * look.ruled
    rules += [
        ("BACKGROUND", (left, row), (left + box.colspan - 1, row + box.rowspan - 1), colors.lavender)
        for row, line in enumerate(columns_of(sheet))
        for left, box in line
        if _GROUND[look.filled](box, row)
    ]
    for row, column, last_row, last_column, text in boxes:
        data[row][column] = Paragraph(text, small)
        if (row, column) != (last_row, last_column):
            rules.append(("SPAN", (column, row), (last_column, last_row)))
    widths = _widths(sheet.part, width)
    return Table(data, colWidths=widths, style=rules, repeatRows=0)


def _widths(part: str, count: int) -> list[float]:
    shares = {"t3": (1.2, 1.6, 3.0, *[1.0] * 7), "b": (6.0, 1.0, 1.4)}.get(part, (1.0,) * count)
    if len(shares) != count:
        shares = (1.0,) * count
    return [_WIDTH * share / sum(shares) for share in shares]


def docx(draft: Draft) -> bytes:
    """One Word file; its archive is packed again with a fixed time, so that equal drafts give equal bytes."""
    from docx import Document

    paper = Document()
    paper.add_heading(draft.title, level=1)
    for chapter in draft.chapters:
        for text in (chapter.heading, *chapter.paragraphs):
            if text:
                paper.add_paragraph(text)
        for sheet in draft.sheets:
            if sheet.section == chapter.section:
                _docx_table(paper, sheet)
    for text in (draft.place.full, signed(draft)):
        paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    return _packed_again(out.getvalue())


def _docx_table(paper: Any, sheet: Sheet) -> None:
    boxes, width = placed(sheet)
    table = paper.add_table(rows=len(sheet.rows), cols=width)
    table.style = "Table Grid"
    grid = [list(row.cells) for row in table.rows]
    for row, column, last_row, last_column, text in boxes:
        cell = grid[row][column]
        if (row, column) != (last_row, last_column):
            cell = cell.merge(grid[last_row][last_column])
        cell.text = text


def _packed_again(body: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
