"""A web page to a Document: one lxml parse gives links, metadata, tables, lines and the article."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from models.values import Attachment, Block, Document, Link, Problem, Removal
from models.ways import NOBODY_WAITS, Waiting
from pipelines.clean import body, planted, spam
from pipelines.clean.attached import is_file, read_attachments, read_pictures, written_viewers
from pipelines.clean.blocks import find_title, text_block
from pipelines.clean.elements import Elements
from pipelines.clean.furniture import Furniture, Role, find
from pipelines.clean.lexicon import Known
from pipelines.clean.lines import MAX_LINES, Line
from pipelines.clean.links import (
    MAX_LINKS,
    base_of,
    read_frames,
    read_hidden,
    read_islands,
    read_meta,
    read_scripts,
    read_widgets,
)
from pipelines.clean.markup import Markup
from pipelines.clean.offers import read_offers
from pipelines.clean.shape import is_bare_name
from pipelines.clean.tree import MAX_DEPTH, Tree, is_whole, look, parse
from pipelines.clean.waiting import read_waiting
from pipelines.clean.ways import read_calls, read_forms, read_ways
from pipelines.parse import titles

MAX_REMOVED = 2_000  # spans taken out of a page that are listed; problems count them all
_FOOTER_LENGTH = 1000
_FILES_OF_A_REPORT = 5  # a report hands out a few files, a list many
_TEASER = 5  # lines; a list may have some words of its own
_LISTED = 3  # reports that a list names; a report's own page may name the ones before and behind it


def read_page(markup: Markup, *, url: str | None = None) -> Document:
    """Read a decoded page. Everything is taken from the tree before the article is sought: that spends it."""
    root = parse(markup.plain)
    cut = () if is_whole(root) else (_CUT_DEEP,)
    elements = Elements(root)
    base = base_of(elements, url)
    ways, calls = read_ways(elements, base, markup), read_calls(elements, markup)
    forms, offers = read_forms(elements, base), read_offers(elements, markup)
    islands = read_islands(root, markup)
    document = _read(elements, markup, url, base)
    return replace(
        document,
        encoding=markup.encoding,
        links=(*document.links, *ways),
        scripts=(*document.scripts, *islands),
        calls=calls,
        forms=forms,
        offers=offers,
        problems=(*cut, *document.problems),
    )


def _read(elements: Elements, markup: Markup, url: str | None, base: str | None) -> Document:
    """All that a page says, as a Document."""
    root, meta = elements.root, read_meta(elements.root)
    title = " ".join((root.findtext(".//title") or "").split()) or None
    scripts, frames, widgets = read_scripts(root), read_frames(elements, base), _widgets(elements, markup)
    viewed = (*frames, *written_viewers(scripts, base))
    tree = look(elements, base, spam.own_host(url))
    tree.removed.extend(planted.sent_away(markup.text, scripts, meta, url))
    printed = [line.text for line in tree.lines]
    found, shell = find(printed), spam.footer_shell(printed)
    for at in shell:
        found.roles[at] = Role.FOOTER
        tree.removed.append(Removal(tree.lines[at].text, "footer_shell", "footer"))
    headline = _headline(tree.lines, found, meta, title)
    listing = _is_list(tree, found, headline, viewed)
    article = body.Body((), None, "none") if listing else body.choose(root, tree.lines, found.roles)
    own = " ".join((meta.get("sitename", ""), *found.breadcrumb, *found.metadata.values()))
    files = (*_attachments(tree, viewed, base), *_scans(headline, tree, article, base)) if not listing else ()
    texts, gone = [printed[at] for at in article.lines], [removal.text for removal in tree.removed]
    known = spam.known_of(own, texts, gone, planted.baits(dict(tree.links), spam.own_host(url)))
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
        waiting=_waiting(tree, article),
        footer=_footer(tree.lines, found),
        attachments=files,
        removed=removed[:MAX_REMOVED],
        problems=_cut(tree)
        + _sampled(markup.plain, tree, found.roles, article)
        + spam.removal_problems(removed)
        + tuple(p for p in cleaned.problems if p.rule not in _REMOVING),
    )


def _waiting(tree: Tree, article: body.Body) -> Waiting:
    """What a list leaves to its scripts; a report leaves nothing, and most pages are reports."""
    return NOBODY_WAITS if tree.grids or len(article.lines) >= _TEASER else read_waiting(tree.root)


def _widgets(elements: Elements, markup: Markup) -> tuple[str, ...]:
    """What elements tell scripts; the markup is asked first, since that asks each attribute of each element."""
    told = read_widgets(elements.root) if markup.bears("data-") else ()
    return (*told, *read_hidden(elements))


def _sampled(
    source: bytes, tree: Tree, roles: Sequence[Role | None], article: body.Body
) -> tuple[Problem, ...]:
    """One page in some is drawn, by its own text, so that a second reading says the same."""
    middle = len(source) // 2
    drawn = zlib.crc32(source[middle : middle + _DRAWN_BY]) % _SAMPLE == 0
    return body.disagreement(tree.root, tree.lines, roles, article, drawn=drawn)


_SAMPLE = 50
_DRAWN_BY = 2_000  # bytes from the middle of a page: there it differs from its site's others
_REMOVING = frozenset(spam.MEANINGS)


_CUT_DEEP = Problem(
    "cut_short", "soft", f"elements stand more than {MAX_DEPTH} deep in another; what follows was not read"
)


def _cut(tree: Tree) -> tuple[Problem, ...]:
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


def _is_list(tree: Tree, found: Furniture, headline: str | None, frames: Sequence[str]) -> bool:
    """Whether the page lists others; a report that is nothing but a title and its file does not."""
    is_list = body.is_list(tree.lines, found.roles, len(tree.links))
    return is_list and not _announces(headline, tree, frames) and not _is_short(headline, tree, found)


def _is_short(headline: str | None, tree: Tree, found: Furniture) -> bool:
    """A report of a sentence or two (全年公开信息12条，无申请。), or of pictures, in the frame of its site."""
    if not headline or titles.judge(headline).score < 1:
        return False
    listed = {link.url for _, link in tree.links if titles.judge(link.title or link.text).score >= 1}
    return len(listed) < _LISTED and body.says_something(tree.lines, found.roles)


def _announces(headline: str | None, tree: Tree, frames: Sequence[str]) -> bool:
    """A report's own page that has only its title and a file; a list hands out many."""
    if not headline or titles.judge(headline).score < 1:
        return False
    return 0 < len(read_attachments([link for _, link in tree.links], frames, None)) <= _FILES_OF_A_REPORT


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


def _attachments(tree: Tree, frames: Sequence[str], base: str | None) -> tuple[Attachment, ...]:
    """Files near the article; files of the page's head, menu and foot are not its attachments."""
    near = [link for element, link in tree.links if is_file(link) and not _in_chrome(element)]
    return read_attachments(near, frames, base)


def _scans(headline: str | None, tree: Tree, article: body.Body, base: str | None) -> tuple[Attachment, ...]:
    """The pictures in the article of a report that prints nothing else."""
    if tree.grids or not headline or titles.judge(headline).score < 1:
        return ()
    return read_pictures(_blocks(tree.lines, article.lines), base)


def _in_chrome(element: HtmlElement) -> bool:
    return any(parent.tag in ("nav", "footer", "header") for parent in element.iterancestors())


def _footer(lines: Sequence[Line], found: Furniture) -> str:
    words = (line.text for line, role in zip(lines, found.roles, strict=True) if role is Role.FOOTER)
    return " ".join(words)[:_FOOTER_LENGTH]
