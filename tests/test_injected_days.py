"""An official page over days: an injection alone is an incident and no version; a revision under it is not lost."""

from __future__ import annotations

import json

import pytest

from tests.town import YEARS, Crawler, open_town, report

town = pytest.fixture(open_town.__wrapped__)
PAGE = "/nb/t2022.html"
PHRASE = "云巅棋牌官网登录入口"
DAYS = [f"2026-{month:02}-19T08:00:00Z" for month in range(1, 6)]


def soiled(html: str) -> str:
    """The phrase inside a sentence, and a hidden block of links at the page's end."""
    links = f'<div style="display:none"><a href="http://x1.example/">{PHRASE}</a></div></body>'
    return html.replace("规范工作流程，", f"规范工作流程，{PHRASE}").replace("</body>", links)


@pytest.fixture
def crawl(tmp_path, town):
    return Crawler(tmp_path).sites(town.url)


def rows(crawl, *words):
    return [json.loads(line) for line in crawl.run("archive", *words, "--json").stdout.splitlines()]


def the_report(crawl):
    [row] = [row for row in rows(crawl, "reports") if row["report_year"] == 2022]
    return row


def test_an_injection_is_an_incident_and_what_is_revised_under_it_a_version(crawl, town):
    def day(at, html):
        town.pages[PAGE] = html
        assert crawl("crawl", "reports", NIANBAO_CLOCK=DAYS[at]).returncode == 0
        return the_report(crawl)

    assert day(0, report(2022))["trust"] == "official"
    assert rows(crawl, "incidents") == []

    row = day(1, soiled(report(2022)))
    assert (row["trust"], row["versions"]) == ("official_injected", 1)
    found = {one["rule"]: one for one in rows(crawl, "incidents")}
    assert set(found) == {"brand_injection", "hidden_links"}
    assert found["brand_injection"]["text"] == PHRASE
    assert all(one["there"] and one["url"].endswith(PAGE) for one in found.values())
    assert {p["rule"] for p in rows(crawl, "problems", "--rule", "injected")} == set(found)

    row = day(2, soiled(report(2022, count=377)))
    assert (row["trust"], row["versions"]) == ("official_injected", 2)
    [shown] = rows(crawl, "show", "云沚区", "--year", "2022")
    assert "377条" in shown["sections"][0]["text"]
    assert PHRASE not in "".join(section["text"] for section in shown["sections"])

    row = day(3, report(2022, count=377))
    assert (row["trust"], row["versions"]) == ("official", 2)
    assert not any(one["there"] for one in rows(crawl, "incidents"))
    assert rows(crawl, "problems", "--rule", "injected") == []
    assert crawl.counters() == {"new": len(YEARS), "revised": 1}
