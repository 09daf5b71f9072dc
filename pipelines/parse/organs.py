"""Where a page says who speaks: every place it prints an organ or a code of one, as votes, none judged yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from models.divisions.names import HAN
from models.values import Document, Section, Vote
from pipelines.parse import titles, uscc

_TOPIC = re.compile(r"(?:政府|政务)?信息公开|政务公开|政务信息|年度报告|年报")
_YEAR = re.compile(
    r"20\d\d年\d{1,2}月(?:\d{1,2}日)?[至到\-—–~]+(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?"
    r"|(?:20\d\d|二[0〇零○oO][0-9〇零○oO一二三四五六七八九]{2})年?(?:度)?|(?<!\d)[012]\d年(?:度)?"
)
_TAG = re.compile(r"^(?:[\[(【][^\])】]{0,12}[\])】]|\d{6,8}(?=[\u3400-\u9fff]))")  # “【年报】某某乡…”
_FRAME = re.compile(r"^[《“\"]?(?:关于)?(?:公布|发布|印发)?|(?:的|关于|开展|全年|上半年|做好)+$")
_BRACKETED = re.compile(r"\([^()]*\)")  # “科技局(县知识产权局)”: one organ, two signs at its door
_ON_BEHALF = re.compile(
    r"^.+关于(?=.*(?:人民政府|[局委办镇乡厅]|街道|办事处|管委会)$)"
)  # 县政府办公室关于县人民政府…
_WITHIN = re.compile(r"(?<=[局委办会院])(?:机关|本级)$")  # 司法局机关
_NATIONAL = re.compile(
    r"^(?:国家税务总局|国家统计局|中共|中国共产党)(?=[\u3400-\u9fff]{4})"
)  # “国家税务总局万载县税务局”
#: “中共江油市武都镇委员会江油市武都镇人民政府”: the party's committee signs with the government
_PARTY = re.compile(
    r"^(?:(?:中共|中国共产党)[\u3400-\u9fff]{2,20}?(?:工作)?委员会|[\u3400-\u9fff]{2,14}?党(?:工)?委)[、,和与暨及]?"
    r"(?=[\u3400-\u9fff]{2,20}(?:政府|办事处|管委会|管理委员会)$)"
)
#: Who runs the portal, in its foot.
_PORTAL = re.compile(r"主办(?:单位|方)?[:：]\s*(?P<organ>[\u3400-\u9fff]{2,30})")
_FORM = re.compile(rf"填报单位(?:\((?:盖章|公章)\))?[:：]?\s*(?P<organ>[{HAN}]{{2,30}})")
#: The organ that signs, on a line of its own or with the date behind it: “衢州市衢江区上方镇人民政府 2020年1月20日”
_SIGNATURE = re.compile(
    rf"(?P<organ>[{HAN}]{{2,26}}(?:人民政府|政府|办事处|管理委员会|管委会|局|委员会|办公室|厅|中心))"
    r"(?:[\d〇零○一二三四五六七八九十]{1,4}年\d{0,2}.{0,8})?"
)
_DATE_LINE = re.compile(r"\(?[\d〇零○一二三四五六七八九十]{4}年.{1,3}月(?:.{1,3}日)?\)?")
#: Words of the opening sentences behind which an organ or its address stands.
#: Whoever is learnt from or worked with is none: “与右江区共建”.
_ASKED = "联系|咨询|反映|索取|申请|查询|提出|投诉"
_INTRO = re.compile(
    rf"(?:由|登录|可在|现将|现公布|地址[:：]|[与向](?=[{HAN}()]{{3,36}}?(?:{_ASKED})))(?P<organ>[{HAN}]{{3,30}})"
)
#: “本报告由栖霞市水利局编制”
_COMPILED = re.compile(rf"由(?P<organ>[{HAN}]{{4,30}}?)(?:\([^()]*\))?(?:编制|编写|根据|按照|依据|依照)")
#: Who publishes, in the line under a title: with a label that says so, or as the source of the news.
_BY = re.compile(
    rf"(?:发布机构|发布单位|发文机关|发文机构|发文单位|公开主体|公开单位|责任部门|制发机关)\s*[:：]?\s*(?P<organ>[{HAN}]{{2,30}})"
)
_FROM = re.compile(rf"来源\s*[:：]?\s*(?P<organ>[{HAN}]{{2,30}})")
_SITE_ID = re.compile(r"网站标识码[:：]?\s*(?P<code>(?:\d{10}|bm\d{8}))")
_INDEX_CODE = re.compile(r"^(?P<code>\d{6})(?=[-/])")  # “330803-052/2020-42167”
#: They sign and compile the reports of their governments, and their own.
GOVERNMENT_OFFICES = ("政府办公室", "政府办公厅", "政府办", "行政公署办公室")
_INTRO_LENGTH = 1500
_SIGNATURE_LINES = 6


def plain(text: str) -> str:
    """NFKC without any whitespace: the form in which names are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def organ_in_title(title: str) -> str | None:
    """The organ a report's title names: “霍邱县扈胡镇人民政府” of “…2023年政府信息公开工作年度报告”, else None."""
    words = _TAG.sub("", titles.issued(title))
    topic = _TOPIC.search(words)
    head = words[: topic.start()] if topic else ""
    if head.endswith("人民"):  # “乌当区人民政府信息公开”: one 政府 serves both
        head += "政府"
    previous = None
    while previous != head:
        previous, head = head, _FRAME.sub("", _YEAR.sub("", head))
    head = _BRACKETED.sub("", head).rstrip("年度").strip(":,-")
    head = _NATIONAL.sub("", _PARTY.sub("", head))
    head = _WITHIN.sub("", _ON_BEHALF.sub("", head))
    return head if len(head) > 1 else None


