"""cms_api — systems whose lists come from services of their own: gkmlpt, Hebei's column blocks, Epoint's POST."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial

from demo.skins.cms_static import hexadecimal
from demo.skins.dress import Press, later
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, fixed, in_json


@dataclass(frozen=True, slots=True)
class Gkmlpt:
    """Guangdong's platform: a tree in the page, a JSON service by category.

    *whole*: everything stands on page 1, page 2 answers 404. *subs*: each organ runs a platform under its own
    folder with its own number; else one platform holds the whole tree.
    """

    whole: bool = False
    subs: bool = False
    per_page: int = 6
    above: int = 240_000

    def _root(self, column: Column) -> str:
        """The folder of the column's platform."""
        chain = (*column.above, column)
        own = self.subs and chain[0].kind == "其他" and len(chain) > 1
        return f"/{chain[1].slug}" if own else ""

    def _on(self, column: Column) -> bool:
        """Whether the column lives on a platform; news and services do not."""
        chain = (*column.above, column)
        return chain[0].kind == "政务公开" or (chain[0].kind == "其他" and (len(chain) > 1 or not self.subs))

    def _sid(self, root: str) -> str:
        return str(175 + sum(map(ord, root)))

    def column(self, column: Column) -> str:
        if not self._on(column):
            return f"{column.path}index.html"
        root = f"{self._root(column)}/gkmlpt"
        if column.kind == "信息公开年报":
            return f"{root}/annualreport#{column.number}"
        top = len(column.above) == (1 if self._root(column) else 0)
        return f"{root}/index" if top else f"{root}/index#{column.number}"

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        post = self.above + piece.number
        if not self._on(column):
            return (f"{column.path}content/post_{post}.html",)
        return (f"{self._root(column)}/gkmlpt/content/0/{post // 1000}/post_{post}.html",)

    def _node(self, column: Column) -> dict[str, object]:
        children = [self._node(c) for c in column.children]
        return {"id": column.number, "name": column.name, "url": self.column(column), "children": children}

    def _platform(self, press: Press, root: str) -> Page:
        """The platform's entry: an empty place, and the tree in a script."""
        tops = [
            c for c in press.plan.columns()
            if self._on(c) and self._root(c) == root and len(c.above) == (1 if root else 0)
        ]  # fmt: skip
        nodes = [self._node(child) for top in tops for child in top.children]
        tree = json.dumps(nodes, ensure_ascii=False)
        main = (
            f"<script>\nwindow._CONFIG = {{\n  SID: '{self._sid(root)}',\n  TREE: {tree},\n  LANG: 'zh-CN'\n}};\n</script>\n"
            '<div id="app">正在加载</div><script src="/gkmlpt/js/app.js"></script>'
        )
        return press.page("政府信息公开", "", "政府信息公开", main)

    def _api(self, press: Press, column: Column, ask: Ask) -> Page:
        if ask.told.get("sid") != self._sid(self._root(column)):
            return in_json({"error": "sid"}, 403)
        k, size = ask.number("page", 1), 10_000 if self.whole else self.per_page
        pieces = column.pieces[(k - 1) * size : k * size]
        if not pieces and k > 1 and self.whole:
            return in_json({"error": "not found"}, 404)
        articles = [
            {
                "id": self.above + p.number, "title": p.title, "url": press.origin + press.address(column, p),
                "post_url": press.origin + press.address(column, p), "identifier": f"{p.number}", "publisher": p.source,
                "created_at": f"{p.published} 09:00:00", "display_publish_time": f"{p.published} 09:00:00",
            }
            for p in pieces
        ]  # fmt: skip
        classify = {"id": column.number, "name": column.name, "post_count": len(column.pieces)}
        return in_json({"articles": articles, "classify": classify, "page": k})

    def routes(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {}
        for column in press.plan.columns():
            if not self._on(column):
                whole = press.rows(column, column.pieces)
                page = press.branch if column.children else partial(press.listing, inner=whole)
                routes[self.column(column)] = later(page, column)
                continue
            root = self._root(column)
            routes |= {
                f"{root}/gkmlpt/{name}": later(self._platform, press, root)
                for name in ("index", "annualreport")
            }
            routes[f"{root}/gkmlpt/api/all/{column.number}"] = partial(self._api, press, column)
            routes[f"/gkmlpt/api/all/{column.number}"] = partial(self._api, press, column)
        return routes


def _uuid(key: str) -> str:
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:32]}"


