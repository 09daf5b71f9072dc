"""How much was disclosed, through which channel, of which kind: the counts of items of information."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.parse.facts.clauses import Clause, Sentence, without_lead
from pipelines.parse.facts.counts import Mention
from pipelines.parse.facts.offices import is_organ


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of disclosure; code is None where the published codes know none, so that it hides no total."""

    code: str | None
    words: str
    reads: tuple[str, ...]
    spares: tuple[str, ...]


CHANNELS: tuple[Channel, ...] = (
    Channel(
        "n_via_website",
        r"网站|网[”\"]|门户网|校园网|政府网|政务网|信息公开网|信息网|官网",
        ("通过县政府网站公开信息", "在政府信息公开网发布信息"),
        ("网络问政", "网上公开"),
    ),
    Channel("n_via_wechat", r"微信|公众号", ("微信公众号推送信息",), ("微博发布信息",)),
    Channel("n_via_weibo", r"微博", ("政务微博发布信息",), ("微信发布信息",)),
    Channel("n_via_app", r"APP|app|App|客户端", ("“掌上万载”客户端发布信息",), ("微信发布信息",)),
    Channel(
        "n_via_board",
        r"公示栏|公开栏|宣传栏|公告栏|公示牌|公开墙|电子屏|显示屏|LED",
        ("通过村务公开栏公开信息",),
        ("信息公开专栏发布信息",),
    ),
    Channel(
        "n_via_media",
        r"(?<![新融全自])媒体|报刊|报纸|日报|电视|广播|电台",
        ("通过新闻媒体公开信息",),
        ("通过政务新媒体发布信息", "融媒体中心的职责以外"),
    ),
    Channel(None, r"公报", ("政府公报公开信息",), ("公示公告",)),
    Channel(
        None,
        r"新媒体|两微|短视频|短信|抖音|视频号|头条|QQ群|微信群|小程序|[”\"](?:平台|号|群)",
        ("政务新媒体发布信息", "依托“村村享”平台发布信息", "“两微一端”发布信息"),
        ("新闻媒体",),
    ),
    Channel(None, r"其[他它](?:方式|渠道|形式|途径)", ("其他方式公开信息",), ("其他信息",)),
    Channel(
        None, r"查阅点|查阅室|档案馆|图书馆|便民服务中心|服务大厅", ("查阅点公开信息",), ("便民服务信息",)
    ),
)

_GENERIC = (
    r"(?:各类|各项|各级|各种|本级|有关|相关|最新|有效|非涉密|政府|政务|镇村|乡村|街道|我[镇乡县区市旗]|本[镇乡县区市旗]|本(?:部门|单位|系统|机关)|全文电子化|工作|公开|重要|动态|图文|新|的|类|性"
    r"|应?主动公开|概况|、|和|及)"
)
_ITEM = r"(?:信息|文章|推文|稿件|消息|内容|资讯|微博|图文|动态|作品)"
_VERB = r"(?:主动公开|公开发布|发布公开|公开|发布|公布|公示)"
_CHANNEL_VERB = r"(?:主动公开|公开|发布|公布|公示|推送|更新|录入|刊登|发表|编发|刊发|推出|发送|播发|播放|张贴|上传|上网|登载|转发)"
_FILL = r"(?:条数|总条数|总数|总量|数量|数|量|总计|共计|合计|累计|共|达到|高达|多达|达|为|约|近|有|是|:|超过|逾|突破|了|总共|分别|已)*"
_UNIT = r"[条件篇则次项份]"

