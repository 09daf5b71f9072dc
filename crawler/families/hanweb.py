"""Hanweb JCMS: the first records stand in the page as an XML island, the rest comes from dataproxy.jsp.

The page's inline script names the proxy, webid, columnid, unitid, totalRecord and perpage; a call brings a
window of records as `<datastore>` whose records are CDATA fragments of HTML.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from crawler.asks import Ask, Entry, Listing
from crawler.families import fragment, pager
from models.values import Document

_PROXY = re.compile(r"""['"]([^'"\s]*(?:/module)?(?:/web)?/jpage/dataproxy\.jsp[^'"\s]*)['"]""")
_RECORD = re.compile(r"<record>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</record>", re.DOTALL)
_TOTAL = re.compile(r"""totalRecord['"]?\s*[:=]\s*['"]?(\d+)|<totalrecord>\s*(\d+)""", re.IGNORECASE)
_PER_PAGE = re.compile(r"""perpage['"]?\s*[:=]\s*['"]?(\d+)""", re.IGNORECASE)
_PARAMETER = r"""(?<![A-Za-z]){}['"]?\s*[:=]\s*['"]?([\w%./-]+)"""  # webid:'12'  columnid=344
NAMES = (
    "col",
    "appid",
    "webid",
    "path",
    "columnid",
    "sourceContentType",
    "unitid",
    "webname",
    "permissiontype",
)
# where the next group of records is, as a group itself says
_NEXT_GROUP = re.compile(
    r"""<nextgroup>\s*(?:<!\[CDATA\[)?\s*<a[^>]*\bhref=["']([^"']+)["']""", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"[?&]pageNum=(\d+)")
PER_PAGE = 15  # where the page does not say
MOST_PER_PAGE = 100  # a larger window some servers cut off without a word
MOST_RECORDS = 5000
_WINDOW = re.compile(r"(?<=[?&])(startrecord|endrecord|perpage|page)=(\d+)")


def recognises(document: Document) -> bool:
    return any("dataproxy.jsp" in script for script in document.scripts)


def listing(document: Document) -> Listing:
    """The records of the island, and a call for what comes behind them; sealed lists have their own pager only."""
    scripts = "\n".join(document.scripts)
    found = _records(scripts, document.url or "")
    proxy = _PROXY.search(scripts)
    total = _number(_TOTAL, scripts)
    if total is None:
        return Listing(found, pager.following(document))
    own, unit = document.url or "", re.search(_PARAMETER.format("unitid"), scripts, re.IGNORECASE)
    if not proxy or _PAGE_NUMBER.search(own):
        size = _number(_PER_PAGE, scripts) or PER_PAGE
        page = int(n[1]) if (n := _PAGE_NUMBER.search(own)) else -(-len(found) // size)
        more = unit and page * size < min(total, MOST_RECORDS)
        further = (_static(own, unit[1], page + 1),) if unit and more else ()
        return Listing(found, further or pager.following(document), declared=total)
    if len(found) >= min(total, MOST_RECORDS):
        return Listing(found, declared=total)
    if group := _NEXT_GROUP.search(scripts):
        return Listing(found, (_grouped(group[1], own), *pager.following(document)), total)
    size = min(_number(_PER_PAGE, scripts) or PER_PAGE, MOST_PER_PAGE)
    target = urljoin(document.url or "", proxy[1])
    first = _call(target, _parameters(target, scripts), len(found) + 1, size, document.url or "")
    return Listing(found, (first, *pager.following(document)), total)


def answer(text: str, ask: Ask) -> Listing:
    """A `<datastore>` answer: its records, how many there are in all, and the call for the next window."""
    found = _records(text, ask.column or ask.url)
    total = _number(_TOTAL, text)
    if ask.method == "GET":
        group = _NEXT_GROUP.search(text) if found else None
        return Listing(found, (_grouped(group[1], ask.column or ask.url),) if group else (), total)
    window = {name: int(value) for name, value in _WINDOW.findall(ask.url)}
    start = window["startrecord"] + (len(found) or window["perpage"])
    if not found:
        unit = dict(parse_qsl(ask.body.decode())).get("unitid")
        return Listing(
            following=(_static(ask.column or "", unit, window["page"]),) if unit else (), declared=total
        )
    more = start <= min(total or MOST_RECORDS, MOST_RECORDS)
    return Listing(found, (_further(ask, start, window["perpage"]),) if more else (), total)


def _call(target: str, parameters: dict[str, str], start: int, size: int, page: str) -> Ask:
    address, _, _ = target.partition("?")
    return Ask(
        f"{address}?{_window(start, size)}",
        method="POST",
        body=urlencode(parameters).encode(),
        headers=(
            ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"),
            ("Referer", page),
            ("X-Requested-With", "XMLHttpRequest"),
        ),
        column=page,
        answer="hanweb",
        walks=True,
    )


def _grouped(address: str, page: str) -> Ask:
    """The group of records that stands at *address*, as a group before it prints that."""
    headers = (("Referer", page), ("X-Requested-With", "XMLHttpRequest"))
    return Ask(urljoin(page, unescape(address)), headers=headers, column=page, answer="hanweb", walks=True)


def _static(page: str, unit: str, number: int) -> Ask:
    """A page of the list as a page, for servers whose proxy is sealed."""
    query = urlencode({"uid": unit, "pageNum": number})
    return Ask(f"{page.partition('?')[0]}?{query}", column=page.partition("?")[0], walks=True, guess=True)


def _further(ask: Ask, start: int, size: int) -> Ask:
    return replace(ask, url=f"{ask.url.partition('?')[0]}?{_window(start, size)}")


def _window(start: int, size: int) -> str:
    """Some servers count records, some pages: a window of one page says the same to both."""
    page = (start - 1) // size + 1
    return urlencode({"startrecord": start, "endrecord": start + size - 1, "perpage": size, "page": page})


def _parameters(target: str, scripts: str) -> dict[str, str]:
    """What the proxy wants to know: from its address in the page, else from the script's own fields."""
    given = dict(parse_qsl(urlsplit(target).query, keep_blank_values=True))
    for name in NAMES:
        if name not in given and (found := re.search(_PARAMETER.format(name), scripts, re.IGNORECASE)):
            given[name] = unquote(found[1])
    defaults = {"col": "1", "appid": "1", "path": "/", "sourceContentType": "1", "permissiontype": "0"}
    return {
        **defaults,
        **{k: v for k, v in given.items() if k not in {"startrecord", "endrecord", "perpage", "page"}},
    }


def _records(text: str, base: str) -> tuple[Entry, ...]:
    return fragment.entries("\n".join(_RECORD.findall(text)), base)


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(next(filter(None, found.groups()))) if found else None
