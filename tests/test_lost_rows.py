"""pipelines.parse.forms: rows that a page lacks, or prints so that another row might take their numbers."""

from collections import defaultdict

import pytest

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
