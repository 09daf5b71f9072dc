"""What a publisher is called in full: the places it lies in, as they were named when it wrote, and its own ending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.divisions import Chain, Divisions, written
from models.divisions.names import division_forms
from models.places import Division
from models.values import Publisher, Vote
from pipelines.parse.organ_names import UNLISTED, Organ, governed, whole_name

#: “县农业农村局” is of the county that is named before it; “市场监督管理局” and “区域合作办” are of none.
SEAT = re.compile(r"^(?:县|市(?![场政民容])|区(?!域)|旗|州)")
#: The branch a city's bureau has in a district: “公安局白云区分局”, “生态环境局安吉分局”.
_BRANCH = re.compile(r".*(?:局|委员会|委|总队|支队)(?P<place>[\u3400-\u9fff]{2,9}?)(?:公安)?(?:分局|大队)")
#: Zones named after a place, not zones of it: 平潭综合实验区 is no 综合实验区 of 平潭县.
_NAMED_AFTER = re.compile(
    r"[\u3400-\u9fff]{0,12}?(?:风景名胜区|风景区|实验区|试验区|度假区|保护区|国家公园|新区|新城)"
)
_COUNTY = 6  # digits of its code
#: Votes that print words of the report's own time; the portal around them is of today.
_OF_ITS_TIME = ("title", "form", "signature", "intro", "publisher_label", "content_source")


@dataclass(frozen=True, slots=True)
class Decided:
    """What the votes settled: the organ as it was read, as it is printed, and the place it is of (None: left open)."""

    organ: Organ
    printed: str
    place: Division | None = None


def name_of(
    decided: Decided, votes: Sequence[Vote], divisions: Divisions, year: int | None = None
) -> Publisher:
    """The publisher with its fullest name and today's codes; as printed and without a code where it is left open."""
    organ, place = decided.organ, decided.place
    if place is None:
        return Publisher(name=_as_printed(decided.printed, organ), level=organ.level)
    is_town = len(place.code) > _COUNTY
    county = (place.parent or place.code[:_COUNTY]) if is_town else _seat(organ, place, divisions)
    today = _heir(county, divisions)
    chain = next((c for c in organ.chains if c.last == place), None)
    line = _line_of(place, chain, votes, divisions, year)
    after = _called_after(decided)
    return Publisher(
        name=written(line[:-1]) + after if after else written(line) + _with_ending(organ, place),
        level=organ.level,
        division_code=today.code if today else county,
        township_code=place.code if is_town else None,
    )


def _heir(county: str, divisions: Divisions) -> Division | None:
    """What stands there today; a prefecture that was dissolved is not the county that kept its name (巢湖市)."""
    then, today = divisions.by_code(county), divisions.current(county)
    dissolved = then and today and (then.level, today.level) == ("city", "county")
    return then if dissolved else today


def _called_after(decided: Decided) -> str:
    """The name of a zone with the short name of the place before it, where the two are one: 泰山风景名胜区管委会."""
    organ, place = decided.organ, decided.place
    if place is None or organ.level != "dev_zone" or not _NAMED_AFTER.match(organ.tail):
        return ""
    before = decided.printed.removesuffix(organ.tail)
    shorts = (form for form, full in division_forms(place.name) if not full and before.endswith(form))
    short = max(shorts, key=len, default="")
    return short + organ.tail if short and not before.endswith(place.name) else ""


def _seat(organ: Organ, place: Division, divisions: Divisions) -> str:
    """The code of the place an organ sits in: a city's bureau in the city, its branch in the district it names."""
    branch = _BRANCH.fullmatch(organ.tail) if place.level in ("city", "province") else None
    named = divisions.called(branch["place"], within=place.code) if branch else ()
    living = [district.code for district in named if district.level == "county" and not district.valid_to]
    return living[0] if len(living) == 1 else place.code


def _with_ending(organ: Organ, place: Division) -> str:
    if organ.tail:
        unlisted = UNLISTED.fullmatch(organ.tail)
        return governed(whole_name(unlisted["town"]), organ.level) if unlisted else SEAT.sub("", organ.tail)
    return governed(place.name, place.level).removeprefix(place.name)


def _as_printed(name: str, organ: Organ) -> str:
    return governed(whole_name(name), organ.level) if organ.level in ("township", "street") else name


def _line_of(
    place: Division, chain: Chain | None, votes: Sequence[Vote], divisions: Divisions, year: int | None
) -> tuple[Division, ...]:
    """The places a publisher's name passes through, down to *place*, under the names they had in *year*.

    chain is how the name was printed; what it prints itself stays as it is printed.
    """
    is_town = len(place.code) > _COUNTY
    county = divisions.by_code(place.parent or place.code[:_COUNTY]) if is_town else place
    if county is None:
        return divisions.lineage(place)
    printed = _printed(county, chain, divisions)
    county = printed or _named_then(county, votes, divisions, year) or county
    line = divisions.lineage_in(county, year) if year else divisions.lineage(county)
    if chain and any(step.level == "city" and step not in line for step in chain.places):
        line = divisions.lineage(county)
    return (*line, place) if is_town else line


def _printed(county: Division, chain: Chain | None, divisions: Divisions) -> Division | None:
    """The county as its name was printed, whatever became of it; None where a town stood alone."""
    today = divisions.current(county.code) or county
    steps = reversed(chain.places if chain else ())
    return next((step for step in steps if (divisions.current(step.code) or step) == today), None)


def _named_then(
    county: Division, votes: Sequence[Vote], divisions: Divisions, year: int | None
) -> Division | None:
    """The former county whose place *county* took since *year*, where the page names it: 星子县 of 庐山市."""
    named = {
        step
        for vote in votes
        if year and vote.source in _OF_ITS_TIME
        for chain in divisions.walk(vote.value)
        for step in chain.places
        if step.level == county.level
        and step.valid_to
        and int(step.valid_to[:4]) > year
        and divisions.current(step.code) == county
    }
    names = {step.name for step in named}
    return max(named, key=lambda step: step.valid_to or "") if len(names) == 1 else None
