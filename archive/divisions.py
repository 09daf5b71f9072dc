"""The divisions an archive knows: the packed table and the further rows that rest in it (an invented province)."""

from __future__ import annotations

from sqlalchemy import Connection, select

from models.divisions.load import load
from models.divisions.table import Divisions
from models.places import Division
from models.tables import divisions


def known_divisions(connection: Connection) -> Divisions:
    rows = connection.execute(select(divisions).order_by(divisions.c.code))
    return load(more=tuple(Division(row.code, row.name, row.level, row.parent) for row in rows))
