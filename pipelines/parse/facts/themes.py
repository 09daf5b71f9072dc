"""What the lines of a section are about: sub-headings say it, as the section's heading does for the whole.

Under （五）监督保障 nobody writes again that the trainings were about disclosure, nor under 依申请公开 that the
requests were for information.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.values import Section
from pipelines.parse.folding import fold
from pipelines.parse.headings import Level, marker_of

PLANS = "plans"  # the theme of lines that tell what shall be


@dataclass(frozen=True, slots=True)
class Theme:
    """code is that of a section, or PLANS; words is searched in a sub-heading. reads and spares are its test."""

    code: str
    words: str
    reads: tuple[str, ...]
    spares: tuple[str, ...]


# The order decides: a sub-heading of two themes belongs to the row that stands first.
THEMES: tuple[Theme, ...] = (
    Theme(
        PLANS,
        r"下一?步|今后|下一年|明年|工作打算|工作计划|努力方向",
        ("下一步工作打算", "今后努力方向"),
        ("规划计划", "整改措施"),
    ),
    Theme("litigation", r"复议|诉讼", ("行政复议和诉讼情况",), ("依申请公开",)),
    Theme("fees", r"收费|信息处理费|费用", ("收费情况",), ("经费保障",)),
    Theme(
        "requests",
        r"依申请|公开申请|申请公开|申请(?:办理|处理|受理)?(?:的)?情况|收到和处理",
        ("依申请公开", "做好依申请公开工作", "申请情况", "申请处理情况"),
        ("申请人", "行政许可"),
    ),
    Theme("response", r"解读|回应", ("政策解读",), ("主动公开",)),
    Theme(
        "org_support",
        r"监督保障|监督考核|考核监督|组织领导|组织保障|领导机构|机构建设|机构和人员|队伍建设|强化保障|工作保障|保障措施"
        r"|(?:教育|业务|学习|宣传|组织|强化|加强|开展|注重)培训(?!信息|领域|机构|市场)|培训(?:工作|情况)|会议(?:和|及|、|与)培训|会议情况",
        ("监督保障", "加强组织领导,健全工作机制", "业务培训情况", "强化组织领导", "组织培训"),
        ("社会保障", "就业培训信息", "会议公开", "教育培训信息", "市场监督管理"),
    ),
    Theme(
        "proactive",
        r"主动公开|公开的?(?:主要)?(?:内容|形式|渠道|方式|途径|数量)",
        ("主动公开", "公开形式", "主动公开政府信息数量"),
        ("依法行政",),
    ),
)
_DEPTHS: dict[Level, int] = {"part": 0, "bracketed": 1, "numbered": 2, "bare": 3}
_SHORT = (
    12  # letters of a heading that says for the words below it what a clause before them would: 微信公众号
)
_LONGEST = 30  # letters of a sub-heading
_LONGEST_BARE = 16  # of one that no marker shows
_STOP = re.compile(r"[。:;]")
_TOLD = re.compile(r"\d|[。,;:!?]$")


@dataclass(frozen=True, slots=True)
class Told:
    """A line of prose, what it is about, and the short sub-heading that stands right above it, else nothing."""

    line: str
    theme: str
    above: str


def themed(section: Section) -> Iterator[Told]:
    """The lines of *section* with their themes; in the chapter on problems all is about these."""
    themes: dict[int, str | None] = {}
    above = ""
    for line in section.text.split("\n"):
        text = fold(line).text
        level, words = _heading(text)
        if words and section.code != "problems":
            depth = _DEPTHS[level]
            themes = {d: t for d, t in themes.items() if d < depth} | {depth: theme_of(words)}
        named = [theme for _, theme in sorted(themes.items()) if theme]
        yield Told(line, named[-1] if named else section.code, above)
        above = words if len(words) <= _SHORT and text.endswith(words) else ""


def theme_of(words: str) -> str | None:
    """The theme that a sub-heading (folded, without its marker) names, or None."""
    return next((theme.code for theme in THEMES if re.search(theme.words, words)), None)


def _heading(text: str) -> tuple[Level, str]:
    """The level and words of the sub-heading that *text* (folded) is, or begins with; no words where it has none."""
    level, length = marker_of(text)
    if level == "bare":
        is_one = len(text) <= _LONGEST_BARE and not _TOLD.search(text)
        return level, text if is_one else ""
    stop = _STOP.search(text, length)
    words = text[length : stop.start() if stop else None]
    return level, words if len(words) <= _LONGEST and not re.search(r"\d", words) else ""
