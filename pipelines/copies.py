"""What is kept already: the first copy of a payload, the capture that a 304 confirms."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection, Engine

from models import captures
from models.database import asking
from models.errors import ArchiveAway
from models.values import Capture
from models.warc import Earlier

_REMEMBERED = 50_000  # payloads of this crawl that the database may not know yet


class Copies:
    """Asked by the wire for each answer, so never in anybody's way: while the database is away it knows this crawl alone.

    Then what comes is kept whole once more.
    """

    def __init__(self, archive: Engine, is_away: Callable[[], bool]) -> None:
        self._archive, self._is_away = archive, is_away
        self._fresh: OrderedDict[str, Earlier] = OrderedDict()

    def earlier(self, payload_digest: str) -> Earlier | None:
        """Where this payload was kept before, in this crawl or a former one."""
        if payload_digest in self._fresh:
            return self._fresh[payload_digest]
        return self._known(partial(captures.by_payload, digest=payload_digest))

    def confirmed(self, url: str) -> Earlier | None:
        """What a 304 of this URL says is still right."""
        return self._known(partial(captures.by_url, url=url))

    def remember(self, capture: Capture) -> None:
        """A fetch that brought bytes of its own."""
        if capture.payload_digest and capture.warc and capture.warc.record_type == "response":
            found = _earlier(capture)
            if found is not None:
                self._fresh.setdefault(capture.payload_digest, found)
            if len(self._fresh) > _REMEMBERED:
                self._fresh.popitem(last=False)

    def _known(self, ask: Callable[[Connection], Capture | None]) -> Earlier | None:
        if self._is_away():
            return None
        try:
            with asking(self._archive) as connection:
                return _earlier(ask(connection))
        except ArchiveAway:  # the writer meets the same, and says it
            return None


def _earlier(capture: Capture | None) -> Earlier | None:
    if capture is None or capture.warc is None or capture.fetched_at is None:
        return None
    return Earlier(capture.url or "", capture.fetched_at, capture.warc)
