"""files — a report as PDF and as DOCX: the same blocks, ruled tables with the same spans."""

from __future__ import annotations

import hashlib
import io
from functools import cache

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Paragraph as Text

from demo.articles import Article, Block, Heading
from demo.calendar import Day, dawn
from demo.grids import Grid
from demo.reports import Report
from demo.web import Request, Response

_FONT = "STSong-Light"
_ALIGN = {"left": 0, "center": 1, "right": 2}
_SHARES = {
    10: (3, 4, 8, 2, 2, 2, 2, 2, 2, 2)
}  # the labels of table 3 need the room, or a block outgrows the page
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf_name(report: Report) -> str:
    """The file's name beside its page, as TRS makes it."""
    return f"P0{report.published:%Y%m%d}0{report.number}.pdf"


def docx_name(report: Report) -> str:
    """The hash by which the download module knows the file."""
    return hashlib.sha1(report.index_no.encode(), usedforsecurity=False).hexdigest()[:24] + ".docx"


def _style(size: float, align: str = "left", indent: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        f"s{size}{align}{indent}",
        fontName=_FONT,
        fontSize=size,
        leading=size * 1.5,
        alignment=_ALIGN[align],
        firstLineIndent=indent,
        wordWrap="CJK",
    )


def _pdf_table(grid: Grid, width: float) -> Table:
    """The grid ruled on paper; narrow columns hold the values, so a row keeps one line where it can."""
    matrix: list[list[Flowable | str]] = [[""] * grid.width for _ in grid.rows]
    spans: list[tuple[object, ...]] = []
    cell_style = _style(6.5, "center")
    for r, c, cell in grid.placed():
        matrix[r][c] = Text(cell.text, cell_style)
        if cell.across > 1 or cell.down > 1:
            spans.append(("SPAN", (c, r), (c + cell.across - 1, r + cell.down - 1)))
    rules = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    shares = _SHARES.get(grid.width, (1,) * grid.width)
    table = Table(matrix, colWidths=[width * share / sum(shares) for share in shares])
    table.setStyle(TableStyle([*rules, *spans]))
    return table


def _pdf_block(block: Block, width: float) -> Flowable:
    if isinstance(block, Grid):
        return _pdf_table(block, width)
    if isinstance(block, Heading):
        return Text(block.text, _style(13, indent=26))
    return Text(block.text, _style(11, block.align, 22 if block.align == "left" else 0))


@cache
def pdf(article: Article) -> bytes:
    """The article on A4, the same bytes every time."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    sheet = io.BytesIO()
    document = SimpleDocTemplate(
        sheet, pagesize=A4, leftMargin=50, rightMargin=50, title=article.title, invariant=1
    )
    story: list[Flowable] = [Text(article.title, _style(18, "center")), Spacer(1, 12)]
    for block in article.blocks:
        story += [_pdf_block(block, document.width), Spacer(1, 4)]
    document.build(story)
    return sheet.getvalue()


@cache
def docx(article: Article) -> bytes:
    """The article as a Word document with merged cells."""
    document = Document()
    document.core_properties.title = article.title
    document.core_properties.created = document.core_properties.modified = dawn(1).replace(tzinfo=None)
    document.add_heading(article.title, 0)
    for block in article.blocks:
        if isinstance(block, Grid):
            table = document.add_table(len(block.rows), block.width)
            table.style = "Table Grid"
            for r, c, cell in block.placed():
                place = table.cell(r, c)
                if cell.across > 1 or cell.down > 1:
                    place = place.merge(table.cell(r + cell.down - 1, c + cell.across - 1))
                place.text = cell.text
        elif isinstance(block, Heading):
            document.add_heading(block.text, block.depth)
        else:
            paragraph = document.add_paragraph(block.text)
            if block.align != "left":
                paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, block.align.upper())
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def answer_pdf(report: Report, day: Day, _: Request) -> Response:
    return Response(pdf(report.article(day)), kind="application/pdf", modified=dawn(1))


def answer_docx(report: Report, day: Day, request: Request) -> Response:
    """The download module: the name in the header is raw GBK, as old servers send it."""
    if request.query.get("filename") != docx_name(report):
        return Response(b"", 404, "text/html")
    article = report.article(day)
    disposition = f'attachment; filename="{article.title}.docx"'.encode("gbk").decode("latin-1")
    return Response(
        docx(article), kind=_DOCX, modified=dawn(1), headers=(("Content-Disposition", disposition),)
    )
