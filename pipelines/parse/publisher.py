"""Whose report this is: the votes of a page, weighed against the administrative table; never a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from models.divisions import Chain, Divisions
from models.divisions.names import town_form
from models.places import Division, Site
from models.values import Document, Problem, Publisher, Section, Vote
from models.vocabulary import Level
from pipelines.parse import organs, uscc
from pipelines.parse.namesakes import latest, today_first
from pipelines.parse.organ_names import OFFICE, UNLISTED, governed, is_organ, tail_level, whole_name

#: What a vote for a place weighs. The text speaks before the portal: on shared platforms any host serves any page.
WEIGHT = {
    "title": 8.0, "form": 7.0, "signature": 7.0, "intro": 6.0, "publisher_label": 5.0, "content_source": 5.0,
    "index_no": 5.0, "uscc": 5.0, "text": 4.0, "breadcrumb": 3.0, "column": 3.0, "site_name": 2.0, "site_id": 2.0,
    "host": 1.0,
}  # fmt: skip
#: A vote for a city or a province only says in which part of the country: it counts that much of its weight.
_SHARE = {"province": 0.25, "city": 0.5}
#: Who may give the report its name, in this order; the others only say where it lies.
NAMING = ("title", "form", "signature", "text", "publisher_label", "content_source", "column", "breadcrumb")
#: “县农业农村局” is of the county that is named before it; “市场监督管理局” and “区域合作办” are of none.
_SEAT = re.compile(r"^(?:县|市(?![场政民容])|区(?!域)|旗|州)")
_UNIT = re.compile(r"县(?![级域直])|市(?![场政民容])|区(?![域块位间别划])|旗(?![下帜])")
#: “和县” and “城区” are names and everyday words (“规定和县政府要求”, “受理县长信箱”): names where one can begin.
_SHORT, _COMMON = 2, frozenset({"老城区", "新城区"})
_BEFORE_NAME = re.compile(r"(?:^|[^\u3400-\u9fff]|[省市州盟]|自治区|地区)$")
_SELF = re.compile(r"[我本全](?P<unit>镇|乡|街道|苏木)")


@dataclass(frozen=True, slots=True)
class Organ:
    """A printed organ: the places it may lie in, its level, and what stands behind the place's name."""

    level: Level
    places: tuple[Division, ...]  # readings of the innermost place; none where the name begins with no place
    chains: tuple[Chain, ...]
    tail: str = ""  # the department, zone or unlisted town itself

    @property
    def located(self) -> bool:
        """Whether the name itself says in which county or city the organ lies."""
        if not self.chains:
            return False
        return len(self.chains[0].places) > 1 or self.places[0].level not in ("township", "street")

    def lost_in(self, place: Division) -> bool:
        """Whether an unlisted town stands directly behind a city or province: its county is still to be found."""
        return (
            bool(self.tail) and self.level in ("township", "street") and place.level in ("province", "city")
        )


def identify(
    document: Document, sections: Sequence[Section], divisions: Divisions, sites: Sequence[Site] = ()
) -> Publisher:
    """Name, level and codes of the organ, with every vote; what the votes leave open stays None.

    sites lends the host a voice: that of the division its row names. Source: domain knowledge, votes of §6.2.
    """
    told = (_telling(vote, divisions) for vote in organs.votes(document, sections))
    votes = tuple(dict.fromkeys(vote for vote in told if vote is not None))
    evidence = [(vote, places) for vote in votes if (places := places_of(vote, divisions, sites))]
    mentioned = _mentioned(document.text, divisions)
    votes += tuple(Vote("text", place.name) for place in mentioned)
    evidence += [(Vote("text", place.name), (place,)) for place in mentioned]
    own = _own_town(document.text, [p for _, places in evidence for p in places], divisions)
    votes += (Vote("text", own.name),) if own else ()
    code = next((vote.value for vote in votes if vote.source == "uscc"), None)
    for source in NAMING:
        for vote in (v for v in votes if v.source == source):
            organ = _own_organ(own, divisions) if vote == Vote("text", own.name if own else "") else None
            organ = organ or (read_organ(vote.value, divisions) if source != "text" else None)
            if organ is not None:
                found = _decide(vote, organ, evidence, divisions)
                return replace(found, uscc=code, votes=votes)
    return Publisher(uscc=code, votes=votes)


