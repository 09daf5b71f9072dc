"""straggler_lists — newer and older versions of the systems of the domain: their modules, services and ways to turn a page."""

from __future__ import annotations

import json
from functools import partial
from html import escape

from demo.files import pdf
from demo.skins.dress import Press, later
from demo.skins.odd_homes import plain_pages
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, fixed, in_json
from demo.skins.strange_lists import dated

_JCMS = "/xxgk/jcms_files/jcms1/web7/site"
_UNIT = "/common-gateway/jpaas-publish-server/front/page/build/unit"


def _of(press: Press, number: str) -> Column | None:
    return next((c for c in press.plan.leaves() if str(c.number) == number), None)


def _plain(press: Press, inner: str) -> Page:
    return press.encoded(
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={press.dress.declared}"></head>{inner}</html>'
    )


# -- Hanweb's disclosure module ---------------------------------------------------------------------------
def jcms_home(cms: Odd, press: Press) -> dict[str, Route]:
    """The module of 2010: the portal leads to a frameset, its tree calls a function that fills the other frame."""

    def branch(column: Column) -> str:
        if column.children:
            below = "".join(map(branch, column.children))
            return f"<dl><dt onclick=\"expand('{column.number}')\">{column.name}</dt><dd>{below}</dd></dl>"
        return f"<a href=\"javascript:toList('{column.number}','{column.name}')\">{column.name}</a><br>"

    tree = "<body><script>function toList(id, name) { parent.frames['mainFrame'].location.href = '" + _JCMS + "/zfxxgk/ml.jsp?infotypeId=' + id + '&jdid=7'; }</script>"  # fmt: skip
    frames = (
        f'<frameset cols="220,*"><frame name="leftFrame" src="{_JCMS}/tree.jsp?jdid=7">'
        f'<frame name="mainFrame" src="{_JCMS}/zfxxgk/welcome.html"></frameset>'
    )

    def listed(ask: Ask) -> Page:
        column = _of(press, ask.told.get("infotypeId", ""))
        if column is None:
            return press.missing()
        k, n = ask.number("currpage", 1), cms.pages(column)
        form = (
            f'<form name="frm" action="ml.jsp" method="get"><input type="hidden" name="infotypeId" value="{column.number}">'
            f'<input type="hidden" name="jdid" value="7"><input type="hidden" name="currpage" value="{k}"></form>'
            "<script>function goPage(n) { document.frm.currpage.value = n; document.frm.submit(); }</script>"
        )
        row = '<tr class="tr_main_value_odd"><td>{a}</td><td>{on}</td></tr>'
        rows = f"<table>{dated(press, column, cms.pieces(column, k), '%Y-%m-%d', row)}</table>"
        more = f"共{n}页 第{k}页 <a href='#' onclick='goPage({min(k + 1, n)});return false'>下页</a>"
        return _plain(press, f"<body>{rows}{more}{form}</body>")

    return {
        "/": later(press.page, "首页", "", "首页", f'<a href="{_JCMS}/zfxxgk/index.html" target="_blank"><img src="/i/xxgk.gif"></a>'),
        f"{_JCMS}/zfxxgk/index.html": later(_plain, press, frames),
        f"{_JCMS}/zfxxgk/welcome.html": later(_plain, press, "<body>请点击左侧目录</body>"),
        f"{_JCMS}/tree.jsp?jdid=7": later(_plain, press, tree + "".join(map(branch, press.plan.tops)) + "</body>"),
        f"{_JCMS}/zfxxgk/ml.jsp": listed,
    }  # fmt: skip


def _credit(column: Column) -> str:
    """A unified social credit code, as areas are named where organs moved to it."""
    return f"11370828{column.number}205R"


