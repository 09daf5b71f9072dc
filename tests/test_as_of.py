"""--as-of and --known-at, told by hand: what a day means, what each question makes of it, what no answer may know."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from archive.__main__ import main
from archive.answer import plain
from archive.hand_over import handed
from archive.history import as_of, stood
from archive.queries.coverage import ask as coverage
from archive.queries.diff import ask as diff
from archive.queries.search import ask as search
from archive.queries.show import ask as show
from archive.queries.versions import ask as history_of
from archive.then import Then
from archive.who import moment
from demo.calendar import Day
from demo.truth import events
from models import documents
from models.documents import Keeping
from models.errors import NothingFound, WrongArguments
from tests.days import COUNTY, START, TOWN, TWIN, URL, Crawler
from tests.replayed import TEXTS, page


# -- told by hand ---------------------------------------------------------------------------------------
def test_a_day_means_its_end(crawler: Crawler) -> None:
    """A text that came at midnight is the next day's; the last microsecond is the day's."""
    end = moment("2026-02-02")
    assert end is not None
    assert (end.isoformat(), moment("2026-02-02", end_of_day=False)) == (
        "2026-02-02T23:59:59.999999+00:00", datetime.fromisoformat("2026-02-02T00:00:00Z"),
    )  # fmt: skip
    crawler.day(0, (page(URL, "甲子"), URL))
    crawler.begin()
    crawler.now = datetime.fromisoformat("2026-02-02T23:59:59Z")
    crawler.see(page(URL, "乙丑"))

    assert show(crawler.connection, who=URL, year=2024, as_of="2026-02-02")[0]["version"] == 1


def test_diff_as_of_a_day_is_the_last_change_by_then(crawler: Crawler) -> None:
    for number, text in enumerate(TEXTS):
        crawler.day(14 * number, (page(URL, text), URL))

    def versions(**asked: str) -> list[tuple[int, int]]:
        rows = diff(crawler.connection, who=URL, year=2024, **asked)
        return [(row["from"]["version"], row["to"]["version"]) for row in rows]

    assert versions() == [(2, 3)]
    assert versions(as_of="2026-02-03") == versions(known_at="2026-02-03") == [(1, 2)]
    assert versions(from_="2026-01-20", known_at="2026-02-03") == [(1, 2)]
    with pytest.raises(NothingFound):
        versions(known_at="2026-01-20")
    with pytest.raises(WrongArguments, match="give one of them"):
        versions(to="2026-02-03", as_of="2026-02-03")


def test_coverage_as_of_a_day_knows_no_later_report_run_or_removal(crawler: Crawler) -> None:
    """What was not there yet is missing, not removed; what went later is still published."""
    crawler.day(0, (page(TWIN, "甲子", year=2023), TWIN))
    crawler.day(14, (page(TWIN, "甲子", year=2023), TWIN), (page(URL, "乙丑", year=2023), URL))
    for number in (28, 42, 56):
        crawler.day(number, (page(URL, "乙丑", year=2023), URL), gone=(TWIN,))

    def state(**asked: str) -> dict[str, str]:
        rows = coverage(crawler.connection, year=2023, province="990101", **asked)
        return {row["publisher"]: row["state"] for row in rows}

    county, town = COUNTY.name, TOWN.name
    assert state() == {county: "published", town: "removed"}
    for asked in ("as_of", "known_at"):
        assert state(**{asked: "2026-02-03"}) == {county: "published", town: "published"}
        assert state(**{asked: "2026-01-20"}) == {town: "published"}
        assert coverage(crawler.connection, year=2023, **{asked: "2026-01-01"}) == []


def test_what_was_known_is_not_what_was_published(crawler: Crawler) -> None:
    """As of a day tells it with today's reading; known at that day tells it with the reading of then."""
    crawler.day(0, (page(URL, "甲子"), URL))
    keeping = Keeping(crawler.run_id, crawler.site_id, {"990101": "华东省澄江市江城县"}.get, crawler.reclean)
    documents.reread(crawler.connection, keeping, 1, page(URL, "甲子", 2, 2023), START + timedelta(days=9))

    (now,) = show(crawler.connection, who=URL, year=2023, as_of="2026-01-20")
    (then,) = show(crawler.connection, who=URL, year=2024, known_at="2026-01-20")
    assert (now["sections"][0]["code"], then["sections"][0]["code"]) == ("by_2", "by_1")
    for year, asked in ((2024, {"as_of": "2026-01-20"}), (2023, {"known_at": "2026-01-20"})):
        with pytest.raises(NothingFound):
            show(crawler.connection, who=URL, year=year, **asked)


def test_a_text_taken_up_late_rewrites_no_state(crawler: Crawler) -> None:
    """A capture of an earlier time that comes to light after the present state began is a version and no period."""
    crawler.day(14, (page(URL, "乙丑"), URL))
    crawler.begin(3)
    crawler.see(page(URL, "甲子"))
    history = stood(crawler.connection, 1)

    assert [period.number for period in history] == [1]
    assert as_of(history, START + timedelta(days=5)) is None
    assert search(crawler.connection, words=["甲子"]) == []


def test_an_export_tells_nothing_of_later_days(crawler: Crawler) -> None:
    crawler.day(0, (page(URL, "甲子"), URL))
    crawler.day(14, (page(URL, "乙丑"), URL))

    (one,) = handed(crawler.connection, Then(known_at=START + timedelta(days=1)))
    (now,) = handed(crawler.connection, Then())
    assert one.period is not None
    assert (one.period.number, one.period.valid_to, one.last_seen) == (1, None, None)
    assert now.last_seen == now.holding.last_seen


def test_a_printed_moment_asks_for_what_it_was_printed_of(crawler: Crawler) -> None:
    """Moments are printed to the second and kept finer: the begin of a version, typed as printed, finds that version."""
    crawler.day(0, (page(URL, "甲子"), URL))
    crawler.begin()
    crawler.see(page(URL, "乙丑"), at=START + timedelta(days=14, microseconds=900_000))

    history = history_of(crawler.connection, who=URL, year=2024)
    for row in history:
        (found,) = show(crawler.connection, who=URL, year=2024, as_of=str(plain(row["valid_from"])))
        assert found["version"] == row["version"]
    assert [row["version"] for row in history] == [1, 2]


@pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01T00:00:00+10:00", "2026-13-01", "gestern"])
def test_a_moment_beyond_the_calendar_is_a_wrong_argument(far: str) -> None:
    with pytest.raises(WrongArguments, match="is no date"):
        moment(far)


def test_the_front_door_takes_both_moments(province_archive, monkeypatch, capsys, tmp_path) -> None:
    """The province's silent revision, before and after, known and not yet known; and in an export's package."""
    (event,) = (event for event in events(Day(5)) if event.kind == "revised")
    monkeypatch.setenv("NIANBAO_DATABASE", f"sqlite:///{province_archive}/archive.db")
    about = ["show", event.publisher_full_name, "--year", str(event.year), "--json"]

    def run(*words: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 0
        return capsys.readouterr().out

    for option, day, value in (
        ("--known-at", "2026-01-20", event.before),
        ("--known-at", "2026-02-03", event.after),
        ("--as-of", "2026-01-20", event.before),
    ):
        (row,) = map(json.loads, run(*about, option, day).splitlines())
        (figure,) = (f for f in row["figures"] if f["code"] == event.code)
        assert figure["value"] == value
    run("export", "--format", "jsonl", "--known-at", "2026-01-20", str(tmp_path / "out"))
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert (package["as_of"], package["known_at"]) == (None, "2026-01-20T23:59:59.999999+00:00")
    assert run("coverage", "--known-at", "2026-01-20")
