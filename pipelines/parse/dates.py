"""Which year a report is about and when it was published: claims of the page, the implausible ones set aside."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import parse_qs, urlsplit

from models.values import Document, Problem, Section, Vote

_DIGITS = str.maketrans("〇零○OoО一二三四五六七八九", "000000123456789")
_CHINESE = "〇零○OoО0一二三四五六七八九十"
_Y = rf"(?P<year>20\d\d|二[{_CHINESE}]{{3}})"
#: “2019年…报告”, “二〇一九年度”, “(2018年度)”; not the date “2020年1月” and not the half of a span “2014-2015年”
_YEAR = re.compile(rf"(?<![\d-]){_Y}年(?!\d{{1,2}}月|[一二十]+月)")
_BARE_YEAR = re.compile(r"(?<![\d-])(?P<year>20\d\d)(?!\d|年?-|年\d)")  # “衢江区2019信息公开年报”
#: “统计期限为2023年1月1日至2023年12月31日”; the second year may be left out
#: the first form, and an organ founded in the year, begin later
_PERIOD = re.compile(
    rf"{_Y}年\d{{1,2}}月\d{{1,2}}日[^\d]{{0,4}}(?:起)?[^\d]{{0,3}}(?:(?P<until>20\d\d)年)?12月3[01]日",
    re.IGNORECASE,
)
#: “21年度政府信息公开工作报告”
_SHORT_YEAR = re.compile(r"(?<!\d)(?P<year>[012]\d)年(?!\d|[以间来内])")
_MONTHS = re.compile(
    rf"{_Y}年0?1月(?:份)?(?:起)?[至到\-—–~]+(?:同年|(?P<until>20\d\d)年)?12月"
)  # “2022年1月—12月”
#: what prose says of the year it reports on
_STATED = (
    re.compile(
        rf"{_Y}年(?:度)?(?:的)?.{{0,6}}信息公开(?:年度)?(?:工作)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报|情况)"
    ),
    re.compile(rf"{_Y}年度(?:工作)?报告"),
    _MONTHS,
    re.compile(rf"截[至止](?:到)?{_Y}年(?:12月)?(?:31日|底|末)"),
)
_NAMED_DOCUMENT = re.compile(r"《[^《》]*》")
_ENACTED = re.compile(
    r"(?:度)?[^,。;]{0,12}(?:修订|修改|施行|实施|印发|颁布|出台|通过|公布|发布的|制定|以来|开始|要点|通知|方案|规划|意见)"
)
_COMPARED = frozenset("比较与同自从")  # before a year: it is another
_TOPIC = re.compile(r"(?:信息|政务)公开")
_FORM_YEAR = re.compile(rf"\({_Y}年度\)")
_FOLDER = re.compile(r"(?:^|[^\d])(?P<year>20\d\d)(?:年|年度|n|nd|nb)?$")
#: “2020-01-23 10:40”, “2020/1/23”, “2020.1.23”, “2020年1月23日”; nothing before or behind that could belong to it
_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日|(?P<sep>[-/.])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2}))(?!\d)"
)
_CHINESE_DATE = re.compile(
    rf"(?P<y>二[{_CHINESE}]{{3}})年(?P<m>[一二三四五六七八九十]{{1,2}})月(?P<d>[一二三四五六七八九十]{{1,3}})日"
)
_ENDS_DATED = re.compile(r"[日\d]\)?$")  # “某某镇人民政府 2020年1月20日”, not a sentence that holds a date
_ONLY_DATED = re.compile(rf"[(\[]?(?:20\d\d|二[{_CHINESE}]{{3}})\D[^,;:]{{3,8}}[)\]]?")  # “(2020年1月20日)”
#: “2018-01-25 来源:土桥镇”, a line under a title that the page does not set apart
_DATED_SOURCE = re.compile(r"20\d\d\D\d{1,2}\D\d{1,2}日?(?:\d\d:\d\d(?::\d\d)?)?\D{0,4}来源")
_CENTURY = 2000
_DUE, _LAST = 4, 12  # months: reports are due before the one, a year is all but over in the other
_TITLE_LINES = 2  # what stands right below a title: the organ, and a date
_SIGNATURE_LINES = 4
_OPENING = 1500


def report_year(document: Document, sections: Sequence[Section]) -> tuple[int | None, tuple[Vote, ...]]:
    """The calendar year the report is about, from its strongest claim, and every claim as a vote.

    Order: title, statistical period, the form's own “(2018年度)”, the opening sentence, fbtime of the address,
    the signature, breadcrumb and folder. None where nothing speaks. A title that bears the year in which it was
    published, before that was over, yields to the words below it.
    """
    votes = tuple(dict.fromkeys(_year_votes(document, sections)))
    if not votes:
        return None, votes
    return _year_beside(document, votes) or int(votes[0].value), votes


def _year_beside(document: Document, votes: Sequence[Vote]) -> int | None:
    """The year before or behind the title's, where the report says it is about that one and its dates agree.

    Titles bear the year they were published in, early in that; or still the one of the report they were copied from,
    out when that was overdue by a year.
    """
    titled = int(votes[0].value)
    own = {int(vote.value) for vote in votes if vote.source in ("period", "form")}
    told = {int(vote.value) for vote in votes if vote.source == "text"}
    claims = [(vote.source, date.fromisoformat(vote.value)) for vote in published_votes(document)]
    days = [day for _, day in claims]
    if votes[0].source != "title" or not days:
        return None
    # A signature alone says little: around New Year its year is mistyped.
    is_printed = any(source != "signature" for source, _ in claims)
    early = all(day < date(titled, _DUE, 1) for day in days)
    if early and {titled - 1} == (own or (told if is_printed else set())):
        return titled - 1
    late = all(day.year == titled + 2 for day in days)
    return titled + 1 if late and own == told == {titled + 1} else None


def year_contradictions(votes: Sequence[Vote]) -> tuple[Problem, ...]:
    """A problem where the report's own words (title, period, form) name different years."""
    own = [vote for vote in votes if vote.source in ("title", "period", "form")]
    if len({vote.value for vote in own}) < 2:
        return ()
    said = ", ".join(f"{vote.source} {vote.value}" for vote in own)
    return (Problem("year_contradiction", "soft", f"the report names different years: {said}"),)


