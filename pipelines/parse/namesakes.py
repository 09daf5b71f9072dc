"""Places of one name: those a printed name can still mean, where some became others and some were coded anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.divisions import Chain, Divisions
from models.places import Division

_COUNTY = 6  # digits of its code


def latest(places: Iterable[Division], divisions: Divisions) -> tuple[Division, ...]:
    """*places* without those that were another of them before: 兖州市 had two codes, a town may have two spellings.

    A former county's name is that of one county in its province, though nobody tells what became of its first code:
    上饶县, 黔西县.
    """
    kept: dict[str, Division] = {}
    for place in places:
        today = divisions.current(place.code) or place
        _keep(kept, today.code, place)
    named: dict[str, Division] = {}
    for place in kept.values():
        is_former_county = place.valid_to and len(place.code) == _COUNTY
        _keep(named, place.code[:2] + place.name if is_former_county else place.code, place)
    return tuple(named.values())


def _keep(kept: dict[str, Division], name: str, place: Division) -> None:
    """The one of two places of one *name* that lasted longer."""
    other = kept.setdefault(name, place)
    if (place.valid_to or "9") > (other.valid_to or "9"):
        kept[name] = place


def today_first(chains: Sequence[Chain]) -> list[Chain]:
    """Of the readings that read equally far those with places of today; former places only where those are none."""
    living = {len(c.rest) for c in chains if not any(place.valid_to for place in c.places)}
    return [c for c in chains if len(c.rest) not in living or not any(place.valid_to for place in c.places)]
