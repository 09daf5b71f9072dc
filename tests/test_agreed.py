"""`nianbao verify` on the rows of the database: whichever is taken away, another tells of it."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from archive.agreed import missing
from models.tables import metadata
from models.values import Fact, Figure, Problem, Removal
from tests.days import TWIN, URL, Crawler, page_of

FIGURE = Figure("t2.licences.decisions", 93, "printed", "93", "件", None, 0, 1, 1, ())
FACT = Fact("n_proactive_total", 366, "条", "exact", "公开366条", "proactive")


@pytest.fixture
def lived(crawler: Crawler) -> Crawler:
    """New, revised, twice at once, removed and back; and a twin with another text."""
    told = {
        "figures": (FIGURE,), "facts": (FACT,), "metadata": {"index_no": "1"},
        "problems": (Problem("t2_sum", "hard", "one"), Problem("t2_sum", "hard", "two")),
        "removed": (Removal("彩票", "brand_injection", "body"), Removal("棋牌", "brand_injection", "body")),
    }  # fmt: skip
    crawler.day(0, (page_of("one", **told), URL))
    crawler.day(14, (page_of("two", **told), URL), (page_of("variant", **told), TWIN))
    for day in (28, 42, 56):
        crawler.day(day, gone=(URL, TWIN))
    crawler.day(70, (page_of("one", **told), URL))
    crawler.day(84, (page_of("one", **told | {"metadata": {"index_no": "2"}}), URL))
    crawler.day(98, (page_of("one", **told | {"title": "别的"}, reader="reader/2"), URL))
    return crawler


def test_an_archive_that_lived_agrees_with_itself(lived: Crawler) -> None:
    assert list(missing(lived.connection)) == []


@pytest.mark.parametrize(
    "table",
    ["version_digests", "sightings", "version_metadata", "periods", "events", "readings", "figures",
     "facts", "passages", "locations", "assignments", "injections", "problems", "reports", "archive"],
)  # fmt: skip
def test_a_row_that_is_gone_is_named_with_its_table(lived: Crawler, table: str) -> None:
    """Each row in turn, the only one of its thing or one of several."""
    unguarded(lived)
    rows = lived.connection.execute(text(f"SELECT * FROM {table}")).mappings().all()
    keys = [column.name for column in metadata.tables[table].primary_key]
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
