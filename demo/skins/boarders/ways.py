"""ways — menus of functions and arrays, and organs whose lists a frame of the same page shows."""

from __future__ import annotations

from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import Around
from demo.skins.site import Route


def array_menu(_cms: Odd, press: Press) -> dict[str, Route]:
    """The menu's cells call a function with a number, which looks the address up in an array."""
    cells = "".join(f'<td onclick="menu({at})">{c.name}</td>' for at, c in enumerate(press.plan.tops))
    urls = ", ".join(f"'{press.link(c)}'" for c in press.plan.tops)
    html = (
        f'<html><head><meta charset="{press.dress.declared}"></head><body><table><tr>{cells}</tr></table>'
        f"<script>var urls = [{urls}];\nfunction menu(i) {{ window.location.href = urls[i]; }}</script></body></html>"
    )
    return {"/": later(press.encoded, html)}


def frame_of(address: str) -> Around:
    """The organs of a group call a function that fills a frame; *address* is what it is filled with, {} the organ's number."""
    head, _, tail = address.partition("{}")

    def around(_cms: Odd, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {}
        for column in press.plan.columns():
            if column.slug in ("xzjd", "bm"):
                items = "".join(
                    f'<li><a href="javascript:void(0)" onclick="getOrgan(\'{c.number}\')">{c.name}</a></li>'
                    for c in column.children
                )
                code = f"<script>function getOrgan(id) {{ $('#frm').attr('src', '{head}' + id + '{tail}'); }}</script>"
                routes[press.link(column)] = later(
                    press.listing, column, f'<ul>{items}</ul><iframe id="frm" width="100%"></iframe>{code}'
                )
        return routes

    return around


def chosen_organ(_cms: Odd, press: Press) -> dict[str, Route]:
    """Organs in two boxes, departments and towns, each with a button of its own that opens what is chosen."""

    def box(name: str, options: str) -> str:
        return (
            f'<select id="{name}"><option value="">请选择</option>{options}</select>'
            f'<input type="button" value="查看" onclick="var v=document.getElementById(\'{name}\').value;if(v)window.open(v)">'
        )

    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        if column.slug in ("xzjd", "bm"):
            options = "".join(
                f'<option value="{escape(press.link(c))}">{c.name}</option>' for c in column.children
            )
            routes[press.link(column)] = later(press.listing, column, box(f"sel_{column.slug}", options))
    return routes
