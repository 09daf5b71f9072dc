"""Which lines of a page are the article: a certified container, else trafilatura, found again in the lines.

A known container is certified on a page where hardly a paragraph stands outside it: then no extraction of the
same page can give more (the tests hold it on every skin). Where a paragraph does stand outside, and on a sample
of all other pages, the extractor is asked too: what it finds beyond the container is a problem, see `disagreement`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from models.values import Problem
from pipelines.clean.containers import holder
from pipelines.clean.furniture import Role
from pipelines.clean.lines import Line
from pipelines.clean.notices import SORTS, found

logging.getLogger("trafilatura").setLevel(
    logging.CRITICAL
)  # its "discarding data" is our problem, told as one

_ENOUGH = 0.8  # share of the page's paragraph text that an extraction must hold
_SURE = 6  # characters from which a line found in the extraction is no chance
_COVER = 0.95  # share of the extracted text that the container holds
MAX_EXTRACTED = (
    50_000  # elements of a page that the extractor is asked about: it takes longer than they are many
)
_FEW_LINES = 60  # of a page that has no article: an error message, a frame
_FEWEST_LINKS = 8  # a list, or a page with a menu
_COUNTED = etree.XPath("count(//*)")
_SENTENCE = re.compile(r"[。；，,]")
_TELLS_OF_A_YEAR = re.compile(r"[^。]{6,}。$|^[一二三四五六]、")
_SPACE = re.compile(r"\s+")
_LAYOUT = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_NOISE = ("script", "style", "noscript", "iframe", "select", "form")


@dataclass(frozen=True, slots=True)
class Body:
    """Indices of the lines that are the article, the element that holds them, and how it was found."""

    lines: tuple[int, ...]
    container: HtmlElement | None
    way: str  # known | trafilatura | recall | container | none


def is_list(lines: Sequence[Line], roles: Sequence[Role | None], links: int) -> bool:
    """Many links and not one paragraph: nothing to extract here."""
    if links < _FEWEST_LINKS or any(line.table is not None for line in lines):
        return False
    content = [line for at, line in enumerate(lines) if roles[at] is None and not line.navigates]
    return not any(
        (line.prose and _SENTENCE.search(line.text)) or found(SORTS, line.text) for line in content
    )


def says_something(lines: Sequence[Line], roles: Sequence[Role | None]) -> bool:
    """Whether behind the title something stands that is no link: a sentence, a numbered heading, or what an article's element holds."""
    title = next((at for at, role in enumerate(roles) if role is Role.TITLE), -1)
    seen: dict[HtmlElement, HtmlElement | None] = {}
    for at in range(title + 1, len(lines)):
        line = lines[at]
        if roles[at] is not None or line.navigates or (len(line.text) < _SURE and line.image is None):
            continue
        if _TELLS_OF_A_YEAR.search(line.text) or holder(line.element, seen) is not None:
            return True
    return False


def choose(root: HtmlElement, lines: Sequence[Line], roles: Sequence[Role | None]) -> Body:
    """Find the article's lines. Where no container is certified the tree is spent on the extractor."""
    mass = _mass(lines, roles)
    certified = _certified(lines, roles, mass)
    if certified:
        return certified
    if mass == 0:
        return _short_article(lines, roles)
    return extracted(root, lines, roles)


def _certified(lines: Sequence[Line], roles: Sequence[Role | None], mass: int) -> Body | None:
    """The known container that holds the page's paragraphs, and each of its data tables."""
    seen: dict[HtmlElement, HtmlElement | None] = {}
    held: dict[HtmlElement, list[int]] = {}
    for at, line in enumerate(lines):
        container = holder(line.element, seen)
        if container is not None:
            held.setdefault(container, []).append(at)
    every = _tables(lines)
    for element, inside in held.items():
        within = [lines[at] for at in inside]
        tables = _tables(within)
        prose = sum([line.prose for at, line in zip(inside, within, strict=True) if roles[at] is None])
        enough = prose >= _COVER * mass if mass else tables > 0
        if enough and tables == every:
            return Body(_content(lines, roles, inside), element, "known")
    return None


def _tables(lines: Sequence[Line]) -> int:
    return len([line for line in lines if line.table is not None])


def disagreement(
    root: HtmlElement, lines: Sequence[Line], roles: Sequence[Role | None], article: Body, *, drawn: bool
) -> tuple[Problem, ...]:
    """The problem that the extractor finds sentences which a certified container does not hold. Spends the tree.

    Asked where a paragraph stands outside the container, and of pages that were drawn: elsewhere they cannot differ.
    """
    ours = frozenset(article.lines)
    if article.way != "known" or not (drawn or _strays(lines, roles, ours)):
        return ()
    _reduce(root, lines)
    found = _matched(lines, roles, _extract(root, recall=False))
    missed = [at for at in found if at not in ours and (lines[at].prose or "。" in lines[at].text)]
    if not missed:
        return ()
    words = lines[missed[0]].text[:20]
    message = f"{len(missed)} paragraphs stand outside the article's known container: {words}…"
    return (Problem("body_disagrees", "soft", message),)


