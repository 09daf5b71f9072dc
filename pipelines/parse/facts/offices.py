"""Whose number it is: the office that publishes, under the names it goes by, and everybody else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_INNER = r"(?:(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:领导小组|办公室|机构|科|股)|党委、?(?:人民)?政府|党工委、?办事处|党工委|党委|党组|党政(?:综合)?办公室|党政办|综合办公室|综合办|办公室|机关|本级|上下|各(?:科室|股室|站所|办公室|线办|处室|内设机构|线|办))"
_WITHIN = rf"(?:{_INNER}|各部门|里)*"  # behind a name
_SELF_PART = (  # how a town or a bureau speaks of itself
    rf"(?:我|本)(?:[镇乡局委办院所站校厅处馆队会]|街道?|单位|机关|部门|中心|学校|政府|管委会|分局|公司|系统|机构)(?:办事处|人民政府|政府)?{_WITHIN}"
    rf"|全(?:[镇乡局委办院所校处馆队会]|街道|中心|分局){_WITHIN}"
    rf"|(?:街道办事处|街道办|街道党工委、?办事处|街道|(?:镇|乡)(?:党委、?)?(?:人民)?政府|(?:镇|乡)(?:党委)|[镇乡局委]机关|局党组|局办公室|管委会|学校){_WITHIN}"
    rf"|(?<![\u4e00-\u9fff])(?:[镇乡局委院]|街道)?{_INNER}+"
    r"|我们|(?<![\u4e00-\u9fff])(?:[镇乡局委]|中心|分局)(?=主动|共|累计|通过|在|公开|发布|收到|受理|全年)"
)
_SELF_WHOLE = (  # how a county speaks of itself: all its offices together are it
    rf"(?:我|本|全)(?:[省市县区州旗盟]|单位|机关)(?:人民政府|政府)?{_WITHIN}"
    r"(?:各级各类|各级各部门|各级行政机关|各级政府|各级|各乡镇、各部门|各乡镇各部门|各部门、各乡镇|各部门和乡镇|各乡镇和部门|各乡镇(?:街道)?、(?:县|区|市)?直?(?:各)?部门|各部门各单位|各行政机关|行政机关|\d+个(?:部门|乡镇|街道|单位)、\d+个(?:部门|乡镇|街道|单位)|政府系统|各镇街、各部门|各单位)*"
    rf"|各级各部门|各级行政机关|各级政府|各乡镇(?:街道)?[、和]各(?:部门|单位)|各部门[、和]各乡镇|[省市县区州旗盟](?:人民)?政府(?:各部门|及其部门|系统|办公室|办)?{_WITHIN}|[县区市]府办|{_INNER}+"
)
_ENDS = r"(?:局|委员会|委|办公室|办|中心|公司|院|学校|中学|小学|幼儿园|银行|镇|乡|街道(?:办事处)?|管委会|政府|厅|处|支队|大队|分局|所|站|部|会|馆|联社|集团|旗|市|县|区)"
_ORGAN = re.compile(rf"[\u4e00-\u9fff]{{1,22}}{_ENDS}")
# Whoever they are, they are more or fewer than the office: 各村, 下属单位, 有的站所, 上级部门
_OTHERS = re.compile(
    r"各(?!级)|其[他它余]|有的|有些|部分|个别|少数|多数|一些|某|下属|所属|直属|局属|区属|县属|市属|辖|兄弟|上级|下级|相邻|周边|邻近|相关|有关|村|社区|乡镇|企|等|\d|[市省]局"
)
_SOMEBODY_ELSE = re.compile(
    r"各[村社乡镇街单部股学]|其[他它余](?:单位|部门)|(?:有的|有些|部分|个别|少数|多数|一些|下属|所属|直属|直各?|属各?|辖区?内?|兄弟|上级|下级|相邻|周边|邻近|\d个|\d家)[^,]{0,6}(?:单位|部门|[村镇乡街局委办站所校]|社区|企业|机构)"
)
_WHOLE = re.compile(r"全[省市县区州旗]|全系统|[省市县区州旗](?:人民)?(?:政府|委)(?!办)")
_OVER = re.compile(r"[省市县区州旗](?:人民)?(?:政府|政务|委|人大|政协|纪委|监委|府办)")


def is_organ(words: str) -> bool:
    """Whether *words* are built as the name of an office is."""
    return bool(re.fullmatch(rf"[\u4e00-\u9fff]*(?:{_ENDS}|机关|部门|单位|系统|科室|机构|人)", words))


@dataclass(frozen=True, slots=True)
class Office:
    """name: as the report gives it, or None; is_part: a town or a bureau, so that what a whole county did is not its own."""

    name: str | None = None
    is_part: bool = False

    def without_names(self, words: str) -> str:
        """*words* without those by which the office speaks of itself."""
        return _names(self.name, self.is_part).sub("　", words)

    def names_others(self, words: str) -> bool:
        """Whether *words*, without the office's own names, name somebody else: 各村, 下属单位, 县政府."""
        return bool(_SOMEBODY_ELSE.search(words) or (self.is_part and _WHOLE.search(words)))

    def is_named(self, words: str) -> bool:
        """Whether *words* begin with a name by which the office speaks of itself."""
        return bool(_names(self.name, self.is_part).match(words))

    def is_told_of_others(self, words: str) -> bool:
        """Whether *words*, said of a number, give it to somebody else: 均由县教育局完成, 为全县数据."""
        who = re.match(
            rf"(?:由|在|是|为|属于|来自|归)*([\u4e00-\u9fff]{{1,16}}?(?:{_ENDS}|单位|部门|系统))(?=$|公开|发布|办理|完成|数据|的|受理|提|转|作|制)",
            words,
        )
        return self.names_others(words) or bool(
            who and not self.is_named(who[1]) and not self.is_itself(who[1])
        )

    def is_itself(self, words: str) -> bool:
        """Whether *words*, an organ's name, can be a shorter name of the office: 人社局, 县发改委."""
        if not _ORGAN.fullmatch(words) or _OTHERS.search(words):
            return False
        if self.name is None:
            return not (self.is_part and _OVER.match(words))
        if self.is_part and re.fullmatch(r"[省市县区州旗](?:人民)?政府", words):
            return False
        short = re.sub(r"^[省市县区州旗我本]", "", words)
        return _is_within(short, self.name) or any(  # 人社局; 里湖瑶族乡 is 里湖乡
            _is_within(name, short) and name[-1] == short[-1] for name in _tails(self.name)
        )


