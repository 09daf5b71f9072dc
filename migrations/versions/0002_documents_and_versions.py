"""Documents, where they lie, what they said when.

Downgrade loses the whole history of documents; captures stay, and `nianbao rebuild` makes it again from the WARC files.

Revision 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _publishers()
    _documents()
    _reports()
    _versions()
    _locations()
    _periods()
    _version_digests()
    _sightings()
    _version_metadata()


def downgrade() -> None:
    for table in (
        "version_metadata",
        "sightings",
        "version_digests",
        "periods",
        "locations",
        "versions",
        "reports",
        "documents",
        "publishers",
    ):
        op.drop_table(table)


def _publishers() -> None:
    op.create_table(
        "publishers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("division_code", sa.Text(), nullable=False),
        sa.Column("township_code", sa.Text(), nullable=True),
        sa.Column("uscc", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publishers")),
        sa.UniqueConstraint("key", name=op.f("uq_publishers_key")),
    )
    with op.batch_alter_table("publishers") as batch_op:
        batch_op.create_index("ix_publishers_division_code", ["division_code"])


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", _ID, nullable=False),
        sa.Column("site_id", _ID, nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_documents_site_id_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    with op.batch_alter_table("documents") as batch_op:
        batch_op.create_index("ix_documents_site_id", ["site_id"])


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", _ID, nullable=False),
        sa.Column("publisher_id", _ID, nullable=False),
        sa.Column("report_year", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publisher_id"], ["publishers.id"], name=op.f("fk_reports_publisher_id_publishers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("publisher_id", "report_year", name=op.f("uq_reports_publisher_id_report_year")),
    )
    with op.batch_alter_table("reports") as batch_op:
        batch_op.create_index("ix_reports_report_year", ["report_year"])


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("document_id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_capture_id", _ID, nullable=False),
        sa.Column("last_capture_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_versions_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["first_capture_id"], ["captures.id"], name=op.f("fk_versions_first_capture_id_captures")
        ),
        sa.ForeignKeyConstraint(
            ["last_capture_id"], ["captures.id"], name=op.f("fk_versions_last_capture_id_captures")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("document_id", "number", name=op.f("uq_versions_document_id_number")),
    )


def _locations() -> None:
    op.create_table(
        "locations",
        sa.Column("id", _ID, nullable=False),
        sa.Column("document_id", _ID, nullable=False),
        sa.Column("url_id", _ID, nullable=False),
        sa.Column("site_id", _ID, nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_to", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version_id", _ID, nullable=True),
        sa.Column("listed_in", _ID, nullable=True),
        sa.Column("column_id", _ID, nullable=True),
        sa.ForeignKeyConstraint(["column_id"], ["columns.id"], name=op.f("fk_locations_column_id_columns")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_locations_document_id_documents")
        ),
        sa.ForeignKeyConstraint(["listed_in"], ["runs.id"], name=op.f("fk_locations_listed_in_runs")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_locations_site_id_sites")),
        sa.ForeignKeyConstraint(["url_id"], ["urls.id"], name=op.f("fk_locations_url_id_urls")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_locations_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locations")),
    )
    with op.batch_alter_table("locations") as batch_op:
        batch_op.create_index("ix_locations_document_id", ["document_id"])
        batch_op.create_index("ix_locations_site_id", ["site_id"])
        batch_op.create_index("ix_locations_url_id", ["url_id"])
        batch_op.create_index(
            "uq_locations_document_id_primary",
            ["document_id"],
            unique=True,
            sqlite_where=sa.text("is_primary"),
            postgresql_where=sa.text("is_primary"),
        )
        batch_op.create_index(
            "uq_locations_url_id_open",
            ["url_id"],
            unique=True,
            sqlite_where=sa.text("valid_to IS NULL"),
            postgresql_where=sa.text("valid_to IS NULL"),
        )


def _periods() -> None:
    op.create_table(
        "periods",
        sa.Column("document_id", _ID, nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_to", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("run_id", _ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_periods_document_id_documents")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_periods_run_id_runs")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_periods_version_id_versions")),
        sa.PrimaryKeyConstraint("document_id", "valid_from", name=op.f("pk_periods")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("periods") as batch_op:
        batch_op.create_index("ix_periods_version_id", ["version_id"])
        batch_op.create_index(
            "uq_periods_document_id_open",
            ["document_id"],
            unique=True,
            sqlite_where=sa.text("valid_to IS NULL"),
            postgresql_where=sa.text("valid_to IS NULL"),
        )


def _version_digests() -> None:
    op.create_table(
        "version_digests",
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("cleaner", sa.Text(), nullable=False),
        sa.Column("clean_digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_version_digests_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("version_id", "cleaner", name=op.f("pk_version_digests")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("version_digests") as batch_op:
        batch_op.create_index("ix_version_digests_clean_digest", ["clean_digest"])


def _sightings() -> None:
    op.create_table(
        "sightings",
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("location_id", _ID, nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_capture_id", _ID, nullable=False),
        sa.Column("last_capture_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["first_capture_id"], ["captures.id"], name=op.f("fk_sightings_first_capture_id_captures")
        ),
        sa.ForeignKeyConstraint(
            ["last_capture_id"], ["captures.id"], name=op.f("fk_sightings_last_capture_id_captures")
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_sightings_location_id_locations")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_sightings_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("version_id", "location_id", name=op.f("pk_sightings")),
        sqlite_with_rowid=False,
    )


def _version_metadata() -> None:
    op.create_table(
        "version_metadata",
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("location_id", _ID, nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("capture_id", _ID, nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("metadata", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name=op.f("fk_version_metadata_capture_id_captures")
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_version_metadata_location_id_locations")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_version_metadata_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("version_id", "location_id", "valid_from", name=op.f("pk_version_metadata")),
    )