def votes(document: Document, sections: Sequence[Section]) -> tuple[Vote, ...]:
    """Every vote of the page, strongest source first; values as printed (whitespace out), each source once a value."""
    found = [
        *_named("title", _titles(document)),
        *_named("form", _forms(document)),
        *_named("signature", _signatures(document)),
        *_named("intro", _intros(document, sections)),
        *_named("compiler", _compilers(document, sections)),
        *_named("publisher_label", _values(document.metadata, "publisher_label")),
        *_named("publisher_label", (match["organ"] for match in _BY.finditer(document.byline))),
        *_named("content_source", _values(document.meta, "contentsource")),
        *_codes(document),
        *_named("byline", (match["organ"] for match in _FROM.finditer(document.byline))),
        *_named("breadcrumb", map(plain, document.breadcrumb)),
        *_named("column", _values(document.meta, "columnname")),
        *_named("site_name", (*_values(document.meta, "sitename"), *_portals(document), *_windows(document))),
        *_named("site_id", _site_ids(document)),
        *_named("host", _hosts(document)),
    ]
    return tuple(dict.fromkeys(found))


def _named(source: str, values: Iterable[str]) -> Iterator[Vote]:
    return (Vote(source, value) for value in values if value)


def _values(fields: Mapping[str, str], name: str) -> Iterator[str]:
    value = plain(fields.get(name, ""))
    if value.lower() not in ("", "null", "无", "本站", "本网"):
        yield value


def _titles(document: Document) -> Iterator[str]:
    window = titles.best(document.title) if document.title else None
    printed = (document.headline, document.meta.get("articletitle"), window)
    organs = (organ_in_title(title) for title in printed if title)
    first = next((organ for organ in organs if organ), None)
    if first:
        yield first


def _forms(document: Document) -> Iterator[str]:
    cells = (cell.text for grid in document.tables for row in grid.rows for cell in row if cell is not None)
    for text in (*cells, *(block.text for block in document.blocks)):
        if "填报单位" in text and (match := _FORM.search(unicodedata.normalize("NFKC", text))):
            yield plain(match["organ"])


def _signatures(document: Document) -> Iterator[str]:
    """Organs on the last lines, or with a date below them right under the title."""
    every = [plain(line) for line in document.text.splitlines() if line.strip()]
    if len(every) > 1 and _DATE_LINE.fullmatch(every[1]) and (match := _SIGNATURE.fullmatch(every[0])):
        yield match["organ"]
    lines = every[-_SIGNATURE_LINES:]
    for number, line in enumerate(lines):
        match = _SIGNATURE.fullmatch(line)
        dated = any(_DATE_LINE.fullmatch(near) for near in lines[number + 1 : number + 2])
        if match and (dated or match["organ"] != line or number == len(lines) - 1):
            yield match["organ"]


def _intros(document: Document, sections: Sequence[Section]) -> Iterator[str]:
    for match in _INTRO.finditer(_opening(document, sections)):
        yield match["organ"]


def _opening(document: Document, sections: Sequence[Section]) -> str:
    opening = "\n".join(s.text for s in sections if s.code == "intro") or document.text
    return plain(opening[:_INTRO_LENGTH])


def _compilers(document: Document, sections: Sequence[Section]) -> Iterator[str]:
    """The organ the opening says the report was written by; a government's office writes for its government too."""
    found = _COMPILED.search(_opening(document, sections))
    if found and not found["organ"].endswith(GOVERNMENT_OFFICES):
        yield found["organ"]


def _codes(document: Document) -> Iterator[Vote]:
    index = plain(document.metadata.get("index_no", ""))
    if index:
        yield Vote("index_no", index)
    code = uscc.find(index) or uscc.find(document.url or "")
    if code:
        yield Vote("uscc", code)


def index_division(index: str) -> str | None:
    """The division code an index number begins with, if it is of that kind."""
    match = _INDEX_CODE.match(index)
    return match["code"] if match else None


def _portals(document: Document) -> Iterator[str]:
    return (match["organ"] for match in _PORTAL.finditer(document.footer))


def _windows(document: Document) -> Iterator[str]:
    """The portal's own part of the <title>: “…年度报告-泾县人民政府”."""
    parts = titles.segments(document.title or "")
    return (plain(part) for part in parts if titles.judge(part).score == 0)


def _site_ids(document: Document) -> Iterator[str]:
    yield from _values(document.meta, "siteidcode")
    if match := _SITE_ID.search(document.footer):
        yield match["code"]


def _hosts(document: Document) -> Iterator[str]:
    if document.url and (host := urlsplit(document.url).netloc):
        yield host.lower()
