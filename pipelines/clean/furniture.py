"""What stands around an article: breadcrumb, metadata block, byline, counters and tools, footer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from pipelines.parse import script, titles

FIELDS: Mapping[str, tuple[str, ...]] = {
    "index_no": ("索引号", "信息索引号", "索取号"),
    "unified_no": ("统一编号", "登记号", "规范性文件登记", "规范性文件登记号", "规范性文件统一编号"),
    "doc_no": ("文号", "发文字号", "文件编号", "备注/文号", "公文字号"),
    "publisher_label": (
        "发布机构", "发布单位", "发文机关", "发文机构", "发文单位", "公开主体", "所属机构", "责任部门", "信息来源",
        "来源", "稿件来源", "文章来源", "发布者", "公开单位", "制发机关",
    ),
    "title_label": ("名称", "信息名称", "标题", "文件名称"),
    "date_published": (
        "发布日期", "发布时间", "公开日期", "公开时间", "发表日期", "发表时间", "时间", "添加时间", "日期",
        "更新时间", "更新日期", "发布于",
    ),
    "date_written": ("成文日期", "生成日期", "公文生成日期", "发文日期", "生成时间", "成文时间"),
    "archived_on": ("归档时间",),
    "disclosure_mode": ("公开方式", "公开形式", "公开属性"),
    "validity": ("有效性", "时效性", "时效", "是否有效", "有限期限", "有效期", "效力状态"),
    "classification": (
        "分类", "组配分类", "主题分类", "信息分类", "公开目录", "体裁分类", "服务对象分类", "生命周期分类",
        "公开范围", "公开时限", "所属栏目", "栏目", "信息类别", "文种",
    ),
    "keywords": ("关键词", "主题词", "关键字"),
    "attachment_field": ("文件下载", "附件", "相关附件", "附件下载", "附表"),
    "volatile": (
        "浏览次数", "下载次数", "访问次数", "访问量", "浏览量", "点击数", "点击率", "点击量", "点击次数", "阅读次数", "阅读量",
        "累计次数", "点击", "浏览", "阅读", "字体", "字号", "字体大小", "打印", "分享", "分享到", "视力保护色",
        "责任编辑", "编辑", "作者", "审核", "初审", "复审", "终审", "审核人", "背景色", "保护视力色",
    ),
}  # fmt: skip

# fields that only a metadata block has; a byline makes do with the others
_STRONG = frozenset(
    {"index_no", "unified_no", "doc_no", "disclosure_mode", "validity", "date_written", "archived_on"}
)
_NO_VALUE = frozenset({"", "无", "空", "-", "--", "/", "null", "无文号", "暂无", "None"})

_CANONICAL = {label: name for name, labels in FIELDS.items() for label in labels}
_SPACED = "|".join(
    r"\s*".join(map(re.escape, label)) for label in sorted(_CANONICAL, key=len, reverse=True)
)  # 索 引 号
_LABEL = re.compile(rf"(?P<label>{_SPACED})\s*[】\]]?\s*[:：]\s*")
_WHITE = "".join(filter(str.isspace, map(chr, range(0x3001))))
_BULLETS, _RULES = f"{_WHITE}•·●◆■|【[*", f"{_WHITE}|"  # before a label, behind a value
_LONGEST_LABEL = 60  # characters of a label that stands alone, however spaced
_DATE = re.compile(r"(?:19|20)\d\d\s*[-/年.]\s*\d{1,2}\s*[-/月.]\s*\d{1,2}")
_VALUE: Mapping[str, re.Pattern[str]] = {
    "index_no": re.compile(r"[\w\-/.·()〔〕]{3,60}$", re.ASCII | re.IGNORECASE),
    "unified_no": re.compile(r"[\w\-/.()〔〕\[\]号第]{3,60}$"),
    "doc_no": re.compile(r"[^。,;]{2,40}[\])〕﹞\d]\s*\d*\s*号?$|无$"),
    "date_published": re.compile(r".{0,4}(?:19|20)\d\d"),
    "date_written": re.compile(r".{0,4}(?:19|20)\d\d"),
    "archived_on": re.compile(r".{0,4}(?:19|20)\d\d"),
    "disclosure_mode": re.compile(r"[^。\d]{2,14}$"),
    "validity": re.compile(r"[^。]{1,12}$"),
    "volatile": re.compile(r"\d{1,9}\s*次?$|-+$"),
}  # what may be a value where it stands on the line after its label
_ANY_VALUE = re.compile(r"[^。;；]{1,80}$")

_CRUMB = re.compile(
    r"^(?:(?:您|你)?(?:的|现在的|当前的|所在的?|当前)?(?:当前)?(?:所在)?位置|当前栏目|所在位置)\s*(?:是|为)?\s*[:：>]?"
)
_CRUMB_SIGN = re.compile(r"\s*(?:>{1,2}|»|›|→|＞)\s*")
_VOLATILE = re.compile(
    r"^[\s【\[（(]*(?:"
    r"字体|字号|打印(?:本页|此页|文本)?|关闭(?:本页|窗口|页面)?|收藏(?:本页)?|分享(?:到)?|我要纠错|(?:页面)?纠错|下载(?:word|pdf)?|"
    r"扫一扫.{0,20}|(?:用)?手机(?:扫一扫|查看|浏览).{0,20}|语音播报|点击收听.{0,20}|无障碍(?:浏览|阅读)?|关怀版|长者版|长辈版|适老版|"
    r"登录|注册|视力保护色|责任编辑|编辑|上一[篇条页]|下一[篇条页]|相关(?:文章|链接|信息|阅读|稿件|解读)|返回(?:顶部|首页)?|回到顶部|网站地图|"
    r"今天是|欢迎(?:您|访问|光临)|设为首页|加入收藏|(?:大\s*中\s*小)|(?:浏览|访问|点击|阅读)(?:次数|量|数|率)|"
    r"页面生成时间|您是第.{0,12}(?:位|个)访问者|繁體|简体|English|[|\s]*$"
    r")(?:[\s\S]{0,60})$",
    re.IGNORECASE,
)
_TODAY = re.compile(r"今天是|现在是|星期[一二三四五六日天]\s*$")
_VOLATILE_LIMIT = 60
#: in small letters: to search for either case takes three times as long
_FOOTER = re.compile(
    r"网站标识码|icp备|公网安备|版权所有|copyright|技术支持|主办(?:单位|方)?\s*[:：]|承办(?:单位)?\s*[:：]|备案号|网站地图|建议使用.{0,24}(?:分辨率|浏览)|举报电话"
)
_SHORT = 240  # characters; no furniture line is longer
_GLUED = re.compile(r"[。！？]")


class Role(Enum):
    BREADCRUMB = "breadcrumb"
    METADATA = "metadata"
    BYLINE = "byline"
    VOLATILE = "volatile"
    FOOTER = "footer"
    TITLE = "title"


@dataclass(slots=True)
class Furniture:
    """roles[i] says what line i is; None is content. metadata by canonical field, first non-empty value wins."""

    roles: list[Role | None]
    metadata: dict[str, str] = field(default_factory=dict)
    byline: str = ""
    breadcrumb: tuple[str, ...] = ()


def find(lines: Sequence[str]) -> Furniture:
    """Say of each line of a page (in reading order, a table an empty line) whether it is content.

    Disguised lines are judged by what they hide (當(dāng)前位置); what is told of them stays as printed.
    """
    plain = [script.plain(line) for line in lines] if script.is_disguised("\n".join(lines)) else lines
    found = _find(plain)
    if plain is not lines:
        found.metadata = {name: _as_printed(value, lines) for name, value in found.metadata.items()}
    return found


def _as_printed(value: str, lines: Sequence[str]) -> str:
    for line in lines:
        traced = script.traced(line)
        start = traced.text.find(value)
        if start >= 0:
            return traced.printed(line, start, start + len(value))
    return value


def _find(lines: Sequence[str]) -> Furniture:
    found = Furniture([None] * len(lines))
    _breadcrumb(lines, found)
    for group in _groups(lines, found.roles):
        _settle(group, lines, found)
    for at, line in enumerate(lines):
        if found.roles[at] is None and 0 < len(line) <= _SHORT:
            found.roles[at] = _single(line)
    return found


def is_footer(line: str) -> bool:
    return len(line) <= _SHORT and _FOOTER.search(line.lower()) is not None


@lru_cache(maxsize=2048)  # the pages of a site share most of these lines
def _single(line: str) -> Role | None:
    if _GLUED.search(line):
        return None
    if len(line) <= _VOLATILE_LIMIT and (_VOLATILE.match(line) or _TODAY.search(line)):
        return Role.VOLATILE
    return Role.FOOTER if is_footer(line) else None


def _breadcrumb(lines: Sequence[str], found: Furniture) -> None:
    """The first trail wins; it may run over a line that begins with its sign."""
    for at, line in enumerate(lines):
        if not line or len(line) > _SHORT or not _is_crumb(line):
            continue
        end = at + 1
        while end < len(lines) and _CRUMB_SIGN.match(lines[end]) and len(lines[end]) <= _SHORT:
            end += 1
        found.roles[at:end] = [Role.BREADCRUMB] * (end - at)
        if not found.breadcrumb:
            trail = " > ".join(lines[at:end])
            found.breadcrumb = tuple(p.strip() for p in _CRUMB_SIGN.split(_CRUMB.sub("", trail)) if p.strip())


def _is_crumb(line: str) -> bool:
    if ("位置" in line or "栏目" in line) and _CRUMB.match(line):
        return True
    return line.startswith(("首页", "网站首页")) and len(_CRUMB_SIGN.findall(line)) >= 1


@dataclass(slots=True)
class _Group:
    """A run of lines that are labels and their values."""

    start: int
    end: int
    pairs: list[tuple[str, str]]


def _groups(lines: Sequence[str], roles: Sequence[Role | None]) -> list[_Group]:
    groups: list[_Group] = []
    at = 0
    while at < len(lines):
        pairs = () if roles[at] else _pairs(lines[at])
        if not pairs:
            at += 1
            continue
        group = _Group(at, at, list(pairs))
        at = _grow(group, lines)
        groups.append(group)
    return groups


def _grow(group: _Group, lines: Sequence[str]) -> int:
    """Take in the lines that belong: more labels, and a value after a label that has none yet."""
    at = group.start + 1
    group.end = at
    while at < len(lines):
        line = lines[at]
        pairs = _pairs(line)
        if pairs and not _is_file_row(pairs, group):
            group.pairs.extend(pairs)
        elif line and not group.pairs[-1][1] and _may_be_value(group.pairs[-1][0], line):
            group.pairs[-1] = (group.pairs[-1][0], line)
        elif line:
            break
        at += 1
        if line:
            group.end = at
    return group.end


def _is_file_row(pairs: Sequence[tuple[str, str]], group: _Group) -> bool:
    """An 附件 row belongs to a metadata block; under a byline it is the article's own."""
    return {name for name, _ in pairs} == {"attachment_field"} and not {n for n, _ in group.pairs} & _STRONG


