"""One site at several addresses: http and https, with www. and without. A page is asked for at one of them.

Portals print both schemes long after one of them has died, and move from one to the other; domain.md §4.5 counts
such addresses as one. Where an origin has never answered in a run, what it was asked for is asked of its twin.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.asks import Ask

_SINCE = "; asked for here"  # begins what is said of a twin; the last one's is told
_OTHER = {"http": "https", "https": "http"}


class Twins:
    """Of one tour: which origins have answered, and which have not."""

    def __init__(self) -> None:
        self._living: set[str] = set()
        self._dead: set[str] = set()
        # what was asked before its twins, and why it was not had
        self._first: dict[object, tuple[Ask, str]] = {}
        self._kept: set[str] = set()  # addresses that former runs know: they are asked for as they are

    def keep(self, urls: Iterable[str]) -> None:
        self._kept.update(urls)

    def answered(self, url: str) -> None:
        self._living.add(_origin(url))

    def silent(self, ask: Ask, why: str) -> Ask | None:
        """What is asked where no answer came to *ask*: a twin, or None where its own origin lives or none does."""
        self._first.setdefault(ask.key, (ask, why))
        if _origin(ask.url) in self._living:
            return None
        self._dead.add(_origin(ask.url))
        return self._instead(ask)

    def first(self, ask: Ask, why: str) -> tuple[Ask, str]:
        """The loss to tell of: that of the address which was printed, not of the last twin that was tried."""
        return self._first.get(ask.key, (ask, why))

    def best(self, ask: Ask) -> Ask:
        """The ask itself, or that of its twin where its origin is known dead."""
        return (self._instead(ask) or ask) if _origin(ask.url) in self._dead else ask

    def _instead(self, ask: Ask) -> Ask | None:
        if ask.url in self._kept or ask.browser:
            return None
        alive = self._unknown if ask.role == "home" else self._living.__contains__
        return next((_at(ask, url) for url in twins(ask.url) if alive(_origin(url))), None)

    def _unknown(self, origin: str) -> bool:
        return origin not in self._dead


def _at(ask: Ask, url: str) -> Ask:
    """The ask at its twin: the link that led to the one leads to the other, and the trail says why."""
    why = f"{_SINCE}, since {_origin(ask.url)} did not answer"
    step = ask.step and replace(ask.step, url=url, why=ask.step.why.partition(_SINCE)[0] + why)
    return replace(ask, url=url, step=step)


def twins(url: str) -> Iterator[str]:
    """The other addresses of a page: the other scheme first, then with www. or without it."""
    parts = urlsplit(url)
    host, name = parts.netloc, parts.hostname or ""
    hosts = (
        [host]
        if is_numeric(name)
        else [host, host.removeprefix("www.") if name.startswith("www.") else f"www.{host}"]
    )
    for netloc in hosts:
        for scheme in (_OTHER[parts.scheme], parts.scheme):
            if (scheme, netloc) != (parts.scheme, parts.netloc):
                yield parts._replace(scheme=scheme, netloc=netloc).geturl()


def _origin(url: str) -> str:
    """Scheme and host: at one port one of the schemes may answer and the other not."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def is_numeric(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
