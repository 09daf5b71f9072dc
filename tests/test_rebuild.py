"""The WARC files are the truth: the database can be made again from them, and any byte that changed is named."""

import io
import os
import shutil
import sqlite3
import threading
from contextlib import closing, contextmanager, redirect_stdout
from hashlib import sha256
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.__main__ import main
from archive.actions import verify
from models import warcs
from models.config import Config
from models.database import reading
from models.warc_files import members
from tests.town import Crawler, open_town, report, small_site

town = pytest.fixture(open_town.__wrapped__)
YEARS = tuple(range(2016, 2024))
DAYS = ("2026-01-19", "2026-02-02", "2026-02-16", "2026-03-02", "2026-03-16")
QUESTIONS = ("reports", "changes", "runs", "problems", "incidents", "sites", "coverage")


def asked(crawl, *words, **env):
    """What the command line prints, asked in this process: a process for each of the many questions takes a second."""
    out = io.StringIO()
    theirs = patch.dict(os.environ, {**crawl.env, **env}, clear=True)
    with theirs, redirect_stdout(out), pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code in (0, 1)
    return out.getvalue().encode()


def told(crawl, **env):
    """All that the archive answers and hands over, as bytes by name."""
    answers = {q: asked(crawl, q, "--json", **env) for q in QUESTIONS}
    assert answers["reports"]
    assert answers["changes"]
    folder = crawl.folder / f"export-{sha256(repr(env).encode()).hexdigest()[:8]}"
    shutil.rmtree(folder, ignore_errors=True)
    asked(crawl, "export", "--format", "jsonl", str(folder), **env)
    tables = {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}
    assert tables["figures.jsonl"] or tables["facts.jsonl"]
    return answers | tables


def on(day):
    return {"NIANBAO_CLOCK": f"{day}T08:00:00Z"}


def back_up(source, target):
    with closing(sqlite3.connect(source)) as a, closing(sqlite3.connect(target)) as b:
        a.backup(b)


def back_to(crawl, copy):
    for path in crawl.folder.glob("archive.db*"):
        path.unlink()
    back_up(copy, crawl.database)


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """An archive of five days: a revision, a removal, a new report, a page that is gone for one day only; and its site."""
    with contextmanager(open_town.__wrapped__)() as site:
        site.pages = small_site(YEARS)
        crawl = Crawler(tmp_path_factory.mktemp("life")).sites(site.url)
        gone = (404, {}, "<p>您访问的页面不存在</p>")
        changes = (
            {},
            {"/nb/t2022.html": report(2022, count=401)},
            {"/nb/t2021.html": gone, "/nb/t2023.html": gone},
            {"/nb/t2021.html": gone, "/nb/t2023.html": report(2023)},
            {"/nb/t2021.html": gone},
        )
        for day, change in zip(DAYS, changes, strict=True):
            site.pages |= change
            done = crawl("crawl", "reports", **on(day))
            assert done.returncode == 0, done.stdout + done.stderr
            if day == DAYS[1]:
                back_up(crawl.database, crawl.folder / "day2.db")
        assert crawl.counters() == {"new": len(YEARS), "revised": 1, "removed": 1}
        yield crawl.folder, site


@pytest.fixture
def lived(tmp_path, life):
    """A copy of it, to do with as a test likes."""
    folder, site = life
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return Crawler(tmp_path).sites(site.url)


def test_the_database_is_made_again_from_the_files_alone(lived):
    """Every answer and every exported table is the same, byte for byte; the old database is kept."""
    before = told(lived)
    lived.database.rename(lived.folder / "lost.db")
    for word in ("NIANBAO_SITES", "NIANBAO_DIVISIONS"):
        del lived.env[word]

    done = lived.run("archive", "rebuild")

    assert done.returncode == 0, done.stderr
    assert told(lived) == before
    assert lived.verify() == 0


def test_a_rebuild_keeps_the_database_that_was_there(lived):
    rows = lived.database.read_bytes()
    assert lived.run("archive", "rebuild").returncode == 0
    assert lived.run("archive", "rebuild").returncode == 0

    kept = sorted(lived.folder.glob("archive.before-rebuild-*.db"))
    assert [path.name for path in kept] == ["archive.before-rebuild-1.db", "archive.before-rebuild-2.db"]
    assert len(kept[0].read_bytes()) == len(rows)
    assert lived.verify() == 0


def test_yesterdays_backup_is_made_up_for_by_the_next_crawl(lived, life):
    """The database went back, the files did not: what it has lost is done again, at its own times."""
    _, town = life
    whole = told(lived)["changes"]
    back_to(lived, lived.folder / "day2.db")
    assert told(lived)["changes"] != whole
    before = len(town.log)

    done = lived("crawl", "reports", **on("2026-03-30"))

    assert done.returncode == 0, done.stdout + done.stderr
    assert told(lived)["changes"] == whole
    assert {status for path, status, _ in town.log[before:] if path == "/nb/t2022.html"} == {304}
    assert lived.verify() == 0