@dataclass(frozen=True, slots=True)
class Blocks:
    """Hebei's columns: the list is a fragment of HTML by column, template and block; *inline*: page 1 is printed too."""

    inline: bool = True
    attribute: bool = False  # the fragment's address stands in an attribute, else in a script
    per_page: int = 5

    def column(self, column: Column) -> str:
        return f"/columns/{_uuid(column.key())}/index.html"

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        on = piece.published
        return (f"/columns/{_uuid(column.key())}/{on:%Y%m}/{on:%d}/{_uuid(hexadecimal(piece, 32))}.html",)

    def _block(self, column: Column) -> str:
        key = column.key(64)
        return f"/columns/{_uuid(key[:32])}/templates/{_uuid(key[32:])}/blocks/{_uuid(key[16:48])}"

    def _pages(self, column: Column) -> int:
        return max(1, -(-len(column.pieces) // self.per_page))

    def _inner(self, press: Press, column: Column) -> str:
        block = self._block(column)
        rows = press.rows(column, column.pieces[: self.per_page]) if self.inline else ""
        if self.attribute:
            return f'<div class="page-content" data-url="{block}?page=1&amp;fix=0" data-pages="{self._pages(column)}">{rows}</div>'
        return (
            f'<div id="list">{rows}</div><script>\nvar pages = {self._pages(column)};\n'
            f"function turn(page) {{ $.get('{block}?page=' + page + '&fix=0', function (html) {{ $('#list').html(html); }}); }}\n"
            "</script>"
        )

    def _fragment(self, press: Press, column: Column, ask: Ask) -> Page:
        k = ask.number("page", 1)
        return press.encoded(press.rows(column, column.pieces[(k - 1) * self.per_page : k * self.per_page]))

    def routes(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {}
        for column in press.plan.leaves():
            routes[self.column(column)] = later(press.listing, column, self._inner(press, column))
            routes[self._block(column)] = partial(self._fragment, press, column)
        return routes


@dataclass(frozen=True, slots=True)
class Epoint:
    """Epoint EWB: a service that takes JSON by POST; its place stands in a script of the site. *first* page is 0 or 1."""

    project: str = "/EpointWebBuilder"
    guid: str = "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"
    first: int = 0
    per_page: int = 6

    def _dept(self, column: Column) -> str:
        return f"{(column.above[-1] if column.above else column).number:06d}"

    def _category(self, column: Column) -> str:
        return "".join(f"{c.number % 900 + 100}" for c in (*column.above, column))

    def column(self, column: Column) -> str:
        if column.children or column.kind == "工作动态":
            return f"{column.path}moreinfo.html"
        return f"/govxxgk/govInfoPub.html?deptcode={self._dept(column)}&categorynum={self._category(column)}"

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        return (f"/govxxgk{column.path}{piece.published:%Y%m%d}/{_uuid(hexadecimal(piece, 32))}.html",)

    def _inner(self, column: Column) -> str:
        return f"""<div class="ewb-info" id="infolist"></div><div id="pager"></div>
<script src="/js/webBuilderCommon.js"></script>
<script>
var deptcode = '{self._dept(column)}', categorynum = '{self._category(column)}', pageSize = {self.per_page};
$.ajax({{ type: 'post', contentType: 'application/json', url: siteInfo.projectName + '/rest/lightfrontaction/getgovinfolist',
  data: JSON.stringify({{ deptcode: deptcode, categorynum: categorynum, siteGuid: siteInfo.siteGuid, pageIndex: {self.first}, pageSize: pageSize }}) }});
</script>"""

    def _answer(self, press: Press, ask: Ask) -> Page:
        try:
            told = json.loads(ask.body or b"{}")
        except ValueError:
            return in_json({"error": "json"}, 400)
        told = told.get("params", told)
        if isinstance(told, str):
            told = json.loads(told)
        if ask.method != "POST" or told.get("siteGuid") != self.guid:
            return in_json({"error": "siteGuid"}, 400)
        for column in press.plan.leaves():
            if self._category(column) == told.get("categorynum") and self._dept(column) == told.get(
                "deptcode"
            ):
                k, size = (
                    max(0, int(told.get("pageIndex", 0)) - self.first),
                    min(int(told.get("pageSize", 10)), 50),
                )
                rows = [
                    {
                        "title": p.title,
                        "infodate": p.published.isoformat(),
                        "infourl": press.address(column, p),
                    }
                    for p in column.pieces[k * size : (k + 1) * size]
                ]
                return in_json({"status": "200", "custom": {"total": len(column.pieces), "data": rows}})
        return in_json({"status": "200", "custom": {"total": 0, "data": []}})

    def routes(self, press: Press) -> dict[str, Route]:
        told = f"var siteInfo = {{ projectName: '{self.project}', siteGuid: '{self.guid}' }};"
        script = Page(told.encode(), kind="application/javascript")
        routes: dict[str, Route] = {"/js/webBuilderCommon.js": fixed(script)}
        routes[f"{self.project}/rest/lightfrontaction/getgovinfolist"] = partial(self._answer, press)
        for column in press.plan.leaves():
            inner = press.rows(column, column.pieces) if column.kind == "工作动态" else self._inner(column)
            routes[self.column(column)] = later(press.listing, column, inner)
        return routes


@dataclass(frozen=True, slots=True)
class LonSun:
    """LonSun: an organ's columns by type, 3 the reports; *turn* is the parameter of the page."""

    per_page: int = 15
    turn: str = "pageIndex"

    def _organ(self, column: Column) -> int:
        return (column.above[-1] if column.above else column).number

    def column(self, column: Column) -> str:
        types = {"政策文件": "1", "信息公开指南": "2", "信息公开年报": "3", "依申请公开": "5"}
        if column.children:
            return f"/public/column/{column.number}"
        kind = types.get(column.kind, f"4&catId={column.number}")
        return f"/public/column/{self._organ(column)}?type={kind}"

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        return (f"/public/{self._organ(column)}/{30_000_000 + piece.number}.html",)

    def _page(self, press: Press, column: Column, k: int) -> Page:
        pages = max(1, -(-len(column.pieces) // self.per_page))
        rows = press.rows(column, column.pieces[(k - 1) * self.per_page : k * self.per_page])
        here = self.column(column)
        turns = "".join(f'<a href="{here}&amp;{self.turn}={i}">{i}</a> ' for i in range(1, pages + 1))
        return press.listing(
            column, f'{rows}<div class="page" data-pages="{pages}">{turns if pages > 1 else ""}</div>'
        )

    def routes(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {}
        for column in press.plan.leaves():
            pages = max(1, -(-len(column.pieces) // self.per_page))
            routes[self.column(column)] = later(self._page, press, column, 1)
            for k in range(1, pages + 1):
                routes[f"{self.column(column)}&{self.turn}={k}"] = later(self._page, press, column, k)
        return routes
