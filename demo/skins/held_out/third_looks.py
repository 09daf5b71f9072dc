"""third_looks — three ways in which the portals of the third lot look: old tables, a big home page, the national layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from demo import markup
from demo.frame import TOOLS, anchor, footer
from demo.skins.cms import Cms
from demo.skins.dress import HANDS, Press, later
from demo.skins.held_out.third_scripts import scripts
from demo.skins.plan import Column, Piece
from demo.skins.site import Page, Route

_FRIENDS = ("中国政府网", "省人民政府", "市人民政府", "国家政务服务平台")


def _select(ways: list[tuple[str, str]], said: str) -> str:
    options = "".join(f'<option value="{escape(href)}">{escape(text)}</option>' for href, text in ways)
    return (
        f'<select onchange="if(this.value) location.href=this.value"><option value="">{said}</option>{options}</select>'
    )  # fmt: skip


def _tabs(ways: list[tuple[str, str, str]]) -> str:
    """Headings to be pressed, and a panel for each, of which only the first is to be seen."""
    heads = "".join(
        f'<li class="tab{" on" if not at else ""}" onclick="tab({at})">{text}</li>'
        for at, (_, text, _) in enumerate(ways)
    )
    panels = "".join(
        f'<div class="panel" style="display:{"none" if at else "block"}">{rows}<a class="more" href="{escape(href)}">更多</a></div>'
        for at, (href, _, rows) in enumerate(ways)
    )
    script = (
        "<script>function tab(i){var p=document.querySelectorAll('.panel');"
        "for(var k=0;k<p.length;k++)p[k].style.display=k===i?'block':'none';}</script>"
    )
    return f'<ul class="tabs">{heads}</ul>{panels}{script}'


def _map(ways: list[tuple[str, str]]) -> str:
    """A drawn map of the county whose places can be pressed."""
    areas = "".join(
        f'<area shape="rect" coords="{20 + 90 * at},40,{100 + 90 * at},120" href="{escape(href)}" alt="{text}" title="{text}">'
        for at, (href, text) in enumerate(ways)
    )
    return f'<img src="/images/map.jpg" width="600" height="300" usemap="#town" border="0"><map name="town">{areas}</map>'


@dataclass(frozen=True, slots=True)
class Look(Press):
    """*fork* says how a column shows those below it: list, select, tabs or map."""

    fork: str = "list"

    def _ways(self, columns: tuple[Column, ...]) -> list[tuple[str, str]]:
        return [(self.link(c), c.name) for c in columns]

    def head(self, title: str, meta: str) -> str:
        tags = f"{markup.site_meta(self.plan.county)}\n{meta}" if self.dress.tags else ""
        return f"""<head>
<meta http-equiv="Content-Type" content="text/html; charset={self.dress.declared}">
<title>{escape(title)}</title>
{tags}
<script src="/js/jquery.min.js"></script>
</head>"""

    def branch(self, column: Column) -> Page:
        if self.fork == "select":
            inner = f"<p>请选择：{_select(self._ways(column.children), '--请选择--')}</p>"
        elif self.fork == "map":
            inner = _map(self._ways(column.children))
        elif self.fork == "tabs":
            panels = [
                (
                    self.link(c),
                    c.name,
                    self.rows(c, c.pieces[:3])
                    if c.pieces
                    else "".join(f"<p>{anchor(self.link(i), i.name)}</p>" for i in c.children),
                )
                for c in column.children
            ]
            inner = _tabs(panels)
        else:
            inner = "".join(
                f"<dl><dt>{anchor(self.link(c), c.name)}</dt><dd>{self.rows(c, c.pieces[:3]) if c.pieces else ''}</dd></dl>"
                for c in column.children
            )
        return self.listing(column, inner)


@dataclass(frozen=True, slots=True)
class Tables(Look):
    """A site of 2008: tables in tables, fonts, a running line, a menu of pictures."""

    def page(self, title: str, meta: str, crumbs: str, main: str, status: int = 200) -> Page:
        county = self.plan.county
        menu = "".join(
            f'<td><a href="{escape(self.link(c))}"><img src="/images/nav_{at}.jpg" alt="{c.name}" border="0"></a></td>'
            for at, c in enumerate(self.plan.tops)
        )
        html = f"""<html>
{self.head(f"{title} - {county.name}人民政府", meta)}
<body bgcolor="#FFFFFF" topmargin="0">
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0">
<tr><td colspan="2"><img src="/images/top.jpg" width="1000" height="160"></td></tr>
<tr><td colspan="2"><table width="100%"><tr><td><a href="/">首页</a></td>{menu}</tr></table></td></tr>
<tr><td colspan="2"><marquee scrollamount="3"><font color="#FF0000">热烈欢迎您访问{county.name}人民政府网站</font></marquee></td></tr>
<tr><td colspan="2"><font size="2">您现在的位置：{crumbs}</font></td></tr>
<tr><td colspan="2" valign="top">{main}</td></tr>
<tr><td colspan="2" align="center"><font size="2">{footer(county)}</font></td></tr>
</table>
</body>
</html>
"""
        return self.encoded(html, status)

    def home(self) -> Page:
        cells = []
        for column in self.plan.tops:
            ways = "<br>".join(f"· {anchor(self.link(c), c.name)}" for c in column.children)
            rows = self.rows(column, column.pieces[:5]) if column.pieces else ways
            cells.append(f'<td width="33%" valign="top"><b>{column.name}</b><br>{rows}</td>')
        return self.page("首页", markup.column_meta("首页", "首页"), "首页", f"<table><tr>{''.join(cells)}</tr></table>")  # fmt: skip

    def article(self, column: Column, piece: Piece, banner: str = "") -> Page:
        on = piece.published
        text = markup.article(piece.article, HANDS[self.dress.hand])
        main = f"""{banner}<table width="96%" align="center"><tr><td align="center"><font size="4"><b>{escape(piece.title)}</b></font></td></tr>
