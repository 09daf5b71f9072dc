"""cousins — six more ways in which these makers' portals show lists, written when the first ten were read."""

from __future__ import annotations

import json
from html import escape

from demo.skins.dress import Press, later
from demo.skins.lodgers.lists import lines, of_number
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, fixed, in_json


# -- TRS: what the pager is told stands in variables, words and numbers ----------------------------------
def named(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Rows of the template's date, relative links; the pager's arguments are names."""
    folder = cms.column(column)
    rows = "".join(
        f'<dl><dt><a href="./{press.address(column, p).removeprefix(folder)}" target="_blank">{p.title}</a></dt><dd>{p.published:%Y/%m/%d}</dd></dl>'
        for p in cms.pieces(column, k)
    )
    code = f"""<script type="text/javascript">
var nPageCount = "{cms.pages(column)}";
var nCurrIndex = "{k - 1}";
var sPageName = "list";
var sPageExt = "shtml";
createPageHTML(nPageCount, nCurrIndex, sPageName, sPageExt);
</script>"""
    return f'<div class="gl_list">{rows}</div><div class="fanye">{code}</div>'


# -- TRS of Fujian: a search by a clause ------------------------------------------------------------------
_DOCS = "/ssp/search/docs"


def clause(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The column is a clause within one of the parameters; the years that there are come with the first answer."""
    code = f"""<ul class="list" id="docs"></ul><div class="pages" id="pages"></div>
<script type="text/javascript">
var chnlid = "{column.number}";
var obj = {{ url: "{_DOCS}", page: 1, prepage: {cms.per_page} }};
function getDocs(page) {{
  $.ajax({{ url: obj.url, type: "GET", dataType: "json",
    data: {{ channelid: 229105, sortfield: "-docorderpri,-docreltime", classsql: "chnlid=" + chnlid, classcol: "publishyear", classnum: 100, classsort: 0, cache: true, page: page, prepage: obj.prepage }},
    success: function (res) {{
      var html = "";
      for (var i = 0; i < res.docs.length; i++) {{ html += '<li><a href="' + res.docs[i].url + '">' + res.docs[i].title + '</a><span>' + res.docs[i].pubtime + '</span></li>'; }}
      $("#docs").html(html);
    }} }});
}}
$(document).ready(function () {{ getDocs(1); }});
</script>"""
    return {cms.column(column): later(press.listing, column, code)}


def clause_service(cms: Odd, press: Press) -> dict[str, Route]:
    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("classsql", "").removeprefix("chnlid="))
        if column is None:
            return in_json({"count": "0", "docs": []})
        docs = [
            {"docid": p.number, "title": p.title, "url": press.address(column, p), "pubtime": f"{p.published} 09:30:12", "content": ""}
            for p in cms.pieces(column, ask.number("page", 1))
        ]  # fmt: skip
        return in_json({"count": str(len(column.pieces)), "pagenum": cms.pages(column), "docs": docs})

    return {_DOCS: answer}


