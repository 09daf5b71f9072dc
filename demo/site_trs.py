"""site_trs — the first county: static TRS columns, one report only as PDF, one list that only a browser builds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from demo import browser_list, files, frame, markup, skin_trs
from demo.calendar import Day
from demo.columns import Column, columns, entries
from demo.frame import Place, Sheet, anchor
from demo.names import YUNZHI
from demo.reports import BUSY
from demo.web import Origin, Request, Response, Route

HTML = "text/html; charset=utf-8"
PER_PAGE = 15
_COOKIES = (("Set-Cookie", "JSESSIONID=trs%d; Path=/; HttpOnly"), ("Set-Cookie", "wzws_sid=%d; Path=/"))

Printer = Callable[[Sheet], str]


def _html(text: str, status: int = 200) -> Response:
    return Response(text.encode("utf-8"), status, HTML)


def _dynamic(day: Day, printer: Printer, status: int = 200) -> Route:
    """A page printed anew for each visitor: its counter never stands still."""
    return lambda request: _html(printer(Sheet(YUNZHI, day, request.visits)), status)


def _home(sheet: Sheet) -> str:
    main = '<div class="zwgk"><h3>政务公开</h3><ul>' + "".join(
        f"<li>{anchor(href, text)}</li>" for href, text in skin_trs.SIDE
    )
    main += '</ul></div><div class="news"><h3>新闻中心</h3><ul>' + "".join(
        f"<li>{anchor(f'/xwzx/{n}.html', text[0].format(name=YUNZHI.name))}</li>"
        for n, text in enumerate(frame.NEWS)
    )
    main += f'</ul></div><div class="zt"><h3>镇街平台</h3>{anchor("/lzjd/", "临沚街道")}</div>'
    meta = markup.column_meta("首页", "首页")
    return skin_trs.page(sheet, f"{YUNZHI.name}人民政府门户网站", meta, anchor("/", "首页"), main)


def _links(name: str, kind: str, links: tuple[tuple[str, str], ...], sheet: Sheet) -> str:
    inner = (
        "<ul class='channel'>" + "".join(f"<li>{anchor(href, text)}</li>" for href, text in links) + "</ul>"
    )
    return skin_trs.column(sheet, name, kind, inner, skin_trs.crumbs(("/", "首页"), ("/zwgk/", name)))


def _plain(text: tuple[str, str], kind: str, sheet: Sheet) -> str:
    name = text[0].format(name=YUNZHI.name)
    return skin_trs.column(sheet, name, kind, f"<p>{text[1]}</p>", anchor("/", "首页"))


def _detail(place: Place, at: Column, day: Day, request: Request) -> Response:
    """A report page, a neighbour's page, or the shell around a report that is only a PDF."""
    entry, report = place.entry, place.entry.report
    if report and report.key == BUSY and request.first:
        return Response("系统繁忙，请稍后再试".encode(), 503, HTML, headers=(("Retry-After", "1"),))
    sheet = Sheet(YUNZHI, day, request.visits)
    reskinned = report is not None and report.reskinned(day)
    if report and report.source == "pdf":
        name = f"{entry.title}.pdf"
        text = f'<p>附件：<a href="./{files.pdf_name(report)}" title="{name}">{name}</a></p>'
    else:
        text = markup.article(entry.article(day), markup.MODERN if reskinned else markup.WORD)
    template = skin_trs.detail_new if reskinned else skin_trs.detail
    return _html(template(sheet, place, at, text))


def _column_routes(at: Column, day: Day) -> dict[str, Route]:
    """A column's list pages, its details and what lies beside them."""
    listed = entries(YUNZHI, at.group, day)
    routes: dict[str, Route] = {}
    pages = [listed[i : i + PER_PAGE] for i in range(0, len(listed), PER_PAGE)]
    if at.group == "street":
        routes |= _street_routes(at, day)
    else:
        for number, rows in enumerate(pages):
            name = f"{at.key}index_{number}.html" if number else f"{at.key}index.html"
            routes[name] = _dynamic(day, partial(skin_trs.listing, at, rows, number, len(pages)))
        routes[at.key] = routes[f"{at.key}index.html"]
    for number, entry in enumerate(listed):
        path = entry.path(day)
        routes[path] = partial(_detail, frame.place(listed, number), at, day)
        if entry.report and entry.report.source == "pdf":
            folder = path.rsplit("/", 1)[0]
            routes[f"{folder}/{files.pdf_name(entry.report)}"] = partial(files.answer_pdf, entry.report, day)
    return routes


def _street_routes(at: Column, day: Day) -> dict[str, Route]:
    listed = entries(YUNZHI, at.group, day)

    def printer(sheet: Sheet) -> str:
        inner = browser_list.inner(listed, day)
        trail = skin_trs.crumbs(("/", "首页"), ("/lzjd/", "临沚街道"), (at.key, at.name))
        return skin_trs.column(sheet, at.name, "信息公开年报", inner, trail)

    def rest(request: Request) -> Response:
        if request.headers.get("x-page-key") != browser_list.key(day):
            return Response(b"", 403, "text/plain")
        return Response(browser_list.rest(listed, day).encode("ascii"), kind="text/plain")

    platform = partial(_links, "临沚街道", "机构职能", ((at.key, "政府信息公开年报"),))
    return {
        "/lzjd/": _dynamic(day, platform),
        at.key: _dynamic(day, printer),
        browser_list.rest_path(day): rest,
    }


def _fixed_routes(day: Day) -> dict[str, Route]:
    reports = tuple((c.key, c.name) for c in columns(YUNZHI, day))
    news = tuple((f"/xwzx/{n}.html", text[0].format(name=YUNZHI.name)) for n, text in enumerate(frame.NEWS))
    printers: dict[str, Printer] = {
        "/index.html": _home,
        "/zwgk/": partial(_links, "政务公开", "政策文件", skin_trs.SIDE),
        "/zwgk/zfxxgknb/": partial(_links, "政府信息公开年报", "信息公开年报", reports),
        "/xwzx/": partial(_links, "新闻中心", "工作动态", news),
        "/bsfw/": partial(_plain, frame.SERVICES, "办事服务"),
        "/hdjl/": partial(_plain, frame.DIALOGUE, "咨询投诉"),
        "/zwgk/ysqgk/": partial(_plain, frame.ON_REQUEST, "依申请公开"),
        "/zwgk/fdzdgknr/": partial(_plain, frame.STATUTORY, "信息公开目录"),
        "/zwgk/zfxxgkzn/": partial(_plain, frame.GUIDE, "信息公开指南"),
        "/zwgk/zfxxgkzd/": partial(_plain, frame.RULES, "政策文件"),
    }
    printers |= {path: partial(_plain, frame.NEWS[n], "工作动态") for n, (path, _) in enumerate(news)}
    return {path: _dynamic(day, printer) for path, printer in printers.items()}


def origin(day: Day) -> Origin:
    """The portal of the first county on *day*."""
    routes = _fixed_routes(day)

    def home(request: Request) -> Response:
        page = _html(_home(Sheet(YUNZHI, day, request.visits)))
        cookies = tuple((name, value % request.visits) for name, value in _COOKIES)
        return Response(page.body, kind=HTML, headers=cookies)

    routes["/"] = home
    for at in columns(YUNZHI, day):
        routes |= _column_routes(at, day)
    return Origin(routes, _dynamic(day, skin_trs.missing, 404))
