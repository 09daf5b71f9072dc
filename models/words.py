"""Words: a text as the search index holds it, one word a Chinese character.

Chinese has no spaces, and what people look for is mostly two characters long. So every Han character is a word, a
run of Latin letters or digits is one, and what a person looks for is a phrase of such words. Where a sentence or a
line ends, and where a name was masked (models.applicants), stands BREAK, so that no phrase runs across.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: A letter no report is written with: a full-text index skips signs, but it must see this one.
BREAK = "ǁ"
_PIECE = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+|[^\W_]|[。！？!?；;\n×]")
_ENDS = frozenset("。！？!?；;\n×")
_HAN = ("一", "\u9fff")  # nearly all that is met, and its own folding


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and the place of its characters there; BREAK is one too."""

    word: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order: widths and cases folded, several breaks as one."""
    last = BREAK  # a text begins and ends in a break anyway
    for piece in _PIECE.finditer(text):
        found = piece.group()
        word = BREAK if found in _ENDS else found if _HAN[0] <= found <= _HAN[1] else _folded(found)
        if word and not word == last == BREAK:
            yield Word(word, piece.start(), piece.end())
            last = word


def spaced(text: str) -> str:
    """A text's words with a space around each: what is indexed, and the phrase that is looked for in it."""
    found = [word.word for word in words(text)]
    while found and found[-1] == BREAK:
        found.pop()
    return f" {' '.join(found)} " if found else ""


def _folded(piece: str) -> str:
    """Full-width as narrow, capitals as small, ㈠ as 一: letters and digits only."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKC", piece).lower() if sign.isalnum() and sign != BREAK
    )
