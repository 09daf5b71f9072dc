"""A piece of a page, as the interfaces of lists send it: opened as a Document, its links and calls and nothing else."""

from __future__ import annotations

from html import unescape

from crawler.asks import Entry
from crawler.families import generic, pager
from models.errors import Unreadable
from models.values import Document
from pipelines.clean.elements import Elements
from pipelines.clean.links import read_links
from pipelines.clean.markup import Markup
from pipelines.clean.tree import parse
from pipelines.clean.ways import read_calls


def open_fragment(text: str, base: str) -> Document:
    """Open *text*, a run of rows without a page around them; *base* is the page it is meant for."""
    if "<a" not in text.lower() and "&lt;a" in text.lower():
        text = unescape(text)
    if "<" not in text:
        return Document("html", base)
    # rows without their table would lose their cells to the parser
    whole = f"<table>{text}</table>" if text.lstrip()[:3].lower() in ("<tr", "<td") else text
    try:
        plain = whole.encode("utf-8", "replace")
        root = parse(plain)
        links = tuple(link for _, link in read_links(root, base))
        calls = read_calls(Elements(root), Markup(whole, plain, "utf-8"))
    except Unreadable as error:
        raise Unreadable(
            "list_unreadable", f"{base}: a piece of the list cannot be parsed: {error}"
        ) from error
    return Document("html", base, links=links, calls=calls)


def entries(text: str, base: str) -> tuple[Entry, ...]:
    """The entries of a piece of a list."""
    return generic.entries(open_fragment(text, base))


def onward(text: str, base: str) -> str | None:
    """Where the link to the next page leads that stands in a piece of a list."""
    links = (link for link in open_fragment(text, base).links if pager.is_next(link.text))
    return next((link.url for link in links if link.url.startswith(("http://", "https://"))), None)
