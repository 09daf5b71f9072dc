"""`scrapy crawl replay`: what today's reader reads differently is kept and told; no version, nothing fetched."""

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select, update

from crawler.rereading import Rereading
from crawler.wire import capture_of
from models import readings, sites
from models.config import Config
from models.database import open_archive
from models.readings import pack, unpack
from models.tables import assignments, captures, facts, runs, versions
from models.tables import readings as reading_rows
from models.values import Visit
from models.warc import Exchange
from pipelines.desk import OpenDesk
from tests.town import Crawler, report

DAY = datetime(2026, 1, 19, 8, tzinfo=UTC)
YEARS = (2021, 2022, 2023)
OLDER = "ab" * 32
URL = "http://127.0.0.1:9/"
WHO = "青沚省澄沚市云沚区人民政府"


@pytest.fixture
def crawl(tmp_path):
    return Crawler(tmp_path).sites(URL)


def fill(crawl, years=YEARS):
    """An archive with a report a year, as a crawl leaves it."""
    config = Config.of(crawl.env)
    with closing(OpenDesk(config, open_archive(config))) as desk:
        (site,) = desk.call(sites.listed)
        desk.begin(site)
        for number, year in enumerate(years):
            url, at = f"{URL}nb/t{year}.html", DAY + timedelta(minutes=number)
            exchange = Exchange(url, at, 200, body=report(year).encode(), site=site.code, role="page")
            capture = capture_of(exchange, desk.warc.write(exchange), exchange.body)
            desk.note(Visit(site.code, capture, "content", asyncio.run(desk.read(capture)), column=URL))
        desk.finish(site, "complete", {})


def age(url):
    """Make all readings those of an earlier reader, who read another total, no year, and one problem more."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for row in connection.execute(select(reading_rows.c.id, reading_rows.c.record)).all():
            record = unpack(row.record)
            (fact,) = record["facts"]
            fact["value"], record["published"] = 300, None
            record["problems"].append(
                {"rule": "unsure_cell", "severity": "soft", "message": "…", "codes": []}
            )
            older = {"record": pack(record), "record_digest": OLDER}
            connection.execute(update(reading_rows).where(reading_rows.c.id == row.id).values(older))
        connection.execute(update(facts).values(value=300))
    engine.dispose()


def told(url, *columns):
    engine = create_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(select(*columns))]
    engine.dispose()
    return found


def alone(crawl):
    """The settings of somebody who knows where the archive is, and nothing else."""
    return {name: "" for name in crawl.env if name.startswith("NIANBAO_")} | {
        name: crawl.env[name] for name in ("NIANBAO_DATABASE", "NIANBAO_WARC_DIR")
    }


def test_what_reads_differently_is_told_and_no_version_is_made(crawl, database_url):
    """With the archive's own divisions and world; on both databases."""
    crawl.env |= {"NIANBAO_DATABASE": database_url, "NIANBAO_WARC_DIR": str(crawl.folder / "warc")}
    fill(crawl)
    age(database_url)
    kept = told(database_url, func.count(captures.c.id)), told(database_url, versions.c.id, versions.c.number)

    done = crawl("crawl", "replay", **alone(crawl))

    assert done.returncode == 0, done.stdout + done.stderr
    for line in (
        "what reads differently now: 3 fields",
        "  n_proactive_total: 3 changed",
        "  problem unsure_cell: 3 lost",
        "  published: 3 gained",
        f"  e.g. {WHO} 2021 n_proactive_total: 300 条 → 366 条",
        f"  e.g. {WHO} 2021 published: nothing → 2022-01-20",
    ):
        assert line in done.stdout.splitlines()
    now = told(database_url, func.count(captures.c.id)), told(database_url, versions.c.id, versions.c.number)
    assert now == kept
    assert sorted(told(database_url, facts.c.value)) == [(366,)] * 3
    assert {name for (name,) in told(database_url, assignments.c.publisher_name)} == {WHO}
    [(evidence,)] = [row for row in told(database_url, runs.c.evidence) if "differs" in row[0]][:1]
    assert evidence["differs"]["n_proactive_total"] == {"changed": 3}
    example = {"who": WHO, "year": 2021, "url": f"{URL}nb/t2021.html", "code": "n_proactive_total"}
    assert {**example, "how": "changed", "before": "300 条", "after": "366 条"} in evidence["examples"]


def test_a_replay_killed_in_the_middle_is_made_good_by_the_next(crawl):
    """Killed as its run has begun, and again once something of it is kept: nothing is doubled, nothing left old."""
    years = range(2008, 2026)
    fill(crawl, years)
    age(f"sqlite:///{crawl.database}")
    began = "SELECT count(*) FROM runs WHERE kind = 'replay'"
    old = f"SELECT count(*) FROM readings WHERE record_digest = x'{OLDER}'"

    for query, before in ((began, 0), (old, len(years))):
        process = crawl.start("scrapy", "crawl", "replay")
        until = time.monotonic() + 60
        while crawl.rows(query) == [(before,)] and process.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        process.kill()
        process.communicate()
        assert crawl.rows("SELECT count(*) FROM versions") == [(len(years),)]
    done = crawl("crawl", "replay")

    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.rows(old) == [(0,)]
    assert crawl.rows("SELECT count(*), count(DISTINCT version_id) FROM readings") == [
        (len(years), len(years))
    ]
    assert crawl.rows("SELECT count(*), min(value), max(value) FROM facts") == [(len(years), 366, 366)]
    assert "running" not in {state for (state,) in crawl.rows("SELECT state FROM runs")}


def test_what_cannot_be_read_again_is_named_and_keeps_its_reading(crawl):
    """A WARC file whose bytes are gone: the run is partial, exit 1, the former reading stands."""
    fill(crawl)
    with closing(sqlite3.connect(crawl.database)) as connection, connection:
        connection.execute('UPDATE captures SET "offset" = 7 WHERE id = 2')

    done = crawl("crawl", "replay")

    assert done.returncode == 1, done.stdout
    assert crawl.rows("SELECT state FROM runs ORDER BY id DESC LIMIT 1") == [("partial",)]
    assert crawl.rows("SELECT count(*) FROM readings") == [(3,)]
    [(evidence,)] = crawl.rows("SELECT evidence FROM runs ORDER BY id DESC LIMIT 1")
    (reason,) = json.loads(evidence)["reasons"]
    assert reason in done.stdout


def test_a_replay_makes_no_archive(crawl):
    """Reading again what is not there is a mistake in the address, no beginning."""
    done = crawl("crawl", "replay", NIANBAO_WORLD="")
    assert done.returncode == 3
    assert not Path(crawl.database).exists()


def test_more_pages_are_never_ahead_of_the_writer_than_memory_allows(crawl, monkeypatch):
    """The reading waits for the commits."""
    monkeypatch.setattr("crawler.rereading.AHEAD", 2)
    fill(crawl)
    config = Config.of(crawl.env)
    with closing(OpenDesk(config, open_archive(config))) as desk:
        (site,) = desk.call(sites.listed)
        opened = desk.begin(site, "replay")
        again = Rereading(desk, desk.keeping(opened.run_id, 1))
        asyncio.run(again.all(desk.call(readings.to_read) * 3))
        desk.finish(site, "complete", {})
    assert (again.counts["read"], again.counts["fresh"]) == (9, 0)
