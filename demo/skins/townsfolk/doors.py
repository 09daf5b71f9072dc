"""doors — home pages and choices of organs of a ninth lot: addresses that go on by themselves, a map, drop-downs, tabs, a tree in a frame."""

from __future__ import annotations

from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column
from demo.skins.site import Page, Route


def bare(press: Press, inner: str, script: str = "") -> Page:
    """A page without the portal's frame."""
    return press.encoded(
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={press.dress.declared}">'
        f"<title>{press.plan.county.name}</title>{script}</head>{inner}</html>"
    )


def _branches(press: Press) -> list[Column]:
    return [c for c in press.plan.columns() if c.children]


def refreshed(_cms: Odd, press: Press) -> dict[str, Route]:
    """The address goes on to the portal by a meta tag, whose address is relative."""
    tag = '<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=./ztzl/web/index.html">'
    return {"/": later(bare, press, "<body></body>", tag), "/ztzl/web/index.html": later(press.home)}


def scripted(_cms: Odd, press: Press) -> dict[str, Route]:
    """A script looks at the kind of browser and sends it on."""
    code = (
        "<script>\nvar mobile = /Android|iPhone|iPad/i.test(navigator.userAgent);\n"
        'if (mobile) { window.location.replace("/wap/index.html"); } else { window.location.replace("/col/col1/index.html"); }\n</script>'
    )
    wap = later(bare, press, "<body><h1>手机版</h1></body>")
    return {
        "/": later(bare, press, "<body></body>", code),
        "/wap/index.html": wap,
        "/col/col1/index.html": later(press.home),
    }


def map_areas(_cms: Odd, press: Press) -> dict[str, Route]:
    """Towns are areas of a map; departments a table of links."""

    def page(column: Column) -> Page:
        areas = "".join(
            f'<area shape="circle" coords="{40 + 60 * at},{90 + 20 * at},18" href="{escape(press.link(c))}" alt="{c.name}" target="_blank">'
            for at, c in enumerate(column.children)
        )
        inner = f'<img src="/images/map.gif" usemap="#Map" border="0"><map name="Map" id="Map">{areas}</map>'
        return press.listing(column, inner)

    return {press.link(c): later(page, c) for c in press.plan.tops if c.kind == "其他" and c.children}


def selects(_cms: Odd, press: Press) -> dict[str, Route]:
    """What stands below a column is chosen from a drop-down: a function makes the address from the option's value."""

    def page(column: Column) -> Page:
        options = "".join(f'<option value="{c.number}">{c.name}</option>' for c in column.children)
        code = (
            "<script>\nfunction changeArea(obj) {\n  var id = obj.options[obj.selectedIndex].value;\n  if (id == '') return;\n"
            "  window.location.href = '/col/col' + id + '/index.html';\n}\n</script>"
        )
        return press.listing(
            column,
            f'<select id="area" onchange="changeArea(this)"><option value="">--请选择--</option>{options}</select>{code}',
        )

    return {press.link(c): later(page, c) for c in _branches(press) if c.above}


def tabs(_cms: Odd, press: Press) -> dict[str, Route]:
    """A column with others below it has a tab for each, and in the tab what lies below that: nothing else is linked."""

    def page(column: Column) -> Page:
        heads = "".join(
            f'<li class="{"on" if not at else ""}" data-id="{at}">{c.name}</li>'
            for at, c in enumerate(column.children)
        )
        panes = "".join(
            f'<div class="tab-pane" style="display:{"none" if at else "block"}"><ul class="bmlist">'
            + "".join(
                f'<li><a href="{escape(press.link(x))}" target="_blank">{x.name}</a></li>'
                for x in (c.children or (c,))
            )
            + "</ul></div>"
            for at, c in enumerate(column.children)
        )
        return press.page(column.name, "", press.crumbs(column), f'<ul class="tab-nav">{heads}</ul>{panes}')

    return {press.link(c): later(page, c) for c in _branches(press) if c.kind != "政务公开"}


def tree_frame(_cms: Odd, press: Press) -> dict[str, Route]:
    """Disclosure is a frame at the left with a tree that a script writes, and one at the right for the lists."""
    opened = [c for c in press.plan.tops if c.kind == "政务公开"]
    columns = [c for top in opened for c in top.walk()]
    ids = {c.path: at for at, c in enumerate(columns)}
    nodes = "\n".join(
        f"d.add({ids[c.path]},{ids[c.above[-1].path] if c.above else -1},'{c.name}','{'' if c.children else press.link(c)}','{c.name}','mainFrame');"
        for c in columns
    )
    tree = f"<body><div class='dtree'><script type=\"text/javascript\">\nd = new dTree('d');\n{nodes}\ndocument.write(d);\n</script></div></body>"
    head = '<script src="/gkml/dtree.js"></script>'
    shell = '<frameset cols="220,*" frameborder="no"><frame src="/gkml/tree.htm" name="leftFrame"><frame src="/gkml/welcome.htm" name="mainFrame"></frameset>'
    return {press.link(c): later(bare, press, shell) for c in opened} | {
        "/gkml/tree.htm": later(bare, press, tree, head),
        "/gkml/welcome.htm": later(bare, press, "<body>请在左侧选择目录</body>"),
    }
