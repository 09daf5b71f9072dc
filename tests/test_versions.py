"""What makes a version and an event, and above all what does not: the law of the archive, on both databases."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from models import documents, readings
from models.documents import Keeping
from models.tables import (
    assignments,
    captures,
    events,
    figures,
    injections,
    locations,
    periods,
    reports,
    sightings,
    version_metadata,
    versions,
)
from models.tables import documents as document_rows
from models.tables import readings as reading_rows
from models.values import Figure, Problem, Publisher, Removal, Report
from tests.days import START, TOWN, TWIN, URL, Crawler, crawling, page_of


def test_a_first_sight_is_new(crawler: Crawler) -> None:
    assert crawler.day(0, (page_of("text"), URL)) == ["new"]

    assert crawler.count(versions) == crawler.count(document_rows) == crawler.count(reports) == 1
    assert crawler.rows(events.c.event, events.c.report_id) == [("new", 1)]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(again=st.lists(st.sampled_from(["page", "304", "metadata", "skin"]), min_size=1, max_size=12))
def test_unchanged_any_number_of_times_makes_no_version(store: Engine, again: list[str]) -> None:
    """A visit counter, a new skin, a 304, other metadata: one version, one event, however often."""
    with crawling(store) as crawler:
        crawler.day(0, (page_of("text"), URL))

        for number, what in enumerate(again):
            crawler.begin(14 * (number + 1))
            changed = {"metadata": {"doc_no": str(number)}} if what == "metadata" else {}
            kept = crawler.see(None, status=304) if what == "304" else crawler.see(page_of("text", **changed))
            crawler.end()
            assert (kept.event, kept.report) == (None, True)

        assert (crawler.events, crawler.count(versions), crawler.count(periods)) == (["new"], 1, 1)
        assert crawler.rows(sightings.c.last_seen) == crawler.rows(versions.c.last_seen)
        assert crawler.rows(versions.c.last_seen)[0][0] > START + timedelta(days=13)


def test_another_text_is_a_revision(crawler: Crawler) -> None:
    crawler.day(0, (page_of("one"), URL))

    assert crawler.day(14, (page_of("two"), URL)) == ["revised"]

    [first, second] = crawler.rows(periods.c.version_id, periods.c.valid_from, periods.c.valid_to)
    assert first[2] == second[1]
    assert second[2] is None
    assert crawler.rows(versions.c.number) == [(1,), (2,)]


def test_back_to_the_old_text_is_an_old_version(crawler: Crawler) -> None:
    """Versions are distinct contents: the third period shows the first version again."""
    for day, text in enumerate(("one", "two", "one")):
        crawler.day(14 * day, (page_of(text), URL))

    assert crawler.events == ["new", "revised", "revised"]
    assert [row[1] for row in sorted(crawler.rows(periods.c.valid_from, periods.c.version_id))] == [1, 2, 1]
    assert crawler.count(versions) == 2


def test_as_of_gives_the_text_of_the_day(crawler: Crawler) -> None:
    """Half-open: the moment a text is seen it is the state, the moment before it is not."""
    crawler.day(0, (page_of("one"), URL))
    crawler.day(14, (page_of("two"), URL))
    [_, (_, changed)] = crawler.rows(periods.c.version_id, periods.c.valid_from)

    def at(moment: datetime) -> int | None:
        return readings.state_of(crawler.connection, 1, moment)

    assert at(START - timedelta(days=1)) is None
    assert (at(changed - timedelta(microseconds=1)), at(changed), at(changed + timedelta(days=99))) == (
        1,
        2,
        2,
    )


def test_metadata_alone_is_a_dated_row(crawler: Crawler) -> None:
    """Another document number makes no version and no event; each wording is kept once, with its time."""
    for day, number in enumerate(("1号", "1号", "2号")):
        crawler.day(14 * day, (page_of("text", metadata={"doc_no": number, "volatile": str(day)}), URL))

    told = crawler.rows(version_metadata.c.metadata)
    assert [row[0] for row in told] == [{"doc_no": "1号"}, {"doc_no": "2号"}]
    assert crawler.events == ["new"]


def test_twins_are_places_of_one_document(crawler: Crawler) -> None:
    """A print twin is no second report, and its seeing is its own."""
    assert crawler.day(0, (page_of("text"), URL), (page_of("text"), TWIN)) == ["new", None]

    assert (crawler.count(document_rows), crawler.count(locations), crawler.count(versions)) == (1, 2, 1)
    assert crawler.count(sightings) == 2


def test_equal_texts_of_two_towns_are_two_documents(crawler: Crawler) -> None:
    """Copied boilerplate never merges: publisher and year must match too."""
    crawler.day(0, (page_of("text"), URL), (page_of("text", publisher=TOWN), TWIN))

    assert crawler.events == ["new", "new"]
    assert crawler.count(document_rows) == crawler.count(reports) == 2


def test_undecided_reports_are_never_merged(crawler: Crawler) -> None:
    """Without a publisher, a year, or with words in conflict: a document a URL, and a problem that says so."""
    nobody, no_year = page_of("text", publisher=Publisher("石桥镇")), page_of("text", year=None)
    torn = page_of("text", problems=(Problem("publisher_contradiction", "soft", "two organs"),))
    pages = [nobody, nobody, no_year, torn, torn]

    crawler.day(0, *((page, f"http://county.gov.cn/{n}.html") for n, page in enumerate(pages)))

    assert crawler.count(document_rows) == 5
    assert crawler.count(reports) == 0
    assert crawler.rules.count("undecided_publisher") == 4
    assert crawler.rules.count("undecided_year") == 1
    assert {row[0] for row in crawler.rows(assignments.c.report_id)} == {None}


def test_a_different_twin_is_a_variant_and_never_a_revision(crawler: Crawler) -> None:
    """Two texts of one report alive at once: one state, one problem, no event back and forth."""
    crawler.day(0, (page_of("one"), URL))
    for day in (14, 28, 42):
        pages = [(page_of("one"), URL), (page_of("two"), TWIN)]
        assert crawler.day(day, *(reversed(pages) if day == 28 else pages)) == [None, None]

    assert crawler.events == ["new"]
    assert crawler.rules == ["variant"]
    assert (crawler.count(document_rows), crawler.count(versions), crawler.count(periods)) == (1, 2, 1)


def test_twins_that_change_together_are_one_revision(crawler: Crawler) -> None:
    """In whichever order a run meets them."""
    crawler.day(0, (page_of("one"), URL), (page_of("one"), TWIN))

    assert crawler.day(14, (page_of("two"), TWIN), (page_of("two"), URL)) == [None, "revised"]

    assert crawler.rules == []


def test_clones_are_listed_and_publish_nothing(crawler: Crawler) -> None:
    """A clone has an assignment with its trust, but no version, no event, and does not keep a report alive."""
    crawler.day(0, (page_of("text", trust="clone"), "http://clone.com/1.html"))
    crawler.day(14, (page_of("text"), URL), (page_of("text", trust="clone"), "http://clone.com/1.html"))

    assert (crawler.events, crawler.count(versions), crawler.count(document_rows)) == (["new"], 1, 2)
    assert sorted(crawler.rows(assignments.c.trust, assignments.c.report_id)) == [
        ("clone", 1),
        ("official", 1),
    ]


def test_a_new_cleaner_makes_no_versions(crawler: Crawler) -> None:
    """The last capture is cleaned again, once, and its new digest is what the page is compared with."""
    crawler.day(0, (page_of("text"), URL))
    crawler.recleaned = {"cleaner": "cleaner/2", "text": "text"}

    for day in (14, 28):
        assert crawler.day(day, (page_of("text", cleaner="cleaner/2"), URL)) == [None]

    assert (crawler.count(versions), len(crawler.asked)) == (1, 1)


def test_a_change_under_a_new_cleaner_is_still_seen(crawler: Crawler) -> None:
    crawler.day(0, (page_of("one"), URL))
    crawler.recleaned = {"cleaner": "cleaner/2", "text": "one"}

    assert crawler.day(14, (page_of("two", cleaner="cleaner/2"), URL)) == ["revised"]


def test_what_cannot_be_cleaned_again_is_a_problem_and_no_version(crawler: Crawler) -> None:
    crawler.day(0, (page_of("text"), URL))

    assert crawler.day(14, (page_of("text", cleaner="cleaner/2"), URL)) == [None]

    assert (crawler.count(versions), crawler.rules) == (1, ["incomparable"])


def test_a_new_reader_makes_readings_only(crawler: Crawler) -> None:
    """The county changed nothing, we learned to read: figures, problems and assignment are the new reader's."""
    cell = Figure("b1_proactive_total", 1, "printed")
    odd = Problem("B-8", "soft", "odd", ("b1_proactive_total",))
    crawler.day(0, (page_of("text", figures=(cell,), problems=(odd,), year=None), URL))
    keeping = Keeping(None, crawler.site_id, lambda _: None, crawler.reclean)
    better = page_of("text", figures=(cell._replace(value=2),), reader="reader/2")

    fresh = documents.reread(crawler.connection, keeping, 1, better, START + timedelta(days=1))
    again = documents.reread(crawler.connection, keeping, 1, better, START + timedelta(days=2))

    assert (fresh, again) == (True, False)
    assert (crawler.count(versions), crawler.events, crawler.rules) == (1, ["new"], [])
    assert crawler.rows(figures.c.code, figures.c.value) == [("b1_proactive_total", 2.0)]
    assert [row[0] for row in crawler.rows(reading_rows.c.reader)] == ["reader/1", "reader/2"]
    [before, now] = crawler.rows(assignments.c.report_id, assignments.c.valid_to)
    assert (before[0], before[1] is None, now) == (None, False, (1, None))


