"""Troubles that pass: a disk that is nearly full, a database that is away, writers in each other's way. Nothing lost or doubled."""

import asyncio
import sqlite3
import threading
from contextlib import closing, contextmanager
from functools import partial

import pytest
from sqlalchemy import insert, select, text, update

from models import engines, patience, runs, warcs, writer
from models.config import Config
from models.database import open_archive
from models.errors import ArchiveAway, CannotWrite
from models.places import Site
from models.tables import warcs as rows
from models.writer import Writer
from pipelines import deeds
from pipelines.desk import OpenDesk
from pipelines.pause import MB, Pause
from tests.town import Crawler, open_town

town = pytest.fixture(open_town.__wrapped__)
SITE = Site("990101", "云沚区", "http://127.0.0.1:9/")


# -- the disk -------------------------------------------------------------------------------------------
class Disk:
    """A disk whose room a test sets; told: what a person is told."""

    def __init__(self, folder, wait=60.0):
        self.free, self.ends = 900 * MB, []
        self.pause = Pause((folder,), 500 * MB, wait, on_end=self.ends.append, free=lambda _folder: self.free)

    def at(self, free):
        self.free = free * MB
        return self.pause.is_on()


def test_a_crawl_pauses_before_the_disk_is_full_and_goes_on_by_itself(tmp_path, capsys):
    """Said once each; it goes on only with some room more, so that it does not stop again at the next page."""
    disk = Disk(tmp_path)

    assert [disk.at(free) for free in (500, 499, 100, 520, 560, 499)] == [
        False,
        True,
        True,
        True,
        False,
        True,
    ]

    said = capsys.readouterr().err.splitlines()
    assert [line.startswith("nianbao: ") for line in said] == [True] * 3
    assert "499 MB are free" in said[0]
    assert "the crawl goes on" in said[1]
    assert disk.ends == []


def test_a_disk_that_stays_full_ends_the_crawl(tmp_path):
    disk = Disk(tmp_path, wait=0.0)
    assert disk.at(1)
    assert disk.ends == []
    assert disk.at(1)
    assert disk.ends == [f"no room on the disk: 1 MB are free at {tmp_path}"]


def test_who_waits_is_let_go_when_the_crawl_ends(tmp_path):
    disk = Disk(tmp_path)
    disk.free = 0
    asyncio.run(asyncio.wait_for(disk.pause.over(lambda: True), 5))


def test_a_crawl_without_room_asks_for_nothing(tmp_path, town):
    """The reason is told."""
    crawl = Crawler(tmp_path).sites(town.url)
    done = crawl("crawl", "reports", NIANBAO_MIN_FREE="1e12", NIANBAO_WAIT="0.1")

    assert (done.returncode, town.log) == (1, [])
    assert "990101 failed: no room on the disk" in done.stdout
    assert done.stderr.count("the crawl pauses until there is more") == 1


# -- the database ---------------------------------------------------------------------------------------
@pytest.fixture
def archive(database_url):
    engine = open_archive(Config.of({"NIANBAO_DATABASE": database_url}))
    yield engine
    engine.dispose()


def add(name):
    return lambda connection: connection.execute(insert(rows).values(file=name)).rowcount


def names(engine):
    with engine.connect() as connection:
        return sorted(connection.scalars(select(rows.c.file)))


