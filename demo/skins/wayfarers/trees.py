"""trees — columns as counties of the last years arrange them: the platform of disclosure, channels of towns, reports of earlier years apart."""

from __future__ import annotations

from demo.names import Publisher
from demo.skins.plan import Column, Piece, Plan, Stock, around, newest_first, planted, report_column, siblings


def _organs(have: Stock, *levels: str) -> list[Publisher]:
    return [p for p in have.ground.publishers if p.level in levels]


def _duties(have: Stock) -> Column:
    """法定主动公开内容 with what the law lists, look-alikes among it."""
    lists = (
        ("机构职能", "jgzn", "机构职能", ()), ("规划信息", "ghxx", "其他", have.beside[:1]), ("统计信息", "tjxx", "数据发布", have.beside[1:3]),
        ("财政信息", "czxx", "数据发布", have.beside[3:4]), ("行政许可", "xzxk", "其他", ()), ("重大建设项目", "zdjsxm", "其他", ()),
    )  # fmt: skip
    return Column(
        "法定主动公开内容",
        "fdzdgknr",
        "信息公开目录",
        (),
        tuple(Column(n, s, k, newest_first(*p)) for n, s, k, p in lists),
    )


def platform(have: Stock) -> Plan:
    """Disclosure is a platform of five tabs; that of reports parts by level."""
    w = have.words
    parts = (
        Column(*w.own, w.kind, newest_first(*have.of("county"))),
        Column(*w.departments, w.kind, newest_first(*have.of("department"), have.beside[4])),
        Column(*w.towns, w.kind, newest_first(*have.of("township", "street"))),
    )
    inner = (*siblings(have, have.beside[5:]), _duties(have), report_column(have, (), parts))
    disclosure = Column("政府信息公开", "zfxxgk", "政务公开", (), inner)
    others = (Column("政策文件", "zcwj", "政策文件"), Column("重点领域信息公开", "zdly", "其他"))
    return planted(have, around(have, disclosure, *others))


def _site(have: Stock, publisher: Publisher, misfiled: tuple[Piece, ...]) -> Column:
    """A town's channel: news, what it is, and its disclosure in three columns."""
    w = have.words
    own = tuple(p for p in have.by(publisher) if p not in misfiled)
    open_ = (
        Column("公开指南", "gkzn", "信息公开指南"),
        Column("公开目录", "gkml", "信息公开目录", newest_first(*misfiled)),
        Column(*w.report, w.kind, newest_first(*own)),
    )
    return Column(
        publisher.name, publisher.slug, "其他", (),
        (Column("动态信息", "dtxx", "工作动态"), Column("镇情概况", "zqgk", "概况信息"), Column(*w.open, "政务公开", (), open_)),
    )  # fmt: skip


def channels(have: Stock) -> Plan:
    """Towns and departments keep channels of their own, reached from pages that name nothing else; one report lies in a catalogue."""
    w, first = have.words, _organs(have, "township", "street")[0]
    groups = tuple(
        Column(
            *names,
            "其他",
            (),
            tuple(_site(have, p, have.by(p)[-1:] if p is first else ()) for p in _organs(have, *levels)),
        )
        for names, levels in ((w.towns, ("township", "street")), (w.departments, ("department",)))
    )
    own = report_column(have, newest_first(*have.of("county"), *have.beside[:2]))
    return planted(have, around(have, *siblings(have, have.beside[2:]), own, beside=groups))


def earlier(have: Stock) -> Plan:
    """The column holds the newest year; a folder below it, 往年年报, the others; a few reports of towns lie among the notices."""
    newest = max(have.ground.years)
    strays = have.of("township")[:2]
    now = (p for p in have.reports if p.year == newest and p not in strays)
    old = (p for p in have.reports if p.year != newest and p not in strays)
    parts = (
        Column(f"{newest}年", f"nb{newest}", have.words.kind, newest_first(*now)),
        Column("往年年报", "wnnb", have.words.kind, newest_first(*old, *have.beside[:1])),
    )
    notices = Column("公告公示", "gggs", "工作动态", newest_first(*strays, *have.beside[1:]))
    return planted(have, around(have, *siblings(have), notices, report_column(have, (), parts)))


def mixed(have: Stock) -> Plan:
    """One column for whatever is called a report of the year: of disclosure, of the law, of the web site, of budgets."""
    column = report_column(have, newest_first(*have.reports, *have.beside))
    bulk = Column(
        "工作报告",
        "gzbg",
        "其他",
        (),
        (column, Column("政府工作报告", "zfgzbg", "其他"), Column("计划总结", "jhzj", "其他")),
    )
    return planted(have, around(have, *siblings(have), bulk))


def yearless(have: Stock) -> Plan:
    """A folder a year, and nothing else that says one."""
    name, slug = have.words.year
    folders = tuple(
        Column(
            name.format(year=year),
            slug.format(year=year),
            have.words.kind,
            newest_first(*(p for p in have.reports if p.year == year)),
        )
        for year in sorted(have.ground.years, reverse=True)
    )
    return planted(have, around(have, *siblings(have, have.beside), report_column(have, (), folders)))
