"""What a title promises: is it a report's, whose, of which year; the crawler asks it of links too."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from models.vocabulary import Kind
from pipelines.parse import script


@dataclass(frozen=True, slots=True)
class TitleRead:
    """A judged title. score: 1 a report with its year, 0.6 without year, 0.3 the bare words, 0 no report."""

    kind: Kind
    year: int | None = None
    organ: str | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class TitleRule:
    """One kind of title; the first rule that matches decides. catches and spares are its tests."""

    kind: Kind
    pattern: re.Pattern[str]
    catches: tuple[str, ...]
    spares: tuple[str, ...] = ()


_DISCLOSURE = r"(?:信息公开|政务公开)"

RULES: tuple[TitleRule, ...] = (
    TitleRule(
        "website_statement",
        re.compile(
            r"(?:政府|门户)?网站.{0,8}年度(?:工作)?报表|网站(?:监管)?(?:工作)?年度报[表告](?!.*信息公开)"
        ),
        catches=("示例县2021年政府网站工作年度报表", "政府网站监管年度报表"),
        spares=("示例镇2021年政府信息公开工作年度报告",),
    ),
    TitleRule(
        "interpretation",
        re.compile(r"解读|图解|一图(?:读|看)懂|读懂|看懂|答记者问|数说|图说"),
        catches=("《示例县2022年政府信息公开工作年度报告》解读", "一图读懂示例县2023年信息公开年报"),
    ),
    TitleRule(
        "notice",
        re.compile(
            r"(?:通知|的函|公函|通报|的批复)(?:[((].{0,20}[))])?$|^关于(?:做好|开展|报送|编制|印发|召开|征求)"
        ),
        catches=(
            "关于做好2023年度政府信息公开工作年度报告编制和发布工作的通知",
            "关于印发2019年政务公开工作要点的通知",
        ),
        spares=("关于2021年度政府信息公开工作的年度报告",),
    ),
    TitleRule(
        "template",
        re.compile(
            r"模板|样表|样本|范本|格式(?:文本)?$|填报说明|填表说明|报告格式|"
            + _DISCLOSURE
            + r".{0,8}情况统计表$|(?:空白|空)表"
        ),
        catches=("政府信息公开工作年度报告模板", "政府信息公开情况统计表"),
        spares=("示例镇2016年政府信息公开工作年度报告",),
    ),
    TitleRule(
        "system_rule",
        re.compile(
            _DISCLOSURE
            + r".{0,24}(?:制度|指南|目录|办法|规定|规范|流程图?|细则|申请表|规程|须知|清单)(?:[((].{0,20}[))])?$"
            + r"|(?:年度报告|年报)制度|信息公开条例"
        ),
        catches=("政府信息公开年度报告制度", "示例县政府信息公开指南", "政府信息公开申请表"),
        spares=("示例县信访局2020年政府信息公开工作年度报告",),
    ),
    TitleRule(
        "other",
        re.compile(
            r"法治政府|依法行政|工作要点|实施方案|工作方案|工作计划|半年|季度|月份|上半|下半|(?:整改|自查|评估|考核|测评|述职|调研|审计|体检|财政预算|决算).{0,6}报告"
        ),
        catches=(
            "示例县2022年法治政府建设年度报告",
            "2020年第三季度政府信息公开情况报告",
            "2021年政务公开工作要点",
        ),
        spares=(
            "示例县审计局2019年政府信息公开工作年度报告",
            "示例镇2019年政府信息公开工作报告及2020年工作计划",
        ),
    ),
    TitleRule(
        "annual_report",
        re.compile(_DISCLOSURE + r".{0,24}?(?:报告|年报)|(?:年度报告|年报).{0,12}" + _DISCLOSURE),
        catches=(
            "上方镇2019年政府信息公开工作年度报告",
            "高城镇2018年政务信息公开年度报告",
            "示例县2009年信息公开年报",
            "2019年度政府信息公开年度工作报告",
            "示例局2013年政府信息公开工作情况报告",
        ),
        spares=("示例镇政府工作报告", "示例镇信息公开栏"),
    ),
)

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=\D|$)")
_YEAR_MARKED = re.compile(r"(?<!\d)(20[0-4]\d)(?=年|度|财年)")
_CHINESE_YEAR = re.compile(r"二[〇○零0OoО][〇○零0OoО一二三四五六七八九]{2}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇○零OoО一二三四五六七八九", "000000123456789")
_ORGAN_END = re.compile(r"(?:的)?(?:政府|政务)?(?:信息公开|政务公开)")
_ORGAN_NOISE = re.compile(
    r"^(?:关于|《|【|\[|\()+|(?:关于|的|[0-9]{4}年?度?|20\d\d-20\d\d|二[〇○零0OoО一二三四五六七八九]{3}年度?|年度?|上?本?年度)+$|^(?:[0-9]{4}|二[〇○零0OoО一二三四五六七八九]{3}年)年?度?|[《》【】]"
)
_OUTLOOK = re.compile(
    r"(?<=报告)(?:及|和|与|暨)(?:20\d\d年(?:度)?|下一?步|下年度)?(?:重点)?(?:工作)?(?:计划|打算|思路|安排|要点)$"
)
#: “关于印发《力洋镇2011年政府信息公开工作年度报告》的通知”: the report, sent out with a notice on top
_ISSUED = re.compile(r"^.{0,30}?印发[《〈]?(?P<report>[^《》〈〉]+(?:报告|年报))[》〉]?的通知$")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_CUTS = re.compile(r"\s*[_|]\s*|\s+[-–—]+\s+|\s*--+\s*|-(?=[^-]*(?:网|政府|门户|平台|首页)[^-]*$)")
_LONGEST = 120  # characters; longer is a paragraph, not a title


@lru_cache(maxsize=2048)  # a site's pages share their first lines, and a page asks for its title often
def judge(title: str) -> TitleRead:
    """Judge a title or a link's words; cheap, no page needed. An empty or overlong one is `other`.

    A copy in traditional characters or with pinyin glosses is judged by what it was copied from.
    """
    text = _SPACE.sub("", unicodedata.normalize("NFKC", title))
    return _judge(script.plain(text) if script.is_disguised(text) else text)


def may_name_report(text: str) -> bool:
    """Whether a report can be named in *text* at all; to be asked first where many lines are judged."""
    return "报" in text or "報" in text


def _judge(text: str) -> TitleRead:
    text = _OUTLOOK.sub("", issued(text))  # a report that also tells of the year to come
    if not text or len(text) > _LONGEST:
        return TitleRead("other")
    kind = next((rule.kind for rule in RULES if rule.pattern.search(text)), None)
    if kind is None:
        return TitleRead("other", year_in(text))
    year, organ = year_in(text), _organ(text)
    if kind != "annual_report":
        return TitleRead(kind, year, organ)
    return TitleRead(kind, year, organ, _score(year, organ))


def issued(title: str) -> str:
    """The report's own title where *title* is that of a notice which issues it, else *title*; no spaces in either."""
    text = _SPACE.sub("", unicodedata.normalize("NFKC", title))
    found = _ISSUED.match(text)
    return found["report"] if found and year_in(found["report"]) else text


