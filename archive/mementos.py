"""Mementos: the captures of a URL over time (RFC 7089), the one nearest to a moment, and their list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from math import ceil
from urllib.parse import quote

from sqlalchemy import Connection, select

from archive.surt import surt
from models.captures import url_digest
from models.tables import captures, urls

PREFIX = "web/"
PAGE = 1000  # mementos of one page of a TimeMap
LINK_FORMAT = "application/link-format"
_HTTP_DATE = "%a, %d %b %Y %H:%M:%S GMT"
_OF_URLS = ":/?#[]@!$&'()*+,;=%~"  # signs a URL may hold as they are
_SITE = re.compile(r"^(https?)://(www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Memento:
    """A capture that can be replayed."""

    capture_id: int
    url: str
    at: datetime
    kind: str

    @property
    def path(self) -> str:
        return memento(self.at, self.url)


def stamp(at: datetime) -> str:
    """A moment as replay paths write it: 20260202080000, UTC."""
    return f"{at.astimezone(UTC):%Y%m%d%H%M%S}"


def memento(at: datetime, url: str) -> str:
    """The path of a capture under the address of `nianbao serve`."""
    return f"{PREFIX}{stamp(at)}/{in_ascii(url)}"


def in_ascii(url: str) -> str:
    """A URL as a header or a link can hold it: what it may not hold is percent-encoded."""
    return quote(url, safe=_OF_URLS, errors="replace")


def mementos(connection: Connection, url: str) -> list[Memento]:
    """What the archive holds of a URL and its twins (scheme, www.), oldest first, one a second.

    A page asked for as a visitor from a search engine sees it is no memento: it may be another page.
    """
    rows = connection.execute(
        select(captures.c.id, urls.c.url, captures.c.fetched_at, captures.c.kind)
        .join(urls, urls.c.id == captures.c.url_id)
        .where(urls.c.digest.in_([url_digest(twin) for twin in _twins(url)]))
        .where(captures.c.record_type.in_(("response", "revisit")), captures.c.kind != "probe")
        .order_by(captures.c.fetched_at, captures.c.id)
    )
    key = surt(url)
    found = [Memento(row.id, row.url, row.fetched_at, row.kind) for row in rows if surt(row.url) == key]
    return list({stamp(one.at): one for one in found}.values())


def _twins(url: str) -> Iterator[str]:
    """The address as it is, and with the other scheme or the other name of the host."""
    yield url
    if site := _SITE.match(url):
        rest = url[site.end() :]
        yield from (f"{scheme}://{www}{rest}" for scheme in ("http", "https") for www in ("", "www."))


def nearest(found: Sequence[Memento], at: datetime | None) -> Memento:
    """The memento nearest to a moment (of two as near, the earlier), the newest where no moment is asked.

    Mementos are known by whole seconds: one of 8:00:09.9 is no nearer to 8:00:10 than that of 8:00:10.8.
    """
    return found[-1] if at is None else min(found, key=lambda one: abs(one.at.replace(microsecond=0) - at))


def asked_moment(text: str) -> datetime:
    """The moment of an Accept-Datetime header. ValueError: it is no date of HTTP."""
    return datetime.strptime(text.strip(), _HTTP_DATE).replace(tzinfo=UTC)


def stamped_moment(digits: str) -> datetime:
    """The moment of a replay path, which may be cut short: 2026 is its beginning. ValueError: no date."""
    whole = digits + "00000101000000"[len(digits) :]
    return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def http_date(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC).replace(microsecond=0), usegmt=True)


def original_links(url: str, base: str, *, timegate: bool = True) -> list[str]:
    """What each answer's Link header says of a URL: the original, its TimeGate, its TimeMap."""
    url = in_ascii(url)
    gate = [f'<{base}{PREFIX}{url}>; rel="timegate"'] if timegate else []
    timemap = f'<{base}{PREFIX}timemap/link/{url}>; rel="timemap"; type="{LINK_FORMAT}"'
    return [f'<{url}>; rel="original"', *gate, timemap]


def memento_links(found: Sequence[Memento], base: str, chosen: Memento | None = None) -> list[str]:
    """The mementos as links; with *chosen*, only the first, the last, it and those beside it, named so."""
    at = found.index(chosen) if chosen else None
    names: dict[int, list[str]] = {}
    for place, name in ((0, "first"), (len(found) - 1, "last")):
        names.setdefault(place, []).append(name)
    if at is not None:
        names.setdefault(at, [])
        for place, name in ((at - 1, "prev"), (at + 1, "next")):
            if 0 <= place < len(found):
                names.setdefault(place, []).append(name)
    places = range(len(found)) if at is None else sorted(names)
    return [
        f'<{base}{found[place].path}>; rel="{" ".join((*names.get(place, ()), "memento"))}"'
        f'; datetime="{http_date(found[place].at)}"'
        for place in places
    ]


def timemap(url: str, found: Sequence[Memento], base: str, page: int = 1) -> str:
    """One page of the list of all mementos in the link format, with links to the pages beside it (RFC 7089, 5)."""
    original, gate, _ = original_links(url, base)
    links = memento_links(found, base)

    def part(number: int, rel: str) -> str:
        first, last = (number - 1) * PAGE, min(number * PAGE, len(found)) - 1
        where = f"{base}{PREFIX}timemap/link/{'' if number == 1 else f'{number}/'}{in_ascii(url)}"
        span = f'from="{http_date(found[first].at)}"; until="{http_date(found[last].at)}"'
        return f'<{where}>; rel="{rel}"; type="{LINK_FORMAT}"; {span}'

    beside = [part(n, "timemap") for n in (page - 1, page + 1) if 0 < n <= ceil(len(found) / PAGE)]
    own = links[(page - 1) * PAGE : page * PAGE]
    return ",\n".join((original, part(page, "self"), gate, *beside, *own)) + "\n"
