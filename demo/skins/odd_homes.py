"""odd_homes — ways into a portal that are no plain menu: frames, trees in scripts, pictures, maps, applications."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from html import escape

from demo.files import docx, pdf
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd, by_address
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, fixed, in_json

Around = Callable[[Odd, Press], dict[str, Route]]


def _bare(press: Press, inner: str) -> Page:
    charset = press.dress.declared
    return press.encoded(
        f'<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset={charset}">'
        f"<TITLE>{press.plan.county.name}</TITLE></HEAD>{inner}</HTML>"
    )


def frameset(_cms: Odd, press: Press) -> dict[str, Route]:
    """2005: three frames, and at the left a tree that a script draws."""
    lines = []
    numbers = {column.path: at for at, column in enumerate(press.plan.columns(), 1)}
    for column in press.plan.columns():
        above = numbers[column.above[-1].path] if column.above else 0
        lines.append(
            f"d.add({numbers[column.path]},{above},'{column.name}','{press.link(column)}','','main');"
        )
    frames = '<FRAMESET rows="80,*"><FRAME src=top.htm name=top><FRAMESET cols="200,*"><FRAME src=left.htm name=left><FRAME src=main.htm name=main></FRAMESET></FRAMESET>'
    tree = f"<BODY><script>d = new dTree('d');\nd.add(0,-1,'网站导航');\n{chr(10).join(lines)}\ndocument.write(d);</script></BODY>"
    return {
        "/": later(_bare, press, frames),
        "/top.htm": later(_bare, press, "<BODY bgColor=#003399><IMG src=images/top.jpg></BODY>"),
        "/left.htm": later(_bare, press, tree),
        "/main.htm": later(
            _bare,
            press,
            f"<BODY>{press.rows(press.plan.tops[0], press.plan.tops[0].pieces)}</BODY>",
        ),
    }


def _nodes(press: Press, name: str, address: str) -> list[dict[str, object]]:
    ids = {column.path: at for at, column in enumerate(press.plan.columns(), 1)}
    return [
        {
            "id": ids[c.path], "pId": ids[c.above[-1].path] if c.above else 0, name: c.name, address: press.link(c),
            "open": False,
        }
        for c in press.plan.columns()
    ]  # fmt: skip


def ztree(_cms: Odd, press: Press) -> dict[str, Route]:
    """The columns below disclosure stand in a tree of organs that a script draws, and nowhere else."""
    nodes = json.dumps(_nodes(press, "name", "file"), ensure_ascii=False)
    tree = f"<ul id='tree' class='ztree'></ul><script>var zNodes = {nodes};\n$.fn.zTree.init($('#tree'), setting, zNodes);</script>"
    pages = {press.link(c): later(press.listing, c, tree) for c in press.plan.columns() if c.children}
    return pages | {"/": later(press.page, "首页", "", "首页", "<h3>欢迎访问</h3>")}


def pictures(_cms: Odd, press: Press) -> dict[str, Route]:
    """Every name is a picture: an image map on the home page, links with a title, links with nothing but an address."""
    parts = []
    for at, column in enumerate(press.plan.columns()):
        href = escape(press.link(column))
        parts.append(
            (
                f'<a href="{href}" title="{column.name}"><img src="/i/{at}.gif" alt=""></a>',
                f'<a href="{href}"><img src="/i/{at}.gif" title="{column.name}"></a>',
                f'<map name="m{at}"><area shape="rect" coords="0,0,9,9" href="{href}" alt="{column.name}"></map>',
            )[at % 3]
        )
    pages = {
        press.link(c): later(_bare, press, f"<BODY>{''.join(parts)}</BODY>")
        for c in press.plan.columns()
        if c.children
    }
    return pages | {"/": later(_bare, press, f"<BODY>{''.join(parts)}</BODY>")}


def mapped(_cms: Odd, press: Press) -> dict[str, Route]:
    """The home page is a film; what the site has stands in its sitemap.xml, which robots.txt names."""
    urls = "".join(
        f"<url><loc>{press.origin}{escape(press.link(c))}</loc></url>" for c in press.plan.columns()
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    robots = f"User-agent: *\nDisallow: /login\nSitemap: {press.origin}/sitemap.xml\n"
    home = "<BODY><embed src='/index.swf' width=1000><p>主办：县人民政府办公室</p></BODY>"
    return {
        "/": later(_bare, press, home),
        "/robots.txt": fixed(Page(robots.encode(), kind="text/plain")),
        "/sitemap.xml": fixed(Page(xml.encode(), kind="application/xml")),
    }


def map_page(_cms: Odd, press: Press) -> dict[str, Route]:
    """The menu names services only; 网站地图 at the foot leads to everything."""
    links = "".join(f"<li><a href='{escape(press.link(c))}'>{c.name}</a></li>" for c in press.plan.columns())
    page = partial(press.page, "网站地图", "", "网站地图", f"<ul>{links}</ul>")
    home = '<BODY><a href="/login">登录</a> <a href="/swf/1.html">宣传片</a> <a href="/map.html">网站地图</a> <a href="/about.html">关于我们</a> <a href="/m.html">手机版</a></BODY>'
    return {"/": later(_bare, press, home), "/map.html": lambda _: page()}


def moved(_cms: Odd, press: Press) -> dict[str, Route]:
    """The address is a signpost to another: a refresh, then a script, then the page."""
    return {
        "/": later(_bare, press, '<meta http-equiv="refresh" content="0;url=portal/default.htm">'),
        "/portal/default.htm": later(
            _bare, press, "<body><script>window.top.location.href = '/main.html';</script></body>"
        ),
    }


def application(_cms: Odd, press: Press) -> dict[str, Route]:
    """A single page whose menu, lists and articles' addresses come from services; its markup is one empty element."""
    shell = (
        "<div id=app></div><script>\nconst api = axios.create({ baseURL: '/prod-api' });\n"
        "api.get('/portal/channel/tree').then(r => store.menu(r.data.data));\n</script>"
    )
    tree = [
        {"channelId": c.number, "channelName": c.name, "path": press.link(c)} for c in press.plan.columns()
    ]
    pages = {
        press.link(c): later(_bare, press, f"<BODY>{shell}</BODY>")
        for c in press.plan.columns()
        if c.children
    }
    return pages | {
        "/": later(_bare, press, f"<BODY>{shell}</BODY>"),
        "/prod-api/portal/channel/tree": lambda _: in_json({"code": 200, "msg": "ok", "data": tree}),
    }


