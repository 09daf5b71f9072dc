"""tables — lists of home-made systems: plug-ins for tables that ask by themselves, and a small application."""

from __future__ import annotations

from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, fixed, in_json
from demo.skins.wayfarers.services import of_number


def layui(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A table of layui: its plug-in asks for page and limit beside what `where` holds; a template makes the link."""
    head, _, tail = cms.show.partition("{id}")
    inner = f"""<table id="infoTable" lay-filter="infoTable"></table>
<script type="text/html" id="titleTpl"><a href="{head}{{{{ d.infoId }}}}{tail}" target="_blank" class="layui-table-link">{{{{ d.infoTitle }}}}</a></script>
<script src="/layui/layui.js"></script><script>
layui.use('table', function () {{ var table = layui.table;
  table.render({{ elem: '#infoTable', url: '/portal/info/pageList', method: 'get', where: {{ columnId: '{column.number}', state: 1 }}, page: true, limit: {cms.per_page},
    cols: [[ {{ type: 'numbers', title: '序号' }}, {{ field: 'infoTitle', title: '标题', templet: '#titleTpl' }}, {{ field: 'pubDate', title: '发布时间', width: 120 }} ]] }}); }});
</script>"""
    return {cms.column(column): later(press.listing, column, inner)}


def layui_service(_cms: Odd, press: Press) -> dict[str, Route]:
    """Status 0, count and data, as layui wants them; more rows where the limit is larger, up to fifty."""

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("columnId"))
        k, size = ask.number("page", 1), min(ask.number("limit", 10), 50)
        own = column.pieces[(k - 1) * size : k * size] if column else ()
        data = [{"infoId": p.number, "infoTitle": p.title, "pubDate": str(p.published)} for p in own]
        return in_json({"code": 0, "msg": "", "count": len(column.pieces) if column else 0, "data": data})

    return {"/portal/info/pageList": answer}


def bootstrap_table(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A bootstrap-table: the address is an attribute, the plug-in turns by offset and limit, a formatter makes the link."""
    head, _, tail = cms.show.partition("{id}")
    inner = f"""<table id="tb" data-toggle="table" data-url="/gov/openinfo/list?catalogId={column.number}" data-side-pagination="server" data-pagination="true" data-page-size="{cms.per_page}">
<thead><tr><th data-field="title" data-formatter="linkFormatter">名称</th><th data-field="publishOrg">发布机构</th><th data-field="publishDate">发布日期</th></tr></thead></table>
<script src="/js/bootstrap-table.min.js"></script><script>
function linkFormatter(value, row, index) {{ return '<a href="{head}' + row.id + '{tail}" target="_blank">' + value + '</a>'; }}
</script>"""
    return {cms.column(column): later(press.listing, column, inner)}


def bootstrap_service(_cms: Odd, press: Press) -> dict[str, Route]:
    """The total and the rows; ten rows where nobody says how many."""

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("catalogId"))
        start, size = ask.number("offset", 0), min(ask.number("limit", 5), 100)
        own = column.pieces[start : start + size] if column else ()
        data = [
            {"id": p.number, "title": p.title, "publishOrg": p.source, "publishDate": str(p.published)}
            for p in own
        ]
        return in_json({"total": len(column.pieces) if column else 0, "rows": data})

    return {"/gov/openinfo/list": answer}


def single_page(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A small application of our own script: it reads the column from its address and draws rows and a pager."""
    shell = (
        f'<div id="app" data-title="{escape(column.name)}"></div><script src="/static/app.6d1f.js"></script>'
    )
    return {cms.column(column): later(press.listing, column, shell)}


def single_service(cms: Odd, press: Press) -> dict[str, Route]:
    """Its script, and what that asks for."""
    head, _, tail = cms.show.partition("{id}")
    code = (
        "(function(){var m=location.pathname.match(/(\\d+)/),c=m?m[1]:'',p=1,box=document.getElementById('app');"
        f"function q(){{fetch('/cms/api/v1/articles?channel='+c+'&pageNum='+p+'&pageSize={cms.per_page}').then(function(r){{return r.json()}}).then(d)}}"
        "function d(r){var h='<ul>';r.data.list.forEach(function(a){"
        f"h+='<li><a href=\"{head}'+a.id+'{tail}\">'+a.title+'</a><span>'+a.publishTime+'</span></li>'"
        "});h+='</ul><div class=\"pg\"><button id=\"prev\">上一页</button><span>'+p+'/'+r.data.pages+'</span><button id=\"next\">下一页</button></div>';box.innerHTML=h;"
        "document.getElementById('next').onclick=function(){if(p<r.data.pages){p++;q()}};document.getElementById('prev').onclick=function(){if(p>1){p--;q()}}}q()})();"
    )

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("channel"))
        k = ask.number("pageNum", 1)
        own = cms.pieces(column, k) if column else ()
        data = [{"id": p.number, "title": p.title, "publishTime": str(p.published)} for p in own]
        return in_json(
            {"code": 200, "data": {"list": data, "pages": cms.pages(column) if column else 0, "pageNum": k}}
        )

    return {"/static/app.6d1f.js": fixed(script(code)), "/cms/api/v1/articles": answer}
