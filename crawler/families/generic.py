"""Any list of plain links, with or without a link to its next page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.asks import Ask, Entry, Listing
from crawler.families import pager
from models.values import Document

_DATE = re.compile(r"(?<!\d)(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)")  # 2020-01-23
_FILE = re.compile(r"\.(?:jpe?g|png|gif|css|js|ico|mp[34]|rar|exe)$", re.IGNORECASE)
_CUT = ("…", "...", "..", "·")


def recognises(document: Document) -> bool:
    """Every page that is a page: the last row of the table."""
    return document.source == "html"


def listing(document: Document) -> Listing:
    return Listing(entries(document), following(document))


def entries(document: Document) -> tuple[Entry, ...]:
    """Every link that leads to a page or a document, with the fullest words it has."""
    return tuple(
        Entry(link.url, _words(link.text, link.title), _date(link.context))
        for link in document.links
        if link.url.startswith(("http://", "https://")) and not _FILE.search(urlsplit(link.url).path)
    )


def following(document: Document) -> tuple[Ask, ...]:
    """The other pages of the list, where they are links and not scripts."""
    return pager.following(document)


def _words(text: str, title: str) -> str:
    """The title attribute where the visible words are cut off (…), or where there are none."""
    cut = not text or text.rstrip().endswith(_CUT)
    return title if title and (cut or len(title) > len(text)) else text


def _date(context: str) -> str | None:
    found = _DATE.search(context)
    return "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else None