SOMEBODY = Office()


@lru_cache(maxsize=64)
def _names(name: str | None, is_part: bool) -> re.Pattern[str]:
    own = rf"[我本省市县区州旗]?(?:{_spoken(name)})(?:人民政府|政府|办事处)?{_WITHIN}|" if name else ""
    return re.compile(rf"{own}{_SELF_PART}" if is_part else rf"{own}{_SELF_WHOLE}|{_SELF_PART}")


def _is_within(short: str, name: str) -> bool:
    """Whether the letters of *short* stand in *name*, in their order."""
    letters = iter(name)
    return all(letter in letters for letter in short)


@lru_cache(maxsize=64)
def _tails(name: str) -> tuple[str, ...]:
    """The name without its ending, with and without its divisions, the longest first."""
    short = re.sub(r"(?:人民政府|办事处|政府)$", "", name)
    at = [m.end() for m in re.finditer(r"[省市县区州旗盟](?!$)", short)]
    return tuple(sorted({short, *(short[i:] for i in at if len(short) - i > 2)}, key=len, reverse=True))


def _spoken(name: str) -> str:
    """The name with or without its divisions and its ending: 衢江区上方镇人民政府 is 上方镇 too."""
    names = _tails(name)
    return "|".join([*(re.escape(n) for n in names if len(n) > 1), *_abbreviated(names[-1])])


def _abbreviated(name: str) -> list[str]:
    """What a bureau's name may be cut to: 卫健局 of 卫生健康局."""
    whole, end = name[:-1], name[-1]
    if len(name) < 4 or end not in "局委办":
        return []
    letters = "".join(re.escape(c) + "?" for c in whole)
    return [rf"(?=[{re.escape(whole)}]{{2,}}{end}){letters}{end}"]
