"""Injected words by their shape: a promotional phrase that breaks a sentence, whatever brand it sells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipelines.clean.genre import ends_long_word, ends_word, holds_word, is_break
from pipelines.clean.trade import Run, Trade, runs, shorter

_LONGEST = 5  # characters of a brand in Chinese
_LATIN = re.compile(r"(?=\d{0,6}[A-Za-z])[A-Za-z0-9.]{2,14}$")
_PLACE = frozenset("镇乡县市区省局办委厅村院站社部处网会")  # a name that ends so is an office's or a place's
_OWN = re.compile(r"政府|政务|公众号|信息|群众|街道|居民|服务|公开|党|人民")
_TAILS = frozenset(
    ("政府网站", "门户网站", "公开网站", "信息平台", "公开平台", "服务平台", "媒体平台", "政务直播", "网站首页", "移动客户端", "政务客户端", "服务客户端")
)  # fmt: skip
_TIMES = 3  # a phrase in the place of a frequent word comes back
_BRAND = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]{2,8}")


def promotions(text: str, own: str = "") -> Iterator[tuple[int, int]]:
    """Spans of promotional phrases with their unknown brand; own is what the page is called by its publisher.

    The brand begins where a word of the genre, a mark or a number ends; where no such place is near, the phrase
    stays: rather a stranger's word too many than a word of the report too few.
    """
    for whole in runs(text):
        start = _name_start(text, whole, own)
        run = _without_tail(text, whole, start)
        if start < run.start and run.sells:
            yield start, run.end
        elif start == run.start and run.sells_alone and not _is_own(text, run.start):
            yield run.start, run.end


def is_bare_name(text: str, own: str) -> bool:
    """A line that is nothing but a brand and what it sells: 明升体育."""
    first = next(runs(text), None)
    if first is None or first.end < len(text) or not first.count(Trade.VICE):
        return False
    return first.start > 0 and _name_start(text, first, own) == 0


def _name_start(text: str, run: Run, own: str) -> int:
    """Where the name before a run of trade words begins; the run's own start where there is none."""
    end = run.start
    latin = _LATIN.search(text[:end])
    if latin:
        return latin.start()
    if ends_long_word(text, end):
        return end
    for at in range(end - 2, max(-1, end - _LONGEST - 1), -1):
        if any(is_break(character) for character in text[at:end]):
            break
        if ends_word(text, at) and _is_name(text[at:end], own, run.words[0]):
            return at
    return end


def _is_name(name: str, own: str, word: str) -> bool:
    """A name that may be a brand: none of the page's own, no place's, no word of an office in it.

    What the page is called counts for nothing where the brand was put into that, too.
    """
    if name in own and name + word not in own:
        return False
    return name[-1] not in _PLACE and not _OWN.search(name) and not holds_word(name)


def _is_own(text: str, at: int) -> bool:
    """An office's own words stand right before: 政府网站官网登录."""
    return bool(_OWN.search(text[max(0, at - 6) : at])) and not is_break(text[at - 1])


def _without_tail(text: str, run: Run, start: int) -> Run:
    """The last word given back where with the words before the brand it makes one of the genre: 政府|…|网站."""
    while (
        len(run.words) > 1
        and run.words[-2] != "官方"
        and text[max(0, start - 2) : start] + run.words[-1] in _TAILS
    ):
        run = shorter(text, run)
    return run


# -- what a page gives away -----------------------------------------------------------------------------
def learned(texts: Iterable[str], own: str = "") -> tuple[str, ...]:
    """Brands that a page's hidden blocks, title and foot give away: a name before trade words again and again.

    `飞鸟官网 飞鸟app下载 飞鸟登录入口` names 飞鸟.
    """
    found: Counter[str] = Counter()
    for text in texts:
        ends = 0
        for run in runs(text):
            found[text[ends : run.start].strip(" ,，、|_-·©:：")] += 1
            ends = run.end
    known = (name for name, times in found.items() if times >= _TIMES)
    return tuple(
        n for n in known if _BRAND.fullmatch(n) and not _OWN.search(n) and n not in own and not holds_word(n)
    )


def lengthened(phrase: str, texts: Iterable[str]) -> str:
    """A repeated phrase with what stands before it every time: the part of a brand that a word hid."""
    before = [
        text[max(0, m.start() - _LONGEST) : m.start()]
        for text in texts
        for m in re.finditer(re.escape(phrase), text)
    ]
    if len(before) < _TIMES or any(ends_long_word(context, len(context)) for context in before):
        return phrase
    size = 0
    while size < min(map(len, before)) and len({context[-size - 1 :] for context in before}) == 1:
        if is_break(before[0][-size - 1]) or (size and ends_long_word(before[0], len(before[0]) - size)):
            break
        size += 1
    return before[0][len(before[0]) - size :] + phrase


_SLOT = re.compile(r"办公室|门户网站|信息公开|政务公开|印发|做好|进一步|条例|公开|办公厅|工作|主动|平台|负责")


def substitutes(texts: Iterable[str], own: str = "") -> tuple[str, ...]:
    """Phrases that stand in the place of a frequent word: the same words of vice in different collocations."""
    slots: dict[str, Counter[str]] = {}
    for text in texts:
        for run in runs(text):
            start = _name_start(text, run, own)
            after = _SLOT.match(text, run.end)
            if start < run.start and (run.count(Trade.VICE) or _LATIN.search(text[start : run.start])):
                slots.setdefault(text[start : run.end], Counter())[after.group() if after else ""] += 1
    return tuple(
        phrase for phrase, after in slots.items() if after.total() >= _TIMES and len(set(after) - {""}) > 1
    )
