"""What the writer is asked to do, each deed with its word in the journal: visits kept, runs opened and closed, rows laid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from models import captures, documents, journal, leases, locations, problems, removals, runs, sites, trails
from models.documents import Keeping, Kept
from models.evidence import shown_last
from models.journal import Began, Divided, Ended, Entry, Led, Listed, Sited
from models.leases import Held, Holder
from models.locations import Known
from models.places import Division, Site, Step
from models.removals import Removed
from models.runs import Run, RunKind
from models.values import Visit
from pipelines.check.cloaked import RULE, accusation, accused

Tell = Callable[[Entry], None]  # writes an entry into the journal record of the open transaction


@dataclass(frozen=True, slots=True)
class Opened:
    """A run that has begun, and what former runs know of its site."""

    run_id: int
    places: tuple[Known, ...]
    columns: tuple[tuple[str, str | None, str | None], ...]  # URL, family, label
    last: Run | None


def begin(
    connection: Connection, tell: Tell, *, site: Site, kind: RunKind, now: datetime, me: Holder
) -> tuple[Opened, int] | Held:
    """Take the site's lease and open its run; the second value is the site's id. Held: somebody else crawls it."""
    site_id = sites.site_id(connection, site.code)
    if (held := leases.take(connection, site_id, me)) is not None:
        return held
    last = runs.last(connection, site_id)
    run_id = runs.begin(connection, site_id, kind, now)
    places = documents.known(connection, site_id)
    columns = tuple(locations.known_columns(connection, site_id))
    tell(Began(journal.row(site), kind, now.isoformat()))
    return Opened(run_id, places, columns, last), site_id


def finish(
    connection: Connection, tell: Tell, *, keeping: Keeping, ended: Ended,
    listed: Mapping[str, str], me: Holder | None = None,
) -> tuple[Removed, ...]:  # fmt: skip
    """Close the run and judge what it did not find; removals count among what happened. The lease is given back.

    listed: the addresses that lists of the site named in this run, each with its list.
    """
    assert keeping.run_id is not None
    named = _name(connection, keeping, ended.moment, listed)
    close = partial(
        runs.finish, connection, keeping.run_id, ended.state, ended.moment, evidence=ended.evidence
    )
    close(counters=ended.counters)
    gone = removals.sweep(connection, keeping.run_id, keeping.site_id, ended.moment)
    found = Counter(removed.event for removed in gone if removed.event)
    told = {**ended.counters, **{w: ended.counters.get(w, 0) + count for w, count in found.items()}}
    close(counters=told | {"problems": problems.standing(connection, keeping.site_id)})
    if me is not None:
        leases.give_back(connection, me, (keeping.site_id,))
    tell(replace(ended, removed=_decided(connection, gone), named=named))
    return gone


def _name(
    connection: Connection, keeping: Keeping, at: datetime, listed: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Note which places that the run did not find a list named all the same: most are asked for before their lists."""
    assert keeping.run_id is not None
    found = []
    for place_id, url in removals.unseen(connection, keeping.run_id, keeping.site_id):
        if (column := listed.get(url)) is not None:
            of_list = locations.column(connection, keeping.site_id, column, at)
            locations.name(connection, place_id, (keeping.run_id, of_list))
            found.append((url, column))
    return tuple(found)


def _decided(connection: Connection, gone: Iterable[Removed]) -> tuple[tuple[str, str | None], ...]:
    return tuple((locations.primary_url(connection, found.document_id), found.event) for found in gone)


def keep(connection: Connection, tell: Tell, *, keeping: Keeping, visit: Visit) -> Kept:
    """Keep a visit of a run."""
    visit = _still_accused(connection, visit)
    _tell_visit(tell, visit, of_run=True)
    return documents.keep(connection, keeping, visit)


def _still_accused(connection: Connection, visit: Visit) -> Visit:
    """A report that nobody probed this time is accused as it was when last read: only a probe clears it."""
    if visit.page is None or visit.probed or visit.page.report.kind != "annual_report":
        return visit
    found = shown_last(connection, visit.capture.url or "", RULE)
    return replace(visit, page=accused(visit.page, found))


def keep_alone(connection: Connection, tell: Tell, *, visit: Visit) -> None:
    """Keep a fetch that was made for no site."""
    _tell_visit(tell, visit, of_run=False)
    captures.keep(connection, None, None, visit)


def _tell_visit(tell: Tell, visit: Visit, *, of_run: bool) -> None:
    found = accusation(visit.page) if visit.page else None
    if (entry := journal.judged(visit, of_run=of_run, accused=found)) is not None:
        tell(entry)


def keep_lists(connection: Connection, tell: Tell, *, found: Iterable[Listed]) -> None:
    """Keep lists that lead to the reports of a site."""
    for entry in found:
        site_id, at = sites.site_id(connection, entry.site), datetime.fromisoformat(entry.at)
        locations.column(connection, site_id, entry.url, at, family=entry.family, label=entry.label)
        tell(entry)


def lay_sites(connection: Connection, tell: Tell, *, found: Iterable[Site], now: datetime) -> None:
    """Lay down site rows."""
    if news := sites.seed(connection, found, now):
        tell(Sited(tuple(map(journal.row, news))))


def enlist(connection: Connection, tell: Tell, *, url: str, now: datetime) -> Site:
    """Add a site by its address, or let a packed one be visited. WrongArguments: no address of a site."""
    site = sites.enlist(connection, url, now)
    tell(Sited((journal.row(site),)))
    return site


def lay_divisions(connection: Connection, tell: Tell, *, rows: Iterable[Division]) -> None:
    """Lay down further divisions."""
    if news := sites.keep_divisions(connection, rows):
        tell(Divided(tuple(map(journal.row, news))))


def keep_trail(connection: Connection, tell: Tell, *, keeping: Keeping, led: Led) -> None:
    """Keep what led to some addresses of a site."""
    steps = (journal.of(Step, row) for row in led.steps)
    trails.keep(connection, keeping.site_id, keeping.run_id, steps, datetime.fromisoformat(led.at))
    tell(led)
