"""street — whole pages as portals of the last twenty years print them: toolbars, menus that unfold, a home page of modules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from demo import markup
from demo.frame import footer
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.site import Page, Route, fixed

_FRIENDS = (
    ("国务院部门网站", (("中国政府网", "http://www.gov.example/"), ("财政部", "http://www.mof.example/"))),
    ("省市政府网站", (("省政府", "http://www.province.example/"), ("市政府", "http://www.city.example/"))),
)


@dataclass(frozen=True, slots=True)
class Street(Press):
    """A press with pages of its own: *look* names the frame, *front* the home page."""

    look: str = "gov"
    front: str = "modules"

    def page(self, title: str, meta: str, crumbs: str, main: str, status: int = 200) -> Page:
        tags = f"{markup.site_meta(self.plan.county)}\n{meta}" if self.dress.tags else ""
        return self.encoded(_LOOKS[self.look](self, title, tags, crumbs, main), status)

    def home(self) -> Page:
        inner = _FRONTS[self.front](self)
        tags = markup.site_meta(self.plan.county) if self.dress.tags else ""
        return self.encoded(_LOOKS[self.look](self, "首页", tags, "首页", inner))


@dataclass(frozen=True, slots=True)
class Wayfarer(Odd):
    """An odd system behind such pages; *branch* is the address of a column that has others below it."""

    look: str = "gov"
    front: str = "modules"
    branch: str = ""
    top: str = ""  # the address of a column that stands under nothing
    other: str = ""  # that of a piece that is no report

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        if self.other and piece.publisher is None:
            return (self.fill(self.other, column, piece),)
        return super(Wayfarer, self).details(column, piece)

    def column(self, column: Column) -> str:
        kinds = (self.top if not column.above else "", self.branch if column.children else "", self.at)
        return self.fill(next(filter(None, kinds)), column)

    def routes(self, press: Press) -> dict[str, Route]:
        own = Street(press.plan, press.dress, press.origin, press.link, press.address, self.look, self.front)
        empty = fixed(Page(b"/* */", kind="application/javascript"))
        routes: dict[str, Route] = {
            "/": later(own.home),
            "/js/jquery-1.12.4.min.js": empty,
            "/js/main.js": empty,
        }
        for column in press.plan.columns():
            if column.children:
                routes[press.link(column)] = later(own.branch, column)
            for piece in column.pieces:
                for address in self.details(column, piece):
                    routes[address] = later(own.article, column, piece)
        return routes | super(Wayfarer, self).routes(own)


@dataclass(frozen=True, slots=True)
class Webber(Wayfarer):
    """VSB's addresses: a column is a file, its older pages are files of a folder of its name and count down."""

    def column(self, column: Column) -> str:
        return column.path.rstrip("/") + ".htm"

    def page(self, column: Column, k: int) -> str:
        stem = column.path.rstrip("/")
        return self.column(column) if k == 1 else f"{stem}/{self.pages(column) - k + 1}.htm"


def _friends() -> str:
    return "".join(
        f"<select onchange=\"if(this.value)window.open(this.value)\"><option value=''>--{name}--</option>"
        + "".join(f'<option value="{href}">{text}</option>' for text, href in links)
        + "</select>"
        for name, links in _FRIENDS
    )


def _link(press: Press, column: Column, extra: str = "") -> str:
    return f'<a href="{escape(press.link(column))}"{extra}>{column.name}</a>'


# -- frames -----------------------------------------------------------------------------------------------
def _gov(press: Street, title: str, tags: str, crumbs: str, main: str) -> str:
    county = press.plan.county
    menu = "".join(
        f'<li class="nav-item">{_link(press, top)}<div class="drop">{"".join(_link(press, c) for c in top.children)}</div></li>'
        for top in press.plan.tops
    )
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{press.dress.declared}">
<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
<title>{escape(title)}_{county.name}人民政府门户网站</title>
{tags}
<link rel="stylesheet" href="/css/style.css">
<script src="/js/jquery-1.12.4.min.js"></script>
</head>
<body>
<!--头部-->
<div class="toolbar"><span id="weather"></span><a href="javascript:;" onclick="wza.open()">无障碍浏览</a><a href="javascript:;">长者模式</a><a href="javascript:;" class="ewm">微信</a></div>
<div class="logo"><a href="/"><img src="/images/logo.png" alt="{county.name}人民政府"></a></div>
<div class="nav"><ul><li class="nav-item"><a href="/">网站首页</a></li>{menu}</ul></div>
<div class="container">
<div class="crumb"><img src="/images/home.png"> 您现在的位置：{crumbs}</div>
{main}
</div>
<!--底部-->
<div class="friend">{_friends()}</div>
<div class="footer"><p>{footer(county)}</p><a href="http://bszs.conac.example/sitename?method=show"><img src="/images/blue.png"></a></div>
<script src="/js/main.js"></script>
</body>
</html>
"""


def _tables(press: Street, title: str, tags: str, crumbs: str, main: str) -> str:
    county = press.plan.county
    menu = "".join(
        f'<td align="center" background="images/bg.gif">{_link(press, top, " class=white")}</td>'
        for top in press.plan.tops
    )
    return f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset={press.dress.declared}">
<title>{county.name}政府网--{escape(title)}</title>
{tags}
<style type="text/css">td{{font-size:12px;line-height:22px}}</style>
</head>
<body topmargin="0" leftmargin="0">
<table width="980" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td><img src="/images/top.jpg" width="980" height="160"></td></tr></table>
<table width="980" border="0" align="center" cellpadding="0" cellspacing="1"><tr><td align="center"><a href="/" class=white>首 页</a></td>{menu}</tr></table>
<table width="980" border="0" align="center"><tr><td><marquee scrollamount="3">欢迎访问{county.name}人民政府网站</marquee></td><td><a href="#" onclick="this.style.behavior='url(#default#homepage)'">设为首页</a></td></tr></table>
<table width="980" border="0" align="center"><tr><td height="28">当前位置:{crumbs}</td></tr><tr><td valign="top">
{main}
</td></tr></table>
<table width="980" border="0" align="center"><tr><td align="center">{_friends()}</td></tr><tr><td align="center">{footer(county)}</td></tr></table>
</body>
</html>
"""


