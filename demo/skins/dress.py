"""dress — how a portal's pages look: the frame, the lists in several shapes, an article with its metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from html import escape

from demo import markup
from demo.frame import TOOLS, anchor, footer
from demo.markup import BARE, MODERN, WEBBER, WORD
from demo.skins.plan import Column, Piece, Plan
from demo.skins.site import Page, Route

HANDS = {"bare": BARE, "modern": MODERN, "webber": WEBBER, "word": WORD}


@dataclass(frozen=True, slots=True)
class Dress:
    """*cut* is the length at which lists shorten titles (0: never); *titled*: the whole one is then an attribute."""

    encoding: str = "utf-8"
    declared: str = "utf-8"
    rows: str = "ul"  # ul | table | div | dl
    cut: int = 0
    titled: bool = True
    dates: str = "after"  # after | before | none
    tags: bool = True  # the meta tags of the national guideline
    hand: str = "modern"
    menu: str = "ul"  # ul | table | div
    container: str = "article-content"
    leaks: bool = False  # every list carries other columns' items beside it
    splash: bool = False  # the address shows nothing but a way in
    frame: bool = False  # a column is a shell around a frame that holds its list
    deep: bool = False  # the home page shows only the top of the tree
    links: str = "root"  # how a list writes its links: from the root, its own folder (near), whole (full), or whole for TLS that nothing serves (secure)
    turns: bool = False  # an article links to the one before it and the one after it


_ROWS: dict[str, str] = {
    "ul": "<li>{before}<a href='{href}'{title} target='_blank'>{text}</a>{after}</li>",
    "table": '<tr><td width="80%">·<a href="{href}"{title}>{text}</a></td><td>{before}{after}</td></tr>',
    "div": '<div class="item"><i>{before}</i><p><a{title} href="{href}">{text}</a></p><em>{after}</em></div>',
    "dl": '<dd><a href="{href}"{title}><b>{text}</b></a> {before}{after}</dd>',
}
_AROUND = {
    "ul": '<ul class="list">\n{}\n</ul>',
    "table": '<table width="98%" class="lb">\n{}\n</table>',
    "div": '<div class="news-list">\n{}\n</div>',
    "dl": "<dl>\n{}\n</dl>",
}
_MENUS = {
    "ul": ('<ul class="nav">{}</ul>', "<li>{}</li>"),
    "table": ('<table width="1000" align="center"><tr>{}</tr></table>', "<td>{}</td>"),
    "div": ('<div class="menu">{}</div>', "<span>{}</span>"),
}


@dataclass(frozen=True, slots=True)
class Press:
    """Prints a portal's pages: *link* gives a column's address, *address* that of a piece in a column."""

    plan: Plan
    dress: Dress
    origin: str
    link: Callable[[Column], str]
    address: Callable[[Column, Piece], str]

    def encoded(self, text: str, status: int = 200, kind: str = "text/html") -> Page:
        return Page(text.encode(self.dress.encoding, "xmlcharrefreplace"), status, kind)

    def page(self, title: str, meta: str, crumbs: str, main: str, status: int = 200) -> Page:
        """The frame of every page; *title* and *crumbs* are text and HTML."""
        county, whole, one = self.plan.county, *_MENUS[self.dress.menu]
        tops = [("/", "首页"), *((self.link(c), c.name) for c in self.plan.tops)]
        menu = whole.format("".join(one.format(anchor(href, text)) for href, text in tops))
        tags = f"{markup.site_meta(county)}\n{meta}" if self.dress.tags else ""
        html = f"""<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset={self.dress.declared}">
