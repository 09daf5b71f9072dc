"""The Openness platform of Anhui: an organ is a branch, and every branch has its list of annual reports.

Branches are known by numbers (/XxgkContent/showList/<branch>/0/page_1.html) or by 24 hexadecimal digits
(/opennessAnnualReport/?branch_id=…); articles have dense numbers, which are never counted through.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from crawler.asks import Ask, Listing
from crawler.families import generic, pager
from models.values import Document

# with their capitals: /xxgknb/ is a folder anywhere
_MARK = re.compile(r"/[Oo]penness|/XxgkAnnualReport/|/XxgkContent/|/Xxgknb/show/")
_BRANCH = re.compile(r"branch(?:_?id=|/)([0-9a-f]{24}|\d+)", re.IGNORECASE)
_PAGE = re.compile(r"/page_(\d{1,3})\.html$")
_REPORTS = "/opennessAnnualReport/"  # where no link shows it
_LISTS = re.compile(r"(/[\w/]*opennessAnnualReport/?)\?", re.IGNORECASE)


def recognises(document: Document) -> bool:
    return any(_MARK.search(link.url) for link in document.links)


def listing(document: Document) -> Listing:
    """The page's links, and the list of annual reports of every branch it names."""
    page = document.url or ""
    urls = [page, *(link.url for link in document.links)]
    base = next((found[1] for url in urls if (found := _LISTS.search(url))), _REPORTS)
    branches = dict.fromkeys(found[1] for url in urls if (found := _BRANCH.search(url)))
    columns = tuple(Ask(urljoin(page, f"{base}?branch_id={b}"), "column", guess=True) for b in branches)
    return Listing(generic.entries(document), generic.following(document) or _turned(page), columns=columns)


def _turned(page: str) -> tuple[Ask, ...]:
    """The next page of a list whose pages are numbered in the path; the one that repeats is the last."""
    found = _PAGE.search(page)
    number = int(found[1]) if found else pager.MOST_PAGES
    if number >= pager.MOST_PAGES:
        return ()
    return (Ask(_PAGE.sub(f"/page_{number + 1}.html", page), walks=True, guess=True),)
