"""The elements in which the content systems print an article: one row each, trusted only while certified."""

from __future__ import annotations

from dataclasses import dataclass

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


_IDS = frozenset(row.value for row in CONTAINERS if row.attribute == "id")
_CLASSES = frozenset(row.value for row in CONTAINERS if row.attribute == "class")


def is_known(element: HtmlElement) -> bool:
    """Whether a row names *element*."""
    if element.get("id") in _IDS:
        return True
    classes = element.get("class")
    return classes is not None and not _CLASSES.isdisjoint(classes.split())


def holder(element: HtmlElement, seen: dict[HtmlElement, HtmlElement | None]) -> HtmlElement | None:
    """The outermost element of the body around *element*, itself too, that a row names.

    *seen* holds the answers given before on the same page: neighbours share the way up.
    """
    way: list[HtmlElement] = []
    above: HtmlElement | None = element
    while above is not None and above not in seen and above.tag != "body":
        way.append(above)
        above = above.getparent()
    found = seen.get(above) if above is not None else None
    for inner in reversed(way):
        if found is None and is_known(inner):
            found = inner
        seen[inner] = found
    return found
