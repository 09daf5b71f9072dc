"""Killed at any moment: what reads an archive again, migrates it, makes it anew, or writes into it beside another."""

import random
import signal
import sqlite3
import threading
import time
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import make_url

from models.config import Config
from models.database import _prepared, open_archive
from tests.test_migrations_data import content, to, within
from tests.town import Crawler, open_town, small_site

town = pytest.fixture(open_town.__wrapped__)
other_town = pytest.fixture(open_town.__wrapped__)
YEARS = tuple(range(2012, 2024))
REPORTS = len(YEARS)
HANGS = 60  # seconds within which what is waited for has come

#: Seeds of the long proof, two of three on SQLite; the short form runs the first.
SEEDS = range(8)
KILLS = 4


def seeds(*, short=True):
    long = SEEDS[1:] if short else SEEDS
    return [*([SEEDS[0]] if short else []), *(pytest.param(seed, marks=pytest.mark.prove) for seed in long)]


@pytest.fixture
def crawl(tmp_path, town, request, seed):
    """An archive that met the site once: on SQLite, every third on PostgreSQL."""
    town.pages = small_site(YEARS)
    crawler = Crawler(tmp_path).sites(town.url)
    if seed % 3 == 2:
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


def killed_once(process, is_there, delay):
    """SIGKILL so many seconds after it has come so far; its exit code."""
    until = time.monotonic() + HANGS
    while not is_there() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=HANGS)
    return process.returncode


@pytest.mark.parametrize("seed", seeds())
def test_a_killed_replay_is_made_again(crawl, seed):
    """Some versions read, some not: no version and no event comes of it, and the next one reads them all."""
    chance, before, codes = random.Random(seed), truth(crawl), []
    for _ in range(KILLS if seed else 1):
        do(crawl, "UPDATE readings SET reader = 'of old', record_digest = 'of old'")
        done = crawl.rows("SELECT count(*) FROM runs")
        process = crawl.start("scrapy", "crawl", "replay")
        begun = lambda done=done: crawl.rows("SELECT count(*) FROM runs") > done  # noqa: E731
        codes.append(killed_once(process, begun, chance.uniform(0, 1.5) if seed else 0))
        assert truth(crawl) == before

    again = crawl("crawl", "replay")

    assert again.returncode == 0, again.stdout + again.stderr
    assert -signal.SIGKILL in codes
    assert truth(crawl) == before
    assert crawl.rows("SELECT count(DISTINCT version_id) FROM readings WHERE reader <> 'of old'") == [
        (REPORTS,)
    ]
    assert "running" not in {state for (state,) in crawl.rows("SELECT state FROM runs")}
    assert crawl.verify() == 0


@pytest.mark.parametrize("seed", seeds(short=False))
def test_a_killed_migration_is_made_by_the_next_one(crawl, seed):
    """From an old revision up: the archive is at one revision or another, and holds what it held."""
    chance, config = random.Random(seed), Config.of(crawl.env)
    # As `nianbao migrate` does it: SQLite makes whole tables anew, and must not mind meanwhile what refers to them.
    engine = _prepared(config, make_url(config.database))
    with engine.connect() as connection:
        before = content(connection)
    for _ in range(KILLS):
        to(engine, "0003", "downgrade")
        with engine.connect() as connection:
            there = content(connection)
        engine.dispose()
        killed_once(crawl.start("archive", "migrate"), lambda: True, chance.uniform(0.3, 2.5))
    done = crawl.run("archive", "migrate")
    with engine.connect() as connection:
        assert within(content(connection), there) == within(before, there)
    engine.dispose()

    assert done.returncode == 0, done.stderr
    assert crawl.verify() == 0


@pytest.mark.parametrize("seed", seeds(short=False))
def test_a_killed_rebuild_begins_again(crawl, seed, request):
    """On SQLite the old database stays until the new one is whole; a server's is emptied and made again."""
    chance, before = random.Random(seed), truth(crawl)
    on_server = seed % 3 == 2
    for _ in range(KILLS):
        if on_server:
            empty(crawl)
        killed_once(crawl.start("archive", "rebuild"), lambda: True, chance.uniform(0.3, 3))
        assert on_server or truth(crawl) == before
    if on_server:
        empty(crawl)

    done = crawl.run("archive", "rebuild")

    assert done.returncode == 0, done.stderr
    assert truth(crawl) == before
    assert crawl.verify() == 0


def empty(crawl):
    do(crawl, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")


# -- several writers ------------------------------------------------------------------------------------
@pytest.fixture
def shared_archive(tmp_path, town, other_town, request, seed):
    """Two verified sites that publish the same reports, in one archive: their crawls want the same rows."""
    town.pages, other_town.pages = small_site(YEARS), small_site(YEARS)
    crawler = Crawler(tmp_path).sites(town.url)
    with (tmp_path / "sites.csv").open("a", encoding="utf-8") as table:
        table.write(f"990103,云沚区二,{other_town.url},990101,1\n")
    if seed % 2 == 0:
        crawler.on(request.getfixturevalue("postgres_url"))
    open_archive(Config.of(crawler.env)).dispose()
    return crawler


@pytest.mark.parametrize("seed", seeds())
def test_of_two_crawls_side_by_side_one_is_killed(shared_archive, town, other_town, seed):
    """The other one completes; the next crawl takes up what the dead one left; nothing is there twice."""
    chance, crawl = random.Random(seed), shared_archive
    for _ in range(KILLS if seed else 1):
        goal, struck = len(town.log) + chance.randint(1, 14), threading.Event()
        doomed = crawl.start("scrapy", "recrawl", "990101")
        lives = crawl.start("scrapy", "recrawl", "990103")

        def strike(count, goal=goal, struck=struck, doomed=doomed):
            if count >= goal and not struck.is_set():
                struck.set()
                threading.Timer(chance.uniform(0, 0.8), doomed.kill).start()

        town.after = strike
        doomed.communicate(timeout=HANGS * 2)
        out, err = lives.communicate(timeout=HANGS * 2)
        town.after = lambda count: None
        assert lives.returncode == 0, out + err
        assert "Traceback" not in err

    done = crawl("crawl", "reports")

    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.rows("SELECT count(*), count(DISTINCT document_id), max(number) FROM versions") == [
        (REPORTS, REPORTS, 1)
    ]
    assert crawl.counters() == {"new": REPORTS}
    assert crawl.rows("SELECT count(*) FROM locations WHERE valid_to IS NULL") == [(2 * REPORTS,)]
    assert "running" not in {state for (state,) in crawl.rows("SELECT state FROM runs")}
    assert crawl.verify() == 0
