"""lists — how these portals show a list and turn its pages: the plugins that county portals are full of."""

from __future__ import annotations

import json
from html import escape

from demo.skins.cms_api import LonSun
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.strange_lists import dated


class Typed(Odd):
    """LonSun's addresses: an organ's columns by type, 3 for its reports; pieces have an address without their organ."""

    def column(self, column: Column) -> str:
        return LonSun().column(column)


def _of(press: Press, said: str | None, length: int = 0) -> Column | None:
    """The leaf with this number, or this key where a *length* is told."""
    return next(
        (c for c in press.plan.leaves() if (c.key(length) if length else str(c.number)) == said), None
    )


def bare(press: Press, inner: str) -> Page:
    """A page that stands inside another, or wears no frame."""
    return press.encoded(
        f'<html><head><meta charset="{press.dress.declared}"></head><body>{inner}</body></html>'
    )


# -- LonSun -----------------------------------------------------------------------------------------------
def ls_pages(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A pager that a plugin draws: a function makes the address of each page, the plugin is told how many there are."""
    here, n = cms.column(column), cms.pages(column)

    def page(k: int) -> Page:
        code = (
            '<div id="page_public_info" class="pagination"></div><script type="text/javascript">$(document).ready(function () {\n'
            f'  Ls.pagination("#page_public_info", function (pageIndex) {{ return "{here}&pageIndex=" + pageIndex; }}, "{n}", "{k}");\n}});</script>'
        )
        return press.listing(column, press.rows(column, cms.pieces(column, k)) + code)

    return {here: later(page, 1)} | {f"{here}&pageIndex={k}": later(page, k) for k in range(1, n + 1)}


def ls_framed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The list lives in a frame of its own; pages are links with a function in them, written inside the frame."""
    organ = (column.above[-1] if column.above else column).number
    inside = f"/public/list?organId={organ}&catId={column.number}"
    n = cms.pages(column)

    def page(k: int) -> Page:
        turns = "".join(
            f'<li><a href="javascript:;" onclick="toPage({i})">{i}</a></li>' for i in range(1, n + 1)
        )
        code = f"<script>function toPage(p) {{ window.location.href = '{inside}&pageIndex=' + p; }}</script>"
        return bare(press, f"{dated(press, column, cms.pieces(column, k), '%Y-%m-%d')}<ul>{turns}</ul>{code}")

    shell = (
        f'<iframe name="listFrame" src="{escape(inside)}" onload="autoHeight(this)" width="100%"></iframe>'
    )
    return {
        cms.column(column): later(press.listing, column, shell), inside: later(page, 1),
        **{f"{inside}&pageIndex={k}": later(page, k) for k in range(1, n + 1)},
    }  # fmt: skip


# -- plugins ----------------------------------------------------------------------------------------------
def laypage(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Layui's pager: it knows how many pieces there are, and its jump sets the address."""
    here, total = cms.column(column), len(column.pieces)

    def answer(ask: Ask) -> Page:
        k = ask.number("n", 1)
        code = (
            "<div id='pager'></div><script>layui.use('laypage', function () { var laypage = layui.laypage;\n"
            f"  laypage.render({{ elem: 'pager', count: {total}, limit: {cms.per_page}, curr: {k}, layout: ['prev', 'page', 'next', 'skip'],\n"
            f"    jump: function (obj, first) {{ if (!first) {{ location.href = '{here}?n=' + obj.curr; }} }} }});\n}});</script>"
        )
        return press.listing(column, press.rows(column, cms.pieces(column, k)) + code)

    return {here: answer}


def callback(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """JQuery's pagination, which counts from 0, around Hebei's block: its callback loads the fragment."""
    key = column.key(64)
    ids = [f"{k[:8]}-{k[8:12]}-{k[12:16]}-{k[16:20]}-{k[20:32]}" for k in (key[:32], key[32:], key[16:48])]
    block = f"/columns/{ids[0]}/templates/{ids[1]}/blocks/{ids[2]}"
    code = (
        f'<div id="pageBlock"></div><div id="Pagination" class="flickr"></div><script>var blockUrl = "{block}", pageCount = {cms.pages(column)};\n'
        "function pageselectCallback(page_index, jq) { $('#pageBlock').load(blockUrl + '?page=' + (page_index + 1) + '&fix=0'); return false; }\n"
        "$(function () { $('#Pagination').pagination(pageCount, { callback: pageselectCallback, items_per_page: 1, num_display_entries: 6, prev_text: '上一页', next_text: '下一页' }); });</script>"
    )

    def answer(ask: Ask) -> Page:
        return press.encoded(press.rows(column, cms.pieces(column, ask.number("page", 1))))

    return {cms.column(column): later(press.listing, column, code), block: answer}


def typed_in(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A box for a page's number and 跳转; 下一页 is a function that makes the file's name."""
    n, stem = cms.pages(column), cms.column(column).rpartition("/")[2].removesuffix(".html")

    def page(k: int) -> Page:
        code = (
            f'<div class="page">共{len(column.pieces)}条 第<b>{k}</b>/{n}页 <a href="javascript:gopage({min(k + 1, n)})">下一页</a> <a href="javascript:gopage({n})">末页</a> '
            '到第<input type="text" id="pn" size="3">页 <input type="button" value="跳转" onclick="gopage(document.getElementById(\'pn\').value)"></div>'
            f"<script>function gopage(n) {{ if (n > {n}) n = {n}; window.location.href = n <= 1 ? '{stem}.html' : '{stem}-' + n + '.html'; }}</script>"
        )
        return press.listing(
            column, f"<ul>{dated(press, column, cms.pieces(column, k), '%Y-%m-%d')}</ul>{code}"
        )

    return {cms.page(column, k): later(page, k) for k in range(1, n + 1)}


def kkpager(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Kkpager: the file's name comes from two parts and a function that joins them."""
    n = cms.pages(column)

    def page(k: int) -> Page:
        code = (
            '<div id="kkpager"></div><script type="text/javascript">\n$(function () {\n  kkpager.generPageHtml({\n'
            f"    pno: {k}, total: {n}, totalRecords: {len(column.pieces)}, hrefFormer: 'index', hrefLatter: '.jhtml',\n"
            "    getLink: function (n) { if (n == 1) { return this.hrefFormer + this.hrefLatter; } return this.hrefFormer + '_' + n + this.hrefLatter; }\n  });\n});\n</script>"
        )
        return press.listing(column, press.rows(column, cms.pieces(column, k)) + code)

    return {cms.page(column, k): later(page, k) for k in range(1, n + 1)}


def bootstrap_table(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Bootstrap-table asks by limit and offset; which column it is stands in a function of its options."""
    code = (
        '<table id="table" data-toggle="table"></table><script>$("#table").bootstrapTable({ url: "/openness/annual/list", method: "get", pagination: true,\n'
        f"  sidePagination: 'server', pageSize: {cms.per_page}, pageNumber: 1, queryParamsType: 'limit',\n"
        f"  queryParams: function (params) {{ return {{ limit: params.limit, offset: params.offset, branch_id: '{column.key(24)}' }}; }},\n"
        "  columns: [{ field: 'title', title: '标题', formatter: function (v, row) { return '<a href=\"/openness/detail/annual_report/' + row.id + '.html\">' + v + '</a>'; } }, { field: 'pub_date', title: '日期' }] });</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def bootstrap_rows(cms: Odd, press: Press) -> dict[str, Route]:
    """What that table is told."""

    def answer(ask: Ask) -> Page:
        column = _of(press, ask.told.get("branch_id"), 24)
        start, size = ask.number("offset", 0), min(ask.number("limit", 5), 20)
        pieces = column.pieces[start : start + size] if column else ()
        rows = [{"id": p.number, "title": p.title, "pub_date": str(p.published)} for p in pieces]
        return in_json({"total": len(column.pieces) if column else 0, "rows": rows})

    del cms
    return {"/openness/annual/list": answer}


def layui_table(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Layui's table: its page and limit are its own, the channel stands in where."""
    code = (
        '<table id="list" lay-filter="list"></table><script>layui.use(["table"], function () { layui.table.render({ elem: "#list", url: "/gongkai/api/doc/list",\n'
        f'  where: {{ channelId: "{column.key(24)}", status: 1 }}, page: true, limit: {cms.per_page}, cols: [[{{ field: "title", title: "标题", templet: "#t" }}, {{ field: "pubTime", title: "时间" }}]] }}); }});</script>'
        '<script type="text/html" id="t"><a href="{{d.docUrl}}" target="_blank">{{d.title}}</a></script>'
    )
    return {cms.column(column): later(press.listing, column, code)}


def layui_rows(cms: Odd, press: Press) -> dict[str, Route]:
    """What that table is told."""

    def answer(ask: Ask) -> Page:
        column = _of(press, ask.told.get("channelId"), 24)
        pieces = cms.pieces(column, ask.number("page", 1)) if column else ()
        data = [
            {"title": p.title, "docUrl": press.address(column, p), "pubTime": f"{p.published} 10:00"}
            for p in pieces
            if column
        ]
        return in_json({"code": 0, "msg": "", "count": len(column.pieces) if column else 0, "data": data})

    return {"/gongkai/api/doc/list": answer}


# -- the systems' own services ----------------------------------------------------------------------------
def jsonp_records(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Truecms: getJSON with callback=?, its answer XML with records; the numbers stand above the call."""
    code = (
        f'<div id="div{column.number}"></div><script>var columnId = "{column.key(32)}", perpage = {cms.per_page}, totalRecord = {len(column.pieces)}, curPage = 1;\n'
        "function turn(p) { var s = (p - 1) * perpage + 1, e = p * perpage;\n"
        "  $.getJSON('/rgsrmzf/messageController/getMessage.do?callback=?', { startrecord: s, endrecord: e, perpage: perpage, columnId: columnId }, function (d) { fill(d.result); }); }\nturn(curPage);</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def jsonp_service(_cms: Odd, press: Press) -> dict[str, Route]:
    """A window of at most ten records as XML inside a call."""

    def answer(ask: Ask) -> Page:
        column = _of(press, ask.told.get("columnId"), 32)
        if column is None or not ask.from_a_page:
            return press.missing()
        start = max(1, ask.number("startrecord", 1))
        pieces = column.pieces[start - 1 : min(ask.number("endrecord", start + 9), start + 9)]
        rows = "".join(
            f"<record><![CDATA[<li><a href='{press.address(column, p)}' title='{p.title}'>{p.title[:16]}...</a><span>{p.published}</span></li>]]></record>"
            for p in pieces
        )
        xml = f"<?xml version='1.0' encoding='utf-8'?><datastore><totalrecord>{len(column.pieces)}</totalrecord><recordset>{rows}</recordset></datastore>"
        told = json.dumps({"success": True, "result": xml})
        return Page(f"{ask.told.get('callback', 'cb')}({told})".encode(), kind="text/javascript")

    return {"/rgsrmzf/messageController/getMessage.do": answer}


def aggregated(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Ucap's search as a list: a hash for each column, the rest of the query in words with underscores."""
    code = (
        '<ul class="list" id="listContent"></ul><div id="page_div"></div><script>var channelHash = "'
        f'{column.key(32)}";\nfunction getData(pageNo) {{ $.ajax({{ url: "/common/search/" + channelHash + "?_isAgg=true&_isJson=true&_pageSize={cms.per_page}&_template=index&_rangeTimeGte=&_channelName=&page=" + pageNo,\n'
        "  type: 'get', dataType: 'json', success: function (res) { render(res.data.results); } }); }\ngetData(1);</script>"
    )

    def answer(ask: Ask) -> Page:
        k = ask.number("page", 1)
        results = [
            {"title": p.title, "url": press.address(column, p), "publishedTimeStr": f"{p.published} 09:12:00", "channelName": column.name}
            for p in cms.pieces(column, k)
        ]  # fmt: skip
        return in_json(
            {
                "code": "200",
                "data": {"page": k, "rows": cms.per_page, "total": len(column.pieces), "results": results},
            }
        )

    return {
        cms.column(column): later(press.listing, column, code),
        f"/common/search/{column.key(32)}": answer,
    }


def searched(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Hanweb's module, newer: the form's fields are an object above the call, pages are spans with a function."""
    code = (
        f'<div id="div{column.number}" class="zfxxgk_zdgkc"></div><script>var params = {{ infotypeId: "{column.key(8)}", jdid: 3171, area: "", divid: "div{column.number}", vc_title: "", vc_number: "", '
        'sortfield: ",compaltedate:0", currpage: 1, vc_filenumber: "", vc_all: "", texttype: 0, fbtime: "" };\n'
        'function goto(p) { params.currpage = p; $.post("/module/xxgk/search_custom.jsp", params, function (html) { $("#" + params.divid).html(html); }); }\ngoto(1);</script>'
    )
    return {cms.column(column): later(press.listing, column, code)}


def search_service(cms: Odd, press: Press) -> dict[str, Route]:
    """The rows of a page, and under them how many pages there are."""

    def answer(ask: Ask) -> Page:
        column = _of(press, ask.told.get("infotypeId"), 8)
        if column is None or ask.method != "POST":
            return press.encoded("<div class='zfxxgk_none'>暂无数据</div>")
        k, n = ask.number("currpage", 1), cms.pages(column)
        rows = dated(press, column, cms.pieces(column, k), "%Y-%m-%d", "<li>{a}<b>{on}</b></li>")
        turns = (
            f'<div class="pages">共{n}页 第{k}页 <span onclick="goto({min(k + 1, n)})">下一页</span></div>'
        )
        return press.encoded(f"<ul>{rows}</ul>{turns}")

    return {"/module/xxgk/search_custom.jsp": answer}
