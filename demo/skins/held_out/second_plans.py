"""held_out — the second lot's trees of columns: look-alikes beside the reports, a report filed amiss here and there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from demo.names import Publisher
from demo.skins.held_out.second_shelf import TITLES, note, pillars, retitled, typed, typed_at_home, without
from demo.skins.plan import Column, Piece, Plan, Stock, newest_first, planted

TOWNS, OFFICES = ("township", "street"), ("department",)


def menu(have: Stock, inside: Sequence[Column], *tops: Column, notices: Sequence[Piece] = ()) -> Plan:
    """A portal: news with *notices*, disclosure with *inside*, then *tops*, services and dialogue."""
    county = have.ground.county
    open_name, open_slug = have.words.open
    gathering = note(
        county,
        f"{county.name}召开政务公开工作推进会",
        "会议通报了各单位信息发布情况，部署年度报告编制工作。",
        date(2024, 12, 20),
    )
    news = (
        Column("政务要闻", "zwyw", "工作动态", newest_first(*have.news, gathering)),
        Column("通知公告", "tzgg", "工作动态", newest_first(*notices, *have.beside[:1])),
    )
    return planted(
        have,
        (
            Column("要闻动态", "ywdt", "工作动态", newest_first(*have.news, gathering)),
            Column(open_name, open_slug, "政务公开", (), (*inside, *news)),
            *tops,
            Column(
                "办事服务",
                "bsfw",
                "办事服务",
                (note(county, "政务服务事项清单", "事项清单按部门公布，可在线查询。", date(2023, 2, 2)),),
            ),
            Column(
                "互动交流",
                "hdjl",
                "咨询投诉",
                (note(county, "县长信箱办理情况", "来信五个工作日内予以答复。", date(2023, 5, 8)),),
            ),
        ),
    )


def reports_in(have: Stock, pieces: Sequence[Piece] = (), children: Sequence[Column] = ()) -> Column:
    """The column of reports."""
    name, slug = have.words.report
    return Column(name, slug, have.words.kind, newest_first(*pieces), tuple(children))


def level(have: Stock, names: tuple[str, str], *levels: str, more: Sequence[Piece] = ()) -> Column:
    """The reports of some levels, and *more* among them."""
    return Column(*names, have.words.kind, newest_first(*have.of(*levels), *more))


def organs(have: Stock, *levels: str) -> tuple[Publisher, ...]:
    """The organs of some levels."""
    return tuple(p for p in have.ground.publishers if p.level in levels)


def years(have: Stock) -> tuple[int, ...]:
    """The years of the portal, the newest first."""
    return tuple(sorted(have.ground.years, reverse=True))


def folder(have: Stock, year: int, pieces: Sequence[Piece] = (), children: Sequence[Column] = ()) -> Column:
    """A year's column."""
    name, slug = have.words.year
    return Column(
        name.format(year=year),
        slug.format(year=year),
        have.words.kind,
        newest_first(*pieces),
        tuple(children),
    )


def one_list(have: Stock) -> Plan:
    """One long column for all reports, notices and readings among them."""
    have = typed(have)
    return menu(have, (*pillars(have, have.beside[5:]), reports_in(have, (*have.reports, *have.beside[1:5]))))


def three_levels(have: Stock) -> Plan:
    """Government, departments, towns; the report of a town stands among the notices as well as nowhere else."""
    have = typed(have)
    stray = have.of(*TOWNS)[2]
    kept = replace(have, reports=tuple(p for p in have.reports if p is not stray))
    parts = (
        level(kept, have.words.own, "county", more=have.beside[1:3]),
        level(kept, have.words.departments, "department"),
        level(kept, have.words.towns, *TOWNS, more=have.beside[3:4]),
    )
    return menu(have, (*pillars(have, have.beside[4:]), reports_in(have, (), parts)), notices=(stray,))


def years_mixed(have: Stock) -> Plan:
    """A folder a year; a report came late and lies in the folder of the year it came in."""
    have = typed(have)
    late = have.of(*TOWNS)[0]
    newest = max(have.ground.years)

    def of(year: int) -> list[Piece]:
        return [p for p in have.reports if (newest if p is late else p.year) == year]

    folders = [folder(have, y, of(y)) for y in years(have)]
    folders[0] = replace(folders[0], pieces=newest_first(*folders[0].pieces, *have.beside[1:3]))
    return menu(have, (*pillars(have, have.beside[3:]), reports_in(have, (), folders)))


