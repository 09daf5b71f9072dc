"""Whose report this is: the votes of a page, weighed against the administrative table; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from models.divisions import Chain, Divisions
from models.divisions.names import without_office
from models.places import Division, Site
from models.values import Document, Problem, Publisher, Section, Vote
from pipelines.parse import mentions, organs, uscc
from pipelines.parse.decision import decide
from pipelines.parse.namesakes import latest, today_first
from pipelines.parse.naming import name_of
from pipelines.parse.organ_names import Organ, is_organ, read_organ

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
_CLAIMS = ("publisher_label", "content_source", "column", "breadcrumb")
#: What may stand before 信息公开 in a title and names nobody.
_NOBODY = re.compile(
    r"[我本全各]?(?:省|市|州|盟|县|区|旗|镇|乡|街道|局|委|单位|机关|部门|级)?(?:政府|机关|部门|系统|网站)?"
)
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
    told = (_telling(vote, divisions, year) for vote in organs.votes(document, sections))
    votes = tuple(dict.fromkeys(vote for vote in told if vote is not None))
    evidence = [
        (vote, places)
        for vote in votes
        if not _is_lone(vote, divisions) and (places := places_of(vote, divisions, sites, year))
    ]
    mentioned = mentions.mentioned(document.text, divisions, year)
    votes += tuple(Vote("text", place.name) for place in mentioned)
    evidence += [(Vote("text", place.name), (place,)) for place in mentioned]
    around = [place for _, places in evidence for place in places]
    own = mentions.own(document, around, divisions, year)
    votes += (own[0],) if own and own[0] not in votes else ()
    code = next((vote.value for vote in votes if vote.source == "uscc"), None)
    for vote, named in _namings(votes, own, around, divisions, year):
        organ = _of_its_year(_governing(vote, named, document), divisions, year)
        decided = decide(*(_spelt_out(organ, votes, divisions, year) or (vote, organ)), evidence, divisions)
        return replace(name_of(decided, votes, divisions, year), uscc=code, votes=votes)
    return Publisher(uscc=code, votes=votes)


def _namings(
    votes: Sequence[Vote],
    own: tuple[Vote, Organ] | None,
    around: Sequence[Division],
    divisions: Divisions,
    year: int | None,
) -> Iterator[tuple[Vote, Organ]]:
    """The votes that name an organ, in the order of NAMING; of the body's words what it calls its own.

    Where a title names somebody nobody knows, the portal's label of a whole government names somebody else.
    """
    is_unknown = False
    for source in NAMING:
        if source == "text" and own:
            yield own
        for vote in (v for v in votes if v.source == source != "text"):
            organ = read_organ(vote.value, divisions, year)
            if source == "title" and organ is None:
                organ = _listed(vote.value, around, divisions)
                is_unknown = organ is None and not _NOBODY.fullmatch(vote.value)
            if organ and not (is_unknown and source in _CLAIMS and _is_government(vote, organ)):
                yield vote, organ


def _is_government(vote: Vote, organ: Organ) -> bool:
    whole = organ.level in ("province", "city", "county") and not organ.tail
    return whole or vote.value.endswith(organs.GOVERNMENT_OFFICES)


def _listed(name: str, around: Sequence[Division], divisions: Divisions) -> Organ | None:
    """A farm or zone whose name tells nothing but stands in the table, under a county the page speaks of."""
    counties = dict.fromkeys(divisions.current(p.code) or p for p in around if len(p.code) == _COUNTY)
    names = (name, without_office(name))
    found = [
        (county, town)
        for county in counties
        for town in divisions.towns.of(county.code)
        if town.name in names
    ]
    if len(found) != 1:
        return None
    return Organ(found[0][1].level, found[0][1:], (Chain(found[0], ""),))


def _of_its_year(organ: Organ, divisions: Divisions, year: int | None) -> Organ:
    """The organ of the places its name meant in the report's year."""
    if year is None or not organ.places:
        return organ
    places = tuple(dict.fromkeys(divisions.named_in(place, year) for place in organ.places))
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


def places_of(
    vote: Vote, divisions: Divisions, sites: Sequence[Site] = (), year: int | None = None
) -> tuple[Division, ...]:
    """The places a vote can mean in *year*: one for a code, all of that name for a name, none where it names no place."""
    if vote.source in _CODED:
        found = divisions.current(_code_in(vote, sites) or "")
        return (found,) if found else ()
    chains = [
        c for c in today_first(divisions.walk(vote.value), year) if c.exact or not c.rest or is_organ(c.rest)
    ]
    return latest((c.last for c in chains if len(c.rest) == len(chains[0].rest)), divisions)


def _telling(vote: Vote, divisions: Divisions, year: int | None) -> Vote | None:
    """The vote cut to what it says of a place; None for opening words and path names that say nothing."""
    if vote.source not in ("intro", "breadcrumb", "column"):
        return vote
    chains = divisions.walk(vote.value)
    if not chains or not places_of(vote, divisions, year=year):
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


def _spelt_out(
    organ: Organ, votes: Sequence[Vote], divisions: Divisions, year: int | None
) -> tuple[Vote, Organ] | None:
    """The vote that prints a lone town with its county (莱城区口镇人民政府 for 口镇), unless two print different ones."""
    if organ.located or not organ.town:
        return None
    found: dict[str, tuple[Vote, Organ]] = {}
    for vote in votes:
        full = read_organ(vote.value, divisions, year) if vote.source in _PRINTED else None
        if full and full.located and full.town == organ.town and not full.lost_in(full.places[0]):
            found.setdefault(full.places[0].code, (vote, full))
    return next(iter(found.values())) if len(found) == 1 else None
