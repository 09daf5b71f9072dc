"""epoint — Epoint three ways: static categories with a pager in a file, .NET pages that post themselves back, the intelligent search."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column
from demo.skins.scripted.house import (
    House,
    groups,
    lines,
    link,
    news,
    objects,
    open_column,
    report_branch,
    sent,
    whole,
)
from demo.skins.site import Ask, Page, Route, in_json

_SEARCH = "/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew"
_ROW = '<li class="ewb-list-node clearfix"><a href="{href}" class="ewb-list-name" title="{title}" target="_blank">{short}</a><span class="ewb-list-date">{on}</span></li>'


def front(press: Press) -> str:
    """Tabs of news and notices, and a row of boxes for disclosure."""
    boxes = "".join(f'<li class="ewb-block">{link(press, c)}</li>' for c in press.plan.tops[1:])
    return f'<div class="ewb-tab"><ul class="ewb-list">{news(press, _ROW)}</ul></div><ul class="ewb-row">{boxes}</ul>'


# -- static categories ------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Static(House):
    """/zwgk/<category>/subpage.html, its further pages 2.html, 3.html beside it."""

    def page(self, column: Column, k: int) -> str:
        first = self.column(column)
        return first if k == 1 else first.rpartition("/")[0] + f"/{k}.html"


def paged(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Rows and an empty pager that the page's script fills from what its attributes say."""
    rows = lines(press, column, cms.pieces(column, k), _ROW)
    pager = f'<div id="page" class="ewb-page" data-index="{k - 1}" data-size="{cms.per_page}" data-total="{len(column.pieces)}"></div>'
    return f'<ul class="ewb-list">{rows}</ul>{pager}<script src="/js/jquery.pagination.js"></script><script src="/js/moreinfo.js"></script>'


def lettered(_cms: Odd, press: Press) -> dict[str, Route]:
    """Organs stand under the letters they begin with; pressing one goes to the channel of its category."""

    def page(column: Column) -> Page:
        organs = sorted(column.children, key=lambda c: c.slug)
        heads = "".join(
            f'<li class="ewb-letter" data-letter="{x}">{x}</li>'
            for x in sorted({c.slug[0].upper() for c in organs})
        )
        parts = "".join(
            f'<li class="ewb-organ" data-letter="{c.slug[0].upper()}" data-cate="{c.number}"><span>{c.name}</span></li>'
            for c in organs
        )
        inner = f'<ul class="ewb-letters"><li class="ewb-letter on" data-letter="">全部</li>{heads}</ul><ul class="ewb-organs">{parts}</ul><script src="/js/depts.js"></script>'
        return press.page(column.name, "", press.crumbs(column), inner)

    return {press.link(c): later(page, c) for c in groups(press)}


