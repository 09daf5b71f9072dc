"""A database that is away in the midst of a crawl: waited for, said, and nothing lost or doubled."""

import re
import sqlite3
import threading
import time

import pytest

from models.config import Config
from models.database import open_archive
from tests.town import Crawler, open_town, small_site

town = pytest.fixture(open_town.__wrapped__)
YEARS = tuple(range(2008, 2024))


@pytest.fixture
def pages(tmp_path, town):
    """The front door of an archive, and a site of many pages."""
    town.pages = small_site(YEARS)
    return Crawler(tmp_path).sites(town.url)


def whole(crawl):
    """Each report once, the last run complete, files and rows of one mind."""
    assert crawl.counters() == {"new": len(YEARS)}
    assert crawl.rows("SELECT count(*), count(DISTINCT document_id) FROM versions") == [(len(YEARS),) * 2]
    assert crawl.rows("SELECT state FROM runs ORDER BY id DESC LIMIT 1") == [("complete",)]
    assert crawl.verify() == 0
    return True


def at(town, answers, do):
    """Do something once so many answers are out."""
    town.after = lambda count: count == answers and do()


def test_a_server_that_restarts_costs_a_crawl_nothing(pages, town, postgres_url, postgres_power):
    """Gone in the middle of the pages, and back: the crawl waits, says so, and is complete."""
    crawl = pages.on(postgres_url)
    back = threading.Timer(3.0, postgres_power.on)
    at(town, 9, lambda: (postgres_power.off(), back.start()))
    done = crawl("crawl", "reports", NIANBAO_DELAY="0.2")
    back.join()

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.count("cannot be had now") == 1
    assert done.stderr.count("answers again") == 1
    assert crawl.rows("SELECT count(*) FROM runs") == [(1,)]
    assert whole(crawl)


def test_a_server_that_stays_away_ends_the_crawl(pages, town, postgres_url, postgres_power):
    """Exit 3 with one last line; what was fetched lies in the files, and the next crawl only asks whether it stands."""
    crawl = pages.on(postgres_url)
    at(town, 9, lambda: postgres_power.off("immediate"))
    done = crawl("crawl", "reports", NIANBAO_DELAY="0.2", NIANBAO_WAIT="2")
    town.after, before = (lambda count: None), len(town.log)
    postgres_power.on()
    again = crawl("crawl", "reports")

    assert done.returncode == 3, done.stdout + done.stderr
    waits, ends = [line for line in done.stderr.splitlines() if line.startswith("nianbao: ")]
    assert "waits up to 2 s" in waits
    assert "the next crawl takes it up" in ends
    assert again.returncode == 0, again.stdout + again.stderr
    assert whole(crawl)
    fetched = {path for path, status, _ in town.log[:before] if status == 200 and "/t2" in path}
    assert fetched
    assert {path for path, status, _ in town.log[before:] if status == 304 and "/t2" in path} == fetched


def test_a_replay_waits_for_its_server(pages, postgres_url, postgres_power):
    """Gone once its run has begun, before the first page is read: it reads all of them when the server is back."""
    crawl = pages.on(postgres_url)
    assert crawl("crawl", "reports").returncode == 0
    process = crawl.start("scrapy", "crawl", "replay")
    while crawl.rows("SELECT count(*) FROM runs") == [(1,)] and process.poll() is None:
        time.sleep(0.02)
    postgres_power.off("immediate")
    time.sleep(2.5)
    postgres_power.on()
    out, err = process.communicate(timeout=60)

    assert process.returncode == 0, out + err
    assert (err.count("cannot be had now"), err.count("answers again")) == (1, 1), err
    assert re.search(rf"complete\s+{len(YEARS)}\s", out), out
    assert crawl.rows("SELECT state FROM runs ORDER BY id DESC LIMIT 1") == [("complete",)]


@pytest.mark.prove
def test_a_file_that_another_program_locks_for_a_minute(pages, town):
    open_archive(Config.of(pages.env)).dispose()
    other = sqlite3.connect(pages.database, isolation_level=None, check_same_thread=False)
    free = threading.Timer(60, lambda: other.execute("ROLLBACK"))
    at(town, 9, lambda: (other.execute("BEGIN IMMEDIATE"), free.start()))
    done = pages("crawl", "reports", NIANBAO_DELAY="0.5")
    free.join()
    other.close()

    assert done.returncode == 0, done.stdout + done.stderr
    assert (done.stderr.count("locked"), done.stderr.count("answers again")) == (1, 1)
    assert whole(pages)
