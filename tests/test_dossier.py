"""What is kept of what went: a page, a file of it, or its entry in a list; and when a file counts as dead or gone."""

from __future__ import annotations

from typing import Any

import pytest

from models import outages
from models.journal import Ended
from models.outages import Outage
from models.tables import events, problems
from models.values import Capture
from tests.days import TWIN, URL, Crawler, page_of

LIST = "http://county.gov.cn/list0.html"
FILE = "http://county.gov.cn/1.pdf"
WITH, WITHOUT = page_of("with its file"), page_of("without it")


def test_a_removal_says_what_answered_and_what_was_had_last(crawler: Crawler) -> None:
    """Responses with their dates, the last good capture, the files it was read with: those of before were replaced."""
    old, new = (file_on(crawler, day) for day in (0, 7))
    for day, part in ((0, old), (7, new)):
        run(crawler, day, {"page": WITH, "parts": (part,)})
    for day in (14, 28, 42):
        run(crawler, day, {"page": None, "status": 404})

    found = dossier(crawler)
    assert [(row["status"], row["kind"], row["at"][:10]) for row in found["failed"]] == [
        (404, "not_found", day) for day in ("2026-02-02", "2026-02-16", "2026-03-02")
    ]
    assert found["last_good"]["at"].startswith("2026-01-26")
    assert [(file["url"], file["at"][:10], file["failed"]) for file in found["files"]] == [
        (FILE, "2026-01-26", [])
    ]
    assert (found["went"], found["list_entry"]) == (["page"], None)


@pytest.mark.parametrize(
    ("still", "went"), [(True, ["page"]), (False, ["page", "list_entry"])], ids=["named", "not named"]
)
def test_a_removal_says_whether_its_list_names_it_still(
    crawler: Crawler, still: bool, went: list[str]
) -> None:
    """Known at the end of a run: the page was asked for before its list. The journal is told, for a rebuild."""
    run(crawler, 0, {"page": WITH, "column": LIST})
    for day in (14, 28, 42):
        listed = {URL: LIST} if still else {TWIN: LIST}
        run(crawler, day, {"page": None, "status": 404}, listed=listed)

    found = dossier(crawler)
    entry = found["list_entry"]
    assert found["went"] == went
    assert (entry["url"], entry["still_named"], entry["answered"]["kind"]) == (LIST, still, "list")
    assert entry["last_named"].startswith("2026-03-02" if still else "2026-01-19")
    last = crawler.told[-1]
    assert isinstance(last, Ended)
    assert (last.named, last.removed) == ((((URL, LIST),) if still else ()), ((URL, "removed"),))


def test_a_report_goes_with_the_file_that_was_all_of_it(crawler: Crawler) -> None:
    """The page answers and tells no report any more: three visits found its file gone, and the dossier says so."""
    run(crawler, 0, {"page": WITH, "parts": (file_on(crawler, 0),)})
    shell = page_of("shell", kind="other")
    for day in (14, 28, 56):
        run(crawler, day, {"url": FILE, "page": None, "status": 404}, {"page": shell, "missed": (FILE,)})

    found = dossier(crawler)
    assert crawler.events == ["new", "removed"]
    assert found["went"] == ["attachment"]
    assert [row["at"][:10] for row in found["failed"]] == ["2026-02-02", "2026-02-16", "2026-03-16"]
    assert found["files"][0]["last_good"]["at"].startswith("2026-01-19")


def test_a_page_that_is_rewritten_into_something_else_is_no_removal(crawler: Crawler) -> None:
    """All its files stand: a report stood there, and that is a problem for a person to look at."""
    run(crawler, 0, {"page": WITH, "parts": (file_on(crawler, 0),)})
    for day in (14, 28, 56):
        run(crawler, day, {"page": page_of("shell", kind="other"), "parts": (file_on(crawler, day),)})

    assert crawler.events == ["new"]
    assert crawler.rules == ["report_replaced"]


