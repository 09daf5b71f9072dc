"""What stands behind a place in the name of an organ: an office, a zone, a department, a town no table lists."""

from __future__ import annotations

import re

from models.vocabulary import Level

OFFICE = re.compile(r"(?:人民政府|政府|街道办事处|办事处|街道办|公所|行政公署)?")
_ZONE = re.compile(r"[\u3400-\u9fff]{0,20}(?:管委会|管理委员会|开发区|高新区|园区)")
_DEPARTMENT = re.compile(
    r"[\u3400-\u9fff]{0,24}(?:局|委|委员会|办公室|办|厅|中心|处|所|院|站|馆|队|公司|学校|小学|中学|大学|幼儿园|医院|联合会|联合社|红十字会|总工会|团委)"
)
#: A town the table does not list (abolished before its edition), or that is no town: “…县某某乡人民政府”, “…农场”
UNLISTED = re.compile(
    r"(?P<town>[\u3400-\u9fff]{1,9}(?:镇|乡|街道?|苏木|农场|牧场|林场|渔场|[一二三四五六七八九〇零十]团))(?:人民政府|政府|办事处)?"
)
#: A county the table does not know.
_COUNTY = re.compile(r"[\u3400-\u9fff]{1,8}[县区旗](?:人民)?政府")
#: Whose organ is called after the place: 人民政府 of a town, 办事处 of a street. A farm has neither.
_PLACES = ("镇", "乡", "街道", "苏木", "县", "区", "市", "旗", "州", "盟", "省")
_ENDING: dict[Level, str] = {"street": "办事处", "dev_zone": "管理委员会"}


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
    return name + _ENDING.get(level, "人民政府") if own else name
