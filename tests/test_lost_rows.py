"""pipelines.parse.forms: rows that a page lacks, or prints so that another row might take their numbers."""

from collections import defaultdict

import pytest

from models.divisions.table import Divisions
from pipelines.parse.forms import d30_2021
from pipelines.read import Knowledge, read_file
from tests import paper
from tests.test_layouts import HEADS, VALUES, of_html, read_html, rows, told


def test_a_heading_above_a_row_of_other_words_takes_no_number_of_it():
    """“三、依申请公开情况” and “（一）收到申请” are two rows of the form, however their words run on."""
    changed = [(label.removesuffix("数"), value) for label, _, value in rows()]
    read = of_html([("统计指标", "统计数"), *changed])
    assert told(read) == VALUES
    assert read.problems == ()


def test_a_number_under_the_head_without_any_label_is_told():
    printed = [HEADS, *rows(), ("", "", "12")]
    assert [problem.rule for problem in of_html(printed).problems] == ["row_unplaced"]


def test_rows_that_the_page_lacks_are_named_and_the_other_forms_row_six_is_no_lack():
    """Lost in silence a row is the worst: nobody would look for it."""
    printed = [HEADS, *(row for row in rows() if not row[0].endswith(("传真申请数", "兼职人员数")))]
    (problem,) = of_html(printed).problems
    assert (problem.rule, problem.codes) == ("rows_missing", ("b3_recv_fax", "b8_staff_part_time"))
    ones = defaultdict(lambda: "1")
    tables = (paper.table_two("d30_2021", ones), paper.table_three("c60_2019", ones))
    read = read_html("".join(map(paper.html, tables)))
    assert [problem.rule for problem in read.problems] == ["tables_missing"]
    assert "t3.other_other.total" in {figure.code for figure in read.figures if figure.state == "absent"}


@pytest.mark.parametrize(("row", "read"), [("401052110410001", 15), ("401062110410001", 0)])
def test_a_row_of_fifteen_numbers_behind_table_three_is_table_four_where_its_sums_hold(row, read):
    values = defaultdict(lambda: "1")
    bare = "<table><tr>" + "".join(f"<td>{digit}</td>" for digit in row) + "</tr></table>"
    tables = (paper.table_two("d30_2021", values), paper.table_three("d30_2021", values))
    found = told(read_html("".join(map(paper.html, tables)) + bare))
    fourth = [value for code, value in found.items() if code.startswith("t4.")]
    assert fourth == [*map(int, row)][:read]


def test_table_four_in_a_row_for_each_kind_of_case_is_read_row_by_row():
    heads = ("类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    kinds = ("行政复议", "未经复议直接起诉", "复议后起诉")
    cases = [(kind, *map(str, range(10 * at, 10 * at + 5))) for at, kind in enumerate(kinds, start=1)]
    second = paper.html(paper.table_two("d30_2021", defaultdict(lambda: "1")))
    rows_of = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (heads, *cases)
    )
    found = told(read_html(f"{second}<table>{rows_of}</table>"))
    assert [value for code, value in found.items() if code.startswith("t4.")] == [
        *range(10, 15), *range(20, 25), *range(30, 35),
    ]  # fmt: skip


def test_labels_of_tables_in_the_prose_are_no_report_of_2008():
    """A list of the rows of 2014 has chapters as 2008 had them; its tables are lacking all the same."""
    lines = [f"{label}（{value}{unit}）" for label, unit, value in rows() if value]
    title = "柳溪镇2018年政府信息公开工作年度报告"
    body = "".join(f"<p>{line}</p>" for line in lines)
    report = read_file(
        f"<html><body><h1>{title}</h1><div>{body}</div></body></html>".encode(), Knowledge(Divisions([]))
    )
    assert (report.era, "tables_missing" in {problem.rule for problem in report.problems}) == (None, True)


def test_table_four_in_one_table_for_the_reviews_and_one_for_the_suits_is_read_whole():
    outcomes = (
        "<tr>"
        + "".join(f"<td>{name}</td>" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
        + "</tr>"
    )
    reviews = (
        f"<table><tr><td colspan=5>行政复议</td></tr>{outcomes}<tr>"
        + "".join(f"<td>{n}</td>" for n in range(5))
        + "</tr></table>"
    )
    heads = "<tr><td colspan=10>行政诉讼</td></tr><tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
    twice = outcomes.replace("</tr>", "") + outcomes.replace("<tr>", "")
    suits = f"<table>{heads}{twice}<tr>" + "".join(f"<td>{n}</td>" for n in range(5, 15)) + "</tr></table>"
    second = paper.html(paper.table_two("d30_2021", defaultdict(lambda: "1")))
    found = told(read_html(second + reviews + suits))
    assert [value for code, value in found.items() if code.startswith("t4.")] == [*range(15)]


def test_the_groups_of_table_three_above_their_rows_over_the_whole_width_are_no_rows():
    """（六）其他处理 so printed is not the one row of 2019, and nothing of it is lost."""
    rows_of, group = [], ""
    for row in d30_2021.APPLICATIONS:
        if row.group != group:
            group = row.group
            rows_of.append(f"<tr><td colspan=8>{group}</td></tr>" if group else "")
        rows_of.append(f"<tr><td>{row.label}</td>" + "<td>0</td>" * 7 + "</tr>")
    second = paper.html(paper.table_two("d30_2021", defaultdict(lambda: "1")))
    read = read_html(f"{second}<table>{''.join(rows_of)}</table>")
    assert not [f for f in read.figures if f.code.startswith("t3.other_handling")]
    assert sum(f.code.startswith("t3.") and f.state == "printed" for f in read.figures) == 175
