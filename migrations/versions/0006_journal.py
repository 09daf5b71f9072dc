"""How far the database has been told of each WARC file, and the end of the journal's chain.

Of files from before the journal, everything up to the last record with a row counts as told.

Downgrade loses both; up again, what lies behind the last record with a row is told once more by the next crawl.

Revision 0006, after 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("warcs", sa.Column("told_to", _ID, nullable=True))
    op.add_column("warcs", sa.Column("chain", sa.LargeBinary(), nullable=True))
    op.execute(
        'UPDATE warcs SET told_to = (SELECT max("offset" + length) FROM captures WHERE captures.warc_id = warcs.id)'
    )


def downgrade() -> None:
    for column in (
        "chain",
        "told_to",
    ):  # in place: captures refer to the table, so that it cannot be built anew
        op.drop_column("warcs", column)
