"""Tallies: how many rows of a table hang on one row of another, so that a row that is missing is missed; and up to where
every record of a WARC file has its row, so that a start need not look for others there.

An archive from before is taken as complete: what it holds is what its tallies begin with.

Downgrade loses both; up again, the tallies begin with what is there then, and the newest WARC file is gone through whole.

Revision 0011, after 0010.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_BY_DOCUMENT = ("locations", "assignments")
_BY_VERSION = ("readings", "version_digests", "sightings", "version_metadata")
_SCOPES = (("reading", "version_id"), ("page", "url_id"), ("place", "url_id"), ("run", "run_id"))

#: The word for a kind of rows, their table, the column that names what they hang on, and which of them are meant.
_KINDS = (
    *((table, table, "document_id", "true") for table in _BY_DOCUMENT),
    *((table, table, "version_id", "true") for table in _BY_VERSION),
    ("reports", "reports", "publisher_id", "true"),
    ("injections", "injections", "url_id", "true"),
    *((f"problems of {scope}", "problems", column, f"scope = '{scope}'") for scope, column in _SCOPES),
)


def upgrade() -> None:
    op.add_column("warcs", sa.Column("whole_to", _ID, nullable=True))
    op.create_table(
        "tallies",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("of", _ID, autoincrement=False, nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "of", name=op.f("pk_tallies")),
        sqlite_with_rowid=False,
    )
    for kind, table, of, where in _KINDS:
        op.execute(
            f"INSERT INTO tallies (kind, \"of\", held) SELECT '{kind}', {of}, count(*) FROM {table} "  # noqa: S608
            f"WHERE {where} AND {of} IS NOT NULL GROUP BY {of}"
        )


def downgrade() -> None:
    op.drop_table("tallies")
    op.drop_column("warcs", "whole_to")
