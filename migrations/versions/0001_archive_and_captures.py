"""The archive, its sites and runs, and what came over the wire.

Downgrade loses everything: it is the first. The WARC files stay, and `nianbao rebuild` makes an archive of them.

Revision 0001, the first.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _archive()
    _divisions()
    _sites()
    _urls()
    _warcs()
    _columns()
    _runs()
    _captures()
    _capture_parts()


def downgrade() -> None:
    for table in (
        "capture_parts",
        "captures",
        "runs",
        "columns",
        "warcs",
        "urls",
        "sites",
        "divisions",
        "archive",
    ):
        op.drop_table(table)


def _archive() -> None:
    op.create_table(
        "archive",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("world", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_archive_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archive")),
    )


def _divisions() -> None:
    op.create_table(
        "divisions",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_divisions")),
    )


def _sites() -> None:
    op.create_table(
        "sites",
        sa.Column("id", _ID, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("division_code", sa.Text(), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("code", name=op.f("uq_sites_code")),
    )


def _urls() -> None:
    op.create_table(
        "urls",
        sa.Column("id", _ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urls")),
        sa.UniqueConstraint("digest", name=op.f("uq_urls_digest")),
    )


def _warcs() -> None:
    op.create_table(
        "warcs",
        sa.Column("id", _ID, nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warcs")),
        sa.UniqueConstraint("file", name=op.f("uq_warcs_file")),
    )


def _columns() -> None:
    op.create_table(
        "columns",
        sa.Column("id", _ID, nullable=False),
        sa.Column("site_id", _ID, nullable=False),
        sa.Column("url_id", _ID, nullable=False),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("organ", sa.Text(), nullable=True),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_columns_site_id_sites")),
        sa.ForeignKeyConstraint(["url_id"], ["urls.id"], name=op.f("fk_columns_url_id_urls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_columns")),
        sa.UniqueConstraint("site_id", "url_id", name=op.f("uq_columns_site_id_url_id")),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", _ID, nullable=False),
        sa.Column("site_id", _ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("counters", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("evidence", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_runs_site_id_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    with op.batch_alter_table("runs") as batch_op:
        batch_op.create_index("ix_runs_site_id_started", ["site_id", "started"])


def _captures() -> None:
    op.create_table(
        "captures",
        sa.Column("id", _ID, nullable=False),
        sa.Column("url_id", _ID, nullable=False),
        sa.Column("run_id", _ID, nullable=True),
        sa.Column("site_id", _ID, nullable=True),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("same_as", _ID, nullable=True),
        sa.Column("warc_id", _ID, nullable=True),
        sa.Column("offset", _ID, nullable=True),
        sa.Column("length", _ID, nullable=True),
        sa.Column("record_type", sa.Text(), nullable=True),
        sa.Column("member_digest", sa.LargeBinary(), nullable=True),
        sa.Column("payload_digest", sa.Text(), nullable=True),
        sa.Column("content_type", sa.Text(), nullable=True),
        sa.Column("filename", sa.Text(), nullable=True),
        sa.Column("redirect_to", sa.Text(), nullable=True),
        sa.Column("referrer_id", _ID, nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("clean_digest", sa.LargeBinary(), nullable=True),
        sa.Column("record_digest", sa.LargeBinary(), nullable=True),
        sa.Column("cleaner", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["referrer_id"], ["urls.id"], name=op.f("fk_captures_referrer_id_urls")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_captures_run_id_runs")),
        sa.ForeignKeyConstraint(["same_as"], ["captures.id"], name=op.f("fk_captures_same_as_captures")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_captures_site_id_sites")),
        sa.ForeignKeyConstraint(["url_id"], ["urls.id"], name=op.f("fk_captures_url_id_urls")),
        sa.ForeignKeyConstraint(["warc_id"], ["warcs.id"], name=op.f("fk_captures_warc_id_warcs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
        sa.UniqueConstraint("warc_id", "offset", name=op.f("uq_captures_warc_id_offset")),
    )
    with op.batch_alter_table("captures") as batch_op:
        batch_op.create_index("ix_captures_payload_digest", ["payload_digest"])
        batch_op.create_index("ix_captures_run_id", ["run_id"])
        batch_op.create_index("ix_captures_site_id", ["site_id"])
        batch_op.create_index("ix_captures_url_id_fetched_at", ["url_id", "fetched_at"])


def _capture_parts() -> None:
    op.create_table(
        "capture_parts",
        sa.Column("capture_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name=op.f("fk_capture_parts_capture_id_captures")
        ),
        sa.ForeignKeyConstraint(["part_id"], ["captures.id"], name=op.f("fk_capture_parts_part_id_captures")),
        sa.PrimaryKeyConstraint("capture_id", "position", name=op.f("pk_capture_parts")),
        sqlite_with_rowid=False,
    )
