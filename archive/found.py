"""Found: where the words looked for stand in a text, and the piece of it that shows them, marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.words import words

_BEFORE, _LENGTH = 24, 90  # characters of a snippet: before its first mark, and in all
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text: from where in it, and the places of the marked words in the piece."""

    text: str
    start: int
    marks: tuple[Span, ...]

    @property
    def marked(self) -> str:
        """The piece with 【】 around the words, and … where the text goes on."""
        parts, last = [], 0
        for start, end in self.marks:
            parts += [self.text[last:start], "【", self.text[start:end], "】"]
            last = end
        return "".join((*parts, self.text[last:]))


def phrase(spaced: str) -> tuple[str, ...]:
    """The words of a phrase as `models.words.spaced` writes it."""
    return tuple(spaced.split())


def spans(text: str, phrases: Sequence[str]) -> tuple[Span, ...]:
    """Where the phrases stand in the text, in order; those that overlap are one."""
    found = list(words(text))
    told = [word.word for word in found]
    wanted = [phrase(one) for one in phrases]
    hits = [
        (found[n].start, found[n + len(one) - 1].end)
        for n in range(len(told))
        for one in wanted
        if told[n : n + len(one)] == list(one)
    ]
    joined: list[Span] = []
    for start, end in sorted(hits):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def snippet(text: str, phrases: Sequence[str]) -> Snippet:
    """The piece of a text around the first place of a phrase, on one line, with all the places in it marked."""
    places = spans(text, phrases)
    first = places[0] if places else (0, 0)
    start = max(0, first[0] - _BEFORE)
    end = min(len(text), max(start + _LENGTH, first[1]))
    shown = tuple((a - start, b - start) for a, b in places if b <= end)
    return Snippet(text[start:end].replace("\n", " ").replace("\r", " "), start, shown)
