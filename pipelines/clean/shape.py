"""Injected words by their shape: a promotional phrase that breaks a sentence, whatever brand it sells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipelines.clean.genre import CHARACTERS, begins_long_word, ending, ends_long_word, holds_word, is_break
from pipelines.clean.trade import TRADE_WORD, Run, Trade, run_at, run_behind, runs, shorter

_LONGEST = 6  # characters of a brand in Chinese
_USUAL = 2  # characters of most brands: so long is one taken to be where nothing shows its beginning
_PLAUSIBLE = 3  # characters of a name that may be made of everyday characters
_LENGTH_COSTS = 0.4  # what a name must be surer of its beginning for each character beyond the usual
_ASKS = re.compile(
    r"(?:登[录陆]|下载|关注|通过|使用|推广|安装|打开|进入|利用|依托|访问|注册|借助|运用|搜索|[可请能，、。]在|[“\"'])[“\"]?$"
)
_CHANNEL = re.compile(
    r"(?:信息|政务|村务)?(?:公开|公示|公告|宣传)[栏屏]|微信公众号"
)  # what the sentence asks to use: the name before it is in its way
_AT_TRADE = 2.5  # how surely a name may begin behind a trade word
_LATIN = re.compile(r"(?=\d{0,6}[A-Za-z])[A-Za-z0-9.]{2,14}$|(?<![A-Za-z0-9])[A-Z]$")
_LATIN_NAME = 15  # characters of such a name, and the one before it
_PREFIX = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]{0,6}$")
_TECHNICAL = re.compile(
    r"(?:[345]G|AI|VR|AR|IP|IPTV|LED|QQ|TV|WiFi|H5|PC|OA|IT|ICP|PDF|WORD|EXCEL|CCTV.?\d*|GPS|PPP|APP|WEB|SNS|KTV|DVD|3D|PPT|MOOC|NBA|CBA|[\w.]+\.(?:cn|com|net|org))$",
    re.IGNORECASE,
)  # what is written in Latin letters and is nobody's brand
_PLACE = frozenset(
    "镇乡县市区省局办委厅村院站社部处网台报校所馆节赛展季街路"
)  # a name that ends so is an office's or a place's
_LEADS = frozenset("在可为与和及或的被把从由向对以至到")  # no name ends with a word that leads to the next
_PLACED = re.compile(r".+[省市县区镇乡].{2,}")  # a place, and a brand behind it
_OWN = re.compile(
    r"政府|政务|公众号|信息|群众|街道|居民|服务|公开|党|人民|抖音|快手|微信|腾讯|央视|爱山东|浙里|智慧|云上|美丽"
)
_TAILS = frozenset(
    ("政府网站", "门户网站", "公开网站", "信息平台", "公开平台", "服务平台", "媒体平台", "政务直播", "网站首页", "移动客户端", "政务客户端", "服务客户端")
)  # fmt: skip
_CALLS = frozenset((
    "地址", "app", "APP", "中心", "免费版", "全站", "官网", "官方网站", "入口", "下载", "网址", "注册", "安装", "平台", "登录", "登陆", "最新版", "最新版本", "手机版", "网页版", "首页", "在线观看", "在线试玩", "代理", "充值",
))  # fmt: skip
_RETURNED = frozenset((
    "网站", "首页", "平台", "在线", "中国", "手机", "链接", "大厅", "地址", "客户端", "播放", "通道", "免费", "查询", "结果", "计划", "资料", "软件", "中心", "观看", "最新", "送",
))  # fmt: skip
_FOLLOWS = re.compile(
    r"(?:注册|试玩|登录|登陆|投注|下载|开户|充值|代理)(?:平台|网站|中心|地址|链接|通道|大厅)|官方网站|网址大全|(?:安装|下载)最新"
)
_TIMES = 3  # a phrase in the place of a frequent word comes back
_BRAND = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]{2,8}")


def promotions(text: str, own: str = "") -> Iterator[tuple[int, int]]:
    """Spans of promotional phrases with their unknown brand; own is what the page is called by its publisher.

    The brand begins where a word of the genre, a mark or a number ends; where no such place is near, only what
    no office ever says is taken for a promotion.
    """
    for whole in runs(text):
        for part in _parts(text, whole):
            start = _name_start(text, part, own)
            run = _without_tail(text, part, start)
            asked = bool(_ASKS.search(text, max(0, start - 6), start)) and not _CHANNEL.match(text, run.end)
            if (start < run.start and run.sells(asked=asked)) or run.sure:
                yield start, run.end


def offer_behind(text: str, at: int, start: int) -> Run | None:
    """The trade words right behind a known brand that begins at start and ends here; None where none follow."""
    run = run_behind(text, at)
    return _without_tail(text, next(_parts(text, run)), start, known=True) if run else None


def _parts(text: str, run: Run) -> Iterator[Run]:
    """A run cut where something is sold anew after the call to get it, as in 官网|体育平台."""
    start, place = run.start, run.start
    before = ""
    for word, kind in zip(run.words, run.kinds, strict=True):
        at = text.index(word, place)
        if kind is Trade.SOFT and before in _CALLS and at > start:
            yield run_at(text, start, at)
            start = at
        place, before = at + len(word), word
    yield run_at(text, start, run.end)


def is_bare_name(text: str, own: str) -> bool:
    """A line that is nothing but a brand and what it sells: 明升体育."""
    first = next(runs(text), None)
    if first is None or first.end < len(text) or not first.vice:
        return False
    return first.start > 0 and _name_start(text, first, own) == 0


def _name_start(text: str, run: Run, own: str) -> int:
    """Where the name before a run of trade words begins; the run's own start where there is none."""
    end = run.start
    latin = _LATIN.search(text, max(0, end - _LATIN_NAME), end)
    if latin:
        return end if _TECHNICAL.search(text[:end]) else latin.start()
    floor = max(0, end - _LONGEST)
    floor = next((at + 1 for at in range(end - 1, floor - 1, -1) if is_break(text[at])), floor)
    found = {
        at: sure - _LENGTH_COSTS * (end - at - _USUAL)
        for at in range(end - 2, floor - 1, -1)
        if (sure := _ending(text, at)) and _is_name(text[at:end], own, run.words[0])
    }
    if found and not (ends_long_word(text, end) and not run.sure):
        return _with_prefix(text, _strange_part(text, max(found, key=lambda at: found[at]), end))
    usual = end - _USUAL
    if (
        run.sells()
        and usual >= floor
        and not ending(text, end)
        and _is_name(text[usual:end], own, run.words[0])
    ):
        return _with_prefix(text, usual)
    return end


