"""Raw first: what a transaction says is told in the WARC before the database says it, and told once."""

from __future__ import annotations

from sqlalchemy import Connection

from models import warcs
from models.errors import CannotWrite
from models.journal import Entry
from models.warc import Sealed, WarcWriter


class Sealing:
    """The journal's side of the writer's transactions; the writer's thread alone touches it."""

    def __init__(self, warc: WarcWriter) -> None:
        self._warc = warc
        self._entries: list[Entry] = []
        self._told: tuple[tuple[Entry, ...], Sealed] | None = None  # what the file says of this work already

    def tell(self, entry: Entry) -> None:
        """Let the journal say this of the transaction that is open."""
        self._entries.append(entry)

    def begin(self, *, again: bool) -> None:
        self._entries = []
        if not again:
            self._told = None

    def close(self, connection: Connection) -> None:
        """What this transaction says reaches the disk; the database learns up to where it was told.

        Where the transaction is done again, the file says it already. CannotWrite: what is to be said is not the same
        any more, for others have changed the archive meanwhile.
        """
        entries = tuple(self._entries)
        if self._told is None:
            if (sealed := self._warc.seal(entries)) is not None:
                self._told = entries, sealed
        elif self._told[0] != entries:
            words = "the archive was changed by others while it was away; the next crawl takes up what was fetched"
            raise CannotWrite(words)
        if self._told is not None:
            warcs.tell(connection, self._told[1])

    def is_kept(self, connection: Connection) -> bool:
        return self._told is not None and warcs.is_told(connection, self._told[1])
