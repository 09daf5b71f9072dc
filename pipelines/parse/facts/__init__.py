"""Prose -> facts: the numbers that the sections state, each with the words that state it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from models.values import Fact, Section
from pipelines.parse.facts import publicity, requests, work
from pipelines.parse.facts.categories import category_of, is_listed, kind_of, names_kind, opens_kinds
from pipelines.parse.facts.clauses import ITEM, Clause, Sentence, quote, sentences
from pipelines.parse.facts.counts import Mention
from pipelines.parse.facts.disclosure import (
    carried_channels,
    channels_in,
    is_channel_count,
    is_new_this_year,
    is_of_all_years,
    is_of_more_than_own,
    is_own_part,
    is_total,
)
from pipelines.parse.facts.guards import is_row_of_a_form, not_this_year
from pipelines.parse.facts.offices import SOMEBODY, Office
from pipelines.parse.facts.rows import Row, compiled
from pipelines.parse.facts.shared import Share, closing_total, shares
from pipelines.parse.facts.staff import staff, window_of
from pipelines.parse.facts.themes import PLANS, themed
from pipelines.parse.facts.wholes import CASES, is_of_more, is_published
from pipelines.parse.facts.whose import Whose
from pipelines.parse.facts.zeros import nil_codes, zeros
from pipelines.parse.folding import fold

# The order decides between two rows that read one number: the narrower wording first.
ROWS: tuple[Row, ...] = (*work.ROWS, *requests.CHANNELS, *requests.ROWS, *publicity.ROWS)
_UNCODED = re.compile(
    r"(?:新媒体|两微|抖音|头条|短视频|其他(?:方式|渠道|形式))[^。;]{0,24}\d+余?[条篇期]"
)  # a second channel
_PLANS = re.compile(r"下一?步|今后|下一年|明年|打算|改进措施|整改措施|工作计划|努力方向")
# Of these, an item of a list (其中文字解读10篇) is a kind of the number before it.
_KINDS = frozenset({"n_interpretations", "n_responses", "n_trainings", "n_meetings"})
# What is counted in these chapters are requests and cases, not items of information.
_NO_LISTS = frozenset({"requests", "litigation", "fees", "consult", "problems"})
_RUN_IN = 12  # letters of a heading with a stop behind it: 依申请公开。收到申请3件
# 培训6次、150人次; 培训3场次,覆盖骨干186人; 处理费1件,共计260元: what is counted stands in the clause before
_OF_PEOPLE = re.compile(
    r"共?[有计]?#\w{1,2}(?:参加|参训|参与)?|(?:共|累计)?(?:覆盖|惠及|轮训)[^#]{0,10}#\w{1,2}"
)
_ALONE = dict.fromkeys(("人次", "人", "名"), _OF_PEOPLE) | {"元": re.compile(r"共?[共合总]?计#元")}
_UNREAD = frozenset({"annex"})  # what is left of a form there is no prose


def facts(
    sections: Sequence[Section], report_year: int | None, office: Office = SOMEBODY
) -> tuple[Fact, ...]:
    """The facts of domain table 3.3 that *sections* state about *report_year*, in order of the text.

    office: whose report it is; what others did is not its own. A number of another year, a growth, an average, a plan or a sum since the beginning is no fact. A quote
    is a piece of its section's text as printed. The same statement twice gives one fact.
    """
    found: list[tuple[Fact, bool]] = []
    for section in sections:
        if section.code not in _UNREAD:
            found.extend(_section(section, report_year, office))
    firm = [fact for fact, last in found if not last]
    codes = {fact.code for fact in firm}
    kept = [fact for fact, last in found if not last or fact.code not in codes]
    return _once([*kept, *_sole_channel(kept, sections)])


def _section(section: Section, year: int | None, office: Office) -> Iterator[tuple[Fact, bool]]:
    for code in nil_codes(section.code, section.heading, section.text):
        words = section.text.strip().split("\n", maxsplit=1)[0].strip()
        yield (
            Fact(code, 0, "元" if code == "n_fees" else "件", "zero_by_statement", words, section.code),
            False,
        )
    lead = heading = f"{section.heading}:" if section.code == "proactive" and section.heading else ""
    for told in themed(section):
        line, theme = told.line, told.theme
        lead = line if line.rstrip().endswith((":", "：")) else lead if ITEM.match(line) else heading
        for sentence in sentences(line, lead.replace("：", ":"), told.above):
            if theme == "problems" and _PLANS.search(sentence.text):
                return
            if theme != PLANS and not is_row_of_a_form(sentence):
                for fact, last in _sentence(sentence, theme, year, office):
                    yield replace(fact, section=section.code), last


def _sentence(
    sentence: Sentence, section: str, year: int | None, office: Office
) -> Iterator[tuple[Fact, bool]]:
    whose = Whose(sentence, office, year)
    shared = {share.count: share for share in shares(sentence)}
    told: list[tuple[Fact, bool]] = []
    for index, clause in enumerate(sentence.clauses):
        for count in clause.counts:
            if count in shared:
                said = [*_share(sentence, shared[count], section)]
            else:
                said = [*_count(whose, index, count, section, {fact.code for fact, _ in told})]
            if said and whose.is_its_own(clause, count):  # the dearer question last
                told += said
    yield from told
    stated = [fact for fact, _ in told]
    for fact in requests.by_one_channel(sentence, section, stated):
        yield fact, False
    if (closing := closing_total(sentence, (fact for fact, _ in told))) is not None:
        clause, count = closing
        yield _fact("n_proactive_total", count, quote(clause, clause), section), True
    guard = not_this_year("", sentence.text, year)
    if guard is None:
        yield from ((fact, False) for fact in requests.summed(sentence, section, stated))
    if guard in (
        None,
        "since_the_beginning",
    ):  # people who are there since then are there; never is not this year
        for fact in staff(sentence, section, whose.is_framed):
            yield fact, False
        for zero in zeros(sentence, section, office, whose.is_spoken_of):
            if not any(fact.code == zero.code and fact.value for fact, _ in told):
                words = quote(zero.first, zero.last)
                yield Fact(zero.code, 0, zero.unit, zero.qualifier, words, section), False


def _share(sentence: Sentence, share: Share, section: str) -> Iterator[tuple[Fact, bool]]:
    """What a number behind 分别 says of its own name: a row's fact, a channel, or a kind of information."""
    words, about = quote(share.first, share.last), sentence.before + sentence.text
    row = next(
        (r for r in ROWS if r.matches(share.window, about, section, is_zero=share.count.value == 0)), None
    )
    channels = channels_in(share.name)
    if row is not None:
        yield _fact(row.code, share.count, words, section, _category(row, share.window)), row.last
    elif len(channels) == 1 and is_channel_count(share.window):
        (channel,) = channels
        if channel.startswith("n_via"):
            yield _fact(channel, share.count, words, section), False
    elif not channels and share.count.unit == "条" and section not in _NO_LISTS and names_kind(share.name):
        yield _fact("n_by_category", share.count, words, section, share.name), False


