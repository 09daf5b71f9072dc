"""A table 3 too wide for its paper goes on beside, on the next page; the form's sums put its halves together, or nobody."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from pipelines.parse.forms import applications, d30_2021
from pipelines.read import read_file
from tests.packages import KNOWLEDGE, draft, printed, truth

MADE = draft("d30_2021")
TRUTH = {code: value for code, value in truth(MADE).items() if code.startswith("t3.")}


def halves(cut, *, wrong=False, dropped=False):
    """Table 3 of a draft, its first *cut* columns on one page and the others on the next."""
    heads = [column.label for column in applications.COLUMNS]
    rows = [["申请人情况", *heads]]
    for row in d30_2021.APPLICATIONS:
        rows.append([row.label, *(str(TRUTH[f"t3.{row.code}.{c.code}"]) for c in applications.COLUMNS)])
    if wrong:
        rows[5][-1] = "99999"
    right = [row[cut + 1 :] for row in rows]
    return [row[: cut + 1] for row in rows], right[:-1] if dropped else right


def pdf(*tables):
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=9, wordWrap="CJK")
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "STSong-Light", 8)]
    flow = [
        Paragraph(text, body)
        for text in (MADE.title, "一、总体情况", "工作有序推进。", "三、收到和处理政府信息公开申请情况")
    ]
    for table in tables:
        wide = len(table[0])
        cells = [[Paragraph(text, body) if len(text) > 20 else text for text in row] for row in table]
        flow += [
            Table(cells, style=style, colWidths=[180 if wide > 3 else 60, *[60] * (wide - 1)]),
            PageBreak(),
        ]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, topMargin=30, bottomMargin=30, invariant=1).build(flow)
    return read_file(out.getvalue(), KNOWLEDGE)


@pytest.mark.parametrize("cut", [4, 5])
def test_the_halves_are_one_table_where_every_row_adds_up(cut):
    found = printed(pdf(*halves(cut)))
    assert {code: value for code, value in found.items() if code.startswith("t3.")} == TRUTH


@pytest.mark.parametrize("spoilt", [{"wrong": True}, {"dropped": True}])
def test_halves_that_do_not_add_up_give_no_wrong_number(spoilt):
    found = printed(pdf(*halves(5, **spoilt)))
    assert {code: value for code, value in found.items() if TRUTH.get(code) != value} == {}
