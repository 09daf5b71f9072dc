"""What a page hides from its reader, or shows in a way that only a search engine reads: by style, class or tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from pipelines.clean.elements import Elements


class Sight(Enum):
    """HIDDEN is not shown at all; FAINT hardly: such an element stays unless it carries what is not the office's."""

    HIDDEN = "hidden"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class Concealment:
    """A declaration by which an element is concealed; examples are its test."""

    sight: Sight
    pattern: str
    catches: tuple[str, ...]
    spares: tuple[str, ...] = ()


_ZERO = r"\s*:\s*0*\.?0+(?:px|pt|em|rem|%)?\s*(?:!\s*important\s*)?(?:;|$)"
_TINY = r"\s*:\s*[012](?:px|pt)?\s*(?:!\s*important\s*)?(?:;|$)"
CONCEALMENTS: tuple[Concealment, ...] = (
    Concealment(Sight.HIDDEN, r"(?<![\w-])display\s*:\s*none", ("display:none", "color:red; DISPLAY : none !important")),
    Concealment(Sight.HIDDEN, r"(?<![\w-])visibility\s*:\s*hidden", ("visibility: hidden",), ("backface-visibility:hidden",)),
    Concealment(Sight.HIDDEN, r"text-indent\s*:\s*-\d{3,}", ("text-indent:-9999px",), ("text-indent:-21pt",)),
    Concealment(
        Sight.HIDDEN, r"(?<![\w-])(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-\d{3,}",
        ("position:absolute;left:-9999px", "margin-left:-5000px"), ("margin-left:-20px",),
    ),
    Concealment(Sight.HIDDEN, rf"font-size{_ZERO}", ("font-size:0", "font-size: 0px;"), ("font-size:0.9em",)),
    Concealment(Sight.HIDDEN, rf"(?<![\w-])opacity{_ZERO}", ("opacity:0", "opacity: 0.0;"), ("opacity:0.8",)),
    Concealment(
        Sight.HIDDEN, rf"(?<![\w-])(?:height|width){_TINY}(?=.*overflow)|overflow\s*:\s*hidden.*(?<![\w-])(?:height|width){_TINY}",
        ("height:0;overflow:hidden", "overflow:hidden;width:1px"), ("line-height:1;overflow:hidden", "height:100px;overflow:hidden"),
    ),
    Concealment(Sight.HIDDEN, r"clip\s*:\s*rect\s*\(\s*[01](?:px)?[\s,]+[01]", ("position:absolute;clip:rect(0 0 0 0)", "clip:rect(1px,1px,1px,1px)")),
    Concealment(Sight.HIDDEN, r"(?:transform|scale)\s*:\s*(?:scale\(\s*0\s*\)|translate[XY]?\(\s*-\d{4,})", ("transform:scale(0)",)),
    Concealment(Sight.FAINT, r"font-size\s*:\s*[1-3](?:\.\d+)?(?:px|pt)", ("font-size:1px",), ("font-size:12px",)),
    Concealment(Sight.FAINT, rf"(?<![\w-])(?:(?:height|width|max-height){_TINY}|line-height{_ZERO})", ("line-height:0", "height:1px"), ("height:10px",)),
    Concealment(
        Sight.FAINT, r"(?<![\w-])color\s*:\s*(?:#f{3}(?:f{3})?\b|white\b|transparent|rgba\([^)]*,\s*0\s*\)|rgb\(\s*25\d\s*,\s*25\d\s*,\s*25\d\s*\)|#f[a-f]f[a-f]f[a-f]\b)",
        ("color:#fff", "background:#FFFFFF;color: #FFFFFF", "color:white"), ("color:#f00", "background-color:#fff"),
    ),
    Concealment(
        Sight.FAINT, r"(?<![\w-])color\s*:\s*(?P<ink>#?\w+)\s*;.*background(?:-color)?\s*:\s*(?P=ink)\b|background(?:-color)?\s*:\s*(?P<paper>#?\w+)\s*;.*(?<![\w-])color\s*:\s*(?P=paper)\b",
        ("color:#eee;background:#eee", "background-color:#123456; color:#123456"), ("color:#000;background:#eee",),
    ),
    Concealment(Sight.FAINT, r"z-index\s*:\s*-\d", ("z-index:-1",), ("z-index:10",)),
    Concealment(Sight.FAINT, r"filter\s*:\s*alpha\(\s*opacity\s*=\s*0", ("filter:alpha(opacity=0)",)),
)  # fmt: skip
_BY_SIGHT = {
    sight: re.compile(
        "|".join(c.pattern for c in CONCEALMENTS if c.sight is sight), re.IGNORECASE | re.DOTALL
    )
    for sight in Sight
}
_MARQUEE_PIXELS = 5  # under which a running line cannot be read
_NUMBER = re.compile(r"\s*(\d+)(?!\d*%)")


