"""plan — the tree of a county's columns and what stands in each, whatever system shows them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from demo.articles import Article
from demo.frame import NEWS
from demo.names import County, Publisher
from demo.skins import texts
from demo.skins.ground import Ground


@dataclass(frozen=True, slots=True)
class Piece:
    """A page of a column; *publisher* and *year* only where it is a report."""

    article: Article
    number: int
    published: date
    publisher: Publisher | None = None
    year: int | None = None

    @property
    def title(self) -> str:
        return self.article.title

    @property
    def source(self) -> str:
        return self.publisher.organ if self.publisher else "政府办公室"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; *above* holds the names and slugs of the columns over it, topmost first."""

    name: str
    slug: str
    kind: str = "其他"
    pieces: tuple[Piece, ...] = ()
    children: tuple[Column, ...] = ()
    above: tuple[Column, ...] = field(default=(), repr=False)

    @property
    def path(self) -> str:
        return "/" + "".join(f"{c.slug}/" for c in (*self.above, self))

    def key(self, length: int = 32) -> str:
        """A number in hexadecimal digits that belongs to this column alone."""
        return hashlib.sha256(f"{self.above and self.above[0].name}{self.path}".encode()).hexdigest()[:length]

    @property
    def number(self) -> int:
        return int(self.key(8), 16) % 900_000 + 100_000

    def walk(self) -> Iterator[Column]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns of a portal from its menu downwards."""

    county: County
    tops: tuple[Column, ...]

    def columns(self) -> Iterator[Column]:
        for top in self.tops:
            yield from top.walk()

    def leaves(self) -> Iterator[Column]:
        return (c for c in self.columns() if not c.children)


@dataclass(frozen=True, slots=True)
class Words:
    """How a county names things: the tree, the column of reports, their titles and their slugs."""

    open: tuple[str, str] = ("政务公开", "zwgk")
    report: tuple[str, str] = ("政府信息公开年报", "zfxxgknb")
    own: tuple[str, str] = ("县政府", "xzf")
    departments: tuple[str, str] = ("县直部门", "bm")
    towns: tuple[str, str] = ("乡镇街道", "xzjd")
    year: tuple[str, str] = ("{year}年", "{year}n")
    title: str = "{who}{year}年政府信息公开工作年度报告"
    kind: str = "信息公开年报"


def _who(publisher: Publisher) -> str:
    if publisher.level == "county":
        return publisher.name + "人民政府"
    return publisher.county.name + (publisher.name if publisher.level != "street" else publisher.organ)


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything a county has to show: its reports and what stands beside them."""

    ground: Ground
    words: Words
    reports: tuple[Piece, ...]
    beside: tuple[Piece, ...]
    news: tuple[Piece, ...]

    def of(self, *levels: str) -> tuple[Piece, ...]:
        return tuple(p for p in self.reports if p.publisher and p.publisher.level in levels)

    def by(self, publisher: Publisher) -> tuple[Piece, ...]:
        return tuple(p for p in self.reports if p.publisher == publisher)


def stock(ground: Ground, words: Words, moved_on: date | None = None) -> Stock:
    """The pieces of a county; with *moved_on* all bear the day on which a new system took them over."""
    rng = Random(f"stock/{ground.county.code}")
    number = rng.randint(3000, 90000)
    reports = []
    for publisher in ground.publishers:
        for year in ground.years:
            number += rng.randint(3, 40)
            on = moved_on or date(year + 1, 1, 8) + timedelta(days=rng.randint(0, 75))
            title = words.title.format(who=_who(publisher), year=year)
            article = texts.report(publisher, year, title, on)
            reports.append(Piece(article, number, on, publisher, year))
    beside, news = [], []
    for at, write in enumerate(rng.sample(texts.BESIDE, 8)):
        on = date(rng.choice(ground.years) + 1, 2, 3) + timedelta(days=11 * at)
        beside.append(Piece(write(ground.county, on.year - 1), number + 50 + at, on))
    for at, (head, text) in enumerate(NEWS):
        name = head.format(name=ground.county.name)
        news.append(Piece(texts.plain(name, ground.county, text), number + 80 + at, date(2025, 11, 4 + at)))
    return Stock(ground, words, tuple(reports), tuple(beside), tuple(news))


def newest_first(*pieces: Piece) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda p: (p.published, p.number), reverse=True))


def _single(county: County, name: str, text: str, number: int) -> Piece:
    return Piece(texts.plain(f"{county.name}{name}", county, text), number, date(2021, 6, 1))


def siblings(have: Stock, extra: tuple[Piece, ...] = ()) -> tuple[Column, ...]:
    """The columns that stand beside the reports in every tree of disclosure."""
    county = have.ground.county
    guide = _single(
        county, "政府信息公开指南", "本指南说明信息的分类、编排和获取方式，受理机构为政府办公室。", 901
    )
    rule = _single(county, "政府信息公开保密审查制度", "信息公开前应当依法进行保密审查。", 902)
    ask = _single(
        county, "政府信息依申请公开流程图", "申请、登记、审核、答复四步办理，二十个工作日内答复。", 903
    )
    return (
        Column("政府信息公开指南", "zfxxgkzn", "信息公开指南", (guide,)),
        Column("政府信息公开制度", "zfxxgkzd", "政策文件", (rule,)),
        Column("依申请公开", "ysqgk", "依申请公开", newest_first(ask, *extra)),
    )


