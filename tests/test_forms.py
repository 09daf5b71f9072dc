"""The four national forms come back from any page that prints them, and nothing comes that was not printed."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fromstring

from pipelines.check.identities import examine
from pipelines.clean.linear import table_spans
from pipelines.clean.tables import data_tables, grid
from pipelines.parse.forms import TablesRead, read_tables
from pipelines.parse.forms.applications import COLUMNS
from tests import paper

SPECIMENS = Path(__file__).parent / "specimens" / "tables"


def read_html(text: str) -> TablesRead:
    root = fromstring(f"<html><body>{text}</body></html>")
    return read_tables([grid(table) for table in data_tables(root)])


def read_text(lines: list[str]) -> TablesRead:
    return read_tables([span.grid for span in table_spans(lines)])


def drawn(era: str, pick) -> list[paper.Table]:
    """The tables of a form with values from *pick*, a function of the code."""
    values = Picker(pick)
    if era == "b32_2014":
        return [paper.table_b(values)]
    return [paper.table_two(era, values), paper.table_three(era, values), paper.table_four(values)]


class Picker(dict):
    def __init__(self, pick):
        super().__init__()
        self.pick = pick

    def __missing__(self, code):
        self[code] = self.pick(code)
        return self[code]


def printed(tables: list[paper.Table]) -> dict[str, str]:
    return {cell.code: cell.text for table in tables for row in table for cell in row if cell.code}


def told(read: TablesRead) -> dict[str, str]:
    return {f.code: "" if f.value is None else str(f.value) for f in read.figures}


ERAS = ("b32_2014", "c60_2019", "d30_2021")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(st.integers(0, 99999), min_size=1, max_size=6),
    st.integers(0, 99),
    st.sampled_from(ERAS),
    st.sampled_from(paper.STYLES),
)
def test_a_form_with_any_numbers_reads_back_equal_from_html(numbers, seed, era, style):
    chance = random.Random(seed)
    tables = drawn(era, lambda _: chance.choice([*map(str, numbers), "0", ""]))
    read = read_html("".join(paper.html(table, style) for table in tables))
    assert told(read) == printed(tables)
    assert {f.state for f in read.figures} <= {"printed", "blank"}
    assert read.era == era


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("layout", [paper.lines_of_rows, paper.lines_of_tabs, paper.lines_of_cells])
@pytest.mark.parametrize("seed", range(3))
def test_a_form_reads_back_equal_from_text(era, layout, seed):
    chance = random.Random(seed)
    tables = drawn(era, lambda _: chance.choice(["0", str(chance.randint(1, 4000)), "0"]))
    lines = [
        line
        for table in tables
        for line in (*layout(table), "五、存在的主要问题及改进情况", "我镇今后继续努力。")
    ]
    read = read_text(lines)
    assert told(read) == printed(tables)
    assert read.problems == ()


@pytest.mark.parametrize("era", ERAS[1:])
@pytest.mark.parametrize("layout", [paper.lines_of_rows, paper.lines_of_tabs, paper.lines_of_cells])
@pytest.mark.parametrize("seed", range(12))
def test_no_number_of_a_damaged_text_is_another_cells(era, layout, seed):
    """Cells lost from a text may leave cells unread; no figure may take a number that stands elsewhere."""
    chance = random.Random(seed)
    count = iter(range(1000, 9999))
    tables = drawn(era, lambda _: chance.choice([str(next(count)), str(next(count)), ""]))
    lines = [line for table in tables for line in (*layout(table), "后面是正文。")]
    if layout is not paper.lines_of_rows:
        lines = [line for line in lines if chance.random() > 0.03]
    truth = printed(tables)
    wrong = {
        code: (text, truth[code])
        for code, text in told(read_text(lines)).items()
        if text and text != truth.get(code)
    }
    assert wrong == {}


@pytest.mark.parametrize("era", ERAS[1:])
def test_glued_rows_are_cut_only_where_the_row_sum_allows_one_cut(era):
    chance = random.Random(7)

    def pick(code):
        return "0" if not code.startswith("t3.") else ""

    tables = drawn(era, pick)
    rows = {}
    for row in paper.FORMS[era].APPLICATIONS:
        parts = [chance.choice([0, 0, 0, chance.randint(1, 60)]) for _ in COLUMNS[1:]]
        rows[row.code] = [*parts, sum(parts)]
    truth = {
        f"t3.{r}.{c.code}": str(n)
        for r, numbers in rows.items()
        for c, n in zip(COLUMNS, numbers, strict=True)
    }
    tables[1] = paper.table_three(era, truth)
    read = read_text([line for table in tables for line in (*paper.glued(table), "后面是正文。")])
    figures = {f.code: f for f in read.figures}
    assert read.era == era
    assert {
        c: f.value for c, f in figures.items() if f.value is not None and str(f.value) != truth.get(c, "0")
    } == {}
    assert sum(f.state == "printed" for f in figures.values()) > 0.7 * len(figures)
    assert {f.state for f in figures.values()} <= {"printed", "unsure"}


def test_a_table_cut_by_pages_is_one_table():
    tables = drawn("d30_2021", lambda code: str(abs(hash(code)) % 50))
    third = tables[1]
    pieces = [tables[0][:5], tables[0][5:], third[:11], third[3:3] + third[11:], tables[2]]
    read = read_html("".join(map(paper.html, pieces)))
    assert told(read) == printed(tables)
    assert [t.part for t in read.tables] == ["t2", "t3", "t4"]


def test_three_tables_in_one_markup_table_are_three_tables():
    tables = drawn("c60_2019", lambda code: str(len(code)))
    read = read_html(paper.html([row for table in tables for row in table]))
    assert told(read) == printed(tables)
    assert [t.part for t in read.tables] == ["t2", "t3", "t4"]


@pytest.mark.skipif(not (Path(__file__).resolve().parents[2] / "shared").is_dir(), reason="no ../shared here")
@pytest.mark.parametrize("seed", ["000", "002", "003", "004"])
def test_the_seeds_read_exactly_as_expected(seed):
    folder = Path(__file__).resolve().parents[2] / "shared" / "seeds"
    path = next(folder.glob(f"{seed}_*.txt"))
    expected = json.loads((folder / "expected.json").read_text("utf-8"))[path.name]
    read = read_text(path.read_text("utf-8").splitlines())
    examined = examine(read.figures, read.regional_rows)
    keys = ("value", "state", "computed", "flags")
    got = {
        f.code: {k: list(v) if k == "flags" else v for k in keys if (v := getattr(f, k)) not in (None, ())}
        for f in examined.figures
    }
    assert read.era == expected["era"]
    assert got == expected["figures"]
    rows = [{"code": r.code, "label": r.label, "values": dict(r.values)} for r in read.regional_rows]
    assert rows == expected["regional_rows"]


# -- specimens ------------------------------------------------------------------------------------------
def specimen_paths() -> list[Path]:
    return sorted(path for path in SPECIMENS.iterdir() if path.suffix in (".html", ".txt"))


def summary(path: Path) -> dict:
    """What a specimen reads as; zeros without a word are counted, everything else is listed."""
    text = path.read_text("utf-8")
    read = read_html(text) if path.suffix == ".html" else read_text(text.splitlines())
    examined = examine(read.figures, read.regional_rows)
    plain = [f for f in examined.figures if f.value == 0 and not f.flags]
    return {
        "era": read.era,
        "tables": [[table.part, table.schema] for table in read.tables],
        "zeros": len(plain),
        "figures": {f.code: _told(f) for f in examined.figures if f not in plain},
        "regional_rows": [[r.label, r.unit, r.code, dict(r.values)] for r in read.regional_rows],
        "problems": sorted({p.rule for p in (*read.problems, *examined.problems)}),
    }


def _lines(summary: dict) -> str:
    """JSON with a key, a figure or a row a line."""
    lines = []
    for name, value in summary.items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, dict) and value:
            text = (
                "{\n  "
                + ",\n  ".join(f'"{k}": {json.dumps(v, ensure_ascii=False)}' for k, v in value.items())
                + "\n }"
            )
        elif isinstance(value, list) and value:
            text = "[\n  " + ",\n  ".join(json.dumps(v, ensure_ascii=False) for v in value) + "\n ]"
        lines.append(f' "{name}": {text}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _told(figure) -> list:
    """[value or state, unit, computed, flags…], short."""
    return [
        figure.state if figure.value is None else figure.value,
        figure.unit,
        figure.computed,
        *figure.flags,
    ]


@pytest.mark.parametrize("path", specimen_paths(), ids=lambda path: path.name)
def test_a_specimen_reads_as_its_json_says(path):
    """A new specimen gets its JSON written; the test fails until somebody has read it."""
    expected = path.with_suffix(".json")
    got = summary(path)
    if not expected.exists():
        expected.write_text(_lines(got), "utf-8")
        pytest.fail(f"{expected.name} was written: read it, then run again")
    assert got == json.loads(expected.read_text("utf-8"))


# -- damaged markup -------------------------------------------------------------------------------------
def _drop(row: list[paper.Drawn], place: int) -> list[paper.Drawn]:
    return row[:place] + row[place + 1 :]


def _widen(row: list[paper.Drawn], place: int) -> list[paper.Drawn]:
    return [*row[:place], replace(row[place], across=row[place].across + 1), *row[place + 1 :]]


def _narrow(row: list[paper.Drawn], place: int) -> list[paper.Drawn]:
    return [*row[:place], replace(row[place], across=max(1, row[place].across - 1)), *row[place + 1 :]]


def _lengthen(row: list[paper.Drawn], _place: int) -> list[paper.Drawn]:
    return [*row, paper.Drawn("")]


def _push(row: list[paper.Drawn], _place: int) -> list[paper.Drawn]:
    return [paper.Drawn(""), *row]


def _erase(row: list[paper.Drawn], place: int) -> list[paper.Drawn]:
    return row if row[place].code else [*row[:place], replace(row[place], text=""), *row[place + 1 :]]


@pytest.mark.parametrize("harm", [_drop, _widen, _narrow, _lengthen, _push, _erase])
@pytest.mark.parametrize("era", ERAS)
def test_no_number_of_damaged_markup_is_another_cells(era, harm):
    """One cell of each table is harmed: cells may stay unread, none may take its neighbour's number."""
    printed_cells = cells = 0
    for seed in range(12):
        chance = random.Random(seed)
        count = iter(range(1000, 9999))
        tables = drawn(era, lambda _, c=chance, n=count: str(next(n)) if c.random() < 0.7 else "")
        truth = printed(tables)
        for table in tables:
            y = chance.randrange(len(table))
            table[y] = harm(table[y], chance.randrange(len(table[y])))
        got = told(read_html("".join(map(paper.html, tables))))
        assert {c: (text, truth.get(c)) for c, text in got.items() if text and text != truth.get(c)} == {}
        cells += sum(1 for text in truth.values() if text)
        printed_cells += sum(1 for text in got.values() if text)
    assert printed_cells > 0.8 * cells


@pytest.mark.parametrize(("second", "known"), [("c60_2019", True), ("d30_2021", False), (None, False)])
def test_a_block_without_labels_is_read_only_where_table_two_agrees(second, known):
    """Twenty nameless rows are those of 2019 only if table 2 is of 2019 (or blank group labels say so)."""
    third = drawn("c60_2019", lambda _: "0")[1]
    lines = paper.lines_of_cells([*third[:5], [paper.Drawn("三、本年度办理结果")]])
    for row in third[5:-1]:
        lines += ["|", *paper.lines_of_cells([[cell for cell in row if cell.code]])]
    lines += [*paper.lines_of_cells(third[-1:]), "后面是正文。"]
    if second:
        lines = [*paper.lines_of_cells(drawn(second, lambda _: "0")[0]), "后面是正文。", *lines]
    figures = {f.code: f for f in read_text(lines).figures}
    if second:
        assert figures["t3.carried_out.total"].value == 0
        assert (figures["t3.granted.total"].value == 0) is known
        assert ("labels_lost_positional" in figures["t3.granted.total"].flags) is known
    else:
        assert figures == {}
