"""Damage that is named and not mended: paragraphs that break off, row labels whose table was lost on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.values import Block, Problem

_OPEN_CONTACT = re.compile(r"(?:请与|请向|可与)(?![^。；;]*(?:联系|咨询|反映|索取))[^。；;，,]{2,30}$")
_LONG = 60  # characters from which a paragraph should end as one
ORPHANS = frozenset((
    "属于国家秘密", "其他法律行政法规禁止公开", "危及三安全一稳定", "保护第三方合法权益", "属于三类内部事务信息",
    "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项", "本机关不掌握相关政府信息", "没有现成信息需要另行制作",
    "补正后申请内容仍不明确", "信访举报投诉类申请", "要求提供公开出版物", "无正当理由大量反复申请",
    "要求行政机关确认或重新出具已获取信息", "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请",
    "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请",
))  # fmt: skip
_MARKER = re.compile(r"^[(（]?[\d一二三四五六七八九十]{1,2}[)）.、．]\s*")
_PUNCTUATION = re.compile(r"[\s、,，“”\"'‘’]")


def is_orphan(text: str) -> bool:
    """A row label of table 3 that stands alone in the prose: its table was lost on the way."""
    return len(text) < 60 and _PUNCTUATION.sub("", _MARKER.sub("", text)) in ORPHANS


def is_truncated(text: str) -> bool:
    """A long paragraph that breaks off: it asks the reader to turn to somebody and does not say how."""
    return len(text) >= _LONG and (bool(_OPEN_CONTACT.search(text)) or text[-1] in "、，,和与及")


def damage(blocks: Sequence[Block], *, has_tables: bool) -> tuple[Problem, ...]:
    """The problems of these kinds; a page with tables has lost none."""
    found: list[Problem] = []
    cut = [block.text for block in blocks if block.kind == "paragraph" and is_truncated(block.text)]
    if cut:
        found.append(Problem("text_truncated", "soft", f"{len(cut)} paragraph breaks off: …{cut[0][-20:]}"))
    orphans = [] if has_tables else [block.text for block in blocks if is_orphan(block.text)]
    if orphans:
        found.append(
            Problem(
                "orphan_label", "soft", f"{len(orphans)} row label of table 3 without its table: {orphans[0]}"
            )
        )
    return tuple(found)
