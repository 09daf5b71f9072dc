"""What a desk asks the writer to do for a run as a whole: open it, close it, take up what a kill left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from models import captures, documents, leases, locations, problems, removals, runs, sites
from models.documents import Keeping
from models.leases import Held, Holder
from models.locations import Known
from models.places import Site
from models.removals import Removed
from models.runs import Run, RunKind, State
from models.takeup import Untold, untold
from models.values import Visit
from models.vocabulary import CaptureKind


@dataclass(frozen=True, slots=True)
class Opened:
    """A run that has begun, and what former runs know of its site."""

    run_id: int
    places: tuple[Known, ...]
    columns: tuple[tuple[str, str | None, str | None], ...]  # URL, family, label
    last: Run | None


def begin(
    connection: Connection, *, site: Site, kind: RunKind, now: datetime, me: Holder
) -> tuple[Opened, int] | Held:
    """Take the site's lease and open its run; the second value is the site's id. Held: somebody else crawls it."""
    site_id = sites.site_id(connection, site.code)
    if (held := leases.take(connection, site_id, me)) is not None:
        return held
    last = runs.last(connection, site_id)
    run_id = runs.begin(connection, site_id, kind, now)
    places = documents.known(connection, site_id)
    columns = tuple(locations.known_columns(connection, site_id))
    return Opened(run_id, places, columns, last), site_id


def finish(
    connection: Connection, *, keeping: Keeping, state: State, now: datetime,
    counters: Mapping[str, Any], evidence: Mapping[str, Any], me: Holder,
) -> tuple[Removed, ...]:  # fmt: skip
    """Close the run and judge what it did not find; removals count among what happened. The lease is given back."""
    assert keeping.run_id is not None
    runs.finish(connection, keeping.run_id, state, now, counters=counters, evidence=evidence)
    gone = removals.sweep(connection, keeping.run_id, keeping.site_id, now)
    found = Counter(removed.event for removed in gone if removed.event)
    told = {**counters, **{word: counters.get(word, 0) + count for word, count in found.items()}}
    told["problems"] = problems.standing(connection, keeping.site_id)
    runs.finish(connection, keeping.run_id, state, now, counters=told, evidence=evidence)
    leases.give_back(connection, me, (keeping.site_id,))
    return gone


def take_up(connection: Connection, *, folder: Path, kind_of: Callable[[Untold], CaptureKind]) -> int:
    """Give every record of the WARC files that has no captures row its row; say how many these were."""
    codes = {site.code: sites.site_id(connection, site.code) for site in sites.listed(connection)}
    count = 0
    for found in untold(connection, folder):
        visit = Visit(found.site, found.capture, kind_of(found))
        captures.keep(connection, None, codes.get(found.site), visit)
        count += 1
    return count
