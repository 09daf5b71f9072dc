"""A page and its attachments as one Document: what a page lacks, its files may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.values import Attachment, Block, Capture, Document, Grid, Problem
from pipelines.clean.digest import clean_digest, payload_digest
from pipelines.clean.document import open_document
from pipelines.parse import titles

MAX_ATTACHMENTS = 20  # files of one page that are read
_ENOUGH_PROSE = 300  # characters from which a page needs no other text


@dataclass(frozen=True, slots=True)
class Opened:
    """An attachment that was fetched: what the page calls it, its bytes' capture, and its one parse."""

    attachment: Attachment
    capture: Capture
    document: Document

    @property
    def digest(self) -> str:
        """The name of its content: of its clean text where it can be read, else of its bytes."""
        if self.document.source == "unreadable":
            return payload_digest(self.capture.body)
        return clean_digest(self.document)


def open_attachments(page: Document, capture: Capture) -> tuple[Opened, ...]:
    """Parse the files that came with a page; a file the page does not name keeps its own name."""
    named = {attachment.url: attachment for attachment in page.attachments}
    opened = []
    for file in capture.attachments[:MAX_ATTACHMENTS]:
        attachment = named.get(file.url) or Attachment(file.filename or file.url or "attachment", file.url)
        opened.append(Opened(attachment, file, open_document(replace(file, filename=attachment.name))))
    return tuple(opened)


def listed(page: Document, opened: Sequence[Opened]) -> tuple[tuple[Attachment, str | None], ...]:
    """All attachments, each with its content digest where its file is there."""
    digests = {one.attachment: one.digest for one in opened}
    every = dict.fromkeys((*page.attachments, *digests))
    return tuple((attachment, digests.get(attachment)) for attachment in every)


def merge(page: Document, opened: Sequence[Opened]) -> Document:
    """The page with its attachments' tables, and with their text where it has hardly any of its own.

    A file that is another year's or another organ's report stays out, with a problem that says so.
    """
    merged = page
    for one in opened:
        stranger = _stranger(page, one)
        if stranger:
            merged = replace(merged, problems=(*merged.problems, stranger))
        elif one.document.source == "unreadable":
            told = tuple(
                replace(p, message=f"{one.attachment.name}: {p.message}") for p in one.document.problems
            )
            merged = replace(merged, problems=(*merged.problems, *told))
        else:
            merged = _with(merged, one, with_text=len(page.text) < _ENOUGH_PROSE)
    return merged


def _with(page: Document, one: Opened, *, with_text: bool) -> Document:
    first = len(page.tables)
    grids = tuple(_labelled(grid, one.attachment.name) for grid in one.document.tables)
    blocks = tuple(_moved(one.document.blocks, first, with_text=with_text))
    return replace(
        page,
        headline=page.headline or one.document.headline,
        blocks=(*page.blocks, *blocks),
        tables=(*page.tables, *grids),
        removed=(*page.removed, *one.document.removed),
        problems=(*page.problems, *one.document.problems),
    )


def _moved(blocks: Sequence[Block], first: int, *, with_text: bool) -> Iterator[Block]:
    """Blocks of an attachment, their tables counted on after the page's own."""
    for block in blocks:
        if block.table is not None:
            yield replace(block, table=block.table + first)
        elif with_text:
            yield block


def _labelled(grid: Grid, name: str) -> Grid:
    return replace(grid, attachment=name)


def _stranger(page: Document, one: Opened) -> Problem | None:
    """A file whose title is a report's of another year or another organ."""
    own = titles.judge(page.headline or page.title or "")
    its = titles.judge(one.document.headline or one.attachment.name.rsplit(".", 1)[0])
    if own.kind != "annual_report" or its.kind != "annual_report":
        return None
    other_year = own.year and its.year and own.year != its.year
    other_organ = own.organ and its.organ and not (own.organ in its.organ or its.organ in own.organ)
    if other_year or other_organ:
        return Problem("attachment_of_another", "info", f"{one.attachment.name} is not this page's report")
    return None
