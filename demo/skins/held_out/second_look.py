"""held_out — the second lot's printing: frames with places to fill, and a system that is put together from functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from demo import markup
from demo.frame import TOOLS, anchor, footer
from demo.skins.dress import HANDS, Press, later
from demo.skins.held_out.second_scripts import SCRIPTS
from demo.skins.plan import Column, Piece
from demo.skins.site import Page, Route, fixed

_PLACE = re.compile(r"«(\w+)»")
_ARTICLE = """<div class="article"><h1>«title»</h1>
<div class="info"><span>发布日期：«on»</span><span>来源：«source»</span>«tools»</div>
<div class="«container»" id="zoom">
«text»
</div></div>"""
_COLUMN = '<div class="left"><h2>«above»</h2><ul>«side»</ul></div>\n<div class="right"><h3>«name»</h3>\n«inner»</div>'


def fill(text: str, /, **values: str) -> str:
    """The text with every «name» replaced by its value."""
    return _PLACE.sub(lambda place: values[place[1]], text)


@dataclass(frozen=True, slots=True)
class Look:
    """The templates of a portal; *drop*: the menu unfolds the columns below its entries."""

    frame: str
    row: str = '<li><a href="«href»" title="«title»" target="_blank">«text»</a><span>«on»</span></li>'
    around: str = '<ul class="list">\n«rows»\n</ul>'
    article: str = _ARTICLE
    column: str = _COLUMN
    entry: str = '<li><a href="«href»">«name»</a>«below»</li>'
    day: str = "%Y-%m-%d"
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Print(Press):
    """Prints by the templates of a `Look`; the dress tells encoding, hand, cut and container."""

    look: Look

    def menu(self) -> str:
        """The entries of the menu, and where they unfold, the columns below."""
        look, entries = self.look, []
        for top in self.plan.tops:
            below = [anchor(self.link(c), c.name) for c in top.children if look.drop]
            under = f"<dl>{''.join(f'<dd>{a}</dd>' for a in below)}</dl>" if below else ""
            entries.append(fill(look.entry, href=escape(self.link(top)), name=top.name, below=under))
        return "".join(entries)

    def page(self, title: str, meta: str, crumbs: str, main: str, status: int = 200) -> Page:
        county = self.plan.county
        tags = f"{markup.site_meta(county)}\n{meta}" if self.dress.tags else ""
        html = fill(
            self.look.frame, title=escape(title), tags=tags, county=county.name, city=county.city, menu=self.menu(),
            crumbs=crumbs, main=main, foot=footer(county), charset=self.dress.declared,
        )  # fmt: skip
        return self.encoded(html, status)

    def row(self, column: Column, piece: Piece, *, near: bool = False) -> str:
        cut, title = self.dress.cut, piece.title
        text = title if not 0 < cut < len(title) else title[:cut] + "..."
        return fill(
            self.look.row, href=escape(self._href(column, piece, near)), title=escape(title), text=escape(text),
            on=piece.published.strftime(self.look.day), source=piece.source, number=str(piece.number),
        )  # fmt: skip

    def rows(self, column: Column, pieces: Iterable[Piece], *, near: bool = False) -> str:
        return fill(self.look.around, rows="\n".join(self.row(column, p, near=near) for p in pieces))

    def beside(self, column: Column) -> tuple[Column, ...]:
        """The column and its siblings."""
        above = column.above[-1:]
        return next(
            (c.children for c in self.plan.columns() if above and c.path == above[0].path), self.plan.tops
        )

    def listing(self, column: Column, inner: str) -> Page:
        side = "".join(f"<li>{anchor(self.link(c), c.name)}</li>" for c in self.beside(column))
        above = column.above[-1].name if column.above else column.name
        main = fill(self.look.column, side=side, above=above, name=column.name, inner=inner)
        return self.page(column.name, markup.column_meta(column.name, column.kind), self.crumbs(column), main)

    def home_page(self, inner: str) -> Page:
        return self.page("首页", markup.column_meta("首页", "首页"), "首页", inner)

    def article(self, column: Column, piece: Piece, banner: str = "") -> Page:
        on = piece.published
        main = banner + fill(
            self.look.article, title=escape(piece.title), on=on.strftime(self.look.day or "%Y-%m-%d"), source=piece.source,
            text=self.text(piece), tools=TOOLS, container=self.dress.container, kind=column.name, year=str(on.year),
            index=f"{self.plan.county.code}/{on.year}-{piece.number:05d}",
        )  # fmt: skip
        meta = markup.article_meta(piece.title, on.isoformat(), piece.source)
        meta += "\n" + markup.column_meta(column.name, column.kind)
        return self.page(piece.title, meta, self.crumbs(column), main)

    def text(self, piece: Piece) -> str:
        return markup.article(piece.article, HANDS[self.dress.hand])


Routes = dict[str, Route]


def links(press: Press, columns: Iterable[Column], one: str = "<li>«a»</li>", target: str = "") -> str:
    """An anchor for each column, each in *one*."""
    extra = f' target="{target}"' if target else ""
    return "".join(fill(one, a=anchor(press.link(c), c.name, extra)) for c in columns)


def options(press: Press, columns: Iterable[Column], head: str) -> str:
    """The columns as options of a select whose first one is *head*."""
    return f'<option value="">{head}</option>' + "".join(
        f'<option value="{escape(press.link(c))}">{c.name}</option>' for c in columns
    )


def front(press: Print) -> str:
    """A home page of news and of what stands below the menu's entries."""
    news = press.plan.tops[0]
    blocks = "".join(
        f'<div class="box"><h3>{top.name}</h3><ul>{links(press, top.children)}</ul></div>'
        for top in press.plan.tops[1:]
        if top.children
    )
    return f"<h3>{news.name}</h3>{press.rows(news, news.pieces)}{blocks}"


