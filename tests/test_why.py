"""Why the crawl came to a page: every page it met has a trail that begins at the site's address."""

import json

import pytest

from tests.town import Crawler, open_town, report

town = pytest.fixture(open_town.__wrapped__)


@pytest.fixture
def crawl(tmp_path, town):
    return Crawler(tmp_path).sites(town.url)


def why(crawl, url):
    done = crawl.run("archive", "why", url, "--json")
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_the_trail_of_a_report_begins_at_the_site_and_tells_each_link(crawl, town):
    town.pages["/nb/t2022.html"] = (301, {"Location": "/nb/moved.html"}, "")
    town.pages["/nb/moved.html"] = report(2022)
    assert crawl("crawl", "reports").returncode == 0

    code, rows = why(crawl, f"{town.url}nb/moved.html")

    assert code == 0
    assert [row["url"].removeprefix(town.url) for row in rows] == [
        "",
        "nb/",
        "nb/t2022.html",
        "nb/moved.html",
    ]
    assert [row["text"] for row in rows] == [
        "云沚区",
        "政府信息公开年报",
        "云沚区2022年政府信息公开工作年度报告",
        "",
    ]
    assert [row["sort"] for row in rows] == ["home", "column", "report", "redirect"]
    assert [row["score"] for row in rows] == [0, 8, 10, None]
    assert [row["came"] for row in rows[1:]] == ["list", "redirect", "content"]
    person = crawl.run("archive", "why", f"{town.url}nb/moved.html")
    assert "report, score 10: its words are the title of an annual report" in person.stdout


def test_a_link_that_was_left_says_why_and_a_page_nobody_met_is_exit_1(crawl, town):
    assert crawl("crawl", "reports").returncode == 0

    code, rows = why(crawl, f"{town.url}nb/jd.html")

    assert (code, rows[-1]["sort"], rows[-1]["score"], rows[-1]["came"]) == (0, "neighbour", 0, None)
    assert rows[-1]["why"].startswith("left: ")
    assert why(crawl, f"{town.url}nowhere.html") == (1, [])


def test_later_crawls_keep_the_first_trail_and_add_what_is_new(crawl, town):
    assert crawl("crawl", "reports").returncode == 0
    before = crawl.rows("SELECT url_id, via_id, at FROM trails ORDER BY url_id")
    town.pages["/nb/t2024.html"] = report(2024)
    town.pages["/nb/"] = town.pages["/nb/"].replace(
        "<ul>", '<ul><li><a href="t2024.html">云沚区2024年政府信息公开工作年度报告</a></li>'
    )
    assert crawl("crawl", "reports", NIANBAO_CLOCK="2026-02-02T08:00:00Z").returncode == 0

    after = crawl.rows("SELECT url_id, via_id, at FROM trails WHERE sort != 'neighbour' ORDER BY url_id")
    assert len(after) == len([row for row in before if row in after]) + 1
    _, rows = why(crawl, f"{town.url}nb/t2024.html")
    assert [row["sort"] for row in rows] == ["home", "column", "report"]
