"""The tally of a crawl: what happened so far at each site, counted as it is committed."""

from __future__ import annotations

from collections import Counter

from models.documents import Kept
from models.values import Visit


class Tally:
    """Counters by site and word: captures by kind, and of the reports how many are new, revised, unchanged ...

    A report counts once a run, however many of its addresses were visited. One at an address that publishes nothing
    is a copy: it has no version, so nobody can say that it is new or unchanged.
    """

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {}
        self.years: dict[str, Counter[int]] = {}
        self._documents: dict[str, dict[int | None, str]] = {}

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
            seen[kept.document_id] = kept.event or ("copies" if kept.version_id is None else "unchanged")
            counts[seen[kept.document_id]] += 1
            if kept.year is not None:
                self.years[site][kept.year] += 1
        elif kept.event:
            counts[kept.event] += 1
            counts[seen[kept.document_id]] -= seen[kept.document_id] in ("unchanged", "copies")
            seen[kept.document_id] = kept.event
