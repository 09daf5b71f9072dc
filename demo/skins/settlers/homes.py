"""homes — home pages as portals of today are: twenty modules, ways in that wait, banners, towns on maps and in boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import Around, script
from demo.skins.plan import Column
from demo.skins.site import Route, fixed

_TOPICS = (
    "学习贯彻党的二十大精神", "优化营商环境", "乡村振兴", "全国文明城市创建", "政府网站工作年度报表", "双随机一公开", "政策年报图解", "数说民生",
)  # fmt: skip
_SERVICES = (
    "社保查询",
    "公积金",
    "不动产登记",
    "婚姻登记",
    "企业开办",
    "医保服务",
    "出入境",
    "车驾管",
    "教育入学",
    "法律服务",
)
_FRIENDS = ("中国政府网", "省人民政府", "市人民政府", "市教育局", "市财政局", "市统计局")
Menu = Callable[[Press], str]


def hover(press: Press) -> str:
    """A menu whose second level opens under the first."""

    def item(column: Column) -> str:
        below = "".join(f'<a href="{escape(press.link(c))}">{c.name}</a>' for c in column.children[:8])
        return f'<li class="nLi"><h3><a href="{escape(press.link(column))}" target="_blank">{column.name}</a></h3><div class="sub">{below}</div></li>'

    return f'<ul id="nav" class="clearfix"><li class="nLi on"><h3><a href="/">首页</a></h3></li>{"".join(map(item, press.plan.tops))}</ul>'


def tops(press: Press) -> str:
    """A menu of the first level alone."""
    return "".join(f'<a class="nav-a" href="{escape(press.link(c))}">{c.name}</a>' for c in press.plan.tops)


def scripted(press: Press) -> str:
    """No menu in the page: a script of the site writes it."""
    del press
    return '<div id="navbox"></div><script type="text/javascript" src="/r/js/nav.js?v=202301"></script>'


def menu_script(_cms: Odd, press: Press) -> dict[str, Route]:
    """What that script writes."""
    lines = "\n".join(
        f"document.writeln(\"<li><a href='{press.link(c)}'>{c.name}</a></li>\");" for c in press.plan.tops
    )
    return {
        "/r/js/nav.js?v=202301": fixed(
            script(f"document.writeln('<ul>');\n{lines}\ndocument.writeln('</ul>');")
        )
    }


def _news(press: Press) -> str:
    """Slides, tabs and lists of news: the modules that fill the upper half."""
    news = press.plan.tops[0]
    slides = "".join(
        f'<li><a href="{escape(press.address(news, p))}"><img src="/pic/{p.number}.jpg"/></a><p>{p.title[:12]}...</p></li>'
        for p in news.pieces
    )
    rows = press.rows(news, news.pieces)
    heads = "".join(
        f"<li onmouseover=\"setTab('one',{at},4)\">{word}</li>"
        for at, word in enumerate(("要闻", "部门动态", "乡镇动态", "公告"))
    )
    bodies = "".join(f'<div id="con_one_{at}">{rows}</div>' for at in range(4))
    return f'<div class="bd slideBox"><ul>{slides}</ul></div><ul class="tab">{heads}</ul>{bodies}'


def _foot(press: Press) -> str:
    """Services, topics, tools and friends: the modules that fill the lower half."""
    services = "".join(
        f'<li><a href="http://zwfw.example/item?c={at}" target="_blank"><i></i>{name}</a></li>'
        for at, name in enumerate(_SERVICES)
    )
    topics = "".join(
        f'<li><a href="/ztzl/{at}/" title="{name}"><img src="/zt/{at}.jpg" alt="{name}"></a></li>'
        for at, name in enumerate(_TOPICS)
    )
    friends = "".join(
        f'<option value="http://www.friend{at}.example/">{name}</option>' for at, name in enumerate(_FRIENDS)
    )
    del press
    return (
        f'<ul class="bsfw">{services}</ul><ul class="zt">{topics}</ul><div class="search"><form action="/search" target="_blank"><input name="q" placeholder="请输入关键字"></form></div>'
        f'<select onchange="if(this.value)window.open(this.value)"><option value="">友情链接</option>{friends}</select>'
        '<a href="/login">用户登录</a><a href="javascript:;" onclick="SetHome(this)">设为首页</a><a href="weixin://dl">微信</a><a href="mailto:a@b.example">邮箱</a>'
    )


def _shown(press: Press, shows: Iterable[str]) -> str:
    """Pictured buttons to the columns whose names hold one of the words."""
    words = tuple(shows)
    return "".join(
        f'<div class="gk-item"><a href="{escape(press.link(c))}" target="_blank"><img src="/gk/{c.slug}.png"><span>{c.name}</span></a></div>'
        for c in press.plan.columns()
        if any(word in c.name for word in words) and len(c.above) < 2
    )


def modules(menu: Menu, *shows: str, path: str = "/", head: str = "") -> Around:
    """A home of twenty modules at *path*, with its topics; *head* stands before everything."""

    def around(_cms: Odd, press: Press) -> dict[str, Route]:
        html = (
            f'<!DOCTYPE html><html><head><meta charset="{press.dress.declared}"><title>{press.plan.county.name}人民政府门户网站</title></head>'
            f"<body>{head}<div class=header>{menu(press)}</div>{_news(press)}<div class=gk>{_shown(press, shows)}</div>{_foot(press)}</body></html>"
        )
        news = press.plan.tops[0]
        topics: dict[str, Route] = {
            f"/ztzl/{at}/": later(
                press.page, name, "", f"专题专栏 &gt; {name}", press.rows(news, news.pieces)
            )
            for at, name in enumerate(_TOPICS)
        }
        return {path: later(press.encoded, html)} | topics

    return around


def waiting(target: str) -> Around:
    """A banner for a holiday that goes on to *target* by itself after some seconds."""
    html = (
        '<html><head><meta charset="utf-8"><title>欢迎访问</title></head><body><div id="banner"><img src="/img/guoqing.jpg" usemap="#m"></div>'
        '<p><span id="s">5</span>秒后自动进入首页</p><script>var n=5;function go(){n--;document.getElementById("s").innerHTML=n;'
        f'if(n<=0){{window.location.replace("{target}");}}else{{setTimeout(go,1000);}}}}setTimeout(go,1000);</script></body></html>'
    )
    return lambda _cms, press: {"/": later(press.encoded, html)}


def refreshed(target: str) -> Around:
    """An address that is nothing but a refresh, spelt as it comes."""
    html = f"<html><head><META HTTP-EQUIV='Refresh' CONTENT='0; URL={target}'></head><body></body></html>"
    return lambda _cms, press: {"/": later(press.encoded, html)}


def framed(target: str) -> Around:
    """An address that is one frame around the true home."""
    html = f'<html><head><title>网站</title></head><frameset rows="*,0" frameborder="no"><frame src="{target}" name="main" noresize><noframes><body>您的浏览器不支持框架</body></noframes></frameset></html>'
    return lambda _cms, press: {"/": later(press.encoded, html)}


def town_map(_cms: Odd, press: Press) -> dict[str, Route]:
    """Towns stand on a map: areas of a picture, some by href, some by a function."""

    def page(column: Column) -> str:
        parts = []
        for at, child in enumerate(column.children):
            href = escape(press.link(child))
            way = f'href="{href}"' if at % 2 else f'href="javascript:;" onclick="window.open(\'{href}\')"'
            parts.append(
                f'<area shape="poly" coords="{at},9,20,{at},30,30" {way} title="{child.name}" alt="">'
            )
        return f'<img src="/img/map.png" usemap="#Map"><map name="Map">{"".join(parts)}</map>'

    return {
        press.link(c): later(press.listing, c, page(c))
        for c in press.plan.columns()
        if c.slug in ("xzjd", "bm")
    }


def boxes(value: Callable[[Column], str], goes: str) -> Around:
    """Organs stand in a drop-down whose choice leads on: *value* of each, *goes* the code that is run."""

    def page(press: Press, column: Column) -> str:
        del press
        options = "".join(f'<option value="{escape(value(c))}">{c.name}</option>' for c in column.children)
        return f'<div class="sel"><select name="dw" id="dw" onchange="{escape(goes)}"><option value="0">=={column.name}==</option>{options}</select></div>'

    def around(_cms: Odd, press: Press) -> dict[str, Route]:
        return {
            press.link(c): later(press.listing, c, page(press, c))
            for c in press.plan.columns()
            if c.slug in ("xzjd", "bm")
        }

    return around
