"""Lists that exist only after a script has run: no link to read, no interface we know. They need a browser."""

from __future__ import annotations

import re

from crawler.asks import Ask, Entry, Listing
from crawler.families import generic
from crawler.links import below, sort_of
from models.values import Document

_BUILDS = re.compile(
    r"\bfetch\s*\(|XMLHttpRequest|\$\.(?:ajax|get|post)|innerHTML|appendChild|document\.write|\batob\s*\(|\beval\s*\("
)


def recognises(document: Document) -> bool:
    """A script that builds content, and not one link that could be an entry of this list or a part of it."""
    builds = any(_BUILDS.search(script) for script in document.scripts)
    return builds and not any(_leads_on(entry, document.url or "") for entry in generic.entries(document))


def listing(document: Document) -> Listing:
    """The same address once more, this time through a browser."""
    return Listing(following=(Ask(document.url or "", browser=True),)) if document.url else Listing()


def _leads_on(entry: Entry, page: str) -> bool:
    sort = sort_of(entry, column=page).sort
    return sort in ("report", "maybe") or (sort == "column" and below(entry.url, page))
