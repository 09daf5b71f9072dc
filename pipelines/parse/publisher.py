"""Whose report this is: the votes of a page, weighed against the administrative table; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from models.divisions import Divisions
from models.divisions.names import town_form
from models.places import Division, Site
from models.values import Document, Problem, Publisher, Section, Vote
from pipelines.parse import mentions, organs, uscc
from pipelines.parse.namesakes import latest, today_first
from pipelines.parse.naming import SEAT, Decided, name_of
from pipelines.parse.organ_names import UNLISTED, Organ, is_organ, read_organ, whole_name

#: What a vote for a place weighs. The text speaks before the portal: on shared platforms any host serves any page.
WEIGHT = {
    "title": 8.0, "form": 7.0, "signature": 7.0, "intro": 6.0, "publisher_label": 5.0, "content_source": 5.0,
    "index_no": 5.0, "uscc": 5.0, "text": 4.0, "byline": 3.0, "breadcrumb": 3.0, "column": 3.0, "site_name": 2.0,
    "site_id": 2.0, "host": 1.0, "compiler": 0.0,  # the opening that names it has its vote already
}  # fmt: skip
#: A vote for a city or a province only says in which part of the country: it counts that much of its weight.
_SHARE = {"province": 0.25, "city": 0.5}
#: Who may give the report its name, in this order; the others only say where it lies.
NAMING = (
    "title", "form", "signature", "text", "compiler", "publisher_label", "content_source", "column", "breadcrumb",
)  # fmt: skip
#: What a report of the whole county counts or sums up; its office's own report speaks of 全县 and 各乡镇 too.
_WHOLE = re.compile(
    r"全[县市区旗州盟省](?:各级|各部门|行政机关|政府系统|共|累计|主动|公开|受理|收到)|各(?:乡镇|镇街|街镇|县区|县市区|区县).{0,8}各?部门"
)
_OF_OFFICE = re.compile(r"[我本](?:办|室|厅)")
_COUNTY = 6  # digits of its code
_CODED = ("index_no", "uscc", "site_id", "host")
_PORTAL = ("breadcrumb", "column", "site_name", "site_id", "host")
_PRINTED = ("form", "signature", "compiler", "publisher_label", "content_source")


def identify(
    document: Document,
    sections: Sequence[Section],
    divisions: Divisions,
    sites: Sequence[Site] = (),
    *,
    year: int | None = None,
) -> Publisher:
    """Name, level and codes of the organ, with every vote; what the votes leave open stays None.

    sites lends the host a voice: that of the division its row names. In the name places are called as they were when
    a report of *year* was written; the codes are today's. Source: domain knowledge, votes of §6.2.
    """
    told = (_telling(vote, divisions) for vote in organs.votes(document, sections))
    votes = tuple(dict.fromkeys(vote for vote in told if vote is not None))
    evidence = [
        (vote, places)
        for vote in votes
        if not _is_lone(vote, divisions) and (places := places_of(vote, divisions, sites))
    ]
    mentioned = mentions.mentioned(document.text, divisions)
    votes += tuple(Vote("text", place.name) for place in mentioned)
    evidence += [(Vote("text", place.name), (place,)) for place in mentioned]
    own = mentions.own(document, [p for _, places in evidence for p in places], divisions)
    votes += (own[0],) if own and own[0] not in votes else ()
    code = next((vote.value for vote in votes if vote.source == "uscc"), None)
    for vote, named in _namings(votes, own, divisions):
        organ = _of_its_year(_governing(vote, named, document), divisions, year)
        decided = _decide(*(_spelt_out(organ, votes, divisions) or (vote, organ)), evidence, divisions)
        return replace(name_of(decided, votes, divisions, year), uscc=code, votes=votes)
    return Publisher(uscc=code, votes=votes)


def _namings(
    votes: Sequence[Vote], own: tuple[Vote, Organ] | None, divisions: Divisions
) -> Iterator[tuple[Vote, Organ]]:
    """The votes that name an organ, in the order of NAMING; of the body's words what it calls its own."""
    for source in NAMING:
        if source == "text" and own:
            yield own
        for vote in (v for v in votes if v.source == source != "text"):
            if organ := read_organ(vote.value, divisions):
                yield vote, organ


