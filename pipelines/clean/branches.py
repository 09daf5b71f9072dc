"""Patterns of hundreds of words, arranged so that a search asks for each first character once."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|.", re.DOTALL)  # a class, an escape, a character


def by_first(words: str) -> str:
    """The pattern of *words*, which begin with a character written out, as one of branches: 开云|明升|开奖 as 开(?:云|奖)|明升.

    It finds what the pattern finds, since of the words with one first character the order stays.
    """
    rests: dict[str, list[str]] = {}
    for word in alternatives(words):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(those)})" for first, those in rests.items())


def alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between its bars, those inside brackets not counted."""
    found, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found
