"""Tables without lines as office programs print them: narrow columns, heads at one side, text close under the last row."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from models.values import Capture
from pipelines.clean.attachments.lattice import Word
from pipelines.clean.attachments.loose import bands
from pipelines.clean.attachments.paragraphs import Paragraph, with_tables
from pipelines.clean.document import open_document

ROWS = (
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "334", "1655", "7"),
    ("行政规范性文件", "12", "3", "45"),
)


def word(text, left, top, size=8.0):
    return Word(text, left, top, left + size * len(text), top + size)


def line(*cells, top):
    return [word(text, left, top) for text, left in cells]


def texts(*lines):
    return [row.text for band in bands([word for line in lines for word in line]) for row in band.rows]


def printed(rows, places):
    """A page that prints *rows*, each text at its place."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("STSong-Light", 10)
    for at, row in enumerate(rows):
        for text, place in zip(row, places(row), strict=True):
            canvas.drawString(place, 700 - 20 * at, text)
    canvas.save()
    return open_document(Capture(out.getvalue()))


def test_numbers_of_narrow_columns_stand_apart():
    """Half a letter between 334 and 1655: they were one number of one column."""
    document = printed(ROWS, lambda row: (60, 160, 225, 290) if row[0] == "信息内容" else (60, 160, 180, 210))
    (grid,) = document.tables
    assert [[cell.text for cell in row] for row in grid.rows] == [[*row] for row in ROWS]


def test_letters_set_apart_are_one_word_and_digits_never():
    rows = (ROWS[0], ("规章", "7", "8", "9"), ("行政规范性文件", "1", "2", "3"))
    spelt = [("信息内容", *rows[0][1:]), ("规", "章", "7", "8", "9"), rows[2]]
    document = printed(spelt, lambda row: (60, 76, 160, 175, 190) if row[0] == "规" else (60, 160, 225, 290))
    (grid,) = document.tables
    assert [cell.text for cell in grid.rows[1]] == ["规章", "7", "8", "9"]


@pytest.mark.parametrize("below", ["三、收到和处理政府信息公开申请情况", "柳溪镇人民政府"])
def test_what_stands_close_under_the_last_label_is_no_part_of_it(below):
    head = line(("信息内容", 50), ("采购项目数量", 200), ("采购总金额", 300), top=10)
    last = line(("政府集中采购", 50), ("4", 220), ("630.2", 315), top=30)
    rules = line(("规章", 50), ("1", 220), ("2", 315), top=20)
    told = texts(head, rules, last, [word(below, 50, 39)])
    assert "政府集中采购 | 4 | 630.2" in told


def test_rows_as_long_as_their_head_are_told_by_order():
    """Heads at the left of their columns, numbers at the right: none stands under its own."""
    head = line(("信息内容", 50), ("上一年项目数量", 150), ("本年增/减", 230), ("处理决定数量", 300), top=10)
    rows = [
        line((name, 50), ("3", 210), ("0", 285), ("9", 360), top=top)
        for name, top in (("行政许可", 30), ("行政处罚", 50))
    ]
    assert texts(head, *rows)[1:] == ["行政许可 | 3 | 0 | 9", "行政处罚 | 3 | 0 | 9"]


def test_a_row_shorter_than_its_head_is_told_by_place_alone():
    head = line(("信息内容", 50), ("本年制发件数", 150), ("本年废止件数", 230), ("现行有效件数", 310), top=10)
    rows = [
        line(("规章", 50), ("8", 250), ("39", 330), top=30),
        line(("行政规范性文件", 50), ("8", 170), ("6", 250), ("5", 330), top=50),
    ]
    assert texts(head, *rows)[1:] == ["规章 |  | 8 | 39", "行政规范性文件 | 8 | 6 | 5"]


def test_a_note_that_ran_into_a_head_opens_the_rows_below_it():
    note = "（本列数据的勾稽关系为：第一项加第申请人情况"
    names = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理")
    rows = [Paragraph(" | ".join((name, *"1234565")), row=True) for name in names]
    found = [Paragraph(note), Paragraph("自然人 | 总计", row=True), *rows]
    (grid,) = with_tables(found, [])
    assert len(grid.rows) >= len(names)


def test_a_number_set_off_beside_a_group_s_name_is_no_row_of_the_group():
    """The first line of 19（其中修订18件）stands higher than its row, at the height of （六）其他处理."""
    names = ("1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物")
    rows = [
        line(
            (name, 90),
            *((n, 250 + 40 * at) for at, n in enumerate("1234565") if (name, at) != (names[1], 2)),
            top=top,
        )
        for name, top in zip(names, (30, 60, 90), strict=True)
    ]
    apart = line(("（六）其他处理", 20), ("19", 330), top=54)
    told = texts(*rows, apart)
    assert not any(row.startswith("（六）") for row in told)
