"""held_out — portals of the second lot on Guangdong's platform: a static portal in front, the platforms of organs behind it."""

from __future__ import annotations

import json
from functools import partial

from demo.skins.dress import later
from demo.skins.held_out.second_frames import CATALOGUE, WIDE
from demo.skins.held_out.second_look import (
    Maker,
    Print,
    Routes,
    bare_front,
    front,
    named,
    pages,
    part,
    parted,
)
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, fixed, in_json

_APP = r"""
(function () {
  var conf = window._CONFIG, base = location.pathname.replace(/\/gkmlpt\/.*$/, ''), flat = {};
  function menu(nodes) {
    return '<ul>' + nodes.map(function (n) {
      flat[n.id] = n;
      return '<li><a href="#' + n.id + '">' + n.name + '</a>' + (n.children.length ? menu(n.children) : '') + '</li>';
    }).join('') + '</ul>';
  }
  document.getElementById('app').innerHTML = '<div class="menu">' + menu(conf.TREE) + '</div><h3></h3><ul class="content"></ul><div class="pages"></div>';
  function first(nodes) { return nodes[0].children.length ? first(nodes[0].children) : nodes[0]; }
  function load(page) {
    var node = flat[location.hash.slice(1)] || (/annualreport/.test(location.pathname) && conf.ANNUAL && flat[conf.ANNUAL]) || first(conf.TREE);
    $('#app h3').text(node.name);
    $.getJSON(base + '/gkmlpt/api/all/' + node.id, { page: page, sid: conf.SID }, function (r) {
      $('#app .content').html(r.articles.map(function (a) {
        return '<li><a target="_blank" href="' + a.url + '">' + a.title + '</a><span>' + a.created_at.slice(0, 10) + '</span></li>';
      }).join(''));
      var n = Math.ceil(r.classify.post_count / (r.articles.length && page === 1 ? r.articles.length : conf.SIZE)), out = '';
      for (var i = 1; i <= n; i++) { out += '<a data-p="' + i + '">' + i + '</a> '; }
      $('#app .pages').html(out);
      $('#app .pages a').click(function () { load(+$(this).attr('data-p')); });
    });
  }
  window.addEventListener('hashchange', function () { load(1); });
  load(1);
})();
"""


def _platform(column: Column, subs: bool) -> str | None:
    """The root of the platform on which the column lies; None: it is a page of the static portal."""
    chain = (*column.above, column)
    if chain[0].kind == "其他":
        return f"/{chain[1].slug}" if subs and len(chain) > 1 else None
    return "" if chain[0].kind == "政务公开" and not subs and column.kind != "工作动态" else None


def _sid(root: str | None) -> str:
    return f"{2_000 + sum(map(ord, root or 'gk'))}"


def _tops(press: Print, root: str, subs: bool) -> list[Column]:
    mine = [c for c in press.plan.columns() if _platform(c, subs) == root]
    depth = min(len(c.above) for c in mine)
    return [c for c in mine if len(c.above) == depth + 1]


def _node(column: Column) -> dict[str, object]:
    return {
        "id": column.number,
        "pid": column.above[-1].number if column.above else 0,
        "name": column.name,
        "children": [_node(c) for c in column.children],
    }


def _entry(press: Print, root: str, subs: bool, size: int) -> Page:
    """The application's page: an empty place, its settings and the script."""
    tops = _tops(press, root, subs)
    nodes = [_node(c) for c in tops]
    annual = next((c.number for t in tops for c in t.walk() if c.kind == "信息公开年报"), 0)
    conf = f"window._CONFIG = {{ SID: '{_sid(root)}', SIZE: {size}, ANNUAL: {annual}, LANG: 'zh-CN', TREE: {json.dumps(nodes, ensure_ascii=False)} }};"
    return press.page(
        "政府信息公开",
        "",
        "政府信息公开平台",
        f'<div id="app"></div>\n<script>{conf}</script>\n<script src="/gkmlpt/dist/app.js"></script>',
    )


def _api(press: Print, column: Column, root: str, size: int, ask: Ask) -> Page:
    if ask.told.get("sid") != _sid(root):
        return in_json({"message": "sid"}, 400)
    k = ask.number("page", 1)
    found = part(column.pieces, k, size)
    if k > 1 and not found:
        return in_json({"message": "not found"}, 404)
    articles = [
        {
            "id": 300_000 + p.number, "title": p.title, "url": press.origin + press.address(column, p), "publisher": p.source,
            "post_url": press.origin + press.address(column, p), "identifier": "", "created_at": f"{p.published} 10:12:08",
        }
        for p in found
    ]  # fmt: skip
    return in_json(
        {
            "articles": articles,
            "classify": {"id": column.number, "name": column.name, "post_count": len(column.pieces)},
        }
    )


def _static(press: Print, column: Column) -> Routes:
    """A column of the static portal: index.html, index_2.html and on."""
    home, n, routes = press.link(column), pages(column, 5), {}
    for k in range(1, n + 1):
        ways = "".join(
            f'<a href="{home}{"index" if i == 1 else f"index_{i}"}.html">{i}</a> ' for i in range(1, n + 1)
        )
        inner = f'{press.rows(column, part(column.pieces, k, 5))}<div class="page"><span>第{k}页</span>{ways if n > 1 else ""}</div>'
        routes[home if k == 1 else f"{home}index_{k}.html"] = later(press.listing, column, inner)
    return {f"{home}index.html": routes[home]} | routes


def platform(*, subs: bool, size: int) -> Maker:
    """*subs*: each town and office runs a platform under its own folder; else one platform holds the whole tree."""

    def place(column: Column) -> str:
        root = _platform(column, subs)
        if root is None:
            return column.path
        if len(column.above) == (1 if root else 0):
            return f"{root}/gkmlpt/index"
        return f"{root}/gkmlpt/{'annualreport' if column.kind == '信息公开年报' else 'index'}#{column.number}"

    def stand(column: Column, piece: Piece) -> str:
        root, post = _platform(column, subs), 300_000 + piece.number
        if root is None:
            return f"{column.path}content/post_{post}.html"
        return f"{root}/gkmlpt/content/0/{post // 1000}/post_{post}.html"

    def leaf(press: Print, column: Column) -> Routes:
        root = _platform(column, subs)
        if root is None:
            return _static(press, column)
        answer: Route = partial(_api, press, column, root, size)
        return {f"{root}/gkmlpt/api/all/{column.number}": answer}

    def branch(press: Print, column: Column) -> Routes:
        root = _platform(column, subs)
        if root is None:
            return parted(press, column) if subs else named(press, column)
        shown = {
            f"{root}/gkmlpt/{name}": later(_entry, press, root, subs, size)
            for name in ("index", "annualreport")
        }
        return shown | {f"{root}/gkmlpt/api/all/{column.number}": partial(_api, press, column, root, size)}

    def more(_: Print) -> Routes:
        return {"/gkmlpt/dist/app.js": fixed(Page(_APP.encode(), kind="application/javascript"))}

    return Maker(WIDE if subs else CATALOGUE, place, stand, leaf, branch, front if subs else bare_front, more)
