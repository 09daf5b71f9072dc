"""doors — home pages and branches of an eighth lot: sub-sites of towns, organs by letters, folding lists, trees, a page behind a picture."""

from __future__ import annotations

import json
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column
from demo.skins.site import Page, Route


def bare(press: Press, inner: str) -> Page:
    return press.encoded(
        f'<html><head><meta charset="{press.dress.declared}"><title>{press.plan.county.name}</title></head><body>{inner}</body></html>'
    )


def _organs(column: Column) -> bool:
    return not column.above and column.kind == "其他" and any(c.children for c in column.children)


def small_sites(_cms: Odd, press: Press) -> dict[str, Route]:
    """Each organ's page is a home page of its own: a head, pictures as a menu, and three boxes."""

    def page(organ: Column) -> Page:
        menu = "".join(
            f'<a href="{escape(press.link(c))}"><img src="/i/{c.slug}.png" title="{c.name}" border="0"></a>'
            for c in organ.children
        )
        below = [c for child in organ.children for c in (child.children or (child,))]
        boxes = "".join(
            f'<div class="mod"><h2><span>{c.name}</span><a href="{escape(press.link(c))}">&gt;&gt;</a></h2><ul></ul></div>'
            for c in below
        )
        return bare(press, f'<div class="head"><h1>{organ.name}</h1></div><div>{menu}</div>{boxes}<div class="foot">Copyright {organ.name}</div>')  # fmt: skip

    return {press.link(c): later(page, c) for top in press.plan.tops if _organs(top) for c in top.children}


def by_letters(_cms: Odd, press: Press) -> dict[str, Route]:
    """Organs in lists by the first letter of their names, each a link that opens a window."""

    def page(column: Column) -> Page:
        letters: dict[str, list[Column]] = {}
        for c in column.children:
            letters.setdefault(c.slug[0].upper(), []).append(c)
        parts = "".join(
            f"<dl><dt>{letter}</dt>"
            + "".join(
                f"<dd><a href=\"javascript:openNew('{escape(press.link(c))}')\">{c.name}</a></dd>"
                for c in own
            )
            + "</dl>"
            for letter, own in sorted(letters.items())
        )
        return press.listing(
            column, f"{parts}<script>function openNew(u) {{ window.open(u, '_blank'); }}</script>"
        )

    return {press.link(c): later(page, c) for c in press.plan.tops if _organs(c)}


def folding(_cms: Odd, press: Press) -> dict[str, Route]:
    """Every page of a branch has the whole tree of it, folded: heads are buttons, only leaves are links."""

    def branch(column: Column) -> str:
        if not column.children:
            return (
                f'<li class="list-group-item"><a href="{escape(press.link(column))}">{column.name}</a></li>'
            )
        below = "".join(map(branch, column.children))
        return (
            f'<div class="panel"><a data-toggle="collapse" href="#c{column.number}">{column.name}</a>'
            f'<div id="c{column.number}" class="collapse"><ul class="list-group">{below}</ul></div></div>'
        )

    def page(top: Column) -> Page:
        tree = next(t for t in press.plan.tops if t.path == (top.above[0].path if top.above else top.path))
        return press.listing(top, f'<div id="accordion">{branch(tree)}</div>')

    return {press.link(c): later(page, c) for c in press.plan.columns() if c.children}


def welcome(_cms: Odd, press: Press) -> dict[str, Route]:
    """A picture with a button; the portal is behind it, in a frame that fills the window."""
    inner = '<div style="text-align:center"><img src="/images/welcome.jpg"><br><input type="button" value="进入首页" onclick="window.location.href=\'default.html\'"></div>'
    frame = f'<html><head><title>{press.plan.county.name}</title></head><frameset rows="*,0"><frame src="/main.html" name="main"><frame src="about:blank"></frameset></html>'
    return {"/": later(bare, press, inner), "/default.html": later(press.encoded, frame)}


def node_tree(_cms: Odd, press: Press) -> dict[str, Route]:
    """The branch of disclosure is a tree that a script draws of nodes with ids, names and addresses."""
    columns = [c for c in press.plan.columns() if c.above or c.kind == "政务公开"]
    ids = {c.path: f"B{at:02d}" for at, c in enumerate(columns, 1)}
    nodes = [
        {"id": ids[c.path], "pId": ids[c.above[-1].path] if c.above and c.above[-1].path in ids else "0", "name": c.name}
        | ({} if c.children else {"url": press.link(c), "target": "_self"})
        for c in columns
    ]  # fmt: skip
    tree = f"<ul id='organTree' class='ztree'></ul><script>\nvar zNodes = {json.dumps(nodes, ensure_ascii=False)};\n$(document).ready(function () {{ $.fn.zTree.init($('#organTree'), {{}}, zNodes); }});\n</script>"
    return {
        press.link(c): later(press.listing, c, tree)
        for c in press.plan.columns()
        if c.children and (c.above or c.kind == "政务公开")
    }
