"""Rows of what the public asked and fought for: applications, channels, replies, reviews, suits, fees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.values import Fact
from pipelines.parse.facts.clauses import Sentence, quote
from pipelines.parse.facts.counts import Mention
from pipelines.parse.facts.rows import ASKING, HOW_MANY, OPEN, Row

_ASKED = frozenset({"requests"})
_FOUGHT = frozenset({"litigation"})
_CASE = r"[件宗起例条份次个]"
_RECEIVED = r"(?:收到|受理|接到|(?<!直)接收|收悉|新收|收件|收受|接受|登记|产生|发生|新增|收取|共收|提交|提出)"
_GOT = r"(?:新收到?|新?收到|收件|新?受理|接到|新?接收|收悉)"
_NOWHERE = r"(?!)"  # where the chapter has to say it
_APPLICATION = r"(?:政府信息公开申请|信息公开申请|公开申请|申请公开(?:政府)?信息|依申请(?:信息)?公开|申请)"
_OF_APPLICATION = r"(?:政府信息|信息|事项|案件|申请书|申请表|申请|要求|业务|工作|信件|公文|件)?(?:数量|件数|条数|总数|总量|数)?"
_NOT_NEW = (
    r"复议|诉讼|结转|不予|补正|撤[回销]|重复|逾期|超期|投诉|举报|许可|审批|服务事项|低保|救助|补助|上年|上一年"
    r"|予以公开|部分公开|无法提供|(?<!并)答复|(?<!并)办结|驳回|户|工商|登记申请|注册|贷款|入党|专利|商标|项目申请|信访|建议|提案|热线|工单|信箱"
)
# 受理低保申请56件: in a chapter on requests that does not say again what for
_OTHER_REQUESTS = r"(?:办事|低保|救助|补助|补贴|许可|审批|信访|来[信访](?!申请|方式|形式|的)|工单|热线|12345|执照|办证|入党|贷款|项目|廉租|住房|复议)[^,;]{0,4}(?:申请|事项|案件|件)?(?:共|计|约|:)*\d"
_ONE_KIND = (
    r"(?<![、和或及与])(?:公民(?![、和或及与])|自然人|法人(?:及|或|和)其他组织|法人或(?:者)?其他组织|法人和其他组织|商业企业|企业|科研机构|个人|律师|法律服务机构)"
    r"(?:所?提[出交]的?)?(?:的)?(?:政府信息公开|信息公开)?申请[^#]{0,4}#"
)


def _channel(code: str, words: str, reads: tuple[tuple[str, int], ...], spares: tuple[str, ...]) -> Row:
    return Row(
        code,
        rf"(?:{words})[^#,;]{{0,14}}#{_CASE}|#{_CASE}[^#,;]{{0,4}}(?:为|是|系|通过|由|以)?[^#,;]{{0,4}}(?:{words})",
        unless=r"复议|诉讼|投诉|举报|群众来|来信来访|咨询|公开(?:政府)?信息#|发布|推送|访问|点击|浏览|工单|热线|信箱|服务事项|许可|审批"
        r"|答复|办结|回复|提案|建议|栏目#|文章",
        about=ASKING,
        sections=_ASKED,
        foreign=_OTHER_REQUESTS,
        carries=True,
        reads=reads,
        spares=spares,
    )


CHANNELS: tuple[Row, ...] = (
    _channel(
        "n_applications_email",
        r"电子邮[件箱]|电邮|[Ee]-?mail|E-?MAIL",
        (("共收到信息公开申请5件,其中电子邮件申请2件,信函申请3件", 2),),
        ("电子邮箱1个", "受理行政许可申请1200件,其中电子邮件申请10件"),
    ),
    _channel(
        "n_applications_in_person",
        r"当面|当场|现场|窗口|来人|上门|面交|来访",
        (
            ("受理政府信息公开申请99件,其中,现场当面受理32件,通过EMS特快专递受理53件", 32),
            ("共收到信息公开申请7件,其中当面申请4件", 4),
        ),
        ("现场发布信息20条", "现场咨询30件"),
    ),
    _channel(
        "n_applications_fax",
        r"传真",
        (("收到信息公开申请6件,其中传真申请1件", 1),),
        ("传真1个",),
    ),
    _channel(
        "n_applications_mail",
        r"信函|邮寄|寄送|邮政|邮递|书信|来信|特快专递|快递|EMS|挂号信?|纸质邮件|信件(?=受理|申请|形式|方式)|(?<!电子)邮件",
        (
            ("受理政府信息公开申请99件,其中,现场当面受理32件,通过EMS特快专递受理53件", 53),
            ("收到信息公开申请14件,其中通过邮寄方式申请10件、网络申请4件", 10),
            ("共收到信息公开申请3件,其中1件为信函申请", 1),
        ),
        ("收到群众来信投诉12件", "县长信箱收到来信15件"),
    ),
    _channel(
        "n_applications_online",
        r"网上|网络|在线|互联网|线上|平台|网站|网页",
        (
            ("受理政府信息公开申请99件,其中,现场当面受理32件,通过网上受理14件", 14),
            ("收到信息公开申请14件,其中通过邮寄方式申请10件、网络申请4件", 4),
            ("收到依申请公开申请9件,均为网上申请,其中通过在线平台提交申请9件", 9),
        ),
        ("累计在线办结服务事项280484件", "通过网站发布信息35条"),
    ),
)

ROWS: tuple[Row, ...] = (
    Row(
        "n_replies",
        rf"办理结果(?:总计|合计|共计|共)#{_CASE}|(?:答复|办结|回复)(?:了|政府信息公开|信息公开|依申请公开|政府信息|申请|信息|数量?|事项|的){{0,4}}{HOW_MANY}#{_CASE}"
        rf"|#{_CASE}[^#,]{{0,4}}(?:均|都|全部)?(?:已)?(?:按时|按期|按规定|依法|在(?:法定|规定)(?:时限|期限|时间)内)?(?:予以|作出|给予)?(?:答复|办结|回复)",
        unless=rf"信件|信箱|12345|热线|服务事项|提案|议案|建议|工单|留言|咨询|来信|复议|诉讼|延期|结转|审批|许可|网民|关切"
        rf"|{_RECEIVED}[^#]{{0,20}}#|率#|(?:邮件|邮寄|当面|网络|平台|信函|电话)(?:方式|形式)?(?:答复|回复)|不予公开#|同意公开|同意部分公开|按时办结数",
        about=ASKING,
        sections=_ASKED,
        foreign=_OTHER_REQUESTS,
        reads=(
            ("本年度按时办结0件政府信息公开申请。", 0),
            ("收到信息公开申请12件,答复12件", 12),
            ("共收到政府信息公开申请5件,办结5件", 5),
            ("依申请公开答复3件", 3),
        ),
        spares=(
            "“区长信箱”收到信件239件,已回复办结239件",
            "累计在线办结服务事项280484件",
            "受理行政许可申请1200件,办结1198件,公开结果1198条",
            "收到申请99件,其中延期答复3件",
        ),
    ),
    Row(
        "n_applications",
        rf"{_RECEIVED}[^#;]{{0,45}}{_APPLICATION}{_OF_APPLICATION}{HOW_MANY}#(?:{_CASE}|项)"
        rf"|{_RECEIVED}(?:了|的|各类|书面|有效|共|共计|总计|合计|约){{0,3}}#{_CASE}[^#,;]{{0,22}}(?:申请|依申请公开)",
        unless=rf"{_NOT_NEW}|{_ONE_KIND}|(?:网上|网络|在线|信函|邮寄|传真|当面|现场|邮件|平台)(?:申请|提交)?[^#]{{0,3}}#",
        about=ASKING,
        sections=_ASKED,
        foreign=_OTHER_REQUESTS,
        reads=(
            ("2020年全区共受理91人次政府信息公开申请99件", 99),
            ("本年度共收到政府信息公开申请0件。", 0),
            ("2023年,我镇共收到依申请公开3件。", 3),
            ("全年收到12件政府信息公开申请", 12),
            ("共接到公民、法人和其他组织提出的政府信息公开申请两件", 2),
            ("区政府办代表区政府受理政府信息公开申请 17 件,均已在法定期限内予以答复。", 17),
        ),
        spares=(
            "受理低保申请56件,及时公开信息",
            "收到行政许可申请200件,信息及时公开",
            "收到上年结转的政府信息公开申请2件",
            "收到因信息公开提起的行政复议申请3件",
        ),
    ),
    Row(
        "n_applications",
        rf"(?:依申请公开(?:政府)?|政府信息公开申请|信息公开申请|公开申请){_OF_APPLICATION}{HOW_MANY}#{_CASE}",
        unless=rf"{_NOT_NEW}|{_ONE_KIND}|处理|办理|(?:网上|网络|在线|信函|邮寄|传真|当面|现场|邮件|平台)[^#]{{0,8}}#|栏目|收费",
        unlisted="件条份",
        reads=(
            ("依申请公开信息0条", 0),
            ("2021年度依申请公开政府信息3件", 3),
            ("政府信息公开申请:5件", 5),
        ),
        spares=("依申请公开办结5件", "结转下年度的信息公开申请1件"),
    ),
    Row(
        "n_applications",
        rf"^[^#,]{{0,12}}申请(?:总数|总量|数量|件数|数){HOW_MANY}#{_CASE}",
        unless=rf"{_NOT_NEW}|{_ONE_KIND}|处理|办理|收费|(?:网上|网络|在线|信函|邮寄|传真|当面|现场|邮件|平台)[^#]{{0,8}}#",
        about=ASKING,
        sections=_ASKED,
        foreign=_OTHER_REQUESTS,
        reads=(("依申请公开情况:申请总数3件", 3),),
        spares=("公开低保申请数35件",),
    ),
    Row(
        "n_applications",
        rf"(?:办理|处理){HOW_MANY}(?:[^#;]{{0,20}}){_APPLICATION}{_OF_APPLICATION}{HOW_MANY}#{_CASE}",
        unless=rf"{_NOT_NEW}|{_ONE_KIND}|不予处理",
        about=ASKING,
        sections=_ASKED,
        foreign=_OTHER_REQUESTS,
        last=True,
        reads=(("全年共办理政府信息公开申请12件", 12),),
        spares=("收到信息公开申请5件,办理结转的申请2件",),
    ),
    Row(  # 全年收到8件: nothing but the chapter says what
        "n_applications",
        rf"^(?:20\d\d年(?:度)?|全年|本年度?|今年|年内|一年来|我[^#,\d]{{1,6}}|本[^#,\d]{{1,4}}|街道|共|共计|累计|总计|合计)*{_GOT}(?:数|总数|共|共计|总计|合计|了|:)*#{_CASE}$",
        about=_NOWHERE,
        sections=_ASKED,
        foreign=_OTHER_REQUESTS,
        last=True,
        reads=(),
        spares=("全年收到公开信息后的反馈8件", "政府信息公开后,收到8件"),
    ),
    Row(
        "n_reviews",
        rf"复议(?:申请|案件|事项|案|和行政诉讼|、行政诉讼|、诉讼|及行政诉讼|情况|数量|方面){{0,3}}{HOW_MANY}#{_CASE}"
        rf"|#{_CASE}[^#,;]{{0,12}}行政复议",
        unless=r"不服|维持|纠正|纠错|审结|撤销|败诉|驳回|其他结果|调解|终止|和行政诉讼[^#]{0,4}#[件宗起]|、(?:行政)?诉讼[^#]{0,6}#",
        about=OPEN,
        sections=_FOUGHT,
        general=True,
        reads=(
            ("因政府信息公开被申请行政复议4件,提起行政诉讼3件", 4),
            ("发生政府信息公开行政复议案件2起。", 2),
            ("涉及信息公开的有3件行政复议", 3),
        ),
        spares=("办理行政复议案件56件。", "公开行政复议维持2件", "信息公开行政复议和行政诉讼共3件"),
    ),
    Row(
        "n_reviews",
        rf"其中(?:涉及|有关|因|属于|关于)?(?:政府|政务)?信息公开(?:的|类|方面|案件|复议){{0,2}}{HOW_MANY}#{_CASE}",
        about=r"^(?!.*诉讼).*行政复议(?:案件|申请|案)[^,;]{0,6}[件宗起]",
        reads=(("办理行政复议案件15件,其中涉及政府信息公开2件", 2),),
        spares=("办理行政复议、行政诉讼案件15件,其中涉及政府信息公开2件", "受理投诉15件,其中涉及信息公开2件"),
    ),
    Row(
        "n_suits",
        rf"(?:诉讼|应诉|起诉)(?:案件|事项|案|情况|数量|方面){{0,3}}{HOW_MANY}#{_CASE}|#{_CASE}[^#,;]{{0,12}}(?:行政诉讼|应诉案)",
        unless=r"出庭|[一二再]审|不服|维持|纠正|纠错|审结|撤销|败诉|驳回|其他结果|调解|终止|胜诉|直接起诉|复议(?:案件|申请)?[、和及与](?:提起)?(?:行政)?诉讼|复议后",
        about=OPEN,
        sections=_FOUGHT,
        general=True,
        reads=(
            ("因政府信息公开被申请行政复议4件,提起行政诉讼3件", 3),
            ("政府信息公开行政诉讼案件共1起", 1),
        ),
        spares=("参加行政诉讼案件12件。", "信息公开行政复议、行政诉讼共5件"),
    ),
    Row(
        "n_fees",
        r"实际收取[^#,]{0,8}#(?:元|万元)|(?:收取|收费|费用?|处理费|收费金额|总金额)(?:\d+[件笔元])?(?:总?金额|总额|总计|合计|共计|共|为|计|情况|:|了)*#(?:元|万元)",
        unless=r"^总金额|(?<!、)(?:检索|复制|复印|邮寄|工本)费[^#]{0,2}#|(?:垃圾|污水|抚养|卫生|租赁|物业|登记|证照|诉讼|报名|考试|检测|鉴定|绿化|土地|开垦|停车|学|电|医疗|社保|合作|水资源|超生|殡葬|摊位|住宿|餐饮|取暖|燃气|门票|检验|监理|评审|通行|印刷|宣传|维护|建设|办公)[^#,]{0,6}费|罚|税|事业性|经费|培训|工程|采购|投入|支出|减免|水费|保险|预算|专项|资金|财政",
        about=r"公开|信息|依申请|收费通知",
        sections=frozenset({"fees", "requests"}),
        unlisted="万元",
        reads=(
            ("全年收取政府信息公开信息处理费 0 元。", 0),
            ("依申请公开信息收取费用120元", 120),
            ("信息处理费总金额为0元", 0),
            ("发出收费通知3件,总金额450元,实际收取总金额300元", 300),
        ),
        spares=(
            "收取城镇垃圾处理费12.6万元,信息公开",
            "征收社会抚养费3.2万元,公开征收标准",
            "公开行政事业性收费120万元",
            "信息公开专项经费5万元",
            "公开财政收入3000万元",
        ),
    ),
)

_SUM = re.compile(r"(?:共计|合计|总计|共)")


def summed(sentence: Sentence, section: str, told: Sequence[Fact]) -> Iterator[Fact]:
    """网上申请6件、线下申请2件,合计8件: the sum of those before it, where nothing else states how many there were."""
    if section not in _ASKED or any(fact.code == "n_applications" for fact in told):
        return
    so_far: list[Mention] = []
    for clause in sentence.clauses:
        for count in clause.counts:
            text = clause.line.text
            words, before = text[clause.start : count.start], text[sentence.start : clause.start]
            is_sum = len(so_far) > 1 and count.value == sum(one.value for one in so_far)
            if _SUM.fullmatch(words) and is_sum and "申请" in before and not re.search(_NOT_NEW, before):
                yield Fact(
                    "n_applications", count.value, count.unit, count.qualifier, quote(clause, clause), section
                )
                return
            so_far.append(count)


_ALL_BY = re.compile(
    r"(?:均|都|全部|全|皆)(?:为|是|系|由|以|通过|采用|采取)|(?:为|是|系)(?=当面|信函|网[络上]|传真|邮寄|电子邮)"
)


def by_one_channel(sentence: Sentence, section: str, told: Sequence[Fact]) -> Iterator[Fact]:
    """收到申请2件,均为当面申请: the number of all is the number of the one channel named behind it."""
    about = sentence.before + sentence.text
    for before, clause in pairwise(sentence.clauses):
        if clause.counts or len(before.counts) != 1 or not _ALL_BY.match(clause.text):
            continue
        rows = [r for r in CHANNELS if r.matches(f"{clause.text}#件", about, section, is_zero=False)]
        all_of_them = [f for f in told if f.code == "n_applications" and f.value == before.counts[0].value]
        if len(rows) == 1 and all_of_them:
            yield replace(all_of_them[0], code=rows[0].code, quote=quote(before, clause))
