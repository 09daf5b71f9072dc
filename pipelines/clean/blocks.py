"""Lines to blocks: headings told from paragraphs, and the title found among the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.values import Block
from pipelines.clean.furniture import Role
from pipelines.parse import titles

_NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十]+(?:部分|、)|[一二三四五六七八九十]{1,3}\s*[、.．]|[(（][一二三四五六七八九十]{1,3}[)）])"
)
_HEADING_LIMIT = 40  # characters; a longer one is a paragraph that begins with its heading
_MENU = re.compile(r"[|｜>»]|^(?:网站)?首\s*页|[-—/·]\s*正文$")  # also the way to a page: 首页 - 年报 - 正文
_ORGAN = re.compile(
    r"^(?!各|乡镇|镇街|部门).*(?:[省市县区镇乡旗盟州局委办府厅处所站社院校队部园]|街道|中心|苏木|大学|公司|协会|关于)$"
)
_ABOVE = re.compile(r"(?:[省市县区旗盟州]|关于)$")  # may stand over a title that names its own organ
_MENU_ITEM = re.compile(r"走[进近]|魅力|印象")
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")  # of a list's line; no title begins with one
_SENTENCE_END = ("。", "；", ";", "，", ",")
_TITLE_LIMIT = 90
_TITLE_LINES = 3  # a title is printed over at most so many lines
_PROSE = 80  # characters: where the first such paragraph stands, titles are over


def text_block(text: str, *, marked: bool = False) -> Block:
    """A heading if the markup or its number says so and it is short, else a paragraph."""
    short = len(text) <= _HEADING_LIMIT and not text.endswith(_SENTENCE_END)
    return Block("heading" if short and (marked or _NUMBERED.match(text)) else "paragraph", text)


def find_title(lines: Sequence[str], roles: Sequence[Role | None]) -> tuple[int, int] | None:
    """The half-open range of lines that prints a report's title, before the first paragraph.

    One that names its year goes before one that does not: a column's name may stand above.
    """
    found: list[tuple[float, int, int]] = []
    content = [at for at, line in enumerate(lines) if line and roles[at] is None]
    over = next((place for place, at in enumerate(content) if len(lines[at]) > _PROSE), len(content))
    telling = [place for place, at in enumerate(content) if titles.may_name_report(lines[at])]
    near = {place - before for place in telling for before in range(_TITLE_LINES)}
    for place in sorted(near.intersection(range(over))):
        run = _title_at(lines, content[place : place + _TITLE_LINES])
        if run:
            found.append((titles.judge("".join(lines[i] for i in run)).score, run[0], run[-1] + 1))
    best = max(found, key=lambda one: (one[0], -one[1]), default=None)
    return best[1:] if best else None


def _title_at(lines: Sequence[str], near: Sequence[int]) -> Sequence[int] | None:
    """The fewest of the next lines that together are a title."""
    for count in range(1, len(near) + 1):
        run = near[:count]
        if run[-1] - run[0] >= 2 * _TITLE_LINES or _is_no_title(lines[run[-1]]):
            return None
        joined = "".join(lines[i] for i in run)
        if len(joined) <= _TITLE_LIMIT and _names_report(joined):
            first = count - 1 if count > 1 and _names_report(lines[run[-1]]) else 1
            above, rest = ("".join(lines[i] for i in part) for part in (run[:first], run[first:]))
            return run if _begins(above, rest) else None
    return None


def _is_no_title(line: str) -> bool:
    """A heading, a menu, a trail, a date, today's too."""
    other = _NUMBERED.match(line) or _MENU.search(line) or _DATE.fullmatch(line.strip())
    return bool(other) or "今天是" in line


def _begins(line: str, rest: str) -> bool:
    """Whether *line* is the first half of a title: above one that is whole, only its organ is, not a menu or its twin."""
    if _MENU_ITEM.match(line):
        return False
    if not rest or not _names_report(rest):
        return True
    organ = titles.judge(rest).organ
    if organ and not organ.startswith("办公"):
        return bool(_ABOVE.search(line)) and organ[:2] not in line
    return bool(_ORGAN.search(line))


def _names_report(text: str) -> bool:
    """A title has an organ or a year with the words, and is no sentence."""
    may_name = titles.may_name_report(text) and not text.endswith(_SENTENCE_END)
    return may_name and titles.judge(text).score >= 0.6
