"""A page's tree as lines in reading order: one a block element or <br>, one a data table, nothing hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from lxml import etree
from lxml.html import HtmlElement

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "select",
        "option",
        "textarea",
        "button",
        "svg",
        "math",
        "object",
        "embed",
        "applet",
        "iframe",
        "noframes",
        "audio",
        "video",
        "canvas",
        "map",
        "datalist",
    ]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class _Kind(Enum):
    """What an element does to the lines."""

    BLOCK = "begins a line"
    SKIPPED = "shows nothing of its own"
    LINK = "its words are linked"
    BOLD = "its words are bold"
    PICTURE = "is a line of its own"


_BLOCK, _SKIPPED, _LINK, _BOLD, _PICTURE = _Kind  # each asked of every element
_KINDS: Mapping[object, _Kind] = {
    **dict.fromkeys(_BLOCKS, _BLOCK),
    **dict.fromkeys(_SILENT, _SKIPPED),
    "a": _LINK,
    "b": _BOLD,
    "strong": _BOLD,
    "img": _PICTURE,
}
_PARAGRAPH = 30  # characters from which a line is prose
_ZERO_WIDTH = re.compile("[\u200b-\u200f\ufeff\u00ad]")
_CELLS = re.compile(r"\t|^[ ]*[|+│┌├]", re.MULTILINE)
MAX_LINES = 50_000  # a page of more lines is cut here, and says so


@dataclass(slots=True)
class Line:
    """text as printed, whitespace runs as one blank; linked: its characters that stand in links."""

    text: str
    element: HtmlElement
    linked: int = 0
    heading: bool = False
    bold: bool = False
    table: int | None = None  # index of the data table that stands here
    image: str | None = None
    navigates: bool = False  # half of it and more is links
    prose: int = 0  # its characters, where it is a paragraph


def read_lines(
    root: HtmlElement, tables: Mapping[HtmlElement, int], hidden: Iterable[HtmlElement]
) -> list[Line]:
    """Walk the tree once. Data tables stand as one line each; at most MAX_LINES lines come back."""
    walk = _Walk(tables, frozenset(hidden))
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            if walk.enter(element):
                walker.skip_subtree()
            if len(walk.lines) >= MAX_LINES:
                break
        elif event == "end":
            walk.leave(element)
        else:
            walk.tail(element)
    walk.flush(root)
    return walk.lines


class _Walk:
    """The state of one walk: the line being gathered and where it stands."""

    def __init__(self, tables: Mapping[HtmlElement, int], hidden: frozenset[HtmlElement]) -> None:
        self.lines: list[Line] = []
        self._tables = tables
        self._hidden = hidden
        self._block: list[HtmlElement] = []
        self._headings: list[bool] = []  # of each of these, whether it is one
        self._parts: list[str] = []
        self._linked = self._bold = 0  # characters of the line in links, in bold
        self._links = self._bolds = 0  # depth

    def enter(self, element: HtmlElement) -> bool:
        """Take in an element's start; true: its inside is not to be walked."""
        kind = _KINDS.get(element.tag)
        if kind is _BLOCK:
            if element in self._tables:
                self.flush(element)
                self.lines.append(Line("", element, table=self._tables[element]))
                return True
            if element in self._hidden:
                return True
            if self._parts:
                self.flush(element)
            self._block.append(element)
            self._headings.append(element.tag in _HEADINGS)
        elif kind is _SKIPPED or element in self._hidden:
            return True
        elif kind is _LINK:
            self._links += 1
        elif kind is _BOLD:
            self._bolds += 1
        elif kind is _PICTURE:
            self._image(element)
        if text := element.text:
            self._take(text)
        return False

    def leave(self, element: HtmlElement) -> None:
        if self._block and self._block[-1] is element:
            if self._parts:
                self.flush(element)
            self._block.pop()
            self._headings.pop()
        elif (self._links or self._bolds) and element not in self._hidden:
            kind = _KINDS.get(element.tag)
            self._links -= kind is _LINK
            self._bolds -= kind is _BOLD
        if text := element.tail:
            self._take(text)

    def tail(self, element: HtmlElement) -> None:
        if text := element.tail:
            self._take(text)

    def _take(self, text: str) -> None:
        if not self._parts and text.isspace():
            return  # no line begins with it
        self._parts.append(text)
        if self._links or self._bolds:
            size = len(text.strip())
            self._linked += size if self._links else 0
            self._bold += size if self._bolds else 0

    def _image(self, element: HtmlElement) -> None:
        source = element.get("src") or ""
        if source and not source.startswith("data:"):
            self.flush(element)
            self.lines.append(Line("", element, image=source))

    def flush(self, at: HtmlElement) -> None:
        if not self._parts:
            return
        whole = "".join(self._parts)
        element = self._block[-1] if self._block else at
        kept = element.tag == "pre" and _CELLS.search(whole)  # text in cells that keeps its lines is a table
        for part in whole.splitlines() if kept else (whole,):
            if text := squeeze(part):
                self._line(text, element)
        self._parts.clear()
        self._linked = self._bold = 0

    def _line(self, text: str, element: HtmlElement) -> None:
        size = len(text)
        heading = True in self._headings[-2:]
        bold, navigates = self._bold >= size - 2, 2 * self._linked >= size
        prose = size if size >= _PARAGRAPH and not navigates else 0
        self.lines.append(Line(text, element, self._linked, heading, bold, None, None, navigates, prose))


def squeeze(text: str) -> str:
    """Whitespace runs (full-width and no-break too) as one blank, zero-width characters out, ends bare."""
    squeezed = " ".join(text.split())
    if squeezed.isprintable():  # what has no width is not
        return squeezed
    return " ".join(_ZERO_WIDTH.sub("", text).split())
