"""The votes that decided how far a page is trusted, kept with the assignment whose `trust` they made.

Rows of an older program have none (NULL); the next visit or replay that reads the page begins an assignment with them.
Downgrade loses the votes, which a replay finds again.

Revision 0010, after 0007.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assignments", sa.Column("trust_votes", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("assignments", "trust_votes")
