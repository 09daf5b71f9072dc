"""strollers — four more: frames that a press fills, organs that a press sets for another function, a tree that loads lists, nested questions."""

from __future__ import annotations

import json

from demo.skins.dress import Press, later
from demo.skins.lodgers.lists import lines, of_number
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.townsfolk.doors import bare

_LINE = '<li><a href="{href}">{title}</a></li>'


def _reports(column: Column) -> bool:
    return bool(column.children) and column.kind == "信息公开年报"


# -- a frame beside a list of names ----------------------------------------------------------------------
def framing(_cms: Odd, press: Press) -> dict[str, Route]:
    """The names of the parts are pressed; a function puts their lists, which have no menus, into a frame."""

    def page(column: Column) -> Page:
        names = "".join(
            f"<li onclick=\"changeList('{press.link(c)}',this)\">{c.name}</li>" for c in column.children
        )
        code = "<script>function changeList(url, obj) { $('.left li').removeClass('on'); $(obj).addClass('on'); $('#listFrame').attr('src', url); }</script>"
        return press.listing(
            column,
            f'<ul class="left">{names}</ul><iframe id="listFrame" src="{press.link(column.children[0])}"></iframe>{code}',
        )

    return {press.link(c): later(page, c) for c in press.plan.columns() if _reports(c)}


def unframed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A list of a frame: rows and a pager of its own."""
    n = cms.pages(column)

    def page(k: int) -> Page:
        row = '<li><a href="{href}" target="_parent">{title}</a><span>{on}</span></li>'
        code = f"<script>createPageHTML({n}, {k - 1}, 'list', 'htm');</script>"
        return bare(press, f"<body><ul>{lines(press, column, cms.pieces(column, k), row)}</ul>{code}</body>")

    return {cms.page(column, k): later(page, k) for k in range(1, n + 1)}


# -- a press sets what another function sends ------------------------------------------------------------
def steps(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Organs of a list: a function keeps which was pressed and calls the one that asks."""
    who = {p.publisher.number: p.publisher.name for p in column.pieces if p.publisher}
    names = "".join(
        f'<li><a href="javascript:void(0)" onclick="selOrgan(\'{n}\')">{name}</a></li>'
        for n, name in who.items()
    )
    code = f"""<ul class="organs">{names}</ul><ul id="content"></ul>
<script>
var columnId = "{column.number}";
var organId = "";
var pageNo = 1;
function selOrgan(id) {{
  organId = id;
  pageNo = 1;
  loadList();
}}
function loadList() {{
  $.post("/xxgk/front/list.do", {{ columnId: columnId, organId: organId, pageNo: pageNo, pageSize: {cms.per_page} }}, function (res) {{
    var html = ""; $.each(res.rows, function (i, r) {{ html += '<li><a href="' + r.url + '">' + r.title + '</a></li>'; }});
    $("#content").html(html);
  }}, "json");
}}
</script>"""
    inner = code if who else f"<ul>{lines(press, column, column.pieces, _LINE)}</ul>"
    return {cms.column(column): later(press.listing, column, inner)}


def steps_service(cms: Odd, press: Press) -> dict[str, Route]:
    """Nothing without an organ."""

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("columnId"))
        organ = ask.told.get("organId")
        own = [p for p in column.pieces if (str(p.publisher.number) if p.publisher else "0") == organ] if column else []  # fmt: skip
        k, size = ask.number("pageNo", 1), cms.per_page
        rows = [
            {"title": p.title, "url": press.address(column, p), "time": str(p.published)}
            for p in own[(k - 1) * size : k * size]
            if column
        ]
        return in_json({"total": len(own), "rows": rows})

    return {"/xxgk/front/list.do": answer}


