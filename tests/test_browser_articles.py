"""Reports whose pages are shells: what only a script brings is read in a browser, or the run says that it was not."""

import json

import pytest

from crawler.asks import Ask
from crawler.choosing import Memory
from crawler.unseen import VAIN, Unseen
from tests.hostile import HEAD, Server, answer, running, says
from tests.town import Crawler, report

YEARS = tuple(range(2014, 2023))
MENU = "".join(f'<a href="/{n}/">栏目{n}号</a>' for n in range(9))
#: The article has an address of its own, and its words come from elsewhere.
SHELL = f"""{MENU}<h1 id="t"></h1><div id="c" class="content"></div><script>
fetch("/data" + location.search.replace("?id=", "/") + ".json").then(function (r) {{ return r.json() }}).then(function (one) {{
  document.title = document.getElementById("t").textContent = one.title;
  document.getElementById("c").innerHTML = one.content;
}});</script></body></html>"""


def site(*silent):
    """A list that its server prints, of articles that it does not; *silent*: the years of which nothing comes."""
    entries = "".join(
        f'<li><a href="/detail?id={y}">云沚区{y}年政府信息公开工作年度报告</a></li>' for y in YEARS
    )
    bodies = {
        "/": HEAD.format("首页", "云沚区") + f'{MENU}<a href="/nb/">政府信息公开年报</a></body></html>',
        "/nb/": HEAD.format("信息公开年报", "年报") + f"{MENU}<ul>{entries}</ul></body></html>",
    }
    pages = {path: says(answer(body)) for path, body in bodies.items()}
    shell = HEAD.format("", "详情").replace('<meta name="ColumnType" content="">', "") + SHELL
    pages["/detail"] = says(answer(shell))
    for year in set(YEARS) - set(silent):
        told = {
            "title": f"云沚区{year}年政府信息公开工作年度报告",
            "content": report(year).partition("</h1>")[2],
        }
        pages[f"/data/{year}.json"] = says(answer(json.dumps(told), Content_Type="application/json"))
    return Server(pages)


@pytest.fixture
def crawl(tmp_path, browser):
    del browser
    return Crawler(tmp_path)


def ended(crawl):
    ((state, evidence),) = crawl.rows("SELECT state, evidence FROM runs ORDER BY id DESC LIMIT 1")
    return state, json.loads(evidence)["reasons"]


def test_reports_that_only_a_script_brings_are_read_in_a_browser_and_stay_what_they_are(crawl):
    """The next crawl meets the shells again: nothing was revised, nothing removed."""
    server = site()
    with running(server):
        crawl.sites(server.url)("crawl", "reports")
        first = ended(crawl), crawl.counters()
        crawl("crawl", "reports", NIANBAO_CLOCK="2026-02-02T08:00:00Z")

    assert first == (("complete", []), {"new": len(YEARS)})
    assert ended(crawl) == ("complete", [])
    assert crawl.counters() == {"new": len(YEARS)}


def test_a_report_that_no_browser_fills_is_named_as_missing(crawl):
    server = site(2016)
    with running(server):
        crawl.sites(server.url)("crawl", "reports")
    state, reasons = ended(crawl)

    assert crawl.counters() == {"new": len(YEARS) - 1}
    assert state == "partial"
    assert [reason.partition(": ")[0] for reason in reasons] == [f"{server.url}detail?id=2016"]


def test_without_a_browser_shells_are_no_reports_and_the_run_wants_one(crawl):
    server = site()
    with running(server):
        done = crawl.sites(server.url)("crawl", "reports", CHROMIUM_PATH="/nowhere")

    assert crawl.counters() == {}
    assert ended(crawl)[0] == "partial"
    assert "pages that hold more than their links say need a browser" in ended(crawl)[1]
    assert done.returncode == 0, "nothing is wrong that a person could mend at the site"


def test_pages_of_one_shape_that_stay_empty_are_not_rendered_without_end():
    """A browser is asked for some; where none of them shows anything, the others are judged as they came."""
    unseen = Unseen(Memory(), browser=True)
    shells = [Ask(f"http://www.baiwei.example/detail?id={n}", "report") for n in range(2 * VAIN)]
    tried = 0
    while unseen.fills(shells[tried]):
        (built,) = unseen.article(shells[tried])
        assert built.browser
        assert unseen.article(built) is None
        tried += 1

    assert tried == VAIN
    unseen.came(Ask(shells[0].url, "report", browser=True), None, is_report=True)
    assert unseen.fills(shells[-1])
    assert unseen.best(shells[-1]).browser
    assert not unseen.best(Ask("http://www.baiwei.example/art/1.html", "report")).browser
