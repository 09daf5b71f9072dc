"""A text as the search index holds it, and the marks in a snippet: the two agree on every text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.found import snippet, spans
from archive.search import phrases_of
from models.errors import WrongArguments
from models.words import BREAK, spaced, words


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_words_or_a_wrong_argument(looked_for):
    """What reaches the database is letters, digits and single spaces."""
    try:
        phrases = phrases_of(looked_for)
    except WrongArguments:
        assert not any(word.word != BREAK for word in words(looked_for))
    else:
        assert all(part.isalnum() for phrase in phrases for part in phrase.split())
        assert all(phrase == f" {' '.join(phrase.split())} " for phrase in phrases)


def test_more_than_anybody_looks_for_is_refused():
    for much in ("", "。！", " ".join(f"字{n}" for n in range(13)), "字" * 201):
        with pytest.raises(WrongArguments):
            phrases_of(much)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="公开申请人。, \n1a", max_size=40), st.integers(0, 39), st.integers(1, 6))
def test_every_piece_of_a_text_is_found_in_it_where_it_stands(passage, start, length):
    """The index's words and the marks agree: what is cut out between two breaks is there, and marked there."""
    piece = list(words(passage))[start : start + length]
    if not piece or any(word.word == BREAK for word in piece):
        return
    phrase = f" {' '.join(word.word for word in piece)} "
    assert phrase in spaced(passage)
    assert any(a <= piece[0].start and piece[-1].end <= b for a, b in spans(passage, [phrase]))


def test_marks_that_overlap_are_one_and_the_snippet_begins_before_the_first():
    passage = "某" * 50 + "信息公开申请" + "某" * 90
    shown = snippet(passage, [spaced("信息公开"), spaced("公开申请")])

    assert shown.text[slice(*shown.marks[0])] == "信息公开申请"
    assert len(shown.marks) == 1
    assert passage[shown.start :].startswith(shown.text)
    assert "某【信息公开申请】某" in shown.marked
