"""The frozen shapes of the corpus: a box of a table, a draft that styles dress, a specimen and its truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from models.vocabulary import Era, Kind, Number, State

Form = Literal["a_2008", "b32_2014", "c60_2019", "d30_2021"]
FileType = Literal[
    "html",
    "text",
    "pdf",
    "docx",
    "xlsx",
    "ofd",
    "mhtml",
    "zip",
    "doc_html",
    "doc",
    "wps",
    "xls",
    "et",
    "rtf",
    "xls_html",
    "zip_old",
    "scan",
    "image",
]
Role = Literal["caption", "column", "label", "group", "value", "corner", "note"]
Filled = Literal["", "cells", "labels", "values", "stripes"]
Saved = Literal["pipes", "cells", "tabs", "markdown", "glued"]

FORMS: tuple[Form, ...] = ("a_2008", "b32_2014", "c60_2019", "d30_2021")


@dataclass(frozen=True, slots=True)
class Place:
    """A real place that publishes: `full` is its whole printed name, `short` what its title prints."""

    short: str
    full: str
    above: str  # the printed name of the place it lies in
    level: str
    division_code: str
    township_code: str | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the contract asks for one cell; a `soft` one may be withheld, since the page does not settle it."""

    state: State
    value: Number | None = None
    flag: str | None = None
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as it will be printed. `code` names the figure (value), the row (label) or the column."""

    text: str
    role: Role
    code: str = ""
    colspan: int = 1
    rowspan: int = 1
    image: bool = False
    th: bool | None = None  # None: as the role asks
    claims: tuple[int, int] | None = (
        None  # colspan and rowspan that the markup states instead of the true ones
    )


Row = tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as printed: its part (t2, t3, t4, b, zj, fj) and the section of the page that carries it."""

    part: str
    section: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RegionalTruth:
    label: str
    values: Mapping[str, Number]
    code: str | None = None


@dataclass(frozen=True, slots=True)
class FactTruth:
    code: str
    value: Number
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the prose: heading as printed, paragraphs."""

    section: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is rendered: what is no property of a single cell."""

    cell: Literal["plain", "paragraphs", "spans"] = "plain"
    layout_table: bool = False
    encoding: str = "utf-8"
    twin: tuple[Sheet, ...] = ()  # a second, hidden copy of the tables for printing
    saved: Saved = "pipes"
    page_breaks: bool = False
    ruled: bool = True  # a PDF's tables have lines
    filled: Filled = ""  # what of a PDF's tables has a coloured ground
    thinned: Literal["", "repeats", "blanks", "letters"] = ""  # lines that a text-saving tool dropped


@dataclass(frozen=True, slots=True)
class Draft:
    """A report with its truth, before and after a style has dressed it. Values are those printed."""

    form: Form
    place: Place
    year: int
    published: str
    title: str
    chapters: tuple[Chapter, ...]
    sheets: tuple[Sheet, ...]
    figures: Mapping[str, Expected]
    facts: tuple[FactTruth, ...] = ()
    regional: tuple[RegionalTruth, ...] = ()
    hidden: Mapping[str, Number] = field(default_factory=dict)  # true numbers of cells that print none
    open_codes: frozenset[str] = frozenset()  # cells on which the contract leaves a choice
    problems: frozenset[str] = frozenset()  # rules that the page truly breaks
    kind: Kind = "annual_report"
    era: Era | None = None  # by the labels of its tables; None where the style leaves it to the headings
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """A way of dressing: where it applies, whether it damages, whether only the gate may run it."""

    name: str
    forms: tuple[Form, ...]
    dress: Callable[[Draft, Random], Draft]
    types: tuple[FileType, ...] = ("html",)
    damaged: bool = True
    held_out: bool = False
    sparse: bool | None = None  # True: only mostly-zero reports show it; None: both kinds


@dataclass(frozen=True, slots=True)
class Specimen:
    """A file as a reader meets it, and what is true of it."""

    name: str
    style: Style
    form: Form
    type: FileType
    body: bytes
    draft: Draft
