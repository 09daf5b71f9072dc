"""Any list of plain links, with or without a link to its next page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from urllib.parse import urlsplit

from crawler.asks import Ask, Entry, Listing
from crawler.families import pager
from crawler.links import LONGEST_NAME, MUTE
from models.values import Document, Link
from pipelines.parse.titles import judge

_DATE = re.compile(r"(?<!\d)(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)")  # 2020-01-23
_FILE = re.compile(r"\.(?:jpe?g|png|gif|css|js|ico|mp[34]|rar|exe)$", re.IGNORECASE)
_CROWD = 3  # links of a row that is no line of a list
_RIGHT_BEHIND = 14  # characters
_CUT = ("…", "...", "..", "·")
_PAGING = re.compile(r"[上下首尾末]一?[页頁]|共\s*\d+\s*[条页篇]")


def recognises(document: Document) -> bool:
    """Every page that is a page: the last row of the table."""
    return document.source == "html"


def listing(document: Document) -> Listing:
    return Listing(entries(document), following(document))


def entries(document: Document) -> tuple[Entry, ...]:
    """Every link that leads to a page or a document, with the fullest words it has: its own, or those of its row."""
    named = {link.context for link in document.links if not MUTE.match(link.text)}
    shared = Counter(context for context, _ in {(link.context, link.url) for link in document.links})
    return tuple(
        Entry(
            link.url,
            _of_row(link, named) or _words(link.text, link.title),
            _date(link.context if shared[link.context] < _CROWD else _behind(link)),
        )
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


def _of_row(link: Link, named: Container[str]) -> str:
    """What the row of a link that says nothing itself is about; nothing where another link of the row says it."""
    if not MUTE.match(link.text) or link.title or link.context in named or _PAGING.search(link.context):
        return ""
    about = (
        link.context.replace(link.text, " ", 1)
        if link.text.isascii()
        else link.context.replace(link.text, " ")
    )
    about = _DATE.sub(" ", about).strip()
    is_name = not link.text and len(about) <= LONGEST_NAME  # beside a picture
    return about if is_name or judge(about).kind != "other" else ""


def _behind(link: Link) -> str:
    """The words right behind a link whose row is no line of a list: a menu with today's date, or a frame of tables."""
    _, _, behind = link.context.partition(link.text or link.context)
    return behind[:_RIGHT_BEHIND]


def _date(context: str) -> str | None:
    found = _DATE.search(context)
    return "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else None
