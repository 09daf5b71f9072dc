"""strange_plans — trees of columns as they grow elsewhere: by field and part of the county, on small sites of their own, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demo.names import Publisher
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

#: columns of look-alikes: their name, slug, kind, and the word in the titles of what lies there
_LOOK_ALIKES = (
    ("政府网站年度报表", "wzndbb", "数据发布", "报表"),
    ("法治政府建设年度报告", "fzzfndbg", "其他", "法治"),
    ("财政预决算公开", "czyjs", "数据发布", "决算"),
    ("年报解读", "nbjd", "政策解读", "解读"),
    ("工作总结与要点", "gzzj", "其他", "工作"),
)


def _look_alikes(have: Stock) -> tuple[Column, ...]:
    """Every piece that is no report, in columns whose names sound like that of reports; the rest is notices."""
    left = list(have.beside)
    columns = []
    for name, slug, kind, word in _LOOK_ALIKES:
        own = [piece for piece in left if word in piece.title]
        left = [piece for piece in left if piece not in own]
        columns.append(Column(name, slug, kind, newest_first(*own)))
    return (*columns, Column("通知公告", "tzgg", "工作动态", newest_first(*left)))


def _organs(have: Stock, *levels: str) -> list[Publisher]:
    return [p for p in have.ground.publishers if p.level in levels]


def _leaf(have: Stock, publisher: Publisher, *without: Piece) -> Column:
    """The organ's own column of reports, under the organ's name."""
    pieces = tuple(p for p in have.by(publisher) if p not in without)
    return Column(
        publisher.organ if publisher.level == "department" else publisher.name,
        publisher.slug,
        have.words.kind,
        newest_first(*pieces),
    )


def _halves(names: Sequence[tuple[str, str]], leaves: Sequence[Column]) -> tuple[Column, ...]:
    """The leaves in two groups with the given names."""
    middle = (len(leaves) + 1) // 2
    parts = (leaves[:middle], leaves[middle:])
    return tuple(
        Column(*name, "其他", (), tuple(part)) for name, part in zip(names, parts, strict=True) if part
    )


def districts(have: Stock) -> Plan:
    """The column of reports parts by level, then by field or part of the county, then by organ; look-alikes stand around it."""
    w = have.words
    stray = have.of("township", "street")[0]
    towns = [_leaf(have, p, stray) for p in _organs(have, "township", "street")]
    offices = [_leaf(have, p) for p in _organs(have, "department")]
    column = report_column(have, (), (
        Column(*w.own, w.kind, newest_first(*have.of("county"))),
        Column(*w.departments, "其他", (), _halves((("综合管理部门", "zhgl"), ("社会事业部门", "shsy")), offices)),
        Column(*w.towns, "其他", (), _halves((("东部片区", "dbpq"), ("西部片区", "xbpq")), towns)),
    ))  # fmt: skip
    return planted(have, around(have, *siblings(have, (stray,)), *_look_alikes(have), column))


def _small_site(have: Stock, publisher: Publisher, *notices: Piece) -> Column:
    """A department's or a town's own corner: what it is, what it does, and far below its reports."""
    w = have.words
    inner = (
        Column("政府信息公开指南", "gkzn", "信息公开指南"),
        Column("通知公告", "tzgg", "工作动态", newest_first(*notices)),
        Column(*w.report, w.kind, newest_first(*(p for p in have.by(publisher) if p not in notices))),
    )
    about = "单位概况" if publisher.level == "department" else "走进" + publisher.name
    return Column(
        publisher.name, publisher.slug, "其他", (),
        (Column(about, "gk", "概况信息"), Column(*w.open, "政务公开", (), inner)),
    )  # fmt: skip


def corners(have: Stock) -> Plan:
    """No column holds what towns and departments report: each keeps a corner of its own, towns below the county's sights."""
    w, first = have.words, _organs(have, "township", "street")[0]
    stray = have.by(first)[0]
    offices = tuple(_small_site(have, p) for p in _organs(have, "department"))
    towns = tuple(
        _small_site(have, p, *((stray,) if p is first else ())) for p in _organs(have, "township", "street")
    )
    beside = (
        Column(f"走进{have.ground.county.name}", "zj", "概况信息", (), (Column("历史沿革", "lsyg", "概况信息"), Column(*w.towns, "概况信息", (), towns))),
        Column(*w.departments, "其他", (), offices),
    )  # fmt: skip
    own = report_column(have, newest_first(*have.of("county")))
    return planted(have, around(have, *siblings(have), *_look_alikes(have), own, beside=beside))


def unfiled(have: Stock) -> Plan:
    """There is no column of reports: whatever a county has to say stands among its notices, page after page."""
    notices = Column("公示公告", "gsgg", "工作动态", newest_first(*have.reports, *have.beside))
    return planted(have, around(have, *siblings(have), notices))


def by_publication(have: Stock) -> Plan:
    """A folder a year, but that of publication: the report of 2022 lies in 2023."""
    name, slug = have.words.year
    years = sorted({p.published.year for p in have.reports}, reverse=True)
    folders = tuple(
        Column(
            name.format(year=year), slug.format(year=year), have.words.kind,
            newest_first(*(p for p in have.reports if p.published.year == year)),
        )
        for year in years
    )  # fmt: skip
    return planted(have, around(have, *siblings(have), *_look_alikes(have), report_column(have, (), folders)))


def titled(arrangement: Arrangement, *forms: str) -> Arrangement:
    """The arrangement with titles of another wording for every organ; forms hold {who}, {year} and {numeral}."""

    def arranged(have: Stock) -> Plan:
        organs = have.ground.publishers
        told = {organ: forms[at % len(forms)] for at, organ in enumerate(organs)}
        reports = tuple(_retitled(p, told[p.publisher]) if p.publisher else p for p in have.reports)
        return arrangement(replace(have, reports=reports))

    return arranged


def _retitled(piece: Piece, form: str) -> Piece:
    organ = piece.publisher
    assert organ is not None
    who = organ.organ if organ.level in ("street", "department") else organ.name
    place = organ.county.name if organ.level != "county" else ""
    numeral = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(piece.year))
    title = form.format(
        who=place + who + ("人民政府" if organ.level == "county" else ""), year=piece.year, numeral=numeral
    )
    return replace(piece, article=replace(piece.article, title=title))
