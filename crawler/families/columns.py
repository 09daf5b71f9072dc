"""The Hebei platform of /columns/<uuid>/: a list's further pages are fragments that a block of its template sends."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urljoin

from crawler.asks import Ask, Listing
from crawler.families import fragment, generic
from models.values import Document

_BLOCK = re.compile(r"(/columns/[\w-]+/templates/[\w-]+/blocks/[\w-]+)")
_PAGE = re.compile(r"(?<=[?&]page=)\d+")
MOST_PAGES = 200


def recognises(document: Document) -> bool:
    return any(_BLOCK.search(text) for text in (*document.scripts, *document.widgets))


def listing(document: Document) -> Listing:
    """What the page prints, and a call for each block's first page: a page may print none of its entries."""
    found = [text for text in (*document.scripts, *document.widgets) if _BLOCK.search(text)]
    blocks = dict.fromkeys(block for text in found for block in _BLOCK.findall(text))
    page = document.url or ""
    calls = tuple(
        Ask(
            urljoin(page, f"{block}?page=1&fix=0"),
            headers=(("Referer", page), ("X-Requested-With", "XMLHttpRequest")),
            column=page,
            answer="columns",
            walks=True,
        )
        for block in blocks
    )
    return Listing(generic.entries(document), calls)


def answer(text: str, ask: Ask) -> Listing:
    """A page of a block; an empty one, or one that repeats the last, is the end."""
    found = fragment.entries(text, ask.column or ask.url)
    number = _PAGE.search(ask.url)
    page = int(number[0]) if number else 1
    further = replace(ask, url=_PAGE.sub(str(page + 1), ask.url))
    return Listing(found, (further,) if found and page < MOST_PAGES else ())
