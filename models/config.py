"""The one configuration, read once from a mapping (the environment, Scrapy's settings over it)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Self

from models.errors import WrongArguments

#: name -> (default, what it does); the README lists exactly these (tested).
SETTINGS: Mapping[str, tuple[str, str]] = {
    "NIANBAO_DATABASE": ("sqlite:///var/real/archive.db", "where the archive's tables rest: a SQLAlchemy URL"),
    "NIANBAO_WARC_DIR": ("", "folder of the WARC files; default: `warc/` beside a SQLite archive"),
    "NIANBAO_ALLOW_HOSTS": ("", "comma-separated private addresses the guard lets through (demo and tests)"),
    "NIANBAO_DELAY": ("", "least seconds between two requests to one origin; default adaptive, at least 1"),
    "NIANBAO_CONTACT": ("", "address or URL in the user agent where a webmaster reaches you"),
    "NIANBAO_SITES": ("", "CSV of further site rows (code,name,url,division_code,verified)"),
    "NIANBAO_DIVISIONS": ("", "CSV of further divisions (code,name,level,parent)"),
    "NIANBAO_PLAN": ("", "TOML file that says how often to come back; default: the packed plan (`nianbao plan`)"),
    "NIANBAO_WORLD": ("real", "`demo` for the invented province; an archive holds one world only"),
    "NIANBAO_CLOCK": ("", "ISO time the crawl takes for now (demo and tests only; named in warcinfo)"),
    "NIANBAO_WORKERS": ("", "processes that read pages; default: one a core"),
    "NIANBAO_MIN_FREE": ("500", "MB: with less free on a disk of the archive, a crawl pauses"),
    "NIANBAO_WAIT": ("600", "seconds a crawl waits for room on the disk, or for a database that is away, before it ends"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Config:
    """Typed settings; every part of the program takes what it needs from here."""

    database: str
    warc_dir: Path
    allow_hosts: frozenset[str]
    delay: float | None
    contact: str
    sites: Path | None
    plan: Path | None
    divisions: Path | None
    world: str
    clock: datetime | None
    workers: int | None
    min_free: float  # bytes
    wait: float  # seconds
    started: float

    @classmethod
    def of(cls, env: Mapping[str, str]) -> Self:
        """Read settings; an unusable value raises WrongArguments naming the variable."""

        def get(name: str) -> str:
            return (env.get(name) or SETTINGS[name][0]).strip()

        database = get("NIANBAO_DATABASE")
        world = get("NIANBAO_WORLD")
        if world not in ("real", "demo"):
            raise WrongArguments(f"NIANBAO_WORLD is '{world}': set it to real or demo")
        return cls(
            database=database,
            warc_dir=Path(get("NIANBAO_WARC_DIR") or _beside(database)),
            allow_hosts=frozenset(
                h.strip().lower() for h in get("NIANBAO_ALLOW_HOSTS").split(",") if h.strip()
            ),
            delay=_number("NIANBAO_DELAY", get("NIANBAO_DELAY")),
            contact=get("NIANBAO_CONTACT"),
            sites=_path(get("NIANBAO_SITES")),
            plan=_path(get("NIANBAO_PLAN")),
            divisions=_path(get("NIANBAO_DIVISIONS")),
            world=world,
            clock=_time(get("NIANBAO_CLOCK")),
            workers=None
            if (n := _number("NIANBAO_WORKERS", get("NIANBAO_WORKERS"))) is None
            else max(1, int(n)),
            min_free=1e6 * (_number("NIANBAO_MIN_FREE", get("NIANBAO_MIN_FREE")) or 0.0),
            wait=_number("NIANBAO_WAIT", get("NIANBAO_WAIT")) or 0.0,
            started=monotonic(),
        )

    def now(self) -> datetime:
        """The time of this crawl, UTC: the wall clock, or the given clock plus what has passed since the start."""
        return self.clock + timedelta(seconds=monotonic() - self.started) if self.clock else datetime.now(UTC)


def _beside(database: str) -> str:
    prefix = "sqlite:///"
    return str(Path(database.removeprefix(prefix)).parent / "warc") if database.startswith(prefix) else "warc"


def _path(value: str) -> Path | None:
    return Path(value) if value else None


def _number(name: str, value: str) -> float | None:
    if not value:
        return None
    try:
        number = float(value)
    except ValueError:
        raise WrongArguments(f"{name} is '{value}': give a number") from None
    if number < 0:
        raise WrongArguments(f"{name} is '{value}': give a number of at least 0")
    return number


def _time(value: str) -> datetime | None:
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise WrongArguments(
            f"NIANBAO_CLOCK is '{value}': give an ISO time such as 2026-01-19T08:00:00Z"
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
