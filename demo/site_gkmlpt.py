"""site_gkmlpt — the third county until its move: a gkmlpt platform whose lists are JSON."""

from __future__ import annotations

import json
from functools import partial
from html import escape

from demo import frame, markup
from demo.calendar import Day
from demo.columns import Column, Entry, columns, entries
from demo.frame import Place, Sheet, anchor, footer, today
from demo.names import TONGTING
from demo.web import Origin, Request, Response, Route

HTML = "text/html; charset=utf-8"
JSON = "application/json"
SID, PER_PAGE, ROOT = "175", 20, 24010
_SINGLES = (
    (24001, frame.GUIDE),
    (24002, frame.RULES),
    (24003, frame.STATUTORY),
    (24004, frame.ON_REQUEST),
)


def _page(sheet: Sheet, title: str, meta: str, config: dict[str, object], main: str) -> Response:
    """The frame: the platform's configuration stands in a script, with a token that is new each time."""
    token = f"{sheet.visits * 2654435761 % 2**32:08x}"
    told = "".join(
        f"  {name}: {json.dumps(value, ensure_ascii=False)},\n".replace("</", "<\\/")
        for name, value in config.items()
    )
    text = f"""<!DOCTYPE html>
<html>
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
{markup.site_meta(TONGTING)}
{meta}
<link href="/gkmlpt/css/app.{sheet.day.n}.css" rel="stylesheet">
<script>
window._CONFIG = {{
  SID: '{SID}',
  CSRF: '{token}',
{told}  LANG: 'zh-CN'
}};
</script>
</head>
<body>
<div class="top"><span>{today(sheet)}</span> <a href="/">{TONGTING.name}人民政府</a> <a href="/gkmlpt/index">政府信息公开</a></div>
{main}
<div class="bottom">{footer(TONGTING)}</div>
</body>
</html>
"""
    return Response(text.encode(), kind=HTML)


def _tree(day: Day) -> list[dict[str, object]]:
    def node(key: int, name: str, children: list[dict[str, object]] | None = None) -> dict[str, object]:
        return {"id": key, "name": name, "url": f"/gkmlpt/index#{key}", "children": children or []}

    reports = [node(int(c.key), c.name) for c in columns(TONGTING, day)]
    singles = [node(key, text[0]) for key, text in _SINGLES]
    return [*singles, node(ROOT, "政府信息公开年报", reports)]


def _index(day: Day, request: Request) -> Response:
    """The platform's entry: an empty frame and the tree of categories."""
    main = (
        '<div id="app"><div class="tree"></div><div class="list">正在加载</div></div>\n'
        '<script src="/gkmlpt/js/app.js"></script>'
    )
    meta = markup.column_meta("政府信息公开", "信息公开目录")
    return _page(Sheet(TONGTING, day, request.visits), "政府信息公开平台", meta, {"TREE": _tree(day)}, main)


def _home(day: Day, request: Request) -> Response:
    links = [("/gkmlpt/index", "政府信息公开"), (f"/gkmlpt/annualreport#{ROOT}", "政府信息公开年报")]
    links += [(f"/xwzx/{n}.html", t[0].format(name=TONGTING.name)) for n, t in enumerate(frame.NEWS)]
    links += [("/bsfw.html", frame.SERVICES[0]), ("/hdjl.html", frame.DIALOGUE[0])]
    main = "<ul class='home'>" + "".join(f"<li>{anchor(h, t)}</li>" for h, t in links) + "</ul>"
    title = f"{TONGTING.name}人民政府门户网站"
    return _page(Sheet(TONGTING, day, request.visits), title, markup.column_meta("首页", "首页"), {}, main)


def _plain(text: tuple[str, str], day: Day, request: Request) -> Response:
    name = text[0].format(name=TONGTING.name)
    main = f"<div class='article-content'><h1>{name}</h1><p>{text[1]}</p></div>"
    return _page(Sheet(TONGTING, day, request.visits), name, markup.column_meta(name, "工作动态"), {}, main)


def _article(entry: Entry, at: Column, day: Day, origin: str) -> dict[str, object]:
    url = origin + entry.path(day)
    on = f"{entry.published.isoformat()} 09:30:00"
    return {
        "id": int(url.rsplit("_", 1)[1].removesuffix(".html")),
        "title": entry.title,
        "identifier": entry.index_no,
        "publisher": entry.source,
        "classify_main": int(at.key),
        "classify_main_name": at.name,
        "created_at": on,
        "create_time": int(entry.published.strftime("%j")) + entry.published.year * 366 * 86400,
        "display_publish_time": on,
        "url": url,
        "post_url": url,
    }


