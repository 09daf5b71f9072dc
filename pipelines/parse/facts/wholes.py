"""Numbers of more than disclosure: cases of all law, meetings of all kinds, acts that were only published."""

from __future__ import annotations

import re

from pipelines.parse.facts.clauses import Clause, Sentence
from pipelines.parse.facts.counts import Mention
from pipelines.parse.facts.rows import Row

CASES = frozenset({"n_reviews", "n_suits"})
_ACTS = frozenset({"n_licences", "n_penalties", "n_coercive", "n_proposals"})
_PUBLISHED = re.compile(
    r"(?:公开|公示|公布)[^,;]*$"
)  # what a list of published things goes on with is no act
_ITEMS = re.compile(r"公开|公示|公布|发布|信息")
_UNRELATED = re.compile(  # 引发行政诉讼3件,与政府信息公开无关; 复议3件、诉讼5件,均与政府信息公开无关
    r"(?:[^;]{0,6}|[、和及]行政诉讼[^;,]{0,12},(?:均|都|全部)*)(?:与(?:政府|政务)?信息公开(?:工作)?(?:均|都)?无关|(?:均|都)?不(?:涉及|属于)(?:政府|政务)?信息公开|(?:均|都)?非(?:政府|政务)?信息公开)"
)
# 因土地确权、征收等引发的行政复议12件,行政诉讼27件
_OTHER_CAUSE = re.compile(r"(?:因|由|针对|涉及|关于)[^;]{2,30}(?:引发|引起|产生|导致|提起|的)")
# 复议32件,其中交通违法类28件; ...,均为征地拆迁类
_OTHER_LAW = re.compile(
    r"^[^;]{0,20}[,(](?:其中|均|都|全部|主要)[^;,\d]{1,16}类(?!似)|(?:与|有关|涉及)(?:政府|政务)?信息公开"
)
# 全区行政诉讼126件;…信息公开行政诉讼3件
_TOLD_APART = re.compile(r"(?:信息|政务)公开[^;,。\d]{0,10}(?:复议|诉讼|案件|类)[^;,。\d]{0,6}\d")
# 复议案件23件,其中涉及信息公开的复议1件; 联席会议12次,其中研究信息公开2次: the part is about disclosure, not the whole
_PART_ABOUT = re.compile(r"其中[^;#\d]{0,12}(?:信息|政务)公开")
# 受理行政复议申请45件: what an office of law decides on is of all law, where it does not say of disclosure
_DECIDES = re.compile(r"(?:受理|审理|审结|办理|办结|承办|代理|代[为表]|参与|参加)[^,;]*$")
_NEW_AMONG = re.compile(r",其中[^;]{0,12}(?:结转|新收)")  # 办理依申请公开5件,其中上年结转1件


def is_published(row: Row, sentence: Sentence, clause: Clause, count: Mention, *, is_listed: bool) -> bool:
    """Whether the number is one of items about such acts: 公开信息47条,其中行政许可35件."""
    text = clause.line.text
    if row.code in _ACTS and _PUBLISHED.search(text[sentence.start : count.start]):
        return True
    if not (is_listed and count.unit in row.unlisted):
        return False
    whole = text[sentence.start : clause.start]
    if row.code == "n_applications":  # 处理各类申请126件,其中政府信息公开申请17件
        return "公开" in whole
    return row.code not in _ACTS or bool(_ITEMS.search(whole))


def is_of_more(row: Row, window: str, sentence: Sentence, clause: Clause, count: Mention) -> bool:
    """Whether the number is a whole of which no more than a part, told behind it, is about disclosure and the year."""
    text = clause.line.text
    behind = text[count.end : sentence.end]
    if row.code in CASES:
        before = text[clause.start : count.start]
        return _is_of_other_law(before, text[sentence.start : count.start], behind)
    if row.code == "n_meetings":
        return bool(_PART_ABOUT.search(behind))
    if row.code != "n_applications":
        return False
    is_said = re.search(r"公开|《条例》", window)
    return bool((row.last and _NEW_AMONG.match(behind)) or (not is_said and _PART_ABOUT.search(behind)))


def _is_of_other_law(before: str, so_far: str, behind: str) -> bool:
    """Whether a number of cases is of other kinds of law too, or of these alone."""
    if _UNRELATED.match(behind):
        return True
    if re.search(r"(?:信息|政务)公开|依申请", so_far):
        return False
    if _OTHER_CAUSE.search(so_far):
        return True
    if _TOLD_APART.search(behind):
        return True
    return bool(_PART_ABOUT.search(behind) or _OTHER_LAW.search(behind) or _DECIDES.search(before))
