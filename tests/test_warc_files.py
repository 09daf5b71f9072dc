"""The files of the raw store between processes: nobody settles what has just begun, or takes up what another will tell."""

import gzip
import os
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from crawler import late
from models import sites, warc_files
from models.config import Config
from models.database import asking, engine, open_archive
from models.errors import CannotWrite
from models.places import Site
from models.tables import captures, runs
from models.values import Capture, Visit
from models.warc import Exchange, WarcWriter, read_record
from models.warc_files import begin, closed, finish, is_written, settle, spans
from pipelines.desk import OpenDesk
from tests.conftest import postgres_url as _another

NOON = datetime(2026, 1, 19, 12, tzinfo=UTC)
SITE = Site("990101", "云沚区", "http://county.example/")
another_url = pytest.fixture(_another.__wrapped__)


def exchange(n, body=None):
    return Exchange(f"http://county.example/{n}", NOON, 200, body=body or b"page %d" % n, site="990101")


def left_behind(folder, *bodies):
    """What a kill leaves: the file is open, and nobody has it. Its path and the places of its records."""
    writer = WarcWriter(folder, {})
    places = [writer.write(exchange(n, body)) for n, body in enumerate(bodies)]
    writer._file.close()
    return next(folder.glob("*.open")), places


# -- one folder, several processes ----------------------------------------------------------------------
def test_a_file_that_is_settled_before_it_is_locked_is_begun_again(tmp_path, monkeypatch):
    """Another process starts between the making of a file and its lock: what is written then must lie in the folder."""
    real, others = warc_files._is_ours, []

    def late_lock(file, path):
        if not others:
            others.append(path)
            monkeypatch.setattr(warc_files, "_is_ours", real)
            assert settle(tmp_path) == [path.name.removesuffix(".open")]
        return real(file, path)

    monkeypatch.setattr(warc_files, "_is_ours", late_lock)
    with WarcWriter(tmp_path, {}) as writer:
        place = writer.write(exchange(1))

    assert others
    assert not others[0].exists()
    assert read_record(tmp_path, place).body == b"page 1"
    assert [path.name for path in closed(tmp_path)] == [place.file]


def test_a_file_whose_crawl_ends_while_another_looks_is_left_alone(tmp_path, monkeypatch):
    """It was seen open, and has its name when it is locked."""
    name, file = begin(tmp_path, NOON)
    path = tmp_path / (name + ".open")
    file.write(gzip.compress(b"WARC/1.1"))
    real = warc_files._is_ours

    def slow(found, where):
        if not file.closed:
            finish(file, path)
            file.close()
        return real(found, where)

    monkeypatch.setattr(warc_files, "_is_ours", slow)
    assert settle(tmp_path) == []
    assert (tmp_path / name).stat().st_size


def test_what_a_living_crawl_has_closed_is_its_own(tmp_path):
    """A file that was full is closed; its rows may still wait for the database, and another start leaves them."""
    writer = WarcWriter(tmp_path, {}, rotate_at=1)
    first, second = writer.write(exchange(1)), writer.write(exchange(2))
    assert first.file != second.file
    (full,) = closed(tmp_path)
    assert is_written(full)
    writer.close()
    assert [is_written(path) for path in closed(tmp_path)] == [False, False]


@pytest.fixture
def config(tmp_path, database_url):
    return Config.of(
        {
            "NIANBAO_DATABASE": database_url,
            "NIANBAO_WARC_DIR": str(tmp_path / "warc"),
            "NIANBAO_WORLD": "demo",
        }
    )


def desk_of(config):
    desk = OpenDesk(config, open_archive(config))
    desk.pause._least = 0.0
    return closing(desk)


def test_another_start_takes_up_nothing_of_a_living_crawl(config):
    with desk_of(config) as living, desk_of(config) as other:
        living.warc._rotate_at = 1
        for n in range(3):
            living.warc.write(exchange(n))
        assert late.take_up(other) == 0
        living.close()
        assert late.take_up(other) == 3


