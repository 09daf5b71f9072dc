"""sitemap.xml: every address a site names there, without a word about any; a last resort."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from crawler.asks import Ask, Entry, Listing

_PLACE = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.IGNORECASE)
_FOLDER = re.compile(r"/$|/(?:index|list|node|col|channel)\w*\.\w{3,5}$", re.IGNORECASE)
NAME = "sitemap"
MOST = 2000  # addresses of one file
MOST_FILES = 3  # files that an index names and that are read


def ask(home: str) -> Ask:
    """The question for the file where sites put it."""
    return Ask(urljoin(home, "/sitemap.xml"), "path", answer=NAME, guess=True)


def answer(text: str, ask: Ask) -> Listing:
    """The addresses that look like lists first; further files where the file is an index of files."""
    places = dict.fromkeys(urljoin(ask.url, unescape(place)) for place in _PLACE.findall(text)[: MOST * 10])
    files = [place for place in places if place.lower().endswith(".xml")]
    pages = sorted(
        (p for p in places if p not in files), key=lambda p: _FOLDER.search(urlsplit(p).path) is None
    )
    further = tuple(Ask(url, "path", ask.depth + 1, answer=NAME, guess=True) for url in files[:MOST_FILES])
    return Listing(tuple(Entry(page, "") for page in pages[:MOST]), further)