# -- TRS: files of data beside the page -------------------------------------------------------------------
def shelved(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The template publishes pages of data beside the page; a function joins their names."""
    folder = cms.column(column)
    n = cms.pages(column)
    code = f"""<div class="newsList" id="newsList"></div><div id="Pagination"></div>
<script>
var dataUrl = './data/list', total = {n};
function show(page) {{
  $.getJSON(dataUrl + '_' + page + '.json', function (data) {{
    var str = '';
    $.each(data.list, function (i, o) {{ str += '<p><a href="' + o.link + '">' + o.name + '</a>' + o.date + '</p>'; }});
    document.getElementById('newsList').innerHTML = str;
  }});
}}
show(1);
$('#Pagination').pagination(total, {{ callback: function (i) {{ show(i + 1); }} }});
</script>"""
    routes: dict[str, Route] = {folder: later(press.listing, column, code)}
    for k in range(1, n + 1):
        rows = [
            {"name": p.title, "link": press.address(column, p), "date": f"{p.published}"}
            for p in cms.pieces(column, k)
        ]
        routes[f"{folder}data/list_{k}.json"] = fixed(in_json({"page": k, "list": rows}))
    return routes


# -- Hanweb: the module prints its first page and turns in a file's function -----------------------------
_SEARCH = "/module/xxgk/search.jsp"


def _found(cms: Odd, press: Press, column: Column, k: int) -> str:
    n = cms.pages(column)
    row = '<tr class="tr_main_value_odd"><td align="left"><a href="{href}" class="bt_link" title="{title}" target="_blank">{title}</a></td><td>{on}</td></tr>'
    ways = "".join(f'<a href="javascript:void(0);" onclick="gotopage({i})">{i}</a>' for i in range(1, n + 1))
    return f'<table class="tr_main">{lines(press, column, cms.pieces(column, k), row)}</table><div class="tab_page">共{n}页 {ways}</div>'


def printed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """What the function posts stands in hidden fields of a form without an address."""
    fields = {"infotypeId": column.number, "jdid": "1", "area": f"11{column.number:08d}Y", "divid": "divlist", "vc_title": "", "currpage": "1", "sortfield": ",createdatetime:0"}  # fmt: skip
    hidden = "".join(
        f'<input type="hidden" name="{name}" id="{name}" value="{value}">' for name, value in fields.items()
    )
    inner = f'<form name="thisform" id="thisform" method="post">{hidden}</form><div id="divlist">{_found(cms, press, column, 1)}</div><script src="/script/xxgk/page.js"></script>'
    return {cms.column(column): later(press.listing, column, inner)}


def printed_service(cms: Odd, press: Press) -> dict[str, Route]:
    code = f"""function gotopage(page) {{
  $("#currpage").val(page);
  $.post("{_SEARCH}", $("#thisform").serialize(), function (data) {{ $("#" + $("#divid").val()).html(data); }});
}}"""

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("infotypeId"))
        if ask.method != "POST" or column is None:
            return press.encoded("", 500)
        return press.encoded(_found(cms, press, column, ask.number("currpage", 1)))

    return {"/script/xxgk/page.js": fixed(script(code)), _SEARCH: answer}


# -- Hanweb: years as tabs ---------------------------------------------------------------------------------
_CUSTOM = "/module/xxgk/search_custom.jsp"


def tabbed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A tab a year of publication; the function of a tab posts for that year's list, which has one page."""
    years = sorted({p.published.year for p in column.pieces}, reverse=True)
    tabs = "".join(
        f'<li class="{"cur" if not at else ""}" year="{y}"><a href="javascript:;" onclick="changeYear(\'{y}\')">{y}年</a></li>'
        for at, y in enumerate(years)
    )
    newest = years[0] if years else 2024
    inner = f"""<ul class="year-tab">{tabs}</ul><div id="list{column.number}"></div>
<script>
var infotypeId = '{column.number}';
changeYear('{newest}');
function changeYear(year) {{
  $.ajax({{ url: '{_CUSTOM}?currpage=1&fbtime=' + year, type: 'post', data: {{ infotypeId: infotypeId, jdid: 7, area: 'X{column.number}', fbtime: year }},
    success: function (d) {{ $('#list{column.number}').html(d); }} }});
}}
</script>"""
    return {cms.column(column): later(press.listing, column, inner)}


def tabbed_service(_cms: Odd, press: Press) -> dict[str, Route]:
    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("infotypeId"))
        year = ask.told.get("fbtime", "-1")  # -1 stands for all years
        own = tuple(p for p in column.pieces if year in ("-1", str(p.published.year))) if column else ()  # fmt: skip
        if ask.method != "POST" or column is None:
            return press.encoded("", 500)
        rows = lines(press, column, own, '<li><a href="{href}" target="_blank">{title}</a><span>{on}</span></li>')  # fmt: skip
        return press.encoded(f"<ul>{rows}</ul>" if rows else "<p>暂无数据</p>")

    return {_CUSTOM: answer}


# -- Hanweb of today: a list that an application of the maker asks for -----------------------------------
_INFO = "/api-gateway/jpaas-web-server/front/document/es-search"


def application(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The shell of an application; what it sends is an object within an object, as JSON."""
    told = json.dumps({"cateId": f"{column.number}", "websiteId": "27bf", "title": column.name}, ensure_ascii=False)  # fmt: skip
    inner = f"""<div id="app" data-config='{escape(told, quote=False)}'></div>
<script>
var websiteId = '27bf', cateId = '{column.number}';
function query(pageNo) {{
  axios.post('{_INFO}', {{ websiteid: websiteId, scope: '', q: '', pg: {cms.per_page}, cateid: cateId, pos: '', pq: '', oq: '', eq: '', begin: '', end: '', tpl: 23, p: pageNo }}).then(function (res) {{ app.rows = res.data.data.result; app.total = res.data.data.total; }});
}}
query(1);
</script>"""
    return {cms.column(column): later(press.listing, column, inner)}


def application_service(cms: Odd, press: Press) -> dict[str, Route]:
    def answer(ask: Ask) -> Page:
        told = json.loads(ask.body or b"{}") if "json" in ask.headers.get("content-type", "") else {}
        column = of_number(press, told.get("cateid"))
        if ask.method != "POST" or column is None:
            return in_json({"success": False, "code": "500", "data": None})
        rows = [
            {"doc_title": p.title, "doc_url": press.origin + press.address(column, p), "publish_time": f"{p.published}", "orgname": p.source}
            for p in cms.pieces(column, int(told.get("p", 1)))
        ]  # fmt: skip
        return in_json({"success": True, "code": "200", "data": {"total": len(column.pieces), "result": rows}})  # fmt: skip

    return {_INFO: answer}
