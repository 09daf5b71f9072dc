"""The kinds of information: what the words right before a number name, in a list or alone."""

from __future__ import annotations

import re

from pipelines.parse.facts.clauses import Clause, Sentence, without_lead
from pipelines.parse.facts.counts import Mention
from pipelines.parse.facts.disclosure import GENERIC, channels_in
from pipelines.parse.facts.offices import is_organ

_DISCLOSED = re.compile(r"公开|发布|公示|公布|推送|信息(?!员)")
_NO_CATEGORY = re.compile(
    r"分别|现有|栏$|^结果(?!公开)|征集意见|征求|招聘|招标|予以公开|部分公开|不予|不存在|不掌握|无法提供|增加|减少|增长|收到|受理|接到|征集到|收集|搜集|采纳|整改|办理|办结|答复|回复|咨询|投诉|留言|提案|申请|复议|诉讼|培训|会议|问题"
    r"|报送|上报|采用|点赞|阅读|访问|关注(?!热点)|信件|问卷|公报|满意|设立|开通|(?<!机构)设置|配备|选聘|召开|举办|开展|组织(?!机构|领导|人事)|约谈|检查|抽查"
    r"|印发|制定|出台|废止|有效|结转|维持|纠正|维护|删除|公众号|网站|微信|微博|客户端|APP|公[开示告]栏|屏|媒体|其[他它](?:方式|渠道)"
    r"|意见建议|建议|撤销|累计|短信|^更新|^发布信息$|^(?:各?乡镇|各?部门|各?单位|街道)(?:主动)?公开$|^新增(?:政府|政务)?信息|工单|热线|信箱|事项(?!信息)|许可决定|处罚决定|案件|人员|视频|图解|更正|占|审[查核]信息|撤回|任务|对[我本]|^通过|^产生|^推送|转载|条数|^上传|录入|作品|清理|下架|过期|退回|修改|电视台|播[出放]|错误|差错|发现|归集|实际|总数|总量|^开信息|[%#\d]|^(?:文件|公文|数据|信息公开|政务公开|新增|发布|公开|更新|信息|政府信息|政务信息|各类信息|共|共计|合计|总计|等)$"
)
# How the name of a kind ends; 超额完成56条 and 本级35条 end otherwise
_NOUN = re.compile(
    r"(?:信息|消息|类|动态|快讯|要闻|新闻|简报|公告|公示|通知|通报|通告|文件|公文|批复|法规|规章|法律|政策|措施|职能|职责|概况|简介|介绍|领导|机构|设置|分工|人事|任免|人员|招聘|招考|考试"
    r"|规划|计划|总结|方案|预案|报告|年报|指南|目录|制度|流程|程序|清单|标准|规范|条例|办法|问答|须知|服务|便民|办事|办理|审批|许可|处罚|强制|执法|监管|监督|检查|抽查|督查|案件|结果|决定|决策|执行|管理"
    r"|财政|财务|预算|决算|预决算|经费|资金|补贴|补助|收费|价格|采购|招标|投标|中标|招投标|交易|产权|资产|债务|税收|审计|统计|数据|指标|经济|产业|项目|工程|建设|投资|土地|征收|补偿|征地|拆迁|房屋|住房|规建|交通|水利|环保|环境|生态|资源|能源"
    r"|农业|农村|扶贫|脱贫|振兴|惠农|民生|社保|就业|创业|救助|救济|低保|优抚|民政|教育|医疗|卫生|健康|医保|防疫|疫情|防控|计生|养老|文化|体育|旅游|科技|安全|生产|应急|救灾|防汛|消防|食品|药品|质量|信用|诚信|公益|慈善|宣传|活动"
    r"|会议|工作|党建|队伍|党务|村务|居务|校务|事务|政务|事项|内容|领域|专题|专栏|专项|栏目|公开|公布|发布|解读|回应|关切|热点|舆情|互动|交流|征集|调查|访谈|访问|问政|提案|建议|意见|信访|其[他它]|权力|责任|运行|权责|代码|证照|名单|名录|联系方式|电话|公报|文献|档案|史志|地图|图片|”|\))$"
)
_TIME_AND_SUBJECT = re.compile(
    r"^(?:(?:19|20)\d\d年(?:度)?|本年度?|全年|今年|年内|我[镇乡县区市旗局]|本[镇乡县区市旗局]|全[镇乡县区市旗]|街道|共计|共|累计|已|还|在|按|有|主要|包括|包含|分别|为|是|内容|涉及|如|了|:|其中)+"
)
_OF_THE_YEAR = re.compile(r"其中[,:]?(?=20\d\d年)")  # 累计公开900条,其中2015年公开234条: no kind of the 900
_PUBLISHING = re.compile(
    r"(?:主动公开|主动发布|公开发布|(?<!政务)(?<!信息)(?<!村务)(?<!党务)(?<!财务)(?<!申请)(?<!预)公开|发布|公布|公示(?!公告|栏)|公告(?=[^,;]{2,}信息$)(?!类|公示)"
    r"|更新|录入|上传)(?:了|各类|的)?"
)
_PUBLISHED = re.compile(rf"(?:{_PUBLISHING.pattern})$")
_WORDLESS = re.compile(rf"^{GENERIC}*(?:信息)?(?:共|计|数量?|总数|为|达|有|约)*$")


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
    so_far = sentence.lead + clause.line.text[sentence.start : clause.start] + left
    is_named = (
        words.endswith(("信息", "信息数")) and count.end == clause.end
    )  # 历史信息3652条一并迁移 tells more
    if count.unit == "条" and (published or is_named):
        return words
    if words.endswith("类") and count.unit == "条" and _DISCLOSED.search(so_far):
        return words  # the first of a list that nothing opens: 从类别看,机构职能类4条
    return words if _listed(so_far, sentence, count) else None


def is_kind(words: str) -> bool:
    """Whether *words* can name a kind of information."""
    if is_organ(words.removesuffix("公开")):  # 教育局公开12条 tells who, not of what
        return False
    if not _NOUN.search(words) or channels_in(words) - {"n_via_media"}:  # 两微一端公开137条; 广播电视类12条
        return False
    return 2 <= len(words) <= 24 and not _NO_CATEGORY.search(words) and not re.search(r"[。;,]", words)


def opens_kinds(sentence: Sentence, clause: Clause, count: Mention) -> bool:
    """Whether the number is of the first kind of a list: 网站发布动态信息312条、政策文件23条."""
    at = sentence.clauses.index(clause) + 1
    text = clause.line.text
    if at == len(sentence.clauses) or text[sentence.clauses[at].start - 1] != "、":
        return False
    behind = sentence.clauses[at]
    same = [c for c in behind.counts if c.unit == count.unit]
    if channels_in(behind.text):
        return False
    return bool(same) and is_kind(kind_of(behind, same[0]))


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
