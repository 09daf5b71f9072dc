"""Labels and numbers that ran together on one line of a text, cut apart at the labels that the forms print."""

from __future__ import annotations

import re

from pipelines.parse.forms import vocabulary as words
from pipelines.parse.labels import fold
from pipelines.parse.numbers import UNITS, is_value

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_GLUE = re.compile("|".join(map(re.escape, words.spellings())))
_GLUED_VALUE = re.compile(
    rf":?(?P<unit>{_UNIT}|——)?(?P<value>[+\-]?[0-9](?:[0-9.,+\-]*[0-9])?(?:{_UNIT})?)?[,;。]?"
)  # “条1183”, “:1183条;”, “55-170”
_PUNCTUATED = re.compile(r"[0-9](?:" + _UNIT + r")?[,。]")  # 召开会议数3次,接受培训人员数130人次。
_FEW_CELLS = 16  # a sentence has no more; a table of 2014 that was folded into one line has


def unglued(text: str) -> list[str]:
    """Cut a text that holds labels and digits without anything between; any other stays whole."""
    if len(text) < 4 or is_value(text):
        return [text]
    if not _GLUE.match(fold(text[: words.LONGEST])):
        return [text]
    folded = fold(text)
    cells: list[str] = []
    place = 0
    for match in _GLUE.finditer(folded):
        between = _glued_values(folded[place : match.start()])
        if between is None or (place == 0 and match.start() > 0):
            return [text]
        cells += [*between, match[0]]
        place = match.end()
    rest = _glued_values(folded[place:]) if place else None
    if rest is None or (_PUNCTUATED.search(folded) and len(cells) < _FEW_CELLS):
        return [text]
    return [*cells, *rest]


def _glued_values(text: str) -> list[str] | None:
    """The unit and the number between two labels; None where anything else stands there."""
    match = _GLUED_VALUE.fullmatch(text)
    return [part for part in match.groups() if part] if match else None
