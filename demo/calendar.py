"""calendar — the days of the province: day 1 is 2026-01-19, each further day comes two weeks later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

START = date(2026, 1, 19)
STEP = timedelta(days=14)
LAST = 5  # days beyond it bring no news

REVISED_ON, RESKINNED_ON, GONE_FROM, MOVED_ON, REMOVED_ON = 2, 2, 3, 4, 5


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """Day *n* of the calendar, counted from 1."""

    n: int

    def __post_init__(self) -> None:
        if self.n < 1:
            raise ValueError(f"the calendar begins with day 1, not {self.n}")

    @property
    def date(self) -> date:
        return START + (self.n - 1) * STEP

    @property
    def content(self) -> int:
        """The day whose pages are served: the fifth's for ever after it."""
        return min(self.n, LAST)

    @property
    def clock(self) -> str:
        """The time handed to the crawl, ISO 8601 in UTC."""
        return f"{self.date.isoformat()}T08:00:00Z"


def dawn(n: int) -> datetime:
    """The moment at which day *n*'s changes were published, an hour before any crawl of that day."""
    return datetime.combine(Day(n).date, time(7), UTC)


STORY = {
    1: "reports to 2024 from all organs, of 2025 from a few",
    2: "new reports; one figure revised in silence; one page in a new skin",
    3: "new reports; one report has gone",
    4: "new reports; the third county has moved to another CMS",
    5: "the last new reports; the gone report has now failed three visits",
}
