"""The revisit plan: how often to look at lists and at reports, as lines a person can read and set (plan.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from models.errors import WrongArguments

What = Literal["lists", "reports"]

DEFAULT = Path(__file__).with_name("plan.toml")
EARLY = timedelta(
    hours=12
)  # what is due within this time is due now: a timer never strikes at the same minute
_EVERY = re.compile(r"([1-9]\d*)([hd])")
_KEYS = {"what", "newest", "months", "every"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plan; newest: only reports of so many years back from last year. months: 1 to 12."""

    what: What
    every: timedelta
    months: frozenset[int]
    newest: int | None = None

    def fits(self, what: What, now: datetime, year: int | None) -> bool:
        """Whether the line speaks of this. A report whose year nobody knows counts among the newest."""
        recent = year is None or self.newest is None or year >= now.year - self.newest
        return self.what == what and now.month in self.months and recent


@dataclass(frozen=True, slots=True)
class Plan:
    """Lines, of which the first that fits counts."""

    lines: tuple[Line, ...]

    def every(self, what: What, now: datetime, year: int | None = None) -> timedelta:
        """How often to look at this now."""
        return next(line.every for line in self.lines if line.fits(what, now, year))

    def is_due(self, what: What, seen: datetime, now: datetime, year: int | None = None) -> bool:
        """Whether what was seen last then is to be looked at again."""
        return seen + self.every(what, now, year) - EARLY <= now


def load(path: Path | None = None) -> Plan:
    """Read a plan. WrongArguments: no such file, no TOML, or a line that means nothing; it names the line."""
    source = path or DEFAULT
    try:
        found = tomllib.loads(source.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongArguments(f"cannot read the plan {source}: {error}") from None
    visits = found.get("visit")
    if not isinstance(visits, list) or set(found) != {"visit"}:
        raise WrongArguments(f"the plan {source} has no [[visit]] lines, or something besides them")
    plan = Plan(tuple(_line(row, f"line {n} of the plan {source}") for n, row in enumerate(visits, 1)))
    for what in ("lists", "reports"):
        kept = [line for line in plan.lines if line.what == what and line.newest is None]
        if missing := sorted(set(range(1, 13)).difference(*(line.months for line in kept))):
            raise WrongArguments(
                f"the plan {source} does not say how often to visit {what} in month {missing[0]}"
            )
    return plan


def _line(row: Mapping[str, Any], where: str) -> Line:
    what, newest = row.get("what"), row.get("newest")
    if unknown := sorted(set(row) - _KEYS):
        raise WrongArguments(f"{where}: '{unknown[0]}' means nothing; use {', '.join(sorted(_KEYS))}")
    if what not in ("lists", "reports"):
        raise WrongArguments(f"{where}: what is '{what}'; write lists or reports")
    if newest is not None and (what != "reports" or type(newest) is not int or newest < 1):
        raise WrongArguments(f"{where}: newest is '{newest}'; give a number of years, for reports only")
    every = _EVERY.fullmatch(str(row.get("every")))
    if every is None:
        raise WrongArguments(f"{where}: every is '{row.get('every')}'; give a time such as 7d or 12h")
    hours = int(every[1]) * (24 if every[2] == "d" else 1)
    return Line(what, timedelta(hours=hours), _months(row.get("months", "1-12"), where), newest)


def _months(text: object, where: str) -> frozenset[int]:
    months: set[int] = set()
    for part in str(text).split(","):
        first, _, last = (one.strip() for one in part.partition("-"))
        ends = (first, last or first)
        if not all(one.isdecimal() and 1 <= int(one) <= 12 for one in ends) or int(ends[0]) > int(ends[1]):
            raise WrongArguments(f"{where}: months is '{text}'; give such as 1-4 or 1,2,11")
        months.update(range(int(ends[0]), int(ends[1]) + 1))
    return frozenset(months)
