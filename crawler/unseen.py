"""Signs that a page holds more than its links say, so that only a browser can tell: what waits for a script, or for a visitor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat

from crawler.asks import Ask, Entry, Listing
from crawler.calls import leads_nowhere
from crawler.choosing import BARREN, Kind, Memory, choice_of
from crawler.families import Family, external, pressed, scripted, service
from crawler.folders import belongs, shape
from crawler.links import GATE_SCORE, PART, Judged, moves, sort_of
from crawler.lists import A_TITLE
from models.values import Document

VAIN = 6  # pages in a row that tell nothing in a browser either, until no more are tried
#: The same for mute ones, which nothing else can tell, by role.
MOST_VAIN = {"column": 5 * VAIN, "path": 2 * VAIN, "home": 2 * VAIN}
FEW = 2  # organs or years that lead nowhere: one may be a heading
UNKNOWN = ("generic", scripted.NAME)  # families that read what no system's module knows
Links = Mapping[str, Judged]


class Unseen:
    """Of one tour: what its home page leaves to scripts, which is every page's, and the pages that told nothing yet.

    memory: shared with whoever turns pages in the browser. browser: whether there is one.
    """

    def __init__(self, memory: Memory, browser: bool) -> None:
        self._memory, self._browser = memory, browser
        self.blind = False  # whether a page wanted a browser where there is none
        self.told: set[str | None] = set()  # lists that have led to reports
        self._template: set[str] = set()
        self._mute: list[Ask] = []
        self._shown: set[str] = set()  # what browsers have shown
        self._vain = 0
        self._articles: set[str] = set()  # shapes of addresses at which a browser has built reports
        self._empty: Counter[str] = Counter()  # the same of pages in a row that stayed empty in one

    def own(self, ask: Ask, document: Document) -> Document:
        """The page without what its site's template leaves to scripts."""
        waiting = document.waiting
        if ask.role == "home":
            self._template.update(waiting.hollow)
            return document
        hollow = tuple(name for name in waiting.hollow if name not in self._template)
        return (
            replace(document, waiting=replace(waiting, hollow=hollow))
            if hollow != waiting.hollow
            else document
        )

    def look(self, ask: Ask, document: Document, own: Links, family: Family, listing: Listing) -> list[Ask]:
        """The page once more, in a browser, where it shows that it holds more; else it is remembered if it is mute.

        own: the links that no other page shows. family, listing: who read the page, and what was read. Of a page whose
        interface is known, what can be chosen is known, too; and a list that some system's own reading calls empty may
        well be: where a browser shows nothing, nothing is lost.
        """
        if ask.walks or ask.method != "GET":
            return []  # its list begins elsewhere
        if ask.role == "maybe" and not document.blocks and PART.match(ask.title):
            ask = replace(ask, role="column")  # an entry of a list, named like a part of it
        told = None if family.answer else listing
        if not self._browser:
            self.blind |= told is not None and _more(ask, document, own, told)
        elif ask.browser:
            self._learn(ask, own)
        elif _more(ask, document, own, told):
            if self._vain < VAIN and self._memory.same[_kind(ask)] < BARREN:
                return [in_browser(ask)]
            self._mute.append(ask)  # pages like it told nothing: it waits until nothing else is left
        elif _says_nothing(ask, own) and _is_near(ask) and _acts(document):
            self._mute.append(replace(ask, guess=ask.guess or family.name not in UNKNOWN))
        return []

    def fills(self, ask: Ask) -> bool:
        """Whether it is worth a browser to see if a page that was named as a report is filled there."""
        return self._empty[shape(ask.url)] < VAIN

    def article(self, ask: Ask) -> list[Ask] | None:
        """The page of a report that only its scripts fill, in a browser; None where even there nothing came of it."""
        if ask.browser:
            self._empty[shape(ask.url)] += 1
            return None
        self.blind |= not self._browser
        return [in_browser(ask)] if self._browser else []

    def came(self, ask: Ask, column: str | None, *, is_report: bool) -> None:
        """A page that *column* listed was read; where a browser has built a report, others of its shape go there at once."""
        self.told.update((column,) if is_report else ())
        if ask.browser and ask.role == "report":
            self._empty[shape(ask.url)] = 0 if is_report else self._empty[shape(ask.url)] + 1
            self._articles.update((shape(ask.url),) if is_report else ())

    def best(self, ask: Ask) -> Ask:
        """The ask, in a browser where reports of its shape are built by one alone."""
        leads = ask.role in ("report", "maybe") and ask.method == "GET" and not ask.answer
        return in_browser(ask) if leads and shape(ask.url) in self._articles else ask

    def next(self) -> Ask | None:
        """The next mute page for a browser, when nothing else is left; lists first."""
        self._mute = [ask for ask in self._mute if (ask.column or ask.url) not in self.told]
        ready = (ask for ask in self._mute if self._vain < MOST_VAIN[ask.role])
        found = min(ready, key=_farness, default=None)
        if found is None:
            return None
        self._mute.remove(found)
        return in_browser(found)

    def wanting(self) -> Iterator[str]:
        """What nobody could see, in words."""
        if self.blind:
            yield "pages that hold more than their links say need a browser"

    def _learn(self, ask: Ask, own: Links) -> None:
        """Whether a browser has shown anything that leads on: pages of the same shape are worth one, too, or not."""
        fresh = {url: one for url, one in own.items() if url not in self._shown}
        self._shown.update(own)
        vain = all(one.sort == "other" for one in fresh.values())
        kind = _kind(ask)
        self._memory.same[kind] = self._memory.same[kind] + 1 if vain else 0
        self._vain = self._vain + 1 if vain else 0


