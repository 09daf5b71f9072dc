"""A page's tree: parsed once, and one look at it gives links, tables, lines and what was planted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.html import (
    HtmlComment,
    HtmlElement,
    HtmlEntity,
    HTMLParser,
    HtmlProcessingInstruction,
    document_fromstring,
)

from models.errors import Unreadable
from models.values import Grid, Link, Removal
from pipelines.clean import planted
from pipelines.clean.elements import Elements
from pipelines.clean.layout import find_tables
from pipelines.clean.lines import Line, read_lines
from pipelines.clean.links import read_links
from pipelines.clean.tables import grid, hides

_EMPTY = "<html><body></body></html>"
_STYLES = etree.XPath("/descendant::*/@style", smart_strings=False)

# the classes of lxml.html without its look-up by name, which is a call of Python for every element touched
_CLASSES = etree.ElementDefaultClassLookup(
    element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
)


def _parser(*, deep: bool) -> HTMLParser:
    parser = HTMLParser(encoding="utf-8", remove_comments=False, collect_ids=False, huge_tree=deep)
    parser.set_element_class_lookup(_CLASSES)
    return parser


MAX_DEPTH = 2_048  # elements one in another, the parser's own bound: beyond it a page ends for it
_PARSER, _DEEP = _parser(deep=False), _parser(deep=True)  # making one costs as much as many a page


def parse(source: bytes) -> HtmlElement:
    """One parse of a page in UTF-8; a second one where elements that nobody closed stand deeper than usual (256).

    Unreadable where it cannot be parsed.
    """
    root = _parsed(source, _PARSER)
    return root if is_whole(root) else _parsed(source, _DEEP)


def is_whole(root: HtmlElement) -> bool:
    """Whether the parser came to the page's end; to be asked before it parses another."""
    log = root.getroottree().parser.error_log
    return not any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in log)


def _parsed(source: bytes, parser: HTMLParser) -> HtmlElement:
    try:
        return document_fromstring(source, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        if not source.decode().strip():
            return document_fromstring(_EMPTY)
        raise Unreadable("damaged", f"the page cannot be parsed: {error}") from error


@dataclass(slots=True)
class Tree:
    """What one look at the tree gives, before the article is chosen."""

    root: HtmlElement
    links: list[tuple[HtmlElement, Link]]
    grids: tuple[Grid, ...]
    lines: list[Line]
    removed: list[Removal]


def look(elements: Elements, base: str | None, own: str | None) -> Tree:
    """Read a parsed page; own: its host. What was planted and is hidden leaves the tree."""
    root = elements.root
    links = list(read_links(root, base))
    styles = frozenset(cast(list[str], _STYLES(root)))
    plants = planted.find(elements, dict(links), own, styles)
    tables = find_tables(root)
    lines = read_lines(root, {element: at for at, element in enumerate(tables)}, plants.hidden)
    hiding = any(map(hides, styles))
    grids = tuple(grid(element, hiding=hiding) for element in tables)
    if plants.hidden:
        holding = {parent for table in tables for parent in (table, *table.iterancestors())}
        for element in plants.hidden:
            if element not in holding:  # a hidden copy of a table is still a copy
                element.clear(keep_tail=True)
    return Tree(root, links, grids, lines, list(plants.removed))
