"""The administrative table as questions are put to it: by code, by name, by a whole printed address."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.divisions.names import HAN, UNIT_AFTER, division_forms, town_form, without_office
from models.divisions.towns import Towns
from models.places import Division

_LEVELS = ("province", "city", "county", "dev_zone", "township", "street")
#: A town's name where no county tells which towns there are: “上方镇2019年…”, “金沙街道办事处”
_TOWN = re.compile(rf"[{HAN}]{{1,14}}?(?:街道办事处|街道|苏木|镇|乡)")
_LONGEST = 15
#: A city of the corps in Xinjiang is one with its division: “第八师石河子市”, “兵团第三师图木舒克市”.
_CORPS = re.compile(r"^(?:新疆生产建设)?(?:兵团)?第?[一二三四五六七八九十]{1,3}师(?=[\u3400-\u9fff]{2,5}市)")
_FIRST_REPORTS = "2008"
_REMEMBERED = 4096  # names: the votes of a page say the same ones, and the reports of a site too


@dataclass(frozen=True, slots=True)
class Chain:
    """A reading of a printed name from its start: the places it passes through and what is left unread."""

    places: tuple[Division, ...]
    rest: str
    exact: bool = True  # every place stands with its full name

    @property
    def last(self) -> Division:
        return self.places[-1]


_SEAT = "人民政府"  # 海淀区人民政府中关村街道办事处: an office of the county's government bears its name


class Divisions:
    """The places of the country, today's and former ones; made from values, reads no file."""

    def __init__(self, rows: Iterable[Division], towns: Towns | None = None) -> None:
        small: list[Division] = []
        self._by_code: dict[str, Division] = {}
        self._by_form: dict[str, list[tuple[Division, bool]]] = {}
        self._children: dict[str, list[Division]] = {}
        self._before: dict[str, list[Division]] = {}  # code of a successor -> whose place it took
        for row in rows:
            if row.level in ("township", "street") or len(row.code) == 9:
                small.append(row)
                continue
            self._add(row)
        packed = towns or Towns()
        self.towns = packed.plus(small) if small else packed
        self._read = lru_cache(_REMEMBERED)(self._chains)

    def _add(self, row: Division) -> None:
        if row.valid_to is None or row.code not in self._by_code:
            self._by_code[row.code] = row
        if row.valid_to is None and row.parent:
            self._children.setdefault(row.parent, []).append(row)
        if row.valid_to and row.successor:
            self._before.setdefault(row.successor, []).append(row)
        is_past = (row.valid_to or _FIRST_REPORTS) < _FIRST_REPORTS  # 东方红 is no more short for 东方红区
        for form, exact in (*division_forms(row.name), *((a, True) for a in row.aliases)):
            if is_past:
                continue
            self._by_form.setdefault(form, []).append((row, exact))

    # -- by code ----------------------------------------------------------------------------------------
    def by_code(self, code: str) -> Division | None:
        """The place with a code of 6, 9 or 12 digits, former ones too; None where nobody ever had it."""
        if len(code) == 6:
            return self._by_code.get(code)
        return self.towns.with_code(code[:9]) if len(code) in (9, 12) else None

    def current(self, code: str) -> Division | None:
        """What stands there today: a former code is followed to its successor (622301 -> 620602 凉州区)."""
        found = self.by_code(code)
        for _ in range(9):
            if found is None or found.valid_to is None or len(found.code) != 6 or not found.successor:
                break
            found = self._by_code.get(found.successor)
        return found

    def lineage(self, place: Division) -> tuple[Division, ...]:
        """Province, city, county, … down to the place itself; steps that do not exist are not there."""
        line = [place]
        while (above := self._above(line[0])) and above not in line:
            line.insert(0, above)
        return tuple(line)

    def _above(self, place: Division) -> Division | None:
        """The place one lies in; where the table lacks that (“市辖县” of 上海市), its province."""
        parent = place.parent or ""
        return self._by_code.get(parent) or self._by_code.get(parent[:2] + "0000")

    def lineage_in(self, place: Division, year: int) -> tuple[Division, ...]:
        """The lineage as it was when a report of *year* was written: 枞阳县 lay in 安庆市 until 2015.

        What changed its own name keeps the one asked for; cities above bear the name they then had (襄樊市).
        """
        line = [self._then(place, year, renamed=False)]
        while (above := self._above(line[0])) and above not in line:
            line.insert(0, self._then(above, year, renamed=True))
        return tuple(line)

    def _then(self, place: Division, year: int, *, renamed: bool) -> Division:
        """The row of a place in *year*: one under another code or, if *renamed* counts, of another name."""
        rows = (
            row
            for row in self._before.get(place.code, ())
            if year < int((row.valid_to or "9")[:4]) < int((place.valid_to or "9999")[:4])
            and row.level == place.level
            and (row.name == place.name or (renamed and row.code == place.code))
        )
        earlier = min(rows, key=lambda row: row.valid_to or "", default=None)
        return place if earlier is None else self._then(earlier, year, renamed=renamed)

    def named_in(self, place: Division, year: int) -> Division:
        """What a name meant in *year*: the county that bore it before the city did (哈密市 until 2016), or the reverse."""
        rows = (row for row, full in self._by_form.get(place.name, ()) if full and row.level != place.level)
        then = [
            row for row in rows if row.valid_to and year < int(row.valid_to[:4]) and self.within(row, place)
        ]
        return min(then, key=lambda row: row.valid_to or "", default=place)

    def full_name(self, code: str) -> str | None:
        """“浙江省衢州市衢江区上方镇” for 330803100; None for a code nobody has."""
        place = self.by_code(code)
        return None if place is None else written(self.lineage(place))

    def children(self, code: str) -> tuple[Division, ...]:
        """The places directly below: cities of a province, counties of a city, towns of a county."""
        return (*self._children.get(code, ()), *self.towns.of(code))

    def within(self, place: Division, above: Division) -> bool:
        """Whether a place lies in (or is, or took the place of) another one, by today's codes."""
        top = self.current(above.code) or above
        steps = self.lineage(place) + self.lineage(self.current(place.code) or place)
        return any(step.code in (above.code, top.code) for step in steps)

    # -- by name ----------------------------------------------------------------------------------------
    def called(self, name: str, within: str | None = None) -> tuple[Division, ...]:
        """Provinces, cities and counties of that name (short forms last, former ones behind today's)."""
        found = self._by_form.get(name)
        if not found:
            return ()
        above = self.by_code(within) if within else None
        kept = [(p, e) for p, e in found if above is None or self.within(p, above)]
        kept.sort(key=lambda pair: (not pair[1], pair[0].valid_to is not None, _LEVELS.index(pair[0].level)))
        return tuple(dict.fromkeys(place for place, _ in kept))

    def walk(self, text: str) -> tuple[Chain, ...]:
        """Every way to read the start of a text as places, each inside the one before; most read first.

        “衢州市衢江区上方镇人民政府” gives 衢州市 > 衢江区 > 上方镇 with 人民政府 left. A town's name without its
        county gives one chain for each town of that name.
        """
        return self._read(_CORPS.sub("", text))

    def _chains(self, text: str) -> tuple[Chain, ...]:
        chains = [c for c in self._walk(text, (), exact=True) if c.places]
        short = {len(c.rest) for c in chains if c.last.level == "province" and not c.exact}
        chains = [c for c in chains if c.exact or len(c.rest) not in short or c.last.level == "province"]
        chains.sort(key=_merit)
        return tuple(dict.fromkeys(chains))

    def _walk(self, text: str, places: tuple[Division, ...], *, exact: bool) -> Iterator[Chain]:
        yield Chain(places, text, exact)
        for length in range(min(_LONGEST, len(text)), 1, -1):
            for place, full in self._by_form.get(text[:length], ()):
                cut = not full and text[length - 1] not in "县旗"
                goes_on = cut and text[length : length + 1] in UNIT_AFTER and len(text) > length
                if goes_on or (places and not self._below(place, places[-1])):
                    continue
                yield from self._walk(text[length:], (*places, place), exact=exact and full)
        for town, length in self._towns_at(text, places):
            yield Chain((*places, town), text[length:], exact)

    def _below(self, place: Division, above: Division) -> bool:
        return place.code != above.code and place.name != above.name and self.within(place, above)

    def _towns_at(self, text: str, places: tuple[Division, ...]) -> Iterator[tuple[Division, int]]:
        if places and places[-1].level in ("county", "dev_zone", "city"):
            home = self.current(places[-1].code) or places[-1]
            seat = len(_SEAT) * text.startswith(_SEAT)
            for town in self.towns.of(home.code):
                forms = {town.name, town.name + "办事处" * town.name.endswith("街道"), town_form(town.name)}
                if length := max((len(f) for f in forms if text.startswith(f, seat)), default=0):
                    yield town, seat + length
        if not places or places[-1].level in ("province", "city"):
            for match in _town_heads(text):
                for town in self.towns.named(match.removesuffix("办事处")):
                    if not places or self.within(town, places[-1]):
                        yield town, len(match)

    # -- by what a person typed -------------------------------------------------------------------------
    def resolve(self, name: str, hint_code: str | None = None) -> tuple[Division, ...]:
        """Candidates for a code or a printed name (万载县高城镇, 高城镇人民政府, 衢江), best first; () for none.

        hint_code (any division's) puts places near it first: the same county, then city, then province.
        """
        if name.isdigit():
            found = self.current(name)
            return () if found is None else (found,)
        chains = [
            c for form in dict.fromkeys((name, without_office(name))) for c in self.walk(form) if not c.rest
        ]
        chains.sort(key=lambda c: (_distance(c.last.code, hint_code), *_merit(c)))
        former = chains[0].last.valid_to is not None if chains else False
        kept = [c.last for c in chains if former or c.last.valid_to is None]
        return tuple(
            dict.fromkeys((self.current(p.code) or p) if p.level in _LEVELS[:3] else p for p in kept)
        )

    def nearest(self, name: str, n: int = 5) -> tuple[str, ...]:
        """Names that look like a misspelt one, for an error message."""
        pool = dict.fromkeys([*self._by_form, *self.towns.names()])
        alike = [known for known in pool if set(known) & set(name) and abs(len(known) - len(name)) <= 2]
        close = difflib.get_close_matches(name, alike, n=4 * n, cutoff=0.5)
        return tuple(sorted(close, key=lambda known: -_same_start(known, name))[:n])


def written(line: Sequence[Division]) -> str:
    """The names of places one in the other; a name that holds the one above stands alone (怀化市洪江管理区)."""
    below = [*(step.name for step in line[1:]), ""]
    return "".join(
        step.name for step, under in zip(line, below, strict=False) if not under.startswith(step.name)
    )


def _same_start(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _town_heads(text: str) -> Iterator[str]:
    for length in range(2, min(_LONGEST, len(text)) + 1):
        if _TOWN.fullmatch(text, 0, length):
            yield text[:length]


def _merit(chain: Chain) -> tuple[int, bool, bool, int, str]:
    """Sorts chains: most read first, full names, places of today, higher levels; the code makes it certain."""
    former = any(place.valid_to is not None for place in chain.places)
    return (len(chain.rest), not chain.exact, former, _LEVELS.index(chain.last.level), chain.last.code)


def _distance(code: str, hint: str | None) -> int:
    if hint is None:
        return 0
    return next((i for i, digits in enumerate((6, 4, 2)) if code[:digits] == hint[:digits]), 3)
