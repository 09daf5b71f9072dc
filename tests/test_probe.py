"""`scrapy recrawl SITE -a probe=cloak`: what a search engine's visitor gets instead of the report becomes evidence."""

from __future__ import annotations

import json

import pytest

from crawler.journey import Journey
from models.errors import WrongArguments
from tests.town import YEARS, Crawler, open_town, report

town = pytest.fixture(open_town.__wrapped__)
CLOAKED = "/nb/t2022.html"
STRANGER = "<html><head><meta charset='utf-8'><title>云巅棋牌官网</title></head><body><p>云巅棋牌官网登录入口，注册送彩金，真人百家乐在线试玩。</p></body></html>"


@pytest.fixture
def crawl(tmp_path, town):
    return Crawler(tmp_path).sites(town.url)


def incidents(crawl):
    done = crawl.run("archive", "incidents", "--json")
    return [json.loads(line) for line in done.stdout.splitlines()]


def probed(crawl, town):
    done = crawl("recrawl", town.url, "-a", "probe=cloak", NIANBAO_CLOCK="2026-02-02T08:00:00Z")
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_another_page_for_visitors_from_a_search_engine_is_an_incident(crawl, town):
    """One page of three cloaks: it alone is named; all answers are kept; the report and its versions are untouched."""
    assert crawl("crawl", "reports").returncode == 0
    versions = crawl.rows("SELECT count(*) FROM versions")
    town.cloaks = {CLOAKED: STRANGER}
    probed(crawl, town)

    [found] = incidents(crawl)
    assert found["rule"] == "cloaking"
    assert found["url"].endswith(CLOAKED)
    assert "云巅棋牌官网" in found["text"]
    assert found["there"]
    [row] = [
        json.loads(line)
        for line in crawl.run("archive", "problems", "--rule", "injected", "--json").stdout.splitlines()
    ]
    assert row["rule"] == "cloaking"
    rows = crawl.run("archive", "reports", "--json").stdout.splitlines()
    trusts = {row["report_year"]: row["trust"] for row in map(json.loads, rows)}
    assert trusts == {2021: "official", 2022: "official_injected", 2023: "official"}
    assert crawl.rows("SELECT count(*) FROM versions") == versions
    assert crawl.counters() == {"new": len(YEARS)}
    assert crawl.rows("SELECT count(*) FROM captures WHERE kind = 'probe'") == [(len(YEARS) + 1,)]
    assert crawl.verify() == 0


def standing(crawl):
    """What is told of the cloaked page: incidents, problems, the trust of its report and the votes for it."""
    asked = (("incidents",), ("problems", "--rule", "injected"), ("reports",))
    told = [
        [
            {name: value for name, value in json.loads(line).items() if name != "recorded_at"}
            for line in crawl.run("archive", *words, "--json").stdout.splitlines()
        ]
        for words in asked
    ]
    return told, crawl.rows("SELECT trust, trust_votes FROM assignments WHERE valid_to IS NULL ORDER BY id")


def test_an_accusation_survives_replay_and_rebuild(crawl, town):
    """The other answer is evidence of another fetch: reading the page's own bytes again clears nobody."""
    town.cloaks = {CLOAKED: STRANGER}
    probed(crawl, town)
    before = standing(crawl)
    assert '["probe", "cloaking"]' in str(before[1])
    assert crawl("crawl", "replay").returncode == 0
    assert standing(crawl) == before
    assert crawl.run("archive", "rebuild").returncode == 0
    assert standing(crawl) == before
    who = ("青沚省澄沚市云沚区人民政府", "--year", "2022", "--code", "trust", "--json")
    [row] = [json.loads(line) for line in crawl.run("archive", "evidence", *who).stdout.splitlines()]
    assert row["same"]
    assert row["told"]["value"] == "official_injected"
    assert {"source": "probe", "value": "cloaking"} in row["told"]["votes"]


def test_only_a_probe_clears_what_a_probe_accused(crawl, town):
    """A visit that asks nobody else sees the page as readers do: it says nothing of what others are shown."""
    town.tags = False
    town.cloaks = {CLOAKED: STRANGER}
    probed(crawl, town)
    before = standing(crawl)
    assert crawl("crawl", "reports", NIANBAO_CLOCK="2026-02-16T08:00:00Z").returncode == 0
    now = standing(crawl)
    assert now[1] == before[1]
    assert [row["rule"] for row in now[0][1]] == ["cloaking"]
    assert [row["there"] for row in now[0][0]] == [True]
    town.cloaks = {}
    done = crawl("recrawl", town.url, "-a", "probe=cloak", NIANBAO_CLOCK="2026-03-02T08:00:00Z")
    assert done.returncode == 0
    cleared = standing(crawl)
    assert cleared[0][1] == []
    assert [row["there"] for row in cleared[0][0]] == [False]
    assert {trust for trust, _ in cleared[1]} == {"official"}


def test_a_redirect_to_a_stranger_is_an_incident(crawl, town):
    town.cloaks = {CLOAKED: (302, {"Location": "http://stranger.example/x"}, "")}
    probed(crawl, town)
    [found] = incidents(crawl)
    assert found["text"] == "redirect to http://stranger.example/x"
    assert found["shown"] == "redirect to hxxp://stranger[.]example/x"


def test_a_page_that_changes_by_itself_accuses_nobody(crawl, town):
    """A counter, or a line that is another at each visit: asked a third time, the page differs again."""
    seen = iter(range(1000))
    town.changes = {CLOAKED: lambda: report(2022, count=400 + next(seen))}
    probed(crawl, town)
    assert incidents(crawl) == []


def test_without_the_probe_nothing_is_asked_twice(crawl, town):
    town.cloaks = {CLOAKED: STRANGER}
    assert crawl("crawl", "reports").returncode == 0
    assert len(town.asked(CLOAKED)) == 1
    assert incidents(crawl) == []


def test_only_the_probe_that_there_is_can_be_asked_for():
    assert Journey.of({"probe": "cloak"}).probe
    assert Journey.of({"probe": "cloak"}).full
    assert not Journey.of({}).probe
    with pytest.raises(WrongArguments):
        Journey.of({"probe": "everything"})
