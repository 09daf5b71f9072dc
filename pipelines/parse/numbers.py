"""Numbers as a cell prints them: one text in, one reading out, and no guess in between."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from models.values import Cell
from models.vocabulary import Number, State

UNITS = (
    "万元", "亿元", "元", "人次", "人", "件次", "件", "条", "项", "次", "笔", "批次", "批", "起", "宗", "篇", "个",
    "份", "期", "场次", "场", "家", "处", "例",
)  # fmt: skip
DASHES = frozenset("-‐‑‒–—―─−⸺⸻/\\※")
DASH_WORDS = frozenset({"无", "空", "無"})
ZERO_LETTERS = frozenset({"O", "o", "〇", "○", "零", "◯"})
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
SURE = 0.98  # confidence from which a number recognised in a picture is taken for what it says
MOST_DIGITS = 15  # beyond it a float no longer keeps every digit, and no count of a county is that long

_UNIT = "|".join(UNITS)
_NUMBER = re.compile(
    rf"""(?P<about>约|近)?
    (?P<sign>[+\-−])?\s*
    (?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)
    (?P<point>\.[0-9]+)?
    \s*(?P<more>余|多)?
    \s*(?:\((?P<boxed>(?:{_UNIT})(?:/?次)?)\)|(?P<unit>(?:{_UNIT})(?:/?次)?))?
    \s*(?P<more2>余)?
    \s*(?P<note>\((?!(?:减|减少|负|下降|降|降低)\))[^()]*[^()\s][^()]*\)|[\[【〔](?:注?[0-9]{{1,2}}|注)[\]】〕]|注[0-9]?)?
    \s*[。;]?""",
    re.VERBOSE,
)  # “-22”, “1,234件”, “30余条”, “22(其中修订16件)”, “152790元”; “5(减)” is no 5
# 3①, 5[¹]: the mark of a note, of which NFKC would make digits
_RAISED = re.compile(r"(?<=[0-9０-９件条项次])\s*(?:[①-⑳]|[\[(【〔（]注?[¹²³⁴-⁹]+[\])】〕）])(?=\s*$)")
_STARS = re.compile(r"[0-9]*[*＊]+[0-9*＊]*")  # “**”, “1**”
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell's text says: value is set if and only if state is printed."""

    value: Number | None
    state: State
    unit: str | None = None
    flags: tuple[str, ...] = ()


BLANK = Reading(None, "blank")
UNSURE = Reading(None, "unsure")


def plain(text: str) -> str:
    """*text* after NFKC, without invisible characters, stripped."""
    return unicodedata.normalize("NFKC", text).translate(INVISIBLE).strip()


@lru_cache(maxsize=8192)
def read_number(text: str) -> Reading:
    """Read the *text* of one value cell.

    A sign, thousands commas, one decimal part, a unit, 余 and a note behind the number are understood; whatever
    else is printed (two numbers, brackets, words before the number, leading zeros) is unsure.
    """
    if text.isascii():
        if text.isdigit() and text[0] != "0" and len(text) <= MOST_DIGITS:  # as most are
            return Reading(int(text), "printed")
    else:
        text = _RAISED.sub("(注)", text)
    shown = plain(text)
    if not shown:
        return BLANK
    if _hides_digits(text):
        return UNSURE
    if set(shown) <= DASHES or shown in DASH_WORDS:
        return Reading(None, "dash")
    if _STARS.fullmatch(shown):
        return Reading(None, "masked")
    if shown in ZERO_LETTERS:
        return Reading(0, "printed", flags=("letter_zero",))
    match = _NUMBER.fullmatch(shown)
    return _number(match) if match else UNSURE


def read_cell_number(cell: Cell) -> Reading:
    """The number a cell prints, flagged where it was recognised in a picture; unsure where that is in doubt."""
    reading = read_number(cell.text)
    if cell.confidence is None:
        return reading
    if reading.state == "printed" and cell.confidence < SURE:
        return Reading(None, "unsure", reading.unit, (*reading.flags, "ocr", "ocr_doubtful"))
    return Reading(reading.value, reading.state, reading.unit, (*reading.flags, "ocr"))


def is_value(text: str) -> bool:
    """Whether *text* stands where a value stands: readable, or a damaged number rather than words."""
    if text.isascii() and text.isdigit():
        return True
    shown = plain(text)
    if not shown:
        return False
    if read_number(text).state != "unsure":
        return True
    return bool(re.search(r"[0-9]", shown)) and len(_HAN.findall(shown)) <= 1


@lru_cache(maxsize=4096)  # most counts are small and come again
def as_number(digits: str) -> Number:
    """The number *digits* print: an integer unless a point is printed."""
    return float(digits) if "." in digits else int(digits)


def _number(match: re.Match[str]) -> Reading:
    whole, point = match["digits"].replace(",", ""), match["point"] or ""
    if len(whole) + len(point) > MOST_DIGITS or (len(whole) > 1 and whole[0] == "0"):
        return UNSURE  # “00” and “0366” are cells that ran together
    value = as_number(whole + point)
    negative = match["sign"] in ("-", "−") and value != 0
    approx = bool(match["about"] or match["more"] or match["more2"])
    flags = tuple(name for name, said in (("approx", approx), ("noted", bool(match["note"]))) if said)
    return Reading(-value if negative else value, "printed", match["unit"] or match["boxed"], flags)


def _hides_digits(text: str) -> bool:
    """Whether NFKC would turn a mark (², ①, ½) into digits that nobody printed as a number."""
    return any(
        not c.isascii() and not c.isdecimal() and re.search(r"[0-9]", unicodedata.normalize("NFKC", c))
        for c in text
    )
