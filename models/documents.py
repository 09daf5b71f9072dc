"""Documents: what a visit means for the archive — nothing new, a new report, a revised one, one that is back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from models import assignments, captures, dossier, locations, outages, problems, readings, standing, versions
from models.assignments import OFFICIAL, Identity
from models.captures import Stored
from models.locations import Known, Location, known
from models.publishers import PlaceName
from models.values import Page, Problem, Visit
from models.versions import EventKind, Moment, Reclean

__all__ = ["Keeping", "Kept", "Known", "keep", "known", "reread"]


@dataclass(frozen=True, slots=True)
class Keeping:
    """Under what a visit is kept: its run and site, and the two things the store must ask others for.

    place_name: a division's full name by code. reclean: the clean digest of an old capture by today's cleaner.
    """

    run_id: int | None
    site_id: int
    place_name: PlaceName
    reclean: Reclean


@dataclass(frozen=True, slots=True)
class Kept:
    """What a visit was for the archive. event: new, revised, restored, or None where nothing happened.

    report: the page is a report of the site's (counted as unchanged where there is no event).
    """

    event: EventKind | None = None
    version_id: int | None = None
    report_id: int | None = None
    document_id: int | None = None
    capture_id: int | None = None
    report: bool = False
    year: int | None = None
    trust: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A report page on its way in."""

    keeping: Keeping
    stored: Stored
    visit: Visit
    page: Page
    identity: Identity
    listed: tuple[int, int] | None


def keep(connection: Connection, keeping: Keeping, visit: Visit) -> Kept:
    """Store a visit: its capture, and what it says of a document. To be called within one transaction."""
    stored = captures.keep(connection, keeping.run_id, keeping.site_id, visit)
    place = locations.at(connection, stored.url_id)
    page = visit.page
    if visit.kind == "list" and visit.column:
        locations.column(
            connection,
            keeping.site_id,
            visit.column,
            stored.fetched_at,
            family=visit.family,
            label=visit.label,
        )
    if page is None:
        if visit.kind == "not_modified" and place is not None:
            return _keep_unmodified(connection, keeping, stored, visit, place)
        if place is not None and (named := _listed(connection, keeping, stored, visit)) is not None:
            locations.name(connection, place.id, named)
        return Kept(capture_id=stored.id)
    if page.report.kind != "annual_report":
        _keep_other(connection, keeping, stored, visit, place)
        return Kept(capture_id=stored.id)
    identity = Identity(connection, page.report, keeping.place_name)
    found = _Found(keeping, stored, visit, page, identity, _listed(connection, keeping, stored, visit))
    kept = (
        _keep_report(connection, found, place)
        if identity.makes_version
        else _keep_clone(connection, found, place)
    )
    return replace(kept, report=True, year=page.report.report_year, trust=page.report.trust)


def reread(connection: Connection, keeping: Keeping, version_id: int, page: Page, now: datetime) -> bool:
    """Keep what today's reader makes of a version already held; say whether that was news. Never a version."""
    if not page.reader:
        return False  # nobody could read it: what former readers made of it stands
    stored = readings.capture_of(connection, version_id)
    place = locations.at(connection, stored.url_id)
    assert place is not None, "a version was seen somewhere"
    fresh = readings.keep(
        connection, version_id, stored, page, now,
        run_id=keeping.run_id, site_id=keeping.site_id, document_id=place.document_id,
    )  # fmt: skip
    if place.state == version_id or place.state is None:
        identity = Identity(connection, page.report, keeping.place_name)
        fresh |= assignments.assign(connection, place.document_id, identity, page, stored=stored, at=now)
        _tell(connection, keeping, stored, place.document_id, identity.problems())
    return fresh


def _keep_unmodified(
    connection: Connection, keeping: Keeping, stored: Stored, visit: Visit, place: Location
) -> Kept:
    """A 304: what stood there stands there still, or again."""
    if place.is_open:
        listed = _listed(connection, keeping, stored, visit)
        location_id = place.id
    else:
        listed = None
        location_id = locations.settle(
            connection, place.document_id, keeping.site_id, stored, official=place.official
        )
    locations.touch(connection, location_id, stored, version_id=place.version_id, listed=listed)
    event = None
    if place.version_id is not None:
        versions.see(connection, place.version_id, location_id, stored, read=False)
        if place.state is None:
            locations.make_primary(connection, place.document_id, location_id)
            event = versions.become(
                connection, place.document_id, place.version_id, _moment(keeping, stored),
                location_id=location_id, report_id=place.report_id,
            )  # fmt: skip
    return Kept(
        event, place.version_id, place.report_id, place.document_id, stored.id, report=True, trust=place.trust
    )


def _keep_other(
    connection: Connection, keeping: Keeping, stored: Stored, visit: Visit, place: Location | None
) -> None:
    """A page that is no report: only its trouble is kept, and that a report used to stand there."""
    page = visit.page
    assert page is not None, "it was read as something else than a report"
    found = [
        problem
        for problem in page.report.problems or page.document.problems
        if not (visit.quiet and problem.rule == "not_a_report")
    ]
    if place is not None and place.is_open:
        message = f"a report stood here, now the page reads as {page.report.kind}"
        found.append(Problem("report_replaced", "soft", message))
    found += outages.told(connection, visit.missed)
    document_id = place.document_id if place and place.is_open else None
    _tell(connection, keeping, stored, document_id, problems.of_page(found), scope="page")


