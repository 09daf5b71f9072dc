"""What an exchange was: by its status alone, then by what reading made of the page.

A firewall's challenge or a soft 404 poses as content; as content it would become a version. It is archived,
named, and never kept as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from models.values import Page
from models.vocabulary import CaptureKind
from models.warc_records import Role

#: Status -> kind. Statuses of shields: 521 and 512 (jsl), 412 and 202 (the token wall of `_$` scripts).
BY_STATUS: Mapping[int, CaptureKind] = {
    202: "challenge", 304: "not_modified", 404: "not_found", 410: "not_found", 412: "challenge",
    512: "challenge", 521: "challenge",
}  # fmt: skip
WHOLE = (200, 203)  # a 206 nobody asked for is a part, a 204 nothing, a status beyond the known ones a fault
#: What reading called the page -> kind; what is not here is content.
BY_PAGE: Mapping[str, CaptureKind] = {"challenge": "challenge", "soft_404": "soft_404", "list": "list"}
#: What brought something, by why it was fetched -> kind.
BY_ROLE: Mapping[Role, CaptureKind] = {
    "page": "unjudged", "answer": "list", "attachment": "attachment", "asset": "asset", "robots": "robots",
}  # fmt: skip
REFUSED: frozenset[CaptureKind] = frozenset({"challenge", "error", "empty"})  # lost for this run
BY_ROBOTS = "robots.txt forbids it"
GONE: frozenset[CaptureKind] = frozenset({"not_found", "soft_404"})


def before_reading(status: int, body: bytes, *, role: Role = "page", whole: bool = True) -> CaptureKind:
    """The kind that needs no reading; `unjudged` where only the page itself can tell."""
    if role == "robots":
        return "robots"
    if status in BY_STATUS:
        return BY_STATUS[status]
    if 300 <= status < 400:
        return "redirect"
    if status not in WHOLE or not whole:
        return "error"
    return BY_ROLE[role] if body.strip() else "empty"


def quiet(page: Page) -> Page:
    """A page nobody took for a report: that it is none is no problem of it."""
    told = tuple(problem for problem in page.report.problems if problem.rule != "not_a_report")
    return replace(page, report=replace(page.report, problems=told))


def after_reading(page: Page, *, is_list: bool) -> CaptureKind:
    """The kind of a page that was read; a list is one because the tour or the page says so."""
    kind = BY_PAGE.get(page.report.kind, "content")
    return "list" if is_list and kind == "content" and page.report.kind != "annual_report" else kind
