"""pipelines.parse.forms: tables whose markup adds a column or a row, or claims more columns than it has."""

import pytest

from tests import paper
from tests.test_layouts import read_html, told


def rows_of_html(table):
    """A table drawn by `paper` as rows of HTML cells."""
    return ["".join(f"<td colspan={c.across} rowspan={c.down}>{c.text}</td>" for c in row) for row in table]


def numbered(rows, heads):
    """Table 2 with a column of serial numbers before all others; captions span it."""
    return [
        row if "colspan=4" in row else f"<td>{'序号' if at in heads else at}</td>{row}"
        for at, row in enumerate(rows)
    ]


class Numbers(dict):
    """A number of its own for each code."""

    def __missing__(self, code):
        return self.setdefault(code, str(len(self) + 3))


def test_a_column_of_serial_numbers_before_table_2_is_no_value():
    values = Numbers()
    rows = rows_of_html(paper.table_two("d30_2021", values))
    heads = [at for at, row in enumerate(rows) if "信息内容" in row]
    body = "".join(f"<tr>{row}</tr>" for row in numbered(rows, heads))
    found = {code: str(value) for code, value in told(read_html(f"<table>{body}</table>")).items()}
    assert found == values


SHAPES_OF_TABLE_4 = {
    "a word before the values": lambda rows: [f"<td rowspan=3>类别</td>{rows[0]}", *rows[1:3], f"<td>件数</td>{rows[3]}"],
    "a column claimed twice": lambda rows: [row.replace("colspan=5", "colspan=6", 1) if at == 0 else
        row.replace("<td colspan=1 rowspan=2>总计", "<td colspan=2 rowspan=2>总计") if at == 1 else
        row.replace("<td colspan=1 rowspan=1>7<", "<td colspan=2 rowspan=1>7<") if at == 3 else row
        for at, row in enumerate(rows)],
    "a last cell of many columns": lambda rows: [*rows[:3], rows[3].replace("<td colspan=1 rowspan=1>17", "<td colspan=6 rowspan=1>17")],
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES_OF_TABLE_4.values(), ids=SHAPES_OF_TABLE_4)
def test_fifteen_values_are_those_of_table_4_whatever_the_markup_claims(shape):
    values, form = Numbers(), Numbers()
    rows = shape(rows_of_html(paper.table_four(values)))
    two = paper.html(paper.table_two("d30_2021", form))
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    found = {code: str(value) for code, value in told(read_html(f"{two}<table>{body}</table>")).items()}
    assert found == values | form


@pytest.mark.parametrize("head", ["甲", "栏次"])
def test_a_row_that_numbers_the_columns_is_none_of_a_table(head):
    values = Numbers()
    rows = rows_of_html(paper.table_three("c60_2019", values))
    rows.insert(3, f"<td colspan=3>{head}</td>" + "".join(f"<td>{n}</td>" for n in range(1, 8)))
    read = read_html(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    assert {code: str(value) for code, value in told(read).items()} == values
    assert read.regional_rows == ()
