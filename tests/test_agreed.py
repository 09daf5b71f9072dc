"""`nianbao verify` on the rows of the database: whichever is taken away, another tells of it."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from archive.agreed import missing
from models.values import Fact, Figure
from tests.days import TWIN, URL, Crawler, page_of

FIGURE = Figure("t2.licences.decisions", 93, "printed", "93", "件", None, 0, 1, 1, ())
FACT = Fact("n_proactive_total", 366, "条", "exact", "公开366条", "proactive")


@pytest.fixture
def lived(crawler: Crawler) -> Crawler:
    """New, revised, twice at once, removed and back; and a twin with another text."""
    told = {"figures": (FIGURE,), "facts": (FACT,)}
    crawler.day(0, (page_of("one", **told), URL))
    crawler.day(14, (page_of("two", **told), URL), (page_of("variant", **told), TWIN))
    for day in (28, 42, 56):
        crawler.day(day, gone=(URL, TWIN))
    crawler.day(70, (page_of("one", **told), URL))
    return crawler


def test_an_archive_that_lived_agrees_with_itself(lived: Crawler) -> None:
    assert list(missing(lived.connection)) == []


@pytest.mark.parametrize(
    "table",
    ["version_digests", "sightings", "version_metadata", "periods", "events", "readings", "figures",
     "facts", "passages", "locations", "assignments"],
)  # fmt: skip
def test_a_row_that_is_gone_is_named_with_its_table(lived: Crawler, table: str) -> None:
    unguarded(lived)
    some = {"locations": " WHERE is_primary", "assignments": " WHERE valid_to IS NULL"}.get(table, "")
    rows = lived.connection.execute(text(f"SELECT * FROM {table}{some}")).mappings().all()
    own = {"version_id", "document_id", "code"} | ({"valid_from"} if table == "periods" else set())
    keys = ["id"] if "id" in rows[0] else [name for name in rows[0] if name in own]
    for row in rows:
        within = lived.connection.begin_nested()
        gone = " AND ".join(f"{name} = :{name}" for name in keys)
        lived.connection.execute(
            text(f"DELETE FROM {table} WHERE {gone}"), {name: row[name] for name in keys}
        )
        assert table in {found for found, _ in missing(lived.connection)}, row
        within.rollback()


def test_a_row_that_others_refer_to_is_named_on_sqlite(lived: Crawler) -> None:
    """PostgreSQL lets nobody take it."""
    if lived.connection.dialect.name != "sqlite":
        return
    unguarded(lived)
    for table in ("urls", "captures", "runs", "sites", "documents", "versions", "publishers", "reports"):
        within = lived.connection.begin_nested()
        one = (
            "SELECT min(first_capture_id) FROM versions"
            if table == "captures"
            else f"SELECT min(id) FROM {table}"
        )
        lived.connection.execute(text(f"DELETE FROM {table} WHERE id = ({one})"))
        assert table in {found for found, _ in missing(lived.connection)}
        within.rollback()


def unguarded(crawler: Crawler) -> None:
    """As a program does that asks for no foreign keys, or a damaged disk."""
    guard = {
        "sqlite": "PRAGMA defer_foreign_keys = ON",
        "postgresql": "SET LOCAL session_replication_role = replica",
    }
    crawler.connection.execute(text(guard[crawler.connection.dialect.name]))
