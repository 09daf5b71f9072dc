"""Reports of places whose names are brands elsewhere: 金沙镇, 皇冠街道, 太阳镇 and their like."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.corpus.dressing import with_boxes
from bench.corpus.specimen import Chapter, Draft, Place
from models.divisions.load import load

_CODES = (
    "220282107", "341824106", "350124103", "320612001", "440111015", "371002005", "610923109", "410311002",
    "430423111", "330112104", "340181008", "320582103", "360323103", "230605012", "511823230", "130682116",
)  # fmt: skip


def moved_to_a_brand_name(own: Draft, rng: Random) -> Draft:
    """The same report by such a place; every printed name follows."""
    place = _place(rng.choice(_CODES))

    def told(text: str) -> str:
        return text.replace(own.place.full, place.full).replace(own.place.short, place.short)

    chapters = tuple(
        Chapter(c.section, c.heading, tuple(told(words) for words in c.paragraphs)) for c in own.chapters
    )
    renamed = with_boxes(own, lambda box: replace(box, text=told(box.text)))
    return replace(renamed, place=place, chapters=chapters, title=told(own.title))


def _place(code: str) -> Place:
    table = load()
    town = table.by_code(code)
    assert town is not None, code
    county = table.by_code(code[:6])
    assert county is not None, code
    names = [step.name for step in table.lineage(county)]
    above = "".join(names[1:]) if len(names) > 2 else county.name
    office = "办事处" if town.level == "street" else "人民政府"
    return Place(town.name, f"{above}{town.name}{office}", above, town.level, code[:6], code)