def segments(title: str) -> tuple[str, ...]:
    """The parts of a <title>: `报告_县政府` and `报告 - 县政府` are two."""
    return tuple(part for part in (piece.strip() for piece in _CUTS.split(title)) if part)


def best(title: str) -> str:
    """The part of a <title> that names the page: a report's if there is one, else the first."""
    parts = segments(title)
    if not parts:
        return title.strip()
    return max(parts, key=lambda part: judge(part).score)


def year_in(text: str) -> int | None:
    """The report year a title names: one marked by 年 or 度 before a bare number; Arabic before Chinese digits."""
    found = _YEAR_MARKED.search(text) or _YEAR.search(text)
    if found:
        return int(found.group(1))
    chinese = _CHINESE_YEAR.search(text)
    return int(chinese.group().translate(_CHINESE_DIGITS)) if chinese else None


def _organ(text: str) -> str | None:
    """The words before 信息公开 without year and linking words; 人民政府 keeps its 政府."""
    end = _ORGAN_END.search(text)
    if not end:
        return None
    before = text[: end.start()]
    if before.endswith("人民"):
        before += "政府"
    previous = None
    while previous != before:
        previous, before = before, _ORGAN_NOISE.sub("", before)
    return before if len(before) > 1 else None


def _score(year: int | None, organ: str | None) -> float:
    if year:
        return 1.0
    return 0.6 if organ else 0.3
