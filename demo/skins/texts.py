"""texts — what the pages of the skins say: reports in the forms of their years, and what is no report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from demo import grids, labels, prose
from demo.articles import Article, Block, Heading, Paragraph
from demo.figures import era_of, generator, history
from demo.names import County, Publisher
from demo.prose import Telling


def _register(telling: Telling, facts: dict[str, int]) -> Iterator[Block]:
    yield Paragraph(prose.introduction(telling, "和省、市有关要求", "六个部分和附表"))
    yield Heading("一、概述")
    yield Paragraph(prose.opening(telling))
    yield Heading("二、主动公开政府信息情况")
    yield Paragraph(prose.proactive(facts))
    yield Heading("三、依申请公开政府信息情况")
    yield Paragraph(prose.applications(telling, facts["n_applications"]))
    yield Heading("四、复议、诉讼和申诉情况")
    yield Paragraph(prose.disputes(telling))
    yield Heading("五、机构建设和保障经费情况")
    yield Paragraph(prose.means(telling))
    yield Heading("六、存在的主要问题及改进情况")
    yield Paragraph(prose.problems(telling))
    yield Heading("附表：政府信息公开情况统计表")
    yield Paragraph(f"（{telling.year}年度）", "center")
    yield Paragraph(f"填报单位（盖章）：{telling.publisher.full_name}")
    yield grids.register(telling.figures)


def _six_parts(telling: Telling, facts: dict[str, int]) -> Iterator[Block]:
    recent = era_of(telling.year) == "d30_2021"
    yield Paragraph(prose.introduction(telling, "第五十条的规定", "总体情况等六个部分"))
    yield Heading("一、总体情况")
    yield Paragraph(prose.opening(telling))
    yield Paragraph(prose.proactive(facts))
    yield Paragraph(prose.applications(telling, facts["n_applications"]) + prose.handling(telling))
    yield Paragraph(prose.management(telling))
    yield Paragraph(prose.platform(telling) + prose.supervision(telling))
    yield Heading("二、主动公开政府信息情况")
    blocks = labels.D_BLOCKS if recent else labels.C_BLOCKS
    yield grids.proactive(telling.figures, blocks, grids.Amount("采购总金额（万元）"))
    yield Heading("三、收到和处理政府信息公开申请情况")
    yield grids.requests(telling.figures, labels.T3_GROUPS_D if recent else labels.T3_GROUPS_C)
    yield Heading("四、政府信息公开行政复议、行政诉讼情况")
    yield grids.disputes(telling.figures)
    yield Heading("五、存在的主要问题及改进情况")
    yield Paragraph(prose.problems(telling))
    yield Heading("六、其他需要报告的事项")
    yield Paragraph("本年度未收取信息处理费，无其他需要报告的事项。")


_FORMS: dict[str, Callable[[Telling, dict[str, int]], Iterator[Block]]] = {
    "b32_2014": _register,
    "c60_2019": _six_parts,
    "d30_2021": _six_parts,
}


@cache
def report(publisher: Publisher, year: int, title: str, published: date) -> Article:
    """The report of an organ for a year under *title*, signed on the day it was published."""
    figures = history(publisher)[year]
    telling = Telling(publisher, year, figures)
    blocks = _FORMS[era_of(year)](telling, prose.facts(publisher, year, figures))
    signed = f"{published.year}年{published.month}月{published.day}日"
    end = Paragraph(publisher.full_name, "right"), Paragraph(signed, "right")
    return Article(title, (*blocks, *end))


def plain(title: str, county: County, *parts: str) -> Article:
    """A page of a few paragraphs; a part that begins with a numeral and 、 is a heading."""
    blocks: list[Block] = [Heading(p) if p[1:2] == "、" else Paragraph(p) for p in parts]
    return Article(title, (*blocks, Paragraph(f"{county.full_name}人民政府办公室", "right")))


def _picture(county: County, year: int) -> Article:
    return plain(
        f"图解：{county.name}{year}年政府信息公开工作年度报告", county,
        f"三个数字看懂{county.name}{year}年信息公开：全年上网信息两千余条，热点回应二十余次，开放活动八场。",
        "往下看，我们把年报里的要点画成了图。", "图一、看得见的变化：办事指南全部配有样表，材料平均减少三份。",
    )  # fmt: skip


def _notice(county: County, year: int) -> Article:
    return plain(
        f"关于做好{year}年度政府信息公开工作年度报告编制和发布工作的通知", county,
        "各乡镇人民政府、街道办事处，各有关部门：", f"请对照格式统计{year}年数据，核对表内各项，经主要负责人审签后报送。",
        "一、时间要求", "部门于次年1月31日前发布，本级报告于3月31日前发布。", "二、格式要求", "使用统一格式，不得增减表格行列。",
    )  # fmt: skip


def _rule(county: County, _: int) -> Article:
    return plain(
        f"{county.name}政府信息公开工作年度报告制度", county,
        "第一条 为规范年度报告的编制和公布，制定本制度。", "第二条 各单位应当按时公布上一年度的工作年度报告。",
        "第三条 逾期未公布的，由主管部门督促整改。",
    )  # fmt: skip


def _website(county: County, year: int) -> Article:
    rng = generator(Publisher(county, "web", "", "", "county", None, 1), year, "website")
    rows = (
        ("网站名称", f"{county.name}人民政府门户网站"), ("网站标识码", county.site_id),
        ("网站总访问量（单位：次）", str(rng.randint(90000, 900000))), ("信息发布总数（单位：条）", str(rng.randint(900, 9000))),
    )  # fmt: skip
    grid = grids.Grid(2, tuple((grids.Cell(a), grids.Cell(b)) for a, b in rows))
    return Article(
        f"{county.name}政府网站工作年度报表（{year}年度）", (Paragraph(f"（{year}年度）", "center"), grid)
    )


def _lawful(county: County, year: int) -> Article:
    return plain(
        f"{county.name}{year}年法治政府建设年度报告", county,
        f"现将{year}年法治政府建设情况报告如下。", "一、主要举措和成效", "清理规范性文件，开展执法案卷评查，行政机关负责人出庭应诉率稳步提高。",
        "二、存在的不足和原因", "基层执法力量偏弱，普法形式不够多样。", "三、下一步安排", "配齐基层执法人员，开展轮训。",
    )  # fmt: skip


def _half(county: County, year: int) -> Article:
    return plain(
        f"{county.name}{year}年上半年政府信息公开情况统计", county,
        f"{year}年1月至6月，全{county.self_word[-1]}各单位通过门户网站公开信息，数据待年底汇总核对。",
    )  # fmt: skip


def _points(county: County, year: int) -> Article:
    return plain(
        f"{county.name}{year}年政务公开工作要点", county,
        "一、推进决策公开", "重大行政决策草案公开征求意见，期限不少于三十日。", "二、做好政策解读", "文件与解读同步组织、同步审签、同步发布。",
    )  # fmt: skip


def _budget(county: County, year: int) -> Article:
    return plain(
        f"{county.name}{year}年度部门决算公开报告",
        county,
        "本年收入、支出和结余情况详见所附各表，三公经费较上年下降。",
    )


def _form(county: County, _: int) -> Article:
    return plain(
        f"{county.name}政府信息公开申请表", county, "申请人信息：姓名、证件号码、联系方式。", "所需信息内容描述：",
        "获取方式：当面领取、邮寄、电子邮件。",
    )  # fmt: skip


def _explained(county: County, year: int) -> Article:
    return plain(
        f"{county.name}{year}年政府信息公开工作年度报告解读", county,
        f"{county.name}{year}年政府信息公开工作年度报告已经发布，现就公众关心的几个问题作如下说明。",
        "一、报告有哪些亮点", "主动公开更细，依申请办理更快，平台栏目更全，详见报告原文。", "二、下一步怎么做", "继续优化栏目，畅通渠道。",
    )  # fmt: skip


def _summary(county: County, year: int) -> Article:
    return plain(
        f"{county.name}{year}年政务公开工作总结", county, "今年以来，我们把公开作为常态工作，主要做法如下。",
        "一、抓机制", "每月一通报，每季一检查。", "二、抓培训", "集中培训两期，上门指导十余次。",
    )  # fmt: skip


def _judged(county: County, year: int) -> Article:
    return plain(
        f"关于{year}年度政府信息公开工作年度报告发布情况的通报", county,
        f"经检查，各单位{year}年度报告均已发布，个别单位表格填写不完整，现予通报，请于十日内整改到位。",
    )  # fmt: skip


def _outline(county: County, year: int) -> Article:
    return plain(
        f"{county.name}{year}年政府信息公开工作实施方案", county, "一、总体要求", "坚持以公开为常态、不公开为例外。",
        "二、重点任务", "按时编制并发布政府信息公开工作年度报告，组织自查。",
    )  # fmt: skip


BESIDE: tuple[Callable[[County, int], Article], ...] = (
    _picture, _notice, _rule, _website, _lawful, _half, _points, _budget, _form, _explained, _summary, _judged, _outline,
)  # fmt: skip