_TOTAL = re.compile(
    rf"{_VERB}{_FILL}{_GENERIC}*信息(?:的)?{_FILL}#{_UNIT}"
    rf"|{_VERB}{_FILL}#{_UNIT}{_GENERIC}*信息"
    rf"|(?:政府|政务)?信息(?:主动)?(?:公开|发布)(?:信息)?(?:总数量?|总量|条数|数量|总条数|量|数|共计|共|总计|累计|合计){_FILL}#{_UNIT}"
    rf"|主动公开{_FILL}#{_UNIT}|(?:共计|共|累计|总计)(?:主动)?(?:公开|发布)#{_UNIT}"
    rf"|主动公开(?:的)?(?:政府|政务)信息(?:的)?(?:条数|数量|总数)?{_FILL}#{_UNIT}"
)
_NO_TOTAL = re.compile(
    r"领域|方面|试点|板块|专题|村务公开|财务公开|党务公开|校务|依申请公开|不予公开|(?<![我本])部门公开|申请公开"
    r"|(?<!信息公开)(?<!政务公开)(?<!公开)(?:栏目|专栏)|报送|上报|投稿|采用|录用|申请|培训|会议|解读(?!、)|(?<!同)类(?!信息|政府|政务|平台|渠道|媒体|载体|方式|形式|途径)"
    r"|双公示|归集|补[充发录齐]|视频|转载|规范性文件|答复|回复|予以公开|未公开|撤销|删除|整改|错敏|其中|分别"
)
_SORTS = re.compile(r"[\d一二三四五六七八九十]+大?类(?=共|总)")  # 信息六类共952条
_VIA = re.compile(
    rf"{_CHANNEL_VERB}{_FILL}(?:{_GENERIC}*{_ITEM})?(?:的)?{_FILL}#[条件篇则次期]"
    rf"|{_CHANNEL_VERB}(?:的)?{_GENERIC}*{_ITEM}(?:的)?{_FILL}#[条件篇则次期]"
    rf"|{_CHANNEL_VERB}{_FILL}#[条件篇则期次](?:{_GENERIC}*{_ITEM})?"
    rf"|(?:公[开示告]栏|宣传栏|公示牌)上?{_CHANNEL_VERB}[^#,;]{{0,20}}(?:信息|公告|公示|内容)#[条期次]"
    rf"|(?:网站|门户网|政府网|官网|公众号|微信|微博|客户端|APP|公[开示告]栏|宣传栏|公示牌|屏|电视|广播|报刊|报纸|媒体)(?:平台|公众号|上|等)?{_GENERIC}*{_ITEM}?{_FILL}#[条篇则]"
)
_NO_VIA = re.compile(
    r"报送|上报|投稿|采用|录用|申请|培训|会议|解读|阅读|粉丝|关注|留言|回复|答复|领域|方面|依申请|更新(?:公开栏|专栏)"
    r"|信息总量|(?:国家|中央|省)级|双公示|归集|问题|错误|错敏|整改|咨询|转载|点赞|评论|信件|抽查|检查|清理"
)
_PREPOSED = re.compile(r"^(?:.{0,12}?)(?:通过|在|利用|依托|借助|运用|以|充分发挥|经由|经)")
_CARE = re.compile(r"加强|建设|完善|管理|维护|规范|整合|推进|优化|升级|改版|做好|强化|提升")
_READ_BY = re.compile(r"访问|点击|浏览|关注|粉丝")
_OPENED_BY = re.compile(
    r"^.{0,14}(?:网站|门户网|公众号|微博|客户端)(?:“[^”]*”)?(?:共)?(?:开设|设置|设有|设立|更新|新增)"
)
_RUN_BY = re.compile(r"^.{0,14}(?:开通|开设|运营|注册|建立)(?:了|有)?[^,]{0,12}(?:公众号|微博|微信)")
_ON_ITS_OWN = re.compile(
    rf"^(?:全年|本年度?|共计|共|累计|总计|20\d\d年(?:度)?|已|年内|今年)*{_CHANNEL_VERB}|^(?:全年|共)?(?:发布|公开)的"
)

