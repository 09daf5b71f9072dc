"""cms_xxgk — the Hanweb disclosure module: a search that lists by organ, or the annual report itself by organ and year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from demo.skins.dress import Press, later
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route

SEARCH = "/module/xxgk/search.jsp"
ANNUAL = "/module/xxgk/xxgkAnnualReport.jsp"
TREE = "/module/xxgk/tree.jsp"


def _organ(column: Column) -> Column:
    """The column that stands for the organ: the one above, or itself at the top."""
    return column.above[-1] if column.above else column


def _owner(column: Column) -> Column | None:
    """The column's organ where the column holds reports of one organ."""
    owners = {p.publisher for p in column.pieces if p.publisher}
    return _organ(column) if len(owners) == 1 and column.kind == "信息公开年报" else None


@dataclass(frozen=True, slots=True)
class Module:
    """*by_year*: reports of an organ are had from the annual page alone; *twins*: they stand as articles too.

    *whole_area*: the search answers with every piece of the organ, whatever category was asked for.
    """

    by_year: bool = False
    twins: bool = False
    whole_area: bool = False
    internal: bool = False  # area codes are paths inside the system, else an organisation's code
    per_page: int = 6
    jdid: int = 312

    def _id(self, column: Column) -> int:
        return 2_000_000 + column.number

    def area(self, column: Column) -> str:
        number = _organ(column).number
        return f"001{number:06d}003" if self.internal else f"0125{number % 10000:04d}-{number % 900 + 100}"

    def column(self, column: Column) -> str:
        if self.by_year and _owner(column):
            years = [p.year for p in column.pieces if p.year]
            return self._annual(column, max(years))
        return f"/col/col{self._id(column)}/index.html"

    def _annual(self, column: Column, year: int) -> str:
        return f"{ANNUAL}?area={self.area(column)}&fbtime={year}"

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        on = piece.published
        article = f"/art/{on.year}/{on.month}/{on.day}/art_{self._id(column)}_{piece.number}.html"
        if not (self.by_year and _owner(column) and piece.year):
            return (article,)
        annual = self._annual(column, piece.year)
        return (annual, article) if self.twins else (annual,)

    def _inner(self, column: Column) -> str:
        area, own = self.area(column), self._id(column)
        return f"""<iframe src="{TREE}?area={area}" height="1"></iframe>
<div id="div{own}"></div>
<script type="text/javascript">
var url = '{SEARCH}?standardXxgk=0&isAllList=1&texttype=0&fbtime=-1&vc_all=&vc_filenumber=&vc_title=&vc_number=&currpage=1&sortfield=,createdatetime:0';
$.post(url, {{infotypeId:'{own}', jdid:'{self.jdid}', area:'{area}', divid:'div{own}', vc_title:'', vc_number:'',
 currpage:'1', vc_filenumber:'', vc_all:'', texttype:'0', fbtime:'-1', standardXxgk:'0', isAllList:'1',
 sortfield:',createdatetime:0'}}, function (html) {{ $('#div{own}').html(html); }});
</script>"""

    def _search(self, press: Press, ask: Ask) -> Page:
        told = ask.told
        found = [
            (c, p) for c in press.plan.leaves() for p in c.pieces
            if self.area(c) == told.get("area") and (self.whole_area or told.get("infotypeId") in ("", str(self._id(c))))
        ]  # fmt: skip
        if ask.method != "POST" or told.get("jdid") != str(self.jdid):
            return press.encoded("", 403)
        k, pages = ask.number("currpage", 1), max(1, -(-len(found) // self.per_page))
        rows = []
        for at, (column, piece) in enumerate(found[(k - 1) * self.per_page : k * self.per_page]):
            kind = "odd" if at % 2 else "even"
            link = f'<a class="bt_link" href="{press.address(column, piece)}" title="{piece.title}">{piece.title}</a>'
            rows.append(f'<tr class="tr_main_value_{kind}"><td>{link}</td><td>{piece.published}</td></tr>')
        html = f"<table>{''.join(rows)}</table><div>共{pages}页 第{k}页</div>"
        return press.encoded(html)

    def _year(self, press: Press, ask: Ask) -> Page:
        """The report of the organ for the year; where there is none, an empty frame with status 200."""
        for column in press.plan.leaves():
            for piece in column.pieces:
                same = self.area(column) == ask.told.get("area") and str(piece.year) == ask.told.get("fbtime")
                if same and _owner(column):
                    return press.article(column, piece)
        return press.page("政府信息公开年报", "", "政府信息公开年报", '<div class="zw">暂无内容</div>')

    def _tree(self, press: Press, ask: Ask) -> Page:
        rows = [
            f"<li><a target='_parent' href='{self.column(c)}'>{c.name}</a></li>"
            for c in press.plan.leaves()
            if self.area(c) == ask.told.get("area")
        ]
        return press.encoded(f"<html><body><ul>{''.join(rows)}</ul></body></html>")

    def routes(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {
            self.column(c): later(press.listing, c, self._inner(c))
            for c in press.plan.leaves()
            if not (self.by_year and _owner(c))
        }
        if self.by_year:
            routes[ANNUAL] = partial(self._year, press)
        return routes | {SEARCH: partial(self._search, press), TREE: partial(self._tree, press)}
