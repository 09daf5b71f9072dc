"""epoint — Epoint's portals: EWB-FRONT with a tree of organs that a service tells, .NET pages in frames, tabs that are categories."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, fixed, in_json
from demo.skins.wayfarers.street import Wayfarer

_GUID = "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"
_FRONT = "/EWB-FRONT/rest/lightfrontaction"
_SECURE = "/EWB-FRONT/rest/secaction/getSecInfoListYzm"
_SITE = f"var siteInfo = {{ projectName: '/EWB-FRONT', siteGuid: '{_GUID}', verification: false, pcOnPage: true }};"


def _told(ask: Ask) -> dict[str, object]:
    """What a page sends: an object in JSON, or one in the field params of another."""
    try:
        told = json.loads(ask.body or b"{}")
    except ValueError:
        return dict(ask.told)
    inner = told.get("params", told)
    return json.loads(inner) if isinstance(inner, str) else dict(inner)


def _infos(press: Press, column: Column, k: int, size: int) -> list[dict[str, str]]:
    return [
        {"infoid": f"{p.number}", "title": p.title, "infourl": press.address(column, p), "infodate": f"{p.published}", "groupname": p.source}
        for p in column.pieces[k * size : (k + 1) * size]
    ]  # fmt: skip


# -- EWB-FRONT: organs by a service, categories the same for all ------------------------------------------
_CATEGORIES = {"机构职能": "002001", "工作动态": "002004", "信息公开年报": "002006"}
_GOV = """$(function () {
  var dept = Util.getUrlParams('deptcode'), cate = Util.getUrlParams('categorynum') || '002001', size = 4;
  function tree() {
    $.ajax({ type: 'post', url: siteInfo.projectName + '/rest/lightfrontaction/getgovdeptlist', contentType: 'application/json', dataType: 'json',
      data: JSON.stringify({ token: 'Epoint_WebSerivce_**##0601', params: { siteGuid: siteInfo.siteGuid } }),
      success: function (d) { $.each(d.custom.data, function (i, o) { $('#depts').append('<li><a href="/govxxgk/govInfoPub.html?deptcode=' + o.deptcode + '">' + o.deptname + '</a></li>'); }); } });
  }
  function list(pageIndex) {
    $.ajax({ type: 'post', url: siteInfo.projectName + '/rest/lightfrontaction/getgovinfolist', contentType: 'application/json', dataType: 'json',
      data: JSON.stringify({ token: 'Epoint_WebSerivce_**##0601', params: { deptcode: dept, categorynum: cate, siteGuid: siteInfo.siteGuid, pageIndex: pageIndex, pageSize: size } }),
      success: function (d) { $('#infolist').empty(); $.each(d.custom.data, function (i, o) { $('#infolist').append('<li class="ewb-list-node"><a href="' + o.infourl + '">' + o.title + '</a><span>' + o.infodate + '</span></li>'); });
        $('#pager').pagination({ pageIndex: pageIndex, pageSize: size, total: d.custom.total }); } });
  }
  $('.ewb-tree li').click(function () { window.location.href = '/govxxgk/govInfoPub.html?deptcode=' + dept + '&categorynum=' + $(this).data('cate'); });
  tree();
  if (dept) { list(0); }
});"""


@dataclass(frozen=True, slots=True)
class Organs(Wayfarer):
    """A column of an organ is the organ and the number of its category, which is the same for all."""

    def column(self, column: Column) -> str:
        if len(column.above) == 2:
            return f"/govxxgk/govInfoPub.html?deptcode={column.above[-1].number}&categorynum={_CATEGORIES[column.kind]}"
        return super(Organs, self).column(column)


def by_dept(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """What stands outside the platform is a plain page; the platform's own pages have one path."""
    if len(column.above) == 2:
        return {}
    return {cms.column(column): later(press.listing, column, press.rows(column, column.pieces))}


