"""What a search looks through: the words of title and sections, and the full-text index over them.

SQLite: an FTS5 index whose content is the table itself, kept by triggers. PostgreSQL: a GIN index. Whoever rebuilds
the table `passages` in a later revision (batch mode does) must make the triggers again.

Downgrade loses the words and their index; `nianbao migrate` lays them again from the readings.

Revision 0004, after 0003.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_FORGET = "INSERT INTO passages_fts (passages_fts, rowid, words) VALUES ('delete', old.id, old.words);"
_LEARN = "INSERT INTO passages_fts (rowid, words) VALUES (new.id, new.words);"
_SQLITE = (
    "CREATE VIRTUAL TABLE passages_fts USING fts5 (words, content='passages', content_rowid='id', tokenize='unicode61')",
    f"CREATE TRIGGER passages_fts_insert AFTER INSERT ON passages BEGIN {_LEARN} END",
    f"CREATE TRIGGER passages_fts_delete AFTER DELETE ON passages BEGIN {_FORGET} END",
    f"CREATE TRIGGER passages_fts_update AFTER UPDATE ON passages BEGIN {_FORGET} {_LEARN} END",
)
_POSTGRESQL = ("CREATE INDEX passages_fts ON passages USING gin (to_tsvector('simple'::regconfig, words))",)


def upgrade() -> None:
    op.create_table(
        "passages",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("reading_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["readings.id"], name=op.f("fk_passages_reading_id_readings")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_passages_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sa.UniqueConstraint("version_id", "position", name=op.f("uq_passages_version_id_position")),
    )
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE passages_fts")
    op.drop_table("passages")
