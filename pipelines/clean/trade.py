"""The words with which betting and porn sites sell, and how a run of them is told from an office's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum


class Trade(Enum):
    """What a word of a promotion says; only BARE and HARD accuse by themselves, the others stand on portals too."""

    BARE = "what nobody says but such a site"
    HARD = "a game for money, or what is shown to grown-ups"
    SOFT = "what is sold, though it may be honest"
    BOAST = "that it is the true one, or the newest"
    PLAIN = "how to get it"
    MORE = "what only makes a promotion longer"


_SHOWN = "(?=吧|免费|高清|app|下载|网)"  # no office shows a league's games
_PILED = "(?=欧美|日韩|亚洲|国产|久久|精品|综合色|成人(?![礼教高])|无码(?!头)|性爱|乱伦|人妻|自拍|偷拍|一区)"  # such words in a row
#: each word begins with a character written out: a search for any of them leaps from one such character to the next
_CLASSES: Mapping[Trade, str] = {
    Trade.BARE: (
        r"送\d{1,5}元?(?:彩金|体验金|礼金)|大小单双|信用盘|幸运28|加拿大28|PC28|pc28|PC蛋蛋|德州扑克线上|百家乐线上|麻将线上|棋牌线上|牛牛线上|龙虎斗线上|"
        r"真钱(?=版|游戏|棋牌|娱乐|平台|麻将|app|捕鱼)|污版|成人短视频|成人小视频|可提现版|稳赚(?!不赔)|性爱|乱伦|综合色|人妻(?=熟|在线|视频|中|无码|久久)|"
        + "|".join(rf"{league}直播{_SHOWN}吧?" for league in ("英超", "西甲", "意甲", "德甲", "欧冠", "NBA", "nba", "世界杯", "欧洲杯"))
    ),
    Trade.HARD: (
        r"中国[)）](?:有限公司)?|China[)）]|"
        r"真人(?!图书|秀|教练|版|真)|百家乐|老虎机|博彩|投注|下(?<!地下)注(?!册|意|明|重|水|解|销)|娱乐城|娱乐场(?!所)|娱乐平台|体育平台|体育投注|"
        r"棋牌(?!室|活动|协会|比赛|赛|文化|类|进|桌|馆)|电竞(?!产业|赛事|比赛|行业|酒店|中心|馆)|电子游艺|电游|电玩城?|捕鱼(?!期|证|船|者|作业)|德州扑克|扑克(?!牌|比赛)|炸金花|斗地主|"
        r"时时彩|六合彩|一肖|三肖|六肖|特码|港彩|马会|彩金|试玩|返水|返点|洗码|赔率|滚球|盘口|轮盘|二十一点|无码|看(?<![观查收]看)片(?!区)|在线观看免费|"
        r"成人(?=影|视|网(?!上)|电|直|动|片|论|a|A|在|站)|荷官|幸运(?:飞艇|快艇)|极速赛车(?![运道手场基俱比])|北京赛车(?![运道手场基俱比])|激情(?=视|小说|影|电影|图|直播)|快[三3](?=彩|平台|官|app|娱|走势|开奖|计划)|毛片|黄片|a片|A片|国产精品(?=视频|在线|无码|久久|自拍|免费|亚洲|日韩|成人|[aA][vV])|午夜剧场|裸聊|情色|三级片|福利姬|一区二区(?:三区)?|"
        + "|".join(rf"{word}{_PILED}" for word in ("欧美", "日韩", "亚洲", "国产", "久久", "精品"))
    ),
    Trade.SOFT: (
        r"娱乐|综合体育|体育|电子竞技|彩票(?!公益)|开奖|足球网?|篮球网?|竞猜|比分|游戏|免费观看|高清视频|高清|视频|影视|影院|影音|大片(?!区|土|山|农|面)|影片|小说(?!家)|动漫|漫画|"
        r"麻将(?!馆|室)|视讯|电(?<=[A-Za-z0-9]电)子|电子(?=办公室|办公厅|门户|注册|官|最新|免费|手机|网页版|备用|登录|入口|app|APP|娱乐|试玩|游戏|平台|下载|安装|注册|在线|[(（·])|直播|国际"
    ),
    Trade.BOAST: (
        r"官方版|最新版本|最新版(?!本)|正版|免费版|官方网站|官方|官网|全站|首页官网|VIP|vip|手机版|安卓版|苹果版|电脑版|网页版|国际版|完整版|永久|备用|充值中心|下载地址|最新|在线观看|在线试玩"
    ),
    Trade.PLAIN: (
        r"网站|网址|入口|登录|登陆|注册|下载|安装包?|app|APP|App|平台|在线|线上(?=投注|娱乐|真人|博彩|棋牌|赌)|i[oO][sS]|I[oO][sS]|免费看|免费|首页|客户端|模拟器|开户|中国|大厅|播放|送|大全|链接|地址|通道|版|代理|加盟|充值|提现|手机"
    ),
    Trade.MORE: r"资料|计划|软件|查询|结果|全集|中心|观看|会(?=真人|官|体育|电|棋牌|娱乐|国际|app|APP|登录|最新|入口|试玩|备用|充值|在线试|手机版)",
}  # fmt: skip
_WEIGHTS = {
    Trade.BARE: 5.0,
    Trade.HARD: 3.0,
    Trade.SOFT: 1.5,
    Trade.BOAST: 2.0,
    Trade.PLAIN: 1.0,
    Trade.MORE: 0.0,
}
_NAMED = 3.0  # weight of a promotion behind a name
_ASKED = 4.5  # where the sentence itself asks the reader to use what is named
_ALONE = 5.0  # weight of one that nobody's name stands before
_GLUE = r"[·・\s\-_()（）|]{0,2}"
_WORD = re.compile("|".join(f"(?P<{kind.name}>{words})" for kind, words in _CLASSES.items()))
_ANY = "|".join(_CLASSES.values())
TRADE_WORD = re.compile(_ANY)
#: a pattern of the words without which nothing is sold
OFFERS = "|".join(_CLASSES[kind] for kind in (Trade.BARE, Trade.HARD, Trade.SOFT, Trade.BOAST))
#: a pattern of trade words that follow each other
WORDS = rf"(?:{_GLUE}(?:{_ANY}))"
_RUN = re.compile(rf"(?:{_ANY})(?:{_GLUE}(?:{_ANY}))*[)）]?")
_GLUED = re.compile(_GLUE)
#: how a site wants to be entered: a portal's video has none of it
_ENTRY = frozenset((
    "登录", "登陆", "注册", "入口", "安装", "网址", "地址", "app", "APP", "App", "开户", "代理", "充值", "提现", "模拟器",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Trade words that follow each other: their place in the text, and the class of each."""

    start: int
    end: int
    words: tuple[str, ...]
    kinds: tuple[Trade, ...]

    def count(self, *kinds: Trade) -> int:
        return sum(kind in kinds for kind in self.kinds)

    @property
    def vice(self) -> int:
        return self.hard + self.count(Trade.SOFT)

    @property
    def hard(self) -> int:
        return self.count(Trade.BARE, Trade.HARD)

    @property
    def weight(self) -> float:
        return sum(_WEIGHTS[kind] for kind in self.kinds)

    def sells(self, *, asked: bool = False) -> bool:
        """A promotion, if a name stands before it: enough said, and not by an everyday word alone.

        asked: the sentence itself asks its reader to use what is named, so that more must be said.
        """
        boasts = self.hard + self.count(Trade.BOAST)
        told = boasts or (self.vice and (_ENTRY & set(self.words) or self.weight >= _ASKED))
        return (
            bool(told)
            and len(self.words) > 1
            and self.weight >= (_ASKED if asked and not self.hard else _NAMED)
        )

    @property
    def sure(self) -> bool:
        """A promotion even without a name: more is said, some of it by no office."""
        return self.hard > 0 and self.weight >= _ALONE