def contradictions(
    publisher: Publisher, divisions: Divisions, sites: Sequence[Site] = ()
) -> tuple[Problem, ...]:
    """A problem for each vote that names another place than the publisher's, and one where none was decided."""
    code = publisher.township_code or publisher.division_code
    place = divisions.by_code(code) if code else None
    if place is None:
        message = f"publisher not decided among: {', '.join(f'{v.source} {v.value}' for v in publisher.votes) or 'no vote'}"
        return (Problem("publisher_undecided", "soft", message),)
    problems = []
    for vote in publisher.votes:
        places = places_of(vote, divisions, sites) if vote.source not in ("text", "intro") else ()
        if places and not any(
            divisions.within(place, other) or divisions.within(other, place) for other in places
        ):
            message = f"{vote.source} says {vote.value}, the report is of {publisher.name}"
            problems.append(Problem("publisher_contradiction", "soft", message))
    return tuple(problems)


def places_of(vote: Vote, divisions: Divisions, sites: Sequence[Site] = ()) -> tuple[Division, ...]:
    """The places a vote can mean: one for a code, all of that name for a name, none where it names no place."""
    if vote.source in ("index_no", "uscc", "site_id", "host"):
        found = divisions.current(_code_in(vote, sites) or "")
        return (found,) if found else ()
    chains = [c for c in today_first(divisions.walk(vote.value)) if c.exact or not c.rest or is_organ(c.rest)]
    return latest((c.last for c in chains if len(c.rest) == len(chains[0].rest)), divisions)


def _telling(vote: Vote, divisions: Divisions) -> Vote | None:
    """The vote cut to what it says of a place; None for opening words and path names that say nothing."""
    if vote.source not in ("intro", "breadcrumb", "column"):
        return vote
    chains = divisions.walk(vote.value)
    if not chains or not places_of(vote, divisions):
        return None
    return vote if vote.source != "intro" else replace(vote, value=vote.value.removesuffix(chains[0].rest))


def _code_in(vote: Vote, sites: Sequence[Site]) -> str | None:
    if vote.source == "index_no":
        return organs.index_division(vote.value)
    if vote.source == "uscc":
        return uscc.division_digits(vote.value)
    if vote.source == "site_id":
        return vote.value[:6]
    rows = (s.division_code for s in sites if urlsplit(s.url).netloc.lower() == vote.value)
    return next((code for code in rows if code), None)


def read_organ(name: str, divisions: Divisions) -> Organ | None:
    """What a printed name is an organ of; None where it is no organ's name (“召开…会议”)."""
    chains = today_first(divisions.walk(name))
    for chain in chains:
        same = tuple(c for c in chains if len(c.rest) == len(chain.rest) and c.exact == chain.exact)
        places = latest((c.last for c in same), divisions)
        if OFFICE.fullmatch(chain.rest):
            return Organ(chain.last.level, places, same)
        if level := tail_level(chain.rest):
            return Organ(level, places, same, chain.rest)
    level = tail_level(name)
    return Organ(level, (), (), name) if level else None


def _own_organ(own: Division | None, divisions: Divisions) -> Organ | None:
    return Organ(own.level, (own,), (Chain((*divisions.lineage(own),), ""),)) if own else None


# -- what the body tells --------------------------------------------------------------------------------
def _mentioned(text: str, divisions: Divisions) -> tuple[Division, ...]:
    """Counties and cities the body names in full, and few places share the name of: the three named most often."""
    counts: Counter[Division] = Counter()
    words = organs.plain(text)
    for unit in _UNIT.finditer(words):
        for start in range(max(0, unit.end() - 12), unit.end() - 1):
            name = words[start : unit.end()]
            if (len(name) == _SHORT or name in _COMMON) and _BEFORE_NAME.search(words[:start]) is None:
                continue
            same = [d for d in divisions.called(name) if d.name == name]
            same = [d for d in same if d.valid_to is None] or same  # 宣城市 is no more what became 宣州区
            found = {divisions.current(d.code) or d for d in same}
            counties = [d for d in found if d.level in ("county", "city") and d.valid_to is None]
            if counties:
                counts.update(counties if len(counties) <= 2 else ())
                break
    return tuple(place for place, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0].code))[:3])


