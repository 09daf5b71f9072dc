"""The tally of a crawl: what happened so far at each site, counted as it is committed."""

from __future__ import annotations

from collections import Counter

from models.documents import Kept
from models.values import Visit
from models.versions import EventKind


class Tally:
    """Counters by site and word: captures by kind, and of the reports how many are new, revised, unchanged ...

    A report counts once a run, however many of its addresses were visited.
    """

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {}
        self.years: dict[str, Counter[int]] = {}
        self._documents: dict[str, dict[int | None, EventKind | None]] = {}

    def begin(self, site: str) -> None:
        self.counts[site], self.years[site], self._documents[site] = Counter(), Counter(), {}

    def add(self, site: str, visit: Visit, kept: Kept) -> None:
        """Count a visit that is committed."""
        counts = self.counts[site]
        if visit.kind != "unjudged":
            counts[f"pages_{visit.kind}"] += 1
        if visit.page is not None and visit.page.document.source == "unread":
            counts["unread"] += 1
        if kept.report:
            self._add_report(site, kept)

    def _add_report(self, site: str, kept: Kept) -> None:
        counts, seen = self.counts[site], self._documents[site]
        if kept.document_id not in seen:
            counts["reports"] += 1
            counts[kept.event or "unchanged"] += 1
            if kept.year is not None:
                self.years[site][kept.year] += 1
        elif kept.event:
            counts[kept.event] += 1
            counts["unchanged"] -= seen[kept.document_id] is None
        seen[kept.document_id] = kept.event or seen.get(kept.document_id)