def _platform(press: Street, title: str, tags: str, crumbs: str, main: str) -> str:
    """The platform of disclosure: five tabs at the left, that of reports among them."""
    county = press.plan.county
    side = [
        c
        for c in press.plan.columns()
        if c.kind != "其他" and len(c.above) in (1, 2) and c.above[0].kind == "政务公开"
    ]
    tabs = "".join(f'<dd><i class="ico"></i>{_link(press, c)}</dd>' for c in side)
    return f"""<!doctype html><html><head><meta charset="{press.dress.declared}"/>
<title>{escape(title)}</title>{tags}<script src="/js/jquery-1.12.4.min.js"></script></head>
<body class="xxgk"><header><h1><a href="/">{county.name}人民政府</a></h1><h2>政府信息公开</h2></header>
<section class="wrap"><aside><dl>{tabs}</dl></aside>
<article class="right"><nav>{crumbs}</nav>
{main}
</article></section>
<footer>{footer(county)}</footer></body></html>
"""


_LOOKS: dict[str, Callable[[Street, str, str, str, str], str]] = {
    "gov": _gov,
    "tables": _tables,
    "platform": _platform,
}


# -- home pages -------------------------------------------------------------------------------------------
def _short(press: Street, column: Column, pieces: Sequence[Piece]) -> str:
    return "".join(
        f'<li><a href="{escape(press.address(column, p))}" title="{escape(p.title)}" target="_blank">{escape(p.title[:20])}</a><span>{p.published:%m-%d}</span></li>'
        for p in pieces
    )


def _modules(press: Street) -> str:
    """A box for each column below the tops, a picture that changes, icons, tabs, services."""
    boxes = []
    for top in press.plan.tops:
        tabs = "".join(f"<li>{_link(press, c)}</li>" for c in top.children)
        newest = _short(press, top, top.pieces[:6]) or "".join(
            _short(press, c, c.pieces[:3]) for c in top.children if c.pieces
        )
        boxes.append(
            f'<div class="box"><div class="hd"><h3>{_link(press, top)}</h3><ul class="tab">{tabs}</ul><a class="more" href="{escape(press.link(top))}">+</a></div>'
            f'<div class="bd"><ul>{newest}</ul></div></div>'
        )
    services = "".join(
        f'<a href="javascript:;"><img src="/images/fw{n}.png"><p>{name}</p></a>'
        for n, name in enumerate(("社保", "公积金", "医保", "婚育", "户籍", "出入境"))
    )
    banner = '<div class="slide"><a href="http://www.gov.example/zt/"><img src="/images/zt1.jpg"></a><a href="javascript:;"><img src="/images/zt2.jpg"></a></div>'
    return f'{banner}<div class="row">{"".join(boxes)}</div><div class="service">{services}</div>'


def _tops(press: Street) -> str:
    """News and the menu; everything else lies deeper."""
    news = press.plan.tops[0]
    return f'<div class="focus"><h2>今日关注</h2><ul>{_short(press, news, news.pieces)}</ul></div>'


def _banner(press: Street) -> str:
    """Large pictures that lead on, each with its name as alt alone."""
    return "".join(
        f'<a href="{escape(press.link(c))}" target="_blank"><img src="/images/b{at}.jpg" alt="{c.name}" width="300"></a>'
        for at, c in enumerate(press.plan.tops)
    )


_FRONTS: dict[str, Callable[[Street], str]] = {"modules": _modules, "tops": _tops, "banner": _banner}
