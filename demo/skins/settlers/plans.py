"""plans — trees as portals of today grow them: a platform of disclosure for each organ, titles that leave things out."""

from __future__ import annotations

from dataclasses import replace

from demo.articles import Paragraph
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

#: what the law obliges an organ to publish: the columns that fill every platform, and a title that stands in each
_STATUTORY = (
    ("机构职能", "jgzn", "{who}主要职责"), ("规划计划", "ghjh", "{who}{year}年工作计划"), ("财政预决算", "czyjs", "{who}{year}年度决算公开报告"),
    ("行政执法", "xzzf", "{who}{year}年度行政执法统计年报"), ("重点领域", "zdly", "{who}{year}年度重点工作总结报告"),
)  # fmt: skip


def _short(publisher: Publisher) -> str:
    return publisher.organ if publisher.level in ("street", "department") else publisher.name


def _statutory(have: Stock, who: str, number: int) -> Column:
    """法定主动公开内容 with a column for each field and a piece in each."""
    county, year = have.ground.county, max(have.ground.years)
    children = []
    for at, (name, slug, form) in enumerate(_STATUTORY):
        title = form.format(who=who, year=year)
        text = texts.plain(title, county, f"{who}按照有关规定公开{name}信息，现将有关情况予以公布。")
        on = max(have.reports, key=lambda p: p.published).published
        children.append(Column(name, slug, "其他", (Piece(text, number + at, on),)))
    return Column("法定主动公开内容", "fdzdgknr", "信息公开目录", (), tuple(children))


def _platform(have: Stock, publisher: Publisher, at: int, *without: Piece) -> Column:
    """An organ's platform: guide, what the law asks for, its reports."""
    reports = newest_first(*(p for p in have.by(publisher) if p not in without))
    inner = (
        Column("政府信息公开指南", "zfxxgkzn", "信息公开指南"),
        _statutory(have, _short(publisher), 200_000 + 40 * at),
        report_column(have, reports),
    )
    return Column(_short(publisher), publisher.slug, "其他", (), inner)


def platforms(have: Stock) -> Plan:
    """Every organ has a platform of the form the national guideline asks for; towns and departments hang in two groups below the county's."""
    w, county = have.words, have.ground.county
    stray = have.of("township", "street")[-1]
    groups = []
    for base, (names, levels) in enumerate(
        ((w.departments, ("department",)), (w.towns, ("township", "street")))
    ):
        organs = [p for p in have.ground.publishers if p.level in levels]
        groups.append(
            Column(*names, "其他", (), tuple(_platform(have, p, 50 * base + at, stray) for at, p in enumerate(organs)))
        )  # fmt: skip
    own = report_column(have, newest_first(*have.of("county"), stray, *have.beside[:3]))
    inside = (*siblings(have, have.beside[3:]), _statutory(have, f"{county.name}人民政府", 300_000), own)
    return planted(have, around(have, *inside, *groups))


def yearly(have: Stock) -> Plan:
    """A folder a year holds all organs together with look-alikes; one report lies in the folder of the year of its publication."""
    w, late = have.words, have.reports[1]

    def folder(year: int) -> Column:
        own = (p for p in have.reports if (p.published.year if p is late else p.year) == year)
        beside = (p for p in have.beside[:4] if p.published.year == year)
        name, slug = w.year
        return Column(name.format(year=year), slug.format(year=year), w.kind, newest_first(*own, *beside))

    years = sorted({*have.ground.years, late.published.year}, reverse=True)
    column = report_column(have, (), tuple(folder(year) for year in years))
    return planted(have, around(have, *siblings(have, have.beside[4:]), column))


def called(arrangement: Arrangement, *forms: str, headed: bool = False) -> Arrangement:
    """The arrangement with other titles, one form an organ: {who} {short} {year} {next} {count}; *headed*: the text begins with the whole one."""

    def arranged(have: Stock) -> Plan:
        told = {organ: forms[at % len(forms)] for at, organ in enumerate(have.ground.publishers)}
        reports = tuple(_called(p, told[p.publisher], headed) if p.publisher else p for p in have.reports)
        return arrangement(replace(have, reports=reports))

    return arranged


def _called(piece: Piece, form: str, headed: bool) -> Piece:
    organ, year = piece.publisher, piece.year
    assert organ is not None
    assert year is not None
    place = "" if organ.level == "county" else organ.county.name
    who = place + _short(organ) + ("人民政府" if organ.level == "county" else "")
    title = form.format(who=who, short=_short(organ), year=year, next=year + 1, count=piece.number % 90 + 1)
    first = (Paragraph(piece.title, "center"),) if headed else ()
    return replace(piece, article=replace(piece.article, title=title, blocks=(*first, *piece.article.blocks)))