<tr><td align="center"><font size="2">发布时间：{on.year}-{on.month}-{on.day}　来源：{piece.source}　点击：<script src="/visitcount.js"></script> 次</font></td></tr>
<tr><td class="{self.dress.container}">{text}</td></tr>
<tr><td align="right"><a href="javascript:window.print()">【打印本页】</a> <a href="javascript:window.close()">【关闭窗口】</a></td></tr></table>"""
        meta = markup.article_meta(piece.title, on.isoformat(), piece.source)
        return self.page(piece.title, meta, self.crumbs(column), main)


@dataclass(frozen=True, slots=True)
class Modules(Look):
    """A home page of many boxes under a menu that unfolds; boxes lead on by their word for more."""

    def page(self, title: str, meta: str, crumbs: str, main: str, status: int = 200) -> Page:
        county = self.plan.county
        menu = "".join(
            f"<li>{anchor(self.link(c), c.name)}<ul class='sub'>"
            + "".join(f"<li>{anchor(self.link(s), s.name)}</li>" for s in c.children if not self.dress.deep)
            + "</ul></li>"
            for c in self.plan.tops
        )
        friends = "".join(
            f'<option value="http://{at}.example/">{n}</option>' for at, n in enumerate(_FRIENDS)
        )
        html = f"""<!DOCTYPE html>
<html lang="zh-CN">
{self.head(f"{title}_{county.name}人民政府门户网站", meta)}
<body>
<div class="tool"><a href="javascript:;">繁體</a> <a href="javascript:;">无障碍</a> <a href="javascript:;">长者模式</a></div>
<div class="logo"><img src="/images/logo.jpg" alt="{county.name}人民政府"></div>
<div class="nav"><ul><li><a href="/">首页</a></li>{menu}</ul></div>
<div class="wrap">
<div class="crumb"><em>您当前的位置：</em>{crumbs}</div>
{main}
</div>
<div class="links"><select onchange="window.open(this.value)"><option value="">友情链接</option>{friends}</select></div>
<div class="footer">{footer(county)}</div>
</body>
</html>
"""
        return self.encoded(html, status)

    def home(self) -> Page:
        boxes = [c for top in self.plan.tops for c in (top, *(() if self.dress.deep else top.children))]
        parts = [
            '<div class="focus"><ul><li><img src="/images/b1.jpg"></li><li><img src="/images/b2.jpg"></li></ul></div>'
        ]
        for column in boxes:
            inside = self.rows(column, column.pieces[:2]) if column.pieces else ""
            more = f'<a class="more" href="{escape(self.link(column))}">MORE+</a>'
            parts.append(f'<div class="box"><h3><span>{column.name}</span>{more}</h3>{inside}</div>')
        return self.page("首页", markup.column_meta("首页", "首页"), "首页", "\n".join(parts))

    def article(self, column: Column, piece: Piece, banner: str = "") -> Page:
        on = piece.published
        text = markup.article(piece.article, HANDS[self.dress.hand])
        main = f"""{banner}<div class="arti"><h1>{escape(piece.title)}</h1>
