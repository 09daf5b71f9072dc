"""A crawl may be killed at any moment: what the WARC holds and the database does not is taken up by the next one."""

import random
import re
import threading
import time
import zlib
from contextlib import closing
from datetime import UTC, datetime
from functools import partial

import pytest

from crawler import late
from models import sites
from models.config import Config
from models.database import open_archive
from models.values import Capture, Visit
from models.warc import Earlier, Exchange
from models.warc_files import members
from pipelines import retell
from pipelines.desk import OpenDesk
from tests.storms import PLAN, delivered
from tests.test_migrations_data import to
from tests.town import Crawler, open_town, report, small_site

DAY = datetime(2026, 1, 19, 8, tzinfo=UTC)
YEARS = tuple(range(2008, 2024))
town = pytest.fixture(open_town.__wrapped__)


def killed(crawl, town, after, delay=0.4):
    """Crawl, SIGKILL the process a moment after its so-many-th answer; its exit code (-9, or it was quicker).

    The site holds its breath from then on, so that the crawl does not end before.
    """
    process = crawl.start("scrapy", "crawl", "reports")
    goal, struck = len(town.log) + after, threading.Event()

    def strike(count):
        if count >= goal and not struck.is_set():
            struck.set()
            threading.Timer(delay, process.kill).start()

    def hold(count):
        if count >= goal:
            time.sleep(8 * delay)
            if process.poll() is not None:
                raise ConnectionAbortedError("who asked is dead")

    town.before, town.after = hold, strike
    process.communicate(timeout=120)
    town.before = town.after = lambda count: None
    return process.returncode


def archived(crawl):
    """The reports whose bytes the WARC files hold, by path: what was served is not all kept when the kill comes."""
    found = set()
    for path in (crawl.folder / "warc").glob("*.warc.gz*"):
        with path.open("rb") as file:
            for start, end in list(members(file)):
                file.seek(start)
                head = zlib.decompressobj(31).decompress(file.read(end - start), 4096)
                if b"WARC-Type: re" in head and b"WARC-Type: request" not in head:
                    found |= {word.decode() for word in re.findall(rb"/nb/t\d{4}\.html", head)}
    return found


def rows(crawl, query):
    made = crawl.database.exists() or not crawl.env["NIANBAO_DATABASE"].startswith("sqlite")
    return crawl.rows(query)[0][0] if made else 0


def assert_whole(crawl, town):
    """The next run completes; database and WARC agree; each report has its one version, and each event is one."""
    done = crawl("crawl", "reports")
    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.verify() == 0
    assert crawl.rows("SELECT count(*), count(DISTINCT document_id), max(number) FROM versions") == [
        (len(YEARS), len(YEARS), 1)
    ]
    assert crawl.counters() == {"new": len(YEARS)}
    assert crawl.rows("SELECT state FROM runs ORDER BY id DESC LIMIT 1") == [("complete",)]
    assert "running" not in {state for (state,) in crawl.rows("SELECT state FROM runs")}


def test_a_crawl_killed_several_times_loses_nothing_and_doubles_nothing(tmp_path, town):
    """Killed in the middle of its pages: the next start takes up their records, so they are not fetched again."""
    town.pages = small_site(YEARS)
    crawl = Crawler(tmp_path).sites(town.url)

    codes, found = zip(*((killed(crawl, town, after), crawl.verify()) for after in (7, 5)), strict=True)
    kept = rows(crawl, "SELECT count(*) FROM captures")
    before, held = len(town.log), archived(crawl)
    assert_whole(crawl, town)

    assert codes == (-9, -9)
    assert 3 in found, "a kill left records that no row told of"
    assert rows(crawl, "SELECT count(*) FROM captures") > kept
    again = {path for path, status, conditional in town.log[before:] if conditional and status == 304}
    assert again == held, "what was fetched before the kill is only asked whether it still stands"
    assert held


def test_a_report_read_late_is_told_of_the_time_it_was_fetched(tmp_path, town):
    """Changed between the kill and the next run, it has two versions: the one that was fetched is not lost."""
    town.pages = small_site(YEARS)
    crawl = Crawler(tmp_path).sites(town.url)

    assert killed(crawl, town, 8) == -9
    old = min(archived(crawl))
    year = int(old[5:9])
    town.pages[old] = report(year, count=999)
    crawl.env["NIANBAO_CLOCK"] = "2026-02-02T08:00:00Z"
    done = crawl("crawl", "reports")

    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.counters() == {"new": len(YEARS), "revised": 1}
    assert crawl.verify() == 0
    [(first,)] = crawl.rows("SELECT min(at) FROM events")
    assert first.startswith("2026-01-19")