def bare_front(press: Print) -> str:
    """A home page of news alone: the rest is behind the menu."""
    news = press.plan.tops[0]
    return f'<div class="focus"><img src="/images/banner.jpg" alt=""></div><h3>{news.name}</h3>{press.rows(news, news.pieces)}'


def parted(press: Print, column: Column) -> Routes:
    """A column that has others below it: a block for each, with its newest pieces and the way to all."""
    parts = []
    for child in column.children:
        more = f'<a class="more" href="{escape(press.link(child))}">更多</a>'
        newest = press.rows(child, child.pieces[:3]) if child.pieces else ""
        parts.append(f"<h4>{anchor(press.link(child), child.name)}{more}</h4>{newest}")
    return {press.link(column): later(press.listing, column, "\n".join(parts))}


def named(press: Print, column: Column) -> Routes:
    """A column that has others below it: their names alone."""
    inner = f'<ul class="sub">{links(press, column.children)}</ul>'
    return {press.link(column): later(press.listing, column, inner)}


def nothing_more(_: Print) -> Routes:
    return {}


@dataclass(frozen=True, slots=True)
class Maker:
    """A system as functions: where columns and pieces stand, what leaves and branches answer, the home page, the rest."""

    look: Look
    place: Callable[[Column], str]
    stand: Callable[[Column, Piece], str]
    leaf: Callable[[Print, Column], Routes]
    branch: Callable[[Print, Column], Routes] = parted
    home: Callable[[Print], str] = front
    more: Callable[[Print], Routes] = nothing_more
    again: Callable[[Column, Piece], tuple[str, ...]] = lambda _column, _piece: ()

    def column(self, column: Column) -> str:
        return self.place(column)

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        return (self.stand(column, piece), *self.again(column, piece))

    def routes(self, press: Press) -> Routes:
        mine = Print(press.plan, press.dress, press.origin, press.link, press.address, self.look)
        routes: Routes = {
            path: fixed(Page(text.encode(), kind="application/javascript")) for path, text in SCRIPTS.items()
        }
        for column in mine.plan.columns():
            routes |= (self.branch if column.children else self.leaf)(mine, column)
            for piece in column.pieces:
                routes |= {
                    at.partition("#")[0]: later(mine.article, column, piece)
                    for at in self.details(column, piece)
                }
        return routes | {"/": lambda _: mine.home_page(self.home(mine))} | self.more(mine)


def part(pieces: tuple[Piece, ...], k: int, size: int) -> tuple[Piece, ...]:
    """Page *k*, from 1, of pages of *size*."""
    return pieces[(k - 1) * size : k * size]


def pages(column: Column, size: int) -> int:
    return max(1, -(-len(column.pieces) // size))
