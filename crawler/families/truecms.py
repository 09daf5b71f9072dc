"""truecms: lists that a script asks of messageController, an answer wrapped in a function's call (JSONP).

Servers cut off a large perpage, each at its own number, so a call asks for as many records as the page does.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from crawler.asks import Ask, Listing
from crawler.families import fragment, generic
from models.errors import Unreadable
from models.values import Document

_ADDRESS = re.compile(r"""['"]([^'"\s]*messageController/getMessage\.do)""")
_COLUMN = re.compile(
    r"""column_?id['"]?\s*[:=]\s*['"]?([\w-]*\d[\w-]*)""", re.IGNORECASE
)  # columnId: 'cdf2'  columnId=51
_PER_PAGE = re.compile(r"""perpage['"]?\s*[:=]\s*['"]?(\d+)""", re.IGNORECASE)
_TOTAL = re.compile(r"""total_?records?['"]?\s*(?:[:=]\s*['"]?|>)\s*(\d+)""", re.IGNORECASE)
_CALL = re.compile(r"^[\w.$]+\s*\((.*)\)\s*;?\s*$", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
PER_PAGE = 10
MOST_RECORDS = 5000


def recognises(document: Document) -> bool:
    return any(_ADDRESS.search(script) for script in document.scripts)


def listing(document: Document) -> Listing:
    """What stands in the page, and the call for the first records."""
    scripts = "\n".join(document.scripts)
    address, column = _ADDRESS.search(scripts), _COLUMN.search(scripts)
    if not address or not column:
        return Listing(generic.entries(document), generic.following(document))
    size = _PER_PAGE.search(scripts)
    fields = {"columnId": column[1], **_window(1, int(size[1]) if size else PER_PAGE), "callback": "cb"}
    page = document.url or ""
    call = Ask(
        f"{urljoin(page, address[1])}?{urlencode(fields)}",
        headers=(("Referer", page),),  # without it: 404
        column=page,
        answer="truecms",
        walks=True,
    )
    total = _TOTAL.search(scripts)
    return Listing(generic.entries(document), (call,), int(total[1]) if total else None)


def answer(text: str, ask: Ask) -> Listing:
    """One window of records, and the call for the next."""
    data = _unwrapped(text, ask.url)
    result = data.get("result") if isinstance(data, dict) else data
    markup = result if isinstance(result, str) else json.dumps(result, ensure_ascii=False)
    found = fragment.entries("\n".join(_CDATA.findall(markup)) or markup, ask.column or ask.url)
    total = _TOTAL.search(markup) or _TOTAL.search(text)
    fields = {name: values[0] for name, values in parse_qs(urlsplit(ask.url).query).items()}
    start = int(fields["startrecord"]) + len(found)
    declared = int(total[1]) if total else None
    if not found and int(fields["perpage"]) > PER_PAGE and fields["startrecord"] == "1":
        query = urlencode({**fields, **_window(1, PER_PAGE)})  # more than this server gives at once
        return Listing(
            following=(replace(ask, url=f"{ask.url.partition('?')[0]}?{query}"),), declared=declared
        )
    if not found or start > min(declared or MOST_RECORDS, MOST_RECORDS):
        return Listing(found, declared=declared)
    query = urlencode({**fields, **_window(start, int(fields["perpage"]))})
    return Listing(found, (replace(ask, url=f"{ask.url.partition('?')[0]}?{query}"),), declared)


def _window(start: int, size: int) -> dict[str, str]:
    return {"startrecord": str(start), "endrecord": str(start + size - 1), "perpage": str(size)}


def _unwrapped(text: str, url: str) -> object:
    """The argument of the call that a JSONP answer is."""
    called = _CALL.match(text.strip("\ufeff \r\n\t"))
    try:
        return json.loads(called[1] if called else text)
    except ValueError as error:
        raise Unreadable("list_unreadable", f"{url}: the answer is no JSON in a call: {error}") from error
