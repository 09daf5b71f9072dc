"""Which capture a moment means."""

from datetime import UTC, datetime

from archive.mementos import Memento, nearest, stamped_moment


def test_of_two_captures_as_near_the_earlier_is_meant():
    early, late = (Memento(n, "u", datetime(2026, 1, n, tzinfo=UTC), "content") for n in (1, 3))
    assert nearest([early, late], datetime(2026, 1, 2, tzinfo=UTC)) is early
    assert stamped_moment("2026") == datetime(2026, 1, 1, tzinfo=UTC)


def test_captures_are_told_apart_by_the_seconds_of_their_addresses():
    """8:00:09.99 is nearer to 8:00:10 than 8:00:10.84 is, and yet not what was asked: pywb and we count seconds."""
    found = [
        Memento(n, "u", datetime(2026, 1, 1, 8, 0, n, 1_000_000 // n - 1, UTC), "content") for n in (1, 2)
    ]
    assert [nearest(found, stamped_moment(one.path.split("/")[1])) for one in found] == found
