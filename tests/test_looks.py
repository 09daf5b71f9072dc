"""Several looks at a number in a picture: what they agree on is known, as surely as most of them; nothing else is."""

import pytest

pytest.importorskip("cv2", reason="the extra `ocr` is not installed")
pytest.importorskip("onnxruntime", reason="the extra `ocr` is not installed")

from pipelines.clean.attachments.looks import _agreed, _by_most
from pipelines.clean.attachments.recognise import Read
from pipelines.parse.numbers import SURE


def read(text, sure=0.999):
    return Read(text, (sure,) * len(text))


def sureness(one):
    return min(one.sure)


def test_the_wider_look_must_read_the_same_number_however_surely():
    assert sureness(_agreed(read("0"), read("0"), read("O", 0.5))) >= SURE
    assert sureness(_agreed(read("5"), read("5"), read("5", 0.6))) >= SURE


def test_a_digit_that_only_the_wider_look_shows_leaves_nothing_known():
    """2.48 printed faintly: the narrow looks see 48 alone, and surely."""
    assert sureness(_agreed(read("48"), read("48"), read("2.48", 0.57))) == 0
    assert sureness(_agreed(read("0"), read("0"), read("10", 0.5))) == 0


def test_what_the_narrow_looks_doubt_stays_in_doubt():
    assert sureness(_agreed(read("5", 0.9), read("5"), read("5"))) < SURE
    assert sureness(_agreed(read("5"), read("6"), read("5"))) == 0


def test_text_with_a_number_in_it_is_as_sure_as_the_least_look():
    assert sureness(_agreed(read("共5件"), read("共5件"), read("共5件", 0.6))) == 0.6


def test_a_number_in_doubt_is_known_where_four_of_six_looks_are_sure_and_all_read_it():
    sure, doubt = read("44"), read("44", 0.6)
    assert sureness(_by_most(doubt, [doubt, sure, sure, sure, sure])) >= SURE
    assert sureness(_by_most(doubt, [doubt, doubt, sure, sure, sure])) < SURE
    assert sureness(_by_most(doubt, [sure, sure, sure, sure, read("41")])) == 0
