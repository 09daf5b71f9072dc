"""Links that say little themselves: their row, their place in a column, or what stands around them says what they are."""

import pytest

from crawler.asks import Ask
from crawler.families import printed
from crawler.folders import below
from crawler.links import judged, onward
from crawler.tour import Tour
from models.places import Site
from models.values import Capture, Document, Link
from pipelines.parse.kinds import kind_of
from tests.lists import HOST, TITLE, page

COLUMN = f"{HOST}/c/101.html"


def sorts(body, template=()):
    found = judged(printed(page("/c/101.html", body)), COLUMN, template=template)
    return {url.removeprefix(HOST): one.sort for url, one in found.items()}


@pytest.mark.parametrize("words", ["查看", "【下载】", "点击查看", "全文", "1", "2023-01-18", "PDF版"])
def test_a_row_names_what_its_mute_link_leads_to(words):
    table = f"<table><tr><td>{TITLE}</td><td>2023-01-18</td><td><a href='/show/1.html'>{words}</a></td></tr></table>"

    assert sorts(table) == {"/show/1.html": "report"}


def test_a_picture_beside_a_name_leads_where_the_name_would():
    """A block of an old portal: the name of its column, and 更多 as a picture that nobody has described."""
    block = "<table><tr><td>县直部门</td><td><a href='/c/102.html'><img src='more.gif'></a></td></tr></table>"

    assert sorts(block) == {"/c/102.html": "column"}


def test_a_mute_link_beside_a_speaking_one_does_not_take_its_words():
    table = f"<table><tr><td><a href='/show/1.html'>{TITLE}</a></td><td><a href='/help.html'>查看</a></td></tr></table>"

    assert sorts(table, template=(f"{HOST}/help.html",)) == {"/show/1.html": "report", "/help.html": "other"}


def test_the_numbers_of_a_pager_are_no_titles():
    pager = f"<ul><li>{TITLE} 共58条 <a href='/c/101_2.html'>2</a> <a href='/c/101_3.html'>3</a></li></ul>"

    assert set(sorts(pager).values()) == {"other"}


@pytest.mark.parametrize(
    "words", ["柳溪镇", "2023年", "2023", "√", "查看", "白苇县柳溪镇2…", "白苇县柳溪镇2023年"]
)
def test_a_link_of_a_column_that_leaves_it_to_its_place_is_looked_at(words):
    """A town under the heading of a year, a year under that of a town, a mark in a table of organs and years."""
    list_ = f"<h3>柳溪镇 2023年度</h3><p><a href='/show/1.html'>{words}</a></p>"

    assert sorts(list_) == {"/show/1.html": "maybe"}
    assert sorts(list_, template=(f"{HOST}/show/1.html",))["/show/1.html"] != "maybe"


@pytest.mark.parametrize("words", ["柳溪镇", "教育局", "柳溪镇政发〔2023〕12号"])
def test_a_dated_line_of_a_column_may_be_named_by_organ_or_number_alone(words):
    assert sorts(f"<li><a href='/show/1.html'>{words}</a><i>2023-01-18</i></li>") == {"/show/1.html": "maybe"}


def test_an_organs_report_of_a_year_that_does_not_say_what_of_is_looked_at_anywhere():
    links = "".join(
        f"<li><a href='/show/{at}.html'>{words}</a></li>"
        for at, words in enumerate(("柳溪镇2021年年报", "白苇县2021年环境年报", "白苇县2021年政府工作报告"))
    )
    found = judged(printed(page("/tz.html", links)), None)

    assert [one.sort for one in found.values()] == ["maybe", "other", "other"]


def test_lists_of_one_page_with_other_queries_stand_beside_each_other():
    assert not below(f"{HOST}/gk/list.jsp?id=8", f"{HOST}/gk/list.jsp?id=7")
    assert below(f"{HOST}/gk/list.jsp?id=7&page=2", f"{HOST}/gk/list.jsp?id=7")
    assert below(f"{HOST}/gk/7/1.html", f"{HOST}/gk/list.jsp?id=7")


@pytest.mark.parametrize(
    "name",
    ["公开年度报告", "政务公开年报", "年度工作报告", "历年年报", "年报公示"],
)
def test_further_names_of_columns(name):
    assert sorts(f"<p><a href='/k/1.html'>{name}</a></p>") == {"/k/1.html": "column"}


