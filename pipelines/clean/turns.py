"""What a script does with what is pressed or chosen: pagers that no address stands behind, drop-downs of organs."""

from __future__ import annotations

import re
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from models.ways import Call
from pipelines.clean.elements import Elements
from pipelines.clean.lines import squeeze
from pipelines.clean.links import opened

#: The words that such an element shows; the whole text is asked first, since few pages have any.
WORDS = ("下一页", "下页", "下一頁", "下頁", "后一页", "后页", "加载更多", "Next")
_WORD = re.compile("|".join(WORDS))
_SIGNS = ("页", "頁", "更多", "Next")  # asked before the words: one character is found at once
_SHOWS = " or ".join(f"contains(., '{word}')" for word in WORDS)
_VALUE = _SHOWS.replace(".", "@value")
_FIND = etree.XPath(f"(//text()[{_SHOWS}]/.. | //input[{_VALUE}])[position() <= 50]")
_PRESSED = ("a", "button", "li", "input")
_INERT = re.compile(r"^\s*(?:#.*|javascript:.*|)$", re.IGNORECASE | re.DOTALL)
_COUNTS = re.compile(r"共\s*\d+\s*[页条頁]|\d\s*/\s*\d")
_OFF = re.compile(r"disabled?\b|\bno-?(?:next|more)\b", re.IGNORECASE)
_TOLD = ("data-href", "data-link", "data-src", "data-url", "_href", "rel-href")
_CHOSEN = re.compile(
    r"(?:this|\$\(this\))\.(?:value|val\(\)|options\[\s*(?:this\.)?selectedIndex\s*\]\.value)"
)
_HANDED = re.compile(r"(?<=[(,])\s*this\s*(?=[,)])")  # turnTo(this): the function asks the box for its value
_OPTIONS = 300
_LONGEST = 12  # characters: a longer text is a sentence
_WIDE = 300


def read_turns(elements: Elements) -> tuple[Call, ...]:
    """Elements of pagers, each with its script, if it bears one, and the words around that count the pages."""
    shown = "\n".join(
        (elements.root.text_content(), *(field.get("value") or "" for field in elements.of("input")))
    )
    if not (any(sign in shown for sign in _SIGNS) and _WORD.search(shown)):
        return ()
    calls = (_call(element) for element in cast(list[HtmlElement], _FIND(elements.root)))
    return tuple(dict.fromkeys(filter(None, calls)))


def read_chosen(elements: Elements) -> tuple[Call, ...]:
    """The call that each option of a drop-down makes: getList(this.value) with the option's own value."""
    calls = [
        Call(asks.sub(repr(value), code), squeeze("".join(option.itertext())))
        for select in islice(elements.of("select"), 20)
        if (asks := _asking(code := (select.get("onchange") or "")[:500]))
        for option in islice(select.iter("option"), _OPTIONS)
        if (value := (option.get("value") or "").strip()) and "'" not in value and "\\" not in value
    ]
    return tuple(calls)


def _asking(code: str) -> re.Pattern[str] | None:
    """Where a drop-down's call holds what was chosen."""
    return next((pattern for pattern in (_CHOSEN, _HANDED) if pattern.search(code)), None)


def _call(element: HtmlElement) -> Call | None:
    """What is pressed at *element*; None where it has an address, is switched off, or is no button but a sentence."""
    above = islice(element.iterancestors(), 2)
    pressed = next((one for one in (element, *above) if one.tag in _PRESSED), element)
    words = squeeze(pressed.get("value") or "".join(islice(pressed.itertext(), 20)))
    href = pressed.get("href") or ""
    bears = _INERT.match(href) is None or any(pressed.get(name) for name in _TOLD)
    classes = f"{pressed.get('class') or ''} {element.get('class') or ''}"
    off = _OFF.search(classes) is not None or pressed.get("disabled") is not None
    if bears or off or len(words) > _LONGEST or pressed.find(".//a[@href]") is not None:
        return None
    told = href.partition(":")[2] if href.lower().startswith("javascript:") else ""
    code = " ".join(filter(None, (told.strip(" ;"), pressed.get("onclick") or "")))
    return None if opened(code) else Call(code[:500], words, _around(pressed))


def _around(element: HtmlElement) -> str:
    """The words of the nearest part of the page that counts pages or entries."""
    for parent in islice(element.iterancestors(), 4):
        text = squeeze(" ".join(islice(parent.itertext(), 60)))
        if _COUNTS.search(text):
            return text[-_WIDE:]
    return ""
