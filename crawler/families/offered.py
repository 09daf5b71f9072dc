"""What happens when something is pressed or chosen and a script looks up what it was: a tab's own data, the value of a box.

`$('#nd li').click(function () { var nd = $(this).attr('data-nd'); $.get('/nb.jsp', {nd: nd}, draw); })` is, for each
element that has such data, the function's body with that in it; for boxes, one for each way to choose in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

from models.values import Document
from models.ways import Call, Offer

MOST = 150  # calls of one page
_LONGEST = 1500  # characters of a function
_WIDEST = 40_000  # of a script that may hold such functions; a longer one is a library
_STARTS = re.compile(r"(?:\bfunction\b\s*[\w$]*\s*\([^()]*\)|=>)\s*\{")
_BOUND = re.compile(
    r"""\$\(\s*['"](?P<box>#[\w-]+|select\[name=['"]?[\w-]+['"]?\])['"]\s*\)\s*\.(?:on\s*\(\s*['"]change['"]\s*,|change\s*\()\s*$"""
)
_LOOKS = re.compile(
    r"""(?:\$\((?:this|[\w.]+)\)\.attr\(\s*['"](?P<attr>data-[\w-]+)['"]\s*\)"""
    r"""|\$\((?:this|[\w.]+)\)\.data\(\s*['"](?P<data>[\w-]+)['"]\s*\)"""
    r"""|\b[\w.]+\.getAttribute\(\s*['"](?P<got>data-[\w-]+)['"]\s*\)"""
    r"""|\b[\w.]+\.dataset\.(?P<set>\w+)"""
    r"""|(?:document\.)?getElementById\(\s*['"](?P<id>[\w-]+)['"]\s*\)\.value"""
    r"""|(?:document\.)?querySelector\(\s*['"]#(?P<found>[\w-]+)['"]\s*\)\.value"""
    r"""|\bdocument(?:\.\w+|\.forms\[\s*['"]?\w+['"]?\s*\])\.(?P<field>\w+)(?:\.options\[[^\]]*\])?\.value"""
    r"""|\$\(\s*['"](?:select)?#(?P<box>[\w-]+)(?:\s+option:selected|\s*>\s*option:selected)?['"]\s*\)\.val\(\s*\)"""
    r"""|\$\(\s*['"](?:select)?\[name=['"]?(?P<name>[\w-]+)['"]?\](?:\s+option:selected)?['"]\s*\)\.val\(\s*\)"""
    r"""|(?P<own>\$\(this\)\.val\(\s*\)|\$\(this\)\.find\([^()]*\)\.val\(\s*\)|\bthis\.value))(?!\s*=[^=])"""
)
_CAPITAL = re.compile(r"[A-Z]")


def calls(document: Document) -> tuple[Call, ...]:
    """What the page's scripts would do with each thing that it offers, as if it were written there."""
    if not document.offers:
        return ()
    scripts = (script for script in document.scripts if len(script) <= _WIDEST)
    made = (
        call
        for script in scripts
        for body, box in _bodies(script)
        for call in _chosen(body, box, document.offers)
    )
    return tuple(islice(dict.fromkeys(made), MOST))


@lru_cache(maxsize=64)  # the pages of a site have the same scripts
def _bodies(script: str) -> tuple[tuple[str, str], ...]:
    """The innermost functions that look something up, each with the box whose change it waits for, if it does."""
    if not _LOOKS.search(script):
        return ()
    spans = [(found.start(), found.end(), _end(script, found.end())) for found in _STARTS.finditer(script)]
    inner = (
        max((s for s in spans if s[1] <= look.start() < s[2]), default=None)
        for look in _LOOKS.finditer(script)
    )
    return tuple(
        (script[span[1] : span[2]], _box(script[: span[0]])) for span in dict.fromkeys(filter(None, inner))
    )


def _end(script: str, start: int) -> int:
    """Where the function that begins at *start* ends, counted by its braces."""
    depth = 1
    for at in range(start, min(len(script), start + _LONGEST)):
        depth += (script[at] == "{") - (script[at] == "}")
        if not depth:
            return at
    return start


def _box(before: str) -> str:
    found = _BOUND.search(before[-200:])
    if not found:
        return ""
    box = found["box"]
    return box if box.startswith("#") else "[" + box.partition("=")[2].strip("'\"]") + "]"


def _chosen(body: str, box: str, offers: Iterable[Offer]) -> Iterator[Call]:
    """The body for every way to press or to choose what it looks up."""
    looks = {look[0]: _name(look, box) for look in _LOOKS.finditer(body)}
    data = {name for name in looks.values() if name.startswith("data-")}
    boxes = dict.fromkeys(name for name in looks.values() if name not in data)
    pressed = [offer for offer in offers if data and data <= {name for name, _ in offer.values}]
    options = [[offer for offer in offers if name in dict(offer.values)] for name in boxes]
    ways = (*([pressed] if data else []), *options)
    if not ways or not all(ways):
        return
    for way in islice(product(*ways), MOST):
        told = {name: value for offer in way for name, value in offer.values if name in looks.values()}
        yield Call(_filled(body, looks, told), way[0].words)


def _name(look: re.Match[str], box: str) -> str:
    """The name under which an offer holds what is looked up."""
    if said := look["attr"] or look["got"]:
        return said
    if said := look["data"] or look["set"]:
        return "data-" + _CAPITAL.sub(lambda c: f"-{c[0].lower()}", said)
    if said := look["id"] or look["found"] or look["box"]:
        return f"#{said}"
    named = look["name"] or look["field"]
    return f"[{named}]" if named else box


def _filled(body: str, looks: Mapping[str, str], told: Mapping[str, str]) -> str:
    return _LOOKS.sub(lambda look: repr(told[looks[look[0]]]), body)
