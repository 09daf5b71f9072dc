"""jpaas — Hanweb's platform of the last years: menus and lists that units build, lists that its search answers."""

from __future__ import annotations

import json
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, fixed, in_json

_UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_BUILDER = "/picture/0/s2303/js/unitbuild.js"


def _unit(tag: str, page: str) -> str:
    told = {
        "parseType": "bulidstatic", "webId": "d36e8e5c", "tplSetId": "b7f4c2f0", "pageType": "column", "tagId": tag,
        "editType": "null", "pageId": page,
    }  # fmt: skip
    query = json.dumps(told, ensure_ascii=False).replace('"', "'")
    return f'<script language="javascript" src="{_BUILDER}" url="{_UNIT}" queryData="{query}"></script>'


def units(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A column's page holds nothing but units: its crumbs, its neighbours, its list."""
    inner = (
        _unit("当前位置", column.key(32))
        + _unit("左侧导航", column.key(32))
        + _unit("信息列表", column.key(32))
    )
    return {cms.column(column): later(press.page, column.name, "", "", inner)}


def _paged(cms: Odd, press: Press, column: Column, told: dict[str, str]) -> str:
    """The rows of the page that is asked for and a pager by an object of the page."""
    k, n = int(json.loads(told.get("paramJson") or "{}").get("pageNo", 1)), cms.pages(column)
    lines = "".join(
        f'<li><a href="{press.address(column, p)}" title="{p.title}">{p.title}</a><span>{p.published}</span></li>'
        for p in cms.pieces(column, k)
    )
    pager = (
        f'<div id="pagination" class="pagination" data-total="{len(column.pieces)}"></div><script>$("#pagination").pagination({{ pageCount: {n}, current: {k}, '
        f"callback: function (api) {{ getUnit.call(this, {{ 'pageNo': api.getCurrent(), 'pageSize': {cms.per_page} }}); }} }});</script>"
    )
    return f'<ul class="list">{lines}</ul>{pager}' if lines else ""


def unit_service(cms: Odd, press: Press) -> dict[str, Route]:
    """The home page has its menu from a unit too, and branches the names of what stands below them."""
    columns = {c.key(32): c for c in press.plan.columns()}

    def links(some: tuple[Column, ...]) -> str:
        return "".join(
            f'<dd><a href="{escape(press.link(c))}" target="_self">{c.name}</a></dd>' for c in some
        )

    def answer(ask: Ask) -> Page:
        told, column = ask.told, columns.get(ask.told.get("pageId", ""))
        if told.get("parseType") != "bulidstatic" or told.get("webId") != "d36e8e5c":
            return in_json({"code": "400", "success": False, "message": "参数错误", "data": {}})
        tag, html = told.get("tagId"), ""
        if tag == "网站导航":
            html = f"<dl>{links(press.plan.tops)}</dl>"
        elif column is not None:
            parts = {
                "当前位置": press.crumbs(column), "左侧导航": f"<dl>{links(column.children)}</dl>" if column.children else "",
                "信息列表": "" if column.children else _paged(cms, press, column, told),
            }  # fmt: skip
            html = parts.get(str(tag), "")
        return in_json({"code": "200", "success": True, "data": {"html": html}})

    shell = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{press.plan.county.name}人民政府门户网站</title></head><body>'
        f'<div class="header">{_unit("网站导航", "home")}</div><div class="banner">{_unit("轮播图", "home")}</div></body></html>'
    )
    branches = {k: v for c in press.plan.columns() if c.children for k, v in units(cms, press, c).items()}
    return branches | {
        "/": later(press.encoded, shell), _UNIT: answer, _BUILDER: fixed(script("/* getUnit */")),
    }  # fmt: skip


# -- lists that the search answers ------------------------------------------------------------------------
_LIST = """var channelId = $('#channel').attr('data-id'), pageSize = @size;
function getList(page) {
  $.ajax({ url: '/common/search/' + channelId + '?_isAgg=true&_isJson=true&_pageSize=' + pageSize + '&_template=index&_rangeTimeGte=&_channelName=&page=' + page,
    type: 'get', dataType: 'json', success: function (res) {
      var html = '';
      for (var i = 0; i < res.data.results.length; i++) { var r = res.data.results[i]; html += '<li><a href="' + r.url + '" target="_blank">' + r.title + '</a><span>' + r.publishedTimeStr.substring(0, 10) + '</span></li>'; }
      $('.list ul').html(html);
      $('.pages').pagination({ totalData: res.data.total, showData: res.data.rows, current: page, callback: function (api) { getList(api.getCurrent()); } });
    } });
}
getList(1);"""


def searched(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The column's key stands in an attribute, the request in a file."""
    inner = f'<div id="channel" data-id="{column.key(32)}"></div><div class="list"><ul></ul></div><div class="pages"></div><script src="/js/list_common.js"></script>'

    def answer(ask: Ask) -> Page:
        if ask.told.get("_isJson") != "true":
            return press.missing()
        k, size = ask.number("page", 1), min(50, ask.number("_pageSize", 10))
        results = [
            {"title": p.title, "url": press.address(column, p), "publishedTimeStr": f"{p.published} 09:12:00", "channelName": column.name, "manuscriptId": f"{p.number}"}
            for p in column.pieces[(k - 1) * size : k * size]
        ]  # fmt: skip
        data = {"page": k, "rows": size, "total": len(column.pieces), "results": results}
        return in_json({"code": 200, "msg": "操作成功", "data": data})

    return {
        cms.column(column): later(press.listing, column, inner),
        f"/common/search/{column.key(32)}": answer,
    }


def search_around(cms: Odd, press: Press) -> dict[str, Route]:
    """Organs are words by the letters they begin with; a function takes their folder for an address."""

    def page(column: Column) -> Page:
        letters = sorted({c.slug[0].upper() for c in column.children})
        heads = "".join(f"<span onmouseover=\"tab('{letter}')\">{letter}</span>" for letter in letters)
        parts = "".join(
            f'<div id="zm{letter}" style="display:none"><ul>'
            + "".join(
                f"<li onclick=\"toUnit('{c.path}')\">{c.name}</li>"
                for c in column.children
                if c.slug[0].upper() == letter
            )
            + "</ul></div>"
            for letter in letters
        )
        code = "function toUnit(p) { window.location.href = p + 'index.html'; }"
        return press.listing(column, f'<div class="letters">{heads}</div>{parts}<script>{code}</script>')

    groups = [c for c in press.plan.columns() if c.kind == "其他" and c.children]
    return {press.link(c): later(page, c) for c in groups} | {
        "/js/list_common.js": fixed(script(_LIST.replace("@size", str(cms.per_page))))
    }