def _pairs(line: str) -> tuple[tuple[str, str], ...]:
    """The label-value pairs of a line; none if it does not begin with a label (a few words may go before)."""
    return _read_pairs(line) if line and len(line) <= _SHORT else ()


@lru_cache(maxsize=2048)
def _read_pairs(line: str) -> tuple[tuple[str, str], ...]:
    bare = _without_bullet(line)
    marks = list(_LABEL.finditer(bare)) if ":" in bare or "：" in bare else []
    if not marks:
        if len(bare) > _LONGEST_LABEL:
            return ()
        name = _CANONICAL.get(_squeezed(bare.rstrip("】] ")), "")
        return ((name, ""),) if name in _STRONG or name in {"publisher_label", "date_published"} else ()
    if marks[0].start() > 0 and not _may_lead(bare[: marks[0].start()], len(marks)):
        return ()
    ends = [mark.start() for mark in marks[1:]] + [len(bare)]
    return tuple(
        (_CANONICAL[_squeezed(mark.group("label"))], _without_bullet(bare[mark.end() : end]).strip())
        for mark, end in zip(marks, ends, strict=True)
    )


def _without_bullet(line: str) -> str:
    return line.lstrip(_BULLETS).rstrip(_RULES)


def _may_lead(words: str, marks: int) -> bool:
    """A date or a place name glued before the first label of a byline, never a sentence."""
    if _DATE.match(words.strip()):
        return True
    return marks > 1 and len(words) <= 12 and not re.search(r"[,，。;；、:：]", words)


