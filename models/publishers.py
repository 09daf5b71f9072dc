"""Who publishes: the key that makes two spellings of one organ one publisher, and the row it has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sqlalchemy import Connection, select, update

from models.tables import publishers
from models.upsert import insert_once
from models.values import Publisher

#: division code -> the place's full name (浙江省衢州市衢江区), None where the code is not known.
PlaceName = Callable[[str], str | None]

_OFFICE = re.compile(r"(人民政府)?(街道办事处|办事处)$|(人民政府|政府)$")
_TOWNS = ("township", "street")
_UNITS = tuple(
    "省市区州盟"
)  # what a place may lie in, under a name of its time: 安庆市枞阳县 is 铜陵市枞阳县


def key(publisher: Publisher, place_name: PlaceName) -> str | None:
    """The identity of the organ: its own code where it has one, else county code and name without places.

    None where it is undecided whose report this is: such reports are listed by URL and never merged.
    """
    code, name, level = publisher.division_code, publisher.name, publisher.level
    if not (code and name and level):
        return None
    if level in _TOWNS:
        return publisher.township_code or f"{code}:{_short(name, place_name(code))}"
    if level in ("department", "dev_zone"):
        return f"{code}:{_short(name, place_name(code))}"
    return code


def keep(connection: Connection, publisher: Publisher, place_name: PlaceName) -> int | None:
    """The id of the organ's row, made or filled in; None where the organ is undecided."""
    own = key(publisher, place_name)
    if own is None:
        return None
    row = connection.execute(
        select(publishers.c.id, publishers.c.name, publishers.c.uscc).where(publishers.c.key == own)
    ).first()
    if row is None:
        return insert_once(
            connection, publishers, {"key": own},
            name=publisher.name, level=publisher.level, division_code=publisher.division_code,
            township_code=publisher.township_code, uscc=publisher.uscc,
        )  # fmt: skip
    place = place_name(publisher.division_code or "") or ""
    fuller = {
        "name": max(row.name, publisher.name or "", key=lambda name: (name.startswith(place), len(name))),
        "uscc": row.uscc or publisher.uscc,
    }
    if fuller != {"name": row.name, "uscc": row.uscc}:
        connection.execute(update(publishers).where(publishers.c.id == row.id).values(**fuller))
    return int(row.id)


def _short(name: str, place: str | None) -> str:
    """The organ's name without the places it lies in (江城县教育局 -> 教育局) and without 人民政府, 办事处."""
    text = "".join(unicodedata.normalize("NFKC", name).split())
    for start in range(len(place or "") - 1):
        prefix = (place or "")[start:]
        at = text.find(prefix)
        if (at == 0 or text[at - 1 : at] in _UNITS) and len(text) > at + len(prefix):
            text = text[at + len(prefix) :]
            break
    return _OFFICE.sub(lambda m: "街道" if m.group(2) == "街道办事处" else "", text) or text
