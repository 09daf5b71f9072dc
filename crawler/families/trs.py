"""TRS WCM and Ucap: static list pages whose pager is a call of createPageHTML.

Five arguments (total, current from 0, name, suffix) put page k at `name_{k-1}.suffix`; the form that begins
with an element's id (id, total, current from 1, name, suffix, records) puts page k at `name_{k}.suffix`.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from crawler.asks import Ask, Listing
from crawler.families import generic
from models.values import Document

# createPageHTML(12, 0, "index", "html")   createPageHTML('page_div', 4, 1, 'list', 'shtml', 58)
_CALL = re.compile(r"createPageHTML\s*\(([^()]{5,200})\)")
MOST_PAGES = 200  # a list longer than this is a loop


def recognises(document: Document) -> bool:
    return any(_call(script) for script in document.scripts)


def listing(document: Document) -> Listing:
    call = next(filter(None, map(_call, document.scripts)))
    entries = generic.entries(document)
    numbered = not call[0].isdigit()  # the id comes first: the Ucap form
    total, current, name, suffix = call[1:5] if numbered else call[:4]
    if not (total.isdigit() and current.isdigit()):
        return Listing(entries, generic.following(document))
    pages = min(int(total), MOST_PAGES)
    records = int(call[5]) if numbered and len(call) > 5 and call[5].isdigit() else None
    first_page = int(current) == (1 if numbered else 0)
    numbers = range(2, pages + 1) if numbered else range(1, pages)
    asks = tuple(Ask(urljoin(document.url or "", f"{name}_{n}.{suffix}")) for n in numbers)
    return Listing(entries, asks if first_page else (), records, pages)


def _call(script: str) -> list[str] | None:
    """The arguments of the page's own call; the function's definition has no numbers in it."""
    for found in _CALL.finditer(script):
        words = [word.strip().strip("'\"") for word in found[1].split(",")]
        if len(words) >= 4 and any(word.isdigit() for word in words[:2]):
            return words
    return None
