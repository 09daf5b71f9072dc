"""The whole way through the front door: `scrapy crawl` against loopback sites, and what its exit code says."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from demo.calendar import Day
from demo.server import Province
from demo.truth import events, truth
from tests.town import Crawler, open_town, report

town = pytest.fixture(open_town.__wrapped__)


@pytest.fixture
def crawl(tmp_path):
    return Crawler(tmp_path)


def test_a_small_site_is_crawled_whole_revisited_and_read_again(crawl, town):
    """Unchanged pages are asked for with validators, a changed figure is a revision, a new skin is none."""
    first = crawl.sites(town.url)("crawl", "reports")
    town.pages["/nb/t2021.html"] = report(2021, count=367)
    skin = report(2022).replace("<h1>", '<h1 class="new"><span>').replace("</h1>", "</span></h1>")
    town.pages["/nb/t2022.html"] = skin
    second = crawl("crawl", "reports", NIANBAO_CLOCK="2026-02-02T08:00:00Z")

    assert (first.returncode, second.returncode) == (0, 0), first.stdout + first.stderr + second.stdout
    assert crawl.counters() == {"new": 3, "revised": 1}
    assert crawl.rows("SELECT state FROM runs") == [("complete",), ("complete",)]
    assert [s for s, _ in town.asked("/nb/t2023.html")] == [200, 304]
    assert [conditional for _, conditional in town.asked("/nb/t2022.html")] == [False, True]
    assert town.asked("/nb/jd.html") == []  # a look-alike is left alone
    assert "990101 云沚区" in first.stdout
    assert ".venv/bin/nianbao reports --year 2023" in first.stdout

    versions, asked = crawl.rows("SELECT count(*) FROM versions"), len(town.log)
    replay = crawl("crawl", "replay", "-a", "site=990101")

    assert replay.returncode == 0, replay.stdout + replay.stderr
    assert crawl.rows("SELECT count(*) FROM versions") == versions
    assert len(town.log) == asked  # nothing was fetched


def test_every_exchange_is_in_the_warc_and_what_is_forbidden_is_not_asked(crawl, town):
    """Redirects and errors too; robots.txt is obeyed, and no redirect leads to a private address."""
    disallow = "User-agent: *\nDisallow: /nb/t2021\n"
    town.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, disallow)
    town.pages["/nb/t2022.html"] = (301, {"Location": "/nb/moved.html"}, "")
    town.pages["/nb/moved.html"] = report(2022)
    with open_town() as other:
        town.pages["/nb/t2023.html"] = (302, {"Location": other.url.replace("127.0.0.1", "127.0.0.2")}, "")
        done = crawl.sites(town.url)("crawl", "reports")
        assert other.log == []

    assert done.returncode == 0, done.stdout
    assert town.asked("/nb/t2021.html") == []
    assert "990101: 1 address left alone, because robots.txt forbids it" in done.stdout
    assert "990101: 1 address left alone: off the site, or private" in done.stdout
    kinds = Counter(dict(crawl.rows("SELECT kind, count(*) FROM captures GROUP BY kind")))
    assert kinds == {"robots": 1, "content": 2, "list": 1, "redirect": 2}
    assert len(town.log) == kinds.total()
    (path,) = (crawl.folder / "warc").glob("*.warc.gz")
    check = [Path(sys.executable).parent / "fastwarc", "check", path]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0


def test_a_page_that_fails_makes_a_partial_run_and_a_busy_one_is_asked_again(crawl, town):
    town.pages["/nb/t2022.html"] = (500, {}, "broken")
    answer = (503, {"Content-Type": "text/html", "Retry-After": "2"}, b"busy")
    busy, plain = iter([answer]), town.answer
    town.answer = lambda path, *more: (path == "/nb/t2021.html" and next(busy, None)) or plain(path, *more)

    first = crawl.sites(town.url)("crawl", "reports")
    town.pages["/nb/t2022.html"] = report(2022)
    second = crawl("crawl", "reports")

    assert first.returncode == 1
    assert re.search(r"990101 partial: \S+/nb/t2022\.html: error, status 500", first.stdout)
    assert second.returncode == 0
    assert [status for status, _ in town.asked("/nb/t2021.html")] == [503, 200, 304]
    assert crawl.rows("SELECT state FROM runs") == [("partial",), ("complete",)]


def test_the_same_bytes_again_are_not_read_again(crawl, town):
    """Of a server that sends no validators; what was seen is known to stand still, and no version is made."""
    town.tags = False
    assert crawl.sites(town.url)("crawl", "reports").returncode == 0
    town.pages["/nb/t2021.html"] = report(2021, count=367)
    second = crawl("crawl", "reports", NIANBAO_CLOCK="2026-02-02T08:00:00Z")

    assert second.returncode == 0, second.stdout
    assert [conditional for _, conditional in town.asked("/nb/t2023.html")] == [False, False]
    assert crawl.rows("SELECT kind, status FROM captures WHERE run_id = 2 AND kind = 'not_modified'") == [
        ("not_modified", 200),
        ("not_modified", 200),
    ]
    assert crawl.counters() == {"new": 3, "revised": 1}
    assert crawl.rows("SELECT count(*) FROM locations WHERE last_seen > '2026-02-02'") == [(3,)]


def test_a_dead_site_fails_once_and_is_no_news_the_next_time(crawl):
    with open_town() as found:
        dead = found.url
    crawl.sites(dead)

    first, second = crawl("crawl", "reports"), crawl("crawl", "reports")

    assert (first.returncode, second.returncode) == (1, 0)
    assert "990101 failed" in first.stdout
    assert "990101 as at its last run" in second.stdout


def test_recrawl_adds_an_address_it_does_not_know_and_full_sends_no_validators(crawl, town):
    first = crawl("recrawl", town.url)
    second = crawl("recrawl", town.url, "-a", "full=1")

    assert (first.returncode, second.returncode) == (0, 0), first.stdout + first.stderr
    assert town.asked("/nb/t2023.html") == [(200, False), (200, False)]
    assert crawl.rows("SELECT origin FROM sites") == [("added",)]

    stranger = crawl("recrawl", town.url, NIANBAO_WORLD="real")

    assert stranger.returncode == 2  # invention and reality never share an archive


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("crawl", "nothing"), "reports and replay"),
        (("recrawl", "990109"), "990101 (云沚区)"),
    ],
)
def test_wrong_arguments_are_one_line_and_exit_2(crawl, words, named):
    done = crawl.sites("http://127.0.0.1:9/")(*words)

    assert done.returncode == 2
    (line,) = [line for line in done.stderr.splitlines() if line]
    assert line.startswith("nianbao: ")
    assert named in line


def test_an_archive_that_cannot_be_written_is_exit_3(crawl, town):
    (crawl.folder / "file").write_text("")

    done = crawl.sites(town.url)(
        "crawl", "reports", NIANBAO_DATABASE=f"sqlite:///{crawl.folder}/file/archive.db"
    )

    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert town.log == []


def test_a_county_of_the_province_day_by_day(crawl, browser):
    """All its reports, one revision, nothing for a new skin; one of its lists exists only in a browser."""
    with Province(1, base_port=0) as province:
        crawl.env["NIANBAO_SITES"] = str(province.sites_csv(crawl.folder / "province.csv"))
        done = []
        for number in (1, 2):
            province.day = number
            done.append(crawl("crawl", "reports", "-a", "site=990101", NIANBAO_CLOCK=Day(number).clock))
        expected = {
            r.url
            for r in truth(2, base_port=province.base_port)
            if r.url.startswith(province.origins["990101"])
        }

    assert [d.returncode for d in done] == [0, 0], done[-1].stdout + done[-1].stderr
    found = crawl.rows("SELECT url FROM urls JOIN locations ON locations.url_id = urls.id")
    assert {url for (url,) in found} == expected
    names = {r.publisher_full_name for r in truth(2) if r.division_code == "990101"}
    wanted = Counter(e.kind for e in events(2) if e.publisher_full_name in names)
    assert crawl.counters() == wanted
