"""A web page to a Document: one lxml parse gives links, metadata, tables, lines and the article."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
from models.values import Attachment, Block, Document, Grid, Link, Problem, Removal
from pipelines.clean import body, planted, spam
from pipelines.clean.attached import read_attachments, read_pictures
from pipelines.clean.blocks import find_title, text_block
from pipelines.clean.furniture import Furniture, Role, find
from pipelines.clean.layout import find_tables
from pipelines.clean.lexicon import Known
from pipelines.clean.lines import MAX_LINES, Line, read_lines
from pipelines.clean.links import (
    MAX_LINKS,
    base_of,
    read_frames,
    read_links,
    read_meta,
    read_scripts,
    read_widgets,
)
from pipelines.clean.shape import is_bare_name
from pipelines.clean.tables import grid
from pipelines.clean.ways import read_calls, read_forms, read_ways
from pipelines.parse import titles

_FOOTER_LENGTH = 1000
_FILES_OF_A_REPORT = 5  # a report hands out a few files, a list many
_EMPTY = "<html><body></body></html>"


@dataclass(slots=True)
class _Tree:
    """What one look at the tree gives, before the article is chosen."""

    root: HtmlElement
    links: list[tuple[HtmlElement, Link]]
    grids: tuple[Grid, ...]
    lines: list[Line]
    removed: list[Removal]


# the classes of lxml.html without its look-up by name, which is a call of Python for every element touched
_CLASSES = etree.ElementDefaultClassLookup(
    element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
)


_PARSER = HTMLParser(encoding="utf-8", remove_comments=False)  # making one costs as much as many a page
_PARSER.set_element_class_lookup(_CLASSES)


def parse(text: str) -> HtmlElement:
    """One parse; the parser's own bounds on depth and size stay on, what lies beyond them is dropped."""
    return _parsed(text.encode("utf-8", "replace"))


