"""The CMS families: one module each, one line each in this table; the first that recognises a page reads it."""

from collections.abc import Callable
from dataclasses import dataclass

from crawler.asks import Ask, Listing
from crawler.families import (
    baoding,
    columns,
    doc24,
    epoint,
    generic,
    gkmlpt,
    hanweb,
    hanweb_xxgk,
    jeecms,
    jpaas,
    lonsun,
    openness,
    rednet,
    scripted,
    trs,
    truecms,
    vsb,
)  # fmt: skip
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
    counted: bool = (
        False  # its listings hold entries and nothing of the template: what it declares can be checked
    )


FAMILIES: tuple[Family, ...] = (
    Family("gkmlpt", gkmlpt.recognises, gkmlpt.listing, gkmlpt.answer, lists_by_answer=True),
    Family("hanweb", hanweb.recognises, hanweb.listing, hanweb.answer, counted=True),
    Family("jpaas", jpaas.recognises, jpaas.listing, jpaas.answer),
    Family("truecms", truecms.recognises, truecms.listing, truecms.answer),
    Family("epoint", epoint.recognises, epoint.listing, epoint.answer),
    Family("columns", columns.recognises, columns.listing, columns.answer),
    Family("trs", trs.recognises, trs.listing),
    Family("hanweb_xxgk", hanweb_xxgk.recognises, hanweb_xxgk.listing, hanweb_xxgk.answer),
    Family("lonsun", lonsun.recognises, lonsun.listing),
    Family("openness", openness.recognises, openness.listing),
    Family("vsb", vsb.recognises, vsb.listing, lists_only=True, counted=True),
    Family("jeecms", jeecms.recognises, jeecms.listing, lists_only=True),
    Family("rednet", rednet.recognises, rednet.listing, lists_only=True),
    Family("baoding", baoding.recognises, baoding.listing, lists_only=True),
    Family("doc24", doc24.recognises, doc24.listing, lists_only=True),
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


def beside(url: str) -> list[Ask]:
    """The reports that may lie beside the one at *url*, where the address itself names a year."""
    return list(hanweb_xxgk.beside(url))
