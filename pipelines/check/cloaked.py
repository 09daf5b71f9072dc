"""A page that shows something else to visitors from a search engine (crawler.probe): what it is accused of, kept with it."""

from __future__ import annotations

from dataclasses import replace

from models.values import Page, Removal, Vote
from pipelines.clean.digest import record_digest
from pipelines.clean.spam import removal_problems

RULE, WHERE = "cloaking", "answer"


def accused(page: Page, found: str | None) -> Page:
    """The page with the evidence: what was shown to the other visitor, as an incident, a problem and a vote.

    found: None where it is accused of nothing.
    """
    if found is None:
        return page
    removal = Removal(found, RULE, WHERE)
    report = page.report
    soiled = replace(
        report,
        removed=(*report.removed, removal),
        problems=(*report.problems, *removal_problems((removal,))),
        trust="official_injected" if report.trust == "official" else report.trust,
        trust_votes=(*report.trust_votes, Vote("probe", RULE)),
    )
    return replace(page, report=soiled, record_digest=record_digest(soiled))


def accusation(page: Page) -> str | None:
    """What a page is accused of; None for one that is not."""
    told = (found.text for found in page.report.removed if (found.rule, found.where) == (RULE, WHERE))
    return next(told, None)