def _may_be_value(name: str, line: str) -> bool:
    value = unicodedata.normalize("NFKC", line).strip()
    may_name_report = name != "title_label" and not name.startswith("class") and titles.may_name_report(value)
    if may_name_report and titles.judge(value).kind == "annual_report":
        return False
    return bool(_VALUE.get(name, _ANY_VALUE).match(value))


def _settle(group: _Group, lines: Sequence[str], found: Furniture) -> None:
    """Decide what a run of labels is: the block, the byline, a counter; or prose after all."""
    names = {name for name, _ in group.pairs}
    if names & _STRONG and len(names) > 1:
        role = Role.METADATA
        for name, value in group.pairs:
            if name != "volatile" and unicodedata.normalize("NFKC", value) not in _NO_VALUE:
                found.metadata.setdefault(name, value)
    elif names & {"date_published", "volatile"} and (
        len(names) > 1 or _is_dated(group) or names == {"volatile"}
    ):
        role = Role.BYLINE
        dated = _DATE.match(lines[group.start].strip()) is not None  # 2022年3月26日 作者：…
        if not found.byline and (dated or names & {"date_published", "publisher_label"}):
            found.byline = " ".join(line for line in lines[group.start : group.end] if line)
    else:
        return
    for at in range(group.start, group.end):
        if lines[at]:
            found.roles[at] = role


def _is_dated(group: _Group) -> bool:
    return any(name == "date_published" and _DATE.search(value) for name, value in group.pairs)


def _squeezed(label: str) -> str:
    return "".join(label.split())
