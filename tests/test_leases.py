"""One crawl a site: who holds it is named, who is dead loses it at once, and different sites are crawled side by side."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from models import leases
from models.config import Config
from models.database import open_archive, writing
from models.leases import LOST, Holder
from models.sites import add, site_id
from models.tables import leases as rows
from tests.town import Crawler, open_town

town = pytest.fixture(open_town.__wrapped__)
NOW = datetime(2026, 1, 19, 8, tzinfo=UTC)


@pytest.fixture
def archive(database_url):
    """(engine, id of a site) of an archive with one site."""
    engine = open_archive(Config.of({"NIANBAO_DATABASE": database_url, "NIANBAO_WORLD": "demo"}))
    with writing(engine) as connection:
        code = add(connection, "http://127.0.0.1:9/", NOW).code
        number = site_id(connection, code)
    yield engine, number
    engine.dispose()


def take(archive, me):
    engine, number = archive
    with writing(engine) as connection:
        return leases.take(connection, number, me)


def silent_for(archive, time):
    engine, _ = archive
    with writing(engine) as connection:
        connection.execute(update(rows).values(beat=datetime.now(UTC) - time))


@pytest.fixture
def stranger():
    """A process that lives, as a holder; end() ends it, unburied."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        process.end = lambda: (process.kill(), os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT))
        process.holder = Holder(pid=process.pid, born=leases.born(process.pid))
        yield process


def test_a_site_is_held_until_it_is_given_back(archive, stranger):
    assert take(archive, stranger.holder) is None
    assert str(take(archive, Holder())).startswith(f"process {stranger.pid} on {stranger.holder.host} since ")
    assert take(archive, stranger.holder) is None  # its own

    with writing(archive[0]) as connection:
        leases.give_back(connection, stranger.holder, (archive[1],))

    assert take(archive, Holder()) is None


def test_who_is_dead_on_this_machine_loses_it_at_once(archive, stranger):
    take(archive, stranger.holder)
    stranger.end()

    assert take(archive, Holder()) is None


def test_a_later_process_of_the_same_number_is_not_the_holder(archive):
    """A number is given again: the start of the process tells them apart."""
    take(archive, replace(Holder(), born="1", owner="old"))

    assert take(archive, Holder()) is None


@pytest.mark.parametrize("elsewhere", [{"host": "far"}, {"machine": "another kernel"}, {"machine": None}])
def test_who_cannot_be_asked_about_loses_it_by_time_alone(archive, elsewhere):
    """Another machine's process numbers say nothing here."""
    far = replace(Holder(), pid=2**22 + 1, owner="far", **elsewhere)
    take(archive, far)

    assert take(archive, Holder()).pid == far.pid
    silent_for(archive, LOST - timedelta(seconds=30))
    assert take(archive, Holder()) is not None
    silent_for(archive, LOST)
    me = Holder()
    assert take(archive, me) is None
    with writing(archive[0]) as connection:
        assert leases.beat(connection, far) == frozenset()
        assert leases.beat(connection, me) == {archive[1]}


def test_a_sign_of_life_keeps_it(archive):
    far = replace(Holder(), host="far", owner="far")
    take(archive, far)
    silent_for(archive, LOST)
    with writing(archive[0]) as connection:
        assert leases.beat(connection, far) == {archive[1]}

    assert take(archive, Holder()) is not None


def test_a_clock_that_steps_back_takes_no_lease_from_the_living(archive, monkeypatch):
    """A sign of life from what is now the future is one; the next is at the new time, and from there it counts."""
    hour, here = timedelta(hours=1), leases._now
    far, me = replace(Holder(), host="far", owner="far"), Holder()
    take(archive, far)
    monkeypatch.setattr(leases, "_now", lambda connection: here(connection) - hour)
    assert take(archive, me) is not None
    with writing(archive[0]) as connection:
        assert leases.beat(connection, far) == {archive[1]}
    monkeypatch.setattr(leases, "_now", lambda connection: here(connection) - hour + LOST)
    assert take(archive, me) is None


def test_of_many_who_come_at_once_one_gets_it(archive):
    """A free lease, and one that was lost."""
    for _ in range(2):
        start, got = threading.Barrier(6), []

        def come(start=start, got=got):
            me = Holder()
            start.wait()
            if take(archive, me) is None:
                got.append(me)

        threads = [threading.Thread(target=come) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(got) == 1
        silent_for(archive, LOST)


# -- real processes -------------------------------------------------------------------------------------
class Gate:
    """A site that answers nothing behind its first so many answers, until it is opened."""

    def __init__(self, town, after=3):
        self.reached, self._open = threading.Event(), threading.Event()

        def wait(count):
            if count >= after:
                self.reached.set()
                assert self._open.wait(60)

        town.before = wait

    def open(self):
        self._open.set()


def test_a_second_crawl_names_the_first_and_another_site_is_crawled_beside_it(tmp_path, town):
    """Over one file; beside each other over a server: see test_kill_others."""
    gate, crawl = Gate(town), Crawler(tmp_path)
    first = crawl.start("scrapy", "recrawl", town.url)
    try:
        assert gate.reached.wait(60)
        second = crawl("recrawl", town.url)
        with open_town() as other:
            beside = crawl("recrawl", other.url)
            both = crawl("crawl", "reports")
        replay = crawl("crawl", "replay", "-a", f"site={town.url}")
    finally:
        gate.open()
        out, err = first.communicate(timeout=60)

    assert second.returncode == 1
    (line,) = [line for line in second.stderr.splitlines() if line.startswith("nianbao: ")]
    assert f"is being crawled by process {first.pid} on " in line
    assert beside.returncode == 0, beside.stdout + beside.stderr
    assert (both.returncode, both.stdout.count("complete")) == (
        1,
        1,
    )  # the other one is crawled, this one is named
    assert f"process {first.pid}" in both.stderr
    assert (replay.returncode, f"process {first.pid}" in replay.stderr) == (1, True)
    assert first.returncode == 0, out + err
    assert crawl("recrawl", town.url).returncode == 0


def test_the_next_crawl_need_not_wait_for_one_that_was_killed(tmp_path, town, postgres_url):
    gate, crawl = Gate(town), Crawler(tmp_path).on(postgres_url)
    first = crawl.start("scrapy", "recrawl", town.url)
    assert gate.reached.wait(60)
    first.kill()
    gate.open()
    first.communicate(timeout=60)
    town.before = lambda count: None

    assert crawl("recrawl", town.url).returncode == 0
