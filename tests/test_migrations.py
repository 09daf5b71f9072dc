"""The migrations make exactly the tables of models.tables, on both databases, forwards and back."""

import json
import os
import sqlite3
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, inspect, select

from models import database
from models.config import Config
from models.database import head, migrate, open_archive, reading, writing
from models.errors import ArchiveError, ArchiveMissing, CannotWrite, NotAtHead, WrongArguments
from models.tables import archive, is_ours, metadata
from tests.town import ROOT


def config_of(url: str, world: str = "real") -> Config:
    return Config.of({"NIANBAO_DATABASE": url, "NIANBAO_WORLD": world})


def step(config: Config, revision: str) -> None:
    """Upgrade or downgrade to a revision, as `nianbao migrate` would."""
    url = database.make_url(config.database)
    target = database._prepared(config, url)
    with writing(target) as connection:
        verb = command.downgrade if revision in ("base", "0001", "0002") else command.upgrade
        verb(database.alembic_config(connection), revision)
    target.dispose()


def drift(connection: Connection) -> list[object]:
    """What autogenerate would still do."""
    context = MigrationContext.configure(connection, opts={"include_name": is_ours})
    return list(compare_metadata(context, metadata))


def test_models_are_head(database_url: str) -> None:
    """Autogenerate finds nothing to do after the last migration."""
    config = config_of(database_url)

    migrate(config)

    source = database.engine(config, write=False)
    with source.connect() as connection:
        assert drift(connection) == []
    source.dispose()


def test_partial_indices_and_clustering_are_what_the_models_say(database_url: str) -> None:
    """Autogenerate does not compare these, so the migrated database is compared with a made one by hand."""
    config = config_of(database_url)
    migrate(config)
    source = database.engine(config, write=False)

    with source.connect() as connection:
        found = {
            index["name"]: bool(index["unique"])
            for table in metadata.tables
            for index in inspect(connection).get_indexes(table)
            if any("where" in option for option in index.get("dialect_options", {}))
        }
        clustered: set[str] = set()
        if source.dialect.name == "sqlite":
            scripts = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            clustered = {
                name
                for name, script in scripts
                if script.rstrip().endswith("WITHOUT ROWID") and is_ours(name, "table", {})
            }
    source.dispose()

    assert found == {
        "uq_locations_url_id_open": True,
        "uq_locations_document_id_primary": True,
        "uq_periods_document_id_open": True,
        "uq_assignments_document_id_open": True,
    }
    meant = {
        name for name, table in metadata.tables.items() if not table.dialect_options["sqlite"]["with_rowid"]
    }
    assert "periods" in meant
    assert clustered == (meant if source.dialect.name == "sqlite" else set())


def test_down_and_up_again(database_url: str) -> None:
    """Every migration can be taken back, and taken back again it is the same archive."""
    config = config_of(database_url)
    migrate(config)

    step(config, "base")
    target = database.engine(config, write=True)
    with target.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    target.dispose()
    step(config, "head")

    source = database.engine(config, write=False)
    with source.connect() as connection:
        assert drift(connection) == []
    source.dispose()


def test_no_archive_is_said_and_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "none" / "archive.db"

    with pytest.raises(ArchiveMissing, match="a crawl makes one"), reading(config_of(f"sqlite:///{path}")):
        pass

    assert not path.parent.exists()


def test_an_empty_postgresql_is_no_archive(postgres_url: str) -> None:
    with pytest.raises(ArchiveMissing, match="a crawl makes one"), reading(config_of(postgres_url)):
        pass


def test_a_crawl_makes_an_archive_and_names_its_world(database_url: str) -> None:
    open_archive(config_of(database_url, "demo")).dispose()

    with reading(config_of(database_url)) as connection:
        assert connection.scalar(select(archive.c.world)) == "demo"


def test_worlds_never_share_an_archive(database_url: str) -> None:
    open_archive(config_of(database_url, "demo")).dispose()

    with pytest.raises(WrongArguments, match=r"world 'demo'.*'real'") as refused:
        open_archive(config_of(database_url, "real"))

    assert refused.value.exit_code == 2


def test_an_old_archive_is_refused_with_the_command_that_helps(database_url: str) -> None:
    config = config_of(database_url)
    migrate(config)
    step(config, "0001")

    with pytest.raises(NotAtHead, match="nianbao migrate"), reading(config):
        pass
    with pytest.raises(NotAtHead, match="nianbao migrate"):
        open_archive(config)


