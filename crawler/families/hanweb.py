"""Hanweb JCMS: the first records stand in the page as an XML island, the rest comes from dataproxy.jsp.

The page's inline script names the proxy, webid, columnid, unitid, totalRecord and perpage; a call brings a
window of records as `<datastore>` whose records are CDATA fragments of HTML.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from lxml import html

from crawler.asks import Ask, Entry, Listing
from models.values import Document

_PROXY = re.compile(r"""['"]([^'"\s]*(?:/module)?(?:/web)?/jpage/dataproxy\.jsp[^'"\s]*)['"]""")
_RECORD = re.compile(r"<record>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</record>", re.DOTALL)
_TOTAL = re.compile(r"""totalRecord['"]?\s*[:=]\s*['"]?(\d+)|<totalrecord>\s*(\d+)""", re.IGNORECASE)
_PER_PAGE = re.compile(r"""perpage['"]?\s*[:=]\s*['"]?(\d+)""", re.IGNORECASE)
_PARAMETER = r"""(?<![A-Za-z]){}['"]?\s*[:=]\s*['"]?([\w%./-]+)"""  # webid:'12'  columnid=344
_DATE = re.compile(r"20\d\d-\d\d?-\d\d?")
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
WINDOW_PAGES = 3  # pages worth of records a call brings, as the site's own pager does
MOST_RECORDS = 5000


def recognises(document: Document) -> bool:
    return any("dataproxy.jsp" in script for script in document.scripts)


def listing(document: Document) -> Listing:
    """The records of the island, and a call for each further window."""
    scripts = "\n".join(document.scripts)
    found = _records(scripts, document.url or "")
    proxy = _PROXY.search(scripts)
    total = _number(_TOTAL, scripts)
    if not proxy or total is None:
        return Listing(found, declared=total)
    size = WINDOW_PAGES * (_number(_PER_PAGE, scripts) or 15)
    target = urljoin(document.url or "", proxy[1])
    parameters = _parameters(target, scripts)
    starts = range(1, min(total, MOST_RECORDS) + 1, size)
    calls = [_call(target, parameters, start, size, document.url or "") for start in starts]
    return Listing(found, tuple(calls[1:] if found else calls), total)


def answer(text: str, ask: Ask) -> Listing:
    """A `<datastore>` answer: its records; how many there are in all it says again."""
    return Listing(_records(text, ask.column or ask.url), declared=_number(_TOTAL, text))


def _call(target: str, parameters: dict[str, str], start: int, size: int, page: str) -> Ask:
    address, _, _ = target.partition("?")
    query = urlencode({"startrecord": start, "endrecord": start + size - 1, "perpage": size // WINDOW_PAGES})
    return Ask(
        f"{address}?{query}",
        method="POST",
        body=urlencode(parameters).encode(),
        headers=(
            ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"),
            ("Referer", page),
            ("X-Requested-With", "XMLHttpRequest"),
        ),
        column=page,
        answer="hanweb",
    )


def _parameters(target: str, scripts: str) -> dict[str, str]:
    """What the proxy wants to know: from its address in the page, else from the script's own fields."""
    given = dict(parse_qsl(urlsplit(target).query, keep_blank_values=True))
    for name in NAMES:
        if name not in given and (found := re.search(_PARAMETER.format(name), scripts, re.IGNORECASE)):
            given[name] = unquote(found[1])
    defaults = {"col": "1", "appid": "1", "path": "/", "sourceContentType": "1", "permissiontype": "0"}
    return {
        **defaults,
        **{k: v for k, v in given.items() if k not in {"startrecord", "endrecord", "perpage"}},
    }


def _records(text: str, base: str) -> tuple[Entry, ...]:
    return tuple(entry for record in _RECORD.findall(text) for entry in _links(record, base))


def _links(fragment: str, base: str) -> list[Entry]:
    if "<" not in fragment:
        return []
    tree = html.fragment_fromstring(fragment, create_parent="div")
    date = _DATE.search(tree.text_content())
    return [
        Entry(
            urljoin(base, href), link.get("title") or link.text_content().strip(), date[0] if date else None
        )
        for link in tree.iter("a")
        if (href := (link.get("href") or "").strip()) and not href.startswith("javascript")
    ]


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(next(filter(None, found.groups()))) if found else None
