"""LonSun: every organ has a column of reports at /public/column/<organ>?type=3, whatever its pages link to.

type is 1 for rules, 2 for the guide, 3 for annual reports, 4 for the directory, 5 for requests.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.asks import Ask, Listing
from crawler.families import generic, pager
from models.values import Document

_ORGAN = re.compile(r"/public/(?:column/(\d+)/?|(\d+)/\d+\.html)$")  # an organ's column, an organ's article
_PAGES = re.compile(r"""data-(?:pages?|page-?count|total-?pages?)=["'](\d{1,3})["']""")
REPORTS = "3"
MOST_PAGES = 50


def recognises(document: Document) -> bool:
    return _organ(document.url or "") is not None or any(_organ(link.url) for link in document.links)


def listing(document: Document) -> Listing:
    """The page's links, the next page of a column of reports, and the column of every organ it names."""
    page = document.url or ""
    organs = dict.fromkeys(
        filter(None, (_organ(url) for url in (page, *(link.url for link in document.links))))
    )
    columns = tuple(
        Ask(urljoin(page, f"/public/column/{organ}?type={REPORTS}"), "column", guess=True) for organ in organs
    )
    own = generic.following(document)
    return Listing(generic.entries(document), own or _turned(document), columns=columns)


def _organ(url: str) -> str | None:
    """The number of the organ an address names; categories of the directory (catId) are no organs."""
    parts = urlsplit(url)
    found = _ORGAN.search(parts.path)
    return (found[1] or found[2]) if found and "catId" not in parts.query else None


def _turned(document: Document) -> tuple[Ask, ...]:
    """The next page of a list whose pager is a script: up to the number it is told, else until it repeats."""
    parts = urlsplit(document.url or "")
    fields = dict(parse_qsl(parts.query))
    if fields.get("type") != REPORTS:
        return ()
    name = pager.field_of(document) or "page"
    page = int(fields.get(name, "1"))
    told = next(
        (int(found[1]) for widget in document.widgets if (found := _PAGES.search(widget))), MOST_PAGES
    )
    if page >= min(told, MOST_PAGES):
        return ()
    url = parts._replace(query=urlencode({**fields, name: page + 1})).geturl()
    return (Ask(url, walks=True, guess=True),)
