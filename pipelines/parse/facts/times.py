"""Times in prose: those that are the whole year of the report, and those that are another or a part of it."""

from __future__ import annotations

import re
from functools import cache

from pipelines.parse.facts.rows import compiled

_ZERO = "[〇○零0OoО]"
_NUMERALS = (_ZERO, *"一二三四五六七八九")


@cache
def whole_year(year: int | None) -> re.Pattern[str]:
    """The words that say "in the year of the report", as far as it is known: 2019年度, 全年, 截至12月底, 1月1日至12月31日."""
    digits = (
        r"(?:19|20)\d\d" if year is None else rf"(?:{year}|{''.join(_NUMERALS[int(d)] for d in str(year))})"
    )
    named = rf"{digits}(?:年度?|-?(?=1月|12月))"
    until = r"(?:至|到|-|—|–|~|截止到?)+"
    first = r"0?1月(?:份|0?1日|1号)?起?|5月(?:0?1日)?起?" if year == 2008 else r"0?1月(?:份|0?1日|1号)?起?"
    last = r"12月(?:份|31日|31号|30日|底|末)?"
    return re.compile(
        rf"(?:在|于|自|从)?(?:{named})?(?:{first}|0?1){until}(?:{named})?(?:{last})(?:期间|止|底|间|里)*"
        rf"|(?:自|从)(?:{named})(?:{first})(?:以来|开始)?|截[至止]到?(?:{named}|今年|本年度?)?(?:年?[底末]|{last})(?:为?止)?|截[至止](?:目前|至今)?"
        rf"|(?:在|于)?(?:{named}|今年|本年度?|本年)(?:全年|年内|以来|期间|间|中|里|内|底)?(?:来)?"
        r"|(?:在|过去|这)?(?:的)?一年(?:以?来|中|里|间|内)?|全年度?|全年里?|当年|年内|年度|年终|年底|年末|至今|目前|现(?=[有已共])|本?(?:报告|统计)(?:期|年度)内?|期内"
    )


# A time that stands for itself and is not the whole year: 国庆期间, 前三季度, 近三年来, 截至6月底.
_OTHER = re.compile(
    r"(?:(?:期间|以来|年来|月来|年间|同期|半年|季度|月份?|时期|阶段|时段|前夕|当[天日月]|首[日月]|[初中底末前后间里内]|[上中下]旬|\d日|\d年度?|[近过前后往历明次去上今]年|五年|三年|两年|节|周|任期内)"
    r"(?:间|内|里|中|份|底|末|初|前|后|以?来|止|时)*)$"
)
_STARTS = re.compile(r"^(?:在|于|自|从|到|截[至止]到?)*(?:[^,]{0,16})$")
_TIME_WORD = re.compile(r"\d|年|月|日|季度|期|旬|周|节|[近前后往历]|过去")


def tells_other_time(clause: str, year: int | None) -> bool:
    """Whether *clause*, without its lead, is nothing but a time, and not the whole year."""
    if len(clause) > 20 or whole_year(year).fullmatch(clause):
        return False
    left = whole_year(year).sub("", clause)
    return (
        bool(left)
        and bool(_OTHER.search(left))
        and bool(_TIME_WORD.search(left))
        and bool(_STARTS.match(left))
    )


def tells_whole_year(clause: str, year: int | None) -> bool:
    return bool(compiled(r"全年|本年|今年|年内|一年来").search(clause)) or bool(
        year is not None and f"{year}年" in clause
    )


def another_year(words: str, year: int | None) -> bool:
    """Whether *words* name a year and not that of the report."""
    named = re.findall(r"((?:19|20)\d\d)年", words)
    if year is not None and named and str(year) not in named:
        return True
    return bool(compiled(r"^(?:的|在|于)*(?:上一?年|去年|往年|前年|历年|次年|明年)").search(words))
