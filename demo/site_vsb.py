"""site_vsb — the third county after its move: a VSB site with descending static pages, the same texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from demo import frame, markup
from demo.calendar import MOVED_ON, Day
from demo.columns import Column, Entry, columns, entries, list_changed
from demo.frame import TOOLS, Place, Sheet, anchor, footer, today
from demo.names import LAST_YEAR, TONGTING
from demo.web import Origin, Request, Response, Route, redirect

HTML = "text/html; charset=UTF-8"
PER_PAGE = 20
_FOLDER = "/zwgk/zfxxgknb"
_SLUGS = {"gov": "szf", "departments": "szbm", "towns": "zjd"}
_REDIRECTED = (LAST_YEAR - 1, LAST_YEAR)  # report years whose old addresses still lead somewhere
_OPEN = (
    ("/zwgk/zfxxgkzn.htm", frame.GUIDE),
    ("/zwgk/zfxxgkzd.htm", frame.RULES),
    ("/zwgk/fdzdgknr.htm", frame.STATUTORY),
    ("/zwgk/ysqgk.htm", frame.ON_REQUEST),
)


def _page(title: str, meta: str, top: str, main: str) -> bytes:
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{escape(title)}-{TONGTING.name}人民政府</title>
{markup.site_meta(TONGTING)}
{meta}
<!--Announced by Visual SiteBuilder 9--><link rel="stylesheet" type="text/css" href="/_sitegray/_sitegray_d.css" />
</head><body>
<div class="head"><a href="/index.htm">网站首页</a> | <a href="/zwgk.htm">政务公开</a> | <a href="{_FOLDER}.htm">政府信息公开年报</a> {top}</div>
{main}
<div class="foot">{footer(TONGTING)}</div>
</body></html>
""".encode()


def list_name(at: Column, number: int, pages: int) -> str:
    """The path of list page *number* (from 0): the first has the plain name, older ones count down to 1."""
    stem = f"{_FOLDER}/{_SLUGS[at.group]}"
    return f"{stem}.htm" if number == 0 else f"{stem}/{pages - number}.htm"


def _listing(at: Column, rows: Sequence[Entry], number: int, pages: int, day: Day) -> bytes:
    total = len(entries(TONGTING, at.group, day))
    items = "\n".join(
        f'<li id="line_u9_{i}"><span>{e.published:%Y/%m/%d}</span><a href="{e.path(day)}">{escape(e.title)}</a></li>'
        for i, e in enumerate(rows)
    )
    newer = anchor(list_name(at, number - 1, pages), "上页") if number else "上页"
    older = anchor(list_name(at, number + 1, pages), "下页") if number + 1 < pages else "下页"
    last = anchor(list_name(at, pages - 1, pages), "尾页")
    main = f"""<div class="winstyle"><h2>{at.name}</h2><ul class="list">
{items}
</ul><div class="pb_sys_common"><span>共{total}条</span> <span>{number + 1}/{pages}</span> {newer} {older} {last}</div></div>"""
    return _page(at.name, markup.column_meta(at.name, "信息公开年报"), "", main)


def _detail(place: Place, at: Column, day: Day, request: Request) -> Response:
    entry, sheet = place.entry, Sheet(TONGTING, day, request.visits)
    on = entry.published
    crumbs = f"{anchor('/index.htm', '首页')}&gt;{anchor(_FOLDER + '.htm', '政府信息公开年报')}&gt;{at.name}&gt;正文"
    links = "".join(
        f"<p>{label}：<a href='{other.path(day)}'>{escape(other.title)}</a></p>"
        for label, other in (("上一条", place.newer), ("下一条", place.older))
        if other
    )
    main = f"""<div class="pos">您的位置：{crumbs}</div>
<form name="_newscontent_fromname"><div class="content-title"><h3>{escape(entry.title)}</h3>
<i>时间：{on:%Y年%m月%d日} 09:30　来源：{entry.source}　索引号：{entry.index_no}　点击数：{sheet.visits + 7}　{TOOLS}</i></div>
<div class="v_news_content" id="vsb_content">
{markup.article(entry.article(day), markup.WEBBER)}
</div><div class="content-turn">{links}</div></form>"""
    meta = markup.article_meta(entry.title, on.isoformat(), entry.source)
    return Response(_page(entry.title, meta, today(sheet), main), kind=HTML)


def _links(name: str, kind: str, rows: Sequence[tuple[str, str]], note: str = "") -> Route:
    main = (
        f"<h2>{name}</h2><ul>" + "".join(f"<li>{anchor(h, t)}</li>" for h, t in rows) + f"</ul><p>{note}</p>"
    )
    page = _page(name, markup.column_meta(name, kind), "", main)
    return lambda _: Response(page, kind=HTML)


def _column_routes(at: Column, day: Day) -> dict[str, Route]:
    listed = entries(TONGTING, at.group, day)
    pages = [listed[i : i + PER_PAGE] for i in range(0, len(listed), PER_PAGE)]
    since = list_changed(TONGTING, at.group, day)
    routes: dict[str, Route] = {}
    for number, rows in enumerate(pages):
        static = Response(_listing(at, rows, number, len(pages), day), kind=HTML, modified=since)
        routes[list_name(at, number, len(pages))] = partial(_constant, static)
    for number, entry in enumerate(listed):
        routes[entry.path(day)] = partial(_detail, frame.place(listed, number), at, day)
    return routes


def _constant(response: Response, _: Request) -> Response:
    return response


def _old_addresses(day: Day) -> dict[str, Route]:
    """Where the old platform's addresses of the latest years lead; all others are gone."""
    before = Day(MOVED_ON - 1)
    return {
        e.path(before): redirect(e.path(day))
        for at in columns(TONGTING, before)
        for e in entries(TONGTING, at.group, before)
        if e.report and e.report.year in _REDIRECTED
    }


def origin(day: Day) -> Origin:
    """The portal of the third county since its move."""
    reports = [(list_name(c, 0, 1), c.name) for c in columns(TONGTING, day)]
    news = [(f"/info/1001/{9000 + n}.htm", t[0].format(name=TONGTING.name)) for n, t in enumerate(frame.NEWS)]
    opened = [*((path, text[0]) for path, text in _OPEN), (f"{_FOLDER}.htm", "政府信息公开年报")]
    home = _links(
        "首页", "首页", [("/zwgk.htm", "政务公开"), *opened, *news, ("/bsfw.htm", frame.SERVICES[0])]
    )
    routes: dict[str, Route] = {
        "/": home,
        "/index.htm": home,
        "/zwgk.htm": _links("政务公开", "政策文件", opened),
        f"{_FOLDER}.htm": _links("政府信息公开年报", "信息公开年报", reports),
        "/bsfw.htm": _links(frame.SERVICES[0], "办事服务", (), frame.SERVICES[1]),
    }
    routes |= {path: _links(text[0], "政策文件", (), text[1]) for path, text in _OPEN}
    routes |= {path: _links(name, "工作动态", (), frame.NEWS[n][1]) for n, (path, name) in enumerate(news)}
    routes |= _old_addresses(day)
    for at in columns(TONGTING, day):
        routes |= _column_routes(at, day)
    page = _page("404", "", "", "<h2>页面未找到</h2><p>您访问的页面不存在或已删除。</p>")
    return Origin(routes, lambda _: Response(page, 404, HTML))
