"""Lists that exist only after a script has run: no link to read, no interface we know. They need a browser."""

from __future__ import annotations

import re

from crawler.asks import Ask, Entry, Listing
from crawler.families import generic, inline
from crawler.links import below, sort_of
from models.values import Document

NAME = "scripted"
_BUILDS = re.compile(
    r"\bfetch\s*\(|XMLHttpRequest|\$\.(?:ajax|get|post)|innerHTML|appendChild|document\.write|\baxios\b|createApp|new\s+Vue|\batob\s*\(|\beval\s*\("
)


def builds(document: Document) -> bool:
    """Whether a script of the page makes content."""
    return any(_BUILDS.search(script) for script in document.scripts)


def recognises(document: Document) -> bool:
    """A script that builds content, and not one link that could be an entry of this list or a part of it."""
    entries = (*generic.entries(document), *inline.entries(document))
    return builds(document) and not any(_leads_on(entry, document.url or "") for entry in entries)


def listing(document: Document) -> Listing:
    """The same address once more, this time through a browser."""
    return Listing(following=(Ask(document.url or "", browser=True),)) if document.url else Listing()


def _leads_on(entry: Entry, page: str) -> bool:
    sort = sort_of(entry, column=page).sort
    return sort in ("report", "maybe") or (sort == "column" and below(entry.url, page))
