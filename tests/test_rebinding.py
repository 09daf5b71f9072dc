"""Names that point elsewhere while a crawl runs: what was public becomes private, and nothing goes there.

A server that a name led to, and a victim on the same port of another address of this machine, which is not let through.
"""

import json

from tests.hostile import Server, answer, redirect, running, says, site_of
from tests.test_browser import scripted_site
from tests.test_hostile import told
from tests.town import Crawler

HOME, PRIVATE = "127.0.0.1", "127.0.0.2"


def test_a_name_that_turns_to_a_private_address_leads_nowhere(tmp_path, browser):
    """Page by page, in the browser, through a redirect: the address that was looked at is asked, or none."""
    del browser
    turns, builds = site_of({"in": redirect("http://in.turns.example/x")}, honest=(2023,)), scripted_site()
    with running(turns, builds):
        victims = [
            Server(host=PRIVATE, port=server.port, anything=says(answer("secret")))
            for server in (turns, builds)
        ]
        with running(*victims):
            names = {
                "turns.example": [HOME, PRIVATE], "builds.example": [HOME, PRIVATE],
                "in.turns.example": [PRIVATE], "inside.example": [PRIVATE],
            }  # fmt: skip
            urls = {
                "turns": f"http://turns.example:{turns.port}/", "builds": f"http://builds.example:{builds.port}/",
                "inside": f"http://inside.example:{turns.port}/",
            }  # fmt: skip
            rows = "".join(
                f"99010{at},{name},{url},990101,1\n" for at, (name, url) in enumerate(urls.items())
            )
            (tmp_path / "sites.csv").write_text(f"code,name,url,division_code,verified\n{rows}", "utf-8")
            crawl = Crawler(tmp_path)
            crawl.env["NIANBAO_SITES"] = str(tmp_path / "sites.csv")
            done = crawl.run(
                "tests.named",
                json.dumps(names),
                "crawl",
                "reports",
                "-s",
                "DOWNLOAD_TIMEOUT=10",
                "-s",
                "RETRY_TIMES=0",
            )
        heard = [victim.log for victim in victims]
    runs = told(crawl)

    assert heard == [[], []]
    assert "Traceback" not in done.stderr
    assert turns.count()["/nb/t2023.html"] == 1  # asked for where its name led first
    assert runs["turns"][1]["forbidden"]["urls"] == {
        f"{urls['turns']}nb/in": f"in.turns.example points to the private address {PRIVATE}"
    }
    assert builds.count()["/nb/"] == 1  # as a page; the browser looked the name up anew, and was refused
    assert runs["builds"][1]["forbidden"]["urls"] == {
        f"{urls['builds']}nb/": "builds.example points to a private address"
    }
    assert runs["inside"][0] == "failed"
    assert "points to the private address" in runs["inside"][1]["reasons"][0]