def to_area(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A column of reports shows the way to its organ's area, any other its rows."""
    way = f'<a href="/module/xxgk/xxgkAnnualReport.jsp?area={_credit(column)}">进入</a>'
    own = any(p.publisher for p in column.pieces)
    return {
        cms.column(column): later(press.listing, column, way if own else press.rows(column, column.pieces))
    }


def annual_home(_cms: Odd, press: Press) -> dict[str, Route]:
    """Annual reports by organ and year: organs in boxes that call a function, years in a drop-down that goes at once."""
    leaves = [c for c in press.plan.leaves() if any(p.publisher for p in c.pieces)]
    path = "/module/xxgk/xxgkAnnualReport.jsp"

    def answer(ask: Ask) -> Page:
        column = next((c for c in leaves if _credit(c) == ask.told.get("area")), None)
        if column is None:
            return press.page("政府信息公开年报", "", "首页", "<p>暂无内容</p>")
        if ask.told.get("fbtime"):  # the years there are have routes of their own
            return press.page("政府信息公开年报", "", "首页", "<p>暂无内容</p>")
        years = "".join(f"<option value='{p.year}'>{p.year}年</option>" for p in column.pieces if p.year)
        goes = f"location.href='{path}?area={_credit(column)}&fbtime='+this.value"
        return press.page(
            "政府信息公开年报",
            "",
            "首页",
            f'<select onchange="{goes}"><option value="">请选择年度</option>{years}</select>',
        )

    boxes = "".join(
        f"<span class='dw' onclick=\"toArea('{_credit(c)}')\">{c.above[-1].name}</span>" for c in leaves
    )
    code = f"<script>function toArea(area) {{ window.open('{path}?area=' + area); }}</script>"
    tops = "".join(f'<a href="{press.link(c)}">{c.name}</a>' for c in press.plan.tops[:1])
    way = '<a href="/col/xxgknb/index.html">政府信息公开年报</a>'
    return {
        "/": later(press.page, "首页", "", "首页", tops + way),
        "/col/xxgknb/index.html": later(press.page, "政府信息公开年报", "", "首页", boxes + code),
        path: answer,
    }  # fmt: skip


# -- jpaas ------------------------------------------------------------------------------------------------
def unit_places(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Two units on a page, both told in attributes with escaped quotes: the menu at the side and the list."""

    def told(tag: str) -> str:
        query = {"webId": "412", "pageId": column.key(32), "parseType": "bulidstatic", "pageType": "column",
                 "tagId": tag, "tplSetId": "9d3ac1", "editType": "null"}  # fmt: skip
        return (
            f'<div class="unit"></div><script src="/cms_files/script/unitbuild.js?v=2" parseType="bulidstatic" '
            f'url="{_UNIT}" queryData="{escape(json.dumps(query, ensure_ascii=False))}"></script>'
        )

    inner = told("左侧导航") + told("信息列表")
    return {cms.column(column): later(press.listing, column, inner)}


def unit_service(cms: Odd, press: Press) -> dict[str, Route]:
    """What the units say: rows with a pager whose links call a function, by a page number inside paramJson alone."""

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if c.key(32) == ask.told.get("pageId")), None)
        if column is None:
            return in_json({"success": False, "code": "500", "message": "页面不存在", "data": None})
        if ask.told.get("tagId") != "信息列表":
            menu = "".join(f'<li><a href="{press.link(c)}">{c.name}</a></li>' for c in press.plan.leaves())
            return in_json({"success": True, "code": "200", "data": {"html": f"<ul>{menu}</ul>"}})
        asked = json.loads(ask.told.get("paramJson") or "{}")
        k = int(asked.get("pageNo", 1))
        rows = dated(press, column, cms.pieces(column, k), "%Y-%m-%d")
        more = f'<div id="pagination" pageNo="{k}" totalPages="{cms.pages(column)}" total="{len(column.pieces)}"></div>'
        return in_json(
            {"success": True, "code": "200", "data": {"html": f"<ul>{rows}</ul>{more}" if rows else ""}}
        )

    return {_UNIT: answer, "/cms_files/script/unitbuild.js?v=2": fixed(script("/* builds units */"))}


# -- truecms ----------------------------------------------------------------------------------------------
def messages(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The column stands in a hidden field, the call in a script file that all columns share."""
    inner = (
        f'<input type="hidden" id="columnId" value="{column.key(32)}"/><input type="hidden" id="total" value="{len(column.pieces)}"/>'
        '<ul id="messageList"></ul><div id="pager"></div><script src="/ntsrmzf/js/message.js"></script>'
    )
    return {cms.column(column): later(press.listing, column, inner)}


def message_service(_cms: Odd, press: Press) -> dict[str, Route]:
    """The file and what it asks: a window of records, at most ten, for nobody who comes from nowhere."""
    code = (
        "var perpage = 10;\nfunction load(page) {\n  $.ajax({ url: '/ntsrmzf/messageController/getMessage.do', dataType: 'jsonp', jsonp: 'callback',\n"
        "    data: { startrecord: (page - 1) * perpage + 1, endrecord: page * perpage, perpage: perpage, columnId: $('#columnId').val() },\n"
        "    success: function (data) { $('#messageList').html(data.result); } });\n}\n$(function () { load(1); });"
    )

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if c.key(32) == ask.told.get("columnId")), None)
        if column is None or not ask.from_a_page:
            return press.missing()
        start = max(1, ask.number("startrecord", 1))
        end = min(ask.number("endrecord", start + 9), start + 9)
        value = json.dumps({"result": dated(press, column, column.pieces[start - 1 : end], "%Y-%m-%d")})
        return Page(f"{ask.told.get('callback', 'cb')}({value});".encode(), kind="text/javascript")

    return {
        "/ntsrmzf/js/message.js": fixed(script(code)),
        "/ntsrmzf/messageController/getMessage.do": answer,
    }