_DISCLOSED = re.compile(r"公开|发布|公示|信息")
_NO_CATEGORY = re.compile(
    r"分别|栏$|^结果|征集意见|征求|招聘|招标|予以公开|部分公开|不予|不存在|不掌握|无法提供|增加|减少|增长|收到|受理|接到|征集到|收集|搜集|采纳|整改|办理|办结|答复|回复|咨询|投诉|留言|提案|申请|复议|诉讼|培训|会议|问题"
    r"|报送|上报|采用|点赞|阅读|访问|关注(?!热点)|信件|问卷|公报|满意|设立|开通|(?<!机构)设置|配备|选聘|召开|举办|开展|组织(?!机构|领导|人事)|约谈|检查|抽查"
    r"|印发|制定|出台|废止|有效|结转|维持|纠正|维护|删除|公众号|网站|微信|微博|客户端|APP|公[开示告]栏|屏|媒体|其[他它](?:方式|渠道)"
    r"|意见建议|建议|撤销|累计|短信|^更新|^发布信息$|^(?:各?乡镇|各?部门|各?单位|街道)(?:主动)?公开$|^新增(?:政府|政务)?信息|工单|热线|信箱|事项(?!信息)|许可决定|处罚决定|案件|人员|视频|图解|更正|占|审[查核]信息|撤回|任务|对[我本]|^通过|^产生|^推送|转载|条数|^上传|录入|作品|清理|下架|过期|退回|修改|电视台|播[出放]|错误|差错|发现|归集|实际|总数|总量|^开信息|[%#\d]|^(?:数据|信息公开|政务公开|新增|发布|公开|更新|信息|政府信息|政务信息|各类信息|共|共计|合计|总计|等)$"
)
# How the name of a kind ends; 超额完成56条 and 本级35条 end otherwise
_NOUN = re.compile(
    r"(?:信息|消息|类|动态|快讯|要闻|新闻|简报|公告|公示|通知|通报|通告|文件|公文|批复|法规|规章|法律|政策|措施|职能|职责|概况|简介|介绍|领导|机构|设置|分工|人事|任免|人员|招聘|招考|录用|考试"
    r"|规划|计划|总结|方案|预案|报告|年报|指南|目录|制度|流程|程序|清单|标准|规范|条例|办法|问答|须知|服务|便民|办事|办理|审批|许可|处罚|强制|执法|监管|监督|检查|抽查|督查|案件|结果|决定|决策|执行|管理"
    r"|财政|财务|预算|决算|预决算|经费|资金|补贴|补助|收费|价格|采购|招标|投标|中标|招投标|交易|产权|资产|债务|税收|审计|统计|数据|指标|经济|产业|项目|工程|建设|投资|土地|征收|补偿|征地|拆迁|房屋|住房|规建|交通|水利|环保|环境|生态|资源|能源"
    r"|农业|农村|扶贫|脱贫|振兴|惠农|民生|社保|就业|创业|救助|救济|低保|优抚|民政|教育|医疗|卫生|健康|医保|防疫|疫情|防控|计生|养老|文化|体育|旅游|科技|安全|生产|应急|救灾|防汛|消防|食品|药品|质量|信用|诚信|公益|慈善|宣传|活动"
    r"|会议|工作|党建|队伍|党务|村务|居务|校务|事务|政务|事项|内容|领域|专题|专栏|专项|栏目|公开|公布|发布|解读|回应|关切|热点|舆情|互动|交流|征集|调查|访谈|访问|问政|提案|建议|意见|信访|其[他它]|权力|责任|运行|权责|代码|证照|名单|名录|联系方式|电话|公报|文献|档案|史志|地图|图片|”|\))$"
)
_TIME_AND_SUBJECT = re.compile(
    r"^(?:(?:19|20)\d\d年(?:度)?|本年度?|全年|今年|年内|我[镇乡县区市旗局]|本[镇乡县区市旗局]|全[镇乡县区市旗]|街道|共计|共|累计|已|还|在|按|有|主要|包括|包含|分别|为|是|内容|涉及|如|了|:|其中)+"
)
_OF_THE_YEAR = re.compile(r"其中[,:]?(?=20\d\d年)")  # 累计公开900条,其中2015年公开234条: no kind of the 900
# 累计公开622条,其中2009年度新增310条: what is new is the year's total, the sum before it of all years
_NEW = re.compile(
    r"其中[,:]?(?:20\d\d年(?:度)?|本年度?|今年|当年)(?:新增|新公开)(?:主动公开)?(?:政府|政务)?(?:信息)?(?:数|共|为)*#条"
)
# without 新增, or without 其中, it is so only behind such a sum: 累计公开900条,其中2015年234条; …,本年度新增公开234条
_NEW_OF_SUM = re.compile(
    r"(?:累计|历年)[^;]*?(?:其中[,:]?(?:20\d\d年(?:度)?|本年度?|今年|当年)(?:主动公开|公开|发布)?"
    r"|,(?:20\d\d年(?:度)?|本年度?|今年|当年)新增(?:主动公开|公开|发布)?)(?:政府|政务)?(?:信息)?(?:数|共|为)*#条"
)
# 本年度公开32条,累计公开156条: the year is told, and then the sum of all years
_SUM_BEHIND_YEAR = re.compile(
    r"(?:本年度?|全年|今年|年内|20\d\d年(?:度)?)[^,;]*公开[^,;]*[\d,]+条[,;](?:已|历年)?累计(?:主动)?公开(?:政府|政务)?(?:信息)?(?:共|达)*$"
)
_OF_ALL_YEARS = re.compile(r"累计|截[至止]|历年")
_NEW_BEHIND = re.compile(
    _NEW.pattern.replace("新公开)", "新公开|主动公开|公开|发布)?").replace("#", r"[\d,]+")
    + r"|(?:20\d\d年(?:度)?|本年度?|今年|当年)新增(?:主动公开|公开|发布)?(?:政府|政务)?(?:信息)?(?:数|共|为)*[\d,]+条"
)
# 全县公开2000条,其中我镇公开312条; 发布各类信息1203条,其中主动公开政府信息386条: the office's own total is the part
_OWN = re.compile(
    r"其中[,:]?(?:(?:我|本)(?:[镇乡县区市旗局委办]|街道|单位|机关|中心|部门)(?:主动)?(?:公开|发布)|主动公开)(?:政府|政务)?(?:信息)?(?:数|共|为)*#条"
)
_OWN_BEHIND = re.compile(_OWN.pattern.replace("#", r"[\d,]+"))
# the same without 其中, where the whole is named right before it: 全县公开2000条信息,我镇公开312条; 全县2000条信息中,我镇公开312条
_OWN_OF_ALL = re.compile(
    r"全[省市县区州旗][^;:]*[,中](?:我|本)(?:[镇乡局委办]|街道|单位|机关|中心|部门)(?:主动)?公开(?:政府|政务)?(?:信息)?(?:数|共|为)*#条"
)
_OWN_OF_ALL_BEHIND = re.compile(
    r"[^,;:\d]{0,12}[,中]" + _OWN_OF_ALL.pattern.partition("[,中]")[2].replace("#", r"[\d,]+")
)
_NOT_OF_THE_OFFICE = re.compile(r"全(?:[省市县区州旗]|系统)|发布|各类")
_PUBLISHING = re.compile(
    r"(?:主动公开|主动发布|公开发布|(?<!政务)(?<!信息)(?<!村务)(?<!党务)(?<!财务)(?<!申请)(?<!预)公开|发布|公布|公示(?!公告)|公告(?=[^,;]{2,}信息$)(?!类|公示)"
    r"|更新|录入|上传)(?:了|各类|的)?"
)
_PUBLISHED = re.compile(rf"(?:{_PUBLISHING.pattern})$")
_WORDLESS = re.compile(rf"^{_GENERIC}*(?:信息)?(?:共|计|数量?|总数|为|达|有|约)*$")


