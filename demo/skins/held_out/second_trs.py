"""held_out — TRS portals of the second lot whose lists are files: a select of years, towns as sites, tables of old."""

from __future__ import annotations

from collections.abc import Callable

from demo.frame import anchor
from demo.skins.dress import later
from demo.skins.held_out.second_frames import DATED, OLD, SIDELESS
from demo.skins.held_out.second_look import (
    Maker,
    Print,
    Routes,
    front,
    named,
    options,
    pages,
    part,
    parted,
)
from demo.skins.held_out.second_scripts import TRS_PAGES
from demo.skins.plan import Column, Piece

Pager = Callable[[int, int, str, str], str]
_LEAP = 'onchange="if(this.value){window.location.href=this.value;}"'


def numbered(column: Column) -> str:
    """Folders with the channel's number behind the slug, the topmost without one."""
    above = "".join(f"/{c.slug}_{c.number % 90000}" for c in (*column.above, column)[1:])
    return f"/{(*column.above, column)[0].slug}{above}/"


def plain(column: Column) -> str:
    """The folders of the slugs alone."""
    return column.path


def document(
    column: Column, piece: Piece, ext: str = "html", place: Callable[[Column], str] = numbered
) -> str:
    """A document in the folder of its month, by day and number."""
    return f"{place(column)}{piece.published:%Y%m}/t{piece.published:%Y%m%d}_{piece.number}.{ext}"


def written(n: int, k: int, name: str = "index", ext: str = "html") -> str:
    """The pager as WCM publishes it: the function and its call in the page."""
    return f'<div class="fenye"><script language="JavaScript">{TRS_PAGES}createPageHTML({n}, {k - 1}, "{name}", "{ext}");</script></div>'


def loaded(n: int, k: int, name: str = "index", ext: str = "html") -> str:
    """The same pager with its function in a file."""
    call = f'createPageHTML({n}, {k - 1}, "{name}", "{ext}");'
    return f'<script src="/images/page.js"></script><div class="page"><script>{call}</script></div>'


def _counting(n: int, k: int, name: str = "index", ext: str = "htm") -> str:
    """The pager of older templates: numbers in variables, links written out by the page."""
    return f"""<script>
var currentPage = {k - 1};//所在页从0开始
var prevPage = currentPage-1//上一页
var nextPage = currentPage+1//下一页
var countPage = {n}//共多少页
document.write("共"+countPage+"页&nbsp;");
if(currentPage>1) document.write("<a href=\\"{name}"+"_" + prevPage + "."+"{ext}\\">上一页</a>&nbsp;");
if(currentPage==1) document.write("<a href=\\"{name}"+"."+"{ext}\\">上一页</a>&nbsp;");
var num = 5;
for(var i=0;i<countPage;i++){{
  if(i==currentPage) document.write("<font color=red>"+(i+1)+"</font>&nbsp;");
  else if(i==0) document.write("<a href=\\"{name}"+"."+"{ext}\\">1</a>&nbsp;");
  else document.write("<a href=\\"{name}"+"_" + i + "."+"{ext}\\">"+(i+1)+"</a>&nbsp;");
}}
if(nextPage<countPage) document.write("<a href=\\"{name}"+"_" + nextPage + "."+"{ext}\\">下一页</a>&nbsp;");
</script>"""


def static(
    press: Print,
    column: Column,
    size: int = 6,
    pager: Pager = written,
    *,
    ext: str = "html",
    before: str = "",
) -> Routes:
    """A column as files: the folder itself and index_1, index_2 behind it."""
    home, n, routes = press.link(column), pages(column, size), {}
    for k in range(1, n + 1):
        rows = press.rows(column, part(column.pieces, k, size), near=True)
        at = home if k == 1 else f"{home}index_{k - 1}.{ext}"
        routes[at] = later(press.listing, column, f"{before}{rows}\n{pager(n, k, 'index', ext)}")
    return {f"{home}index.{ext}": routes[home]} | routes


def is_reports(column: Column) -> bool:
    return column.kind == "信息公开年报"


def _year_leaf(press: Print, column: Column) -> Routes:
    """A year's page bears a select of all years."""
    if not (is_reports(column) and column.above and is_reports(column.above[-1])):
        return static(press, column)
    choice = f'<div class="nf">年份：<select {_LEAP}>{options(press, press.beside(column), "请选择")}</select></div>'
    return static(press, column, 4, before=choice)


def _year_branch(press: Print, column: Column) -> Routes:
    """The column of years shows the newest year and the select."""
    if not is_reports(column):
        return named(press, column)
    choice = (
        f'<div class="nf">年份：<select {_LEAP}>{options(press, column.children, "请选择")}</select></div>'
    )
    newest = column.children[0]
    return {press.link(column): later(press.listing, column, choice + press.rows(newest, newest.pieces[:4]))}


def year_select() -> Maker:
    """Years by a select, in which the newest year's rows stand on the column's own page."""
    return Maker(SIDELESS, numbered, document, _year_leaf, _year_branch)


def _town_map(press: Print) -> str:
    """A home page with a map whose areas lead to the towns."""
    towns = press.plan.tops[3]
    areas = "".join(
        f'<area shape="rect" coords="{40 * at},10,{40 * at + 38},60" href="{press.link(c)}" alt="{c.name}" target="_blank">'
        for at, c in enumerate(towns.children)
    )
    return f'{front(press)}<img src="/images/map.jpg" usemap="#Map"><map name="Map" id="Map">{areas}</map>'


def _site_place(column: Column) -> str:
    """Towns and offices are sites: their folders begin at the root."""
    chain = (*column.above, column)
    if chain[0].kind != "其他" or len(chain) == 1:
        return numbered(column)
    return "".join(f"/{c.slug}_{c.number % 900 + 100}" for c in chain[1:]) + "/"


def substations() -> Maker:
    """Towns and offices as sites of their own, reached from a map."""

    def leaf(press: Print, column: Column) -> Routes:
        return static(press, column, 3, loaded, ext="shtml")

    return Maker(
        DATED, _site_place, lambda c, p: document(c, p, "shtml", _site_place), leaf, parted, _town_map
    )


def _old_front(press: Print) -> str:
    """A home page with a select for towns and offices, as the footers of the time had."""
    groups = [top for top in press.plan.tops if top.kind == "其他"]
    selects = "".join(
        f'<select onchange="window.open(this.options[this.selectedIndex].value)">{options(press, top.children, f"--{top.name}--")}</select>'
        for top in groups
    )
    news = press.plan.tops[0]
    return f'{press.rows(news, news.pieces)}<table width="100%"><tr><td>{selects}</td></tr></table>'


def _old_branch(press: Print, column: Column) -> Routes:
    """Only the children's names, in a table."""
    cells = "".join(
        f'<td><img src="/images/dot.jpg">{anchor(press.link(c), c.name)}</td>' for c in column.children
    )
    return {press.link(column): later(press.listing, column, f"<table><tr>{cells}</tr></table>")}


def old_tables() -> Maker:
    """Tables in GBK; towns and offices behind selects, pages behind a script of variables."""

    def leaf(press: Print, column: Column) -> Routes:
        return static(press, column, 3, _counting, ext="htm")

    return Maker(OLD, plain, lambda c, p: document(c, p, "htm", plain), leaf, _old_branch, _old_front)
