"""columns — which entries stand in which column of a county's portal on a day, and under which address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from demo.articles import Article, title
from demo.calendar import LAST, MOVED_ON, Day, dawn
from demo.names import LANXI, TONGTING, YUNZHI, County, Publisher
from demo.neighbours import Neighbour, all_neighbours
from demo.reports import Report, all_reports


@dataclass(frozen=True, slots=True)
class Column:
    """A report column; *key* is its place in the CMS: a folder, a column number, a category."""

    group: str
    name: str
    key: str


_MOVED = "moved"
_COLUMNS: dict[str, tuple[Column, ...]] = {
    YUNZHI.code: (
        Column("gov", "区政府年报", "/zwgk/zfxxgknb/qzf/"),
        Column("departments", "部门年报", "/zwgk/zfxxgknb/bm/"),
        Column("towns", "乡镇街道年报", "/zwgk/zfxxgknb/xzjd/"),
        Column("street", "临沚街道政府信息公开年报", "/lzjd/zfxxgknb/"),
    ),
    LANXI.code: (
        Column("gov", "县政府信息公开年报", "1229100"),
        Column("departments", "县级部门信息公开年报", "1229101"),
        Column("towns", "乡镇信息公开年报", "1229102"),
    ),
    TONGTING.code: (
        Column("gov", "市政府年报", "24011"),
        Column("departments", "市直部门年报", "24012"),
        Column("towns", "镇（街道）年报", "24013"),
    ),
    _MOVED: (
        Column("gov", "市政府年报", "1041"),
        Column("departments", "市直部门年报", "1042"),
        Column("towns", "镇（街道）年报", "1043"),
    ),
}
_GKML_ABOVE, _INFO_ABOVE = 225_000, 100_000  # so that the numbers look like those of the CMS


def moved(county: County, day: Day) -> bool:
    return county is TONGTING and day.content >= MOVED_ON


def columns(county: County, day: Day) -> tuple[Column, ...]:
    return _COLUMNS[_MOVED if moved(county, day) else county.code]


def group_of(publisher: Publisher) -> str:
    """The column's group; the street office of the first county keeps a platform of its own."""
    own = publisher.county is YUNZHI and publisher.level == "street"
    return "street" if own else publisher.group


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of a column: a report or a neighbour."""

    what: Report | Neighbour
    county: County
    group: str
    title: str
    number: int
    published: date
    source: str  # the organ the page names as its source
    index_no: str

    @property
    def report(self) -> Report | None:
        return self.what if isinstance(self.what, Report) else None

    def article(self, day: Day) -> Article:
        return self.what.article(day) if isinstance(self.what, Report) else self.what.article

    def path(self, day: Day) -> str:
        """The page's address on its origin, as its CMS makes it."""
        column = next(c for c in columns(self.county, day) if c.group == self.group)
        on = self.published
        if moved(self.county, day):
            return f"/info/{column.key}/{_INFO_ABOVE + self.number}.htm"
        if self.county is YUNZHI:
            return f"{column.key}{on:%Y%m}/t{on:%Y%m%d}_{self.number}.html"
        if self.county is LANXI:
            return f"/art/{on.year}/{on.month}/{on.day}/art_{column.key}_{self.number}.html"
        post = _GKML_ABOVE + self.number
        return f"/gkmlpt/content/0/{post // 1000}/post_{post}.html"


def entry_of(report: Report) -> Entry:
    p = report.publisher
    name = title(p, report.year)
    return Entry(
        report, p.county, group_of(p), name, report.number, report.published, p.organ, report.index_no
    )


def neighbour_entry(n: Neighbour) -> Entry:
    index_no = f"{n.county.code}-001/{n.published.year}-{n.number:05d}"
    return Entry(
        n,
        n.county,
        n.group,
        n.article.title,
        n.number,
        n.published,
        f"{n.county.name}人民政府办公室",
        index_no,
    )


def entries(county: County, group: str, day: Day) -> tuple[Entry, ...]:
    """What the column lists on *day*, newest first."""
    found = [entry_of(r) for r in all_reports() if r.publisher.county is county and r.alive(day)]
    found += [neighbour_entry(n) for n in all_neighbours() if n.county is county]
    found = [e for e in found if e.group == group]
    return tuple(sorted(found, key=lambda e: (e.published, e.number), reverse=True))


def changed(entry: Entry, day: Day) -> datetime:
    """When the page's file last changed: its own event, or a neighbour in its list (the links to it)."""
    event = entry.report.changed_on(day) if entry.report else None
    return max(list_changed(entry.county, entry.group, day), dawn(event or 1))


def list_changed(county: County, group: str, day: Day) -> datetime:
    """When the column's list last changed, at the latest on the day's own dawn."""
    last = 1
    for n in range(2, min(day.n, LAST) + 1):
        if _numbers(county, group, Day(n)) != _numbers(county, group, Day(n - 1)):
            last = n
    return dawn(last) - timedelta(minutes=20)


def _numbers(county: County, group: str, day: Day) -> list[str]:
    return [e.path(day) for e in entries(county, group, day)]