def test_a_page_that_turned_into_something_else_is_a_problem(crawler: Crawler) -> None:
    """A notice where a report stood: no version, nothing dropped in silence; and forgiven when it is back."""
    crawler.day(0, (page_of("text"), URL))
    notice = replace(page_of("notice"), report=Report("notice"))

    assert crawler.day(14, (notice, URL)) == [None]
    assert crawler.rules == ["report_replaced"]
    crawler.day(28, (page_of("text"), URL))

    assert (crawler.rules, crawler.count(versions)) == ([], 1)


def test_a_late_capture_does_not_rewrite_the_past(crawler: Crawler) -> None:
    """What a killed run left in the WARC is taken up later: its text is kept, the state stays."""
    crawler.day(14, (page_of("two"), URL))
    crawler.begin(0)

    assert crawler.see(page_of("one")).event is None
    assert (crawler.events, crawler.count(versions), crawler.count(periods)) == (["new"], 2, 1)


def test_foreign_words_are_dated_by_the_captures_that_had_them(crawler: Crawler) -> None:
    spam = (Removal("某某彩票", "brand_injection", "body"),)
    crawler.day(0, (page_of("text", removed=spam, trust="official_injected"), URL))
    crawler.day(14, (page_of("text", removed=spam, trust="official_injected"), URL))
    crawler.day(28, (page_of("text"), URL))

    [(first, last)] = crawler.rows(injections.c.first_seen, injections.c.last_seen)
    assert last - first == timedelta(days=14)
    assert crawler.events == ["new"]


def test_a_published_date_is_told_with_the_assignment(crawler: Crawler) -> None:
    crawler.day(0, (page_of("text", published=date(2025, 1, 20)), URL))

    assert crawler.rows(assignments.c.published) == [(date(2025, 1, 20),)]
    assert crawler.count(captures) == 2