def _year_votes(document: Document, sections: Sequence[Section]) -> Iterator[Vote]:
    for title in (document.headline, document.meta.get("articletitle"), document.title):
        if title and (year := year_in_title(title)):
            yield Vote("title", str(year))
            break
    words = _plain(document.text)
    for period in _PERIOD.finditer(words[: 4 * _OPENING]):
        if period["until"] in (None, str(_number(period["year"]))):
            yield Vote("period", str(_number(period["year"])))
            break
    yield from _form_years(document)
    if year := _told_year(sections) or _told_in(words[:_OPENING]):
        yield Vote("text", str(year))
    by_address = [*_address_years(document)]
    yield from (vote for vote in by_address if vote.source == "fbtime")
    yield from _signed_years(document)
    yield from by_address


def _told_year(sections: Sequence[Section]) -> int | None:
    """The year the prose tells of, its plans aside."""
    return _told_in(_plain("\n".join(s.text for s in sections if s.code != "problems"))[: 4 * _OPENING])


def _told_in(words: str) -> int | None:
    """The year *words* say they report on, else the one they name most often, laws and comparisons aside."""
    words = _NAMED_DOCUMENT.sub("", words)
    stated = next((found for pattern in _STATED if (found := pattern.search(words))), None)
    if stated is not None:
        return _number(stated["year"])
    years = Counter(
        _number(found["year"])
        for found in _YEAR.finditer(words)
        if not _ENACTED.match(words, found.end())
        and words[found.start() - 1 : found.start()] not in _COMPARED
    )
    return max(years, key=lambda year: years[year], default=None)


def _signed_years(document: Document) -> Iterator[Vote]:
    """The year that was over, or all but over, on the day a report was signed: they are due by the end of March."""
    for vote in published_votes(document):
        day = date.fromisoformat(vote.value)
        if vote.source == "signature" and not _DUE <= day.month < _LAST:
            yield Vote("signature", str(day.year - (day.month < _DUE)))


def _form_years(document: Document) -> Iterator[Vote]:
    cells = (
        cell.text for grid in document.tables for row in grid.rows[:4] for cell in row if cell is not None
    )
    for text in (*cells, *(block.text for block in document.blocks)):
        if "年度" in text and (match := _FORM_YEAR.search(_plain(text))):
            yield Vote("form", str(_number(match["year"])))


