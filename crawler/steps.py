"""A tour's next steps: what a judged link, or a column that a page's configuration names, is asked as."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urldefrag

from crawler.asks import Ask, Entry, Listing
from crawler.calls import leads_nowhere
from crawler.families import external, family_of, pager, printed, scripted, service, sitemap
from crawler.frontier import MAYBE
from crawler.guard import scope_of
from crawler.links import (
    LAST_SCORE,
    MORE,
    NEAREST,
    Judged,
    Sort,
    frames,
    is_beside,
    is_column,
    is_list,
    onward,
)
from crawler.links import judged as judged_links
from crawler.signposts import crossroads
from crawler.trail import judged, led
from models.values import Document

DEPTH = 6  # clicks from the home page towards a column; the deepest breadcrumb seen has six parts
A_LIST = 2  # reports among the links of a page that make it worth turning over
GUESSED = 4  # a score as good as that of a group of organs
SHORT = 10  # characters of a column's name that says nothing of reports
UNSAID = ("other", "maybe")  # what words are that do not say where they lead
Ahead = tuple[Ask, int]  # an ask, and how near it is to reports


def led_to(one: Judged, ask: Ask, column: str | None) -> Ahead | None:
    """The step a link of *ask*'s page leads to; None where it leads nowhere that is sought."""
    entry = one.entry
    to = Ask(entry.url, depth=ask.depth + 1, title=entry.title, step=judged(one, ask))
    if one.sort in ("report", "maybe"):
        return replace(to, role=one.sort, column=column), MAYBE
    if one.sort == "column" and ask.depth < DEPTH + 2:
        return to, MAYBE
    if one.sort in ("path", "shelf") and ask.depth < DEPTH:
        return replace(to, role=one.sort), one.score
    short = ask.role == "home" or (ask.role == "path" and len(entry.title) <= SHORT and ask.depth < DEPTH)
    unnamed = short and entry.date is None and entry.title
    if one.sort == "other" and (unnamed or ask.answer == sitemap.NAME):
        return replace(to, role="path"), LAST_SCORE
    return None


def arrived(ask: Ask, document: Document) -> Ask:
    """*ask* at the address where its page was found: its parts lie there, not where the way to it began."""
    url = document.url or ask.url
    return replace(ask, url=url) if urldefrag(url)[0] != urldefrag(ask.url)[0] else ask


def column_of(ask: Ask, document: Document) -> str | None:
    """The list a page is (a part of), by what led to it or by what it says of itself; None for no list."""
    if ask.role == "column":
        return None if MORE.match(ask.title) and is_beside(document) else ask.column or ask.url
    misnamed = ask.role in ("report", "maybe") and is_list(
        document
    )  # what was named as a report, or left open
    return ask.url if misnamed or is_column(document) else None


def beside_report(document: Document, links: Mapping[str, Judged], column: str | None) -> dict[str, Judged]:
    """The links of a report's page that are worth following: the others are the template's, its files its own."""
    worth = {"report", "column"} | ({"maybe"} if column else set())
    own = {attachment.url for attachment in document.attachments}
    return {url: one for url, one in links.items() if one.sort in worth and url not in own}


def adds_nothing(document: Document, template: Container[str], asked: Container[object]) -> bool:
    """Whether a page shows only what others have shown, or what was asked for: its site's frame, or its home page."""
    fills = scripted.builds(document) and service.calls(document)
    if document.frames or fills or family_of(document, is_list=True).answer is not None:
        return False
    return all(entry.url in template or Ask(entry.url).key in asked for entry in printed(document))


def pointed(ask: Ask, document: Document) -> list[Ask]:
    """A signpost stands for what it points to, and one with several ways for each; off the site nobody follows it."""
    target = onward(document)
    ways = [target] if target else crossroads(document)
    own = [way for way in ways if scope_of(way) == scope_of(ask.url)] if ask.depth < DEPTH else []
    to = replace(ask, depth=ask.depth + 1, etag=None, last_modified=None, payload=None)
    return [replace(to, url=way, guess=to.guess or at > 0) for at, way in enumerate(own)]


def hangs(ask: Ask, document: Document, column: str | None, met: Container[str]) -> bool:
    """Whether a page's list, or its menu, stands in none of its links, so that its scripts are worth a look."""
    if ask.browser or (ask.role in ("report", "maybe") and column is None) or not external.sources(document):
        return False
    if family_of(document, is_list=True).answer is not None:
        return False  # its system is known, and what its interface wants to know stands in the page
    if column is None and ask.role != "shelf":
        return leads_nowhere(judged_links(printed(scripted.without(document, met)), None))
    return scripted.is_bare(scripted.without(document, met)) or pager.goes_on(document)


def built(ask: Ask, listing: Listing, links: Mapping[str, Judged], met: Container[str]) -> list[Ask]:
    """What a page's interface builds where none of its links leads anywhere that is new: its menu, perhaps."""
    if ask.role not in ("home", "path") or not leads_nowhere(
        {u: o for u, o in links.items() if u not in met}
    ):
        return []
    return [replace(a, role="path", depth=ask.depth) for a in listing.following if a.answer and not a.guess]


def behind(ask: Ask, listing: Listing) -> list[Ask]:
    """What an answer that is a menu leaves to be asked: parts of a sitemap; nobody turns the pages of a menu."""
    ends = ask.answer == service.NAME or (ask.walks and not listing.prelude)
    return [] if ends else list(listing.following)


def framed(ask: Ask, document: Document) -> list[Ask]:
    """The frames of a page, which stand for it; a browser may have made some of them."""
    asks = (replace(ask, url=url, depth=ask.depth + 1, guess=True) for url in frames(document))
    return [replace(one, browser=False) for one in asks]


def all_of(ask: Ask, links: Mapping[str, Judged]) -> list[Ask]:
    """Every way of a home page that has but a few."""
    own = (one.entry for one in links.values() if scope_of(one.entry.url) == scope_of(ask.url))
    return [Ask(entry.url, "path", ask.depth + 1, title=entry.title) for entry in own]


def is_home(ask: Ask) -> bool:
    """Whether *ask* is for the home page itself, or for what stands in its place: not for a frame of it."""
    return ask.role == "home" and not ask.guess


def is_mixed(links: Mapping[str, Judged]) -> bool:
    """Whether a page that is no column has so many reports that its other pages are worth a look."""
    return sum(one.sort == "report" for one in links.values()) >= A_LIST


def opened(ask: Ask, links: Mapping[str, Judged]) -> dict[str, Judged]:
    """What choosing led to, where the words do not say what it is: 2021年, 查询. On a list it is a part of the list."""
    sort: Sort = "column" if ask.role == "column" else "path"
    unsaid = (Entry(url, words) for url, words in ask.opened if url not in links or links[url].sort in UNSAID)
    return {entry.url: Judged(sort, entry, NEAREST) for entry in unsaid}


def named(ask: Ask, listing: Listing) -> Iterator[Ahead]:
    """The columns a page's configuration names; what its family only guesses waits for its turn."""
    for a in listing.columns:
        yield led(ask, replace(a, column=a.column or a.url, depth=ask.depth + 1)), GUESSED


def speaks(links: Mapping[str, Judged]) -> bool:
    """Whether an answer nobody knows is a list that is sought: it names reports."""
    return any(one.sort == "report" for one in links.values())
