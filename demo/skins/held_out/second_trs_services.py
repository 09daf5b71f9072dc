"""held_out — TRS portals of the second lot whose lists are not all files: a catalogue in a frame, the gateway, tabs."""

from __future__ import annotations

import json
from functools import partial
from html import escape

from demo.skins.dress import later
from demo.skins.held_out.second_frames import CATALOGUE, SIDELESS, WIDE
from demo.skins.held_out.second_look import (
    Maker,
    Print,
    Routes,
    bare_front,
    front,
    links,
    named,
    pages,
    part,
    parted,
)
from demo.skins.held_out.second_trs import document, is_reports, loaded, numbered, plain, static
from demo.skins.plan import Column
from demo.skins.site import Ask, Page


def _catalogue_place(column: Column) -> str:
    return f"/xxgkml/{column.slug}_{column.number}/" if len(column.above) > 1 else numbered(column)


def _catalogue_leaf(press: Print, column: Column) -> Routes:
    """A list made for a frame: no menu, a table with index numbers."""
    if not column.above or column.above[0].kind != "政务公开":
        return static(press, column)
    home, n, routes = press.link(column), pages(column, 5), {}
    for k in range(1, n + 1):
        rows = "".join(
            f'<tr><td>{at}</td><td><a href="{escape(press.address(column, p))}" target="_blank">{escape(p.title)}</a></td><td>{p.published}</td></tr>'
            for at, p in enumerate(part(column.pieces, k, 5), start=(k - 1) * 5 + 1)
        )
        html = (
            f'<html><head><meta charset="{press.dress.declared}"><title>{column.name}</title></head><body>'
            f'<table class="gkml"><tr><th>序号</th><th>名称</th><th>发布日期</th></tr>{rows}</table>{loaded(n, k)}</body></html>'
        )
        routes[home if k == 1 else f"{home}index_{k - 1}.html"] = later(press.encoded, html)
    return {f"{home}index.html": routes[home]} | routes


def _catalogue_branch(press: Print, column: Column) -> Routes:
    """The top of disclosure: a tree written by dTree, and a frame beside it."""
    if column.above or column.kind != "政务公开":
        return named(press, column)
    below = [c for c in press.plan.columns() if c.above and c.above[0].path == column.path]
    ids = {c.path: at for at, c in enumerate(below, start=1)}
    adds = "\n".join(
        f"d.add({ids[c.path]},{ids.get(c.above[-1].path, 0)},'{c.name}','{'' if c.children else press.link(c)}','','gkml');"
        for c in below
    )
    first = next(c for c in below if not c.children)
    inner = f"""<script type="text/javascript" src="/js/dtree.js"></script>
<div class="tree"><script type="text/javascript">
d = new dTree('d');
d.add(0,-1,'政府信息公开目录');
{adds}
document.write(d);
</script></div>
<iframe name="gkml" id="gkml" width="720" height="900" frameborder="0" src="{press.link(first)}"></iframe>"""
    return {press.link(column): later(press.listing, column, inner)}


def catalogue() -> Maker:
    """The catalogue of disclosure: a tree of nodes in a script, lists in a frame."""
    return Maker(CATALOGUE, _catalogue_place, document, _catalogue_leaf, _catalogue_branch, bare_front)


_GATE = "/govsearch/jsonp/zf_jd_list.jsp"


def _gate_leaf(press: Print, column: Column) -> Routes:
    """The list comes from the search gateway as JSONP."""
    if not is_reports(column):
        return static(press, column)
    inner = f"""<div class="zly_xxmu_list"><ul id="zflist"></ul><div id="fanye"></div></div>
<script type="text/javascript">
var lb = "{column.number}", rows = 5;
function showList(json) {{
  var html = "";
  $.each(json.data, function (i, n) {{
    html += "<li><a target='_blank' href='" + n.puburl + "' title='" + n.title + "'>" + n.title + "</a><span>" + n.tip.dates + "</span></li>";
  }});
  $("#zflist").html(html);
  var pageCount = Math.ceil(json.total / rows), fy = "";
  for (var i = 1; i <= pageCount; i++) {{ fy += "<a href='javascript:getData(" + i + ")'>" + i + "</a> "; }}
  $("#fanye").html("共" + pageCount + "页 " + fy);
}}
function getData(page) {{
  $.ajax({{ url: "{_GATE}", type: "get", dataType: "jsonp", jsonp: "callback", jsonpCallback: "result",
    data: {{ page: page, lb: lb, rows: rows, sword: "", searchColumn: "all", searchYear: "all", SType: "1" }}, success: showList }});
}}
getData(1);
</script>"""
    return {press.link(column): later(press.listing, column, inner)}


