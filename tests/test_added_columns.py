"""Columns that a page added to the form, or moved: each number is told under its own head, or not at all."""

import random

import pytest

from tests import paper
from tests.paper import Drawn
from tests.test_forms import drawn, printed, read_html, read_text, told
from tests.test_saved_text import written_out

ERAS = ("c60_2019", "d30_2021")
DATA = 3  # heads of table 3 above its rows


def numbers(seed, choices=(0, 0, 3, 17, 1308)):
    chance = random.Random(seed)
    return lambda _: str(chance.choice(choices))


def with_column(table, head, text, *, last=True):
    """Table 3 with a column behind its last one, or before the applicants."""
    rows = [list(row) for row in table]
    for at, row in enumerate(rows):
        place = len(row) if last else len(row) - (1 if at == 0 else 7)
        if at == 0:
            row.insert(place, Drawn(head, 1, DATA))
        elif at >= DATA:
            row.insert(place, Drawn(text(at)))
    return rows


def total_first(table):
    """总计 before 自然人, heads and values alike."""
    rows = [list(row) for row in table]
    for at, row in enumerate(rows):
        if at == 1 or at >= DATA:
            row.insert(len(row) - (3 if at == 1 else 7), row.pop())
    return rows


def remarks(at):
    return ("", "含口头申请2件", "2", "—")[at % 4]


CHANGED = {
    "备注": lambda table: with_column(table, "备注", remarks),
    "占比": lambda table: with_column(table, "占比", lambda at: f"{at}.5%"),
    "上年同期": lambda table: with_column(table, "上年同期", str),
    "上年同期 before the others": lambda table: with_column(table, "上年同期", str, last=False),
    "two": lambda table: with_column(with_column(table, "上年", str), "增减", lambda at: f"-{at}"),
    "总计 first": total_first,
    "总计 first, and 备注": lambda table: with_column(total_first(table), "备注", remarks),
}


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("name", CHANGED)
def test_what_stands_under_its_own_head_is_read_whatever_columns_a_page_added(name, era):
    tables = drawn(era, numbers(name))
    tables[1] = CHANGED[name](tables[1])
    expected = printed(tables)
    assert told(read_html("".join(map(paper.html, tables)))) == expected
    assert told(read_text([line for table in tables for line in paper.lines_of_rows(table)])) == expected


@pytest.mark.parametrize("name", CHANGED)
def test_where_the_cells_of_a_text_have_lost_their_columns_no_number_moves(name):
    """A cell a line, noughts blank and left out: which column a number stands in, nobody can tell."""
    for seed in range(5):
        tables = drawn("d30_2021", numbers(seed, ("", "", 4, 21)))
        tables[1] = CHANGED[name](tables[1])
        lines = [cell.text for table in tables for row in table for cell in row if cell.text]
        truth = printed(tables)
        assert {
            c: v for c, v in told(read_text(lines)).items() if c.startswith("t3") and v not in ("", truth[c])
        } == {}


def test_heads_that_a_page_added_to_table_two_leave_the_forms_own():
    tables = drawn("c60_2019", numbers(2))
    for row in tables[0]:
        if row[0].across == 4:
            row[0] = Drawn(row[0].text, 6)
        else:
            row.insert(1, Drawn("单位" if row[0].text == "信息内容" else "件"))
            row.append(Drawn("备注" if row[0].text == "信息内容" else "含2件"))
    assert told(read_html("".join(map(paper.html, tables)))) == printed(tables)


@pytest.mark.parametrize("era", ERAS)
def test_a_table_three_that_was_turned_is_read_at_its_places(era):
    tables = drawn(era, numbers(7))
    upright = written_out(tables[1], filled=True)
    turned = "".join(
        f"<tr>{''.join(f'<td>{row[x]}</td>' for row in upright)}</tr>" for x in range(len(upright[0]))
    )
    read = read_html(f"{paper.html(tables[0])}<table>{turned}</table>{paper.html(tables[2])}")
    assert told(read) == printed(tables)
    place = next((f.row, f.column) for f in read.figures if f.code == "t3.carried_in.natural_person")
    assert place == (3, 4)


def test_a_table_four_of_a_row_a_kind_is_read_behind_the_names_however_wide_they_are():
    values = [str(n) for n in range(1, 16)]
    heads = "".join(f"<td>{head}</td>" for head in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    names = (
        "<td colspan=2>行政复议</td>", "<td rowspan=2>行政诉讼</td><td>未经复议直接起诉</td>", "<td>复议后起诉</td>",
    )  # fmt: skip
    rows = [
        f"<tr>{name}{''.join(f'<td>{value}</td>' for value in values[5 * at : 5 * at + 5])}</tr>"
        for at, name in enumerate(names)
    ]
    read = read_html(
        f"<table><tr><td colspan=2>类别</td>{heads}</tr>{''.join(rows)}</table>"
        + paper.html(drawn("d30_2021", numbers(1))[0])
    )
    assert [str(f.value) for f in read.figures if f.code.startswith("t4")] == values
