"""held_out — Epoint portals of the second lot: the service of organs and categories, static moreinfo pages, tabs by category."""

from __future__ import annotations

import hashlib
import json
from functools import partial

from demo.skins.dress import later
from demo.skins.held_out.second_frames import EPOINT, SIDELESS
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
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, fixed, in_json

_GUID = "59e5fbc8-4d6a-4c7e-8f4a-5b6b3f0a9b11"


def _guid(piece: Piece) -> str:
    h = hashlib.md5(f"epoint/{piece.number}/{piece.title}".encode(), usedforsecurity=False).hexdigest()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def _category(column: Column) -> str:
    """Three digits a level."""
    return "".join(f"{c.number % 899 + 100}" for c in (*column.above, column))


def _site_info(project: str) -> Routes:
    script = f"""var siteInfo = {{
  'siteGuid': '{_GUID}',
  'projectName': '{project}',
  'siteName': '门户网站'
}};"""
    return {"/js/webBuilderCommon.js": fixed(Page(script.encode(), kind="application/javascript"))}


def _dept(column: Column) -> str:
    chain = (*column.above, column)
    own = chain[1] if chain[0].kind == "其他" and len(chain) > 1 else chain[0]
    return f"B{own.number % 900 + 100:03d}"


def _gov(column: Column) -> bool:
    """Whether the column is a category of an organ's disclosure."""
    return bool(column.above) and not column.children and column.kind != "工作动态"


def _gov_place(column: Column) -> str:
    if not _gov(column):
        return f"/{_category(column)}/moreinfo.html"
    return f"/xxgk/govInfoPub.html?deptcode={_dept(column)}&categorynum={_category(column)}"


def _gov_stand(column: Column, piece: Piece) -> str:
    root = "/govxxgk" if _gov(column) else ""
    return f"{root}/{_category(column)}/{piece.published:%Y%m%d}/{_guid(piece)}.html"


def _gov_page(press: Print, ask: Ask) -> Page:
    """One page for all organs: the address says which, the tree of categories is printed, the rows are asked for."""
    dept, category = ask.told.get("deptcode", ""), ask.told.get("categorynum", "")
    mine = [c for c in press.plan.leaves() if _gov(c) and _dept(c) == dept]
    column = next((c for c in mine if _category(c) == category), mine[0] if mine else None)
    if column is None:
        return press.missing()
    tree = "".join(
        f'<li class="wb-tree-item" data-value="{_category(c)}"><a href="javascript:void(0)">{c.name}</a></li>'
        for c in mine
    )
    inner = f"""<ul class="wb-tree" id="tree">{tree}</ul><ul class="ewb-list" id="infolist"></ul><div class="m-pagination" id="pager"></div>
<script src="/js/webBuilderCommon.js"></script>
<script>
var deptcode = '{dept}', categorynum = '{_category(column)}', pageSize = 4;
function getInfoList(pageIndex) {{
  var params = {{ deptcode: deptcode, categorynum: categorynum, siteGuid: siteInfo.siteGuid, pageIndex: pageIndex, pageSize: pageSize, title: '', startdate: '', enddate: '' }};
  $.ajax({{
    type: 'post', url: siteInfo.projectName + '/rest/lightfrontaction/getgovinfolist', contentType: 'application/json;charset=utf-8',
    dataType: 'json', data: JSON.stringify(params),
    success: function (msg) {{
      var html = '';
      $.each(msg.custom.data, function (i, e) {{
        html += '<li class="ewb-list-node"><a class="ewb-list-name" target="_blank" href="' + e.infourl + '">' + e.title + '</a><span>' + e.infodate + '</span></li>';
      }});
      $('#infolist').html(html);
      var n = Math.ceil(msg.custom.total / pageSize), ways = '';
      for (var p = 0; p < n; p++) {{ ways += '<a data-p="' + p + '">' + (p + 1) + '</a> '; }}
      $('#pager').html(ways);
      $('#pager').find('a').click(function () {{ getInfoList(+$(this).attr('data-p')); }});
    }}
  }});
}}
$('#tree').find('li').click(function () {{ categorynum = $(this).attr('data-value'); getInfoList(0); }});
getInfoList(0);
</script>"""
    return press.listing(column, inner)


def _gov_list(press: Print, ask: Ask) -> Page:
    told = json.loads(ask.body or b"{}")
    if ask.method != "POST" or told.get("siteGuid") != _GUID:
        return in_json({"status": "0", "custom": {"total": 0, "data": []}})
    for column in press.plan.leaves():
        if _gov(column) and (_category(column), _dept(column)) == (
            told.get("categorynum"),
            told.get("deptcode"),
        ):
            size, k = min(int(told.get("pageSize", 15)), 50), int(told.get("pageIndex", 0))
            data = [
                {
                    "infodate": p.published.isoformat(),
                    "title": p.title,
                    "infourl": press.address(column, p),
                    "infoid": _guid(p),
                }
                for p in column.pieces[k * size : (k + 1) * size]
            ]
            return in_json({"status": "1", "custom": {"total": len(column.pieces), "data": data}})
    return in_json({"status": "1", "custom": {"total": 0, "data": []}})


