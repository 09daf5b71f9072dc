"""articles — a report as its text stands: title, headings, paragraphs and tables, in one form for every page and file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from demo import grids, labels, prose
from demo.figures import Figures, era_of
from demo.names import Publisher
from demo.prose import Telling


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    align: str = "left"  # left | center | right


Block = Heading | Paragraph | grids.Grid


@dataclass(frozen=True, slots=True)
class Article:
    """What a page is about, before any skin."""

    title: str
    blocks: tuple[Block, ...]


_AMOUNTS = {
    "990101": grids.Amount("采购总金额（万元）"),
    "990102": grids.Amount("采购总金额", "万元"),
    "990103": grids.Amount("采购总金额"),
}
_TITLES = {
    "990101": "{who}{year}年政府信息公开工作年度报告",
    "990102": "{year}年{who}政府信息公开工作年度报告",
    "990103": "{who}{year}年度政府信息公开年报",
}


def title(publisher: Publisher, year: int) -> str:
    """The title as the county words it; offices of a county government carry the county's name in front."""
    short = publisher.organ if publisher.level == "street" else publisher.name
    if publisher.level in {"department", "street"}:
        short = publisher.county.name + short
    elif publisher.level == "county":
        short += "人民政府"
    return _TITLES[publisher.county.code].format(who=short, year=year)


def _narrative(telling: Telling, facts: dict[str, int]) -> Iterator[Block]:
    law = "（国务院令第492号）的规定"
    yield Paragraph(
        prose.introduction(telling, law, "概述、主动公开、依申请公开、咨询、收费、复议诉讼和改进措施七部分")
    )
    yield Heading("一、概述")
    yield Paragraph(prose.opening(telling))
    yield Paragraph(prose.management(telling))
    yield Heading("二、主动公开政府信息情况")
    yield Paragraph(prose.proactive(facts))
    yield Heading("三、依申请公开政府信息情况")
    yield Paragraph(prose.applications(telling, facts["n_applications"]))
    yield Heading("四、咨询处理情况")
    yield Paragraph(
        f"设置政府信息公开查阅点{facts['n_reading_points']}个，现场接受群众咨询，咨询均当场答复。"
    )
    yield Heading("五、政府信息公开的收费及减免情况")
    yield Paragraph(f"{telling.year}年，{telling.us}未向申请人收取任何费用。")
    yield Heading("六、复议、诉讼和申诉情况")
    yield Paragraph(prose.disputes(telling))
    yield Heading("七、存在的主要问题及改进措施")
    yield Paragraph(prose.problems(telling))


def _register(telling: Telling, facts: dict[str, int]) -> Iterator[Block]:
    yield Paragraph(prose.introduction(telling, "和省、市有关要求", "八个部分和附表"))
    yield Heading("一、概述")
    yield Paragraph(prose.opening(telling))
    yield Heading("二、主动公开政府信息情况")
    yield Paragraph(prose.proactive(facts))
    yield Paragraph(prose.platform(telling))
    yield Heading("三、回应解读情况")
    count = telling.of("b2_interpretations")
    yield Paragraph(f"全年发布政策解读稿件{count}篇，回应公众关注热点{telling.of('b2_hot_topics')}次。")
    yield Heading("四、依申请公开政府信息情况")
    yield Paragraph(prose.applications(telling, facts["n_applications"]))
    yield Heading("五、因政府信息公开申请行政复议、提起行政诉讼情况")
    yield Paragraph(prose.disputes(telling))
    yield Heading("六、机构建设和保障经费情况")
    yield Paragraph(prose.means(telling))
    yield Heading("七、存在的主要问题及改进情况")
    yield Paragraph(prose.problems(telling))
    yield Heading("八、其他需要报告的事项")
    yield Paragraph("无。")
    yield Heading("附表：政府信息公开情况统计表")
    yield Paragraph("政府信息公开情况统计表", "center")
    yield Paragraph(f"（{telling.year}年度）", "center")
    yield Paragraph(f"填报单位（盖章）：{telling.publisher.full_name}")
    yield grids.register(telling.figures)


def _six_parts(telling: Telling, facts: dict[str, int]) -> Iterator[Block]:
    recent = era_of(telling.year) == "d30_2021"
    law = "第五十条的规定"
    yield Paragraph(prose.introduction(telling, law, "总体情况等六个部分"))
    yield Heading("一、总体情况")
    yield Paragraph(prose.opening(telling))
    yield Heading("（一）主动公开", 2)
    yield Paragraph(prose.proactive(facts))
    yield Heading("（二）依申请公开", 2)
    yield Paragraph(prose.applications(telling, facts["n_applications"]) + prose.handling(telling))
    yield Heading("（三）政府信息管理", 2)
    yield Paragraph(prose.management(telling))
    yield Heading("（四）政府信息公开平台建设", 2)
    yield Paragraph(prose.platform(telling))
    yield Heading("（五）监督保障", 2)
    yield Paragraph(prose.supervision(telling))
    yield Heading("二、主动公开政府信息情况")
    amount = _AMOUNTS[telling.publisher.county.code]
    yield grids.proactive(telling.figures, labels.D_BLOCKS if recent else labels.C_BLOCKS, amount)
    yield Heading("三、收到和处理政府信息公开申请情况")
    yield grids.requests(telling.figures, labels.T3_GROUPS_D if recent else labels.T3_GROUPS_C)
    yield Heading("四、政府信息公开行政复议、行政诉讼情况")
    yield grids.disputes(telling.figures)
    yield Heading("五、存在的主要问题及改进情况")
    yield Paragraph(prose.problems(telling))
    yield Heading("六、其他需要报告的事项")
    yield Paragraph(f"{telling.year}年，{telling.us}未收取信息处理费，无其他需要报告的事项。")


_FORMS: dict[str, Callable[[Telling, dict[str, int]], Iterator[Block]]] = {
    "a_2008": _narrative,
    "b32_2014": _register,
    "c60_2019": _six_parts,
    "d30_2021": _six_parts,
}


def report(publisher: Publisher, year: int, figures: Figures, published: date) -> Article:
    """The report of an organ for a year, in the form of that year, signed on the day it was published."""
    telling = Telling(publisher, year, figures)
    blocks = _FORMS[era_of(year)](telling, prose.facts(publisher, year, figures))
    signed = f"{published.year}年{published.month}月{published.day}日"
    return Article(
        title(publisher, year),
        (*blocks, Paragraph(publisher.full_name, "right"), Paragraph(signed, "right")),
    )