def _address_years(document: Document) -> Iterator[Vote]:
    parts = urlsplit(document.url or "")
    for value in parse_qs(parts.query).get("fbtime", []):
        if re.fullmatch(r"20\d\d", value):
            yield Vote("fbtime", value)
    for crumb in reversed(document.breadcrumb):
        if match := _FOLDER.search(_plain(crumb)):
            yield Vote("breadcrumb", match["year"])
    folders = [step for step in parts.path.split("/")[:-1] if step]
    for before, folder, after in zip(["", *folders], folders, [*folders[1:], ""], strict=False):
        publication = before in ("art", "html", "system") or re.fullmatch(r"0?[1-9]|1[0-2]", after)
        if not publication and (match := _FOLDER.search(folder)):
            yield Vote("folder", match["year"])


def year_in_title(title: str) -> int | None:
    """The report year a title names, in digits or Chinese numerals; a date in it is no report year.

    Of several the one that stands nearest before 信息公开: “2018年公开:某某镇2017年政府信息公开年度报告”.
    """
    words = _plain(title)
    topic = _TOPIC.search(words)
    for pattern in (_YEAR, _BARE_YEAR, _PERIOD, _MONTHS, _SHORT_YEAR):
        named = [m for m in pattern.finditer(words) if m.groupdict().get("until") in (None, m["year"])]
        nearest = [m for m in named if topic and m.end() <= topic.start()]
        if named:
            year = _number((nearest[-1] if nearest else named[0])["year"])
            return year if year > _CENTURY else _CENTURY + year
    return None


def _number(year: str) -> int:
    return int(year.translate(_DIGITS))


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


# -- publication ----------------------------------------------------------------------------------------
def published(document: Document, year: int | None) -> date | None:
    """The day of publication: the earliest plausible claim of the page; None where there is none.

    Claims: PubDate, the metadata block, the line under the title, the signature. A claim before the end of the
    report *year* is implausible (signatures mistype the year around New Year); a damaged date is not parsed. The
    caller drops the date of a clone: clones invent theirs.
    """
    plausible = [
        day
        for vote in published_votes(document)
        if (day := date.fromisoformat(vote.value)).year > (year or 0)
    ]
    return min(plausible, default=None)


def published_votes(document: Document) -> tuple[Vote, ...]:
    """Every date the page claims for itself, as ISO days under the name of the place that claims it."""
    places = [
        ("pubdate", document.meta.get("pubdate", "")),
        ("date_published", document.metadata.get("date_published", "")),
        ("date_written", document.metadata.get("date_written", "")),
        ("byline", document.byline),
    ]
    found = [Vote(source, day.isoformat()) for source, text in places if (day := first_date(text))]
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    top = ((line, _plain(line)) for line in lines[:_TITLE_LINES])
    above = next((line for line, it in top if _ONLY_DATED.fullmatch(it) or _DATED_SOURCE.match(it)), "")
    if day := first_date(above):
        found.append(Vote("byline", day.isoformat()))
    for line in lines[-_SIGNATURE_LINES:]:
        day, words = first_date(line), _plain(line)
        if day and len(words) <= 45 and _ENDS_DATED.search(words):
            found.append(Vote("signature", day.isoformat()))
    return tuple(dict.fromkeys(found))


def first_date(text: str) -> date | None:
    """The first whole date in a text, in digits or Chinese numerals; None for none or one that no calendar has."""
    words = re.sub(r"(?<=[年月])\s+|\s+(?=[年月日])", "", unicodedata.normalize("NFKC", text))
    if match := _DATE.search(words):
        return _day(int(match["y"]), int(match["m1"] or match["m2"]), int(match["d1"] or match["d2"]))
    if match := _CHINESE_DATE.search(words):
        return _day(_number(match["y"]), _tens(match["m"]), _tens(match["d"]))
    return None


def _tens(numeral: str) -> int:
    """Chinese numeral below 100: 三 -> 3, 十二 -> 12, 三十一 -> 31; malformed ones give 0, which is no day."""
    tens, ten, ones = numeral.rpartition("十")
    digits = (tens.translate(_DIGITS), ones.translate(_DIGITS))
    if any(len(d) > 1 for d in digits):
        return 0
    return int(digits[0] or "1") * 10 * bool(ten) + int(digits[1] or "0")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
