"""Labels as pages print them, folded to what they have in common; the printed text is never changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from pipelines.parse import script

_BRACKETS = str.maketrans(
    {"﹝": "(", "〔": "(", "[": "(", "【": "(", "﹞": ")", "〕": ")", "]": ")", "】": ")"}
)
_SPACE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_MARKER = re.compile(
    r"""其中[:,]?
    | [一二三四五六七八九十]{1,3}[、.,]
    | [一二三四](?=本年|上年|结转)
    | \([一二三四五六七八九十0-9]{1,3}\)[、.,]?
    | [0-9]{1,2}[、.,)](?![0-9])
    | [0-9]{1,2}(?=[^0-9.,%()*元件条项次人])""",
    re.VERBOSE,
)  # “一、”, “(三)”, “7.”, “①” (which NFKC makes “1”), “其中:”; “一本年新收” lost its 、
_MARK = re.compile(r"[^\w]|_")  # punctuation and quotes: “三安全一稳定” comes with four kinds, or none

ALIASES: Mapping[str, str] = MappingProxyType({
    "合计": "总计",
    "总数": "总计",
    "增减": "本年增减",
    "本年增": "本年增减",
    "本年增减数": "本年增减",
    "本年增减数量": "本年增减",
    "对外公开数量": "对外公开总数量",
    "对外公开总数": "对外公开总数量",
    "本年新制作数": "本年新制作数量",
    "本年新公开数": "本年新公开数量",
    "上年项目数量": "上一年项目数量",
    "上一年项目数": "上一年项目数量",
    "处理决定数": "处理决定数量",
    "采购项目数": "采购项目数量",
    "采购金额": "采购总金额",
    "采购总金额万元": "采购总金额",
    "采购总金额单位万元": "采购总金额",
    "采购总金额元": "采购总金额",
    "行政规范性文件": "规范性文件",
    "制发数量": "本年制发件数",
    "本年制发数量": "本年制发件数",
    "本年新制发件数": "本年制发件数",
    "本年新制发数量": "本年制发件数",
    "本年制发数": "本年制发件数",
    "本年制发件": "本年制发件数",
    "废止数量": "本年废止件数",
    "本年废止数量": "本年废止件数",
    "本年废止数": "本年废止件数",
    "本年废止件": "本年废止件数",
    "现行有效件": "现行有效件数",
    "现行有效数": "现行有效件数",
    "现行有效数量": "现行有效件数",
    "本年处理决定数": "本年处理决定数量",
    "本年收费金额单位万元": "本年收费金额",
    "本年收费金额万元": "本年收费金额",
    "收费金额": "本年收费金额",
    "纠正": "结果纠正",
    "维持": "结果维持",
    "未经复议直接诉讼": "未经复议直接起诉",
    "经复议后起诉": "复议后起诉",
    "法人和其他组织": "法人或其他组织",
    "法人及其他组织": "法人或其他组织",
    "社会公益机构": "社会公益组织",
    "危及三安全和一稳定": "危及三安全一稳定",
    "危及国家安全公共安全和社会稳定": "危及国家安全公共安全经济安全和社会稳定",
    "部分公开区分处理的只计这一情形不计其他情形": "部分公开",
    "主动公开政府信息数不同渠道和方式公开相同信息计1条": "主动公开政府信息数",
    "回应公众关注热点或重大舆情数不同方式回应同一热点或舆情计1次": "回应公众关注热点或重大舆情数",
    "专职人员数不包括政府公报及政府网站工作人员数": "专职人员数",
    "政府信息公开专项经费不包括用于政府公报编辑管理及政府网站建设维护等方面的经费": "政府信息公开专项经费",
    "其他情形": "其他情形数",
    "被依法纠错": "被依法纠错数",
    "指标名称": "统计指标",
    "指标": "统计指标",
    "计量单位": "单位",
})  # fmt: skip


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """*text* for comparing: NFKC, one kind of bracket, simplified characters, no white space, no pinyin glosses."""
    folded = script.plain(_SPACE.sub("", unicodedata.normalize("NFKC", text)))
    return folded.translate(_BRACKETS)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """The name under which a label is looked up: without list marker, explanation in brackets and punctuation.

    “(一)主动公开政府信息数(不同渠道…)” gives “主动公开政府信息数”; a number gives “”.
    """
    if text.isdecimal():
        return ""
    rest = bare(text)
    cut = rest.find("(", 1)
    name = _MARK.sub("", rest if cut < 0 else rest[:cut]).replace("其它", "其他")  # one word to the forms
    return ALIASES.get(name, name)


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The folded *text* without its list markers (“其中:1.”)."""
    rest = fold(text)
    for _ in range(2):
        match = _MARKER.match(rest)
        if not match or match.end() == len(rest):
            break
        rest = rest[match.end() :]
    return rest


def printed(text: str) -> str:
    """*text* as printed, without white space: what a label or a column head is called in the output."""
    return _SPACE.sub("", text)
