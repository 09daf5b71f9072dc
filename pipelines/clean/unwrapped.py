"""Paragraphs that a tool broke at the edge of its page, put together again: a number keeps the words before it.

Text out of a viewer of PDF, or a mail, breaks every line at one width. Text that was saved from a page does not: its
paragraphs are lines, of any length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_WIDEST = 120  # columns of a printed line, a Chinese character taking two
_NARROWEST = 40
_FULL = 0.88  # of the widest line: what is shorter was not broken by its edge
_LEAST = 3  # lines that are full and end in mid-sentence show that lines are broken
_STOPS = tuple("。；：！？;:!?")
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]+[部章条]"
)


def unwrapped(lines: Sequence[str]) -> list[str]:
    """*lines*, as many: each paragraph on the first line it was broken over; all as they are where none was."""
    widths = [_width(line) for line in lines]
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return list(lines)
    goes_on = [
        width >= _FULL * widest and not line.endswith(_STOPS)
        for line, width in zip(lines, widths, strict=True)
    ]
    if sum(goes_on) < _LEAST:
        return list(lines)
    joined = list(lines)
    first = 0
    for at in range(1, len(lines)):
        if goes_on[at - 1] and lines[at] and not _BEGINS.match(lines[at]):
            joined[first] += lines[at]
            joined[at] = ""
        else:
            first = at
    return joined


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line[: _WIDEST + 1])
