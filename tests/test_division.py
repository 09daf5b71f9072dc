"""Several reports in one file, whatever its type: read one by one, and no table of one counted for another."""

from dataclasses import replace

import pytest

from bench.corpus.files_more import ofd, xlsx
from bench.corpus.page import html_page
from bench.corpus.papers import docx, pdf
from bench.corpus.specimen import Draft
from models.values import Capture
from pipelines.clean.division import divided
from pipelines.clean.document import open_document
from pipelines.read import open_page, read_file
from tests.packages import KNOWLEDGE, draft, printed, truth


def both(one: Draft, other: Draft) -> Draft:
    """Two drafts as one file: the second's title stands as a line behind the first's signature."""
    sections = {chapter.section for chapter in one.chapters}
    assert {sheet.section for sheet in other.sheets} <= sections | {c.section for c in other.chapters}
    renamed = tuple(replace(c, section=f"second {c.section}") for c in other.chapters)
    sheets = tuple(replace(s, section=f"second {s.section}") for s in other.sheets)
    title = replace(other.chapters[0], section="second title", heading=other.title, paragraphs=())
    return replace(one, chapters=(*one.chapters, title, *renamed), sheets=(*one.sheets, *sheets))


@pytest.mark.parametrize("make", [docx, pdf, xlsx, ofd, html_page])
def test_two_reports_in_a_file_are_its_parts(make):
    one, other = draft("d30_2021"), draft("c60_2019")
    report = read_file(make(both(one, other)), KNOWLEDGE)
    assert (report.kind, report.figures) == ("list", ())
    assert [part.report_year for part in report.parts] == [2021, 2019]
    assert [printed(part) for part in report.parts] == [truth(one), truth(other)]


def test_a_page_takes_its_own_report_out_of_a_file_of_several():
    one, other = draft("d30_2021"), draft("c60_2019")
    bare = html_page(replace(one, sheets=()))
    file = Capture(docx(both(other, one)), url="https://a.gov.cn/all.docx", filename="all.docx")
    report = open_page(Capture(bare, url="https://a.gov.cn/t.html", attachments=(file,)), KNOWLEDGE).report
    assert printed(report) == truth(one)
    assert "attachment_of_another" in {problem.rule for problem in report.problems}


@pytest.mark.parametrize("form", ["b32_2014", "c60_2019", "d30_2021"])
def test_a_file_with_one_report_stays_whole(form):
    document = open_document(Capture(docx(draft(form))))
    assert divided(document) == (document,)


def test_a_table_of_contents_is_no_report():
    made = draft()
    lines = ("2019年岚溪县政府信息公开工作年度报告", "2020年岚溪县政府信息公开工作年度报告")
    chapter = replace(made.chapters[0], heading="目录", paragraphs=lines)
    document = open_document(Capture(docx(replace(made, chapters=(chapter, *made.chapters)))))
    assert len(divided(document)) == 1


def test_a_page_that_names_its_neighbours_reports_below_its_own_is_one_report():
    made = draft()
    lines = (
        "2019年岚溪县政府信息公开工作年度报告",
        "本报告的解读另见。" * 20,
        "2020年岚溪县政府信息公开工作年度报告",
    )
    chapter = replace(made.chapters[-1], section="seen too", heading="相关", paragraphs=lines)
    document = open_document(Capture(html_page(replace(made, chapters=(*made.chapters, chapter)))))
    assert divided(document) == (document,)
