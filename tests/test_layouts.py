"""pipelines.parse.forms: layouts in which offices print the same forms, each cell read back as it was printed."""

import pytest
from lxml.html import fromstring

from pipelines.clean.attachments import loose
from pipelines.clean.attachments.lattice import Word
from pipelines.clean.linear import table_spans
from pipelines.clean.tables import data_tables, grid
from pipelines.parse.forms import b32_2014, read_tables
from pipelines.parse.forms.applications import COLUMNS
from tests import paper

ORDER = (  # the headings stand before these rows
    ("b_h1", "b1_proactive_total"), ("b_h2", "b1_via_gazette"), ("b_h3", "b2_hot_topics"),
    ("b_h4", "b2_press_conf"), ("b_h5", "b3_received"), ("b_h6", "b8_organs"), ("b_h7", "b9_meetings"),
)  # fmt: skip
BEFORE = {row: heading for heading, row in ORDER}
HEADS = ("统计指标", "单位", "统计数")
ROWS = {row.code: row for row in (*b32_2014.ROWS, *b32_2014.HEADINGS)}
VALUES = {row.code: at * 7 % 23 for at, row in enumerate(b32_2014.ROWS)}


def rows():
    """The 65 rows of the form with a value each, as label, unit and number."""
    for row in b32_2014.ROWS:
        if row.code in BEFORE:
            yield (ROWS[BEFORE[row.code]].label, "——", "")
        yield (row.label, row.unit, str(VALUES[row.code]))


def side_by_side(count, *, heads):
    """The table in *count* panels."""
    every = list(rows())
    height = -(-len(every) // count)
    panels = [every[at * height : (at + 1) * height] for at in range(count)]
    printed = [HEADS * count] if heads else []
    return printed + [sum((p[n] if n < len(p) else ("", "", "") for p in panels), ()) for n in range(height)]


def of_html(table):
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table)
    return read_html(f"<table>{body}</table>")


def read_html(text):
    root = fromstring(f"<html><body><div>{text}</div></body></html>")
    return read_tables([grid(table) for table in data_tables(root)])


def of_text(lines):
    return read_tables([span.grid for span in table_spans(lines)])


def told(read):
    return {f.code: f.value for f in read.figures if f.state == "printed"}


SAVED = {
    "tabs": lambda table: ["\t".join(row) for row in table],
    "blanks lost": lambda table: [" ".join(cell for cell in row if cell) for row in table],
    "cells on lines": lambda table: [cell for row in table for cell in row],
}


@pytest.mark.parametrize("heads", [True, False])
@pytest.mark.parametrize("count", [2, 3])
def test_panels_side_by_side_are_read_one_after_the_other(count, heads):
    """被依法纠错数 stands twice in the form: only the order of the rows says whose it is."""
    table = side_by_side(count, heads=heads)
    assert told(of_html(table)) == VALUES
    for saved in SAVED.values():
        assert told(of_text(saved(table))) == VALUES


def test_a_column_of_groups_is_neither_label_nor_value():
    groups = ("一、主动公开情况", "三、依申请公开情况")
    lines = [("类别", *HEADS)] + [(groups[at > 10], *row) for at, row in enumerate(rows())]
    assert told(of_html(lines)) == VALUES


def test_a_table_on_one_line_and_a_list_of_its_rows_are_the_table():
    folded = " ".join(cell for row in [HEADS, ("(2016年度)",), *rows()] for cell in row if cell)
    listed = [f"{label}:{value}{unit}；" if value else label for label, unit, value in rows()]
    assert told(of_text([folded])) == told(of_text(listed)) == VALUES


def test_a_lost_blank_moves_no_number_to_its_neighbour():
    """Nothing shows that blank cells were kept, so a short row may have lost any of its cells."""
    lines = [
        "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |",
        "| 行政许可 | 302 | 12 |",
        "| 其他对外管理服务事项 | 20 | -3 | 137 |",
        "| 行政处罚 | 20 | -17 | 137 |",
    ]
    read = of_text(lines)
    assert {f.state for f in read.figures if f.code.startswith("t2.licences")} == {"unsure"}
    assert told(read)["t2.penalties.items_delta"] == -17


