"""How far the database has been told of each WARC file, and the end of the journal's chain.

Of files from before the journal, everything up to the last record with a row counts as told.

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
    with op.batch_alter_table("warcs") as batch:
        batch.drop_column("chain")
        batch.drop_column("told_to")
