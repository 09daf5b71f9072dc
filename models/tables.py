"""The shapes that rest: every table of the archive, the same on SQLite and PostgreSQL.

What a person asks for is a report (publisher x year); what lies on the web is a document (a page with its
attachments, at one or more locations); what it said from when to when is a period of one of its versions.

archive   sites ── columns, trails     runs        leases      divisions
urls ── captures ── warcs             publishers ── reports
documents ── locations ── sightings   documents ── assignments ── reports
documents ── versions ── periods      versions ── readings ── figures, facts, passages, problems
events    injections    tallies

Times are UTC; intervals are half-open (from <= t < to), `to` empty while they last, and a closed one is never
opened again. Interval tables let at most one row a key be open, by a partial unique index, and no two rows a key
overlap, nor any be empty: migration 0007 guards that (an exclusion constraint, triggers on SQLite).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from models import shorthand
from models.column_types import RECORD, ROW_ID, Hex
from models.shorthand import CLUSTERED as _CLUSTERED
from models.shorthand import at_most_one as _at_most_one
from models.shorthand import moment as _time
from models.shorthand import row_id as _id
from models.shorthand import to as _to
from models.shorthand import words as _text

metadata = shorthand.metadata

#: The full-text index, and the tables in which SQLite keeps it: no shapes of ours.
FULL_TEXT = "passages_fts"


# -- the archive, whom it visits, and when ------------------------------------------------------------
archive = Table(
    "archive", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _text("world", null=False),  # real | demo: the two never share an archive
    _time("made_at"),
    CheckConstraint("id = 1", name="one_row"),
)  # fmt: skip
sites = Table(
    "sites", metadata, _id(),
    Column("code", Text, nullable=False, unique=True),
    _text("name", null=False), _text("url", null=False), _text("division_code"),
    Column("verified", Boolean, nullable=False),
    _text("origin", null=False),  # packed | demo | added
    _time("added_at"),
)  # fmt: skip
divisions = Table(
    "divisions", metadata,
    Column("code", String(12), primary_key=True),
    _text("name", null=False), _text("level", null=False), _text("parent"),
)  # fmt: skip
runs = Table(
    "runs", metadata, _id(), _to("sites"),
    _text("kind", null=False),  # crawl | recrawl | replay
    _time("started"), _time("ended", null=True),
    _text("state", null=False),  # running | complete | partial | failed
    Column("counters", RECORD), Column("evidence", RECORD),
    Index("ix_runs_site_id_started", "site_id", "started"),
)  # fmt: skip

leases = Table(  # who crawls a site now; the row is gone when the crawl has ended
    "leases", metadata,
    _to("sites", key=True),
    _text("owner", null=False),  # a token of the crawl: what it was given it may take back, and nobody else
    _text("host", null=False), Column("pid", Integer, nullable=False),
    _text("machine"), _text("born"),  # what tells a process from a later one of its number; null: cannot be told
    _time("since"), _time("beat"),
)  # fmt: skip

# -- what came over the wire --------------------------------------------------------------------------
urls = Table(
    "urls", metadata, _id(),
    _text("url", null=False),
    Column("digest", Hex, nullable=False, unique=True),  # an index over the URL itself breaks on long ones
)  # fmt: skip
columns = Table(  # the lists of a site that lead to reports
    "columns", metadata, _id(), _to("sites"), _to("urls"),
    _text("family"), _text("label"), _text("organ"),
    _time("first_seen"), _time("last_seen"),
    UniqueConstraint("site_id", "url_id"),
)  # fmt: skip
trails = Table(  # what led the crawl to an address, as it was judged when it was first met
    "trails", metadata,
    _to("sites", key=True), _to("urls", key=True), _to("urls", name="via_id", null=True),
    _to("runs", null=True), _time("at"),
    _text("text", null=False), _text("sort", null=False), Column("score", Double, nullable=False),
    _text("why", null=False),
    **_CLUSTERED,
)  # fmt: skip
warcs = Table(
    "warcs", metadata, _id(),
    Column("file", Text, nullable=False, unique=True),
    Column("told_to", ROW_ID),  # bytes of it that the database has been told of: what follows is taken up
    Column("whole_to", ROW_ID),  # bytes of it of which every record has its row: nobody need look there again
    Column("chain", Hex),  # digest of its newest journal record among them (models.journal)
)  # fmt: skip
captures = Table(
    "captures", metadata, _id(), _to("urls"), _to("runs", null=True), _to("sites", null=True),
    _time("fetched_at"),
    Column("status", Integer, nullable=False),
    _text("kind", null=False),
    _to("captures", name="same_as", null=True),  # set: a packed row, what it brought is told there
    _to("warcs", null=True), Column("offset", ROW_ID), Column("length", ROW_ID),
    _text("record_type"), Column("member_digest", Hex),
    _text("payload_digest"), _text("content_type"), _text("filename"), _text("redirect_to"),
    _to("urls", name="referrer_id", null=True),
    _text("etag"), _text("last_modified"),
    Column("clean_digest", Hex), Column("record_digest", Hex), _text("cleaner"),
    UniqueConstraint("warc_id", "offset"),
    Index("ix_captures_url_id_fetched_at", "url_id", "fetched_at"),
    Index("ix_captures_payload_digest", "payload_digest"),
    Index("ix_captures_run_id", "run_id"),
    Index("ix_captures_site_id", "site_id"),
)  # fmt: skip
capture_parts = Table(  # the attachments a page was read with
    "capture_parts", metadata,
    _to("captures", key=True), Column("position", Integer, primary_key=True),
    _to("captures", name="part_id"),
    **_CLUSTERED,
)  # fmt: skip

# -- whose report, of which year ----------------------------------------------------------------------
publishers = Table(
    "publishers", metadata, _id(),
    Column("key", Text, nullable=False, unique=True),  # models.publishers.key
    _text("name", null=False), _text("level", null=False), _text("division_code", null=False),
    _text("township_code"), _text("uscc"),
    Index("ix_publishers_division_code", "division_code"),
)  # fmt: skip
reports = Table(
    "reports", metadata, _id(), _to("publishers"),
    Column("report_year", Integer, nullable=False),
    UniqueConstraint("publisher_id", "report_year"),
    Index("ix_reports_report_year", "report_year"),
)  # fmt: skip

# -- documents, where they lie, what they said --------------------------------------------------------
documents = Table(
    "documents", metadata, _id(), _to("sites"),
    _time("first_seen"), _time("last_seen"),
    Index("ix_documents_site_id", "site_id"),
)  # fmt: skip
locations = Table(
    "locations", metadata, _id(), _to("documents"), _to("urls"), _to("sites"),
    Column("official", Boolean, nullable=False),
    Column("is_primary", Boolean, nullable=False),  # its text is the document's state
    _time("valid_from"), _time("valid_to", null=True),
    _time("last_seen"),
    _to("versions", name="version_id", null=True),  # what it showed last; empty for what makes no version
    _to("runs", name="listed_in", null=True),  # the last run in which a list pointed to it
    _to("columns", null=True),
    Index("ix_locations_document_id", "document_id"),
    Index("ix_locations_url_id", "url_id"),
    Index("ix_locations_site_id", "site_id"),
)  # fmt: skip
versions = Table(
    "versions", metadata, _id(), _to("documents"),
    Column("number", Integer, nullable=False),  # 1, 2, 3 ... of the document
    _time("first_seen"), _time("last_seen"),
    _to("captures", name="first_capture_id"), _to("captures", name="last_capture_id"),
    UniqueConstraint("document_id", "number"),
)  # fmt: skip
version_digests = Table(  # one a cleaner: digests of two cleaners are never compared
    "version_digests", metadata,
    _to("versions", key=True), Column("cleaner", Text, primary_key=True),
    Column("clean_digest", Hex, nullable=False),
    Index("ix_version_digests_clean_digest", "clean_digest"),
    **_CLUSTERED,
)  # fmt: skip
periods = Table(  # a document's state over time; clustered, so that "as of" is one seek however long the history
    "periods", metadata,
    _to("documents", key=True), _time("valid_from", key=True), _time("valid_to", null=True),
    _to("versions"), _to("runs", null=True),
    _time("told_from", null=True), _time("told_to", null=True),  # when we learned of its ends, where that was later
    Index("ix_periods_version_id", "version_id"),
    **_CLUSTERED,
)  # fmt: skip
sightings = Table(
    "sightings", metadata,
    _to("versions", key=True), _to("locations", key=True),
    _time("first_seen"), _time("last_seen"),
    _to("captures", name="first_capture_id"), _to("captures", name="last_capture_id"),
    **_CLUSTERED,
)  # fmt: skip
version_metadata = Table(  # what the page says about itself, dated: its change makes no version
    "version_metadata", metadata,
    _to("versions", key=True), _to("locations", key=True), _time("valid_from", key=True),
    _to("captures"), Column("published", Date), Column("metadata", RECORD, nullable=False),
)  # fmt: skip
assignments = Table(  # what a reading takes a document for, and since when we think so
    "assignments", metadata, _id(), _to("documents"), _to("reports", null=True), _to("captures"),
    _to("publishers", null=True), Column("report_year", Integer),
    _text("publisher_name"), _text("title"), _text("era"), _text("trust", null=False), Column("published", Date),
    Column("trust_votes", RECORD),  # [[source, value], …]: what decided the trust; NULL: an older program's row
    _text("reader", null=False), _time("valid_from"), _time("valid_to", null=True),
    Index("ix_assignments_report_id", "report_id"),
)  # fmt: skip

# -- what a reader made of a version ------------------------------------------------------------------
readings = Table(
    "readings", metadata, _id(), _to("versions"), _to("captures"), _to("runs", null=True),
    _text("reader", null=False), _time("read_at"),
    Column("record_digest", Hex, nullable=False),
    Column("record", LargeBinary, nullable=False),  # the published object, packed (models.readings)
    UniqueConstraint("version_id", "reader"),
)  # fmt: skip
figures = Table(
    "figures", metadata,
    _to("versions", key=True), Column("code", Text, primary_key=True), _to("readings"),
    Column("value", Double), _text("state", null=False), _text("raw"), _text("unit"), Column("computed", Double),
    Column("table_no", Integer), Column("row_no", Integer), Column("column_no", Integer),
    Column("flags", RECORD),
    Index("ix_figures_code", "code"),
    **_CLUSTERED,
)  # fmt: skip
facts = Table(
    "facts", metadata,
    _to("versions", key=True), Column("position", Integer, primary_key=True), _to("readings"),
    _text("code", null=False), Column("value", Double, nullable=False), _text("unit"),
    _text("qualifier", null=False), _text("quote", null=False), _text("section"), _text("category"),
    Column("parts", RECORD),
    Index("ix_facts_code", "code"),
    **_CLUSTERED,
)  # fmt: skip
passages = Table(  # title and sections as words (models.words), for the full-text index that lies over them
    "passages", metadata, _id(), _to("versions"), _to("readings"),
    Column("position", Integer, nullable=False), _text("section", null=False), _text("words", null=False),
    UniqueConstraint("version_id", "position"),
)  # fmt: skip
problems = Table(
    "problems", metadata, _id(),
    _text("scope", null=False),  # reading (of a version) | page (of a URL) | place (of a document) | run
    _text("rule", null=False), _text("severity", null=False), _text("message", null=False), Column("codes", RECORD),
    _to("sites", null=True), _to("runs", null=True), _to("urls", null=True),
    _to("documents", null=True), _to("versions", null=True), _to("readings", null=True),
    _time("recorded_at"),
    Index("ix_problems_rule", "rule"),
    Index("ix_problems_version_id", "version_id"),
    Index("ix_problems_document_id", "document_id"),
    Index("ix_problems_url_id", "url_id"),
)  # fmt: skip

# -- what happened ------------------------------------------------------------------------------------
events = Table(
    "events", metadata, _id(),
    _text("event", null=False),  # new | revised | removed | restored
    _time("at"), _to("documents"), _to("reports", null=True), _to("runs", null=True), _to("locations", null=True),
    _to("versions", null=True), _to("versions", name="before_id", null=True),
    Column("evidence", RECORD),
    Index("ix_events_at", "at"),
    Index("ix_events_document_id", "document_id"),
)  # fmt: skip
injections = Table(  # what was taken out of a page as foreign, from the first capture that had it to the last
    "injections", metadata, _id(), _to("urls"), Column("digest", Hex, nullable=False),
    _text("rule", null=False), _text("where", null=False), _text("text", null=False),
    _time("first_seen"), _time("last_seen"),
    _to("captures", name="first_capture_id"), _to("captures", name="last_capture_id"),
    UniqueConstraint("url_id", "digest"),
)  # fmt: skip

tallies = Table(  # how many rows a thing has in a table: what is missing tells nothing of itself (models.tallies)
    "tallies", metadata,
    Column("kind", Text, primary_key=True),  # the table; of problems with their scope
    Column("of", ROW_ID, primary_key=True, autoincrement=False),  # the thing's id
    Column("held", Integer, nullable=False),
    **_CLUSTERED,
)  # fmt: skip

for _table, _key in ((locations, "url_id"), (periods, "document_id"), (assignments, "document_id")):
    _at_most_one(f"uq_{_table.name}_{_key}_open", _table.c[_key], _table.c.valid_to.is_(None))
_at_most_one("uq_locations_document_id_primary", locations.c.document_id, text("is_primary"))


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table or index is one of these: the full-text index over `passages` is made by its migration alone."""
    return kind not in ("table", "index") or not (name or "").startswith(FULL_TEXT)
