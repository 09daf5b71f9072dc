"""bench: the corpus is reproducible and true to itself, marks are earned, and reading keeps its floors on it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
import xlrd
from hypothesis import given, settings
from hypothesis.strategies import data, integers, sampled_from

from bench.accuracy import Measured, listing, mark, measure, measure_scans
from bench.corpus import STYLES, digest, specimen
from bench.corpus.drafts import draft
from bench.corpus.dressing import row_values
from bench.corpus.excel_file import et, xls
from bench.corpus.flow import cells
from bench.corpus.official import APPLICANTS, B_ROWS, QUINTETS, T2_C, T2_D, T3_C, T3_D, leaves
from bench.corpus.papers import placed
from bench.corpus.scans import scans
from bench.corpus.specimen import FORMS, Draft, Specimen
from bench.corpus.styles_text import settled
from bench.scoring import MISSED, RIGHT, UNSURE, WRONG, score
from models.values import Figure, Publisher, Report
from pipelines.clean.attachments import scan

SEED = 7
DIGESTS = {318: "7d9b32663a0537bc", 2544: "6f91369426298c2d"}  # by the number of files
NUMBERS = ("cell", "extra", "computed", "fact", "regional", "place", "unit")
#: styles that no reader masters yet: out of the recall floor until they are, and named by the bench all the while
UNREAD: tuple[str, ...] = ()
#: styles that still read a number wrong; a strict xfail fails as soon as one is mended, and its name leaves
MISREAD: dict[str, str] = {}
#: files that were once misread, kept to stay read: seed, style, form, type, number; and why they still are not, if so
CAUGHT = {
    (11, "repeats_dropped", "b32_2014", "text", 0): None,
    (1, "gbk", "a_2008", "html", 0): None,  # 九女集镇 had two spellings in the table, one code
}
STYLE = {style.name: style for style in STYLES}


# -- the corpus -----------------------------------------------------------------------------------------
def test_the_corpus_is_the_same_bytes_every_time():
    made = [(STYLE["clean"], "d30_2021", kind) for kind in ("html", "text", "pdf", "docx")]
    once, again = (digest([specimen(SEED, *one, 1) for one in made]) for _ in range(2))
    assert once == again != digest([specimen(SEED + 1, *one, 1) for one in made])


def test_styles_are_many_and_a_third_of_them_is_held_out():
    assert len(STYLES) == len(STYLE)
    assert sum(style.damaged for style in STYLES) >= 25
    assert len(STYLES) // 3 <= sum(style.held_out for style in STYLES) <= len(STYLES) // 2


def test_forms_have_as_many_rows_and_cells_as_the_notices():
    assert len([row for row in B_ROWS if not row[0].startswith("b_h")]) == 58
    assert [sum(len(columns) * len(rows) for _, columns, rows in table) for table in (T2_C, T2_D)] == [22, 10]
    assert [(len(leaves(table)) + 4) * len(APPLICANTS) for table in (T3_C, T3_D)] == [23 * 7, 25 * 7]


@pytest.mark.parametrize("form", FORMS[2:])
def test_a_full_report_has_no_zero_and_every_sum_of_tables_3_and_4_holds(form):
    values = draft(form, Random(SEED), sparse=False).hidden
    groups = T3_C if form == "c60_2019" else T3_D
    for column, _ in APPLICANTS:
        cell = {row: values[f"t3.{row}.{column}"] for row in (*leaves(groups), "handled_total", "carried_in")}
        assert cell["handled_total"] == sum(cell[row] for row in leaves(groups))
        received, out = values[f"t3.new_received.{column}"], values[f"t3.carried_out.{column}"]
        assert received + cell["carried_in"] == cell["handled_total"] + out
    for quintet in QUINTETS:
        parts = [values[f"t4.{quintet}.{name}"] for name in ("upheld", "corrected", "other", "pending")]
        assert values[f"t4.{quintet}.total"] == sum(parts)
    assert all(values.values())


@pytest.mark.parametrize("style", [s for s in STYLES if s.types == ("html",)], ids=lambda s: s.name)
def test_what_a_style_expects_is_what_its_boxes_print(style):
    """A printed truth stands in some box, and no box prints a figure that is not expected as printed."""
    for form in style.forms:
        made = specimen(SEED, style, form, "html", 1).draft
        for box in (b for sheet in made.sheets for row in sheet.rows for b in row_values(row)):
            if box.code in made.figures and box.text.isdecimal() and not box.text.startswith("0"):
                expected = made.figures[box.code]
                assert (expected.state, expected.value) in (("printed", int(box.text)), ("unsure", None)), box


def test_official_tables_are_whole_rectangles():
    for form in FORMS[1:]:
        for sheet in draft(form, Random(SEED), sparse=True).sheets:
            boxes, width = placed(sheet)
            area = sum((r2 - r1 + 1) * (c2 - c1 + 1) for r1, c1, r2, c2, _ in boxes)
            assert area == width * len(sheet.rows), sheet.part


@pytest.mark.parametrize("write", [xls, et])
def test_a_stranger_reads_every_cell_of_a_binary_workbook(write):
    """Texts, numbers and merged ranges as xlrd finds them: writer and reader of ours may share an error."""
    made = draft("c60_2019", Random(SEED), sparse=False)
    found = cells(made)
    sheet = xlrd.open_workbook(file_contents=write(made), formatting_info=True).sheet_by_index(0)
    read = [{x: sheet.cell_value(y, x) for x in row} for y, row in enumerate(found.rows)]
    assert [
        {x: text if isinstance(text, str) else f"{text:.0f}" for x, text in row.items()} for row in read
    ] == [*found.rows]
    merged = {(top, left, below - 1, right - 1) for top, below, left, right in sheet.merged_cells}
    assert merged == set(found.merged)


@pytest.mark.parametrize(
    ("digits", "count", "one_way"),
    [("000", 3, True), ("005", 3, True), ("125", 3, False), ("2581211", 7, False), ("0000000", 7, True)],
)
def test_glued_digits_are_settled_only_where_one_cut_is_left(digits, count, one_way):
    assert settled(digits, count) is one_way


# -- the marks ------------------------------------------------------------------------------------------
def reading(made: Draft, **changes: Figure) -> Report:
    """A report that reads a draft perfectly, but for the figures given."""
    figures = {
        code: Figure(code, e.value, e.state, flags=(e.flag or "",)) for code, e in made.figures.items()
    }
    return Report(
        kind="annual_report",
        publisher=Publisher(division_code=made.place.division_code, township_code=made.place.township_code),
        report_year=made.year,
        figures=tuple({**figures, **{f.code: f for f in changes.values()}}.values()),
    )


@pytest.mark.parametrize(
    ("figure", "mark_earned"),
    [
        (Figure("b1_via_weibo", -5, "printed"), WRONG),
        (Figure("b1_via_weibo", None, "unsure"), UNSURE),
        (Figure("b1_via_weibo", None, "absent"), MISSED),
    ],
)
def test_one_changed_cell_is_marked_and_the_others_are_right(figure, mark_earned):
    made = specimen(SEED, STYLE["clean"], "b32_2014", "html", 0)
    found = score(made, reading(made.draft, one=figure)).of("cell")
    assert found[mark_earned] == 1
    assert found[RIGHT] == 57


def test_a_computed_number_that_is_not_the_true_one_is_wrong():
    made = specimen(SEED, STYLE["clean"], "b32_2014", "html", 0)
    right = made.draft.figures["b1_via_weibo"]
    figure = Figure("b1_via_weibo", right.value, "printed", computed=-1)
    assert score(made, reading(made.draft, one=figure)).of("computed")[WRONG] == 1


def test_a_figure_that_the_page_does_not_have_is_wrong():
    made = specimen(SEED, STYLE["left_out"], "c60_2019", "html", 0)
    assert (
        score(made, reading(made.draft, one=Figure("t3.granted.total", 0, "printed"))).of("extra")[WRONG] == 1
    )


def test_another_year_or_place_is_wrong_and_an_unknown_one_is_missed():
    made = specimen(SEED, STYLE["clean"], "d30_2021", "html", 0)
    report = reading(made.draft)
    other = replace(report, report_year=made.draft.year + 1, publisher=Publisher())
    assert score(made, other).of("year")[WRONG] == score(made, other).of("publisher")[MISSED] == 1
    assert score(made, report).of("year")[RIGHT] == score(made, report).of("publisher")[RIGHT] == 1


# -- the gate -------------------------------------------------------------------------------------------
def undamaged(one: Specimen) -> bool:
    return not one.style.damaged


def damaged(one: Specimen) -> bool:
    return one.style.damaged and one.style.name not in UNREAD


@pytest.fixture(scope="module", params=["sample", pytest.param("whole", marks=pytest.mark.prove)])
def measured(request) -> Measured:
    """The sample: a report of every style, form and type, full ones and mostly-zero ones by turns; the whole: eight."""
    if request.param == "whole":
        return measure(SEED, 8)
    every = [(style, form, kind) for style in STYLES for form in style.forms for kind in style.types]
    return mark([specimen(SEED, *one, at % 2) for at, one in enumerate(every)])


def test_the_corpus_is_the_one_the_floors_were_measured_on(measured):
    """Pages and texts only: the bytes of PDF and Word files are their libraries' as much as ours."""
    own = [one for one, _ in measured.scored if one.type in ("html", "text")]
    assert digest(own)[:16] == DIGESTS[len(measured.scored)]


