"""The table of 2014 in three strands: told where the whole form proves which number belongs where, else not at all."""

import itertools

import pytest

from pipelines.clean.linear_rows import Token, rows_of
from pipelines.clean.stacked import unstacked
from pipelines.clean.strands import braided
from pipelines.parse.forms import b32_2014
from pipelines.read import read_file
from tests.packages import KNOWLEDGE, draft, printed, truth

CUTS = (0, 7, 40, 65)  # rows and headings of a page
MADE = draft("b32_2014")
PLACES = {"h1": 0, "h2": 4, "h3": 10, "h4": 12, "h5": 20, "h6": 54, "h7": 61}


def form():
    """Labels, units and numbers of the rows as printed, headings among them."""
    rows = [(row.label, row.unit, str(truth(MADE)[row.code])) for row in b32_2014.ROWS]
    for heading in b32_2014.HEADINGS:
        rows.insert(PLACES[heading.code.removeprefix("b_")], (heading.label, "——", ""))
    return rows


def text(rows, *, join=4, between=()):
    """As pdfminer hands it over: of each page its labels, then its units, some with their numbers, then numbers."""
    lines = ["政府信息公开情况统计表", "统计指标", "单位 统计数"]
    for begin, end in itertools.pairwise(CUTS):
        page = rows[begin:end]
        lines += [label for label, _, _ in page]
        lines += between
        near, far = page[:join], page[join:]
        lines += [f"{unit} {number}".strip() for _, unit, number in near]
        lines += [unit for _, unit, _ in far]
        lines += [number for _, _, number in far if number]
    return "\n\n".join([f"{MADE.title}", *lines, "柳溪镇人民政府"])


def read(words):
    return printed(read_file(words.encode(), KNOWLEDGE, name="report.txt"))


def test_strands_are_braided_and_what_stands_between_them_is_no_number():
    words = text(form(), between=("柳溪镇人民政府", "2016 年 3 月 20 日"))
    assert {code: value for code, value in read(words).items() if code.startswith("b")} == truth(MADE)


def test_a_unit_beside_its_label_is_that_row_s():
    label = "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计 1 次）"
    rows = [
        (f"{label} 次", "", number) if "热点" in name else (name, unit, number)
        for name, unit, number in form()
    ]
    assert read(text(rows)) == truth(MADE)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: [("10.征收补偿", "件", "3"), *rows],  # a row of a province
        lambda rows: [(label, unit, "" if "办结数" in label else number) for label, unit, number in rows],
        lambda rows: [(label, "件" if "网站公开" in label else unit, n) for label, unit, n in rows],
        lambda rows: [(label, unit, "9999" if "收到申请数" in label else n) for label, unit, n in rows],
        lambda rows: [*rows[:30], *rows[31:]],
    ],
)
def test_no_number_is_dealt_out_where_anything_is_amiss(spoil):
    lines = text(spoil(form())).split("\n")
    assert braided(lines) == lines


def test_heads_behind_a_row_s_label_begin_another_row():
    """A converter that reads by columns: the zeros are of 规章 and not of the last label."""
    kinds = [("政府集中采购", "label"), ("本年新制作数量", "label"), ("0", "value"), ("0", "value")]
    rows = rows_of([Token(text, at, kind) for at, (text, kind) in enumerate(kinds)])
    assert next([token.text for token in row] for row in rows) == ["政府集中采购"]


def paged(pages, numbers):
    return "\f".join(f"{page.rstrip()}\n\n{number}\n\n" for page, number in zip(pages, numbers, strict=True))


def test_bare_numbers_of_pages_are_no_cells():
    words = text(form())
    at = words.index("三、依申请公开情况")
    pages = [words[:at], words[at:]]
    assert read(paged(pages, (1, 2))) == truth(MADE)


def test_a_page_s_number_in_the_place_of_a_blank_cell_moves_no_number():
    rows = [(label, unit, "" if "政务微信公开" in label else n) for label, unit, n in form()]
    found = read(text(rows) + "\n\n3")
    assert {code: value for code, value in found.items() if truth(MADE).get(code) != value} == {}


def test_a_stack_that_lacks_a_number_and_has_another_s_is_told_by_its_sums():
    """The blank cell is of 传真申请数; a number from elsewhere makes their count right."""
    labels = ["（一）收到申请数", "1.当面申请数", "2.传真申请数", "3.网络申请数", "4.信函申请数"]
    whole = [*labels, *["件"] * 5, "9", "2", "0", "4", "3", "合计"]
    moved = [*labels, *["件"] * 5, "7", "9", "2", "4", "3", "合计"]
    assert unstacked(whole)[0] == "（一）收到申请数\t件\t9"
    assert unstacked(moved) == moved


def test_stacks_are_left_where_a_label_stands_beside_its_unit_without_its_number():
    labels = ["1.参加或举办新闻发布会总次数", "2.政府网站在线访谈次数", "3.政策解读稿件发布数"]
    lines = [*labels, "次", "次", "篇", "1", "2", "3", "合计"]
    assert unstacked(lines) != lines
    beside = ["（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次） 次", *lines]
    assert unstacked(beside) == beside


def test_a_number_inside_a_label_that_is_broken_is_no_cell():
    """Rows on lines of their own; the 1 of 计1次 stood at the end of one and was read for the row."""
    lines = [f"{label} {unit} {number}".strip() for label, unit, number in form()]
    at = next(at for at, line in enumerate(lines) if "热点" in line)
    head, tail = lines[at].split("1次)")
    lines[at : at + 1] = [f"{head} 1", f"次){tail}"]
    found = read("\n".join([MADE.title, "政府信息公开情况统计表", "统计指标 单位 统计数", *lines]))
    assert {code: value for code, value in found.items() if truth(MADE).get(code) != value} == {}
    assert len(found) >= 57
