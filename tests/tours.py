"""A whole tour of a portal that lies in memory: its pages by path, its answers by what they are asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import parse_qs, urlsplit

from crawler.asks import Ask
from crawler.families import BY_NAME
from crawler.tour import Tour
from models.places import Site
from models.values import Capture
from pipelines.clean.document import open_document
from pipelines.parse.titles import judge
from tests.lists import HOST

Answer = str | Callable[[Ask], object]
COLUMN = "/nb/"
MOST = 200


def title(number: int) -> str:
    return f"白苇县柳溪镇20{number:02}年政府信息公开工作年度报告"


def rows(*numbers: int) -> str:
    lines = (f"<li><a href='/a/{n}.html'>{title(n)}</a><span>2024-01-18</span></li>" for n in numbers)
    return f"<ul>{''.join(lines)}</ul>"


def data(*numbers: int, **more: object) -> dict[str, object]:
    """What an interface answers: an object a row."""
    return {"rows": [{"title": title(n), "url": f"/a/{n}.html"} for n in numbers], **more}


def sent(ask: Ask, name: str, default: int = 1) -> int:
    """A number that was sent, in the address or in the body."""
    body = {} if ask.body[:1] == b"{" else parse_qs(ask.body.decode())
    told = {**parse_qs(urlsplit(ask.url).query), **body}
    return int(told[name][0]) if name in told else default


def toured(
    pages: Mapping[str, Answer], *, browser: bool = False, known: Iterable[str] = (), charset: str = "utf-8"
) -> tuple[Tour, list[Ask], list[int]]:
    """The tour, what was asked, and the numbers of the reports that were found.

    pages: by path; known: paths of lists that former runs found; under `browser:` and a path what a browser would build of it. Reports lie at /a/<number>.html.
    """
    menu = "".join(f"<a href='/{n}/'>印象{n}</a>" for n in "wxyz")
    pages = {"/": f"<a href='{COLUMN}'>政府信息公开年报</a>{menu}", **pages}
    tour = Tour(Site("x", "白苇县", f"{HOST}/"), browser=browser)
    lists = [Ask(HOST + path, column=HOST + path) for path in known]
    waiting, asked = tour.begin(lists), []
    found: list[int] = []
    while waiting:
        ask = waiting.pop(0)
        asked.append(ask)
        assert len(asked) < MOST, "the tour does not end"
        waiting += _brought(tour, ask, pages, found, charset)
        tour.waiting -= 1
    return tour, asked, sorted(found)


def _brought(tour: Tour, ask: Ask, pages: Mapping[str, Answer], found: list[int], charset: str) -> list[Ask]:
    path = urlsplit(ask.url).path
    number = path.removeprefix("/a/").removesuffix(".html")
    made = f"<title>{title(int(number))}</title>" if number.isdecimal() else None
    answer = made or pages.get(f"browser:{path}" if ask.browser else path)
    told = answer(ask) if callable(answer) else answer
    if told is None:
        return tour.settled(ask, "not_found", 404)
    text = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)
    if ask.answer:
        reader = BY_NAME[ask.answer].answer
        assert reader is not None
        return tour.answered(ask, reader(text, ask))
    body = f"<html><body><div>{text}</div></body></html>".encode(charset)
    document = open_document(Capture(body, ask.url, content_type=f"text/html; charset={charset}"))
    is_report = judge(document.title or "").kind == "annual_report"
    found += [int(number)] if is_report else []
    return tour.read(ask, document, is_report=is_report)