def test_a_revision_by_a_file_that_went_keeps_what_was_said_of_the_file(crawler: Crawler) -> None:
    run(crawler, 0, {"page": WITH, "parts": (file_on(crawler, 0),)})
    for day in (14, 28):
        run(crawler, day, {"url": FILE, "page": None, "status": 410, "kind": "not_found"}, {"page": WITH, "missed": (FILE,)})  # fmt: skip
    run(crawler, 56, {"url": FILE, "page": None, "status": 404}, {"page": WITHOUT, "missed": (FILE,)})

    found = dossier(crawler)
    assert crawler.events == ["new", "revised"]
    assert found["went"] == ["attachment"]
    assert [row["status"] for row in found["files"][0]["failed"]] == [410, 410, 404]


@pytest.mark.parametrize(
    ("answers", "dead", "gone"),
    [
        pytest.param([(0, 404)], False, False, id="once"),
        pytest.param([(0, 404), (5, 404)], False, False, id="twice within a week"),
        pytest.param([(0, 404), (7, 404)], True, False, id="twice, a week apart"),
        pytest.param([(0, 404), (7, 503)], False, False, id="the server broke"),
        pytest.param([(0, 404), (7, 200), (14, 404)], False, False, id="it was back"),
        pytest.param([(0, 404), (7, 404), (35, 404)], True, True, id="three times in two weeks and more"),
    ],
)
def test_a_file_is_dead_once_its_server_has_said_so_again(
    crawler: Crawler, answers: list[tuple[int, int]], dead: bool, gone: bool
) -> None:
    """Dead: no loss any more, and seldom asked for; gone: the page is read without it."""
    kinds = {404: "not_found", 503: "error", 200: "attachment"}
    for day, status in answers:
        run(crawler, day, {"url": FILE, "page": None, "status": status, "kind": kinds[status]})

    found = outages.of(crawler.connection, FILE)
    assert isinstance(found, Outage)
    assert (found.is_dead, found.is_gone) == (dead, gone)
    later = found.said[-1].fetched_at + outages.SELDOM
    asked = [outages.resting(crawler.connection, [FILE], at) for at in (crawler.now, later)]
    assert asked == [frozenset((FILE,) if dead else ()), frozenset()]


def test_what_a_page_misses_is_told_until_it_is_had(crawler: Crawler) -> None:
    """Lost at first, known dead on the second visit, still told while nobody asks for it, and no more once it is there."""
    told = []
    for day, asked in ((0, 404), (14, 404), (28, None), (42, 200)):
        had = {"parts": (file_on(crawler, day),)} if asked == 200 else {"missed": (FILE,)}
        file = [{"url": FILE, "page": None, "status": asked}] if asked == 404 else []
        run(crawler, day, *file, {"page": WITHOUT, **had})
        told.append([tuple(row) for row in crawler.rows(problems.c.rule, problems.c.message)])

    dead = f"a file answers 404 (not_found) since 2026-01-19; the page is read without it: {FILE}"
    lost = f"a file could not be had; the page is read without it: {FILE}"
    assert told == [
        [("attachment_lost", lost)],
        [("attachment_dead", dead)],
        [("attachment_dead", dead)],
        [],
    ]


def file_on(crawler: Crawler, day: int) -> Capture:
    crawler.begin(day)
    return Capture(b"", FILE, fetched_at=crawler.now)


def run(crawler: Crawler, day: int, *visits: dict[str, Any], listed: dict[str, str] | None = None) -> None:
    """A complete run on a day: four lists answer, then the visits, each as `see` takes it."""
    crawler.begin(day)
    for number in range(4):
        crawler.see(None, f"http://county.gov.cn/list{number}.html", kind="list")
    for visit in visits:
        crawler.see(**visit)
    crawler.end(listed=listed or {})


def dossier(crawler: Crawler) -> dict[str, Any]:
    [(found,)] = [row for row in crawler.rows(events.c.evidence) if row[0]]
    return dict(found)
