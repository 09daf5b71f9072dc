"""lists — rows that a handler opens, lists in files of data, pages that a box or an attribute names."""

from __future__ import annotations

import json
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.strange_lists import dated


def bare(press: Press, inner: str) -> Page:
    """A page that stands inside another."""
    return press.encoded(
        f'<html><head><meta charset="{press.dress.declared}"></head><body>{inner}</body></html>'
    )


def _leaf(press: Press, said: str | None) -> Column | None:
    return next((c for c in press.plan.leaves() if str(c.number) == said), None)


def data_pages(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The buttons of the pager bear their page as data; a handler of the site joins it to the address."""
    here, n = cms.column(column), cms.pages(column)
    sign = "&" if "?" in here else "?"

    def page(k: int) -> Page:
        ways = "".join(f'<a href="javascript:;" data-page="{i}">{i}</a>' for i in range(1, n + 1))
        code = (
            "<script>$('.fanye a').on('click', function () { var page = $(this).data('page');\n"
            f"  window.location.href = '{here}{sign}page=' + page; }});</script>"
        )
        return press.listing(
            column, f'{press.rows(column, cms.pieces(column, k))}<div class="fanye">{ways}</div>{code}'
        )

    return {here: later(page, 1)} | {f"{here}{sign}page={k}": later(page, k) for k in range(1, n + 1)}


def handled(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Rows are no links: a handler opens the number that a row bears."""
    head, _, tail = cms.show.partition("{id}")
    rows = "".join(
        f'<li data-id="{p.number}"><span class="t">{p.title}</span><i>{p.published}</i></li>'
        for p in column.pieces
    )
    code = (
        "<script>$('#rows').on('click', 'li', function () { var id = $(this).attr('data-id');\n"
        f"  window.open('{head}' + id + '{tail}'); }});</script>"
    )
    return {cms.column(column): later(press.listing, column, f'<ul id="rows">{rows}</ul>{code}')}


def static_data(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The pages of a list are files of data in its folder: list_1.json, list_2.json."""
    here = cms.column(column)
    code = (
        "<ul id='list'></ul><div id='page'></div><script>function load(n) { $.getJSON('list_' + n + '.json', function (d) { draw(d.list); pager(d.pageCount); }); }\n"
        "load(1);</script>"
    )
    routes: dict[str, Route] = {here: later(press.listing, column, code)}
    for k in range(1, cms.pages(column) + 1):
        rows = [
            {"title": p.title, "url": press.address(column, p), "pubDate": str(p.published)}
            for p in cms.pieces(column, k)
        ]
        answer = in_json({"pageCount": cms.pages(column), "pageIndex": k, "list": rows})
        routes[f"{here}list_{k}.json"] = later(_same, answer)
    return routes


def _same(page: Page) -> Page:
    return page


def requested(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """An application's own function asks, told address, method and data."""
    code = (
        f"<div id=app></div><script>const channelId = {column.number};\nfunction getContents(pageNo) {{\n"
        f"  request({{ url: '/jeecms/api/front/contents', method: 'post', data: {{ channelIds: channelId, pageNo: pageNo, pageSize: {cms.per_page}, orderBy: 4 }} }}).then(res => {{ list = res.data.content; }}); }}\n"
        "getContents(1);</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def contents(cms: Odd, press: Press) -> dict[str, Route]:
    """What that function is answered, whether it sends a form or JSON."""

    def answer(ask: Ask) -> Page:
        told = json.loads(ask.body) if ask.body[:1] == b"{" else ask.told
        column = _leaf(press, str(told.get("channelIds", "")))
        if column is None or ask.method != "POST":
            return in_json({"code": 500, "message": "参数有误", "data": None})
        pieces = cms.pieces(column, int(told.get("pageNo", 1)))
        rows = [
            {
                "id": p.number,
                "title": p.title,
                "url": press.address(column, p),
                "releaseTime": f"{p.published} 08:30",
            }
            for p in pieces
        ]
        return in_json(
            {
                "code": 200,
                "data": {"content": rows, "totalElements": len(column.pieces), "number": told.get("pageNo")},
            }
        )

    return {"/jeecms/api/front/contents": answer}


def next_piece(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """点击加载更多 bears the address of the next piece of a page; the piece brings the next button."""
    stem, n = cms.column(column).rpartition(".")[0], cms.pages(column)

    def piece(k: int) -> str:
        way = (
            f'<div class="more" data-next="{stem}_{k + 1}.htm">点击加载更多</div>'
            if k < n
            else "<div>没有更多了</div>"
        )
        return f"<ul>{dated(press, column, cms.pieces(column, k), '%Y-%m-%d')}</ul>{way}"

    code = "<script>$(document).on('click', '.more', function () { var t = $(this); $.get(t.data('next'), function (html) { t.replaceWith(html); }); });</script>"
    routes: dict[str, Route] = {cms.column(column): later(press.listing, column, piece(1) + code)}
    return routes | {f"{stem}_{k}.htm": later(press.encoded, piece(k)) for k in range(2, n + 1)}


def in_frame(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A frame whose script posts for windows of records."""
    inside = f"/rdsrmzf/listframe.html?columnId={column.number}"
    code = (
        f'<div id="list"></div><script>var columnId = "{column.number}", perpage = {cms.per_page};\n'
        "function show(pageNo) { $.post('/rdsrmzf/messageController/getMessage.do', { startrecord: (pageNo - 1) * perpage + 1, endrecord: pageNo * perpage, perpage: perpage, columnId: columnId },\n"
        "  function (d) { $('#list').html(d.result); }, 'json'); }\nshow(1);</script>"
    )
    shell = f'<iframe src="{inside}" frameborder="0" scrolling="no"></iframe>'
    return {cms.column(column): later(press.listing, column, shell), inside: later(bare, press, code)}


def windows(_cms: Odd, press: Press) -> dict[str, Route]:
    """The window of records that is posted for."""

    def answer(ask: Ask) -> Page:
        column = _leaf(press, ask.told.get("columnId"))
        if column is None or not ask.from_a_page:
            return press.missing()
        start = max(1, ask.number("startrecord", 1))
        pieces = column.pieces[start - 1 : min(ask.number("endrecord", start + 4), start + 4)]
        return in_json(
            {"result": f"<ul>{dated(press, column, pieces, '%Y-%m-%d')}</ul>", "total": len(column.pieces)}
        )

    return {"/rdsrmzf/messageController/getMessage.do": answer}


def xml_pages(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The rows stand in a file of XML beside the page, all of them; a script cuts them into pages."""
    folder = cms.column(column).rpartition("/")[0]
    items = "".join(
        f"<item><title><![CDATA[{p.title}]]></title><link>{escape(press.address(column, p))}</link><pubDate>{p.published}</pubDate></item>"
        for p in column.pieces
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><list>{items}</list>'
    code = "<ul id='ul'></ul><script>$.ajax({ url: 'list.xml', dataType: 'xml', success: function (xml) { $(xml).find('item').each(row); fanye(1); } });</script>"
    return {
        cms.column(column): later(press.listing, column, code),
        f"{folder}/list.xml": later(_same, Page(xml.encode(), kind="text/xml")),
    }


def year_area(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Hanweb's annual page of an organ: its years are spans, a function loads the report of the one that is pressed."""
    own = [p for p in column.pieces if p.publisher]
    if not own:
        return {cms.column(column): later(press.listing, column, press.rows(column, column.pieces))}
    spans = "".join(f"<span class='nd' onclick=\"showYear('{p.year}')\">{p.year}年</span>" for p in own)
    path = f"/module/xxgk/xxgkAnnualReport.jsp?area=001008{column.number}"
    code = f"<div id='con'></div><script>function showYear(y) {{ $('#con').load('{path}&fbtime=' + y); }}\nshowYear({own[0].year});</script>"
    others = [p for p in column.pieces if not p.publisher]
    return {cms.column(column): later(press.listing, column, spans + code + press.rows(column, others))}


def boxed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """There is a box for the number and a button, no link: 1/3页."""
    n, stem = cms.pages(column), cms.column(column).removesuffix(".htm")

    def page(k: int) -> Page:
        code = (
            f'<div class="pg">第{k}页/共{n}页 <input id="num" value="{k}" size="2"><input type="button" value="GO" onclick="jump()"></div>'
            "<script>function jump() { var num = document.getElementById('num').value;\n"
            f"  if (num == 1) {{ location.href = '{stem}.htm'; }} else {{ location.href = '{stem}-' + num + '.htm'; }} }}</script>"
        )
        return press.listing(column, press.rows(column, cms.pieces(column, k)) + code)

    return {cms.page(column, k): later(page, k) for k in range(1, n + 1)}


def organ_tabs(cms: Odd, press: Press) -> dict[str, Route]:
    """Organs are tabs without links: pressing one loads its piece of a page by the number it bears."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        if column.slug in ("xzjd", "bm"):
            tabs = "".join(f'<li data-id="{c.number}">{c.name}</li>' for c in column.children)
            code = "<script>$('.dw li').click(function () { var id = $(this).attr('data-id'); $('#con').load('/nbpiece/' + id + '.html'); });</script>"
            routes[press.link(column)] = later(
                press.listing, column, f'<ul class="dw">{tabs}</ul><div id="con"></div>{code}'
            )
            for c in column.children:
                rows = "".join(
                    f"<li><a href='{escape(press.address(leaf, p))}'>{p.title}</a><em>{p.published}</em></li>"
                    for leaf in c.walk()
                    for p in leaf.pieces
                )
                routes[f"/nbpiece/{c.number}.html"] = later(press.encoded, f"<ul>{rows}</ul>")
    del cms
    return routes
