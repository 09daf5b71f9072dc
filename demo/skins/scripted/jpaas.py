"""jpaas — Hanweb's platform two ways: lists that Vue draws from its search, units and the policy service beside each other."""

from __future__ import annotations

import json
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column
from demo.skins.scripted.house import groups, lines, link, news, sent, whole
from demo.skins.site import Ask, Page, Route, in_json

_UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_POLICY = "/api-gateway/jpaas-jpolicy-web-server/front/info/list"
_ORGANS = "/api-gateway/jpaas-jiop-web-server/front/organ/list"
_WEB = "d36e8e5c0b1f4a4f9b1f6a7c2f0e9a11"


def front(press: Press) -> str:
    """News in one box, ways on in another."""
    rows = news(press, '<li><a href="{href}" title="{title}">{short}</a><b>{on}</b></li>')
    ways = "".join(
        f"<dd>{link(press, c)}</dd>" for t in press.plan.tops for c in t.children if t.kind == "政务公开"
    )
    return f'<div class="zwyw"><ul>{rows}</ul></div><dl class="gk"><dt>政务公开</dt>{ways}</dl>'


# -- Vue over the search ----------------------------------------------------------------------------------
def drawn(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A template in the page; the key of the channel stands in an attribute of its root."""
    inner = (
        f'<div id="app" data-channel="{column.key(32)}" data-size="{cms.per_page}"><ul class="bt-list"><li v-for="item in list" :key="item.manuscriptId">'
        '<a :href="item.url" :title="item.title" target="_blank">{{ item.title }}</a><span>{{ item.publishedTimeStr.substring(0, 10) }}</span></li></ul>'
        '<p v-if="loaded &amp;&amp; total === 0">暂无数据</p><el-pagination v-if="total > 0" background layout="total, prev, pager, next" :total="total" :page-size="size" :current-page="page" @current-change="turn"></el-pagination></div>'
        '<script src="/images/0/list.js"></script>'
    )

    def answer(ask: Ask) -> Page:
        told = ask.told
        if told.get("_isAgg") != "true" or told.get("_isJson") != "true":
            return press.missing()
        k, size = ask.number("page", 1), min(50, ask.number("_pageSize", 10))
        results = [
            {"manuscriptId": f"{p.number}", "title": p.title, "url": press.address(column, p), "publishedTimeStr": f"{p.published} 09:30:00", "source": p.source, "domainMetaList": []}
            for p in column.pieces[(k - 1) * size : k * size]
        ]  # fmt: skip
        data = {
            "page": k,
            "rows": size,
            "total": len(column.pieces),
            "channelId": column.key(32),
            "results": results,
        }
        return in_json({"code": 200, "msg": "操作成功", "data": data})

    return {
        cms.column(column): later(press.page, column.name, "", press.crumbs(column), inner),
        f"/common/search/{column.key(32)}": answer,
    }


def organ_cards(_cms: Odd, press: Press) -> dict[str, Route]:
    """Organs are cards that a service names; pressing one goes where the service says."""
    holders = {
        c.slug: c for c in press.plan.columns() if len(c.children) > 1 and all(len(x.children) > 1 for x in c.children) and c.kind != "政务公开"
    }  # fmt: skip

    def page(column: Column) -> Page:
        inner = (
            f'<div id="app" data-type="{column.slug}"><div class="unit-tab"><span v-for="(g, i) in kinds" :class="{{ on: i === cur }}" @click="cur = i">{{{{ g }}}}</span></div>'
            '<ul class="unit"><li v-for="u in shown" @click="open(u)"><i class="icon"></i><p>{{ u.orgName }}</p></li></ul></div><script src="/images/0/unit.js"></script>'
        )
        return press.page(column.name, "", press.crumbs(column), inner)

    def answer(ask: Ask) -> Page:
        column = holders.get(ask.told.get("type", ""))
        if column is None or ask.told.get("webId") != _WEB:
            return in_json({"code": "500", "success": False, "data": []})
        data = [
            {"orgName": c.name, "orgCode": f"{c.number}", "kind": c.name[-1], "indexUrl": press.link(c)}
            for c in column.children
        ]
        return in_json({"code": "200", "success": True, "data": data})

    return {press.link(c): later(page, c) for c in holders.values()} | {_ORGANS: answer}


# -- units and policies -----------------------------------------------------------------------------------
def _unit(tag: str, page: str) -> str:
    told = {
        "parseType": "bulidstatic",
        "webId": _WEB,
        "tplSetId": "b7f4c2f09d7d",
        "pageType": "column",
        "tagId": tag,
        "editType": "null",
        "pageId": page,
    }
    query = json.dumps(told, ensure_ascii=False).replace('"', "'")
    return f'<script language="javascript" src="/images/0/unitbuild.js" url="{_UNIT}" queryData="{query}"></script>'


def mixed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Columns of organs ask the policy service; all others are a unit's."""
    here = press.crumbs(column)
    if column.above and column.above[0].path in {group.path for group in groups(press)}:
        inner = (
            f'<div class="left">{_unit("单位导航", column.above[-1].key(32))}</div><div class="right"><div class="nd"></div><ul id="jpolicy" data-cate="{column.key(24)}" data-web="{_WEB}" data-rows="{cms.per_page}"></ul>'
            '<div class="fy"><span class="prev">上一页</span><em></em><span class="next">下一页</span></div></div><script src="/script/0/jpolicy.js"></script>'
        )
        return {cms.column(column): later(press.page, column.name, "", here, inner)}
    return {cms.column(column): later(press.page, column.name, "", here, _unit("信息列表", column.key(32)))}


def _listed(cms: Odd, press: Press, column: Column, told: dict[str, str]) -> str:
    """The rows of the page that paramJson names, and a pager that calls the unit again."""
    k, n = whole(sent(told.get("paramJson", "")), "pageNo", 1), cms.pages(column)
    row = '<li><a href="{href}" title="{title}">{short}</a><span>{on}</span></li>'
    rows, box = lines(press, column, cms.pieces(column, k), row), f"pg{column.number}"
    turn = f'<div class="pagination" id="{box}"></div><script>createPage("#{box}", {k}, {n}, {cms.per_page});</script>'
    return f'<ul class="list">{rows}</ul>{turn if n > 1 else ""}'


def _boxed(press: Press, group: Column) -> str:
    """The organs of a group in a box; a word beside it goes to the one that is chosen."""
    options = "".join(f'<option value="{escape(press.link(c))}">{c.name}</option>' for c in group.children)
    return (
        f'<div class="dwxz">请选择单位：<select class="dw"><option value="">--{group.name}--</option>{options}</select>'
        '<a class="go" href="javascript:void(0)">进入</a></div>'
    )


def services(cms: Odd, press: Press) -> dict[str, Route]:
    """The units' service, and pages of branches that are nothing but a unit."""
    keys = {c.key(32): c for c in press.plan.columns()}
    boxes = {t.path for t in groups(press)}

    def unit(ask: Ask) -> Page:
        told, column = ask.told, keys.get(ask.told.get("pageId", ""))
        if told.get("parseType") != "bulidstatic" or told.get("webId") != _WEB or column is None:
            return in_json({"code": "400", "success": False, "message": "参数错误", "data": {}})
        html = {
            "信息列表": lambda: _listed(cms, press, column, told), "单位选择": lambda: _boxed(press, column),
            "单位导航": lambda: "<ul>" + "".join(f"<li>{link(press, c)}</li>" for c in column.children) + "</ul>",
        }.get(told.get("tagId", ""), str)()  # fmt: skip
        return in_json({"code": "200", "success": True, "data": {"html": html}})

    def branch(column: Column) -> Page:
        tag = "单位选择" if column.path in boxes else "单位导航"
        return press.page(column.name, "", press.crumbs(column), _unit(tag, column.key(32)))

    return {press.link(c): later(branch, c) for c in press.plan.columns() if c.children} | {_UNIT: unit}


def policies(_cms: Odd, press: Press) -> dict[str, Route]:
    """The policy service: a category's rows page by page, narrowed by the year of publication."""
    cates = {c.key(24): c for c in press.plan.leaves()}

    def answer(ask: Ask) -> Page:
        told, column = ask.told, cates.get(ask.told.get("cateId", ""))
        if ask.method != "POST" or told.get("webId") != _WEB or column is None:
            return in_json({"success": False, "message": "参数错误"})
        own = [p for p in column.pieces if told.get("year") in (None, "", f"{p.published.year}")]
        k, size = ask.number("pageNo", 1), min(20, ask.number("pageSize", 10))
        rows = [
            {"title": p.title, "jumpUrl": press.address(column, p), "pubDate": f"{p.published:%Y%m%d}"}
            for p in own[(k - 1) * size : k * size]
        ]
        data = {"totalCount": len(own), "totalPage": -(-len(own) // size), "list": rows}
        return in_json({"success": True, "data": data})

    return {_POLICY: answer}
