"""The database itself keeps intervals half-open, apart, and at most one a key open: on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from archive.history import as_of, stood
from archive.queries.show import ask as show
from archive.then import Then
from models.errors import NothingFound
from models.tables import assignments, locations, periods
from tests.days import START, URL, Crawler
from tests.replayed import page

DAY = timedelta(days=1)
TABLES = {"periods": periods, "locations": locations, "assignments": assignments}
#: Name -> (from, to) in days of a second row of the key, beside one that lasts from day 0 to day 14.
WRONG: dict[str, tuple[int, int | None]] = {
    "inside": (3, 5),
    "around": (-3, 20),
    "over its end": (13, 20),
    "over its begin": (-3, 1),
    "from within and on": (3, None),
    "from before and on": (-3, None),
    "empty": (20, 20),
    "backwards": (25, 20),
}
RIGHT: dict[str, tuple[int, int | None]] = {
    "behind it": (14, 20),
    "behind it and on": (14, None),
    "before it": (-3, 0),
    "after a gap": (20, 21),
}


def one_that_lasts_two_weeks(crawler: Crawler, name: str) -> tuple[datetime, dict[str, object]]:
    """A row of the table, ended after 14 days: when it began, and its values without its own id."""
    crawler.day(0, (page(URL, "甲子"), URL))
    table = TABLES[name]
    row = dict(crawler.connection.execute(select(table)).mappings().one())
    crawler.connection.execute(update(table).values(valid_to=row["valid_from"] + 14 * DAY))
    row.pop("id", None)
    if name == "locations":
        row["is_primary"] = False  # a document has one primary place, whatever the times
    return row["valid_from"], row


def add(
    crawler: Crawler, name: str, row: dict[str, object], began: datetime, times: tuple[int, int | None]
) -> None:
    start, end = (None if day is None else began + day * DAY for day in times)
    with crawler.connection.begin_nested() as deed:
        crawler.connection.execute(
            insert(TABLES[name]).values(**{**row, "valid_from": start, "valid_to": end})
        )
        deed.rollback()


@pytest.mark.parametrize("name", TABLES)
def test_rows_that_share_a_moment_or_last_none_are_refused(crawler: Crawler, name: str) -> None:
    began, row = one_that_lasts_two_weeks(crawler, name)
    for times in WRONG.values():
        with pytest.raises(IntegrityError):
            add(crawler, name, row, began, times)
    for times in RIGHT.values():
        add(crawler, name, row, began, times)


@pytest.mark.parametrize("name", TABLES)
def test_an_interval_is_never_stretched_over_another(crawler: Crawler, name: str) -> None:
    """A change is judged as an insert is; and an ended interval is not opened while another lasts."""
    began, row = one_that_lasts_two_weeks(crawler, name)
    table = TABLES[name]
    crawler.connection.execute(
        insert(table).values(**{**row, "valid_from": began + 14 * DAY, "valid_to": None})
    )
    for end in (began + 15 * DAY, None):
        with pytest.raises(IntegrityError), crawler.connection.begin_nested():
            crawler.connection.execute(
                update(table).where(table.c.valid_to.is_not(None)).values(valid_to=end)
            )


# -- what came late, and clocks ---------------------------------------------------------------------------
def test_known_at_counts_what_a_kill_left_from_when_it_was_read(crawler: Crawler) -> None:
    """Fetched on day 14, read by the run of day 28: as of day 20 it stood, on day 20 nobody knew."""
    crawler.day(0, (page(URL, "甲子"), URL))
    crawler.begin(28)
    crawler.see(page(URL, "乙丑"), at=START + 14 * DAY)
    day20, day30 = START + 20 * DAY, START + 30 * DAY

    def told(then: Then) -> int | None:
        period = as_of(stood(crawler.connection, 1, then), then.state_at)
        return period.number if period else None

    assert [told(Then(as_of=day20)), told(Then(known_at=day20)), told(Then(known_at=day30))] == [2, 1, 2]
    assert told(Then(as_of=day20, known_at=day30)) == 2
    (row,) = show(crawler.connection, who=URL, year=2024, known_at=day20.isoformat())
    assert row["version"] == 1


def test_a_report_that_only_a_kill_knew_was_not_known(crawler: Crawler) -> None:
    crawler.begin(28)
    crawler.see(page(URL, "甲子"), at=START + 14 * DAY)

    assert show(crawler.connection, who=URL, year=2024, as_of="2026-02-08")
    with pytest.raises(NothingFound):
        show(crawler.connection, who=URL, year=2024, known_at="2026-02-08")


def test_a_clock_that_stepped_back_makes_no_broken_interval(crawler: Crawler) -> None:
    """Moves, takeovers and replays an hour before what is known: every row is kept apart, nothing is lost."""
    crawler.day(10, (page(URL, "甲子"), URL))
    for number, year in ((9, 2023), (8, 2022), (12, 2024), (7, 2023)):
        crawler.day(number, (page(URL, f"文{year}", year=year), URL))

    assert all(
        end is None or start < end
        for start, end in crawler.rows(locations.c.valid_from, locations.c.valid_to)
    )
    assert len([1 for (end,) in crawler.rows(locations.c.valid_to) if end is None]) == 1
