"""How much was disclosed, through which channel, of which kind: the counts of items of information."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.parse.facts.clauses import Clause, Sentence, without_lead
from pipelines.parse.facts.counts import Mention


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

GENERIC = (
    r"(?:各类|各项|各级|各种|本级|有关|相关|最新|有效|非涉密|政府|政务|镇村|乡村|街道|我[镇乡县区市旗]|本[镇乡县区市旗]|本(?:部门|单位|系统|机关)|全文电子化|工作|公开|重要|动态|图文|新|的|类|性"
    r"|应?主动公开|概况|、|和|及)"
)
_ITEM = r"(?:信息|文章|推文|稿件|消息|内容|资讯|微博|图文|动态|作品)"
_VERB = r"(?:主动公开|公开发布|发布公开|公开|发布|公布|公示)"
_CHANNEL_VERB = r"(?:主动公开|公开|发布|公布|公示|推送|更新|录入|刊登|发表|编发|刊发|推出|发送|播发|播放|张贴|上传|上网|登载|转发)"
_FILL = r"(?:条数|总条数|总数|总量|数量|数|量|总计|共计|合计|累计|共|达到|高达|多达|达|为|约|近|有|是|:|超过|逾|突破|了|总共|分别|已)*"
_UNIT = r"[条件篇则次项份]"

_TOTAL = re.compile(
    rf"{_VERB}{_FILL}{GENERIC}*信息(?:的)?{_FILL}#{_UNIT}"
    rf"|{_VERB}{_FILL}#{_UNIT}{GENERIC}*信息"
    rf"|{_VERB}[^#,;]{{2,30}}等(?:各类|各项|各种)(?:政府|政务)?信息{_FILL}#{_UNIT}"
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
    rf"{_CHANNEL_VERB}{_FILL}(?:{GENERIC}*{_ITEM})?(?:的)?{_FILL}#[条件篇则期]"
    rf"|{_CHANNEL_VERB}(?:的)?{GENERIC}*{_ITEM}(?:的)?{_FILL}#[条件篇则期]"
    rf"|{_CHANNEL_VERB}{_FILL}#[条件篇则期](?:{GENERIC}*{_ITEM})?"
    rf"|(?:公[开示告]栏|宣传栏|公示牌)上?{_CHANNEL_VERB}[^#,;]{{0,20}}(?:信息|公告|公示|内容)#[条期]"
    rf"|(?:网站|门户网|政府网|官网|公众号|微信|微博|客户端|APP|公[开示告]栏|宣传栏|公示牌|屏|电视|广播|报刊|报纸|媒体)(?:平台|公众号|上|等)?{GENERIC}*{_ITEM}?{_FILL}#[条篇则]"
)
_NO_VIA = re.compile(
    r"(?:中央|国家|省|市|县|区)(?:级|市)*(?:主流)?媒体|报送|上报|投稿|采用|录用|申请|培训|会议|解读|阅读|粉丝|关注|留言|回复|答复|领域|方面|依申请|更新(?:公开栏|专栏)"
    r"|信息总量|(?:国家|中央|省)级|双公示|归集|问题|错误|错敏|整改|咨询|转载|点赞|评论|信件|抽查|检查|清理"
)
_PREPOSED = re.compile(r"^(?:.{0,12}?)(?:通过|在|利用|依托|借助|运用|以|充分发挥|经由|经)")
_CARE = re.compile(r"加强|建设|完善|管理|维护|规范|整合|推进|优化|升级|改版|做好|强化|提升")
_READ_BY = re.compile(r"访问|点击|浏览|关注|粉丝")
_OPENED_BY = re.compile(
    r"^.{0,14}(?:网站|门户网|公众号|微博|客户端)(?:“[^”]*”)?(?:共)?(?:开设|设置|设有|设立|更新|新增)"
)
_RUN_BY = re.compile(r"^.{0,14}(?:开通|开设|运营|注册|建立)(?:了|有)?[^,]{0,12}(?:公众号|微博|微信)")
_TELLS = re.compile(  # the channel is what the sentence is about
    r"^[^,#]{0,16}(?:网站?|微博|微信|公众号|客户端)(?:“[^”]*”)?(?:的)?(?:总|累计|全年)?(?:阅读|访问|点击|浏览|粉丝|关注|开设|设有|共有)"
)
_ON_ITS_OWN = re.compile(
    rf"^(?:全年|本年度?|共计|共|累计|总计|20\d\d年(?:度)?|已|年内|今年)*{_CHANNEL_VERB}|^(?:全年|共)?(?:发布|公开)的"
)

# 累计公开622条,其中2009年度新增310条: what is new is the year's total, the sum before it of all years
_NEW = re.compile(
    r"其中[,:]?(?:20\d\d年(?:度)?|本年度?|今年|当年)(?:新增|新公开)的?(?:主动公开)?(?:政府|政务)?(?:信息)?(?:数|共|为)*#条"
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
    asides = (c for c in reversed(sentence.clauses[:index]) if not c.text.startswith("其中"))
    before = next(asides, sentence.clauses[index - 1])  # 网站开设专栏12个,其中新增3个;发布信息186条
    text = without_lead(before.text)
    goes_on = bool(_PREPOSED.match(text) or _OPENED_BY.match(text))
    if not goes_on and _RUN_BY.match(text):
        goes_on = "推送" in sentence.clauses[index].text
    if not goes_on and _READ_BY.search(text):  # all that is disclosed did not go through a site read so often
        goes_on = "主动公开" not in sentence.clauses[index].text
    if not _CARE.search(text) and goes_on and channels_in(text):
        return channels_in(text), not before.counts
    text = sentence.clauses[0].line.text
    parts = (
        c for c in reversed(sentence.clauses[:index]) if c is sentence.clauses[0] or text[c.start - 1] == ";"
    )
    first = without_lead(next(parts).text)  # 微信公众号阅读量…,粉丝…,发布信息365条
    is_told = bool(_TELLS.search(first)) and "主动公开" not in sentence.clauses[index].text
    return (channels_in(first), False) if is_told else (frozenset(), False)
