"""services — lists that scripts fetch: of Hanweb, Epoint and Guangdong's platform as they run today."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlencode

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, fixed, in_json
from demo.skins.wayfarers.turns import rows

_PROXY = "/module/web/jpage/dataproxy.jsp"
_ANNUAL = "/module/xxgk/xxgkAnnualReport.jsp"
_UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_EPOINT = "/inteligentsearch/rest/frontAppCustomAction/getPageInfoListNew"


def of_number(press: Press, number: object) -> Column | None:
    return next((c for c in press.plan.leaves() if str(c.number) == str(number)), None)


# -- Hanweb -----------------------------------------------------------------------------------------------
def _store(cms: Odd, press: Press, column: Column, group: int) -> str:
    """The records of a group of three pages; it names the next group's address where there is one."""
    size = cms.per_page * 3
    own = column.pieces[(group - 1) * size : group * size]
    told = {
        "page": group + 1, "appid": 1, "webid": 3415, "path": "/", "columnid": column.number, "unitid": 4_000_000 + column.number,
        "webname": press.plan.county.name + "人民政府", "permissiontype": 0,
    }  # fmt: skip
    more = (
        f'<nextgroup><![CDATA[<a href="{_PROXY}?{urlencode(told)}"></a>]]></nextgroup>'
        if len(column.pieces) > group * size
        else ""
    )
    records = "".join(
        f'<record><![CDATA[<li><a href="{press.address(column, p)}" class="bt" target="_blank">{p.title[:26]}</a><b>{p.published}</b></li>]]></record>'
        for p in own
    )
    return f"<datastore>{more}<recordset>{records}</recordset></datastore>"


def stored(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A column of JCMS: the first group of records stands in the page and names the next group's address."""
    unit = 4_000_000 + column.number
    inner = f"""<div id="{unit}" style="visibility: visible;"><script type="text/xml">{_store(cms, press, column, 1)}</script></div>
<script src="/script/jpage.js"></script>
<script>$(function () {{ $('#{unit}').jpage({{ perpage: {cms.per_page}, totalRecord: {len(column.pieces)}, totalPage: {cms.pages(column)}, groupSize: 3, barPosition: 'bottom',
  proxyUrl: '{_PROXY}', dataBefore: '<ul>', dataAfter: '</ul>', ajaxParam: {{ otherParam: '', type: 'GET', dataType: 'xml', async: true, cache: false }} }}); }});</script>"""
    return {cms.column(column): later(press.listing, column, inner)}


def proxy(cms: Odd, press: Press) -> dict[str, Route]:
    """The proxy of all columns."""

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("columnid"))
        if column is None or ask.told.get("unitid") != str(4_000_000 + column.number):
            return press.encoded("<datastore></datastore>", kind="text/xml")
        return press.encoded(_store(cms, press, column, ask.number("page", 1)), kind="text/xml")

    return {_PROXY: answer}


def _area(column: Column) -> str:
    return f"11330{column.number:06d}1K"


def annual(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """An organ's column is a frame with the newest report of its area; links over the text change the year."""
    if column.kind != "信息公开年报":
        return {cms.column(column): later(press.listing, column, rows(press, column, column.pieces, "plain"))}
    newest = max(p.year for p in column.pieces if p.year)
    frame = f'<iframe id="nb" name="nb" src="{_ANNUAL}?area={_area(column)}&fbtime={newest}" width="100%" height="1200" frameborder="0"></iframe>'
    return {cms.column(column): later(press.listing, column, frame)}


def annual_service(_cms: Odd, press: Press) -> dict[str, Route]:
    """The page behind those frames; where an organ has no report, it says so with status 200."""

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if _area(c) == ask.told.get("area")), None)
        if column is None:
            return press.page("", "", "", "<p>暂无内容</p>")
        years = sorted({p.year for p in column.pieces if p.year}, reverse=True)
        turns = "".join(
            f'<a href="{_ANNUAL}?area={_area(column)}&amp;fbtime={year}">{year}年</a> ' for year in years
        )
        piece = next((p for p in column.pieces if str(p.year) == ask.told.get("fbtime")), None)
        if piece is None:
            return press.page("政府信息公开年报", "", "", f"{turns}<p>暂无内容</p>")
        return press.article(column, piece, f'<div class="nf">{turns}</div>')

    return {_ANNUAL: answer}


