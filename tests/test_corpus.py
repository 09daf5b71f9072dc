"""bench: the corpus is reproducible and true to itself, marks are earned, and reading keeps its floors on it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from bench.accuracy import Measured, listing, mark
from bench.corpus import STYLES, digest, specimen, specimens
from bench.corpus.drafts import draft
from bench.corpus.dressing import row_values
from bench.corpus.official import APPLICANTS, B_ROWS, QUINTETS, T2_C, T2_D, T3_C, T3_D, leaves
from bench.corpus.papers import placed
from bench.corpus.specimen import FORMS, Draft
from bench.corpus.styles_text import settled
from bench.scoring import MISSED, RIGHT, UNSURE, WRONG, score
from models.values import Figure, Publisher, Report

SEED = 7
STYLE = {style.name: style for style in STYLES}


# -- the corpus -----------------------------------------------------------------------------------------
def test_the_corpus_is_the_same_bytes_every_time():
    styles = [
        STYLE[name] for name in ("clean", "clean_pdf", "clean_docx", "text_glued", "traditional_pinyin")
    ]
    once, again = (digest(specimens(SEED, 1, styles)) for _ in range(2))
    assert once == again != digest(specimens(SEED + 1, 1, styles))


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
@pytest.fixture(scope="module")
def measured() -> Measured:
    """A fixed sample: one report of every style, form and type."""
    return mark(tuple(specimens(SEED, 1)))


def test_nothing_is_read_wrong(measured):
    wrong = [c for c in measured.cases(held_out=True) if c.mark == WRONG and c.what != "kind"]
    assert not wrong, listing(wrong)
