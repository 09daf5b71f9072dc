"""What stands on the shelf now: one holding a document, grouped to one a report (publisher and year)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from archive.then import NOW, Then
from models.tables import (
    assignments,
    documents,
    locations,
    periods,
    problems,
    publishers,
    sites,
    urls,
    versions,
)

#: Which of several copies speaks for a report: the original before a mirror, a mirror before a clone.
TRUST_ORDER = (
    "official",
    "official_injected",
    "unverified_mirror",
    "unknown",
    "masked_copy",
    "clone",
    "doorway",
)
#: A copy by a stranger is listed, but it is never "published".
PUBLISHED = frozenset(("official", "official_injected", "unverified_mirror"))


@dataclass(frozen=True, slots=True)
class Holding:
    """A document we hold, as the newest assignment takes it; version_id is empty where nothing is alive."""

    document_id: int
    report_id: int | None
    publisher_id: int | None
    publisher: str | None
    level: str | None
    division_code: str | None
    township_code: str | None
    report_year: int | None
    title: str | None
    era: str | None
    trust: str
    published: date | None
    url: str | None
    site: str
    first_seen: datetime
    last_seen: datetime
    version_id: int | None
    versions: int
    problems: int

    @property
    def rank(self) -> tuple[int, bool, float]:
        """Smaller speaks first."""
        return TRUST_ORDER.index(self.trust), self.version_id is None, -self.last_seen.timestamp()


def holdings(
    connection: Connection, *conditions: ColumnElement[bool], then: Then = NOW
) -> tuple[Holding, ...]:
    """All documents with an assignment, oldest report first, each with the version that stands (or stood then).

    Of another moment only documents met by then are told of. Their address, the time they were last seen and the
    counts of versions and problems stay those of today.
    """
    return tuple(Holding(**row) for row in connection.execute(_statement(conditions, then)).mappings())


def by_report(found: Iterable[Holding]) -> tuple[Holding, ...]:
    """One holding a report; a document nobody can place (no publisher or year) stands for itself."""
    best: dict[tuple[str, int], Holding] = {}
    for holding in found:
        place = (
            ("document", holding.document_id) if holding.report_id is None else ("report", holding.report_id)
        )
        if place not in best or holding.rank < best[place].rank:
            best[place] = holding
    return tuple(best.values())


def _statement(conditions: Sequence[ColumnElement[bool]], then: Then) -> Select[tuple[object, ...]]:
    period = and_(periods.c.document_id == documents.c.id, then.stands())
    met = then.met()
    conditions = (then.assigned(), *conditions) if met is None else (then.assigned(), met, *conditions)
    told = (
        select(func.count())
        .select_from(problems)
        .where(
            problems.c.document_id == documents.c.id,
            or_(problems.c.version_id.is_(None), problems.c.version_id == periods.c.version_id),
        )
        .scalar_subquery()
    )
    counted = (
        select(func.count())
        .select_from(versions)
        .where(versions.c.document_id == documents.c.id)
        .scalar_subquery()
    )
    return (
        select(
            documents.c.id.label("document_id"), assignments.c.report_id, assignments.c.publisher_id,
            func.coalesce(publishers.c.name, assignments.c.publisher_name).label("publisher"),
            publishers.c.level, publishers.c.division_code, publishers.c.township_code,
            assignments.c.report_year, assignments.c.title, assignments.c.era, assignments.c.trust,
            assignments.c.published, urls.c.url, sites.c.code.label("site"), documents.c.first_seen,
            documents.c.last_seen, periods.c.version_id, counted.label("versions"), told.label("problems"),
        )
        .select_from(assignments)
        .join(documents, documents.c.id == assignments.c.document_id)
        .join(sites, sites.c.id == documents.c.site_id)
        .outerjoin(publishers, publishers.c.id == assignments.c.publisher_id)
        .outerjoin(locations, and_(locations.c.document_id == documents.c.id, locations.c.is_primary))
        .outerjoin(urls, urls.c.id == locations.c.url_id)
        .outerjoin(periods, period)
        .where(*conditions)
        .order_by(publishers.c.division_code, publishers.c.township_code, publishers.c.name, assignments.c.report_year)
    )  # fmt: skip
