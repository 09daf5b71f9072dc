"""copies — a report once more: as a Word file behind a page of one line, or as a page for telephones."""

from __future__ import annotations

from functools import partial
from html import escape

from demo.articles import Article
from demo.files import docx
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd, Serve
from demo.skins.plan import Column
from demo.skins.settlers.lists import bare
from demo.skins.site import Page, Route
from demo.skins.strange_lists import dated


def attached(cms: Odd, press: Press) -> dict[str, Route]:
    """A report's page is a line and a Word file."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for p in column.pieces:
            if p.publisher is not None:
                page, file = cms.details(column, p)
                main = f'<h1>{p.title}</h1><div>{p.published}</div><div class="content"><p>具体内容请点击附件下载查看。</p><p>附件：<a href="{file}">{p.title}.docx</a></p></div>'
                routes[page] = later(press.page, p.title, "", press.crumbs(column), main)
                routes[file] = partial(_word, p.article)
    return routes


def _word(article: Article, _: object) -> Page:
    return Page(docx(article), kind="application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def twins(serve: Serve) -> Serve:
    """Every page of a column stands once more below /wap, with rows that lead to pieces below /wap."""

    def both(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
        own = serve(cms, press, column)
        rows = f"<ul>{dated(press, column, column.pieces, '%m-%d')}</ul>".replace('href="', 'href="/wap')
        return own | {f"/wap{cms.column(column)}": later(bare, press, f"<h2>{column.name}</h2>{rows}")}

    return both


def wap_home(cms: Odd, press: Press) -> dict[str, Route]:
    """The telephone's home, its branches and its pieces."""
    routes: dict[str, Route] = {}

    def links(columns: tuple[Column, ...]) -> Page:
        return bare(
            press, "".join(f'<p><a href="/wap{escape(press.link(c))}">{c.name}</a></p>' for c in columns)
        )

    routes["/wap/"] = later(links, press.plan.tops)
    for column in press.plan.columns():
        if column.children:
            routes[f"/wap{press.link(column)}"] = later(links, column.children)
        for p in column.pieces:
            routes[f"/wap{press.address(column, p)}"] = later(press.article, column, p)
    del cms
    return routes


PHONE = "<script>var ua = navigator.userAgent.toLowerCase(); if (/android|iphone|mobile/.test(ua)) { window.location.href = '/wap/'; }</script>"
