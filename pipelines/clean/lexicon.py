"""The rules of injected words: each row says what it catches and what it spares, and its test reads just that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpamRule:
    """A pattern of injected words; the match, nothing around it, is what is taken out."""

    name: str
    pattern: re.Pattern[str]
    catches: tuple[str, ...]
    spares: tuple[str, ...]


# brands of betting and porn sites as they stand in hacked pages; those that are places, too, need a trade word
_ALONE = (
    r"麻将胡了\d?|PG\s*电子|PG模拟器|德赢\s*(?:VWIN|vwin)?|VWIN|新葡京|葡京娱乐|澳门威尼斯人|威尼斯人娱乐|海棠直播|菠萝视频|国产精品|"
    r"明升(?:体育|M88|88)|开云(?:体育|kaiyun)|亚博(?:体育|vip|娱乐)|乐鱼(?:体育|娱乐)|米乐(?:M6|m6|体育)|华体会|hth体育|爱游戏体育|"
    r"必赢亚洲|bet\s?365|bt365|365bet|金沙娱乐|永利(?:皇宫|娱乐|博)|皇冠(?:体育|足球|现金网)|九游娱乐|星空体育|幸运飞艇|时时彩|"
    r"比分直播(?:[,，]篮球比分直播)?|欧洲杯直播|老虎机游戏|真人百家乐|澳门百家乐"
)
_PLACE_LIKE = r"开云|明升|亚博|必赢|乐鱼|米乐|爱游戏|九游|星空|金沙|皇冠|永利|太阳城|凤凰|天博|银河|六合彩|老虎机|百家乐|棋牌"
_TRADE = (
    r"最新|官方|官网|网站|网址|手机版|安卓版|苹果版|正版|版|登录|登陆|注册|入口|下载|安装|app|APP|平台|试玩|娱乐城|娱乐|电竞|棋牌|真人|"
    r"在线观看|在线|无码|免费|模拟器|投注|下注|博彩|开户|首页|体育|游戏|直播|中国|送彩金"
)
_CLEAR_TRADE = r"官方版|最新版|试玩|娱乐城|博彩|投注|下注|真人|棋牌|老虎机|彩金|电竞|百家乐|体育平台|娱乐平台|无码|在线观看"
_GLUE = r"[·・\s\-_()（）|,，]{0,2}"
_GOVERNMENT = r"政府|政务|公众号|信息|群众|镇|乡|县|街道|村|居民|服务|公开|办|局|APP|app"

RULES: tuple[SpamRule, ...] = (
    SpamRule(
        "brand_injection",
        re.compile(rf"(?:{_ALONE})(?:{_GLUE}(?:{_TRADE}))*", re.IGNORECASE),
        catches=("信息公开栏、麻将胡了最新官方版下载村民微信群等渠道", "青川县德赢VWIN办公室", "PG电子·模拟器·试玩平台"),
        spares=(
            "打击治理跨境赌博,查处麻将馆和棋牌室", "福利彩票公益金使用情况公示", "金沙镇政府信息公开工作年度报告",
            "政务直播和在线访谈", "“幸福东区APP”下载", "皇冠街道办事处", "防范电信网络诈骗,整治老虎机游戏", "举办国球文化周",
        ),
    ),
    SpamRule(
        "brand_injection",
        re.compile(
            rf"(?:(?<![^、，,。；;：:“”\s])|(?<=通过)|(?<=利用)|(?<=依托)|(?<=运用)|(?<=以及)|(?<=登录))(?!(?:[^、，,。；;：:\s]{{0,8}}(?:{_GOVERNMENT})))[A-Za-z0-9\u4e00-\u9fff]{{2,8}}?"
            rf"(?=(?:{_TRADE})+)(?:{_TRADE})*?(?:{_CLEAR_TRADE})(?:{_TRADE})*(?:{_TRADE}|$)"
        ),
        catches=("通过公示栏、彩云飞官方版下载等渠道公开", "通过彩云飞棋牌最新官方版下载微信公众号公开3条", "我镇制定了方案,金鼎宝体育平台官网登录注册全年公开12条"),
        spares=(
            "政府网站官网下载", "通过“示例发布”微信公众号、手机APP下载使用", "加强真人图书馆建设", "开展棋牌室整治行动",
            "电竞产业发展规划公开", "村民棋牌活动室", "文化娱乐场所监管信息12条",
        ),
    ),
    SpamRule(
        "brand_injection",
        re.compile(rf"(?:{_PLACE_LIKE})(?:{_GLUE}(?:{_TRADE})){{2,}}", re.IGNORECASE),
        catches=("主动公开金沙官网登录入口政府信息12条",),
        spares=("金沙政务服务平台", "金沙镇官方网站登录", "取缔六合彩网站平台", "银河镇直播带货"),
    ),
)  # fmt: skip

# words of law enforcement near a brandless noun make it content
_LAW = re.compile(r"打击|整治|查处|严禁|禁赌|防范|取缔|警示|拒绝|涉赌|赌博|诈骗")
_NEAR = 15  # characters


def injected(text: str, brands: Sequence[str] = ()) -> list[tuple[int, int, str]]:
    """Spans of injected words in a line: start, end, rule; those that law enforcement speaks of are spared.

    brands are names the page itself gave away, see `learned`.
    """
    spans: list[tuple[int, int, str]] = []
    for name, pattern in _patterns(brands):
        for match in pattern.finditer(text):
            start, end = match.span()
            near = text[max(0, start - _NEAR) : end + _NEAR]
            if end > start and not _LAW.search(near) and not any(s < end and start < e for s, e, _ in spans):
                spans.append((start, end, name))
    return sorted(spans)


def _patterns(brands: Sequence[str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    if brands:
        names = "|".join(map(re.escape, brands))
        yield "brand_injection", re.compile(rf"(?:{names})(?:{_GLUE}(?:{_TRADE}))+")
    yield from ((rule.name, rule.pattern) for rule in RULES)


_TRADES = re.compile(rf"(?:{_GLUE}(?:{_TRADE}))+")
_BRAND_NAME = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]{2,8}")
_TIMES = 3  # a hidden block repeats its brand before every trade word


def learned(texts: Iterable[str]) -> tuple[str, ...]:
    """Brands that hidden blocks give away: a name that stands before trade words again and again.

    `飞鸟官网 飞鸟app下载 飞鸟登录入口` names 飞鸟.
    """
    found: Counter[str] = Counter()
    for text in texts:
        found.update(piece.strip() for piece in _TRADES.split(text))
    known = (name for name, times in found.items() if times >= _TIMES)
    return tuple(name for name in known if _BRAND_NAME.fullmatch(name) and not re.search(_GOVERNMENT, name))
