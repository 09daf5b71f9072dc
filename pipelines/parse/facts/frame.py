"""The words before a number, understood or not: who did it, when, and in what mood.

A number is a fact of the report only where all that stands before the verb it belongs to is understood: the
office itself, a time that is the whole year, a way or a ground of doing it, an adverb. What is left over may be
another office, another time or a "not": then there is no fact. Verbs are many, but what may frame them is not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.parse.facts.clauses import without_lead
from pipelines.parse.facts.offices import Office, is_organ
from pipelines.parse.facts.rows import compiled
from pipelines.parse.facts.times import tells_other_time, whole_year

# What is done with the things that are counted; behind 信息 or 政务 the word 公开 is a noun.
_DEED = (
    r"(?:(?<!信息)(?<!政务)(?<!村务)(?<!党务)(?<!依申请)(?<!申请)公开(?!栏|专栏|申请|工作|平台|指南|目录|条例|领导|办|专区|网|方式|形式|渠道|查阅|要求|为|的)"
    r"|发布(?!会|平台|数|”)|发表|公布|公示(?!栏|公告|牌)|推送|刊登|刊发|刊载|播发|播放|张贴|登载|转发|编发|上传|录入|更新|印发|制发|制定|制作|出台"
    r"|收到|接到|收悉|受理|新收|(?<!直)接收|答复|办结|回复|办理|处理|承办|发生|产生|收取|作出|实施|下达|核发|审批|回应(?!信息)"
    r"|被(?:申请|提起)|引发|引起|提起|召开|举办|举行|(?<!其他)(?<!其它)组织|开展|参加|设立|设置|设有|建立|配备|配置|开通|接待|接听|审查(?!信息)|培训)(?!类|率|情况|结果|栏)"
)
_GROUND = (  # 按照上级要求, 根据《条例》规定
    r"(?:按照|按|根据|依据|依照|遵照|遵循|对照|坚持|贯彻落实|贯彻|落实|执行|围绕|结合|针对|以)[^,;:]{0,28}?"
    r"(?:要求|规定|精神|部署|安排|原则|方案|意见|通知|职责|权限|目录|标准|清单|程序|需求|实际|为[^,;:]{2,6}|　+)(?:和|及|,|、)?"
    r"|(?:应|能)公开、?尽公开|应公尽公"
)
_CHANNEL = (
    r"(?:“[^”]{1,20}(?:网|号|平台|APP|端|微博|微信)”|(?:门户|信息|公开|政务|政府)?网站|官网|门户网|信息网|公开网|政务网|政府网|校园网|网页|网|平台|公众平台|公众号|订阅号|服务号|微信群|微信|微博|抖音号?|视频号|头条号?|客户端|APP|短信|QQ群"
    r"|(?:公开|公示|公告|宣传|告示|通知|通告)栏|公示牌|专栏|栏目|栏|专区|公报|媒体|报刊|报纸|日报|电视台?|广播|显示屏|电子屏|宣传册|渠道|方式|形式|途径|载体|窗口|大厅|查阅点|公开目录|信箱|邮箱|热线|号)+"
    r"(?:等?(?:多种|各种)?(?:渠道|方式|形式|途径|载体|平台|媒体|账号)|等|上|中|内|,|、|和|及|与|以及|“[^”]{1,20}”)*"
)
_BY = (  # 通过县政府网站, 在公开栏上; or the channel alone as the one that publishes
    r"(?:通过|在|于|充分利用|利用|依托|借助|运用|充分发挥|借力|依靠|经由|经|从|用|以|采取|采用|由)[^,;:#]{0,36}?"
    + _CHANNEL
    + r"(?:[^,;:#]{0,12}?"
    + _CHANNEL
    + r")*"
    r"|在[^,;:#]{0,20}?(?:中心|办公室|室|站|处|点|场所|馆|[村镇乡]|社区|街道)(?=设)"
    r"|(?<![\u4e00-\u9fff])(?:“[^”]{1,20}”|[省市县区州旗镇乡局委校]|街道|人民政府|政府|政务|门户|官方|信息|公开|对外|新浪|腾讯|电子|主|户外|[局县区市镇乡校院]长|书记|主任|LED|大|便民服务|互动|等|新闻|主流|村级|镇级|乡镇|社区|县级|[村镇乡居党财校]务|两|一|个|微|新|融)*"
    + _CHANNEL
)
_MANNER = (
    r"(?:共|总|合|累)计|通过|总共|一共|共|已经?|均|都|也|还|并|且|又|再|各?类|各项|仅|只|就|全部|全面|全|新增|新|主动|及时|准时|按时|按期|依法|依规|依纪|依职权|依程序"
    r"|暂|继续|自身|本身|按规定|按要求|先后|分别|相继|陆续|统一|集中|定期|不定期|适时|随时|实时|对外|对社会|向社会|面向社会|向群众|向公众|公开|有效|成功|圆满|顺利|实际|正式|首次|再次|严格|准确|持续|滚动|接受|代表|不断|大力|切实|有序|有力|规范"
    r"|加强|强化|认真|积极|主动|高效|妥善|快速|迅速|精准|多次|多渠道|多形式|多角度|全方位|高质量|高标准|扎实|深入|稳步|广泛|充分|进一步|重点|专门|专题|组织|安排|负责|完成|做好|协调|统筹|牵头|开展|进行|实现"
    r"|同时|同步|另外?|此外|其中|包括|期间|线上线下|线上|线下|网上|现场|直接|间接|独立|单独|因|有|了|的|等|为|是|将|就|由|以|从|对|向|给|把|内|中|来|起|底|末|间|情况如下|情况|如下|:|,|、|和|及|与|以及|“|”|　|\(|\)"
)
_THINGS = (  # what is counted may stand before what is done with it: 依申请公开答复3件
    r"(?:镇村|乡镇|村级)?信息员|(?:政府|政务)?信息(?:公开)?|政务公开|依申请(?:公开)?|公开申请|申请(?:人|数量?|总数)?|行政(?:许可|处罚|强制|复议|诉讼)?|(?:行政)?规范性文件|处理费|费用|复制费|检索费|邮寄费"
    r"|12345|(?:市民|政务|服务|便民|政府)*热线|“?[省市县区州旗镇乡局党委]?[长记书]+信箱”?|信箱|互动栏目|公民|法人|其[他它]组织|自然人|工单|诉求|留言|咨询|群众|公众|来信|来函|信函|信件|邮寄|邮件|电子邮[件箱]|当面|传真|电话|特快专递|快递|挂号信|EMS"
    r"|政策|文件|解读|数量?|件数|总?金额|提供|方面|发出|收费通知|零(?:投诉|举报|申诉|复议|诉讼)|相关|工作|业务|内容|人员|镇村干部|机关干部"
)
_MODIFIERS = re.compile(rf"(?:{_THINGS}|{_MANNER})+")
_TITLE = re.compile(r"《[^《》]*》|[〔\[][^〔〕\[\]]*[〕\]]")


# A "not", a wish or a rule; words that only look so are taken out first.
_NOT = "未|没|不|无|非|勿|免|漏|误|错|"
_MOOD = r"应|须|需|拟|要|若|倘|如|待|可|能|计划|预计|力争|争取|确保|目标|任务|指标|原则上|准备|比|较|增|减|平均|均(?=达|#|$)|协助|代|指导|督促|取消|撤|停|每|少(?!年|数|儿|先)|多(?=公开|发布|收)"
_DOUBT = re.compile(_NOT + _MOOD)
_NO_DOUBT = re.compile(
    r"新增|任免|不动产|无线电|未成年|非物质|停车|停水|停电|减税|减排|减负|增值税|增收|比选|比价|代建|少年|少儿|少数|目标责任|不断|不定期|不仅|不同|不少|未来|无障碍|无纸化|非税|非遗|回应|响应|供应|应急|应用|应对|应诉|需求|需要|主要|重要|要[点闻求素件]|纪要|概要|摘要|必要|如下|如实|如期|等待|接待|待遇|对待"
    r"|[许可]可|可[视研靠]|职能|功能|智能|能源|节能|效能|能力|规划计划|计划生育|计划总结|发展计划|比例|代表|代理|代办|增强|均已|错敏|免费|不见面"
)


def is_understood(before: str, office: Office, year: int | None) -> bool:
    """Whether *before*, the words of a clause before its number, frames the number as the office's own, of *year*."""
    return _is_framed(_TITLE.sub("　", without_lead(before)), office, year)