# -- Hebei ------------------------------------------------------------------------------------------------
def block_pager(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The address of the block and its count of pages are data of the pager; pages are buttons with a number."""
    key = column.key(64)
    ids = [f"{k[:8]}-{k[8:12]}-{k[12:16]}-{k[16:20]}-{k[20:32]}" for k in (key[:32], key[32:], key[16:48])]
    block, n = f"/columns/{ids[0]}/templates/{ids[1]}/blocks/{ids[2]}", cms.pages(column)
    buttons = "".join(f'<button type="button" data-page="{i}">{i}</button>' for i in range(1, n + 1))
    code = (
        "<script>$('.pg button').click(function () { var page = $(this).data('page');\n"
        "  $.get($('.pg').data('url') + '?page=' + page + '&fix=0', function (html) { $('#blk').html(html); }); });</script>"
    )
    first = f"<ul>{dated(press, column, cms.pieces(column, 1), '%Y-%m-%d')}</ul>"
    inner = f'<div id="blk">{first}</div><div class="pg" data-url="{block}" data-total="{n}">{buttons}</div>{code}'

    def answer(ask: Ask) -> Page:
        return press.encoded(
            f"<ul>{dated(press, column, cms.pieces(column, ask.number('page', 1)), '%Y-%m-%d')}</ul>"
        )

    return {cms.column(column): later(press.listing, column, inner), block: answer}


# -- Epoint -----------------------------------------------------------------------------------------------
def dept_list(_cms: Odd, press: Press) -> dict[str, Route]:
    """One page for all: it reads department and category from its own address and asks for what they hold."""
    code = (
        "var deptcode = Util.getUrlParams('deptcode'), categorynum = Util.getUrlParams('categorynum');\n"
        "function getList(pageIndex) { $.ajax({ type: 'POST', contentType: 'application/json;charset=utf-8', dataType: 'json',\n"
        "  url: siteInfo.projectName + '/rest/lightfrontaction/getgovinfolist',\n"
        "  data: JSON.stringify({ 'token': 'Epoint', 'params': { 'deptcode': deptcode, 'categorynum': categorynum, 'siteGuid': siteInfo.siteGuid, 'pageIndex': pageIndex, 'pageSize': 8 } }) }); }\n"
        "getList(0);"
    )
    told = "var siteInfo = { projectName: '/EpointWebBuilder', siteGuid: '7eb5f7f1-9041-43ad-8e13-8fcb82ea831a' };"
    shell = '<div id="list"></div><script src="/js/webBuilderCommon.js"></script><script src="/js/govinfo.js"></script>'

    def page(ask: Ask) -> Page:
        column = _of(press, ask.told.get("categorynum", ""))
        return press.listing(column, shell) if column else press.missing()

    def answer(ask: Ask) -> Page:
        asked = json.loads(ask.body or b"{}").get("params", {})
        column = _of(press, str(asked.get("categorynum")))
        own = column is not None and asked.get("deptcode") == (column.above[-1].slug if column.above else "")
        k = int(asked.get("pageIndex", 0))
        rows = [
            {"title": p.title, "infodate": str(p.published), "infourl": press.address(column, p)}
            for p in column.pieces[k * 8 : k * 8 + 8]
        ] if column and own else []  # fmt: skip
        return in_json({"custom": {"total": len(column.pieces) if column and own else 0, "data": rows}})

    return {
        "/govxxgk/govInfoPub.html": page,
        "/js/webBuilderCommon.js": fixed(script(told)),
        "/js/govinfo.js": fixed(script(code)),
        "/EpointWebBuilder/rest/lightfrontaction/getgovinfolist": answer,
    }


# -- Rednet, TRS, VSB -------------------------------------------------------------------------------------
def chosen_page(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """Rednet: the pages stand in a drop-down alone, as files of the same folder; a frozen page says since when."""
    options = "".join(
        f'<option value="index{f"_{i}" if i > 1 else ""}.htm"{" selected" if i == k else ""}>第{i}页</option>'
        for i in range(1, cms.pages(column) + 1)
    )
    return f'<div class="gd">归档时间：2024-11-08</div><select onchange="window.location=this.value">{options}</select>'


def gateways(_cms: Odd, press: Press) -> dict[str, Route]:
    """Every page stands once more behind a gateway for traditional characters, and every article as one for telephones."""
    host = press.origin.partition("//")[2]
    own = plain_pages()
    routes: dict[str, Route] = {}

    def framed(made: Route, address: str, ask: Ask) -> Page:
        way = f'<a href="/gate/big5/{host}{address}">繁體版</a> <a href="{address}?isMobile=false">电脑版</a>'.encode()
        page = made(ask)
        return Page(
            page.body.replace(b'<div class="main">', way + b'<div class="main">'), page.status, page.kind
        )

    pages: dict[str, Route] = {"/": later(press.home)}
    for column in press.plan.columns():
        pages |= (
            own(_cms, press, column)
            if not column.children
            else {press.link(column): later(press.branch, column)}
        )
        for piece in column.pieces:
            pages[press.address(column, piece)] = later(press.article, column, piece)
    for address, made in pages.items():
        same = partial(framed, made, address)
        routes |= {address: same, f"/gate/big5/{host}{address}": same, f"{address}?isMobile=false": same}
    return routes


def viewers(cms: Odd, press: Press) -> dict[str, Route]:
    """VSB: a report's page shows nothing but a viewer in a frame, which is told the download it shows."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for p in column.pieces:
            if p.publisher is not None:
                page, file = cms.details(column, p)
                way = f'<iframe src="/system/resource/pdfjs/viewer.html?file={escape(file.replace("?", "%3F").replace("&", "%26").replace("=", "%3D"))}" width="100%" height="900"></iframe>'
                inner = f'<form name="_newscontent_fromname"><h1>{p.title}</h1><div>{p.published} 来源：{p.source}</div><div class="v_news_content">{way}</div></form>'
                routes[page] = later(press.page, p.title, "", press.crumbs(column), inner)
                routes[file] = partial(_pdf, p)
    return routes


def _pdf(piece: Piece, _: object) -> Page:
    return Page(pdf(piece.article), kind="application/pdf")
