"""Standing: which of a document's places decides what the document says, so that twins never make revisions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from models import locations, problems
from models.locations import Location
from models.tables import captures
from models.values import Problem

VARIANT = Problem(
    "variant", "soft", "another text of this report than at its primary address; it makes no revision"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the text seen at a place is the document's state, and what is to be told of it if not."""

    decides: bool
    problems: tuple[Problem, ...] = ()


def judge(
    connection: Connection, document_id: int, location_id: int, version_id: int, url: str | None
) -> Standing:
    """What a place that just showed this version has to say; it becomes the primary one if it takes over."""
    places = locations.of_document(connection, document_id)
    here = next(place for place in places if place.id == location_id)
    primary = next(place for place in places if place.is_primary)
    if here.is_primary:
        return Standing(decides=True)
    if _takes_over(connection, here, primary, url):
        locations.make_primary(connection, document_id, location_id)
        return Standing(decides=True)
    return Standing(decides=False, problems=() if here.state == version_id else (VARIANT,))


def agree(connection: Connection, document_id: int, version_id: int) -> None:
    """The version is the state now: places that showed it before the primary one did are no variants."""
    for place in locations.of_document(connection, document_id):
        if place.is_open and place.version_id == version_id:
            problems.withdraw(connection, place.url_id, VARIANT.rule)


def _takes_over(connection: Connection, here: Location, primary: Location, url: str | None) -> bool:
    """Official before others; a place that is there before one that is gone, or that sends its visitors here."""
    if here.state is None or not primary.is_open:
        return True
    if here.official != primary.official:
        return here.official
    sends_to = connection.scalar(
        select(captures.c.redirect_to)
        .where(captures.c.url_id == primary.url_id)
        .order_by(captures.c.fetched_at.desc(), captures.c.id.desc())
        .limit(1)
    )
    return sends_to is not None and sends_to == url
