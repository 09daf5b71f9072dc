"""The rules of injected words: each row says what it catches and what it spares, and its test reads just that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipelines.clean import disguised
from pipelines.clean.branches import by_first
from pipelines.clean.disguised import meetings
from pipelines.clean.genre import holds_word, is_break
from pipelines.clean.shape import offer_behind, promotions
from pipelines.clean.trade import OFFERS, TRADE_WORD, runs
from pipelines.clean.trade import WORDS as TRADE_WORDS


@dataclass(frozen=True, slots=True)
class Known:
    """What a page tells of itself: brands and phrases it gave away, and what its publisher calls it (own).

    noisy: symbols are strewn into its words. disguised: some of its words may be no plain characters.
    """

    brands: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    own: str = ""
    noisy: bool = False
    disguised: bool = False


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpamRule:
    """A way to find injected words; the span, nothing around it, is what is taken out."""

    name: str
    reason: str
    find: Callable[[str, Known], Iterable[Span]]
    catches: tuple[str, ...]
    spares: tuple[str, ...]


# brands of betting and porn sites as they stand in hacked pages: nobody else's words, no everyday word but with a trade
# word behind it, and those that are places, too
_ALONE = (
    r"麻将胡了\d?|PG\s*电子|PG模拟器|德赢\s*(?:VWIN|vwin)?|VWIN|澳门新葡京|新葡京|葡京娱乐|澳门威尼斯人|威尼斯人(?=娱乐|官|真人|登|app)|海棠直播|菠萝视频|"
    r"明升(?:体育|M88|88)|开云(?:体育|kaiyun)|亚博(?:体育|vip|娱乐)|乐鱼(?:体育|娱乐)|米乐(?:M6|m6|体育)|华体会|hth体育|爱游戏体育|"
    r"必赢亚洲|bet\s?365(?![A-Za-z0-9])|bt365(?![A-Za-z0-9])|365bet(?![A-Za-z0-9])|金沙娱乐|永利(?:皇宫|娱乐|博)|皇冠(?:体育|足球|现金网)|九游娱乐|星空体育|幸运飞艇|时时彩|"
    r"比分直播[,，]篮球比分直播|老虎机游戏|真人百家乐|澳门百家乐"
)
_LATIN = (
    "kaiyun|leyu|hth|manbetx|ayx|yobo|yabo|ng28|w88|betway|1xbet|bwin|bbin|cq9|bob|kok|m88|fun88|dafabet|jdb"
)
_STRANGE = (
    r"乐鱼|亚博|米乐|爱游戏|华体会|九游会|金年会|凯发|尊龙|必赢|必威|德赢|泛亚电竞|雷火电竞|麻豆传媒|"
    + "|".join(rf"{number}(?=彩票|体育(?:官|投|app|平台))" for number in (168, 500, 365, 188))
)
_STRANGE_LATIN = rf"(?<![A-Za-z0-9.@/])(?:{_LATIN})(?![A-Za-z0-9])"
_PLACE_LIKE = (
    r"开云|明升|亚博|必赢|乐鱼|米乐|爱游戏|九游会?|星空|金沙|皇冠|永利|太阳城|凤凰|天博|银河|凯发|龙8|尊龙|金年会|万博|半岛|雷火|泛亚|沐鸣|杏彩|杏耀|摩登|恒行|"
    r"天辰|蓝冠|必威|立博|伟德|威廉希尔|澳博|博亚|利来|环亚|申博|通博|优德|博天堂|大发|彩神|亿发|南宫|完美|江南|新濠|威尼斯|葡京|快[三3]"
)
_NOUNS = r"六合彩|老虎机|百家乐|棋牌"
_BEFORE = r"(?:(?<![A-Za-z0-9.@/])[A-Za-z][A-Za-z0-9]{0,7}[·\s]?)?"  # K8凯发
_BEHIND = rf"(?:[·\s]?(?:[A-Za-z][A-Za-z0-9]{{0,7}}|\d{{2,4}})(?={TRADE_WORDS}))?"  # 必赢亚洲bwin官网, 大发888娱乐场
_NAMES_A_PLACE = re.compile(
    r"小区|社区|花园|村(?!民|务|级)|路|街|镇|乡|广场|大厦|酒店|超市|商店|小学|幼儿园|大道|桥|湖|河|山|地块|片区|项目"
)

_PLACE_BRAND = re.compile(_PLACE_LIKE)


def _selling(brand: str, least: int, *, words: str = "") -> Callable[[str, Known], Iterator[Span]]:
    """A brand with at least so many trade words behind it, as far as they are not the sentence's own.

    words: the brands with nothing around them, asked first; the pattern itself where it asks for nothing else.
    """
    named = re.compile((words or brand).lower())
    compiled = re.compile(rf"{_BEFORE}(?:{brand}){_BEHIND}", re.IGNORECASE)

    def find(text: str, _: Known) -> Iterator[Span]:
        if not named.search(text.lower()):
            return
        for match in compiled.finditer(text):
            offer = offer_behind(text, match.end(), match.start())
            if offer and (len(offer.words) >= least or offer.hard):
                yield match.start(), offer.end
            elif not least and not _NAMES_A_PLACE.match(text, match.end()):
                yield match.span()

    return find


def _named(text: str, known: Known) -> Iterator[Span]:
    if known.brands:
        names = "|".join(map(re.escape, known.brands))
        yield from (m.span() for m in re.finditer(rf"(?:{names}){TRADE_WORDS}+", text))


def _shaped(text: str, known: Known) -> Iterator[Span]:
    """Promotions of unknown brands; where a known one stands in front of the trade words, the span begins with it."""
    for start, end in promotions(text, known.own):
        yield _brand_start(text, start, end), end


_LOOK_BACK = 6  # characters of a known brand and the number it bears: 大发888


def _brand_start(text: str, start: int, end: int) -> int:
    found = _PLACE_BRAND.finditer(text, max(0, start - _LOOK_BACK), end)
    named = next((m for m in found if m.end() >= start or text[m.end() : start].isdecimal()), None)
    if named is None or (named.start() > start and text[start : named.start()].isascii()):
        return start
    return named.start()


RULES: tuple[SpamRule, ...] = (
    SpamRule(
        "brand_injection",
        "where a stranger wants to be met: an address spelled out, a messenger with an offer, an offer in English",
        lambda text, _: meetings(text),
        catches=(
            "公开信息访问jd88点com领取彩金12条", "村民微信群、TG：@hongli66官方客服等渠道", "加微信vx66801代开户及时发布信息",
            "公示栏best online casino bonus及时更新", "及时发布VWIN login信息",
        ),
        spares=(
            "上午9点30分召开会议", "办公QQ群号为123456789", "微信公众号jinsha2023发布信息12条", "乘坐飞机出行安全提示", "开通银行账户在线开户服务",
            "登录www点xxgk点gov点cn查询", "OA office online系统", "3点PM前报送",
        ),
    ),
    SpamRule(
        "brand_injection",
        "a known brand of betting or porn sites, with the trade words behind it",
        _selling(_ALONE, 0),
        catches=("信息公开栏、麻将胡了最新官方版下载村民微信群等渠道", "青川县德赢VWIN办公室", "PG电子·模拟器·试玩平台"),
        spares=(
            "打击治理跨境赌博,查处麻将馆和棋牌室", "福利彩票公益金使用情况公示", "金沙镇政府信息公开工作年度报告",
            "政务直播和在线访谈", "“幸福东区APP”下载", "皇冠街道办事处", "防范电信网络诈骗,整治老虎机游戏", "举办国球文化周",
        ),
    ),
    SpamRule(
        "brand_injection",
        "a known brand that is no word of ours, with at least one trade word behind it",
        _selling(f"{_STRANGE}|{_STRANGE_LATIN}", 1, words=f"{_STRANGE}|{_LATIN}"),
        catches=("公开乐鱼官网信息12条", "积极回应九游会J9登录群众关切", "推进kaiyun官网政务公开", "加强米乐app业务培训"),
        spares=("凯发村完善村务公开", "尊龙山庄消防检查", "公开365体育健身项目", "发送至hth@126.com登录邮箱", "警惕亚博平台骗局"),
    ),
    SpamRule(
        "brand_injection",
        "a promotional phrase that breaks a sentence, whatever brand it sells",
        _shaped,
        catches=(
            "通过公示栏、彩云飞官方版下载等渠道公开", "通过彩云飞棋牌最新官方版下载微信公众号公开3条",
            "我镇制定了方案,金鼎宝体育平台官网登录注册全年公开12条", "各村综合利用信息公开灰鹭最新官方版下载栏公开",
            "全年主动公开政府信息kaifa体育官网入口215条", "推进政务公开青鸾娱乐app下载标准化规范化",
        ),
        spares=(
            "政府网站官网下载", "通过“示例发布”微信公众号、手机APP下载使用", "加强真人图书馆建设", "开展棋牌室整治行动",
            "电竞产业发展规划公开", "村民棋牌活动室", "文化娱乐场所监管信息12条", "县体育局官网登录入口", "在线直播政策发布会3场",
            "推广浙里办APP下载注册", "公开足球篮球场馆免费开放信息", "通过县政府门户网站首页最新公开栏目", "群众体育和竞技体育赛事直播",
        ),
    ),
    SpamRule(
        "brand_injection",
        "a brand that the page itself gives away, with a trade word behind it",
        _named,
        catches=(),
        spares=(),
    ),
    SpamRule(
        "brand_injection",
        "a brand that is a place's name elsewhere, with at least two trade words behind it",
        _selling(f"{_PLACE_LIKE}|{_NOUNS}", 2),
        catches=("主动公开金沙官网登录入口政府信息12条",),
        spares=("金沙政务服务平台", "金沙镇官方网站登录", "取缔六合彩网站平台", "银河镇直播带货"),
    ),
)  # fmt: skip

# words of law enforcement near a brandless noun make it content
_LAW = re.compile(
    r"打击|整治|查处|严禁|禁赌|防范|取缔|警示|拒绝|涉赌|赌博|诈骗|警惕|诱赌|曝光|清查|骗局|禁毒|扫黄|非法|不法|暗链|黑链|外链|抢注|植入|篡改|赌场|聚赌|赌资|查获|侦破|冒用|仿冒|冒充"
)
_NEAR = 15  # characters
_OFFERED = 3.0  # weight of trade words that are an offer by themselves
_OFFER = re.compile(
    r"(?:官方版|最新版|官网|官方|最新).{0,6}(?:下载|登录|注册|入口|安装)"
)  # no warning says where to get it
_NOTHING = Known()


def injected(text: str, known: Known = _NOTHING) -> tuple[tuple[int, int, str], ...]:
    """Spans of injected words in a line: start, end, rule; those that law enforcement speaks of are spared."""
    plain = disguised.folded(text) if known.disguised else text
    asked = known.phrases or known.brands or known.disguised or may_sell(plain)
    return _injected(plain, known) if asked else ()


def promotes(text: str) -> bool:
    """Whether a piece of text is an offer and nothing else: trade words of which some sell, perhaps behind a name."""
    found = [run for run in runs(text) if run.vice or run.weight >= _OFFERED]
    return bool(found) and 2 * sum(run.end - run.start for run in found) >= len(text)


@lru_cache(maxsize=256)  # a page that gives nothing away asks its few suspicious lines the same again
def _injected(text: str, known: Known) -> tuple[tuple[int, int, str], ...]:
    spans = [
        (match.start(), match.end(), "brand_injection")
        for phrase in known.phrases
        for match in re.finditer(re.escape(phrase), text)
    ]
    if known.disguised:
        spans += [
            (s, e, "brand_injection")
            for s, e, said in disguised.parted(text)
            if injected(said) or promotes(said)
        ]
    if not (spans or known.brands or may_sell(text)):
        return ()
    for rule in RULES:  # the surest first
        for start, end in rule.find(text, known):
            near = text[max(0, start - _NEAR) : end + _NEAR]
            spared = _LAW.search(near) and not _OFFER.search(text, start, end)
            if end > start and not spared and not any(s < end and start < e for s, e, _ in spans):
                spans.append((start, end, rule.name))
    return tuple(_closed(text, [_whole(text, *span) for span in sorted(spans)]))


_PAIRS = frozenset(("（）", "()", "“”", "【】", "《》", "「」", "[]"))


def _whole(text: str, start: int, end: int, name: str) -> tuple[int, int, str]:
    """A span with the brackets around it, where nothing else stands between them."""
    if text[max(0, start - 1) : start] + text[end : end + 1] in _PAIRS:
        return start - 1, end + 1, name
    return start, end, name


_GAP = range(2, 6)  # characters between two injected phrases: the brand of the second
_CROWDED = 0.6  # share of a line in injected words from which hardly anything of it is the report's
_STRUNG = 0.8  # share in trade words of any kind from which a line is a string of promotions
_END = re.compile(r"[。；]")


#: what every rule asks for: most lines hold none of it, and need no closer look. In small letters and each word
#: beginning with a character that is written out, so that the search leaps from one such character to the next
_MAY_SELL = re.compile(
    by_first(f"{_ALONE}|{_LATIN}|麻豆|{_PLACE_LIKE}|{_NOUNS}|{OFFERS}|{disguised.OFFERS}".lower())
)


@lru_cache(maxsize=1024)  # a line is asked alone, then with what the whole page gives away
def may_sell(text: str) -> bool:
    """Whether a brand, vice or a boast stands in a line at all; asked before any closer look."""
    return _MAY_SELL.search(text.lower()) is not None


def _is_crowded(text: str, spans: list[tuple[int, int, str]]) -> bool:
    taken = {at for start, end, _ in spans for at in range(start, end)}
    if len(taken) >= _CROWDED * len(text):
        return not _speaks(text, spans)
    offered = {at for run in runs(text) if run.vice for at in range(run.start, run.end)}
    return len(taken | offered) >= _STRUNG * len(text)


def _speaks(text: str, spans: list[tuple[int, int, str]]) -> bool:
    """Whether what stands around the injected words has a word of the genre in it that sells nothing."""
    edges = [0, *(at for start, end, _ in spans for at in (start, end)), len(text)]
    rest = "\n".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return holds_word(TRADE_WORD.sub("\n", rest))


def _closed(text: str, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans with the small gaps between them closed; the whole line where hardly anything else stands in it."""
    if not spans:
        return spans
    if _is_crowded(text, spans) and not _END.search(text):
        return [(0, len(text), spans[0][2])]
    joined = [spans[0]]
    for start, end, name in spans[1:]:
        first, last, its = joined[-1]
        if (
            start - last in _GAP
            and not holds_word(text[last:start])
            and not any(map(is_break, text[last:start]))
        ):
            joined[-1] = (first, end, its)
        else:
            joined.append((start, end, name))
    return joined
