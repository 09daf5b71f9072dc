"""Numbers that are no fact of this year: other years, growth, averages, plans, sums since the beginning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.parse.facts.clauses import Sentence, bare
from pipelines.parse.facts.counts import chinese
from pipelines.parse.forms.vocabulary import spellings

_DIGIT_YEARS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"((?:19|20)\d\d|[一二][九〇○零0][〇○零一二三四五六七八九\d]{2})年")
_COMPARED = re.compile(
    r"(?:相?比较?|相较|较|与|同|对比)(?:于)?(?:(?:19|20)\d\d年|去年|上年|上一年|往年|前年)(?:度|同期)?(?:相比|同期|比)?(?:的)?"
)


@dataclass(frozen=True, slots=True)
class Guard:
    """before is searched in the words of the clause before the number; its own examples are its test."""

    name: str
    before: str
    catches: tuple[str, ...]
    spares: tuple[str, ...]


GUARDS: tuple[Guard, ...] = (
    Guard(
        "growth",
        r"(?:增加|减少|增长|下降|提高|提升|上升|降低|多出?|少|新增加|净增|增幅|降幅)(?:了|约|近|到?了)*$"
        r"|(?:比|较|同比|环比)[^,]{0,14}(?:增加|减少|增长|下降|提高|多|少|增(?!加|长))(?!到|至|大|强)[^,]{0,8}$",
        ("主动公开信息比2018年增加58条", "较上年多公开政府信息23条"),
        ("主动公开信息增加到366条",),
    ),
    Guard(
        "rate",
        r"每(?:[年季月周日天次期场批]|半年|季度|两|逢)|平均|日均|月均|人均|年均|最高|最多",
        ("每月公开信息20条", "平均每月发布信息12条"),
        ("全年公开信息20条",),
    ),
    Guard(
        "part_of_year",
        r"(?:上半年|下半年|[一二三四1-4]季度|当月|本月|(?<![至到\-—~日止月\d])(?:[1-9]|1[0-2])月份?(?!\d*日)(?![至到\-—~,底末]))"
        # the first form was in force from 1 May on: that is all of its year
        r"|(?<!\d)(?!(?:1|01|5月1日|5月)(?:月份?)?(?:0?1日)?起?[至到\-—~–](?:\d{4}年)?12月)(?:0?[1-9]|1[0-2])月?份?(?:\d{1,2}日)?起?[至到\-—~–](?:\d{4}年)?(?:0?[1-9]|1[0-2])月",
        ("上半年公开信息120条", "第三季度公开信息30条", "1月至6月公开信息120条", "7-12月公开信息180条"),
        (
            "截至12月,公开信息300条",
            "1-12月公开信息300条",
            "1月1日至12月31日公开信息300条",
            "5月1日至12月31日公开信息300条",
        ),
    ),
    Guard(
        "plan",
        r"(?<!规划)(?<!发展)计划(?!信息|类|总结|生育|、|和|执行|$)|拟|将(?![近信])|力争|争取|至少|不少于|不低于|目标|预计|打算"
        r"|(?<!公开)(?<!发布)(?:应当?|需|须)(?:主动)?公开(?:的)?(?:政府|政务)?(?:信息)?$",
        ("计划公开信息200条", "全年应公开信息300条"),
        ("公开信息将近200条", "其中规划计划8条"),
    ),
    Guard(
        "some_office",
        r"(?:部分|个别|有的|少数|一些)(?:[镇乡村]+|街道|单位|部门|科室|栏目)",
        ("部分单位一年仅公开信息3条",),
        ("各单位公开信息300条",),
    ),
    Guard(
        "last_year",
        r"(?:去年|上年|上一年|往年|前年|历年|近[两二三四五几]年|十[一二三四五]五”?)(?:度)?",
        ("去年公开信息300条", "历年累计公开信息3000条"),
        ("比去年增加到300条",),
    ),
    Guard(
        "compared",  # in the words compared, which stand as 比 alone here
        r"(?<!同)比(?:(?:主动)?(?:公开|发布)(?:政府|政务)?(?:信息)?的)?$|同比$",
        ("比2018年的385条", "较去年的36条", "比上年公开的120条", "与上年的198条相比"),
        ("与去年相比公开300条",),
    ),
)
_CARRIED = re.compile(r"转(?:至|到|入)?(?:20\d\d年|下一?年)度?[^,;\d]{0,8}")  # 1件结转至2026年办理,已答复6件
_SINCE = re.compile(
    r"自[^,。]{0,25}?(?:以来|至今|至目前|起)|(?:开通|建立|成立|实施|施行|运行|上线|建站|创建)(?:至今|以来|后)|至今"
    r"|(?:截[至止]|目前)[^。;]{0,22}?(?:已?累计|已共)"
)
_DOES = r"(?:共|共计|累计|总计|新)*(?:主动公开|公开|发布|收到|受理|办理|接到|新收|收取|制发|发生)"
_WHOLE = re.compile(
    rf"全[省市县区州旗盟](?:各级|各部门|各单位|各乡镇|行政机关|政府系统|法院|检察院|、|和|及|与)*(?={_DOES}|行政复议|行政诉讼|依申请公开|政府信息公开申请)"
    rf"|(?:我|本|全)(?:[镇乡局委办]|街道|单位|机关|中心|部门)|[\u4e00-\u9fff]{{2,8}}(?:[镇乡局]|街道)(?={_DOES})"
)
# 今年1至6月,公开信息212条; 近三年来,累计公开信息3600条: a time that stands for itself before what was done in it
_WHEN = re.compile(
    r"(?:^|[,;])[^,;]{0,8}?(?:[上下]半年|第?[一二三四1-4]季度|近[两二三四五几]年|(?<!\d)\d{1,2}月?[至到\-—~–](?:0?[2-9]|1[01])月|去年|上年|“?十[一二三四五]五”?)"
    r"(?:度|份|期间|以来|来|里|内|中|末|底)*,"
)
_SPAN = re.compile(r"(?:19|20)\d\d年?(?:[-—–~至到]+)(?:19|20)\d\d年(?!\d)")  # 2020—2022年: more than a year
_APART = re.compile(r"[0-9０-９][ \t\u3000\xa0]+[0-9０-９]")  # numbers with nothing but a blank between
_SHORT_LABEL = 7  # letters; prose may use such a one by chance
_LABELS = re.compile("|".join(name for name in spellings() if len(name) > _SHORT_LABEL and name.isalpha()))
_FIRST_YEAR = 2008  # the regulation took effect in May
_THIS_YEAR = re.compile(r"全年|本年|今年|当年|年内|一年来")


def is_row_of_a_form(sentence: Sentence) -> bool:
    """Whether the words are what is left of a table: numbers that touch one another, or rows' labels without a stop."""
    counts = [count for clause in sentence.clauses for count in clause.counts]
    touching = [one.end == other.start for one, other in pairwise(counts)]
    if any(one and other for one, other in pairwise(touching)):  # 48件0件9件; 培训2期80人次 is prose
        return True
    text = sentence.text
    if _APART.search(sentence.clauses[0].line.printed(sentence.start, sentence.end)):
        return True
    return len(counts) > 1 and len(_LABELS.findall(text)) > 1 + sum(map(text.count, ",;"))


