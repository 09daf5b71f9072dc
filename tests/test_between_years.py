"""`nianbao problems` sets each report beside that of the year before."""

from __future__ import annotations

import pytest

from archive.queries import problems
from models.values import Figure, Page, Publisher
from pipelines.check.checks import BETWEEN
from pipelines.check.rules import RULES
from pipelines.parse import codes
from tests.days import TOWN, Crawler, page_of

IN, OUT = "t3.carried_in", "t3.carried_out"


def page(year: int, *, publisher: Publisher = TOWN, **values: float | None) -> tuple[Page, str]:
    figures = tuple(
        Figure(code.replace("__", "."), value, "blank" if value is None else "printed")
        for code, value in values.items()
    )
    url = f"http://county.gov.cn/{publisher.level}/{year}.html"
    return page_of(f"{url} {values}", publisher=publisher, year=year, figures=figures), url


def told(crawler: Crawler, *pages: tuple[Page, str], day: int = 0, **asked: str) -> list[tuple]:
    crawler.day(day, *pages)
    found = problems.ask(crawler.connection, **asked)
    return [(row["rule"], row["severity"], row["report_year"], row["codes"]) for row in found]


def test_what_is_carried_in_is_what_was_carried_out(crawler: Crawler) -> None:
    """One row a pair of reports, naming the columns, both values and both reports."""
    carried_out = page(2020, t3__carried_out__natural_person=5, t3__carried_out__total=5)
    carried_in = page(2021, t3__carried_in__natural_person=3, t3__carried_in__total=5)

    assert told(crawler, carried_out, carried_in) == [("T3-4", "soft", 2021, [f"{IN}.natural_person"])]

    (row,) = problems.ask(crawler.connection)
    assert row["message"] == (
        "the report of 2021 prints t3.carried_in.natural_person 3, not 5: so it follows from that of 2020"
        " (http://county.gov.cn/township/2020.html)"
    )
    assert (row["url"], row["site"]) == ("http://county.gov.cn/township/2021.html", "c")
    assert row["publisher"] == "江城县石桥镇人民政府"


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"t3__carried_out__total": 5}, {"t3__carried_in__total": 5}),
        ({"t3__carried_out__total": 5}, {"t3__carried_in__total": None}),
        ({"t3__carried_out__total": None}, {"t3__carried_in__total": 5}),
        ({"t2__normative_docs__in_force": 7},
         {"t2__normative_docs__in_force": 8, "t2__normative_docs__issued": 2, "t2__normative_docs__repealed": 1}),
        ({"t2__normative_docs__in_force": 7}, {"t2__normative_docs__in_force": 9}),
        ({"t2__licences__items_last_year": 302, "t2__licences__items_delta": -2}, {"t2__licences__items_last_year": 300}),
    ],
)  # fmt: skip
def test_what_agrees_or_is_not_known_is_no_problem(crawler: Crawler, then, now) -> None:
    assert told(crawler, page(2021, **then), page(2022, **now)) == []


def test_documents_in_force_are_worth_knowing_and_items_are_a_fault(crawler: Crawler) -> None:
    documents = (
        page(2021, t2__normative_docs__in_force=7),
        page(2022, t2__normative_docs__in_force=7, t2__normative_docs__issued=2, t2__normative_docs__repealed=1),
    )  # fmt: skip
    items = (
        page(2019, t2__licences__items_last_year=302, t2__licences__items_delta=142),
        page(2020, t2__licences__items_last_year=302),
    )

    assert told(crawler, *documents, *items) == [
        ("T2-years", "soft", 2020, ["t2.licences.items_last_year"]),
        ("T2-years", "info", 2022, ["t2.normative_docs.in_force"]),
    ]


def test_only_the_year_before_of_the_same_organ_is_set_beside_it(crawler: Crawler) -> None:
    county = Publisher("江城县人民政府", "county", "990101")
    out = {"t3__carried_out__total": 5}

    pages = (page(2019, **out), page(2020, publisher=county, **out), page(2021, t3__carried_in__total=3))
    assert told(crawler, *pages) == []


def test_a_revision_that_mends_the_pair_ends_the_problem(crawler: Crawler) -> None:
    assert told(crawler, page(2020, t3__carried_out__total=5), page(2021, t3__carried_in__total=3))
    assert told(crawler, page(2021, t3__carried_in__total=5), day=14) == []


def test_a_rule_or_a_site_narrows_them(crawler: Crawler) -> None:
    crawler.day(0, page(2020, t3__carried_out__total=5), page(2021, t3__carried_in__total=3))

    assert [row["rule"] for row in problems.ask(crawler.connection, rule="T3-4", site="c")] == ["T3-4"]
    assert problems.ask(crawler.connection, rule="T2-years") == []
    assert problems.ask(crawler.connection, rule="T3-1") == []


def test_every_check_asks_for_codes_and_rules_that_are_there() -> None:
    asked = {code for check in BETWEEN for code in (check.code, *check.before, *check.added, *check.taken)}

    assert asked <= codes.figures()
    assert {check.rule for check in BETWEEN} <= set(RULES)
    assert len(BETWEEN) == 14  # seven columns, two kinds of document, five rows with items of last year