def runs(text: str) -> Iterator[Run]:
    """The runs of trade words in a line."""
    for match in _RUN.finditer(text):
        yield run_at(text, *_closed(match))


def run_behind(text: str, at: int) -> Run | None:
    """The run that begins at this place, or behind a mark that only joins."""
    glued = _GLUED.match(text, at)
    match = _RUN.match(text, glued.end() if glued else at) or _RUN.match(text, at)
    return run_at(text, *_closed(match)) if match else None


def _closed(match: re.Match[str]) -> tuple[int, int]:
    """Where a run begins and ends; a bracket that was opened before it is no part of it."""
    run = match.group()
    strange = run[-1] in ")）" and not any(mark in run for mark in "(（中C")
    return match.start(), match.end() - strange


def run_at(text: str, start: int, end: int) -> Run:
    """The run that stands in this place of the text."""
    words, at = [], start
    while at < end:  # word by word with all the text in view: some look ahead, none shall look far
        word = _WORD.match(text, at)
        if word and word.end() <= end:
            words.append(word)
        at = word.end() if word else at + 1
    kinds = tuple(Trade[word.lastgroup] for word in words if word.lastgroup)
    return Run(start, end, tuple(word.group() for word in words), kinds)


def shorter(text: str, run: Run) -> Run:
    """The run without its last word, for one that belongs to the sentence after it."""
    last = text.rindex(run.words[-1], run.start, run.end)
    return run_at(text, run.start, last)
