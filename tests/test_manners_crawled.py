"""Manners as servers see them: one crawl of several sites, each with a wish of its own, and their logs looked at afterwards."""

import json
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from crawler.robots import MOST_BYTES
from tests.hostile import Server, answer, redirect, running, says, site_of
from tests.test_hostile import told
from tests.town import Crawler, report

WAIT = 2  # seconds a server asks for
SLACK = 1.0  # of a date in whole seconds


def busy(status, after):
    """Says so once, then serves; what came when."""
    came = []

    async def behave(asked, reader, writer):
        came.append(time.monotonic())
        wish = {"Retry-After": after()} if after else {}
        first = answer("", status).replace(
            b"\r\n", "".join(f"\r\n{k}: {v}\r\n" for k, v in wish.items()).encode(), 1
        )
        writer.write(first if len(came) == 1 else answer(report(2020)))
        await writer.drain()

    return behave, came


def robots(words):
    return says(answer(words, Content_Type="text/plain"))


def date():
    return format_datetime(datetime.now(UTC) + timedelta(seconds=WAIT + SLACK), usegmt=True)


def test_every_wish_of_a_server_is_heeded(tmp_path):
    """Retry-After in both forms, words that are none, a Crawl-delay, a long robots.txt, a redirect to a host that forbids."""
    seconds, at_seconds = busy("429 Too Many Requests", lambda: str(WAIT))
    dated, at_date = busy("503 Service Unavailable", date)
    words, at_words = busy("429 Too Many Requests", lambda: "soon")
    never = says(answer("", "503 Service Unavailable", Retry_After="1"))
    sites = {
        "seconds": site_of({"x.html": seconds}, honest=()), "date": site_of({"x.html": dated}, honest=()),
        "words": site_of({"x.html": words}, honest=()), "never": site_of({"x.html": never}, honest=(2023,)),
        "slow": site_of({}, honest=(2023,)), "long": site_of({}, honest=(2023,)), "moved": site_of({}, honest=(2023,)),
    }  # fmt: skip
    gaps = []
    sites["slow"].pages["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 0.7\n")
    for path, page in list(sites["slow"].pages.items()):
        sites["slow"].pages[path] = noting(page, gaps)
    sites["long"].pages["/robots.txt"] = robots("#" * MOST_BYTES + "\nUser-agent: *\nDisallow: /\n")
    closed = Server(pages={"/robots.txt": robots("User-agent: *\nDisallow: /\n")})
    with running(*sites.values(), closed):
        sites["moved"].pages["/nb/t2023.html"] = redirect(f"http://closed.moved.example:{closed.port}/t.html")
        urls = {name: server.url for name, server in sites.items()}
        urls["moved"] = f"http://www.moved.example:{sites['moved'].port}/"
        rows = "".join(f"99010{at},{name},{url},990101,1\n" for at, (name, url) in enumerate(urls.items()))
        (tmp_path / "sites.csv").write_text(f"code,name,url,division_code,verified\n{rows}", "utf-8")
        crawl = Crawler(tmp_path)
        crawl.env["NIANBAO_SITES"] = str(tmp_path / "sites.csv")
        names = {"www.moved.example": ["127.0.0.1"], "closed.moved.example": ["127.0.0.1"]}
        done = crawl.run("tests.named", json.dumps(names), "crawl", "reports", "-s", "RETRY_TIMES=1")
    runs = told(crawl)

    assert done.returncode == 1, done.stdout
    for came in (at_seconds, at_date):
        assert len(came) == 2
        assert came[1] - came[0] >= WAIT - 0.05
    assert at_words[1] - at_words[0] < WAIT
    assert runs["never"][0] == "partial"
    assert runs["never"][1]["reasons"] == [f"{urls['never']}nb/x.html: error, status 503"]
    assert sites["never"].count()["/nb/x.html"] == 2
    assert min(later - sooner for sooner, later in pairwise(gaps)) >= 0.7 - 0.1
    assert sites["long"].count()["/nb/t2023.html"] == 1
    assert set(closed.count()) == {"/robots.txt"}
    assert {state for name, (state, _) in runs.items() if name not in ("never", "moved")} == {"complete"}
    for name, server in sites.items():
        load = runs[name][1]["load"][urls[name].partition("//")[2].strip("/")]
        assert load["requests"] == len(server.log), name
    assert runs["slow"][1]["robots"][sites["slow"].url[7:-1]]["crawl_delay"] == 0.7


