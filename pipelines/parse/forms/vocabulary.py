"""The labels of all forms by their key: what a text must say to be a label, and what it then is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from pipelines.parse.forms import applications, b32_2014, c60_2019, d30_2021, regional
from pipelines.parse.forms.shape import Column, Row
from pipelines.parse.labels import bare, fold, key


def _codes(rows: Iterable[Row | Column]) -> Mapping[str, str]:
    return MappingProxyType({key(row.label): row.code for row in rows})


_BLOCKS = (*c60_2019.BLOCKS, *d30_2021.BLOCKS)

B_ROWS = _codes((*b32_2014.ROWS, *b32_2014.HEADINGS))
B_HEADINGS = frozenset(row.code for row in b32_2014.HEADINGS)
T2_ROWS = _codes(row for block in _BLOCKS for row in block.rows)
T2_COLUMNS = _codes(column for block in _BLOCKS for column in block.columns)
T3_ROWS = _codes((*c60_2019.APPLICATIONS, *d30_2021.APPLICATIONS))
T3_COLUMNS = _codes(applications.COLUMNS)
T3_GROUPS = frozenset({
    applications.OUTCOMES, applications.DENIED, applications.UNAVAILABLE, applications.REJECTED, applications.OTHER,
})  # fmt: skip
T4_COLUMNS = _codes(applications.OUTCOME_COLUMNS)
REGIONAL_ROWS: Mapping[str, Mapping[str, Row]] = MappingProxyType(
    {
        "b": MappingProxyType({key(row.label): row for row in regional.ZHEJIANG}),
        "t2": MappingProxyType({key(row.label): row for row in regional.HUBEI}),
        "fujian": MappingProxyType({key(row.label): row for row in regional.FUJIAN}),
    }
)
REGIONAL_KEYS = frozenset(name for rows in REGIONAL_ROWS.values() for name in rows)
ZHEJIANG_KEYS = frozenset(REGIONAL_ROWS["b"])

INDICATOR, UNIT_HEAD, COUNT_HEAD = b32_2014.HEADS
CONTENT_HEAD = "信息内容"
LONGEST = 300  # letters; what is longer is prose, however it begins
CAPTION = "第二十条"
SUM_NOTE = "本列数据的勾稽关系"

# Words that several tables (or the prose) use: alone they tell nothing.
_COMMON = frozenset({"其他", "总计", applications.OTHER, "行政复议", "行政诉讼"})
T3_ANCHORS = (frozenset(T3_ROWS) | T3_GROUPS | {"申请人情况"}) - _COMMON
T4_ANCHORS = frozenset({"结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉"})
B_ANCHORS = frozenset(B_ROWS) - {"其他情形数", "被依法纠错数"}

_HEADS = frozenset(
    {INDICATOR, UNIT_HEAD, COUNT_HEAD, CONTENT_HEAD, *applications.HEADS, *applications.REVIEW_HEADS}
    | {*regional.FUJIAN_HEADS, *regional.MONTHLY_HEADS}
)
_ALL = (
    frozenset(B_ROWS) | frozenset(T2_ROWS) | frozenset(T2_COLUMNS) | frozenset(T3_ROWS) | frozenset(T3_COLUMNS)
    | T3_GROUPS | frozenset(T4_COLUMNS) | REGIONAL_KEYS | _HEADS
)  # fmt: skip


@lru_cache(maxsize=8192)
def is_caption(text: str) -> bool:
    """Whether *text* is the caption of a block of table 2, however damaged: 第二十条第(一)项."""
    if len(text) > LONGEST:
        return False
    folded = fold(text)
    return CAPTION in folded and len(folded) <= 48 and "。" not in folded


@lru_cache(maxsize=8192)  # every report prints the same labels
def is_label(text: str) -> bool:
    """Whether *text* is a label of any form."""
    if len(text) > LONGEST:
        return False
    name = key(text)
    return name in _ALL or name.startswith(SUM_NOTE) or is_caption(text)


def is_whole_label(text: str) -> bool:
    """Whether *text* is a label and nothing more: an explanation in brackets, if there is one, ends it."""
    rest = bare(text)
    closed = "(" not in rest or (rest.endswith(")") and rest.count("(") == rest.count(")") == 1)
    name = key(text)
    return closed and (name in _ALL or (name.startswith(SUM_NOTE) and rest.startswith("(")))


def begins_label(text: str) -> bool:
    """Whether a label of the forms begins with *text*, whatever its marks and quotes."""
    begun = _spelled(text)
    at = bisect_left(_SPELLED, begun)
    return at < len(_SPELLED) and _SPELLED[at].startswith(begun)


def _spelled(text: str) -> str:
    return re.sub(r"[^\w]|_", "", bare(text))


def spellings() -> tuple[str, ...]:
    """Every label as the forms print it, folded, longest first: what a glued text is cut at."""
    rows: tuple[Row | Column, ...] = (
        *b32_2014.ROWS, *b32_2014.HEADINGS, *c60_2019.APPLICATIONS, *d30_2021.APPLICATIONS, *applications.COLUMNS,
        *applications.OUTCOME_COLUMNS, *regional.ZHEJIANG, *regional.HUBEI,
        *(row for block in _BLOCKS for row in block.rows), *(column for block in _BLOCKS for column in block.columns),
    )  # fmt: skip
    names = {fold(row.label) for row in rows} | _ALL | {"三、本年度办理结果"}
    names |= {f"({mark}){name}" for mark, name in zip("三四五六", sorted_groups(), strict=True)}
    names |= {name[: name.index("(", 1)] for name in names if "(" in name[1:]}
    names |= {f"第二十条第({mark})项" for mark in "一五六八九"}
    names.add("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)")
    names |= {name.replace("其他", "其它") for name in names}
    return tuple(sorted(names, key=len, reverse=True))


def sorted_groups() -> tuple[str, str, str, str]:
    """The groups of table 3 in the order of the form."""
    return applications.DENIED, applications.UNAVAILABLE, applications.REJECTED, applications.OTHER


_SPELLED = sorted({_spelled(name) for name in spellings()})
