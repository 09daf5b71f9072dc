"""The CMS families: one module each, one line each in this table; the first that recognises a page reads it."""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace

from crawler.asks import Ask, Entry, Listing
from crawler.families import (
    baoding,
    columns,
    doc24,
    epoint,
    external,
    forms,
    generic,
    gkmlpt,
    grown,
    hanweb,
    hanweb_xxgk,
    inline,
    jeecms,
    jpaas,
    lonsun,
    openness,
    pager,
    pressed,
    rednet,
    scripted,
    service,
    sitemap,
    trs,
    truecms,
    vsb,
)  # fmt: skip
from crawler.families.turned import page_of
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


def _none(_document: Document) -> Listing:
    return Listing()


def _aside(
    name: str, answer: Callable[[str, Ask], Listing], listing: Callable[[Document], Listing] = _none
) -> Family:
    """One that no page bears the marks of: it is asked beside what a page shows, or by its own name."""
    return Family(name, lambda _document: False, listing, answer)


ASIDE = (
    _aside("service", service.answer, service.listing),
    _aside("script", external.answer),
    _aside("sitemap", sitemap.answer),
    _aside(grown.NAME, grown.answer),
)
BY_NAME = {family.name: family for family in (*FAMILIES, *ASIDE)}


def family_of(
    document: Document, *, is_list: bool, rendered: bool = False, met: Container[str] = ()
) -> Family:
    """The family whose marks the page bears; a page a browser has built needs no browser again.

    met: addresses that other pages have shown; a list of nothing else is one that a script builds.
    """
    for family in FAMILIES:
        builds = family is BY_NAME[scripted.NAME]
        seen = scripted.without(document, met) if builds else document
        if not (family.lists_only and not is_list) and not (builds and rendered) and family.recognises(seen):
            return family
    return BY_NAME["generic"]


def read_list(family: Family, document: Document, ask: Ask) -> Listing:
    """What a page lists, as its family reads it; where that turns no page, what its forms and scripts would bring."""
    listing = family.listing(document)
    following = listing.following
    turns_none = not following or family is BY_NAME["scripted"]
    if turns_none or all(a.guess for a in following):  # a form that is sure goes before what a family guesses
        following = forms.following(document, ask) or following
    if turns_none:
        if not ask.walks:
            following += forms.parts(document)
            following += () if family.answer else (*service.chosen(document), *service.calls(document))
        told = family.answer or (ask.browser and ask.walks)  # by whoever pressed its pager
        following = following or (() if told else pager.usual(document, page_of(ask) + 1))
    if family.answer and not ask.walks:
        following += service.chosen(document)  # its parts, of which the family may know but the first
    goes_on = not ask.walks and _goes_on(family, document, listing, following, ask)
    return replace(listing, following=following, more=goes_on or ask.cut)


def _goes_on(
    family: Family, document: Document, listing: Listing, following: tuple[Ask, ...], ask: Ask
) -> bool:
    """Whether a first page shows that there is more of the list than it may lead to."""
    if not following and not ask.browser and scripted.recognises(document):
        return True  # nothing of it is there yet, whoever made it
    if family.answer is not None or listing.pages is not None:
        return False  # it is counted
    pages = pager.counted(document)
    if pages is not None and pages > max(1, ask.turned):
        return True  # until one of them tells something new
    shows = (
        pager.goes_on(document)
        or pressed.shut(document)
        or (not ask.browser and not following and pager.is_awaited(document))
    )
    return not ask.turned and all(a.guess for a in following) and shows


def printed(document: Document) -> tuple[Entry, ...]:
    """Whatever a page shows, in its links or in its scripts, of whichever family it is."""
    return (*generic.entries(document), *inline.entries(document))


def beside(url: str) -> list[Ask]:
    """The reports that may lie beside the one at *url*, where the address itself names a year."""
    return list(hanweb_xxgk.beside(url))
