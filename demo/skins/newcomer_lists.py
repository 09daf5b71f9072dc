"""newcomer_lists — lists of a second lot of strange portals, written when the crawler had been mended for the first and not tried on them."""

from __future__ import annotations

import json
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, fixed, in_json
from demo.skins.strange_lists import dated


def _of_number(press: Press, number: str) -> Column | None:
    return next((c for c in press.plan.columns() if str(c.number) == number), None)


# -- pages of a list --------------------------------------------------------------------------------------
def plugin(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """A pager that a plug-in draws; where it leads, its callback says, and page 1 has a name of its own."""
    return (
        f'<div id="pager"></div><script>$("#pager").pagination({{ total: {len(column.pieces)}, pageSize: {cms.per_page}, pageNumber: {k},\n'
        "  onSelectPage: function (pageNumber) { window.location.href = pageNumber == 1 ? 'moreinfo.html' : pageNumber + '.html'; } });</script>"
    )


def leaves(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """A drop-down of pages whose function is handed the box itself and joins column and value to an address."""
    options = "".join(
        f'<option value="{i}"{" selected" if i == k else ""}>{i}</option>'
        for i in range(1, cms.pages(column) + 1)
    )
    return (
        f'<select name="pages" onchange="turnTo(this)">{options}</select><script>function turnTo(box) {{ var n = '
        f"box.options[box.selectedIndex].value; location.href = '/zwgklist-888888661-{column.number}' + (n > 1 ? '-' + n : '') + '.html'; }}</script>"
    )


# -- what a script asks -----------------------------------------------------------------------------------
def data_files(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A page of the list is a file of data beside the column's page, asked for by a relative address."""
    code = (
        "<ul id='ul'></ul><div id='pages'></div><script>var pageNo = 1;\nfunction show(pageNo) {\n"
        "  $.getJSON('data/list_' + pageNo + '.json', function (d) { d.docs.forEach(draw); });\n}\nshow(1);</script>"
    )
    here = cms.column(column)
    routes: dict[str, Route] = {here: later(press.listing, column, code)}
    for k in range(1, cms.pages(column) + 1):
        rows = [
            {"TITLE": p.title, "DOCPUBURL": press.address(column, p), "PUBDATE": f"{p.published:%Y-%m-%d}"}
            for p in cms.pieces(column, k)
        ]
        routes[f"{here}data/list_{k}.json"] = fixed(in_json({"countPage": cms.pages(column), "docs": rows}))
    return routes


def asked_deep(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A request whose body is data in data: the page inside one object, the column inside another."""
    code = (
        f"<div id=list></div><script>var channelCode = '{column.number}', pageNo = 1;\n"
        "axios.post('/gov-api/manuscript/page', { pageInfo: { pageNo: pageNo, pageSize: "
        f"{cms.per_page} }}, condition: {{ channelCode: channelCode }} }}).then(r => render(r.data));</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def deep_service(cms: Odd, press: Press) -> dict[str, Route]:
    """What answers such requests; it knows nothing of a page or a column at the top of the body."""

    def answer(ask: Ask) -> Page:
        told = json.loads(ask.body or b"{}") if "json" in ask.headers.get("content-type", "") else {}
        column = _of_number(press, str((told.get("condition") or {}).get("channelCode")))
        if column is None:
            return in_json({"code": 400, "message": "参数错误"})
        k = int((told.get("pageInfo") or {}).get("pageNo") or 1)
        rows = [
            {"title": p.title, "publishUrl": press.address(column, p), "publishTime": str(p.published)}
            for p in cms.pieces(column, k)
        ]
        return in_json({"code": 200, "data": {"records": rows, "totalCount": len(column.pieces)}})

    return {"/gov-api/manuscript/page": answer}


def feeds(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A script draws the list from a feed: a file of items with title, link and day."""
    address = f"/xml/{column.number}.xml"
    code = (
        f"<table id='t'></table><script>$.ajax({{ url: '{address}', dataType: 'xml', success: function (xml) {{\n"
        "  $(xml).find('item').each(function () { draw($(this).find('title').text(), $(this).find('link').text()); });\n} });</script>"
    )
    items = "".join(
        f"<item><title><![CDATA[{p.title}]]></title><link>{escape(press.address(column, p))}</link><pubDate>{p.published}</pubDate></item>"
        for p in column.pieces
    )
    xml = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{column.name}</title>{items}</channel></rss>'
    return {
        cms.column(column): later(press.listing, column, code),
        address: fixed(Page(xml.encode(), kind="text/xml")),
    }


def in_a_file(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The rows stand in a script of their own beside the page, as data that the page's own script prints."""
    rows = ",\n".join(
        f"{{t:'{p.title}',u:'{press.address(column, p)}',d:'{p.published}'}}" for p in column.pieces
    )
    code = (
        f'<ul id="list"></ul><script src="/data/col_{column.number}.js"></script><script>for (var i = 0; i < rows.length; i++) '
        "document.getElementById('list').innerHTML += '<li><a href=\"' + rows[i].u + '\">' + rows[i].t + '</a></li>';</script>"
    )
    return {
        cms.column(column): later(press.listing, column, code),
        f"/data/col_{column.number}.js": fixed(script(f"var rows = [{rows}];")),
    }


# -- all on one page --------------------------------------------------------------------------------------
def folded(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """All years stand on the page, each in a pane of its own; all panes but the first are folded away."""
    years = sorted({p.published.year for p in column.pieces}, reverse=True)
    tabs = "".join(f'<a href="#y{year}" class="tab">{year}年</a>' for year in years)
    hidden = ' style="display:none"'
    panes = "".join(
        f'<div class="pane" id="y{year}"{hidden if at else ""}><ul>'
        + dated(press, column, tuple(p for p in column.pieces if p.published.year == year), "%m/%d") + "</ul></div>"
        for at, year in enumerate(years)
    )  # fmt: skip
    return {cms.column(column): later(press.listing, column, tabs + panes)}


def headed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A table a year under its heading; a row says the organ, and 查看 is the link; nothing else says the year."""
    own: dict[int | None, list[Piece]] = {}
    for piece in column.pieces:
        own.setdefault(piece.year, []).append(piece)
    parts = []
    for year in sorted((y for y in own if y), reverse=True):
        rows = "".join(
            f'<tr><td>{at}</td><td>{p.source if p.publisher is None else p.publisher.name}</td><td><a href="{press.address(column, p)}">查看</a></td></tr>'
            for at, p in enumerate(own[year], 1)
        )
        parts.append(
            f"<h3>{year}年度</h3><table><tr><th>序号</th><th>单位</th><th>年报</th></tr>{rows}</table>"
        )
    return {
        cms.column(column): later(
            press.listing, column, "".join(parts) + dated(press, column, tuple(own.get(None, ())), "%Y-%m-%d")
        )
    }


# -- ways in ----------------------------------------------------------------------------------------------
def grown_tree(_cms: Odd, press: Press) -> dict[str, Route]:
    """A tree that grows in markup: pressing a branch fetches its twigs by its number; twigs with a page are links."""

    def twigs(columns: tuple[Column, ...]) -> str:
        return "".join(
            f"<li><span class='fold' onclick=\"grow('{c.number}', this)\">+</span>{c.name}<ul></ul></li>" if c.children
            else f'<li><a href="{escape(press.link(c))}">{c.name}</a></li>' for c in columns
        )  # fmt: skip

    def answer(ask: Ask) -> Page:
        column = _of_number(press, ask.told.get("pid", ""))
        return press.encoded(twigs(column.children) if column else "")

    code = "<script>function grow(pid, el) { $.get('/tree/child.jsp', { pid: pid }, function (html) { $(el).siblings('ul').html(html); }); }</script>"
    home = later(press.page, "首页", "", "首页", f"<ul id='tree'>{twigs(press.plan.tops)}</ul>{code}")
    pages = {
        press.link(c): later(press.listing, c, "<p>请从左侧目录树中选择。</p>")
        for c in press.plan.columns()
        if c.children
    }
    return {**pages, "/": home, "/tree/child.jsp": answer}


def jumped(_cms: Odd, press: Press) -> dict[str, Route]:
    """A branch is a drop-down of what lies below it, with a function that makes an address of slug and ending."""

    def page(column: Column) -> Page:
        options = "".join(f'<option value="{c.number}">{c.name}</option>' for c in column.children)
        code = (
            f'<select id="jump{column.number}"><option value="">请选择</option>{options}</select><script>'
            f"$('#jump{column.number}').change(function () {{ var v = $(this).val(); if (v) window.open('/lanmu/' + v + '.html'); }});</script>"
        )
        return press.listing(column, code)

    return {press.link(c): later(page, c) for c in press.plan.columns() if c.children}


def by_telephone(cms: Odd, press: Press) -> dict[str, Route]:
    """Every article has a twin for telephones, to which the home page for telephones leads."""
    rows = [(c, p) for c in press.plan.leaves() for p in c.pieces]
    links = "".join(f'<li><a href="{cms.details(c, p)[1]}">{p.title}</a></li>' for c, p in rows)
    tops = "".join(f'<li><a href="{press.link(c)}">{c.name}</a></li>' for c in press.plan.tops)
    return {
        "/": later(press.page, "首页", "", "首页", f'<a href="/m/">手机版</a><ul>{tops}</ul>'),
        "/m/": later(press.page, "手机版", "", "首页", f"<ul>{links}</ul>"),
    }
