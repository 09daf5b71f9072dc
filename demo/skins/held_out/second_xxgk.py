"""held_out — Hanweb's disclosure modules of the second lot: trees of organs, the search behind them, the report by year."""

from __future__ import annotations

import json
from functools import partial
from html import escape

from demo.frame import anchor
from demo.skins.dress import later
from demo.skins.held_out.second_frames import CATALOGUE, HANWEB, WIDE
from demo.skins.held_out.second_hanweb import unit
from demo.skins.held_out.second_look import Maker, Print, Routes, front, links, named, part
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page

_SEARCH, _ANNUAL = "/module/xxgk/search.jsp", "/module/xxgk/xxgkAnnualReport.jsp"
_SITE = "/xxgk/jcms_files/jcms1/web1/site"


def _id(column: Column) -> int:
    return 1_229_300_000 + column.number


def _place(column: Column) -> str:
    return f"/col/col{_id(column)}/index.html"


def _stand(column: Column, piece: Piece) -> str:
    on = piece.published
    return f"/art/{on.year}/{on.month}/{on.day}/art_{_id(column)}_{piece.number}.html"


def _organ(column: Column) -> Column:
    """The organ's column: the one right below the group of towns or offices, else the top."""
    chain = (*column.above, column)
    return chain[1] if chain[0].kind == "其他" and len(chain) > 1 else chain[0]


def _area(column: Column) -> str:
    number = _organ(column).number
    return f"1137{number:06d}{number % 9000 + 1000}000X"


def _of_organ(press: Print, area: str) -> list[Column]:
    return [c for c in press.plan.leaves() if _area(c) == area]


def _plain_list(press: Print, column: Column) -> Routes:
    return {press.link(column): later(press.listing, column, unit(press, column, 15, inline=1))}


def _search_leaf(press: Print, column: Column) -> Routes:
    """The organ's catalogue at the left as a tree; a click on a node asks the search for its rows."""
    if not column.above:
        return _plain_list(press, column)
    nodes = [{"id": _id(c), "pId": 0, "name": c.name} for c in _of_organ(press, _area(column))]
    inner = f"""<script src="/js/jquery.ztree.core-3.5.min.js"></script>
<ul id="tree" class="ztree"></ul><div id="xxgkdiv"></div>
<script type="text/javascript">
var zNodes = {json.dumps(nodes, ensure_ascii=False)}, area = '{_area(column)}', jdid = '7', cur = '{_id(column)}';
function goPage(page) {{
  var url = '{_SEARCH}?standardXxgk=1&isAllList=1&texttype=&fbtime=&vc_all=&vc_filenumber=&vc_title=&vc_number=&currpage=' + page + '&sortfield=compaltedate:0,b_settop:0';
  $.post(url, {{ infotypeId: cur, jdid: jdid, area: area, divid: 'div' + cur, vc_title: '', vc_number: '', sortfield: 'compaltedate:0,b_settop:0',
    currpage: page, vc_filenumber: '', vc_all: '', texttype: '', fbtime: '', standardXxgk: 1, isAllList: 1 }},
    function (html) {{ $('#xxgkdiv').html(html); $('#xxgkdiv').find('.pageinfo a').click(function () {{ goPage($(this).attr('data-p')); }}); }});
}}
$.fn.zTree.init($('#tree'), {{ callback: {{ onClick: function (e, t, node) {{ cur = node.id; goPage(1); }} }} }}, zNodes);
goPage(1);
</script>"""
    return {press.link(column): later(press.listing, column, inner)}


