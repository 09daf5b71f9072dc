"""The questions, one module each and one line here: a command, its JSON and later its web page."""

from archive.queries import (
    changes,
    coverage,
    diff,
    evidence,
    incidents,
    plan,
    problems,
    reports,
    runs,
    search,
    series,
    show,
    sites,
    versions,
    why,
)
from archive.question import Question

QUESTIONS: tuple[Question, ...] = (
    reports.QUESTION,
    versions.QUESTION,
    show.QUESTION,
    diff.QUESTION,
    changes.QUESTION,
    series.QUESTION,
    search.QUESTION,
    coverage.QUESTION,
    problems.QUESTION,
    evidence.QUESTION,
    incidents.QUESTION,
    why.QUESTION,
    runs.QUESTION,
    sites.QUESTION,
    plan.QUESTION,
)
