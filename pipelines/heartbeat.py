"""The heartbeat of a crawl: the leases it holds, and a thread that shows it is alive, however busy the crawl is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from models import leases
from models.errors import NianbaoError, SiteBusy
from models.leases import Holder
from models.places import Site
from models.writer import Writer


class Heartbeat:
    """Keeps the leases of the sites it is told of; *lost* is called once, from the thread, where one was taken away."""

    def __init__(
        self, writer: Writer, lost: Callable[[SiteBusy], None], seconds: float = leases.BEAT
    ) -> None:
        self.me = Holder()
        self._writer, self._lost, self._seconds = writer, lost, seconds
        self._held: dict[int, Site] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="nianbao-heartbeat", daemon=True)

    def keep(self, site_id: int, site: Site) -> None:
        """From now on this site is ours; the first one starts the thread."""
        self._held[site_id] = site
        if not self._thread.is_alive() and not self._stop.is_set():
            self._thread.start()

    def let_go(self, site_id: int) -> None:
        """The lease of this site is about to be given back."""
        self._held.pop(site_id, None)

    def close(self) -> None:
        """End the thread and give back what is still held. The writer is still open then."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._held and self._writer.alive:
            self._writer.put(partial(leases.give_back, me=self.me, sites=tuple(self._held)))

    def _run(self) -> None:
        while not self._stop.wait(self._seconds) and self._writer.alive:
            held = dict(self._held)
            try:
                ours = self._writer.put(partial(leases.beat, me=self.me)).result()
            except (NianbaoError, SQLAlchemyError):
                return  # the writer has stopped, and told whoever started it
            if taken := [site for site_id, site in held.items() if site_id not in ours | self._given(held)]:
                self._lost(
                    SiteBusy(
                        f"another crawl has taken over {taken[0].code} ({taken[0].name}): this one was silent for too long"
                    )
                )
                return

    def _given(self, held: dict[int, Site]) -> set[int]:
        """What has been given back while the beat was on its way."""
        return set(held) - set(self._held)
