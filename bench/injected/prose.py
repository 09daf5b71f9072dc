"""Honest paragraphs of the genre, in own words: what surrounds an injection, and what must survive it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from bench.corpus.specimen import Draft
from bench.injected.shapes import Line, plain

#: by section: a subheading (may be empty) and paragraphs under it
_POOL: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "intro": (
        ("", (
            "根据省人民政府办公厅关于做好{year}年度报告编制和发布工作的通知、市人民政府办公室的工作安排，现将有关情况向社会公布，电子版可在区人民政府门户网站查阅。",
        )),
    ),
    "overview": (
        ("（一）强化组织领导。", (
            "{place}把政务公开列入年度重点任务，由主要负责同志牵头，党政办公室具体承办，各站所明确一名联络员，遇到难题及时会商。",
            "全年召开专题会议{a}次，对照上级印发的工作要点逐条分解，做到有人抓、有人管、有人查。",
        )),
        ("（二）健全制度规范。", (
            "修订完善信息发布审核、保密审查、舆情回应等制度，严格执行“先审查、后公开”，{year}年未发生失泄密事件。",
        )),
        ("", (
            "围绕乡村振兴、社会救助、义务教育、公共卫生、生态环境等群众关切的领域，持续拓展公开的广度和深度。",
            "各村综合利用信息公开栏、村民微信群、“村村响”广播等渠道，主动公开群众关注的就业信息、惠农政策、养老服务等内容。",
        )),
    ),
    "proactive": (
        ("（一）突出重点领域公开。", (
            "及时公开财政预决算、惠农补贴资金、工程建设项目招标投标等信息{a}条，公开农村低保、临时救助名单{b}期。",
            "在镇便民服务中心设立政务公开专区，配备查询电脑{b}台，提供政府信息查询、资料打印、咨询解答等服务。",
        )),
        ("（二）加强平台建设。", (
            "依托区人民政府门户网站更新动态信息{a}条，通过微信公众号推送消息{b}条，开展在线访谈{c}次。",
            "对网站栏目进行全面排查，清理错别字、失效链接{b}处，确保群众看得到、听得懂、能监督。",
        )),
        ("", (
            "制作图文解读{c}篇，邀请农技员、驻村干部用“土话”讲政策，使惠民举措走进田间地头。",
        )),
    ),
    "requests": (
        ("", (
            "进一步规范依申请公开的受理、登记、审核、办理、答复、归档等环节，畅通当面、信函、网络等申请渠道，安排专人每日查看系统。",
            "对申请内容不明确的，主动与申请人联系沟通，指导其补正，在法定期限内答复，切实保障公众的知情权。",
        )),
    ),
    "litigation": (("", ("对可能引发争议的答复提前征求司法所和法律顾问的意见，从源头上减少行政争议。",)),),
    "problems": (
        ("（一）存在的问题。", (
            "一是公开的内容与群众期盼还有差距，部分栏目更新不够及时；二是解读形式较为单一，图表、动漫、短视频偏少；三是基层人员流动较快，业务水平参差不齐。",
        )),
        ("（二）改进措施。", (
            "下一步，将加大业务培训力度，每季度开展一次自查，把公开工作纳入村（社区）年度考核。",
            "同时拓宽公开渠道，办好“政府开放日”活动，邀请人大代表、政协委员和群众代表走进机关，听取意见建议。",
        )),
    ),
    "other": (
        ("", (
            "按照《政府信息公开信息处理费管理办法》的规定，本年度未收取信息处理费。",
            "人大代表建议、政协委员提案办理结果已全部公开，办结率100%。",
        )),
    ),
}  # fmt: skip
_POOL_OF_OLD = {"fees": _POOL["other"]}


def lines_of(draft: Draft, table: Mapping[str, tuple[str, ...]], rng: Random) -> tuple[Line, ...]:
    """The draft's chapters with paragraphs of this pool between its own, its tables' markup, and the signature."""
    found: list[Line] = []
    for chapter in draft.chapters:
        if chapter.heading:
            found.append(plain("heading", chapter.heading))
        found += [plain("paragraph", words) for words in chapter.paragraphs]
        found += _more(chapter.section, draft, rng)
        found += [Line("table", markup=markup) for markup in table.get(chapter.section, ())]
    year, month, day = (int(part) for part in draft.published.split("-"))
    found += [plain("paragraph", draft.place.full), plain("paragraph", f"{year}年{month}月{day}日")]
    return tuple(found)


def _more(section: str, draft: Draft, rng: Random) -> list[Line]:
    found: list[Line] = []
    for heading, paragraphs in _POOL.get(section, _POOL_OF_OLD.get(section, ())):
        told = [
            words.format(
                place=draft.place.short,
                year=draft.year,
                a=rng.randint(11, 400),
                b=rng.randint(2, 40),
                c=rng.randint(2, 9),
            )
            for words in paragraphs
            if section == "intro" or rng.random() < 0.8
        ]
        if told and heading:
            found.append(plain("heading", heading))
        found += [plain("paragraph", words) for words in told]
    return found
