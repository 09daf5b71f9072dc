"""博达 VSB: static list pages that count themselves (共58条 2/3) over articles at /info/<column>/<number>.htm.

List pages are numbered downwards (the oldest is 1.htm), so only the link 下页 tells the next one.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.asks import Listing
from crawler.families import generic
from models.values import Document

_ARTICLE = re.compile(r"/info/\d+/\d+\.html?$")
_PAGER = re.compile(r"^\s*(?:[上下首尾末]\s*一?\s*页|转到|跳转)")  # words of the links beside the count
_TOTAL = re.compile(r"共\s*(\d{1,6})\s*条")
_PAGES = re.compile(r"(?<![\d/])(\d{1,4})\s*/\s*(\d{1,4})(?![\d/])")


def recognises(document: Document) -> bool:
    """Articles at such addresses, and a pager with its count."""
    return _pager(document) is not None and any(_is_article(link.url) for link in document.links)


def listing(document: Document) -> Listing:
    """The articles of this page, what the pager says of all pages, and the next one."""
    words = _pager(document) or ""
    total, pages = _TOTAL.search(words), _PAGES.search(words)
    entries = tuple(entry for entry in generic.entries(document) if _is_article(entry.url))
    following = generic.following(document)
    return Listing(entries, following, int(total[1]) if total else None, int(pages[2]) if pages else None)


def _pager(document: Document) -> str | None:
    """The words around a pager's link, where they hold a count."""
    around = (link.context for link in document.links if _PAGER.match(link.text))
    return next((words for words in around if _TOTAL.search(words)), None)


def _is_article(url: str) -> bool:
    return _ARTICLE.search(urlsplit(url).path) is not None
