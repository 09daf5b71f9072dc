"""The forms' sums prove blanks, find errors, and never change what is printed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.values import Figure
from pipelines.check.checks import APPLICANTS, BETWEEN, IDENTITIES, LIMITS, PAIRS, ROWS
from pipelines.check.identities import examine
from pipelines.check.rules import GROUPS, RULES
from pipelines.parse import codes
from pipelines.parse.forms import c60_2019, d30_2021


def figure(code, value):
    return Figure(code, value, "blank" if value is None else "printed", "" if value is None else str(value))


def rules(figures):
    return {problem.rule for problem in examine(figures).problems}


def likely(figures):
    return [problem.codes for problem in examine(figures).problems if problem.rule == "likely_wrong"]


def computed(figures):
    return {f.code: f.computed for f in examine(figures).figures if f.computed is not None}


def applications(form, leaves, carried_in=0, carried_out=0):
    """A consistent table 3: leaves is a mapping of row to six numbers."""
    rows = {row.code: [0] * 6 for row in form.APPLICATIONS} | leaves
    handled = [
        sum(column) for column in zip(*(rows[row.code] for row in form.APPLICATIONS[2:-2]), strict=True)
    ]
    rows |= {
        "handled_total": handled,
        "carried_in": [carried_in, *[0] * 5],
        "carried_out": [carried_out, *[0] * 5],
    }
    new = list(handled)
    new[0] += carried_out - carried_in
    rows["new_received"] = new
    return {
        f"t3.{row}.{c}": n
        for row, six in rows.items()
        for c, n in zip(APPLICANTS, [*six, sum(six)], strict=True)
    }


FORMS = (c60_2019, d30_2021)
LEAVES = {
    "granted": [9, 2, 0, 0, 0, 0],
    "partial": [2, 0, 0, 0, 1, 0],
    "rejected_duplicate": [1, 1, 0, 0, 0, 0],
}


@pytest.mark.parametrize("form", FORMS)
def test_a_sound_table_has_no_problem(form):
    assert examine([figure(c, v) for c, v in applications(form, LEAVES, 1, 2).items()]).problems == ()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("code", "broken"), [
    ("t3.new_received.natural_person", {"T3-1", "T3-3"}), ("t3.granted.org_business", {"T3-2", "T3-3"}),
    ("t3.handled_total.org_ngo", {"T3-1", "T3-2", "T3-3", "printed_total_inconsistent"}),
    ("t3.carried_out.total", {"T3-1", "T3-3"}),
])  # fmt: skip
def test_each_sum_finds_a_wrong_cell(form, code, broken):
    values = applications(form, LEAVES, 1, 2)
    values[code] += 5
    figures = [figure(c, v) for c, v in values.items()]
    assert rules(figures) == broken | {"likely_wrong"}
    assert likely(figures) == [(code,)]


def test_a_broken_sum_names_its_cells_their_numbers_and_the_one_most_likely_wrong():
    values = applications(c60_2019, LEAVES, 1, 2) | {"t3.granted.org_business": 7}
    told = {p.rule: p.message for p in examine([figure(c, v) for c, v in values.items()]).problems}
    assert told == {
        "T3-2": "t3.handled_total.org_business 3, but t3.granted.org_business 7 + t3.rejected_duplicate.org_business 1"
        " + 17 zeros = 8; most likely wrong: t3.granted.org_business",
        "T3-3": "t3.granted.total 11, but t3.granted.natural_person 9 + t3.granted.org_business 7 + 4 zeros = 16;"
        " most likely wrong: t3.granted.org_business",
        "likely_wrong": "t3.granted.org_business prints 7; 2 would mend every broken sum it stands in (T3-2, T3-3)",
    }


@pytest.mark.parametrize(
    ("values", "named"),
    [
        # one total of table 4 against its parts: any of the five may be wrong
        ({"t4.review.upheld": 4, "t4.review.corrected": 0, "t4.review.other": 0, "t4.review.pending": 0,
          "t4.review.total": 5}, []),
        # the refusals break both sums they stand in by the same number
        ({"b3_rep_refused": 5, "b3_ref_state_secret": 1, "b3_replies": 1, "b3_rep_granted": 0}, [("b3_rep_refused",)]),
        # by two numbers: no single slip explains it
        ({"b3_rep_refused": 5, "b3_ref_state_secret": 1, "b3_replies": 2, "b3_rep_granted": 0}, []),
    ],
)  # fmt: skip
def test_where_several_cells_explain_it_none_is_named(values, named):
    of_2014 = [code for i in IDENTITIES if i.rule in ("B-3", "B-4") for code in (*i.left, *i.right)]
    zeros = dict.fromkeys(of_2014, 0) if "b3_replies" in values else {}
    assert likely([figure(c, v) for c, v in (zeros | values).items()]) == named


def test_two_slips_in_far_corners_are_told_apart():
    values = applications(d30_2021, LEAVES, 1, 2)
    values["t3.granted.natural_person"] += 3
    refused = {code: 0 for i in IDENTITIES if i.rule in ("B-3", "B-4") for code in (*i.left, *i.right)}
    figures = [figure(c, v) for c, v in (values | refused | {"b3_rep_refused": 2}).items()]
    assert sorted(likely(figures)) == [("b3_rep_refused",), ("t3.granted.natural_person",)]


NUMBERS = st.integers(0, 30)


@st.composite
def slips(draw):
    """A consistent table 3, some of its cells blank, one of its printed cells off by something."""
    form = draw(st.sampled_from(FORMS))
    leaves = {row.code: draw(st.lists(NUMBERS, min_size=6, max_size=6)) for row in form.APPLICATIONS[2:-2]}
    values = applications(form, leaves, carried_out=draw(NUMBERS))
    code = draw(st.sampled_from(sorted(values)))
    blanks = draw(st.sets(st.sampled_from(sorted(set(values) - {code})), max_size=12))
    wrong = draw(st.integers(0, 99).filter(lambda number: number != values[code]))
    return {c: None if c in blanks else v for c, v in values.items()} | {code: wrong}, code


@settings(max_examples=60, deadline=None, derandomize=True)
@given(slips())
def test_any_wrong_cell_is_flagged_and_what_the_sums_single_out_is_that_one(slip):
    values, code = slip
    figures = [figure(c, v) for c, v in values.items()]
    assert likely(figures) in ([], [(code,)])
    if None not in values.values():
        assert likely(figures) == [(code,)]
        assert all(code in p.codes for p in examine(figures).problems if p.severity == "hard")


def test_a_cell_that_is_not_on_the_page_proves_nothing():
    values = applications(c60_2019, LEAVES)
    figures = [figure(c, v) for c, v in values.items()]
    figures = [Figure(f.code, None, "absent") if f.code == "t3.granted.total" else f for f in figures]
    figures = [figure(f.code, 77) if f.code == "t3.granted.natural_person" else f for f in figures]
    assert rules(figures) == {"T3-2", "likely_wrong"}  # the rows of all other outcomes hold


def test_the_single_row_of_other_handling_stands_for_the_three():
    figures = [figure(c, v) for c, v in applications(c60_2019, LEAVES).items()]
    figures += [Figure(f"t3.other_other.{c}", None, "absent") for c in APPLICANTS]
    assert rules(figures) == set()


@pytest.mark.parametrize(("parts", "total", "proven"), [
    ((3, None, None, 0), 3, {"b3_recv_fax": 0, "b3_recv_online": 0}),  # printed parts reach the total
    ((3, None, 1, 0), 9, {"b3_recv_fax": 5}),  # one part missing: the difference
    ((3, 1, 1, 0), None, {"b3_received": 5}),  # the total is missing: the sum
    ((3, None, None, 0), 9, {}),  # two parts missing and something left: nobody knows
    ((None, None, None, None), None, {}),  # an empty form proves nothing
    ((3, None, 1, 0), 2, {}),  # less than its parts: broken, nothing is proven
])  # fmt: skip
def test_blanks_are_computed_only_where_the_sum_proves_them(parts, total, proven):
    codes = ("b3_recv_in_person", "b3_recv_fax", "b3_recv_online", "b3_recv_mail")
    figures = [figure("b3_received", total), *map(figure, codes, parts)]
    examined = examine(figures)
    assert computed(figures) == proven
    assert [(f.value, f.state) for f in examined.figures] == [(f.value, f.state) for f in figures]
    assert ({p.rule for p in examined.problems} == {"B-1"}) is (parts == (3, None, 1, 0) and total == 2)


def test_what_two_sums_say_differently_of_a_blank_is_not_proven():
    values = applications(c60_2019, LEAVES)
    values["t3.granted.natural_person"] = None
    values["t3.granted.total"] += 4
    figures = [figure(c, v) for c, v in values.items()]
    assert "t3.granted.natural_person" not in computed(figures)
    assert rules(figures) & {"T3-2", "T3-3"}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.sets(st.sampled_from([(r, c) for r in range(23) for c in range(7)]), max_size=60), st.integers(0, 9)
)
def test_no_blank_is_ever_computed_wrongly(holes, carried):
    values = applications(c60_2019, LEAVES, carried, carried)
    codes = [f"t3.{row.code}.{column}" for row in c60_2019.APPLICATIONS for column in APPLICANTS]
    blanks = {codes[r * 7 + c] for r, c in holes}
    figures = [figure(c, None if c in blanks else values[c]) for c in codes]
    assert all(values[code] == number for code, number in computed(figures).items())


def test_a_number_shifted_to_its_heading_is_computed_for_its_row():
    channels = ("gazette", "website", "weibo", "wechat", "other")
    figures = [figure("b_h1", 70), figure("b1_proactive_total", 0)]
    figures += [figure(f"b1_via_{c}", n) for c, n in zip(channels, (0, 61, 0, 9, 0), strict=True)]
    row = examine(figures).figures[1]
    assert (row.value, row.computed, row.flags) == (0, 70, ("value_shifted_to_header",))
    assert rules(figures) == {"value_shifted_to_header", "B-8"}
    assert computed([figure("b_h1", 71), *figures[1:]]) == {}


def test_rows_named_by_their_place_are_given_up_where_the_sums_speak_against_them():
    values = applications(c60_2019, LEAVES)
    values["t3.granted.natural_person"], values["t3.partial.org_business"] = 1, 8
    flag = ("labels_lost_positional",)
    figures = [
        Figure(c, v, "printed", str(v), flags=flag if ".partial." in c else ()) for c, v in values.items()
    ]
    examined = examine(figures)
    assert {f.state for f in examined.figures if ".partial." in f.code} == {"unsure"}
    assert "row_unplaced" in {p.rule for p in examined.problems}


def test_the_forms_have_as_many_sums_as_their_notices_print():
    """42 in a full report of 2021, 40 in one of 2019, seven in the table of 2014."""
    for form, count in ((d30_2021, 42), (c60_2019, 40)):
        codes = {f"t3.{row.code}" for row in form.APPLICATIONS} | {
            "t4.review",
            "t4.suit_direct",
            "t4.suit_after_review",
        }
        own = [
            i
            for i in IDENTITIES
            if i.rule[0] == "T" and {c.rpartition(".")[0] for c in (*i.left, *i.right)} <= codes
        ]
        assert len(own) == count
    assert sum(identity.rule.startswith("B-") for identity in IDENTITIES) == 7
    assert len(ROWS) == 26


def test_every_check_stands_in_the_one_table_with_its_source_and_is_explained():
    """The rules of the domain's chapter on forms, each a row or more."""
    rows = (*IDENTITIES, *LIMITS, *PAIRS, *BETWEEN)
    named = {row.rule for row in rows}
    assert named == {
        *(f"B-{n}" for n in range(1, 14)), "T2", "T2-rules", "T2-years", "T3-1", "T3-2", "T3-3", "T3-4", "T3-5", "T4",
        "prose_table_conflict",
    }  # fmt: skip
    assert all(row.source for row in rows)
    cells = {code for row in (*IDENTITIES, *LIMITS) for code in (*row.left, *row.right)}
    assert cells | {code for pair in PAIRS for code in pair.figures} <= codes.figures() | codes.annexes()
    assert {pair.fact for pair in PAIRS} <= codes.facts()
    assert named <= set(RULES)
    assert list(RULES) == sorted(RULES)
    assert all(rule in RULES for members in GROUPS.values() for rule in members)
