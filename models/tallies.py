"""Tallies: how many rows of a table hang on one row of another, told as they are laid down; the only writer of these rows.

A row that is not there says nothing; the number beside it does (`nianbao verify`). Numbers grow with what is written and
are never counted again, so that what others took away is not forgotten with the next change.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.dialects import postgresql, sqlite

from models.tables import tallies


def grow(connection: Connection, kind: str, of: int, by: int = 1) -> None:
    """So many rows of this kind (migration 0011 names the kinds) have come to the thing with this id, or gone."""
    connection.execute(_statement(connection.dialect.name, grows=True), {"kind": kind, "of": of, "held": by})


def put(connection: Connection, kind: str, of: int, held: int) -> None:
    """The rows of this kind were replaced as one set: it has so many now."""
    connection.execute(
        _statement(connection.dialect.name, grows=False), {"kind": kind, "of": of, "held": held}
    )


@lru_cache(maxsize=4)
def _statement(dialect: str, *, grows: bool) -> Any:
    made = (postgresql if dialect == "postgresql" else sqlite).insert(tallies)
    row = made.values({name: bindparam(name) for name in ("kind", "of", "held")})
    held = tallies.c.held + row.excluded.held if grows else row.excluded.held
    return row.on_conflict_do_update(index_elements=[tallies.c.kind, tallies.c.of], set_={"held": held})
