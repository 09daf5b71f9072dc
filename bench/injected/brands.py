"""Brands and their promotion, invented from a seed; a third of the cores is drawn by the gate alone."""

from __future__ import annotations

from random import Random

#: known from real clones: the kind a lexicon may name
_KNOWN = (
    "PG电子",
    "麻将胡了",
    "德赢VWIN",
    "新葡京",
    "华体会",
    "乐鱼体育",
    "开云体育",
    "必赢国际",
    "老虎机游戏",
    "海棠直播",
    "菠萝视频",
    "明升体育",
)
#: nobody's: no list can know them, only their shape gives them away
_CORES = ("澄鲸", "赤隼", "霓巢", "金貘", "珀豹", "九鲲", "鎏莺", "蓝鳄", "狸猫王", "KOV", "ZB7", "mubo", "银翎", "虎跃龙", "七彩蝶", "U8", "欢聚鼠", "天珑")  # fmt: skip
_HELD_CORES = ("墨鹞", "翡蜥", "鸿貂", "雪鸮", "QX6", "lobe", "紫獴", "大狮子", "喵趣")
#: of such characters and letters the gate makes names that nobody has written down before
_HELD_CHARACTERS = "鸢鹭鹮鲟鲈鲑麋麝貂獾狍猞蜓蝉萤蛟鳐犀羚骏骁驰骥鸾凰麟鼋鲲鹏昊曜煜熠炫炽焱霆霁霄岚岳嵘峥嵩琅琊瑜瑾璃琥珀玺瑶绮绫缎锦葵蓼蔷薇茉芷荔榕槿樱桉椰"
_HELD_LETTERS = "BDFGHJKLMNPQTVXZ"
_TRADES = ("体育", "电子", "娱乐", "国际", "棋牌", "直播", "视频", "彩票", "电竞", "真人")
_HELD_TRADES = ("影视", "捕鱼", "博彩", "竞猜", "小说")
_PROMOTIONS = ("官网", "官方网站", "最新官方版下载", "app下载", "登录入口", "注册平台", "试玩平台", "在线观看", "免费版下载", "娱乐城官网", "手机版登录", "网页版入口")  # fmt: skip
_HELD_PROMOTIONS = ("APP官方下载安装", "在线试玩", "最新版本入口", "平台登录", "下载安装最新版", "官方版注册")
_LURES = ("免费高清在线观看", "国产精品视频", "无码在线播放", "成人影片大全", "开奖结果查询", "娱乐城注册送彩金", "真人棋牌下载", "手机在线看片", "精准六肖资料", "体育投注平台", "老虎机游戏大厅", "直播下载免费版")  # fmt: skip
_HELD_LURES = (
    "午夜剧场免费看",
    "时时彩计划软件",
    "激情小说全集",
    "百家乐试玩",
    "毛片在线网站",
    "澳门资料大全",
)


class Brands:
    """Draws brands, promotional phrases and keyword lists; `held_out` from the gate's own pools."""

    def __init__(self, rng: Random, *, held_out: bool) -> None:
        self._rng = rng
        self._cores = _HELD_CORES if held_out else _CORES
        self._trades = _TRADES + _HELD_TRADES if held_out else _TRADES
        self._promotions = _HELD_PROMOTIONS if held_out else _PROMOTIONS
        self._lures = _HELD_LURES if held_out else _LURES
        self._known = 0.0 if held_out else 0.3

    def brand(self) -> str:
        """A trade name without promotion."""
        if self._rng.random() < self._known:
            return self._rng.choice(_KNOWN)
        return self._core() + self._rng.choice(self._trades)

    def _core(self) -> str:
        """A name from the pool; the gate draws half of its own anew."""
        if self._cores is not _HELD_CORES or self._rng.random() < 1 / 2:
            return self._rng.choice(self._cores)
        if self._rng.random() < 1 / 4:
            return "".join(self._rng.sample(_HELD_LETTERS, self._rng.randint(2, 4)))
        return "".join(self._rng.sample(_HELD_CHARACTERS, self._rng.randint(2, 3)))

    def phrase(self) -> str:
        """A brand and what it calls for."""
        return self.brand() + self._rng.choice(self._promotions)

    def lures(self, count: int) -> list[str]:
        """Keywords that stuffing strings together."""
        own = [self.phrase() for _ in range(count)]
        return [
            self._rng.choice((lure, other))
            for lure, other in zip(self._rng.choices(self._lures, k=count), own, strict=True)
        ]