def in_browser(ask: Ask) -> Ask:
    """The same page, built by a browser."""
    return replace(ask, browser=True, etag=None, last_modified=None, payload=None)


def onward(asks: Sequence[Ask], asked: Container[object]) -> list[Ask]:
    """Pages that a browser has shown the way to: where nothing else had, the last is built by one, too, and may show the next."""
    if not asks or asks[-1].answer or asks[-1].guess or asks[-1].key in asked:
        return list(asks)
    return [*asks[:-1], in_browser(asks[-1])]


def chooses(idle: Iterable[str], named: Container[str], *, nowhere: bool) -> bool:
    """Whether these words offer organs, years, or reports to choose; named: words that do lead somewhere, or are titles.

    nowhere: the page has no way of its own, so that any word that may be one counts.
    """
    sorts = Counter(choice_of(words) for words in idle if words not in named)
    near = sorts["line"] + sorts["column"] + sorts["path"] * nowhere
    return sorts["organ"] + sorts["year"] >= FEW or near > 0


def _more(ask: Ask, document: Document, own: Links, listing: Listing | None) -> bool:
    """Whether a page has choices that lead nowhere, or, being no list, an empty place and no way of its own onward."""
    if ask.role not in ("home", "path", "column"):
        return False
    nowhere = ask.role == "path" and leads_nowhere(own)
    empty = nowhere and bool(document.waiting.hollow)
    if empty or listing is None:
        return empty
    titles = (ask.title, document.headline or "", *document.breadcrumb)
    known = (dict(a.known).get(service.PART_OF, "") for a in listing.following)
    opened = (words for words, _ in pressed.opened(document))
    sent = (words for form in document.forms for _, options in form.choices for _, words in options)
    # a link elsewhere on the page bears the name of the county's own column, a tab that of the organ's
    lead = (words for link in document.links if choice_of(words := link.text) != "column")
    idle = (words for words in document.waiting.idle if words not in (document.title or ""))
    return chooses(idle, frozenset((*titles, *lead, *known, *opened, *sent)), nowhere=nowhere)


def _acts(document: Document) -> bool:
    """Whether a script of the page may show more, or lead elsewhere."""
    return bool(scripted.builds(document) or external.sources(document)) or moves(document)


def _says_nothing(ask: Ask, own: Links) -> bool:
    """Whether a page shows no way onward; a list's ways are its lines and its parts: a menu beside them is none."""
    if ask.role != "column":
        return leads_nowhere(own)
    return not any(map(_is_line, own.values(), repeat(ask.column or ask.url)))


def _is_line(one: Judged, column: str) -> bool:
    """A report, a dated or a long line, or a part of the list: an organ's name and its other lists stand in any menu."""
    if one.sort == "maybe":
        return one.entry.date is not None or len(one.entry.title) >= A_TITLE
    is_part = PART.match(one.entry.title) is not None or belongs(one.entry.url, column)
    return one.sort == "report" or (one.sort == "column" and is_part)


def _farness(ask: Ask) -> tuple[bool, int]:
    """How far a page is from reports: lists of them first, then by its words."""
    return ask.role != "column", -sort_of(Entry(ask.url, ask.title)).score


def _kind(ask: Ask) -> Kind:
    return ask.role == "column", shape(ask.url)


def _is_near(ask: Ask) -> bool:
    """Whether a page is a list of reports, or bears a name that leads to one."""
    if ask.role == "column":
        return not ask.guess and not ask.answer
    named = sort_of(Entry(ask.url, ask.title))
    return ask.role == "path" and named.sort in ("path", "column") and named.score != GATE_SCORE
