"""Promotions in disguise: full-width and traditional characters, marks between characters, addresses spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.clean.trade import run_behind
from pipelines.parse.script import simplified

_WIDE = {0xFEE0 + code: code for code in range(0x30, 0x7B) if chr(code).isalnum()}
#: one of these stands in nearly every promotion in traditional characters or letters of full width
_SIGNS = "網樂線臺錄娛載視電ａｏｅｐＡＧＢ"
_MARKS = "·.•・*~-"
_PARTED = re.compile(rf"[\u3400-\u9fff](?:[{re.escape(_MARKS)}][\u3400-\u9fff]){{3,}}")
_FEWEST = 3  # marks between the characters of one promotion


def is_disguised(texts: Sequence[str]) -> bool:
    """Whether a page may hold such words at all: most have none of the signs, and need no closer look."""
    whole = "".join(texts)
    return any(sign in whole for sign in _SIGNS) or any(whole.count(mark) >= _FEWEST for mark in "·•・*~") or (
        whole.count(".") >= _FEWEST and _PARTED.search(whole) is not None
    )  # fmt: skip


def folded(text: str) -> str:
    """The text in plain characters, each in its place."""
    return simplified(text).translate(_WIDE)


def parted(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans of characters with a mark between each two, and what they say without the marks."""
    for match in _PARTED.finditer(text):
        yield match.start(), match.end(), re.sub(f"[{re.escape(_MARKS)}]", "", match.group())


# -- where a stranger wants to be met -------------------------------------------------------------------
_SPELLED = (
    r"(?:(?:访问|登[录陆]|打开|进入|官网|网址)[:：]?)?(?<![A-Za-z0-9])(?:www点)?(?!gov|edu)[A-Za-z0-9]{2,16}"
    r"点(?:com|cc|vip|net|top|xyz|app|me|tv)(?![A-Za-z0-9])(?:领取?彩金|送彩金)?"
)
_MESSENGER = (
    r"(?:加|添加|联系|咨询)?(?:官方|在线)?(?:客服)?(?:微信|[vV][xX]|[qQ]{2}|飞机|电报|[tT][gG])(?:号|客服|群)?[:：]?\s?@?[A-Za-z0-9_]{5,20}"
    r"(?:在线|官方|免费|[代可领送])*(?:开户|投注|下注|彩金|包赢|包中|上分|充值|提现)"
)
_TELEGRAM = r"(?:加|联系)?(?:飞机|电报|[tT][gG])[:：]?\s?@[A-Za-z0-9_]{4,20}(?:(?:官方|在线)?客服)?"
_MEETING = re.compile(f"{_SPELLED}|{_MESSENGER}|{_TELEGRAM}")
_LURES = r"casino|gacor|jackpot|sportsbook|betting|baccarat|vwin|1xbet|bet365|fun88|w88|m88|bwin|betway|manbetx|dafabet"
_ENGLISH = re.compile(
    rf"(?<![A-Za-z0-9.@/])(?:[A-Za-z0-9]{{2,12}} ){{0,3}}(?:{_LURES})(?: [A-Za-z0-9]{{2,12}}){{1,4}}(?![A-Za-z0-9.@/])|"
    rf"(?<![A-Za-z0-9.@/])(?:[A-Za-z0-9]{{2,12}} ){{1,3}}(?:{_LURES})(?![A-Za-z0-9.@/])",
    re.IGNORECASE,
)
#: in small letters: one of these stands in every such offer
OFFERS = r"点(?=com|cc|vip|net|top|xyz|app|me|tv)|飞机[:：]?@|电报[:：]?@|tg[:：]|包赢|包中|代开户|在线开户|上分|casino|gacor|jackpot|sportsbook|betting|baccarat"

_MAY_MEET = re.compile(f"{OFFERS}|{_LURES}|开户|投注|下注|彩金|充值|提现|@")  # in small letters, asked first


def meetings(text: str) -> Iterator[tuple[int, int]]:
    """Spans of addresses spelled out, messengers of who opens accounts, and offers in English."""
    if not _MAY_MEET.search(text.lower()):
        return
    for match in _MEETING.finditer(text):
        behind = run_behind(text, match.end())
        yield match.start(), behind.end if behind else match.end()
    yield from (match.span() for match in _ENGLISH.finditer(text))
