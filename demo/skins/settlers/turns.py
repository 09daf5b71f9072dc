"""turns — pages behind the first that have addresses or forms of their own: one more plugin, buttons that send, a loop that writes."""

from __future__ import annotations

from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route
from demo.skins.strange_lists import dated


def create_page(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A plugin that is told a count and what to do when a number is pressed."""
    n = cms.pages(column)

    def page(k: int) -> Page:
        code = (
            f'<div class="tcdPageCode"></div><script>$(".tcdPageCode").createPage({{ pageCount: {n}, current: {k}, backFn: function (p) {{\n'
            "  window.location.href = p == 1 ? 'index.htm' : 'index_' + p + '.htm'; } });</script>"
        )
        row = '<li><a href="{a}">{t}</a><span>{on}</span></li>'
        rows = "".join(
            row.format(
                a=escape(press.address(column, p)),
                t=p.title if len(p.title) < 18 else f"{p.title[:17]}…",
                on=f"{p.published:%m-%d}",
            )
            for p in cms.pieces(column, k)
        )
        return press.listing(column, f"<ul>{rows}</ul>{code}")

    return {cms.page(column, k): later(page, k) for k in range(1, n + 1)}


def sending(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The pages are buttons of a form that send their own number."""

    def answer(ask: Ask) -> Page:
        k = ask.number("pageNo", 1) if ask.method == "POST" else 1
        buttons = "".join(
            f'<button type="submit" name="pageNo" value="{i}">{i}</button>'
            for i in range(1, cms.pages(column) + 1)
        )
        form = f'<form method="post" action="{escape(cms.column(column))}"><input type="hidden" name="colId" value="{column.number}">{buttons}</form>'
        return press.listing(column, press.rows(column, cms.pieces(column, k)) + form)

    return {cms.column(column): answer}


def folders(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Numbers with dots between them, relative to the page's own folder; the number is the last folder but one."""
    n = cms.pages(column)

    def page(k: int) -> Page:
        near = [i for i in range(1, n + 1) if abs(i - k) < 2 or i in (1, n)]
        ways = " ".join(f'<a href="../{i}.html">{i}</a>' if i != k else f"<em>{i}</em>" for i in near)
        return press.listing(
            column,
            press.rows(column, cms.pieces(column, k))
            + f'<div class="fy">{ways.replace("../", "")} ... </div>',
        )

    return {cms.page(column, k): later(page, k) for k in range(1, n + 1)}


def organ_pages(cms: Odd, press: Press) -> dict[str, Route]:
    """Every organ has a small site: its own head, its own menu, a few lines of news; disclosure is one of its links."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        if len(column.above) == 2 and column.children and column.slug != "fdzdgknr":
            menu = "".join(
                f'<li><a href="{escape(press.link(c))}">{c.name}</a></li>' for c in column.children
            )
            news = press.plan.tops[0]
            html = (
                f'<!DOCTYPE html><html><head><meta charset="{press.dress.declared}"><title>{column.name}</title></head><body><h1>{column.name}</h1>'
                f'<ul class="nav"><li><a href="{escape(press.link(column))}">首页</a></li><li><a href="#">走进{column.name}</a></li>{menu}</ul>'
                f'<div class="dt">工作动态{dated(press, news, news.pieces, "%m-%d")}</div><p><a href="/">返回主站</a></p></body></html>'
            )
            routes[press.link(column)] = later(press.encoded, html)
    del cms
    return routes
