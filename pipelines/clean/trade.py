"""The words with which betting and porn sites sell, and how a run of them is told from an office's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum


class Trade(Enum):
    """What a word of a promotion says; VICE and BOAST make one, PLAIN words stand on portals too."""

    VICE = "what is sold"
    BOAST = "that it is the true one"
    PLAIN = "how to get it"


_CLASSES: Mapping[Trade, str] = {
    Trade.VICE: (
        r"娱乐城|娱乐平台|娱乐场|娱乐|体育平台|体育投注|体育|电子竞技|电竞|棋牌(?!室)|真人|博彩|彩票(?!公益)|投注|下注|老虎机|百家乐|"
        r"捕鱼|德州扑克|一肖|三肖|六肖|特码|开奖|港彩|马会|足球|篮球|游戏|试玩|彩金|返水|赔率|比分|无码|在线观看|免费观看|高清视频|视频|影院|影片|大片|电(?<=[A-Za-z0-9]电)子|电子(?=注册|官|最新|免费|手机版|网页版|登录|入口|app|APP|娱乐|试玩|游戏|[(（])|直播|成人|激情|麻将(?!馆)"
    ),
    Trade.BOAST: r"官方版|最新版(?!本)|正版|免费版|官方|官网|全站|最新|国际|首页官网|VIP|vip|手机版|安卓版|苹果版|电脑版|网页版|永久",
    Trade.PLAIN: (
        r"网站|网址|入口|登录|登陆|注册|下载|安装|app|APP|App|平台|在线|免费|首页|客户端|模拟器|开户|中国|大厅|播放|送|大全|链接|地址|通道|版"
    ),
}  # fmt: skip
_GLUE = r"[·・\s\-_()（）|]{0,2}"
_WORD = re.compile("|".join(f"(?P<{kind.name}>{words})" for kind, words in _CLASSES.items()))
_ANY = "|".join(_CLASSES.values())
#: a pattern of the words without which nothing is sold
OFFERS = f"{_CLASSES[Trade.VICE]}|{_CLASSES[Trade.BOAST]}"
#: a pattern of trade words that follow each other
WORDS = rf"(?:{_GLUE}(?:{_ANY}))"
_RUN = re.compile(rf"(?:{_ANY})(?:{_GLUE}(?:{_ANY}))*[)）]?")
#: what sells beyond doubt: no office says it of its own site
_SURE = re.compile(
    r"官方版|最新版|试玩|娱乐城|娱乐平台|体育平台|博彩|投注|下注|老虎机|百家乐|彩金|返水|无码|在线观看|免费观看|开户"
)

_HARD = re.compile(
    r"真人|百家乐|老虎机|博彩|投注|下注|娱乐城|无码|成人|激情|棋牌|电竞"
)  # no portal offers these


@dataclass(frozen=True, slots=True)
class Run:
    """Trade words that follow each other: their place in the text, and how many of each class."""

    start: int
    end: int
    words: tuple[str, ...]
    kinds: tuple[Trade, ...]

    def count(self, kind: Trade) -> int:
        return self.kinds.count(kind)

    @property
    def sells(self) -> bool:
        """A promotion, if a name stands before it: vice on offer, a boast beyond doubt, or one with two more words."""
        vice, boast, plain = (self.count(kind) for kind in Trade)
        if self.kinds[0] is Trade.PLAIN and not vice:
            return False
        if vice > 1 and any(_HARD.fullmatch(word) for word in self.words):
            return True
        if vice > 0 or (boast > 0 and self.sure):
            return vice + boast + plain > 1 and boast + plain > 0
        return boast > 0 and boast + plain > 2

    @property
    def sells_alone(self) -> bool:
        """A promotion even without a name: at least three words, one of them beyond doubt."""
        return len(self.words) > 2 and self.sure and self.kinds[0] is not Trade.PLAIN

    @property
    def sure(self) -> bool:
        return any(_SURE.fullmatch(word) for word in self.words)


def runs(text: str) -> Iterator[Run]:
    """The runs of trade words in a line."""
    for match in _RUN.finditer(text):
        yield _run(text, match.start(), match.end())


def _run(text: str, start: int, end: int) -> Run:
    words = list(_WORD.finditer(text, start, end))
    kinds = tuple(Trade[word.lastgroup] for word in words if word.lastgroup)
    return Run(start, end, tuple(word.group() for word in words), kinds)


def shorter(text: str, run: Run) -> Run:
    """The run without its last word, for one that belongs to the sentence after it."""
    last = text.rindex(run.words[-1], run.start, run.end)
    return _run(text, run.start, last)
