"""What is rarely so is said, and neither proves nor changes anything."""

import pytest

from models.values import Figure, Publisher, RegionalRow
from pipelines.check.checks import CHANNELS
from pipelines.check.identities import examine


def figure(code, value):
    return Figure(code, value, "blank" if value is None else "printed", "" if value is None else str(value))


def rules(figures, rows=()):
    return {problem.rule for problem in examine(figures, rows).problems}


@pytest.mark.parametrize(("rule", "values"), [
    ("B-9", {"b1_proactive_total": 3, "b1_proactive_normative": 4}), ("B-10", {"b2_press_conf": 1, "b2_press_conf_principal": 2}),
    ("B-11", {"b3_replies": 40, "b3_closed": 12}), ("B-13", {"b9_trainees": 30, "b9_trainings": 0}), ("B-13", {"b8_budget": 52000}),
    ("T2", {"t2.rules.published_this_year": 2, "t2.rules.public_total": 1}),
    ("T2", {"t2.licences.items_last_year": 2, "t2.licences.items_delta": -3}), ("negative_count", {"t2.licences.decisions": -1}),
    ("T2", {"t2.normative_docs.issued": 3, "t2.normative_docs.repealed": 0, "t2.normative_docs.in_force": 2}),
    ("fractional_count", {"t2.penalties.decisions": 1.5}), ("B-11", {"b3_replies": 12, "b3_closed": 40}),
    ("B-8", {**dict.fromkeys(CHANNELS, 3), "b1_proactive_total": 16}), ("B-8", {**dict.fromkeys(CHANNELS, 3), "b1_proactive_total": 2}),
])  # fmt: skip
def test_a_doubt_is_said_and_changes_nothing(rule, values):
    figures = [figure(code, value) for code, value in values.items()]
    examined = examine(figures)
    assert {(p.rule, p.severity) for p in examined.problems} == {(rule, "soft")}
    assert examined.figures == tuple(figures)


@pytest.mark.parametrize("values", [
    {"t2.normative_docs.issued": 3, "t2.normative_docs.repealed": 2, "t2.normative_docs.in_force": 2},
    {"t2.normative_docs.issued": 3, "t2.normative_docs.repealed": None, "t2.normative_docs.in_force": 2},
    {"b3_replies": 40, "b3_closed": 37}, {"b3_replies": 100, "b3_closed": 91}, {"b8_budget": 51.5},
    {"t2.admin_fees.amount_wan_yuan": 0.092}, {"b9_trainees": 30, "b9_trainings": None},
    {**dict.fromkeys(CHANNELS, 3), "b1_proactive_total": 15}, {**dict.fromkeys(CHANNELS, None), "b1_proactive_total": 2},
])  # fmt: skip
def test_what_is_plausible_or_not_known_is_no_doubt(values):
    assert rules([figure(code, value) for code, value in values.items()]) == set()


def test_what_is_much_for_a_town_is_little_for_a_county():
    budget = [figure("b8_budget", 80)]
    town, county = (
        examine(budget, publisher=Publisher(level=level)).problems for level in ("township", "county")
    )
    assert ([(p.rule, p.severity) for p in town], county) == ([("B-13", "info")], ())


def test_the_kinds_of_request_are_summed():
    rows = [
        RegionalRow(n, "件", f"b3_type_{n}", {"统计数": v})
        for n, v in (("total", 3), ("budget", 1), ("other", 1))
    ]
    assert rules([], rows) == {"B-12"}
    assert rules([], [*rows[:2], RegionalRow("其它", "件", "b3_type_other", {"统计数": 2})]) == set()


@pytest.mark.parametrize(
    ("level", "code", "told"),
    [
        ("township", "330803", True), ("county", "330803", True), ("street", None, True), ("city", "330800", False),
        ("province", "330000", False), ("department", "330803", True), ("department", "330800", False), (None, None, False),
    ],
)  # fmt: skip
def test_only_governments_from_the_prefecture_up_issue_rules(level, code, told):
    """A town that prints six rules in force miscounts; the cell keeps what it prints."""
    figures = [Figure("t2.rules.in_force", 6, "printed"), Figure("t2.rules.issued", 0, "printed")]
    who = Publisher(level=level, division_code=code)
    problems = examine(figures, publisher=who).problems
    assert [p.codes for p in problems if p.rule == "T2-rules"] == [("t2.rules.in_force",)] * told
    assert examine(figures[1:], publisher=who).problems == ()
