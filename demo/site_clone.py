"""site_clone — the clone host: copies of three reports under the original paths, with a brand in their words."""

from __future__ import annotations

from functools import partial

from demo import markup, spam
from demo.calendar import Day
from demo.columns import Entry, entry_of
from demo.frame import anchor, footer
from demo.reports import CLONED, report_of
from demo.web import Origin, Request, Response, Route

HTML = "text/html; charset=utf-8"
HOST = "www.feilu.example"  # what its pages call themselves


def cloned() -> tuple[Entry, ...]:
    return tuple(entry_of(report_of(slug, year)) for slug, year in CLONED)


def _page(entry: Entry, day: Day, _: Request) -> Response:
    """The original's tags and text, rewritten; the date is the clone's own invention."""
    county = entry.county
    text = markup.article(entry.article(Day(1)), markup.MODERN)
    lines = "".join(f"<p>{line}</p>" for line in spam.FOOTER)
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{spam.BRAND}app下载_{spam.BRAND}官网_{entry.title}</title>
{markup.site_meta(county)}
{markup.article_meta(entry.title, day.date.isoformat(), county.name)}
</head><body><h1>{entry.title}</h1><p>发布时间：{day.date.isoformat()} 来源：{spam.BRAND}登录</p>
<div class="content">{text}</div><div>{footer(county)}</div>{lines}</body></html>
"""
    domain = county.domain
    head, body = page.split("</head>", 1)
    return Response(f"{head}</head>{spam.cloned(body, HOST, domain)}".encode(), kind=HTML)


def _home(day: Day, _: Request) -> Response:
    links = "".join(f"<li>{anchor(e.path(day), e.title)}</li>" for e in cloned())
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{spam.PHRASE}</title></head><body><h1>政府信息公开年报</h1><ul>{links}</ul></body></html>"
    return Response(page.encode(), kind=HTML)


def origin(day: Day) -> Origin:
    """The clone host; it never changes its paths."""
    routes: dict[str, Route] = {"/": partial(_home, Day(1))}
    routes |= {e.path(Day(1)): partial(_page, e, day) for e in cloned()}
    return Origin(routes, lambda _: Response(b"<html><body>404 Not Found</body></html>", 404, HTML))
