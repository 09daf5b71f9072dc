"""truth — what a perfect crawl of the province would know on a day: reports, events, neighbours, clones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from demo import prose, site_clone
from demo.calendar import MOVED_ON, REMOVED_ON, REVISED_ON, Day
from demo.columns import Entry, entry_of, group_of, neighbour_entry
from demo.figures import Number, era_of
from demo.names import COUNTIES, County
from demo.neighbours import all_neighbours
from demo.reports import REVISED_CODE, Report, all_reports
from demo.web_address import BASE_PORT, clone_origin, county_origin


@dataclass(frozen=True, slots=True)
class ReportTruth:
    """A report as it stands; *url* is its last address (that of a gone report answers 404).

    *publisher_full_name* is the fullest form, with province and prefecture as the division table has them (the
    pages themselves print it from the prefecture or the county on). *figures* maps the statutory codes to the printed values (empty for the oldest form), *facts* the
    narrative codes to the numbers its prose states. *needs_browser*: no list but a script's names it.
    """

    publisher_full_name: str
    level: str
    division_code: str
    township_code: str | None
    year: int
    era: str
    title: str
    url: str
    figures: Mapping[str, Number]
    facts: Mapping[str, int]
    published: str
    source: str
    first_day: int
    gone_from: int | None
    injected: bool
    needs_browser: bool


@dataclass(frozen=True, slots=True)
class Event:
    """What a crawl that ran on every day may report: *day* is the day on which it can first be known."""

    day: int
    kind: str  # new | revised | removed
    publisher_full_name: str
    year: int
    code: str | None = None
    before: Number | None = None
    after: Number | None = None


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A page of a report column that is no report."""

    kind: str
    title: str
    url: str


def _day(day: Day | int) -> Day:
    return day if isinstance(day, Day) else Day(day)


def _truth(report: Report, day: Day, base_port: int) -> ReportTruth:
    p, entry = report.publisher, entry_of(report)
    figures = report.figures(day)
    return ReportTruth(
        publisher_full_name=p.fullest_name,
        level=p.level,
        division_code=p.county.code,
        township_code=p.township_code,
        year=report.year,
        era=era_of(report.year),
        title=entry.title,
        url=county_origin(p.county, base_port) + entry.path(day),
        figures=MappingProxyType(dict(figures)),
        facts=MappingProxyType(prose.facts(p, report.year, figures)),
        published=report.published.isoformat(),
        source=report.source,
        first_day=report.first_day,
        gone_from=report.gone_from,
        injected=report.injected,
        needs_browser=group_of(p) == "street",
    )


@cache
def _all(content: int, base_port: int) -> tuple[ReportTruth, ...]:
    on = Day(content)
    return tuple(_truth(r, on, base_port) for r in all_reports() if r.first_day <= content)


def truth(day: Day | int, base_port: int = BASE_PORT) -> tuple[ReportTruth, ...]:
    """Every report that has been on the air by *day*, gone ones (``gone_from``) included."""
    return _all(_day(day).content, base_port)


def alive(day: Day | int, base_port: int = BASE_PORT) -> tuple[ReportTruth, ...]:
    """The reports that answer on *day*: those of `truth` without the gone."""
    content = _day(day).content
    return tuple(r for r in truth(day, base_port) if r.gone_from is None or content < r.gone_from)


def events(day: Day | int) -> tuple[Event, ...]:
    """All events a crawl of each day up to *day* should hold, in the order of their days."""
    on = _day(day)
    found = [Event(r.first_day, "new", r.publisher.fullest_name, r.year) for r in all_reports()]
    for report in all_reports():
        name = report.publisher.fullest_name
        before, after = report.figures(Day(1)), report.figures(Day(REVISED_ON))
        if before != after:
            values = before[REVISED_CODE], after[REVISED_CODE]
            found.append(Event(REVISED_ON, "revised", name, report.year, REVISED_CODE, *values))
        if report.gone_from is not None:
            found.append(Event(REMOVED_ON, "removed", name, report.year))
    return tuple(sorted((e for e in found if e.day <= on.content), key=lambda e: e.day))


def moved(day: Day | int, county: County) -> bool:
    """Whether the county's addresses of *day* differ from those of the first day."""
    return _day(day).content >= MOVED_ON and county is COUNTIES[-1]


def neighbours(day: Day | int, base_port: int = BASE_PORT) -> tuple[OtherPage, ...]:
    """The pages of report columns that are something else."""
    on = _day(day)
    rows = ((n, neighbour_entry(n)) for n in all_neighbours())
    return tuple(OtherPage(n.kind, e.title, county_origin(n.county, base_port) + e.path(on)) for n, e in rows)


def clones(base_port: int = BASE_PORT) -> tuple[str, ...]:
    """The addresses of the copies on the clone host."""

    def url(entry: Entry) -> str:
        return clone_origin(base_port) + entry.path(Day(1))

    return tuple(url(e) for e in site_clone.cloned())