def numbers(form):
    """Tables 3 and 4 with a number of its own in every cell."""
    count = iter(range(1, 500))
    values = type(
        "Counted", (dict,), {"__missing__": lambda self, code: self.setdefault(code, str(next(count)))}
    )()
    return paper.table_three(form, values), paper.table_four(values), values


@pytest.mark.parametrize("joint", ["", "<br>", "-"])
@pytest.mark.parametrize("form", ["c60_2019", "d30_2021"])
def test_a_label_may_begin_with_the_label_of_its_group(form, joint):
    third, _, values = numbers(form)
    group, lines = "", []
    for row in third[3:]:
        labels = [cell.text for cell in row if not cell.code]
        group = next((text for text in labels if text[4:] in paper.MARKS or text[3:] in paper.MARKS), group)
        own = labels[-1]
        label = joint.join((group, own)) if own[0].isdigit() else own
        lines.append((label, *(cell.text for cell in row if cell.code)))
    heads = ("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    assert told(of_html([heads, *lines])) == {
        code: int(value) for code, value in values.items() if code[1] == "3"
    }
    blank = of_html([heads, *lines[:5], *((label, *[""] * 7) for label, *_ in lines[5:])])
    assert {f.state for f in blank.figures} == {"printed", "blank"}  # a row without numbers is a row


def test_reviews_and_suits_may_have_tables_of_their_own():
    _, fourth, values = numbers("d30_2021")
    cells = [cell.text for cell in fourth[3]]
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    names = ("行政复议", "行政诉讼(未经复议直接起诉)", "行政诉讼(复议后起诉)")
    tables = "".join(
        f"<table><tr><td colspan=5>{name}</td></tr>"
        + "".join(
            "<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in (outcomes, cells[at : at + 5])
        )
        + "</table>"
        for at, name in zip((0, 5, 10), names, strict=True)
    )
    assert told(read_html(tables)) == {}  # alone they are of no era
    third = "<table>" + "".join(
        "<tr>" + "".join(f"<td rowspan={c.down} colspan={c.across}>{c.text}</td>" for c in row) + "</tr>"
        for row in paper.table_three("d30_2021", values)
    ) + "</table>"  # fmt: skip
    assert told(read_html(third + tables)) == {code: int(value) for code, value in values.items()}


@pytest.mark.parametrize(("form", "cells"), [("c60_2019", 22), ("d30_2021", 10)])
def test_table_two_without_its_heads_is_told_by_the_cells_of_a_row(form, cells):
    values = type("Ones", (dict,), {"__missing__": lambda self, code: "1"})()
    table = [row for row in paper.table_two(form, values) if row[0].text != "信息内容"]
    read = of_html([[cell.text for cell in row] for row in table])
    assert read.era == form
    assert len(told(read)) == cells


def test_heads_at_several_heights_are_read_from_left_to_right():
    """Coloured boxes of a PDF part the heads of one row: 商业企业 stood a row below 科研机构, and took its number."""
    lines = [
        ["", "自然人", "", "科研机构", "社会公益组织", "法律服务机构", "", "总计"],
        ["", "", "商业企业", "", "", "", "其他", ""],
        ["一、本年新收政府信息公开申请数量", *map(str, range(1, 8))],
        ["二、上年结转政府信息公开申请数量", *map(str, range(11, 18))],
        ["1.属于国家秘密", *map(str, range(21, 28))],
        ["（六）其他处理", *map(str, range(31, 38))],
    ]
    read = told(of_html(lines))
    assert [read[f"t3.new_received.{column.code}"] for column in COLUMNS] == [1, 2, 3, 4, 5, 6, 7]


def test_a_unit_that_ran_into_its_number_is_cut_off():
    lines = [f"{label} | {unit}{value}" if value else f"{label} | {unit}" for label, unit, value in rows()]
    assert told(of_text(["统计指标 | 单位 | 统计数", *lines])) == VALUES


