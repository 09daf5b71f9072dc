"""held_out — Hanweb portals of the second lot: jpage and its proxies, pages by number, several units on a page."""

from __future__ import annotations

from functools import partial

from demo.frame import anchor
from demo.skins.dress import later
from demo.skins.held_out.second_frames import HANWEB, OLD, WIDE
from demo.skins.held_out.second_look import (
    Maker,
    Print,
    Routes,
    bare_front,
    front,
    named,
    options,
    pages,
    part,
    parted,
)
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page

NEW_PROXY, OLD_PROXY = "/module/web/jpage/dataproxy.jsp", "/module/jslib/jquery/jpage/dataproxy.jsp"


def _id(column: Column) -> int:
    return 1_229_100_000 + column.number


def _unit(column: Column) -> int:
    return 4_000_000 + column.number


def _place(column: Column) -> str:
    return f"/col/col{_id(column)}/index.html"


def _stand(column: Column, piece: Piece) -> str:
    on = piece.published
    return f"/art/{on.year}/{on.month}/{on.day}/art_{_id(column)}_{piece.number}.html"


def _short(column: Column) -> str:
    return f"/col/col{column.number % 60000}/index.html"


def _short_stand(column: Column, piece: Piece) -> str:
    on = piece.published
    return f"/art/{on.year}/{on.month}/{on.day}/art_{column.number % 60000}_{piece.number}.html"


def _store(press: Print, column: Column, pieces: tuple[Piece, ...], size: int) -> str:
    records = "\n".join(f"<record><![CDATA[\n{press.row(column, p)}]]></record>" for p in pieces)
    total = len(column.pieces)
    return (
        f"<datastore>\n<recordset>\n{records}\n</recordset>\n"
        f"<totalrecord>{total}</totalrecord><totalpage>{pages(column, size)}</totalpage></datastore>"
    )


def unit(
    press: Print, column: Column, size: int, *, proxy: str = NEW_PROXY, web: int = 3301, inline: int = 3
) -> str:
    """A list unit: *inline* pages of records as XML in the page, the rest behind the proxy."""
    here, told = (
        _unit(column),
        f"col=1&appid=1&webid={web}&path=%2F&columnid={_id(column)}&sourceContentType=1",
    )
    told += f"&unitid={here}&webname={press.plan.county.name}&permissiontype=0"
    held = _store(press, column, column.pieces[: inline * size], size)
    return f"""<script src="/script/jpage.js"></script>
<div id="{here}" class="default_pgContainer"><script type="text/xml">{held}</script></div>
<script type="text/javascript">
$(function () {{ $('#{here}').jpage({{ showmode: 'full', openCookies: false, ajaxType: 'POST', totalRecord: {len(column.pieces)},
 perpage: {size}, dataUrl: '{proxy}?{told}', proxyUrl: '{proxy}', loadingTip: '加载中...' }}); }});
</script>"""


def _answer(press: Print, size: int, ask: Ask) -> Page:
    """Records from startrecord to endrecord, at most three pages of them."""
    column = next((c for c in press.plan.leaves() if str(_unit(c)) == ask.told.get("unitid")), None)
    if column is None or ask.told.get("columnid") != str(_id(column)):
        return press.encoded("<datastore></datastore>", kind="text/xml")
    start = max(1, ask.number("startrecord", 1))
    end = min(ask.number("endrecord", start + 3 * size - 1), start + 3 * size - 1)
    return press.encoded(
        _store(press, column, column.pieces[start - 1 : end], size),
        kind="text/xml;charset=" + press.dress.declared,
    )


def proxied() -> Maker:
    """Two pages of three records lie in the page, the proxy hands on three pages at once."""

    def leaf(press: Print, column: Column) -> Routes:
        return {press.link(column): later(press.listing, column, unit(press, column, 3, inline=2))}

    return Maker(
        HANWEB, _place, _stand, leaf, named, front, lambda press: {NEW_PROXY: partial(_answer, press, 3)}
    )


