"""What a page leaves to its scripts or to its visitor is seen, and taken to a browser; a page that leads on is left alone."""

import pytest

from crawler.asks import Ask, Listing
from crawler.choosing import MOST_CHOSEN, Choices, Memory, Way, choice_of
from crawler.families import BY_NAME
from crawler.links import judged
from crawler.unseen import VAIN, Unseen
from models.values import Capture, Document
from models.ways import Waiting
from pipelines.clean.document import open_document

PAGE = "http://www.baiwei.example/zwgk/index.html"


def opened(body, url=PAGE):
    return open_document(
        Capture(f"<html><head><script src=/a.js></script></head><body>{body}".encode(), url=url)
    )


def way(words, *, born=0, seen=True, option=False):
    return Way("", words, False, seen, option, born)


def pressed(choices, *shown, news=True):
    """What is chosen one after the other of the ways that are shown, each time all of them again."""
    made = []
    while (at := choices.next(shown)) is not None:
        made.append(shown[at].words)
        choices.made(news=news)
    return made


def test_empty_places_and_words_that_lead_nowhere_are_told_of_a_list_and_of_no_report():
    """An empty named block and a template's place wait for a script; words in a link wait for nobody."""
    page = opened(
        '<ul id="list"></ul><p>{{ u.name }}</p><li>砚渚镇</li><a href="#">财政局</a><a href="/a/">水利局</a>'
    )
    report = opened(
        "<h1>某镇2022年政府信息公开工作年度报告</h1>"
        + "<p>本年度主动公开政府信息12条。</p>" * 9
        + '<div id="b"></div>'
    )

    assert page.waiting == Waiting(("list", "{{ u.name }}"), ("砚渚镇", "财政局"))
    assert report.waiting == Waiting()


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("2022年", "year"),
        ("砚渚镇2022年政府信息公开工作年度报告", "line"),
        ("政府信息公开年报", "column"),
        ("政务公开", "path"),
        ("砚渚镇", "organ"),
        ("机构索引", "organ"),
        ("全部", "organ"),
        ("新闻中心", None),
        ("政府信息公开指南", None),
        ("本栏目公布政府信息公开的各项法规和工作制度。", None),
    ],
)
def test_what_is_chosen_is_told_by_its_words(words, sort):
    assert choice_of(words) == sort


def test_years_are_chosen_for_each_organ_and_what_brought_an_organ_is_not_chosen_again():
    organs, years = (way("砚渚镇"), way("财政局")), (way("2021年"), way("2022年"))
    tree = Choices(Memory())
    tree.next((way("乡镇街道"),))

    assert pressed(Choices(Memory()), *organs, *years) == [
        "2021年", "2022年", "砚渚镇", "2021年", "2022年", "财政局", "2021年", "2022年",
    ]  # fmt: skip
    assert pressed(tree, way("乡镇街道"), way("砚渚镇", born=1)) == ["砚渚镇"]
    assert pressed(Choices(Memory()), way("全部"), way("砚渚镇"), way("水利局", seen=False)) == [
        "砚渚镇",
        "全部",
        "水利局",
    ]


def test_what_brings_nothing_is_not_chosen_for_ever():
    """Not on the next pages of the site, and no page is chosen from without end."""
    memory, endless = Memory(), Choices(Memory())

    assert [pressed(Choices(memory), way("砚渚镇"), news=False) for _ in range(3)] == [
        ["砚渚镇"],
        ["砚渚镇"],
        [],
    ]
    assert len(pressed(endless, *(way(f"{n}号镇") for n in range(2 * MOST_CHOSEN)))) == MOST_CHOSEN


def test_what_opens_something_to_choose_is_not_dull_nor_what_has_brought_something_on_this_page():
    """A folder of short names brings no line: pages that are chosen from side by side would forbid it to each other."""
    memory = Memory()
    for _ in range(3):
        page, folder = Choices(memory), way("乡镇街道")
        assert page.next((folder,)) == 0
        page.made(news=False)
        assert page.next((folder, way("砚渚镇", born=1), way("政府信息公开年报"))) == 2
        page.made(news=True)
        assert page.next((folder, way("砚渚镇", born=1), way("政府信息公开年报"))) == 1
        page.made(news=False)
        assert page.next((folder, way("砚渚镇", born=1), way("政府信息公开年报"))) == 2
        page.made(news=True)
        page.next(())

    assert not any(memory.dull.values())


def test_a_folder_of_organs_leaves_chosen_what_was_and_a_line_says_its_year_itself():
    page, line = Choices(Memory()), way("砚渚镇2021年政府信息公开工作年度报告")
    shown = (way("砚渚镇"), way("2021年"), line, way("县直部门"))

    assert [shown[page.next(shown)].words, page.made(news=True)][0] == line.words
    assert pressed(page, *shown)[:2] == ["2021年", "砚渚镇"]
    assert page.next((*shown, way("财政局", born=page.born))) == len(shown)


def test_a_drop_down_that_brings_nothing_is_sent():
    choices, shown = Choices(Memory()), (way("砚渚镇", option=True), way("查询"))

    assert (choices.next(shown), choices.made(news=False), choices.next(shown)) == (0, None, 1)


def looked(unseen, document, role="path", *, browser=False):
    ask = Ask(document.url, role, browser=browser)
    return unseen.look(ask, document, judged((), None), BY_NAME["generic"], Listing())


@pytest.mark.parametrize(
    ("body", "role", "wanted"),
    [
        ("<li>砚渚镇</li><li>财政局</li>", "column", True),
        ("<li>砚渚镇</li>", "column", False),  # its heading, perhaps
        ("<li>政府信息公开年报</li>", "path", True),
        ('<div id="list"></div>', "path", True),
        ('<div id="list"></div>', "shelf", False),
        ("<p>欢迎</p>", "path", False),
    ],
)
def test_a_page_that_holds_more_than_its_links_say_goes_to_a_browser(body, role, wanted):
    """Where there is none, the run says so."""
    with_one, without = Unseen(Memory(), browser=True), Unseen(Memory(), browser=False)

    assert [ask.browser for ask in looked(with_one, opened(body), role)] == [True] * wanted
    assert looked(without, opened(body), role) == []
    assert list(without.wanting()) == ["pages that hold more than their links say need a browser"] * wanted


def test_the_templates_places_tell_nothing_and_pages_wait_whose_like_show_nothing():
    unseen = Unseen(Memory(), browser=True)
    template = opened('<div id="weather"></div>')
    unseen.own(Ask(PAGE, "home"), template)

    assert unseen.own(Ask(PAGE, "path"), template).waiting.hollow == ()
    for n in range(VAIN):
        assert looked(unseen, opened('<div id="list"></div>', f"http://www.baiwei.example/{'a' * (n + 1)}/"))
        looked(unseen, Document("html", f"http://www.baiwei.example/{'a' * (n + 1)}/"), browser=True)
    assert looked(unseen, opened('<div id="list"></div>')) == []
    assert unseen.next().url == PAGE, "it is looked at when nothing else is left"


def test_a_list_that_named_no_report_is_shown_to_a_browser_at_last():
    unseen = Unseen(Memory(), browser=True)
    looked(unseen, opened("<p>欢迎</p>", f"{PAGE}?1"), "column")
    looked(unseen, opened("<p>欢迎</p>", f"{PAGE}?2"), "column")
    unseen.told.add(f"{PAGE}?1")

    assert [unseen.next().url, unseen.next()] == [f"{PAGE}?2", None]
