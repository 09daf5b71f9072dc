"""A store walked through days: what tests of versions and removals use instead of a crawl."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Connection, Engine, func, select, text

from models import documents, removals, runs, sites
from models.config import Config
from models.database import open_archive
from models.documents import Keeping, Kept
from models.journal import Ended, Entry
from models.places import Site
from models.tables import events, metadata, problems
from models.values import NOTHING, Capture, Document, Page, Publisher, Report, Visit
from pipelines import deeds

START = datetime(2026, 1, 19, 8, tzinfo=UTC)
COUNTY = Publisher("江城县人民政府", "county", "990101")
TOWN = Publisher("江城县石桥镇人民政府", "township", "990101", "990101101")
URL = "http://county.gov.cn/report.html"
TWIN = "http://county.gov.cn/copy.html"


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def page_of(
    text: str, *, publisher: Publisher = COUNTY, year: int | None = 2024, reader: str = "reader/1",
    cleaner: str = "cleaner/1", **report: Any,
) -> Page:  # fmt: skip
    """A page as a reader hands it over; its clean text is *text*."""
    usual: dict[str, Any] = {
        "kind": "annual_report", "trust": "official", "title": f"{year}年度报告", "era": "d30_2021",
    }  # fmt: skip
    made = Report(publisher=publisher, report_year=year, **{**usual, **report})
    return Page(Document("html"), made, digest(cleaner + text), digest(reader + repr(made)), cleaner, reader)


@dataclass
class Crawler:
    """Walks a store through days: each visit is a capture with its own time and place."""

    connection: Connection
    site_id: int
    now: datetime = START
    run_id: int = 0
    recleaned: dict[str, str] = field(default_factory=dict)  # text by URL, for the cleaner of tomorrow
    asked: list[int] = field(default_factory=list)
    told: list[Entry] = field(default_factory=list)

    def begin(self, day: int = 0) -> None:
        self.now = START + timedelta(days=day)
        self.run_id = runs.begin(self.connection, self.site_id, "crawl", self.now)

    def end(
        self, state: runs.State = "complete", listed: Mapping[str, str] = NOTHING
    ) -> tuple[removals.Removed, ...]:
        """listed: the addresses that lists named, each with its list; what the journal was told is in `told`."""
        self.now += timedelta(minutes=1)
        ended = Ended("c", state, self.now.isoformat(), {}, {})
        return deeds.finish(
            self.connection, self.told.append, keeping=self.keeping, ended=ended, listed=listed
        )

    def see(
        self, page: Page | None, url: str = URL, *, status: int = 200, column: str | None = None,
        location: str | None = None, kind: Any = None, at: datetime | None = None,
        parts: tuple[Capture, ...] = (), missed: tuple[str, ...] = (),
    ) -> Kept:  # fmt: skip
        """A visit one second later; at: when it was made, for one that a kill left to this run; parts: its files."""
        self.now += timedelta(seconds=1)
        capture = Capture(b"", url, status, fetched_at=at or self.now, location=location, attachments=parts)
        named = kind or {200: "content", 304: "not_modified", 404: "not_found", 302: "redirect"}[status]
        visit = Visit("c", capture, named, page, column, missed=missed)
        return documents.keep(self.connection, self.keeping, visit)

    @property
    def keeping(self) -> Keeping:
        return Keeping(self.run_id, self.site_id, {"990101": "华东省澄江市江城县"}.get, self.reclean)

    def day(
        self, number: int, *pages: tuple[Page | None, str], gone: tuple[str, ...] = ()
    ) -> list[str | None]:
        """A complete run: these pages were seen, those URLs answer 404; the events of visits and of the end."""
        self.begin(number)
        for n in range(len(gone) + 1):
            self.see(None, f"http://county.gov.cn/list{n}.html", kind="list")
        found = [self.see(page, url, column="http://county.gov.cn/list0.html").event for page, url in pages]
        found += [self.see(None, url, status=404).event for url in gone]
        return [*found, *(removed.event for removed in self.end() if removed.event)]

    def reclean(self, capture_id: int) -> str | None:
        self.asked.append(capture_id)
        return digest(self.recleaned["cleaner"] + self.recleaned["text"]) if self.recleaned else None

    def count(self, table: Any) -> int:
        return self.connection.scalar(select(func.count()).select_from(table)) or 0

    def rows(self, *columns: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.connection.execute(select(*columns))]

    @property
    def events(self) -> list[str]:
        return [row[0] for row in self.connection.execute(select(events.c.event).order_by(events.c.id))]

    @property
    def rules(self) -> list[str]:
        return sorted(row[0] for row in self.rows(problems.c.rule))


@contextmanager
def archive(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An archive at head on the database that *request* names: sqlite or postgresql; for many tests."""
    if request.param == "sqlite":
        folder = request.getfixturevalue("tmp_path_factory").mktemp("archive")
        url = f"sqlite:///{folder / 'archive.db'}"
    else:
        server = request.getfixturevalue("postgres_server")
        name = f"nianbao_{uuid4().hex}"
        plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
        with closing(psycopg.connect(plain, autocommit=True)) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        url = server.set(database=name).render_as_string(hide_password=False)
    engine = open_archive(Config.of({"NIANBAO_DATABASE": url}))
    yield engine
    engine.dispose()


@contextmanager
def crawling(engine: Engine) -> Iterator[Crawler]:
    """A crawler of one site on an archive without rows; what it does is undone."""
    with engine.connect() as connection, connection.begin() as transaction:
        if engine.dialect.name == "postgresql":  # ids count from 1 in every test
            tables = ", ".join(f'"{name}"' for name in metadata.tables if name != "archive")
            connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY"))
        site = Site("c", "江城县", "http://county.gov.cn/", "990101", verified=True)
        sites.seed(connection, [site], START)
        yield Crawler(connection, sites.site_id(connection, "c"))
        transaction.rollback()