def with_open_ones_marked(style):
    if reason := MISREAD.get(style.name):
        return pytest.param(style, marks=pytest.mark.xfail(reason=reason, strict=True), id=style.name)
    return pytest.param(style, id=style.name)


@pytest.mark.parametrize("style", [with_open_ones_marked(style) for style in STYLES])
def test_no_number_is_read_wrong(measured, style):
    """Cells, computed values, facts and regional rows, in the styles held out too."""
    total = measured.total(lambda one: one.style == style)
    wrong = {kind: total.marks[kind, WRONG] for kind in NUMBERS}
    assert not any(wrong.values()), listing(total.cases)


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(one, marks=pytest.mark.xfail(reason=why, strict=True)) if why else pytest.param(one)
        for one, why in CAUGHT.items()
    ],
)
def test_what_was_once_misread_is_read(one):
    seed, style, *rest = one
    found = mark([specimen(seed, STYLE[style], *rest)])
    assert not [case for case in found.cases() if case.mark == WRONG or case.what == "publisher"]


def test_undamaged_pages_are_read_whole_and_without_false_alarm(measured):
    total = measured.total(undamaged)
    cells = total.of("cell")
    assert total.recall("cell") >= 0.995
    assert cells[UNSURE] <= 0.005 * sum(cells.values())
    assert total.marks["false problem", WRONG] == 0, listing(total.cases)


