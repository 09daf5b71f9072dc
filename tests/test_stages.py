"""The desk and its reading processes: a page may hang or kill its reader, the crawl goes on and tells the truth."""

import asyncio
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from sqlalchemy import select

from models.config import Config
from models.database import open_archive, reading
from models.errors import CannotWrite, Unreadable, WrongArguments
from models.places import Site
from models.tables import captures, events, figures, periods, problems, runs, versions
from models.values import Capture, Figure, Visit
from models.warc import Exchange
from pipelines import worker
from pipelines.copies import Copies
from pipelines.desk import OpenDesk
from pipelines.stages import Keep
from pipelines.worker import Readers
from tests.days import page_of
from tests.odd_reader import ODD, pid

DAY = datetime(2026, 1, 19, 8, tzinfo=UTC)


# -- reading processes ----------------------------------------------------------------------------------
@pytest.fixture
def readers() -> Iterator[Readers]:
    made = Readers(ODD, count=1, seconds=1.0)
    yield made
    made.close()


def test_a_page_comes_back_from_another_process(readers: Readers) -> None:
    """Whole, frozen mappings too; and the same process serves the next page."""
    first, second = (asyncio.run(readers.read(Capture(word))) for word in (b"one", b"two"))

    assert (first.report.title, second.report.title) == ("one", "two")
    assert first.document.meta["site"] == "1"
    assert pid(first) == pid(second) != str(os.getpid())


