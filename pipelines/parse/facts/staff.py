"""The people who do the disclosing: full-time and part-time staff, counted together or apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from models.values import Fact
from models.vocabulary import Number
from pipelines.parse.facts.clauses import Clause, Sentence, quote
from pipelines.parse.facts.counts import Mention

_PERSON = r"[人名位]"
# who they are: 专职网格员12名 are others
_WHO = r"(?:(?:政府|政务)?信息公开|政务公开|公开|信息|工作|人员|信息员|联络员|管理员|审核员|干部|的|人数|数|共|共计|总计|有|为|是|:|约|不少于|负责|从事|岗位|及|和)*"
_FULL = re.compile(
    rf"(?:专职|全职){_WHO}#{_PERSON}(?!次)|#{_PERSON}(?:次)?(?:专职|全职)(?!兼){_WHO}(?:$|[、,;。])"
)
_PART = re.compile(rf"兼职{_WHO}#{_PERSON}(?!次)|#{_PERSON}兼职{_WHO}(?:$|[、,;。])")
_ALL = re.compile(
    rf"(?:信息公开|政务公开)(?:工作)?(?:的)?(?:专职|兼职|专兼职|专\(兼\)职)?(?:工作)?(?:的)?(?:工作)?人员(?:总数|数|共|共计|总计|有|为|:)*#{_PERSON}"
    rf"|(?:配备|配置|落实|确定|明确|安排|现有|共有)(?:了)?(?:信息公开|政务公开|政府信息公开)?(?:专兼职|专\(兼\)职|专、兼职)(?:工作)?人员(?:共)?#{_PERSON}"
    rf"|#{_PERSON}(?:专兼职|专\(兼\)职)(?:工作)?人员"
)
_ONE_KIND = re.compile(
    r"(?!.*兼)[^#]*(?:专职|全职)[^#]*#.*|(?!.*专)[^#]*兼职[^#]*#.*"
)  # 专职人员0人, not of both kinds
_NOT_STAFF = re.compile(
    r"培训|赴|考察|网格|志愿|讲解|教师|护林|调解|巡[查逻]|保洁|辅警|领导小组|评议|监督员|参加|计划|拟配|增加#"
)
_REACH = 120  # characters to either side that can say what a number counts
_ASIDE = re.compile(r"(?<!专)(?<!兼)\([^()#]*\)")
_ABOUT = re.compile(r"(?:信息|政务)公开|公开工作|公开为原则")


def staff(sentence: Sentence, section: str, is_own: Callable[[Clause, Mention], bool]) -> Iterator[Fact]:
    """At most one fact a sentence: the stated total, else the sum of the stated parts, and the parts."""
    if not _ABOUT.search(sentence.text) and section != "org_support":
        return
    parts: dict[str, tuple[Number, Clause, Mention]] = {}
    total: tuple[Number, Clause, Mention] | None = None
    for clause in sentence.clauses:
        for count in clause.counts:
            window = window_of(clause, count)
            if _NOT_STAFF.search(window):
                continue
            is_told = _ALL.search(window) or _PART.search(window) or _FULL.search(window)
            if is_told and not is_own(clause, count):  # and of the rest no sum can be made
                return
            if _ALL.search(window) and not _ONE_KIND.fullmatch(window):
                total = total or (count.value, clause, count)
            elif _PART.search(window) and not _nearer(window, "专职", "兼职"):
                parts.setdefault("part_time", (count.value, clause, count))
            elif _FULL.search(window):
                parts.setdefault("full_time", (count.value, clause, count))
    stated = [*([total] if total else []), *parts.values()]
    if not stated:
        return
    clauses = sorted({c.start: c for _, c, _ in stated}.items())
    whole = total[0] if total else sum(v for v, _, _ in parts.values())
    yield Fact(
        code="n_staff",
        value=whole,
        unit=stated[0][2].unit,
        qualifier="exact" if all(m.qualifier == "exact" for _, _, m in stated) else "at_least",
        quote=quote(clauses[0][1], clauses[-1][1]),
        section=section,
        parts={k: parts[k][0] for k in ("full_time", "part_time") if k in parts} or None,
    )


def window_of(clause: Clause, count: Mention) -> str:
    """The words of the clause with "#" for the number, without asides in brackets."""
    text = clause.line.text
    start, end = max(clause.start, count.start - _REACH), min(clause.end, count.end + _REACH)
    touching = next((other.start for other in clause.counts if other.end == count.start), count.start)
    words = text[start:touching] + "#" + count.unit + text[count.end : end]  # 发布368期1104条
    return _ASIDE.sub("", words)


def _nearer(window: str, word: str, other: str) -> bool:
    """Whether *word* stands nearer before the number than *other*: 专职、兼职 in one clause."""
    left = window.split("#", maxsplit=1)[0]
    return left.rfind(word) > left.rfind(other) and left.rfind(other) >= 0
