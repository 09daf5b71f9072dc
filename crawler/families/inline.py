"""What stands in a page but in none of its links: rows in scripts, in markup or as objects, lines that functions open."""

from __future__ import annotations

import re

from crawler.asks import Entry
from crawler.families import fragment, pressed, records
from models.values import Document

_MARKUP = re.compile(r"<a\s[^<>]{0,400}?href", re.IGNORECASE)
_EMPTY = re.compile(
    r"<a\s[^<>]*>\s*</a>", re.IGNORECASE
)  # it shows nothing that could be pressed: an address for scripts
_WRAPPER = re.compile(r"<!\[CDATA\[|\]\]>")
_MADE = re.compile(
    r"['\"+{}<>$\s]|%27|%22|%7B", re.IGNORECASE
)  # an address that a script would still have to make


def entries(document: Document) -> tuple[Entry, ...]:
    """The entries that scripts of the page hold, beside those that are links already."""
    base = document.url or ""
    shown = {link.url for link in document.links}
    found = [*records.in_scripts(document.scripts, base), *pressed.entries(document)]
    for script in document.scripts:
        if _MARKUP.search(script):
            text = _WRAPPER.sub("", script).replace("\\/", "/").replace('\\"', '"').replace("\\'", "'")
            found += fragment.entries(_EMPTY.sub("", text), base)
    return tuple(
        entry
        for entry in dict.fromkeys(found)
        if entry.url.startswith(("http://", "https://"))
        and entry.url not in shown
        and not _MADE.search(entry.url)
    )