def by_number() -> Maker:
    """Later pages by ?uid=…&pageNum=…, printed by the server, with the ways a reader needs."""

    def page(press: Print, column: Column, ask: Ask) -> Page:
        k, n, to = (
            ask.number("pageNum", 1),
            pages(column, 5),
            f"{press.link(column)}?uid={_unit(column)}&pageNum=",
        )
        onward = (
            f'<a href="{to}{k + 1}" class="bt_page_next">下一页</a>'
            if k < n
            else '<span class="bt_page_next">下一页</span>'
        )
        back = f'<a href="{to}{k - 1}">上一页</a>' if k > 1 else "<span>上一页</span>"
        turn = (
            f'<div class="pagination">{back}<input value="{k}">/{n}{onward}<a href="{to}{n}">末页</a></div>'
        )
        return press.listing(column, press.rows(column, part(column.pieces, k, 5)) + turn)

    def leaf(press: Print, column: Column) -> Routes:
        return {press.link(column): partial(page, press, column)}

    return Maker(HANWEB, _place, _stand, leaf, parted, front)


def units_by_year() -> Maker:
    """The column of reports is one page: a tab for each year, and in each tab a unit of its own."""

    def leaf(press: Print, column: Column) -> Routes:
        return {press.link(column): later(press.listing, column, unit(press, column, 6, inline=1, web=2207))}

    def branch(press: Print, column: Column) -> Routes:
        if column.kind != "信息公开年报":
            return named(press, column)
        heads = "".join(f'<li class="tabs_title">{c.name}</li>' for c in column.children)
        bodies = "".join(
            f'<div class="tabs_con">{unit(press, c, 6, inline=1, web=2207)}</div>' for c in column.children
        )
        inner = f"""<ul class="tabs">{heads}</ul>{bodies}
<script>$(function () {{
  $('.tabs_con').hide(); $('.tabs_con').eq(0).show();
  $('.tabs_title').click(function () {{ $('.tabs_con').hide(); $('.tabs_con').eq($(this).index()).show(); }});
}});</script>"""
        return {press.link(column): later(press.listing, column, inner)}

    return Maker(
        WIDE, _place, _stand, leaf, branch, bare_front, lambda press: {NEW_PROXY: partial(_answer, press, 6)}
    )


def _yellow(press: Print, column: Column, k: int) -> str:
    """The first generation's pager: plain links in a table, the last row of the list."""
    n, home = pages(column, 4), press.link(column)

    def to(i: int) -> str:
        return home if i == 1 else home.replace("index.html", f"index_{i}.html")

    ways = [
        anchor(to(i), word)
        for i, word in ((1, "首页"), (max(1, k - 1), "上页"), (min(n, k + 1), "下页"), (n, "尾页"))
    ]
    rows = press.rows(column, part(column.pieces, k, 4))
    return f'{rows}<table width="100%"><tr><td align="right">第{k}页 共{n}页 {"&nbsp;".join(ways)}</td></tr></table>'


def first_generation() -> Maker:
    """Old JCMS: tables in GBK, columns with short numbers, the towns behind a select on the home page."""

    def leaf(press: Print, column: Column) -> Routes:
        home = press.link(column)
        turned = {
            home.replace("index.html", f"index_{k}.html"): later(
                press.listing, column, _yellow(press, column, k)
            )
            for k in range(1, pages(column, 4) + 1)
        }
        return {home: turned[home.replace("index.html", "index_1.html")]} | turned

    def home(press: Print) -> str:
        groups = [c for top in press.plan.tops for c in top.children if c.children] + [
            t for t in press.plan.tops if t.kind == "其他"
        ]
        jumps = "".join(
            f'<select name="select" onchange="javascript:window.open(this.value,\'_blank\')">{options(press, g.children, g.name)}</select>'
            for g in groups
        )
        return f"{bare_front(press)}<div>{jumps}</div>"

    return Maker(OLD, _short, _short_stand, leaf, parted, home)


def old_proxy() -> Maker:
    """The proxy of older servers; the page itself carries no record at all."""

    def leaf(press: Print, column: Column) -> Routes:
        return {
            press.link(column): later(
                press.listing, column, unit(press, column, 4, proxy=OLD_PROXY, web=1, inline=0)
            )
        }

    return Maker(
        HANWEB,
        _place,
        _stand,
        leaf,
        parted,
        bare_front,
        lambda press: {OLD_PROXY: partial(_answer, press, 4)},
    )
