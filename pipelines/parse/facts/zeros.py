"""Nothing happened, said in words or as a bare 0: 未收到申请, 没有发生行政复议, 均为0."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipelines.parse.facts.clauses import Clause, Sentence
from pipelines.parse.facts.counts import Qualifier
from pipelines.parse.facts.offices import Office
from pipelines.parse.facts.rows import ASKING, OPEN, compiled

_NOT = (
    r"(?:(?:未|没有|没|并无|暂无|从未|尚未|并未|未曾|均未|不曾)(?:曾|有)?(?:收到|接到|接收|受理|接受|收受|产生|发生|出现|涉及|存在|办理|引发|引起|提起|被|因|接获|收悉|有)(?:过|到)?"
    r"|未(?:曾)?(?=收费|收取|[向对就因][^,]{0,30}收)|没(?=收费|收取)|没有|不存在|暂无|并无|均无|全无|也无|无(?!正当|法|关|效|偿|误|论|需|须|障|线|障碍|理由|锡|为|极|棣)|零(?=投诉|复议|诉讼|行政|申请))"
)
_NOT_THAT = r"结转|不予公开|不公开|超期|逾期|拒绝|重复|更正|纠错|纠正|败诉|维持|撤销|审结|驳回|不当|补正|延期|许可|救助|低保|审批|补助|按收费"
_IS_NIL = r"的?(?:数量|件数|总数|数|量|情况|案件|申请|事项|信息|工作|件)*(?:均为|都为|均是|为|是|:|均)?"
_NIL = r"(?:0|零|〇)(?!\d|[.,]\d|[%例件宗起条份次个元]|万|投诉|距离|延)"

_ABOUT = OPEN + r"|信息|规范性|收费通知"


@dataclass(frozen=True, slots=True)
class Nothing:
    """A statement of zero: negated (a "not" before the noun) or nil (a bare 0 after it).

    noun: what there was none of; within: words that may not stand between the not and the noun; after:
    words that may not follow the noun. sections as in Row. general: none at all is none about disclosure
    too, so the sentence need not speak of it.
    """

    code: str
    unit: str
    noun: str
    after: str
    within: str
    sections: frozenset[str]
    reads: tuple[str, ...]
    spares: tuple[str, ...]
    about: str = _ABOUT
    general: bool = False


NOTHINGS: tuple[Nothing, ...] = (
    Nothing(
        "n_applications",
        "件",
        r"(?:依申请公开|申请)",
        r"(?:行政|复议|诉讼|人(?!提|民)|引|费|收费|表|(?:政府)?(?:信息)?(?:处理费|收费|费)|的?(?:收费|复议|诉讼|答复|处理)|材料不|公开(?:政府)?(?:信息)?(?:行政|收费|引|的(?:单位|公民|个人|申请人|企业)))",
        rf"复议|诉讼|收费|收取|费用?|投诉|举报|因|{_NOT_THAT}|(?:信函|传真|当面|网上|网络|邮寄|邮件|现场)$",
        frozenset({"requests"}),
        (
            "我镇线上线下均未收到政府信息公开申请",
            "2022年,我乡未收到公民、法人和其他组织提出的政府信息公开申请。",
            "本年度没有收到依申请公开事项。",
            "全年无依申请公开政府信息情况。",
            "未接到群众要求公开政府信息的申请",
            "没有公民、法人或者其他组织向我镇申请公开政府信息",
            "未收到任何公民、法人或其他组织的申请",
            "2021年政府信息公开申请数为0。",
            "2012年，本乡未发生依申请公开政府信息和不予公开政府信息的情况。",
        ),
        (
            "本年度没有因政府信息公开申请行政复议的情况。",
            "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "没有结转下年度办理的政府信息公开申请",
            "公开工作中未受理低保申请",
            "收到政府信息公开申请均为网上申请,无信函、传真申请",
            "2022年未产生依申请公开信息处理费。",
            "未收到低保申请",
        ),
        about=rf"{ASKING}|公民、法人(?:或者?|和)其他组织(?:提[出交])?的申请",
    ),
    Nothing(
        "n_reviews",
        "件",
        r"复议",
        r"(?:机关|机构|后|维持|纠正|被|结果|决定|中|法|有关|相关)",
        _NOT_THAT,
        frozenset({"litigation"}),
        (
            "没有发生有关政府信息公开事务的行政复议、行政诉讼案件",
            "全年未因政府信息公开工作被申请行政复议、提起行政诉讼。",
            "我镇全年无一例因政府信息公开引发的行政复议和行政诉讼。",
            "政府信息公开行政复议、行政诉讼均为0。",
            "未收到政府信息公开申请,没有发生因政府信息公开,被申请行政复议、提起行政诉讼的情况",
        ),
        (
            "没有因政府信息公开行政复议被纠错的情况",
            "没有信息公开方面的困难,行政复议2件",
        ),
        general=True,
    ),
    Nothing(
        "n_suits",
        "件",
        r"(?:诉讼|应诉)",
        r"(?:机关|败诉|维持|纠正|结果|法|中|有关|相关)",
        _NOT_THAT,
        frozenset({"litigation"}),
        (
            "没有发生有关政府信息公开事务的行政复议、行政诉讼案件",
            "信息公开方面未发生行政诉讼",
            "政府信息公开行政复议、行政诉讼均为0。",
        ),
        ("没有因政府信息公开行政诉讼败诉的情况",),
        general=True,
    ),
    Nothing(
        "n_fees",
        "元",
        r"(?:收费|处理费|费用|(?:实际收取|收费|收取)的?总金额|检索费|复制费|邮寄费)",
        r"(?:的(?!情况|现象|问题|事)|标准|依据|项目|公示|问题|通知|目录|清单|不|投诉|违规|乱)",
        r"经费|罚|税|投诉|(?<!向)申请人|不合理|乱|违规|行政事业|事业性|问题|复议|诉讼",
        frozenset({"fees", "requests", "other"}),
        (
            "本年度没有产生信息公开处理费",
            "2022年未收取信息处理费。",
            "依申请提供政府信息未收取任何费用",
            "依申请公开政府信息没有收费。",
            "收取信息处理费情况为0。",
            "本机关发出收费通知的件数和总金额以及实际收取的总金额均为0。",
            "2022年未产生依申请公开信息处理费。",
        ),
        (
            "没有乱收费问题",
            "公开没有收费的项目",
            "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ),
    ),
    Nothing(
        "n_normative_docs",
        "件",
        r"规范性文件",
        r"(?:被|的?(?:解读|清理|审查|备案)|违|废止|失效)",
        r"废止|失效|清理|审[查核]|备案|解读|过期|违|修改",
        frozenset(),
        (
            "2023年,我镇未制发规范性文件,及时公开信息。",
            "本年度没有制定出台规范性文件",
            "全年我镇无规范性文件制发。",
        ),
        ("没有废止规范性文件", "未发现违法规范性文件", "无规范性文件废止"),
    ),
)
_MADE_NONE = r"(?:未|没有|没|无|均未|尚未)(?:新)?(?:制发|制定|出台|印发|发布|制作)(?:规章|和|并|、|出台|印发|发布|公开|任何|行政|新的?)*(?=规范性文件)|(?:无|没有)(?=(?:行政)?规范性文件(?:制发|出台|制定))"
_OF_SOME = re.compile(
    r"^(?!.*(?:公民|个人|群众|任何|、|自然人.*法人|法人.*自然人)).*(?:法人|组织|企业|自然人)"
)  # none of one kind
_TWIN = re.compile(r"(?:和|及|、)不予公开政府信息(?=的?情况)")  # of the heading of 2008, said whole
_LOOK = 8  # characters behind the noun that a "not" may look at
_NIL_SECTIONS = {"requests": ("n_applications",), "litigation": ("n_reviews", "n_suits"), "fees": ("n_fees",)}
_NIL_BODY = re.compile(r"^(?:无|没有|暂无|未发生|未产生|无此类情况|无相关情况|无此情况|无。)[。.]?$")


@dataclass(frozen=True, slots=True)
class Zero:
    code: str
    unit: str
    qualifier: Qualifier
    first: Clause
    last: Clause
    start: int  # of the "not", or of what there was none of, in the line


def zeros(
    sentence: Sentence, section: str, office: Office, is_own: Callable[[Clause, int], bool]
) -> Iterator[Zero]:
    """The zeros that a sentence states, each with the clauses that state it.

    is_own: whether the words of a clause before a place speak of the office and its year.
    """
    text = sentence.text
    for nothing in NOTHINGS:
        about = section in nothing.sections or nothing.general or compiled(nothing.about).search(text)
        if not about:
            continue
        for noun in compiled(nothing.noun).finditer(text):
            found = _negated(sentence, nothing, noun, office) or _nil(sentence, nothing, noun)
            if found and is_own(found.first, found.start):
                yield found
                break


def nil_codes(section: str, heading: str | None, body: str) -> tuple[str, ...]:
    """The codes that a section of nothing but 无 puts to zero; its heading must name them."""
    if not heading or not _NIL_BODY.match(body.strip().split("\n", maxsplit=1)[0].strip()):
        return ()
    named = {"n_applications": "申请", "n_reviews": "复议", "n_suits": "诉讼", "n_fees": "收费"}
    return tuple(code for code in _NIL_SECTIONS.get(section, ()) if named[code] in heading)


def _negated(sentence: Sentence, nothing: Nothing, noun: re.Match[str], office: Office) -> Zero | None:
    """A "not" within fifty characters before the noun, no count and at most one comma between them."""
    text, base = sentence.text, sentence.start
    pattern, look = (_MADE_NONE, _LOOK) if nothing.code == "n_normative_docs" else (_NOT, 0)
    before = text[: noun.start()]
    far = max(0, noun.start() - 60)
    nots = [m for m in compiled(pattern).finditer(text, far, noun.end() + look) if m.end() <= noun.start()]
    if not nots or compiled(nothing.after).match(text, noun.end()):
        return None
    start = nots[-1].start()
    inner = before[nots[-1].end() :]
    if nothing.code == "n_applications" and _OF_SOME.search(inner):
        return None
    told = (
        office.without_names(_TWIN.sub("", inner)),
        office.without_names(_TWIN.sub("", _rest(sentence, noun.end()))),
    )
    if not _is_of_all(nothing.code, noun.group(), *told):
        return None
    if inner.count(",") > 1 or ";" in inner or compiled(nothing.within).search(inner):
        return None
    counts = [m for c in sentence.clauses for m in c.counts]
    if any(start <= m.start - base < noun.start() for m in counts):
        return None
    if any(0 <= m.start - base - noun.end() <= 4 for m in counts):
        return None
    first, last = _clause_at(sentence, start), _clause_at(sentence, noun.end() - 1)
    if first is not last and not _same_statement(first, last, inner):
        return None
    if compiled(_NOT_THAT).search(_TWIN.sub("", text[noun.end() : last.end - base])):
        return None
    return Zero(nothing.code, nothing.unit, "zero_by_statement", first, last, start + base)


# What may stand between the "not" and its noun, and behind it, without making it a "not" of one kind only.
_BY_ALL_WAYS = r"(?:(?:电子邮件|互联网|网络|网上|线上|线下|信函|信件|传真|当面|现场|邮寄|邮件|书面|口头)[、和及或与]?(?=.{0,12}(?:等|形式|方式|渠道|[、和及或与])))"
_ANYBODY = (
    r"新|任何|哪怕|各类|各种|一[件例起宗条次]|有关|相关|关于|涉及|针对|来自|公民|法人|其[他它]组织|自然人|组织|单位|个人|人民群众|群众|社会公众|社会|公众|市民|居民|村民|公众|人"
    r"|或者?|和|及|与|以及|并|而|、|,|所|要求|请求|提出|提交|提起|递交|发起|向|对|就|因|由于?|被|的|书面|主动|依法|依申请|申请|公开|政府|政务|信息|事项|事务|情况|工作|业务|方面|问题|现象|事件"
    r"|引发|引起|产生|发生|导致|造成|出现|存在|涉及|收到|到|过|了|有|为|以|通过|用|形式|方式|渠道|途径|等|依据|根据|按照|条例|　"
)
_OF_CASES = r"行政|复议|诉讼|应诉|申诉|举报|投诉|案件|案|争议|纠纷"
_OF_FEES = r"收取|收费|检索|复制|复印|邮寄|信息处理|处理|成本|减免|费用|费|金额|总|各项|申请人|提供|免费"
_OF_RULES = r"新|制发|制定|出台|印发|发布|制作|行政|规章|规范性|文件|本级"
_KINDS_OF_FEE = re.compile(r"检索|复制|复印|邮寄")


def _is_of_all(code: str, noun: str, inner: str, behind: str) -> bool:
    """Whether nothing between a "not" and its noun, or behind it, narrows what there was none of: 未收到其他申请 does."""
    words = {"n_fees": _OF_FEES, "n_normative_docs": _OF_RULES}.get(code, _OF_CASES)
    known = compiled(rf"(?:{_BY_ALL_WAYS}|{words}|{_ANYBODY}|数量?|件数?|例|起|宗|零)+")
    if re.search(r"渠道|途径|业务", behind):
        return False
    if known.sub("", _TITLES.sub("　", inner)) or known.sub("", _TITLES.sub("　", behind)):
        return False
    kinds = set(_KINDS_OF_FEE.findall(inner + noun + behind))
    return len(kinds) != 1 or "等" in inner + behind


_TITLES = re.compile(r"《[^《》]*》|“条例”")


def _same_statement(first: Clause, last: Clause, inner: str) -> bool:
    """未因政府信息公开工作,被申请行政复议: the comma parts one statement only where the first half ends open."""
    head = first.text
    opens = re.search(r"(?:公开|公开工作|公开事项|信息|复议|提出的|申请|要求)$", head)
    return (
        bool(opens)
        and bool(re.match(r"(?:被|提起|被提起|引发|引起|要求|申请|行政)", last.text))
        and "," in inner
    )


def _nil(sentence: Sentence, nothing: Nothing, noun: re.Match[str]) -> Zero | None:
    """A bare 0 after the noun; 行政复议、行政诉讼均为0 states both."""
    text, base = sentence.text, sentence.start
    partner = (
        r"(?:(?:申请|案件)?(?:、|和|及|与)(?:提起)?(?:行政)?诉讼)?" if nothing.code == "n_reviews" else ""
    )
    extra = r"(?:费|政府信息|总金额|受理)*" if nothing.code in ("n_fees", "n_applications") else ""
    if not (m := compiled(rf"{partner}{extra}{_IS_NIL}{_NIL}").match(text, noun.end())):
        return None
    first = _clause_at(sentence, noun.start())
    last = _clause_at(sentence, m.end() - 1)
    if compiled(_NOT_THAT).search(text[first.start - base : m.end()]):
        return None
    return Zero(nothing.code, nothing.unit, "exact", first, last, noun.start() + base)


def _rest(sentence: Sentence, offset: int) -> str:
    """The words of a clause behind *offset*."""
    last = _clause_at(sentence, offset - 1)
    return last.line.text[sentence.start + offset : last.end]


def _clause_at(sentence: Sentence, offset: int) -> Clause:
    place = sentence.start + offset
    return next((c for c in sentence.clauses if c.start <= place < c.end), sentence.clauses[-1])
