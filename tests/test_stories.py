"""Removed, restored, moved: scripted stories, each with the events it must make, on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from models import runs
from models.tables import documents as document_rows
from models.tables import locations
from tests.days import TWIN, URL, Crawler, page_of

MOVED = "http://new.county.gov.cn/report.html"
LIST = "http://county.gov.cn/list0.html"
ONE, TWO = page_of("one"), page_of("two")


Visits = list[dict[str, Any]]


def run(
    crawler: Crawler, day: int, visits: Visits, *, state: runs.State = "complete", lists: int = 4
) -> None:
    """A run on a day: so many lists answer, then the visits, each as `see` takes it."""
    crawler.begin(day)
    for number in range(lists):
        crawler.see(None, f"http://county.gov.cn/list{number}.html", kind="list")
    for visit in visits:
        crawler.see(
            visit.get("page"),
            visit.get("url", URL),
            **{k: v for k, v in visit.items() if k not in ("page", "url")},
        )
    crawler.end(state)


def good(page=ONE, url=URL) -> dict[str, Any]:
    return {"page": page, "url": url, "column": LIST}


def bad(kind: str = "not_found", status: int = 404, url: str = URL) -> dict[str, Any]:
    return {"url": url, "status": status, "kind": kind}


def sends(to: str, url: str = URL) -> dict[str, Any]:
    return {"url": url, "status": 302, "location": to}


#: A story: the visits of its runs, two weeks apart, the first a good one; what the runs are called; its events.
Story = tuple[list[Visits], str, list[str]]
STORIES: dict[str, Story] = {
    # removed
    "it answers 404": ([[bad()]] * 3, "complete", ["new", "removed"]),
    "it answers a page that says so": ([[bad("soft_404", 200)]] * 3, "complete", ["new", "removed"]),
    "it answers nothing": ([[bad("empty", 200)]] * 3, "complete", ["new", "removed"]),
    "all its addresses go": (
        [[good(url=TWIN)], *[[bad(), bad(url=TWIN)]] * 3], "complete", ["new", "removed"],
    ),
    # restored
    "it comes back": ([*[[bad()]] * 3, [good()]], "complete", ["new", "removed", "restored"]),
    "it comes back changed": ([*[[bad()]] * 3, [good(TWO)]], "complete", ["new", "removed", "restored"]),
    "it comes back elsewhere": ([*[[bad()]] * 3, [good(url=TWIN)]], "complete", ["new", "removed", "restored"]),
    "it goes and comes and goes": (
        [*[[bad()]] * 3, [good()], *[[bad()]] * 3], "complete", ["new", "removed", "restored", "removed"],
    ),
    # moved
    "it moves": ([[good(url=TWIN), bad()]] * 4, "complete", ["new"]),
    "the site moves and sends its visitors on": (
        [[sends(MOVED), good(url=MOVED)]] * 4, "complete", ["new"],
    ),
    "it moves and is changed": ([[good(TWO, TWIN), bad()]] * 4, "complete", ["new", "revised"]),
    "it moves there and back": (
        [[good(url=TWIN), bad()], [good(url=TWIN), bad()], [good(), bad(url=TWIN)]], "complete", ["new"],
    ),
    # nothing
    "it flaps": ([[bad()], [bad()], [good()]] * 3, "complete", ["new"]),
    "a wall stands before it": ([[bad("challenge", 412)]] * 5, "complete", ["new"]),
    "its server is broken": ([[bad("error", 503)]] * 5, "complete", ["new"]),
    "it only sends its visitors home": ([[sends("http://county.gov.cn/")]] * 5, "complete", ["new"]),
    "lists were not read to their end": ([[bad()]] * 5, "partial", ["new"]),
    "runs fail": ([[bad()]] * 5, "failed", ["new"]),
    "nobody asks for it": ([[]] * 5, "complete", ["new"]),
    "no list names it any more": ([[{"page": ONE}]] * 5, "complete", ["new"]),
    "the whole site says 404": (
        [[bad(), *(bad(url=f"http://county.gov.cn/{n}.html") for n in range(9))]] * 5, "complete", ["new"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_a_story_makes_its_events_and_no_other(crawler: Crawler, story: str) -> None:
    visits, state, expected = STORIES[story]
    run(crawler, 0, [good()])
    for number, of_run in enumerate(visits):
        run(crawler, 14 * (number + 1), of_run, state=state)

    assert crawler.events == expected
    assert crawler.count(document_rows) == 1


def test_stories_are_at_least_twelve() -> None:
    assert len(STORIES) >= 12


def test_a_report_found_elsewhere_keeps_its_identity_and_both_addresses_their_periods(
    crawler: Crawler,
) -> None:
    run(crawler, 0, [good()])
    for number in range(1, 5):
        run(crawler, 14 * number, [good(url=TWIN), bad()])

    [old, new] = crawler.rows(
        locations.c.valid_from, locations.c.valid_to, locations.c.is_primary, locations.c.document_id
    )
    assert old[0] < new[0] < old[1]
    assert (new[1], old[2], new[2], old[3]) == (None, False, True, new[3])
