"""How a site's run ended: complete, partial or failed, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crawler.losses import Losses

State = Literal["complete", "partial", "failed"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one tour. wanting: what it lacks, in words; stopped: why it ended before its time; counts: of its pages.

    only_for_want_of_a_browser: nothing is missing but what only a browser could show, and there is none.
    """

    losses: Losses
    counts: Mapping[str, int]
    known_reports: int
    stopped: str | None
    wanting: tuple[str, ...]
    lists: tuple[dict[str, Any], ...]
    requests: int
    not_looked_at: int
    only_for_want_of_a_browser: bool

    @property
    def state(self) -> State:
        if self.losses.failed or not self.counts.get("pages"):
            return "failed"
        return "partial" if self.reasons else "complete"

    @property
    def reasons(self) -> list[str]:
        """Why the run is not complete, in words; empty where it is."""
        if self.losses.at_home:
            return [self.losses.at_home]
        found = [*filter(None, (self.stopped,)), *self.wanting]
        seen = self.counts.get("reports", 0)
        if not seen + self.counts.get("resting", 0):
            found.append("no annual report found")
        elif seen * 2 < self.known_reports:
            found.append(f"only {seen} of {self.known_reports} known reports seen")
        return found

    @property
    def evidence(self) -> dict[str, Any]:
        """What a run keeps to show why it calls itself complete, or what it lacks."""
        return {
            "lists": list(self.lists),
            "reasons": self.reasons,
            **self.losses.evidence(),
            "requests": self.requests,
            "not_looked_at": self.not_looked_at,
            "known_reports": self.known_reports,
        }
