"""How tables are written here: the naming convention, and short words for the columns that most of them have."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, MetaData, Text, TextClause

from models.column_types import ROW_ID, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Rows that lie in the order of their key: a small row with a composite key needs no second tree to find it.
CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}


def row_id() -> Column[Any]:
    """The key of a table whose rows are pointed to."""
    return Column("id", ROW_ID, primary_key=True)


def to(target: str, *, name: str | None = None, null: bool = False, key: bool = False) -> Column[Any]:
    """A reference: `to("urls")` is url_id; indexed by hand where a question walks it."""
    column = name or f"{target.removesuffix('s')}_id"
    return Column(column, ROW_ID, ForeignKey(f"{target}.id"), nullable=null, primary_key=key)


def words(name: str, *, null: bool = True) -> Column[Any]:
    """A text, perhaps none."""
    return Column(name, Text, nullable=null)


def moment(name: str, *, null: bool = False, key: bool = False) -> Column[Any]:
    """A UTC time, always there unless null says otherwise."""
    return Column(name, UtcTime, nullable=null, primary_key=key)


def at_most_one(name: str, key: Column[Any], where: ColumnElement[bool] | TextClause) -> None:
    """Let at most one row a key fulfil a condition."""
    Index(name, key, unique=True, sqlite_where=where, postgresql_where=where)
