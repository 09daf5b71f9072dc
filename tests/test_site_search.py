"""A portal's own search is asked as a visitor would ask it: gently, at the end, and what it names goes through the gate."""

import json
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from crawler.families import searches, service
from crawler.lists import SHELF_MOST
from models.values import Capture
from pipelines.clean.document import open_document
from tests.lists import HOST, page
from tests.tours import COLUMN, data, rows, toured

FORM = "<form action='/search.do'><input name='keyword' placeholder='请输入'><input type='submit' value='搜索'></form>"
NEWS = (
    "<a href='/a.html'>白苇县2023年度政府信息公开工作年度报告解读</a><a href='/b.html'>关于年度报告的通知</a>"
)
LINKS = "".join(f"<a href='/{n}/'>印象{n}</a>" for n in "wxyz")


@pytest.mark.parametrize(
    ("body", "target"),
    [
        (FORM, "/search.do?keyword={}"),
        ("<form action='/jsearch/'><input type='hidden' name='siteid' value='7'><input name='nr'></form>", "/jsearch/?siteid=7&nr={}"),
        ("<form action='/list.aspx'><input name='txtKeyWord'><input type='submit' name='b' value='查'></form>",
         "/list.aspx?b=%E6%9F%A5&txtKeyWord={}"),
        ("<script>function go() { location.href = '/search/index.html?q=' + encodeURI(v); }</script>", "/search/index.html?q={}"),
        ("<script>go = () => window.open(`/s?wd=${v}`)</script>", "/s?wd={}"),
    ],
    ids=["a form", "a form by its place", "a form with a button", "a script", "a template"],
)  # fmt: skip
def test_a_search_is_known_by_its_form_or_by_its_script(body, target):
    (ask,) = searches.search(page("/", body))
    assert ask.url == HOST + target.format(quote(searches.SOUGHT[0]))


@pytest.mark.parametrize(
    "body",
    [
        "<form action='/login'><input name='username'><input type='password' name='p'></form>",
        "<form action='/letter' method='post'><input name='title'><input name='tel'><input name='who'><input name='mail'></form>",
        "<script>location.href = '/show.html?id=' + id;</script>",
    ],
    ids=["a log-in", "a letter", "an article"],
)
def test_what_only_looks_like_a_search_is_not_asked(body):
    assert searches.search(page("/", body)) == ()


def test_an_old_site_is_asked_in_its_own_charset():
    body = f"<html><head><meta charset='gb2312'></head><body>{FORM}县人民政府</body></html>".encode("gbk")
    (ask,) = searches.search(open_document(Capture(body, f"{HOST}/", content_type="text/html")))
    assert ask.url == f"{HOST}/search.do?keyword={quote(searches.SOUGHT[0].encode('gbk'))}"


def test_what_is_filed_under_nothing_is_found_by_the_search():
    """A column leads to one report, the search to another and to what only looks like one; no answer is a promise."""
    asked = []

    def answer(ask):
        asked.append(parse_qs(urlsplit(ask.url).query)["keyword"][0])
        return rows(20, 21) + NEWS

    tour, asks, found = toured(
        {"/": f"{FORM}<a href='{COLUMN}'>政府信息公开年报</a>{LINKS}", COLUMN: rows(20), "/search.do": answer}
    )

    assert (tour.end().state, found) == ("complete", [20, 21])
    assert asked == list(searches.SOUGHT)
    assert not {"/a.html", "/b.html"} & {urlsplit(ask.url).path for ask in asks}


TITLES = (
    "政府信息公开年度报告",
    "政府信息公开工作报告",
    "政府信息公开年度工作报告",
    "政府信息公开工作的年度报告",
)


def test_a_search_that_finds_but_the_very_words_is_asked_for_each_way_to_title_a_report():
    """One that finds whatever is alike is asked, too, but leafed through once."""
    titles = {20 + n: f"白苇县20{20 + n}年{title}" for n, title in enumerate(TITLES)}

    def listed(*numbers):
        return "".join(f"<li><a href='/a/{n}.html'>{titles[n]}</a> 2024-01-18</li>" for n in numbers)

    def strict(ask):
        words = parse_qs(urlsplit(ask.url).query)["keyword"][0]
        return listed(*(n for n, title in titles.items() if words in title))

    home = {"/": f"{FORM}{LINKS}"}
    _, _, found = toured({**home, "/search.do": strict})
    assert found == sorted(titles)

    leafed = []

    def alike(ask):
        leafed.append(number := int(parse_qs(urlsplit(ask.url).query).get("page", ["1"])[0]))
        words = quote(parse_qs(urlsplit(ask.url).query)["keyword"][0])
        return f"{rows(10 + number)}<a href='/search.do?keyword={words}&page={number + 1}'>下一页</a>" * (
            number < 9
        )

    toured({**home, "/search.do": alike})
    assert max(leafed) == 9
    assert len(leafed) <= 9 + 2 * (len(searches.SOUGHT) - 1)


def test_a_search_that_never_ends_is_left_soon_and_a_silent_one_is_no_loss():
    def endless(ask):
        number = int(parse_qs(urlsplit(ask.url).query).get("page", ["1"])[0])
        return f"{rows(20 + number)}<p><a href='/search.do?page={number + 1}'>下一页</a></p>"

    tour, asks, _ = toured({"/": f"{FORM}{LINKS}", "/search.do": endless})
    assert sum("/search.do" in ask.url for ask in asks) <= len(searches.SOUGHT) * SHELF_MOST

    tour, _, found = toured({"/": f"{FORM}<a href='{COLUMN}'>信息公开年报</a>{LINKS}", COLUMN: rows(20)})
    assert (tour.end().state, found) == ("complete", [20])


def test_a_later_crawl_does_not_search_again():
    """What is known is asked for; the search is a list of its own by then."""
    pages = {
        "/": f"{FORM}<a href='{COLUMN}'>政府信息公开年报</a>{LINKS}",
        COLUMN: rows(20),
        "/search.do": rows(20),
    }
    _, asks, _ = toured(pages, known=(COLUMN,))
    assert not any("/search.do" in ask.url for ask in asks)


def test_results_that_a_script_fetches_are_asked_for_with_the_words():
    """The script of the page of results takes the words from its own address."""
    url = f"/so.html?q={quote(searches.SOUGHT[0])}"
    script = "<script>$.post('/api/find', {siteId: '7', keyword: '', pageNo: 1}, draw)</script>"
    (ask,) = service.calls(page(url, script))
    assert parse_qs(ask.body.decode())["keyword"] == [searches.SOUGHT[0]]
    (other,) = service.calls(page("/nb/", script))
    assert "keyword" not in parse_qs(other.body.decode()), "a list's own filter stays empty"


def test_a_search_by_an_interface_is_read_to_its_end():
    def found(ask):
        start = json.loads(ask.body)["page"] * 3
        return data(*range(20, 27)[start - 3 : start], total=7)

    call = (
        "<script>fetch('/api/find', {method: 'POST', body: JSON.stringify({keyword: '', page: 1})})</script>"
    )
    search = "<script>function go() { location = '/so.html?q=' + v }</script>"
    pages = {"/": search + LINKS, "/so.html": call, "/api/find": found}

    _, _, reports = toured(pages)

    assert reports == list(range(20, 27))
