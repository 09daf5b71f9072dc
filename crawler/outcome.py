"""How a crawl ended: a line a site, what the exit code says, and the sentences a person reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.errors import NianbaoError, SiteBusy


@dataclass(frozen=True, slots=True)
class SiteOutcome:
    """A site's run: its state, what was counted, and why it is not complete where it is not.

    robots, elsewhere: addresses that robots.txt, or the guard, kept us from.
    excused: nothing is newly wrong. The site was blocked or dead at its last run too, or a list only wanted a
    browser that this machine has not.
    """

    code: str
    name: str
    state: str
    counters: Mapping[str, int]
    reasons: Sequence[str] = ()
    robots: int = 0
    elsewhere: int = 0
    excused: bool = False


#: What the table counts of a crawl; a replay counts other things.
COLUMNS = ("pages", "reports", "new", "revised", "removed", "restored", "unchanged", "copies", "problems")


@dataclass(slots=True)
class Outcome:
    """All sites of a crawl; fatal is what stopped it before its end."""

    columns: Sequence[str] = COLUMNS
    sites: list[SiteOutcome] = field(default_factory=list)
    ahead: list[str] = field(default_factory=list)  # codes of sites whose turn has not come
    words: Sequence[str] = ()  # what else a person is to know: of a replay, what reads differently now
    busy: list[SiteBusy] = field(default_factory=list)  # sites that other crawls hold, each with who does
    fatal: NianbaoError | None = None
    bugs: int = 0

    @property
    def exit_code(self) -> int:
        """0 complete, 1 partial or failed, 3 the archive cannot be written; as the README's table has it."""
        if self.fatal:
            return self.fatal.exit_code
        incomplete = any(s.state != "complete" and not s.excused for s in self.sites)
        return 1 if incomplete or self.bugs or self.ahead or self.busy else 0

    def total(self, name: str) -> int:
        return sum(int(site.counters.get(name, 0)) for site in self.sites)


def excused(
    tour_state: str, *, want_of_browser: bool, was: Any, reasons: Sequence[str], blocked: bool = False
) -> bool:
    """Whether an incomplete run is no news: see SiteOutcome. *was* is the site's run before this one."""
    if blocked and was is not None and was.evidence.get("blocked"):
        return True
    if tour_state == "partial" and want_of_browser:
        return True
    failed_before = was is not None and was.state == "failed" and "stopped" not in was.evidence
    return tour_state == "failed" and failed_before and bool(reasons)
