"""Where a link leads, judged by its words and its address: to a report, a column of reports, or nearer to one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from crawler.asks import Entry
from crawler.folders import belongs, shape
from models.values import Document
from pipelines.parse.titles import judge

Sort = Literal["report", "column", "path", "shelf", "maybe", "neighbour", "other"]

# 政府信息公开年报, 公开年报, 年度报告, 年报专栏, 信息公开报告: names of columns, not of reports; nor 法治政府建设年度报告
COLUMN = re.compile(
    r"^(?!.*(?:法治|法制|依法|执法|网站|财[政务]|[预决]算|统计|审计|环境|环保|企业|慈善|社会责任|解读|图解|制度))"
    r"(?:\d{4}年?度?)?.{0,12}?(?:(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:年报|报告)|公开年报|年度(?:公开|工作)?报告|年报)"
    r"(?:专栏|专区|列表|公开|公示|公布|发布|汇总|汇编|查询|查看|集)?(?:[(（].{0,12}[)）])?$"
)
# pinyin initials in paths: /zfxxgknb/, /xxgkndbg_61412/, /n2024n/ is a year below one
SLUG = re.compile(
    r"/(?:zf)?xxgk(?:gz)?(?:nb|ndbg|bgs)[a-z0-9_]*(?:/|$)|/(?:gk|jbxxgk|xtjd|bm|tb)?(?:nb|ndbg|nbzl)\d*(?:_\d+)?(?:/|$)"
    r"|/(?:annual_?report|xxgkannualreport|opennessannualreport)s?(?:/|$|\?)",
    re.IGNORECASE,
)
# lists of other things among which reports are misfiled
SHELF = re.compile(
    r"^.{0,10}?(?:依申请公开|(?:公示|通知|政务)公告|公告公示|公告栏|(?:工作|政务|公开|部门|乡镇|镇街)动态|最新(?:公开|信息)|其[他它](?:公开|信息|文件)?|站内搜索)$"
)
GATE = re.compile(r"(?:目录|指南|制度)$")  # short names of columns that stand beside the one that is sought
#: words -> how near they are to reports; the first that is found
PATHS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"政务公开|信息公开|公开目录|法定主动公开|主动公开|政务信息"), 5),
    (
        re.compile(
            r"乡镇|镇街|街镇|镇乡|[乡镇]人民政府|^(?:.{0,6}[县区市旗]|本级)(?:人民)?政府$|^[县区市旗州]?本级$|街道|苏木|部门|机构$|单位|县直|区直|市直|机关|园区|开发区|新区|公开"
        ),
        4,
    ),
    (re.compile(r"法定.{0,6}(?:信息|内容)|应主动公开|重点领域"), 4),
    (re.compile(r"(?:网站|站点)(?:地图|导航)"), 2),
    (
        re.compile(
            r"(?:镇|乡|街道|街道办事处|苏木|局|委员会|委|办公室|办|管委会|政府|中心)$|^.{1,6}[县区市旗]$"
        ),
        3,
    ),
)
GATE_SCORE, SHELF_SCORE, LAST_SCORE = 1, 2, 0
# a part of a column: a year, a group, an organ
PART = re.compile(
    r"^(?:20\d\d年?度?|.{0,12}(?:乡镇|街道|街镇|镇街|苏木|部门|单位|政府|镇|乡|县|区|市|旗|局|委|办|中心|街道办事处|委员会|办公室))(?:公开|年报)?$"
)
MORE = re.compile(r"^\W*(?:查看)?更多\W*$|^more\W*$", re.IGNORECASE)
# words of a pager: whoever walks a list reads them, nobody else
PAGER = re.compile(
    r"^\W*(?:第?\d{1,3}页?|[上下首尾末前后]\s*一?\s*[页頁]|第一页|最后一页|跳转|转到|GO|较早的?文章|较新的?文章)\W*$",
    re.IGNORECASE,
)
# words that say nothing of what they lead to: 查看, 【下载】, √, 1, 2020-01-23
MUTE = re.compile(
    r"^\W*(?:(?:点击|点此|请点击|在线|立即)?(?:查看|阅读|浏览|下载|打开|进入|查阅)?(?:全文|详情|详细|详细内容|内容|正文|原文|链接|附件|此处|这里|PDF版?|WORD版?|docx?)?"
    r"|有|已公开|已发布|\d{1,4}|20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?)\W*$",
    re.IGNORECASE,
)
CUT = re.compile(r"(?:…|\.{2,})\W*$")  # 砚渚镇2022年政府信息公…
_CUT_REPORT = re.compile(
    r"(?:政[府务]信?息?公?开?|信息公开?).{0,12}(?:…|\.{2,})\W*$|年度?[报政信]?(?:…|\.{2,})\W*$"
)
# 某镇2021年年报, 2021年度某局年度报告: whose and of when, and not what of
_OF_ORGAN = re.compile(
    r"^(?!.*(?:法治|法制|执法|网站|统计|审计|环境|企业|公司|决算|预算))(?=.*20[0-4]\d)(?:20[0-4]\d年?度?)?[^\d年，。]{2,20}?"
    r"(?:镇|乡|街道|办事处|苏木|局|委员会|委|办公室|办|中心|政府|[县区市旗])(?:20[0-4]\d年?度?)?(?:工作)?(?:年报|年?度报告)$"
)
_TELLING = re.compile(r"报告|年报|信息公开")
_FILED = re.compile(
    r"[〔\[（(]20[0-4]\d[〕\]）)]\s*第?\d{1,4}号"
)  # a report that bears nothing but its number
_YEAR = re.compile(r"20[0-4]\d")
# the content of <meta http-equiv=refresh>, such as 0; url=/zwgk/index.html
_REFRESH = re.compile(r"^\s*\d{1,2}\s*[;,]\s*url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
# a script that sets location.href, or calls location.replace, and does nothing besides; the time may stand behind it
_AND_TIME = r"(?:\+[^;'\"]{1,80}?)?"
_MOVE = re.compile(
    r"\s*(?:<!--)?\s*(?:(?:window|self|top|parent|document)\.)*location(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*"
    rf"['\"]([^'\"\s]+)['\"]\s*{_AND_TIME}\)?\s*;?\s*(?://\s*)?(?:-->)?\s*"
)
_SHELL = re.compile(
    r"visit_?count|login|share|footer|header|/top\.|weather|player|viewer\.html|\.swf$",
    re.IGNORECASE,
)
_TREE = re.compile(r"/tree\.jsp", re.IGNORECASE)
# the same after a moment
_LATER = re.compile(
    r"\s*(?:window\.)?setTimeout\s*\(\s*(?:function\s*\(\s*\)\s*\{|\(\s*\)\s*=>\s*\{?|\"|')(.{5,300}?)(?:\}|\"|')?\s*,\s*\d+\s*\)\s*;?\s*",
    re.DOTALL,
)
# where a banner goes on to by itself after some seconds, whatever else its script does
_AT_LAST = re.compile(
    r"location(?:\.href)?\s*(?:=(?!=)|\.(?:replace|assign)\s*\()\s*['\"]([^'\"\s]+)['\"]\s*\)?\s*(?=[;}\"'\n]|$)"
)
_MOVES = re.compile(r"location(?:\.href)?\s*=(?!=)|location\.(?:replace|assign)\s*\(|\.submit\s*\(")
_PHONES = re.compile(r"userAgent|navigator\.platform|matchMedia|screen\.width|innerWidth", re.IGNORECASE)
RANK = (
    "other",
    "neighbour",
    "path",
    "maybe",
    "shelf",
    "column",
    "report",
)  # which of a link's words to believe
NEAREST = 5  # score of the words that lead straight to it: 政务公开
SIGNPOST_LINKS = 3  # a page with more of them is a page, whatever its script does for telephones
LONGEST_NAME = 24  # characters; a longer text is an article's title, not a column's name


@dataclass(frozen=True, slots=True)
class Judged:
    sort: Sort
    entry: Entry
    score: int = 0  # of paths and shelves: how near the words are to reports


def sort_of(entry: Entry, *, column: str | None = None, fresh: bool = False) -> Judged:
    """What *entry* leads to.

    column: the URL of the report column it stands in, if it does; fresh: no page outside of columns has shown it,
    so it is none of the template's links.
    """
    title = entry.title.strip()
    if PAGER.match(title):
        return Judged("other", entry)
    read = judge(title)
    is_name = len(title) <= LONGEST_NAME and (entry.date is None or MORE.match(title) is not None)
    if read.kind == "annual_report":
        return Judged(_sort_of_report(title, read.year, is_name=is_name), entry)
    if read.kind != "other":
        if is_name and GATE.search(title) and not _YEAR.search(title):
            return Judged("path", entry, GATE_SCORE)
        return Judged("neighbour", entry)
    if _OF_ORGAN.match(title):
        return Judged("maybe", entry)
    if is_name and COLUMN.match(title):
        return Judged("column", entry)
    if CUT.search(title) and _CUT_REPORT.search(title):
        return Judged("maybe", entry)
    if column and (sort := _within(entry, title, column, is_name=is_name, fresh=fresh)):
        return Judged(sort, entry)
    return _onward(entry, title) if is_name and not _YEAR.search(title) else Judged("other", entry)


def judged(
    entries: Iterable[Entry], column: str | None, *, template: Container[str] = (), trusted: bool = False
) -> dict[str, Judged]:
    """What each address leads to, by the words that say most of it: 更多 stands beside every name.

    template: addresses that pages outside of columns show. trusted: the entries are a list's own, as its interface
    sends them; they are articles, not columns.
    """
    best: dict[str, Judged] = {}
    for entry in entries:
        one = sort_of(entry, column=column, fresh=entry.url not in template)
        if (
            trusted
            and one.sort in ("other", "path", "shelf", "column")
            and not PAGER.match(entry.title.strip())
        ):
            one = Judged("maybe", entry)
        if entry.url not in best or RANK.index(one.sort) > RANK.index(best[entry.url].sort):
            best[entry.url] = one
    return best


def _sort_of_report(title: str, year: int | None, *, is_name: bool) -> Sort:
    """The words of a report's title, or the name of a column of them: 某县政府信息公开年报, without year or date."""
    is_column = is_name and year is None and COLUMN.match(title) and not CUT.search(title)
    return "column" if is_column else "report"


