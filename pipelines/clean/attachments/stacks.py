"""Words of a page put together to cells: lines that stand close under one another in one column are one text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.clean.attachments.lattice import Word
from pipelines.parse.forms.vocabulary import T3_COLUMNS, T4_COLUMNS, begins_label, is_label
from pipelines.parse.labels import fold
from pipelines.parse.numbers import is_value

ALIGNED = 0.4  # of a character's height: how far edges of one column lie apart
_LEADING = 0.6  # of a character's height: the most between two lines of one cell
_BEGINS = re.compile(r"[一二三四五六七八九十]{1,2}、|[0-9]{1,2}[.．、](?![0-9])")  # a label, or a heading
HEADS = frozenset(T3_COLUMNS) | frozenset(T4_COLUMNS)
_HEAD = re.compile("|".join(sorted(HEADS, key=len, reverse=True)))


def stacked(words: Sequence[Word]) -> list[Word]:
    """Cells: lines that stand close under one another in one column are one text, numbers never."""
    blocks: list[Word] = []
    for word in sorted(words, key=lambda word: (word.top, word.left)):
        above = next((at for at, block in enumerate(blocks) if _goes_on(block, word)), None)
        if above is None:
            blocks.append(word)
        else:
            block = blocks[above]
            blocks[above] = Word(
                block.text + word.text,
                min(block.left, word.left),
                block.top,
                max(block.right, word.right),
                word.bottom,
            )
    return blocks


def heads_apart(word: Word) -> list[Word]:
    """The heads of narrow columns, set closer than words are, each at its place in the line; any other word as it is."""
    text = fold(word.text)
    names = _HEAD.findall(text)
    if len(names) < 2 or "".join(names) != text:
        return [word]
    width = (word.right - word.left) / len(text)
    parts: list[Word] = []
    left = word.left
    for name in names:
        parts.append(Word(name, left, word.top, left + width * (len(name) - ALIGNED), word.bottom))
        left += width * len(name)
    return parts


def is_number(block: Word) -> bool:
    return is_value(block.text) and not is_label(block.text)


def _goes_on(block: Word, word: Word) -> bool:
    height = word.bottom - word.top
    near = -ALIGNED * height <= word.top - block.bottom <= _LEADING * height
    aligned = (
        abs(block.left - word.left) <= ALIGNED * height
        or abs(block.middle[0] - word.middle[0]) <= ALIGNED * height
    )
    if not near or not aligned:
        return False
    if fold(block.text).count("(") > fold(block.text).count(")"):
        return True  # a note behind a number goes on in the next line
    if is_number(block) or is_number(word) or _BEGINS.match(word.text):
        return False
    joined = block.text + word.text
    return not is_label(block.text) or is_label(joined) or begins_label(joined)
