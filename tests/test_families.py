"""Every CMS family finds its whole list, from the page alone, and a tour proves that it has."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from crawler.asks import Ask, Entry
from crawler.families import BY_NAME, gkmlpt, hanweb, trs
from crawler.links import sort_of
from crawler.tour import Tour
from demo import site_gkmlpt, site_hanweb, site_trs, site_vsb
from demo.calendar import Day
from demo.truth import truth
from demo.web import Request
from models.errors import Unreadable
from models.places import Site
from models.values import Capture, Document, Link
from pipelines.clean.decode import decode
from pipelines.clean.document import open_document

BASE = "http://127.0.0.1:{}"

ARTICLE = ("http://county.example/info/1024/3311.htm", "示例镇2020年政府信息公开工作年度报告")


def document(scripts=(), links=(), url="http://county.example/zwgk/nb/index.html", meta=None):
    return Document(
        "html", url, scripts=tuple(scripts), links=tuple(Link(*link) for link in links), meta=meta or {}
    )


def walk(origin, port):
    """A tour over an origin without a network; pages whose title is a report's are not read."""
    base = BASE.format(port)
    tour, reports = Tour(Site("demo", "demo", base + "/")), set()
    asks = tour.begin()
    while asks:
        ask = asks.pop(0)
        parts = urlsplit(ask.url)
        query = dict(parse_qsl(f"{parts.query}&{ask.body.decode()}"))
        answer = origin.answer(Request(parts.path, query, {"host": parts.netloc}, 1, first=False))
        if answer.status != 200:
            tour.missed(ask, str(answer.status))
        elif ask.answer:
            listing = BY_NAME[ask.answer].answer(decode(answer.body).text, ask)
            asks += tour.answered(ask, listing)
        elif ask.role == "report":
            reports.add(ask.url)
            tour.read(ask, Document("html", ask.url), is_report=True)
        else:
            page = open_document(Capture(answer.body, ask.url, content_type=answer.kind))
            asks += tour.read(ask, page, is_report=False)
    return tour, reports


@pytest.mark.parametrize(
    ("site", "day", "port"),
    [(site_trs, 1, 18901), (site_hanweb, 1, 18902), (site_gkmlpt, 1, 18903), (site_vsb, 4, 18903)],
    ids=["trs", "hanweb", "gkmlpt", "vsb"],
)
def test_a_tour_finds_exactly_the_reports_of_a_county(site, day, port):
    """All of them, and no interpretation, notice or system rule is taken for one."""
    tour, reports = walk(site.origin(Day(day)), port)

    here = BASE.format(port)
    alive = {r.url for r in truth(Day(day)) if r.url.startswith(here) and (r.gone_from or 99) > day}
    scripted = {url for url in alive if "/lzjd/" in url}  # its list needs a browser
    assert {u for u in reports if "/neibu/" not in u} == alive - scripted
    wanting = [reason for reason in tour.end().reasons if "browser" not in reason]
    assert wanting == []
    assert tour.end().state == ("partial" if scripted else "complete")


@pytest.mark.parametrize(
    ("script", "second"),
    [
        ('createPageHTML(3, 0, "index", "html")', "index_1.html"),
        ("createPageHTML('page_div', 3, 1, 'list', 'shtml', 58)", "list_2.shtml"),
    ],
    ids=["trs counts from 0", "ucap counts from 1"],
)
def test_static_pages_are_named_as_each_system_names_them(script, second):
    listing = trs.listing(document([script]))

    assert next(a.url for a in listing.following) == f"http://county.example/zwgk/nb/{second}"
    assert (len(listing.following), listing.pages) == (2, 3)


def test_the_definition_of_createPageHTML_is_not_its_call():  # noqa: N802
    script = "function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) {} createPageHTML(2, 0, 'i', 'htm')"

    assert trs.listing(document([script])).pages == 2


def test_hanweb_asks_for_every_further_window_with_all_it_must_send():
    script = (
        "$('#9').jpage({perpage:15, totalRecord:100, proxyUrl:'/module/jpage/dataproxy.jsp',"
        "dataParams:'col=1&webid=12&columnid=344&unitid=9&webname=%E5%8E%BF'})"
    )
    island = "<datastore><recordset><record><![CDATA[<li><a href='/art/2020/1/2/art_344_1.html' title=\"全名\">短…</a><span>2020-01-02</span></li>]]></record></recordset></datastore>"

    listing = hanweb.listing(document([island, script]))

    assert listing.entries == (
        Entry("http://county.example/art/2020/1/2/art_344_1.html", "全名", "2020-01-02"),
    )
    (call,) = listing.following
    assert call.url.partition("?")[2] == "startrecord=2&endrecord=16&perpage=15&page=1"
    more = hanweb.answer(island, replace(call, url=call.url.replace("=2&", "=46&").replace("=16&", "=60&")))
    assert [a.url.partition("?")[2] for a in more.following] == [
        "startrecord=47&endrecord=61&perpage=15&page=4"
    ]
    form = dict(parse_qsl(listing.following[0].body.decode()))
    assert (form["webid"], form["columnid"], form["unitid"], form["webname"]) == ("12", "344", "9", "县")
    assert listing.following[0].method == "POST"


