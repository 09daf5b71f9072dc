"""third_plans — how the counties of the third lot arrange their columns, and what lies beside the reports in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from demo.names import Publisher
from demo.skins import texts
from demo.skins.plan import (
    Arrangement,
    Column,
    Piece,
    Plan,
    Stock,
    around,
    newest_first,
    planted,
    report_column,
    siblings,
)


def _who(publisher: Publisher, full: bool) -> str:
    if publisher.level == "county":
        return publisher.name + "人民政府"
    name = publisher.organ if publisher.level != "township" or full else publisher.name
    return (publisher.county.name if full or publisher.level == "department" else "") + name


def mixed(arrangement: Arrangement, *titles: str) -> Arrangement:
    """The arrangement with titles as each organ words them; {who} bears the county's name, {short} does not."""

    def arranged(have: Stock) -> Plan:
        worded = []
        for piece in have.reports:
            who, year = piece.publisher, piece.year
            assert who is not None
            assert year is not None
            pattern = titles[(who.number + year * (who.level == "department")) % len(titles)]
            title = pattern.format(who=_who(who, True), short=_who(who, False), year=year)
            worded.append(replace(piece, article=texts.report(who, year, title, piece.published)))
        return arrangement(replace(have, reports=tuple(worded)))

    return arranged


def _neighbours(have: Stock) -> tuple[Column, ...]:
    """What the law wants published beside the reports: each column with a page or two."""
    county, year = have.ground.county, max(have.ground.years)
    rows = (
        ("机构职能", "jgzn", f"{county.name}人民政府办公室职能配置", "负责文电会务、政务督查和值班工作。"),
        ("规划计划", "ghjh", f"{county.name}国民经济和社会发展第十四个五年规划纲要", "规划期为五年，分十二章。"),
        ("财政预决算", "czyjs", f"{county.name}{year}年财政预算执行情况和预算草案的报告", "一般公共预算收入平稳。"),
        ("统计信息", "tjxx", f"{county.name}{year}年国民经济和社会发展统计公报", "全年地区生产总值比上年增长。"),
        ("政府工作报告", "zfgzbg", f"{county.name}{year}年政府工作报告", "一、过去一年工作回顾", "各位代表，现在我代表政府向大会报告工作。"),
        ("重大建设项目", "zdjsxm", f"{county.name}{year}年重点项目建设进展情况", "全年开工项目二十三个。"),
    )  # fmt: skip
    columns = []
    for at, (name, slug, title, *said) in enumerate(rows):
        piece = Piece(texts.plain(title, county, *said), 700 + at, date(year + 1, 3, 2 + at))
        columns.append(Column(name, slug, "其他", (piece,)))
    return tuple(columns)


def _leaf(have: Stock, who: Publisher, *out: Piece) -> Column:
    own = tuple(p for p in have.by(who) if p not in out)
    return Column(who.name, who.slug, have.words.kind, newest_first(*own))


def _organs(have: Stock, *levels: str) -> list[Publisher]:
    return [p for p in have.ground.publishers if p.level in levels]


def statutory(have: Stock) -> Plan:
    """Guide, rules, what the law wants, reports, requests; the reports part by level, one lies among the plans."""
    w, stray = have.words, have.of("township", "street")[0]
    kept = tuple(p for p in have.of("township", "street") if p is not stray)
    guide, rules, ask = siblings(have, have.beside[5:])
    lawful = list(_neighbours(have))
    lawful[1] = replace(lawful[1], pieces=newest_first(*lawful[1].pieces, stray))
    parts = (
        Column(*w.own, w.kind, newest_first(*have.of("county"), *have.beside[:2])),
        Column(*w.departments, w.kind, newest_first(*have.of("department"), have.beside[2])),
        Column(*w.towns, w.kind, newest_first(*kept, *have.beside[3:5])),
    )
    law = Column("法定主动公开内容", "fdzdgknr", "信息公开目录", (), tuple(lawful))
    return planted(have, around(have, guide, rules, law, report_column(have, (), parts), ask))


