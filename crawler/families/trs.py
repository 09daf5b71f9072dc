"""TRS WCM and Ucap: static list pages whose pager is a call of createPageHTML.

Two functions bear that name. One counts from 0 (total, current, name, suffix): page k is `name_{k-1}.suffix`. The
other begins with an element's id and counts from 1 (id, total, current, name, suffix, records): page k is
`name_{k}.suffix`. Where the arguments say one thing and the count another, both namings are asked for.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from crawler.asks import Ask, Listing
from crawler.families import generic
from models.values import Document

# createPageHTML(12, 0, "index", "html")   createPageHTML('page_div', 4, 1, 'list', 'shtml', 58)
_CALL = re.compile(r"createPage(?:HTML)?\w{0,12}\s*\(([^()]{5,200})\)", re.IGNORECASE)
# var countPage = 4, sPageName = "index"
_VARIABLE = re.compile(r"""\b(\w+)\s*=\s*(?:parseInt\(\s*)?(['"]?)([\w-]{1,30})\2\s*(?:\)\s*)?(?=[,;\n])""")
_FURTHER = re.compile(r"_\d{1,3}\.\w+$")  # index_2.html
MOST_PAGES = 200  # a list longer than this is a loop


def recognises(document: Document) -> bool:
    return _call(document) is not None


def listing(document: Document) -> Listing:
    """The page's entries; from the first page of a list, all its other pages."""
    call = _call(document) or []
    entries = generic.entries(document)
    by_id = not call[0].isdigit()  # the id comes first: the Ucap form
    total, current, name, suffix = call[1:5] if by_id else call[:4]
    if not (total.isdigit() and current.isdigit()):
        return Listing(entries, generic.following(document))
    pages = min(int(total), MOST_PAGES)
    records = int(call[5]) if by_id and len(call) > 5 and call[5].isdigit() else None
    if _FURTHER.search(urlsplit(document.url or "").path) or int(current) > 1:
        return Listing(entries, (), records, pages)
    from_one = int(current) == 1
    numbers = range(2, pages + 1) if from_one else range(1, pages)
    asks = [Ask(urljoin(document.url or "", f"{name}_{n}.{suffix}"), walks=True) for n in numbers]
    if by_id != from_one and pages > 1:
        other = 1 if from_one else pages
        asks.append(Ask(urljoin(document.url or "", f"{name}_{other}.{suffix}"), walks=True, guess=True))
    return Listing(entries, tuple(asks), records, pages)


def _call(document: Document) -> list[str] | None:
    """The arguments of the page's own call; the function's definition has no numbers in it."""
    scripts = "\n".join(document.scripts)
    calls = list(_CALL.finditer(scripts))
    told = {name: value for name, _, value in _VARIABLE.findall(scripts)} if calls else {}
    for found in calls:
        written = [word.strip() for word in found[1].split(",")]
        words = [told.get(word, word).strip("'\"") for word in written]
        if len(words) >= 4 and any(word.isdigit() for word in words[:2]):
            return words
    return None
