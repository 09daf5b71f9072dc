"""The words behind a number: what they may say of it, and what takes it away again (37件的目标, 37条,均为2019年)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.parse.facts.frame import is_doubtful
from pipelines.parse.facts.offices import Office
from pipelines.parse.facts.times import another_year

# 的 leads to what is counted, and to nothing else: 366条的政府信息
_OF = re.compile(
    r"的(?:政府|政务|公开|信息|申请|行政|政策|规范性|热线|工单|来信|信件|建议|提案|会议|培训|专题|复议|诉讼|专职|兼职|工作人员|查阅|访问|费用|解读|回应|答复|案件|决定|依申请|群众|书面|有效|“?12345)"
)
_CLAUSE = re.compile(r"[^,;:()。]*")
_AIM = re.compile(
    r"^(?:左右|上下|以上|次|的)*(?:目标|任务|要求|标准|指标|部署|安排|上限|下限|底线|规定|承诺|考核|计划|建议(?=$)|以内|以下|以后|之内|有误|失实|中(?!心|央))"
)
_SAID_OF_ALL = re.compile(
    r"^[,(](?:以上|上述|这些)?(?:均|都|全部|皆|仍|尚|还|已|系|属于?|为|是)+([^,;。()]*)"
)
_UNDONE = re.compile(
    r"^[,(](?:均|都|全部|仍|尚|还|目前)*(?:未|待|拟|将)(?:予以|能|经|于|正式|在)?[^,;。]{0,6}?(?:公开|发布|公布|完成|落实|上线|实施|办理|召开|举办)"
)
_OWN_PART = re.compile(r"^[^;。]{0,12}?[,(]其中[,:]?(?P<who>[^\d,;。]{0,14})")


def takes_away(behind: str, office: Office, year: int | None) -> bool:
    """Whether *behind*, the words of the sentence behind a number, say that it is an aim, another's, or of another year."""
    return _takes_away(behind[:80], office, year)


@lru_cache(maxsize=4096)
def _takes_away(behind: str, office: Office, year: int | None) -> bool:
    said = _CLAUSE.match(behind)
    words = said.group() if said else ""
    if words.startswith("的") and not _OF.match(words):
        return True
    if _AIM.search(words) or (len(words) <= 8 and is_doubtful(words)):
        return True
    rest = behind[len(words) :]
    if _UNDONE.match(rest):
        return True
    whose = _SAID_OF_ALL.match(rest)
    if whose and (another_year(whose[1], year) or office.is_told_of_others(whose[1])):
        return True
    part = _OWN_PART.match(rest)
    return part is not None and office.is_part and office.is_named(part["who"])