def _within(entry: Entry, title: str, column: str, *, is_name: bool, fresh: bool) -> Sort | None:
    """What a link of a column's page is to the column: a part of it, perhaps a report, or nothing of it."""
    own = belongs(entry.url, column)
    if (
        is_name
        and (PART.match(title) or MORE.match(title))
        and (own or (fresh and shape(entry.url) == shape(column)))
    ):
        return "column"
    if own or (
        fresh and entry.date and (_TELLING.search(title) or PART.match(title) or _FILED.search(title))
    ):
        return "maybe"
    if fresh and not SLUG.search(urlsplit(entry.url).path) and _says_little(title, is_name=is_name):
        return "maybe"
    return None


def _says_little(title: str, *, is_name: bool) -> bool:
    """Whether the words of a list's link leave it to their place what they lead to: 查看, 2023年, 某镇."""
    return (MUTE.match(title) or MORE.match(title)) is not None or (
        is_name and (PART.match(title) or CUT.search(title) or _YEAR.search(title)) is not None
    )


def _onward(entry: Entry, title: str) -> Judged:
    if SLUG.search(urlsplit(entry.url).path):
        return Judged("column", entry)
    if SHELF.match(title):
        return Judged("shelf", entry, SHELF_SCORE)
    score = next((score for pattern, score in PATHS if pattern.search(title)), None)
    return Judged("path", entry, score) if score is not None else Judged("other", entry, LAST_SCORE)