def _moreinfo(press: Print, column: Column, size: int = 4) -> Routes:
    """Static pages: moreinfo.html, then 2.html, 3.html beside it; numbers go by a script, the next one too."""
    home, n, routes = f"/{_category(column)}/moreinfo.html", pages(column, size), {}

    def to(i: int) -> str:
        return home if i == 1 else f"/{_category(column)}/{i}.html"

    for k in range(1, n + 1):
        numbers = "".join(
            f'<li class="ewb-page-li"><a href="javascript:void(0)" onclick="window.location.href=\'{to(i)}\'">{i}</a></li>'
            for i in range(1, n + 1)
        )
        onward = (
            f'<li class="ewb-page-li"><a class="ewb-page-next" href="{to(k + 1)}">下页 &gt;</a></li>'
            if k < n
            else ""
        )
        pager = (
            f'<ul class="ewb-page clearfix">{numbers}{onward}<li class="ewb-page-num"><span>{k}/{n}</span></li></ul>'
            if n > 1
            else ""
        )
        routes[to(k)] = later(press.listing, column, press.rows(column, part(column.pieces, k, size)) + pager)
    return routes


def organs_and_categories() -> Maker:
    """One page serves all organs: the service is asked by organ and category."""

    def leaf(press: Print, column: Column) -> Routes:
        return {} if _gov(column) else _moreinfo(press, column)

    def more(press: Print) -> Routes:
        service = {"/EpointWebBuilder/rest/lightfrontaction/getgovinfolist": partial(_gov_list, press)}
        return (
            service | {"/xxgk/govInfoPub.html": partial(_gov_page, press)} | _site_info("/EpointWebBuilder")
        )

    return Maker(EPOINT, _gov_place, _gov_stand, leaf, named, front, more)


def _static_place(column: Column) -> str:
    return f"/{_category(column)}/{'subpage' if column.children else 'moreinfo'}.html"


def _static_stand(column: Column, piece: Piece) -> str:
    return f"/{_category(column)}/{piece.published:%Y%m%d}/{_guid(piece)}.html"


def moreinfo() -> Maker:
    """Everything as static pages."""
    return Maker(EPOINT, _static_place, _static_stand, _moreinfo, parted, front)


_ACTION = "/rest/frontAppCustomAction/getPageInfoListNew"


def _tab_leaf(press: Print, column: Column) -> Routes:
    """The rows of a category by a form whose one field is JSON; beside it the siblings as tabs."""
    if column.kind != "信息公开年报":
        return _moreinfo(press, column, 8)
    tabs = "".join(
        f'<li class="ewb-tab{" current" if c.path == column.path else ""}" data-categorynum="{_category(c)}">{c.name}</li>'
        for c in press.beside(column)
        if not c.children and c.kind == column.kind
    )
    inner = f"""<ul class="ewb-tabs">{tabs}</ul><ul class="ewb-list" id="record"></ul><div id="page"></div>
<script src="/js/webBuilderCommon.js"></script>
<script>
(function (win, $) {{
  var categoryNum = '{_category(column)}', pageSize = 5;
  function render(index) {{
    $.post(siteInfo.projectName + '{_ACTION}', {{ params: JSON.stringify({{ siteGuid: siteInfo.siteGuid, categoryNum: categoryNum, kw: '',
      startDate: '', endDate: '', pageIndex: index, pageSize: pageSize }}) }}, function (data) {{
      var out = '';
      $.each(data.custom.infodata, function (i, item) {{
        out += '<li><a target="_blank" href="' + item.infourl + '" title="' + item.realtitle + '">' + item.title + '</a><span>' + item.infodate + '</span></li>';
      }});
      $('#record').html(out);
      var count = Math.ceil(data.custom.count / pageSize);
      $('#page').html('<a id="next">下一页</a> <span>' + (index + 1) + '/' + count + '</span>');
      $('#next').click(function () {{ if (index + 1 < count) {{ render(index + 1); }} }});
    }}, 'json');
  }}
  $('.ewb-tab').click(function () {{ categoryNum = $(this).data('categorynum'); render(0); }});
  render(0);
}})(window, jQuery);
</script>"""
    return {_static_place(column): later(press.listing, column, inner)}


def _page_list(press: Print, ask: Ask) -> Page:
    told = json.loads(ask.told.get("params") or "{}")
    column = next((c for c in press.plan.leaves() if _category(c) == told.get("categoryNum")), None)
    if ask.method != "POST" or told.get("siteGuid") != _GUID or column is None:
        return in_json({"custom": {"count": 0, "infodata": []}, "status": {"code": "0"}})
    size, k = min(int(told.get("pageSize", 5)), 50), int(told.get("pageIndex", 0))
    data = [
        {
            "infourl": press.address(column, p),
            "title": p.title[:24],
            "realtitle": p.title,
            "infodate": p.published.isoformat(),
            "infoid": _guid(p),
        }
        for p in column.pieces[k * size : (k + 1) * size]
    ]
    return in_json({"custom": {"count": len(column.pieces), "infodata": data}, "status": {"code": "1"}})


def tabs_by_category() -> Maker:
    """The column of reports opens the first of its categories; the others are tabs there."""

    def branch(press: Print, column: Column) -> Routes:
        if column.kind != "信息公开年报":
            return named(press, column)
        first = column.children[0]
        deeper = [c for c in column.children if c.children]
        below = f"<ul>{links(press, deeper)}</ul>" if deeper else ""
        if first.children:
            return {_static_place(column): later(press.listing, column, below)}
        return {_static_place(column): _tab_leaf(press, first)[_static_place(first)]}

    def more(press: Print) -> Routes:
        return {f"/EWB-FRONT{_ACTION}": partial(_page_list, press)} | _site_info("/EWB-FRONT")

    return Maker(SIDELESS, _static_place, _static_stand, _tab_leaf, branch, bare_front, more)