# -- .NET -------------------------------------------------------------------------------------------------
def posted_back(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """ShowInfo/MoreInfo.aspx: a data grid whose pager posts the page back with its state."""
    here = cms.column(column)

    def answer(ask: Ask) -> Page:
        told, n = ask.told, cms.pages(column)
        good = (
            ask.method == "POST"
            and told.get("__EVENTTARGET") == "MoreInfoList1$Pager"
            and told.get("__VIEWSTATE", "").startswith("dDwtMT")
        )
        asked = told.get("__EVENTARGUMENT", "")
        k = min(n, int(asked)) if good and asked.isdecimal() else 1
        rows = lines(
            press, column, cms.pieces(column, k),
            '<tr class="tr"><td width="20"><img src="/zfxxgk/images/dot.gif"></td><td align="left"><a href="{href}" target="_blank" title="{title}"><font color="#000">{short}</font></a></td><td align="right" width="90">{on}</td></tr>', "%Y/%m/%d",
        )  # fmt: skip
        turns = "".join(
            f'<a href="javascript:__doPostBack(\'MoreInfoList1$Pager\',\'{i}\')" style="margin-right:5px;">{text}</a>'
            if i != k and 1 <= i <= n else f'<a disabled="disabled" style="margin-right:5px;">{text}</a>'
            for text, i in (("首页", 1), ("上一页", k - 1), ("下一页", k + 1), ("尾页", n))
        )  # fmt: skip
        inner = (
            f'<form name="ctl00" method="post" action="{escape(here.rpartition("/")[2])}" id="ctl00"><input type="hidden" name="__VIEWSTATE" value="dDwtMT{column.number}{k};;Pg==" />'
            '<input type="hidden" name="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" value="" /><script src="/zfxxgk/js/postback.js"></script>'
            f'<td id="MoreInfoList1_tdcontent"><table id="MoreInfoList1_DataGrid1" width="100%">{rows}</table></td>'
            f'<div id="MoreInfoList1_Pager">记录总数：<b>{len(column.pieces)}</b> 总页数：<b>{n}</b> 当前页：<b>{k}</b> {turns}</div></form>'
        )
        return press.page(column.name, "", press.crumbs(column), inner)

    return {here: answer}


def categories(_cms: Odd, press: Press) -> dict[str, Route]:
    """ShowCategory.aspx: a block for each category below one, its name no link, its picture 更多 one; the menu is a script's."""

    def page(column: Column) -> Page:
        blocks = "".join(
            f'<table class="block"><tr><td class="title">{c.name}</td><td align="right">{link(press, c, text="<img src=/zfxxgk/images/more.gif border=0>")}</td></tr></table>'
            for c in column.children
        )
        return press.page(column.name, "", press.crumbs(column), blocks)

    items = "".join(f"document.write('<td class=\"menu\">{link(press, t)}</td>');" for t in press.plan.tops)
    code = f'function writeMenu() {{ document.write(\'<table><tr><td><a href="/">首页</a></td>\'); {items} document.write("</tr></table>"); }}'
    return {press.link(c): later(page, c) for c in press.plan.columns() if c.children} | {
        "/zfxxgk/js/menu.js": later(press.encoded, code, 200, f"application/javascript; charset={press.dress.encoding}"),
    }  # fmt: skip


def front_old(press: Press) -> str:
    rows = news(press, '<tr><td>·<a href="{href}">{short}</a></td><td>{on}</td></tr>')
    return f'<table width="100%"><tr><td width="30%"><b>信息公开目录</b><br>{link(press, open_column(press))}</td><td><table>{rows}</table></td></tr></table>'


# -- the intelligent search -------------------------------------------------------------------------------
def searched(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The platform's page; which category it shows stands in its query or is the one that is pressed."""
    if column.kind != "信息公开年报":
        return {
            cms.column(column): later(
                press.page,
                column.name,
                "",
                press.crumbs(column),
                f'<ul class="ewb-list">{lines(press, column, column.pieces, _ROW)}</ul>',
            )
        }
    return {cms.column(column): later(_platform_page, press, column)}


def _platform_page(press: Press, column: Column) -> Page:
    inner = (
        f'<div class="ewb-left"><ul id="tree" class="ewb-tree" data-root="{report_branch(press).number}"></ul></div>'
        f'<div class="ewb-right"><div class="ewb-years" id="years"></div><ul class="ewb-list" id="infolist" data-cate="{column.number}"></ul><div id="page"></div></div>'
        '<script id="tpl" type="text/template">{{#records}}<li class="ewb-list-node"><a href="{{linkurl}}" target="_blank" title="{{title}}">{{title}}</a><span>{{date}}</span></li>{{/records}}</script>'
        '<script src="/js/mustache.min.js"></script><script src="/js/jquery.pagination.js"></script><script src="/zwgk/js/ndbg.js"></script>'
    )
    return press.page(column.name, "", press.crumbs(column), inner)


def search_service(_cms: Odd, press: Press) -> dict[str, Route]:
    """A tree by one service, and the search that answers a category, with what lies below it, between two days."""
    reports = report_branch(press)
    columns = {f"{c.number}": c for c in reports.walk()}

    def tree(ask: Ask) -> Page:
        told = sent(ask.body) if ask.method == "POST" else {}
        top = next((columns.get(str(x.get("parentnum"))) for x in objects(told.get("params"))), None)
        if top is None:
            return in_json({"status": {"code": 0, "text": "参数错误"}})
        data = [
            {"categorynum": f"{c.number}", "categoryname": c.name, "isleaf": not c.children}
            for c in top.children
        ]
        return in_json({"custom": {"code": 1, "categorylist": data}, "status": {"code": 1}})

    def search(ask: Ask) -> Page:
        told = sent(ask.body) if ask.method == "POST" else {}
        fields = {x.get("fieldName"): x for x in objects(told.get("condition"))}
        number = str(fields.get("categorynum", {}).get("equal"))
        if number not in columns:
            return in_json({"result": {"totalcount": 0, "records": []}})
        span = (*objects(told.get("time")), {})[0]
        found = [
            (c, p) for c in columns[number].walk() for p in c.pieces
            if str(span.get("startTime", "")) <= f"{p.published} 09:00:00" <= str(span.get("endTime", "9"))
        ]  # fmt: skip
        found.sort(key=lambda one: one[1].published, reverse=True)
        start, size = whole(told, "pn", 0), min(50, whole(told, "rn", 10))
        records = [
            {"title": p.title, "linkurl": press.address(c, p), "webdate": f"{p.published} 09:00:00", "categorynum": f"{c.number}", "infoid": f"{p.number}"}
            for c, p in found[start : start + size]
        ]  # fmt: skip
        return in_json({"result": {"totalcount": len(found), "records": records, "executetime": "0.012"}})

    pages = {press.link(c): later(_platform_page, press, c) for c in reports.walk() if c.children}
    return pages | {"/EpointWebBuilder/rest/lightfrontaction/getgovcategorylist": tree, _SEARCH: search}