def is_shelf(name: str) -> bool:
    """Whether a list of that name is one of other things, in which reports are only misfiled."""
    return SHELF.match(name) is not None


def is_column(document: Document) -> bool:
    """Whether a page says of itself that it is a list of annual reports (and is no article of one)."""
    if document.meta.get("articletitle"):
        return False
    names = (document.meta.get("columntype", ""), document.meta.get("columnname", ""))
    if any("年报" in name or COLUMN.match(name) for name in names):
        return True
    return not document.blocks and any(COLUMN.match(crumb) for crumb in document.breadcrumb)


def is_beside(document: Document) -> bool:
    """Whether a page says of itself that it is one of the columns beside that of annual reports: a guide, the rules."""
    name = document.meta.get("columnname", "") or next(reversed(document.breadcrumb), "")
    return GATE.search(name) is not None or SHELF.match(name) is not None


def is_list(document: Document) -> bool:
    """Whether a page has links to reports and no article: what was named as a report is a list of them."""
    named = (link.title or link.text for link in document.links)
    return not document.blocks and any(judge(name).score >= 1 for name in named)


def onward(document: Document) -> str | None:
    """Where a page that is only a signpost sends its visitors: a refresh, or a script that does nothing else."""
    found = _REFRESH.search(document.meta.get("refresh", ""))
    if found is None and len(document.links) <= SIGNPOST_LINKS:
        moves = (moment[1] if (moment := _LATER.fullmatch(code)) else code for code in document.scripts)
        found = next(filter(None, map(_MOVE.fullmatch, moves)), None)
    if found is None and not document.links and not document.frames:
        found = next(
            filter(None, (_AT_LAST.search(code) for code in document.scripts if not _PHONES.search(code))),
            None,
        )
    return urljoin(document.url or "", found[1]) if found else None


def moves(document: Document) -> bool:
    """Whether a page without links has a script that leads somewhere, if nobody can say where."""
    return not document.links and any(map(_MOVES.search, document.scripts))


def in_charset(document: Document) -> Document:
    """The page with its links as a browser sends them: Chinese words of a query in the charset of the page."""
    if (document.encoding or "utf-8").startswith("utf") or all(link.url.isascii() for link in document.links):
        return document
    return replace(
        document,
        links=tuple(replace(link, url=_sent(link.url, document.encoding)) for link in document.links),
    )


def _sent(url: str, encoding: str | None) -> str:
    head, mark, query = url.partition("?")
    query, at, fragment = query.partition("#")
    kept = "".join(c if c.isascii() else quote(c, encoding=encoding, errors="replace") for c in query)
    return f"{head}{mark}{kept}{at}{fragment}"


def frames(document: Document) -> tuple[str, ...]:
    """The frames that may hold a list; counters, log-ins and the like do not, and trees only where a page is its frames."""
    told = (url for url in document.frames if not (document.links and _TREE.search(url)))
    return tuple(url for url in told if not _SHELL.search(url))
