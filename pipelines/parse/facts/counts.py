"""Numbers of running text with their units: what is counted, how exactly, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from models.vocabulary import Number

Qualifier = Literal["exact", "approx", "at_least", "zero_by_statement"]

DIGITS = {c: i % 10 for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

# Longest first: 人次 must not be read as 人, nor 万元 as a myriad of 元 (the forms count in 万元).
UNITS = (
    "万元", "亿元", "人次", "批次", "场次", "件次", "期次", "篇次", "条次", "元", "次", "件", "条", "篇", "份",
    "个", "项", "人", "名", "位", "起", "宗", "期", "场", "封", "处", "班", "则", "例", "笔", "张", "册", "部",
    "批", "类", "家", "幅",
)  # fmt: skip
_NOT_A_UNIT = r"(?!间|限|性|民|大代|例》|目|级|体|物|格|质|龙|(?<=个)(?:工作日|自然日|月|小时|星期))"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|[零〇○一二两三四五六七八九十百千万]+"
_COUNT = re.compile(
    rf"(?<![\d.零〇○一二两三四五六七八九十百千万])(?<!\d,)(?P<number>{_NUMBER})"
    r"(?P<more1>余|多|来)?(?P<scale>[十百千万亿](?!元))?(?P<more2>余|多)?"
    rf"(?P<unit>{'|'.join(UNITS)}){_NOT_A_UNIT}"
)
_ROUGHLY = re.compile(r"(?:约|近|大约|大概|将近|接近|约有|约为|约达)$")
_OVER = re.compile(r"(?:超过|逾|超|突破|不止)$")
# 各3次, 第3次, 每3次, 5-6次, 2、3次, 计1次, 无一例, at most and at least by plan: no total is stated.
_VAGUE = re.compile(
    r"(?:[几第每各无未]|没有|不足|不到|少于|低于|至少|不低于|不超过|(?<![共总合累统小])计|[-~—–])$|\d[、 /至到]$|[×*]$"
)
# 未收到一例, 没有发生一起: not even one
_NOT_ONE = re.compile(r"(?:未|没有?|无)(?:收到|接到|受理|发生|出现|产生|有过?|过)(?:任何|哪怕)?$")
_TENS = re.compile(r"[数上成]$")  # 数十条, 上百次: tens and hundreds, but nobody says how many


@dataclass(frozen=True, slots=True)
class Mention:
    """A counted number at [start, end) of the folded text, unit included."""

    value: Number
    unit: str
    qualifier: Qualifier
    start: int
    end: int


def mentions(text: str) -> tuple[Mention, ...]:
    """The counts of *text* (folded: NFKC, no white space), in order; ordinals and vague ones are left out."""
    return tuple(m for hit in _COUNT.finditer(text) if (m := _mention(text, hit)) is not None)


def chinese(digits: str) -> int | None:
    """The value of a Chinese numeral (三百二十 = 320, 二〇一 = 201), None where it is none (三四)."""
    if len(digits) > 1 and all(c in DIGITS for c in digits):
        positional = all(c in "零〇○" for c in digits[1:]) or any(c in "零〇○" for c in digits)
        return int("".join(str(DIGITS[c]) for c in digits)) if positional else None
    total = section = digit = 0
    last = "scale"
    for c in digits:
        if c in DIGITS:
            if last == "digit" and digit:  # 三四次: two digits in a row say "three or four"
                return None
            digit, last = DIGITS[c], "digit"
        elif c == "万":
            total, section, digit, last = (total + section + digit) * SCALES[c], 0, 0, "scale"
        else:
            section, digit, last = section + (digit or 1) * SCALES[c], 0, "scale"
    return total + section + digit


def _mention(text: str, hit: re.Match[str]) -> Mention | None:
    before, after = text[: hit.start()], text[hit.end() :]
    digits, scale = hit["number"], hit["scale"]
    is_chinese = not digits[0].isdigit()
    if _VAGUE.search(before) or (is_chinese and _TENS.search(before)):
        return None
    if digits == "一" and _NOT_ONE.search(before):
        return None
    if hit["unit"] == "元" and re.match(r"/|每", after):
        return None  # 检索费2元/次 is a price
    if re.match(r"[-~—–至到]\d", after) or re.match(r"以[内下]|以上的(?!信息)|左右不", after):
        return None
    more = bool(hit["more1"] or hit["more2"])
    roughly = bool(_ROUGHLY.search(before)) or after.startswith(("左右", "上下"))
    if is_chinese and digits[0] in "百千万" and not (more or roughly):
        return None
    value = _value(digits, scale, is_chinese)
    if value is None:
        return None
    over = more or bool(_OVER.search(before)) or after.startswith("以上")
    qualifier: Qualifier = "at_least" if over else "approx" if roughly else "exact"
    return Mention(value, hit["unit"], qualifier, hit.start(), hit.end())


def _value(digits: str, scale: str | None, is_chinese: bool) -> Number | None:
    factor = SCALES[scale] if scale else 1
    if is_chinese:
        whole = chinese(digits)
        return None if whole is None else whole * factor
    plain = digits.replace(",", "")
    if "." not in plain:
        return int(plain) * factor
    scaled = round(float(plain) * factor, 6)
    return int(scaled) if scale and scaled.is_integer() else scaled