def channels_in(text: str) -> frozenset[str]:
    """The channels *text* names; one without a code stands under its own words."""
    return frozenset(c.code or c.words for c in CHANNELS if re.search(c.words, text))


def is_total(window: str) -> bool:
    """Whether "#" is the number of all items disclosed, whatever the channel."""
    said = _SORTS.sub("", window)
    left = said.split("#", maxsplit=1)[0]
    return bool(_TOTAL.search(said)) and not _NO_TOTAL.search(without_lead(left)[-40:])


def is_new_this_year(clause: Clause, count: Mention, sentence: Sentence) -> bool:
    """Whether the number is this year's part of a sum of years: all that was new, not a kind of it."""
    told = clause.line.text[sentence.start : count.start] + "#" + count.unit
    return bool(_NEW.search(told) or _NEW_OF_SUM.search(told))


def is_of_all_years(clause: Clause, count: Mention, sentence: Sentence) -> bool:
    """Whether the number is a sum of years, since the words behind it, or before it, tell this year's part."""
    text = clause.line.text
    so_far, behind = text[sentence.start : count.start], text[count.end : sentence.clauses[-1].end]
    if _SUM_BEHIND_YEAR.search(so_far):
        return True
    return bool(_OF_ALL_YEARS.search(so_far) and _NEW_BEHIND.match(behind.lstrip(",;(")))


def is_own_part(clause: Clause, count: Mention, sentence: Sentence) -> bool:
    """Whether the number is the part of a larger sum that is the office's own, actively disclosed."""
    told = clause.line.text[sentence.start : count.start] + "#" + count.unit
    return bool(_OWN.search(told) or _OWN_OF_ALL.search(told))


def is_of_more_than_own(clause: Clause, count: Mention, sentence: Sentence) -> bool:
    """Whether the number is that larger sum: of a whole county, or of all that was published."""
    text = clause.line.text
    behind = text[count.end : sentence.clauses[-1].end]
    own = _OWN_BEHIND.match(behind.lstrip(",;(")) or _OWN_OF_ALL_BEHIND.match(behind)
    return bool(_NOT_OF_THE_OFFICE.search(text[sentence.start : count.start]) and own)


def is_channel_count(window: str) -> bool:
    """Whether "#" counts items that went through the channel its clause speaks of."""
    return bool(_VIA.search(window)) and not _NO_VIA.search(window)