def around(have: Stock, *inside: Column, beside: tuple[Column, ...] = ()) -> tuple[Column, ...]:
    """The menu of the portal: news, disclosure with *inside*, what stands *beside* it, services, dialogue."""
    name, slug = have.words.open
    return (
        Column("新闻中心", "xwzx", "工作动态", have.news),
        Column(name, slug, "政务公开", (), inside),
        *beside,
        Column("办事服务", "bsfw", "办事服务"),
        Column("互动交流", "hdjl", "咨询投诉"),
    )


def _grown(column: Column, above: tuple[Column, ...] = ()) -> Column:
    """The column and all below it, each knowing what stands above it."""
    placed = replace(column, above=above)
    return replace(placed, children=tuple(_grown(child, (*above, placed)) for child in column.children))


def planted(have: Stock, tops: tuple[Column, ...]) -> Plan:
    return Plan(have.ground.county, tuple(_grown(top) for top in tops))


Arrangement = Callable[[Stock], Plan]


def _years(have: Stock, late: Piece | None = None) -> tuple[Column, ...]:
    """A folder for each year; *late* lies in that of the newest, whatever its year."""
    name, slug = have.words.year
    newest = max(have.ground.years)

    def folder(year: int) -> Column:
        own = (p for p in have.reports if (newest if p is late else p.year) == year)
        return Column(name.format(year=year), slug.format(year=year), have.words.kind, newest_first(*own))

    return tuple(folder(year) for year in sorted(have.ground.years, reverse=True))


def report_column(have: Stock, pieces: tuple[Piece, ...] = (), children: tuple[Column, ...] = ()) -> Column:
    name, slug = have.words.report
    return Column(name, slug, have.words.kind, pieces, children)


def shared(have: Stock) -> Plan:
    """One column holds every report of the county and its neighbours, page after page."""
    column = report_column(have, newest_first(*have.reports, *have.beside[:4]))
    return planted(have, around(have, *siblings(have, have.beside[4:]), column))


def county_tree(have: Stock) -> Plan:
    """The column of reports parts into government, departments and towns; one report lies in the wrong column."""
    w, stray = have.words, have.of("township")[1]
    kept = tuple(p for p in have.of("township", "street") if p is not stray)
    parts = (
        Column(*w.own, w.kind, newest_first(*have.of("county"), *have.beside[:2])),
        Column(*w.departments, w.kind, newest_first(*have.of("department"), have.beside[2])),
        Column(*w.towns, w.kind, newest_first(*kept, have.beside[3])),
    )
    return planted(
        have, around(have, *siblings(have, (stray, *have.beside[4:])), report_column(have, (), parts))
    )


def by_year(have: Stock) -> Plan:
    """One column of reports, a folder a year; one report of an older year lies in the newest folder."""
    folders = _years(have, have.reports[0])
    return planted(have, around(have, *siblings(have, have.beside), report_column(have, (), folders)))


def year_then_level(have: Stock) -> Plan:
    """A folder a year, and in each the government, the departments and the towns."""
    w, folders = have.words, []
    for folder in _years(have):
        parts = (
            (w.own, ("county",)), (w.departments, ("department",)), (w.towns, ("township", "street")),
        )  # fmt: skip
        children = tuple(
            Column(
                *names, w.kind, tuple(p for p in folder.pieces if p.publisher and p.publisher.level in levels)
            )
            for names, levels in parts
        )
        folders.append(replace(folder, pieces=(), children=children))
    return planted(have, around(have, *siblings(have, have.beside), report_column(have, (), tuple(folders))))


def organ_trees(have: Stock) -> Plan:
    """Every organ keeps a tree of its own, and in it a column of reports; a report lies under a neighbour's notices."""
    w, county = have.words, have.ground.county
    stray = have.of("township", "street")[-2]

    def tree(publisher: Publisher, first: bool) -> Column:
        pieces = tuple(p for p in have.by(publisher) if p is not stray)
        notices = (stray, have.beside[0]) if first else ()
        inner = (
            Column("机构职能", "jgzn", "机构职能"),
            Column("通知公告", "tzgg", "工作动态", newest_first(*notices)),
            report_column(have, newest_first(*pieces)),
        )
        return Column(publisher.name, publisher.slug, "其他", (), inner)

    groups = []
    for names, levels in ((w.departments, ("department",)), (w.towns, ("township", "street"))):
        organs = [p for p in have.ground.publishers if p.level in levels]
        first = organs[0] if organs[0].level != "department" else None
        groups.append(Column(*names, "其他", (), tuple(tree(p, p is first) for p in organs)))
    own = replace(
        report_column(have, newest_first(*have.of("county"), *have.beside[1:4])),
        name=f"{county.name}{w.report[0]}",
    )
    return planted(have, around(have, *siblings(have, have.beside[4:]), own, beside=tuple(groups)))