def _gate(press: Print, ask: Ask) -> Page:
    told = ask.told
    column = next((c for c in press.plan.leaves() if str(c.number) == told.get("lb")), None)
    name = told.get("callback", "result")
    if column is None:
        return press.encoded(f'{name}({{"total":0,"data":[]}})', kind="application/javascript")
    size = min(ask.number("rows", 15), 50)
    data = [
        {
            "title": p.title,
            "puburl": press.origin + press.address(column, p),
            "tip": {"dates": p.published.isoformat()},
        }
        for p in part(column.pieces, ask.number("page", 1), size)
    ]
    told_all = json.dumps({"total": len(column.pieces), "data": data}, ensure_ascii=False)
    return press.encoded(f"{name}({told_all})", kind="application/javascript")


def gateway() -> Maker:
    """Lists of reports from the search gateway."""
    return Maker(
        WIDE, numbered, document, _gate_leaf, parted, front, lambda press: {_GATE: partial(_gate, press)}
    )


def _tab_shell(press: Print, column: Column) -> Routes:
    """The special column of disclosure: tabs whose insides are fetched when they are clicked."""
    if (
        not column.above
        or column.above[0].kind != "政务公开"
        or column.kind == "工作动态"
        or len(column.above) > 1
    ):
        return static(press, column, 8, loaded)
    home, n = press.link(column), pages(column, 7)
    tabs = "".join(
        f'<li data-url="{press.link(c)}nrlist.html"{" class=on" if c.path == column.path else ""}>{c.name}</li>'
        for c in press.beside(column)
        if not c.children and c.kind != "工作动态"
    )
    others = links(press, (c for c in press.beside(column) if c.children or c.kind == "工作动态"), "«a» ")
    inner = f"""<div class="tab"><ul class="tab-hd">{tabs}</ul><div class="tab-bd" id="tabcon">加载中…</div></div>
<p class="xg">{others}</p>
<script>
function openTab(url) {{
  $.get(url, function (html) {{
    $("#tabcon").html(html);
    $("#tabcon").find(".fy a").click(function () {{ openTab(this.getAttribute("data-page")); }});
  }});
}}
$(".tab-hd li").click(function () {{
  $(".tab-hd li").removeClass("on"); $(this).addClass("on"); openTab($(this).attr("data-url"));
}});
openTab("{home}nrlist.html");
</script>"""
    routes: Routes = {home: later(press.listing, column, inner)}
    for k in range(1, n + 1):
        ways = "".join(
            f'<a data-page="{home}nrlist{f"_{i - 1}" if i > 1 else ""}.html">{i}</a>' for i in range(1, n + 1)
        )
        html = press.rows(column, part(column.pieces, k, 7)) + f'<div class="fy">{ways}</div>'
        routes[f"{home}nrlist{f'_{k - 1}' if k > 1 else ''}.html"] = later(press.encoded, html)
    return routes


def _tab_branch(press: Print, column: Column) -> Routes:
    """The top of disclosure is the page of its first tab, beside it plain links to what has no tab."""
    if column.above or column.kind != "政务公开":
        return named(press, column)
    first = next(c for c in column.children if not c.children)
    return {press.link(column): _tab_shell(press, first)[press.link(first)]}


def tabs() -> Maker:
    """The column of disclosure as tabs that fetch their insides."""
    return Maker(
        SIDELESS, plain, lambda c, p: document(c, p, "html", plain), _tab_shell, _tab_branch, bare_front
    )
