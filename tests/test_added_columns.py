"""Columns that a page added to the form, or moved: each number is told under its own head, or not at all."""

import random

import pytest

from models.values import Cell, Grid
from pipelines.parse.forms import read_tables
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


def spanless(table):
    """As readers of PDF tell a table: a cell at its first place, nothing at the others that it covers."""
    texts = written_out(table, filled=False)
    starts = {
        (y, x)
        for y, row in enumerate(written_out(with_marks(table), filled=False))
        for x, t in enumerate(row)
        if t
    }
    return Grid(
        tuple(
            tuple(Cell(text, y, x) if (y, x) in starts else None for x, text in enumerate(row))
            for y, row in enumerate(texts)
        ),
        "pdf",
    )


def with_marks(table):
    return [[Drawn("x", cell.across, cell.down) for cell in row] for row in table]


@pytest.mark.parametrize("name", CHANGED)
def test_a_table_of_a_pdf_tells_no_spans_and_its_columns_are_known_all_the_same(name):
    tables = drawn("d30_2021", numbers(name))
    tables[1] = CHANGED[name](tables[1])
    assert told(read_tables([spanless(table) for table in tables])) == printed(tables)


@pytest.mark.parametrize("name", CHANGED)
def test_where_such_a_table_lost_a_cell_no_number_moves(name):
    for seed in range(12):
        chance = random.Random(seed)
        count = iter(range(1000, 9999))
        tables = drawn("c60_2019", lambda _, c=chance, n=count: str(next(n)) if c.random() < 0.7 else "")
        tables[1] = CHANGED[name](tables[1])
        truth = printed(tables)
        row = chance.choice(tables[1][DATA:])
        row.pop(chance.randrange(len(row)))
        read = told(read_html("".join(map(paper.html, tables))))
        assert {code: text for code, text in read.items() if text not in ("", truth.get(code))} == {}
