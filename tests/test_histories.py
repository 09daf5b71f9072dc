"""Any history is told as a naive replay of it tells it: as of and known at, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from archive.hand_over import handed
from archive.queries.coverage import ask as coverage
from archive.queries.diff import ask as diff
from archive.queries.search import ask as search
from archive.queries.show import ask as show
from archive.shelf import holdings
from archive.then import Then
from archive.who import moment
from models.errors import NothingFound
from models.tables import documents as document_rows
from models.tables import events, periods
from tests.days import Crawler, archive, crawling
from tests.replayed import PLACES, TEXTS, Replayed, Told

WITHOUT_SHRINKING = (
    Phase.explicit,
    Phase.generate,
)  # a history has eight steps at most; shrinking takes minutes


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["see", "see", "see", "unmodified", "gone", "reread", "late", "very_late", "clock_back"]
        ),
        st.sampled_from(sorted(PLACES)),
        st.sampled_from(TEXTS),
    ),
    min_size=1,
    max_size=8,
)


def compare(walked: Replayed, at: datetime | None, known: datetime | None) -> None:
    """Every question that takes the two moments, against the naive replay."""
    connection, then = walked.crawler.connection, Then(at, known)
    options = {
        "as_of": at.isoformat() if at else None,
        "known_at": known.isoformat() if known else None,
    }
    expected = {
        place: said for place, told in walked.told.items() if (said := told.said(at, known)) is not None
    }
    rows = search(connection, words=["年度报告"], limit=99, **options)
    assert {row["url"] for row in rows} == set(expected)
    for text in TEXTS:
        rows = search(connection, words=[text], **options)
        assert {(row["url"], text, row["section"], row["report_year"]) for row in rows} == {
            (place, *said) for place, said in expected.items() if said[0] == text
        }
    exported = {
        one.period.url: (
            one.record["sections"][0]["text"][:2],
            one.record["sections"][0]["code"],
            one.holding.report_year,
        )
        for one in handed(connection, then)
        if one.period
    }
    assert exported == expected
    published = {
        (row["publisher"], row["report_year"])
        for year in (2023, 2024)
        for row in coverage(connection, year=year, province="990101", **options)
        if row["state"] == "published"
    }
    assert published == {(PLACES[place].name, said[2]) for place, said in expected.items()}
    alive = {h.document_id for h in holdings(connection, then=then) if h.version_id is not None}
    assert len(alive) == len(expected)
    for place in PLACES:
        said = expected.get(place)
        if said is None:
            continue
        (row,) = show(connection, who=place, year=said[2], **options)
        assert (row["sections"][0]["text"][:2], row["sections"][0]["code"]) == said[:2]
        assert row["captured"] <= (then.state_at or row["captured"])
        assert row["warc"]["url"] == place
        changed(connection, walked.told[place], place, said[2], options)


def changed(
    connection: Connection, told: Told, place: str, year: int, options: dict[str, str | None]
) -> None:
    """The last change by then, named by the numbers of its versions."""
    stood = [text for text in told.stood(*map(moment, options.values())) if text is not None]
    if len(stood) < 2:
        with pytest.raises(NothingFound):
            diff(connection, who=place, year=year, **options)
        return
    older, newer = (told.versions.index(text) + 1 for text in stood[-2:])
    found = [
        (row["from"]["version"], row["to"]["version"])
        for row in diff(connection, who=place, year=year, **options)
    ]
    assert found == ([] if older == newer else [(older, newer)])


def walk(store: Engine, steps, drawn) -> None:
    with crawling(store) as crawler:
        walked = Replayed(crawler)
        for step in steps:
            walked.step(*step)
        moments = walked.moments()
        compare(walked, None, None)
        if moments:
            for _ in range(4):
                at, known = (drawn.draw(st.sampled_from([None, *moments])) for _ in range(2))
                compare(walked, at, known)
        whole(crawler)


def whole(crawler: Crawler) -> None:
    """Half-open intervals, in order, no overlap, one open at most, no gap but a removal's."""
    removed = crawler.rows(events.c.document_id, events.c.at, events.c.event)
    for (document_id,) in crawler.rows(document_rows.c.id):
        own = sorted(
            (start, end) for doc, start, end in crawler.rows(periods.c.document_id, periods.c.valid_from, periods.c.valid_to)
            if doc == document_id
        )  # fmt: skip
        for (start, end), (following, _) in pairwise(own):
            assert end is not None
            assert start < end <= following
            assert end == following or (document_id, end, "removed") in removed


@settings(
    max_examples=30,
    deadline=None,
    phases=WITHOUT_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, drawn=st.data())
def test_any_history_is_told_as_a_naive_replay_tells_it_on_sqlite(
    tmp_path_factory, sqlite_store, steps, drawn
):
    walk(sqlite_store, steps, drawn)


@pytest.fixture(scope="module")
def sqlite_store(tmp_path_factory) -> Iterator[Engine]:
    class Asked:
        param = "sqlite"

        def getfixturevalue(self, _name):
            return tmp_path_factory

    with archive(Asked()) as engine:
        yield engine


@settings(
    max_examples=5,
    deadline=None,
    phases=WITHOUT_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, drawn=st.data())
def test_any_history_is_told_so_on_both_databases(store, steps, drawn):
    walk(store, steps, drawn)
