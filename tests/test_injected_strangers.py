"""Promotions and honest sentences written by somebody who had not seen the rules: the shape decides, no list of brands."""

from __future__ import annotations

import pytest

from models.values import Block
from pipelines.clean import spam

#: brands, ways of writing and offers that stand in no list of ours
FOREIGN = """
鼎博体育官网入口|金鼎国际娱乐城官方网站|宏盈棋牌app下载安装|聚富彩票平台登录|万客博客户端官方下载|UED体育在线登录|k1体育官方网站入口
球速体育app官方版|哔咔漫画免费在线观看|草莓视频污版安装包|骰宝大小单双在线投注|捕鱼真钱版下载|炸金花真钱版下载|棋牌送18元彩金|注册送38元体验金
宝马线上娱乐平台网址|滚球盘口直播app|nba直播吧在线观看免费|德州扑克线上平台|金年会app官方入口|杏彩体育官网登录入口
日韩精品一区二区三区|久久综合色国产|欧美性爱无码专区|成人短视频下载|best online casino bonus|slot gacor hari ini|VWIN login|1xbet app download
加微信vx88990代开户|客服QQ：3344520198在线开户|联系飞机@bocai888|TG：@hongfa88官方客服|访问888点com领取彩金|登录www点jinding888点cc
博.彩.平.台.注.册|澳·门·新·葡·京·官·网|ＪＩＮＤＩＮＧ体育ａｐｐ下载|百家樂線上投注平臺|澳門新葡京娛樂場官網登錄
""".replace("|", "\n").split("\n")[1:-1]  # fmt: skip
#: a sentence of a report, cut where the words go in; a number stands beside one of the places
SENTENCES = (
    ("依托村务公开栏、村民微信群、", "应急广播等渠道，及时发布惠农补贴信息。"),
    ("对照基本目录逐项梳理，建立台账并明确责任人，做到应公开尽公开", "。"),
    ("全年共收到政府信息公开申请5件", "，均在法定期限内答复。"),
)
#: towns named like brands, lotteries, games, films, apps, warnings, addresses, marks between characters
HONEST = """
金沙县人民政府办公室及时通过官方网站公开金沙县应急预案12项。|皇冠街道依托皇冠家园app推送便民信息120条。|永利镇人民政府门户网站平台全年发布信息231条。
新葡京小区物业纠纷调解情况已在官网公开。|时时彩超市食品抽检结果已公示。|米乐社区体育健身中心在官方平台公开收费标准。|银河镇手机app“银河通”注册用户达到1.2万人。
太阳城社区居委会注册开通政务微博，更新信息75条。|澳门路社区在线下载申请表可在官网办理。|江南官方旅游平台发布信息46条。|天博社区官方网站入口设置在首页醒目位置。
办事指南电子版可在官网下载，全年下载量3600次。|国家反诈中心APP安装注册人数达到8652人。|推广“皖事通”app，新增实名注册用户3210人。|新体育馆、游泳馆等场馆最新收费标准在官网公布。
彩票公益金资助“真人图书馆”建设项目公开。|双色球、大乐透等彩票销售额及公益金提取情况按季度公开。|电竞产业园入驻企业名单在官网公布。|电竞酒店未成年人入住登记平台上线使用。
举办直播带货助农活动12场，销售额达到230万元。|樱桃采摘节官方直播平台上线。|公布全县中小学生足球联赛赛程和比分直播安排。|世界杯直播期间文明观赛倡议书发布。
农村公益电影免费放映在线观看平台已开通。|开展国产精品农产品展销活动，公开展销信息12条。|国产精品水果种植技术培训班举办2期。|“一区两园”“一区多园”建设信息公开8条。
通报“百家乐”网络赌博案，涉案资金已全部冻结。|警惕“注册送18元彩金”等赌博平台诱导短信。|曝光“大小单双”“稳赚”等网络赌博话术。|侦破“PC28”“幸运28”网络赌博案2起。
查获利用德州扑克线上平台开设赌场案1起。|网站安全监测发现外链指向非法博彩网站1处，已整改。|县政府网站曾被植入博彩暗链，已于当日清除并通报。|微信公众号bet365daily冒用我县名义，已向平台举报。
送电影下乡120场，送50元体检券300张。|办公QQ群号为123456789，用于各村信息员交流。|添加工作人员微信zwgk2023咨询办理流程。|企业开办“一网通办”，银行在线开户时间压缩至1天。
9点vip通道暂停服务的公告已发布。|上午8点30分至11点30分现场受理信息公开申请。|登录www点xxgk点gov点cn查询。|The official website of Jinsha County was updated 56 times.
“真·善·美”主题教育活动情况公布。|诗·书·礼·乐传承活动公告发布3次。|港澳居民可通過官方網站下載申請表。|ＡＰＰ端与ＰＣ端信息同步更新。|无码产品召回信息公开1条。
""".replace("|", "\n").split("\n")[1:-1]  # fmt: skip


def cleaned(line: str) -> spam.Cleaned:
    return spam.clean([Block("paragraph", line)], has_tables=True, known=spam.known_of("", [line]))


@pytest.mark.parametrize("phrase", FOREIGN)
def test_a_promotion_nobody_listed_goes_and_its_sentence_stays(phrase: str) -> None:
    """Wherever it stands; digits of the sentence are never part of it."""
    for before, after in SENTENCES:
        done = cleaned(before + phrase + after)
        assert [removal.rule for removal in done.removed] == ["brand_injection"]
        [left] = [block.text for block in done.blocks]
        assert left.startswith(before)
        assert left.endswith(after)
        assert len(left) - len(before + after) <= len(phrase) / 3


@pytest.mark.parametrize("sentence", HONEST)
def test_an_honest_sentence_stays_whole(sentence: str) -> None:
    done = cleaned(sentence)
    assert done.removed == ()
    assert [block.text for block in done.blocks] == [sentence]
