"""ground — invented counties with their organs, one for each skin; nothing in them depends on another skin."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random

from demo.names import PREFECTURE, PROVINCE, County, Publisher

_FIRST = {
    "沚": "z", "榧": "f", "篁": "h", "砚": "y", "鹭": "l", "枳": "z", "蓼": "l", "樾": "y", "澹": "d", "霁": "j",
    "芷": "z", "蕨": "j", "栌": "l", "岫": "x", "汐": "x", "垣": "y", "珩": "h", "琚": "j", "砺": "l", "檞": "j",
}  # fmt: skip
_SECOND = {
    "溪": "x", "桥": "q", "湾": "w", "岭": "l", "塘": "t", "坪": "p", "浦": "p", "埠": "b", "渚": "z", "畈": "f",
    "荡": "d", "垟": "y", "汀": "t", "坞": "w",
}  # fmt: skip
_COUNTY_ENDS = (("县", "全县"), ("区", "全区"), ("市", "全市"))
_TOWN_ENDS = (
    ("镇", "人民政府", "township", "z", 100),
    ("乡", "人民政府", "township", "x", 200),
    ("街道", "办事处", "street", "jd", 1),
)
_DEPARTMENTS = (
    ("教育局", "jyj"), ("财政局", "czj"), ("民政局", "mzj"), ("司法局", "sfj"), ("水利局", "slj"),
    ("卫生健康局", "wjj"), ("农业农村局", "nyncj"), ("自然资源和规划局", "zrzyhghj"), ("应急管理局", "yjglj"),
)  # fmt: skip
_OLDEST = 2016
_CITIES = (PREFECTURE, "柏榆市", "枳浦市", "砚汀市", "汐桥市")  # a hundred counties each


@dataclass(frozen=True, slots=True)
class Ground:
    """A county with the organs whose reports its portal carries, and the years they carry."""

    county: County
    publishers: tuple[Publisher, ...]
    years: tuple[int, ...]


def _county(rng: Random, number: int) -> County:
    name = "".join(rng.sample(sorted(_FIRST), 2))
    end, self_word = rng.choice(_COUNTY_ENDS)
    slug = "".join(_FIRST[c] for c in name) + str(number)
    city, code = _CITIES[number // 100], f"{9901 + number // 100}{number % 100:02d}"
    return County(
        code, name + end, f"{city}{name}{end}", 0, self_word, f"www.{slug}.example",
        f"{code}{rng.randint(1, 9):04d}", f"0990-{rng.randint(2000000, 8999999)}",
        f"{name}{end}{rng.choice('兰桂松柳')}园路{rng.randint(1, 99)}号", f"990{number % 100:02d}0", city,
    )  # fmt: skip


def _town(rng: Random, county: County, number: int, taken: set[str]) -> Publisher:
    ends = _TOWN_ENDS[number % len(_TOWN_ENDS)]
    end, office, level, tail, digits = ends
    while True:
        stem = rng.choice(sorted(_FIRST)) + rng.choice(sorted(_SECOND))
        slug = _FIRST[stem[0]] + _SECOND[stem[1]] + tail
        if slug not in taken:
            break
    taken.add(slug)
    name, code = stem + end, f"{county.code}{digits + number:03d}"
    return Publisher(county, slug, name, name + office, level, code, 20 + number, _OLDEST)


def ground(name: str, number: int, towns: int, departments: int, years: range) -> Ground:
    """The county of the skin *name*: its own government, some departments, some towns, for *years*."""
    rng = Random(f"skins/{name}")
    county = _county(rng, number)
    own = Publisher(county, "xzf", county.name, "人民政府", "county", None, 11, _OLDEST)
    offices = [
        Publisher(county, slug, office, office, "department", None, 12 + at, _OLDEST)
        for at, (office, slug) in enumerate(rng.sample(_DEPARTMENTS, departments))
    ]
    taken: set[str] = set()
    places = [_town(rng, county, at + number, taken) for at in range(towns)]
    return Ground(county, (own, *offices, *places), tuple(years))


def write_divisions(grounds: tuple[Ground, ...], path: Path) -> Path:
    """The divisions of these counties as a table: code, name, level, parent."""
    cities = ((f"{9901 + at}", name, "city", "99") for at, name in enumerate(_CITIES))
    rows = [("99", PROVINCE, "province", ""), *cities]
    for one in grounds:
        rows.append((one.county.code, one.county.name, "county", one.county.code[:4]))
        rows += [
            (p.township_code, p.name, p.level, one.county.code) for p in one.publishers if p.township_code
        ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "level", "parent"))
        writer.writerows(rows)
    return path