def test_a_short_list_under_the_name_of_its_column_is_no_report():
    rows = "".join(
        f"<tr><td>{who}</td><td><a href='/show/{who}.html'>√</a></td></tr>" for who in ("柳溪镇", "蒹葭乡")
    )
    body = f"<title>政府信息公开年报</title><h1>政府信息公开年报</h1><table><tr><th>单位</th><th>2023</th></tr>{rows}</table>"

    assert kind_of(page("/c/101.html", body), Capture(body.encode())) == "list"


def test_a_column_of_files_is_no_report_with_many_of_them():
    """A file a row, behind a picture: a report each; a page with one or two is a report and its files."""

    def kind(count):
        rows = "".join(
            f"<tr><td>柳溪镇{n}</td><td><a href='/upload/{n}.pdf'><img src='/pdf.png'></a></td></tr>"
            for n in range(count)
        )
        body = f"<title>政府信息公开年报</title><h1>政府信息公开年报</h1><table><tr><th>单位</th><th>年报</th></tr>{rows}</table>"
        return kind_of(page("/c/101.html", body), Capture(body.encode()))

    assert (kind(2), kind(12)) == ("annual_report", "list")


@pytest.mark.parametrize("words", ["县政府", "白苇县人民政府", "本级政府", "县本级"])
def test_the_county_itself_is_a_way_to_its_reports(words):
    link = f"<a href='/col/7.html'>{words}</a>"
    assert sorts(link, template=(f"{HOST}/col/7.html",)) == {"/col/7.html": "path"}


def test_a_column_that_opens_with_its_newest_report_leads_to_the_others():
    tour = Tour(Site("x", "白苇县", f"{HOST}/"))
    tour.begin()
    side = "<ul><li><a href='/nb_2022.html'>2022年</a></li><li><a href='/nb_2021.html'>2021年</a></li></ul>"

    asks = tour.read(Ask(f"{HOST}/nb.html"), page("/nb.html", side), is_report=True)

    assert {ask.url for ask in asks} == {f"{HOST}/nb_2022.html", f"{HOST}/nb_2021.html"}


def test_a_report_leads_to_the_column_it_stands_in():
    tour = Tour(Site("x", "白苇县", f"{HOST}/"))
    tour.begin()
    crumbs = "<div><a href='/'>首页</a> &gt; <a href='/c/101.html'>年报</a></div><a href='/news/'>新闻</a>"

    asks = tour.read(Ask(f"{HOST}/show/1.html", "report"), page("/show/1.html", crumbs), is_report=True)

    assert [(ask.url, ask.role) for ask in asks] == [(COLUMN, "column")]


@pytest.mark.parametrize(
    "code",
    [
        "setTimeout(function(){window.location.href='/c/101.html';},2000);",
        "setTimeout(\"location.href='/c/101.html'\", 3000)",
        "window.setTimeout(() => { location.replace('/c/101.html') }, 0);",
        "var n = 5; function go() { n--; if (n <= 0) { location.replace('/c/101.html'); } else { setTimeout(go, 1000); } } setTimeout(go, 1000);",
    ],
)
def test_a_signpost_may_wait_a_moment(code):
    assert onward(page("/go", f"<p>正在跳转</p><script>{code}</script>")) == COLUMN


def test_what_an_address_says_of_its_visitor_is_no_part_of_it():
    rows = (
        f"<a href='/show/1.html;jsessionid=0A9F.node1'>{TITLE}</a><a href='/show/1.html?utm_source=x&amp;utm_medium=y'>{TITLE}</a>"
        f"<a href='/s.jsp?utm_source=x&amp;id=5'>{TITLE}</a><a href='/s.jsp?id=5&amp;utm_source=x'>{TITLE}</a>"
    )

    assert set(sorts(rows)) == {"/show/1.html", "/s.jsp?id=5"}


def test_what_a_frame_shows_is_no_template():
    """A frameset opens with one of its lists; the entries of that list are entries still."""
    tour, column = Tour(Site("x", "白苇县", f"{HOST}/")), f"{HOST}/zwgk/zfxxgknb/"
    (home,) = tour.begin()
    (frame,) = tour.read(home, Document("html", home.url, frames=(f"{HOST}/main.htm",)), is_report=False)
    rows = tuple(Link(f"{HOST}/read/{n}.htm", "查看", context="查看 2023-01-18") for n in range(5))
    tour.read(frame, Document("html", frame.url, links=rows), is_report=False)

    asks = tour.read(Ask(column), Document("html", column, links=rows), is_report=False)

    assert [(ask.url, ask.role) for ask in asks] == [(row.url, "maybe") for row in rows]