def years_levels(have: Stock) -> Plan:
    """A folder a year, in it one for the county and its offices and one for the towns."""
    have, words, folders = typed(have), have.words, []
    for year in years(have):
        mine = replace(have, reports=tuple(p for p in have.reports if p.year == year))
        parts = (level(mine, words.own, "county", "department"), level(mine, words.towns, *TOWNS))
        folders.append(folder(have, year, (), parts))
    return menu(have, (*pillars(have, have.beside[1:]), reports_in(have, (), folders)))


def organ_lists(have: Stock) -> Plan:
    """The column of reports parts into groups, the groups into organs, each with its own few reports."""
    have, words, groups = (
        typed(have),
        have.words,
        [level(typed(have), have.words.own, "county", more=have.beside[1:2])],
    )
    for names, levels in ((words.departments, OFFICES), (words.towns, TOWNS)):
        lists = (Column(p.name, p.slug, words.kind, newest_first(*have.by(p))) for p in organs(have, *levels))
        groups.append(Column(*names, words.kind, (), tuple(lists)))
    return menu(have, (*pillars(have, have.beside[2:]), reports_in(have, (), groups)))


def _organ(have: Stock, who: Publisher, pieces: Sequence[Piece], notices: Sequence[Piece]) -> Column:
    """The tree of an organ: its duties, its notices, and its disclosure with the reports."""
    county = have.ground.county
    duty = note(
        county, f"{who.organ}机构职能", f"{who.organ}设党政综合办公室、财政所等内设机构。", date(2021, 4, 1)
    )
    budget = note(
        county,
        f"{who.organ}{max(have.ground.years)}年度部门决算公开",
        "收入支出情况见附表。",
        date(2023, 9, 1),
    )
    guide = note(
        county, f"{who.organ}政府信息公开指南", "受理机构为党政综合办公室，工作日受理。", date(2021, 4, 2)
    )
    inside = (
        Column("信息公开指南", "xxgkzn", "信息公开指南", (guide,)),
        Column("主动公开", "zdgk", "信息公开目录", newest_first(duty, budget)),
        reports_in(have, pieces),
    )
    return Column(
        who.name, who.slug, "其他", (),
        (Column("工作动态", "gzdt", "工作动态", newest_first(*notices)), Column("信息公开", "xxgk", "政务公开", (), inside)),
    )  # fmt: skip


def own_trees(have: Stock) -> Plan:
    """Towns and offices keep trees of their own under the menu; one report lies among another town's news."""
    have, words = typed_at_home(have), have.words
    stray = retitled(have.of(*TOWNS)[-1], TITLES)
    groups = []
    for names, levels in ((words.departments, OFFICES), (words.towns, TOWNS)):
        trees = []
        for at, who in enumerate(organs(have, *levels)):
            mine = [p for p in have.by(who) if p.number != stray.number]
            trees.append(_organ(have, who, mine, (stray,) if levels is TOWNS and at == 0 else ()))
        groups.append(Column(*names, "其他", (), tuple(trees)))
    own = reports_in(have, (*have.of("county"), *have.beside[1:4]))
    return menu(have, (*pillars(have, have.beside[4:]), own), *groups)


def old_and_new(have: Stock) -> Plan:
    """A topic for each newer year, and one archive column for everything before."""
    have = typed(have)
    newer = years(have)[:2]
    folders = [
        folder(have, y, (*(p for p in have.reports if p.year == y), *have.beside[at : at + 1]))
        for at, y in enumerate(newer, start=1)
    ]
    old = Column(
        "历年年报", "lnnb", have.words.kind, newest_first(*(p for p in have.reports if p.year not in newer))
    )
    topics = Column("专题专栏", "ztzl", "其他", (), (reports_in(have, (), (*folders, old)), *_topics(have)))
    return menu(have, pillars(have, have.beside[3:]), topics)


def _topics(have: Stock) -> tuple[Column, ...]:
    county = have.ground.county
    safe = note(
        county, f"{county.name}安全生产月活动综述", "各单位开展隐患排查和应急演练。", date(2023, 6, 30)
    )
    lawful = note(
        county, f"{county.name}法治政府建设情况报告", "全面推进依法行政，规范执法行为。", date(2023, 3, 30)
    )
    return (Column("安全生产", "aqsc", "其他", (safe,)), Column("法治政府", "fzzf", "其他", (lawful,)))


def gapped(plan: Callable[[Stock], Plan], *gaps: int) -> Callable[[Stock], Plan]:
    """The arrangement for a stock in which some reports never came online."""
    return lambda have: plan(without(have, *gaps))
