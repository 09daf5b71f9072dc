"""The browser: only where a page needs one, remembered, gated, and replaced when it hangs or crashes."""

import asyncio
import json
import os
import signal
from pathlib import Path

import pytest

from crawler.brood import members, session
from crawler.browser import PAGES
from tests.hostile import HEAD, Server, answer, running, says
from tests.town import Crawler, report

YEARS = (2021, 2022, 2023)
#: A list that only a script builds: what it fetches has no address in the page.
BUILDS = """
<ul id="list"></ul><script>{before}
var key = ["/da", "ta", ".json"].join("");
fetch(key).then(function (r) {{ return r.json() }}).then(function (years) {{
  years.forEach(function (year) {{
    var a = document.createElement("a");
    a.href = "/nb/t" + year + ".html";
    a.textContent = "云沚区" + year + "年政府信息公开工作年度报告";
    document.getElementById("list").appendChild(a);
  }});
}});</script>"""


def scripted_site(before="", **pages):
    """A site whose one column a browser must build; *before* runs first in the page."""
    server = Server()
    column = HEAD.format("信息公开年报", "年报") + BUILDS.format(before=before) + "</body></html>"
    home = HEAD.format("首页", "云沚区") + '<a href="/nb/">政府信息公开年报</a></body></html>'
    server.pages = {
        "/": says(answer(home)),
        "/nb/": says(answer(column)),
        "/data.json": says(answer(json.dumps(YEARS), Content_Type="application/json")),
    }
    server.pages |= {f"/nb/t{year}.html": says(answer(report(year))) for year in YEARS}
    server.pages |= {f"/{name.replace('_', '/')}": behave for name, behave in pages.items()}
    return server


@pytest.fixture
def crawl(tmp_path, browser):
    del browser
    return Crawler(tmp_path)


def browsers(crawl):
    """Processes that are browsers of this crawl, by the marks in their environment: others may run beside it.

    And all in the sessions of those that were ever seen: what shows pages writes its name over the mark.
    """
    mark = str(crawl.folder).encode()
    found = set()
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            if b"BROWSER_OF=" in (told := environment.read_bytes()) and mark in told:
                found.add(int(environment.parent.name))
        except OSError:
            continue
    crawl.sessions |= {session(pid) for pid in found}
    return sorted(found | set(members(crawl.sessions)))


def evidence(crawl):
    return json.loads(crawl.rows("SELECT evidence FROM runs ORDER BY id DESC LIMIT 1")[0][0])


def test_a_list_is_built_once_remembered_and_its_share_told(crawl):
    """Every byte on the wire and the DOM are kept, each as its own record; no process is left."""
    server = scripted_site()
    with running(server):
        first = crawl.sites(server.url)("crawl", "reports")
        told, asked = evidence(crawl), server.count()
        second = crawl("crawl", "reports", NIANBAO_CLOCK="2026-02-02T08:00:00Z")
        again = server.count()

    assert (first.returncode, second.returncode) == (0, 0), first.stdout + first.stderr + second.stderr
    assert crawl.counters() == {"new": 3}
    assert crawl.rows("SELECT kind, count(*) FROM captures WHERE record_type = 'conversion' GROUP BY 1") == [
        ("list", 2)
    ]
    data = "SELECT count(*) FROM captures c JOIN urls u ON u.id = c.url_id WHERE u.url LIKE '%data.json'"
    assert crawl.rows(data) == [(2,)]
    assert told["browser"]["pages"] == 1
    assert 0 < told["browser"]["share"] < 0.5
    assert asked["/nb/"] == 2  # as a page, then by the browser
    assert again["/nb/"] == 3  # by the browser at once
    assert browsers(crawl) == []
    assert crawl.verify() == 0


#: What the columns of a site have in common stands in a file of scripts.
SHARED = """
function list(years) {
  years.forEach(function (year) {
    var a = document.createElement("a");
    a.href = ["/nb/", "t", year ^ 1365, ".html"].join("");
    a.textContent = "云沚区" + (year ^ 1365) + "年政府信息公开工作年度报告";
    document.getElementById("list").appendChild(a);
  });
}"""


