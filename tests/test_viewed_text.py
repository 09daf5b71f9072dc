"""Text as viewers and converters of PDF hand it over: labels and paragraphs broken at the edge of their column."""

import random

import pytest

from pipelines.clean.linear import table_spans
from pipelines.clean.plain import read_text
from pipelines.parse.forms import read_tables
from tests.test_saved_text import Picked, drawn, own, printed, told

VIEWED = """\
三、收到和处理政府信息公开申请情况
申请人情况
自然人
法人或其他组织
总计
商业企业 科研机构 社会公益
组织
法律服务机
构
其他
一、本年新收政府信息公开申
请数量
26 8 13 5 11 3 66
{partial}
0 0 1 0 0 0 1
3.危及“三
安全一稳
定”
7 0 0 4 0 0 11
4.保护第三
方合法权益 0 0 0 0 6 0 6
5.属于三类
内部事务信息 13 0
0
2
0 0 15
"""


@pytest.mark.parametrize(
    "partial",
    [
        "（二）部分公开（区分处理的，只计这一情形，不计\n其他情形）",
        "\n".join("（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ],
)
def test_labels_that_narrow_columns_broke_keep_the_numbers_behind_their_last_piece(partial):
    """As the viewers of PDF hand a table over; a row named by its place took its neighbour's numbers."""
    rows = [
        [cell.text for cell in row]
        for row in table_spans(VIEWED.format(partial=partial).splitlines())[-1].grid.rows
    ]
    assert rows == [
        ["一、本年新收政府信息公开申请数量", *["26", "8", "13", "5", "11", "3", "66"]],
        [partial.replace("\n", ""), *"0010001"],
        ["3.危及“三安全一稳定”", *["7", "0", "0", "4", "0", "0", "11"]],
        ["4.保护第三方合法权益", *"0000606"],
        ["5.属于三类内部事务信息", *["13", "0", "0", "2", "0", "0", "15"]],
    ]


def test_a_column_of_numbers_behind_the_last_label_is_no_row_of_it():
    lines = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        *["4", "0", "1", "0", "0", "0", "3"],
        *["0", "2", "0", "0", "0", "0", "0"],
    ]
    (span,) = table_spans(["申请人情况", "自然人", "总计", *lines])
    assert len(span.grid.rows[-1]) == 15  # no seven of them are anybody's


INTERRUPTED = """\
（六）其
他处理
1.申请人无正当理由逾期不补正、
行政机关不再处理其政府信息公开
0 0 4 0 0 0 4
申请
2.申请人逾期未按收费通知要求缴
纳费用、行政机关不再处理其政府
信息公开申请
0 0 0 0 0 5
5
3.其他 0 0 0 0 0 0 0
"""


def test_numbers_between_two_lines_of_their_label_stay_with_it():
    (span,) = table_spans(INTERRUPTED.splitlines())
    assert [[cell.text for cell in row][-8:] for row in span.grid.rows] == [
        ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", *"0040004"],
        ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", *"0000055"],
        ["3.其他", *"0000000"],
    ]


def test_a_list_marker_on_a_line_of_its_own_belongs_to_the_label_below_it():
    (span,) = table_spans(["1.", "属于国家秘密", *"0000000", "2.", "其他法律行政法规禁止公开", *"0000101"])
    assert [[cell.text for cell in row] for row in span.grid.rows] == [
        ["1.属于国家秘密", *"0000000"],
        ["2.其他法律行政法规禁止公开", *"0000101"],
    ]


def test_a_line_of_fifteen_numbers_is_table_four_however_its_heads_broke():
    tables = drawn("d30_2021", Picked(random.Random(5), ["0", "3", "17"]))
    second, third, fourth = (
        "\n".join(cell for row in own(table) for cell in row if cell) for table in tables
    )
    broken = "行政复议 行政诉讼\n结果\n维持\n尚未\n审结 总计 结果\n维持\n" + " ".join(
        fourth.split("\n")[-15:]
    )
    grids = [span.grid for span in table_spans(f"{second}\n{third}\n{broken}".splitlines())]
    assert told(read_tables(grids)) == printed(tables)


def test_prose_that_a_viewer_broke_at_the_edge_of_its_page_is_whole_again():
    broken = [
        "截至2023年12月底，我镇通过政府网站、公开栏、明白纸、便民服务大厅等各种",
        "渠道累计主动公开政府信息1464条，其中2023年124条，都在规定的期限之内公开",
        "，没有一条需要更正。全镇各村、各站所的信息员都参加了全县举办的政府信息公",
        "开业务培训，并按照要求完善了政府信息公开指南和目录。",
        "二、主动公开政府信息情况",
    ]
    document = read_text("\n".join(broken))
    assert [block.text for block in document.blocks] == ["".join(broken[:4]), broken[4]]


def test_two_tabs_between_cells_are_one_where_a_tool_always_writes_two():
    lines = [
        "信息内容\t\t本年制发件数\t\t本年废止件数\t\t现行有效件数",
        "规章\t\t0\t\t0\t\t1",
        "行政规范性文件\t\t2\t\t\t\t4",
    ]
    (span,) = table_spans(lines)
    assert [[cell.text for cell in row] for row in span.grid.rows][1:] == [
        ["规章", "0", "0", "1"],
        ["行政规范性文件", "2", "", "4"],
    ]
