"""Text folded for matching that remembers where each character was printed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line folded for matching: NFKC, no white space; places[i] is where character i was printed."""

    raw: str
    text: str
    places: tuple[int, ...]

    def printed(self, start: int, end: int) -> str:
        """The words as printed behind [start, end) of the folded text."""
        return self.raw[self.places[start] : self.places[end - 1] + 1]


def fold(raw: str) -> Line:
    """*raw* without white space and in NFKC; a space between two digits stays, it may part two numbers."""
    text: list[str] = []
    places: list[int] = []
    for place, character in enumerate(raw):
        if character.isspace() or character in "\u200b\ufeff":
            gap = text and text[-1].isdigit() and raw[place + 1 : place + 2].isdigit()
            folded = " " if gap else ""
        else:
            folded = unicodedata.normalize("NFKC", character).replace(" ", "")
        text.extend(folded)
        places.extend([place] * len(folded))
    return Line(raw, "".join(text), tuple(places))
