"""strange_homes — ways into strange portals, and lists whose pages have addresses of their own."""

from __future__ import annotations

import json
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Inner, Odd
from demo.skins.odd_mixed import Around
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.strange_lists import dated


def easy_tree(_cms: Odd, press: Press) -> dict[str, Route]:
    """A tree whose nodes have no address: pressing one makes it from the node's number; children come by POST."""
    columns = list(press.plan.columns())

    def answer(ask: Ask) -> Page:
        number = ask.told.get("id", "")
        below = next(
            (c.children for c in columns if str(c.number) == number), () if number else press.plan.tops
        )
        return in_json(
            [{"id": c.number, "text": c.name, "state": "closed" if c.children else "open"} for c in below]
        )

    tree = (
        "<ul id='tt' class='easyui-tree'></ul><script>$('#tt').tree({ url: '/gk/catalog.do', method: 'post', onClick: function (node) {\n"
        "  if (node.state == 'open') window.location = '/gk/list.do?catId=' + node.id;\n} });</script>"
    )
    return {"/": later(press.page, "首页", "", "首页", tree), "/gk/catalog.do": answer}


def loaded_menu(_cms: Odd, press: Press) -> dict[str, Route]:
    """The home page is empty but for pieces that jQuery loads: head, menu and foot."""
    links = "".join(f'<li><a href="{escape(press.link(c))}">{c.name}</a></li>' for c in press.plan.tops)
    shell = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>门户</title></head><body><div id="head"></div><div id="menu"></div><div id="foot"></div>'
        "<script>$(function () { $('#head').load('/common/head.html'); $(\"#menu\").load(\"/common/menu.html\"); $('#foot').load('/common/foot.html'); });</script>"
        "</body></html>"
    )
    return {
        "/": later(press.encoded, shell), "/common/head.html": later(press.encoded, "<h1>欢迎访问</h1>"),
        "/common/menu.html": later(press.encoded, f"<ul>{links}</ul>"), "/common/foot.html": later(press.encoded, "<p>主办：县人民政府办公室</p>"),
    }  # fmt: skip


def branches(_cms: Odd, press: Press) -> dict[str, Route]:
    """Anhui, another layout: the organs of a branch are no links, a function goes to the one that is pressed."""

    def page(column: Column) -> Page:
        items = "".join(
            f"<li onclick=\"{'changeBranch' if c.above else 'void'}('{c.key(24)}')\">{c.name}</li>"
            for c in column.children
        )
        code = "<script>function changeBranch(id) { window.location.href = '/opennessAnnualReport/?branch_id=' + id; }</script>"
        return press.listing(column, f'<ul class="branch">{items}</ul>{code}')

    return {press.link(c): later(page, c) for c in press.plan.columns() if c.children and c.above}


def by_query(path: str, column: str, page: str, inner: Inner) -> Around:
    """All lists have one path; which column and which of its pages come as *column* and *page*."""

    def around(cms: Odd, press: Press) -> dict[str, Route]:
        def answer(ask: Ask) -> Page:
            one = next((c for c in press.plan.columns() if str(c.number) == ask.told.get(column)), None)
            if one is None:
                return press.missing()
            return (
                press.branch(one)
                if one.children
                else press.listing(one, inner(cms, press, one, ask.number(page, 1)))
            )

        return {path: answer}

    return around


def turning(pager: Inner, form: str = "%Y-%m-%d", row: str = "<li>{a}<span>{on}</span></li>") -> Inner:
    """A page of rows with *pager* under them."""
    return lambda cms, press, column, k: (
        f"<div>{dated(press, column, cms.pieces(column, k), form, row)}</div>{pager(cms, press, column, k)}"
    )


def vsb_dynamic(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """VSB without files: all pages are list.jsp, turned by three parameters of one letter and a figure each."""
    n, size = cms.pages(column), cms.per_page
    ways = "".join(
        f'<a href="?a2t={n}&amp;a2p={i}&amp;a2c={size}&amp;urltype=tree.TreeTempUrl&amp;wbtreeid={column.number}">{word}</a>'
        for word, i in (("首页", 1), ("上页", k - 1), ("下页", k + 1), ("尾页", n)) if 1 <= i <= n and i != k
    )  # fmt: skip
    return f"共{len(column.pieces)}条 {k}/{n} {ways}"


def uid_pages(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """JCMS with pages by address: the unit's number and that of the page."""
    unit = 4_000_000 + column.number
    return "".join(
        f'<a class="pagingNormal" href="/col/col{column.number}/index.html?uid={unit}&amp;pageNum={i}">{i}</a>'
        for i in range(max(1, k - 1), min(cms.pages(column), k + 1) + 1)
    )


def jee_calls(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """JEECMS: links that call a function, which puts index and number together."""
    n = cms.pages(column)
    code = "<script>function _gotoPage(n) { location.href = 'index' + (n > 1 ? '_' + n : '') + '.jhtml'; }</script>"
    ways = f'<a href="javascript:void(0);" onclick="_gotoPage(\'{min(k + 1, n)}\');">下一页</a><a onclick="_gotoPage(\'{n}\');">尾页</a>'
    return f"共{len(column.pieces)}条记录 {k}/{n}页 {ways}{code}" if n > 1 else ""


def inert(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """A pager that always stands in full: 下一页 is there on the last page too, as an address of the page itself."""
    n = cms.pages(column)
    ways = "".join(
        f'<a href="{escape(cms.page(column, min(max(i, 1), n)))}" class="{"disabled" if i in (0, n + 1) else ""}">{word}</a> '
        for word, i in (("«", k - 1), ("»", k + 1))
    )
    return f"<div class='pagination'>{ways}</div>"


def tagged(cms: Odd, press: Press, column: Column, k: int) -> str:
    """A component that is handed its rows as an attribute, in JSON that is escaped as HTML; no page behind the first."""
    del k
    rows = [
        {"name": p.title, "linkUrl": press.address(column, p), "time": f"{p.published:%Y/%m/%d}"}
        for p in column.pieces
    ]
    return f'<article-list :items="{escape(json.dumps(rows, ensure_ascii=False))}" :page-size="{cms.per_page}"></article-list>'
