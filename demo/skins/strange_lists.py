"""strange_lists — how lists are shown and turned where the domain's words were followed by people who never saw our other portals."""

from __future__ import annotations

import hashlib
import json
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, in_json


def dated(
    press: Press,
    column: Column,
    pieces: tuple[Piece, ...],
    form: str,
    row: str = "<li>{a}<span>{on}</span></li>",
) -> str:
    """Rows with the day of publication as *form* writes it."""
    return "".join(
        row.format(a=f'<a href="{escape(press.address(column, p))}">{p.title}</a>', on=p.published.strftime(form)) for p in pieces
    )  # fmt: skip


# -- what a script asks -----------------------------------------------------------------------------------
def rest(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Column, page and size are folders of the service's address, which a template literal puts together."""
    code = (
        '<div id="app"><ul></ul><a @click="turn(1)">下一页</a></div><script>\n'
        f"const base = '/openapi/v2', channelId = '{column.number}', size = {cms.per_page}; let page = 1;\n"
        "async function load() {\n  const r = await fetch(`${base}/channels/${channelId}/articles/${page}/${size}`);\n"
        "  draw((await r.json()).data);\n}\nload();</script>"
    )
    routes: dict[str, Route] = {cms.column(column): later(press.listing, column, code)}
    for k in range(1, cms.pages(column) + 2):
        rows = [
            {"headline": p.title, "href": press.address(column, p), "pub": f"{p.published}T08:00:00"}
            for p in cms.pieces(column, k)
        ]
        answer = in_json({"status": 0, "data": {"list": rows, "pageCount": cms.pages(column)}})
        routes[f"/openapi/v2/channels/{column.number}/articles/{k}/{cms.per_page}"] = later(_same, answer)
    return routes


def _same(page: Page) -> Page:
    return page


def year_tabs(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Tabs of years that are no links: pressing one has a piece of a page fetched for the year its attribute tells."""
    years = sorted({p.published.year for p in column.pieces}, reverse=True)
    tabs = "".join(f'<li data-nd="{year}">{year}年</li>' for year in years)
    code = (
        f'<ul id="nd">{tabs}</ul><div id="con"></div><script>$("#nd li").on("click", function () {{\n'
        f"  var nd = $(this).attr('data-nd');\n  $.get('/gk/nblist.jsp', {{ lm: '{column.number}', nd: nd }}, "
        'function (html) { $("#con").html(html); });\n});\n$("#nd li:first").click();</script>'
    )
    return {cms.column(column): later(press.listing, column, code if years else "暂无信息")}


def year_pieces(_cms: Odd, press: Press) -> dict[str, Route]:
    """What stands behind those tabs."""

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if str(c.number) == ask.told.get("lm")), None)
        own = tuple(p for p in column.pieces if str(p.published.year) == ask.told.get("nd")) if column else ()
        return press.encoded(f"<ul>{dated(press, column, own, '%Y/%m/%d')}</ul>" if column else "")

    return {"/gk/nblist.jsp": answer}


def labelled(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """LonSun, newer: an empty element, and a label service that is told organ, type and page."""
    organ = column.above[-1].number if column.above else column.number
    code = (
        '<div class="public-list" id="publicList"></div><script>\n'
        f'var organId = "{organ}", catId = "{column.number}", type = 3, pageSize = {cms.per_page};\n'
        'function getList(pageIndex) {\n  $.ajax({ url: "/site/label/8888?IsAjax=1&dataType=html&labelName=publicInfoList", data: { '
        "siteId: 2653861, pageSize: pageSize, pageIndex: pageIndex, organId: organId, catId: catId, type: type },\n"
        '    success: function (html) { $("#publicList").html(html); } });\n}\ngetList(1);</script>'
    )
    return {cms.column(column): later(press.listing, column, code)}


def label_service(cms: Odd, press: Press) -> dict[str, Route]:
    """The rows of a page, and how many pages there are as data of an element."""

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if str(c.number) == ask.told.get("catId")), None)
        if column is None or ask.told.get("labelName") != "publicInfoList":
            return press.encoded("")
        pieces = cms.pieces(column, ask.number("pageIndex", 1))
        page = f'<div id="page_public_info" data-page-count="{cms.pages(column)}"></div>'
        return press.encoded(f"<ul>{dated(press, column, pieces, '%Y-%m-%d')}</ul>{page}")

    return {"/site/label/8888": answer}


# -- forms and boxes --------------------------------------------------------------------------------------
def _token(column: Column, k: int) -> str:
    return hashlib.sha256(f"{column.number}/{k}".encode()).hexdigest()[:24]


def guarded(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A form that goes with a token of the page it stands on; who sends none, or one of another page, is refused."""

    def page(k: int) -> Page:
        n = cms.pages(column)
        turns = "".join(f'<a href="#" onclick="return toPage({i})">{i}</a> ' for i in range(1, n + 1))
        form = (
            f'<form id="searchForm" method="post" action="{escape(cms.column(column))}">'
            f'<input type="hidden" name="_csrf" value="{_token(column, k)}"><input type="hidden" id="pageIndex" name="pageIndex" value="{k}">'
            f'<input type="text" name="title" value="" placeholder="请输入标题"></form><p>第{k}页 共{n}页 {turns}</p>'
            "<script>function toPage(n) { $('#pageIndex').val(n); $('#searchForm').submit(); return false; }</script>"
        )
        return press.listing(column, dated(press, column, cms.pieces(column, k), "[%m-%d]") + form)

    def answer(ask: Ask) -> Page:
        if ask.method != "POST":
            return page(1)
        if ask.told.get("_csrf") not in {_token(column, k) for k in range(1, cms.pages(column) + 1)}:
            return press.page("错误", "", "首页", "<p>请求已失效，请刷新页面后重试。</p>", 403)
        return page(ask.number("pageIndex", 1))

    return {cms.column(column): answer}


def two_boxes(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A box of organs, a box of years and a button whose function makes a path of both; most choices lead to a list of one."""
    organs = {p.publisher.number: p.publisher for p in column.pieces if p.publisher}
    if not organs:
        return {cms.column(column): later(press.listing, column, press.rows(column, column.pieces))}
    years = sorted({p.year for p in column.pieces if p.year}, reverse=True)
    code = (
        '<select id="dw"><option value="">--请选择单位--</option>'
        + "".join(f'<option value="{number}">{who.name}</option>' for number, who in organs.items())
        + '</select><select id="nd"><option value="">--年度--</option>'
        + "".join(f"<option>{year}</option>" for year in years)
        + '</select><button type="button" onclick="query()">查询</button><script>function query() {\n'
        "  var dw = document.getElementById('dw').value, nd = document.getElementById('nd').value;\n"
        f"  if (dw && nd) location.href = '/ndbg/{column.number}/' + dw + '/' + nd + '.html';\n}}</script>"
    )
    routes: dict[str, Route] = {cms.column(column): later(press.listing, column, code)}
    for p in column.pieces:
        if p.publisher:
            address = f"/ndbg/{column.number}/{p.publisher.number}/{p.year}.html"
            routes[address] = later(press.listing, column, press.rows(column, (p,)))
    return routes


# -- pages in pages ---------------------------------------------------------------------------------------
def _bare(press: Press, inner: str) -> Page:
    return press.encoded(
        f'<html><head><meta charset="{press.dress.declared}"></head><body>{inner}</body></html>'
    )


def nested(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A frame in a frame; the inner one turns its own pages by a query of its own address."""
    outer, inner = f"/kj/{column.number}.html", f"/kj/{column.number}_list.jsp"

    def answer(ask: Ask) -> Page:
        k = ask.number("pn", 1)
        more = f'<a href="?pn={k + 1}" target="_self">后一页&gt;</a>' if k < cms.pages(column) else ""
        return _bare(
            press,
            f"<table>{dated(press, column, cms.pieces(column, k), '%Y.%m.%d', '<tr><td>{a}</td><td>{on}</td></tr>')}</table>{more}",
        )

    return {
        cms.column(column): later(press.listing, column, f'<iframe src="{outer}" id="mainFrame" frameborder=0></iframe>'),
        outer: later(_bare, press, f'<div class="tit">{column.name}</div><iframe src="{inner}" width="100%"></iframe>'),
        inner: answer,
    }  # fmt: skip


def pieced(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """JQuery's load with a selector behind the address; the piece names the next one in a call."""
    routes: dict[str, Route] = {
        cms.column(column): later(
            press.listing, column, f"<div id='box'></div><script>$('#box').load('/piece/{column.number}_1.html #rows');"
            "function more(url) { $('#box').load(url + ' #rows'); }</script>",
        )
    }  # fmt: skip
    for k in range(1, cms.pages(column) + 1):
        next_one = (
            f"<a href=\"javascript:more('/piece/{column.number}_{k + 1}.html')\">下一页</a>"
            if k < cms.pages(column)
            else ""
        )
        rows = dated(press, column, cms.pieces(column, k), "%Y年%m月%d日")
        routes[f"/piece/{column.number}_{k}.html"] = later(
            press.encoded, f'<div id="rows"><ul>{rows}</ul>{next_one}</div>'
        )
    return routes


# -- lists in scripts -------------------------------------------------------------------------------------
def arrays(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Titles, numbers and days in three arrays; a loop writes the links."""
    lines = "".join(
        f"t[{at}]='{p.title}';n[{at}]='{p.number}';d[{at}]='{p.published:%Y-%m-%d}';\n"
        for at, p in enumerate(column.pieces)
    )
    head, _, tail = cms.show.partition("{id}")
    code = (
        f"<ul><script>var t=new Array(),n=new Array(),d=new Array();\n{lines}"
        "for (var i=0;i<t.length;i++) {\n"
        f"document.write('<li><a href=\"{head}'+n[i]+'{tail}\">'+t[i]+'</a> '+d[i]+'</li>');\n}}</script></ul>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def hydrated(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """An application printed on the server: the rows stand as its data, deep inside, a page at a time by ?page=."""

    def answer(ask: Ask) -> Page:
        k = ask.number("page", 1)
        rows = [
            {
                "id": p.number,
                "docTitle": p.title,
                "docUrl": press.address(column, p),
                "docRelTime": str(p.published),
            }
            for p in cms.pieces(column, k)
        ]
        pager = {"currPage": k, "pageCount": cms.pages(column), "recordCount": len(column.pieces)}
        data = {
            "props": {
                "pageProps": {"channel": {"name": column.name}, "docs": {"rows": rows, "pager": pager}}
            },
            "query": {"page": k},
        }
        told = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        return press.listing(
            column,
            f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{told}</script>',
        )

    return {cms.column(column): answer}


def reckoned(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """TRS of old: the links to the pages are written by a loop over a count, from a name and an ending."""
    routes: dict[str, Route] = {}
    for k in range(1, cms.pages(column) + 1):
        code = (
            f"<script>\nvar currentPage = {k - 1};//所在页从0开始\nvar countPage = {cms.pages(column)}//共多少页\n"
            'document.write("共"+countPage+"页&nbsp;&nbsp;");\nfor(var i=0 ; i<countPage ; i++){\n  if(currentPage==i) document.write(i+1);\n'
            '  else if(i==0) document.write("<a href=\\"index"+"."+"htm\\">1</a>");\n'
            '  else document.write("<a href=\\"index"+"_" + i + "."+"htm\\">"+(i+1)+"</a>");\n}\n</script>'
        )
        rows = dated(
            press, column, cms.pieces(column, k), "%y-%m-%d", '<tr><td class="bt">{a}</td><td>{on}</td></tr>'
        )
        routes[cms.page(column, k)] = later(press.listing, column, f"<table>{rows}</table>{code}")
    return {f"{cms.column(column)}index.htm": routes[cms.column(column)]} | routes
