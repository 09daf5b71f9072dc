"""A bare mark behind a number is a note's where the form's sums say so, and nobody's number where they do not."""

import pytest

from models.values import Figure
from pipelines.check.marks import settle_marked
from pipelines.parse.numbers import read_number

CODES = tuple(f"t4.review.{column}" for column in ("upheld", "corrected", "other", "pending", "total"))


def row(*texts):
    """The row of table 4 on reviews as cells print it."""
    readings = [read_number(text) for text in texts]
    return [Figure(c, r.value, r.state, text) for c, r, text in zip(CODES, readings, texts, strict=True)]


def values(figures):
    return [figure.value for figure in settle_marked(figures)]


@pytest.mark.parametrize("mark", ["*", "¹", "※", "▲", "#"])
def test_a_mark_is_a_note_s_where_the_sum_holds_without_it(mark):
    settled = settle_marked(row(f"5{mark}", "1", "0", "0", "6"))
    assert (settled[0].value, settled[0].state, settled[0].flags) == (5, "printed", ("noted",))


@pytest.mark.parametrize(
    "texts",
    [
        ("5*", "1", "0", "0", "57"),  # 51: a digit is hidden
        ("5¹", "1", "0", "0", "52"),
        ("5*", "1", "", "0", "6"),  # the blank may be something
        ("5*", "1*", "0", "0", "6"),  # one of two may be more, the other less
        ("*", "1", "0", "0", "6"),
        ("(5)", "1", "0", "0", "6"),  # a minus in brackets, or a part
    ],
)
def test_a_number_no_sum_proves_stays_untold(texts):
    assert values(row(*texts))[0] is None


def test_numbers_without_marks_are_left_as_they_are():
    figures = row("5", "1", "0", "0", "7")
    assert settle_marked(figures) == tuple(figures)
