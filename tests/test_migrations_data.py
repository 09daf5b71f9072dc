"""Migrations with rows in the tables: down to every released revision and up again nothing of the history is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Column, Connection, Engine, inspect, select, text

from models import database, sites
from models.column_types import Hex, UtcTime
from models.config import Config
from models.database import migrate, open_archive, writing
from models.places import Site
from models.tables import captures, metadata, warcs
from models.upsert import insert
from tests.days import START, TWIN, URL, Crawler, page_of
from tests.town import ROOT

SCRIPTS = list(ScriptDirectory(str(ROOT / "migrations")).walk_revisions())
OLDER = [script.revision for script in SCRIPTS[1:]]  # the newest first
BY_TYPE = {bool: True, int: 1, str: "words", float: 1.5, date: START.date()}
Content = dict[str, list[dict[str, str]]]


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


def filled(connection: Connection) -> None:
    """Rows in all tables: each fetch has its record in a file, and what the story left empty gets a row."""
    file = insert(connection, warcs, file="a.warc.gz", told_to=9)
    connection.execute(captures.update().values(warc_id=file, offset=captures.c.id * 100, length=100))
    for table in metadata.sorted_tables:
        if connection.execute(select(table)).first() is None:
            connection.execute(table.insert().values({c.name: value(connection, c) for c in table.columns}))


def value(connection: Connection, column: Column[Any]) -> object:
    """What may stand in a column: the key of a row it refers to, else what fits its type."""
    for key in column.foreign_keys:
        return connection.execute(select(key.column)).scalars().first()
    if isinstance(column.type, JSON):
        return {"a": 1}
    if isinstance(column.type, Hex):
        return "ab" * 32
    return START if isinstance(column.type, UtcTime) else BY_TYPE[column.type.python_type]


def content(connection: Connection) -> Content:
    """Every row of every table of ours that the database has now, as it lies there."""
    tables = metadata.tables.keys() & set(inspect(connection).get_table_names())
    return {
        table: [
            {name: repr(found) for name, found in row.items()}
            for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()
        ]
        for table in tables
    }


def within(found: Content, of: Content) -> dict[str, list[str]]:
    """What of *found* the tables and columns of *of* can hold, in whatever order."""
    return {
        table: sorted(str([row[name] for name in sorted(rows[0])]) for row in found[table])
        for table, rows in of.items()
    }


def to(engine: Engine, revision: str, verb: str) -> None:
    with writing(engine) as connection:
        getattr(command, verb)(database.alembic_config(connection), revision)


def walk(config: Config, turns: Sequence[str]) -> None:
    """Down to each of these revisions, and up again with what is left: what the older shape holds is as it was."""
    engine = lived(config)
    with engine.begin() as connection:
        filled(connection)
    for revision in turns:
        with engine.connect() as connection:
            before = content(connection)
        to(engine, revision, "downgrade")
        with engine.connect() as connection:
            there = content(connection)
        assert all(there.values()), revision
        assert within(there, there) == within(before, there), revision
        to(engine, "head", "upgrade")
        with engine.connect() as connection:
            assert within(content(connection), there) == within(before, there), revision
    engine.dispose()


def test_revisions_keep_every_row_that_they_can_hold(database_url: str) -> None:
    """One revision back, before the readings, and to the very first: every table has rows."""
    walk(Config.of({"NIANBAO_DATABASE": database_url}), (OLDER[0], "0002", "0001"))


@pytest.mark.prove
def test_every_revision_keeps_every_row_that_it_can_hold(database_url: str) -> None:
    walk(Config.of({"NIANBAO_DATABASE": database_url}), OLDER)


@pytest.mark.prove
@pytest.mark.parametrize("revision", [r for r in OLDER if r >= "0003"])
def test_the_province_answers_as_before(province_archive: Path, tmp_path: Path, revision: str) -> None:
    """Its archive down to a revision that knows readings and up again by `nianbao migrate`: the same answers."""
    shutil.copy(province_archive / "archive.db", tmp_path)
    config = Config.of(
        {
            "NIANBAO_DATABASE": f"sqlite:///{tmp_path / 'archive.db'}",
            "NIANBAO_WARC_DIR": str(province_archive / "warc"),
        }
    )
    before = answers(config)
    engine = database.engine(config, write=True)
    to(engine, revision, "downgrade")
    engine.dispose()

    assert nianbao(config, "migrate").returncode == 0
    assert answers(config) == before
    lost = revision < "0005"  # trails: what such a revision cannot hold is named as missing
    *missed, _ = nianbao(config, "verify").stdout.splitlines()
    assert (bool(missed), [line for line in missed if "trails do not" not in line]) == (lost, [])


def answers(config: Config) -> list[str]:
    asked = ("reports", "changes", "problems", "search 教育", "coverage --year 2024", "runs")
    return [nianbao(config, *words.split()).stdout for words in asked]


def nianbao(config: Config, *words: str) -> subprocess.CompletedProcess[str]:
    env = {
        "NIANBAO_DATABASE": config.database,
        "NIANBAO_WARC_DIR": str(config.warc_dir),
        "NIANBAO_WORLD": "demo",
    }
    return subprocess.run(
        [sys.executable, "-m", "archive", *words], cwd=ROOT, env=os.environ | env, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_every_revision_says_what_taking_it_back_loses() -> None:
    assert [script.revision for script in SCRIPTS if "Downgrade loses" not in script.longdoc] == []


def test_a_migration_that_is_killed_is_made_by_the_next_one(tmp_path: Path) -> None:
    """At any moment: the archive is at one revision or at another, and holds what it held."""
    chance = random.Random(6)
    config = Config.of({"NIANBAO_DATABASE": f"sqlite:///{tmp_path / 'archive.db'}"})
    engine = lived(config)
    with engine.connect() as connection:
        before = content(connection)
    for _ in range(3):
        to(engine, "0003", "downgrade")
        with engine.connect() as connection:
            there = content(connection)
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
            assert within(content(connection), there) == within(before, there)
    engine.dispose()
