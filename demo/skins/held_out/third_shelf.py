"""third_shelf — what the systems of the third lot share: addresses by pattern, and lists that a script asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from demo.skins.cms_static import Static, Turn, hexadecimal
from demo.skins.dress import Press, later
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route


def uuid(key: str) -> str:
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:32]}"


def organ(column: Column) -> Column:
    """The column that stands for the organ: the one above, or itself at the top."""
    return column.above[-1] if column.above else column


def fill(pattern: str, column: Column, piece: Piece | None = None, k: int = 1) -> str:
    """The address that *pattern* makes of a column, a piece of it and the number of a page."""
    key, on = column.key(32), piece.published if piece else None
    return pattern.format(
        type=3 if column.kind == "信息公开年报" else 4, k=k, j=k - 1, path=column.path, slug=column.slug, number=column.number, organ=organ(column).number,
        key=key[:24], uuid=uuid(key), top=column.above[0].slug if column.above else "site",
        folder=organ(column).slug, id=piece.number if piece else 0,
        hex=hexadecimal(piece, 24) if piece else "", hex32=hexadecimal(piece, 32) if piece else "",
        guid=uuid(hexadecimal(piece, 32)) if piece else "", long=10**18 + int(hexadecimal(piece, 14), 16) if piece else 0,
        year=on.year if on else "", ym=f"{on:%Y%m}" if on else "", ymd=f"{on:%Y%m%d}" if on else "",
        month=on.month if on else "", day=on.day if on else "", dd=f"{on:%d}" if on else "",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shelf:
    """A system whose lists come by script: *place* and *show* are the addresses of a column and of a piece.

    *branch* is the address of a column with others below it, where it is another. A kind of system says what stands
    on a column's page (`inner`) and what it is asked for besides (`services`).
    """

    place: str
    show: str
    per_page: int = 6
    branch: str = ""

    def column(self, column: Column) -> str:
        return fill(self.branch if self.branch and column.children else self.place, column)

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        return (fill(self.show, column, piece),)

    def pages(self, column: Column) -> int:
        return max(1, -(-len(column.pieces) // self.per_page))

    def part(self, column: Column, k: int) -> tuple[Piece, ...]:
        """The pieces of page *k* from 1; none behind the last."""
        return column.pieces[max(0, k - 1) * self.per_page : max(0, k) * self.per_page]

    def inner(self, press: Press, column: Column) -> str:
        return press.rows(column, column.pieces)

    def services(self, press: Press) -> dict[str, Route]:
        del press
        return {}

    def routes(self, press: Press) -> dict[str, Route]:
        routes = {self.column(c): later(self._listed, press, c) for c in press.plan.leaves()}
        return routes | self.services(press)

    def _listed(self, press: Press, column: Column) -> Page:
        return press.listing(column, self.inner(press, column))


def asked(press: Press, ask: Ask, name: str, key: Callable[[Column], str]) -> Column | None:
    """The leaf whose *key* the parameter *name* told."""
    told = ask.told.get(name)
    return next((c for c in press.plan.leaves() if key(c) == told), None)


def files(
    place: str, turn: str, show: str, pager: Callable[[Static, Turn], str], per_page: int, *, past: str = "404"
) -> Static:  # fmt: skip
    """Lists that are files: the first page stands at *place*, page k at *turn*."""

    def page(column: Column, k: int, n: int) -> str:
        del n
        return fill(place if k == 1 else turn, column, None, k)

    return Static(page, partial(fill, show), pager, per_page, past)


def jump(cms: Static, turn: Turn) -> str:
    """The ways to the pages around, and a select that goes to any."""
    column, k, n, records = turn
    if n < 2:
        return ""
    ways = []
    if k > 1:
        ways += [(1, "首页"), (k - 1, "上一页")]
    if k < n:
        ways += [(k + 1, "下一页"), (n, "末页")]
    links = " ".join(f'<a href="{cms.page(column, i, n)}">{word}</a>' for i, word in ways)
    options = "".join(
        f'<option value="{cms.page(column, i, n)}"{" selected" if i == k else ""}>{i}</option>' for i in range(1, n + 1)
    )  # fmt: skip
    return (
        f'<div class="pages">共{records}条 第{k}/{n}页 {links} 转到<select onchange="location.href=this.value">'
        f"{options}</select>页</div>"
    )


def buttons(cms: Static, turn: Turn) -> str:
    """A row of links without addresses: each goes by its own line of script."""
    column, k, n, records = turn

    def way(word: str, to: int, off: bool) -> str:
        go = "" if off else f" onclick=\"location.href=encodeURI('{cms.page(column, to, n)}');\""
        return f'<a href="javascript:void(0);"{" disabled" if off else go}>{word}</a>'

    ways = (
        way("首页", 1, k == 1), way("上一页", k - 1, k == 1), way("下一页", k + 1, k == n), way("尾页", n, k == n),
    )  # fmt: skip
    options = "".join(f'<option value="{cms.page(column, i, n)}">{i}</option>' for i in range(1, n + 1))
    return (
        f'<div class="pagination">共{records}条记录 {k}/{n}页 {" ".join(ways)} 第<select '
        f'onchange="location.href=encodeURI(this.value);">{options}</select>页</div>'
    )


def typed(cms: Static, turn: Turn) -> str:
    """The way to the next page as an arrow, and a field for the number of a page."""
    column, k, n, _ = turn
    if n < 2:
        return ""
    last = f'<a href="{cms.page(column, k - 1, n)}">&lt;</a>' if k > 1 else ""
    onward = f'<a href="{cms.page(column, k + 1, n)}">&gt;</a>' if k < n else ""
    numbers = "".join(
        f"<b>{i}</b>" if i == k else f'<a href="{cms.page(column, i, n)}">{i}</a>'
        for i in sorted({1, k, min(k + 1, n), n})
    )
    before, after = cms.page(column, 7777, n).split("7777")
    go = f"var i=document.getElementById('pn').value;if(i)location.href=('{before}')+i+'{after}'"
    return (
        f'<div class="fy">{last}{numbers}{onward} 到第<input id="pn" size="3">页 <button onclick="{go}">确定</button></div>'
    )  # fmt: skip


def pictures(cms: Static, turn: Turn) -> str:
    """The ways as pictures, named only by what stands where a picture is missing."""
    column, k, n, _ = turn
    ways = ([(k - 1, "上一页")] if k > 1 else []) + ([(k + 1, "下一页")] if k < n else [])
    return " ".join(
        f'<a href="{cms.page(column, i, n)}"><img src="/images/p{i}.jpg" alt="{word}" border="0"></a>'
        for i, word in ways
    )


def written(stem: str, suffix: str) -> Callable[[Static, Turn], str]:
    """The pager that a script writes from how many pages there are and where this one stands, counted from 0."""

    def pager(_: Static, turn: Turn) -> str:
        k, n = turn[1:3]
        return f"""<script>
var countPage = {n}, currentPage = {k - 1};
function to(i) {{ return i ? '{stem}_' + i + '.{suffix}' : '{stem}.{suffix}'; }}
if (currentPage > 0) document.write('<a href="' + to(0) + '">首页</a>&nbsp;<a href="' + to(currentPage - 1) + '">上一页</a>&nbsp;');
for (var i = 0; i < countPage; i++) document.write(i == currentPage ? '<span>' + (i + 1) + '</span>&nbsp;' : '<a href="' + to(i) + '">' + (i + 1) + '</a>&nbsp;');
if (currentPage < countPage - 1) document.write('<a href="' + to(currentPage + 1) + '">下一页</a>&nbsp;<a href="' + to(countPage - 1) + '">尾页</a>');
</script>"""

    return pager


def called(name: str, suffix: str = "shtml") -> Callable[[Static, Turn], str]:
    """The pager that the maker's own script draws into a box."""

    def pager(_: Static, turn: Turn) -> str:
        k, n, records = turn[1:]
        return (
            '<div class="pages" id="page_div"></div><script src="/js/page.js"></script>\n'
            f"<script>createPageHTML('page_div',{n},{k},'{name}','{suffix}',{records});</script>"
        )

    return pager