def _own_town(text: str, around: Iterable[Division], divisions: Divisions) -> Division | None:
    """The one town a body calls its own (我镇, 我乡) and names, among those of the counties around it."""
    words = organs.plain(text)
    units = {match["unit"] for match in _SELF.finditer(words)}
    if len(units) != 1:
        return None
    unit = units.pop()
    counties = dict.fromkeys(divisions.current(place.code) or place for place in around)
    counts = {
        town: words.count(town.name) + words.count(town_form(town.name)) * (town_form(town.name) != town.name)
        for county in counties
        if county.level in ("county", "dev_zone", "city")
        for town in divisions.towns.of(county.code)
        if town.name.endswith(unit)
    }
    named = sorted((town for town in counts if counts[town]), key=lambda town: -counts[town])
    if not named or (len(named) > 1 and counts[named[0]] < 2 * counts[named[1]]):
        return None
    return named[0]


# -- the decision ---------------------------------------------------------------------------------------
def _decide(
    vote: Vote, organ: Organ, evidence: Sequence[tuple[Vote, tuple[Division, ...]]], divisions: Divisions
) -> Publisher:
    if organ.level == "county" and not organ.places:
        return Publisher(name=vote.value, level=organ.level)
    others = [(v, places) for v, places in evidence if v != vote]
    if organ.places and not organ.lost_in(organ.places[0]):
        candidates = organ.places
    else:
        inside = (p for _, places in others for p in places if p.level in ("county", "city", "dev_zone"))
        counties = dict.fromkeys(divisions.current(p.code) or p for p in inside)
        candidates = tuple(c for c in counties if not organ.places or divisions.within(c, organ.places[0]))
        seat = _SEAT.match(organ.tail)
        candidates = tuple(c for c in candidates if seat and c.name.endswith(seat[0])) or candidates
    place = _best(candidates, others, divisions, alone=organ.located)
    if place is None:
        return Publisher(name=_as_printed(vote.value, organ), level=organ.level)
    town = _short_named(organ, place, divisions)
    return (
        _publisher(town, replace(organ, tail=""), divisions) if town else _publisher(place, organ, divisions)
    )


def _short_named(organ: Organ, place: Division, divisions: Divisions) -> Division | None:
    """The one town of *place* that a name short of its peoples means (龙桥乡 is 龙桥土家族乡), else None."""
    unlisted = UNLISTED.fullmatch(organ.tail)
    name = whole_name(unlisted["town"]) if unlisted else ""
    same = [t for t in divisions.towns.of(place.code) if town_form(t.name) == name]
    return same[0] if len(same) == 1 else None


def _best(
    candidates: Sequence[Division],
    evidence: Sequence[tuple[Vote, tuple[Division, ...]]],
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
    return None if len(ranked) > 1 and scores[ranked[1]] == scores[ranked[0]] else ranked[0]


def _score(
    place: Division, evidence: Sequence[tuple[Vote, tuple[Division, ...]]], divisions: Divisions
) -> float:
    return sum(
        WEIGHT[vote.source]
        * max(_SHARE.get(other.level, 1.0) * divisions.within(place, other) for other in places)
        for vote, places in evidence
    )


def _publisher(place: Division, organ: Organ, divisions: Divisions) -> Publisher:
    line = divisions.lineage(place)
    small = len(place.code) == 9
    county = (place.parent or place.code[:6]) if small else place.code
    today = divisions.current(county)
    chain = next((c for c in organ.chains if c.last == place), None)
    if small and chain and len(chain.places) > 1 and chain.places[-2].valid_to:
        line = (*divisions.lineage(chain.places[-2]), place)  # the name the county had when this was written
    return Publisher(
        name="".join(step.name for step in line) + _with_ending(organ, place),
        level=organ.level,
        division_code=today.code if today else county,
        township_code=place.code if small else None,
    )


def _with_ending(organ: Organ, place: Division) -> str:
    if organ.tail:
        unlisted = UNLISTED.fullmatch(organ.tail)
        return governed(whole_name(unlisted["town"]), organ.level) if unlisted else _SEAT.sub("", organ.tail)
    return governed(place.name, place.level).removeprefix(place.name)


def _as_printed(name: str, organ: Organ) -> str:
    return governed(whole_name(name), organ.level) if organ.level in ("township", "street") else name
