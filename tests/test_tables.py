"""Markup tables become grids and texts give up their tables, whatever their markup pretends."""

import pytest
from lxml.html import fromstring

from pipelines.clean.linear import table_spans
from pipelines.clean.tables import MOST_COLUMNS, data_tables, grid


def read(rows: str) -> list[list[str | None]]:
    return [
        [cell.text if cell else None for cell in row]
        for row in grid(fromstring(f"<table>{rows}</table>")).rows
    ]


def test_a_span_is_the_very_cell_in_every_place_it_covers():
    rows = grid(
        fromstring("<table><tr><td colspan=2 rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>")
    ).rows
    corner = rows[0][0]
    assert all(cell is corner for cell in (rows[0][1], rows[1][0], rows[1][1]))
    assert (corner.colspan, corner.rowspan, rows[1][2].text, rows[1][2].row, rows[1][2].column) == (
        2,
        2,
        "c",
        1,
        2,
    )


@pytest.mark.parametrize(
    ("rows", "grid_of_texts"),
    [
        ("<tr><td rowspan=99>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["a", "c"]]),
        ("<tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["a", "c"]]),
        ("<tr><td colspan='x'>a</td></tr><tr><td colspan='-3'>b</td></tr>", [["a"], ["b"]]),
        ("<thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>", [["a"], ["b"]]),
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["c", None]]),
        ("<tr><td>a<br>b<p>c</p><p></p>d</td></tr>", [["a\nb\n\nc\n\n\nd"]]),
        ("<tr><td>&nbsp;<span> 5 </span>&nbsp;</td></tr>", [["5"]]),
        ("<tr><td>a<script>0</script><!-- 1 --><span style='display: none'>2</span>b</td></tr>", [["ab"]]),
        ("<tr><td><del>7</del><ins>5</ins></td><td><s>4</s>6</td></tr>", [["5", "6"]]),
        ("<tr><td>12<sup>1</sup></td><td><sup>3</sup></td></tr>", [["12¹", "3"]]),
        ("<tr><td><input type=text value=12></td><td><input value='3' readonly>件</td></tr>", [["12", "3件"]]),
        ("<tr><td><input type=hidden value=7>5</td><td><input type=checkbox value=8></td></tr>", [["5", ""]]),
        ("<tr><td><textarea> 0 </textarea></td><td><input></td></tr>", [["0", ""]]),
        ("<tr><td><select><option>1<option selected>2</select></td></tr>", [["2"]]),
        ("<tr><td><select><option>1<option>2</select></td></tr>", [["12"]]),  # nothing chosen: no one number
        ("<tr><td colspan=2>a</td><td style='display: none'></td><td>b</td></tr>", [["a", "a", "b"]]),
        ("<tr><td>x<table><tr><td>1</td></tr></table></td></tr>", [["x\n\n\n1"]]),
        ("<tr><td>x<table><tr><td>1</td><td>2</td></tr></table></td></tr>", [["x"]]),
    ],
)  # fmt: skip
def test_markup_is_read_as_it_is_meant(rows, grid_of_texts):
    squeezed = [[cell and "".join(cell.split()) for cell in row] for row in read(rows)]
    assert squeezed == [[cell and "".join(cell.split()) for cell in row] for row in grid_of_texts]


def test_a_huge_span_takes_no_memory():
    assert len(read("<tr><td colspan=900000>a</td></tr>")[0]) == MOST_COLUMNS
    tall = "".join("<tr><td rowspan=60000 colspan=60000>a</td><td>b</td></tr>" for _ in range(3000))
    assert len(read(tall)) == 2000


def test_a_cell_that_is_only_a_picture_says_so():
    row = grid(
        fromstring("<table><tr><td><p><img src=n.png></p></td><td>5<img src=dot.gif></td></tr></table>")
    ).rows[0]
    assert [cell.image for cell in row] == [True, False]


def test_layout_tables_are_not_data_and_nothing_is_counted_twice():
    page = fromstring(
        "<div><table><tr><td>菜单</td><td><table id=in><tr><td>规章</td><td>0</td></tr></table></td></tr></table>"
        "<table><tr><td>只有一格</td></tr></table></div>"
    )
    assert [table.get("id") for table in data_tables(page)] == ["in"]


def test_an_outer_table_with_labels_of_its_own_keeps_what_is_nested_in_its_cells():
    page = fromstring(
        "<div><table id=out><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td>"
        "<td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table></div>"
    )
    assert [table.get("id") for table in data_tables(page)] == ["out"]


PROSE = "2020年,我镇主动公开政府信息287条,其中规范性文件2件。"


def test_prose_is_no_table():
    lines = [
        "一、总体情况",
        PROSE,
        "(一)主动公开情况",
        "1.政府网站",
        PROSE,
        "行政复议",
        "本年度没有行政复议和行政诉讼。",
        "规章",
        "制度不断完善。",
    ]
    assert table_spans(lines) == ()


@pytest.mark.parametrize(
    "cells",
    [
        ["规章", "0", "0", "0"],
        ["规章 |", "0 |", "", "0 |", "0 | |"],
        ["| 规章 | 0 | 0 | 0 |"],
        ["规章\t0\t0\t0"],
        ["规章 0 0 0"],
        ["规章000"],
    ],
)
def test_the_lines_of_a_table_and_no_others_are_taken(cells):
    head = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    lines = [
        "二、主动公开政府信息情况",
        "第二十条第(一)项",
        *head,
        *cells,
        "三、收到和处理政府信息公开申请情况",
        PROSE,
    ]
    spans = table_spans(lines)
    assert [(span.start, span.end) for span in spans] == [(1, 6 + len(cells))]
    assert all(cell.text.strip(" |") == cell.text for row in spans[0].grid.rows for cell in row)


def test_a_label_broken_over_lines_is_one_label():
    lines = [
        "统计指标",
        "单位",
        "统计数",
        "危及国家安全、公共安全、经济安全和社会",
        "稳定",
        "件",
        "3",
        "六、举报投诉数量",
        "件",
        "0",
    ]
    rows = [[cell.text for cell in row] for row in table_spans(lines)[0].grid.rows]
    assert rows == [
        ["统计指标", "单位", "统计数"],
        ["危及国家安全、公共安全、经济安全和社会稳定", "件", "3"],
        ["六、举报投诉数量", "件", "0"],
    ]
