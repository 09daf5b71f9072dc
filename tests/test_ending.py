"""How a crawl ends before its end: by time, by a signal, by a disk that takes no more; always told, nothing lost."""

import os
import signal
import sqlite3
from contextlib import closing
from time import sleep

import pytest

from models.config import Config
from models.database import open_archive
from tests.town import Crawler, open_town, small_site

STATEMENTS = {
    "older": "UPDATE alembic_version SET version_num = '0001'",
    "newer": "UPDATE alembic_version SET version_num = '9999'",
    "another's": "CREATE TABLE flowers (name)",
}
YEARS = tuple(range(2008, 2024))
town = pytest.fixture(open_town.__wrapped__)


@pytest.fixture
def crawl(tmp_path, town):
    town.pages = small_site(YEARS)
    return Crawler(tmp_path).sites(town.url)


def assert_partial(crawl, why):
    """The run says that it was cut short, what it brought is kept, and no file is left open."""
    [(state, evidence)] = crawl.rows("SELECT state, evidence FROM runs")
    assert state == "partial"
    assert why in evidence
    assert crawl.rows("SELECT count(*) FROM versions") > [(0,)]
    assert not list((crawl.folder / "warc").glob("*.open"))
    assert crawl.verify() == 0


def test_time_is_up(crawl, town):
    done = crawl("crawl", "reports", "-a", "max=8s", NIANBAO_DELAY="0.9")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "990101 partial: no time left (max=)" in done.stdout
    assert len(town.log) < len(YEARS)
    assert_partial(crawl, "no time left")


def test_a_signal_to_end(crawl, town):
    """SIGTERM, as a service manager sends it; the next crawl completes the site."""
    process = crawl.start("scrapy", "crawl", "reports", NIANBAO_DELAY="0.3")
    town.after = lambda count: count == 6 and process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)

    assert process.returncode == 1, out + err
    assert "Traceback" not in err
    assert "990101 partial: the crawl was told to stop" in out
    assert_partial(crawl, "told to stop")

    town.after = lambda count: None
    assert crawl("crawl", "reports").returncode == 0
    assert crawl.counters() == {"new": len(YEARS)}


def test_told_twice_it_stops_at_once(crawl, town):
    """Whoever tells it again, and its whole group as a terminal does, waits for nothing; the next crawl takes up what came."""
    process = crawl.start("scrapy", "crawl", "reports", group=True, NIANBAO_DELAY="0.1")

    def insist(count):
        if count == 6 and process.poll() is None:
            for _ in range(2):
                os.killpg(process.pid, signal.SIGINT)
                sleep(0.3)
            process.wait(timeout=30)

    town.before = insist
    out, err = process.communicate(timeout=60)

    assert process.returncode == 1, out + err
    assert err.count("stopped at once") == 1
    assert "Traceback" not in err

    town.before = lambda count: None
    assert crawl("crawl", "reports").returncode == 0
    assert crawl.rows("SELECT count(*) FROM versions") == [(len(YEARS),)]
    assert crawl.verify() == 0


def one_line(done):
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("nianbao: ")]
    return line


def test_a_disk_that_takes_no_more(crawl, town):
    """Said once, exit 3; when there is room again the next crawl completes, and nothing is missing or doubled."""
    open_archive(Config.of(crawl.env)).dispose()
    full = crawl("crawl", "reports", limit=48_000, NIANBAO_CLOCK="2026-02-02T08:00:00Z")

    assert full.returncode == 3, full.stdout + full.stderr
    assert "cannot write the archive" in one_line(full)
    assert "free space" in one_line(full)

    again = crawl("crawl", "reports", NIANBAO_CLOCK="2026-02-16T08:00:00Z")

    assert again.returncode == 0, again.stdout + again.stderr
    assert crawl.counters() == {"new": len(YEARS)}
    assert crawl.verify() == 0


@pytest.mark.parametrize("name", ["NIANBAO_SITES", "NIANBAO_DIVISIONS"])
def test_a_table_that_is_not_there(crawl, town, name):
    """A wrong setting is one line and exit 2, before anything is fetched."""
    done = crawl("crawl", "reports", **{name: "/no/such/table.csv"})

    assert done.returncode == 2, done.stderr
    assert "/no/such/table.csv" in one_line(done)
    assert town.log == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("older", "run `nianbao migrate`"),
        ("newer", "which this program does not know: update it"),
        ("read-only", "mend its permissions"),
        ("damaged", "check it with `nianbao verify`"),
        ("another's", "holds other tables than ours"),
    ],
)
def test_an_archive_that_cannot_serve(crawl, town, wrong, said):
    """One line that says what to do, exit 3, and not one request to the site."""
    crawl.env["NIANBAO_WARC_DIR"] = str(crawl.folder / "warc")
    if wrong != "another's":
        open_archive(Config.of(crawl.env)).dispose()
    if wrong == "read-only":
        crawl.env["NIANBAO_DATABASE"] = f"sqlite:///file:{crawl.database}?mode=ro&uri=true"
    if wrong == "damaged":
        crawl.database.write_bytes(b"no database at all, and long enough to be looked at " * 100)
    if wrong in STATEMENTS:
        with closing(sqlite3.connect(crawl.database)) as connection:
            connection.execute(STATEMENTS[wrong])
            connection.commit()

    done = crawl("crawl", "reports")

    assert done.returncode == 3, done.stdout + done.stderr
    assert said in one_line(done)
    assert town.log == []
