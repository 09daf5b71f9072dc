"""Prose held against the tables: both stay as they are printed, the contradiction becomes a problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from models.values import Fact, Figure, Problem
from models.vocabulary import Number
from pipelines.check.checks import PAIRS, Pair

_CHANNELS = ("in_person", "fax", "online", "mail", "email")
_APPROXIMATE = 0.1  # 约100 stands for 90 to 110


def prose_conflicts(facts: Sequence[Fact], figures: Sequence[Figure]) -> tuple[Problem, ...]:
    """A soft problem for each fact that contradicts its figure, and for channels that sum past their total.

    A figure speaks by what a check computed where it did, else by its printed value; without either it
    says nothing. A fact stated twice with different values agrees where one of them does.
    """
    known = MappingProxyType({f.code: f for f in figures})
    found = [problem for pair in PAIRS if (problem := _against(pair, facts, known)) is not None]
    return (*found, *_channels(facts))


def _against(pair: Pair, facts: Sequence[Fact], figures: Mapping[str, Figure]) -> Problem | None:
    stated = [f for f in facts if f.code == pair.fact and f.category is None]
    values = [_value(figures[code]) for code in pair.figures if code in figures]
    if not stated or len(values) < len(pair.figures) or any(v is None for v in values):
        return None
    total = sum(v for v in values if v is not None)
    if any(_agrees(fact, total) for fact in stated):
        return None
    message = f"the text says {stated[0].quote}, the table {total:g}: both are kept"
    return Problem(pair.rule, "soft", message, (*pair.figures, pair.fact))


def _value(figure: Figure) -> Number | None:
    return figure.computed if figure.computed is not None else figure.value


def _agrees(fact: Fact, value: Number) -> bool:
    """30余 stands for 30 to 39, 15400余 for 15400 to 15499: 余 hides less than the last round place."""
    if fact.qualifier == "at_least":
        return fact.value <= value < fact.value + _round_place(fact.value)
    if fact.qualifier == "approx":
        return abs(fact.value - value) <= _APPROXIMATE * max(fact.value, value)
    return fact.value == value


def _round_place(value: Number) -> int:
    if not isinstance(value, int) or value == 0:
        return 1
    place = 1
    while value % (place * 10) == 0:
        place *= 10
    return place


def _channels(facts: Sequence[Fact]) -> Iterator[Problem]:
    """Channel counts of the prose that come to more than the applications it states."""
    total = next((f for f in facts if f.code == "n_applications" and f.qualifier == "exact"), None)
    parts = {f.code: f.value for f in facts if f.code.removeprefix("n_applications_") in _CHANNELS}
    if total is None or len(parts) < 2 or sum(parts.values()) <= total.value:
        return
    message = (
        f"{' + '.join(f'{v:g}' for v in parts.values())} by channel, {total.value:g} applications in all"
    )
    yield Problem("T3-5", "soft", message, ("n_applications", *parts))
