"""cms_static — systems whose lists are files or plain queries: TRS, Ucap, VSB, JEECMS, Rednet and their like."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from demo.skins.dress import Press, later
from demo.skins.plan import Column, Piece
from demo.skins.site import Route

Turn = tuple[Column, int, int, int]  # column, page from 1, pages, pieces


@dataclass(frozen=True, slots=True)
class Static:
    """*page* gives the address of page k of n, *pager* what stands under the list.

    *past*: what answers behind the last page: the site's 404 or the first page again. *unknown_end*: the pager
    does not say how many pages there are. *extra* are the attributes of a row.
    """

    page: Callable[[Column, int, int], str]
    detail: Callable[[Column, Piece], str]
    pager: Callable[[Static, Turn], str]
    per_page: int = 6
    past: str = "404"  # 404 | first
    extra: str = ""
    banner: str = ""
    home: str = ""  # a column's address where it is not that of its first page: {path} and {number}

    def column(self, column: Column) -> str:
        if self.home:
            return self.home.format(path=column.path, number=column.number)
        return self.page(column, 1, self.pages(column))

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        return (self.detail(column, piece),)

    def pages(self, column: Column) -> int:
        return max(1, -(-len(column.pieces) // self.per_page))

    def routes(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {}
        for column in press.plan.leaves():
            routes |= self._framed(press, column) if press.dress.frame else self._pages(press, column)
            if self.banner:
                for piece in column.pieces:
                    banner = f'<div class="gd">{self.banner}</div>'
                    routes[self.detail(column, piece)] = later(press.article, column, piece, banner)
        return routes

    def _pages(self, press: Press, column: Column) -> dict[str, Route]:
        n = self.pages(column)
        routes = {
            self.page(column, k, n): later(press.listing, column, self.inner(press, column, k))
            for k in range(1, n + 1)
        }
        first = routes[self.page(column, 1, n)]
        if self.past == "first":
            routes |= {self.page(column, k, n): first for k in range(n + 1, n + 40)}
        return {self.column(column): first} | routes

    def inner(self, press: Press, column: Column, k: int) -> str:
        n, size = self.pages(column), self.per_page
        rows = press.rows(column, column.pieces[(k - 1) * size : k * size], near=True)
        if self.extra:
            rows = rows.replace("<li>", f"<li {self.extra}>")
        return f"{rows}\n{self.pager(self, (column, k, n, len(column.pieces)))}"

    def _framed(self, press: Press, column: Column) -> dict[str, Route]:
        """The column shows nothing but a frame; the frame's own pages hold the list and its pager."""
        n = self.pages(column)

        def inside(k: int) -> str:
            return f"/frame{self.page(column, k, n)}"

        shell = f'<iframe src="/visitcount.jsp?c=1"></iframe>\n<iframe id="list" src="{inside(1)}" width="100%"></iframe>'
        routes: dict[str, Route] = {self.column(column): later(press.listing, column, shell)}
        for k in range(1, n + 1):
            turns = "".join(f'<a href="{inside(i)}">{i}</a> ' for i in range(1, n + 1))
            size = self.per_page
            rows = press.rows(column, column.pieces[(k - 1) * size : k * size])
            charset = press.dress.declared
            html = f'<html><head><meta charset="{charset}"></head><body>{rows}<p>{turns}</p></body></html>'
            routes[inside(k)] = later(press.encoded, html)
        return routes


def _anchors(links: Sequence[tuple[str, str]]) -> str:
    return '<div class="page">' + " ".join(f'<a href="{escape(a)}">{b}</a>' for a, b in links) + "</div>"


def numbered(cms: Static, turn: Turn) -> str:
    """A link for each page, and one to the next."""
    column, k, n, _ = turn
    links = [(cms.page(column, i, n), str(i)) for i in range(1, n + 1)]
    if k < n:
        links.append((cms.page(column, k + 1, n), "下一页"))
    return _anchors(links) if n > 1 else ""


def onward(cms: Static, turn: Turn) -> str:
    """Only the way to the page before and the page after: nothing tells how many there are."""
    column, k, n, _ = turn
    links = [(cms.page(column, 1, n), "首页")]
    if k > 1:
        links.append((cms.page(column, k - 1, n), "上页"))
    links.append((cms.page(column, min(k + 1, n), n), "下页"))
    return _anchors(links) if n > 1 else ""


def counted(cms: Static, turn: Turn) -> str:
    """How many pieces and pages there are, with the ways around, as VSB prints them."""
    column, k, n, records = turn
    links = [(cms.page(column, 1, n), "首页")]
    if k < n:
        links += [(cms.page(column, k + 1, n), "下页"), (cms.page(column, n, n), "尾页")]
    return f"共{records}条&nbsp;{k}/{n}&nbsp;{_anchors(links)}"


def trs(name: str = "index", suffix: str = "html", folder: str = "") -> Static:
    """TRS WCM: createPageHTML(pages, current from 0, name, suffix); *folder* is a tail such as ``_{number}``."""

    def home(column: Column) -> str:
        tail = folder.format(number=column.number)
        return column.path.rstrip("/") + tail + "/"

    def page(column: Column, k: int, n: int) -> str:
        del n
        if k == 1:
            return home(column)
        return f"{home(column)}{name}_{k - 1}.{suffix}"

    def detail(column: Column, piece: Piece) -> str:
        on = piece.published
        return f"{home(column)}{on:%Y%m}/t{on:%Y%m%d}_{piece.number}.{suffix}"

    def pager(_: Static, turn: Turn) -> str:
        k, n = turn[1:3]
        return f'<script>\ncreatePageHTML({n}, {k - 1}, "{name}", "{suffix}");\n</script>'

    return Static(page, detail, pager)


