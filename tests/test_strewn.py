"""Tables that the text of a PDF hands over in an order of its own: dealt out as the form's sums allow, or not at all."""

import io
import random

import pdfplumber
import pytest

from bench.corpus.papers import pdf
from pipelines.clean.stacked import unstacked
from pipelines.clean.strewn import in_rows
from pipelines.read import read_file
from tests.packages import KNOWLEDGE, draft, printed, truth

LABELS = """\
一、本年新收政府信息公开申请数量
二、上年结转政府信息公开申请数量
（一）予以公开
（二）部分公开（区分处理的，只计这一情形，不计其他情形）
1.属于国家秘密
2.其他法律行政法规禁止公开
3.危及“三安全一稳定”
4.保护第三方合法权益
5.属于三类内部事务信息
6.属于四类过程性信息
7.属于行政执法案卷
8.属于行政查询事项
1.本机关不掌握相关政府信息
2.没有现成信息需要另行制作
3.补正后申请内容仍不明确
1.信访举报投诉类申请
2.重复申请
3.要求提供公开出版物
4.无正当理由大量反复申请
5.要求行政机关确认或重新出具已获取信息
（六）其他处理
（七）总计
四、结转下年度继续办理""".splitlines()
HEADS = ["自然人", "总计", "其他", "商业企", "业", "科研机", "构", "社会公", "益组织", "法律服", "务机构"]


def numbers(seed):
    """Rows of table 3 of 2019 whose sums hold."""
    chance = random.Random(seed)
    outcomes = [[chance.randint(0, 40) for _ in range(6)] for _ in range(19)]
    total = [sum(column) for column in zip(*outcomes, strict=True)]
    left = [chance.randint(0, 9) for _ in range(6)]
    carried = [chance.randint(0, 9) for _ in range(6)]
    new = [total[n] + left[n] - carried[n] for n in range(6)]
    rows = [new, carried, *outcomes, total, left]
    return [[*map(str, row), str(sum(row))] for row in rows]


def by_column(rows):
    return [number for column in zip(*rows, strict=True) for number in column]


def above_and_between(rows):
    lines = []
    for at, (label, row) in enumerate(zip(LABELS, rows, strict=True)):
        line = "   ".join(row)
        order = ([line, label], [label, line], [label[:6], line, label[6:]], [f"{label} {line}"])
        lines += order[at % len(order)]
    return lines


STREWN = {
    "labels, then columns": lambda rows: [*LABELS, *by_column(rows)],
    "two pages of columns": lambda rows: [*LABELS[:9], *by_column(rows[:9]), "- 3 -", *LABELS[9:], *by_column(rows[9:])],
    "above, below and between the lines of labels": above_and_between,
}  # fmt: skip


def dealt_out(lines):
    return [line.split("\t")[-7:] for line in in_rows(lines) if line.count("\t") > 6][1:]


@pytest.mark.parametrize("name", STREWN)
def test_a_table_whose_sums_leave_one_way_is_read_so(name):
    rows = numbers(3)
    lines = [*HEADS, *STREWN[name](rows), "四、政府信息公开行政复议、行政诉讼情况"]
    assert dealt_out(lines) == rows
    assert len(in_rows(lines)) == len(lines)


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda rows: [[*row[:-1], "77"] for row in rows],  # no row's total is its sum
        lambda rows: [*rows[:4], rows[5], *rows[5:]],  # the outcomes do not make their total
    ],
)
def test_where_the_sums_do_not_hold_no_label_keeps_a_number(spoilt):
    """A number beside a label that is not its own is worse than none."""
    lines = in_rows([*HEADS, *STREWN["labels, then columns"](spoilt(numbers(3))), "五、存在的主要问题"])
    behind = [line for line in lines if any(label[3:6] in line for label in LABELS)]
    assert len(behind) == len(LABELS)
    assert not any(part.isdecimal() for line in behind for part in line.split())
    assert sum(len(line.split()) == 7 * len(LABELS) for line in lines) == 1  # they are still there


def test_organisations_that_truly_stand_in_another_order_are_left_to_their_heads():
    heads = ["自然人", "科研机构", "商业企业", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [part for label, row in zip(LABELS, numbers(3), strict=True) for part in (label, *row)]
    assert in_rows([*heads, *rows]) == [*heads, *rows]
    assert dealt_out([*heads, *above_and_between(numbers(3))]) == []


def test_rows_that_stand_together_are_left_alone():
    lines = [
        *HEADS,
        *(part for label, row in zip(LABELS, numbers(3), strict=True) for part in (label, *row[:4])),
    ]
    assert in_rows(lines) == lines


def test_fifteen_numbers_under_broken_heads_are_table_four_where_its_sums_hold():
    heads = ["行政复议 行政诉讼", "总计", "结果", "维持", "其他", "结果", "未经复议直接起诉", "复议后起诉"]
    row = "1 0 2 0 3 0 1 0 0 1 4 0 0 5 9"
    assert row.split() in [line.split() for line in in_rows([*heads, *row.split()])]
    wrong = [*heads, *row.replace("9", "8").split()]
    assert in_rows(wrong) == wrong


STACKED = [
    "（一）收到申请数", "1.当面申请数", "2.传真申请数", "四、行政复议数量", "九、政府信息公开会议和培训情况", "（三）接受培训人员数",
    "件", "件", "件", "件", "——", "人次", "统计数", "3", "1", "2", "0", "156",
]  # fmt: skip


def test_labels_units_and_numbers_one_below_the_other_are_rows_of_2014():
    rows = [line.split("\t") for line in unstacked(STACKED) if line]
    assert rows == [
        ["（一）收到申请数", "件", "3"], ["1.当面申请数", "件", "1"], ["2.传真申请数", "件", "2"], ["四、行政复议数量", "件", "0"],
        ["九、政府信息公开会议和培训情况"], ["（三）接受培训人员数", "人次", "156"],
    ]  # fmt: skip


@pytest.mark.parametrize("spoilt", [STACKED[:-1], [*STACKED, "7"], [*STACKED[:6], "条", *STACKED[7:]]])
def test_where_units_or_numbers_do_not_fit_nothing_is_stacked(spoilt):
    assert unstacked(spoilt) == spoilt


@pytest.mark.parametrize("form", ["b32_2014", "d30_2021"])
def test_the_laid_out_text_of_a_pdf_reads_back_cell_for_cell(form):
    """Numbers beside, above, below and between the lines of their labels, blanks for columns."""
    made = draft(form)
    with pdfplumber.open(io.BytesIO(pdf(made))) as file:
        text = "\n".join(page.extract_text(layout=True) for page in file.pages)
    assert printed(read_file(text.encode(), KNOWLEDGE)) == truth(made)