def years(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A column shows its newest year; the others are had by a drop-down whose values are years alone."""
    known = sorted({p.published.year for p in column.pieces}, reverse=True)
    options = "".join(f'<option value="{year}">{year}年</option>' for year in known)
    form = (
        f'<form id="f" method="get" action="{escape(cms.column(column).partition("?")[0])}"><input type="hidden" name="id" '
        f'value="{column.number}"><select name="nd" onchange="this.form.submit()"><option value="">请选择年份</option>{options}</select></form>'
    )

    def page(year: int) -> Page:
        own = [p for p in column.pieces if p.published.year == year]
        return press.listing(column, form + press.rows(column, own))

    first = cms.column(column)
    routes: dict[str, Route] = {f"{first}&nd={year}": later(page, year) for year in known}
    return {first: later(page, known[0] if known else 0), **routes}


def tabs(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """An organ's page of four tabs; a tab is no link but loads its list into the frame when it is pressed."""
    siblings = column.above[-1:] and next(
        c.children for c in press.plan.columns() if c.path == column.above[-1].path
    )
    heads = "".join(
        f'<li data-src="/inner{cms.column(c)}" onclick="turn(this)">{c.name}</li>'
        for c in siblings or (column,)
    )
    shell = f'<ul class="tab">{heads}</ul><iframe id="con" src="/inner{cms.column(column)}"></iframe>'
    rows = f"<BODY>{press.rows(column, column.pieces)}</BODY>"
    return {
        cms.column(column): later(press.listing, column, shell),
        f"/inner{cms.column(column)}": later(_bare, press, rows),
    }


def files(cms: Odd, press: Press) -> dict[str, Route]:
    """The lists point at files: the reports exist as PDF and Word alone."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for piece in column.pieces:
            if piece.publisher is not None:
                routes[cms.details(column, piece)[0]] = partial(_file, piece)
    return routes


def _file(piece: Piece, _: object) -> Page:
    if piece.number % 2:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return Page(docx(piece.article), kind=kind)
    return Page(pdf(piece.article), kind="application/pdf")


def plain_pages() -> Callable[[Odd, Press, Column], dict[str, Route]]:
    return by_address(lambda cms, press, column, k: press.rows(column, cms.pieces(column, k)))


def late(cms: Odd, press: Press, column: Column, _k: int) -> str:
    """更多 is a button that fetches the next rows as a piece of a page."""
    return (
        f"{press.rows(column, cms.pieces(column, 1))}"
        f'<button class="load-more" data-url="/more.php?cid={column.number}" data-page="1">加载更多</button>'
    )


def more(cms: Odd, press: Press) -> dict[str, Route]:
    """The service behind the button."""

    def answer(ask: Ask) -> Page:
        column = next(
            (c for c in press.plan.leaves() if str(c.number) == ask.told.get("cid")),
            None,
        )
        if column is None:
            return press.missing()
        return press.encoded(press.rows(column, cms.pieces(column, ask.number("page", 1))))

    return {"/more.php": answer}
