"""A list that goes on where nobody could follow is never called whole: that would be the worst lie of a crawler."""

import pytest

from crawler.asks import Ask
from crawler.families import forms
from tests.lists import HOST, page
from tests.tours import COLUMN, data, rows, sent, title, toured

CALL = "<ul id=u></ul><script>$.get('/api/list', {{cid: 7, {}}}, draw)</script>"


def listed(count, *, size=5, name=None):
    """An interface of *count* reports that turns its pages by *name*, or not at all."""

    def answer(ask):
        page = sent(ask, name) if name else 1
        numbers = range(8, 8 + count)[(page - 1) * size : page * size]
        return data(*numbers)

    return answer


@pytest.mark.parametrize(
    ("script", "answer", "state", "found"),
    [
        ("pageSize: 5", listed(12), "partial", 5),
        ("pageSize: 5", listed(12, name="pageNo"), "complete", 12),
        ("limit: 5", listed(10, name="page"), "complete", 10),
        ("pageSize: 15", listed(12, size=15), "complete", 12),
        ("pageSize: 5, pageNo: 1", listed(12, name="pageNo"), "complete", 12),
        ("pageSize: 5, pageNo: 1", listed(12, name="start"), "partial", 5),
        ("pageSize: 5", lambda _: data(*range(8, 13), totalPages=1), "complete", 5),
    ],
    ids=["cut", "cut, and turned by its usual name", "ends with a full page", "not full", "counts pages",
         "counts pages by another name", "has one page, it says"],
)  # fmt: skip
def test_an_interface_that_sends_as_much_as_it_was_asked_for_has_more(script, answer, state, found):
    """It says neither page nor total; only what comes behind the first answer tells whether that was all."""
    tour, _, reports = toured({COLUMN: CALL.format(script), "/api/list": answer})

    assert (tour.end().state, len(reports)) == (state, found)
    if state == "partial":
        assert "nobody could turn that page" in tour.end().reasons[0]


def test_an_interface_that_counts_records_and_shows_no_name_for_them_is_turned_by_the_usual_ones():
    """A table's plugin adds offset and limit to the address that it is told."""

    def answer(ask):
        start = sent(ask, "offset") if "offset=" in ask.url else 0
        return data(*range(8, 20)[start : start + 5], total=12)

    tour, _, reports = toured({COLUMN: "<table data-url='/api/list?cid=7'></table>", "/api/list": answer})

    assert (tour.end().state, len(reports)) == ("complete", 12)


BOUND = "<script>$('.next, #more, #b').on('click', turn)</script>"  # without any script nothing could answer
PAGERS = {
    "a number": "<a href='javascript:turn(1)'>1</a><a href='javascript:turn(2)'>2</a>",
    "a word": "<a href='javascript:void(0)' onclick='next()'>下一页</a>",
    "bound elsewhere": "<a href='#' class='next'>下一页</a>",
    "a button": "<button type='button' id='more'>加载更多</button>",
    "a field": "<input type='button' value='下一页' id='b'>",
    "a count": "<div>共3页 <a href='javascript:;'>首页</a><a href='javascript:;'>下一页</a></div>",
    "a script's count": "<div id='pager'></div><script>var totalPages = 3; draw(totalPages);</script>",
}


@pytest.mark.parametrize("pager", PAGERS.values(), ids=PAGERS)
def test_a_pager_of_a_script_is_for_a_browser_or_the_run_is_partial(pager):
    pager += BOUND
    tour, asked, found = toured({COLUMN: rows(20, 21) + pager})

    assert (tour.end().state, found) == ("partial", [20, 21])
    assert not tour.end().only_for_want_of_a_browser, "nobody knows whether a browser could turn it"
    assert not any(ask.browser for ask in asked)

    built = {
        "browser:/nb/": rows(20, 21) + "<p><a href='/nb/2.html'>2</a></p>",
        "browser:/nb/2.html": rows(22) + "<p><a href='/nb/3.html'>3</a></p>",
        "browser:/nb/3.html": rows(23),
    }
    tour, asked, found = toured({COLUMN: rows(20, 21) + pager, **built}, browser=True)

    assert (tour.end().state, found) == ("complete", [20, 21, 22, 23])
    assert [ask.url for ask in asked if ask.browser] == [
        HOST + path.removeprefix("browser:") for path in built
    ]


def test_where_a_browser_turns_no_page_either_the_run_is_partial():
    pages = dict.fromkeys((COLUMN, "browser:/nb/"), rows(20) + PAGERS["a word"] + BOUND)

    tour, _, _ = toured(pages, browser=True)

    assert tour.end().state == "partial"


