"""ways — how these portals lead to their columns: welcome pages, signposts, maps, boxes of organs, tabs."""

from __future__ import annotations

from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column
from demo.skins.site import Page, Route


def _bare(press: Press, inner: str) -> Page:
    return press.encoded(
        f'<!DOCTYPE html><html><head><meta charset="{press.dress.declared}"><title>{press.plan.county.name}</title></head>{inner}</html>'
    )


def welcome(_cms: Odd, press: Press) -> dict[str, Route]:
    """A picture of the season; a script leaves it after five seconds, a word leaves it at once."""
    inner = (
        '<body onload="setTimeout(go, 5000)"><img src="/images/chunjie.jpg" usemap="#m"><map name="m"><area shape="rect" coords="900,10,980,40" href="/main.html" alt="关闭"></map>'
        '<script>function go() { window.location.replace("/main.html"); }</script><p><a href="/main.html">跳过</a></p></body>'
    )
    return {"/": later(_bare, press, inner)}


def signpost(_cms: Odd, press: Press) -> dict[str, Route]:
    """Telephones go one way, everyone else the other."""
    inner = (
        "<script>var ua = navigator.userAgent.toLowerCase();\nif (/iphone|android|mobile/.test(ua)) { location.href = '/wap/index.html'; }\n"
        "else { location.href = '/main.html'; }</script>"
    )
    return {"/": later(_bare, press, inner)}


def _organ_branch(column: Column) -> bool:
    """Whether what stands below the column are organs with channels of their own."""
    return column.kind == "其他" and len(column.children) > 1 and not column.pieces


def mapped(_cms: Odd, press: Press) -> dict[str, Route]:
    """Towns are shapes of a map of the county, departments words in a table."""

    def page(column: Column) -> Page:
        areas = "".join(
            f'<area shape="poly" coords="1{at},20,30,4{at},50,60" href="{escape(press.link(c))}" title="{c.name}">'
            for at, c in enumerate(column.children)
        )
        return press.listing(
            column, f'<img src="/images/ditu.png" usemap="#dt"><map name="dt" id="dt">{areas}</map>'
        )

    return {press.link(c): later(page, c) for c in press.plan.columns() if not c.above and _organ_branch(c)}


def boxes(_cms: Odd, press: Press) -> dict[str, Route]:
    """Organs stand in a box that opens a window on what is chosen."""

    def page(column: Column) -> Page:
        options = "".join(
            f'<option value="{escape(press.link(c))}">{c.name}</option>' for c in column.children
        )
        box = f'<select class="form-control" onchange="window.open(this.options[this.selectedIndex].value)"><option value="#">请选择{column.name}</option>{options}</select>'
        return press.listing(column, box)

    return {press.link(c): later(page, c) for c in press.plan.columns() if not c.above and _organ_branch(c)}


def tabs(_cms: Odd, press: Press) -> dict[str, Route]:
    """The columns below one are tabs whose words are no links: 更多 in each pane leads on."""

    def page(column: Column) -> Page:
        heads = "".join(
            f'<li class="{"" if at else "on"}">{c.name}</li>' for at, c in enumerate(column.children)
        )
        panes = "".join(
            f'<div class="pane"{" style=display:none" if at else ""}><a class="more" href="{escape(press.link(c))}">更多</a>{press.rows(c, c.pieces[:3])}</div>'
            for at, c in enumerate(column.children)
        )
        return press.listing(column, f'<ul class="tabs">{heads}</ul>{panes}')

    return {press.link(c): later(page, c) for c in press.plan.columns() if c.children and c.above}
