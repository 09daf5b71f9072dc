"""Draws the statutory tables with any values and prints them as pages do: HTML of several styles, texts of several kinds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipelines.parse.forms import b32_2014, c60_2019, d30_2021
from pipelines.parse.forms.applications import COLUMNS, QUINTETS


@dataclass(frozen=True)
class Drawn:
    """A cell: its words, the places it covers, the code where it holds a value."""

    text: str
    across: int = 1
    down: int = 1
    code: str | None = None


Table = list[list[Drawn]]
Values = Mapping[str, str]
FORMS = {"c60_2019": c60_2019, "d30_2021": d30_2021}
CAPTIONS = ("一", "五", "六", "八", "九")
MARKS = {"不予公开": "(三)", "无法提供": "(四)", "不予处理": "(五)", "其他处理": "(六)"}


def table_two(era: str, values: Values) -> Table:
    blocks = FORMS[era].BLOCKS
    width = 4
    table: Table = []
    for mark, block in zip(CAPTIONS, blocks, strict=False):
        last = width - len(block.columns)
        table.append([Drawn(f"第二十条第({mark})项", width)])
        table.append([Drawn("信息内容"), *_stretched([Drawn(c.label) for c in block.columns], last)])
        for row in block.rows:
            codes = [f"t2.{row.code}.{column.code}" for column in block.columns]
            table.append([Drawn(row.label), *_stretched([Drawn(values[c], code=c) for c in codes], last)])
    return table


def _stretched(cells: list[Drawn], last: int) -> list[Drawn]:
    """The last of *cells* over all that is left of the width."""
    return [*cells[:-1], Drawn(cells[-1].text, last, 1, cells[-1].code)]


def table_three(era: str, values: Values) -> Table:
    rows = FORMS[era].APPLICATIONS
    table = [
        [
            Drawn("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", 3, 3),
            Drawn("申请人情况", 7),
        ],
        [Drawn("自然人", 1, 2), Drawn("法人或其他组织", 5), Drawn("总计", 1, 2)],
        [Drawn(column.label) for column in COLUMNS[1:6]],
    ]
    outcomes = len(rows) - 3
    for index, row in enumerate(rows):
        labels = [Drawn(row.label, 3)]
        if 2 <= index < len(rows) - 1:
            labels = [Drawn("三、本年度办理结果", 1, outcomes)] if index == 2 else []
            members = [other for other in rows if row.group and other.group == row.group]
            if len(members) > 1:
                labels += [Drawn(MARKS[row.group] + row.group, 1, len(members))] if row is members[0] else []
                labels += [Drawn(row.label)]
            else:
                labels += [Drawn(row.label, 2)]
        codes = [f"t3.{row.code}.{column.code}" for column in COLUMNS]
        table.append(labels + [Drawn(values[code], code=code) for code in codes])
    return table


def table_four(values: Values) -> Table:
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    parts = ("upheld", "corrected", "other", "pending", "total")
    codes = [f"t4.{quintet}.{part}" for quintet in QUINTETS for part in parts]
    return [
        [Drawn("行政复议", 5), Drawn("行政诉讼", 10)],
        [*(Drawn(o, 1, 2) for o in outcomes), Drawn("未经复议直接起诉", 5), Drawn("复议后起诉", 5)],
        [Drawn(o) for o in (*outcomes, *outcomes)],
        [Drawn(values[code], code=code) for code in codes],
    ]


def table_b(values: Values) -> Table:
    before = {
        "b1_proactive_total": "b_h1",
        "b1_via_gazette": "b_h2",
        "b2_hot_topics": "b_h3",
        "b2_press_conf": "b_h4",
    }
    before |= {"b3_received": "b_h5", "b8_organs": "b_h6", "b9_meetings": "b_h7"}
    headings = {row.code: row.label for row in b32_2014.HEADINGS}
    table = [[Drawn("统计指标"), Drawn("单位"), Drawn("统计数")]]
    for row in b32_2014.ROWS:
        if row.code in before:
            table.append([Drawn(headings[before[row.code]]), Drawn("——"), Drawn("")])
        table.append([Drawn(row.label), Drawn(row.unit or ""), Drawn(values[row.code], code=row.code)])
    return table


def codes_of(table: Table) -> list[str]:
    return [cell.code for row in table for cell in row if cell.code]


# -- HTML -----------------------------------------------------------------------------------------------
def _plain(cell: Drawn) -> str:
    return f'<td colspan="{cell.across}" rowspan="{cell.down}">{cell.text}</td>'


def _word(cell: Drawn) -> str:
    spans = (f' colspan="{cell.across}"' if cell.across > 1 else "") + (
        f" rowspan={cell.down}" if cell.down > 1 else ""
    )
    text = cell.text if cell.code else "<br/>".join(filter(None, (cell.text[:3], cell.text[3:])))
    return f"<td{spans}><p class=MsoNormal><span>&nbsp;</span><span>{text}</span></p></td>"


def _spaced(cell: Drawn) -> str:
    spans = f' COLSPAN="{cell.across} " rowspan="{cell.down}"'
    text = cell.text if cell.code else "\u3000".join(cell.text).replace("(", "（").replace(")", "）")
    return f"<th{spans}>\n  {text}\n </th>"


def html(table: Table, style: Callable[[Drawn], str] = _plain) -> str:
    rows = "".join("<tr>" + "".join(map(style, row)) + "</tr>" for row in table)
    return f"<table><tbody>{rows}</tbody></table>"


STYLES = (_plain, _word, _spaced)


# -- text -----------------------------------------------------------------------------------------------
def lines_of_cells(table: Table) -> list[str]:
    """One cell a line, “|” behind each."""
    return [f"{cell.text} |" if cell.text else "|" for row in table for cell in row]


def lines_of_rows(table: Table, between: str = " | ") -> list[str]:
    """One row a line, a covered place being an empty cell."""
    width = sum(cell.across for cell in table[0])
    covered: dict[tuple[int, int], bool] = {}
    lines = []
    for y, row in enumerate(table):
        texts, x = [""] * width, 0
        for cell in row:
            while covered.get((y, x)):
                x += 1
            texts[x] = cell.text
            covered |= {(y + dy, x + dx): True for dy in range(cell.down) for dx in range(cell.across)}
            x += cell.across
        lines.append(between.join(texts).strip(" ") if between == "\t" else f"| {between.join(texts)} |")
    return lines


def lines_of_tabs(table: Table) -> list[str]:
    """A tab before each cell, an empty line behind each row."""
    return [line for row in table for line in (*(f"\t{cell.text}" for cell in row), "")]


def glued(table: Table) -> list[str]:
    """A row a line, nothing between the cells."""
    return ["".join(cell.text for cell in row) for row in table]
