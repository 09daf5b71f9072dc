"""Radicals in the place of characters: fonts that draw both alike make a PDF say ⼈⺠ for 人民, and pages are pasted from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

# The block of radicals of its own has no decompositions in Unicode; these are drawn like a whole character.
_SUPPLEMENT = dict(
    zip(
        "⺁⺝⺟⺠⺦⺧⺼⻁⻄⻅⻆⻈⻉⻋⻌⻍⻎⻐⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲⻳",
        "厂月母民丬牛肉虎西见角讠贝车辶辶辶钅長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀龟",
        strict=True,
    )
)
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
CHARACTERS: Mapping[str, str] = MappingProxyType(_KANGXI | _SUPPLEMENT)
_TABLE = str.maketrans(dict(CHARACTERS))
_TELLING = "⾏⼈⺠"  # 行政, 人民: no report is without them, and they are looked for in microseconds


def unified(text: str) -> str:
    """*text* with characters in the place of radicals, as it looks in print."""
    return text.translate(_TABLE) if any(radical in text for radical in _TELLING) else text
