"""guangdong — gkmlpt as Guangdong runs it: a platform an organ whose index names the others, and one platform with the county's whole tree."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from html import escape
from types import MappingProxyType

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd, by_address
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.wayfarers.street import Wayfarer


def _article(press: Press, column: Column, p: Piece) -> dict[str, object]:
    at = int(datetime(p.published.year, p.published.month, p.published.day, 1, tzinfo=UTC).timestamp())
    return {
        "id": p.number, "title": p.title, "url": press.origin + press.address(column, p), "is_jump": 0, "created_at": f"{p.published} 09:00:00",
        "date": at, "display_publish_time": at, "publisher": p.source, "identifier": f"0069{p.number}/{p.published.year}-{p.number:05d}", "document_number": "",
    }  # fmt: skip


def api(cms: Odd, press: Press, columns: dict[str, Column], sid: str, ask: Ask) -> Page:
    """A page of a category of the platform whose number is *sid*."""
    column = columns.get(ask.path.rpartition("/")[2])
    if column is None or ask.told.get("sid") != sid:
        return in_json({"status_code": 404, "message": "404 Not Found"}, 404)
    own = cms.pieces(column, ask.number("page", 1))
    classify = {"id": column.number, "name": column.name, "post_count": len(column.pieces), "is_open": 1}
    return in_json({"articles": [_article(press, column, p) for p in own], "classify": classify})


def node(column: Column, jump: Mapping[str, str] = MappingProxyType({})) -> dict[str, object]:
    """A column as a node of the platform's tree; jump: where else columns stand, by their paths."""
    return {
        "id": column.number, "name": column.name, "parent": column.above[-1].number if column.above else 0, "type": "normal",
        "jump_url": jump.get(column.path, ""), "post_count": len(column.pieces), "children": [node(c, jump) for c in column.children],
    }  # fmt: skip


def shell(press: Press, config: dict[str, object], name: str) -> Page:
    """An application's page: nothing but a place, its configuration, and the files it is made of."""
    told = json.dumps(config, ensure_ascii=False)
    return press.encoded(
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>{name}政府信息公开</title><link href="/gkmlpt/css/app.5f4f.css" rel="stylesheet"></head>'
        f'<body><div id="app"></div><script>window._CONFIG = {told};</script><script src="/gkmlpt/js/chunk-vendors.71d9.js"></script><script src="/gkmlpt/js/app.2b7e.js"></script></body></html>'
    )


# -- a platform an organ ----------------------------------------------------------------------------------
def plain(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """What stands outside the platforms."""
    if column.above:
        return {}
    return {cms.column(column): later(press.listing, column, press.rows(column, column.pieces))}


def many_sites(cms: Odd, press: Press) -> dict[str, Route]:
    """Only the county's platform is linked; its configuration names those of all organs in groups."""
    own = next(t for t in press.plan.tops if t.kind == "政务公开")
    groups = [t for t in press.plan.tops if t.children and t is not own]
    organs = [c for group in groups for c in group.children]
    sites = [
        {"id": group.number, "name": group.name, "sites": [{"id": f"{c.number}", "name": c.name, "url": f"{press.origin}/{c.slug}/gkmlpt/index"} for c in group.children]}
        for group in groups
    ]  # fmt: skip
    routes: dict[str, Route] = {}
    for organ in (own, *organs):
        sid, leaves = f"{organ.number}", {f"{c.number}": c for c in organ.walk() if not c.children}
        config = {
            "SITE": {"id": sid, "name": organ.name}, "SID": sid, "LANG": "zh-CN", "TREE": [node(c, {}) for c in organ.children],
            "ORGANS": sites if organ is own else [],
        }  # fmt: skip
        for page in ("index", "annualreport", "guide", "policy"):
            routes[f"/{organ.slug}/gkmlpt/{page}"] = later(shell, press, config, organ.name)
        for number in leaves:
            routes[f"/{organ.slug}/gkmlpt/api/all/{number}"] = partial(api, cms, press, leaves, sid)
    entry = f'<a class="gk" href="{press.origin}/{own.slug}/gkmlpt/index" target="_blank"><img src="/img/gk.png" alt=""></a>'
    group_pages = {
        press.link(g): later(
            press.page, g.name, "", press.crumbs(g), f"<p>{g.name}的信息请在政府信息公开平台查阅。</p>"
        )
        for g in groups
    }
    return routes | group_pages | {press.link(own): later(press.page, own.name, "", press.crumbs(own), entry)}


# -- one platform, the whole tree -------------------------------------------------------------------------
def _old_list(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Reports of earlier years on pages of the old site, with the pager of Guangdong's static lists."""
    lines = "".join(
        f'<li><a href="{press.origin}{press.address(column, p)}" target="_blank">{escape(p.title)}</a><em>{p.published}</em></li>'
        for p in cms.pieces(column, k)
    )
    n = cms.pages(column)
    more = (
        f'<a href="{press.origin}{cms.page(column, k + 1)}" class="next">下一页</a><a href="{press.origin}{cms.page(column, n)}" class="last">尾页</a>'
        if k < n
        else ""
    )
    return f'<ul class="list">{lines}</ul><div class="page"><span>{k}</span>{more}</div>'


def _is_old(column: Column) -> bool:
    return column.name == "往年年报"


@dataclass(frozen=True, slots=True)
class OneTree(Wayfarer):
    """Below the tops a column is a node of the platform, but for what is still on the old site."""

    def column(self, column: Column) -> str:
        if column.above and not _is_old(column):
            page = "annualreport" if column.kind == "信息公开年报" else "index"
            return f"/gkmlpt/{page}#{column.number}"
        return super(OneTree, self).column(column)


def on_platform(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Only what is no part of disclosure, and what the platform sends elsewhere for, has pages."""
    if _is_old(column) or not column.above:
        return by_address(_old_list)(cms, press, column)
    return {}


def one_site(cms: Odd, press: Press) -> dict[str, Route]:
    """The platform below the county's folder; a node of its tree is an address on the old site."""
    own = next(t for t in press.plan.tops if t.kind == "政务公开")
    sid, leaves = "662143", {f"{c.number}": c for c in own.walk() if not c.children and not _is_old(c)}
    jump = {c.path: press.origin + cms.page(c, 1) for c in own.walk() if _is_old(c)}
    config = {"SITE": {"id": sid}, "SID": sid, "TREE": [node(c, jump) for c in own.children], "DETAIL": None}
    routes: dict[str, Route] = {
        f"/gkmlpt/{page}": later(shell, press, config, press.plan.county.name)
        for page in ("index", "annualreport", "guide", "policy")
    }
    for number in leaves:
        routes[f"/gkmlpt/api/all/{number}"] = partial(api, cms, press, leaves, sid)
    return routes | {press.link(own): later(shell, press, config, press.plan.county.name)}
