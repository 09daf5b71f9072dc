"""Where a link leads, judged by its words and its address: to a report, a column of reports, or nearer to one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

from crawler.asks import Entry
from models.values import Document
from pipelines.parse.titles import judge

Sort = Literal["report", "column", "path", "maybe", "neighbour", "other"]

# 政府信息公开年报, 公开年报, 年度报告, 年报专栏, 信息公开报告: names of columns, not of reports
COLUMN = re.compile(
    r"^(?:\d{4}年?度?)?.{0,12}?(?:(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:年报|报告)|公开年报|年度报告|年报|年报专栏)"
    r"(?:专栏|列表)?$"
)
# pinyin initials in paths: /zfxxgknb/, /xxgkndbg_61412/, /n2024n/ is a year below one
SLUG = re.compile(
    r"/(?:zf)?xxgk(?:gz)?(?:nb|ndbg|bgs)[a-z0-9_]*(?:/|$)|/(?:gk|jbxxgk|xtjd|bm|tb)?(?:nb|ndbg|nbzl)\d*(?:_\d+)?(?:/|$)"
    r"|/(?:annual_?report|xxgkannualreport|opennessannualreport)s?(?:/|$|\?)",
    re.IGNORECASE,
)
PATH = re.compile(
    r"政务公开|政府信息公开|信息公开|公开目录|法定主动公开|主动公开|乡镇|镇街|街镇|镇乡|街道|部门|机构|单位"
    r"|(?:镇|乡|街道|街道办事处|局|委员会|办公室|管委会|人民政府)$"
)
PART = re.compile(
    r"^(?:20\d\d年?度?|.{0,12}(?:乡镇|街道|部门|单位|政府|镇|乡|局))$"
)  # a part of a column: a year, a group, an organ
# the content of <meta http-equiv=refresh>, such as 0; url=/zwgk/index.html
_REFRESH = re.compile(r"^\s*\d{1,2}\s*[;,]\s*url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
# a script that sets location.href, or calls location.replace, and does nothing besides
_MOVE = re.compile(
    r"\s*(?:<!--)?\s*(?:(?:window|self|top|document)\.)?location(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*"
    r"['\"]([^'\"\s]+)['\"]\s*\)?\s*;?\s*(?://\s*)?(?:-->)?\s*"
)
SIGNPOST_LINKS = 3  # a page with more of them is a page, whatever its script does for telephones
LONGEST_NAME = 24  # characters; a longer text is an article's title, not a column's name


@dataclass(frozen=True, slots=True)
class Judged:
    sort: Sort
    entry: Entry


def sort_of(entry: Entry, *, column: str | None = None) -> Judged:
    """What *entry* leads to; column is the URL of the report column it stands in, if it does."""
    title, read = entry.title.strip(), judge(entry.title)
    short = len(title) <= LONGEST_NAME
    named = read.kind == "annual_report" and (read.year is not None or (read.organ is not None and not short))
    if named and not (short and read.year is None):
        return Judged("report", entry)
    if read.kind not in ("annual_report", "other"):
        return Judged("neighbour", entry)
    if short and COLUMN.match(title):
        return Judged("column", entry)
    if column and below(entry.url, column):
        if short and PART.match(title):
            return Judged("column", entry)
        return Judged("report" if read.kind == "annual_report" else "maybe", entry)
    if short and SLUG.search(urlsplit(entry.url).path):
        return Judged("column", entry)
    return Judged("path" if short and PATH.search(title) else "other", entry)


def is_column(document: Document) -> bool:
    """Whether a page says of itself that it is a list of annual reports (and is no article of one)."""
    if document.meta.get("articletitle"):
        return False
    names = (document.meta.get("columntype", ""), document.meta.get("columnname", ""))
    return any("年报" in name or COLUMN.match(name) for name in names)


def onward(document: Document) -> str | None:
    """Where a page that is only a signpost sends its visitors: a refresh, or a script that does nothing else."""
    found = _REFRESH.search(document.meta.get("refresh", ""))
    if found is None and len(document.links) <= SIGNPOST_LINKS:
        found = next(filter(None, map(_MOVE.fullmatch, document.scripts)), None)
    return urljoin(document.url or "", found[1]) if found else None


def below(url: str, column: str) -> bool:
    """Whether *url* lies in the folder of *column*: templates leak links of other columns into every page."""
    one, other = urlsplit(url), urlsplit(column)
    folder = other.path.rpartition("/")[0] + "/"
    return one.netloc == other.netloc and len(folder) > 1 and one.path.startswith(folder) and url != column