def test_two_starts_at_once_take_up_the_same_files_once(config, tmp_path, another_url):
    """The rows are gone, the files are not: each run is done again once, each fetch has one row."""
    with desk_of(config) as desk:
        desk.call(partial(sites.seed, rows=[SITE], now=NOON))
        desk.begin(SITE)
        for n in range(5):
            place = desk.warc.write(exchange(n))
            capture = Capture(b"", exchange(n).url, 200, fetched_at=NOON, warc=place)
            desk.note(Visit("990101", capture, "list"))
        desk.finish(SITE, "complete", {})
    fresh = another_url if config.database.startswith("postgresql") else f"sqlite:///{tmp_path / 'fresh.db'}"
    empty = Config.of(
        {"NIANBAO_DATABASE": fresh, "NIANBAO_WARC_DIR": str(config.warc_dir), "NIANBAO_WORLD": "demo"}
    )
    with desk_of(empty) as one, desk_of(empty) as two:
        threads = [threading.Thread(target=late.take_up, args=(desk,)) for desk in (one, two)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    source = engine(empty, write=False)
    with asking(source) as connection:
        assert connection.scalar(select(func.count()).select_from(runs)) == 1
        assert connection.scalar(select(func.count()).select_from(captures)) == 5
    source.dispose()


# -- what is cut, and what reaches the disk -------------------------------------------------------------
def test_only_the_torn_end_is_cut(tmp_path):
    """A damaged record in the middle is for `verify` to name: what was written behind it is not lost with it."""
    path, places = left_behind(tmp_path, b"a" * 50, b"b" * 50, b"c" * 50)
    body = bytearray(path.read_bytes())
    body[places[1].offset + 30] ^= 255
    path.write_bytes(bytes(body) + places_torn(tmp_path / "more"))

    (name,) = settle(tmp_path)

    assert read_record(tmp_path, places[2]).body == b"c" * 50
    assert (tmp_path / name).stat().st_size == len(body)


def test_a_gzip_file_inside_a_torn_record_is_no_record(tmp_path):
    """What does not shrink stands in its record byte for byte, such as a compressed file in a ZIP."""
    packed = gzip.compress(os.urandom(500))
    path, places = left_behind(tmp_path, b"whole", os.urandom(40_000) + packed + os.urandom(40_000))
    with path.open("r+b") as file:
        file.truncate(places[1].offset + places[1].length - 4)
    assert packed in path.read_bytes(), "it stands there as it came"

    settle(tmp_path)

    with closed(tmp_path)[0].open("rb") as file:
        assert all(whole for _, _, whole in spans(file))
        assert file.seek(0, 2) <= places[1].offset


def places_torn(folder):
    """The first half of a record."""
    path, (place,) = left_behind(folder, b"torn")
    return path.read_bytes()[place.offset : place.offset + place.length // 2]


def test_a_name_reaches_the_disk_like_its_bytes(tmp_path, monkeypatch):
    """Before rows speak of a file, and once it has its final name: a power cut must not take the folder's entry."""
    synced, real = [], os.fsync

    def watched(handle):
        synced.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real(handle)

    monkeypatch.setattr(os, "fsync", watched)
    with WarcWriter(tmp_path, {}) as writer:
        writer.write(exchange(1))
        writer.seal()
        assert synced == ["folder", "file"]

    assert synced[2:] == ["file", "folder"]


def test_files_keep_their_order_when_the_clock_steps_back(tmp_path):
    """By serial number: an hour back, or at one second."""
    names = []
    for at in (NOON, NOON - timedelta(hours=1), NOON, NOON):
        with WarcWriter(tmp_path, {}, clock=lambda at=at: at) as writer:
            names.append(writer.write(exchange(1)).file)

    assert [path.name for path in closed(tmp_path)] == names
    assert sorted(names) != names


def test_a_file_that_cannot_say_who_wrote_it_is_none(tmp_path, monkeypatch):
    """The disk is full at its first record: no empty file stays behind, and the next one begins whole."""
    writer = WarcWriter(tmp_path, {})
    real = WarcWriter._put

    def full(self, file, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(WarcWriter, "_put", full)
    with pytest.raises(CannotWrite, match="No space left"):
        writer.write(exchange(1))
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(WarcWriter, "_put", real)
    place = writer.write(exchange(2))
    writer.close()
    assert place.offset > 0
    assert read_record(tmp_path, place).body == b"page 2"
