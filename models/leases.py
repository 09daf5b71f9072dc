"""Leases: who crawls a site now; the only writer of these rows. One crawl a site, on whatever machine it runs.

A holder that is dead on this machine loses its lease at once; one of another machine, or of a machine that cannot
be asked about its processes, once it has shown no sign of life for LOST.
"""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from models.tables import leases
from models.upsert import insert_if_free

BEAT = 10.0  # seconds between two signs of life
LOST = timedelta(minutes=2)  # of silence, and a lease is anybody's: longer than a commit on a slow disk takes

_PROC = Path("/proc")
_DEAD = ("Z", "X")  # states of a process that has ended and waits to be buried


def this_machine() -> str | None:
    """The running kernel and its process numbers' space: within it, a number and a start name one process."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text().strip()
        return f"{boot} {(_PROC / 'self/ns/pid').readlink()}"
    except OSError:
        return None  # no such file on this system: time alone decides


def born(pid: int) -> str | None:
    """When the process started, in ticks of its kernel; None for one that is dead."""
    try:
        stat = (_PROC / str(pid) / "stat").read_text()
    except OSError:
        return None
    state, *rest = stat.rpartition(")")[2].split()  # the name before it may hold anything
    return None if state in _DEAD else rest[18]


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that crawls. machine, born: its running kernel and its start in the kernel's ticks, where known."""

    host: str = field(default_factory=socket.gethostname)
    pid: int = field(default_factory=os.getpid)
    machine: str | None = field(default_factory=this_machine)
    born: str | None = field(default_factory=lambda: born(os.getpid()))
    owner: str = field(default_factory=lambda: uuid.uuid4().hex)


@dataclass(frozen=True, slots=True)
class Held:
    """A lease as somebody else has it."""

    host: str
    pid: int
    since: datetime

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host} since {self.since:%Y-%m-%d %H:%M:%S} UTC"


def take(connection: Connection, site_id: int, me: Holder) -> Held | None:
    """Take the lease of a site; who holds it is returned where it is somebody alive, and then nothing was taken."""
    now = _now(connection)
    mine = {
        "owner": me.owner, "host": me.host, "pid": me.pid, "machine": me.machine, "born": me.born,
        "since": now, "beat": now,
    }  # fmt: skip
    if insert_if_free(connection, leases, site_id=site_id, **mine):
        return None
    row = connection.execute(select(leases).where(leases.c.site_id == site_id)).first()
    if row is None:  # given back between the two statements
        return take(connection, site_id, me)
    if row.owner != me.owner and not _is_dead(row, me) and now - row.beat < LOST:
        return Held(row.host, row.pid, row.since)
    same = (leases.c.site_id == site_id) & (leases.c.owner == row.owner)
    changed = connection.execute(update(leases).where(same).values(mine))
    return None if changed.rowcount else take(connection, site_id, me)  # somebody was quicker


def beat(connection: Connection, me: Holder) -> frozenset[int]:
    """A sign of life; the ids of the sites that are still held."""
    own = leases.c.owner == me.owner
    connection.execute(update(leases).where(own).values(beat=_now(connection)))
    return frozenset(connection.scalars(select(leases.c.site_id).where(own)))


def give_back(connection: Connection, me: Holder, sites: Collection[int]) -> None:
    """End the leases of these sites, as far as they are ours."""
    connection.execute(delete(leases).where(leases.c.owner == me.owner, leases.c.site_id.in_(sites)))


def _is_dead(row: Row[Any], me: Holder) -> bool:
    """Whether the holder was a process of this very machine, and is no more."""
    here = me.machine is not None and (row.host, row.machine) == (me.host, me.machine)
    return here and born(row.pid) != row.born


def _now(connection: Connection) -> datetime:
    """One clock for all who share the archive: the server's; a SQLite file has this machine's."""
    if connection.dialect.name == "postgresql":
        moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return moment.astimezone(UTC)
    return datetime.now(UTC)
