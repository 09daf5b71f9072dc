"""Which place an organ is of: the candidates its name leaves, weighed by everything else the page says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.divisions import Chain, Divisions
from models.divisions.names import division_forms, town_form
from models.places import Division
from models.values import Vote
from pipelines.parse.naming import SEAT, Decided
from pipelines.parse.organ_names import UNLISTED, Organ, tail_level, whole_name

Evidence = Sequence[tuple[Vote, tuple[Division, ...]]]
#: What a vote for a place weighs. The text speaks before the portal: on shared platforms any host serves any page.
WEIGHT = {
    "title": 8.0, "form": 7.0, "signature": 7.0, "intro": 6.0, "publisher_label": 5.0, "content_source": 5.0,
    "index_no": 5.0, "uscc": 5.0, "text": 4.0, "byline": 3.0, "breadcrumb": 3.0, "column": 3.0, "site_name": 2.0,
    "site_id": 2.0, "host": 1.0, "compiler": 0.0,  # the opening that names it has its vote already
}  # fmt: skip
#: A vote for a city or a province only says in which part of the country: it counts that much of its weight.
_SHARE = {"province": 0.25, "city": 0.5}
_COUNTY = 6  # digits of its code
_PORTAL = ("breadcrumb", "column", "site_name", "site_id", "host")


def decide(vote: Vote, organ: Organ, evidence: Evidence, divisions: Divisions) -> Decided:
    """What the evidence settles of the organ a vote names; a place only where something else speaks for it."""
    if organ.level == "county" and not organ.places:
        return Decided(organ, vote.value)
    others = [(v, places) for v, places in evidence if v != vote]
    if _begins_alike(vote, organ, others, divisions):
        others = _firm(others, divisions)
        if all(v.source in _PORTAL for v, _ in others):
            return Decided(organ, vote.value)
        organ = Organ(tail_level(vote.value) or organ.level, (), (), vote.value)
    if organ.places and not organ.lost_in(organ.places[0]):
        candidates = organ.places
    else:
        inside = (_holder(p, divisions) for _, places in others for p in places if p.level != "province")
        counties = dict.fromkeys(divisions.current(p.code) or p for p in inside)
        candidates = tuple(c for c in counties if not organ.places or divisions.within(c, organ.places[0]))
        seat = SEAT.match(organ.tail)
        candidates = tuple(c for c in candidates if seat and c.name.endswith(seat[0])) or candidates
    place = _best(candidates, others, divisions, alone=organ.located)
    if place is None and organ.places and not organ.located:
        place, organ = _adopted(organ, candidates, others, divisions)
    town = _short_named(organ, place, divisions) if place else None
    return Decided(replace(organ, tail=""), vote.value, town) if town else Decided(organ, vote.value, place)


def _holder(place: Division, divisions: Divisions) -> Division:
    """The county of a town, any other place itself."""
    return (divisions.by_code(place.parent or "") or place) if len(place.code) > _COUNTY else place


def _begins_alike(vote: Vote, organ: Organ, others: Evidence, divisions: Divisions) -> bool:
    """Whether a name only begins like a place (绥阳林业局 is not of 绥阳县), as all the page speaks of others."""
    if not organ.tail or not organ.chains or not _is_loose(organ.chains[0], vote.value):
        return False
    firm = _firm(others, divisions)
    told = any(place.level != "province" for _, places in firm for place in places)
    return told and not any(_score(place, firm, divisions) > 0 for place in organ.places)


def _is_loose(chain: Chain, printed: str) -> bool:
    """Whether the places of a name end in one whose end is cut off: 绥阳 of 绥阳县, not 恩施州."""
    name, read = chain.last.name, printed.removesuffix(chain.rest)
    shorts = (form for form, full in division_forms(name) if not full and name.startswith(form))
    return not chain.exact and not read.endswith(name) and any(map(read.endswith, shorts))


def _firm(evidence: Evidence, divisions: Divisions) -> list[tuple[Vote, tuple[Division, ...]]]:
    """The votes that do not themselves begin with a place cut short."""
    return [
        (vote, places)
        for vote, places in evidence
        if not any(chain.rest and _is_loose(chain, vote.value) for chain in divisions.walk(vote.value)[:1])
    ]


def _short_named(organ: Organ, place: Division, divisions: Divisions) -> Division | None:
    """The one town of *place* that a name short of its peoples means (龙桥乡 is 龙桥土家族乡), else None."""
    unlisted = UNLISTED.fullmatch(organ.tail)
    name = whole_name(unlisted["town"]) if unlisted else ""
    same = [t for t in divisions.towns.of(place.code) if town_form(t.name) == name]
    return same[0] if len(same) == 1 else None


def _best(
    candidates: Sequence[Division],
    evidence: Evidence,
    divisions: Divisions,
    *,
    alone: bool,
) -> Division | None:
    """The candidate most of the evidence lies with; None where two are level or nothing speaks for any."""
    if alone and len(candidates) == 1:
        return candidates[0]
    scores = {place: _score(place, evidence, divisions) for place in candidates}
    ranked = sorted(scores, key=lambda place: -scores[place])
    if not ranked or scores[ranked[0]] <= 0:
        return None
    if len(ranked) > 1 and (
        scores[ranked[1]] == scores[ranked[0]] or _only_told(ranked[0], ranked[1], evidence, divisions)
    ):
        return None
    return ranked[0]


def _only_told(place: Division, other: Division, evidence: Evidence, divisions: Divisions) -> bool:
    """Whether the body alone speaks for *place* and something else for *other*: it tells of visits to namesakes too."""
    more = [(v.source, _gain(place, p, divisions) - _gain(other, p, divisions)) for v, p in evidence]
    return {source for source, gain in more if gain > 0} == {"text"} and any(gain < 0 for _, gain in more)


def _adopted(
    organ: Organ,
    namesakes: Sequence[Division],
    evidence: Evidence,
    divisions: Divisions,
) -> tuple[Division | None, Organ]:
    """The county of a town that only others list, where the page's own words and its portal name the same one.

    Towns were merged by the thousand: 新民乡 of 巴州区 is no more, four others are. Not where a namesake is spoken for.
    """
    if any(_score(place, evidence, divisions) > 0 for place in namesakes):
        return None, organ
    told: dict[Division, set[bool]] = {}
    for vote, places in evidence:
        counties = {divisions.current(place.code) or place for place in places}
        if len(counties) == 1 and (county := counties.pop()).level == "county":
            told.setdefault(county, set()).add(vote.source in _PORTAL)
    if len(told) != 1 or len(next(iter(told.values()))) < 2:
        return None, organ
    return next(iter(told)), replace(organ, places=(), chains=(), tail=organ.places[0].name)


def _score(place: Division, evidence: Evidence, divisions: Divisions) -> float:
    return sum(WEIGHT[vote.source] * _gain(place, places, divisions) for vote, places in evidence)


def _gain(place: Division, told: Sequence[Division], divisions: Divisions) -> float:
    """How much a vote that can mean the places *told* speaks for *place*."""
    return max(_SHARE.get(other.level, 1.0) * _lies_with(place, other, divisions) for other in told)


def _lies_with(place: Division, other: Division, divisions: Divisions) -> bool:
    """Whether what speaks for *other* speaks for *place*: it lies there, or is the county of that town."""
    return divisions.within(place, other) or (place.level == "county" and _holder(other, divisions) == place)