def test_heads_of_narrow_columns_are_told_apart_by_their_names():
    """Without lines, the fifteen heads of table 4 stand closer to one another than words do."""
    outcomes = "结果维持结果纠正其他结果尚未审结总计"
    lefts = (72, 108, 142, 177, 205, 232, 267, 302, 337, 364, 392, 427, 462, 496, 523)
    words = [
        Word("行政复议", 122, 90, 160, 98), Word("行政诉讼", 363, 90, 400, 98),
        Word("未经复议直接起诉", 267, 103, 330, 111), Word("复议后起诉", 439, 103, 480, 111),
        Word(outcomes, 60, 110, 215, 118), Word(outcomes * 2, 220, 117, 535, 125),
        *(Word(str(at), left, 131, left + 4, 139) for at, left in enumerate(lefts)),
    ]  # fmt: skip
    [band] = loose.bands(words)
    assert band.rows[-1].text == " | ".join(map(str, range(15)))


OTHER_WORDS = {  # as offices write them
    "一、本年新收政府信息公开申请数量": "一、本年度新收政府信息公开申请件数",
    "四、结转下年度继续办理": "四、结转下一年度继续办理",
    "信息内容": "内容",
    "规章": "政府规章",
    "行政许可": "行政许可事项",
    "其他对外管理服务事项": "其他管理服务事项",
    "行政强制": "行政强制措施",
    "行政事业性收费": "行政事业收费",
    "政府集中采购": "政府采购",
}


@pytest.mark.parametrize("form", ["c60_2019", "d30_2021"])
def test_rows_under_other_words_are_known_by_what_their_block_lacks(form):
    third, _, values = numbers(form)
    second = paper.table_two(form, values)
    text = "".join(
        "<table>"
        + "".join(
            "<tr>"
            + "".join(
                f"<td rowspan={c.down} colspan={c.across}>{OTHER_WORDS.get(c.text, c.text)}</td>" for c in row
            )
            + "</tr>"
            for row in table
        )
        + "</table>"
        for table in (second, third)
    )
    assert told(read_html(text)) == {code: int(value) for code, value in values.items() if code[1] != "4"}


def test_a_row_of_a_province_is_no_misspelt_row_of_the_form():
    """Hubei's third row stands under the same heads as the two of the form."""
    lines = [
        ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        ("规范性文件", "1", "2", "3"),
        ("其他主动公开文件", "4", "5", "6"),
    ]
    read = of_html(lines)
    assert [row.label for row in read.regional_rows] == ["其他主动公开文件"]
    assert {f.state for f in read.figures if f.code.startswith("t2.rules")} == {"absent"}


IN_2014 = {  # the first row behind a heading, a row before one, and the last row: each has one known neighbour
    "(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条)": "(一)主动公开政府信息总数",
    "制发规范性文件总数": "制发规范性文件数",
    "1.政府公报公开政府信息数": "1.政府公报公开信息数量",
    "(一)收到申请数": "(一)收到申请总数",
    "七、依申请公开信息收取的费用": "七、依申请公开收取费用",
    "(三)接受培训人员数": "(三)接受培训人数",
}


def test_rows_of_2014_under_other_words_are_known_by_their_place():
    table = [HEADS, *((IN_2014.get(label, label), unit, value) for label, unit, value in rows())]
    read = of_html([*table, ("单位负责人:略", "", ""), ("填报日期:2017年1月12日", "", "")])
    assert told(read) == VALUES
    assert sum("label_damaged" in figure.flags for figure in read.figures) == len(IN_2014)


def test_an_annex_that_borrows_rows_of_2014_stays_an_annex_and_keeps_all_its_rows():
    lines = [
        HEADS,
        *((f"{at}.本地统计第{name}项数", "条", str(at)) for at, name in enumerate("甲乙丙丁戊己庚辛壬癸")),
    ]
    lines += [(ROWS[code].label, "件", "3") for code in ("b3_recv_fax", "b3_recv_mail", "b3_rep_granted")]
    lines += [(ROWS[code].label, "件", "3") for code in ("b3_rep_partial", "b3_recv_in_person")]
    read = of_html(lines)
    assert read.era is None
    assert read.figures == ()
    assert len(read.regional_rows) == len(lines) - 1


def test_of_two_numbers_under_unknown_heads_none_is_told():
    lines = [("项目", "单位", "本年数", "上年数")]
    lines += [(f"本地统计第{name}项数", "条", "3", "7") for name in "甲乙丙丁"]
    read = of_html([*lines, ("(一)收到申请数", "件", "5", "9")])
    assert not any(row.values.get("统计数") for row in read.regional_rows)
    assert read.figures == ()
