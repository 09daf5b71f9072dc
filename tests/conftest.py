"""What every test may ask for: a real browser, a PostgreSQL database of its own, the folder of shared specimens."""

import fcntl
import os
import subprocess
import sys
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql
from sqlalchemy import URL, Engine, make_url

from crawler import browser_setup
from demo.calendar import Day
from demo.server import Province
from tests.days import Crawler, archive, crawling
from tests.storms import KILLED

settings.register_profile(
    "untimed", deadline=None
)  # how long an example takes says more of the machine than of us
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]


def lacking(reason: str) -> NoReturn:
    """Skip here, fail in CI: what a CI machine cannot do, nobody has tested."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of specimens beside the repository; most machines have none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared here")
    return folder


@pytest.fixture(scope="session")
def browser() -> browser_setup.Browser:
    """A browser that starts; `browser.launch_options()` is what Playwright's launch takes."""
    found = browser_setup.find()
    if found is None:
        lacking("no browser here: `make setup` names the commands that bring one")
    return found


@pytest.fixture(scope="session")
def own_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A PostgreSQL of our own, None where NIANBAO_TEST_POSTGRES names another."""
    if os.environ.get("NIANBAO_TEST_POSTGRES"):
        yield None
        return
    # Not under pytest's own folder: as root the server runs as another user, who may not look in there.
    with tempfile.TemporaryDirectory(prefix="nianbao-pg-") as folder:
        # Two workers that start at once would both try to make that user.
        with (tmp_path_factory.getbasetemp().parent / "postgres.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            server = _start_postgres(folder)
        yield server
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_server(own_postgres: Any) -> URL:
    """A PostgreSQL that lets us make databases."""
    address = own_postgres.get_uri() if own_postgres else os.environ["NIANBAO_TEST_POSTGRES"]
    return make_url(address).set(drivername="postgresql+psycopg")


class Power:
    """A PostgreSQL server's: off as by an operator (fast) or by a cut cable (immediate), and on again."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def off(self, how: str = "fast") -> None:
        from pgserver._commands import pg_ctl

        pg_ctl(["-w", "-m", how, "stop"], pgdata=self._server.pgdata, user=self._server.system_user)

    def on(self) -> None:
        try:
            self._server.ensure_postgres_running()
        except subprocess.TimeoutExpired:  # it starts all the same: a busy disk takes its time to recover
            self._server.ensure_postgres_running()


@pytest.fixture
def postgres_power(own_postgres: Any) -> Iterator[Power]:
    """To take this worker's server away and to bring it back."""
    if own_postgres is None:
        pytest.skip("NIANBAO_TEST_POSTGRES names a server that is not ours to stop")
    power = Power(own_postgres)
    yield power
    power.on()


def _start_postgres(folder: str) -> Any:
    try:
        with warnings.catch_warnings():
            # A machine without a desktop session has no such folder; pgserver then uses the temporary one.
            warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
            import pgserver

            return pgserver.get_server(folder, cleanup_mode="stop")
    except (ImportError, OSError, subprocess.SubprocessError) as error:
        lacking(f"no PostgreSQL here (NIANBAO_TEST_POSTGRES may name one): {error}")


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """An empty PostgreSQL database for one test, as a SQLAlchemy URL; gone afterwards."""
    name = f"nianbao_{uuid.uuid4().hex}"
    _administer(postgres_server, "CREATE DATABASE {}", name)
    yield postgres_server.set(database=name).render_as_string(hide_password=False)
    _administer(postgres_server, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database as a SQLAlchemy URL: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'archive.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An archive at head for the tests of a module, once on SQLite and once on PostgreSQL."""
    with archive(request) as engine:
        yield engine


@pytest.fixture
def crawler(store: Engine) -> Iterator[Crawler]:
    """Who walks that archive through days; what it did is undone after the test."""
    with crawling(store) as walker:
        yield walker


DAYS = 5


@pytest.fixture(scope="session")
def province_archive(tmp_path_factory: pytest.TempPathFactory, browser: browser_setup.Browser) -> Path:
    """The folder of an archive that met the invented province for five days; made once for all workers."""
    del browser  # one list of the province needs it
    shared_by_workers = (
        tmp_path_factory.getbasetemp().parent if os.environ.get("PYTEST_XDIST_WORKER") else None
    )
    var = (shared_by_workers or tmp_path_factory.mktemp("province")) / "province"
    var.mkdir(exist_ok=True)
    with (var / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        while (met := int((var / "day").read_text()) - 1 if (var / "day").exists() else 0) < DAYS:
            meet_the_province(var)
            assert int((var / "day").read_text()) == met + 2
    return var


def _free_port() -> int:
    """A block of ports the province can have: a developer's own `make crawl` may be running."""
    with Province(Day(1), base_port=0) as province:
        return province.base_port


def meet_the_province(var: Path) -> None:
    """One day of the province, as `make crawl` meets it; its addresses stay the same from day to day."""
    kept = var / "port"
    if not kept.exists():
        kept.write_text(str(_free_port()))
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "demo",
            "run",
            "--var",
            var,
            "--",
            sys.executable,
            "-m",
            "scrapy",
            "crawl",
            "reports",
        ],
        cwd=ROOT,
        env={**os.environ, "NIANBAO_DEMO_PORT": kept.read_text()},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How many processes the storms of kills have killed."""
    told = [
        count
        for report in (report for some in terminalreporter.stats.values() for report in some)
        for name, count in getattr(report, "user_properties", ()) if name == KILLED and report.when == "call"
    ]  # fmt: skip
    if told:
        terminalreporter.write_line(f"{sum(told)} {KILLED} in {len(told)} tests")


def _administer(server: URL, statement: str, name: str) -> None:
    address = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