def platform(have: Stock) -> Plan:
    """Every organ has the same four columns on the platform; a town's report lies in its neighbour's column."""
    w, towns = have.words, _organs(have, "township", "street")
    stray = have.by(towns[0])[-1]

    def set_of(who: Publisher) -> Column:
        pieces = [p for p in have.by(who) if p is not stray]
        if who == towns[1]:
            pieces.append(stray)
        inner = (
            Column("政府信息公开指南", "zfxxgkzn", "信息公开指南"),
            Column("法定主动公开内容", "fdzdgknr", "信息公开目录", have.beside[4:6] if who == towns[0] else ()),
            report_column(have, newest_first(*pieces)),
            Column("依申请公开", "ysqgk", "依申请公开"),
        )  # fmt: skip
        return Column(who.name, who.slug, "其他", (), inner)

    groups = tuple(
        Column(*names, "其他", (), tuple(set_of(who) for who in _organs(have, *levels)))
        for names, levels in ((w.departments, ("department",)), (w.towns, ("township", "street")))
    )
    own = report_column(have, newest_first(*have.of("county"), *have.beside[:3]))
    return planted(have, around(have, *siblings(have, have.beside[6:]), *_neighbours(have), own, *groups))


def organ_leaves(have: Stock) -> Plan:
    """The reports part by level, departments and towns by organ; one report stands among the notices."""
    w, stray = have.words, have.of("township", "street")[-1]
    parts = [Column(*w.own, w.kind, newest_first(*have.of("county"), *have.beside[:2]))]
    for names, levels in ((w.departments, ("department",)), (w.towns, ("township", "street"))):
        organs = tuple(_leaf(have, who, stray) for who in _organs(have, *levels))
        parts.append(Column(*names, "其他", (), organs))
    notices = Column("通知公告", "tzgg", "工作动态", newest_first(stray, *have.news[1:], *have.beside[2:4]))
    tree = (*siblings(have, have.beside[4:]), report_column(have, (), tuple(parts)))
    return planted(have, around(have, *tree, notices))


def archived(have: Stock) -> Plan:
    """Reports of the newest two years stand in the column, those before in another that the last system left behind."""
    edge = max(have.ground.years) - 1
    new = tuple(p for p in have.reports if (p.year or 0) >= edge)
    old = tuple(p for p in have.reports if (p.year or 0) < edge)
    recent = report_column(have, newest_first(*new, *have.beside[:3]))
    past = Column(
        f"往年{have.words.report[0]}", "wn" + have.words.report[1], have.words.kind, newest_first(*old)
    )
    return planted(have, around(have, *siblings(have, have.beside[3:6]), *_neighbours(have)[:4], recent, past))  # fmt: skip


def notices(have: Stock) -> Plan:
    """A site without any column of reports: they come among the notices, year after year."""
    board = Column("公示公告", "gsgg", "工作动态", newest_first(*have.reports, *have.beside, *have.news[1:]))
    guide, rules, ask = siblings(have)
    return planted(have, around(have, guide, rules, ask, *_neighbours(have)[:3], beside=(board,)))


def twice(have: Stock) -> Plan:
    """Towns file their reports in a column of their own, and the county's column lists all of them once more."""
    w, towns = have.words, _organs(have, "township", "street")
    all_of = report_column(have, newest_first(*(p for p in have.reports if p.year != min(have.ground.years))))
    trees = tuple(
        Column(
            who.name, who.slug, "其他", (),
            (Column("乡镇概况", "xzgk", "概况信息"), Column("政务动态", "zwdt", "工作动态", have.news[:1]),
             replace(_leaf(have, who), name=w.report[0], slug=w.report[1])),
        )
        for who in towns
    )  # fmt: skip
    oldest = tuple(
        p for p in have.of("county", "department") if p.year == min(have.ground.years)
    )  # these two kinds of organ have no tree of their own
    all_of = replace(all_of, pieces=newest_first(*all_of.pieces, *oldest, *have.beside[:4]))
    return planted(
        have, around(have, *siblings(have, have.beside[4:]), all_of, beside=(Column(*w.towns, "其他", (), trees),))
    )  # fmt: skip


def by_kind(have: Stock) -> Plan:
    """A column a year; the county's own reports stand apart, and the newest folder keeps a late one of an older year."""
    years: Sequence[int] = sorted(have.ground.years, reverse=True)
    late = have.of("township", "street")[0]
    name, slug = have.words.year
    folders = []
    for year in years:
        inside = [
            p
            for p in have.of("department", "township", "street")
            if (years[0] if p is late else p.year) == year
        ]
        beside = [have.beside[year % 4]]
        folders.append(
            Column(
                name.format(year=year),
                slug.format(year=year),
                have.words.kind,
                newest_first(*inside, *beside),
            )
        )
    own = Column(*have.words.own, have.words.kind, newest_first(*have.of("county"), have.beside[4]))
    column = report_column(have, (), (own, *folders))
    return planted(have, around(have, *siblings(have, have.beside[5:]), *_neighbours(have)[2:5], column))
