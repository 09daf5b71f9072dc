"""The gate of versions: what leaves a report as it was makes none, what changes it makes one each, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from models.tables import documents as document_rows
from models.tables import locations, periods, version_metadata, versions
from models.values import Page
from pipelines.clean import merge
from pipelines.read import open_page
from tests.cosmetic import COSMETIC
from tests.days import TWIN, page_of
from tests.packages import KNOWLEDGE
from tests.served import BASE, URL, Served
from tests.substantive import SUBSTANTIVE


@pytest.fixture(scope="module", autouse=True)
def _each_file_opened_once() -> Iterator[None]:
    """Most of these pages hand out the same two files: opening a document is pure, so it is remembered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merge, "open_document", cache(merge.open_document))
        yield


def read(served: Served) -> Page:
    return open_page(served.capture(), KNOWLEDGE)


@pytest.fixture(scope="module")
def base() -> Page:
    return read(BASE)


@pytest.fixture(scope="module")
def cosmetic() -> dict[str, tuple[Served, Page]]:
    return {name: (served := change(BASE), read(served)) for name, change in COSMETIC.items()}


@pytest.fixture(scope="module")
def substantive() -> dict[str, tuple[Served, Page]]:
    return {name: (served := change(BASE), read(served)) for name, change in SUBSTANTIVE.items()}


def test_the_tables_are_long_and_every_change_is_one(cosmetic, substantive) -> None:
    assert len(cosmetic) >= 50
    assert len(substantive) >= 50
    assert all(served != BASE for served, _ in (*cosmetic.values(), *substantive.values()))


def test_content_alone_has_a_say_in_the_digest(base, cosmetic, substantive) -> None:
    """Each substantive change has a digest of its own, no cosmetic one has."""
    assert [name for name, (_, page) in cosmetic.items() if page.clean_digest != base.clean_digest] == []
    assert len({page.clean_digest for _, page in substantive.values()} - {base.clean_digest}) == len(
        SUBSTANTIVE
    )


def test_no_change_hides_whose_report_it_is(base, cosmetic, substantive) -> None:
    for _, page in (*cosmetic.values(), *substantive.values()):
        report = page.report
        assert (report.kind, report.publisher.name, report.report_year) == (
            "annual_report", base.report.publisher.name, 2025,
        )  # fmt: skip


def test_cosmetic_changes_make_no_version_and_no_event(crawler, base, cosmetic) -> None:
    """Seen one after the other and the plain page between them; twins and mirrors are places of the same document."""
    crawler.day(0, (base, URL))
    for number, (served, page) in enumerate(cosmetic.values()):
        assert crawler.day(2 * number + 1, (page, served.url)) == [None]
        assert crawler.day(2 * number + 2, (base, URL)) == [None]

    assert crawler.events == ["new"]
    assert (crawler.count(document_rows), crawler.count(versions), crawler.count(periods)) == (1, 1, 1)
    assert crawler.count(locations) == len({served.url for served, _ in cosmetic.values()})


def test_substantive_changes_make_exactly_as_many_revisions(crawler, base, substantive) -> None:
    crawler.day(0, (base, URL))
    found = [crawler.day(1 + n, (page, URL)) for n, (_, page) in enumerate(substantive.values())]

    assert found == [["revised"]] * len(substantive)
    assert crawler.count(versions) == crawler.count(periods) == len(substantive) + 1
    assert crawler.count(document_rows) == 1


def test_metadata_alone_makes_dated_rows(crawler, base, cosmetic) -> None:
    """What a page tells of itself is kept with its time, and is no version."""
    _, numbered = cosmetic["another number in the index"]
    _, disclosed = cosmetic["another way of disclosure"]
    for number, page in enumerate((base, numbered, disclosed)):
        crawler.day(number, (page, URL))

    assert (crawler.events, crawler.count(versions), crawler.count(version_metadata)) == (["new"], 1, 3)


def test_a_changed_cleaner_makes_no_version(crawler, base, cosmetic) -> None:
    """A day with tomorrow's cleaner, whose digests are all others: the last capture is cleaned again."""
    tomorrow = {"cleaner": "nianbao-clean/of-tomorrow", "clean_digest": "0" * 64}
    crawler.day(0, (base, URL))
    crawler.reclean = lambda _capture: "0" * 64

    for number, (_, page) in enumerate(cosmetic.values()):
        assert crawler.day(number + 1, (replace(page, **tomorrow), URL)) == [None]
    assert (crawler.events, crawler.count(versions)) == (["new"], 1)


def test_equal_words_of_two_towns_stay_two_reports(crawler) -> None:
    """Read by the real reader: the same page but for whose it is."""
    ours = Served(
        BASE.html.replace("辛店街道", "齐都镇").replace("齐都镇办事处", "齐都镇人民政府"), BASE.files
    )
    pages = [(read(BASE), URL), (read(ours), TWIN)]
    for number in range(3):
        crawler.day(number, *pages)

    assert crawler.events == ["new", "new"]
    assert crawler.count(document_rows) == crawler.count(versions) == 2


def test_two_texts_alive_at_two_addresses_never_alternate(crawler, base, substantive) -> None:
    """In whatever order they are met, and for as long as both stand: one state, one problem."""
    _, other = substantive["a blank for a zero"]
    crawler.day(0, (base, URL))
    for number in range(1, 9):
        pages = [(base, URL), (other, URL.replace("65", "66"))]
        assert crawler.day(number, *(reversed(pages) if number % 2 else pages)) == [None, None]

    assert (crawler.events, crawler.count(periods)) == (["new"], 1)
    assert "variant" in crawler.rules


def test_boilerplate_that_equals_by_digest_never_merges(crawler) -> None:
    """The same digest under two publishers, or under two years, is two documents."""
    crawler.day(0, (page_of("text", year=2023), URL), (page_of("text", year=2024), TWIN))

    assert (crawler.events, crawler.count(document_rows)) == (["new", "new"], 2)
