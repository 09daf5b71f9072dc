"""What a page leaves to its scripts: empty elements that they fill, words that only they could make something to press."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from models.ways import NOBODY_WAITS, Waiting
from pipelines.clean.lines import squeeze

_MOST = 4000  # elements of a page that are looked at
_NAMED = 60  # empty elements
_WORDED = 400  # words
_LONGEST = 24  # characters: a longer text is no name of a choice
_PLACE = re.compile(r"\{\{.*\}\}|\$\{.*\}|<%.*%>")  # {{ item.title }}
_HOLDING = ("div", "ul", "ol", "dl", "table", "tbody", "section", "main")
_SAYING = ("li", "span", "a", "td", "dt", "dd", "em", "b", "strong", "label", "p", "h3", "h4", "option")
_HAN = re.compile(r"[\u4e00-\u9fff]|20\d\d")
_INERT = re.compile(r"^\s*(?:#.*|javascript:.*|)$", re.IGNORECASE | re.DOTALL)
_NEAR = 3  # ancestors among which a link is sought


def read_waiting(root: HtmlElement) -> Waiting:
    """Of a page that has scripts and no article."""
    if next(root.iter("script"), None) is None:
        return NOBODY_WAITS
    hollow = (name for element in islice(root.iter(*_HOLDING, *_SAYING), _MOST) if (name := _hollow(element)))
    idle = (words for element in islice(root.iter(*_SAYING, "div"), _MOST) if (words := _idle(element)))
    return Waiting(tuple(islice(dict.fromkeys(hollow), _NAMED)), tuple(islice(dict.fromkeys(idle), _WORDED)))


def _hollow(element: HtmlElement) -> str:
    """The name of an element that holds nothing yet, or a template's place; a script finds it by that."""
    text = (element.text or "").strip()
    waits = _PLACE.search(text) if text else element.tag in _HOLDING
    if len(element) or not waits:
        return ""
    return element.get("id") or element.get("class") or text


def _idle(element: HtmlElement) -> str:
    """The words of an element that holds nothing else and leads nowhere by itself."""
    text = element.text or ""
    if len(element) or not 2 <= len(text) <= 2 * _LONGEST or not _HAN.search(text):
        return ""
    links = (one.get("href") for one in (element, *islice(element.iterancestors(), _NEAR)) if one.tag == "a")
    words = squeeze(text)
    return words if len(words) <= _LONGEST and all(_INERT.match(href or "") for href in links) else ""