def test_a_record_without_a_row_is_taken_up_as_what_it_was(tmp_path):
    """By its role, status and site; in the order of writing, a revisit after its first copy; once."""
    crawl = Crawler(tmp_path).sites("http://127.0.0.1:9/")
    config = Config.of(crawl.env)
    url = "http://127.0.0.1:9/{}".format
    with closing(OpenDesk(config, open_archive(config))) as desk:
        fetched = [
            Exchange(url("robots.txt"), DAY, 404, body=b"none", site="990101", role="robots"),
            Exchange(url("a"), DAY, 200, body=b"<p>a</p>", site="990101", response_headers=(("ETag", "1"),)),
            Exchange(
                url("b"), DAY, 200, body=b"<p>a</p>", site="990101", request_headers=(("Referer", url("")),)
            ),
            Exchange(url("list"), DAY, 200, body=b"{}", site="990101", role="answer"),
            Exchange(url("f.pdf"), DAY, 200, body=b"%PDF", site="990101", role="attachment"),
            Exchange(url("cut"), DAY, 200, body=b"<p>", site="990101", truncated="disconnect"),
            Exchange(url("c"), DAY, 521, body=b"<script>", site="gone"),
        ]
        first = [desk.warc.write(exchange) for exchange in fetched[:2]][1]
        desk.warc.write(fetched[2], Earlier(url("a"), DAY, first))
        for exchange in fetched[3:]:
            desk.warc.write(exchange)
        desk.warc.convert(url("dom"), DAY, b"<p>dom</p>", "test", "990101")
        desk.warc.close()

        assert (late.take_up(desk), late.take_up(desk)) == (8, 0)

    assert crawl.rows("SELECT kind, site_id IS NOT NULL FROM captures ORDER BY id") == [
        ("robots", 1), ("unjudged", 1), ("unjudged", 1), ("list", 1), ("attachment", 1), ("error", 1),
        ("challenge", 0), ("rendered", 1),
    ]  # fmt: skip
    assert crawl.rows("SELECT id, same_as, etag FROM captures WHERE kind = 'unjudged'") == [
        (2, None, "1"),
        (3, 2, None),
    ]
    assert crawl.rows("SELECT count(*) FROM captures WHERE referrer_id IS NOT NULL") == [(1,)]


def fetch(desk, number):
    """One more record, without its row; where it lies."""
    exchange = Exchange(f"http://127.0.0.1:9/{number}", DAY, 200, body=b"<p>%d</p>" % number)
    return desk.warc.write(exchange), exchange


def keep(desk, place, exchange):
    desk.note(Visit("", Capture(b"", exchange.url, 200, fetched_at=DAY, warc=place), "content"))
    desk.writer.flush()


def test_a_start_looks_for_records_without_a_row_from_the_first_of_them_on(tmp_path, monkeypatch):
    """What was fetched before a word of the journal and not told by it is found; a file whose rows are all there is not read."""
    crawl = Crawler(tmp_path).sites("http://127.0.0.1:9/")
    config = Config.of(crawl.env)
    with closing(OpenDesk(config, open_archive(config))) as desk:
        keep(desk, *fetch(desk, 1))
        waiting, _ = fetch(desk, 2)
        keep(desk, *fetch(desk, 3))
    with closing(OpenDesk(config, open_archive(config))) as desk:
        keep(desk, *fetch(desk, 4))  # in a newer file
    marks = "SELECT whole_to, told_to FROM warcs ORDER BY id LIMIT 1"
    assert crawl.rows(marks) == [(waiting.offset, crawl.rows(marks)[0][1])]
    looked, real = [], retell.records
    monkeypatch.setattr(retell, "records", lambda path, at: looked.append(at) or real(path, at))
    for found in (1, 0):
        with closing(OpenDesk(config, open_archive(config))) as desk:
            assert late.take_up(desk) == found

    assert looked == [waiting.offset]
    assert crawl.rows("SELECT count(*) FROM captures") == [(4,)]
    assert crawl.rows("SELECT count(*) FROM warcs WHERE whole_to IS NULL OR whole_to < told_to") == [(0,)]


@pytest.mark.parametrize("revision", ["0005", "0010"])
def test_an_archive_that_was_at_an_older_migration_tells_no_run_twice(tmp_path, revision):
    """Before 0006 nobody knew how far it was told: the last word of the journal is done again and changes nothing."""
    crawl = Crawler(tmp_path).sites("http://127.0.0.1:9/")
    config = Config.of(crawl.env)
    with closing(OpenDesk(config, open_archive(config))) as desk:
        keep(desk, *fetch(desk, 1))
        site = desk.call(partial(sites.find, who="990101"))
        desk.begin(site)
        desk.finish(site, "complete", {})
    before = crawl.rows("SELECT * FROM runs")
    engine = open_archive(config)
    for verb, revision_ in (("downgrade", revision), ("upgrade", "head")):
        to(engine, revision_, verb)
    engine.dispose()
    with closing(OpenDesk(config, open_archive(config))) as desk:
        late.take_up(desk)

    assert crawl.rows("SELECT * FROM runs") == before
    assert crawl.verify() == 0


def test_two_hundred_kills_are_planned_on_both_databases():
    """Each test of the storms fails where a kill of its plan did not strike; the run tells how many there were."""
    on_server = sum(s.kills for s in PLAN.values() for seed in range(s.seeds) if seed in s.on_server)
    assert sum(storm.planned for storm in PLAN.values()) >= 200 <= 3 * on_server


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(PLAN["crawl"].seeds))
def test_a_storm_of_kills(tmp_path, town, seed, request, record_property):
    """At random answers and random moments, before and after commits, until a crawl is let alone."""
    chance = random.Random(seed)
    town.pages = small_site(YEARS)
    crawl = Crawler(tmp_path).sites(town.url)
    if seed in PLAN["crawl"].on_server:
        crawl.on(request.getfixturevalue("postgres_url"))
        assert crawl("crawl", "reports", "-a", "max=1s").returncode in (0, 1), (
            "the first call makes the tables"
        )

    kept = [0]

    def strike():
        code = killed(crawl, town, chance.randint(1, 20), chance.uniform(0, 1.5))
        kept.append(rows(crawl, "SELECT count(*) FROM captures"))
        return code

    delivered(record_property, PLAN["crawl"].kills, strike)
    assert kept == sorted(kept), "no committed capture is lost"
    assert_whole(crawl, town)