def ucap(name: str = "list", past: str = "404", *, long_id: bool = True) -> Static:
    """Ucap: createPageHTML('page_div', pages, current from 1, name, suffix, records)."""

    def page(column: Column, k: int, n: int) -> str:
        del n
        tail = f"_{k}" if k > 1 else ""
        return f"/{column.above[0].slug if column.above else 'site'}/c{column.number}/{name}{tail}.shtml"

    def detail(column: Column, piece: Piece) -> str:
        where = f"/{column.above[0].slug if column.above else 'site'}/c{column.number}/{piece.published:%Y%m}"
        return f"{where}/{hexadecimal(piece, 32)}.shtml" if long_id else f"{where}/c01_{piece.number}.shtml"

    def pager(_: Static, turn: Turn) -> str:
        k, n, records = turn[1:]
        call = f"createPageHTML('page_div',{n},{k},'{name}','shtml',{records});"
        return f'<div id="page_div"></div><script type="text/javascript">{call}</script>'

    return Static(page, detail, pager, past=past)


def hexadecimal(piece: Piece, length: int) -> str:
    """An identifier of a piece such as systems with hexadecimal keys make."""
    return hashlib.md5(f"{piece.number}{piece.title}".encode(), usedforsecurity=False).hexdigest()[:length]


def vsb(pager: Callable[[Static, Turn], str] = counted) -> Static:
    """VSB Webber: the first page is xxx.htm, the pages behind it count down from n-1 to 1."""

    def page(column: Column, k: int, n: int) -> str:
        stem = column.path.rstrip("/")
        return f"{stem}.htm" if k == 1 else f"{stem}/{n - k + 1}.htm"

    def detail(column: Column, piece: Piece) -> str:
        return f"/info/{1000 + column.number % 9000}/{piece.number}.htm"

    return Static(page, detail, pager, extra='id="line_u8_0"')


def jeecms(suffix: str = "jhtml", pager: Callable[[Static, Turn], str] = numbered) -> Static:
    def page(column: Column, k: int, n: int) -> str:
        del n
        return f"{column.path}index{f'_{k}' if k > 1 else ''}.{suffix}"

    return Static(page, lambda c, p: f"/{c.slug}/{p.number}.{suffix}", pager, per_page=8)


def rednet(channel: str = "35048", pager: Callable[[Static, Turn], str] = numbered) -> Static:
    """Rednet: numbered folders; pages that were frozen bear the day of it."""

    def folder(column: Column) -> str:
        return f"/{channel}/" + "".join(f"{c.number % 90000 + 10000}/" for c in (*column.above, column))

    def page(column: Column, k: int, n: int) -> str:
        del n
        return f"{folder(column)}index{f'_{k}' if k > 1 else ''}.htm"

    banner = "归档时间：2024-11-08"
    return Static(page, lambda c, p: f"{folder(c)}content_{p.number}.html", pager, banner=banner)


def baoding(
    site: str = "888888702", word: str = "xxgk", pager: Callable[[Static, Turn], str] = numbered
) -> Static:
    def page(column: Column, k: int, n: int) -> str:
        del n
        return f"/{word}list-{site}-{column.number}{f'-{k}' if k > 1 else ''}.html"

    return Static(page, lambda _, p: f"/{word}content-{site}-{p.number}.html", pager, per_page=7)


def document(site: str = "site_zdq", query: str = "") -> Static:
    """The 24-hex documents: channel folders, their later pages as files or by a *query* parameter."""

    def home(column: Column) -> str:
        return f"/gongkai/{site}/channel_{column.key(24)}/"

    def page(column: Column, k: int, n: int) -> str:
        del n
        if k == 1:
            return home(column)
        return f"{home(column)}?{query}={k}" if query else f"{home(column)}page_{k}.html"

    return Static(page, lambda c, p: f"{home(c)}doc_{hexadecimal(p, 24)}.html", numbered)


def queries(list_page: str, show: str, turn: str, pager: Callable[[Static, Turn], str] = numbered) -> Static:
    """Lists by query: *list_page* and *show* hold {number}, {id} or {slug}; *turn* names the page parameter."""

    def fill(text: str, column: Column, piece: Piece | None = None) -> str:
        number = piece.number if piece else 0
        return text.format(number=column.number, id=number, slug=column.slug, path=column.path)

    def page(column: Column, k: int, n: int) -> str:
        del n
        address = fill(list_page, column)
        return address if k == 1 else f"{address}{'&' if '?' in address else '?'}{turn}={k}"

    return Static(page, lambda c, p: fill(show, c, p), pager)


def paths(
    list_page: str, show: str, pager: Callable[[Static, Turn], str] = numbered, first: str = ""
) -> Static:
    """Lists by path: *list_page* holds {k}; *first* is the address of the first page where it has none of its own."""

    def fill(text: str, column: Column, k: int, piece: Piece | None = None) -> str:
        number = piece.number if piece else 0
        on = piece.published if piece else None
        return text.format(
            k=k, number=column.number, id=number, slug=column.slug, path=column.path, key=column.key(24),
            hex=hexadecimal(piece, 24) if piece else "", ym=f"{on:%Y%m}" if on else "",
        )  # fmt: skip

    def page(column: Column, k: int, n: int) -> str:
        del n
        return fill(first if first and k == 1 else list_page, column, k)

    return Static(page, lambda c, p: fill(show, c, 1, p), pager)
