"""The questions, one module each and one line here: a command, its JSON and later its web page."""

from archive.queries import changes, coverage, diff, problems, reports, runs, show, sites, versions
from archive.question import Question

QUESTIONS: tuple[Question, ...] = (
    reports.QUESTION,
    versions.QUESTION,
    show.QUESTION,
    diff.QUESTION,
    changes.QUESTION,
    coverage.QUESTION,
    problems.QUESTION,
    runs.QUESTION,
    sites.QUESTION,
)
