"""Intervals that the database itself keeps apart; and when we learned of a period's ends, where that was later.

Every row of an interval table is half-open, never empty, and shares no moment with another of its key: on PostgreSQL
by a check and an exclusion constraint (a range of one number stands for the key, so that no extension is needed), on
SQLite by triggers, which judge what is written from now on. On PostgreSQL intervals that an older program left empty,
on a clock that stepped back, last an instant.

Downgrade loses when late ends were learned of (`--known-at` takes them for known at once), and the guards.

Revision 0007, after 0006.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

#: Interval tables, the key within which rows stay apart, and what tells two of their rows apart.
_APART = (
    ("periods", "document_id", "valid_from"),
    ("locations", "url_id", "id"),
    ("assignments", "document_id", "id"),
)
_TRIGGER = """CREATE TRIGGER {table}_apart_{deed} BEFORE {deed} ON {table}
WHEN NEW.valid_to <= NEW.valid_from OR EXISTS (
  SELECT 1 FROM {table} AS other WHERE other.{key} = NEW.{key} {besides}
  AND (NEW.valid_to IS NULL OR other.valid_from < NEW.valid_to)
  AND (other.valid_to IS NULL OR other.valid_to > NEW.valid_from))
BEGIN SELECT RAISE(ABORT, '{table}: intervals are half-open and stay apart'); END"""


def upgrade() -> None:
    for column in ("told_from", "told_to"):
        op.add_column("periods", sa.Column(column, sa.DateTime(timezone=True), nullable=True))
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table, key, identity in _APART:
        if postgresql:
            _guard_postgresql(table, key)
        else:
            _guard_sqlite(table, key, identity)


def _guard_postgresql(table: str, key: str) -> None:
    op.execute(
        f"UPDATE {table} SET valid_to = valid_from + interval '1 microsecond' WHERE valid_to <= valid_from"  # noqa: S608
    )
    op.create_check_constraint(op.f(f"ck_{table}_half_open"), table, "valid_to > valid_from")
    op.execute(
        f"ALTER TABLE {table} ADD CONSTRAINT ex_{table}_{key} EXCLUDE USING gist "
        f"(int8range({key}, {key}, '[]') WITH &&, tstzrange(valid_from, valid_to) WITH &&)"
    )


def _guard_sqlite(table: str, key: str, identity: str) -> None:
    besides = f"AND other.{identity} <> OLD.{identity}"
    op.execute(_TRIGGER.format(table=table, key=key, deed="INSERT", besides=""))
    op.execute(_TRIGGER.format(table=table, key=key, deed="UPDATE", besides=besides))


def downgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table, key, _ in _APART:
        if postgresql:
            op.drop_constraint(f"ex_{table}_{key}", table)
            op.drop_constraint(op.f(f"ck_{table}_half_open"), table)
        else:
            op.execute(f"DROP TRIGGER {table}_apart_INSERT")
            op.execute(f"DROP TRIGGER {table}_apart_UPDATE")
    for column in ("told_to", "told_from"):
        op.drop_column("periods", column)