@pytest.mark.parametrize(
    "pager",
    [
        "<div>共1页 <a href='javascript:;'>下一页</a></div>",
        "<div>第 1/1 页 <a href='javascript:turn()'>下一页</a></div>",
        "<a href='javascript:turn(1)'>下一页</a><a href='javascript:turn(1)'>尾页</a>",
        "<a href='javascript:;' class='next disabled'>下一页</a>",
        "<script>var totalPages = 1;</script><a href='javascript:;'>下一页</a>",
        "<a href='javascript:;' onclick='slide(1)'>›</a>",
        "<p>下一页没有了</p>",
    ],
)
def test_a_pager_of_one_page_asks_for_no_other(pager):
    tour, asked, _ = toured({COLUMN: rows(20, 21) + pager}, browser=True)

    assert tour.end().state == "complete"
    assert not any(ask.browser for ask in asked)


def test_a_guessed_page_that_is_not_there_does_not_end_the_list():
    """The script's address is joined wrongly: page 2 is somewhere, and nobody has seen it."""
    script = "<script>var totalPages = 3; location = 'index_' + n + '.html';</script>"
    tour, _, _ = toured({COLUMN: rows(20) + script})
    assert tour.end().state == "partial"

    further = {"/nb/index_2.html": rows(21) + script, "/nb/index_3.html": rows(22) + script}
    tour, _, found = toured({COLUMN: rows(20) + script, **further})
    assert (tour.end().state, found) == ("complete", [20, 21, 22])


# -- forms ----------------------------------------------------------------------------------------------
PRESSED = (
    "<form method='post' action='/list.do'><input type='hidden' name='cid' value='7'><input type='hidden' name='cur' value='1'>"
    "<input type='submit' name='prev' value='上一页'><input type='submit' name='next' value='下一页'></form>"
)
NUMBERED = "<form action='/list.do'><input type='hidden' name='cid' value='7'><button name='page' value='2'>2</button></form>"
TYPED = "<form action='/list.do?x=1'><input type='hidden' name='cid' value='7'>转到<input name='pageNo' size='3'><input type='submit' value='GO'></form>"


@pytest.mark.parametrize(
    ("body", "method", "url", "sent_body", "guess"),
    [
        (PRESSED, "POST", "/list.do", b"cid=7&cur=1&next=%E4%B8%8B%E4%B8%80%E9%A1%B5", False),
        (NUMBERED, "GET", "/list.do?cid=7&page=2", b"", False),
        (TYPED, "GET", "/list.do?cid=7&pageNo=2", b"", True),
    ],
    ids=["a button of words", "a button of a number", "a typed number"],
)
def test_a_form_is_sent_as_its_visitors_would_send_it(body, method, url, sent_body, guess):
    (ask,) = forms.following(page("/nb/", rows(20) + body), Ask(HOST + COLUMN))

    assert (ask.method, ask.url, ask.body, ask.guess) == (method, HOST + url, sent_body, guess)


def test_a_typed_number_is_tried_as_far_as_there_are_pages():
    counted = "<div>共1页 <a href='javascript:;'>下一页</a></div>"
    assert forms.following(page("/nb/", rows(20) + TYPED + counted), Ask(HOST + COLUMN)) == ()


def test_a_search_among_the_reports_is_no_pager():
    """The form at the head of every page has a hidden number of its page, too."""
    search = (
        "<form action='/search.do'><input name='keyword'><input type='hidden' name='page' value='1'></form>"
    )
    assert forms.following(page("/nb/", search + PAGERS["a word"]), Ask(HOST + COLUMN)) == ()


# -- pieces of a page -----------------------------------------------------------------------------------
def test_a_list_that_a_script_loads_into_the_page_is_walked():
    script = "<div id='l'></div><script>function go(n) { $('#l').load('/inc/nb_' + n + '.html #rows'); } go(1);</script>"
    pieces = {f"/inc/nb_{n}.html": rows(20 + n) for n in (1, 2, 3)}

    tour, _, found = toured({COLUMN: script, **pieces})

    assert (tour.end().state, found) == ("complete", [21, 22, 23])


def test_a_loaded_piece_may_be_a_page_of_nothing_but_rows():
    script = "<div id='l'></div><script>$('#l').load('/inc/nb.html')</script>"

    _, _, found = toured({COLUMN: script, "/inc/nb.html": f"<html><body>{rows(20, 21)}</body></html>"})

    assert found == [20, 21]


def test_a_list_only_wants_a_browser_where_there_is_none():
    """With a browser at hand an unread list is a loss, and the crawl says so in its exit code."""
    script = {COLUMN: "<script>fetch(make()).then(r => list.innerHTML = r)</script>", "/more/": rows(20)}
    home = {
        "/": f"<a href='{COLUMN}'>政府信息公开年报</a><a href='/a/20.html'>{title(20)}</a>{'<a href=/m/>印象</a>' * 3}"
    }

    alone, _, _ = toured({**home, **script})
    with_browser, _, _ = toured({**home, **script}, browser=True)

    assert (alone.end().state, alone.end().only_for_want_of_a_browser) == ("partial", True)
    assert not with_browser.end().only_for_want_of_a_browser
