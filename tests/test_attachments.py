"""pipelines.clean: attachments found in a page, and the PDF and DOCX readers."""

import io
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

from models.values import Capture
from pipelines.clean.attachments.paragraphs import Printed, paragraphs
from pipelines.clean.document import open_document

REAL = Path(__file__).resolve().parents[2] / "shared" / "real"
TITLE = "柳溪镇2022年政府信息公开工作年度报告"
ROWS = [
    ["第二十条第（五）项", None],
    ["信息内容", "本年处理决定数量"],
    ["行政许可", "36"],
]


@pytest.fixture(scope="module", autouse=True)
def _font():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def pdf_of(lines, *, password=None):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password)
    canvas.setFont("STSong-Light", 14)
    for at, line in enumerate(lines):
        canvas.drawString(72, 770 - 24 * at, line)
    canvas.save()
    return out.getvalue()


def ruled_pdf(rows, pages=1):
    out = io.BytesIO()
    style = [
        ("GRID", (0, 0), (-1, -1), 1, "black"),
        ("FONT", (0, 0), (-1, -1), "STSong-Light", 11),
        ("SPAN", (0, 0), (1, 0)),
    ]
    document = SimpleDocTemplate(out, pagesize=A4)
    document.build([Table(rows, colWidths=[200, 150], style=style) for _ in range(pages)])
    return out.getvalue()


def word_of(paragraphs, rows=None):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if text is not None:
                    table.cell(y, x).text = text
        table.cell(0, 0).merge(table.cell(0, 1))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def cells(grid):
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def attached(links, url="http://www.baiwei.gov.cn/nb/1.html"):
    body = f"<html><body><h1>{TITLE}</h1><p>报告全文见附件，欢迎查阅，如有疑问请与柳溪镇人民政府办公室联系。</p>{links}</body></html>"
    return [(a.name, a.url) for a in open_document(Capture(body.encode(), url=url)).attachments]


@pytest.mark.parametrize(
    ("link", "name", "address"),
    [
        ("<a href='./P0202.docx'>附件：柳溪镇报告.docx</a>", "附件：柳溪镇报告.docx", "http://www.baiwei.gov.cn/nb/P0202.docx"),
        ("<a href='/system/_content/download.jsp?wbfileid=AB'>2022年报告.pdf</a>", "2022年报告.pdf", "http://www.baiwei.gov.cn/system/_content/download.jsp?wbfileid=AB"),
        ("<a href='/f/8a7.pdf' title='柳溪镇报告.pdf'>下载</a>", "柳溪镇报告.pdf", "http://www.baiwei.gov.cn/f/8a7.pdf"),
        ("<table><tr><td>文件下载</td><td><a href='a/b.doc'>年报.doc</a></td></tr></table>", "年报.doc", "http://www.baiwei.gov.cn/nb/a/b.doc"),
        ("<iframe src='/pdfjs/web/viewer.html?file=/u/nb2022.pdf'></iframe>", "nb2022.pdf", "http://www.baiwei.gov.cn/u/nb2022.pdf"),
        ("<iframe src='/pdfjs/viewer.html?file=/system/_content/download.jsp%3Fwbfileid%3DAB'></iframe>", "download.jsp", "http://www.baiwei.gov.cn/system/_content/download.jsp?wbfileid=AB"),
        ("<a href='/down?id=7'>附件1</a>", "附件1", "http://www.baiwei.gov.cn/down?id=7"),
    ],
)  # fmt: skip
def test_an_attachment_is_known_by_suffix_name_or_viewer(link, name, address):
    assert attached(link) == [(name, address)]


@pytest.mark.parametrize(
    "link",
    ["<a href='/a.html'>附件下载说明</a>", "<footer><a href='/privacy.pdf'>隐私声明</a></footer>", "<a href='javascript:void(0)'>下载PDF</a>", "<a href='/list/'>附件</a>"],
)  # fmt: skip
def test_what_only_sounds_like_an_attachment_is_none(link):
    assert attached(link) == []


def test_a_pdf_gives_its_title_and_its_paragraphs():
    body = "一、总体情况"
    document = open_document(Capture(pdf_of([TITLE, body, "全年主动公开政府信息215条。", "1"])))
    assert document.headline == TITLE
    assert [block.text for block in document.blocks] == [body, "全年主动公开政府信息215条。"]


def test_a_title_that_fills_its_line_does_not_go_on_in_the_next():
    lines = [
        Printed(10, TITLE, 50, 500),
        Printed(30, "依据条例编制本报告，现予公布，所列数据", 50, 500),
        Printed(50, "截至年底。", 50, 90),
    ]
    assert [one.text for one in paragraphs([lines])] == [
        TITLE,
        "依据条例编制本报告，现予公布，所列数据截至年底。",
    ]


def test_a_ruled_table_of_a_pdf_is_a_grid_and_no_text():
    document = open_document(Capture(ruled_pdf(ROWS)))
    assert cells(document.tables[0]) == ROWS
    assert (document.tables[0].page, document.text) == (1, "")


def test_a_pdf_of_pictures_says_that_it_has_no_text():
    document = open_document(Capture(pdf_of([])))
    assert [problem.rule for problem in document.problems] == ["no_text_layer"]


def test_a_locked_pdf_is_told_from_a_broken_one():
    locked = open_document(Capture(pdf_of([TITLE], password="geheim")))
    broken = open_document(Capture(b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj trailer <</Root 9 0 R>>"))
    assert [problem.rule for problem in locked.problems] == ["encrypted"]
    assert [problem.rule for problem in broken.problems] == ["damaged"]


def test_a_merged_cell_of_a_word_table_is_one_cell():
    document = open_document(Capture(word_of([TITLE, "一、总体情况", "全年主动公开政府信息215条。"], ROWS)))
    first = document.tables[0].rows[0]
    assert document.headline == TITLE
    assert first[0] is first[1]
    assert first[0].colspan == 2
    assert cells(document.tables[0])[2] == ["行政许可", "36"]


def test_a_real_report_printed_with_white_boxes_keeps_its_prose():
    if not REAL.is_dir():
        pytest.skip("../shared/real is not there")
    document = open_document(Capture((REAL / "huaian_hongze_2024.pdf").read_bytes()))
    assert document.headline == "淮安市洪泽区人民政府2024年政府信息公开工作年度报告"
    assert "全年收取政府信息公开信息处理费0元。" in document.text
    assert [block.text for block in document.blocks if block.text.startswith(("三、", "四、"))] == [
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]


def test_a_word_file_with_a_torn_member_is_damaged_and_no_traceback():
    whole = word_of([TITLE, "一、总体情况"] * 40, ROWS)
    at = whole.index(b"word/document.xml") + 60
    torn = whole[:at] + b"\x00\xff\x00\xff" + whole[at + 4 :]
    assert [problem.rule for problem in open_document(Capture(torn)).problems] == ["damaged"]
