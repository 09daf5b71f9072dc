"""A page and its attachments as one Document: what a page lacks, its files may hold; an archive is its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.errors import Unreadable
from models.values import Attachment, Capture, Document, Problem
from pipelines.clean.attachments import archive
from pipelines.clean.digest import content_digest, payload_digest
from pipelines.clean.division import divided
from pipelines.clean.document import open_document, unreadable
from pipelines.clean.joined import joined
from pipelines.clean.sniff import sniff
from pipelines.parse import titles

MAX_ATTACHMENTS = 20  # files of one page that are read


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
        return content_digest(self.document, self.capture.body)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is read as one: a page, or a file of an archive, with the files that belong to it."""

    document: Document
    opened: tuple[Opened, ...] = ()


def open_bundles(capture: Capture) -> tuple[Document, tuple[Opened, ...], tuple[Bundle, ...]]:
    """The document a capture is, the files that came with it, and what of them is read together.

    One bundle, but for a file that holds several reports: then one for each; the document of an archive is empty.
    """
    if sniff(capture.body) != "zip":
        document = open_document(capture)
        opened = open_attachments(document, capture)
        parts = divided(document)
        bundles = tuple(Bundle(part) for part in parts) if len(parts) > 1 else (Bundle(document, opened),)
        return document, opened, bundles
    name = capture.filename or "archive.zip"
    whole = tuple(_opened(Attachment(name, capture.url), capture, inside=""))
    groups = _apart(whole)
    if len(groups) > 1:
        bundles = tuple(Bundle(group[0].document, group[1:]) for group in groups)
        return Document(source="zip", url=capture.url), whole, bundles
    if groups:
        first = groups[0][0]
        document, rest = first.document, tuple(one for one in whole if one is not first)
    else:
        document, rest = Document(source="zip", url=capture.url), whole
    if all(one.document.source == "unreadable" for one in whole):
        told = tuple(problem for one in whole for problem in one.document.problems)
        nothing = Problem("empty", "hard", "the ZIP holds no file")
        document, rest = Document("unreadable", capture.url, problems=told or (nothing,)), ()
    return document, rest, (Bundle(document, rest),)


def open_attachments(page: Document, capture: Capture) -> tuple[Opened, ...]:
    """Parse the files that came with a page; a file the page does not name keeps its own name."""
    named = {attachment.url: attachment for attachment in page.attachments}
    opened: list[Opened] = []
    for file in capture.attachments[:MAX_ATTACHMENTS]:
        attachment = named.get(file.url) or Attachment(file.filename or file.url or "attachment", file.url)
        opened += _opened(attachment, file, inside=f"{attachment.name}/")
    return tuple(opened)


def _opened(attachment: Attachment, file: Capture, *, inside: str) -> Iterator[Opened]:
    """A file, or the files of an archive, named after it."""
    if sniff(file.body) != "zip":
        yield Opened(attachment, file, open_document(replace(file, filename=attachment.name)))
        return
    try:
        members = archive.files(file.body)
    except Unreadable as error:
        yield Opened(attachment, file, unreadable(file, error.rule, str(error)))
        return
    for name, body in members:
        one = Capture(body, url=file.url, filename=name, fetched_at=file.fetched_at)
        yield Opened(Attachment(inside + name, attachment.url), one, open_document(one))


def listed(page: Document, opened: Sequence[Opened]) -> tuple[tuple[Attachment, str | None], ...]:
    """All attachments, each with its content digest where its file is there."""
    digests = {one.attachment: one.digest for one in opened}
    every = dict.fromkeys((*page.attachments, *digests))
    return tuple((attachment, digests.get(attachment)) for attachment in every)


def merge(page: Document, opened: Sequence[Opened]) -> Document:
    """The page with its attachments' tables, and with their text where it has hardly any of its own.

    A file that is another year's or another organ's report than the page, or than the first file where the page
    is none, stays out, with a problem that says so.
    """
    merged, own = page, _judged(page, "")
    for one in [part for whole in opened for part in _parts(whole)]:
        its = _judged(one.document, one.attachment.name)
        if _strangers(own, its):
            stranger = Problem(
                "attachment_of_another", "info", f"{one.attachment.name} is not this page's report"
            )
            merged = replace(merged, problems=(*merged.problems, stranger))
        elif one.document.source == "unreadable":
            told = tuple(
                replace(p, message=f"{one.attachment.name}: {p.message}") for p in one.document.problems
            )
            merged = replace(merged, problems=(*merged.problems, *told))
        else:
            merged = joined(merged, one.document, one.attachment.name)
            own = own if own.kind == "annual_report" else its
    return merged


def _parts(one: Opened) -> Iterator[Opened]:
    """The reports of a file that holds several, each under its title; else the file itself."""
    found = divided(one.document)
    if len(found) == 1:
        yield one
        return
    for part in found:
        named = Attachment(f"{one.attachment.name}: {part.headline or '1'}", one.attachment.url)
        yield replace(one, attachment=named, document=part)


def _judged(document: Document, name: str) -> titles.TitleRead:
    return titles.judge(document.headline or document.title or name.rpartition("/")[2].rsplit(".", 1)[0])


def _strangers(own: titles.TitleRead, its: titles.TitleRead) -> bool:
    """Two titles of reports of different years or organs."""
    if own.kind != "annual_report" or its.kind != "annual_report":
        return False
    other_year = own.year and its.year and own.year != its.year
    other_organ = own.organ and its.organ and not (own.organ in its.organ or its.organ in own.organ)
    return bool(other_year or other_organ)


def _apart(opened: Sequence[Opened]) -> list[tuple[Opened, ...]]:
    """The files that are reports, copies of one report together; files without a report's title are in none."""
    groups: list[tuple[Opened, ...]] = []
    for one in opened:
        its = _judged(one.document, one.attachment.name)
        if its.kind != "annual_report" or one.document.source == "unreadable":
            continue
        for at, group in enumerate(groups):
            if not _strangers(_judged(group[0].document, group[0].attachment.name), its):
                groups[at] = (*group, one)
                break
        else:
            groups.append((one,))
    return groups