def carried_channels(sentence: Sentence, index: int) -> tuple[frozenset[str], bool]:
    """The channels that an elliptic clause takes from the clause before it, and whether to quote that too.

    "在政务微信…,全年发布信息290余条" goes on with the channel; "加强网站建设,全年公开信息…" does not.
    """
    if index == 0 or not _ON_ITS_OWN.match(without_lead(sentence.clauses[index].text)):
        return frozenset(), False
    before = sentence.clauses[index - 1]
    text = without_lead(before.text)
    goes_on = bool(_PREPOSED.match(text) or _OPENED_BY.match(text))
    if not goes_on and _RUN_BY.match(text):
        goes_on = "推送" in sentence.clauses[index].text
    if not goes_on and _READ_BY.search(text):  # all that is disclosed did not go through a site read so often
        goes_on = "主动公开" not in sentence.clauses[index].text
    if _CARE.search(text) or not goes_on:
        return frozenset(), False
    return channels_in(text), not before.counts


def category_of(clause: Clause, count: Mention, sentence: Sentence) -> str | None:
    """The kind of information the count is about, folded, or None where it is no item of disclosure."""
    if count.unit not in ("条", "篇", "则", "件"):
        return None
    left = clause.line.text[clause.start : count.start]
    words = kind_of(clause, count)
    if not is_kind(words):
        return None
    if count.unit == "件" and not words.endswith(("文件", "公文", "信息")):
        return None
    published = _PUBLISHED.search(left.removesuffix(words)) is not None
    if count.unit == "条" and (published or words.endswith(("信息", "信息数"))):
        return words
    so_far = sentence.lead + clause.line.text[sentence.start : clause.start] + left
    return words if _listed(so_far, sentence, count) else None


def is_kind(words: str) -> bool:
    """Whether *words* can name a kind of information."""
    if is_organ(words.removesuffix("公开")):  # 教育局公开12条 tells who, not of what
        return False
    if not _NOUN.search(words):
        return False
    return 2 <= len(words) <= 24 and not _NO_CATEGORY.search(words) and not re.search(r"[。;,]", words)


def names_kind(words: str) -> bool:
    """Whether *words* alone, without a verb, name a kind of information and not who publishes it, or when."""
    return is_kind(words) and words.endswith(("信息", "类", "文件", "公文", "公告", "公示", "动态"))


def kind_of(clause: Clause, count: Mention) -> str:
    """The words right before the number, folded, without time, subject and the verb of publishing."""
    others = [m.end for m in clause.counts if m.end <= count.start]
    left = clause.line.text[max([clause.start, *others]) : count.start]
    return _kind(_TIME_AND_SUBJECT.sub("", without_lead(left)))


def is_listed(clause: Clause, sentence: Sentence) -> bool:
    """Whether the clause is an item of a list that began with 其中, 包括, 分别为 …."""
    so_far = _OF_THE_YEAR.sub("", clause.line.text[sentence.start : clause.end])
    if _is_of_another_list(clause, sentence):
        return False
    return bool(re.search(r"其中|包括|分别[为是]|(?:文件|公文)[^,;\d]{0,6}\d+[件份个],主动公开", so_far))


def _is_of_another_list(clause: Clause, sentence: Sentence) -> bool:
    """解读45篇,其中图表解读20篇;回应关切67条: behind a semicolon in another unit than what the list is a part of."""
    text = clause.line.text
    opened = text.find("其中", sentence.start, clause.start)
    stop = text.find(";", opened, clause.start) if opened >= 0 else -1
    wholes = [count for one in sentence.clauses for count in one.counts if count.end <= opened]
    return stop >= 0 and bool(wholes and clause.counts) and wholes[-1].unit[0] != clause.counts[0].unit[0]


def _listed(so_far: str, sentence: Sentence, count: Mention) -> bool:
    """Items follow each other after a mark (其中, 包括 …) or after a number of the same unit."""
    if re.search(r"其中|包括|包含|分别[为是]|主要[为是有]|信息中,", so_far):
        return count.unit == "条" or bool(_DISCLOSED.search(so_far))
    same = [m for c in sentence.clauses for m in c.counts if m.unit == count.unit]
    begins = so_far.endswith("公开") and any(
        m.start > count.start for m in same
    )  # 财政预决算公开4条,三公经费公开2条
    earlier = any(m.end <= count.start for m in same)
    return bool(_DISCLOSED.search(so_far)) and (earlier or begins or ":" in so_far)


def _kind(words: str) -> str:
    """The words after the verb of publishing, or all where nothing but 信息 follows it (公示公开, 领域公开信息)."""
    cleaned = re.sub(
        r"(?:(?:更新|公开|发布)量|共计|合计|累计|总计|共有|共|达到?|约|为|有|:|近|的)+$", "", words
    )
    tails = (cleaned[verb.end() :] for verb in reversed(list(_PUBLISHING.finditer(cleaned))))
    return next((tail for tail in tails if not _WORDLESS.match(tail)), cleaned)
