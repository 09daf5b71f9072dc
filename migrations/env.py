"""How Alembic reaches the archive: over the connection it is handed, else at NIANBAO_DATABASE (for developers)."""

from __future__ import annotations

import os
from typing import Literal

from alembic import context
from sqlalchemy import Connection, create_engine

from models.column_types import Hex, UtcTime
from models.tables import is_ours, metadata


def written(kind: str, thing: object, _autogen: object) -> str | Literal[False]:
    """Our column types as plain SQLAlchemy in a migration: it must not change when our code does."""
    if kind == "type" and isinstance(thing, UtcTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, Hex):
        return "sa.LargeBinary()"
    return False


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,  # SQLite changes a column by building the table anew
        render_item=written,
        include_name=is_ours,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    handed: Connection | None = context.config.attributes.get("connection")
    if handed is not None:
        migrate(handed)
        return
    with create_engine(os.environ["NIANBAO_DATABASE"]).begin() as connection:
        migrate(connection)


main()
