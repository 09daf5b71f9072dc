"""Killed at any moment: what reads an archive again, migrates it, makes it anew, or writes into it beside another."""

import random
import sqlite3
import threading
from contextlib import closing
from functools import partial

import psycopg
import pytest
from sqlalchemy import make_url

from models.config import Config
from models.database import _prepared, open_archive
from tests.storms import HANGS, PLAN, Case, delivered, killed_once
from tests.test_migrations_data import content, to, within
from tests.town import Crawler, open_town, small_site

town = pytest.fixture(open_town.__wrapped__)
other_town = pytest.fixture(open_town.__wrapped__)
YEARS = tuple(range(2012, 2024))
REPORTS = len(YEARS)


def storms(word, *, short=()):
    """A test for each seed of the storm; those of the short form have one kill."""
    plan = PLAN[word]
    long = [pytest.param(Case(word, seed, plan.kills), marks=pytest.mark.prove) for seed in range(plan.seeds)]
    return pytest.mark.parametrize("storm", [*(Case(word, seed, 1) for seed in short), *long], ids=str)


@pytest.fixture
def crawl(tmp_path, town, request, storm):
    """An archive that met the site once."""
    town.pages = small_site(YEARS)
    crawler = Crawler(tmp_path).sites(town.url)
    if storm.on_server:
        crawler.on(request.getfixturevalue("postgres_url"))
    done = crawler("crawl", "reports")
    assert done.returncode == 0, done.stdout + done.stderr
    return crawler


def do(crawl, statement):
    """Change the archive behind its back."""
    url = make_url(crawl.env["NIANBAO_DATABASE"])
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(crawl.database)) as connection:
            connection.execute(statement)
            connection.commit()
    else:
        with psycopg.connect(
            url.set(drivername="postgresql").render_as_string(hide_password=False)
        ) as connection:
            connection.execute(statement)


def truth(crawl):
    """What no kill may change."""
    return [
        crawl.rows(f"SELECT {what}")
        for what in (
            "count(*), count(DISTINCT document_id), max(number) FROM versions",
            "event, count(*) FROM events GROUP BY event ORDER BY event",
            "count(*) FROM captures",
            "code, value FROM figures ORDER BY 1, 2",
        )
    ]


@storms("replay", short=[0])
def test_a_killed_replay_is_made_again(crawl, storm, record_property):
    """Some versions read, some not: no version and no event comes of it, and the next one reads them all."""
    chance, before = random.Random(storm.seed), truth(crawl)

    def strike():
        do(crawl, "UPDATE readings SET reader = 'of old ' || id, record_digest = 'of old'")
        done = crawl.rows("SELECT count(*) FROM runs")
        process = crawl.start("scrapy", "crawl", "replay")
        begun = partial(lambda done: crawl.rows("SELECT count(*) FROM runs") > done, done)
        code = killed_once(process, chance.uniform(0, 1.2) if storm.kills > 1 else 0, begun)
        assert truth(crawl) == before
        return code

    delivered(record_property, storm.kills, strike)
    again = crawl("crawl", "replay")

    assert again.returncode == 0, again.stdout + again.stderr
    assert truth(crawl) == before
    ours = "SELECT count(DISTINCT version_id) FROM readings WHERE reader NOT LIKE 'of old%'"
    assert crawl.rows(ours) == [(REPORTS,)]
    assert "running" not in {state for (state,) in crawl.rows("SELECT state FROM runs")}
    assert crawl.verify() == 0


@storms("migrate")
def test_a_killed_migration_is_made_by_the_next_one(crawl, storm, record_property):
    """From an old revision up: the archive is at one revision or another, and holds what it held."""
    chance, config = random.Random(storm.seed), Config.of(crawl.env)
    # As `nianbao migrate` does it: SQLite makes whole tables anew, and must not mind meanwhile what refers to them.
    engine = _prepared(config, make_url(config.database))
    with engine.connect() as connection:
        before = content(connection)

    def strike():
        to(engine, "0003", "downgrade")
        with engine.connect() as connection:
            there = content(connection)
        engine.dispose()
        code = killed_once(crawl.start("archive", "migrate"), chance.uniform(0.2, 1.5))
        with engine.connect() as connection:
            assert within(content(connection), there) == within(before, there)
        engine.dispose()
        return code

    delivered(record_property, storm.kills, strike)
    done = crawl.run("archive", "migrate")

    assert done.returncode == 0, done.stderr
    *missed, _ = crawl.run("archive", "verify").stdout.splitlines()
    assert [line for line in missed if "trails do not" not in line] == [], (
        "0003 holds no trails, and all else"
    )


@storms("rebuild")
def test_a_killed_rebuild_begins_again(crawl, storm, record_property):
    """On SQLite the old database stays until the new one is whole; a server's is emptied and made again."""
    chance, before = random.Random(storm.seed), truth(crawl)

    def strike():
        if storm.on_server:
            empty(crawl)
        code = killed_once(crawl.start("archive", "rebuild"), chance.uniform(0.3, 2.5))
        assert storm.on_server or truth(crawl) == before
        return code

    delivered(record_property, storm.kills, strike)
    if storm.on_server:
        empty(crawl)

    done = crawl.run("archive", "rebuild")

    assert done.returncode == 0, done.stderr
    assert truth(crawl) == before
    assert crawl.verify() == 0


def empty(crawl):
    do(crawl, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")


# -- several writers ------------------------------------------------------------------------------------
@pytest.fixture
def shared_archive(tmp_path, town, other_town, request, storm):
    """Two verified sites that publish the same reports, in one archive: their crawls want the same rows."""
    town.pages, other_town.pages = small_site(YEARS), small_site(YEARS)
    crawler = Crawler(tmp_path).sites(town.url)
    with (tmp_path / "sites.csv").open("a", encoding="utf-8") as table:
        table.write(f"990103,云沚区二,{other_town.url},990101,1\n")
    if storm.on_server:
        crawler.on(request.getfixturevalue("postgres_url"))
    open_archive(Config.of(crawler.env)).dispose()
    return crawler


@storms("two crawls", short=[1])
def test_of_two_crawls_side_by_side_one_is_killed(shared_archive, town, storm, record_property):
    """The other one completes; the next crawl takes up what the dead one left; nothing is there twice."""
    chance, crawl = random.Random(storm.seed), shared_archive

    def strike():
        goal, struck = len(town.log) + chance.randint(1, 14), threading.Event()
        doomed = crawl.start("scrapy", "recrawl", "990101")
        lives = crawl.start("scrapy", "recrawl", "990103")

        def kill(count):
            if count >= goal and not struck.is_set():
                struck.set()
                threading.Timer(chance.uniform(0, 0.8), doomed.kill).start()

        town.after = kill
        doomed.communicate(timeout=HANGS * 2)
        out, err = lives.communicate(timeout=HANGS * 2)
        town.after = lambda count: None
        assert lives.returncode == 0, out + err
        assert "Traceback" not in err
        return doomed.returncode

    delivered(record_property, storm.kills, strike)
    done = crawl("crawl", "reports")

    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.rows("SELECT count(*), count(DISTINCT document_id), max(number) FROM versions") == [
        (REPORTS, REPORTS, 1)
    ]
    assert crawl.counters() == {"new": REPORTS}
    assert crawl.rows("SELECT count(*) FROM locations WHERE valid_to IS NULL") == [(2 * REPORTS,)]
    assert "running" not in {state for (state,) in crawl.rows("SELECT state FROM runs")}
    assert crawl.verify() == 0
