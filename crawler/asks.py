"""What a crawl can ask for next, and what a list told it: frozen, free of Scrapy, made by families and tours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from models.places import Step

_TWIN = re.compile(r"^https?://(?:www\.)?")
OTHERWISE = "otherwise"  # names the other address among what an ask has to know
Role = Literal["home", "path", "shelf", "column", "report", "maybe"]


@dataclass(frozen=True, slots=True)
class Ask:
    """A request to come. answer names the family that reads the response (an API's, not a page's).

    role says why: home and path lead to columns, a column is a list of reports, a shelf a list of other things
    among which reports are misfiled, a report is a page judged by its title, maybe an entry of a report column
    whose title says too little.
    """

    url: str
    role: Role = "column"
    depth: int = 0
    column: str | None = None  # the list this belongs to, or that led here
    title: str = ""
    method: str = "GET"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    answer: str | None = None
    browser: bool = False
    guess: bool = False  # an address that no page printed: where nothing is there, nothing is lost
    walks: bool = False  # a further page of a list, not a list of its own
    known: tuple[tuple[str, str], ...] = ()  # what a family needs to go on once this is answered
    etag: str | None = None
    last_modified: str | None = None
    step: Step | None = None  # what led here
    payload: str | None = None  # digest of what stood there last: the same again needs no reading
    turned: int = 0  # pages of a list that a browser has turned over to the last one; 0 where it turned none
    cut: bool = False  # a browser could not see the end of the list
    opened: tuple[tuple[str, str], ...] = ()  # where its choices led in a browser, and their words
    broken: bool = False  # a script of the page failed in the browser: what it shows may not be all

    @property
    def key(self) -> tuple[object, ...]:
        """Two asks of one key are one request; the scheme and www. make no other page."""
        return self.method, _TWIN.sub("", self.url.partition("#")[0]), self.body, self.browser, self.known


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: an address, its full words, and the date the list prints beside it."""

    url: str
    title: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: entries, the pages still to fetch, and what the list says of its own size."""

    entries: tuple[Entry, ...] = ()
    following: tuple[Ask, ...] = ()
    declared: int | None = None  # entries in the whole list
    pages: int | None = None  # pages in the whole list
    prelude: bool = False  # no page of the list, but what its interface wants to know first
    columns: tuple[Ask, ...] = ()  # further columns the page's own configuration names
    script: str = ""  # what a script says that stands in a file of its own
    more: bool = False  # it shows that it goes on, and not surely where


def elsewhere(ask: Ask) -> Ask | None:
    """The other address of what *ask* did not bring, where its family knows one."""
    url = dict(ask.known).get(OTHERWISE)
    return replace(ask, url=url, column=url, known=()) if url else None
