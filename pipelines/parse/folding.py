"""Text folded for matching that remembers where each character was printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.parse import script


@lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    return unicodedata.normalize("NFKC", character).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Line:
    """A line folded for matching: places[i] is where its character i was printed."""

    raw: str
    text: str
    places: Sequence[int]

    def printed(self, start: int, end: int) -> str:
        """The words as printed behind [start, end) of the folded text, a gloss behind the last one too."""
        return self.raw[self.places[start] : self.after(end - 1)]

    def after(self, i: int) -> int:
        """Where the line goes on behind character i as printed, and behind its gloss."""
        return script.after(self.raw, self.places[i])


@lru_cache(maxsize=512)  # headings, sections and facts of a page fold the same lines
def fold(raw: str) -> Line:
    """*raw* in NFKC and simplified characters, without white space and pinyin glosses.

    A space between two digits stays, it may part two numbers.
    """
    text: list[str] = []
    places: list[int] = []
    plain = script.traced(raw)
    for character, place in zip(plain.text, plain.places, strict=True):
        if character.isspace() or character in "\u200b\ufeff":
            gap = text and text[-1].isdigit() and raw[place + 1 : place + 2].isdigit()
            folded = " " if gap else ""
        else:
            folded = _folded(character)
        text.extend(folded)
        places.extend([place] * len(folded))
    return Line(raw, "".join(text), tuple(places))
