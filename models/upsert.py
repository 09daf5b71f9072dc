"""Insert-or-find and insert-or-update, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, and_, select
from sqlalchemy.dialects import postgresql, sqlite


def _insert(connection: Connection, table: Table) -> Any:
    """The dialect's own INSERT, which knows ON CONFLICT (the two have the same methods)."""
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def insert_once(connection: Connection, table: Table, key: Mapping[str, Any], **rest: Any) -> int:
    """The id of the row with this unique key, inserted if it is not there; an existing row stays as it is."""
    where = and_(*(table.c[name] == value for name, value in key.items()))
    found = connection.scalar(select(table.c.id).where(where))
    if found is not None:
        return int(found)
    statement = (
        _insert(connection, table).values(**key, **rest).on_conflict_do_nothing().returning(table.c.id)
    )
    made = connection.scalar(statement)
    if made is not None:
        return int(made)
    return int(connection.execute(select(table.c.id).where(where)).scalar_one())  # another writer was quicker


def insert(connection: Connection, table: Table, **values: Any) -> int:
    """Insert one row and give its id."""
    return int(connection.execute(table.insert().values(**values).returning(table.c.id)).scalar_one())


def upsert(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str]
) -> None:
    """Insert rows, or overwrite the other columns of those whose key is there; one statement for all."""
    if not rows:
        return
    statement = _insert(connection, table)
    changed: list[Column[Any]] = [table.c[name] for name in rows[0] if name not in key]
    statement = statement.on_conflict_do_update(
        index_elements=[table.c[name] for name in key],
        set_={column.name: statement.excluded[column.name] for column in changed},
    )
    connection.execute(statement, [dict(row) for row in rows])
