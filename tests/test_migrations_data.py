"""Migrations with rows in the tables: down to every released revision and up again nothing of the history is lost."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from models import database, sites
from models.config import Config
from models.database import migrate, open_archive, writing
from models.places import Site
from tests.days import START, TWIN, URL, Crawler, page_of
from tests.town import ROOT

#: What every revision from the third on knows; the columns that all of them have.
HISTORY = {
    "captures": "id, url_id, run_id, fetched_at, status, kind",
    "documents": "id, site_id, first_seen, last_seen",
    "locations": "id, document_id, url_id, valid_from, valid_to, is_primary",
    "versions": "id, document_id, number, first_seen, last_seen",
    "periods": "document_id, valid_from, valid_to, version_id",
    "assignments": "id, document_id, report_id, valid_from, valid_to, trust",
    "readings": "id, version_id, reader, read_at, record",
    "events": "id, event, at, document_id, version_id",
}
REVISIONS = [
    script.revision
    for script in ScriptDirectory(str(ROOT / "migrations")).walk_revisions()
    if script.revision >= "0003"
]


def lived(config: Config) -> Engine:
    """An archive with a report that is revised, moved, removed and back, and one taken up late."""
    engine = open_archive(config)
    with engine.begin() as connection:
        sites.seed(connection, [Site("c", "江城县", "http://county.gov.cn/", "990101", verified=True)], START)
        crawler = Crawler(connection, sites.site_id(connection, "c"))
        crawler.day(0, (page_of("one"), URL))
        crawler.day(14, (page_of("two"), URL), (page_of("two"), TWIN))
        for day in (28, 42, 56):
            crawler.day(day, gone=(URL, TWIN))
        crawler.day(70, (page_of("three"), URL))
        crawler.begin(84)
        crawler.see(page_of("four", year=2023), "http://county.gov.cn/3.html", at=crawler.now)
    return engine


def rows(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: [
            tuple(row) for row in connection.execute(text(f"SELECT {columns} FROM {table} ORDER BY 1, 2"))
        ]
        for table, columns in HISTORY.items()
    }


def to(engine: Engine, revision: str, verb: str) -> None:
    with writing(engine) as connection:
        getattr(command, verb)(database.alembic_config(connection), revision)


def test_every_revision_keeps_the_history_down_and_up_again(database_url: str) -> None:
    engine = lived(Config.of({"NIANBAO_DATABASE": database_url}))
    with engine.connect() as connection:
        before = rows(connection)
    assert all(before.values())

    for revision in REVISIONS:
        to(engine, revision, "downgrade")
        with engine.connect() as connection:
            assert rows(connection) == before, revision
        to(engine, "head", "upgrade")
        with engine.connect() as connection:
            assert rows(connection) == before, revision
    engine.dispose()


def test_a_migration_that_is_killed_is_made_by_the_next_one(tmp_path: Path) -> None:
    """At any moment: the archive is at one revision or at another, and holds what it held."""
    chance = random.Random(6)
    config = Config.of({"NIANBAO_DATABASE": f"sqlite:///{tmp_path / 'archive.db'}"})
    engine = lived(config)
    with engine.connect() as connection:
        before = rows(connection)
    for _ in range(3):
        to(engine, "0003", "downgrade")
        engine.dispose()
        process = subprocess.Popen(
            [sys.executable, "-m", "archive", "migrate"], cwd=ROOT, stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, env={"NIANBAO_DATABASE": config.database, "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        time.sleep(chance.uniform(0.3, 2))
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        migrate(config)
        with engine.connect() as connection:
            assert rows(connection) == before
    engine.dispose()
