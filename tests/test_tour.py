"""A tour finds what is misfiled, leaves what only looks like a report, and asks for no more than a site allows it."""

import pytest

from crawler.asks import Ask, Entry
from crawler.families import BY_NAME
from crawler.frontier import A_REPORT, FIRST, LATER, Frontier
from crawler.links import is_column, sort_of
from crawler.lists import SHELF_PAGES
from crawler.tour import Tour
from models.places import Site
from models.values import Document, Link
from tests.lists import page, row

HOST = "http://www.baiwei.example"
HOME = f"{HOST}/"
COLUMN = f"{HOST}/zwgk/zfxxgknb/"


def document(url, *links, **more):
    """A page with links of (address, words) or (address, words, date)."""
    made = tuple(Link(f"{HOST}{to}", words, context=" ".join((words, *day))) for to, words, *day in links)
    return Document("html", url, links=made, **more)


def tour_of(*known, reports=0):
    tour = Tour(Site("x", "白苇县", HOME), known_reports=reports)
    return tour, tour.begin(known)


def report(number, organ="柳溪镇"):
    return f"/a/{number}.html", f"白苇县{organ}20{number:02}年政府信息公开工作年度报告", "2024-01-18"


#: links that say nothing; with fewer of them a home page would be a signpost
PLAIN = tuple((f"/{n}/", f"印象{n}") for n in "abcd")


def urls(asks, *roles):
    return [ask.url.removeprefix(HOST) for ask in asks if not roles or ask.role in roles]


# -- which links ----------------------------------------------------------------------------------------
def test_the_words_beside_an_address_that_say_most_count():
    """更多>> stands beside the name of every column; neither hides the other."""
    tour, (home,) = tour_of()

    asks = tour.read(
        home,
        document(HOME, ("/x/", "更多>>"), ("/x/", "政府信息公开年报"), ("/x/", "更多>>")),
        is_report=False,
    )

    assert urls(asks, "column") == ["/x/"]


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("白苇县柳溪镇2022年政府信息公…", "maybe"),
        ("白苇县柳溪镇政府信息公开工作年度报告…", "report"),
        ("白苇县2022年政府信息公开工作年度报告解读", "neighbour"),
        ("关于2022年度政府信息公开工作年度报告发布情况的通报", "neighbour"),
        ("2022年政府网站工作年度报表", "neighbour"),
        ("白苇县2022年政务公开工作要点", "other"),
        ("下一页", "other"),
        ("2", "other"),
    ],
)
def test_a_dated_line_of_any_list_is_a_report_or_is_left(words, sort):
    assert sort_of(Entry(f"{HOST}/tzgg/1.html", words, "2023-01-18")).sort == sort


def test_an_entry_of_another_column_is_not_an_entry_of_this_one():
    """Static templates leak the news into every page; numbers tell whose an article is where folders do not."""
    column = f"{HOST}/col/col1229447296/index.html"

    assert (
        sort_of(Entry(f"{HOST}/art/2023/1/5/art_1229447296_9.html", "公开情况说明"), column=column).sort
        == "maybe"
    )
    news = Entry(f"{HOST}/art/2023/1/5/art_1229308663_9.html", "秋粮收购工作部署会召开", "2023-01-05")
    assert sort_of(news, column=column).sort == "other"


def test_years_of_a_column_that_have_numbers_of_their_own_are_parts_of_it():
    column, year = f"{HOST}/zwgk/c447296/list.shtml", Entry(f"{HOST}/zwgk/c101023/list.shtml", "2023年")

    assert sort_of(year, column=column, fresh=True).sort == "column"
    assert sort_of(year, column=column, fresh=False).sort == "other"


def test_a_page_whose_trail_names_the_column_is_a_part_of_it():
    trail = ("首页", "政务公开", "政府信息公开年报", "2023年")

    assert is_column(Document("html", COLUMN, breadcrumb=trail))
    assert not is_column(Document("html", COLUMN, breadcrumb=trail, meta={"articletitle": "图解"}))