def speaks_of_it(clause: str, office: Office, year: int | None, *, is_counted: bool) -> bool:
    """Whether an earlier *clause* of the sentence lets the next ones speak of the office.

    is_counted: it tells a number itself, so that its mood was its own; who it speaks of may still be meant.
    """
    head, deed = _parted(_TITLE.sub("　", without_lead(clause)), office, year)
    if deed is None:
        return True
    head = _OBJECT.sub("", head)
    left = _MODIFIERS.sub("", head)
    if office.names_others(head) or (left in head and is_organ(left) and not office.is_itself(left)):
        return False
    in_doubt = compiled(_MOOD).search(
        _NO_DOUBT.sub("", head)
    )  # a "not" ends with its clause, a plan does not
    return is_counted or not (in_doubt or tells_other_time(left, year))


_OBJECT = re.compile(
    r"(?:^|　)(?:共|先后|分别)?(?:对|向|就|给|为|与|同|组织|督促|指导|联合|会同|配合|邀请)[^　]*$"
)  # 对医药机构开展检查


_TO_WHOM = re.compile(
    r"(?:^|　)(?:共|先后|分别)?(?:对|面向|向(?=社会|群众|公众|居民|村民))[^　]{1,20}$"
)  # 对各村信息员培训


def names_itself(clause: str, office: Office, year: int | None) -> bool:
    """Whether *clause* tells anew who it speaks of: the office, under its own name."""
    if office.without_names(clause) != clause:
        return True
    head, deed = _parted(without_lead(clause), office, year)
    return deed is not None and office.is_itself(_MODIFIERS.sub("", head))


