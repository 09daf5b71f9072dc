"""Visits and pages without their bytes and text, as they wait for the writer; and the page of what nobody could read."""

from __future__ import annotations

from dataclasses import replace

from models.errors import Unreadable
from models.values import Capture, Document, Page, Problem, Report, Visit


def unread(capture: Capture, error: Unreadable) -> Page:
    """The page that stands for one nobody could read: no text, no digest, one problem."""
    problem = Problem(error.rule, "hard", str(error))
    document = Document(source="unread", url=capture.url, problems=(problem,))
    report = Report(kind="other", problems=(problem,))
    return Page(document, report, clean_digest="", record_digest="", cleaner="", reader="")


def slim(visit: Visit) -> Visit:
    """The visit without bytes and text: the queue holds hundreds, and the bytes are in the WARC."""
    light = replace(
        visit.capture, body=b"",
        attachments=tuple(replace(part, body=b"") for part in visit.capture.attachments),
    )  # fmt: skip
    return replace(visit, capture=light, page=bare(visit.page) if visit.page else None)


def bare(page: Page) -> Page:
    """The page without its document's text and tables: what is kept lies in the report."""
    told = page.document
    return replace(page, document=Document(source=told.source, url=told.url, problems=told.problems))
