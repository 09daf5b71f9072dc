"""What `-a NAME=VALUE` may say, and which exit code an outcome has."""

from datetime import timedelta

import pytest

from crawler.journey import Journey
from crawler.outcome import Outcome, SiteOutcome
from crawler.spiders.replay import Choice
from models.errors import CannotWrite, WrongArguments


@pytest.mark.parametrize(
    ("read", "arguments", "named"),
    [
        (Journey.of, {"colour": "red"}, "colour"),
        (Journey.of, {"due": "soon"}, "soon"),
        (Journey.of, {"max": "much"}, "much"),
        (Journey.of, {"province": "x"}, "province"),
        (Choice.of, {"form": "x"}, "b32_2014"),
        (Choice.of, {"year": "19"}, "four digits"),
        (Choice.of, {"colour": "red"}, "colour"),
    ],
)
def test_arguments_that_mean_nothing_are_named(read, arguments, named):
    with pytest.raises(WrongArguments, match=named):
        read(arguments)


def test_arguments_are_read_as_they_are_meant():
    journey = Journey.of({"site": "990101, http://a.example/", "due": "30d", "max": "2h", "full": "1"})

    assert journey == Journey(
        ("990101", "http://a.example/"), due=timedelta(days=30), seconds=7200.0, full=True
    )


def site(state, *, excused=False):
    return SiteOutcome("990101", "云沚区", state, {}, excused=excused)


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (Outcome(sites=[site("complete")]), 0),
        (Outcome(sites=[site("complete"), site("partial")]), 1),
        (Outcome(sites=[site("failed")]), 1),
        (Outcome(sites=[site("failed", excused=True)]), 0),
        (Outcome(sites=[site("complete")], bugs=1), 1),
        (Outcome(sites=[site("complete")], fatal=CannotWrite("disk full")), 3),
        (Outcome(fatal=WrongArguments("who?")), 2),
    ],
)
def test_the_exit_code_tells_the_truth(outcome, code):
    assert outcome.exit_code == code