def _search(press: Print, ask: Ask) -> Page:
    told = ask.told
    found = [
        (c, p)
        for c in _of_organ(press, told.get("area", ""))
        if str(_id(c)) == told.get("infotypeId")
        for p in c.pieces
    ]
    if ask.method != "POST":
        return press.encoded("", 405)
    k, n = ask.number("currpage", 1), max(1, -(-len(found) // 4))
    rows = "".join(
        f'<tr class="tr_main_value_{"odd" if at % 2 else "even"}"><td><a class="bt_link" href="{escape(press.address(c, p))}" '
        f'title="{escape(p.title)}" target="_blank">{escape(p.title)}</a></td><td>{p.published}</td></tr>'
        for at, (c, p) in enumerate(found[(k - 1) * 4 : k * 4])
    )
    ways = "".join(f'<a data-p="{i}">{i}</a> ' for i in range(1, n + 1))
    return press.encoded(
        f'<table class="table_list">{rows}</table><div class="pageinfo">共{len(found)}条 共{n}页 第{k}页 {ways}</div>'
    )


def tree_search() -> Maker:
    """Every organ has a tree of its columns and a search behind it."""
    return Maker(
        HANWEB, _place, _stand, _search_leaf, named, front, lambda press: {_SEARCH: partial(_search, press)}
    )


def _is_annual(column: Column) -> bool:
    """Whether the column holds one organ's reports and nothing else."""
    return column.kind == "信息公开年报" and len({p.publisher for p in column.pieces}) == 1


def _annual_place(column: Column) -> str:
    return f"{_ANNUAL}?area={_area(column)}" if _is_annual(column) else _place(column)


def _annual_stand(column: Column, piece: Piece) -> str:
    if _is_annual(column) and piece.year:
        return f"{_ANNUAL}?fbtime={piece.year}&area={_area(column)}"
    return _stand(column, piece)


def _annual_page(press: Print, ask: Ask) -> Page:
    """The report of the year asked for, else the newest; above it a select of all years since 2008."""
    told = ask.told
    columns = [c for c in _of_organ(press, told.get("area", "")) if _is_annual(c)]
    if not columns:
        return press.missing()
    column = columns[0]
    years = {p.year: p for p in column.pieces}
    year = ask.number("fbtime", max(y for y in years if y))
    chosen = "".join(
        f'<option value="{y}"{" selected" if y == year else ""}>{y}年</option>' for y in range(2024, 2007, -1)
    )
    choice = f"""<div class="nbyear">选择年度：<select id="fbtime" onchange="changeYear(this.value)">{chosen}</select></div>
<script>function changeYear(y) {{ window.location = '{_ANNUAL}?fbtime=' + y + '&area={_area(column)}'; }}</script>"""
    if year not in years:
        return press.listing(column, f"{choice}<p>暂无{year}年度报告</p>")
    return press.article(column, years[year], choice)


def _annual_leaf(press: Print, column: Column) -> Routes:
    return {} if _is_annual(column) else _plain_list(press, column)


def _annual_again(column: Column, piece: Piece) -> tuple[str, ...]:
    """The address without a year shows the newest report."""
    newest = max(p.year or 0 for p in column.pieces)
    return (_annual_place(column),) if _is_annual(column) and piece.year == newest else ()


def _annual_pages(press: Print) -> Routes:
    """The module under its path, and under every whole address, which would else be a plain article."""
    own = [(c, p) for c in press.plan.leaves() for p in c.pieces if _is_annual(c)]
    whole = {at for c, p in own for at in (_annual_stand(c, p), *_annual_again(c, p))}
    return dict.fromkeys((_ANNUAL, *sorted(whole)), partial(_annual_page, press))


def annual() -> Maker:
    """Every organ's report by a select of years; no list of them anywhere."""
    return Maker(WIDE, _annual_place, _annual_stand, _annual_leaf, named, front, _annual_pages, _annual_again)


def _framed_place(column: Column) -> str:
    if column.above and column.above[0].kind == "政务公开":
        return f"{_SITE}/zfxxgk/search.jsp?showsub=1&orderbysub=0&cid={column.number % 5000}&jdid=1"
    return f"{_SITE}/zfxxgk/index.jsp" if column.kind == "政务公开" and not column.above else _place(column)


def _framed_stand(column: Column, piece: Piece) -> str:
    on = piece.published
    return f"{_SITE}/art/{on.year}/{on.month}/{on.day}/art_{column.number % 5000}_{piece.number}.html"


def _framed_page(press: Print, ask: Ask) -> Page:
    """The right frame: a bare table and the way to the next page."""
    column = next(
        (c for c in press.plan.columns() if str(c.number % 5000) == ask.told.get("cid") and c.above), None
    )
    if column is None:
        return press.missing()
    k, n = ask.number("currpage", 1), max(1, -(-len(column.pieces) // 4))
    rows = "".join(
        f'<tr><td><a href="{_framed_stand(column, p)}" target="_blank" title="{escape(p.title)}">{escape(p.title[:22])}</a></td><td>{p.published}</td></tr>'
        for p in part(column.pieces, k, 4)
    )
    below = links(press, column.children, "<tr><td>«a»</td></tr>")
    turn = f'<a href="{escape(_framed_place(column))}&amp;currpage={k + 1}">下一页</a>' if k < n else "下一页"
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={press.dress.declared}"></head><body>
<table width="100%">{below}{rows}</table><div align="center">共 {len(column.pieces)} 条 第 {k}/{n} 页 {turn}</div></body></html>"""
    return press.encoded(html)


def _framed(press: Print, column: Column) -> Routes:
    """Columns of disclosure answer as frames; the top is the shell with the tree beside the list."""
    if column.kind == "政务公开" and not column.above:
        shell = f"""<iframe src="{_SITE}/zfxxgk/tree.jsp" name="leftFrame" width="230" height="700"></iframe>
<iframe src="{escape(press.link(column.children[0]))}" name="mainFrame" width="740" height="700"></iframe>"""
        return {press.link(column): later(press.listing, column, shell)}
    if not (column.above and column.above[0].kind == "政务公开"):
        return named(press, column) if column.children else _plain_list(press, column)
    return {}


def _framed_tree(press: Print) -> Routes:
    """The left frame: every column of disclosure as a link into the right one."""
    below = [c for c in press.plan.columns() if c.above and c.above[0].kind == "政务公开"]
    rows = "".join(
        f'<div style="padding-left:{14 * len(c.above)}px">{anchor(press.link(c), c.name, " target=mainFrame")}</div>'
        for c in below
    )
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={press.dress.declared}"></head><body>{rows}</body></html>'
    return {
        f"{_SITE}/zfxxgk/tree.jsp": later(press.encoded, html),
        f"{_SITE}/zfxxgk/search.jsp": partial(_framed_page, press),
    }


def framed() -> Maker:
    """The platform of old: a tree in one frame, a list in the other."""
    return Maker(CATALOGUE, _framed_place, _framed_stand, _framed, _framed, front, _framed_tree)
