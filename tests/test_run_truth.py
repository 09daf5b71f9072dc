"""A run tells the truth of itself: what it kept is what it printed, by which evidence it is complete, and no password."""

import json
import re
from dataclasses import replace

import pytest

from crawler.outcome import COLUMNS, Outcome
from crawler.progress import to_try
from models.config import Config
from tests.town import Crawler, open_town, report

town = pytest.fixture(open_town.__wrapped__)


def test_the_commands_to_try_show_no_password():
    config = Config.of({"NIANBAO_DATABASE": "postgresql+psycopg://me:secret@db.example/archive"})
    open_door = replace(config, database="postgresql+psycopg://me@db.example/archive")

    assert "secret" not in " ".join(to_try(Outcome(), {}, config))
    assert "me@db.example" in " ".join(to_try(Outcome(), {}, open_door))


def printed(done):
    """The table's row of the site: column -> number."""
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("990101 云沚区 ")]
    return dict(zip(COLUMNS, map(int, re.findall(r"\d+", line.split("complete")[1])), strict=True))


def test_a_run_keeps_the_numbers_it_prints_and_its_evidence(tmp_path, town):
    crawl = Crawler(tmp_path).sites(town.url)
    first = crawl("crawl", "reports")
    town.pages["/nb/t2022.html"] = report(2022, count=1)
    second = crawl("crawl", "reports", NIANBAO_CLOCK="2026-02-02T08:00:00Z")
    runs = [json.loads(line) for line in crawl.run("archive", "runs", "--json").stdout.splitlines()]

    for done, run in zip((first, second), runs, strict=True):
        assert {name: run["counters"].get(name, 0) for name in COLUMNS} == printed(done)
    assert (printed(first)["new"], printed(second)["unchanged"], printed(second)["revised"]) == (3, 2, 1)
    assert [run["lists"].split("; ")[:2] for run in runs] == [
        ["1 of 1 lists whole", "4 entries, 0 known before"],
        ["1 of 1 lists whole", "4 entries, 3 known before"],
    ]
    assert all(run["lists"].endswith(f"1 of 1 pages walked, the last {town.url}nb/") for run in runs)


def test_a_copy_is_neither_new_nor_unchanged(tmp_path, town):
    """At an address that publishes nothing a report has no version that could change."""
    crawl = Crawler(tmp_path).sites(town.url)
    path = tmp_path / "sites.csv"
    path.write_text(
        path.read_text("utf-8").replace(",1\n", ",0\n").replace("127.0.0.1", "localhost"), "utf-8"
    )

    done = crawl("crawl", "reports")

    numbers = printed(done)
    assert (numbers["reports"], numbers["copies"], numbers["new"], numbers["unchanged"]) == (3, 3, 0, 0)
