"""Ways onward that are no hyperlinks: rows that scripts open, drop-downs of addresses, forms, calls of pagers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from models.values import Link
from models.ways import Call, Form
from pipelines.clean.elements import Elements
from pipelines.clean.lines import squeeze
from pipelines.clean.links import absolute, context, opened
from pipelines.clean.markup import Markup
from pipelines.clean.turns import read_chosen, read_turns

MOST = 2000  # elements of a page that are looked at
_PIECES = 20
_FIELD = 200_000  # characters of a hidden field: the state of a page may be long
_TOLD = ("data-href", "data-link", "data-src", "data-url", "_href", "rel-href")
_PAGE = re.compile(r"\.(?:s?html?|jhtml|aspx?|jsp|php|do|action)(?:$|[?#])|/$|^\?", re.IGNORECASE)
# what a drop-down's script makes of its value: '/nb/list_'+this.value+'.html'
_CHOSEN = re.compile(r"""(?:['"]([^'"\s]*)['"]\s*\+\s*)?[\w.\[\]]*\.value(?:\s*\+\s*['"]([^'"\s]*)['"])?""")
_JUMPS = re.compile(r"location|open\s*\(|jump|goto|go\s*\(|submit", re.IGNORECASE)
_FOLD = re.compile(r"[+\-＋－▶►▸▷⊞⊟□■]*")  # what unfolds a tree says nothing; its row says what of
_SCRIPT = "javascript:"
_CALLING = frozenset(("a", "input", "button", "span", "li", "td", "img"))
_TYPED = ("text", "search", "number", "tel")
_SENDING = ("submit", "image")
_KINDS = {"input": "text", "button": "submit"}  # where an element names none
_UNSENT = ("button", "reset", "file", "password", "checkbox", "radio")


def read_ways(elements: Elements, base: str | None, markup: Markup) -> tuple[Link, ...]:
    """Links that elements other than <a href> make: what they open when pressed, and what a drop-down offers."""
    found: dict[str, Link] = {}
    said: dict[HtmlElement, str] = {}
    for element in _bearing(elements, ("onclick", *_TOLD), markup, also="select"):
        pressed = ((href, _words(element)) for href in _pressed(element))
        for href, words in _offered(element) if element.tag == "select" else pressed:
            url = absolute(base, href)
            if url and words and len(found) < MOST:
                title = squeeze(element.get("title") or "")
                found.setdefault(url, Link(url, words, title, context(element, said)))
    return tuple(found.values())


def read_calls(elements: Elements, markup: Markup) -> tuple[Call, ...]:
    """The scripts that stand in elements and open no address of their own, such as gotoPage(2); and what turns pages."""
    found: dict[Call, None] = {}
    said: dict[HtmlElement, str] = {}
    for element in _bearing(elements, ("onclick",), markup, also="a" if markup.bears("javascript") else ""):
        href, pressed = (element.get("href") or "").strip(), element.get("onclick") or ""
        if element.tag not in _CALLING or not ("(" in href or "(" in pressed):
            continue
        told = href[len(_SCRIPT) :] if href.lower().startswith(_SCRIPT) else ""
        code = " ".join(filter(None, (told, pressed)))
        way = opened(code) or ""
        if "(" in code and (not way or way.endswith("/")):  # to a folder a script adds what it opens
            words = _words(element)
            found[Call(code[:500], words, context(element, said) if _FOLD.fullmatch(words) else "")] = None
        if len(found) >= MOST:
            break
    return (*found, *read_turns(elements), *read_chosen(elements))


def _bearing(
    elements: Elements, names: Sequence[str], markup: Markup, *, also: str = ""
) -> Iterator[HtmlElement]:
    """The elements with one of these attributes, or of the tag *also*, in document order."""
    written = tuple(name for name in names if markup.bears("data-" if name[:5] == "data-" else name))
    if not written:
        return islice(elements.of(also), MOST * 10) if also else iter(())
    paths = [f"/descendant::*/@{name}/.." for name in written] + ([f"//{also}"] if also else [])
    return islice(cast(list[HtmlElement], _query(" | ".join(paths))(elements.root)), MOST * 10)


@lru_cache(maxsize=256)
def _query(path: str) -> etree.XPath:
    """The XPath, compiled: from an attribute to its element, since to ask each element for it costs eight times more."""
    return etree.XPath(path)


def read_forms(elements: Elements, base: str | None) -> tuple[Form, ...]:
    """Every form with what it would send."""
    return tuple(_form(form, base) for form in islice(elements.of("form"), 20))


def _form(form: HtmlElement, base: str | None) -> Form:
    fields, typed, buttons = [], [], []
    for element in islice(form.iter("input", "button"), MOST):
        name, kind = element.get("name") or "", (element.get("type") or _KINDS[element.tag]).lower()
        if name and kind in _TYPED:
            typed.append(name)
        elif name and kind in _SENDING:
            buttons.append((name, element.get("value") or "", _words(element)))
        elif name and kind not in _UNSENT:
            fields.append((name, (element.get("value") or "")[:_FIELD]))
    boxes = [
        (name, list(select.iter("option")))
        for select in islice(form.iter("select"), 10)
        if (name := select.get("name") or "")
    ]
    fields += [(name, _value(_set(options))) for name, options in boxes if options]
    choices = tuple((name, tuple((_value(one), _words(one)) for one in options)) for name, options in boxes)
    action = absolute(base, form.get("action") or "") or base or ""
    post = (form.get("method") or "").strip().lower() == "post"
    return Form(action, post, tuple(fields), choices, tuple(typed), tuple(buttons))


def _set(options: Sequence[HtmlElement]) -> HtmlElement:
    """What a drop-down is set to: the option that says so, else its first."""
    return next((one for one in options if one.get("selected") is not None), options[0])


def _value(option: HtmlElement) -> str:
    """What an option sends: its value, else its words."""
    value = option.get("value")
    return _words(option) if value is None else value


def _pressed(element: HtmlElement) -> Iterator[str]:
    """What an element opens, by its script or by its data; <a> with an address of its own has been read."""
    if element.tag == "a" and not (element.get("href") or "#").strip().lower().startswith(("#", _SCRIPT)):
        return
    found = opened(element.get("onclick") or "") if element.tag != "a" else None
    if found:
        yield found
    for name in _TOLD[element.tag == "a" :]:  # its data-href has been read too
        value = (element.get(name) or "").strip()
        if value and " " not in value and (name == "data-href" or _PAGE.search(value)):
            yield value


def _offered(select: HtmlElement) -> Iterator[tuple[str, str]]:
    """The addresses a drop-down offers: its values, or what its script makes of them."""
    code = select.get("onchange") or ""
    made = _CHOSEN.search(code) if _JUMPS.search(code) else None
    head, tail = (made[1] or "", made[2] or "") if made else ("", "")
    for option in islice(select.iter("option"), 300):
        value = (option.get("value") or "").strip()
        href = f"{head}{value}{tail}"
        if value and " " not in value and (head or value.startswith(("/", "http")) or _PAGE.search(href)):
            yield href, squeeze("".join(option.itertext()))


def _words(element: HtmlElement) -> str:
    shown = squeeze("".join(islice(element.itertext(), _PIECES)))
    return (shown or squeeze(element.get("value") or element.get("alt") or element.get("title") or ""))[:200]
