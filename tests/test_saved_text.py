"""pipelines.clean: tables that other tools saved as text, or wrote again with their merged cells filled in."""

import csv
import io
import random

import pytest
from lxml.html import fromstring

from pipelines.clean.folded import unfolded
from pipelines.clean.linear import table_spans
from pipelines.clean.plain import read_text
from pipelines.clean.tables import data_tables, grid
from pipelines.parse.forms import read_tables
from tests import paper

ERAS = ("b32_2014", "c60_2019", "d30_2021")


class Picked(dict):
    """Values by code, each drawn when it is first asked for."""

    def __init__(self, chance, choices):
        super().__init__()
        self.pick = lambda: chance.choice(choices)

    def __missing__(self, code):
        self[code] = self.pick()
        return self[code]


def drawn(era, values):
    if era == "b32_2014":
        return [paper.table_b(values)]
    return [paper.table_two(era, values), paper.table_three(era, values), paper.table_four(values)]


def own(table):
    return [[cell.text for cell in row] for row in table]


def written_out(table, *, filled):
    """Every place of the table: what a merged cell covers is empty, or filled with its words."""
    width = sum(cell.across for cell in table[0])
    places = {}
    for y, row in enumerate(table):
        x = 0
        for cell in row:
            while (y, x) in places:
                x += 1
            for dy in range(cell.down):
                for dx in range(cell.across):
                    places[y + dy, x + dx] = cell.text if filled or dx == dy == 0 else ""
            x += cell.across
    return [[places.get((y, x), "") for x in range(width)] for y in range(len(table))]


def with_commas(rows, separator=","):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().splitlines()


def boxed(rows):
    return [line for row in rows for line in ("├" + "─" * 20 + "┤", "│" + "│".join(row) + "│")]


def as_browser_prints_paragraphs(rows):
    """Chrome's innerText of cells that hold paragraphs: tabs on lines of their own part them."""
    return [line for row in rows for line in "\n\t\n".join(f"{cell}\n" for cell in row).split("\n")]


def as_a_spreadsheet_copies(rows):
    """Tabs between cells, and quotes around those that hold line breaks."""
    broken = ([f'"{cell[:4]}\n{cell[4:]}"' if len(cell) > 6 else cell for cell in row] for row in rows)
    return "\n".join(map("\t".join, broken)).split("\n")


SAVED = {
    "quotes": lambda table: as_a_spreadsheet_copies(written_out(table, filled=False)),
    "commas": lambda table: with_commas(own(table)),
    "commas, merged cells empty": lambda table: with_commas(written_out(table, filled=False)),
    "commas, merged cells filled": lambda table: with_commas(written_out(table, filled=True)),
    "semicolons": lambda table: with_commas(own(table), ";"),
    "frames": lambda table: boxed(own(table)),
    "tabs, merged cells filled": lambda table: ["\t".join(row) for row in written_out(table, filled=True)],
    "bars between": lambda table: [" | ".join(row) for row in own(table)],
    "bars around": lambda table: [f"| {' | '.join(row)} |" for row in own(table)],
    "paragraphs": lambda table: as_browser_prints_paragraphs(own(table)),
}


def read(tables, saved):
    lines = [line for table in tables for line in (*saved(table), "以上是全部数据。")]
    return told(read_tables([span.grid for span in table_spans(lines)]))


def told(tables_read):
    return {f.code: None if f.value is None else str(f.value) for f in tables_read.figures}


def printed(tables):
    return {cell.code: cell.text or None for table in tables for row in table for cell in row if cell.code}


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("name", SAVED)
def test_a_form_saved_by_another_tool_reads_back_equal(name, era):
    for seed in range(3):
        tables = drawn(era, Picked(random.Random(seed), ["0", "3", "17", "1308"]))
        assert read(tables, SAVED[name]) == printed(tables)


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("name", SAVED)
def test_where_zeros_are_left_blank_no_number_moves(name, era):
    """A tool may drop blank cells at the end of a row: then cells are unread, but none takes another's number."""
    for seed in range(3):
        tables = drawn(era, Picked(random.Random(seed), ["", "", *map(str, range(1, 2000))]))
        truth = printed(tables)
        found = read(tables, SAVED[name])
        assert {code: value for code, value in found.items() if value not in (None, truth.get(code))} == {}
        assert sum(1 for value in found.values() if value) > 0.8 * sum(1 for value in truth.values() if value)


