"""Every attachment type: chosen by its bytes, its tables read back cell for cell, archives opened as their files."""

import json

import pytest

from bench.corpus.files_more import ofd, xlsx, zipped
from bench.corpus.papers import docx
from models.values import Capture
from pipelines.clean.attachments import archive
from pipelines.clean.merge import open_bundles
from pipelines.read import read_file
from tests.packages import (
    FOLDER,
    KNOWLEDGE,
    MADE,
    STORED,
    draft,
    packed,
    printed,
    rules,
    sheet,
    stored,
    truth,
    word,
)  # fmt: skip


# -- cell for cell --------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", STORED)
def test_a_real_office_file_reads_back_cell_for_cell(name):
    made = name.split(".")[0].removesuffix("_boxed")
    told = json.loads((FOLDER / f"{made}.json").read_text(encoding="utf-8"))
    report = read_file(stored(name), KNOWLEDGE)
    assert (report.kind, report.title, report.report_year) == ("annual_report", told["title"], told["year"])
    assert printed(report) == told["figures"]
    assert report.problems == ()


@pytest.mark.parametrize("form", ["b32_2014", "c60_2019", "d30_2021"])
@pytest.mark.parametrize("kind", MADE)
def test_each_type_reads_back_each_form(kind, form):
    made = draft(form)
    report = read_file(MADE[kind](made), KNOWLEDGE)
    assert (report.kind, report.era, report.report_year) == ("annual_report", form, made.year)
    assert printed(report) == truth(made)
    assert {(fact.code, fact.value) for fact in made.facts} <= {(f.code, f.value) for f in report.facts}
    assert report.problems == ()


@pytest.mark.parametrize(
    ("name", "kind"), [("年报.wps", "docx"), ("年报.doc", "html"), ("年报.xls", "mhtml"), ("年报.et", "xlsx"), ("年报.pdf", "ofd")]
)  # fmt: skip
def test_bytes_and_not_the_name_say_what_a_file_is(name, kind):
    made = draft()
    assert printed(read_file(MADE[kind](made), KNOWLEDGE, name=name)) == truth(made)


def test_a_table_of_a_wide_sheet_has_no_cells_beyond_its_own():
    """Table 2 has four columns although Table 4, in the same sheet, has fifteen."""
    document = open_bundles(Capture(xlsx(draft())))[0]
    assert {len([c for c in row if c]) for row in document.tables[0].rows} == {4}
    assert document.tables[0].rows[0][0].colspan == 4


def test_a_merged_cell_of_a_doc_goes_over_its_rows_and_columns():
    document = open_bundles(Capture(stored("report_2021.doc")))[0]
    rows = document.tables[1].rows
    assert (rows[0][0].rowspan, rows[0][0].colspan) == (3, 3)
    assert rows[2][2] is rows[0][0]
    assert rows[3][0].text == "一、本年新收政府信息公开申请数量"


# -- archives -------------------------------------------------------------------------------------------
def two_reports():
    return {"甲/报告.docx": docx(draft(at=0)), "乙/报告.ofd": ofd(draft("b32_2014"))}


def test_an_archive_of_several_reports_is_a_list_of_them():
    report = read_file(packed(two_reports()), KNOWLEDGE)
    assert (report.kind, report.figures) == ("list", ())
    assert [printed(part) for part in report.parts] == [truth(draft()), truth(draft("b32_2014"))]
    assert [attachment.name for attachment in report.attachments] == list(two_reports())


def test_copies_of_one_report_in_an_archive_are_one_report():
    made = draft()
    report = read_file(packed({"报告.docx": docx(made), "报告.ofd": ofd(made)}), KNOWLEDGE)
    assert (report.kind, report.parts) == ("annual_report", ())
    assert printed(report) == truth(made)
    assert "copies_differ" not in {problem.rule for problem in report.problems}


