"""Numbers of a scan in doubt: what the sums of the form settle, and what they put in doubt themselves."""

from models.values import Cell, Figure, Grid
from pipelines.check.checks import APPLICANTS
from pipelines.check.scans import settle
from pipelines.parse.forms import read_tables


def row(values, doubtful=()):
    """The row of what was received, by applicant and in total, as a scan gives it."""
    figures = []
    for column, value in zip(APPLICANTS, values, strict=True):
        code = f"t3.new_received.{column}"
        if column in doubtful:
            figures.append(Figure(code, None, "unsure", str(value), flags=("ocr", "ocr_doubtful")))
        else:
            figures.append(Figure(code, value, "printed", str(value), flags=("ocr",)))
    return figures


def test_a_sum_settles_the_one_number_in_doubt():
    settled, problems = settle(row([1, 2, 0, 0, 3, 0, 6], doubtful=APPLICANTS[1:2]))
    assert (settled[1].value, settled[1].state, settled[1].flags) == (2, "printed", ("ocr", "ocr_settled"))
    assert problems == ()


def test_two_numbers_in_doubt_are_not_settled_by_the_sum_they_share():
    """A digit misread alike in a part and in its total (7 as 1) keeps the sum: it must prove nothing."""
    both = (APPLICANTS[0], APPLICANTS[-1])
    settled, (problem,) = settle(row([1, 0, 0, 0, 0, 0, 1], doubtful=both))
    assert [figure.state for figure in settled if figure.code in problem.codes] == ["unsure", "unsure"]


def test_several_zeros_in_doubt_are_settled_by_a_sum_that_leaves_nothing_for_them():
    settled, problems = settle(row([4, 0, 0, 0, 0, 2, 6], doubtful=APPLICANTS[1:5]))
    assert [figure.value for figure in settled] == [4, 0, 0, 0, 0, 2, 6]
    assert problems == ()


def test_zeros_in_doubt_are_not_settled_where_the_total_leaves_something_or_is_in_doubt_too():
    for values, doubtful in (
        ([4, 0, 0, 0, 0, 2, 7], APPLICANTS[1:5]),
        ([0, 0, 0, 0, 0, 0, 0], (*APPLICANTS[:3], APPLICANTS[-1])),
        ([4, 1, 0, 0, 0, 2, 7], APPLICANTS[1:5]),
    ):
        settled, _ = settle(row(values, doubtful=doubtful))
        assert {f.state for f in settled if f.code.split(".")[-1] in doubtful} == {"unsure"}


def test_a_doubtful_number_that_breaks_its_sum_stays_unsure():
    settled, (problem,) = settle(row([1, 2, 0, 0, 3, 0, 9], doubtful=APPLICANTS[1:2]))
    assert settled[1].value is None
    assert problem.rule == "ocr_doubtful"


def test_a_certain_looking_misreading_is_put_in_doubt_by_the_sum_it_breaks():
    settled, (problem,) = settle(row([1, 2, 0, 0, 3, 0, 9]))
    assert {figure.state for figure in settled} == {"unsure"}
    assert len(problem.codes) == 7


def test_a_cell_of_a_picture_in_which_nothing_was_found_is_blank_only_where_a_sum_says_so():
    """A faint digit may leave no trace: 3 + nothing = 5 lacks a number, 5 + nothing = 5 does not."""
    faint = f"t3.new_received.{APPLICANTS[1]}"
    for value, state in ((5, "blank"), (3, "unsure")):
        gone = Figure(faint, None, "blank", "", table=0)
        figures = [gone if figure.code == faint else figure for figure in row([value, 0, 0, 0, 0, 0, 5])]
        settled, _ = settle(figures, {0})
        assert {figure.code: figure.state for figure in settled}[faint] == state


def test_printed_text_is_never_put_in_doubt_by_a_sum():
    figures = [figure._replace(flags=()) for figure in row([1, 2, 0, 0, 3, 0, 9])]
    assert settle(figures) == (tuple(figures), ())


def test_a_doubtful_digit_that_no_sum_holds_is_unsure():
    """Table 2 has no sums: there the look alone decides, and a doubtful one is never a figure."""
    heads = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    values = (("规章", None), ("5", 0.9999), ("8", 0.7), ("10", 0.9999))
    rows = (
        tuple(Cell(text, 0, x) for x, text in enumerate(heads)),
        tuple(Cell(text, 1, x, confidence=sure) for x, (text, sure) in enumerate(values)),
    )
    figures, (problem,) = settle(read_tables([Grid(rows, "ocr")]).figures)
    states = {f.code: (f.value, f.state) for f in figures if f.code.startswith("t2.rules.")}
    assert sorted(states.values(), key=str) == sorted(
        [(5, "printed"), (None, "unsure"), (10, "printed")], key=str
    )
    assert len(problem.codes) == 1
