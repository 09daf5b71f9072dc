"""The elements in which the content systems print an article: one row each, trusted only while certified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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


_FIND = etree.XPath("//body//*[@id or @class][" + " or ".join(map(_condition, CONTAINERS)) + "]")


def known(root: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost elements of a page that a row names, in document order."""
    found: set[HtmlElement] = set()
    for element in cast(list[HtmlElement], _FIND(root)):
        if not any(parent in found for parent in element.iterancestors()):
            found.add(element)
            yield element
