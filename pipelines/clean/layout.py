"""Which tables of a page are data, which only place things: menus, lists, metadata blocks, whole articles."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from pipelines.clean.tables import LEAST_LABELS, data_tables, own_labels
from pipelines.parse.forms.vocabulary import is_label
from pipelines.parse.numbers import INVISIBLE

MAX_TABLES = 200
_PROSE_CELL = 400  # characters; no cell of a form holds as much
_METADATA = re.compile(
    r"索\s*引\s*号|发\s*布\s*(?:机\s*构|单\s*位|日\s*期)|公\s*开\s*(?:方\s*式|日\s*期)|文\s*号\s*[:：]|组\s*配\s*分\s*类"
)
_STATUTORY = re.compile(
    r"统\s*计\s*指\s*标|第二十条|申请人情况|行政复议|指标名称|信息内容|"
    r"属于国家秘密|重复申请|结转下年度|结果维持|规范性文件数?|行政许可|行政处罚|行政事业性收费|予以公开|申请数|机构建设和保障经费"
)  # labels of the forms, their parts too: one table is often cut into several
_NUMBER = re.compile(r"\s*[-+−－]?[\d,，.]+\s*[\u4e00-\u9fff]{0,2}\s*$")
_CALENDAR = re.compile(r"日一二三四五六|一二三四五六日|SunMonTue|MonTueWed")
_FEWEST_ROWS = 2
_FEWEST_CELLS = 4  # of a table of one row: a row cut off from its table
_LONG = f"[string-length() > {_PROSE_CELL}]"
#: rows are asked before their cells, which are ten times as many; some cells stand in no row
_LONG_CELLS = etree.XPath(
    f"descendant::tr{_LONG}/descendant::*[self::td or self::th]{_LONG}"
    f" | descendant-or-self::table/td{_LONG} | descendant::tbody/td{_LONG}"
)


def find_tables(root: HtmlElement) -> list[HtmlElement]:
    """The data tables in document order, at most MAX_TABLES."""
    return [table for table in data_tables(root) if _is_data(table)][:MAX_TABLES]


def _is_data(table: HtmlElement) -> bool:
    text = _bare(table)
    if not text:
        return False
    if _STATUTORY.search(text) or _STATUTORY.search(text.translate(INVISIBLE)):
        return not _holds_prose(table, len(text))
    if _METADATA.search(text) or _links(table, len(text)) or _holds_prose(table, len(text)):
        return False
    if _CALENDAR.search(text):
        return False
    return (
        len(table.xpath(".//tr")) >= _FEWEST_ROWS
        or len(table.xpath(".//td")) >= _FEWEST_CELLS
        or any(is_label(cell.text_content()) for cell in table.iter("td", "th"))
    ) and (_counts(table) or own_labels(table) >= LEAST_LABELS)


def _counts(table: HtmlElement) -> bool:
    """Some cell holds a bare number: what has none may be a menu, a form to fill in or a frame."""
    return any(_NUMBER.match(cell.text_content()) for cell in table.iter("td", "th"))


def _links(table: HtmlElement, size: int) -> bool:
    """A list or a menu: half of it and more is links."""
    linked = sum(len(_bare(anchor)) for anchor in table.iter("a"))
    return 2 * linked >= size


def _holds_prose(table: HtmlElement, size: int) -> bool:
    """Some cell is an article. Raw lengths are asked first: only long cells are worth counting."""
    if size <= _PROSE_CELL:
        return False
    long = cast(list[HtmlElement], _LONG_CELLS(table))
    return any(len(_bare(cell)) > _PROSE_CELL for cell in long)


def _bare(element: HtmlElement) -> str:
    """All words of an element without white space."""
    return "".join(element.text_content().split())
