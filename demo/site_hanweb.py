"""site_hanweb — the second county: Hanweb columns behind a data proxy, GBK, a forbidden folder, one report only as DOCX."""

from __future__ import annotations

from functools import partial

from demo import files, frame, markup, skin_hanweb, spam
from demo.articles import title
from demo.calendar import Day, dawn
from demo.columns import Column, changed, columns, entries, list_changed
from demo.frame import Place, anchor
from demo.names import LANXI, PUBLISHERS
from demo.reports import Report
from demo.web import Origin, Request, Response, Route

_UNDECLARED = "text/html"  # the page's own meta says gb2312, which is not the whole truth
_CONTRADICTED = "text/html; charset=utf-8"  # one page's header is plainly wrong
CONTRADICTED = ("czj", 2018)
FORBIDDEN = "/neibu/"
ROBOTS = f"User-agent: *\nDisallow: {FORBIDDEN}\nAllow: /\n"
DOWNLOAD = "/module/download/downfile.jsp"


def _static(text: str, modified_on: int = 1, kind: str = _UNDECLARED) -> Response:
    return Response(text.encode("gbk"), kind=kind, modified=dawn(modified_on))


def _route(text: str) -> Route:
    return lambda _: _static(text)


def _attachment(report: Report) -> str:
    name = f"{title(report.publisher, report.year)}.docx"
    href = f"{DOWNLOAD}?classid=0&filename={files.docx_name(report)}"
    return f"<P>　　{anchor(href, name)}</P>"


def _detail(place: Place, at: Column, day: Day, _: Request) -> Response:
    """A report page, or the shell around a report that is only a Word document."""
    entry, report = place.entry, place.entry.report
    article, tail = entry.article(day), ""
    if report and report.injected:
        article, tail = spam.injected(article), spam.tail()
    only_file = report is not None and report.source == "docx"
    text = _attachment(report) if report and only_file else markup.article(article, markup.BARE)
    kind = _CONTRADICTED if report and report.key == CONTRADICTED else _UNDECLARED
    page = skin_hanweb.detail(place, at, text, day, tail)
    return Response(page.encode("gbk"), kind=kind, modified=changed(entry, day))


def _proxy(day: Day, request: Request) -> Response:
    """The data proxy: the records from startrecord to endrecord of one column."""
    found = [c for c in columns(LANXI, day) if c.key == request.query.get("columnid")]
    if not found or request.query.get("unitid") != skin_hanweb.unit_of(found[0]):
        return Response(b"<datastore></datastore>", kind="text/xml")
    rows = entries(LANXI, found[0].group, day)
    start = _number(request, "startrecord", 1)
    end = _number(request, "endrecord", start + skin_hanweb.WINDOW - 1)
    text = skin_hanweb.datastore(rows[max(start, 1) - 1 : end], len(rows), day)
    return Response(text.encode("gbk"), kind="text/xml;charset=gb2312")


def _number(request: Request, name: str, otherwise: int) -> int:
    text = request.query.get(name, "")
    return int(text) if text.isdecimal() else otherwise


def _hits(request: Request) -> Response:
    return Response(f'document.write("{request.visits + 204}")'.encode(), kind="application/javascript")


def _drafts() -> list[tuple[str, str]]:
    """Address and title of the drafts that robots.txt closes."""
    owner = next(p for p in PUBLISHERS if p.county is LANXI and p.level == "county")
    return [(f"{FORBIDDEN}{year}.html", f"{title(owner, year)}（底稿）") for year in (2024, 2025)]


def _forbidden_routes() -> dict[str, Route]:
    """A folder that robots.txt closes: drafts that look like reports, linked from the menu and the report column."""
    drafts = _drafts()
    routes = {f"{FORBIDDEN}index.html": _route(skin_hanweb.links("内部资料", "其他", drafts))}
    for path, name in drafts:
        routes[path] = _route(skin_hanweb.links(name, "其他", (), "底稿，尚未审定，请勿引用。"))
    return routes


def _fixed_routes(day: Day) -> dict[str, Route]:
    reports = [(f"/col/col{c.key}/index.html", c.name) for c in columns(LANXI, day)]
    news = [
        (f"/art/2025/11/{n + 3}/art_1229001_{70000 + n}.html", text[0].format(name=LANXI.name))
        for n, text in enumerate(frame.NEWS)
    ]
    pages = {
        "/": skin_hanweb.links("首页", "首页", [*skin_hanweb.OPEN, *news]),
        "/col/col1229001/index.html": skin_hanweb.links("新闻中心", "工作动态", news),
        "/col/col1229002/index.html": skin_hanweb.links("政务公开", "政策文件", skin_hanweb.OPEN),
        "/col/col1229099/index.html": skin_hanweb.links(
            "政府信息公开年报", "信息公开年报", [*reports, *_drafts()]
        ),
    }
    singles = (
        ("1229003", frame.SERVICES, "办事服务"),
        ("1229004", frame.DIALOGUE, "咨询投诉"),
        ("1229010", frame.GUIDE, "信息公开指南"),
        ("1229011", frame.RULES, "政策文件"),
        ("1229012", frame.STATUTORY, "信息公开目录"),
        ("1229013", frame.ON_REQUEST, "依申请公开"),
    )
    pages |= {
        f"/col/col{key}/index.html": skin_hanweb.links(text[0], kind, (), text[1])
        for key, text, kind in singles
    }
    pages |= {
        path: skin_hanweb.links(name, "工作动态", (), frame.NEWS[n][1]) for n, (path, name) in enumerate(news)
    }
    return {path: _route(text) for path, text in pages.items()}


def _list_route(at: Column, day: Day) -> Route:
    text = skin_hanweb.listing(at, entries(LANXI, at.group, day), day).encode("gbk")
    return lambda _: Response(text, kind=_UNDECLARED, modified=list_changed(LANXI, at.group, day))


def _download(day: Day, request: Request) -> Response:
    """The download module knows a file by its hash alone."""
    for at in columns(LANXI, day):
        for entry in entries(LANXI, at.group, day):
            report = entry.report
            if report and report.source == "docx":
                return files.answer_docx(report, day, request)
    return Response(b"", 404, _UNDECLARED)


def origin(day: Day) -> Origin:
    """The portal of the second county on *day*."""
    routes = _fixed_routes(day) | _forbidden_routes()
    routes["/robots.txt"] = lambda _: Response(ROBOTS.encode(), kind="text/plain", modified=dawn(1))
    routes["/module/visitcount/articlehits.jsp"] = _hits
    routes[skin_hanweb.PROXY] = partial(_proxy, day)
    routes[DOWNLOAD] = partial(_download, day)
    for at in columns(LANXI, day):
        routes[f"/col/col{at.key}/index.html"] = _list_route(at, day)
        listed = entries(LANXI, at.group, day)
        for number, entry in enumerate(listed):
            routes[entry.path(day)] = partial(_detail, frame.place(listed, number), at, day)
    return Origin(routes, lambda _: Response(skin_hanweb.missing().encode("gbk"), 404, _UNDECLARED))
