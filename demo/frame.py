"""frame — what every site puts around its text: today's date, menus, footers, tools, the pages nobody crawls for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from demo.calendar import Day
from demo.columns import Entry
from demo.names import County

_WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page about to be printed: whose, on which day, for which visitor in number."""

    county: County
    day: Day
    visits: int


@dataclass(frozen=True, slots=True)
class Place:
    """An entry on its list: the one before it, the one after it, and a few related."""

    entry: Entry
    newer: Entry | None
    older: Entry | None
    related: tuple[Entry, ...]


def place(listed: Sequence[Entry], at: int) -> Place:
    newer = listed[at - 1] if at else None
    older = listed[at + 1] if at + 1 < len(listed) else None
    return Place(listed[at], newer, older, tuple(listed[:3]))


def today(sheet: Sheet) -> str:
    on = sheet.day.date
    return f"今天是{on.year}年{on.month}月{on.day}日 星期{_WEEK[on.weekday()]}"


def anchor(href: str, text: str, extra: str = "") -> str:
    return f'<a href="{escape(href)}"{extra}>{escape(text)}</a>'


def footer(county: County) -> str:
    return (
        f"主办：{county.name}人民政府办公室　承办：{county.name}政务信息中心　网站标识码：{county.site_id}"
        f"　青ICP备{county.code}号-1　青公网安备{county.code}02000101号"
    )


TOOLS = "字体：【大 中 小】　<a href='javascript:window.print()'>打印</a>　<a href='javascript:window.close()'>关闭</a>　分享到："

NEWS: tuple[tuple[str, str], ...] = (
    (
        "{name}召开秋粮收购工作部署会",
        "会议听取了仓储准备情况汇报，要求及时公布收购点位和价格，让农户卖得明白。",
    ),
    (
        "{name}老旧小区改造惠及千户居民",
        "施工方案在小区公告栏公示两周，收集意见一百余条，采纳后重新优化了管线走向。",
    ),
    (
        "{name}开展反诈和禁赌宣传进社区活动",
        "民警结合案例讲解网络赌博的危害，提醒群众不扫陌生二维码，不下载来路不明的软件。",
    ),
)
SERVICES = ("办事服务", "政务服务事项均可在线查询办理，窗口工作日开放，节假日提供预约服务。")
DIALOGUE = ("互动交流", "欢迎通过信箱提出意见建议，我们将在五个工作日内予以答复。")
ON_REQUEST = ("依申请公开", "公民、法人或者其他组织可以当面、信函或者在线方式提出政府信息公开申请。")
STATUTORY = (
    "法定主动公开内容",
    "机构职能、政策文件、规划计划、财政预决算、行政许可、应急管理等内容按目录公开。",
)
GUIDE = ("政府信息公开指南", "为便于公众查找信息，本栏目说明信息的分类、编排体系和获取方式。")
RULES = ("政府信息公开制度", "本栏目公布政府信息公开的各项法规和工作制度。")
