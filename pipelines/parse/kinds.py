"""What a page is: a report, something beside reports, a list, or no page at all (a challenge, a soft 404)."""

from __future__ import annotations

import re

from models.values import Capture, Document
from models.vocabulary import Kind
from pipelines.clean.notices import BLANK
from pipelines.parse import titles
from pipelines.parse.fakes import fake_by_status, fake_of
from pipelines.parse.numbers import read_number

_SMALL = 400  # characters of text under which a page may be nothing but a form to be filled in
_BETTING = re.compile(
    r"彩票|博彩|投注|赔率|六合彩|时时彩|幸运飞艇|百家乐|老虎机|棋牌|真人娱乐|开奖|赌场|娱乐城|体育平台|澳门资料"
)
_BETTING_FLOOR = 6  # times in a page without a report's form
_STATUTORY = re.compile(
    r"统计指标|制发规范性文件总数|申请办结数|本年新制作数量|本年新公开数量|对外公开总数量|本年制发件数|现行有效件数|"
    r"本年新收政府信息公开申请数量|结转下年度继续办理|未经复议直接起诉"
)
_HEADINGS = re.compile(
    r"总体情况|概述|基本情况|主动公开政府信息|主动公开.{0,8}情况|依申请公开.{0,16}情况|收到和处理.{0,16}申请|收费及减免|收费和减免|"
    r"行政复议.{0,12}(?:情况|诉讼)|存在的?(?:主要)?(?:问题|不足|困难)|改进(?:情况|措施)|其他需要(?:报告|说明)的事项"
)
_ABOUT = re.compile(r"信息公开|政务公开|公开.{0,6}信息|条例")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|bmp|tiff?)(?:$|\?)", re.IGNORECASE)
_MANY_LINKS = 8
_MANY_FILES = 4  # more than a report has of its own: a report each
_EXCERPTS = 3  # paragraphs that break off; one may in a report, by mistake
_CUT = re.compile(r"(?:…|\.{3}|。{3})(?:\W|详[细情]|查看|阅读|更多|全文|more)*$", re.IGNORECASE)
_FEW_WORDS = 20  # characters a report has at least
_LINE = 60  # characters of a title


def kind_of(document: Document, capture: Capture) -> Kind:
    """Judge a page by what it says; the status is asked only about challenges and missing pages."""
    fake = fake_by_status(document, capture) or fake_of(document, capture)
    if fake is not None and fake is not BLANK:
        return "challenge" if fake.sort == "wall" else "soft_404"
    title = _title_kind(document)
    if title == "template" and _is_filled_annex(document):
        return "annual_report"
    if title not in ("annual_report", "other"):
        return title
    named = title == "annual_report" and (_is_index(document) or _is_titles(document))
    if named or _is_listing(document) or _shows_excerpts(document):
        return "list"
    if title == "annual_report" and _leads_to_bets(document):
        return "doorway"
    if title == "annual_report":
        return "annual_report" if _has_content(document) else "other"
    return "other" if _names_other(document.headline or "") else _by_content(document)


def names_tables(document: Document) -> bool:
    """Whether labels of statutory tables stand in the text: what is left of tables that could not be read."""
    return len(set(_STATUTORY.findall(document.text))) > 1


def _is_filled_annex(document: Document) -> bool:
    """The table of a year on a page of its own, filled in: 高城镇2018年政府信息公开情况统计表."""
    title = document.headline or title_of(document) or ""
    of_a_year = titles.judge(title).year is not None and not _names_other(title)
    return of_a_year and _has_numbers(document) and _by_content(document) == "annual_report"


def title_of(document: Document) -> str | None:
    """The title to judge a page by: the printed one, the tag's, the <title>'s best part."""
    told = (
        document.headline,
        document.meta.get("articletitle"),
        titles.best(document.title) if document.title else None,
    )
    known = [text for text in told if text]
    return max(known, key=lambda text: titles.judge(text).score, default=None)


def _title_kind(document: Document) -> Kind:
    """The first title that names something; a report's name in one of them does not outvote the printed one."""
    title = document.headline or title_of(document)
    found = titles.judge(title).kind if title else "other"
    if found == "other" and title and document.headline:
        return titles.judge(title_of(document) or "").kind if not _names_other(title) else "other"
    return found


