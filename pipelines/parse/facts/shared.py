"""Numbers that several names share, and the total behind a list: 网站、公开栏分别公开120条、80条; …，共计204条."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.values import Fact
from pipelines.parse.facts.clauses import Clause, Sentence, without_lead
from pipelines.parse.facts.counts import Mention

_EACH = "分别"
_ONLY_A_NUMBER = re.compile(r"^[、和及与,]?#$")
_BEFORE_NAMES = re.compile(r"^.*?(?:通过|利用|依托|借助|运用|在|,|:)")
_BETWEEN_NAMES = re.compile(r"、|以及|和|及|与")
_TAIL = re.compile(r"(?:上|等)?(?:的)?$")
_TIME = re.compile(r"\d|[上下]半年|[去今前]年|季度|月")  # the shares of two years are not of this one
_SUM = re.compile(r"^(?:以上|各类信息|信息)?(?:共计|合计|总计|总共|共)(?:信息)?$")


@dataclass(frozen=True, slots=True)
class Share:
    """One name with its number; window: the words of a clause that would say the same of it alone, "#" for the number."""

    name: str
    window: str
    count: Mention
    first: Clause
    last: Clause


def shares(sentence: Sentence) -> tuple[Share, ...]:
    """The numbers behind a 分别, each with its name; () where there are not as many names as numbers."""
    at = next(
        (n for n, clause in enumerate(sentence.clauses) if _EACH in clause.text and clause.counts), None
    )
    if at is None:
        return ()
    clause = sentence.clauses[at]
    first = clause.counts[0]
    names_text, _, verb = clause.line.text[clause.start : first.start].rpartition(_EACH)
    before = sentence.clauses[at - 1] if not without_lead(names_text) and at else None
    if before is not None:
        names_text = "" if before.counts else before.text
    numbers = list(_numbers(sentence, at))
    names = [_TAIL.sub("", name) for name in _BETWEEN_NAMES.split(_BEFORE_NAMES.sub("", names_text, count=1))]
    if len(names) != len(numbers) or not all(names) or len(names) < 2 or any(map(_TIME.search, names)):
        return ()
    last = next(c for c in sentence.clauses if numbers[-1] in c.counts)
    return tuple(
        Share(name, f"{name}{verb}#{count.unit}", count, before or clause, last)
        for name, count in zip(names, numbers, strict=True)
    )


def _numbers(sentence: Sentence, at: int) -> Iterator[Mention]:
    """The number of the clause, and those of the clauses behind it that are numbers of the same unit alone."""
    unit = sentence.clauses[at].counts[0].unit
    for clause in sentence.clauses[at:]:
        if len(clause.counts) != 1 or clause.counts[0].unit != unit:
            return
        (count,) = clause.counts
        text = clause.line.text
        words = text[clause.start : count.start] + "#" + text[count.end : clause.end]
        if clause is not sentence.clauses[at] and not _ONLY_A_NUMBER.match(words):
            return
        yield count


def closing_total(sentence: Sentence, told: Iterable[Fact]) -> tuple[Clause, Mention] | None:
    """共计204条 behind a list of items, where it is the sum of all of them: proof enough that it is their total."""
    items = [fact.value for fact in told if fact.code == "n_by_category" or fact.code.startswith("n_via")]
    last = sentence.clauses[-1]
    if len(items) < 2 or len(last.counts) != 1:
        return None
    (count,) = last.counts
    words = without_lead(last.line.text[last.start : count.start])
    is_sum = count.qualifier == "exact" and count.end == last.end and count.value == sum(items)
    return (last, count) if is_sum and _SUM.match(words) else None