# -- misfiled -------------------------------------------------------------------------------------------
def test_a_report_misfiled_among_notices_is_found_on_their_further_pages():
    tour, (home,) = tour_of()
    (shelf,) = tour.read(home, document(HOME, *PLAIN, ("/tzgg/", "通知公告")), is_report=False)
    notice = ("/tzgg/1.html", "关于停水的通知", "2023-02-01")

    (second,) = tour.read(
        shelf, document(shelf.url, notice, ("/tzgg/index_2.html", "下一页")), is_report=False
    )
    asks = tour.read(second, document(second.url, report(22)), is_report=False)

    assert (shelf.role, second.role, urls(asks)) == ("shelf", "shelf", ["/a/22.html"])


def test_a_list_of_other_things_is_not_walked_to_its_end_and_promises_nothing():
    tour, (home,) = tour_of()
    (ask,) = tour.read(home, document(HOME, *PLAIN, ("/tzgg/", "通知公告")), is_report=False)
    for n in range(2, 20):
        links = [(f"/tzgg/{n}.html", "关于停水的通知", "2023-02-01"), (f"/tzgg/index_{n}.html", "下一页")]
        asks = tour.read(ask, document(ask.url, *links), is_report=False)
        if not asks:
            break
        (ask,) = asks

    assert n == SHELF_PAGES + 1
    assert tour.end().reasons == ["no annual report found"]


# -- lists that deceive ---------------------------------------------------------------------------------
def test_a_server_that_repeats_page_one_is_left():
    tour, _ = tour_of()
    same = [report(21), report(22)]
    ask = Ask(COLUMN)

    (second,) = [
        a
        for a in tour.read(
            ask, document(COLUMN, *same, ("/zwgk/zfxxgknb/index_2.html", "下一页")), is_report=False
        )
        if a.walks
    ]
    asks = tour.read(
        second, document(second.url, *same, ("/zwgk/zfxxgknb/index_3.html", "下一页")), is_report=False
    )

    assert asks == []


def test_an_interface_may_repeat_what_the_page_printed_but_not_twice():
    tour, _ = tour_of()
    unit = (
        f"<ul>{row('/zwgk/zfxxgknb/art_1.html')}</ul>"
        "<script src='/s/unitbuild.js' url='/front/page/build/unit' queryData=\"{'webId': 'w'}\"></script>"
    )
    ask = next(a for a in tour.read(Ask(COLUMN), page("/zwgk/zfxxgknb/", unit), is_report=False) if a.answer)
    answer = '{"data": {"html": "<li><a href=\\"/zwgk/zfxxgknb/art_1.html\\">白苇县2022年政府信息公开年度报告</a></li>"}}'

    (second,) = tour.answered(ask, BY_NAME["jpaas"].answer(answer, ask))

    assert tour.answered(second, BY_NAME["jpaas"].answer(answer, second)) == []


def test_a_guessed_address_that_is_not_there_is_no_loss():
    tour, _ = tour_of()

    tour.missed(Ask(f"{HOST}/nb/index_9.html", guess=True, walks=True), "error, status 500")

    assert tour.losses.lost == {}


def test_what_frames_hold_belongs_to_the_page_around_them():
    tour, _ = tour_of()
    framed = document(COLUMN, frames=(f"{HOST}/visitcount.jsp", f"{HOST}/frame/nb/"))

    (frame,) = tour.read(Ask(COLUMN, title="政府信息公开年报"), framed, is_report=False)

    assert (frame.url, frame.role) == (f"{HOST}/frame/nb/", "column")


# -- allowance ------------------------------------------------------------------------------------------
def walked(tour, asks, pages, gone=""):
    """Every ask in turn, each page but *gone* showing a hundred towns more; how many requests that took."""
    asked = 0
    while asks:
        ask = asks.pop(0)
        asked += 1
        links = [(f"{ask.url.removeprefix(HOST)}{n}/", f"第{n}镇") for n in range(100)]
        if ask.url == gone:
            asks += tour.settled(ask, "not_found", 404)
            continue
        asks += tour.read(ask, document(ask.url, *pages.get(ask.url, links)), is_report=ask.role == "report")
        tour.waiting -= 1
    return asked


def test_a_site_without_reports_is_asked_at_most_what_a_site_allows():
    tour, asks = tour_of()

    assert walked(tour, asks, {}) <= FIRST
    assert tour.end().evidence["not_looked_at"] > 0


def test_every_report_found_allows_two_requests_more():
    tour, asks = tour_of()
    home = [report(n) for n in range(10, 25)] + [(f"/{n}/", f"第{n}镇") for n in range(500)]

    spent = walked(tour, asks, {HOME: home})

    assert FIRST < spent <= FIRST + A_REPORT * 15


