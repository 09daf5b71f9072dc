"""Whom the body of a report speaks of: the counties it names, the town or bureau it calls its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from models.divisions import Chain, Divisions
from models.divisions.names import town_form
from models.places import Division
from models.values import Document, Vote
from pipelines.parse import organs
from pipelines.parse.namesakes import lives
from pipelines.parse.organ_names import Organ, read_organ

_UNIT = re.compile(r"县(?![级域直])|市(?![场政民容])|区(?![域块位间别划])|旗(?![下帜])")
#: “和县” and “城区” are names and everyday words (“规定和县政府要求”, “受理县长信箱”): names where one can begin.
_SHORT, _COMMON = 2, frozenset({"老城区", "新城区"})
_BEFORE_NAME = re.compile(r"(?:^|[^\u3400-\u9fff]|[省市州盟]|自治区|地区)$")
_SELF = re.compile(r"[我本全](?P<unit>镇|乡|街道|苏木)")
_OWN = re.compile(r"[我本](?P<unit>镇|乡|街道|苏木|局|委|厅|中心)")


def own(
    document: Document, around: Sequence[Division], divisions: Divisions, year: int | None
) -> tuple[Vote, Organ] | None:
    """What the body calls its own: a town it names, or the organ of its path that is what it says (我局: 区统计局)."""
    if town := _own_town(document.text, around, divisions):
        organ = Organ(town.level, (town,), (Chain(divisions.lineage(town)[-2:], ""),))
        return Vote("text", town.name), organ
    units = {match["unit"] for match in _OWN.finditer(organs.plain(document.text))}
    for name in map(organs.plain, reversed(document.breadcrumb)):
        if len(units) == 1 and name.removesuffix("办事处").endswith(tuple(units)):
            found = read_organ(name, divisions, year)
            return (Vote("breadcrumb", name), found) if found else None
    return None


def mentioned(text: str, divisions: Divisions, year: int | None) -> tuple[Division, ...]:
    """Counties and cities the body names in full, and few places share the name of: the three named most often."""
    counts: Counter[Division] = Counter()
    words = organs.plain(text)
    for unit in _UNIT.finditer(words):
        for start in range(max(0, unit.end() - 12), unit.end() - 1):
            name = words[start : unit.end()]
            if (len(name) == _SHORT or name in _COMMON) and _BEFORE_NAME.search(words[:start]) is None:
                continue
            same = [d for d in divisions.called(name) if d.name == name]
            same = [d for d in same if lives(d, year)] or same  # 宣城市 is no more what became 宣州区
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
