"""What the readers of the parts give back: figures with the grid they come from, before they are published."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.values import Figure, Problem
from models.vocabulary import Number
from pipelines.parse.forms.lines import Line


@dataclass(frozen=True, slots=True)
class RegionalLine:
    """A row of no national form: its values by the printed column heads; grid tells where it stood."""

    label: str
    unit: str | None
    code: str | None
    values: dict[str, Number | None]
    grid: int


@dataclass(slots=True)
class Part:
    """A part of a form while it is read; Figure.table holds the index of the grid until the tables are counted."""

    part: str
    schema: str | None = None
    figures: list[Figure] = field(default_factory=list)
    regional: list[RegionalLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unplaced: list[Line] = field(default_factory=list)  # rows with values that no code could be given to
    lost: set[str] = field(default_factory=set)  # codes that some unplaced row must have carried
