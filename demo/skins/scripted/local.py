"""local — two makers without a name: one on ASP.NET with boxes that post back, one whose front is a single page with routes behind the hash."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from demo.names import Publisher
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.scripted.house import House, lines, link, news, sent, whole
from demo.skins.site import Ask, Page, Route, in_json


# -- ASP.NET ----------------------------------------------------------------------------------------------
def front(press: Press) -> str:
    """News, and the tree of disclosure as a control of ASP.NET prints it."""
    rows = news(press, '<li><a href="{href}" target="_blank">{title}</a> ({on})</li>')
    nodes = "".join(
        f'<table cellpadding="0" cellspacing="0"><tr><td><img src="/Images/folder.gif"></td><td class="TreeView1_0">{link(press, c)}</td></tr></table>'
        for t in press.plan.tops for c in t.children
    )  # fmt: skip
    return f'<div id="TreeView1">{nodes}</div><ul id="news">{rows}</ul>'


@dataclass(frozen=True, slots=True)
class _Choice:
    """What a posted page asks for: an organ, a year, a page of what is left."""

    organ: str
    year: str
    k: int

    def fits(self, piece: Piece) -> bool:
        who = f"{piece.publisher.number}" if piece.publisher else ""
        return self.organ in ("", who) and self.year in ("", f"{piece.published.year}")


def _read(ask: Ask) -> _Choice:
    """Without the state that a page gave, it is the first page of everything; a box or the button begins anew."""
    told = ask.told
    if ask.method != "POST" or not told.get("__VIEWSTATE", "").startswith("/wEPDwULLTE"):
        return _Choice("", "", 1)
    turned = told.get("__EVENTTARGET", "") == "ctl00$ContentPlaceHolder1$AspNetPager1"
    k = told.get("__EVENTARGUMENT", "") if turned else "1"
    name = "ctl00$ContentPlaceHolder1$ddl"
    return _Choice(told.get(name + "Dept", ""), told.get(name + "Year", ""), int(k) if k.isdecimal() else 1)


def _box(name: str, choices: list[tuple[str, str]], chosen: str, first: str) -> str:
    field = f"ctl00$ContentPlaceHolder1$ddl{name}"
    options = "".join(
        f'<option {"selected=selected " * (value == chosen)}value="{value}">{text}</option>'
        for value, text in [("", first), *choices]
    )
    return f"<select name=\"{field}\" onchange=\"javascript:setTimeout('__doPostBack(\\'{field}\\',\\'\\')', 0)\" id=\"ddl{name}\">{options}</select>"


def _boxes(column: Column, chosen: _Choice) -> str:
    """Boxes for the organ and the year where a column has more than one organ's pieces."""
    organs: dict[str, Publisher] = {
        f"{p.publisher.number}": p.publisher for p in column.pieces if p.publisher
    }
    if len(organs) < 2:
        return ""
    years = sorted({f"{p.published.year}" for p in column.pieces}, reverse=True)
    named = [(number, who.name) for number, who in organs.items()]
    return _box("Dept", named, chosen.organ, "--全部单位--") + _box(
        "Year", [(y, f"{y}年") for y in years], chosen.year, "--全部年份--"
    )


def posted(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A grid with boxes above it; rows are opened by a function, pages posted back."""
    here = cms.column(column)

    def answer(ask: Ask) -> Page:
        chosen = _read(ask)
        own = tuple(filter(chosen.fits, column.pieces))
        n = max(1, -(-len(own) // cms.per_page))
        k = min(n, max(1, chosen.k))
        rows = lines(
            press, column, own[(k - 1) * cms.per_page : k * cms.per_page],
            '<tr class="GridViewRow"><td align="left"><a href="javascript:OpenInfo({id})" title="{title}">{short}</a></td><td>{source}</td><td>{on}</td></tr>', "%Y.%m.%d",
        )  # fmt: skip
        target = "ctl00$ContentPlaceHolder1$AspNetPager1"
        turns = "".join(
            f"<a href=\"javascript:__doPostBack('{target}','{i}')\">{text}</a>"
            for text, i in (("首页", 1), ("上页", k - 1), ("下页", k + 1), ("尾页", n))
            if 1 <= i <= n and i != k
        )
        inner = (
            f'<form method="post" action=".{escape(here[here.rindex("/") :])}" id="form1"><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />'
            f'<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwULLTE{column.number}{k}" /><script src="/Scripts/form.js" type="text/javascript"></script>{_boxes(column, chosen)}'
            f'<table id="GridView1" rules="all"><tr><th>标题</th><th>发布单位</th><th>发布时间</th></tr>{rows}</table><div id="AspNetPager1">共{len(own)}条 第{k}/{n}页 {turns}</div></form>'
        )
        return press.page(column.name, "", press.crumbs(column), inner)

    return {here: answer}


# -- a single page ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class SinglePage(House):
    """All columns are routes of one page; what stands in them has pages of its own."""

    def column(self, column: Column) -> str:
        return f"/#/column/{column.number}"


def routed(_cms: Odd, _press: Press, _column: Column) -> dict[str, Route]:
    """No column has a page of its own."""
    return {}


def _node(c: Column) -> dict[str, object]:
    above = f"{c.above[-1].number}" if c.above else "0"
    return {"columnId": f"{c.number}", "columnName": c.name, "parentId": above, "children": [_node(x) for x in c.children]}  # fmt: skip


def _success(data: object) -> Page:
    return in_json({"code": 200, "msg": "success", "data": data})


def single(_cms: Odd, press: Press) -> dict[str, Route]:
    """The page and the two services it asks: the tree of columns, and the records of one, narrowed by year."""
    leaves = {f"{c.number}": c for c in press.plan.leaves()}
    html = (
        f"<!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8><title>{press.plan.county.name}人民政府</title><link href=/static/css/app.5c9d1e.css rel=stylesheet></head><body><noscript>请启用JavaScript后继续访问。</noscript>"
        "<div id=app></div><script src=/static/js/chunk-vendors.2d8a41.js></script><script src=/static/js/app.71be03.js></script></body></html>"
    )

    whole_tree = {"siteName": press.plan.county.name, "columns": [_node(t) for t in press.plan.tops]}

    def records(ask: Ask) -> Page:
        told = sent(ask.body) if ask.method == "POST" else {}
        column = leaves.get(str(told.get("columnId")))
        if column is None:
            return in_json({"code": 500, "msg": "栏目不存在", "data": None})
        own = [p for p in column.pieces if told.get("year") in (None, "", f"{p.published.year}")]
        k, size = whole(told, "current", 1), min(50, whole(told, "size", 10))
        rows = [
            {"articleId": f"{p.number}", "articleTitle": p.title, "releaseTime": f"{p.published} 08:40:00", "deptName": p.source}
            for p in own[(k - 1) * size : k * size]
        ]  # fmt: skip
        return _success({"records": rows, "total": len(own), "size": size, "current": k, "pages": -(-len(own) // size)})  # fmt: skip

    return {
        "/": later(press.encoded, html),
        "/prod-api/web/column/tree": later(_success, whole_tree),
        "/prod-api/web/article/page": records,
    }
