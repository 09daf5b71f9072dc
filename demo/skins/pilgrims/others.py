"""others — services behind the portals of LonSun, in two ages, and behind one of a local maker."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.pilgrims.portal import Portal, issuer, of_number, sheet
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, in_json

#: what the platform of LonSun calls the parts of an organ's disclosure
_TYPES = {"政策文件": "1", "信息公开指南": "2", "信息公开年报": "3", "依申请公开": "5"}


# -- LonSun: organs and types -------------------------------------------------------------------------------------
def _organ(column: Column) -> Column:
    return column.above[-1] if column.above else column


def _type(column: Column) -> str:
    return _TYPES.get(column.kind, "4") if column.above else "4"


@dataclass(frozen=True, slots=True)
class Organs(Portal):
    """Addresses name an organ and the type of what it discloses, and a catalogue where the type is 4."""

    def column(self, column: Column) -> str:
        if column.children and not all(c.children for c in column.children):
            return f"/public/column/{column.number}"
        if column.children:
            return f"/site/tpl/{column.number}"
        own = f"/public/column/{_organ(column).number}?type={_type(column)}&action=list"
        return own if _type(column) != "4" else f"{own}&catId={column.number}"


def labelled(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A page that asks the label of lists for its rows."""
    told = {
        "organ": _organ(column).number,
        "type": _type(column),
        "cat": column.number if _type(column) == "4" else "",
        "size": cms.per_page,
    }
    return {cms.column(column): later(sheet(press).within, "list.html", column, told)}


def label(cms: Odd, press: Press) -> dict[str, Route]:
    """The label answers with rows and the call of the pager below them."""
    own = sheet(press)

    def answer(ask: Ask) -> Page:
        told = ask.told
        if told.get("labelName") != "publicInfoList" or told.get("siteId") != "6786271":
            return own.encoded("")
        column = next(
            (
                c
                for c in press.plan.leaves()
                if (str(_organ(c).number), _type(c)) == (told.get("organId"), told.get("type"))
                and told.get("catId", "") in ("", str(c.number))
            ),
            None,
        )
        if column is None or not column.pieces:
            return own.encoded(f"<p class='noinfo'>{escape(told.get('result', ''))}</p>")
        k, n = ask.number("pageIndex", 1), cms.pages(column)
        rows = "".join(
            f'<li class="mc"><a href="{row["href"]}" target="_blank" title="{row["title"]}">{row["text"]}</a><span class="date">{row["on"]}</span></li>'
            for row in own.lines(column, cms.pieces(column, k))
        )
        pager = f"Ls.pagination('#page_public_info', {{pageCount: {n}, pageIndex: {k}, onPageClick: function (i) {{ getPublicList(i); }}}});"
        return own.encoded(
            f'<ul class="clearfix">{rows}</ul><div id="page_public_info" class="pagination"></div><script type="text/javascript">{pager}</script>'
        )

    return {"/site/label/8888": answer}


# -- LonSun, later: nodes and contents by JSON --------------------------------------------------------------------
def lazy(cms: Odd, press: Press) -> dict[str, Route]:
    """A tree node by node, and the contents of a catalogue, of a year where one is named; a request is JSON."""

    def tree(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("parentId"))
        below = column.children if column else ()
        return in_json([{"id": c.number, "name": c.name, "isParent": bool(c.children)} for c in below])

    def contents(ask: Ask) -> Page:
        asked = json.loads(ask.body or b"{}")
        column = of_number(press, asked.get("catId"))
        year, k = str(asked.get("year") or ""), int(asked.get("pageNo", 1))
        found = [p for p in (column.pieces if column else ()) if year in ("", str(p.published.year))]
        records = [
            {
                "contentId": p.number,
                "title": p.title,
                "publishDate": _milliseconds(p.published),
                "organName": issuer(p),
            }
            for p in found[(k - 1) * cms.per_page : k * cms.per_page]
        ]
        data = {
            "records": records,
            "total": len(found),
            "pageNo": k,
            "pageCount": -(-len(found) // cms.per_page),
        }
        return in_json({"status": 1, "desc": "", "data": data})

    return {"/public/catalog/tree": tree, "/public/content/page": contents}


def _milliseconds(day: date) -> int:
    """Ten in the morning in China, since 1970."""
    return int(datetime(day.year, day.month, day.day, 2, tzinfo=UTC).timestamp()) * 1000


# -- a local maker: a data grid -----------------------------------------------------------------------------------
def grid(_cms: Odd, press: Press) -> dict[str, Route]:
    """Rows by POST, of one organ or of all, with words of the title; the organs of a column for the box above."""

    def rows(ask: Ask) -> Page:
        column, words = of_number(press, ask.told.get("columnId")), ask.told.get("keyword", "")
        size, k, organ = ask.number("rows", 10), ask.number("page", 1), ask.told.get("deptId", "")
        found = [
            p
            for p in (column.pieces if column else ())
            if words in p.title and organ in ("", _dept(issuer(p)))
        ]
        told = [
            {
                "infoId": str(p.number),
                "indexNo": f"{press.plan.county.code}-{p.number}",
                "infoTitle": p.title,
                "deptName": issuer(p),
                "pubDate": f"{p.published:%Y.%m.%d}",
            }
            for p in found[(k - 1) * size : k * size]
        ]
        return in_json({"total": len(found), "rows": told})

    def organs(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("columnId"))
        names = sorted({issuer(p) for p in column.pieces}) if column else []
        return in_json([{"deptId": _dept(name), "deptName": name} for name in names])

    return {"/xxgk/queryInfoList.do": rows, "/xxgk/deptList.do": organs}


def _dept(name: str) -> str:
    return "".join(f"{ord(c) % 97:02d}" for c in name)[:16]