def dept_service(_cms: Odd, press: Press) -> dict[str, Route]:
    """A page with an empty tree of organs and the fixed categories, and the services that fill both."""
    organs = [c for c in press.plan.columns() if len(c.above) == 1 and c.children]
    leaves = {(f"{o.number}", _CATEGORIES[c.kind]): c for o in organs for c in o.children}
    cates = "".join(
        f'<li data-cate="{num}">{name}</li>'
        for num, name in (("002001", "机构职能"), ("002002", "政策文件"), ("002004", "通知公告"), ("002006", "政府信息公开年报"))
    )  # fmt: skip
    inner = (
        f'<ul id="depts" class="ewb-dept"></ul><ul class="ewb-tree">{cates}</ul><ul id="infolist" class="ewb-list"></ul><div id="pager" class="m-pagination"></div>'
        '<script src="/js/webBuilderCommon.js"></script><script src="/js/jquery.pagination.js"></script><script src="/govxxgk/js/govinfopub.js"></script>'
    )

    def depts(ask: Ask) -> Page:
        if ask.method != "POST" or _told(ask).get("siteGuid") != _GUID:
            return in_json({"status": {"code": 0, "text": "参数错误"}})
        data = [{"deptcode": f"{o.number}", "deptname": o.name, "grouptype": o.above[0].name} for o in organs]
        return in_json({"custom": {"code": 1, "data": data}, "status": {"code": 1}})

    def infos(ask: Ask) -> Page:
        told = _told(ask)
        column = leaves.get((str(told.get("deptcode")), str(told.get("categorynum"))))
        if ask.method != "POST" or told.get("siteGuid") != _GUID or column is None:
            return in_json({"custom": {"code": 1, "total": 0, "data": []}})
        data = _infos(
            press, column, int(str(told.get("pageIndex", 0))), min(20, int(str(told.get("pageSize", 10))))
        )
        return in_json({"custom": {"code": 1, "total": len(column.pieces), "data": data}})

    shell = later(press.page, "政府信息公开", "", "政府信息公开", inner)
    pages = (c for c in press.plan.columns() if c in organs or any(x in organs for x in c.children))
    return {press.link(c): shell for c in pages} | {
        "/govxxgk/govInfoPub.html": shell, f"{_FRONT}/getgovdeptlist": depts, f"{_FRONT}/getgovinfolist": infos,
        "/js/webBuilderCommon.js": fixed(script(_SITE)), "/govxxgk/js/govinfopub.js": fixed(script(_GOV)),
    }  # fmt: skip


# -- .NET -------------------------------------------------------------------------------------------------
def paging(cms: Odd, press: Press, column: Column, k: int) -> str:
    """MoreInfo.aspx: rows that a function opens, cells that turn to ?Paging=k when they are pressed."""
    n, here = cms.pages(column), cms.column(column).rpartition("/")[2]
    lines = "".join(
        f'<tr height="25"><td width="20"><img src="/Front_gov/images/arrow.gif"></td><td align="left"><a style="cursor:hand" onclick="window.open(\'{escape(press.address(column, p))}\',\'_blank\')" title="{p.title}">{p.title}</a></td>'
        f'<td width="110">[{p.published.year}年{p.published.month}月{p.published.day}日]</td></tr>'
        for p in cms.pieces(column, k)
    )

    def cell(text: str, i: int) -> str:
        if not 1 <= i <= n:
            return f'<td class="pagedisabled">{text}</td>'
        return f'<td class="pagebutton" style="cursor:pointer" onclick="window.location.href=\'./{escape(here)}&Paging={i}\'">{text}</td>'

    cells = cell("首页", 1) + cell("上一页", k - 1) + cell("下一页", k + 1) + cell("末页", n)
    return f'<table id="MoreInfoList1_DataGrid1" width="100%">{lines}</table><table class="pagination"><tr><td>总记录数：{len(column.pieces)} 总页数：{n} 当前页：{k}</td>{cells}</tr></table>'


def frames(_cms: Odd, press: Press) -> dict[str, Route]:
    """The portal is three frames: the menu at the left folds out by layers, the middle shows the news."""
    head = f'<head><meta http-equiv="Content-Type" content="text/html; charset={press.dress.declared}"><title>{press.plan.county.name}政府信息公开网</title></head>'
    parts = "".join(
        f'<tr><td class="tit" onclick="showsub(\'{t.number}\')">{t.name}</td></tr><tr id="sub{t.number}" style="display:none"><td>'
        + "".join(
            f'<a href="{escape(press.link(c))}" target="main">{c.name}</a><br>' for c in t.children or (t,)
        )
        + "</td></tr>"
        for t in press.plan.tops
    )
    whole = f'<html>{head}<frameset rows="120,*" border="0"><frame name="top" src="/Front_gov/top.aspx" scrolling="no"><frameset cols="200,*"><frame name="left" src="/Front_gov/left.aspx"><frame name="main" src="/Front_gov/main.aspx"></frameset></frameset></html>'
    news = press.plan.tops[0]
    return {
        "/": later(press.encoded, whole),
        "/Front_gov/top.aspx": later(press.encoded, f"<html>{head}<body><img src='/images/banner.jpg'></body></html>"),
        "/Front_gov/left.aspx": later(press.encoded, f"<html>{head}<body><table>{parts}</table></body></html>"),
        "/Front_gov/main.aspx": later(press.encoded, f"<html>{head}<body>{press.rows(news, news.pieces)}</body></html>"),
    }  # fmt: skip


