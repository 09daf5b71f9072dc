"""The CMS families: one module each, one line each in this table; the first that recognises a page reads it."""

from collections.abc import Callable
from dataclasses import dataclass

from crawler.asks import Ask, Listing
from crawler.families import generic, gkmlpt, hanweb, scripted, trs, vsb
from models.values import Document


@dataclass(frozen=True, slots=True)
class Family:
    """How a CMS shows its lists: on the page, or through an interface whose answers it reads."""

    name: str
    recognises: Callable[[Document], bool]
    listing: Callable[[Document], Listing]
    answer: Callable[[str, Ask], Listing] | None = None
    lists_only: bool = False  # asked only of pages that are known to be lists
    lists_by_answer: bool = False  # the address of a list is its interface's, not a page's


FAMILIES: tuple[Family, ...] = (
    Family("gkmlpt", gkmlpt.recognises, gkmlpt.listing, gkmlpt.answer, lists_by_answer=True),
    Family("hanweb", hanweb.recognises, hanweb.listing, hanweb.answer),
    Family("trs", trs.recognises, trs.listing),
    Family("vsb", vsb.recognises, vsb.listing, lists_only=True),
    Family("scripted", scripted.recognises, scripted.listing, lists_only=True),
    Family("generic", generic.recognises, generic.listing),
)
BY_NAME = {family.name: family for family in FAMILIES}


def family_of(document: Document, *, is_list: bool, rendered: bool = False) -> Family:
    """The family whose marks the page bears; a page a browser has built needs no browser again."""
    for family in FAMILIES:
        skip = (family.lists_only and not is_list) or (family is BY_NAME["scripted"] and rendered)
        if not skip and family.recognises(document):
            return family
    return BY_NAME["generic"]
