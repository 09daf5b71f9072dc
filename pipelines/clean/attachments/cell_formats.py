"""What a spreadsheet's cell shows of its number: the format's sections, decimals, words, dates.

Source: ECMA-376 part 1, 18.8.30 and 18.8.31 (number formats and the codes built in).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

GENERAL = "General"
_DASH = '_(* {0}_);_(* \\({0}\\);_(* "-"_);_(@_)'
BUILT_IN: Mapping[int, str] = MappingProxyType(
    {
        0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: GENERAL, 12: GENERAL,
        13: GENERAL, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
        41: _DASH.format("#,##0"), 42: _DASH.format("#,##0"), 43: _DASH.format("#,##0.00"),
        44: _DASH.format("#,##0.00"), 48: GENERAL, 49: "@",
        **dict.fromkeys((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
        **dict.fromkeys((*range(18, 22), *range(32, 36), *range(45, 48), 55, 56), "hh:mm"),
    }
)  # fmt: skip

_TOKEN = re.compile(r"""
    "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | (?P<sign>[-+()])  # printed as they stand
    | _. | \*. | \[[^\]]*\] | [,\s]                              # room, fill, colours and conditions, thousands
    | (?P<mark>.)
""", re.DOTALL | re.VERBOSE)  # fmt: skip
_DATE = re.compile(r"[ymdhs年月日时]", re.IGNORECASE)
_FREE = re.compile(r"general|@|e[+-]?0", re.IGNORECASE)
_MOST_DECIMALS = 15
_LAST_DAY = 2_958_465  # 9999-12-31
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's days have no zone


def shown(value: float, code: str) -> str:
    """*value* as a cell of this format shows it, without thousands commas; empty where the format hides it."""
    section, own_sign = _section(code, value)
    marks = "".join(match["mark"] or "" for match in _TOKEN.finditer(section))
    if _FREE.search(section):
        return general(value)
    if _DATE.search(marks):
        return _day(value)
    if "0" not in marks and "#" not in marks:
        return "".join(_literals(section)).strip()
    before, behind = _literals(section)
    sign = "-" if value < 0 and not own_sign else ""
    return f"{sign}{before.strip()}{_digits(abs(value), marks)}{behind.strip()}"


def general(value: float) -> str:
    """A number without a format: whole ones without a point, no digits that only binary fractions have."""
    if abs(value) < 1e15 and value == int(value):
        return str(int(value))
    return f"{value:.15g}"


def _section(code: str, value: float) -> tuple[str, bool]:
    """The part of a format for a number, and whether it says itself how a minus is shown."""
    sections = [""]
    for match in _TOKEN.finditer(code):
        if match.group() == ";":
            sections.append("")
        else:
            sections[-1] += match.group()
    if value == 0 and len(sections) > 2:
        return sections[2], True
    return (sections[1], True) if value < 0 and len(sections) > 1 else (sections[0], False)


def _literals(section: str) -> tuple[str, str]:
    """The words before the first digit's place and behind it."""
    before, behind, seen = "", "", False
    for match in _TOKEN.finditer(section):
        word = match["quoted"] or match["escaped"] or match["sign"] or ""
        seen = seen or (match["mark"] or "") in ("0", "#", "?")
        before, behind = (before, behind + word) if seen else (before + word, behind)
    return before, behind + ("%" if "%" in section else "")


def _digits(value: float, marks: str) -> str:
    """As many decimals as the format has places for: those of 0 always, those of # where they are not zero."""
    places = re.sub(r"[^0#?].*", "", marks.partition(".")[2])[:_MOST_DECIMALS]
    fixed = places.count("0")
    number = Decimal(repr(value)) * (100 if "%" in marks else 1)
    whole, _, rest = f"{number.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP):f}".partition(".")
    rest = rest[:fixed] + rest[fixed:].rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def _day(value: float) -> str:
    """A date, or a time of day; a number that is no day of the calendar as itself."""
    if not 0 <= value <= _LAST_DAY:
        return general(value)
    moment = _EPOCH + dt.timedelta(days=value)
    return moment.strftime("%H:%M") if value < 1 else moment.strftime("%Y-%m-%d")
