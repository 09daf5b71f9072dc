"""A whole page that a tool wrote on one line, with blanks for its breaks: cut again at its title and its headings."""

from __future__ import annotations

import re

from pipelines.parse.headings import heading_of, marker_of
from pipelines.parse.labels import fold

_LONG = 800  # characters of a line that may be a page
_FEWEST = 3  # headings that show it
_TITLE = re.compile(
    r"[\u3400-\u9fff]{0,40}(?:19|20)\d\d年?(?:度)?[\u3400-\u9fff]{0,20}信息公开[\u3400-\u9fff]{0,8}(?:报告|年报)"
)


def unfolded(text: str) -> str:
    """*text* with each line that holds a page of several headings cut before and behind them; any other as it is."""
    return "\n".join(map(_unfolded, text.splitlines())) if len(text) >= _LONG else text


def _unfolded(line: str) -> str:
    if len(line) < _LONG:
        return line
    words = line.split()
    headings = {at for at, word in enumerate(words) if _is_heading(word)}
    if len(headings) < _FEWEST:
        return line
    titles = [at for at, word in enumerate(words) if at < min(headings) and _TITLE.fullmatch(word)]
    alone = headings | set(titles[-1:])  # those before it are the window's and the way to the page
    return "".join(f"\n{word}\n" if at in alone else f"{word} " for at, word in enumerate(words))


def _is_heading(word: str) -> bool:
    """Whether *word* is a heading of the first order; 三、本年度办理结果 and its like are rows of a table."""
    folded = fold(word)
    level, length = marker_of(folded)
    return level == "part" and heading_of(folded[length:]) is not None