# -- tabs that are categories -----------------------------------------------------------------------------
_TABS = """(function (win, $) {
  var pageSize = 5, M = Mustache, tpl = $('#info-tpl').html();
  var getData = function (cate, index) {
    $.ajax({ url: siteInfo.projectName + '/rest/secaction/getSecInfoListYzm', type: 'post', dataType: 'json', cache: false,
      data: { siteGuid: siteInfo.siteGuid, categoryNum: cate, content: '', pageIndex: index, pageSize: pageSize, YZM: '', ImgGuid: '', isFirst: true },
      success: function (data) {
        $('#list').html(M.render(tpl, data.custom));
        $('#page').pagination({ pageIndex: index, pageSize: pageSize, total: data.custom.count, showInfo: true });
        $('#page').off().on('pageClicked', function (e, d) { getData(cate, d.pageIndex); });
      } });
  };
  $('.ewb-tab-item').on('click', function () { $(this).addClass('cur').siblings().removeClass('cur'); getData($(this).data('catenum'), 0); });
  getData($('.ewb-tab-item.cur').data('catenum'), 0);
}(this, jQuery));"""


@dataclass(frozen=True, slots=True)
class Tabs(Wayfarer):
    """What a tab shows has the address of the page of the tabs."""

    def column(self, column: Column) -> str:
        if column.kind == "信息公开年报" and not column.children:
            return f"{super(Tabs, self).column(column.above[-1])}#{column.number}"
        return super(Tabs, self).column(column)


def secured(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Columns of reports are no pages: tabs of the page above show them."""
    if column.kind == "信息公开年报":
        return {}
    return {cms.column(column): later(press.listing, column, press.rows(column, column.pieces))}


def tab_service(_cms: Odd, press: Press) -> dict[str, Route]:
    """The page of the tabs, its script, and the service, which wants a form."""
    leaves = {f"{c.number}": c for c in press.plan.leaves() if c.kind == "信息公开年报"}

    def page(column: Column) -> Page:
        tabs = "".join(
            f'<li class="ewb-tab-item{"" if at else " cur"}" data-catenum="{c.number}">{c.name}</li>'
            for at, c in enumerate(column.children)
        )
        return press.listing(
            column,
            f'<ul class="ewb-tab">{tabs}</ul><ul class="ewb-info-items" id="list"></ul><div id="page"></div>'
            '<script id="info-tpl" type="text/x-mustache">{{#infodata}}<li class="ewb-info-item"><a href="{{infourl}}" target="_blank">{{title}}</a><span>{{infodate}}</span></li>{{/infodata}}</script>'
            '<script src="/js/webBuilderCommon.js"></script><script src="/js/mustache.min.js"></script><script src="/zwgk/js/nblist.js"></script>',
        )

    def infos(ask: Ask) -> Page:
        column = leaves.get(ask.told.get("categoryNum", ""))
        if ask.method != "POST" or ask.told.get("siteGuid") != _GUID or column is None:
            return in_json({"custom": {"count": 0, "infodata": []}, "status": {"code": 200}})
        data = _infos(press, column, ask.number("pageIndex", 0), min(20, ask.number("pageSize", 10)))
        return in_json({"custom": {"count": len(column.pieces), "infodata": data}, "status": {"code": 200}})

    branches = [c for c in press.plan.columns() if c.kind == "信息公开年报" and c.children]
    return {press.link(c): later(page, c) for c in branches} | {
        _SECURE: infos, "/js/webBuilderCommon.js": fixed(script(_SITE)), "/zwgk/js/nblist.js": fixed(script(_TABS)),
    }  # fmt: skip
