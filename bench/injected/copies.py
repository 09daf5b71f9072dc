"""Attacks by copying: rewritten hosts, foreign script, glosses, mutilation, doorways, masks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random
from typing import Literal

import opencc

from bench.injected.shapes import Article, Line, Piece, Tools, plain

_SHORT = 22  # letters below which a mutilating copier drops a line
_ORPHAN = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
#: sounds of frequent letters, with and without tone
_SOUNDS = {
    "政": "zhèng", "府": "fǔ", "信": "xìn", "息": "xī", "公": "gōng", "開": "kāi", "發": "fā", "鎮": "zhèn", "務": "wù",
    "條": "tiáo", "會": "huì", "時": "shí", "報": "bào", "辦": "bàn", "實": "shí", "強": "qiáng", "處": "chù", "對": "duì",
    "門": "mén", "網": "wǎng", "為": "wèi", "眾": "zhòng", "動": "dòng", "業": "yè", "項": "xiàng", "點": "diǎn", "關": "guān",
    "據": "jù", "進": "jìn", "規": "guī", "領": "lǐng", "導": "dǎo", "審": "shěn", "準": "zhǔn", "標": "biāo", "專": "zhuān",
}  # fmt: skip
_TONES = str.maketrans("āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ", "aaaaooooeeeeiiiiuuuuvvvv")
_MISTAKES = str.maketrans({"面": "麵", "制": "製", "干": "乾", "里": "裏", "后": "後"})
_MASKED = re.compile(r"政府信|人民政府|领导|[0-9]+(?=[条件次])|微信|党政")


def hosted_elsewhere(article: Article, tools: Tools) -> Article:
    """Only the address that the text names for itself is another."""
    told = f"本报告的电子版可在{article.draft.place.above}人民政府网站（{tools.host}）下载。"
    return replace(article, lines=(article.lines[0], plain("paragraph", told), *article.lines[1:]))


def untouched(article: Article, tools: Tools) -> Article:
    """Nothing is changed: what the page is, its address alone says."""
    del tools
    return article


def traditional(
    *, errors: bool, glosses: int = 0, toneless: bool = False
) -> Callable[[Article, Tools], Article]:
    """Simplified turned into traditional letters; with typical mistakes, or with so many glosses in a thousand."""

    def soil(article: Article, tools: Tools) -> Article:
        def told(text: str) -> str:
            source = text.translate(_MISTAKES) if errors else text
            return _glossed(_converter("s2t").convert(source), tools.rng, glosses, toneless=toneless)

        script: Literal["traditional", "glossed"] = "glossed" if glosses else "traditional"
        return _rewritten(replace(article, script=script), told)

    return soil


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


def converted(article: Article, config: str) -> Article:
    """The article in other letters, honestly: what an official gateway serves."""
    return _rewritten(article, _converter(config).convert)


def _rewritten(article: Article, told: Callable[[str], str]) -> Article:
    def pieces(old: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(replace(piece, text=told(piece.text)) for piece in old)

    lines = tuple(
        replace(line, pieces=pieces(line.pieces), markup=_rewritten_markup(line.markup, told))
        for line in article.lines
    )
    return replace(article, lines=lines, title=pieces(article.title), headline=pieces(article.headline))


def _rewritten_markup(markup: str, told: Callable[[str], str]) -> str:
    return re.sub(r"[\u4e00-\u9fff]+", lambda found: told(found[0]), markup)


def _glossed(text: str, rng: Random, mille: int, *, toneless: bool) -> str:
    letters: list[str] = []
    for letter in text:
        letters.append(letter)
        if letter in _SOUNDS and rng.randrange(1000) < mille:
            sound = _SOUNDS[letter]
            letters.append(f"({sound.translate(_TONES)})" * 2 if toneless else f"({sound})")
    return "".join(letters)


def mutilated(article: Article, tools: Tools) -> Article:
    """Headings, tables and short lines gone, the contact sentence cut off, one row label left over."""
    del tools
    kept = [line for line in article.lines if line.kind == "paragraph" and len(line.printed) >= _SHORT]
    contact = f"如对本报告有疑问，请与{article.draft.place.short}"
    first = replace(kept[0], pieces=(*kept[0].pieces, Piece(contact)))
    lines = (first, *kept[1:-1], plain("paragraph", _ORPHAN), kept[-1])
    return replace(article, lines=lines, cells=False)


def masked(article: Article, tools: Tools) -> Article:
    """Names, numbers and words of weight replaced by asterisks, tables gone."""

    def told(text: str) -> str:
        def stars(found: re.Match[str]) -> str:
            return "*" * max(2, len(found[0])) if tools.rng.random() < 0.6 else found[0]

        return _MASKED.sub(stars, text)

    kept = tuple(line for line in article.lines if line.kind != "table")
    rewritten = _rewritten(replace(article, lines=kept, cells=False, named=False), told)
    return replace(rewritten, title=article.title, headline=article.headline)


_DOORWAY = (
    "{brand}信息公开平台为广大用户提供{lure}服务，{brand}政府信息公开年报频道每日更新，欢迎收藏{phrase}。",
    "很多玩家关心{lure}是否公开透明，{brand}坚持公开、公平、公正的原则，让每一位用户都能查询到最新的开奖信息。",
    "打开{phrase}，注册会员即可领取彩金，{lure}二十四小时在线客服为您解答信息公开方面的疑问。",
    "{brand}作为行业领先的平台，依申请公开栏目支持{lure}，提现秒到账，信誉有保障。",
    "近年来{phrase}深受用户喜爱，{lure}、主动公开、政策解读一应俱全，快来体验吧。",
)


def doorway(article: Article, tools: Tools) -> Article:
    """No report at all: spun sentences that use the vocabulary to lead people to a game."""
    brand = tools.brand()
    title = f"{brand}信息公开_{tools.phrase()}"
    lines = tuple(
        plain("paragraph", told.format(brand=brand, phrase=tools.phrase(), lure=tools.lures(1)[0]))
        for told in tools.rng.sample(_DOORWAY, len(_DOORWAY))
    )
    own = (Piece(title),)
    return replace(
        article, title=own, headline=own, lines=lines, report=False, cells=False, named=False, site=brand
    )


def then(*soils: Callable[[Article, Tools], Article]) -> Callable[[Article, Tools], Article]:
    """Several attacks on one page, in order."""

    def soil(article: Article, tools: Tools) -> Article:
        for one in soils:
            article = one(article, tools)
        return article

    return soil


def with_lines(article: Article, rng: Random, lines: tuple[Line, ...]) -> Article:
    """Honest lines put between the paragraphs of the article."""
    found = list(article.lines)
    for line in lines:
        found.insert(rng.randint(2, len(found) - 2), line)
    return replace(article, lines=tuple(found))
