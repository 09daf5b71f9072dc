"""Assignments: which report a reading takes a document for, and since when; the only writer of these and of reports."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select, update

from models import publishers, tallies
from models.captures import Stored
from models.intervals import after
from models.tables import assignments, reports
from models.upsert import insert_or_find
from models.values import Page, Problem, Report

#: What stands at such an address is listed, but it is no publication of the organ: it makes no version.
NO_VERSION = ("clone", "doorway", "masked_copy")
OFFICIAL = ("official", "official_injected")

#: Rules that say the report's own words disagree about whose or of which year it is.
_CONFLICTS = frozenset({"publisher_contradiction", "year_contradiction"})


class Identity:
    """What one reading says a document is: publisher and year, where they are decided."""

    def __init__(self, connection: Connection, report: Report, place_name: publishers.PlaceName) -> None:
        self.report = report
        in_conflict = any(problem.rule in _CONFLICTS for problem in report.problems)
        self.publisher_id = None if in_conflict else publishers.keep(connection, report.publisher, place_name)
        self.report_id: int | None = None
        if self.publisher_id is not None and report.report_year is not None:
            key = {"publisher_id": self.publisher_id, "report_year": report.report_year}
            self.report_id, is_new = insert_or_find(connection, reports, key)
            if is_new:
                tallies.grow(connection, "reports", self.publisher_id)

    @property
    def decided(self) -> bool:
        return self.report_id is not None

    @property
    def makes_version(self) -> bool:
        return self.report.trust not in NO_VERSION

    def problems(self) -> tuple[Problem, ...]:
        """What keeps the report out of the tables by publisher and year."""
        found = []
        if self.publisher_id is None:
            found.append(
                Problem("undecided_publisher", "soft", "whose report this is, is undecided: listed by URL")
            )
        if self.report.report_year is None:
            found.append(
                Problem("undecided_year", "soft", "of which year this is, is undecided: listed by URL")
            )
        return tuple(found)


def assign(
    connection: Connection,
    document_id: int,
    identity: Identity,
    page: Page,
    *,
    stored: Stored,
    at: datetime,
) -> bool:
    """Record what the document is taken for, if that is news; what was thought before keeps its interval."""
    found = _values(identity, page)
    own = (assignments.c.document_id == document_id) & assignments.c.valid_to.is_(None)
    known = connection.execute(select(assignments).where(own)).first()
    if known is not None:
        if all(getattr(known, name) == value for name, value in found.items()):
            return False
        at = after(at, known.valid_from)
        connection.execute(update(assignments).where(own).values(valid_to=at))
    connection.execute(
        assignments.insert().values(
            document_id=document_id, capture_id=stored.id, valid_from=at, reader=page.reader, **found
        )
    )
    tallies.grow(connection, "assignments", document_id)
    return True


def document_of(connection: Connection, report_id: int) -> int | None:
    """The document that publishes this report (clones do not), the oldest where there are several."""
    return connection.scalar(
        select(assignments.c.document_id)
        .where(assignments.c.report_id == report_id, assignments.c.valid_to.is_(None))
        .where(assignments.c.trust.not_in(NO_VERSION))
        .order_by(assignments.c.document_id)
        .limit(1)
    )


def _values(identity: Identity, page: Page) -> dict[str, Any]:
    report = page.report
    published: date | None = report.published
    return {
        "report_id": identity.report_id, "publisher_id": identity.publisher_id,
        "report_year": report.report_year, "publisher_name": report.publisher.name, "title": report.title,
        "era": report.era, "trust": report.trust, "published": published,
        "trust_votes": [[vote.source, vote.value] for vote in report.trust_votes],
    }  # fmt: skip