def _parsed(source: bytes) -> HtmlElement:
    try:
        return document_fromstring(source, parser=_PARSER, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        if not source.decode().strip():
            return document_fromstring(_EMPTY)
        raise Unreadable("damaged", f"the page cannot be parsed: {error}") from error


def read_page(text: str, *, url: str | None = None) -> Document:
    """Read a decoded page. Everything is taken from the tree before the article is sought: that spends it."""
    source = text.encode("utf-8", "replace")
    root = _parsed(source)
    base = base_of(root, url)
    markup = source.lower()
    ways, calls, forms = read_ways(root, base, markup), read_calls(root, markup), read_forms(root, base)
    document = _read(root, text, markup, base, url)
    return replace(document, links=(*document.links, *ways), calls=calls, forms=forms)


def _read(root: HtmlElement, text: str, markup: bytes, base: str | None, url: str | None) -> Document:
    """All that a page says, as a Document; markup is its source in small letters."""
    meta = read_meta(root)
    title = " ".join((root.findtext(".//title") or "").split()) or None
    scripts, frames, widgets = read_scripts(root), read_frames(root, base), _widgets(root, markup)
    tree = _look(root, base, spam.own_host(url))
    tree.removed.extend(planted.sent_away(text, scripts, meta, url))
    found = find([line.text for line in tree.lines])
    shell = spam.footer_shell([line.text for line in tree.lines])
    for at in shell:
        found.roles[at] = Role.FOOTER
        tree.removed.append(Removal(tree.lines[at].text, "footer_shell", "footer"))
    headline = _headline(tree.lines, found, meta, title)
    listing = body.is_list(tree.lines, found.roles, len(tree.links)) and not _announces(headline, tree.links)
    article = body.Body((), None, "none") if listing else body.choose(root, tree.lines, found.roles)
    own = " ".join((meta.get("sitename", ""), *found.breadcrumb, *found.metadata.values()))
    texts = [tree.lines[at].text for at in article.lines]
    baits = planted.baits(dict(tree.links), spam.own_host(url))
    known = spam.known_of(own, texts, [removal.text for removal in tree.removed], baits)
    cleaned = spam.clean(_blocks(tree.lines, article.lines), has_tables=bool(tree.grids), known=known)
    headline, from_title = spam.clean_title(headline or "", known)
    metadata, from_metadata = _clean_metadata(found.metadata, known)
    beside = _beside(tree.lines, found.roles, article, known)
    stuffing = spam.head_stuffing(title, headline, known)
    removed = (*from_title, *stuffing, *cleaned.removed, *beside, *from_metadata, *tree.removed)
    return Document(
        source="html",
        url=url,
        title=title,
        headline=headline or None,
        meta=meta,
        metadata=metadata,
        byline=found.byline,
        breadcrumb=found.breadcrumb,
        blocks=cleaned.blocks,
        tables=tree.grids,
        links=_marked(tree.links, article),
        frames=frames,
        scripts=scripts,
        widgets=widgets,
        footer=_footer(tree.lines, found),
        attachments=()
        if listing
        else (*_attachments(tree, frames, base), *_scans(headline, tree, article, base)),
        removed=removed,
        problems=_cut(tree)
        + _sampled(text, tree, found.roles, article)
        + spam.removal_problems(removed)
        + tuple(p for p in cleaned.problems if p.rule not in _REMOVING),
    )


def _widgets(root: HtmlElement, markup: bytes) -> tuple[str, ...]:
    """What elements tell scripts; the source is asked first, since that asks each attribute of each element."""
    return read_widgets(root) if b"data-" in markup else ()


def _sampled(text: str, tree: _Tree, roles: Sequence[Role | None], article: body.Body) -> tuple[Problem, ...]:
    """One page in some is drawn, by its own text, so that a second reading says the same."""
    drawn = zlib.crc32(text.encode("utf-8", "replace")) % _SAMPLE == 0
    return body.disagreement(tree.root, tree.lines, roles, article, drawn=drawn)


_SAMPLE = 50
_REMOVING = frozenset(spam.MEANINGS)


def _look(root: HtmlElement, base: str | None, own: str | None) -> _Tree:
    links = list(read_links(root, base))
    plants = planted.find(root, dict(links), own)
    tables = find_tables(root)
    lines = read_lines(root, {element: at for at, element in enumerate(tables)}, plants.hidden)
    grids = tuple(grid(element) for element in tables)
    holding = {parent for table in tables for parent in (table, *table.iterancestors())}
    for element in plants.hidden:
        if element not in holding:  # a hidden copy of a table is still a copy
            element.clear(keep_tail=True)
    return _Tree(root, links, grids, lines, list(plants.removed))


def _cut(tree: _Tree) -> tuple[Problem, ...]:
    """Says what was left out where a page is longer than is read."""
    longest = (("lines", len(tree.lines), MAX_LINES), ("links", len(tree.links), MAX_LINKS))
    return tuple(
        Problem("cut_short", "soft", f"only the first {most} {what} of the page were read")
        for what, size, most in longest
        if size >= most
    )


def _headline(lines: Sequence[Line], found: Furniture, meta: dict[str, str], title: str | None) -> str | None:
    """The article's title as printed; the tags are asked where no line names a report."""
    texts = ["" if 2 * line.linked > len(line.text) else line.text for line in lines]  # a menu names columns
    place = find_title(texts, found.roles)
    if place:
        printed = "".join(texts[at] for at in range(*place) if found.roles[at] is None)
        _mark_titles(texts, found, printed, place)
        return printed
    told = meta.get("articletitle") or next((line.text for line in lines if line.heading and line.text), None)
    told = told or (titles.best(title) if title else None)
    if told:
        _mark_titles(texts, found, told, None)
    return told


def _announces(headline: str | None, links: Sequence[tuple[HtmlElement, Link]]) -> bool:
    """A report's own page that has only its title and a file; a list hands out many."""
    if not headline or titles.judge(headline).score < 1:
        return False
    return 0 < len(read_attachments([link for _, link in links], (), None)) <= _FILES_OF_A_REPORT


def _mark_titles(
    texts: Sequence[str], found: Furniture, headline: str, place: tuple[int, int] | None
) -> None:
    """The title is printed once more here and there: none of it is body."""
    if place:
        found.roles[place[0] : place[1]] = [role or Role.TITLE for role in found.roles[place[0] : place[1]]]
    for at, text in enumerate(texts):
        if text and text == headline and found.roles[at] is None:
            found.roles[at] = Role.TITLE


def _beside(
    lines: Sequence[Line], roles: Sequence[Role | None], article: body.Body, known: Known
) -> tuple[Removal, ...]:
    """Injected words in lines around the article: none of it is told, but that they stood there is."""
    inside = frozenset(article.lines)
    found: list[Removal] = []
    for at, line in enumerate(lines):
        if (
            at not in inside
            and line.text
            and roles[at] in (None, Role.TITLE)
            and 2 * line.linked <= len(line.text)
        ):
            whole = line.heading and is_bare_name(line.text, known.own)
            taken = spam.clean_line(line.text, "page", known)[1]
            found.extend([Removal(line.text, "head_stuffing", "page")] if whole else taken)
    return tuple(dict.fromkeys(found))


def _clean_metadata(values: Mapping[str, str], known: Known) -> tuple[dict[str, str], tuple[Removal, ...]]:
    kept: dict[str, str] = {}
    removed: list[Removal] = []
    for name, value in values.items():
        if is_bare_name(value, known.own):
            removed.append(Removal(value, "brand_injection", "metadata"))
            continue
        text, taken = spam.clean_line(value, "metadata", known)
        removed.extend(taken)
        if text:
            kept[name] = text
    return kept, tuple(removed)


def _blocks(lines: Sequence[Line], chosen: Sequence[int]) -> list[Block]:
    return [_block(lines[at]) for at in chosen]


def _block(line: Line) -> Block:
    if line.table is not None:
        return Block("table", table=line.table)
    if line.image is not None:
        return Block("image", line.image)
    return text_block(line.text, marked=line.heading or line.bold)


def _marked(links: Sequence[tuple[HtmlElement, Link]], article: body.Body) -> tuple[Link, ...]:
    """Links with those of the article marked; without an article none is."""
    if article.container is None:
        return tuple(link for _, link in links)
    inside = frozenset(article.container.iter("a"))
    return tuple(
        Link(link.url, link.text, link.title, link.context, in_body=True) if element in inside else link
        for element, link in links
    )


def _attachments(tree: _Tree, frames: Sequence[str], base: str | None) -> tuple[Attachment, ...]:
    """Files near the article; files of the page's head, menu and foot are not its attachments."""
    near = [link for element, link in tree.links if not _in_chrome(element)]
    return read_attachments(near, frames, base)


def _scans(headline: str | None, tree: _Tree, article: body.Body, base: str | None) -> tuple[Attachment, ...]:
    """The pictures in the article of a report that prints nothing else."""
    if tree.grids or not headline or titles.judge(headline).score < 1:
        return ()
    return read_pictures(_blocks(tree.lines, article.lines), base)


def _in_chrome(element: HtmlElement) -> bool:
    return any(parent.tag in ("nav", "footer", "header") for parent in element.iterancestors())


def _footer(lines: Sequence[Line], found: Furniture) -> str:
    words = (line.text for line, role in zip(lines, found.roles, strict=True) if role is Role.FOOTER)
    return " ".join(words)[:_FOOTER_LENGTH]