def test_gkmlpt_calls_the_leaves_of_the_annual_reports_only():
    tree = '[{"id": 1, "name": "指南"}, {"id": 2, "name": "政府信息公开年报", "children": [{"id": 3, "name": "市直"}]}]'

    listing = gkmlpt.listing(document([f"window._CONFIG = {{SID: '175', TREE: {tree}}}"]))

    assert [a.url for a in listing.columns] == ["http://county.example/gkmlpt/api/all/3?page=1&sid=175"]


def test_an_answer_that_is_no_json_is_a_lost_list_and_no_crash():
    with pytest.raises(Unreadable, match="no JSON"):
        gkmlpt.answer("<html>403</html>", Ask("http://county.example/gkmlpt/api/all/3?page=1"))


@pytest.mark.parametrize(
    ("title", "sort"),
    [
        ("上方镇2019年政府信息公开工作年度报告", "report"),
        ("政府信息公开年报", "column"),
        ("年报专栏", "column"),
        ("政务公开", "path"),
        ("某某镇", "path"),
        ("【图解】某县2024年政府信息公开工作年度报告", "neighbour"),
        ("法治政府建设年度报告", "other"),
        ("政府网站年报", "other"),
        ("示例区蕨埠街道办事处2023年政…", "maybe"),
        ("示例县示例镇2023年度信…", "maybe"),
        ("政府信息公开指南", "path"),
        ("依申请公开", "shelf"),
        ("示例县2020年政府信息公开指南", "neighbour"),
        ("某县秋粮收购工作部署会召开", "other"),
    ],
)
def test_a_link_leads_where_its_words_say(title, sort):
    assert sort_of(Entry("http://county.example/x/1.html", title)).sort == sort


def test_a_year_folder_counts_only_below_its_column():
    """Templates print links of other columns into every page."""
    column = "http://county.example/zwgk/nb/index.html"

    assert sort_of(Entry("http://county.example/zwgk/nb/2023n/", "2023年"), column=column).sort == "column"
    assert sort_of(Entry("http://county.example/news/2023n/", "2023年"), column=column).sort == "other"


def test_a_list_that_shows_less_than_it_declares_is_no_complete_run():
    """Partial success is worse than failure: only a complete run may call anything missing."""
    tour = Tour(Site("x", "x", "http://county.example/"))
    tour.begin()
    script = "jpage({perpage:15, totalRecord:3, proxyUrl:'/jpage/dataproxy.jsp'})"
    island = "<record><![CDATA[<a href='/a.html'>示例镇2020年政府信息公开工作年度报告</a>]]></record>"
    ask = Ask("http://county.example/col/1.html")

    tour.read(ask, document([script, island], url=ask.url), is_report=False)
    tour.read(Ask("http://county.example/a.html", "report"), Document("html"), is_report=True)

    assert tour.end().state == "partial"
    assert any("1 of 3 entries" in reason for reason in tour.end().reasons)


def test_a_blocked_home_page_is_a_failed_run():
    tour = Tour(Site("x", "x", "http://county.example/"))
    (home,) = tour.begin()

    tour.missed(home, "challenge, status 521")

    assert tour.end().state == "failed"
    assert "challenge" in tour.end().evidence["reasons"][0]


def test_nothing_is_asked_twice_and_nothing_off_the_site():
    tour = Tour(Site("x", "x", "http://www.county.gov.cn/"))
    (home,) = tour.begin()
    links = [
        ("http://www.county.gov.cn/nb/", "政府信息公开年报"),
        ("http://www.county.gov.cn/nb/#top", "政府信息公开年报"),
        ("http://xxgk.county.gov.cn/nb/", "政府信息公开年报"),
        ("http://www.other.gov.cn/nb/", "政府信息公开年报"),
    ]

    asks = tour.read(home, document(links=links, url=home.url), is_report=False)

    assert [a.url for a in asks] == ["http://www.county.gov.cn/nb/", "http://xxgk.county.gov.cn/nb/"]
