"""Frozen shapes that travel between the rooms: what a page is after each step of its way.

capture (bytes) -> document (one parse) -> report (read and checked) -> page (all of it, with its digests).
Names of codes, states and kinds are those of the published JSON (README, "What nianbao read prints").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from models.vocabulary import CaptureKind, Era, Kind, Level, Number, Severity, State, Trust
from models.ways import NOBODY_WAITS, Call, Form, Offer, Waiting

NOTHING: Mapping[str, str] = MappingProxyType({})


# -- what came over the wire ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class WarcPlace:
    """Where a record lies: file name inside the WARC folder, byte offset and length of its gzip member."""

    file: str
    offset: int
    length: int
    record_type: str = "response"  # response | revisit | conversion
    member_digest: str | None = None  # sha256 hex of the member as stored


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetched (or saved) thing: its bytes and how it reached us. Nothing is interpreted here."""

    body: bytes = field(repr=False)
    url: str | None = None
    status: int = 200
    content_type: str | None = None  # the header's value
    fetched_at: datetime | None = None  # UTC
    filename: str | None = None  # a saved file's name, or what the server called it
    referrer: str | None = None
    location: str | None = None  # target of a redirect
    payload_digest: str | None = None  # "sha1:BASE32" of the body as transferred, WARC form
    warc: WarcPlace | None = None
    attachments: tuple[Capture, ...] = ()
    etag: str | None = None  # validators as the server sent them, for the next visit
    last_modified: str | None = None


# -- one parse of it ------------------------------------------------------------------------------------
class Cell(NamedTuple):  # a page has hundreds, and a tuple is made three times as fast as a frozen dataclass
    """A cell as printed, at its origin (row, column counted from 0 in the expanded grid).

    confidence is the chance, 0 to 1, that its digits were recognised right in a picture; None where it is text.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    image: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its spans filled: a spanned place holds the very Cell that covers it, a gap holds None.

    source: html | text | pdf | docx | ... ; a text grid is ragged, one row a line or logical row, and its
    coordinates mean nothing to a user (the published row and column are null).
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    source: str = "html"
    page: int | None = None
    attachment: str | None = None  # name of the attachment it stands in


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: absolute URL where a base is known, its words, and the words around it (a list's date)."""

    url: str
    text: str = ""
    title: str = ""  # the title attribute: often the full words of a cut text
    context: str = ""
    in_body: bool = False


class Block(NamedTuple):  # as cells
    """A piece of the clean body in reading order; a table is a block that points to its grid."""

    kind: Literal["heading", "paragraph", "table", "image"]
    text: str = ""
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """What was taken out of the text, by which rule, from where (body, title, head, footer, hidden)."""

    text: str
    rule: str
    where: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader must know: the rule that speaks, how grave, in words, about which codes."""

    rule: str
    severity: Severity
    message: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A page after its one parse: everything the crawl and the reading need of it, and no markup.

    meta holds the <meta> tags by lower-case name; metadata the visible block by canonical field (index_no,
    doc_no, publisher_label, disclosure_mode, ... and the dates date_published, date_written).
    headline is the page's own title of the article (h1, title line); title the <title> element.
    """

    source: str  # html | text | pdf | scan (a PDF with pages that are pictures) | image | docx | unreadable
    url: str | None = None
    encoding: str | None = None
    title: str | None = None
    headline: str | None = None
    meta: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    metadata: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    byline: str = ""  # the line of date, source and counters under the title, as printed
    breadcrumb: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Grid, ...] = ()
    links: tuple[Link, ...] = ()
    frames: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()  # inline scripts and script data islands: what families read lists from
    widgets: tuple[
        str, ...
    ] = ()  # attributes of elements with data-…: what a script of the page is told there
    calls: tuple[Call, ...] = ()
    forms: tuple[Form, ...] = ()
    offers: tuple[Offer, ...] = ()
    waiting: Waiting = NOBODY_WAITS
    footer: str = ""
    attachments: tuple[Attachment, ...] = ()
    removed: tuple[Removal, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """The clean body without tables, a line a block."""
        return "\n".join(b.text for b in self.blocks if b.kind in ("heading", "paragraph"))


# -- what it says ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Vote:
    source: str
    value: str


@dataclass(frozen=True, slots=True)
class Publisher:
    name: str | None = None
    level: Level | None = None
    division_code: str | None = None
    township_code: str | None = None
    uscc: str | None = None
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class TableRead:
    """A logical table after joining; part is b, t2, t3, t4 or regional."""

    id: int
    part: str
    schema: str
    source: str = "html"
    page: int | None = None


class Figure(NamedTuple):  # as many as cells
    """One statutory cell. value is set if and only if state is printed; row and column are null in text."""

    code: str
    value: Number | None
    state: State
    raw: str | None = None
    unit: str | None = None
    computed: Number | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionalRow:
    label: str
    unit: str | None
    code: str | None
    values: Mapping[str, Number | None]
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A number the prose states, with the words that state it."""

    code: str
    value: Number
    unit: str | None
    qualifier: Literal["exact", "approx", "at_least", "zero_by_statement"]
    quote: str
    section: str | None = None
    category: str | None = None
    parts: Mapping[str, Number] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a reading makes of a page; the published object is models.shapes.report_object(report)."""

    kind: Kind
    title: str | None = None
    publisher: Publisher = Publisher()
    report_year: int | None = None
    published: date | None = None
    metadata: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    trust: Trust = "unknown"
    era: Era | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[TableRead, ...] = ()
    figures: tuple[Figure, ...] = ()
    regional_rows: tuple[RegionalRow, ...] = ()
    facts: tuple[Fact, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[Problem, ...] = ()
    removed: tuple[Removal, ...] = ()
    parts: tuple[Report, ...] = ()
    trust_votes: tuple[Vote, ...] = ()
    year_votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A capture read through: what the crawl follows (document) and what the archive keeps (report, digests).

    clean_digest names the clean content (title, body, table grids, attachments' clean content): its change,
    and nothing else, makes a version. Digests of different cleaners are never compared.
    """

    document: Document
    report: Report
    clean_digest: str
    record_digest: str
    cleaner: str
    reader: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One exchange as the run judged it: what the keep stage stores, whole or not at all."""

    site: str  # its code
    capture: Capture
    kind: CaptureKind
    page: Page | None = None  # only where the capture was read
    column: str | None = None  # URL of the list that led here; of a list, its own
    family: str | None = None  # of a list: the CMS family that read it
    label: str | None = None  # of a list: what the site calls it
    quiet: bool = False  # nobody took the page for a report: that it is none is no problem of it
    missed: tuple[str, ...] = ()  # URLs of its files that could not be had
    probed: bool = False  # asked again as a visitor from a search engine would, and answered