def _api(at: Column, day: Day, request: Request) -> Response:
    """One page of a category; behind the last page the platform answers 404."""
    if request.query.get("sid") != SID:
        return _told({"error": "sid"}, 403)
    listed = entries(TONGTING, at.group, day)
    text = request.query.get("page", "1")
    page = int(text) if text.isdecimal() else 1
    rows = listed[(page - 1) * PER_PAGE : page * PER_PAGE]
    if not rows:
        return _told({"error": "not found"}, 404)
    origin = f"http://{request.headers.get('host', '')}"
    articles = [_article(e, at, day, origin) for e in rows]
    classify = {"id": int(at.key), "name": at.name, "post_count": len(listed)}
    return _told({"articles": articles, "classify": classify, "page": page}, 200)


def _told(value: object, status: int) -> Response:
    return Response(json.dumps(value, ensure_ascii=False).encode(), status, JSON)


def _empty_api(key: int, text: tuple[str, str], request: Request) -> Response:
    if request.query.get("sid") != SID:
        return _told({"error": "sid"}, 403)
    return _told({"articles": [], "classify": {"id": key, "name": text[0], "post_count": 0}}, 200)


def _detail(place: Place, at: Column, day: Day, request: Request) -> Response:
    entry = place.entry
    on = entry.published.isoformat()
    fields = (
        ("索 引 号", entry.index_no), ("分类", at.name), ("发布机构", entry.source), ("成文日期", on),
        ("名称", entry.title), ("文号", ""), ("发布日期", on), ("主题词", ""),
    )  # fmt: skip
    block = "".join(f"<tr><td>{label}：</td><td>{escape(value)}</td></tr>" for label, value in fields)
    links = "".join(
        f"<a href='{other.path(day)}'>{label}：{escape(other.title)}</a>"
        for label, other in (("上一篇", place.newer), ("下一篇", place.older))
        if other
    )
    main = f"""<div class="classify"><table>{block}</table></div>
<div class="content"><h1 class="title document-number">{escape(entry.title)}</h1>
<div class="date-row">发布日期：{on} 09:30 浏览次数：<span class="post-view">{request.visits + 56}</span></div>
<div class="article-content">
{markup.article(entry.article(day), markup.MODERN)}
</div><div class="more">{links}</div></div>"""
    detail: dict[str, object] = {
        "DETAIL": {"title": entry.title, "publisher": entry.source, "views": request.visits + 56}
    }
    meta = (
        markup.article_meta(entry.title, on, entry.source)
        + "\n"
        + markup.column_meta(at.name, "信息公开年报")
    )
    return _page(Sheet(TONGTING, day, request.visits), entry.title, meta, detail, main)


def plain_routes(day: Day) -> dict[str, Route]:
    """The pages beside the platform that nobody crawls for."""
    routes: dict[str, Route] = {
        f"/xwzx/{n}.html": partial(_plain, text, day) for n, text in enumerate(frame.NEWS)
    }
    routes["/bsfw.html"] = partial(_plain, frame.SERVICES, day)
    routes["/hdjl.html"] = partial(_plain, frame.DIALOGUE, day)
    return routes


def origin(day: Day) -> Origin:
    """The portal of the third county before it moved."""
    routes = plain_routes(day)
    routes |= {"/": partial(_home, day), "/gkmlpt/index": partial(_index, day)}
    routes["/gkmlpt/annualreport"] = partial(_index, day)
    routes["/robots.txt"] = lambda _: Response(b"User-agent: *\nAllow: /\n", kind="text/plain")
    for key, text in _SINGLES:
        routes[f"/gkmlpt/api/all/{key}"] = partial(_empty_api, key, text)
    for at in columns(TONGTING, day):
        routes[f"/gkmlpt/api/all/{at.key}"] = partial(_api, at, day)
        listed = entries(TONGTING, at.group, day)
        for number, entry in enumerate(listed):
            routes[entry.path(day)] = partial(_detail, frame.place(listed, number), at, day)

    def missing(request: Request) -> Response:
        text = ("页面不存在", "您访问的页面不存在或已删除，请返回首页。")
        return Response(_plain(text, day, request).body, 404, HTML)

    return Origin(routes, missing)
