"""The elements of a page by their tags: a page has few of those that are sought, and one walk tells which."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

#: tags of the past that injected markup likes
OBSOLETE = (
    "noframes", "listing", "xmp", "plaintext", "big", "tt", "acronym", "dir", "strike", "address", "bdo", "nobr", "kbd", "samp",
    "var", "dfn", "legend", "optgroup", "track", "rt", "rp", "ruby", "menuitem",
)  # fmt: skip
#: what most pages have none or little of
_SELDOM = frozenset(
    ("base", "select", "input", "form", "iframe", "frame", "embed", "object", "style", "marquee", *OBSOLETE)
)


class Elements:
    """A parsed page, asked for elements by tag. It may lose elements meanwhile, and gains none."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self._absent = _SELDOM.difference(element.tag for element in root.iter(*_SELDOM))

    def of(self, *tags: str) -> Iterator[HtmlElement]:
        """Those with one of *tags*, in document order."""
        there = [tag for tag in tags if tag not in self._absent]
        return self.root.iter(*there) if there else iter(())