def test_a_database_of_others_is_left_alone(tmp_path, town, postgres_url):
    """On a server's database a rebuild wants an empty one, and fills it."""
    crawl = Crawler(tmp_path).sites(town.url)
    assert crawl("crawl", "reports").returncode == 0
    before = told(crawl)
    other = {"NIANBAO_DATABASE": postgres_url, "NIANBAO_WARC_DIR": str(tmp_path / "warc")}

    assert crawl.run("archive", "rebuild", **other).returncode == 0
    again = crawl.run("archive", "rebuild", **other)

    assert again.returncode == 2
    assert "holds an archive: make an empty database" in again.stderr
    assert told(crawl, **other) == before
    assert crawl.run("archive", "verify", **other).returncode == 0


def test_a_killed_rebuild_leaves_the_old_database_and_begins_again(lived):
    before = told(lived)
    for moment in (0.7, 1.4, 2.1):
        process = lived.start("archive", "rebuild")
        threading.Timer(moment, process.kill).start()
        process.communicate(timeout=120)
    assert told(lived) == before

    assert lived.run("archive", "rebuild").returncode == 0

    assert told(lived) == before
    assert lived.verify() == 0


@pytest.mark.prove
def test_the_province_is_made_again(province_archive, tmp_path):
    """Five days, four sites, a browser's pages, attachments, a clone, injected pages: all answers the same."""
    old, new = Crawler(tmp_path / "old"), Crawler(tmp_path / "new")
    for crawl, database in ((old, province_archive / "archive.db"), (new, tmp_path / "new.db")):
        crawl.folder.mkdir()
        crawl.env |= {
            "NIANBAO_DATABASE": f"sqlite:///{database}",
            "NIANBAO_WARC_DIR": str(province_archive / "warc"),
        }

    assert new.run("archive", "rebuild", within=900).returncode == 0

    assert told(new) == told(old)
    assert new.verify() == 0


def test_there_must_be_files(tmp_path):
    done = Crawler(tmp_path).run("archive", "rebuild")
    assert done.returncode == 2
    assert "NIANBAO_WARC_DIR" in done.stderr


# -- what changed is named ------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The WARC folder of two crawls, and what its database says of it."""
    with contextmanager(open_town.__wrapped__)() as site:
        crawl = Crawler(tmp_path_factory.mktemp("sound")).sites(site.url)
        for day in DAYS[:2]:
            assert crawl("crawl", "reports", **on(day)).returncode == 0
    with reading(Config.of(crawl.env)) as connection:
        return crawl.folder / "warc", verify.told_of(connection), warcs.chains(connection)


def spans(path):
    with path.open("rb") as file:
        return list(members(file))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_byte_is_named_with_its_record(sound, tmp_path_factory, data):
    """In any record of any file: fetched, asked, said of the file, or of the journal itself."""
    folder, told, chains = sound
    assert list(verify.damages(folder, told, chains, verify.Chain())) == []
    copy = tmp_path_factory.mktemp("flipped") / "warc"
    shutil.copytree(folder, copy)
    path = data.draw(st.sampled_from(sorted(copy.iterdir())))
    start, end = data.draw(st.sampled_from(spans(path)))
    at = data.draw(st.integers(start, end - 1))
    flipped = bytearray(path.read_bytes())
    flipped[at] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(flipped)

    found = [
        damage for damage in verify.damages(copy, told, chains, verify.Chain()) if damage.file == path.name
    ]

    assert start in {damage.offset for damage in found}


def test_a_record_put_in_anothers_place_is_named(sound, tmp_path):
    """Whole members moved about, digests and all, are not what the journal speaks of."""
    folder, told, chains = sound
    copy = tmp_path / "warc"
    shutil.copytree(folder, copy)
    path = min(copy.iterdir())
    body = path.read_bytes()
    (a, b), (c, d) = spans(path)[1:3]
    path.write_bytes(body[:a] + body[c:d] + body[a:b] + body[d:])

    assert "the records before it are not those its journal speaks of" in {
        damage.what for damage in verify.damages(copy, told, chains, verify.Chain())
    }


def test_a_file_that_is_gone_breaks_the_chain(sound, tmp_path):
    """Even where the database was made to forget it."""
    folder, told, chains = sound
    copy = tmp_path / "warc"
    shutil.copytree(folder, copy)
    first = min(copy.iterdir())
    first.unlink()
    rest = {file: rows for file, rows in told.items() if file != first.name}

    found = list(
        verify.damages(copy, rest, {f: c for f, c in chains.items() if f != first.name}, verify.Chain())
    )

    assert [damage.what for damage in found] == ["the journal record before this one is in no file"]


@pytest.mark.parametrize(
    "lost",
    [("sites", "id", "sites do not"), ("runs", "id", "runs do not"), ("columns", "id", "columns do not"),
     ("trails", "url_id", "trails do not"), ("divisions", "code", "divisions do not"),
     ("captures", "id", "a record no row of the database tells of"), ("warcs", "id", "warcs do not")],
)  # fmt: skip
def test_a_row_that_the_files_tell_of_is_named(sound, tmp_path, monkeypatch, capsys, lost):
    table, key, named = lost
    folder, _, _ = sound
    copy = shutil.copy(folder.parent / "archive.db", tmp_path)
    monkeypatch.setenv("NIANBAO_DATABASE", f"sqlite:///{copy}")
    monkeypatch.setenv("NIANBAO_WARC_DIR", str(folder))
    assert verify.run(json=True) == 0

    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(f"DELETE FROM {table} WHERE {key} = (SELECT max({key}) FROM {table})")
        connection.commit()

    assert verify.run(json=True) == 3
    assert named in capsys.readouterr().out
