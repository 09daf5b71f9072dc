"""guangdong — Guangdong's platform as its bundle runs it, with an index of organs; and its static site, whose lists grow page by page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.scripted.house import House, groups, lines, link, news, open_column
from demo.skins.site import Ask, Page, Route, in_json


def front(press: Press) -> str:
    """News and the quick ways at the side."""
    rows = news(press, '<li><a href="{href}" title="{title}">{title}</a><span>{on}</span></li>')
    ways = "".join(
        f'<a class="quick" href="{escape(press.link(t))}"><span>{t.name}</span></a>'
        for t in press.plan.tops[1:]
    )
    return f'<div class="focus"><ul>{rows}</ul></div><div class="quicks">{ways}</div>'


# -- the platform -----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Platforms(House):
    """Every organ, the county's own government too, has a platform below its folder; reports stand on its page annualreport."""

    def column(self, column: Column) -> str:
        if column.above and (column.above[0].kind == "政务公开" or len(column.above) == 2):
            page = "annualreport" if column.kind == "信息公开年报" else "index"
            return f"/{column.above[-1].slug}/gkmlpt/{page}#{column.number}"
        if column.above:
            return f"/{column.slug}/gkmlpt/index"
        return super(Platforms, self).column(column)


def outside(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """What stands outside the platforms."""
    if column.above:
        return {}
    rows = lines(press, column, column.pieces, '<li><a href="{href}">{title}</a><span>{on}</span></li>')
    return {
        cms.column(column): later(
            press.page, column.name, "", press.crumbs(column), f'<ul class="news-list">{rows}</ul>'
        )
    }


def _node(column: Column) -> dict[str, object]:
    above = column.above[-1].number if column.above else 0
    return {
        "id": column.number,
        "pid": above,
        "name": column.name,
        "type": 0,
        "jump_url": "",
        "children": [_node(c) for c in column.children],
    }


def _article(press: Press, column: Column, p: Piece) -> dict[str, object]:
    at = int(datetime(p.published.year, p.published.month, p.published.day, 2, tzinfo=UTC).timestamp())
    return {
        "id": p.number, "title": p.title, "url": press.origin + press.address(column, p), "post_url": "", "identifier": f"0070{p.number}/{p.published.year}-{p.number:05d}",
        "publisher": p.source, "document_number": "", "created_at": f"{p.published} 10:00:00", "date": at, "display_publish_time": at,
    }  # fmt: skip


def _shell(press: Press, organ: Column, classify: str) -> Page:
    config = {
        "SID": f"{organ.number}",
        "SITE_NAME": organ.name,
        "BASE": f"/{organ.slug}/gkmlpt",
        "PAGE": classify,
        "TREE": [_node(c) for c in organ.children],
    }
    told = json.dumps(config, ensure_ascii=False)
    return press.encoded(
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{organ.name}政府信息公开平台</title><link href="/gkmlpt/css/app.8d1e.css" rel="stylesheet"></head>'
        f'<body><div id="app"></div><script>window._CONFIG = {told}</script><script src="/gkmlpt/js/app.3f1c.js"></script></body></html>'
    )


def platforms(cms: Odd, press: Press) -> dict[str, Route]:
    """A shell, its categories and its index of organs for each platform; the index is told by a service of its own."""
    own, tops = open_column(press), groups(press)
    organs = [own, *(o for t in tops for o in t.children)]
    index = [
        {"name": t.name, "organs": [{"name": o.name, "path": f"/{o.slug}/gkmlpt/"} for o in t.children]}
        for t in tops
    ]

    def names(ask: Ask) -> Page:
        return (
            in_json({"data": index})
            if ask.told.get("sid") == f"{own.number}"
            else in_json({"message": "404 Not Found"}, 404)
        )

    def articles(organ: Column, ask: Ask) -> Page:
        leaves = {f"{c.number}": c for c in organ.walk() if not c.children}
        column = leaves.get(ask.path.rpartition("/")[2])
        if column is None or ask.told.get("sid") != f"{organ.number}":
            return in_json({"status_code": 404, "message": "404 Not Found"}, 404)
        own_ = cms.pieces(column, ask.number("page", 1))
        classify = {
            "id": column.number,
            "name": column.name,
            "post_count": len(column.pieces),
            "per_page": cms.per_page,
        }
        return in_json({"articles": [_article(press, column, p) for p in own_], "classify": classify})

    routes: dict[str, Route] = {f"/{own.slug}/gkmlpt/api/organs": names}
    for organ in organs:
        for page in ("index", "annualreport"):
            routes[f"/{organ.slug}/gkmlpt/{page}"] = later(_shell, press, organ, page)
        for leaf in (c for c in organ.walk() if not c.children):
            routes[f"/{organ.slug}/gkmlpt/api/all/{leaf.number}"] = partial(articles, organ)
    way = f'<p>政府信息请在统一平台查阅。</p><a class="gkpt" href="/{own.slug}/gkmlpt/index" target="_blank">进入政府信息公开平台</a>'
    return routes | {press.link(t): later(press.page, t.name, "", press.crumbs(t), way) for t in (own, *tops)}


# -- the static site --------------------------------------------------------------------------------------
def growing(cms: Odd, press: Press, column: Column, k: int) -> str:
    """A list whose button fetches the next page and takes its rows over."""
    rows = lines(
        press, column, cms.pieces(column, k),
        '<li class="item"><a href="' + press.origin + '{href}" title="{title}"><h4>{title}</h4><p>发布时间：{on}</p></a></li>',
    )  # fmt: skip
    return (
        f'<div class="list-wrap" data-cur="{k}" data-pages="{cms.pages(column)}"><ul class="list">{rows}</ul><div class="more-btn">查看更多</div></div>'
        '<script src="/static/js/more.0a7d.js"></script>'
    )


def organ_index(_cms: Odd, press: Press) -> dict[str, Route]:
    """The page of a group is an index by strokes that a callback fills; a channel's page shows its columns as tabs."""
    tops = groups(press)

    def page(column: Column) -> Page:
        inner = f'<div class="jg-index" data-group="{column.number}"><div class="jg-search"><input id="jgkey" placeholder="输入单位名称"></div><ul id="jglist"></ul></div><script src="/static/js/organ.77b2.js"></script>'
        return press.page(column.name, "", press.crumbs(column), inner)

    def names(ask: Ask) -> Page:
        group = next((t for t in tops if f"{t.number}" == ask.told.get("group")), None)
        data = [{"n": o.name, "k": o.slug} for o in group.children] if group else []
        told = f"{ask.told.get('callback', 'cb')}({json.dumps(data, ensure_ascii=False)})"
        return Page(told.encode(), kind="application/javascript; charset=utf-8")

    def tabs(column: Column) -> Page:
        parts = "".join(
            f'<span class="tab" role="tab" data-target="{c.slug}/">{c.name}</span>' for c in column.children
        )
        return press.page(
            column.name,
            "",
            press.crumbs(column),
            f'<div class="tabs">{parts}</div><h2>{link(press, column)}</h2>',
        )

    channels = [c for t in tops for o in t.children for c in o.walk() if c.children]
    return (
        {press.link(c): later(tabs, c) for c in channels}
        | {press.link(t): later(page, t) for t in tops}
        | {"/gkmlpt/organs.jsp": names}
    )


def attached(piece: Piece, file: str) -> str:
    """A line and the file below it, as the site's editor leaves an attachment."""
    name = f"{escape(piece.title)}.{file.rpartition('.')[2]}"
    return f'<p>{escape(piece.title)}详见附件。</p><p>附件：<a class="nfw-cms-attachment" alt="{name}" href="{file}">{name}</a></p>'