def units(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Units of the last years: one for the crumbs, one for the menu, one for the list, its pager in what it answers."""

    def unit(tag: str) -> str:
        told = {
            "parseType": "buildstatic",
            "webId": "f8d7",
            "tplSetId": "1c5a",
            "pageType": "column",
            "tagId": tag,
            "editType": "null",
            "pageId": column.key(32),
        }
        query = json.dumps(told, ensure_ascii=False).replace('"', "'")
        return f'<div id="u{tag}"></div><script language="javascript" src="/images/0/unitbuild.js" url="{_UNIT}" queryData="{query}"></script>'

    return {cms.column(column): later(press.listing, column, unit("当前位置") + unit("右侧列表"))}


def unit_service(cms: Odd, press: Press) -> dict[str, Route]:
    """What the units say."""

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if c.key(32) == ask.told.get("pageId")), None)
        if column is None or ask.told.get("parseType") != "buildstatic":
            return in_json({"code": "400", "success": False, "data": {}})
        if ask.told.get("tagId") != "右侧列表":
            return in_json(
                {"code": "200", "success": True, "data": {"html": f"<p>{press.crumbs(column)}</p>"}}
            )
        told = json.loads(ask.told.get("paramJson") or "{}")
        k, n = int(told.get("pageNo", 1)), cms.pages(column)
        pager = (
            f'<div class="pagination" id="page_pagination"></div><script>var pageNo = {k}; var totalPage = {n};\n$("#page_pagination").createPage({{ pageCount: {n}, current: {k}, '
            f"backFn: function (p) {{ queryUnit({{ 'pageNo': p, 'pageSize': {cms.per_page} }}); }} }});</script>"
        )
        inner = rows(press, column, cms.pieces(column, k), "index") + pager if k <= n else ""
        return in_json({"code": "200", "success": True, "data": {"html": inner}})

    return {_UNIT: answer, "/images/0/unitbuild.js": fixed(script("/* queryUnit */"))}


# -- Epoint -----------------------------------------------------------------------------------------------
def categories(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Epoint: the category in a hidden field, the request in a file, the rows by a template of mustaches."""
    inner = (
        f'<input type="hidden" id="catenum" value="{column.number}"><ul class="wb-data-item" id="infolist"></ul><div id="pager"></div>'
        '<script type="text/template" id="tpl">{{#infodata}}<li><a href="{{infourl}}" title="{{title}}">{{title}}</a><span>{{infodate}}</span></li>{{/infodata}}</script>'
        '<script src="/js/webBuilderCommon.js"></script><script src="/js/mustache.js"></script><script src="/js/columnlist.js"></script>'
    )
    return {cms.column(column): later(press.listing, column, inner)}


def category_service(cms: Odd, press: Press) -> dict[str, Route]:
    """A form field named params holds JSON; pages count from 0."""
    code = (
        (
            "(function (win, $) {\n  var pageSize = @size, cateNum = $('#catenum').val();\n  function getList(pageIndex) {\n"
            "    var params = { siteGuid: siteInfo.siteGuid, categoryNum: cateNum, kw: '', startDate: '', endDate: '', pageIndex: pageIndex, pageSize: pageSize, verificationCode: '', verificationGuid: '' };\n"
            "    $.ajax({ url: '@url', type: 'post', dataType: 'json', data: { params: JSON.stringify(params) }, success: function (data) {\n"
            "      $('#infolist').html(Mustache.render($('#tpl').html(), data.custom)); $('#pager').pagination({ total: data.custom.count, pageSize: pageSize, pageIndex: pageIndex }); } });\n  }\n"
            "  getList(0);\n})(this, jQuery);"
        )
        .replace("@size", str(cms.per_page))
        .replace("@url", _EPOINT)
    )

    def answer(ask: Ask) -> Page:
        told = json.loads(ask.told.get("params") or "{}")
        column = of_number(press, told.get("categoryNum"))
        if ask.method != "POST" or column is None or told.get("siteGuid") != "5e9be9a4":
            return in_json({"status": {"code": 301, "text": "参数错误"}})
        k, size = int(told.get("pageIndex", 0)), int(told.get("pageSize", 10))
        data = [
            {
                "infoid": p.number,
                "title": p.title,
                "infourl": press.address(column, p),
                "infodate": str(p.published),
            }
            for p in column.pieces[k * size : k * size + size]
        ]
        return in_json(
            {"custom": {"code": 1, "count": len(column.pieces), "infodata": data}, "status": {"code": 200}}
        )

    return {
        _EPOINT: answer, "/js/columnlist.js": fixed(script(code)), "/js/mustache.js": fixed(script("/* */")),
        "/js/webBuilderCommon.js": fixed(script("var siteInfo = { 'siteGuid': '5e9be9a4', 'projectName': '/inteligentsearch' };")),
    }  # fmt: skip


# -- Guangdong --------------------------------------------------------------------------------------------
def _gk_articles(cms: Odd, press: Press, sid: int, ask: Ask) -> Page:
    column = of_number(press, ask.path.rpartition("/")[2])
    if column is None or ask.told.get("sid") != str(sid):
        return in_json({"message": "Not Found"}, 404)
    articles = [
        {"id": 9_000 + p.number, "title": p.title, "url": press.origin + press.address(column, p), "abstract": "", "publisher": p.source,
         "first_publish_time": int(datetime(p.published.year, p.published.month, p.published.day, tzinfo=UTC).timestamp())}
        for p in cms.pieces(column, ask.number("page", 1))
    ]  # fmt: skip
    return in_json(
        {
            "articles": articles,
            "classify": {"id": column.number, "name": column.name, "post_count": len(column.pieces)},
        }
    )


def gk_platform(cms: Odd, press: Press) -> dict[str, Route]:
    """gkmlpt: a platform an organ, each below the organ's folder; pages of the county name them by whole addresses."""
    own = next(t for t in press.plan.tops if t.kind == "政务公开")
    found = (c.above[-1] for c in press.plan.leaves() if c.kind == "信息公开年报")
    organs = {c.slug: c for c in (own, *found)}
    routes: dict[str, Route] = {}
    for sid, (slug, organ) in enumerate(organs.items(), 500):
        leaves = [c for c in press.plan.leaves() if c.above and c.above[-1].path == organ.path]
        tree: list[dict[str, object]] = [
            {"id": c.number, "parent_id": 0, "name": c.name, "is_open": 1, "jump_url": None, "children": []}
            for c in leaves
        ]
        config = json.dumps(
            {"SITE": {"name": organ.name}, "SID": sid, "LANG": "zh-CN", "TREE": tree}, ensure_ascii=False
        )
        shell = f"<div id='app'></div><script>window._CONFIG = {config};</script><script src='/gkmlpt/static/js/app.8a31.js'></script>"
        for name in ("index", "annualreport", "guide"):
            routes[f"/{slug}/gkmlpt/{name}"] = later(press.page, "政府信息公开", "", "", shell)
        for c in leaves:
            routes[f"/{slug}/gkmlpt/api/all/{c.number}"] = partial(_gk_articles, cms, press, sid)
    for group in (t for t in press.plan.tops if t.children and t is not own):
        links = "".join(
            f'<a href="{press.origin}/{c.slug}/gkmlpt/index" target="_blank">{c.name}</a>'
            for c in group.children
        )
        routes[press.link(group)] = later(
            press.page, group.name, "", press.crumbs(group), f'<div class="dw">{links}</div>'
        )
    entry = "".join(
        f'<a href="{press.origin}/{own.slug}/gkmlpt/{name}">{text}</a>'
        for name, text in (
            ("guide", "政府信息公开指南"),
            ("annualreport", "政府信息公开年报"),
            ("index", "法定主动公开内容"),
        )
    )
    return routes | {press.link(own): later(press.page, own.name, "", press.crumbs(own), entry)}


def only_news(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """What stands outside the platform."""
    if column.above:
        return {}
    return {cms.column(column): later(press.listing, column, rows(press, column, column.pieces, "plain"))}
