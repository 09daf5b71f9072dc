"""Hanweb's xxgk module: an organ's report by year from xxgkAnnualReport.jsp, lists by POST to search.jsp, a tree of organs.

An organ is known by its area (an organ code, a social-credit code or an internal path); nobody prints which
years there are, so years beside a known one are asked for, outwards until two in a row bring nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from urllib.parse import parse_qs, parse_qsl, urlencode, urljoin, urlsplit

from crawler.asks import Ask, Entry, Listing
from crawler.families import fragment, generic, written
from models.values import Document

_REPORT = re.compile(r"/xxgkannualreport\.jsp", re.IGNORECASE)
_SEARCH = re.compile(r"""['"]([^'"\s]*module/xxgk/search\w*\.jsp[^'"\s]*)['"]""", re.IGNORECASE)
_TREE = re.compile(r"""['"]?([^'"\s]*module/xxgk/tree\.jsp[^'"\s]*)""", re.IGNORECASE)
_FIELDS = ("infotypeId", "jdid", "area", "divid", "vc_title", "vc_number", "sortfield", "standardXxgk")
_FIELD = r"""(?<![\w]){}['"]?\s*[:=]\s*['"]?([\w.,:/-]+)"""  # infotypeId:'B0501'
_PAGES = re.compile(r"共\s*(?:<[^>]+>)*\s*(\d{1,4})\s*(?:</[^>]+>)*\s*页")
_PAGE = re.compile(r"(?<=currpage=)\d+")
_REPORT_NAMED = "xxgkannualreport.jsp"
FIRST_YEAR = 2008  # the reports begin with the regulation
BESIDE = (-2, -1, 1)  # the years asked for around one that is there
ANCHORS = range(
    2026, 2007, -2
)  # years asked for where only the organ is known: a run of two meets one of them
_AREA = re.compile(r"""(?<![\w])area['"]?\s*[:=]\s*['"]?([\w-]{6,})""")  # area:'01251010-066'
_CODE = re.compile(r"""['"]((?=(?:[^'"]*\d){5})[\w-]{6,40})['"]""")  # of an organ, handed to a function
_YEAR = re.compile(r"fbtime['\"]?\s*[:=]\s*['\"]?(20[0-4]\d)")
MOST_PAGES = 200
MOST_ORGANS = 80  # that one page offers to choose from


def recognises(document: Document) -> bool:
    """A page that names the module's search or tree, or one whose links lead to reports by year."""
    scripts = any(_SEARCH.search(s) or _TREE.search(s) for s in document.scripts)
    scripts = scripts or any(_REPORT_NAMED in s.lower() for s in document.scripts)
    frames = any("/module/xxgk/" in frame.lower() for frame in document.frames)
    return scripts or frames or any(is_report(link.url) for link in document.links)


def is_report(url: str) -> bool:
    """Whether an address is that of a report by area and year."""
    return _REPORT.search(urlsplit(url).path) is not None


def listing(document: Document) -> Listing:
    """What the page prints, the first page of its search, and the frames of its tree."""
    page = document.url or ""
    forms = {n: v for form in document.forms for n, v in form.fields if n in _FIELDS and v}
    calls = [_search(script, page, forms) for script in document.scripts]
    trees = [urljoin(page, found[1]) for s in document.scripts if (found := _TREE.search(s))]
    frames = [frame for frame in document.frames if "/tree.jsp" in frame.lower()]
    columns = [
        Ask(url, "path", headers=(("Referer", page),), guess=True) for url in dict.fromkeys((*trees, *frames))
    ]
    following = tuple(call for call in calls if call) or generic.following(document)
    years = [Ask(link.url, "maybe") for link in document.links if _is_of_a_year(link.url)]
    return Listing(generic.entries(document), following, columns=(*columns, *years, *_by_organ(document)))


def answer(text: str, ask: Ask) -> Listing:
    """A page of the search; where the column is known by its number, records of other columns are left."""
    found = fragment.entries(text, ask.column or ask.url)
    own = tuple(e for e in found if not is_pager(e))
    pages = _PAGES.search(text)
    number = _PAGE.search(ask.url)
    page, last = int(number[0]) if number else 1, int(pages[1]) if pages else MOST_PAGES
    more = own and page < min(last, MOST_PAGES)
    return Listing(own, (_turned(ask, page + 1),) if more else ())


def _by_organ(document: Document) -> Iterable[Ask]:
    """The reports of the organs that a page of the tree names, where no link shows a year of theirs."""
    page = document.url or ""
    if "/module/xxgk/" not in page.lower() and not any(_REPORT_NAMED in s.lower() for s in document.scripts):
        return
    addresses = (page, *document.frames, *(link.url for link in document.links))
    shown = {_area(url) for url in addresses if _is_of_a_year(url)}
    named = dict.fromkeys(_area(url) for url in addresses if not _is_of_a_year(url))
    named |= dict.fromkeys(area for script in document.scripts for area in _AREA.findall(script))
    pressed = _offered(document)
    told = (*document.scripts, *addresses) if pressed else ()
    years = {int(year) for text in told for year in _YEAR.findall(text)}
    for area in dict.fromkeys((*named, *pressed)):
        if area and area not in shown:
            for year in years or ANCHORS:
                query = urlencode({"area": area, "fbtime": year})
                yield Ask(urljoin(page, f"/module/xxgk/xxgkAnnualReport.jsp?{query}"), "maybe", guess=True)


def _offered(document: Document) -> dict[str, None]:
    """The organs that a visitor presses or chooses, as a function is handed them or as their element says."""
    calls = (code for call in document.calls for code in _CODE.findall(call.code))
    offers = (
        code for offer in document.offers for _, value in offer.values for code in _CODE.findall(f"'{value}'")
    )
    return dict.fromkeys(islice(dict.fromkeys((*calls, *offers)), MOST_ORGANS))


def _is_of_a_year(url: str) -> bool:
    return is_report(url) and bool(dict(parse_qsl(urlsplit(url).query)).get("fbtime"))


def _area(url: str) -> str | None:
    return dict(parse_qsl(urlsplit(url).query)).get("area")


def is_pager(entry: Entry) -> bool:
    return entry.url.lower().startswith("javascript") or not entry.title


def beside(url: str) -> tuple[Ask, ...]:
    """The reports of the years around the one at *url*, for an address by area and year."""
    if not is_report(url):
        return ()
    parts = urlsplit(url)
    fields = dict(parse_qsl(parts.query, keep_blank_values=True))
    if not fields.get("fbtime", "").isdigit():
        return ()
    years = (int(fields["fbtime"]) + step for step in BESIDE)
    return tuple(
        Ask(parts._replace(query=urlencode({**fields, "fbtime": year})).geturl(), "maybe", guess=True)
        for year in years
        if year >= FIRST_YEAR
    )


def _search(script: str, page: str, forms: Mapping[str, str]) -> Ask | None:
    """The first page of the search that *script* makes; forms: what the page's forms hold of its parameters."""
    found = _SEARCH.search(script)
    if not found:
        return None
    target = urljoin(page, found[1])
    fields = {**forms, **dict(_said(script, _FIELDS))}
    given = {
        name: values[0] for name, values in parse_qs(urlsplit(target).query, keep_blank_values=True).items()
    }
    query = {
        "standardXxgk": "0", "isAllList": "1", "texttype": "0", "fbtime": "-1", "vc_all": "", "vc_filenumber": "",
        "vc_title": "", "vc_number": "", **given, "currpage": "1", "sortfield": given.get("sortfield", ",createdatetime:0"),
    }  # fmt: skip
    form = {**fields, "fbtime": "-1", "texttype": "0", "currpage": "1"}
    return Ask(
        f"{target.partition('?')[0]}?{urlencode(query)}",
        method="POST",
        body=urlencode(form).encode(),
        headers=(("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"), ("Referer", page)),
        column=page,
        answer="hanweb_xxgk",
        walks=True,
    )


def _said(script: str, names: Iterable[str]) -> Iterable[tuple[str, str]]:
    known = written.known(script)
    for name in names:
        if found := re.search(_FIELD.format(name), script):
            yield name, known.get(found[1]) or found[1]  # the value itself, or the name that holds it


def _turned(ask: Ask, page: int) -> Ask:
    body = _PAGE.sub(str(page), ask.body.decode()).encode()
    return replace(ask, url=_PAGE.sub(str(page), ask.url), body=body)
