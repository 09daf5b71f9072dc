"""Real publishers of every level, drawn from the packed administrative table so that names resolve."""

from __future__ import annotations

from random import Random

from bench.corpus.specimen import Place
from models.divisions.load import load
from models.divisions.table import Divisions
from models.places import Division

_OFFICE = {"township": "人民政府", "street": "办事处"}


def city(rng: Random, province: str) -> Place:
    """A prefecture-level city of a province (two digits)."""
    table = load()
    found = rng.choice(_below(table, province + "0000", "city"))
    top = table.lineage(found)[0].name
    return Place(found.name, f"{found.name}人民政府", top, "city", found.code, None)


def county(rng: Random, province: str) -> Place:
    """A county, district or county-level city."""
    table = load()
    while True:
        above = rng.choice(_below(table, province + "0000", "city"))
        if counties := _below(table, above.code, "county"):
            found = rng.choice(counties)
            return Place(
                found.name, f"{above.name}{found.name}人民政府", above.name, "county", found.code, None
            )


def town(rng: Random, province: str) -> Place:
    """A town, township or street office."""
    table = load()
    while True:
        home = county(rng, province)
        level = rng.choice(("township", "township", "street"))
        towns = [d for d in _below(table, home.division_code, level) if d.name.endswith(("镇", "乡", "街道"))]
        found = rng.choice(towns) if towns else None
        if found and max(found.name) < "\U00010000":  # a PDF's font lacks the rarest characters: 干𬒗镇
            name = home.full.removesuffix("人民政府")
            full = f"{name}{found.name}{_OFFICE[level]}"
            return Place(found.name, full, name, level, home.division_code, found.code)


def _below(table: Divisions, code: str, level: str) -> list[Division]:
    found = [d for d in table.children(code) if d.level == level and d.valid_to is None]
    return [d for d in found if not d.name.startswith(("市辖区", "县", "省直辖", "自治区直辖"))]
