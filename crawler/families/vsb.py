"""博达 VSB: static list pages that count themselves (共58条 2/3) over articles at /info/<column>/<number>.htm.

List pages are numbered downwards (the oldest is 1.htm), so only the link 下页 tells the next one.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.asks import Listing
from crawler.families import generic, pager
from models.values import Document

_ARTICLE = re.compile(r"/info/\d+/\d+\.html?$")


def recognises(document: Document) -> bool:
    """Articles at such addresses, and a pager with its count."""
    return pager.declared(document)[0] is not None and any(_is_article(link.url) for link in document.links)


def listing(document: Document) -> Listing:
    """The articles of this page, what the pager says of all pages, and the next one."""
    entries = tuple(entry for entry in generic.entries(document) if _is_article(entry.url))
    return Listing(entries, generic.following(document), *pager.declared(document))


def _is_article(url: str) -> bool:
    return _ARTICLE.search(urlsplit(url).path) is not None
