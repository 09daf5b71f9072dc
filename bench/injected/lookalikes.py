"""Honest pages that tempt a cleaner: words of gambling, drugs, lotteries, apps and names that are content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from bench.injected.copies import converted, with_lines
from bench.injected.shapes import Article, Line, Piece, Tools, plain
from bench.injected.skins import marked_up

#: sentences as an honest report prints them, by what they tempt to
SENTENCES: Mapping[str, tuple[str, ...]] = {
    "gambling": (
        "深入开展打击治理跨境赌博、农村赌博综合治理专项行动，查处棋牌室、麻将馆涉赌案件3起。",
        "持续整治利用老虎机、六合彩、网络棋牌等方式聚众赌博的行为，取缔违规游戏厅2家，公开处理结果。",
        "组织干部签订拒绝参与赌博承诺书，在麻将馆张贴禁赌警示标语，公布举报电话。",
        "配合公安机关开展涉赌警情清查，曝光网络百家乐、真人荷官等诱赌套路，提醒群众警惕娱乐城、时时彩网站。",
    ),
    "fraud": (
        "开展反诈宣传进村入户活动，推广安装“国家反诈中心”APP，全镇注册率达到92%。",
        "通过镇广播站宣传防范电信网络诈骗、养老诈骗知识，提醒群众不要登录陌生网站、不要下载来历不明的软件。",
        "网格电信诈骗劝阻、刷单返利预警、冒充客服退款等典型案例在公开栏集中公示，发放宣传资料800份。",
    ),
    "drugs": (
        "认真做好禁毒宣传教育，公开社区戒毒社区康复工作情况，铲除非法种植罂粟120株。",
        "扫黄打非基层站点全覆盖，清查书店、网吧6家，收缴淫秽色情出版物及非法音像制品14件。",
    ),
    "lottery": (
        "公示彩票公益金使用情况，其中福利彩票公益金12万元用于敬老院改造，体育彩票公益金5万元用于健身路径建设。",
        "依法公开体彩、福彩公益金分配结果，双色球、大乐透销售网点设置情况同步公布。",
        "中央专项彩票公益金支持乡村学校少年宫项目资金8万元已在门户网站公示。",
    ),
    "sports": (
        "区体育局通过视频号直播全民健身运动会、龙舟公开赛等体育赛事9场，在线观看人数达3万人次。",
        "举办国球文化周、电子竞技职业技能大赛和棋牌进社区活动，赛事报名、成绩查询均在体育局官网公开。",
        "公开体育场馆免费开放时间，群众可登录“健身地图”平台在线预约真人教练指导。",
    ),
    "online": (
        "开通政务直播间，局长进直播间解读政策4期，在线观看2.6万人次，回放视频可在门户网站观看。",
        "推广“幸福东区APP”和“浙里办”，群众注册登录后可在线办理社保、医保等事项120项。",
        "申请人可登录区政府门户网站，点击“依申请公开”栏目下载《政府信息公开申请表》，或到平台入口在线提交。",
        "上线政务服务平台手机版，优化“一网通办”入口，提供办事指南下载、进度查询、电子证照免费打印等服务。",
        "“美丽金沙”“凤凰发布”微信公众号全年推送消息260条，官方微博、官方抖音号粉丝达1.2万人。",
        "扫描二维码即可下载安装最新版“云上乡村”App，官方免费提供农技视频在线观看服务。",
    ),
    "words": (
        "落实安全生产“三安全一稳定”工作要求，公开隐患排查清单，5G+AI监控接入率达85%。",
        "公开365便民热线、12345政务服务热线办理情况，按时办结率99.6%。",
        "PPP项目、EPC项目和O2O助农平台信息均通过www.ccgp.gov.cn公开，PDF版本可供下载。",
        "开展★级文明户评选，评出“十★”家庭36户；★标事项为新增公开内容。",
        "永利村、皇冠社区、太阳坪村三个试点村（社区）完成政务公开标准化建设，银河水库除险加固项目全过程公开。",
        "公开联系人王必赢、金莎莎，监督电话以公开栏公布为准。",
    ),
    "masks": (
        "对涉及个人隐私的身份证号码、银行账号等信息作去标识化处理，如以“110***********0012”形式公示。",
    ),
    "contact": ("如对本报告有疑问，请与党政办公室联系（电话：0570-3888888，电子邮箱：xxgk@126.com）。",),
}
HELD_SENTENCES: Mapping[str, tuple[str, ...]] = {
    "gambling": (
        "联合派出所严厉打击“黑彩”“私彩”违法活动，捣毁赌博窝点1个，收缴捕鱼机、老虎机5台。",
        "坚决查处党员干部参与网络赌球、打麻将带彩娱乐等问题，通报典型案例2起。",
    ),
    "lottery": ("残疾人康复救助、居家养老服务使用福彩公益金情况分季度公开，开奖公告栏由福彩中心统一管理。",),
    "online": (
        "“村播计划”培育农民主播18名，直播带货信息在电商平台同步公开，观看量突破10万。",
        "企业用户可在最新版“爱山东”客户端登录注册，免费下载电子营业执照，试用“高效办成一件事”专区。",
    ),
    "sports": ("推进足球、篮球公园建设，竞猜灯谜、真人图书馆等文化活动安排提前七天公布。",),
    "drugs": ("开展“清源断流”行动，宣传笑气、上头电子烟等新型毒品危害，公开举报奖励办法。",),
}


def told(topic: str, *, held_out: bool = False) -> Callable[[Article, Tools], Article]:
    """One or two such sentences as paragraphs of the report."""

    def soil(article: Article, tools: Tools) -> Article:
        pool = (HELD_SENTENCES if held_out else SENTENCES)[topic]
        words = tools.rng.sample(pool, min(len(pool), tools.rng.randint(1, 2)))
        return with_lines(article, tools.rng, tuple(plain("paragraph", one) for one in words))

    return soil


def glossed(article: Article, tools: Tools) -> Article:
    """One or two sounds after rare letters of place names."""
    words = (
        "全面公开峃(xué)口片区、垟(yáng)边村拆迁补偿信息，涉及农户46户。",
        "埇（yǒng）桥、亳（bó）州两地互学互鉴政务公开经验，交流材料已公开。",
    )
    return with_lines(article, tools.rng, (plain("paragraph", tools.rng.choice(words)),))


def gateway(article: Article, tools: Tools) -> Article:
    """The big5 gateway of an official site: other letters and other words, honestly."""
    return replace(converted(article, tools.rng.choice(("s2t", "s2twp"))), script="traditional")


def twinned(style: str, name: str) -> Callable[[Article, Tools], Article]:
    """A second copy of the paragraphs, hidden for print, mobile or reading aloud."""

    def soil(article: Article, tools: Tools) -> Article:
        del tools
        copies = "".join(f"<p>{marked_up(line.pieces)}</p>" for line in article.lines if not line.markup)
        block = f'<div class="{name}" style="{style}">{copies}</div>'
        return replace(article, around=MappingProxyType({**article.around, "after": block}))

    return soil


def odd_footer(article: Article, tools: Tools) -> Article:
    """What official footers print: an empty number, a company that keeps the system, another city's number."""
    footer = tools.rng.choice(
        (
            f"版权所有：{article.draft.place.above}人民政府 技术支持：星河软件科技有限公司 备案号：",
            f"Copyright © 2012-2024 {article.draft.place.above}人民政府办公室 版权所有 赣ICP备05000001号 网站地图 联系我们",
            f"主办：{article.draft.place.above}人民政府 地址：人民路1号 电话：0550-8888888 网站标识码：{article.draft.place.division_code}0011",
        )
    )
    return replace(article, footer=f"<p>{footer}</p>")