def test_damaged_pages_are_read_almost_whole(measured):
    assert measured.total(damaged).recall("cell") >= 0.97


def test_no_type_of_file_is_read_worse_than_the_others(measured):
    """HTML and text, PDF, DOCX, XLSX, OFD, the binary DOC, WPS, XLS and ET, RTF, pages named .doc and .xls, archives."""
    for kind in {one.type for one, _ in measured.scored}:
        cells = measured.total(lambda one, kind=kind: one.type == kind and one.style.name not in UNREAD)
        assert cells.recall("cell") >= 0.97, kind


def test_prose_and_regional_rows_are_found(measured):
    total = measured.total()
    assert total.recall("fact") >= 0.95
    assert total.recall("regional") >= 0.95


def test_who_and_when_and_what(measured):
    total = measured.total()
    assert total.recall("kind") == total.recall("year") == 1
    assert total.recall("publisher") >= 0.98
    assert total.recall("published") >= 0.98


def test_kept_pictures_are_those_of_todays_drafts():
    """Their truth is the draft that drew them; another draft with the same seed would be another truth."""
    assert {one.type for one in scans()} == {"scan", "image"}
    assert {one.form for one in scans()} == set(FORMS[1:])


@pytest.mark.prove
@pytest.mark.skipif(not scan.installed(), reason="the extra `ocr` is not installed")
def test_pictures_are_read_right_or_not_at_all():
    """Short form: the pictures of test_scans. What is in doubt is unsure; a long picture is read as sheets are."""
    measured = measure_scans()
    total = measured.total()
    assert not any(total.marks[kind, WRONG] for kind in NUMBERS), listing(total.cases)
    assert total.recall("kind") == total.recall("year") == total.recall("publisher") == 1
    for kind, floor in {"scan": 0.98, "image": 0.99}.items():
        assert measured.total(lambda one, kind=kind: one.type == kind).recall("cell") >= floor


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(
    seed=integers(0, 10**6),
    style=sampled_from(
        [s for s in STYLES if s.types == ("html",) and not s.held_out and s.name not in MISREAD]
    ),
    at=integers(0, 1),
    data=data(),
)
def test_however_dressed_no_table_reads_back_another_number(seed, style, at, data):
    made = specimen(seed, style, data.draw(sampled_from(style.forms)), "html", at)
    found = mark([made]).total()
    assert not found.marks["cell", WRONG] + found.marks["extra", WRONG], listing(found.cases)
