"""pipelines.clean: bytes to a Document, for pages of the families we meet and for what stands around them."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.values import Capture
from pipelines.clean.decode import decode
from pipelines.clean.document import open_document
from pipelines.clean.furniture import Role, find
from pipelines.clean.links import absolute
from pipelines.clean.plain import read_text
from tests.skins import ARTICLE, FOOT, MENU, NEXT, PARAGRAPH, SKINS, TITLE, page


def opened(text, **fields):
    return open_document(Capture(text.encode(), **{"url": "http://www.baiwei.gov.cn/nb/1.html", **fields}))


@pytest.mark.parametrize("skin", SKINS)
def test_an_article_is_found_in_every_skin_and_nothing_else_is(skin):
    document = opened(
        page(
            SKINS[skin], after="<div><a href='/2.html'>上一篇：柳溪镇2021年政府信息公开工作年度报告</a></div>"
        )
    )
    assert document.headline == TITLE
    assert document.text.replace("\n", "").replace(" ", "").startswith(PARAGRAPH)
    for words in ("一、总体情况", NEXT, "无。", "柳溪镇人民政府", "2023年1月18日"):
        assert words in document.text
    for words in ("栏目3", "当前位置", "网站标识码", "上一篇", "行政规范性文件", TITLE):
        assert words not in document.text


@pytest.mark.parametrize("skin", SKINS)
def test_a_table_stands_where_it_is_printed_and_no_cell_is_text(skin):
    document = opened(page(SKINS[skin]))
    kinds = [block.text or block.kind for block in document.blocks]
    assert kinds.index("table") == kinds.index("二、主动公开政府信息情况") + 1
    assert [cell.text for cell in document.tables[0].rows[3]] == ["行政规范性文件", "2", "1", "7"]
    assert len(document.tables) == 1


def test_the_metadata_block_is_read_from_a_table_and_a_list_and_is_no_text():
    rows = (
        "<table><tr><td>索 引 号：</td><td>990201-004/2023-00017</td><td>发布机构：</td><td>柳溪镇</td></tr>"
        "<tr><td>公开方式：</td><td>主动公开</td><td>文　　号：</td><td>无</td></tr></table>"
    )
    items = "<ul><li>索引号：990201-004/2023-00017</li><li>发文日期：2023-01-18</li><li>有效性：</li></ul>"
    for block in (rows, items, rows + items):
        document = opened(page(SKINS["trs"], before=block))
        assert document.metadata["index_no"] == "990201-004/2023-00017"
        assert "doc_no" not in document.metadata
        assert "990201" not in document.text
    assert opened(page(SKINS["trs"], before=rows)).metadata["publisher_label"] == "柳溪镇"
    assert opened(page(SKINS["trs"])).metadata == {}


def test_a_byline_is_no_metadata_and_no_text():
    byline = "<div>发布日期：2023-01-18 10:21 <span>信息来源：柳溪镇</span> 浏览次数：<span>37</span>次 字体：【大 中 小】</div>"
    document = opened(page(SKINS["trs"], before=byline))
    assert "2023-01-18 10:21" in document.byline
    assert document.metadata == {}
    assert "浏览次数" not in document.text
    assert document.breadcrumb == ("首页", "政府信息公开年报")


@pytest.mark.parametrize(
    "line",
    [
        "浏览次数：1024次",
        "字体：【大 中 小】",
        "【打印】【关闭】",
        "上一篇：某某通知",
        "责任编辑：张三",
        "扫一扫在手机打开当前页",
        "今天是2023年1月18日 星期三",
    ],
)
def test_counters_and_tools_are_no_content(line):
    assert find([line]).roles[0] in (Role.VOLATILE, Role.BYLINE)


@pytest.mark.parametrize(
    "line",
    [
        "时间紧、任务重，我镇按时完成公开。",
        "本年度收到申请0件。",
        "打印机采购信息公开12条。",
        "名称、标准、依据：全部公开，接受群众监督。",
        "无。",
    ],
)
def test_prose_that_looks_like_furniture_stays(line):
    assert find([line]).roles == [None]


def test_meta_tags_are_read_as_careless_templates_write_them():
    head = (
        "<META  content='白苇县人民政府'   NAME=SiteName><meta name='PubDate' content='2023-01-18 10:21'>"
        "<meta name='ContentSource' content='null'><meta content='' name='Author'>"
    )
    meta = opened(page(SKINS["trs"], head=head)).meta
    assert meta["sitename"] == "白苇县人民政府"
    assert meta["pubdate"] == "2023-01-18 10:21"
    assert "contentsource" not in meta
    assert "author" not in meta


@settings(deadline=None)
@given(
    st.sampled_from(
        ("http://www.x.gov.cn/a/b.html", "https://x.cn:81", "HTTP://X.cn/a?b=/c", "http://x.cn/a//b/")
    ),
    st.sampled_from(("", "/", "//", "http://x.cn", "https://Y.cn:80/", "./")),
    st.text("aZ1./-_%?=&;:#~", max_size=12),
)
def test_an_address_is_made_absolute_as_the_standard_library_makes_it(base, start, rest):
    """Those with nothing in them to resolve go a shorter way: RFC 3986 has one answer to both."""
    try:
        joined = urljoin(base, start + rest)
    except ValueError:
        joined = None
    if joined and not joined.islower():
        parts = urlsplit(joined)
        joined = parts._replace(netloc=parts.netloc.lower()).geturl()
    assert absolute(base, start + rest) == joined


@pytest.mark.parametrize("url", [None, "https://www.example.gov.cn/nb/"])
def test_an_address_that_is_none_is_no_link_wherever_its_page_lies(url):
    read = open_document(
        Capture("<a href='http://[x/附件.pdf'>附件1</a><a href='/nb/1.html'>年报</a>".encode(), url=url)
    )
    assert [link.text for link in read.links] == ["年报"]


def test_links_are_absolute_and_carry_the_date_of_their_row():
    rows = "".join(
        f"<li><a href='t{y}_1.html' title='柳溪镇{y}年政府信息公开工作年度报告'>柳溪镇{y}年政府信息…</a><span>{y + 1}-01-20</span></li>"
        for y in range(2012, 2024)
    )
    document = opened(
        f"<html><body>{MENU}<ul>{rows}</ul>{FOOT}</body></html>", url="http://www.baiwei.gov.cn/nb/index.html"
    )
    link = next(link for link in document.links if "t2020_1" in link.url)
    assert link.url == "http://www.baiwei.gov.cn/nb/t2020_1.html"
    assert link.title == "柳溪镇2020年政府信息公开工作年度报告"
    assert "2021-01-20" in link.context
    assert document.blocks == ()


def test_data_islands_and_scripts_are_kept_for_the_families():
    island = "<script type='text/xml'><datastore><record><![CDATA[<li><a href='/a.html'>甲</a></li>]]></record></datastore></script>"
    document = opened(
        page(
            island
            + "<script>createPageHTML(5, 0, 'index', 'html');</script><script src='unitbuild.js' querydata=\"{'webId':3}\"></script>"
        )
    )
    assert any("<li><a href='/a.html'>甲</a></li>" in script for script in document.scripts)
    assert any("createPageHTML(5" in script for script in document.scripts)
    assert any("{'webId':3}" in script for script in document.scripts)


def test_an_answer_that_is_no_page_keeps_its_text_for_the_families():
    for text in (
        '{"articles": [{"title": "甲"}]}',
        "<?xml version='1.0'?><datastore><totalrecord>3</totalrecord></datastore>",
        "cb({'a': 1})",
    ):
        assert opened(text).scripts == (text,)


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "position:absolute;left:-9999px",
        "text-indent:-9999px",
        "font-size:0",
        "height:0;overflow:hidden",
        "visibility: hidden",
    ],
)
def test_hidden_links_to_strangers_are_taken_out_and_told(style):
    block = f"<div style='{style}'><a href='http://fei.example.com/'>飞鸟官网</a><a href='http://fei.example.com/a'>飞鸟app下载</a></div>"
    document = opened(page(SKINS["trs"], after=block))
    assert [removal.rule for removal in document.removed] == ["hidden_links"]
    assert "飞鸟" not in document.text


def test_a_hidden_copy_of_the_same_text_is_no_spam_and_no_second_text():
    document = opened(page(SKINS["trs"], after=f"<div style='display:none' class='print'>{ARTICLE}</div>"))
    assert document.removed == ()
    assert document.text.count("全年主动公开政府信息215条") == 1


def test_a_hidden_menu_with_familiar_hosts_is_no_spam():
    menu = "<div style='display:none'><a href='https://www.gov.cn/'>中国政府网</a><a href='http://service.weibo.com/share'>微博</a></div>"
    assert opened(page(SKINS["trs"], after=menu)).removed == ()


def test_a_brand_given_away_by_a_hidden_block_is_taken_out_of_a_sentence():
    hidden = (
        "<div style='display:none'>"
        + "".join(
            f"<a href='http://x.example.com/{w}'>灰鹭{w}</a>" for w in ("官网", "登录入口", "试玩", "app下载")
        )
        + "</div>"
    )
    article = SKINS["trs"].replace("通过政府网站公开", "通过灰鹭官网登录入口政府网站公开")
    document = opened(page(article, after=hidden))
    assert [(r.text, r.where) for r in document.removed] == [
        ("灰鹭官网登录入口", "body"),
        ("灰鹭官网灰鹭登录入口灰鹭试玩灰鹭app下载", "hidden"),
    ]
    assert PARAGRAPH in document.text


def test_a_fake_footer_goes_and_the_office_footer_stays():
    fake = "<div>Copyright © PG电子·试玩平台 版权所有</div><div>电话:020-88888888 备案号:</div>"
    document = opened(page(SKINS["trs"], after=fake))
    assert {removal.rule for removal in document.removed} == {"footer_shell"}
    assert "网站标识码：9902010001" in document.footer
    assert not any("网站标识码" in removal.text for removal in document.removed)


def test_a_cut_tail_is_forgiven_and_a_loss_is_counted():
    assert decode("信息公开".encode()[:-1]).encoding == "utf-8"
    damaged = open_document(Capture(page(SKINS["trs"]).encode() + b"\xff\xfe\xff<p>"))
    assert "characters_replaced" in {problem.rule for problem in damaged.problems}
    assert damaged.headline == TITLE


# -- bounds ---------------------------------------------------------------------------------------------
def test_a_deep_and_a_broken_page_are_read_without_an_error():
    deep = "<div>" * 5000 + f"<p>{PARAGRAPH}</p>"
    assert open_document(Capture(deep.encode())).source == "html"
    broken = page(SKINS["trs"]).replace("</td>", "").replace("</div>", "</dvi>")
    assert open_document(Capture(broken.encode())).headline == TITLE


def test_a_menu_line_above_is_no_title():
    above = "<div><a href='/'>网站首页</a> | 政务公开 | 政府信息公开年报 今天是2023年1月18日 星期三</div><div>白苇县政府信息公开年报</div>"
    document = opened(page(SKINS["gkmlpt"], before=above))
    assert document.headline == TITLE
    assert "今天是" not in document.text


@pytest.mark.parametrize(
    "above", ["首页", "政务公开", "乡镇街道", "各乡镇", "柳溪镇", "白苇县柳溪镇人民政府"]
)
def test_a_word_of_a_menu_or_the_organ_again_above_a_whole_title_is_no_half_of_it(above):
    title = "柳溪镇2022年政府信息公开工作年度报告"
    assert (
        opened(f"<html><body><div><p>{above}</p><p>{title}</p>{ARTICLE}</div></body></html>").headline
        == title
    )
    place = f"<html><body><div><p>白苇县</p><p>{title}</p>{ARTICLE}</div></body></html>"
    assert opened(place).headline == f"白苇县{title}"


def test_a_title_printed_over_three_lines_is_one_title():
    parts = "<p>白苇县柳溪镇人民政府</p><p>2022年政府信息公开</p><p>工作年度报告</p>"
    assert (
        opened(f"<html><body><div>{parts}{ARTICLE}</div></body></html>").headline
        == "白苇县柳溪镇人民政府2022年政府信息公开工作年度报告"
    )


def test_a_menu_above_a_title_is_no_part_of_it():
    lines = ["走进长安区", "专题专栏", "2021年长安区应急管理局政府信息公开工作年度报告", "一、总体情况"]
    assert read_text("\n".join(lines)).headline == lines[2]