def test_an_archive_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    config = config_of(f"sqlite:///{tmp_path / 'archive.db'}")
    migrate(config)
    with sqlite3.connect(tmp_path / "archive.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    for use in (migrate, open_archive):
        with pytest.raises(NotAtHead, match="9999, which this program does not know"):
            use(config)
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".db") == ["archive.db"]


def test_migrate_copies_a_sqlite_archive_first(tmp_path: Path) -> None:
    """The copy holds the rows as they were, also those that only the journal has."""
    config = config_of(f"sqlite:///{tmp_path / 'archive.db'}", "demo")
    migrate(config)
    step(config, "0002")
    with sqlite3.connect(tmp_path / "archive.db") as connection:
        connection.execute("INSERT INTO warcs (file) VALUES ('a.warc.gz')")
    connection.close()

    done = migrate(config)

    assert (done.before, done.after) == ("0002", head())
    assert done.backup == tmp_path / "archive.before-0002.db"
    with sqlite3.connect(done.backup) as copy:
        assert copy.execute("SELECT file FROM warcs").fetchall() == [("a.warc.gz",)]
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
    copy.close()


def test_a_backup_is_never_written_over(tmp_path: Path) -> None:
    config = config_of(f"sqlite:///{tmp_path / 'archive.db'}")
    migrate(config)
    (tmp_path / "archive.before-0002.db").write_text("mine")
    step(config, "0002")

    assert migrate(config).backup == tmp_path / "archive.before-0002-2.db"
    assert (tmp_path / "archive.before-0002.db").read_text() == "mine"


def test_two_who_come_first_make_the_archive_once(postgres_url: str) -> None:
    """As when a timer starts two crawls at once, in an empty database."""
    script = (
        "import os; from models import config, database; database.open_archive(config.Config.of(os.environ))"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", script], cwd=ROOT, env=os.environ | {"NIANBAO_DATABASE": postgres_url},
            stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    told = [process.communicate(timeout=120)[1] for process in both]

    assert [process.returncode for process in both] == [0, 0], told
    with reading(config_of(postgres_url)) as connection:
        assert connection.scalar(select(func.count()).select_from(archive)) == 1


def test_nothing_to_migrate_makes_no_copy(tmp_path: Path) -> None:
    config = config_of(f"sqlite:///{tmp_path / 'archive.db'}")
    migrate(config)

    assert migrate(config).backup is None


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_text("hello " * 1000)

    with (
        pytest.raises(ArchiveError, match="not a database"),
        reading(config_of(f"sqlite:///{tmp_path / 'archive.db'}")),
    ):
        pass


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "archive.db") as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    connection.close()

    with pytest.raises(ArchiveError, match="other tables"):
        open_archive(config_of(f"sqlite:///{tmp_path / 'archive.db'}"))


def test_a_reader_cannot_write(database_url: str) -> None:
    config = config_of(database_url)
    migrate(config)

    with pytest.raises(CannotWrite, match=r"read-?only"), reading(config) as connection:
        connection.execute(archive.update().values(world="demo"))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CannotWrite, match="cannot make the folder"):
        open_archive(config_of(f"sqlite:///{tmp_path / 'file' / 'archive.db'}"))


@pytest.mark.parametrize("url", ["nonsense", "mars://x/y"])
def test_a_wrong_url_is_a_wrong_argument(url: str) -> None:
    with pytest.raises(WrongArguments, match="NIANBAO_DATABASE"), reading(config_of(url)):
        pass


def test_paths_with_signs_of_urls_are_read(tmp_path: Path) -> None:
    """A reader opens a URI: question marks, hashes and spaces of a path must not end it."""
    config = config_of(f"sqlite:///{tmp_path / 'a #1 100%?年报.db'}")
    migrate(config)

    with warnings.catch_warnings(), reading(config) as connection:
        assert connection.scalar(select(archive.c.id)) == 1


def test_chinese_in_json_stays_readable(database_url: str) -> None:
    config = config_of(database_url)
    serialise = database.engine(config, write=False).dialect._json_serializer

    assert serialise({"机构": "上方镇"}) == json.dumps({"机构": "上方镇"}, ensure_ascii=False)