def _of_its_year(organ: Organ, divisions: Divisions, year: int | None) -> Organ:
    """The organ of the places its name meant in the report's year."""
    if year is None or not organ.places:
        return organ
    places = tuple(divisions.named_in(place, year) for place in organ.places)
    own = organ.level == organ.places[0].level  # 哈密市 itself, not its bureau
    return replace(organ, places=places, level=places[0].level if own else organ.level)


def _governing(vote: Vote, organ: Organ, document: Document) -> Organ:
    """The government itself where only its office signs a report that tells of the whole county (全县, 各乡镇)."""
    office = vote.source != "title" and vote.value.endswith(organs.GOVERNMENT_OFFICES) and organ.places
    words = organs.plain(document.text) if office else ""
    if not office or not _WHOLE.search(words) or _OF_OFFICE.search(words):
        return organ
    return replace(organ, level=organ.places[0].level, tail="")


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
        places = places_of(vote, divisions, sites) if vote.source not in ("text", "intro", "compiler") else ()
        if places and _is_lone(vote, divisions) and places[0].name in (publisher.name or ""):
            continue
        if places and not any(
            divisions.within(place, other) or divisions.within(other, place) for other in places
        ):
            message = f"{vote.source} says {vote.value}, the report is of {publisher.name}"
            problems.append(Problem("publisher_contradiction", "soft", message))
    return tuple(problems)


def places_of(vote: Vote, divisions: Divisions, sites: Sequence[Site] = ()) -> tuple[Division, ...]:
    """The places a vote can mean: one for a code, all of that name for a name, none where it names no place."""
    if vote.source in _CODED:
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


def _is_lone(vote: Vote, divisions: Divisions) -> bool:
    """Whether a vote prints nothing but a town's name: it says no more of where that lies than the title does."""
    chains = () if vote.source in _CODED else divisions.walk(vote.value)
    return bool(chains) and all(len(c.places) == 1 and len(c.last.code) > _COUNTY for c in chains)


def _spelt_out(organ: Organ, votes: Sequence[Vote], divisions: Divisions) -> tuple[Vote, Organ] | None:
    """The vote that prints a lone town with its county (莱城区口镇人民政府 for 口镇), unless two print different ones."""
    if organ.located or not organ.town:
        return None
    found: dict[str, tuple[Vote, Organ]] = {}
    for vote in votes:
        full = read_organ(vote.value, divisions) if vote.source in _PRINTED else None
        if full and full.located and full.town == organ.town and not full.lost_in(full.places[0]):
            found.setdefault(full.places[0].code, (vote, full))
    return next(iter(found.values())) if len(found) == 1 else None


# -- the decision ---------------------------------------------------------------------------------------
def _decide(
    vote: Vote, organ: Organ, evidence: Sequence[tuple[Vote, tuple[Division, ...]]], divisions: Divisions
) -> Decided:
    if organ.level == "county" and not organ.places:
        return Decided(organ, vote.value)
    others = [(v, places) for v, places in evidence if v != vote]
    if organ.places and not organ.lost_in(organ.places[0]):
        candidates = organ.places
    else:
        inside = (p for _, places in others for p in places if p.level in ("county", "city", "dev_zone"))
        counties = dict.fromkeys(divisions.current(p.code) or p for p in inside)
        candidates = tuple(c for c in counties if not organ.places or divisions.within(c, organ.places[0]))
        seat = SEAT.match(organ.tail)
        candidates = tuple(c for c in candidates if seat and c.name.endswith(seat[0])) or candidates
    place = _best(candidates, others, divisions, alone=organ.located)
    if place is None and organ.places and not organ.located:
        place, organ = _adopted(organ, candidates, others, divisions)
    town = _short_named(organ, place, divisions) if place else None
    return Decided(replace(organ, tail=""), vote.value, town) if town else Decided(organ, vote.value, place)


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


def _adopted(
    organ: Organ,
    namesakes: Sequence[Division],
    evidence: Sequence[tuple[Vote, tuple[Division, ...]]],
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


def _score(
    place: Division, evidence: Sequence[tuple[Vote, tuple[Division, ...]]], divisions: Divisions
) -> float:
    return sum(
        WEIGHT[vote.source]
        * max(_SHARE.get(other.level, 1.0) * divisions.within(place, other) for other in places)
        for vote, places in evidence
    )
