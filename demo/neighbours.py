"""neighbours — what stands in the same columns and is no report: interpretations, notices, guides, rules, statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from demo import grids
from demo.articles import Article, Block, Heading, Paragraph
from demo.figures import generator
from demo.grids import Cell
from demo.names import COUNTIES, PUBLISHERS, County

_FIRST_NUMBER = 60001


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A page of a report column that is no report; *kind* is a kind of the contract's list."""

    kind: str
    county: County
    group: str
    number: int
    published: date
    article: Article


def _interpretation(county: County) -> Iterator[Block]:
    rng = generator(PUBLISHERS[0], county.code, "interpretation")
    yield Paragraph(f"一图读懂{county.name}2024年度信息公开成绩单：发布信息{rng.randint(900, 4000)}条，")
    yield Paragraph("开通专区二十余个，办事指南全部上网。下面用三个关键词带您了解这份年报的主要内容。")
    yield Heading("关键词一：更快")
    yield Paragraph("文件印发后二十个工作日内上网，重要会议当天发布消息。")
    yield Heading("关键词二：更明白")
    yield Paragraph("政策文件与解读材料同步发布，图解、问答、短视频形式多样。")


def _notice(county: County) -> Iterator[Block]:
    yield Paragraph("各乡镇人民政府、街道办事处，各有关部门：")
    yield Paragraph(
        "为做好2025年度政府信息公开工作年度报告的编制和发布工作，请各单位认真统计数据，核对勾稽关系，"
        "于2026年1月31日前在本单位专栏发布，并将纸质件加盖公章后报送。逾期未报的，将予以通报。"
    )
    yield Paragraph(f"{county.full_name}人民政府办公室", "right")


def _rule(county: County) -> Iterator[Block]:
    yield Paragraph("第一条 为规范年度报告工作，结合本地实际，制定本制度。")
    yield Paragraph(f"第二条 {county.name}各级行政机关应当按时编制并公布上一年度的工作年度报告。")
    yield Paragraph("第三条 年度报告应当包括主动公开、依申请公开、复议诉讼、存在问题和改进情况等内容。")
    yield Paragraph("第四条 未按要求公布年度报告的，责令限期改正。")


def _guide(county: County) -> Iterator[Block]:
    yield Paragraph(f"为方便公众获取政府信息，编制本指南。受理机构：{county.full_name}人民政府办公室。")
    yield Heading("一、信息分类和编排")
    yield Paragraph("信息按机构职能、政策文件、规划计划、财政信息、年度报告等类别编排，每条信息设有索引号。")
    yield Heading("二、获取方式")
    yield Paragraph(f"可登录门户网站查阅，也可到查阅点现场查阅。联系电话：{county.phone}。")


def _website(county: County) -> Iterator[Block]:
    rng = generator(PUBLISHERS[0], county.code, "website")
    yield Paragraph("（2024年度）", "center")
    rows = (
        ("网站名称", f"{county.name}人民政府门户网站"),
        ("网站标识码", county.site_id),
        ("独立用户访问总量（单位：个）", str(rng.randint(20000, 90000))),
        ("网站总访问量（单位：次）", str(rng.randint(200000, 900000))),
        ("信息发布总数（单位：条）", str(rng.randint(2000, 9000))),
        ("解读信息发布总数（单位：条）", str(rng.randint(10, 90))),
    )
    yield grids.Grid(2, tuple((Cell(label), Cell(value)) for label, value in rows))


def _template(_: County) -> Iterator[Block]:
    yield Paragraph("（    年度）", "center")
    yield Paragraph("填报单位（盖章）：")
    yield grids.register(None)
    yield Paragraph("单位负责人：　　审核人：　　填报人：　　联系电话：　　填报日期：")


_KINDS = (
    ("interpretation", "gov", "【图解】{name}2024年政府信息公开工作年度报告", date(2025, 3, 12), _interpretation),
    ("notice", "departments", "关于做好2025年度政府信息公开工作年度报告编制和发布的通知", date(2025, 12, 22), _notice),
    ("system_rule", "towns", "{name}政府信息公开工作年度报告制度", date(2012, 5, 8), _rule),
    ("other", "gov", "{name}政府信息公开指南", date(2021, 6, 1), _guide),
    ("website_statement", "gov", "{name}人民政府门户网站工作年度报表（2024年度）", date(2025, 1, 14), _website),
    ("template", "towns", "政府信息公开情况统计表", date(2014, 12, 3), _template),
)  # fmt: skip


@cache
def all_neighbours() -> tuple[Neighbour, ...]:
    found: list[Neighbour] = []
    for county in COUNTIES:
        for kind, group, title, published, text in _KINDS:
            article = Article(title.format(name=county.name), tuple(text(county)))
            number = _FIRST_NUMBER + 11 * len(found)
            found.append(Neighbour(kind, county, group, number, published, article))
    return tuple(found)
