"""Places of one name: those a printed name can still mean, where some became others and some were coded anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.divisions import Chain, Divisions
from models.places import Division


def lives(place: Division, year: int | None) -> bool:
    """Whether a place is there today, or was when a report of *year* was written."""
    return place.valid_to is None or (year is not None and int(place.valid_to[:4]) > year)


def latest(places: Iterable[Division], divisions: Divisions) -> tuple[Division, ...]:
    """*places* without those that were another of them before: 兖州市 had two codes, a town may have two spellings.

    A former place of which nobody tells what became of it is the other one of its name in its province, if there is
    one: 上饶县, 黔西县.
    """
    kept: dict[str, Division] = {}
    for place in places:
        today = divisions.current(place.code) or place
        other = kept.setdefault(today.code, place)
        if (place.valid_to or "9") > (other.valid_to or "9"):
            kept[today.code] = place
    found = list(kept.values())
    return tuple(place for place in found if not any(_is_lost_in(place, other, divisions) for other in found))


def _is_lost_in(place: Division, other: Division, divisions: Divisions) -> bool:
    alike = place.name == other.name and place.code[:2] == other.code[:2] and place.code != other.code
    is_lost = (divisions.current(place.code) or place).valid_to is not None
    lasted = (place.valid_to or "9", place.code) < (other.valid_to or "9", other.code)
    return alike and is_lost and lasted


def today_first(chains: Sequence[Chain], year: int | None = None) -> list[Chain]:
    """Of the readings that read equally far those with places of today or of *year*; others only where those are none."""
    living = {len(c.rest) for c in chains if all(lives(place, year) for place in c.places)}
    return [c for c in chains if len(c.rest) not in living or all(lives(place, year) for place in c.places)]
