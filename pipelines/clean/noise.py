"""Symbols strewn into words so that a copy looks like a new text: stars, blocks, pictures between characters."""

from __future__ import annotations

import re

#: pictures and dingbats; circles, boxes and ticks are left out, since forms print them for values
_SYMBOL = r"[\u25a0\u25a2-\u25ca\u25cc-\u25ee\u25f0-\u260f\u2613-\u2712\u2715-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u2299\u203b]"
_INSIDE = r"[\u3400-\u9fffA-Za-z0-9]"
_NOISE = re.compile(
    rf"(?:(?<={_INSIDE})|(?<=[》”）)、，]))(?:{_SYMBOL}[\ufe0f\u200d]*)+(?=[\u3400-\u9fffA-Za-z0-9《“（(、，。；：])"
)
_ANY = re.compile(_SYMBOL)  # most lines have none
MOST = 2  # such symbols may stand on an honest page


def symbols(text: str) -> list[tuple[int, int]]:
    """Spans of symbols inside words; one at the head of a line or after a full stop is a bullet."""
    if _ANY.search(text) is None:
        return []
    return [match.span() for match in _NOISE.finditer(text)]