def _keep_clone(connection: Connection, found: _Found, place: Location | None) -> Kept:
    """A report at an address that publishes nothing: listed with its trust, without a version."""
    keeping, stored = found.keeping, found.stored
    if place is None or not place.is_open:
        document_id = (
            place.document_id
            if place
            else locations.new_document(connection, keeping.site_id, stored.fetched_at)
        )
        location_id = locations.settle(connection, document_id, keeping.site_id, stored, official=False)
        version_id = None
    else:
        document_id, location_id, version_id = place.document_id, place.id, place.version_id
    locations.touch(
        connection, location_id, stored, version_id=version_id, official=False, listed=found.listed
    )
    assignments.assign(connection, document_id, found.identity, found.page, stored=stored, at=stored.told_at)
    _tell(connection, keeping, stored, document_id, found.identity.problems())
    told = (*problems.of_page(found.page.report.problems), *outages.told(connection, found.visit.missed))
    _tell(connection, keeping, stored, document_id, told, scope="page")
    return Kept(None, None, found.identity.report_id, document_id, stored.id)


def _keep_report(connection: Connection, found: _Found, place: Location | None) -> Kept:
    keeping, stored, page, identity = found.keeping, found.stored, found.page, found.identity
    document_id, place = _document(connection, found, place)
    official = page.report.trust in OFFICIAL
    location_id = (
        place.id
        if place
        else locations.settle(connection, document_id, keeping.site_id, stored, official=official)
    )
    match = versions.match(connection, document_id, page, keeping.reclean)
    if not match.comparable:
        return _keep_incomparable(connection, found, document_id, location_id, place)
    version_id = match.version_id or versions.make(connection, document_id, stored, page)
    versions.see(connection, version_id, location_id, stored, read=True)
    locations.touch(
        connection, location_id, stored, version_id=version_id, official=official, listed=found.listed
    )
    versions.describe(
        connection, version_id, location_id, stored,
        metadata=_steady(page.report.metadata), published=page.report.published,
    )  # fmt: skip
    here = standing.judge(connection, document_id, location_id, version_id, found.visit.capture.url)
    event = None
    if here.decides:
        event = _become(connection, found, document_id, location_id, version_id)
        assignments.assign(connection, document_id, identity, page, stored=stored, at=stored.told_at)
    readings.keep(
        connection, version_id, stored, page, stored.told_at,
        run_id=keeping.run_id, site_id=keeping.site_id, document_id=document_id, anew=here.decides,
    )  # fmt: skip
    _tell(connection, keeping, stored, document_id, (*identity.problems(), *here.problems))
    missing = outages.told(connection, found.visit.missed)
    _tell(connection, keeping, stored, document_id, missing, scope="page")
    return Kept(event, version_id, identity.report_id, document_id, stored.id)


def _moment(keeping: Keeping, stored: Stored) -> Moment:
    return Moment(stored.fetched_at, keeping.run_id, stored.told_at)


def _steady(metadata: Mapping[str, str]) -> dict[str, str]:
    """The metadata without its counters: a visit is no news."""
    return {name: value for name, value in metadata.items() if name != "volatile"}


def _become(
    connection: Connection, found: _Found, document_id: int, location_id: int, version_id: int
) -> EventKind | None:
    """Let the version be the document's state; other places that show it are no variants any more."""
    event = versions.become(
        connection, document_id, version_id, _moment(found.keeping, found.stored),
        location_id=location_id, report_id=found.identity.report_id,
        evidence=dossier.of_files(connection, found.visit.missed),
    )  # fmt: skip
    if event in ("revised", "restored"):
        standing.agree(connection, document_id, version_id)
    return event


def _document(connection: Connection, found: _Found, place: Location | None) -> tuple[int, Location | None]:
    """The document this page is, and its open place there: known by URL, else by publisher and year, else new."""
    identity = found.identity
    if place is not None and place.is_open and not _another_report(connection, found, place):
        return place.document_id, place
    if place is not None and place.is_open:
        locations.leave(connection, place, found.stored.fetched_at)
    elif place is not None and place.report_id == identity.report_id:
        return place.document_id, None  # back where it was
    twin = assignments.document_of(connection, identity.report_id) if identity.report_id else None
    if twin is not None:
        return twin, None
    return locations.new_document(connection, found.keeping.site_id, found.stored.fetched_at), None


def _another_report(connection: Connection, found: _Found, place: Location) -> bool:
    """Whether the URL now shows a report of another organ or year (a page for "the newest report")."""
    both = place.report_id is not None and found.identity.decided
    if not both or place.report_id == found.identity.report_id:
        return False
    match = versions.match(connection, place.document_id, found.page, found.keeping.reclean)
    return match.version_id is None and match.comparable


def _keep_incomparable(
    connection: Connection, found: _Found, document_id: int, location_id: int, place: Location | None
) -> Kept:
    """The cleaner changed and the old bytes cannot be cleaned again: nobody can say whether the text changed."""
    version_id = place.version_id if place else None
    locations.touch(connection, location_id, found.stored, version_id=version_id, listed=found.listed)
    message = "the cleaner changed and the last capture cannot be read again: change unknown, no version made"
    told = (*found.identity.problems(), Problem("incomparable", "hard", message))
    _tell(connection, found.keeping, found.stored, document_id, told)
    return Kept(None, version_id, found.identity.report_id, document_id, found.stored.id)


def _tell(
    connection: Connection, keeping: Keeping, stored: Stored, document_id: int | None,
    found: tuple[Problem, ...], *, scope: Literal["page", "place"] = "place",
) -> None:  # fmt: skip
    problems.replace(
        connection, scope, stored.url_id, found, stored.told_at,
        site_id=keeping.site_id, run_id=keeping.run_id, document_id=document_id,
    )  # fmt: skip


def _listed(connection: Connection, keeping: Keeping, stored: Stored, visit: Visit) -> tuple[int, int] | None:
    """The run and the column that pointed here, where one did."""
    if visit.column is None or keeping.run_id is None:
        return None
    return keeping.run_id, locations.column(connection, keeping.site_id, visit.column, stored.fetched_at)
