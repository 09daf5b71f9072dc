"""The forms a place's name takes in print: with and without its suffix, its peoples, its office."""

from __future__ import annotations

import re
from functools import cache

#: The characters of names; 𨻧隍镇 and 织𬕂镇 are written with rare ones.
HAN = "\u3400-\u9fff\U00020000-\U0003134f"
#: Peoples whose names stand inside the names of autonomous counties and ethnic townships.
PEOPLES = (
    "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼",
    "哈萨克", "傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土",
    "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克",
    "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺",
)  # fmt: skip
_PEOPLE = "(?:" + "|".join(sorted(PEOPLES, key=len, reverse=True)) + ")"
#: “龙桥土家族乡” -> 龙桥 + 土家族 + 乡; “恩施土家族苗族自治州”; “内蒙古自治区”; “伊犁哈萨克自治州”; “三都水族自治县”
_MIXED = re.compile(
    rf"^(?P<stem>.{{2,}}?)(?:{_PEOPLE}族|各族|蒙古(?!族)|哈萨克(?!族)|柯尔克孜(?!族))*(?P<kind>自治区|自治州|自治县|自治旗|民族乡|民族镇|乡|镇)$"
)
_PLAIN = re.compile(r"^(?P<stem>.{2,})(?P<kind>地区|林区|特区|新区|矿区|省|市|县|区|旗|盟|州)$")
#: A name cut short must not go on like a name: “湖南” in “湖南镇”, “衢江” in “衢江路”.
UNIT_AFTER = frozenset("省市县区旗盟州镇乡村街路道里社屯庄苏")
_SHORT_KIND = {"自治区": "", "自治州": "州", "自治县": "县", "自治旗": "旗"}
#: Short names in everyday use that no rule makes out of the long ones.
SHORT_NAMES = {
    "土默特左旗": "土左旗", "土默特右旗": "土右旗", "达尔罕茂明安联合旗": "达茂旗", "阿鲁科尔沁旗": "阿旗",
    "克什克腾旗": "克旗", "翁牛特旗": "翁旗", "喀喇沁旗": "喀旗", "科尔沁左翼中旗": "科左中旗",
    "科尔沁左翼后旗": "科左后旗", "科尔沁右翼前旗": "科右前旗", "科尔沁右翼中旗": "科右中旗", "扎赉特旗": "扎旗",
    "莫力达瓦达斡尔族自治旗": "莫旗", "鄂温克族自治旗": "鄂温克旗", "陈巴尔虎旗": "陈旗", "新巴尔虎左旗": "新左旗",
    "新巴尔虎右旗": "新右旗", "乌拉特前旗": "乌前旗", "乌拉特中旗": "乌中旗", "乌拉特后旗": "乌后旗",
    "察哈尔右翼前旗": "察右前旗", "察哈尔右翼中旗": "察右中旗", "察哈尔右翼后旗": "察右后旗",
    "苏尼特左旗": "苏左旗", "苏尼特右旗": "苏右旗", "东乌珠穆沁旗": "东乌旗", "西乌珠穆沁旗": "西乌旗",
    "阿拉善左旗": "阿左旗", "阿拉善右旗": "阿右旗", "鄂托克前旗": "鄂前旗", "阜新蒙古族自治县": "阜蒙县",
    "喀喇沁左翼蒙古族自治县": "喀左县", "前郭尔罗斯蒙古族自治县": "前郭县", "杜尔伯特蒙古族自治县": "杜蒙县",
    "塔什库尔干塔吉克自治县": "塔县", "察布查尔锡伯自治县": "察县", "和布克赛尔蒙古自治县": "和丰县",
    "巴音郭楞蒙古自治州": "巴州", "博尔塔拉蒙古自治州": "博州", "克孜勒苏柯尔克孜自治州": "克州",
}  # fmt: skip


@cache
def division_forms(name: str) -> tuple[tuple[str, bool], ...]:
    """Forms of a province's, city's or county's name with whether each is a full one (衢江区 is, 衢江 is not)."""
    forms = {name: True}
    if name in SHORT_NAMES:
        forms[SHORT_NAMES[name]] = False
    if (mixed := _MIXED.match(name)) and mixed["kind"] in _SHORT_KIND:
        forms.setdefault(mixed["stem"] + _SHORT_KIND[mixed["kind"]], False)
        if mixed["kind"] == "自治县":
            forms.setdefault(mixed["stem"] + "自治县", False)  # “威宁自治县”
        forms.setdefault(mixed["stem"], False)
    elif plain := _PLAIN.match(name):
        forms.setdefault(plain["stem"], False)
    return tuple(forms.items())


@cache
def town_form(name: str) -> str:
    """The one form towns are compared in: no peoples, no 办事处 (龙桥土家族乡 -> 龙桥乡, X街道办事处 -> X街道)."""
    for ending in ("街道办事处", "街道办", "街办"):
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending) + "街道"
    mixed = _MIXED.match(name)
    if mixed and mixed["kind"] in ("乡", "镇", "民族乡", "民族镇"):
        return mixed["stem"] + mixed["kind"][-1]
    return name


#: Endings of an organ's name behind its place: “万载县高城镇人民政府” is the place 万载县高城镇.
GOVERNMENT_ENDINGS = ("人民政府", "政府", "办事处", "公所", "行政公署", "管理委员会", "管委会")


def without_office(name: str) -> str:
    """The place an organ governs; a street office keeps its 街道."""
    for ending in GOVERNMENT_ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name
