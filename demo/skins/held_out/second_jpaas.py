"""held_out — jpaas portals of the second lot: units that scripts fill, for towns with sites of their own and for years."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import partial
from html import escape

from demo.skins.dress import later
from demo.skins.held_out.second_frames import HANWEB, SIDELESS
from demo.skins.held_out.second_look import (
    Maker,
    Print,
    Routes,
    bare_front,
    front,
    named,
    options,
    pages,
    part,
    parted,
)
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, in_json

_UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"


def _place(column: Column) -> str:
    return f"{column.path}index.html"


def _stand(column: Column, piece: Piece) -> str:
    key = hashlib.md5(f"jpaas/{column.path}/{piece.number}".encode(), usedforsecurity=False).hexdigest()
    return f"{column.path}art/{piece.published.year}/art_{key}.html"


def _unit(column: Column, rows: int, kind: str) -> str:
    """The script tag of a unit: its query in single quotes, its place before it."""
    query = {
        "parseType": kind, "webId": "c1f0e26b74d84b0e9c8a3d5f7b2e6a10", "tplSetId": column.key(32)[::-1], "pageType": "column",
        "tagId": "列表", "editType": "null", "pageId": column.key(32),
    }  # fmt: skip
    told = json.dumps(query, ensure_ascii=False).replace('"', "'")
    return (
        f'<div class="page-content" id="u{column.number}"></div><script type="text/javascript" rows="{rows}" place="u{column.number}" '
        f'url="{_UNIT}" queryData="{told}" src="/script/unitbuild.js"></script>'
    )


def _answer(press: Print, rows: int, kind: str, ask: Ask) -> Page:
    """The rows of a page with its pager; behind the last page nothing."""
    told = ask.told
    column = next((c for c in press.plan.leaves() if c.key(32) == told.get("pageId")), None)
    if column is None or told.get("parseType") != kind:
        return in_json({"success": False, "message": "页面不存在", "data": None})
    more = json.loads(told.get("paramJson") or "{}")
    k, n = int(more.get("pageNo", 1)), pages(column, rows)
    if k > n:
        return in_json({"success": True, "code": "200", "data": {"html": ""}})
    ways = "".join(f'<a href="javascript:;" data-page="{i}">{i}</a>' for i in range(1, n + 1))
    html = f'{press.rows(column, part(column.pieces, k, rows))}<div class="pagination" pagecount="{n}">{ways}</div>'
    return in_json({"success": True, "code": "200", "data": {"html": html}})


def _service(rows: int, kind: str) -> Callable[[Print], Routes]:
    return lambda press: {_UNIT: partial(_answer, press, rows, kind)}


def town_sites() -> Maker:
    """Every list is a unit; towns unfold in the menu of the portal's own home page."""

    def leaf(press: Print, column: Column) -> Routes:
        return {_place(column): later(press.listing, column, _unit(column, 3, "bulidstatic"))}

    return Maker(HANWEB, _place, _stand, leaf, named, front, _service(3, "bulidstatic"))


def year_units() -> Maker:
    """A select of years that leads from page to page; each year is a unit."""

    def leaf(press: Print, column: Column) -> Routes:
        choice = ""
        if column.kind == "信息公开年报" and column.above:
            go = "window.open(this.value,'_self')"
            choice = f'<select class="nd" onchange="{escape(go)}">{options(press, press.beside(column), "年度")}</select>'
        return {_place(column): later(press.listing, column, choice + _unit(column, 6, "buildstatic"))}

    def branch(press: Print, column: Column) -> Routes:
        if column.kind != "信息公开年报":
            return parted(press, column)
        return {_place(column): leaf(press, column.children[0])[_place(column.children[0])]}

    return Maker(SIDELESS, _place, _stand, leaf, branch, bare_front, _service(6, "buildstatic"))