@pytest.mark.parametrize(
    ("word", "rule", "words"),
    [
        (b"hang", "reader_timeout", "more than 1 s"),
        (b"die", "reader_failed", "ended at"),
        (b"bug", "reader_failed", r"KeyError: 'no such cell' \(odd_reader\.py, line \d+\)"),
    ],
)
def test_a_fallen_reader_is_replaced(
    readers: Readers, word: bytes, rule: str, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """It costs the page that felled it, says why in one line, and the next page has a fresh process."""
    before = readers.read_now(Capture(b"good"))
    with pytest.raises(Unreadable, match=words) as fallen:
        readers.read_now(Capture(word, url="http://a.gov.cn/"))

    after = readers.read_now(Capture(b"good"))

    assert fallen.value.rule == rule
    assert pid(before) != pid(after)
    assert "Traceback" not in capfd.readouterr().err


def test_a_reader_killed_while_idle_is_noticed(readers: Readers) -> None:
    """Somebody else's kill (memory, an operator) costs no page."""
    os.kill(int(pid(readers.read_now(Capture(b"good")))), signal.SIGKILL)
    time.sleep(0.1)

    assert readers.read_now(Capture(b"good")).report.title == "good"


def test_a_reader_killed_while_it_reads_is_replaced_once(tmp_path: Path, readers: Readers) -> None:
    """A page that fells its reader each time is given up after the second; one that a stranger felled is read."""
    once = tmp_path / "once"
    assert readers.read_now(Capture(f"die once {once}".encode())).report.title == "good"
    with pytest.raises(Unreadable, match="ended at"):
        readers.read_now(Capture(b"die"))


def test_readers_end_with_their_crawl(tmp_path: Path, root: Path) -> None:
    """SIGKILL of the crawl leaves no reading process behind."""
    script = (
        "import time; from models.values import Capture; from pipelines.worker import Readers;"
        "from tests.odd_reader import ODD, pid; r = Readers(ODD, count=1);"
        "print(pid(r.read_now(Capture(b'x'))), flush=True); time.sleep(60)"
    )
    crawl = subprocess.Popen([sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, text=True)
    assert crawl.stdout is not None
    with crawl.stdout:
        orphan = int(crawl.stdout.readline())
    crawl.kill()
    crawl.wait()

    until = time.monotonic() + 10
    while time.monotonic() < until and Path(f"/proc/{orphan}").exists() and not _is_zombie(orphan):
        time.sleep(0.05)
    assert not Path(f"/proc/{orphan}").exists() or _is_zombie(orphan)


def _is_zombie(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_frozen_mappings_travel() -> None:
    assert worker.READER == "pipelines.worker:real_reader"
    assert pickle.loads(pickle.dumps(MappingProxyType({"a": "1"}))) == {"a": "1"}


# -- the desk -------------------------------------------------------------------------------------------
@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "sites.csv").write_text(
        "code,name,url,division_code,verified\nc,江城县,http://county.gov.cn/,,1\n"
    )
    return Config.of(
        {
            "NIANBAO_DATABASE": f"sqlite:///{tmp_path / 'archive.db'}",
            "NIANBAO_SITES": str(tmp_path / "sites.csv"),
            "NIANBAO_WORLD": "demo",
            "NIANBAO_CLOCK": DAY.isoformat(),
        }
    )


@pytest.fixture
def desk(config: Config) -> Iterator[OpenDesk]:
    made = OpenDesk(config, open_archive(config), user_agent="nianbao (test)")
    yield made
    made.close()


def exchange(desk: OpenDesk, body: bytes, url: str = "http://county.gov.cn/a.html") -> Capture:
    now = desk.config.now()
    place = desk.warc.write(
        Exchange(url, now, 200, response_headers=(("Content-Type", "text/html"),), body=body)
    )
    return Capture(body, url, 200, "text/html", now, warc=place, payload_digest=f"sha1:{body.decode()}")


def site(desk: OpenDesk) -> Site:
    from models import sites

    return desk.call(lambda connection: sites.find(connection, "c"))


def test_a_crawl_of_one_page_lands_whole(desk: OpenDesk, config: Config) -> None:
    """Capture, version, figures and event are there when the run is closed, and the tally says the same."""
    opened = desk.begin(site(desk))
    capture = exchange(desk, b"text")
    desk.note(Visit("c", capture, "unjudged"))
    cell = Figure("b1_proactive_total", 7, "printed")

    desk.note(Visit("c", capture, "content", page_of("text", figures=(cell,))))
    state, gone = desk.finish(site(desk), "complete", {"declared": 1})

    with reading(config) as connection:
        assert connection.execute(select(captures.c.kind)).all() == [("content",)]
        assert connection.execute(select(figures.c.value)).all() == [(7.0,)]
        assert connection.execute(select(events.c.event, events.c.run_id)).all() == [("new", opened.run_id)]
        [(kept, counters, evidence)] = connection.execute(
            select(runs.c.state, runs.c.counters, runs.c.evidence)
        )
    assert (state, gone, kept, evidence) == ("complete", (), "complete", {"declared": 1})
    assert counters == {"pages_content": 1, "reports": 1, "new": 1, "problems": 0}
    assert desk.years["c"] == {2024: 1}


def test_the_next_crawl_knows_the_places(desk: OpenDesk) -> None:
    """With the list that led there, and the validators to ask with."""
    desk.begin(site(desk))
    capture = replace(exchange(desk, b"text"), etag='"1"')
    desk.note(
        Visit(
            "c",
            exchange(desk, b"list", "http://county.gov.cn/list"),
            "list",
            column="http://county.gov.cn/list",
        )
    )
    desk.note(Visit("c", capture, "content", page_of("text"), "http://county.gov.cn/list"))
    desk.finish(site(desk), "complete", {})

    again = desk.begin(site(desk))

    [place] = again.places
    assert (place.url, place.last.etag, place.column) == (capture.url, '"1"', "http://county.gov.cn/list")
    assert (len(again.places), again.columns) == (1, (("http://county.gov.cn/list", None, None),))
    assert again.last is not None
    assert again.last.state == "complete"


def test_a_page_nobody_can_read_makes_the_run_partial(desk: OpenDesk, config: Config) -> None:
    """Not lost, not silent: a problem at its URL, its bytes in the WARC, and no run that calls itself complete."""
    desk._readers = Readers(ODD, count=1, seconds=1.0)
    desk.begin(site(desk))
    capture = exchange(desk, b"bug")

    page = asyncio.run(desk.read(capture))
    desk.note(Visit("c", capture, "content", page))
    state, _ = desk.finish(site(desk), "complete", {})

    assert state == "partial"
    with reading(config) as connection:
        assert connection.execute(select(problems.c.rule, problems.c.scope)).all() == [
            ("reader_failed", "page")
        ]
        assert connection.execute(select(runs.c.state)).all() == [("partial",)]
    assert desk.fetched(1).body == b"bug"


def test_payloads_are_known_at_once_and_later(desk: OpenDesk, config: Config) -> None:
    """The same bytes become a revisit record: within the crawl by memory, in the next one by the archive."""
    assert desk.copies.earlier("sha1:text") is None
    capture = exchange(desk, b"text")
    desk.note(Visit("", capture, "robots"))

    now = desk.copies.earlier("sha1:text")
    desk.writer.flush()
    later = Copies(desk._reading, lambda: False)

    assert now == later.earlier("sha1:text") == later.confirmed("http://county.gov.cn/a.html")
    assert now is not None
    assert (now.url, now.place) == (capture.url, capture.warc)
    assert Copies(desk._reading, lambda: True).earlier("sha1:text") is None, "who is away is not asked"


def test_a_new_cleaner_reads_the_last_capture_again(desk: OpenDesk, config: Config) -> None:
    """The whole way: bytes from the WARC, read by the processes, compared; 0 versions."""
    desk._readers = Readers(ODD, count=1)
    desk.begin(site(desk))
    desk.note(Visit("c", exchange(desk, b"text"), "content", page_of("text", cleaner="cleaner/0")))
    desk.writer.flush()

    today = replace(page_of("text"), clean_digest="ab")  # what the odd reader says of any bytes
    desk.note(Visit("c", exchange(desk, b"text again"), "content", today))
    desk.finish(site(desk), "complete", {})

    with reading(config) as connection:
        assert len(connection.execute(select(versions.c.id)).all()) == 1
        assert len(connection.execute(select(periods.c.version_id)).all()) == 1
        assert connection.execute(select(problems.c.rule)).all() == []


def test_trouble_stops_the_crawl_and_is_told(config: Config) -> None:
    """A write that fails is told to who can stop the crawl, and raised to who brings more."""
    told: list[BaseException] = []
    desk = OpenDesk(config, open_archive(config), on_trouble=told.append)

    def full(_connection: object) -> None:
        raise CannotWrite("disk full")

    with pytest.raises(CannotWrite):
        desk.call(full)
    with pytest.raises(CannotWrite):
        desk.note(Visit("", Capture(b"", "http://a.gov.cn/", fetched_at=DAY), "robots"))
    desk.close()

    assert [type(error) for error in told] == [CannotWrite]
    assert desk.trouble is told[0]


def test_the_worlds_stay_apart(desk: OpenDesk, config: Config) -> None:
    with pytest.raises(WrongArguments, match="of the world 'demo'"):
        open_archive(replace(config, world="real"))


def test_the_keep_stage_takes_visits_and_lets_others_pass(desk: OpenDesk) -> None:
    keep = Keep(desk)  # type: ignore[arg-type]
    visit = Visit("", Capture(b"", "http://a.gov.cn/", fetched_at=DAY + timedelta(days=1)), "robots")

    assert asyncio.run(keep.process_item(visit)) is visit
    assert asyncio.run(keep.process_item({"other": 1})) == {"other": 1}
    desk.writer.flush()
    assert desk.copies.confirmed("http://a.gov.cn/") is None  # a capture without WARC place confirms nothing
    assert desk.call(lambda connection: connection.execute(select(captures.c.kind)).all()) == [("robots",)]