def test_a_locked_file_is_waited_for_and_said_once(tmp_path, monkeypatch):
    """Another program holds the SQLite file longer than a statement waits: all is written when it lets go."""
    monkeypatch.setattr(engines, "_BUSY_MS", 50)
    monkeypatch.setattr(patience, "LONG", 0.0)
    engine = open_archive(Config.of({"NIANBAO_DATABASE": f"sqlite:///{tmp_path / 'archive.db'}"}))
    pause = Pause((tmp_path,), 0.0, 60.0)
    waits, waiting = [], threading.Event()

    def on_wait(error):
        waits.append(error is not None)
        pause.database(error)
        waiting.set()

    work = Writer(engine, patience=60, on_wait=on_wait, linger=0.0)
    with closing(sqlite3.connect(tmp_path / "archive.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        kept = work.put(add("a"))
        assert waiting.wait(10)
        assert pause.is_on()
        other.execute("ROLLBACK")
        assert kept.result(10) == 1
    work.close()

    assert (names(engine), pause.is_on(), waits[-1]) == (["a"], False, False)
    engine.dispose()


def test_patience_ends(tmp_path, monkeypatch):
    """One line that says where what was fetched lies, exit 3, and nothing half written."""
    monkeypatch.setattr(engines, "_BUSY_MS", 10)
    engine = open_archive(Config.of({"NIANBAO_DATABASE": f"sqlite:///{tmp_path / 'archive.db'}"}))
    work = Writer(engine, patience=0.1, linger=0.0)
    with closing(sqlite3.connect(tmp_path / "archive.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveAway, match=r"locked.*the next crawl takes it up") as away:
            work.call(add("a"))
    with pytest.raises(ArchiveAway):
        work.close()

    assert (away.value.exit_code, names(engine)) == (3, [])
    engine.dispose()


def test_writers_in_each_others_way_both_get_through(postgres_url):
    """Two transactions that lock two rows crosswise: the one that PostgreSQL fells is done again."""
    engine = open_archive(Config.of({"NIANBAO_DATABASE": postgres_url}))
    with engine.begin() as connection:
        connection.execute(insert(rows), [{"file": "a", "told_to": 0}, {"file": "b", "told_to": 0}])
    both, tries = threading.Barrier(2), []

    def crossing(first, second):
        def work(connection):
            tries.append(first)
            connection.execute(update(rows).where(rows.c.file == first).values(told_to=rows.c.told_to + 1))
            if len(tries) <= 2:
                both.wait(10)
            connection.execute(update(rows).where(rows.c.file == second).values(told_to=rows.c.told_to + 1))

        return work

    writers = [Writer(engine, patience=60) for _ in range(2)]
    done = [one.put(crossing(*pair)) for one, pair in zip(writers, ("ab", "ba"), strict=True)]
    for one, future in zip(writers, done, strict=True):
        future.result(30)
        one.close()

    assert len(tries) == 3, "PostgreSQL felled one of them"
    with engine.connect() as connection:
        assert connection.execute(select(rows.c.told_to)).scalars().all() == [2, 2]
    engine.dispose()


@pytest.mark.parametrize("landed", [True, False, None], ids=["committed", "lost", "never begun"])
def test_a_commit_that_was_never_answered_counts_once(tmp_path, database_url, monkeypatch, landed):
    """The server may have kept it or not: the journal tells it once, the database holds it once."""
    config = Config.of(
        {
            "NIANBAO_DATABASE": database_url,
            "NIANBAO_WARC_DIR": str(tmp_path / "warc"),
            "NIANBAO_WORLD": "demo",
        }
    )
    real, cuts = writer.writing, []

    @contextmanager
    def cut(engine):
        if not cuts and landed is None:
            cuts.append(1)
            raise ArchiveAway("the server refused the connection")
        with real(engine) as connection:
            yield connection
            if not cuts and not landed:
                cuts.append(1)
                raise ArchiveAway("the server closed the connection")
        if not cuts:
            cuts.append(1)
            raise ArchiveAway("the server closed the connection")

    with closing(OpenDesk(config, open_archive(config))) as desk:
        desk.do(partial(deeds.lay_sites, found=[SITE], now=config.now()))
        monkeypatch.setattr(writer, "writing", cut)
        opened = desk.begin(SITE)
        assert cuts
        assert desk.call(lambda connection: runs.newest(connection, 1)) == opened.run_id
        assert desk.call(lambda c: c.execute(text("SELECT state FROM runs")).all()) == [("running",)]
        assert desk.call(warcs.head)
    assert told_of(tmp_path / "warc").count(b'"began"') == 1


def told_of(folder):
    from models.takeup import body_of
    from models.warc_files import members

    words = b""
    for path in folder.iterdir():
        with path.open("rb") as file:
            for start, end in list(members(file)):
                file.seek(start)
                words += body_of(file.read(end - start))
    return words


def test_what_others_changed_meanwhile_is_not_told_twice(tmp_path, database_url, monkeypatch):
    """The journal says one thing already: the crawl ends, and the next one does what stands there."""
    from models.journal import Listed
    from pipelines.sealing import Sealing

    config = Config.of({"NIANBAO_DATABASE": database_url, "NIANBAO_WARC_DIR": str(tmp_path / "warc")})
    with closing(OpenDesk(config, open_archive(config))) as desk:
        sealing = Sealing(desk.warc)
        entry = Listed("c", "http://a/", "2026-01-19", None, None)

        def first(connection):
            sealing.begin(again=False)
            sealing.tell(entry)
            sealing.close(connection)

        def again(connection):
            sealing.begin(again=True)
            with pytest.raises(CannotWrite, match="changed by others"):
                sealing.close(connection)

        desk.call(first)
        desk.call(again)