# -- a tree that loads lists -----------------------------------------------------------------------------
def _tree(press: Press) -> str:
    """Nodes have numbers; a click asks for the documents of the one that was clicked."""
    opened = [c for top in press.plan.tops if top.kind == "政务公开" for c in top.walk()]
    nodes = [
        {"id": c.number, "pId": c.above[-1].number if c.above else 0, "name": c.name, "open": not c.above}
        for c in opened
    ]
    return f"""<ul id="treeDemo" class="ztree"></ul><div id="doclist"></div><div id="fy"></div>
<script>
var zNodes = {json.dumps(nodes, ensure_ascii=False)};
var setting = {{ data: {{ simpleData: {{ enable: true }} }}, callback: {{ onClick: zTreeOnClick }} }};
function zTreeOnClick(event, treeId, treeNode) {{ getDocs(treeNode.id, 1); }}
function getDocs(chnlId, page) {{
  $.ajax({{ url: '/gkml/docs.jsp?chnl=' + chnlId + '&page=' + page, dataType: 'json', success: function (d) {{ draw(d); }} }});
}}
$(function () {{ $.fn.zTree.init($('#treeDemo'), setting, zNodes); }});
</script>"""


def clicked(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Every column of disclosure has the page of the tree; the others a list."""
    inside = bool(column.above) and column.above[0].kind == "政务公开"
    inner = _tree(press) if inside else f"<ul>{lines(press, column, column.pieces, _LINE)}</ul>"
    return {cms.column(column): later(press.listing, column, inner)}


def clicking(cms: Odd, press: Press) -> dict[str, Route]:
    """The tree on the pages of branches, and what it asks."""

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("chnl"))
        own = cms.pieces(column, ask.number("page", 1)) if column else ()
        rows = [{"bt": p.title, "dz": press.address(column, p), "rq": str(p.published)} for p in own if column]  # fmt: skip
        return in_json({"all": len(column.pieces) if column else 0, "docs": rows})

    branches = [c for c in press.plan.columns() if c.children]
    return {
        **{press.link(c): later(press.listing, c, _tree(press)) for c in branches},
        "/gkml/docs.jsp": answer,
    }


# -- a question within a question ------------------------------------------------------------------------
def nested(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The column stands in an object within a list within an object; everything is drawn by plain script."""
    code = f"""<ul id="docs"></ul><div id="turn"></div>
<script>
function query(pageNo) {{
  var told = {{ customFilter: {{ operator: 'and', properties: [], filters: [{{ operator: 'and', properties: [{{ property: 'channel_id', operator: 'eq', value: '{column.number}' }}] }}] }},
    sorts: [{{ sortField: 'save_time', sortOrder: 'DESC' }}], tenantId: '88', dataTypeId: 79, pageNo: pageNo, pageSize: {cms.per_page} }};
  fetch('/irs/front/list', {{ method: 'POST', headers: {{ 'Content-Type': 'application/json' }}, body: JSON.stringify(told) }}).then(function (r) {{ return r.json(); }}).then(function (res) {{
    document.getElementById('docs').innerHTML = res.data.list.map(function (d) {{ return '<li><a href="' + d.url + '">' + d.title + '</a><span>' + d.time + '</span></li>'; }}).join('');
    var pages = Math.ceil(res.data.total / {cms.per_page}), s = '';
    for (var i = 1; i <= pages; i++) {{ s += '<a href="javascript:query(' + i + ')">' + i + '</a> '; }}
    document.getElementById('turn').innerHTML = s + (pageNo < pages ? '<a href="javascript:query(' + (pageNo + 1) + ')">下一页</a>' : '');
  }});
}}
query(1);
</script>"""
    return {cms.column(column): later(press.listing, column, code)}


def nested_service(cms: Odd, press: Press) -> dict[str, Route]:
    def answer(ask: Ask) -> Page:
        try:
            told = json.loads(ask.body or b"{}")
            number = told["customFilter"]["filters"][0]["properties"][0]["value"]
        except (ValueError, KeyError, IndexError, TypeError):
            return in_json({"success": False, "data": {"list": [], "total": 0}})
        column = of_number(press, number)
        own = cms.pieces(column, int(told.get("pageNo", 1))) if column else ()
        rows = [{"title": p.title, "url": press.address(column, p), "time": str(p.published)} for p in own if column]  # fmt: skip
        return in_json({"success": True, "data": {"list": rows, "total": len(column.pieces) if column else 0}})  # fmt: skip

    return {"/irs/front/list": answer}