def test_an_archive_in_an_archive_is_opened_once_and_no_deeper():
    made = draft()
    once = packed({"内.zip": zipped(made)})
    assert printed(read_file(once, KNOWLEDGE)) == truth(made)
    assert rules(packed({"外.zip": once})) == ["unsupported_type"]


def test_an_archive_hanging_on_a_page_is_its_files():
    made = draft()
    url = "http://www.baiwei.gov.cn/nb/1.html"
    page = (
        f"<html><body><h1>{made.title}</h1><p>报告全文见附件。</p><a href='nb.zip'>年报.zip</a></body></html>"
    )
    file = Capture(zipped(made), url="http://www.baiwei.gov.cn/nb/nb.zip")
    _, opened, _ = open_bundles(Capture(page.encode(), url=url, attachments=(file,)))
    assert [one.attachment.name for one in opened] == ["年报.zip/年报/报告.docx"]


def test_a_name_in_an_archive_is_a_label_and_a_gbk_one_is_read():
    """Nothing is written anywhere, so a name that climbs folders is only odd."""
    names = ["年报.docx", "../../etc/passwd"]
    body = packed({name.encode("gb18030").decode("cp437"): b"root" for name in names})
    assert [name for name, _ in archive.files(body)] == names


def test_an_archive_of_nothing_says_so():
    assert rules(packed({})) == ["empty"]
    assert rules(packed({"__MACOSX/._a": b"\x00"})) == ["empty"]


# -- what a cell shows ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (36, "General", "36"), (0.30000000000000004, "General", "0.3"), (630.2, "0.00", "630.20"), (12.5, "0", "13"),
        (0, "#,##0;-#,##0;", ""), (0, "_ * #,##0_ ;_ * -#,##0_ ;_ * &quot;-&quot;??_ ;_ @_ ", "-"), (-5, "0_ ", "-5"),
        (5, "0&quot;件&quot;", "5件"), (44561, "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "2021-12-31"),
        (-3, "#,##0_);(#,##0)", "(3)"), (1234567, "#,##0", "1234567"), (0.5, "0%", "50%"), (7, "[Red]0", "7"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_cell_shows_it(value, code, text):
    """A format that hides zeros leaves a blank cell on paper, and the accountants' prints a dash."""
    body = sheet([("A1", "1", 1), ("B1", value, 0), ("C1", "2", 1)], (code, "General"))
    document = open_bundles(Capture(body))[0]
    assert [cell.text for cell in document.tables[0].rows[0]] == ["1", text, "2"]


def test_a_hidden_sheet_is_told_and_not_read():
    document = open_bundles(Capture(sheet([("A1", 1, 0), ("B1", 2, 0)], state="hidden")))[0]
    assert document.tables == ()
    assert [problem.rule for problem in document.problems] == ["hidden_sheets"]


# -- Word -----------------------------------------------------------------------------------------------
def test_tracked_insertions_are_printed_and_deletions_and_hidden_words_are_not():
    runs = (
        "<w:r><w:t>共</w:t></w:r><w:ins><w:r><w:t>36</w:t></w:r></w:ins><w:del><w:r><w:delText>35</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:t>条</w:t></w:r>"
    )
    assert open_bundles(Capture(word(f"<w:p>{runs}</w:p>")))[0].text == "共36条"


def test_a_table_inside_a_layout_table_or_a_content_control_is_read():
    def cell(inner):
        return f"<w:tc>{inner}</w:tc>"

    words = [cell(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>") for text in ("规章", "3")]
    table = f"<w:tbl><w:tr>{''.join(words)}</w:tr></w:tbl>"
    framed = word(f"<w:tbl><w:tr>{cell(table)}</w:tr></w:tbl>")
    held = word(f"<w:sdt><w:sdtContent>{table}</w:sdtContent></w:sdt>")
    for body in (framed, held):
        (grid,) = open_bundles(Capture(body))[0].tables
        assert [c.text for c in grid.rows[0]] == ["规章", "3"]
