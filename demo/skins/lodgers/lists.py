"""lists — of an eighth lot: several units on a page, pieces that a function loads, files in cells, an address that a script reads."""

from __future__ import annotations

import json
from functools import partial
from html import escape

from demo.files import docx, pdf
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, fixed, in_json

_PROXY = "/module/jpage/dataproxy.jsp"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def of_number(press: Press, number: object) -> Column | None:
    return next((c for c in press.plan.leaves() if str(c.number) == str(number)), None)


def lines(press: Press, column: Column, pieces: tuple[Piece, ...], row: str) -> str:
    """A line for each piece; *row* holds {href}, {title}, {on}, {day}."""
    return "".join(
        row.format(href=escape(press.address(column, p)), title=escape(p.title), on=p.published, day=f"{p.published:%m/%d}") for p in pieces
    )  # fmt: skip


# -- TRS --------------------------------------------------------------------------------------------------
def written_titles(cms: Odd, press: Press, column: Column, k: int) -> str:
    """The words of a link are written by a script that cuts them; the whole title is an attribute."""
    row = '<li><a href="{href}" title="{title}"><script>document.write(cutStr("{title}", 36));</script></a><em>{on}</em></li>'
    n = cms.pages(column)
    code = f'<script>createPageHTML({n}, {k - 1}, "list", "shtml");</script>'
    return f'<ul class="gl">{lines(press, column, cms.pieces(column, k), row)}</ul><div class="pages">{code}</div>'


# -- Hanweb -----------------------------------------------------------------------------------------------
def _store(cms: Odd, press: Press, column: Column, start: int, end: int) -> str:
    row = "<record><![CDATA[<tr><td class='bt'><a href='{href}' target='_blank'>{title}</a></td><td>{on}</td></tr>]]></record>"
    total = len(column.pieces)
    return f"<datastore><totalrecord>{total}</totalrecord><totalpage>{cms.pages(column)}</totalpage><recordset>{lines(press, column, column.pieces[start - 1 : end], row)}</recordset></datastore>"


def _unit(cms: Odd, press: Press, column: Column) -> str:
    unit, size = 6_000_000 + column.number, cms.per_page
    told = f"webid=17&path=/&columnid={column.number}&unitid={unit}&webname={press.plan.county.name}&permissiontype=0&col=1&appid=1&sourceContentType=3"
    return f"""<h4>{column.name}</h4><table><div id='{unit}'><script type='text/xml'>{_store(cms, press, column, 1, size)}</script></div></table>
<script>$(function () {{ $("#{unit}").jpage({{ showmode: 'default', perpage: '{size}', totalRecord: '{len(column.pieces)}', startrecord: '1', endrecord: '{size}',
 proxyUrl: '{_PROXY}', dataUrl: '{_PROXY}?{told}' }}); }});</script>"""