def _ending(text: str, at: int) -> float:
    """As for words of the genre; trade words that stand in the sentence end, too."""
    sold = any(TRADE_WORD.fullmatch(text, at - size, at) for size in (2, 3) if at >= size)
    return max(ending(text, at), _AT_TRADE if sold else 0)


def _strange_part(text: str, start: int, end: int) -> int:
    """Where a name begins whose last characters no report has: an everyday one before them may be the sentence's."""
    at = end
    while at > start and text[at - 1] not in CHARACTERS:
        at -= 1
    return at if end - at >= _USUAL else start


def _with_prefix(text: str, at: int) -> int:
    """Latin letters right before a Chinese name are part of it: K8凯发."""
    prefix = _PREFIX.search(text[:at])
    return prefix.start() if prefix and not _TECHNICAL.search(text[:at]) else at


def _is_name(name: str, own: str, word: str) -> bool:
    """A name that may be a brand: none of the page's own, no place's, no word of an office in it.

    What the page is called counts for nothing where the brand was put into that, too.
    """
    if name in own and name + word not in own:
        return False
    if name[-1] in _PLACE or name[-1] in _LEADS or _OWN.search(name) or _PLACED.fullmatch(name):
        return False
    if len(name) > _PLAUSIBLE and CHARACTERS.issuperset(name[:-_USUAL]):
        return False  # rather a word that is not in the list, and a brand
    return not holds_word(name) and not TRADE_WORD.search(name)


def _without_tail(text: str, run: Run, start: int, *, known: bool = False) -> Run:
    """The last word given back where it belongs to the sentence: 政府|…|网站, …官网|网站类型.

    known: the brand accuses by itself; else what is left must still sell.
    """
    while len(run.words) > 1 and run.words[-2] != "官方" and _belongs(text, run, start):
        left = shorter(text, run)
        if not (known or left.sells()):
            break
        run = left
    return replace(run, end=run.end - 1) if _ends_in_a_word(text, run.end) else run


def _ends_in_a_word(text: str, end: int) -> bool:
    """The last character begins a word of the sentence, and what is before it sells too: 最新版|本年度."""
    sold = any(TRADE_WORD.fullmatch(text, end - 1 - size, end - 1) for size in (2, 3))
    return sold and begins_long_word(text, end - 1)


def _belongs(text: str, run: Run, start: int) -> bool:
    before, last = run.words[-2:]
    if _FOLLOWS.fullmatch(before + last):
        return False
    if before == last or text[max(0, start - 2) : start] + last in _TAILS:
        return True
    goes_on = begins_long_word(text, run.end) or text[run.end : run.end + 1] in (":", "：")
    return goes_on and before in _CALLS and last in _RETURNED


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
            if not (run.vice or _LATIN.search(text, max(0, run.start - _LATIN_NAME), run.start)):
                continue  # asked before the name is sought: nearly all are words of an office
            start = _name_start(text, run, own)
            after = _SLOT.match(text, run.end)
            if start < run.start and (run.vice or _LATIN.search(text[start : run.start])):
                slots.setdefault(text[start : run.end], Counter())[after.group() if after else ""] += 1
    return tuple(
        phrase for phrase, after in slots.items() if after.total() >= _TIMES and len(set(after) - {""}) > 1
    )