def _count(
    whose: Whose, index: int, count: Mention, section: str, told: AbstractSet[str]
) -> Iterator[tuple[Fact, bool]]:
    """told: the codes that the sentence has stated before this number."""
    sentence, clause = whose.sentence, whose.sentence.clauses[index]
    window, first = _in_view(sentence, index, count)
    is_run_in = len(sentence.before) <= _RUN_IN
    listed = is_listed(clause, sentence)
    rows = [
        r
        for r in ROWS
        if r.matches(
            window,
            _about(sentence, index),
            section,
            is_zero=count.value == 0,
            before=sentence.before if r.carries or is_run_in else "",
        )
        and (
            (r.code in _KINDS and r.code in told)
            or not is_published(r, sentence, clause, count, is_listed=listed)
        )
    ]
    if rows:
        both = [r for r in rows if r.code in CASES]
        if is_of_more(rows[0], window, sentence, clause, count):
            return
        for row in both or rows[:1]:
            category = _category(row, window)
            if listed and row.code in _KINDS and row.code in told:
                category = kind_of(clause, count)
            yield _fact(row.code, count, quote(first, clause), section, category), row.last
    elif (fact := _disclosed(whose, index, count, section)) is not None:
        yield fact, False


def _about(sentence: Sentence, index: int) -> str:
    """The words that can say what a number is about: those of the sentence as far as the next number."""
    later = (c for c in sentence.clauses[index + 1 :] if c.counts)
    end = next(later, None)
    return sentence.clauses[0].line.text[sentence.start : end.start if end else sentence.end]