<p class="info"><span>发布日期：{on.isoformat()} 16:{piece.number % 60:02d}</span><span>信息来源：{piece.source}</span><span>浏览次数：<i id="hits"></i></span>{TOOLS}</p>
<div id="{self.dress.container}">
{text}
</div>
<div class="ewm"><img src="/images/ewm.jpg">扫一扫在手机打开当前页</div></div>"""
        meta = markup.article_meta(piece.title, on.isoformat(), piece.source)
        meta += "\n" + markup.column_meta(column.name, column.kind)
        return self.page(piece.title, meta, self.crumbs(column), main)


@dataclass(frozen=True, slots=True)
class National(Modules):
    """The layout the national office asked for in 2019: the sets of disclosure at the left of each of its pages."""

    def listing(self, column: Column, inner: str) -> Page:
        chain = (*column.above, column)
        top = next(c for c in self.plan.tops if c.path == chain[0].path)
        left = "".join(f'<li><a href="{escape(self.link(c))}"><i></i>{c.name}</a></li>' for c in top.children)
        main = (
            f'<div class="zfxxgk-left"><ul>{left}</ul></div><div class="zfxxgk-right"><h2>{column.name}</h2>{inner}</div>'
        )  # fmt: skip
        meta = markup.column_meta(column.name, column.kind)
        return self.page(column.name, meta, self.crumbs(column), main)

    def article(self, column: Column, piece: Piece, banner: str = "") -> Page:
        on = piece.published
        index = f"{self.plan.county.code}{piece.number % 1000:03d}/{on.year}-{piece.number:05d}"
        fields = (
            ("索 引 号", index), ("主题分类", "综合政务"), ("发布机构", piece.source), ("成文日期", f"{on.year}年{on.month}月{on.day}日"),
            ("名　　称", piece.title), ("文　　号", "无"), ("有 效 性", "有效"), ("发布日期", on.isoformat()),
        )  # fmt: skip
        block = "".join(f"<li><b>{a}：</b><span>{escape(b)}</span></li>" for a, b in fields)
        text = markup.article(piece.article, HANDS[self.dress.hand])
        main = f"""{banner}<ul class="xxgk-head">{block}</ul>
<div class="tit">{escape(piece.title)}</div>
<div class="{self.dress.container}">{text}</div>
<div class="dy"><a href="javascript:window.print();">打印</a></div>"""
        meta = markup.article_meta(piece.title, on.isoformat(), piece.source)
        return self.page(piece.title, meta, self.crumbs(column), main)


@dataclass(frozen=True, slots=True)
class Housed:
    """The system *inner* in the looks that *look* gives it; *front* may put something before the home page."""

    inner: Cms
    look: Callable[..., Press] = Modules
    front: str = ""  # the way from the address to the home page: refresh, script, enter

    def column(self, column: Column) -> str:
        return self.inner.column(column)

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        return self.inner.details(column, piece)

    def routes(self, press: Press) -> dict[str, Route]:
        own = self.look(press.plan, press.dress, press.origin, press.link, press.address)
        routes: dict[str, Route] = {"/": later(own.home), "/index.html": later(own.home)}
        if self.front:
            routes["/"] = later(own.encoded, _FRONTS[self.front].format(name=press.plan.county.name))
        for column in press.plan.columns():
            if column.children:
                routes[self.column(column)] = later(own.branch, column)
            for piece in column.pieces:
                for address in self.details(column, piece):
                    routes[address] = later(own.article, column, piece)
        return routes | scripts() | self.inner.routes(own)


_FRONTS = {
    "refresh": '<html><head><meta http-equiv="refresh" content="0;url=/index.html"><title>{name}</title></head>'
    '<body>页面跳转中，如未跳转请点击<a href="/index.html">这里</a></body></html>',
    "script": "<html><head><title>{name}</title><script>window.location.href='/index.html';</script></head><body></body></html>",
    "enter": '<html><head><title>{name}</title></head><body><center><img src="/images/welcome.jpg"><br>'
    '<a href="/index.html">进入网站</a></center></body></html>',
}
