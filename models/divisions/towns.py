"""Townships and streets, kept as the packed text they came in: 43,000 rows that cost a look-up, not an object."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from models.divisions.names import town_form
from models.places import Division
from models.vocabulary import Level

_KEPT = 4096  # answers, most of them empty
_ZONE = re.compile(r"(?:开发|园|度假|保税|示范|产业|高新|管理|工业|景|经济|旅游|集中)区$|园$|管委会$")


def level_of_town(name: str) -> Level:
    """The level a town's name tells: street for 街道, dev_zone for zones, else township."""
    if name.endswith(("街道", "街道办事处")):
        return "street"
    return "dev_zone" if _ZONE.search(name) else "township"


def _line(row: Division) -> str:
    aliases = "|".join(row.aliases)
    return f"{row.parent or row.code[:6]},{row.code},{row.name},{aliases},{row.valid_to or ''}"


class Towns:
    """Rows `parent,code,name,statistical code,valid_to`, one a line, sorted by parent."""

    def __init__(self, text: str = "") -> None:
        self._text = "\n" + text.strip("\n") + "\n"
        self._known: dict[str, tuple[Division, ...]] = {}  # a county's towns; at most as many as counties
        self._found: dict[str, tuple[Division, ...]] = {}

    def plus(self, rows: Iterable[Division]) -> Towns:
        """The same with further towns; the lines stay sorted, so that a county's lie together."""
        lines = [line for line in self._text.split("\n") if line]
        return Towns("\n".join(sorted([*lines, *map(_line, rows)])))

    def of(self, county: str) -> tuple[Division, ...]:
        """The towns of a county by its code of today, those of today first."""
        if county not in self._known:
            start = end = self._index[1].get(county, 0)
            while self._text.startswith(county + ",", end + 1):
                end = self._text.find("\n", end + 1)
            rows = [_division(line) for line in self._text[start + 1 : end].split("\n") if line]
            self._known[county] = tuple(sorted(rows, key=lambda r: r.valid_to is not None))
        return self._known[county]

    def named(self, name: str) -> tuple[Division, ...]:
        """Every town of that very name in the country; no short forms: too many places share those."""
        return self._search(name)

    def called(self, name: str, county: str) -> tuple[Division, ...]:
        """The towns of a county that a printed name can mean: the very name first, else one in its short form."""
        towns = self.of(county)
        exact = tuple(t for t in towns if t.name == name)
        return exact or tuple(t for t in towns if town_form(t.name) == town_form(name))

    def with_code(self, code: str) -> Division | None:
        """The town with a nine-digit code; today's register before statistical codes, which clash with it."""
        found = [d for d in self._search(code) if code in (d.code, *d.aliases)]
        return min(found, key=lambda d: d.code != code, default=None)

    def names(self) -> Iterator[str]:
        for line in self._text.split("\n"):
            if line:
                yield line.split(",")[2]

    def _search(self, value: str) -> tuple[Division, ...]:
        """The towns of which a code or the name is *value*; pages of a portal ask the same, so answers are kept."""
        if value not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[value] = tuple(dict.fromkeys(self._lines_with(value)))
        return self._found[value]

    def _lines_with(self, value: str) -> Iterator[Division]:
        (fields, _), text = self._index, self._text
        place = bisect_left(fields, value, key=self._field)
        while place < len(fields) and text.startswith(value + ",", fields[place]):
            at = fields[place]
            yield _division(text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)])
            place += 1

    def _field(self, at: int) -> str:
        return self._text[at : self._text.find(",", at)]

    @cached_property
    def _index(self) -> tuple[array[int], dict[str, int]]:
        """Where the codes and names of all lines begin, in the order of what they say; and where each county does.

        Made when first asked, in 50 ms; half a megabyte, where a dict of rows would take twenty.
        """
        values: list[str] = []
        starts: list[int] = []
        counties: dict[str, int] = {}
        at = 1
        for line in self._text.split("\n")[1:-1]:
            parent, *fields = line.split(",")
            counties.setdefault(parent, at - 1)
            place = at + len(parent) + 1
            for value in fields[:-1]:  # the last is the end of its validity
                if value:
                    values.append(value)
                    starts.append(place)
                place += len(value) + 1
            at += len(line) + 1
        order = sorted(range(len(values)), key=values.__getitem__)
        return array("I", map(starts.__getitem__, order)), counties


def _division(line: str) -> Division:
    parent, code, name, other, until = line.split(",")
    aliases = tuple(a for a in other.split("|") if a)
    return Division(
        code=code,
        name=name,
        level=level_of_town(name),
        parent=parent,
        aliases=aliases,
        valid_to=until or None,
    )
