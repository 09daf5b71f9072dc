"""Then: the two moments a question may name, and what they mean for the tables whose rows have periods.

--as-of asks what was published at a moment, told with all we know now. --known-at asks what we had read by a moment:
captures, readings and decisions recorded later are left aside. Both together: what we then knew of an earlier day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import click
from sqlalchemy import ColumnElement, and_, func, or_, select, true

from archive.question import moment as moment_option
from archive.who import moment
from models.tables import assignments, documents, periods, readings


@dataclass(frozen=True, slots=True)
class Then:
    """as_of: what was published then; known_at: what we had read by then. Empty: now, and all we know."""

    as_of: datetime | None = None
    known_at: datetime | None = None

    @property
    def state_at(self) -> datetime | None:
        """The moment whose state is told: nobody knew at a moment what came later. Empty: now."""
        return min((at for at in (self.as_of, self.known_at) if at is not None), default=None)

    def stands(self) -> ColumnElement[bool]:
        """Of the periods, those that last at this moment."""
        at = self.state_at
        if at is None:
            return periods.c.valid_to.is_(None)
        lasts = or_(periods.c.valid_to.is_(None), periods.c.valid_to > at)
        if self.known_at is None:
            return and_(periods.c.valid_from <= at, lasts)
        unended = func.coalesce(periods.c.told_to, periods.c.valid_to) > self.known_at
        return and_(periods.c.valid_from <= at, self.begun(), or_(lasts, unended))

    def begun(self) -> ColumnElement[bool]:
        """Of the periods, those whose begin we had learned of by then."""
        if self.known_at is None:
            return true()
        return func.coalesce(periods.c.told_from, periods.c.valid_from) <= self.known_at

    def assigned(self) -> ColumnElement[bool]:
        """Of the assignments, those we held true by then (as of a moment: those we hold true now)."""
        at = self.known_at
        if at is None:
            return assignments.c.valid_to.is_(None)
        return and_(
            assignments.c.valid_from <= at, or_(assignments.c.valid_to.is_(None), assignments.c.valid_to > at)
        )

    def met(self) -> ColumnElement[bool] | None:
        """Of the documents, those we had met by then; None where all are meant."""
        at = self.state_at
        return None if at is None else documents.c.first_seen <= at

    def reading_of(self, version_id: ColumnElement[Any]) -> ColumnElement[Any]:
        """The newest reading of a version that had been made by then; where a later one took its place, that one."""
        own = select(readings.c.id).where(readings.c.version_id == version_id)
        newest = own.order_by(readings.c.read_at.desc(), readings.c.id.desc())
        if self.known_at is None:
            return newest.limit(1).correlate_except(readings).scalar_subquery()
        made = newest.where(readings.c.read_at <= self.known_at).limit(1).correlate_except(readings)
        first = own.order_by(readings.c.read_at, readings.c.id).limit(1).correlate_except(readings)
        return func.coalesce(made.scalar_subquery(), first.scalar_subquery())


NOW = Then()


def then(as_of: str | None, known_at: str | None) -> Then:
    """The moments as they were typed. WrongArguments: no date."""
    return Then(moment(as_of), moment(known_at))


def moments() -> list[click.Parameter]:
    """--as-of and --known-at."""
    return [
        moment_option("as-of", "What was published then; default now."),
        moment_option("known-at", "What the archive had read by then; default all it knows."),
    ]
