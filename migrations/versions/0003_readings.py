"""What readers make of it: whose report, its figures, facts and problems; and the feed of events.

Downgrade loses all of it; versions stay, and `nianbao rebuild` reads them again and tells the events from the journal.

Revision 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _assignments()
    _injections()
    _readings()
    _events()
    _facts()
    _figures()
    _problems()


def downgrade() -> None:
    for table in ("problems", "figures", "facts", "events", "readings", "injections", "assignments"):
        op.drop_table(table)


def _assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("id", _ID, nullable=False),
        sa.Column("document_id", _ID, nullable=False),
        sa.Column("report_id", _ID, nullable=True),
        sa.Column("capture_id", _ID, nullable=False),
        sa.Column("publisher_id", _ID, nullable=True),
        sa.Column("report_year", sa.Integer(), nullable=True),
        sa.Column("publisher_name", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("era", sa.Text(), nullable=True),
        sa.Column("trust", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_to", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name=op.f("fk_assignments_capture_id_captures")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_assignments_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["publisher_id"], ["publishers.id"], name=op.f("fk_assignments_publisher_id_publishers")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_assignments_report_id_reports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.create_index("ix_assignments_report_id", ["report_id"])
        batch_op.create_index(
            "uq_assignments_document_id_open",
            ["document_id"],
            unique=True,
            sqlite_where=sa.text("valid_to IS NULL"),
            postgresql_where=sa.text("valid_to IS NULL"),
        )


def _injections() -> None:
    op.create_table(
        "injections",
        sa.Column("id", _ID, nullable=False),
        sa.Column("url_id", _ID, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_capture_id", _ID, nullable=False),
        sa.Column("last_capture_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["first_capture_id"], ["captures.id"], name=op.f("fk_injections_first_capture_id_captures")
        ),
        sa.ForeignKeyConstraint(
            ["last_capture_id"], ["captures.id"], name=op.f("fk_injections_last_capture_id_captures")
        ),
        sa.ForeignKeyConstraint(["url_id"], ["urls.id"], name=op.f("fk_injections_url_id_urls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_injections")),
        sa.UniqueConstraint("url_id", "digest", name=op.f("uq_injections_url_id_digest")),
    )


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("capture_id", _ID, nullable=False),
        sa.Column("run_id", _ID, nullable=True),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("record_digest", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name=op.f("fk_readings_capture_id_captures")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_readings_run_id_runs")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_readings_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("version_id", "reader", name=op.f("uq_readings_version_id_reader")),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", _ID, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_id", _ID, nullable=False),
        sa.Column("report_id", _ID, nullable=True),
        sa.Column("run_id", _ID, nullable=True),
        sa.Column("location_id", _ID, nullable=True),
        sa.Column("version_id", _ID, nullable=True),
        sa.Column("before_id", _ID, nullable=True),
        sa.Column("evidence", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["before_id"], ["versions.id"], name=op.f("fk_events_before_id_versions")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_events_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_events_location_id_locations")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_events_report_id_reports")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_events_run_id_runs")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_events_version_id_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    with op.batch_alter_table("events") as batch_op:
        batch_op.create_index("ix_events_at", ["at"])
        batch_op.create_index("ix_events_document_id", ["document_id"])


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reading_id", _ID, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("parts", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_facts_reading_id_readings")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_facts_version_id_versions")),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_facts")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("facts") as batch_op:
        batch_op.create_index("ix_facts_code", ["code"])


def _figures() -> None:
    op.create_table(
        "figures",
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("reading_id", _ID, nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("computed", sa.Double(), nullable=True),
        sa.Column("table_no", sa.Integer(), nullable=True),
        sa.Column("row_no", sa.Integer(), nullable=True),
        sa.Column("column_no", sa.Integer(), nullable=True),
        sa.Column("flags", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_figures_reading_id_readings")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_figures_version_id_versions")),
        sa.PrimaryKeyConstraint("version_id", "code", name=op.f("pk_figures")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("figures") as batch_op:
        batch_op.create_index("ix_figures_code", ["code"])


def _problems() -> None:
    op.create_table(
        "problems",
        sa.Column("id", _ID, nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("codes", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("site_id", _ID, nullable=True),
        sa.Column("run_id", _ID, nullable=True),
        sa.Column("url_id", _ID, nullable=True),
        sa.Column("document_id", _ID, nullable=True),
        sa.Column("version_id", _ID, nullable=True),
        sa.Column("reading_id", _ID, nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_problems_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["readings.id"], name=op.f("fk_problems_reading_id_readings")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_problems_run_id_runs")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_problems_site_id_sites")),
        sa.ForeignKeyConstraint(["url_id"], ["urls.id"], name=op.f("fk_problems_url_id_urls")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_problems_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problems")),
    )
    with op.batch_alter_table("problems") as batch_op:
        batch_op.create_index("ix_problems_document_id", ["document_id"])
        batch_op.create_index("ix_problems_rule", ["rule"])
        batch_op.create_index("ix_problems_url_id", ["url_id"])
        batch_op.create_index("ix_problems_version_id", ["version_id"])