def test_a_later_crawl_looks_through_a_few_pages_only():
    known = Ask(COLUMN, "column", column=COLUMN)
    tour, asks = tour_of(known, reports=2)

    assert walked(tour, asks, {COLUMN: [report(21), report(22)]}) <= LATER + 4


def test_a_column_that_has_died_is_searched_for_again():
    known = Ask(COLUMN, "column", column=COLUMN)
    tour, asks = tour_of(known, reports=2)

    assert walked(tour, asks, {}, gone=COLUMN) > LATER + 4


def test_a_later_crawl_reads_its_lists_once_the_home_page_has_shown_what_is_template():
    """Else whichever answer comes first decides whether the news beside a list are taken for its entries."""
    known, news = Ask(COLUMN, "column", column=COLUMN), ("/xw/1.html", "2023年")
    tour, (home, *others) = tour_of(known, Ask(f"{HOST}/a/21.html", "report"), reports=1)
    assert urls(others) == ["/a/21.html"]

    first = tour.read(home, document(HOME, *PLAIN, news), is_report=False)
    asks = tour.read(known, document(COLUMN, report(22), news), is_report=False)

    assert first == [known]
    assert urls(asks) == ["/a/22.html"]


@pytest.mark.parametrize("end", ["missed", "refused"])
def test_a_later_crawl_reads_its_lists_whatever_becomes_of_the_home_page(end):
    known = Ask(COLUMN, "column", column=COLUMN)
    tour, (home,) = tour_of(known)
    assert getattr(tour, end)(home, "for a reason") == [known]


def test_a_home_page_that_points_to_another_keeps_the_lists_waiting_for_that():
    known = Ask(COLUMN, "column", column=COLUMN)
    tour, (home,) = tour_of(known)
    (there,) = tour.read(home, Document("html", HOME, meta={"refresh": "0;url=/index.htm"}), is_report=False)
    round_again = Document("html", there.url, meta={"refresh": "0;url=/"})

    assert (there.role, urls([there])) == ("home", ["/index.htm"])
    assert known in tour.read(there, round_again, is_report=False)


@pytest.mark.parametrize("end", ["missed", "refused"])
@pytest.mark.parametrize("with_browser", [True, False])
def test_a_list_whose_script_names_a_call_that_tells_nothing_needs_a_browser(end, with_browser):
    """An address off the site, or behind robots.txt, is refused: as silent as one that does not answer."""
    tour = Tour(Site("x", "白苇县", HOME), browser=with_browser)
    (home,) = tour.begin()
    (column,) = tour.read(
        home, document(HOME, *PLAIN, ("/zwgk/zfxxgknb/", "政府信息公开年报")), is_report=False
    )
    (call,) = tour.read(
        column, document(COLUMN, scripts=('fetch("http://10.0.0.1/x").then(draw)',)), is_report=False
    )

    instead = getattr(tour, end)(call, "not ours to ask")

    assert (call.url, [(ask.url, ask.browser) for ask in instead]) == (
        "http://10.0.0.1/x", [(COLUMN, True)] if with_browser else []
    )  # fmt: skip
    assert f"{COLUMN}: needs a browser" in tour.end().reasons


def test_the_nearest_pages_are_looked_at_first():
    frontier = Frontier()
    for score, name in ((3, "镇"), (5, "政务公开"), (4, "乡镇")):
        frontier.put(Ask(f"{HOST}/{score}/", "path", title=name), score)

    assert [ask.title for ask in frontier.take(0, 0, 1)] == ["政务公开", "乡镇", "镇"]


def test_links_of_no_telling_name_are_followed_only_where_nothing_else_led_to_reports():
    tour, (home,) = tour_of()
    tour.waiting = 2  # something else is still to come

    assert (
        tour.read(
            home,
            document(HOME, ("/a/", "走进白苇"), ("/b/", "便民查询"), ("/c/", "印象"), ("/d/", "图库")),
            is_report=False,
        )
        == []
    )
    tour.waiting = 1
    (sitemap,) = tour.missed(Ask(f"{HOST}/z/", "path"), "gone")
    assert sitemap.url == f"{HOST}/sitemap.xml"
    tour.waiting = 1
    assert urls(tour.missed(sitemap, "gone")) == ["/a/", "/b/", "/c/", "/d/"]
