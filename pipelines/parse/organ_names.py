"""What stands behind a place in the name of an organ: an office, a zone, a department, a town no table lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.divisions import Chain, Divisions
from models.divisions.names import HAN, town_form
from models.places import Division
from models.vocabulary import Level
from pipelines.parse.namesakes import latest, today_first

OFFICE = re.compile(r"(?:人民政府|政府|街道办事处|办事处|街道办|公所|行政公署)?")
#: 国有资产监督管理委员会 and 城市管理委员会 manage no zone.
_ZONE = re.compile(
    rf"[{HAN}]{{0,20}}(?:管委会|(?<!城市)(?<!监督)(?<!市容)(?<!交易)(?<!基金)(?<!公积金)管理委员会|开发区|高新区|园区)"
)
_DEPARTMENT = re.compile(
    rf"[{HAN}]{{0,24}}(?:局|委|委员会|办公室|办|厅|中心|处|所|院|站|馆|队|公司|学校|小学|中学|大学|幼儿园|医院|联合会|联合社|红十字会|总工会|团委)"
)
#: A town the table does not list (abolished before its edition), or that is no town: “…县某某乡人民政府”, “…农场”
UNLISTED = re.compile(
    rf"(?P<town>(?P<zone>[{HAN}]{{2,16}}(?:开发区|高新区|园区|管理区|示范区|实验区))?[{HAN}]{{1,9}}(?:镇|乡|街道?|苏木|农场|牧场|林场|渔场|[一二三四五六七八九〇零十]团))(?:人民政府|政府|办事处)?"
)
#: A county the table does not know.
_COUNTY = re.compile(r"[\u3400-\u9fff]{1,8}[县区旗](?:人民)?政府")
#: Whose organ is called after the place: 人民政府 of a town, 办事处 of a street. A farm has neither.
_PLACES = ("镇", "乡", "街道", "苏木", "县", "区", "市", "旗", "州", "盟", "地区", "省")
_ENDING: dict[Level, str] = {"street": "办事处", "dev_zone": "管理委员会"}
_SENT_OUT = ("盟", "地区")  # whose government is an office of the province's


def is_organ(rest: str) -> bool:
    """Whether *rest* alone is an organ of the place that stands before it."""
    return any(p.fullmatch(rest) for p in (OFFICE, _ZONE, _DEPARTMENT, UNLISTED))


def tail_level(rest: str) -> Level | None:
    """The level of the organ that *rest* is, None where it is none."""
    if _ZONE.fullmatch(rest):
        return "dev_zone"
    if _COUNTY.fullmatch(rest):
        return "county"
    if unlisted := UNLISTED.fullmatch(rest):
        return "street" if unlisted["town"].endswith(("街道", "街")) else "township"
    return "department" if _DEPARTMENT.fullmatch(rest) else None


def whole_name(town: str) -> str:
    """“某某街” is short for “某某街道”."""
    return town + "道" if town.endswith("街") else town


def governed(name: str, level: Level) -> str:
    """The organ of a place: a farm is its own."""
    own = level == "dev_zone" or name.endswith(_PLACES)
    seated = "行政公署" if level == "city" and name.endswith(_SENT_OUT) else "人民政府"
    return name + _ENDING.get(level, seated) if own else name


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

    @property
    def town(self) -> str:
        """The town it is of in the form towns are compared in, "" for other organs."""
        if self.level not in ("township", "street"):
            return ""
        unlisted = UNLISTED.fullmatch(self.tail)
        return town_form(whole_name(unlisted["town"])) if unlisted else town_form(self.places[0].name)

    def lost_in(self, place: Division) -> bool:
        """Whether an unlisted town stands directly behind a city or province: its county is still to be found."""
        unlisted = UNLISTED.fullmatch(self.tail) if self.level in ("township", "street") else None
        return bool(unlisted and not unlisted["zone"]) and place.level in ("province", "city")


def read_organ(name: str, divisions: Divisions, year: int | None = None) -> Organ | None:
    """What a printed name is an organ of, by the places of *year*; None where it is no organ's name (“召开…会议”)."""
    chains = today_first(divisions.walk(name), year)
    for chain in chains:
        same = tuple(c for c in chains if len(c.rest) == len(chain.rest) and c.exact == chain.exact)
        same = (
            tuple(c for c in same if len(c.places) > 1) or same
        )  # the register has a 四平市铁东区解放街道 too
        places = latest((c.last for c in same), divisions)
        if OFFICE.fullmatch(chain.rest):
            return Organ(chain.last.level, places, same)
        if level := tail_level(chain.rest):
            is_unknown = level == "county"  # a county no table has, printed behind its city
            return Organ(level, (), (), name) if is_unknown else Organ(level, places, same, chain.rest)
    level = tail_level(name)
    return Organ(level, (), (), name) if level else None
