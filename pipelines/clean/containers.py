"""The elements in which the content systems print an article: one row each, trusted only while certified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from lxml import etree
from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Container:
    """An element known by an id or by one of its classes; whose it is says where it was seen."""

    attribute: str  # id | class
    value: str
    whose: str


CONTAINERS: tuple[Container, ...] = (
    Container("class", "TRS_Editor", "TRS WCM"),
    Container("class", "TRS_UEDITOR", "TRS WCM"),
    Container("id", "zoom", "Hanweb JCMS"),
    Container("id", "Zoom", "Hanweb JCMS"),
    Container("id", "UCAPCONTENT", "Ucap"),
    Container("id", "vsb_content", "VSB Webber"),
    Container("id", "vsb_content_2", "VSB Webber"),
    Container("id", "vsb_content_4", "VSB Webber"),
    Container("id", "vsb_content_500", "VSB Webber"),
    Container("class", "v_news_content", "VSB Webber"),
    Container("class", "j-fontContent", "LonSun"),
    Container("class", "ewb-article-content", "Epoint EWB"),
    Container("class", "article-content", "gkmlpt and many others"),
    Container("class", "article_content", "many"),
)


def _condition(row: Container) -> str:
    if row.attribute == "id":
        return f"@id='{row.value}'"
    return f"contains(concat(' ',normalize-space(@class),' '),' {row.value} ')"


_NAMES = etree.XPath("//@id | //@class", smart_strings=False)


@cache
def _finding(rows: tuple[Container, ...]) -> etree.XPath:
    return etree.XPath("//body//*[" + " or ".join(map(_condition, rows)) + "]")


def known(root: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost elements of a page that a row names, in document order."""
    names = {name for value in set(cast(list[str], _NAMES(root))) for name in value.split()}
    rows = tuple(row for row in CONTAINERS if row.value in names)
    if not rows:
        return
    found: set[HtmlElement] = set()
    for element in cast(list[HtmlElement], _finding(rows)(root)):
        if not any(parent in found for parent in element.iterancestors()):
            found.add(element)
            yield element
