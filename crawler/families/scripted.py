"""Lists that exist only after a script has run: no link to read, no interface we know. They need a browser."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from crawler.asks import Ask, Entry, Listing
from crawler.families import generic, inline, pressed
from crawler.folders import below, within
from crawler.links import sort_of
from models.values import Document
from pipelines.parse.titles import judge

NAME = "scripted"
SHOWN = 2  # reports among the links of the template: the list itself, not one that is shown everywhere
_BUILDS = re.compile(
    r"\bfetch\s*\(|XMLHttpRequest|\$\.(?:ajax|get|post)|\b\w*url['\"]?\s*:\s*['\"]|\.load\s*\(\s*['\"]|innerHTML|appendChild|document\.write|\baxios\b|createApp|new\s+Vue|\batob\s*\(|\beval\s*\(",
    re.IGNORECASE,
)


def builds(document: Document) -> bool:
    """Whether a script of the page makes content: it says so, or an element of the page waits for it."""
    return bool(document.waiting.hollow) or any(_BUILDS.search(script) for script in document.scripts)


def recognises(document: Document) -> bool:
    """A script that builds content, and not one link that could be an entry of this list or a part of it."""
    return builds(document) and is_bare(document)


def is_bare(document: Document) -> bool:
    """Whether a list's page shows no entry of it, no part of it, or a line that only a script opens."""
    entries = (*generic.entries(document), *inline.entries(document))
    return pressed.shut(document) or not any(_leads_on(entry, document.url or "") for entry in entries)


def without(document: Document, met: Container[str]) -> Document:
    """The page without the links that other pages have shown: its siblings', its template's.

    What lies in its own folder stays, and all of it where it has two such reports: a home page may show them, too.
    """
    page = document.url or ""
    own = tuple(link for link in document.links if link.url not in met or within(link.url, page))
    shown = (link for link in document.links if link.url in met)
    reports = {link.url for link in shown if judge(link.title or link.text).kind == "annual_report"}
    return replace(document, links=own) if len(reports) < SHOWN else document


def listing(document: Document) -> Listing:
    """The same address once more, this time through a browser."""
    return Listing(following=(Ask(document.url or "", browser=True),)) if document.url else Listing()


def _leads_on(entry: Entry, page: str) -> bool:
    sort = sort_of(entry, column=page).sort
    return sort in ("report", "maybe") or (sort == "column" and below(entry.url, page))
