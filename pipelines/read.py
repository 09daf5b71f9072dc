"""The one pure door of reading: a capture becomes a page — cleaned, parsed, checked, named by its digests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.divisions.table import Divisions
from models.places import Site
from models.values import Capture, Document, Page, Problem, Report, Section, Vote
from models.vocabulary import Era, Kind, Trust
from pipelines.check import conflicts, identities, scans, trust
from pipelines.check.marks import settle_marked
from pipelines.clean.digest import CLEANER, content_digest, record_digest
from pipelines.clean.document import MAX_FILE_BYTES
from pipelines.clean.merge import Bundle, Opened, listed, merge, open_bundles
from pipelines.clean.printed import with_printed_tables
from pipelines.clean.tabled import with_prose_apart
from pipelines.parse import dates, facts, kinds, publisher, script
from pipelines.parse.facts.offices import Office
from pipelines.parse.forms import TablesRead, read_tables
from pipelines.parse.sections import era_headings, sections

READER = "nianbao-read/5"
MOST_BYTES = MAX_FILE_BYTES  # a caller need not load more than one byte beyond it
_A_2008_HEADINGS = 2  # headings of that form alone which make the era


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What reading knows beside the page: the administrative table and the sites."""

    divisions: Divisions
    sites: tuple[Site, ...] = ()


def open_page(capture: Capture, knowledge: Knowledge) -> Page:
    """Read a capture through. Pure: no network, no store; content never raises, it becomes problems."""
    document, opened, bundles = open_bundles(capture)
    reports = [_read(bundle, capture, knowledge) for bundle in bundles]
    report = reports[0] if len(reports) == 1 else _several(document, opened, reports)
    return Page(
        document=document,
        report=report,
        clean_digest=content_digest(document, capture.body, listed(document, opened)),
        record_digest=record_digest(report),
        cleaner=CLEANER,
        reader=READER,
    )


def read_file(
    body: bytes, knowledge: Knowledge, *, name: str | None = None, url: str | None = None
) -> Report:
    """Read a saved file's bytes. What is no report comes back with its kind and a problem, never as an error."""
    return open_page(Capture(body=body, url=url, filename=name), knowledge).report


def _read(bundle: Bundle, capture: Capture, knowledge: Knowledge) -> Report:
    whole = merge(with_printed_tables(with_prose_apart(bundle.document)), bundle.opened)
    plain = script.matching(whole)
    read = _report(whole, plain, kinds.kind_of(plain, capture), bundle.opened, knowledge)
    return replace(read, problems=_once((*read.problems, *script.problems(whole))))


def _several(document: Document, opened: Sequence[Opened], parts: Sequence[Report]) -> Report:
    """A file that holds several reports: a list without figures; what of it could not be read is told here."""
    told = (
        replace(problem, message=f"{one.attachment.name}: {problem.message}")
        for one in opened
        if one.document.source == "unreadable"
        for problem in one.document.problems
    )
    return Report(
        kind="list",
        attachments=tuple(attachment for attachment, _ in listed(document, opened)),
        problems=tuple(told),
        parts=tuple(parts),
    )


def _report(
    document: Document, plain: Document, kind: Kind, opened: Sequence[Opened], knowledge: Knowledge
) -> Report:
    """The report of a document; names and dates are sought in *plain*, which wears no disguise."""
    confidence, votes = trust.judge(document, knowledge.sites, kind, document.removed)
    if kind != "annual_report":
        return _no_report(document, kind, opened, confidence, votes)
    found = sections(document)
    told_plainly = found if plain is document else sections(plain)
    year, year_votes = dates.report_year(plain, told_plainly)
    who = publisher.identify(plain, told_plainly, knowledge.divisions, knowledge.sites, year=year)
    tables = read_tables(document.tables)
    recognised = {table.id for table in tables.tables if table.source == "ocr"}
    certain, doubts = scans.settle(settle_marked(tables.figures), recognised)
    examined = identities.examine(certain, tables.regional_rows, who)
    office = Office(who.name, is_part=who.level in ("township", "street", "department"))
    told = facts.facts(found, year, office)
    era = tables.era or _era(document)
    return Report(
        kind=kind,
        title=_title(document),
        publisher=who,
        report_year=year,
        published=None if confidence in ("clone", "doorway") else dates.published(plain, year),
        metadata=document.metadata,
        trust=confidence,
        era=era,
        sections=found,
        tables=tables.tables,
        figures=examined.figures,
        regional_rows=tables.regional_rows,
        facts=told,
        attachments=tuple(attachment for attachment, _ in listed(document, opened)),
        problems=_once(
            (
                *document.problems,
                *_of_tables(tables, era),
                *doubts,
                *examined.problems,
                *conflicts.prose_conflicts(told, examined.figures),
                *publisher.contradictions(who, knowledge.divisions, knowledge.sites),
                *dates.year_contradictions(year_votes),
            )
        ),
        removed=document.removed,
        trust_votes=votes,
        year_votes=year_votes,
    )


def _no_report(
    document: Document, kind: Kind, opened: Sequence[Opened], confidence: Trust, votes: tuple[Vote, ...]
) -> Report:
    """A page that is something else: its kind, title and text are told, no figure of it is read."""
    return Report(
        kind=kind,
        title=_title(document),
        metadata=document.metadata,
        trust=confidence,
        sections=_as_it_stands(document),
        attachments=tuple(attachment for attachment, _ in listed(document, opened)),
        problems=document.problems or _unknown(kind),
        removed=document.removed,
        trust_votes=votes,
    )


def _unknown(kind: Kind) -> tuple[Problem, ...]:
    """A page of a known other kind says enough by its kind."""
    return (
        (Problem("not_a_report", "info", "nothing in it says that it is an annual report"),)
        if kind == "other"
        else ()
    )


def _as_it_stands(document: Document) -> tuple[Section, ...]:
    return (Section("intro", None, document.text),) if document.text else ()


def _title(document: Document) -> str | None:
    """The printed title; a tag's or the <title>'s best part where none is printed."""
    return document.headline or kinds.title_of(document)


def _era(document: Document) -> Era | None:
    """The era without a statutory table: only the form of 2008 has one, and none of the later forms' labels."""
    if kinds.names_tables(document):
        return None
    return "a_2008" if len(era_headings(document)) >= _A_2008_HEADINGS else None


def _of_tables(tables: TablesRead, era: Era | None) -> tuple[Problem, ...]:
    """The form of 2008 had no tables to miss."""
    return tuple(p for p in tables.problems if not (era == "a_2008" and p.rule == "tables_missing"))


def _once(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))
