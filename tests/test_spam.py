"""pipelines.clean.spam: injected words go, exactly they, and what only looks like them stays."""

import re

import pytest

from pipelines.clean import disguised, lexicon
from pipelines.clean.branches import alternatives, by_first
from pipelines.clean.broken import is_orphan, is_truncated
from pipelines.clean.lexicon import RULES as SPAM
from pipelines.clean.lexicon import Known, injected
from pipelines.clean.shape import learned
from pipelines.clean.spam import clean_line, head_stuffing
from pipelines.clean.trade import TRADE_WORD

TITLE = "柳溪镇2022年政府信息公开工作年度报告"


@pytest.mark.parametrize("rule", SPAM, ids=lambda rule: rule.reason[:30])
def test_a_spam_rule_catches_and_spares_what_it_says(rule):
    assert [text for text in rule.catches if not list(rule.find(text, Known()))] == []
    assert [text for text in rule.spares if injected(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "开展打击治理跨境赌博宣传，查处棋牌室3家", "体育彩票公益金使用情况公示12条", "金沙镇2022年政府信息公开工作年度报告",
        "永利街道办事处通过官方网站公开信息", "“美丽银河”微信公众号发布信息30条", "可登录政府门户网站下载", "在政务直播、在线访谈栏目回应关切",
        "防范网络电信诈骗，警惕365体育平台投注骗局", "国球文化周体育赛事直播保障信息2条",
    ],
)  # fmt: skip
def test_words_of_offices_that_look_like_spam_stay(text):
    assert clean_line(text, "body") == (text, ())


def test_only_the_injected_span_goes_and_digits_stay():
    text = "通过公开栏、麻将胡了最新官方版下载村民微信群等渠道公开信息88条"
    cleaned, taken = clean_line(text, "body")
    assert cleaned == "通过公开栏、村民微信群等渠道公开信息88条"
    assert [removal.text for removal in taken] == ["麻将胡了最新官方版下载"]


def test_a_brand_is_learned_only_from_repetition():
    assert learned(["云雀官网云雀下载云雀登录"]) == ("云雀",)
    assert learned(["县政府官网县政府下载县政府登录", "云雀官网"]) == ()


def test_a_stuffed_title_is_told_from_a_long_one():
    assert len(head_stuffing("免费看片,高清完整,最全合集_" + TITLE, TITLE)) == 3
    assert head_stuffing(f"{TITLE}_政府信息公开年报_信息公开_白苇县人民政府", TITLE) == ()


def test_damage_is_named_where_it_is_and_nowhere_else():
    assert is_orphan("3.要求提供公开出版物")
    assert not is_orphan("3.加强对公开出版物的管理")
    long = "本报告电子版可在白苇县人民政府网站下载，统计期限为2022年1月1日至2022年12月31日。如对本报告有任何疑问，"
    assert is_truncated(long + "请与白苇县柳溪镇")
    assert not is_truncated(long + "请与白苇县柳溪镇人民政府办公室联系")
    assert not is_truncated(long + "请与白苇县柳溪镇联系，电话：0000-1234567")


@pytest.mark.parametrize("sought", [TRADE_WORD, lexicon._MAY_SELL, disguised._MAY_MEET])
def test_what_is_sought_in_every_line_begins_with_characters_written_out(sought):
    """`re` leaps from one such character to the next; one group or class in front makes it try each place, eight
    times slower."""
    assert not [word for word in alternatives(sought.pattern) if word[0] in r"([\.^$?"]


def test_words_arranged_by_their_first_character_find_what_they_found():
    words = r"开云|开奖(?!公告|日)|快[三|3]|电(?:竞|玩城?)|开云体育|中国[)）](?:有限(?:责任)?公司)?|电\||快餐"
    text = "开云体育开奖公告快3电玩城中国）有限公司电|快餐快|开奖"
    assert [m.group() for m in re.finditer(by_first(words), text)] == [
        m.group() for m in re.finditer(words, text)
    ]
    assert len(alternatives(words)) == 8
