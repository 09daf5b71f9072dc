"""looks — the frames of these portals as their makers' templates print them: Webber, Epoint old and new, jpaas, Guangdong, the rest."""

from __future__ import annotations

from html import escape

from demo import markup
from demo.frame import footer
from demo.skins.scripted.house import Hall, link


def _head(hall: Hall, title: str, tags: str, *files: str) -> str:
    county = hall.plan.county
    scripts = "".join(f'<script type="text/javascript" src="{file}"></script>\n' for file in files)
    site = f"{markup.site_meta(county)}\n{tags}\n" if hall.dress.tags else ""
    return (
        f'<head>\n<meta charset="{hall.dress.declared}">\n<title>{escape(title)}-{county.name}人民政府</title>\n{site}'
        f'<link rel="stylesheet" type="text/css" href="/css/base.css">\n{scripts}</head>'
    )


def webber(hall: Hall, title: str, tags: str, crumbs: str, main: str) -> str:
    """VSB of today: its system scripts, a menu of two levels."""
    menu = "".join(
        f'<li>{link(hall, t)}<ul class="sub">{"".join(f"<li>{link(hall, c)}</li>" for c in t.children)}</ul></li>'
        for t in hall.plan.tops
    )
    head = _head(hall, title, tags, "/system/resource/js/jquery/jquery-latest.min.js", "/system/resource/js/vsbscreen.min.js", "/js/wy.js")  # fmt: skip
    return (
        f'<!DOCTYPE HTML><HTML>{head}<BODY>\n<div class="header"><h1>{hall.plan.county.name}人民政府</h1></div>\n'
        f'<div class="nav"><ul class="clearfix"><li><a href="/">首页</a></li>{menu}</ul></div>\n'
        f'<div class="wz">当前位置：{crumbs}</div>\n<div class="wrap">{main}</div>\n<div class="footer"><p>{footer(hall.plan.county)}</p></div>\n</BODY></HTML>'
    )


def webber_old(hall: Hall, title: str, _tags: str, crumbs: str, main: str) -> str:
    """VSB of 2010: tables, upper case, a menu of one level."""
    menu = "".join(f"<td>{link(hall, t, ' class=menu11')}</td>" for t in hall.plan.tops)
    return (
        f'<HTML><HEAD><TITLE>{escape(title)}-{hall.plan.county.name}人民政府网</TITLE><META content="text/html; charset={hall.dress.declared}" http-equiv=Content-Type>'
        '<SCRIPT language="javascript" src="/system/resource/js/vsbscreen.min.js"></SCRIPT><SCRIPT src="/js/public.js"></SCRIPT></HEAD><BODY>'
        f'<TABLE width=1002 align=center><TR><TD colspan=9><IMG src="/images/top.jpg" alt="{hall.plan.county.name}"></TD></TR><TR><td><a class=menu11 href="/">首 页</a></td>{menu}</TR></TABLE>'
        f"<TABLE width=1002 align=center><TR><TD>您的位置: {crumbs}</TD></TR><TR><TD>{main}</TD></TR></TABLE>"
        f"<TABLE width=1002 align=center><TR><TD align=center>{footer(hall.plan.county)}</TD></TR></TABLE></BODY></HTML>"
    )


def epoint(hall: Hall, title: str, tags: str, crumbs: str, main: str) -> str:
    """EWB-FRONT: classes that begin with ewb-, webBuilderCommon.js."""
    menu = "".join(f'<li class="ewb-nav-item">{link(hall, t)}</li>' for t in hall.plan.tops)
    head = _head(hall, title, tags, "/js/jquery.min.js", "/js/webBuilderCommon.js")
    return (
        f'<!DOCTYPE html><html lang="en">{head}<body>\n<div id="header"><div class="ewb-header"><img src="/images/logo.png" alt="{hall.plan.county.name}人民政府"></div>'
        f'<ul class="ewb-nav clearfix"><li class="ewb-nav-item"><a href="/">首页</a></li>{menu}</ul></div>\n'
        f'<div class="ewb-container"><div class="ewb-route"><p>当前位置：{crumbs}</p></div>\n{main}</div>\n<div id="footer" class="ewb-footer">{footer(hall.plan.county)}</div>\n</body></html>'
    )


def epoint_old(hall: Hall, title: str, _tags: str, crumbs: str, main: str) -> str:
    """Epoint on .NET: tables, a menu drawn by a script in a file."""
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={hall.dress.declared}"><title>{escape(title)}</title>'
        '<link href="/zfxxgk/Template/Default/css/style.css" rel="stylesheet" type="text/css"><script src="/zfxxgk/js/menu.js"></script></head><body>'
        f'<table width="1000" align="center"><tr><td><img src="/zfxxgk/Template/Default/images/banner.jpg" alt="{hall.plan.county.name}政府信息公开"></td></tr><tr><td><script>writeMenu();</script></td></tr>'
        f'<tr><td><font color="#0066cc">您现在的位置：{crumbs}</font></td></tr><tr><td valign="top">{main}</td></tr><tr><td align="center">{footer(hall.plan.county)}</td></tr></table></body></html>'
    )


def jpaas(hall: Hall, title: str, tags: str, crumbs: str, main: str) -> str:
    """Hanweb's platform: layouts of lmcontent, scripts below /script and /images."""
    menu = "".join(f'<li class="menu-item">{link(hall, t)}</li>' for t in hall.plan.tops)
    head = _head(hall, title, tags, "/script/0/jquery-1.12.4.min.js", "/images/0/vue.min.js")
    return (
        f'<!DOCTYPE html><html>{head}<body><div id="barrierfree_container"><div class="top"><a href="/"><img src="/images/1/logo.png" alt="{hall.plan.county.name}"></a></div>'
        f'<div class="menu"><ul>{menu}</ul></div><div class="bt-position">{crumbs}</div><div class="lmcontent">{main}</div>'
        f'<div class="foot">{footer(hall.plan.county)}</div></div></body></html>'
    )


def guangdong(hall: Hall, title: str, tags: str, crumbs: str, main: str) -> str:
    """Guangdong's common site: a menu of one level, scripts with their hash in the name."""
    menu = "".join(f"<li>{link(hall, t)}</li>" for t in hall.plan.tops)
    return (
        f'<!DOCTYPE html><html lang="zh-CN">{_head(hall, title, tags, "/static/js/common.c61f.js")}<body class="gd"><div class="header"><a class="logo" href="/">{hall.plan.county.name}人民政府门户网站</a></div>'
        f'<div class="nav"><ul><li><a href="/">首页</a></li>{menu}</ul></div><div class="location">当前位置：{crumbs}</div><div class="content">{main}</div>'
        f'<div class="footer">{footer(hall.plan.county)}</div></body></html>'
    )


def plain(hall: Hall, title: str, tags: str, crumbs: str, main: str) -> str:
    """A local maker's page."""
    menu = "".join(f"<li>{link(hall, t)}</li>" for t in hall.plan.tops)
    return (
        f'<!DOCTYPE html><html>{_head(hall, title, tags, "/Scripts/site.js")}<body><div id="top"><img src="/Images/top.jpg" alt="{hall.plan.county.name}人民政府"></div>'
        f'<ul id="menu"><li><a href="/">首页</a></li>{menu}</ul><div class="sitemap">{crumbs}</div><div id="main">{main}</div><div id="bottom">{footer(hall.plan.county)}</div></body></html>'
    )
