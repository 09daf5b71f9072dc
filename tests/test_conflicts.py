"""Prose against tables: what contradicts is told, and neither side is overwritten."""

from __future__ import annotations

import pytest

from models.values import Fact, Figure
from pipelines.check.conflicts import prose_conflicts


def _fact(code: str, value: int, qualifier: str = "exact") -> Fact:
    return Fact(code, value, "条", qualifier, "…")


def _figure(code: str, value: int | None, computed: int | None = None) -> Figure:
    return Figure(code, value, "printed" if value is not None else "blank", computed=computed)


@pytest.mark.parametrize(
    ("fact", "figure", "rules"),
    [
        (
            _fact("n_proactive_total", 30, "at_least"),
            _figure("b1_proactive_total", 190),
            ["prose_table_conflict"],
        ),
        (_fact("n_proactive_total", 190), _figure("b1_proactive_total", 190), []),
        (_fact("n_via_wechat", 290, "at_least"), _figure("b1_via_wechat", 290), []),
        (_fact("n_via_wechat", 290, "at_least"), _figure("b1_via_wechat", 297), []),
        (_fact("n_proactive_total", 366), _figure("b1_proactive_total", 0, computed=366), []),
        (_fact("n_proactive_total", 366), _figure("b1_proactive_total", None), []),
        (_fact("n_applications", 17), _figure("t3.new_received.total", 95), ["T3-5"]),
        (_fact("n_applications", 99), _figure("t3.new_received.total", 99), []),
    ],
)
def test_prose_and_table_are_held_against_each_other(fact, figure, rules):
    """30余条 beside 190 is a conflict; 290余条 beside 297 is none; a repaired figure speaks by its repair."""
    assert [p.rule for p in prose_conflicts((fact,), (figure,))] == rules


def test_channels_must_sum_to_the_applications():
    found = (
        _fact("n_applications", 99),
        _fact("n_applications_in_person", 32),
        _fact("n_applications_mail", 53),
        _fact("n_applications_online", 14),
    )
    assert prose_conflicts(found, ()) == ()
    assert [p.rule for p in prose_conflicts((*found[:3], _fact("n_applications_online", 20)), ())] == ["T3-5"]