<title>{escape(title)}-{county.name}人民政府</title>
{tags}
</head>
<body>
<div class="top">{county.name}人民政府 <a href="javascript:void(0)">无障碍浏览</a> <a href="/login">登录</a></div>
{menu}
<div class="position">当前位置：{crumbs}</div>
<div class="main">
{main}
</div>
<div class="foot">{footer(county)}</div>
</body>
</html>
"""
        return self.encoded(html, status)

    def crumbs(self, column: Column) -> str:
        ways = [("/", "首页"), *((self.link(c), c.name) for c in (*column.above, column))]
        return " &gt; ".join(anchor(href, text) for href, text in ways)

    def _href(self, column: Column, piece: Piece, near: bool) -> str:
        address, folder = self.address(column, piece), self.link(column).rpartition("/")[0] + "/"
        if self.dress.links == "near" and near and address.startswith(folder):
            return f"./{address.removeprefix(folder)}"
        whole = {"full": self.origin, "secure": self.origin.replace("http:", "https:", 1)}
        return whole.get(self.dress.links, "") + address

    def row(self, column: Column, piece: Piece, *, near: bool = False) -> str:
        """A line of a list, its title cut where the dress cuts; *near*: it stands on the column's own page."""
        d, title = self.dress, escape(piece.title)
        short = len(piece.title) > d.cut > 0
        text = escape(piece.title[: d.cut]) + "…" if short else title
        on = f"<span>{piece.published.isoformat()}</span>"
        return _ROWS[d.rows].format(
            href=escape(self._href(column, piece, near)), text=text, title=f' title="{title}"' if d.titled else "",
            before=on if d.dates == "before" else "", after=on if d.dates == "after" else "",
        )  # fmt: skip

    def rows(self, column: Column, pieces: Iterable[Piece], *, near: bool = False) -> str:
        return _AROUND[self.dress.rows].format("\n".join(self.row(column, p, near=near) for p in pieces))

    def listing(self, column: Column, inner: str) -> Page:
        """A column's page around *inner*, with its siblings at the side."""
        siblings = column.above[-1:] and next(
            c.children for c in self.plan.columns() if c.path == column.above[-1].path
        )
        side = "".join(f"<li>{anchor(self.link(c), c.name)}</li>" for c in siblings)
        leak = self._leak(column) if self.dress.leaks else ""
        main = f'<ul class="side">{side}</ul>\n<h3>{column.name}</h3>\n{inner}\n{leak}'
        return self.page(column.name, markup.column_meta(column.name, column.kind), self.crumbs(column), main)

    def _leak(self, column: Column) -> str:
        """The items of another column that the template prints on every list."""
        others = (c for c in self.plan.columns() if c.pieces and c.path != column.path)
        other = next(others)
        return f'<div class="hot"><h4>热点推荐</h4>{self.rows(other, other.pieces)}</div>'

    def branch(self, column: Column) -> Page:
        """The page of a column that has others below it: their names, and the newest of their pieces."""
        parts = []
        for child in column.children:
            head = f'<h4>{anchor(self.link(child), child.name)} <a href="{escape(self.link(child))}">更多&gt;&gt;</a></h4>'
            parts.append(head + (self.rows(child, child.pieces[:2]) if child.pieces else ""))
        return self.listing(column, "\n".join(parts))

    def home(self) -> Page:
        """The first page: the menu, some news, and unless the dress is deep the columns below the tops."""
        news = self.plan.tops[0]
        below = [c for top in self.plan.tops for c in top.children] if not self.dress.deep else []
        links = "".join(f"<li>{anchor(self.link(c), c.name)}</li>" for c in below)
        main = f"<h3>要闻</h3>{self.rows(news, news.pieces)}<ul>{links}</ul>"
        return self.page("首页", markup.column_meta("首页", "首页"), "首页", main)

    def splash(self) -> Page:
        return self.encoded(
            f'<html><head><meta charset="{self.dress.declared}"><title>{self.plan.county.name}</title></head>'
            '<body><center><a href="/main.html"><img src="/images/enter.jpg" alt="进入网站"></a></center></body></html>'
        )

    def article(self, column: Column, piece: Piece, banner: str = "") -> Page:
        """A piece as its own page: metadata, title, line of dates, text, neighbours."""
        on, kind = piece.published.isoformat(), column.kind
        index = (
            f"{self.plan.county.code}-{column.number % 1000:03d}/{piece.published.year}-{piece.number:05d}"
        )
        fields = (("索引号", index), ("发布机构", piece.source), ("发布日期", on), ("公开方式", "主动公开"))
        block = "".join(f"<tr><td>{a}：</td><td>{escape(b)}</td></tr>" for a, b in fields)
        text = markup.article(piece.article, HANDS[self.dress.hand])
        main = f"""{banner}<table class="xxgk">{block}</table>
<h1 class="title">{escape(piece.title)}</h1>
<div class="info">发布时间：{on} 10:20　来源：{piece.source}　浏览次数：<span id="hits">-</span>　{TOOLS}</div>
<div class="{self.dress.container}" id="zoom">
{text}
</div>
{self._turn(column, piece) if self.dress.turns else ""}"""
        meta = (
            markup.article_meta(piece.title, on, piece.source) + "\n" + markup.column_meta(column.name, kind)
        )
        return self.page(piece.title, meta, self.crumbs(column), main)

    def _turn(self, column: Column, piece: Piece) -> str:
        at = column.pieces.index(piece)
        ways = (
            ("上一篇", column.pieces[at - 1 : at] if at else ()),
            ("下一篇", column.pieces[at + 1 : at + 2]),
        )
        return "".join(
            f"<p>{label}：{anchor(self.address(column, other[0]), other[0].title) if other else '没有了'}</p>"
            for label, other in ways
        )

    def missing(self) -> Page:
        return self.page("页面不存在", "", "首页", "<p>抱歉，您访问的页面不存在或已删除。</p>", 404)


def later(make: Callable[..., Page], *args: object) -> Route:
    """A route that prints its page when it is asked for."""
    printed = partial(make, *args)
    return lambda _: printed()