def befriended(article: Article, tools: Tools) -> Article:
    """Honest links to other hosts in a block of their own: neighbours, media, readers of file types."""
    del tools
    hosts = (
        ("www.xinhuanet.com", "新华网"),
        ("www.people.com.cn", "人民网"),
        ("www.12371.cn", "共产党员网"),
        ("www.12377.cn", "网络举报"),
        ("weibo.com", "官方微博"),
        ("get.adobe.com", "阅读器下载"),
        ("www.cctv.com", "在线直播"),
    )
    links = "".join(f'<a href="http://{host}/" target="_blank">{name}</a> ' for host, name in hosts)
    block = f'<div class="yqlj"><span>友情链接：</span>{links}</div>'
    return replace(article, around=MappingProxyType({**article.around, "bottom": block}))


def linked(article: Article, tools: Tools) -> Article:
    """A sentence whose words link to the official form, and one to the platform's application."""
    url = f"http://{tools.origin}/xxgk/sqb.doc"
    line = Line(
        "paragraph",
        (
            Piece("公民、法人或者其他组织可"),
            Piece("点击下载", opened=f'<a href="{url}">', closed="</a>"),
            Piece("申请表，也可在政务服务平台注册登录后在线申请。"),
        ),
    )
    return with_lines(article, tools.rng, (line,))
