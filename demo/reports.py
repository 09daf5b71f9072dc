"""reports — every report the province ever publishes, with what happens to it on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from demo import articles
from demo.calendar import GONE_FROM, MOVED_ON, RESKINNED_ON, REVISED_ON, START, Day
from demo.figures import Figures, Number, generator, history
from demo.names import LAST_YEAR, PUBLISHERS, TONGTING, Publisher

FIRST_ARTICLE = 12345

# what is special about a report: (organ, year), by slug
REVISED = ("shz", 2024)
REVISED_CODE, REVISED_BY = "t2.licences.decisions", 7  # no sum and no sentence uses this cell
RESKINNED = ("obz", 2023)
GONE = ("ltz", 2021)
ONLY_PDF = ("qsz", 2022)
ONLY_DOCX = ("sfz", 2023)
INJECTED = ("kqz", 2022)
BUSY = ("wzx", 2020)  # its page answers 503 when it is first asked for
CLONED = (("jyj", 2023), ("shz", 2022), ("ylz", 2023))


@dataclass(frozen=True, slots=True)
class Report:
    """One organ's report for one year; *number* is unique in the province and never changes."""

    publisher: Publisher
    year: int
    number: int
    published: date
    first_day: int

    @property
    def key(self) -> tuple[str, int]:
        return self.publisher.slug, self.year

    @property
    def gone_from(self) -> int | None:
        return GONE_FROM if self.key == GONE else None

    @property
    def source(self) -> str:
        """Where its text stands: in the page (html) or only in an attachment (pdf, docx)."""
        return {ONLY_PDF: "pdf", ONLY_DOCX: "docx"}.get(self.key, "html")

    @property
    def injected(self) -> bool:
        return self.key == INJECTED

    @property
    def index_no(self) -> str:
        p = self.publisher
        return f"{p.county.code}-{p.number:03d}/{self.published.year}-{self.number:05d}"

    def alive(self, day: Day) -> bool:
        return self.first_day <= day.content and not self.gone(day)

    def gone(self, day: Day) -> bool:
        return self.gone_from is not None and day.content >= self.gone_from

    def reskinned(self, day: Day) -> bool:
        return self.key == RESKINNED and day.content >= RESKINNED_ON

    def changed_on(self, day: Day) -> int | None:
        """The last day up to *day* on which this page changed other than by its neighbours."""
        event = {REVISED: REVISED_ON, RESKINNED: RESKINNED_ON}.get(self.key)
        if self.publisher.county is TONGTING and day.content >= MOVED_ON:
            return MOVED_ON
        return event if event and event <= day.content else None

    def figures(self, day: Day) -> Figures:
        """The printed statutory figures as they stand on *day*."""
        figures: Mapping[str, Number] = history(self.publisher)[self.year]
        if self.key == REVISED and day.content >= REVISED_ON:
            return {**figures, REVISED_CODE: figures[REVISED_CODE] + REVISED_BY}
        return figures

    def article(self, day: Day) -> articles.Article:
        return articles.report(self.publisher, self.year, self.figures(day), self.published)


def _published(publisher: Publisher, year: int) -> date:
    """A day of the first quarter after the report year; the newest fall between two days of the calendar."""
    rng = generator(publisher, year, "published")
    if year < LAST_YEAR or publisher.first_day_2025 is None:
        return date(year + 1, 1, 6) + timedelta(days=rng.randint(0, 80))
    eve = Day(publisher.first_day_2025).date if publisher.first_day_2025 > 1 else START
    return eve - timedelta(days=rng.randint(1, 10))


@cache
def all_reports() -> tuple[Report, ...]:
    """Every report in a fixed order, organ by organ and year by year."""
    found: list[Report] = []
    for publisher in PUBLISHERS:
        for year in range(publisher.first_year, LAST_YEAR + 1):
            day = 1 if year < LAST_YEAR else publisher.first_day_2025
            if day is not None:
                number = FIRST_ARTICLE + 7 * len(found)
                found.append(Report(publisher, year, number, _published(publisher, year), day))
    return tuple(found)


def report_of(slug: str, year: int) -> Report:
    return next(r for r in all_reports() if r.key == (slug, year))
