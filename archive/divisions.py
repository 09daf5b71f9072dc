"""The divisions an archive knows: the packed table and the further rows that rest in it (an invented province)."""

from __future__ import annotations

from sqlalchemy import Connection

from models.divisions.load import load
from models.divisions.table import Divisions
from models.sites import further_divisions


def known_divisions(connection: Connection) -> Divisions:
    return load(more=further_divisions(connection))
