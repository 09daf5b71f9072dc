"""lists — frames that a function fills, objects of an application that are sent, grids of ASP.NET, a form that a script submits."""

from __future__ import annotations

import json
from functools import partial
from html import escape

from demo.files import pdf
from demo.skins.dress import Press, later
from demo.skins.homesteads.lists import bare
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.strange_lists import dated


def _leaf(press: Press, said: str | None) -> Column | None:
    return next((c for c in press.plan.leaves() if str(c.number) == said), None)


def called_back(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Kkpager in the mode of clicks: a number calls a function that asks for rows in HTML."""
    n = cms.pages(column)
    code = (
        "<ul id='list'></ul><div id='kkpager'></div><script>\n"
        f"function getList(n) {{ $.get('/openness/annual/rows?id={column.number}&pageNo=' + n, function (html) {{ $('#list').html(html); }}); }}\n"
        f"getList(1);\nkkpager.generPageHtml({{ pno: 1, total: {n}, totalRecords: {len(column.pieces)}, mode: 'click', click: function (n) {{ getList(n); this.selectPage(n); }} }});</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def rows(cms: Odd, press: Press) -> dict[str, Route]:
    """What that function is answered: lines, or nothing."""

    def answer(ask: Ask) -> Page:
        column = _leaf(press, ask.told.get("id"))
        return press.encoded(
            dated(press, column, cms.pieces(column, ask.number("pageNo", 1)), "%Y-%m-%d") if column else ""
        )

    return {"/openness/annual/rows": answer}


def own_object(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """An application keeps what it asks in an object of its own and sends that."""
    code = (
        "<div id='app'><li v-for='item in list'><a :href='item.docUrl'>{{item.docTitle}}</a></li></div><script>\nnew Vue({ el: '#app', data: {\n"
        f"  list: [], total: 0, query: {{ channelId: '{column.number}', pageNum: 1, pageSize: {cms.per_page} }} }},\n"
        "  methods: { load() { axios.post('/gongkai/api/page', this.query).then(res => { this.list = res.data.rows; this.total = res.data.total; }); } },\n"
        "  mounted() { this.load(); } });</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def objects(cms: Odd, press: Press) -> dict[str, Route]:
    """What the application is answered, for JSON alone."""

    def answer(ask: Ask) -> Page:
        told = json.loads(ask.body) if ask.body[:1] == b"{" else {}
        column = _leaf(press, str(told.get("channelId", "")))
        pieces = cms.pieces(column, int(told.get("pageNum", 1))) if column else ()
        data = [
            {"docTitle": p.title, "docUrl": press.address(column, p), "docPubTime": f"{p.published} 00:00:00"}
            for p in pieces
            if column
        ]
        return in_json({"code": 200, "rows": data, "total": len(column.pieces) if column else 0})

    return {"/gongkai/api/page": answer}


def literal(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Hebei's block in a template literal; its numbers stand in data of the element, the pages in a function's call."""
    key = column.key(64)
    ids = [f"{k[:8]}-{k[8:12]}-{k[12:16]}-{k[16:20]}-{k[20:32]}" for k in (key[:32], key[32:], key[16:48])]
    n = cms.pages(column)
    turns = "".join(f'<a href="javascript:pageTo({k})">{k}</a>' for k in range(1, n + 1))
    code = (
        f"<div id='blk'>{press.rows(column, cms.pieces(column, 1))}</div><p>共{n}页 {turns}</p><script>const col = '{ids[0]}', tpl = '{ids[1]}', blk = '{ids[2]}';\n"
        "function pageTo(n) { $('#blk').load(`/columns/${col}/templates/${tpl}/blocks/${blk}?page=${n}&fix=0`); }</script>"
    )

    def answer(ask: Ask) -> Page:
        return press.encoded(press.rows(column, cms.pieces(column, ask.number("page", 1))))

    block = f"/columns/{ids[0]}/templates/{ids[1]}/blocks/{ids[2]}"
    return {cms.column(column): later(press.listing, column, code), block: answer}


def grid(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A grid of ASP.NET: its pages are Page$2, and the state goes with the form."""

    def page(k: int) -> Page:
        turns = "".join(
            f"<td><a href=\"javascript:__doPostBack('ctl00$GridView1','Page${i}')\">{i}</a></td>"
            if i != k
            else f"<td><span>{i}</span></td>"
            for i in range(1, cms.pages(column) + 1)
        )
        lines = dated(press, column, cms.pieces(column, k), "%Y/%m/%d", "<tr><td>{a}</td><td>{on}</td></tr>")
        form = (
            f'<form method="post" action="{escape(cms.column(column))}" id="form1"><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value=""/>'
            f'<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value=""/><input type="hidden" name="__VIEWSTATE" value="wEP{column.number}x{k}"/>'
            f'<table id="GridView1">{lines}<tr class="pager"><td colspan="2"><table><tr>{turns}</tr></table></td></tr></table></form>'
        )
        return press.listing(column, form)

    def answer(ask: Ask) -> Page:
        number = ask.told.get("__EVENTARGUMENT", "").removeprefix("Page$")
        known = ask.told.get("__VIEWSTATE", "").startswith(f"wEP{column.number}x")
        return page(int(number) if ask.method == "POST" and number.isdigit() and known else 1)

    return {cms.column(column): answer}


def table_form(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """JEECMS of old: the form of the table is sent by a function that sets its number and where it goes."""
    here, n = cms.column(column), cms.pages(column)

    def answer(ask: Ask) -> Page:
        k = ask.number("pageNo", 1)
        form = (
            f'<form id="tableForm" method="get"><input type="hidden" name="pageNo" value="{k}"/><input type="hidden" name="queryType" value="list"/></form>'
            f'<div>共{len(column.pieces)}条 每页{cms.per_page}条 {k}/{n} <input type="button" value="首页" onclick="_gotoPage(\'1\');"/><input type="button" value="下一页" onclick="_gotoPage(\'{min(k + 1, n)}\');"/></div>'
            f"<script>function _gotoPage(pageNo) {{ var f = document.getElementById('tableForm'); f.pageNo.value = pageNo; f.action = '{here}'; f.submit(); }}</script>"
        )
        return press.listing(column, press.rows(column, cms.pieces(column, k)) + form)

    return {here: answer}


def variables(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The rows are a variable of the page that a template engine draws."""
    data = [
        {"vcTitle": p.title, "vcUrl": press.address(column, p), "vcTime": f"{p.published:%Y年%m月%d日}"}
        for p in column.pieces
    ]
    code = (
        '<ul id="con"></ul><script type="text/html" id="tpl">{{each list as v}}<li><a href="{{v.vcUrl}}">{{v.vcTitle}}</a></li>{{/each}}</script>'
        f"<script>var pageData = {json.dumps({'list': data, 'count': len(data)}, ensure_ascii=False)};\n$('#con').html(template('tpl', pageData));</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def parameters(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A plugin of the maker's own: it is told address, parameters and sizes, and does the rest."""
    code = (
        '<ul class="gl-list"></ul><div class="gl-page"></div><script>$(".gl-list").pageList({ pager: ".gl-page", dataUrl: "/common/api/articles", '
        f"param: {{ channelId: '{column.number}', siteId: '51' }}, pageSize: {cms.per_page}, pageName: 'currentPage', sizeName: 'pageSize' }});</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def articles(cms: Odd, press: Press) -> dict[str, Route]:
    """What that plugin is told."""

    def answer(ask: Ask) -> Page:
        column = _leaf(press, ask.told.get("channelId"))
        pieces = cms.pieces(column, ask.number("currentPage", 1)) if column else ()
        data = [
            {"title": p.title, "linkUrl": press.address(column, p), "publishDate": str(p.published)}
            for p in pieces
            if column
        ]
        return in_json({"status": 1, "obj": {"total": len(column.pieces) if column else 0, "records": data}})

    return {"/common/api/articles": answer}


def framed_years(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A frame shows a year; links of years with a target fill it, each of its lists turned by a query."""
    years = sorted({p.published.year for p in column.pieces}, reverse=True)
    routes: dict[str, Route] = {}
    for year in years:
        own = tuple(p for p in column.pieces if p.published.year == year)
        inner = dated(press, column, own, "%m-%d")
        routes[f"/module/xxgk/list.jsp?area={column.number}&year={year}"] = later(
            bare, press, f"<ul>{inner}</ul>"
        )
    links = "".join(
        f'<a target="xxgkframe" href="/module/xxgk/list.jsp?area={column.number}&amp;year={year}">{year}</a> '
        for year in years
    )
    first = f"/module/xxgk/list.jsp?area={column.number}&amp;year={years[0]}" if years else "about:blank"
    shell = f'<div class="nd">{links}</div><iframe name="xxgkframe" src="{first}"></iframe>'
    return {cms.column(column): later(press.listing, column, shell)} | routes


def papers(cms: Odd, press: Press) -> dict[str, Route]:
    """Every report is a PDF and nothing else; other pieces are pages."""
    return {
        cms.details(column, p)[0]: partial(_paper, p)
        for column in press.plan.columns()
        for p in column.pieces
        if p.publisher is not None
    }


def _paper(piece: Piece, _: object) -> Page:
    return Page(pdf(piece.article), kind="application/pdf")


def beside_names(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A table whose first cell names the report and whose last holds a picture that leads to its file."""
    lines = "".join(
        f'<tr><td>{at}</td><td class="tit">{p.title}</td><td>{p.published}</td><td><a href="{press.address(column, p)}"><img src="/i/pdf.gif" alt="下载"></a></td></tr>'
        for at, p in enumerate(column.pieces, 1)
    )
    head = "<tr><th>序号</th><th>名称</th><th>日期</th><th>操作</th></tr>"
    return {cms.column(column): later(press.listing, column, f"<table>{head}{lines}</table>")}
