"""Real disks that fill up, or turn read-only, under a crawl: nothing lost or doubled, one clear line, and on it goes."""

import shutil
import subprocess
import threading
from contextlib import contextmanager

import pytest

from models.config import Config
from models.database import open_archive
from models.warc_files import OPEN, spans
from tests.town import Crawler, open_town, small_site

town = pytest.fixture(open_town.__wrapped__)
YEARS = tuple(range(2012, 2024))
SIZE = 12_000_000  # bytes of the disk


class SmallDisk:
    """A memory disk of our own. filled: a stranger's file takes all its room but so many bytes."""

    def __init__(self, folder):
        self.folder, self._filler = folder, folder / "filler"

    def fill(self, leave):
        with self._filler.open("wb") as file:
            file.write(bytes(shutil.disk_usage(self.folder).free - leave))

    def empty(self):
        self._filler.unlink()

    def turn(self, how):
        subprocess.run(["mount", "-o", f"remount,{how}", str(self.folder)], check=True)


class DyingDisk(SmallDisk):
    """A disk of blocks, in a file: its kernel may give it up in the midst of writing, as it does a broken one."""

    def __init__(self, folder):
        super().__init__(folder)
        self._image = folder.with_suffix(".img")
        with self._image.open("wb") as file:
            file.truncate(2 * SIZE)
        tried("mkfs.ext4", "-q", "-F", self._image)

    def mount(self):
        tried("mount", "-o", "loop", self._image, self.folder)

    def die(self):
        """Whoever has a file open there may read it, and nobody writes any more."""
        self.turn("abort")

    def mend(self):
        subprocess.run(["umount", str(self.folder)], check=True)
        subprocess.run(["e2fsck", "-fy", str(self._image)], check=False, capture_output=True)
        self.mount()


def tried(*words):
    """What only root may do, and not on every machine."""
    try:
        subprocess.run(list(map(str, words)), check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        pytest.skip(f"no disk of our own: {error}")
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no disk of our own: {error.stderr.strip()}")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    yield folder
    if folder.is_mount():
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def disk(folder):
    tried("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder)
    return SmallDisk(folder)


@pytest.fixture
def dying(folder):
    disk = DyingDisk(folder)
    disk.mount()
    return disk


def front_door(disk, town):
    town.pages = small_site(YEARS)
    crawler = Crawler(disk.folder).sites(town.url)
    crawler.env["NIANBAO_MIN_FREE"] = "0"
    return crawler


@pytest.fixture
def crawl(disk, town):
    return front_door(disk, town)


@contextmanager
def after(town, answers, do):
    """Do something once so many answers are out."""
    town.after = lambda count: count == answers and do()
    yield
    town.after = lambda count: None


def whole(crawl):
    """The next crawl completes; what lies in the files is what was told, and each report is there once."""
    done = crawl("crawl", "reports")
    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.counters() == {"new": len(YEARS)}
    assert crawl.verify() == 0
    return True


def ours(done):
    return [line for line in done.stderr.splitlines() if line.startswith("nianbao: ")]


def test_a_crawl_waits_for_room_and_goes_on(disk, crawl, town):
    later = threading.Timer(2.5, disk.empty)
    with after(town, 6, lambda: (disk.fill(3_000_000), later.start())):
        done = crawl("crawl", "reports", NIANBAO_MIN_FREE="4", NIANBAO_DELAY="0.2")
    later.join()

    assert done.returncode == 0, done.stdout + done.stderr
    pauses, goes_on = ours(done)
    assert "less than 4 MB (NIANBAO_MIN_FREE)" in pauses
    assert "the crawl goes on" in goes_on
    assert crawl.counters() == {"new": len(YEARS)}


def test_a_disk_that_stays_full_makes_a_partial_run(disk, crawl, town):
    with after(town, 6, lambda: disk.fill(3_000_000)):
        done = crawl("crawl", "reports", NIANBAO_MIN_FREE="4", NIANBAO_DELAY="0.2", NIANBAO_WAIT="1")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "990101 partial: no room on the disk" in done.stdout
    assert crawl.verify() == 0


@pytest.mark.parametrize(
    "leave", [9_000, *(pytest.param(n, marks=pytest.mark.prove) for n in (0, 40_000, 90_000))]
)
def test_a_disk_that_is_full_to_the_last_byte(disk, crawl, town, leave):
    """Whatever hits it first, WARC or database: exit 3 in one line; no file keeps half a record."""
    with after(town, 6, lambda: disk.fill(leave)):
        done = crawl("crawl", "reports", NIANBAO_DELAY="0.2")

    assert done.returncode == 3, done.stdout + done.stderr
    (line,) = ours(done)
    assert "cannot write the" in line
    assert "free space" in line
    for path in (crawl.folder / "warc").iterdir():
        with path.open("rb") as file:
            assert all(whole for _, _, whole in spans(file)), "no torn record"
    disk.empty()
    assert whole(crawl)
    assert not list((crawl.folder / "warc").glob(f"*{OPEN}"))


def test_a_disk_that_is_read_only(disk, crawl, town):
    """Exit 3 in one line, before anything is asked for; wherever the database lies."""
    open_archive(Config.of(crawl.env)).dispose()
    disk.turn("ro")
    elsewhere = {"NIANBAO_DATABASE": f"sqlite:///{disk.folder.parent / 'other.db'}"}
    for env in ({}, {"NIANBAO_WARC_DIR": str(disk.folder / "warc"), **elsewhere}):
        done = crawl("crawl", "reports", **env)
        (line,) = ours(done)
        assert (done.returncode, town.log) == (3, []), line
        assert "mend its permissions" in line
    disk.turn("rw")


@pytest.mark.parametrize("answers", [8, *(pytest.param(n, marks=pytest.mark.prove) for n in (4, 6, 11, 15))])
def test_a_disk_that_turns_read_only_in_mid_run(dying, town, answers):
    """Its kernel gives it up under open files: exit 3 in one line, and mended it holds all that was committed."""
    crawl = front_door(dying, town)
    with after(town, answers, dying.die):
        done = crawl("crawl", "reports", NIANBAO_DELAY="0.05")
    assert done.returncode == 3, done.stdout + done.stderr
    (line,) = ours(done)
    assert "cannot write the" in line
    kept = crawl.rows("SELECT count(*) FROM captures")
    dying.mend()
    assert crawl.rows("SELECT count(*) FROM captures") == kept
    assert whole(crawl)


def test_a_full_disk_for_temporary_files_costs_nothing(disk, town, tmp_path):
    """The archive lies elsewhere: neither a crawl nor an index of all its files needs room in TMPDIR."""
    crawl = Crawler(tmp_path).sites(town.url)
    crawl.env["TMPDIR"] = str(disk.folder)
    town.pages = small_site(YEARS)
    disk.fill(4096)  # room for the name of a file, and for some of it
    assert crawl("crawl", "reports").returncode == 0
    done = crawl.run("archive", "export", "--format", "cdxj", str(tmp_path / "out"))

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "index.cdxj").stat().st_size > 4096
    assert crawl.counters() == {"new": len(YEARS)}