def _strays(lines: Sequence[Line], roles: Sequence[Role | None], ours: Container[int]) -> bool:
    """Whether a paragraph that nothing else claims stands outside the article."""
    prose = [(at, line) for at, line in enumerate(lines) if line.prose]
    return any(roles[at] is None and at not in ours and _SENTENCE.search(line.text) for at, line in prose)


def extracted(root: HtmlElement, lines: Sequence[Line], roles: Sequence[Role | None]) -> Body:
    """The article as trafilatura sees it; all paragraphs where it sees too few, or too many elements. Spends the tree."""
    mass = _mass(lines, roles)
    _reduce(root, lines)
    for way, recall in (("trafilatura", False), ("recall", True)):
        matched = _matched(lines, roles, _extract(root, recall=recall))
        if sum(lines[at].prose for at in matched) >= _ENOUGH * mass:
            return _around(lines, roles, matched, way)
    prose = [at for at, line in enumerate(lines) if roles[at] is None and line.prose]
    return _around(lines, roles, prose, "container")


def _short_article(lines: Sequence[Line], roles: Sequence[Role | None]) -> Body:
    """A page without a paragraph: what stands from its title or first data table to its foot, else its few words."""
    anchors = [at for at, line in enumerate(lines) if line.table is not None or roles[at] is Role.TITLE]
    if anchors:
        feet = (at for at in range(anchors[-1], len(lines)) if roles[at] is Role.FOOTER)
        inside = range(anchors[0], next(feet, len(lines)))
        return Body(_content(lines, roles, inside), _container([lines[at] for at in anchors]), "container")
    words = tuple(
        at for at, line in enumerate(lines[:_FEW_LINES]) if roles[at] is None and not line.navigates
    )
    return Body(words, None, "container" if words else "none")


def _extract(root: HtmlElement, *, recall: bool) -> str:
    import trafilatura

    if cast(float, _COUNTED(root)) > MAX_EXTRACTED:
        return ""
    text = trafilatura.extract(
        root,
        fast=True,
        include_comments=False,
        include_tables=False,
        favor_recall=recall,
        include_formatting=False,
    )
    return _SPACE.sub("", text or "")


def _reduce(root: HtmlElement, lines: Sequence[Line]) -> None:
    """Take data tables out and turn layout tables into plain boxes: the extractor drops tables whole."""
    for line in lines:
        if line.table is not None:
            line.element.clear(keep_tail=True)  # it keeps its place: the container is found by it
    for element in list(root.iter(*_LAYOUT)):
        element.tag = "div"
    for element in list(root.iter(*_NOISE)):
        if element.tag == "form":
            element.tag = "div"  # ASP.NET wraps the whole page in one
        elif element.getparent() is not None:
            element.drop_tree()


def _matched(lines: Sequence[Line], roles: Sequence[Role | None], text: str) -> list[int]:
    found: list[int] = []
    for at, line in enumerate(lines):
        if roles[at] is None and len(line.text) >= _SURE and not line.navigates:
            key = _SPACE.sub("", line.text)
            if key in text:
                found.append(at)
    return found


def _around(lines: Sequence[Line], roles: Sequence[Role | None], matched: Sequence[int], way: str) -> Body:
    """All content lines inside the smallest element that holds what was matched."""
    if not matched:
        return Body((), None, "none")
    container = _container([lines[at] for at in matched])
    if container is None or container.tag in ("body", "html"):
        inside = list(range(matched[0], _tail(lines, roles, matched[-1]) + 1))
    else:
        inside = _inside(lines, container)
    return Body(_content(lines, roles, inside), container, way)


def _content(lines: Sequence[Line], roles: Sequence[Role | None], inside: Sequence[int]) -> tuple[int, ...]:
    return tuple(at for at in inside if roles[at] is None and not lines[at].navigates)


def _tail(lines: Sequence[Line], roles: Sequence[Role | None], last: int) -> int:
    """The signature and date after the last paragraph belong to it, and tables that follow at once."""
    end = last
    while end + 1 < len(lines) and roles[end + 1] is None and not lines[end + 1].navigates:
        end += 1
    return end


def _container(matched: Sequence[Line]) -> HtmlElement | None:
    weights: dict[HtmlElement, int] = {}
    total = 0
    for line in matched:
        size = max(1, len(line.text))
        total += size
        for element in (line.element, *line.element.iterancestors()):
            weights[element] = weights.get(element, 0) + size
    holding = [element for element, weight in weights.items() if weight >= _COVER * total]
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _inside(lines: Sequence[Line], container: HtmlElement) -> list[int]:
    """Lines whose element lies in the container."""
    within = frozenset(container.iter())
    return [at for at, line in enumerate(lines) if line.element in within]


def _mass(lines: Sequence[Line], roles: Sequence[Role | None]) -> int:
    return sum([line.prose for line, role in zip(lines, roles, strict=True) if role is None])
