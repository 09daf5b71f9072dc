"""The one thread that writes: whole batches or nothing, no failure swallowed, raw bytes before rows."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from models.config import Config
from models.database import engine as open_engine
from models.database import migrate, open_archive
from models.errors import CannotWrite
from models.tables import warcs
from models.writer import NoSeal, Writer


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    made = open_archive(Config.of({"NIANBAO_DATABASE": database_url}))
    yield made
    made.dispose()


def add(name: str):
    return lambda connection: connection.execute(insert(warcs).values(file=name)).rowcount


def count(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(warcs)) or 0


def test_the_writer_keeps_what_many_threads_bring(engine: Engine) -> None:
    writer = Writer(engine, batch=7, linger=0.01)
    threads = [
        threading.Thread(target=lambda n=n: [writer.put(add(f"{n}-{i}")) for i in range(20)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    writer.close()

    assert count(engine) == 80


def test_flush_means_committed(engine: Engine) -> None:
    writer = Writer(engine, linger=60)
    started = time.monotonic()
    writer.put(add("a"))
    writer.flush()

    assert count(engine) == 1
    assert time.monotonic() - started < 30
    writer.close()


def test_a_failed_batch_leaves_nothing_and_stops_the_writer(engine: Engine) -> None:
    """Whole or not at all; the next call, and the waiting one, get the error; nothing later is written."""
    told: list[BaseException] = []
    writer = Writer(engine, linger=60, on_failure=told.append)
    first = writer.put(add("a"))
    with pytest.raises(IntegrityError):
        writer.call(add("a"))

    with pytest.raises(IntegrityError):
        first.result()
    with pytest.raises(IntegrityError):
        writer.put(add("b"))
    with pytest.raises(IntegrityError):
        writer.close()
    assert (count(engine), len(told)) == (0, 1)


def test_raw_bytes_reach_the_disk_before_the_rows(engine: Engine) -> None:
    class Looking(NoSeal):
        def close(self, connection: Connection) -> None:
            seen.append(count_outside(engine))

    seen: list[int] = []
    writer = Writer(engine, seal=Looking())
    writer.call(add("a"))
    writer.close()

    assert seen == [0]


def count_outside(engine: Engine) -> int:
    """What another connection sees: SQLite's readers do not wait for the writer."""
    source = open_engine(
        Config.of({"NIANBAO_DATABASE": engine.url.render_as_string(hide_password=False)}), write=False
    )
    try:
        return count(source)
    finally:
        source.dispose()


def test_an_archive_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A full disk, played by a page limit: one line, exit 3, and what was there is still whole."""
    config = Config.of({"NIANBAO_DATABASE": f"sqlite:///{tmp_path / 'archive.db'}"})
    migrate(config)
    engine = open_archive(config)
    writer = Writer(engine)
    writer.call(add("before"))

    def flood(connection):
        connection.exec_driver_sql("PRAGMA max_page_count=1")
        for n in range(5000):
            connection.execute(insert(warcs).values(file=f"{n}" * 50))

    with pytest.raises(CannotWrite, match=r"cannot write the archive .*archive\.db: .*full") as full:
        writer.call(flood)
    with pytest.raises(CannotWrite):
        writer.close()
    assert full.value.exit_code == 3
    assert count(engine) == 1
    engine.dispose()
