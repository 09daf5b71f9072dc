"""The journal's words: whatever a writer says of its decisions is read back as it was said."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from models import journal
from models.journal import Began, Divided, Ended, Found, Judged, Led, Listed, Place, Sited


def several(of):
    return st.lists(of, max_size=3).map(tuple)


WORDS = st.text(max_size=20)
MAYBE = st.none() | WORDS
ROWS = several(st.dictionaries(WORDS, WORDS, max_size=3))
PLACES = st.builds(Place, WORDS, st.integers(0, 10**12), st.none() | st.text(min_size=1, max_size=9))
ENTRIES = st.one_of(
    st.builds(Sited, ROWS),
    st.builds(Divided, ROWS),
    st.builds(Began, st.dictionaries(WORDS, WORDS, max_size=2), WORDS, WORDS),
    st.builds(
        Judged, PLACES, WORDS, WORDS, MAYBE, MAYBE, MAYBE, st.booleans(), several(PLACES), st.booleans(), MAYBE,
        several(WORDS),
    ),
    st.builds(Found, PLACES, WORDS, WORDS),
    st.builds(Listed, WORDS, WORDS, WORDS, MAYBE, MAYBE),
    st.builds(Led, WORDS, WORDS, ROWS),
    st.builds(
        Ended, WORDS, WORDS, WORDS, st.dictionaries(WORDS, st.integers(), max_size=3), st.just({}),
        several(st.tuples(WORDS, MAYBE)), several(st.tuples(WORDS, WORDS)),
    ),
)  # fmt: skip


@given(st.lists(ENTRIES, max_size=5))
def test_what_the_journal_says_is_read_back(entries):
    since = journal.Since()
    since.add(b"a record")
    found = journal.read(journal.written("a", since, entries))
    assert (found.before, found.digest, found.entries) == ("a", since.digest, tuple(entries))
    assert found.members == sha256(b"a record").hexdigest()[:8]