def units(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A leaf has a unit of its own."""
    return {cms.column(column): later(press.listing, column, _unit(cms, press, column))}


def many_units(cms: Odd, press: Press) -> dict[str, Route]:
    """The column above has one unit for each of those below it, on one page and with nothing that leads to them; and the proxy."""
    routes: dict[str, Route] = {}
    for top in press.plan.columns():
        below = [
            c
            for c in press.plan.leaves()
            if c.above and c.above[-1].path == top.path and c.kind == "信息公开年报"
        ]
        if len(below) > 1:
            routes[press.link(top)] = later(press.listing, top, "".join(_unit(cms, press, c) for c in below))

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("columnid"))
        if column is None or ask.told.get("unitid") != str(6_000_000 + column.number):
            return press.encoded("<datastore></datastore>", kind="text/xml")
        start = max(1, ask.number("startrecord", 1))
        end = min(ask.number("endrecord", start + cms.per_page - 1), start + 44)
        return press.encoded(_store(cms, press, column, start, end), kind="text/xml")

    return routes | {_PROXY: answer}


# -- VSB --------------------------------------------------------------------------------------------------
def enclosed(cms: Odd, press: Press) -> dict[str, Route]:
    """A report's page says no more than 附件【…】: a download script sends the Word file."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for p in column.pieces:
            if p.publisher is not None:
                file = f"/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1353672410&wbfileid={p.number}"
                way = f'<ul style="list-style-type:none;"><li>附件【<a href="{escape(file)}" target="_blank">{p.title}.docx</a>】已下载<span id="nattach{p.number}"></span>次</li></ul>'
                inner = f'<form name="_newscontent_fromname"><div><h1 align="center">{p.title}</h1><div align="center">{p.published:%Y-%m-%d %H:%M}</div><div id="vsb_content"><div class="v_news_content"><p></p></div></div>{way}</div></form>'
                routes[cms.details(column, p)[0]] = later(
                    press.page, p.title, "", press.crumbs(column), inner
                )
                routes[file] = fixed_file(p)
    return routes


def fixed_file(piece: Piece) -> Route:
    return lambda _: Page(docx(piece.article), kind=_WORD)


def vsb_lines(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Rows with ids of their own, the count and the ways in one line of a table."""
    n, slug = cms.pages(column), cms.column(column).rpartition("/")[2].removesuffix(".htm")

    def way(i: int, words: str) -> str:
        file = f"{n - i + 1}.htm" if i > 1 else f"../{slug}.htm"
        return (
            f'<a href="{f"{slug}/" if k == 1 and i > 1 else ""}{file}" class="Next">{words}</a>'
            if 1 <= i <= n and i != k
            else f'<span class="PrevDisabled">{words}</span>'
        )

    ways = f"{way(1, '首页')}{way(k - 1, '上页')}{way(k + 1, '下页')}{way(n, '尾页')}"
    rows = "".join(
        f'<tr height="20" id="line_u9_{at}"><td><a class="c9" href="{press.address(column, p)}" title="{p.title}" target="_blank">{p.title[:18]}...</a></td><td><span class="timestyle9">{p.published:%Y/%m/%d}</span></td></tr>'
        for at, p in enumerate(cms.pieces(column, k))
    )
    return f'<table class="winstyle9">{rows}<tr><td><table><tr><td id="fanye9" nowrap>共{len(column.pieces)}条&nbsp;&nbsp;{k}/{n}&nbsp;</td></tr></table><div>{ways}</div></td></tr></table>'


# -- Epoint -----------------------------------------------------------------------------------------------
def ajax_pages(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The first page stands in an element that a function of a file fills with the next: pages are pieces beside it."""
    folder, n = cms.column(column).rpartition("/")[0], cms.pages(column)

    def content(k: int) -> str:
        row = '<li class="ewb-list-node clearfix"><a class="l ewb-list-name" href="{href}">{title}</a><span class="r ewb-list-date">{on}</span></li>'
        numbers = "".join(
            f'<li class="ewb-page-li"><a class="ewb-page-noborder" href="javascript:void(0)" onclick="ShowAjaxNewPage(\'categorypagingcontent\',\'{folder}/\',\'{i}.html\')">{i}</a></li>'
            for i in range(1, n + 1)
        )
        return f'<ul class="ewb-data-items">{lines(press, column, cms.pieces(column, k), row)}</ul><div class="pagemargin"><ul class="m-pagination-page">{numbers}</ul></div>'

    inner = f'<div id="categorypagingcontent">{content(1)}</div><script src="/js/pagecontent.js"></script>'
    pieces = {f"{folder}/{k}.html": later(press.encoded, content(k)) for k in range(1, n + 1)}
    return {cms.column(column): later(press.listing, column, inner), **pieces}


def page_script(_cms: Odd, _press: Press) -> dict[str, Route]:
    code = "function ShowAjaxNewPage(divid, path, page) {\n  $.ajax({ url: path + page, type: 'get', dataType: 'html', success: function (html) { $('#' + divid).html(html); } });\n}"
    return {"/js/pagecontent.js": fixed(script(code))}


# -- jpaas ------------------------------------------------------------------------------------------------
_UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"


def jpaas(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The unit's first page is printed, its query an attribute in braces and double quotes that are escaped."""
    query = {
        "parseType": "bulidstatic",
        "webId": "7ac5b2",
        "tplSetId": "f6e2",
        "pageType": "column",
        "tagId": "列表分页",
        "editType": "null",
        "pageId": column.key(32),
    }
    attribute = escape(json.dumps(query, ensure_ascii=False))
    row = '<li><a href="//{host}{{href}}" title="{{title}}">{{title}}</a><span>{{on}}</span></li>'.format(
        host=press.origin.partition("//")[2]
    )
    inner = (
        f'<div class="list" id="lb">{lines(press, column, cms.pieces(column, 1), row)}</div><div class="page" pages="{cms.pages(column)}"></div>'
        f'<script type="text/javascript" queryData="{attribute}" url="{_UNIT}" src="/script/unitbuild.js?v=20230101"></script>'
    )
    return {cms.column(column): later(press.listing, column, inner)}


def jpaas_service(cms: Odd, press: Press) -> dict[str, Route]:
    """Takes the page from paramJson alone; behind the last page it says so with an empty element."""

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if c.key(32) == ask.told.get("pageId")), None)
        if column is None:
            return in_json({"success": False, "message": "pageId不能为空"})
        k = int(json.loads(ask.told.get("paramJson") or "{}").get("pageNo", 1))
        row = '<li><a href="{href}" title="{title}">{title}</a><span>{on}</span></li>'
        html = f"<div class='list'>{lines(press, column, cms.pieces(column, k), row)}</div>"
        return in_json({"success": True, "code": "200", "data": {"html": html}})

    return {_UNIT: answer}


# -- home-made --------------------------------------------------------------------------------------------
def thinkphp(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Bootstrap's pagination; rows without a day."""
    n = cms.pages(column)
    items = "".join(
        f'<li class="active"><span>{i}</span></li>'
        if i == k
        else f'<li><a href="{cms.page(column, i)}">{i}</a></li>'
        for i in range(max(1, k - 1), min(n, k + 1) + 1)
    )
    more = (
        f'<li><a href="{cms.page(column, k + 1)}">&raquo;</a></li>'
        if k < n
        else '<li class="disabled"><span>&raquo;</span></li>'
    )
    rows = lines(
        press,
        column,
        cms.pieces(column, k),
        '<a class="list-group-item" href="{href}"><i class="icon"></i>{title}</a>',
    )
    return f'<div class="list-group">{rows}</div><ul class="pagination"><li class="disabled"><span>&laquo;</span></li>{items}{more}</ul>'


def cells(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A pane a year, in it a table of organs; the report is a file behind a picture in the row."""
    years = sorted({p.year for p in column.pieces if p.year}, reverse=True)
    heads = "".join(
        f'<li role="presentation"><a href="#tab{year}" data-toggle="tab">{year}年度</a></li>'
        for year in years
    )
    panes = ""
    for year in years:
        rows = "".join(
            f'<tr><td>{at}</td><td>{p.publisher.name}</td><td>{p.published}</td><td><a href="{press.address(column, p)}" target="_blank"><img src="/img/pdf.png"></a></td></tr>'
            for at, p in enumerate(column.pieces, 1)
            if p.year == year and p.publisher
        )
        panes += f'<div class="tab-pane" id="tab{year}"><table class="table"><thead><tr><th>序号</th><th>单位名称</th><th>发布时间</th><th>{year}年政府信息公开年报</th></tr></thead>{rows}</table></div>'
    rest = lines(
        press,
        column,
        tuple(p for p in column.pieces if not p.publisher),
        '<p><a href="{href}">{title}</a></p>',
    )
    inner = f'<ul class="nav nav-tabs">{heads}</ul><div class="tab-content">{panes}</div>{rest}'
    return {cms.column(column): later(press.listing, column, inner)}


def files(cms: Odd, press: Press) -> dict[str, Route]:
    """The reports themselves, as PDF."""
    return {
        cms.details(column, p)[0]: partial(_pdf, p)
        for column in press.plan.columns()
        for p in column.pieces
        if p.publisher is not None
    }


def _pdf(piece: Piece, _: object) -> Page:
    return Page(pdf(piece.article), kind="application/pdf")


def from_address(cms: Odd, press: Press) -> dict[str, Route]:
    """One page for all lists, one for all articles: a script reads the number from the address and asks for what it is."""
    code = (
        "function getQueryString(name) { var r = window.location.search.substr(1).match(new RegExp('(^|&)' + name + '=([^&]*)(&|$)')); return r ? unescape(r[2]) : null; }\n"
        f"var cid = getQueryString('cid'), pageNo = 1, pageSize = {cms.per_page};\n"
        "function loadList() {\n  $.ajax({ url: '/prod-api/cms/article/list', type: 'POST', contentType: 'application/json', data: JSON.stringify({ categoryId: cid, pageNo: pageNo, pageSize: pageSize }),\n"
        "    success: function (res) { var html = ''; for (var i = 0; i < res.rows.length; i++) { html += '<li><a href=\"detail.html?aid=' + res.rows[i].articleId + '\">' + res.rows[i].title + '</a></li>'; } $('#list').html(html); } });\n}\n"
        "loadList();"
    )

    def page(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("cid"))
        return (
            press.listing(
                column, '<ul id="list"></ul><div id="page"></div><script src="/static/js/list.js"></script>'
            )
            if column
            else press.missing()
        )

    def answer(ask: Ask) -> Page:
        told = json.loads(ask.body or b"{}") if "json" in ask.headers.get("content-type", "") else {}
        column = of_number(press, told.get("categoryId"))
        own = cms.pieces(column, int(told.get("pageNo", 1))) if column else ()
        rows = [
            {"articleId": p.number, "title": p.title, "publishDate": str(p.published), "summary": None}
            for p in own
        ]
        return in_json(
            {"code": 200, "msg": "查询成功", "total": len(column.pieces) if column else 0, "rows": rows}
        )

    return {
        "/list.html": page,
        "/prod-api/cms/article/list": answer,
        "/static/js/list.js": fixed(script(code)),
    }
