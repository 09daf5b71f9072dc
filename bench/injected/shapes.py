"""The frozen shapes of an injected page: pieces of honest and foreign text, the article, the page and its truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType
from typing import Literal

from bench.corpus.specimen import Draft
from models.vocabulary import Trust

Slot = Literal["first", "head", "top", "before", "after", "bottom", "last"]
Host = Literal["gov", "clone", "ip", "none"]
LineKind = Literal["heading", "paragraph", "table", "raw"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text; a foreign one may carry markup of its own. `was` is the honest word it took the place of."""

    text: str
    foreign: bool = False
    opened: str = ""
    closed: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the article in order; `markup` stands for it where it is a table or raw markup."""

    kind: LineKind
    pieces: tuple[Piece, ...] = ()
    markup: str = ""

    @property
    def printed(self) -> str:
        return "".join(p.text for p in self.pieces)

    @property
    def honest(self) -> str:
        """The line without its foreign pieces: a hole stays a hole."""
        return "".join(p.text for p in self.pieces if not p.foreign)

    @property
    def restored(self) -> str:
        """The line with the words that were substituted put back."""
        return "".join(p.was if p.foreign else p.text for p in self.pieces)


def plain(kind: LineKind, text: str) -> Line:
    return Line(kind, (Piece(text),))


@dataclass(frozen=True, slots=True)
class Article:
    """A report before it is dressed as a page: its title and lines, and what was pushed in around them.

    `around` is markup by place: before the doctype, at the head's end, after <body>, before and after the
    article, before </body>, after </html>. `foreign` are the words that stand there as text.
    """

    draft: Draft
    title: tuple[Piece, ...]  # of <title>
    headline: tuple[Piece, ...]  # as the article's title line
    lines: tuple[Line, ...]
    around: Mapping[Slot, str] = field(default_factory=lambda: MappingProxyType({}))
    foreign: tuple[str, ...] = ()
    footer: str | None = None  # instead of the skin's own
    site: str | None = None  # name of the site in navigation and footer, where it was substituted
    report: bool = True  # whether the page is a report at all
    script: Literal["", "traditional", "glossed"] = ""
    cells: bool = True  # whether its tables still stand
    named: bool = True  # whether its publisher's name still stands


@dataclass(frozen=True, slots=True)
class Attack:
    """One way of soiling a report: the category, the placement, the hosts it is drawn on, what trust must say."""

    category: str  # K1 … K14, "clean", "look-alike"
    placement: str
    soil: Callable[[Article, Tools], Article]
    hosts: tuple[Host, ...] = ("gov", "clone")
    held_out: bool = False
    trust: Trust | None = None  # instead of what the host alone says

    @property
    def name(self) -> str:
        return f"{self.category}/{self.placement}"

    @property
    def honest(self) -> bool:
        return self.category in ("clean", "look-alike")


@dataclass(frozen=True, slots=True)
class Tools:
    """What an attack draws from: the dice, a brand pool, the hosts of the page and of the original."""

    rng: Random
    phrase: Callable[[], str]  # a brand with its promotion
    brand: Callable[[], str]  # a brand alone
    lures: Callable[[int], list[str]]  # keywords to string together
    host: str  # serving host
    origin: str  # the original's host
    origin_name: str  # the county or city of the original, as its text names it


@dataclass(frozen=True, slots=True)
class Skin:
    """A template of a content management system and the way it prints a line."""

    name: str
    path: str
    page: Callable[[Mapping[str, str]], str]
    line: Callable[[Line], str]
    held_out: bool = False
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Dirty:
    """A page as a reader meets it, and what is true of it."""

    name: str
    attack: Attack
    skin: str
    held_out: bool
    url: str | None
    trust: Trust
    body: bytes = field(repr=False)
    article: Article = field(repr=False)
    paragraphs: tuple[tuple[str, str], ...] = field(repr=False)  # own text in order: hole open, or restored
    injected: tuple[str, ...] = field(repr=False)  # every foreign span that a person could read as text
