"""When a report counts as gone, moved or back: the rule of removals and of primary places, on both databases."""

import pytest

from models import documents, runs
from models.tables import documents as document_rows
from models.tables import (
    events,
    locations,
    periods,
    reports,
    versions,
)
from tests.days import TWIN, URL, Crawler, page_of


def test_official_places_decide(crawler: Crawler) -> None:
    """A mirror known first gives way to the official page, and never takes the state back."""
    crawler.day(0, (page_of("mirrored", trust="unverified_mirror"), "http://192.0.2.1/a.html"))

    assert crawler.day(14, (page_of("official"), URL)) == ["revised"]
    assert crawler.day(28, (page_of("mirrored", trust="unverified_mirror"), "http://192.0.2.1/a.html")) == [
        None
    ]


def test_a_move_keeps_the_document(crawler: Crawler) -> None:
    """Another CMS, the same text: no version, no event, however the two addresses are met."""
    crawler.day(0, (page_of("text"), URL))
    for day in range(1, 6):
        assert crawler.day(14 * day, (page_of("text"), TWIN), gone=(URL,)) == [None, None]

    assert (crawler.events, crawler.count(document_rows)) == (["new"], 1)
    rows = crawler.rows(locations.c.is_primary, locations.c.valid_to)
    assert (rows[0][0], rows[1]) == (False, (True, None))
    assert rows[0][1] is not None


def test_a_move_with_another_text_is_a_revision(crawler: Crawler) -> None:
    """At the end of the run, when the lists are known to point elsewhere; with the redirect, at once."""
    crawler.day(0, (page_of("one"), URL))

    assert crawler.day(14, (page_of("two"), TWIN), gone=(URL,)) == [None, None, "revised"]

    crawler.begin(28)
    crawler.see(None, TWIN, status=302, location="http://county.gov.cn/third.html")
    assert crawler.see(page_of("three"), "http://county.gov.cn/third.html").event == "revised"
    assert crawler.events == ["new", "revised", "revised"]


def test_one_page_for_the_newest_report_is_two_documents(crawler: Crawler) -> None:
    """Where a URL shows next year's report, last year's did not turn into it."""
    crawler.day(0, (page_of("one", year=2024), URL))

    assert crawler.day(14, (page_of("two", year=2025), URL)) == ["new"]

    assert crawler.count(document_rows) == crawler.count(reports) == 2
    assert len([row for row in crawler.rows(locations.c.valid_to) if row[0] is None]) == 1


def test_three_failures_over_two_weeks_are_a_removal(crawler: Crawler) -> None:
    """Days 14, 28 and 42 fail: gone on day 42, with the captures that show it; back on day 70."""
    crawler.day(0, (page_of("text"), URL))

    assert [crawler.day(day, gone=(URL,)) for day in (14, 28, 42)] == [[None], [None], [None, "removed"]]
    [(evidence,)] = crawler.rows(events.c.evidence)[1:]
    assert len(evidence["failed"]) == 3
    assert evidence["last_good"]["capture"] == 2
    assert crawler.day(56, gone=(URL,)) == [None]
    assert [place.live for place in documents.known(crawler.connection, crawler.site_id)] == [False]

    assert crawler.day(70, (page_of("text"), URL)) == ["restored"]
    assert (crawler.count(versions), crawler.count(periods)) == (1, 2)


@pytest.mark.parametrize(
    ("days", "state", "others"),
    [
        pytest.param((14, 28), "complete", 9, id="two visits"),
        pytest.param((1, 2, 13), "complete", 9, id="twelve days"),
        pytest.param((14, 28, 42), "partial", 9, id="partial runs"),
        pytest.param((14, 28, 42), "complete", 0, id="a site where nothing else answers"),
    ],
)
def test_less_is_no_removal(crawler: Crawler, days: tuple[int, ...], state: runs.State, others: int) -> None:
    crawler.day(0, (page_of("text"), URL))

    for day in days:
        crawler.begin(day)
        for n in range(others):
            crawler.see(None, f"http://county.gov.cn/{n}", kind="list")
        crawler.see(None, URL, status=404)
        assert crawler.end(state) == ()

    assert crawler.events == ["new"]


def test_a_good_visit_forgives_the_failed_ones(crawler: Crawler) -> None:
    crawler.day(0, (page_of("text"), URL))
    crawler.day(14, gone=(URL,))
    crawler.day(28, gone=(URL,))
    crawler.day(42, (page_of("text"), URL))
    for day in (56, 70):
        crawler.day(day, gone=(URL,))

    assert crawler.events == ["new"]


def test_a_removed_report_answers_304_and_is_back(crawler: Crawler) -> None:
    crawler.day(0, (page_of("text"), URL))
    for day in (14, 28, 42):
        crawler.day(day, gone=(URL,))
    crawler.begin(56)

    assert crawler.see(None, URL, status=304).event == "restored"