def tells_deed(clause: str) -> bool:
    """Whether *clause* says what was done: 培训人员120人次 goes on with the deed of the clause before it."""
    deed = compiled(_DEED).search(clause)
    if clause.endswith("中") and "的" in clause:  # 在新收的申请中
        return False
    return deed is not None and deed.group() not in ("培训", "参加")


def is_doubtful(words: str) -> bool:
    """Whether *words* hold a "not", a wish, a rule or a comparison."""
    return bool(_DOUBT.search(_NO_DOUBT.sub("", words)))


def tells_topic(before: str, office: Office, year: int | None) -> bool:
    """Whether *before* is understood only as 财政预决算公开: what was published, and not who did it."""
    words = _TITLE.sub("　", without_lead(before))
    head, deed = _parted(words, office, year)
    left = _MODIFIERS.sub("", head)
    return bool(deed and left and not office.is_itself(left))


@lru_cache(maxsize=4096)
def _is_framed(words: str, office: Office, year: int | None) -> bool:
    head, deed = _parted(words, office, year)
    left = _MODIFIERS.sub("", _TO_WHOM.sub("　", head) if deed else head)
    if not left:
        return True
    if deed is None or _IS_TOPIC.search(words):
        is_open = not (office.names_others(head) or is_doubtful(head) or tells_other_time(head, year))
        return is_open and not (deed and is_organ(left))
    return office.is_itself(left)


_IS_TOPIC = re.compile(
    r"(?:(?:公开|公示|公布|更新|发布)|(?:领域|方面)(?:主动)?公开(?:政府|政务)?信息)(?:共|计|共计|约|为|了)*$"
)  # 财政预决算公开4条


def _parted(words: str, office: Office, year: int | None) -> tuple[str, str | None]:
    """The words before the first deed that are neither a time, nor the office, nor a way; and the deed. All where there is none."""
    timeless = whole_year(year).sub("　", words)
    left = compiled(_BY).sub("　", compiled(_GROUND).sub("　", office.without_names(timeless)))
    deed = compiled(_DEED).search(left)
    return left[: deed.start()] if deed else left, deed and deed.group()
