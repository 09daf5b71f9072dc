"""services — lists of the same makers that only their services tell: more of VSB's on demand, Epoint's actions, jpaas' search and its organs."""

from __future__ import annotations

import json
from functools import partial
from html import escape

from demo.skins.dress import Press, later
from demo.skins.makers import guangdong
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, fixed, in_json


def _by_number(press: Press) -> dict[str, Column]:
    return {f"{c.number}": c for c in press.plan.leaves()}


def _lines(press: Press, cms: Odd, column: Column, k: int) -> str:
    return "".join(
        f'<li><span class="fr">{p.published}</span><a href="{press.address(column, p)}" target="_blank">{p.title}</a></li>'
        for p in cms.pieces(column, k)
    )


# -- VSB --------------------------------------------------------------------------------------------------
def on_demand(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The first lines are printed, a button fetches the next ones."""
    code = (
        f"var treeid = '{column.number}', nowPage = 1, allPage = {cms.pages(column)};\n"
        "function loadMore() {\n  if (nowPage >= allPage) { $('.more').text('没有更多了'); return; }\n  nowPage++;\n"
        f"  $.ajax({{ url: '/system/resource/code/newslist.jsp', type: 'get', dataType: 'html', data: {{ wbtreeid: treeid, PAGENUM: nowPage, rows: {cms.per_page} }},\n"
        "    success: function (html) { $('#newslist').append(html); } });\n}"
    )
    more = (
        '<a class="more" href="javascript:;" onclick="loadMore()">加载更多</a>'
        if cms.pages(column) > 1
        else ""
    )
    inner = f'<ul id="newslist">{_lines(press, cms, column, 1)}</ul>{more}<script>{code}</script>'
    return {cms.column(column): later(press.listing, column, inner)}


def demand_service(cms: Odd, press: Press) -> dict[str, Route]:
    """What the button fetches: nothing but lines."""
    leaves = _by_number(press)

    def answer(ask: Ask) -> Page:
        column = leaves.get(ask.told.get("wbtreeid", ""))
        return press.encoded(_lines(press, cms, column, ask.number("PAGENUM", 1)) if column else "")

    return {"/system/resource/code/newslist.jsp": answer}


# -- Epoint -----------------------------------------------------------------------------------------------
_ACTION = "/EpointWebBuilder/frontAppAction.action"


def actions(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A list by an action whose command stands in its address; where the page's category is, its script reads."""
    inner = f'<div class="ewb-right" data-categorynum="{column.number}" id="cate"><ul class="ewb-list" id="showList"></ul><div class="pager" id="pager"></div></div><script src="/js/webBuilderCommon.js"></script><script src="/js/showlist.js"></script>'
    return {cms.column(column): later(press.listing, column, inner)}


def action_service(cms: Odd, press: Press) -> dict[str, Route]:
    """The action's answer is a text of JSON within JSON; it wants a form."""
    leaves = _by_number(press)
    code = f"""$(function () {{
  var categorynum = document.getElementById('cate').getAttribute('data-categorynum');
  function show(pageIndex) {{
    $.post(siteInfo.projectName + '/frontAppAction.action?cmd=getPageInfoList', {{ siteGuid: siteInfo.siteGuid, categoryNum: categorynum, kw: '', startDate: '', endDate: '', pageIndex: pageIndex, pageSize: {cms.per_page} }}, function (res) {{
      var data = JSON.parse(res.custom), html = '';
      $.each(data.infodata, function (i, n) {{ html += '<li><a href="' + n.infourl + '">' + n.title + '</a><span>' + n.infodate + '</span></li>'; }});
      $('#showList').html(html);
      $('#pager').pagination({{ total: data.count, pageIndex: pageIndex, pageSize: {cms.per_page} }});
    }}, 'json');
  }}
  show(0);
}});"""

    def answer(ask: Ask) -> Page:
        column, size = leaves.get(ask.told.get("categoryNum", "")), ask.number("pageSize", 10)
        if ask.method != "POST" or ask.told.get("cmd") != "getPageInfoList" or column is None:
            return in_json({"custom": '{"count": 0, "infodata": []}', "status": {"code": 200}})
        k = ask.number("pageIndex", 0)
        data = [
            {"infourl": press.address(column, p), "title": p.title, "infodate": f"{p.published}"}
            for p in column.pieces[k * size : (k + 1) * size]
        ]
        custom = json.dumps({"count": len(column.pieces), "infodata": data}, ensure_ascii=False)
        return in_json({"custom": custom, "status": {"code": 200, "text": ""}})

    site = "var siteInfo = { 'projectName': '/EpointWebBuilder', 'siteGuid': '9c8e1f32' };"
    return {
        _ACTION: answer, "/js/webBuilderCommon.js": fixed(script(site)), "/js/showlist.js": fixed(script(code)),
    }  # fmt: skip


# -- jpaas ------------------------------------------------------------------------------------------------
_SEARCH = "/jsearchfront/interfaces/cateSearch.do"


def cate_search(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A list by Hanweb's search: its answer is a row of pieces of markup."""
    code = (
        f"var pg = {cms.per_page};\nfunction getData(p) {{\n"
        f"  $.ajax({{ url: '{_SEARCH}', type: 'POST', dataType: 'json', data: {{ websiteid: '{press.plan.county.code}00000', q: '', p: p, pg: pg, cateid: '{column.number}', pos: 'title', sortType: 1 }},\n"
        "    success: function (data) { $('#jlist').html(data.result.join('')); setPage(data.total, p); } });\n}\ngetData(1);"
    )
    return {
        cms.column(column): later(
            press.listing, column, f'<div id="jlist"></div><div id="page"></div><script>{code}</script>'
        )
    }


def cate_service(cms: Odd, press: Press) -> dict[str, Route]:
    """The search, and a tree of organs that a script draws of data."""
    leaves = _by_number(press)

    def answer(ask: Ask) -> Page:
        column = leaves.get(ask.told.get("cateid", ""))
        if ask.method != "POST" or column is None:
            return in_json({"success": False, "total": 0, "result": []})
        k, size = ask.number("p", 1), ask.number("pg", 10)
        result = [
            f'<div class="jcse-result-box"><div class="jcse-news-title"><a href="{press.address(column, p)}" target="_blank">{escape(p.title)}</a></div><span>{p.published}</span></div>'
            for p in column.pieces[(k - 1) * size : k * size]
        ]
        return in_json({"success": True, "total": len(column.pieces), "p": k, "result": result})

    return {_SEARCH: answer, **organ_tree(cms, press)}


def organ_tree(_cms: Odd, press: Press) -> dict[str, Route]:
    """Pages of groups hold a place whose attribute names the service of organs."""
    groups = [c for c in press.plan.tops if c.kind == "其他" and c.children]

    def data(group: Column) -> Page:
        nodes = [
            {"iid": f"{c.number}", "name": c.name, "type": 1, "url": f"{c.path}index.html", "children": []}
            for c in group.children
        ]
        return in_json(
            {"code": "200", "success": True, "data": [{"iid": "0", "name": group.name, "children": nodes}]}
        )

    routes: dict[str, Route] = {}
    for group in groups:
        service = f"/api-gateway/jpaas-jxxgk-web-server/front/organ/tree?pid={group.number}"
        inner = f'<div class="organ-tree" data-url="{service}"></div><script>$(".organ-tree").each(function () {{ drawTree($(this)); }});</script>'
        routes[press.link(group)] = later(press.page, group.name, "", press.crumbs(group), inner)
        routes[service] = later(data, group)
    return routes


# -- gkmlpt -----------------------------------------------------------------------------------------------
def whole_sites(cms: Odd, press: Press) -> dict[str, Route]:
    """Organs' platforms by their folders, which a function opens; a list comes whole, and its parents hold nothing."""
    own = next(t for t in press.plan.tops if t.kind == "政务公开")
    groups = [t for t in press.plan.tops if t.children and t is not own]
    routes: dict[str, Route] = {}
    for organ in (own, *(c for group in groups for c in group.children)):
        sid, leaves = f"{organ.number}", {f"{c.number}": c for c in organ.walk() if not c.children}
        tree = [{"id": 1, "name": "政府信息公开", "children": [guangdong.node(c) for c in organ.children]}]
        config = {"SITE": {"id": sid, "name": organ.name}, "SID": sid, "TREE": tree}
        for page in ("index", "annualreport", "guide"):
            routes[f"/{organ.slug}/gkmlpt/{page}"] = later(guangdong.shell, press, config, organ.name)
        for number in leaves:
            routes[f"/{organ.slug}/gkmlpt/api/all/{number}"] = partial(guangdong.api, cms, press, leaves, sid)
    for group in groups:
        items = "".join(f'<li class="site" data-site="{c.slug}"><i></i>{c.name}</li>' for c in group.children)
        code = "$('.site').on('click', function () { window.open('/' + $(this).data('site') + '/gkmlpt/index', '_blank'); });"
        routes[press.link(group)] = later(
            press.page, group.name, "", press.crumbs(group), f"<ul>{items}</ul><script>{code}</script>"
        )
    frame = f'<iframe src="/{own.slug}/gkmlpt/index" width="100%" height="900" frameborder="0"></iframe>'
    return routes | {press.link(own): later(press.page, own.name, "", press.crumbs(own), frame)}
