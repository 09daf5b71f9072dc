"""What elements and drop-downs tell the scripts that look there: tabs of years with data of their own, boxes of organs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from models.ways import Offer
from pipelines.clean.elements import Elements
from pipelines.clean.lines import squeeze
from pipelines.clean.markup import Markup

_MOST = 500  # elements, or options of all drop-downs
_BOXES = 20
_LONGEST = 40  # characters: a longer text is no tab's
_VALUE = 200
_TOLD = etree.XPath("//*[@*[starts-with(name(), 'data-')]]")


def read_offers(elements: Elements, markup: Markup) -> tuple[Offer, ...]:
    """What may be pressed or chosen, in document order."""
    if next(elements.of("script"), None) is None:
        return ()  # nobody reads it
    told = _elements(elements.root) if markup.bears("data-") else iter(())
    return (*told, *islice(_options(elements), _MOST))


def _elements(root: HtmlElement) -> Iterator[Offer]:
    for element in islice(cast(list[HtmlElement], _TOLD(root)), _MOST):
        words = squeeze("".join(islice(element.itertext(), 8)))
        if words and len(words) <= _LONGEST:
            values = (
                (name, value[:_VALUE]) for name, value in element.attrib.items() if name.startswith("data-")
            )
            yield Offer(tuple(values), words)


def _options(elements: Elements) -> Iterator[Offer]:
    for box in islice(elements.of("select"), _BOXES):
        names = [
            name for name in (f"#{box.get('id', '')}", f"[{box.get('name', '')}]") if len(name.strip("#[]"))
        ]
        for option in box.iter("option") if names else ():
            words = squeeze("".join(option.itertext()))
            value = (option.get("value", words) or "").strip()
            if value and words:
                yield Offer(tuple((name, value[:_VALUE]) for name in names), words)
