"""Insert-or-find and insert-or-update, the same on SQLite and PostgreSQL.

Statements are built once a table and shape: building one costs ten times what running it does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

_KEY = "key_"  # prefix of the parameters of a WHERE, apart from those of a SET


def insert_once(connection: Connection, table: Table, key: Mapping[str, Any], **rest: Any) -> int:
    """The id of the row with this unique key, inserted if it is not there; an existing row stays as it is."""
    return insert_or_find(connection, table, key, **rest)[0]


def insert_or_find(
    connection: Connection, table: Table, key: Mapping[str, Any], **rest: Any
) -> tuple[int, bool]:
    """The same, and whether the row is new."""
    find = _find(table, tuple(key))
    sought = {_KEY + name: value for name, value in key.items()}
    found = connection.scalar(find, sought)
    if found is not None:
        return int(found), False
    make = _make(table, (*key, *rest), connection.dialect.name)
    made = connection.scalar(make, {**key, **rest})
    if made is not None:
        return int(made), True
    return int(connection.execute(find, sought).scalar_one()), False  # another writer was quicker


def insert(connection: Connection, table: Table, **values: Any) -> int:
    """Insert one row and give its id."""
    return int(connection.execute(_insert_one(table, tuple(values)), values).scalar_one())


def insert_if_free(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert a row unless its key is taken; say whether it was inserted."""
    statement = _dialect(connection.dialect.name).insert(table).values(values).on_conflict_do_nothing()
    return connection.execute(statement).rowcount == 1


def upsert(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str]
) -> None:
    """Insert rows, or overwrite the other columns of those whose key is there; one statement for all."""
    if rows:
        statement = _overwrite(table, tuple(rows[0]), tuple(key), connection.dialect.name)
        connection.execute(statement, [dict(row) for row in rows])


def _dialect(name: str) -> Any:
    """The dialect's own INSERT, which knows ON CONFLICT (the two have the same methods)."""
    return postgresql if name == "postgresql" else sqlite


@lru_cache(maxsize=256)
def _find(table: Table, key: tuple[str, ...]) -> Any:
    return select(table.c.id).where(and_(*(table.c[name] == bindparam(_KEY + name) for name in key)))


@lru_cache(maxsize=256)
def _make(table: Table, names: tuple[str, ...], dialect: str) -> Any:
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    return _dialect(dialect).insert(table).values(values).on_conflict_do_nothing().returning(table.c.id)


@lru_cache(maxsize=256)
def _insert_one(table: Table, names: tuple[str, ...]) -> Any:
    return table.insert().values({name: bindparam(name) for name in names}).returning(table.c.id)


@lru_cache(maxsize=256)
def _overwrite(table: Table, names: tuple[str, ...], key: tuple[str, ...], dialect: str) -> Any:
    statement = _dialect(dialect).insert(table)
    return statement.on_conflict_do_update(
        index_elements=[table.c[name] for name in key],
        set_={name: statement.excluded[name] for name in names if name not in key},
    )
