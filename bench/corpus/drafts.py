"""An undamaged report from a seed: place, year, values, prose, tables, and the truth about all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from bench.corpus import places
from bench.corpus.numbers import Values, true_values
from bench.corpus.prose import narrative
from bench.corpus.sheets import official_sheets
from bench.corpus.specimen import Box, Draft, Expected, Form, Place, Sheet

_YEARS: Mapping[Form, tuple[int, int]] = {
    "a_2008": (2008, 2013),
    "b32_2014": (2014, 2018),
    "c60_2019": (2019, 2020),
    "d30_2021": (2021, 2025),
}
_PROVINCES = ("33", "36", "43", "51", "37", "61")
_HOMES: Mapping[str, str] = {"zhejiang": "33", "fujian": "35", "hubei": "42", "anhui": "34"}


def draft(form: Form, rng: Random, *, sparse: bool, style: str = "") -> Draft:
    """A clean report. Full ones of 2019 and later come from cities, where 规章 may be made, so no cell is 0."""
    place = _place(form, rng, sparse=sparse, province=_HOMES.get(style))
    year = rng.randint(*_YEARS[form])
    values = true_values(form, rng, sparse=sparse, rules=place.level == "city")
    chapters, facts = narrative(form, place, year, values, rng)
    sheets = official_sheets(form, values, place.full, year)
    return Draft(
        form=form,
        place=place,
        year=year,
        published=f"{year + 1}-0{rng.randint(1, 3)}-{rng.randint(10, 28)}",
        title=_title(place, year, rng),
        chapters=chapters,
        sheets=sheets,
        figures=expected_of(sheets, values),
        facts=facts,
        hidden=values,
        era=form,
    )


def expected_of(sheets: tuple[Sheet, ...], values: Values) -> dict[str, Expected]:
    """Every statutory value cell as printed with its true number."""
    return {box.code: Expected("printed", values[box.code]) for box in value_boxes(sheets)}


def value_boxes(sheets: tuple[Sheet, ...]) -> list[Box]:
    return [box for sheet in sheets for row in sheet.rows for box in row if box.role == "value"]


def _place(form: Form, rng: Random, *, sparse: bool, province: str | None) -> Place:
    kinds: tuple[Callable[[Random, str], Place], ...] = (places.town, places.town, places.county)
    if form in ("c60_2019", "d30_2021") and not sparse:
        kinds = (places.city,)
    return rng.choice(kinds)(rng, province or rng.choice(_PROVINCES))


def _title(place: Place, year: int, rng: Random) -> str:
    return rng.choice(
        (
            f"{place.short}{year}年政府信息公开工作年度报告",
            f"{place.full}{year}年政府信息公开工作年度报告",
            f"{place.short}{year}年度政府信息公开工作年度报告",
            f"关于{place.short}{year}年度政府信息公开工作的年度报告",
        )
    )