def _names_other(title: str) -> bool:
    """A title that says what else it is (a work plan, a law report), not merely nothing known."""
    other = next(rule for rule in titles.RULES if rule.kind == "other")
    return bool(other.pattern.search(title))


def _is_listing(document: Document) -> bool:
    return (
        not document.tables
        and not document.attachments
        and len(document.links) >= _MANY_LINKS
        and _size(document) == 0
    )


def _shows_excerpts(document: Document) -> bool:
    """The beginnings of several articles, each cut off: a list that shows of every article what it is about."""
    long = [block.text.rstrip() for block in document.blocks if len(block.text) >= _FEW_WORDS]
    cut = sum(_CUT.search(text) is not None for text in long)
    return not document.tables and cut >= _EXCERPTS and cut * 2 > len(long)


def _is_index(document: Document) -> bool:
    """A short list under the name of its column: of no year, with links or many files, and without a sentence."""
    files = sum(not _PICTURE.search(one.url or one.name) for one in document.attachments)
    has_own = bool(document.attachments) and files < _MANY_FILES
    if titles.judge(title_of(document) or "").year or has_own or "。" in document.text:
        return False
    return bool(document.links) and not any(
        _STATUTORY.search(c.text) for g in document.tables for row in g.rows for c in row if c
    )


def _is_titles(document: Document) -> bool:
    """Titles of reports, dates and short words alone: the lines of a list that only a script opens."""
    cells = [cell.text for grid in document.tables for row in grid.rows for cell in row if cell]
    lines = [*cells, *(block.text for block in document.blocks)]
    named = {line for line in lines if len(line) <= _LINE and titles.judge(line).kind == "annual_report"}
    told = any(len(line) > _FEW_WORDS for line in lines if line not in named)
    return not (told or document.attachments) and (len(named) > 1 or not named.isdisjoint(cells))


def _has_content(document: Document) -> bool:
    return _size(document) >= _FEW_WORDS or bool(document.tables or document.attachments)


def _by_content(document: Document) -> Kind:
    """Without a telling title: the statutory tables, the headings of the form, or the words of a doorway."""
    if len(_BETTING.findall(document.text)) >= _BETTING_FLOOR and not document.tables:
        return "doorway"
    cells = " ".join(cell.text for grid in document.tables for row in grid.rows for cell in row if cell)
    labels = set(_STATUTORY.findall(re.sub(r"\s+", "", cells)))
    if len(labels) >= 2:
        filled = _has_numbers(document) or (_size(document) >= _SMALL and not _opens_as_template(document))
        return "annual_report" if filled else "template"
    headings = {_heading(b.text) for b in document.blocks if b.kind == "heading" and _HEADINGS.search(b.text)}
    if len(headings) >= 3 and _ABOUT.search(document.text):
        return "annual_report"
    return "doorway" if _betting(document) >= _BETTING_FLOOR and not document.tables else "other"


_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零0Oo]")


def _leads_to_bets(document: Document) -> bool:
    """A page that borrows the name of these reports: of no year, without a table, and full of betting."""
    unnamed = not document.tables and not _YEAR.search(title_of(document) or "")
    return unnamed and _betting(document) >= _BETTING_FLOOR


def _betting(document: Document) -> int:
    """Words of betting in the text, and phrases of it that were taken out of the text or the title."""
    taken = sum(removal.rule in ("brand_injection", "head_stuffing") for removal in document.removed)
    return taken + len(_BETTING.findall(document.text))


def _heading(text: str) -> str:
    found = _HEADINGS.search(text)
    return found.group() if found else text


def _has_numbers(document: Document) -> bool:
    """Whether a cell prints a number; the numbers of list marks (1.属于国家秘密) are none."""
    cells = (cell for grid in document.tables for row in grid.rows for cell in row if cell)
    return any(read_number(cell.text).state == "printed" for cell in cells)


def _opens_as_template(document: Document) -> bool:
    """Whether the first line is the title of a form to be filled in: 政府信息公开工作年度报告格式模板."""
    first = next((block.text for block in document.blocks if block.text), "")
    return titles.judge(first).kind == "template"


def _size(document: Document) -> int:
    return len(document.text)
