"""`nianbao series`: one figure over the years and forms, right or absent."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
from rich.console import Console
from sqlalchemy import Engine

from archive.metrics import METRICS
from archive.queries import series
from archive.stated import stated
from models.errors import WrongArguments
from models.values import Fact, Figure, Problem, RegionalRow
from pipelines.parse import codes
from tests.days import TOWN, Crawler, archive, crawling, page_of


@pytest.fixture(scope="module", params=["sqlite"])
def store(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with archive(request) as engine:
        yield engine


def cell(code: str, value: float | None, **told: object) -> Figure:
    state = "blank" if value is None else "printed"
    return Figure(code, value, **{"state": state, "raw": str(value), "unit": "件", **told})  # type: ignore[arg-type]


def fact(code: str, value: float, **told: object) -> Fact:
    return Fact(code, value, **{"unit": "件", "qualifier": "exact", "quote": f"共{value}件", **told})  # type: ignore[arg-type]


YEARS = {
    2012: {"era": "a_2008", "facts": (fact("n_applications", 3),)},
    2018: {"era": "b32_2014", "figures": (cell("b3_received", 7),)},
    2020: {
        "era": "c60_2019",
        "figures": (cell("t3.new_received.total", 99),),
        "problems": (Problem("T3-5", "soft", "text says 98", ("t3.new_received.total",)),),
    },
    2021: {"era": "d30_2021", "figures": (cell("t3.new_received.total", None),), "facts": ()},
    2022: {"era": "d30_2021", "figures": (cell("t3.new_received.total", 0),)},
}


@pytest.fixture
def crawler(store: Engine) -> Iterator[Crawler]:
    with crawling(store) as walker:
        pages = [
            (page_of(f"text {y}", publisher=TOWN, year=y, **told), f"http://county.gov.cn/{y}")
            for y, told in YEARS.items()
        ]
        walker.day(0, *pages)
        yield walker


def test_a_metric_is_followed_from_the_prose_through_every_form(crawler: Crawler) -> None:
    rows = series.ask(crawler.connection, who="石桥镇", code="applications_new")

    assert [(r["report_year"], r["value"], r["state"], r["source"], r["era"]) for r in rows] == [
        (2012, 3, "printed", "fact", "a_2008"),
        (2018, 7, "printed", "figure", "b32_2014"),
        (2020, 99, "printed", "figure", "c60_2019"),
        (2021, None, "blank", "figure", "d30_2021"),
        (2022, 0, "printed", "figure", "d30_2021"),
    ]
    assert [r["problems"] for r in rows] == [[], [], ["T3-5"], [], []]
    assert rows[1]["url"] == "http://county.gov.cn/2018"
    assert {r["version"] for r in rows} == {1}


def test_a_statutory_code_is_absent_where_its_form_is_not(crawler: Crawler) -> None:
    rows = series.ask(crawler.connection, who="石桥镇", code="t3.new_received.total")

    assert [(r["report_year"], r["state"]) for r in rows[:3]] == [
        (2012, "absent"), (2018, "absent"), (2020, "printed"),
    ]  # fmt: skip


def test_what_no_year_states_is_nothing_found(crawler: Crawler) -> None:
    assert series.ask(crawler.connection, who="石桥镇", code="suits") == []


def test_a_page_means_its_publisher(crawler: Crawler) -> None:
    rows = series.ask(crawler.connection, who="http://county.gov.cn/2018", code="applications_new")

    assert [r["report_year"] for r in rows] == list(YEARS)


def test_a_series_stands_as_of_a_day(crawler: Crawler) -> None:
    """A figure revised on the third day is still the old one as of the second."""
    revised = page_of("other text", publisher=TOWN, year=2022, figures=(cell("t3.new_received.total", 5),))
    crawler.day(14, (revised, "http://county.gov.cn/2022"))

    now = series.ask(crawler.connection, who="石桥镇", code="applications_new")
    then = series.ask(crawler.connection, who="石桥镇", code="applications_new", as_of="2026-01-20")

    assert [(r["value"], r["version"]) for r in (now[-1], then[-1])] == [(5, 2), (0, 1)]
    assert series.ask(crawler.connection, who="石桥镇", code="applications_new", as_of="2025-01-01") == []


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("t3.new_recieved.total", "t3.new_received.total"),
        ("n_proactive_totl", "n_proactive_total"),
        ("application_new", "applications_new"),
        ("reading_points", "b8_reading_points"),
    ],
)
def test_an_unknown_code_names_the_nearest(crawler: Crawler, typed: str, nearest: str) -> None:
    with pytest.raises(WrongArguments, match=rf"no code '{typed}'; nearest: .*{nearest}"):
        series.ask(crawler.connection, who="石桥镇", code=typed)


def test_the_table_for_people_shows_the_gaps(crawler: Crawler) -> None:
    told = StringIO()
    rows = series.ask(crawler.connection, who="石桥镇", code="applications_new")
    series.show(Console(file=told, width=200), rows)

    lines = told.getvalue().splitlines()
    assert [line.split()[0] for line in lines[2:]] == [str(year) for year in range(2012, 2023)]
    assert "no report" in next(line for line in lines if line.startswith("2015"))


# -- what one record states -----------------------------------------------------------------------------
def record(**told: object) -> dict[str, object]:
    from models.shapes import report_object

    return report_object(page_of("x", **told).report)  # type: ignore[arg-type]


@pytest.mark.parametrize("metric", METRICS.values(), ids=list(METRICS))
def test_every_code_of_a_metric_is_one_that_readings_give(metric) -> None:
    assert {code for way in metric.cells for code in way} <= codes.figures()
    assert metric.prose is None or metric.prose in codes.facts()
    assert metric.annex is None or metric.annex in codes.annexes()


def test_cells_are_summed_only_where_each_is_a_number() -> None:
    """One lawsuit cell blank: the sum is unknown, unless the sums of the table prove the blank."""
    both = (cell("t4.suit_direct.total", 2), cell("t4.suit_after_review.total", 1))
    blank = (both[0], cell("t4.suit_after_review.total", None))
    proven = (both[0], cell("t4.suit_after_review.total", None, computed=0))

    whole, half, known = (stated(record(figures=cells), "suits") for cells in (both, blank, proven))

    assert (whole.value, whole.state, whole.computed) == (3, "printed", None)
    assert (half.value, half.state, half.computed) == (None, "blank", None)
    assert (known.value, known.state, known.computed) == (None, "blank", 2)


def test_a_row_the_page_lacks_makes_no_sum() -> None:
    only = (cell("t3.other_no_correction.total", 4), cell("t3.other_fee_unpaid.total", 1))
    lacking = Figure("t3.other_other.total", None, "absent")

    assert stated(record(figures=(*only, lacking)), "other_handling").value is None


def test_a_single_row_of_2019_on_a_form_of_2021_is_read_as_printed() -> None:
    rows = ("other_no_correction", "other_fee_unpaid", "other_other")
    absent = tuple(Figure(f"t3.{row}.total", None, "absent") for row in rows)

    assert stated(record(figures=(*absent, cell("t3.other_handling.total", 6))), "other_handling").value == 6


def test_concepts_that_are_not_equal_are_marked() -> None:
    b = record(figures=(cell("b3_rep_not_this_organ", 2), cell("b3_rep_not_exist", 3)))

    assert (stated(b, "not_held").value, stated(b, "not_held").approx) == (5, True)
    assert not stated(record(figures=(cell("b3_rep_granted", 2),)), "granted").approx


@pytest.mark.parametrize(
    ("facts", "value", "state", "approx"),
    [
        ((fact("n_meetings", 3), fact("n_meetings", 3, quote="again")), 3, "printed", False),
        ((fact("n_meetings", 3), fact("n_meetings", 5)), None, "unsure", False),
        ((fact("n_meetings", 30, qualifier="at_least"), fact("n_meetings", 34)), 34, "printed", False),
        ((fact("n_meetings", 30, qualifier="at_least"),), 30, "printed", True),
        ((fact("n_meetings", 3, category="专题"),), None, "unsure", False),
        ((fact("n_meetings", 9), fact("n_meetings", 3, category="专题")), 9, "printed", False),
    ],
)
def test_prose_that_says_two_things_says_nothing(facts, value, state, approx) -> None:
    found = stated(record(facts=facts), "meetings")

    assert (found.value, found.state, found.approx) == (value, state, approx)


def test_prose_speaks_where_the_cell_is_empty_and_never_over_it() -> None:
    said = (fact("n_reviews", 2),)
    empty = record(figures=(cell("t4.review.total", None),), facts=said)
    printed = record(figures=(cell("t4.review.total", 4),), facts=said)

    assert (stated(empty, "reviews").source, stated(empty, "reviews").value) == ("fact", 2)
    assert (stated(printed, "reviews").source, stated(printed, "reviews").value) == ("figure", 4)


@pytest.mark.parametrize(
    ("values", "value", "state"),
    [
        ({"2012年度": 312, "历年累计": 4105}, 312, "printed"),
        ({"本年度": 312, "历年累计": 4105}, 312, "printed"),
        ({"2011年度": 300, "历年累计": 4105}, None, "unsure"),
        ({"历年累计": 4105}, None, "unsure"),
    ],
)
def test_the_sum_since_ever_is_never_a_year(values, value, state) -> None:
    row = RegionalRow("主动公开信息数", "条", "fj_proactive_total", values)
    found = stated(record(year=2012, regional_rows=(row,)), "proactive_total")

    assert (found.value, found.state, found.source) == (value, state, "regional_row")


def _cells(values: dict[str, float]) -> tuple[Figure, ...]:
    return tuple(cell(code, value) for code, value in values.items())


REFUSALS = ("state_secret", "other_law", "security_stability", "third_party", "internal_affairs", "process_info",
            "enforcement_files", "admin_query")  # fmt: skip
SINCE_2019 = {
    "new_received": 30, "handled_total": 29, "granted": 9, "partial": 1,
    **{f"denied_{reason}": 1 for reason in REFUSALS},
    "unavailable_not_held": 2, "unavailable_needs_creation": 1, "unavailable_still_unclear": 1,
    "rejected_petition": 2, "rejected_duplicate": 1, "rejected_publication": 0, "rejected_abusive": 0,
    "rejected_reconfirm": 1,
}  # fmt: skip
OF_2021 = {"other_no_correction": 2, "other_fee_unpaid": 0, "other_other": 1}
COURTS = {"t4.review.total": 4, "t4.suit_direct.total": 2, "t4.suit_after_review.total": 1}
OF_2014 = {
    "b1_proactive_total": 190, "b3_received": 12, "b3_closed": 11, "b3_rep_granted": 6, "b3_rep_partial": 1,
    "b3_rep_refused": 2, "b3_rep_not_this_organ": 1, "b3_rep_not_exist": 1, "b4_reconsiderations": 1,
    "b5_lawsuits": 0, "b7_fees_collected": 0.2, "b9_meetings": 3, "b9_trainings": 2, "b8_staff": 4,
}  # fmt: skip
TOLD = {"n_proactive_total": 66, "n_applications": 5, "n_reviews": 0, "n_suits": 0, "n_fees": 0, "n_meetings": 1,
        "n_trainings": 1, "n_staff": 2}  # fmt: skip
THIRD = {f"t3.{row}.total": value for row, value in SINCE_2019.items()}
ALL_FORMS: dict[int, dict[str, object]] = {
    2012: {"era": "a_2008", "facts": tuple(fact(code, value) for code, value in TOLD.items())},
    2018: {"era": "b32_2014", "figures": _cells(OF_2014)},
    2020: {"era": "c60_2019", "figures": _cells({**THIRD, **COURTS, "t3.other_handling.total": 3})},
    2021: {
        "era": "d30_2021", "facts": (fact("n_proactive_total", 410),),
        "figures": _cells({
            **THIRD, **COURTS, **{f"t3.{row}.total": value for row, value in OF_2021.items()},
            "t2.normative_docs.in_force": 8,
        }),
    },
}  # fmt: skip
EXPECTED = {
    "proactive_total": (66, 190, None, 410), "normative_in_force": (None, None, None, 8),
    "applications_new": (5, 12, 30, 30), "applications_closed": (None, 11, 29, 29),
    "granted": (None, 6, 9, 9), "partial": (None, 1, 1, 1), "refused_total": (None, 2, 8, 8),
    "not_held": (None, 2, 2, 2), "unavailable_total": (None, None, 4, 4),
    "rejected_total": (None, None, 4, 4), "other_handling": (None, None, 3, 3),
    "reviews": (0, 1, 4, 4), "suits": (0, 0, 3, 3), "fees": (0, 0.2, None, None),
    "meetings": (1, 3, None, None), "trainings": (1, 2, None, None), "staff": (2, 4, None, None),
}  # fmt: skip


def test_every_metric_is_followed_through_all_four_forms(store: Engine) -> None:
    """By hand: what the narrative of 2012, the tables of 2018, 2020 and 2021 of one town state of each metric."""
    with crawling(store) as walker:
        walker.day(0, *(
            (page_of(f"text {y}", publisher=TOWN, year=y, **page), f"http://county.gov.cn/{y}")
            for y, page in ALL_FORMS.items()
        ))  # fmt: skip
        found = {
            metric: tuple(row["value"] for row in series.ask(walker.connection, who="石桥镇", code=metric))
            for metric in METRICS
        }
    assert found == EXPECTED
