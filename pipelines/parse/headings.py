"""The lexicon of headings: which section of a report a line opens, in the words of all four forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

Level = Literal["part", "bracketed", "numbered", "bare"]

_TEN = r"[一二三四五六七八九十]{1,3}"
MARKERS: tuple[tuple[Level, str], ...] = (
    ("part", rf"(?:第{_TEN}(?:部分|章|[、,:.])|{_TEN}[、.,:])[、.,:]?"),
    ("bracketed", rf"(?:\({_TEN}[)、.]?|{_TEN}\))[、.]?"),
    ("numbered", r"(?:\d{1,2}[、.](?!\d)|\(\d{1,2}\)|\d{1,2}\)|[①-⑳])"),
)

_OF_DISCLOSURE = (
    r"(?:(?:19|20)\d\d年度?)?(?:关于|全[镇乡县区市旗]|我[镇乡县区市旗局]|本[镇乡县区市旗局]|街道|行政机关|本机关|机关)?"
    r"(?:(?:政府|政务)?信息公开|政务公开)?(?:工作)?(?:的)?"
)
_STATE = r"(?:的)?(?:工作)?(?:基本|具体|主要|总体|办理|处理)?(?:情况)?"


@dataclass(frozen=True, slots=True)
class Heading:
    """One row of the lexicon: words must match the whole heading, marker and closing stop taken off.

    era_2008 names what only the form of 2008 has a heading for.
    """

    code: str
    words: str
    reads: tuple[str, ...]
    spares: tuple[str, ...] = ()
    era_2008: str | None = None


# The order decides: a heading of two themes belongs to the row that stands first.
HEADINGS: tuple[Heading, ...] = (
    Heading(
        "annex",
        r"(?:附件|附表|附录|附)(?:[\d一二三四]{0,2})(?::.{0,40})?|.{0,30}(?:情况统计表|指标统计表|统计附表|统计情况表)(?:\(.*\))?",
        ("附件", "附表1:", "政府信息公开情况统计表", "万载县2018年政府信息公开工作情况统计表", "指标统计表"),
        ("附近公开栏",),
    ),
    Heading(
        "problems",
        rf"{_OF_DISCLOSURE}(?:中|方面)?(?:目前)?(?:存在|面临)(?:的)?(?:一些|主要)?(?:问题|不足|困难|薄弱环节)(?:之处)?[^。;:]{{0,22}}"
        rf"|{_OF_DISCLOSURE}(?:中)?(?:的)?主要(?:问题|不足|困难)[^。;:]{{0,22}}|(?:问题|不足)(?:与|和|及)[^。;:]{{0,14}}"
        rf"|(?:下一?步|今后|明年|下一年度?|(?:19|20)\d\d年)(?:的|政府|政务|信息公开|主要|重点)*(?:工作)?(?:的)?(?:打算|计划|思路|安排|措施|举措|重点|设想|方向|改进措施|改进方向)"
        rf"|(?:改进|整改)(?:情况|措施|意见|方向|成效)|(?:工作)?(?:打算|计划|思路|努力方向)|下一?步(?:政府信息公开)?工作[^。;:]{{0,10}}|主要存在(?:的)?问题[^。;:]{{0,14}}",
        (
            "存在的主要问题及改进情况",
            "存在的不足",
            "存在问题",
            "政府信息公开工作存在的主要问题及改进情况",
            "主要问题和改进措施",
            "工作中存在的主要问题及下一步工作打算",
            "下一步工作打算",
            "下一步工作思路",
            "存在的困难及建议",
            "问题与不足",
            "2021年工作计划",
            "政务公开工作存在的主要问题和改进措施",
        ),
        ("整改问题信息12条", "年度工作总结"),
    ),
    Heading(
        "litigation",
        r"[^。;:]{0,22}(?:复议|诉讼|申诉)[^。;:]{0,26}",
        (
            "政府信息公开行政复议、行政诉讼情况",
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "复议、诉讼和申诉情况",
            "申请行政复议、提起行政诉讼和申诉的情况",
            "因政府信息公开申请行政复议、提起行政诉讼的情况",
        ),
        ("加强行政复议应诉工作",),
    ),
    Heading(
        "org_support",
        r"[^。;:]{0,14}(?:机构建设|保障经费|经费保障|机构人员|人员及经费|人员和经费|机构和人员|保密审查|监督检查|建议提案办理|提案办理|会议和培训|会议及培训)[^。;:]{0,18}",
        (
            "机构建设和保障经费情况",
            "机构人员及经费情况",
            "保密审查及监督检查情况",
            "建议提案办理结果",
            "会议和培训情况",
        ),
        ("加强机构建设",),
    ),
    Heading(
        "fees",
        r"[^。;:]{0,18}(?:收费|减免|信息处理费|费用)[^。;:]{0,14}",
        (
            "政府信息公开的收费及减免情况",
            "收费和减免情况",
            "政府支出与收费",
            "经费使用和收费情况",
            "依申请公开政府信息收费及减免情况",
        ),
        ("规范收费项目", "价格和收费信息公开"),
        era_2008="fees",
    ),
    Heading(
        "requests",
        r"[^。;:]{0,14}(?:依申请公开|依申请|申请公开|不予公开)[^。;:]{0,32}|[^。;:]{0,10}(?:收到|受理)(?:和|及|、|与)?(?:处理|办理)?[^。;:]{0,10}(?:申请|申报)[^。;:]{0,14}|[^。;:]{0,8}公开申请[^。;:]{0,10}情况",
        (
            "收到和处理政府信息公开申请情况",
            "依申请公开政府信息情况",
            "政府信息依申请公开办理情况",
            "依申请公开政府信息和不予公开政府信息情况",
            "依申请公开、不予公开及咨询政府信息情况",
            "行政机关收到和处理政府信息公开申请情况",
            "收到和处理政府信息公开申报情况",
            "依申请公开",
            "政府信息公开申请办理情况",
        ),
        ("规范依申请公开工作",),
    ),
    Heading(
        "consult",
        r"[^。;:]{0,10}(?:咨询|投诉)[^。;:]{0,14}(?:情况)?",
        ("咨询处理情况", "咨询情况", "咨询和投诉情况", "政府信息公开咨询处理情况"),
        ("做好咨询服务",),
        era_2008="consult",
    ),
    Heading(
        "response",
        r"[^。;:]{0,8}(?:回应|解读)[^。;:]{0,14}",
        ("回应解读情况", "政策解读回应", "政策解读和回应关切情况"),
        ("加强政策解读",),
    ),
    Heading(
        "proactive",
        rf"{_OF_DISCLOSURE}(?:应)?主动公开(?:的)?(?:政府|政务|工作)*(?:信息)?{_STATE}|{_OF_DISCLOSURE}(?:政府|政务)?信息主动公开{_STATE}"
        rf"|(?:政府|政务)信息公开(?:的)?(?:情况|内容)|信息公开情况|公开(?:政府|政务)?信息(?:的)?(?:基本)?情况|重点领域(?:政府)?信息公开(?:工作)?情况",
        (
            "主动公开政府信息情况",
            "政府信息主动公开情况",
            "主动公开信息情况",
            "行政机关主动公开政府信息情况",
            "信息公开情况",
            "主动公开政府政府情况",
            "主动公开政府信息的情况",
        ),
        ("主动公开意识还需进一步提升", "推进主动公开"),
    ),
    Heading(
        "other",
        r"其[他它](?:需要|需)?(?:报告|说明|公布|重要|有关|相关|的){0,4}(?:事项|情况|问题|内容)|(?:其[他它])?(?:需要|需)(?:说明|报告)的(?:其[他它])?(?:事项|情况|问题).{0,8}",
        ("其他需要报告的事项", "其他情况", "需要说明的事项与附表", "其他重要事项", "其它需要报告的事项"),
        ("其他信息12条",),
    ),
    Heading(
        "overview",
        rf"{_OF_DISCLOSURE}(?:(?:总体|整体|基本|全年|主要|总体工作|主要工作)(?:情况|概况|概述|工作|做法|成效|举措|措施)(?:概述|概况|情况|总结)?(?:及成效|和成效|与成效|完成情况|开展情况|进展情况|情况)?"
        rf"|(?:情况)?(?:概述|概况|综述|总述)|总结概述|工作(?:情况|概况|概述|总结|回顾)|(?:工作)?(?:开展|进展|推进|落实|完成)(?:的)?(?:总体|基本|主要)?情况"
        rf"|组织领导(?:情况|.{{0,12}}建设情况|.{{0,12}}制度建设)?|总体情况)",
        (
            "总体情况",
            "概述",
            "情况概述",
            "基本情况",
            "基本概况",
            "工作概况",
            "总体工作情况",
            "工作概述",
            "主要工作概述",
            "总结概述",
            "主要工作",
            "主要工作情况",
            "政府信息公开工作总体情况",
            "2019年政府信息公开工作的总体情况",
            "组织领导情况",
            "政府信息公开工作情况",
            "工作开展情况",
            "政府信息公开工作基本情况",
        ),
        ("总体情况良好", "政府信息公开"),
    ),
    Heading("intro", r"引言|前言|导言|编制说明|说明", ("引言", "编制说明", "说明"), ("说明如下",)),
)
_APPEAL = re.compile(r"申诉")
_REFUSED = re.compile(r"不予公开")
# A heading names a matter; one that begins with a deed (加强…, 规范…) is a point of somebody's own.
_DEED = re.compile(
    r"进一步|加强|规范|做好|推进|严格|扎实|完善|健全|强化|深化|落实|拓[展宽]|提[升高]|不断|切实|加大|优化|创新|抓好|建立"
    r"|注重|坚持|认真|积极|狠抓|明确|突出|丰富|畅通|大力|全力|着力|继续|深入|及时|价格|按照|公开(?!政府信息|政务信息|信息)|有效|稳步|持续|细化|主动回应"
)
_LONGEST = 46


@cache
@lru_cache(maxsize=4096)  # the reports of a site have the same headings
def heading_of(words: str) -> Heading | None:
    """The row of the lexicon that *words* (folded, without marker) are the heading of, or None."""
    plain = words.strip(":。.、,;-—")
    if not plain or len(plain) > _LONGEST or _DEED.match(plain):
        return None
    return next((h for h in HEADINGS if re.fullmatch(h.words, plain)), None)


def marker_of(folded: str, *, spaced: bool = False) -> tuple[Level, int]:
    """The level of a line by the marker before it, and the marker's length; spaced: 一 概述 has no stop."""
    for level, pattern in MARKERS:
        if m := re.match(pattern, folded):
            return level, m.end()
    if spaced and (m := re.match(_TEN, folded)):
        return "part", m.end()
    return "bare", 0


def eras_of(words: str) -> frozenset[str]:
    """What of the form of 2008 alone the heading *words* speaks of: fees, consult, appeal, refused."""
    row = heading_of(words)
    named = {row.era_2008} if row is not None and row.era_2008 else set()
    if row is not None and _APPEAL.search(words):
        named.add("appeal")
    if row is not None and row.code == "requests" and _REFUSED.search(words):
        named.add("refused")
    return frozenset(n for n in named if n)
