"""Applicants: the names of private people that some reports give, masked before anything is indexed or quoted.

Some reports tell who asked them (公民李某某申请公开…, 申请人王建国不服…). The raw archive keeps that as evidence; no
index and no answer to a search does. A name is known by what stands before it, a family name, and what follows;
where that is not certain the mask is preferred: a word too few to be found does less harm than a person found.
"""

from __future__ import annotations

import re

#: What stands for each character of a name.
MASK = "×"

#: Family names. Those that are also everyday beginnings of words (于 向 和 应 安 常 万 时 高 方 …) stand apart.
_FAMILY = (
    "欧阳|司马|上官|诸葛|司徒|皇甫|慕容|夏侯|尉迟|[王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹"
    "袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔邱秦江史顾侯邵孟龙段漕钱汤尹黎武"
    "乔贺赖龚庞樊兰殷施陶洪翟颜倪牛俞章鲁葛柯岳齐梅庄辛管祝左涂祁耿牟卜詹毕欧甘关覃裴聂苗焦霍柳邢纪路肖闫付]"
)
_EVERYDAY = "[高马方白安常万于向温金严华应成游季包麦房文易雷康毛许单边尚时申鲍宁冉景连车古党盛]"
#: Words that begin like a name and are none.
_NO_NAME = (
    "(?!石料|关[于系注心切爱怀键]|任何|任职|管理|江河|田地|田间|路面|夏季|文化|史料|成立|成员|方便|方式|方面|安全|安置|许可|房屋"
    "|房产|应当|应该|时间|时限|申请|高度|高兴|单位|单独|单方|连续|包括|金额|何时|何种|江西|江苏|石油|武装|文件|文书"
    "|于法|向我|向本|向[^，。]{0,8}(?:政府|机关|单位|局|委|办))"
)
#: No given name holds these.
_GIVEN = "(?:(?![的了和与及等在向对不是为有以将被把所之其])[\u4e00-\u9fff])"
_NAME = rf"{_NO_NAME}(?:{_FAMILY}|{_EVERYDAY}){_GIVEN}{{1,2}}?"

_ASKERS = "(?:申请人|原告|上诉人|信访人|投诉人|举报人|当事人|第三人|委托人|代理人)"
_PEOPLE = "(?:公民|居民|村民|市民|群众|自然人|业主|户主|农民|社员|职工)"
_OPENS = r"[：:（(“]?[ \u3000]?"
_MANY = "(?:等[人户]?)?"
#: What a person does next: after 村民 and the like only this tells a name from another word.
_ACTS = "(?:申请|提出|提交|递交|要求|请求|向|不服|诉|起诉|因|通过|咨询|邮寄|来[信访电]|以|在|对|就|反映|认为|投诉|举报|（|\\()"
_ENDS = r"(?:[、，,。；;：:）)”\s]|$|的|与|和|及|关于)"

_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        # 申请人张三、李四不服…
        rf"{_ASKERS}{_OPENS}(?P<name>{_NAME}(?:[、，]{_NAME}){{0,9}})(?={_MANY}(?:{_ACTS}|{_ENDS}))",
        # 村民王建国申请公开…; 但 村民小组, 公民、法人, 居民安置
        rf"{_PEOPLE}{_OPENS}(?P<name>{_NAME}(?:[、，]{_NAME}){{0,9}})(?={_MANY}{_ACTS})",
        # 张某, 李某某, 王××: half hidden already, wherever it stands; but not 江某镇
        rf"(?P<name>{_FAMILY}(?:某{{1,3}}|[×xXＸ*＊]{{1,3}})[甲乙丙丁]?)(?![些种个项类日月年时镇乡村县市区街局处单部级地方])",
        # the same behind a word that says it is a person, whatever the family
        rf"(?:{_ASKERS}|{_PEOPLE}){_OPENS}(?P<name>[\u4e00-\u9fff](?:某{{1,3}}|[×xXＸ*＊]{{1,3}}))",
        rf"(?P<name>{_NAME})(?=先生|女士|同志)",
    )
)


def masked(text: str) -> str:
    """The text with applicants' names as ×, character for character, so that places stay what they were."""
    for pattern in _NAMES:
        text = pattern.sub(_mask, text)
    return text


def _mask(match: re.Match[str]) -> str:
    whole, (start, end) = match.group(), match.span("name")
    start, end = start - match.start(), end - match.start()
    return whole[:start] + re.sub(r"[^、，]", MASK, whole[start:end]) + whole[end:]
