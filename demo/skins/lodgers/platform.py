"""platform — Guangdong's platform beside a portal of files: what is new stands on the one, what is old on the other."""

from __future__ import annotations

import json
from dataclasses import dataclass

from demo.skins.dress import Press, later
from demo.skins.odd_lists import by_address
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.wayfarers.street import Street, Wayfarer
from demo.skins.wayfarers.turns import turned


@dataclass(frozen=True, slots=True)
class Guangdong(Wayfarer):
    """Columns of reports are categories of the platform but the one of earlier years, which is a folder of the portal."""

    def _on(self, column: Column) -> bool:
        return column.kind == "信息公开年报" and not column.children and column.slug != "wnnb"

    def column(self, column: Column) -> str:
        if self._on(column):
            return f"/gkmlpt/index#{column.number}"
        return Wayfarer.column(self, column)

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        if self._on(column):
            return (f"/gkmlpt/content/7/{7_000_000 + piece.number}/post_{7_000_000 + piece.number}.html",)
        return Wayfarer.details(self, column, piece)

    def routes(self, press: Press) -> dict[str, Route]:
        own = Street(press.plan, press.dress, press.origin, press.link, press.address, self.look, self.front)
        routes = Wayfarer.routes(self, press)
        pages = by_address(turned(_numbers, "plain"))
        for column in press.plan.leaves():
            if not self._on(column):
                routes |= pages(self, own, column)
        return routes | self._platform(own)

    def _platform(self, press: Press) -> dict[str, Route]:
        """A shell with a tree of a few categories, all of a list on its first page and 404 behind it."""
        own = [c for c in press.plan.leaves() if self._on(c)]
        nodes = [{"id": c.number, "name": c.name, "children": []} for c in own]
        tree = [
            {
                "id": 1,
                "name": "法定主动公开内容",
                "children": [{"id": 2, "name": "机构职能", "children": []}],
            },
            {"id": 3, "name": "政府信息公开年报", "children": nodes},
        ]
        code = f"window._CONFIG = {{\n    SID: '755001',\n    SITE_NAME: '{press.plan.county.name}',\n    TREE: {json.dumps(tree, ensure_ascii=False)}\n}}"
        shell = f'<script type="text/javascript">{code}</script><div id="gkml"></div><script src="/gkmlpt/js/chunk-vendors.js"></script>'

        def answer(ask: Ask) -> Page:
            column = next((c for c in own if str(c.number) == ask.path.rpartition("/")[2]), None)
            if column is None or ask.told.get("sid") != "755001" or ask.number("page", 1) > 1:
                return in_json({"error": "Not Found"}, 404)
            articles = [
                {"id": 7_000_000 + p.number, "title": p.title, "post_url": None, "url": press.address(column, p), "create_time": f"{p.published} 10:00:00"}
                for p in column.pieces
            ]  # fmt: skip
            return in_json({"articles": articles, "classify": {"post_count": len(column.pieces)}})

        services: dict[str, Route] = {f"/gkmlpt/api/all/{c.number}": answer for c in own}
        return {
            "/gkmlpt/index": later(press.page, "政府信息公开目录", "", "", shell),
            "/gkmlpt/annualreport": later(press.page, "年报", "", "", shell),
            **services,
        }


def _numbers(cms: object, _press: Press, column: Column, k: int) -> str:
    """[1] [2] 下一页, as plain links."""
    assert isinstance(cms, Wayfarer)
    n = cms.pages(column)
    ways = "".join(f'<a href="{cms.page(column, i)}">[{i}]</a>' for i in range(1, n + 1))
    return f"<div>{ways}{f'<a href={chr(34)}{cms.page(column, k + 1)}{chr(34)}>下一页</a>' if k < n else ''}</div>"