def not_this_year(before: str, so_far: str, report_year: int | None) -> str | None:
    """The guard that speaks against a number, or None.

    before: the words of its clause before it; so_far: those of its sentence. A year that stands only in
    a comparison or in a document's title governs nothing.
    """
    own = _COMPARED.sub(lambda m: "比" if m.group()[0] not in "与同" else "同比", bare(before))
    for guard in GUARDS:
        if re.search(guard.before, own):
            return guard.name
    words = _COMPARED.sub("比", _CARRIED.sub("", _of_its_own(bare(so_far), report_year)))
    years = [_year(y) for y in _YEAR.findall(words)]
    if _SPAN.search(words) or (report_year is not None and years and years[-1] != report_year):
        return "other_year"
    since = re.split(rf"其中[,:]?{report_year}年(?!底|末|\d+月)", words)[
        -1
    ]  # what follows is this year's alone
    if (m := _SINCE.search(since)) and not _within_year(m.group(), since, report_year):
        return "since_the_beginning"
    times = [*_WHEN.finditer(words)]
    behind = words[times[-1].end() :] if times else ""
    if times and f"{report_year}年" not in behind and not _THIS_YEAR.search(behind):
        return "other_time"
    return None


def is_of_a_whole(so_far: str) -> bool:
    """Whether the last who is named before a number is a whole county: 全县主动公开58231条."""
    named = _WHOLE.findall(bare(so_far))
    return bool(named) and named[-1].startswith("全") and named[-1][1] in "省市县区州旗盟"


def _of_its_own(so_far: str, report_year: int | None) -> str:
    """The words behind the last semicolon, where these name the year anew: 历年累计900条;2021年公开38条."""
    last = so_far.rpartition(";")[2]
    return last if _THIS_YEAR.search(last) or f"{report_year}年" in last else so_far


def _within_year(since: str, words: str, report_year: int | None) -> bool:
    """自2019年1月1日起 in the report of 2019, and 截至12月底全年累计, are this year's sums."""
    if _THIS_YEAR.search(words):
        return True
    named = [_year(y) for y in _YEAR.findall(since)]
    began = (
        since.startswith("自") or report_year == _FIRST_YEAR
    )  # all that was disclosed until then was in it
    return bool(named) and began and all(y == report_year for y in named)


def _year(printed: str) -> int | None:
    if printed.isdigit():
        return int(printed)
    digits = printed.translate(_DIGIT_YEARS)
    return int(digits) if digits.isdigit() else chinese(printed)