@pytest.mark.parametrize(
    ("control", "times"), [("max-age=600", range(1, PAGES + 1)), ("no-store", (len(YEARS),))]
)
def test_a_script_that_pages_share_is_not_asked_for_by_each_of_them(crawl, control, times):
    """Once, or by all that are open at that moment, but where its server wants it; the archive has what came, no more."""
    server = scripted_site()
    columns = "".join(f'<a href="/nb{year}/">{year}年政府信息公开年报</a>' for year in YEARS)
    server.pages["/"] = says(answer(HEAD.format("首页", "云沚区") + columns + "</body></html>"))
    for year in YEARS:
        builds = (
            f'<ul id="list"></ul><script src="/js/list.js"></script><script>list([{year ^ 1365}]);</script>'
        )
        page = HEAD.format(f"{year}年政府信息公开年报", "年报") + builds + "</body></html>"
        server.pages[f"/nb{year}/"] = says(answer(page))
    server.pages["/js/list.js"] = says(answer(SHARED, Content_Type="text/javascript", Cache_Control=control))
    with running(server):
        done = crawl.sites(server.url)("crawl", "reports")

    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.counters() == {"new": 3}
    assert evidence(crawl)["browser"]["pages"] == len(YEARS)
    kept = "SELECT c.kind, count(*) FROM captures c JOIN urls u ON u.id = c.url_id WHERE u.url LIKE '%list.js' GROUP BY 1"
    came = dict(crawl.rows(kept))
    assert came["asset"] in times
    assert (
        sum(came.values()) == server.count()["/js/list.js"]
    )  # the crawl may read it without a browser as well


def renderers(crawl):
    """Those of its processes that show pages."""
    return [pid for pid in browsers(crawl) if b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes()]


@pytest.mark.parametrize(
    ("sign", "part"),
    [
        pytest.param(signal.SIGKILL, browsers, id="killed"),
        pytest.param(signal.SIGSTOP, browsers, id="stopped", marks=pytest.mark.prove),
        pytest.param(signal.SIGKILL, renderers, id="renderer killed"),
        pytest.param(signal.SIGSTOP, renderers, id="renderer stopped", marks=pytest.mark.prove),
    ],
)
def test_a_browser_that_dies_in_the_midst_of_a_page_is_replaced(crawl, sign, part):
    """Killed or stopped, as a whole or where it shows pages: the page is had all the same, and no process is left."""
    server = scripted_site()
    honest, struck = server.pages["/data.json"], []

    async def strike(asked, reader, writer):
        if not struck:
            struck.extend(part(crawl))
            for pid in struck:
                os.kill(pid, sign)
            await asyncio.sleep(30)
        await honest(asked, reader, writer)

    server.pages["/data.json"] = strike
    with running(server):
        done = crawl.sites(server.url)("recrawl", "990101", "-s", "DOWNLOAD_TIMEOUT=8")

    assert struck
    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.rows("SELECT state FROM runs") == [("complete",)]
    assert crawl.counters() == {"new": 3}
    assert browsers(crawl) == []


def test_several_crawls_at_once_leave_no_page_and_no_process(tmp_path, browser):
    """Each has a browser of its own, with no more processes for its last list than for its first ones."""
    del browser
    crawls, seen = [Crawler(tmp_path / name) for name in "ab"], {}
    servers = [[scripted_site() for _ in range(5)] for _ in crawls]
    for crawl, own in zip(crawls, servers, strict=True):
        crawl.folder.mkdir()
        seen[crawl] = []
        for server in own:
            server.pages["/data.json"] = counting(server.pages["/data.json"], crawl, seen[crawl])
    with running(*(server for own in servers for server in own)):
        processes = [begun(crawl, own) for crawl, own in zip(crawls, servers, strict=True)]
        ended = [process.communicate(timeout=180) for process in processes]

    assert [process.returncode for process in processes] == [0, 0], ended
    for crawl in crawls:
        assert crawl.rows("SELECT count(*) FROM captures WHERE record_type = 'conversion'") == [(5,)]
        assert len(seen[crawl]) == 5
        assert seen[crawl][-1] <= max(seen[crawl][:PAGES])
        assert browsers(crawl) == []


def counting(honest, crawl, seen):
    async def behave(asked, reader, writer):
        seen.append(len(browsers(crawl)))
        await honest(asked, reader, writer)

    return behave


def begun(crawl, servers):
    rows = "".join(f"99010{at},站点{at},{server.url},990101,1\n" for at, server in enumerate(servers))
    (crawl.folder / "sites.csv").write_text(f"code,name,url,division_code,verified\n{rows}", "utf-8")
    crawl.env["NIANBAO_SITES"] = str(crawl.folder / "sites.csv")
    return crawl.start("scrapy", "crawl", "reports")