def _in_view(sentence: Sentence, index: int, count: Mention) -> tuple[str, Clause]:
    """The words that say what a number counts, and the clause they begin in: 培训6次、150人次 speaks of one training."""
    clause = sentence.clauses[index]
    window = window_of(clause, count)
    alone = count.unit in _ALONE and _ALONE[count.unit].fullmatch(window)
    if index and alone and sentence.clauses[index - 1].counts:
        before = sentence.clauses[index - 1]
        return before.text + window, before
    return window, clause


def _category(row: Row, window: str) -> str | None:
    return m[1] if row.category and (m := compiled(row.category).search(window)) else None


def _disclosed(whose: Whose, index: int, count: Mention, section: str) -> Fact | None:
    """Items of information: through one channel, all of them, or one kind of them, in this order."""
    sentence, clause = whose.sentence, whose.sentence.clauses[index]
    if whose.is_topic(clause, count) or opens_kinds(sentence, clause, count):
        return _of_kind(sentence, clause, count, section)
    if is_new_this_year(clause, count, sentence) or is_own_part(clause, count, sentence):
        return _fact("n_proactive_total", count, quote(clause, clause), section)
    if is_of_all_years(clause, count, sentence) or is_of_more_than_own(clause, count, sentence):
        return None
    window = window_of(clause, count)
    channels = channels_in(window.split("#", maxsplit=1)[0])
    first = clause
    if not channels and len(sentence.before) <= _RUN_IN:
        channels = channels_in(sentence.before)
        if channels and "主动公开" in window:  # under 微信公众号 that may be all of it
            return None
    if not channels:
        channels, quoted = carried_channels(sentence, index)
        first = sentence.clauses[index - 1] if quoted and len(channels) == 1 else clause
    if channels and any(other.start == count.end for other in clause.counts):
        return None  # 发布368期1104条: items, and not their issues
    if len(channels) == 1 and is_channel_count(window):
        (channel,) = channels
        return _fact(channel, count, quote(first, clause), section) if channel.startswith("n_via") else None
    if len(channels) > 1 and "n_via_website" not in channels and "主动公开" not in window:
        return None  # 利用广播、短信等形式发布信息60条: these and others
    if len(channels) != 1 and is_total(window) and not is_listed(clause, sentence):
        return _fact("n_proactive_total", count, quote(clause, clause), section)
    return _of_kind(sentence, clause, count, section)


def _of_kind(sentence: Sentence, clause: Clause, count: Mention, section: str) -> Fact | None:
    """Items of one kind of information."""
    words = category_of(clause, count, sentence)
    if words is None or section in _NO_LISTS:
        return None
    place = clause.line.text.rindex(words, clause.start, count.start)
    item = replace(clause, start=place, end=min(clause.end, count.end))
    category = clause.line.printed(place, place + len(words))
    return _fact("n_by_category", count, quote(item, item), section, category)


def _fact(code: str, count: Mention, words: str, section: str, category: str | None = None) -> Fact:
    return Fact(code, count.value, count.unit, count.qualifier, words, section, category)


def _sole_channel(found: Sequence[Fact], sections: Sequence[Section]) -> Iterator[Fact]:
    """A report that counts one channel only and says 主动公开 of it states its total there."""
    through = [f for f in found if f.code.startswith("n_via")]
    if any(f.code == "n_proactive_total" for f in found) or len(through) != 1:
        return
    (fact,) = through
    if any(_UNCODED.search(fold(section.text).text) for section in sections):
        return
    if re.search(r"主动\s*(?:公开|发布)", fact.quote):
        yield replace(fact, code="n_proactive_total")


def _once(found: Sequence[Fact]) -> tuple[Fact, ...]:
    """Each statement once, the first place of it kept."""
    seen: dict[tuple[object, ...], Fact] = {}
    for fact in found:
        seen.setdefault((fact.code, fact.value, fact.qualifier == "at_least", fact.category), fact)
    return tuple(seen.values())
