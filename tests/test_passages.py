"""Facts of whole passages, written before the reader was asked: what must be found is, and nothing else is given.

Half of them are ordinary prose of reports, half hold traps as they happen: other years, offices, parts and plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.values import Fact, Section
from pipelines.parse.facts import facts
from pipelines.parse.facts.offices import Office

_FILE = Path(__file__).parent / "specimens" / "sentences" / "passages.txt"
_HEADINGS = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "litigation": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "fees": "五、政府信息公开的收费及减免情况",
    "other": "六、其他需要报告的事项",
}
_STATED = re.compile(r"(?P<code>[a-z_]+)(?::(?P<kind>[^=~>]+))?(?P<how>=|~|>=)(?P<value>[\d.]+)!?")
_HOW = {"=": "exact", "~": "approx", ">=": "at_least"}


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as a passage's line states it; a zero may be said in words or printed, a kind of * is any."""

    code: str
    kind: str | None
    how: str
    value: float

    def is_told(self, fact: Fact) -> bool:
        if (fact.code, fact.value) != (self.code, self.value):
            return False
        if fact.value and fact.qualifier != self.how:
            return False
        return self.kind in (None, "*") or _bare(fact.category or "") == _bare(self.kind or "")


def _bare(kind: str) -> str:
    return re.sub(r"[“”]", "", kind).removesuffix("类").removesuffix("信息").removesuffix("类")


def _stated(words: str) -> list[Stated]:
    found = [_STATED.fullmatch(one) for one in words.split(";") if one]
    return [Stated(f"n_{m['code']}", m["kind"], _HOW[m["how"]], float(m["value"])) for m in found if m]


_PASSAGES = [
    line.split("|") for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]


def test_there_are_as_many_passages_as_were_written():
    assert len(_PASSAGES) == 804
    assert sum(len(_stated(must)) for _, _, _, must, _, _ in _PASSAGES) > 800


@pytest.mark.parametrize("passage", _PASSAGES, ids=range(len(_PASSAGES)))
def test_a_passage_states_its_facts_and_nothing_is_wrong(passage):
    name, year, section, must, may, text = passage
    office = Office(name, is_part=not re.search(r"[县区市州旗盟省]人民政府$", name))
    told = facts((Section(section, _HEADINGS.get(section), text),), int(year), office)
    wanted, allowed = _stated(must), _stated(must) + _stated(may)

    assert [f for f in told if not any(one.is_told(f) for one in allowed)] == [], "wrong"
    assert [one for one in wanted if not any(one.is_told(f) for f in told)] == [], "missed"
