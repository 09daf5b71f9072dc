"""--site S: a code, a name or a URL, made into the sites it means."""

from __future__ import annotations

from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, select

from models.errors import NothingFound
from models.tables import sites


def site_ids(connection: Connection, wanted: str) -> tuple[int, ...]:
    """The ids of the sites meant; none: NothingFound, naming what `nianbao sites` would show."""
    rows = connection.execute(select(sites.c.id, sites.c.code, sites.c.name, sites.c.url)).all()
    host = urlsplit(wanted).netloc if "://" in wanted else None
    found = tuple(
        row.id
        for row in rows
        if wanted in (row.code, row.name) or (host is not None and urlsplit(row.url).netloc == host)
    )
    if not found:
        raise NothingFound(f"no site '{wanted}' in this archive: `nianbao sites` lists them")
    return found


def site_condition(connection: Connection, wanted: str) -> ColumnElement[bool]:
    """A condition on a statement that joins the sites table."""
    return sites.c.id.in_(site_ids(connection, wanted))


def site_codes(connection: Connection, wanted: str) -> frozenset[str]:
    """The codes of the sites meant, as `site_ids` means them."""
    ids = site_ids(connection, wanted)
    return frozenset(connection.scalars(select(sites.c.code).where(sites.c.id.in_(ids))))