@lru_cache(maxsize=4096)  # the editors write the same few styles again and again
def sight_of(style: str) -> Sight | None:
    """How a style conceals its element; None for one that shows it."""
    return next((sight for sight in Sight if _BY_SIGHT[sight].search(style)), None)


@dataclass(frozen=True, slots=True)
class Concealed:
    """Outermost elements that are not shown, and those that are hardly shown, in document order."""

    hidden: tuple[HtmlElement, ...]
    faint: tuple[HtmlElement, ...]


_CELLS = frozenset(("td", "th", "tr", "col", "tbody"))  # a hidden cell is the grid's affair


_STYLED = etree.XPath("//body//*[@style or @hidden]")
_HIDDEN = etree.XPath("/descendant::*/@hidden", smart_strings=False)


def find(elements: Elements, styles: Iterable[str]) -> Concealed:
    """Look at styles, at the classes and ids that the page's own <style> conceals, and at the tags that do.

    styles: each that some element of the page bears, asked first: most pages need no walk through the tree.
    """
    found: dict[HtmlElement, Sight] = {}
    if any(map(sight_of, styles)) or _HIDDEN(elements.root):
        for element in cast(list[HtmlElement], _STYLED(elements.root)):
            if element.tag not in _CELLS:
                hidden = element.get("hidden") is not None
                sight = Sight.HIDDEN if hidden else sight_of(element.get("style") or "")
                if sight:
                    found[element] = sight
    for element in (*_by_sheet(elements), *_running(elements)):
        found.setdefault(element, Sight.FAINT)
    return Concealed(_outermost(found, Sight.HIDDEN), _outermost(found, Sight.FAINT))


def _outermost(found: dict[HtmlElement, Sight], sight: Sight) -> tuple[HtmlElement, ...]:
    return tuple(
        element
        for element, its in found.items()
        if its is sight
        and not any(found.get(above) in (sight, Sight.HIDDEN) for above in element.iterancestors())
    )


# -- the page's own style sheets ------------------------------------------------------------------------
_AT_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", re.DOTALL)  # @media print …
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?:[a-z]+)?([.#])([\w-]+)", re.IGNORECASE)
_SHEET_LIMIT = 200_000  # characters


def _by_sheet(elements: Elements) -> Iterator[HtmlElement]:
    """Elements of a class or id that a sheet conceals. Scripts show such again (tabs, menus): they count as faint."""
    sheet = _AT_BLOCK.sub(
        "", "".join("".join(style.itertext()) for style in elements.of("style"))[:_SHEET_LIMIT]
    )
    names: dict[str, Callable[[HtmlElement], str]] = {
        ".": lambda e: e.get("class") or "",
        "#": lambda e: e.get("id") or "",
    }
    concealed = {mark: set[str]() for mark in names}
    for selectors, style in _RULE.findall(sheet):
        if sight_of(style):
            for selector in selectors.split(","):
                simple = _SIMPLE.fullmatch(selector.strip())
                if simple:
                    concealed[simple[1]].add(simple[2])
    if not any(concealed.values()):
        return
    for element in elements.root.xpath("//body//*[@class or @id]"):
        if element.tag not in _CELLS and any(
            concealed[m] & set(read(element).split()) for m, read in names.items()
        ):
            yield element


def _running(elements: Elements) -> Iterator[HtmlElement]:
    """A running line too low or too narrow to be read."""
    for element in elements.of("marquee"):
        sizes = [_NUMBER.match(element.get(side) or "") for side in ("height", "width")]
        if any(size and int(size[1]) <= _MARQUEE_PIXELS for size in sizes):
            yield element
