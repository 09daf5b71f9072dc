"""What led the crawl to an address; and who crawls a site now.

Downgrade loses both: the next crawl lays trails again, and whoever crawls now loses its hold.

Revision 0005, after 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "leases",
        sa.Column("site_id", _ID, nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("machine", sa.Text(), nullable=True),
        sa.Column("born", sa.Text(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_leases_site_id_sites")),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_leases")),
    )
    op.create_table(
        "trails",
        sa.Column("site_id", _ID, nullable=False),
        sa.Column("url_id", _ID, nullable=False),
        sa.Column("via_id", _ID, nullable=True),
        sa.Column("run_id", _ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_trails_run_id_runs")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_trails_site_id_sites")),
        sa.ForeignKeyConstraint(["url_id"], ["urls.id"], name=op.f("fk_trails_url_id_urls")),
        sa.ForeignKeyConstraint(["via_id"], ["urls.id"], name=op.f("fk_trails_via_id_urls")),
        sa.PrimaryKeyConstraint("site_id", "url_id", name=op.f("pk_trails")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("trails")
    op.drop_table("leases")