def noting(page, gaps):
    async def behave(asked, reader, writer):
        gaps.append(time.monotonic())
        await page(asked, reader, writer)

    return behave


def test_an_absurd_wish_ends_with_the_crawl(tmp_path):
    """Asked to stay away for a day, a crawl with an end of its own ends there, and says what it did not get."""
    server = site_of(
        {"x.html": says(answer("", "429 Too Many Requests", Retry_After="86400"))}, honest=(2023,)
    )
    with running(server):
        started = time.monotonic()
        crawl = Crawler(tmp_path).sites(server.url)
        done = crawl("crawl", "reports", "-a", "max=3s")
        seconds = time.monotonic() - started

    assert done.returncode == 1
    assert seconds < 60
    assert server.count()["/nb/x.html"] == 1
    [(state, evidence)] = told(crawl).values()
    assert state == "partial"
    assert evidence["stopped"] == "no time left (max=)"


def test_one_report_under_many_addresses_is_one_report(tmp_path):
    """Letters' case, a session, the order of parameters, a mark in the page: asked for once an address, kept once."""
    server, title = site_of({}, honest=()), "云沚区2023年政府信息公开工作年度报告"
    same = (
        "/nb/t.html", "/nb/T.HTML", "/nb/t.html#top", "/nb/./t.html", "/nb/t.html?jsessionid=A1B2C3D4E5F6A7B8C9D0E1F2A3B4C5D6",
        "/nb/t.html;jsessionid=A1B2C3D4E5F6A7B8C9D0E1F2A3B4C5D6", "/nb/t.html?a=1&b=2", "/nb/t.html?b=2&a=1", "//nb//t.html",
    )  # fmt: skip
    links = "".join(f'<li><a href="{url}">{title}</a></li>' for url in same)
    server.pages["/nb/"] = says(answer(f'<meta name="ColumnType" content="信息公开年报"><ul>{links}</ul>'))
    server.anything = says(answer(report(2023)))
    server.pages["/robots.txt"] = says(answer("", "404 Not Found"))
    with running(server):
        crawl = Crawler(tmp_path).sites(server.url)
        done = crawl("crawl", "reports")

    assert done.returncode == 0, done.stdout
    assert crawl.counters() == {"new": 1}
    assert crawl.rows("SELECT count(*) FROM versions") == [(1,)]
    reports = crawl.run("archive", "reports", "--json").stdout.splitlines()
    assert len(reports) == 1
    assert max(server.count().values()) == 1
    assert len([path for path in server.count() if "/t." in path.lower()]) <= 6


@pytest.mark.prove
def test_a_site_that_flaps_loses_nothing(tmp_path):
    """Another trouble each fortnight, a list without entries once: runs that lost something say so, nothing is removed."""
    server = site_of({}, honest=(2022, 2023))
    whole, emptied = (
        server.pages["/nb/"],
        says(answer('<meta name="ColumnType" content="信息公开年报"><ul></ul>')),
    )
    there = server.pages["/nb/t2022.html"]
    days = (
        (whole, there, "complete"), (whole, says(answer("", "404 Not Found")), "complete"), (emptied, there, None),
        (whole, says(answer("", "503 Busy")), "partial"), (whole, says(answer("")), "partial"), (whole, there, "complete"),
    )  # fmt: skip
    with running(server):
        crawl = Crawler(tmp_path).sites(server.url)
        for at, (column, page, _) in enumerate(days):
            server.pages |= {"/nb/": column, "/nb/t2022.html": page}
            clock = datetime(2026, 1, 1, 8, tzinfo=UTC) + timedelta(days=14 * at)
            crawl(
                "crawl", "reports", "-s", "RETRY_TIMES=0", NIANBAO_CLOCK=clock.strftime("%Y-%m-%dT%H:%M:%SZ")
            )
    states = [state for (state,) in crawl.rows("SELECT state FROM runs ORDER BY id")]

    assert [(was, is_) for (*_, was), is_ in zip(days, states, strict=True) if was not in (None, is_)] == []
    assert crawl.counters() == {"new": 2}
    assert crawl.rows("SELECT count(*) FROM versions") == [(2,)]
