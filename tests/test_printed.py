"""Tables that a page prints without a table of its markup, and forms that nobody filled in, through the one door."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from opencc import OpenCC

from models.divisions.table import Divisions
from pipelines.read import Knowledge, read_file
from tests import paper

KNOWLEDGE = Knowledge(Divisions([]))
TEMPLATE = Path(__file__).resolve().parents[2] / "shared" / "real" / "nianbao_template_2021format.docx"
PROSE = "<p>　　本报告依照条例编制，由总体情况、主动公开、依申请公开等部分组成，所列数据的统计期限为一年，电子版可以下载。</p>"
TITLE = "柳溪镇2022年政府信息公开工作年度报告"


def paragraphs(lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def breaks(lines):
    return f"<div>{'<br>'.join(lines)}</div>"


def preformatted(lines):
    return f"<pre>{chr(10).join(lines)}</pre>"


def drawn(era):
    """The tables of a form with a number of its own in every cell, and these numbers by code."""
    chance = random.Random(era)
    values = {}

    class Values(dict):
        def __missing__(self, code):
            return values.setdefault(code, str(chance.randint(0, 900)))

    if era == "b32_2014":
        tables = [paper.table_b(Values())]
    else:
        tables = [
            paper.table_two(era, Values()),
            paper.table_three(era, Values()),
            paper.table_four(Values()),
        ]
    return tables, values


def read(body):
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class='con'>{PROSE}{body}{PROSE}</div></body></html>"
    return read_file(page.encode(), KNOWLEDGE)


@pytest.mark.parametrize("wrap", [paragraphs, breaks, preformatted])
@pytest.mark.parametrize("layout", [paper.lines_of_rows, paper.lines_of_cells])
@pytest.mark.parametrize("era", ["b32_2014", "c60_2019", "d30_2021"])
def test_tables_without_markup_are_read_and_are_no_text(era, layout, wrap):
    tables, values = drawn(era)
    report = read("".join(wrap(layout(table)) + PROSE for table in tables))
    assert report.era == era
    assert {f.code: str(f.value) for f in report.figures} == values
    assert {table.source for table in report.tables} == {"text"}
    assert not any(
        "本年新收政府信息公开申请数量" in s.text or "申请办结数" in s.text for s in report.sections
    )


def test_where_the_markup_has_a_table_the_text_beside_it_is_prose():
    tables, values = drawn("d30_2021")
    report = read(paper.html(tables[0]) + paragraphs(paper.lines_of_cells(tables[0])) + paper.html(tables[1]))
    assert {str(f.value) for f in report.figures if f.code.startswith("t2.")} == {
        value for code, value in values.items() if code.startswith("t2.")
    }
    assert {table.source for table in report.tables} == {"html"}


@pytest.mark.parametrize("apart", ["t2", "t3", "t4"])
@pytest.mark.parametrize("wrap", [paragraphs, preformatted])
def test_a_part_of_the_form_that_stands_in_the_text_alone_is_read_beside_the_others(apart, wrap):
    tables, values = drawn("d30_2021")
    alone = ("t2", "t3", "t4").index(apart)
    lines = paper.lines_of_tabs if wrap is preformatted else paper.lines_of_rows
    bodies = [wrap(lines(t)) if at == alone else paper.html(t) for at, t in enumerate(tables)]
    report = read("".join(body + PROSE for body in bodies))
    assert {f.code: str(f.value) for f in report.figures} == values
    assert {table.part for table in report.tables if table.source == "text"} == {apart}


def test_a_table_drawn_with_signs_in_preformatted_text_is_read():
    tables, values = drawn("c60_2019")
    framed = [["+-----+", *(x for line in paper.lines_of_rows(t) for x in (line, "+-----+"))] for t in tables]
    report = read("".join(preformatted(lines) + PROSE for lines in framed))
    assert {f.code: str(f.value) for f in report.figures} == values


def test_labels_show_a_table_where_its_numbers_are_typed_into_fields_and_its_words_are_traditional():
    """No word of it is one that simplified pages print, and no number stands in its text."""
    tables, values = drawn("c60_2019")
    fields = "".join(map(paper.html, tables))
    for value in values.values():
        fields = fields.replace(f">{value}</td>", f'><input value="{value}"></td>')
    report = read(OpenCC("s2t").convert(fields))
    assert {f.code: str(f.value) for f in report.figures if f.state == "printed"} == values


def test_characters_that_nobody_sees_do_not_hide_a_table():
    """A zero-width space between all letters, and behind each number."""
    tables, values = drawn("c60_2019")
    seamed = [[[replace(c, text="\u200b".join(c.text) + "\u200b") for c in row] for row in t] for t in tables]
    report = read("".join(map(paper.html, seamed)))
    assert {f.code: str(f.value) for f in report.figures if f.state == "printed"} == values
    assert {table.source for table in report.tables} == {"html"}


@pytest.mark.skipif(not TEMPLATE.is_file(), reason="../shared/real is not there")
def test_the_blank_official_form_is_a_template():
    report = read_file(TEMPLATE.read_bytes(), KNOWLEDGE, name=TEMPLATE.name)
    assert (report.kind, report.figures) == ("template", ())


def test_a_report_whose_tables_are_blank_is_still_a_report():
    blank = paper.table_two("d30_2021", dict.fromkeys(drawn("d30_2021")[1], ""))
    report = read(paper.html(blank))
    assert report.kind == "annual_report"
    assert "unfilled_template" in {problem.rule for problem in report.problems}


def test_the_kinds_of_request_of_zhejiang_are_summed():
    """B-12: the block is no part of the form, yet its sum is checked."""
    rows = [
        ["统计指标", "单位", "统计数"], ["（一）主动公开政府信息数", "条", "3"], ["制发规范性文件总数", "件", "0"],
        ["（一）收到申请数", "件", "3"], ["1.当面申请数", "件", "3"], ["（四）申请类型数", "件", "3"],
        ["1.财政预决算", "件", "1"], ["2.征收补偿", "件", "1"], ["六、举报投诉数量", "件", "0"],
    ]  # fmt: skip
    table = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    assert "B-12" in {problem.rule for problem in read(f"<table>{table}</table>").problems}


def test_an_article_in_the_rows_of_one_table_keeps_its_prose_and_another_table_its_place():
    """Spreadsheets are pasted so: nothing of the text may be lost in cells, no table change its number."""
    tables, values = drawn("d30_2021")
    rows = ["<tr><td colspan=15>一、总体情况</td></tr>", "<tr><td>全年主动公开政府信息312条。</td></tr>"]
    rows += [
        html.removeprefix("<table><tbody>").removesuffix("</tbody></table>")
        for html in map(paper.html, tables)
    ]
    before = "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    body = f"<h1>{TITLE}</h1>{PROSE}{before}<table>{''.join(rows)}</table>"
    report = read_file(f"<html><body><div>{body}</div></body></html>".encode(), KNOWLEDGE)
    assert {f.code: f.value for f in report.figures} == {code: int(text) for code, text in values.items()}
    assert [(fact.code, fact.value) for fact in report.facts] == [("n_proactive_total", 312)]
    assert "一、总体情况" in [section.heading for section in report.sections]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("柳溪镇2018年政府信息公开情况统计表", "annual_report"),
        ("2018年第三季度政府信息公开情况统计表", "template"),
    ],
)
def test_the_filled_table_of_a_year_is_a_report_on_a_page_of_its_own(title, kind):
    (table,), values = drawn("b32_2014")
    page = f"<html><body><h1>附件：{title}</h1>{paper.html(table)}</body></html>"
    report = read_file(page.encode(), KNOWLEDGE)
    assert (report.kind, len(report.figures)) == (kind, len(values) if kind == "annual_report" else 0)