@pytest.mark.parametrize("era", ERAS[1:])
@pytest.mark.parametrize("name", ["bars between", "bars around"])
def test_blank_cells_between_bars_are_blank_also_where_all_of_a_row_are(name, era):
    tables = drawn(era, Picked(random.Random(era), ["", "", "5"]))
    lines = [line for table in tables for line in (*SAVED[name](table), "以上是全部数据。")]
    found = read_tables([span.grid for span in table_spans(lines)]).figures
    assert {f.code: f.state for f in found} == {
        code: "printed" if text else "blank" for code, text in printed(tables).items()
    }


@pytest.mark.parametrize(
    "rows", [["行政许可", "23  件", "行政处罚", "4 件"], ["行政许可  23  件", "行政处罚 4 件"]]
)
def test_a_number_with_its_unit_behind_blanks_is_one_cell(rows):
    lines = ["信息内容", "本年处理决定数量", *rows]
    (span,) = table_spans(lines)
    found = [cell.text.split() for row in span.grid.rows for cell in row if cell.text[0].isdigit()]
    assert found == [["23", "件"], ["4", "件"]]


@pytest.mark.parametrize("era", ERAS[1:])
def test_a_page_whose_merged_cells_were_filled_reads_back_equal(era):
    tables = drawn(era, Picked(random.Random(era), ["0", "3", "17", "1308"]))
    rows = (
        "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in written)
        for written in (written_out(table, filled=True) for table in tables)
    )
    root = fromstring("<html><body>" + "".join(f"<table>{row}</table>" for row in rows) + "</body></html>")
    assert told(read_tables([grid(table) for table in data_tables(root)])) == printed(tables)


def test_commas_of_thousands_belong_to_their_number_and_prose_keeps_its_commas():
    lines = ["统计指标,单位,统计数", "(一)收到申请数,件,1,308", "1.当面申请数,件,1,300", "2.传真申请数,件,0"]
    lines += [
        "3.网络申请数,件,8",
        "4.信函申请数,件,0",
        "(二)申请办结数,件,12",
        "全年公开信息512条,比上年多12条,答复8件。",
    ]
    (span,) = table_spans(lines)
    assert span.end == len(lines) - 1
    figures = {f.code: f.value for f in read_tables([span.grid]).figures if f.state == "printed"}
    assert figures["b3_received"] == 1308
    assert figures["b3_recv_in_person"] == 1300


def test_unequal_numbers_under_one_head_are_no_copies_of_one_cell():
    lines = ["信息内容\t本年处理决定数量\t本年处理决定数量", "行政许可\t12\t13", "行政处罚\t4\t4"]
    (span,) = table_spans(lines)
    states = {f.code: (f.value, f.state) for f in read_tables([span.grid]).figures}
    assert states.get("t2.licences.decisions", (None, ""))[0] is None


def test_a_whole_page_on_one_line_is_cut_at_its_title_and_headings():
    title = "鸥波镇2022年政府信息公开工作年度报告"
    tables = drawn("d30_2021", Picked(random.Random(1), ["0", "3", "17", "1308"]))
    second, third, fourth = (" ".join(cell for row in own(table) for cell in row if cell) for table in tables)
    page = (
        f"{title} 本报告依据条例编制。 一、总体情况 全年主动公开信息512条。 "
        f"二、主动公开政府信息情况 {second} 三、收到和处理政府信息公开申请情况 {third} "
        f"四、政府信息公开行政复议、行政诉讼情况 {fourth} 五、存在的主要问题及改进情况 公开意识不强。 六、其他需要报告的事项 无。"
    )
    document = read_text(page)
    assert document.headline == title
    assert told(read_tables(document.tables)) == printed(tables)
    texts = [block.text for block in document.blocks if block.text]
    assert "一、总体情况" in texts
    assert "全年主动公开信息512条。" in texts


def test_a_long_paragraph_without_headings_stays_one_line():
    paragraph = "全年主动公开信息512条。 一、总体情况 " * 2 + "进一步做好公开工作。 " * 200
    assert unfolded(paragraph) == paragraph


@pytest.mark.parametrize(
    "sentence",
    [
        "举办各类培训班数2次，接受培训人员数130人次，召开政府信息公开工作会议或专题会议数3次。",
        "（一）收到申请数：8件。（二）申请办结数：8件。（三）申请答复数：8件。",
        "收到申请数12件，其中：当面申请数2件，传真申请数0件，网络申请数9件，信函申请数1件。",
    ],
)
def test_a_sentence_in_the_form_s_words_is_no_table(sentence):
    assert table_spans([sentence]) == ()
