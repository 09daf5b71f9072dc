"""What led to an address: the page, the words of the link, how it was judged and why. A step each, first come first kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.asks import Ask
from crawler.families import external, grown, searches
from crawler.links import Judged
from models.places import Step

#: What a link's words or address were taken for -> the score of its page as a way to reports, and why.
SCORES = {"report": 10.0, "column": 8.0, "maybe": 6.0, "neighbour": 0.0}
WHY = {
    "report": "its words are the title of an annual report",
    "column": "its words or its address are those of a column of annual reports",
    "maybe": "it stands in a column of annual reports, but its words say too little",
    "shelf": "a list of other things, among which reports are misfiled",
    "path": "its words name an organ, a group of organs or disclosure: nearer to reports",
    "other": "nothing better was named: every link of the home page",
    "neighbour": "left: its words are those of a page about reports (a notice, a picture, a rule), not of one",
}


class Trail:
    """The steps of a crawl that nobody has taken away yet. known: addresses whose step is kept from former runs."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._seen = dict.fromkeys(known, False)  # address -> whether it was left
        self._fresh: list[Step] = []

    def note(self, steps: Iterable[Step | None]) -> None:
        """Keep what is the first to lead to its address, or the first that led to more than its being left."""
        for step in filter(None, steps):
            left = step.sort == "neighbour"
            if step.url not in self._seen or (self._seen[step.url] and not left):
                self._seen[step.url] = left
                self._fresh.append(step)

    def take(self) -> tuple[Step, ...]:
        """The steps since the last call."""
        fresh, self._fresh = self._fresh, []
        return tuple(fresh)


def judged(one: Judged, ask: Ask) -> Step:
    """The step of a link of the page that *ask* brought."""
    score = SCORES.get(one.sort, float(one.score))
    return Step(one.entry.url, ask.url, one.entry.title, one.sort, score, WHY[one.sort])


def led(ask: Ask, to: Ask) -> Ask:
    """*to* with its step: its link's, where one was judged, else what made *ask* lead there without a link."""
    if to.step is not None and to.step is not ask.step:
        return to
    why = next(words for holds, words in _MADE if holds(ask, to))
    score = ask.step.score if ask.step else SCORES["column"]
    return replace(to, step=Step(to.url, ask.url, "", to.role, score, why))


#: Why a page leads on without a link; the first that holds.
_MADE = (
    (lambda _, to: to.walks, "a further page of the list"),
    (lambda _, to: to.answer == "sitemap", "the site's own map, asked where nothing else led to reports"),
    (lambda _, to: to.title == searches.LABEL, "the site's own search, asked for what reports are called"),
    (
        lambda _, to: to.answer == external.NAME,
        "a script of the page in a file of its own, read for what it would ask",
    ),
    (lambda _, to: to.answer == grown.NAME, "a branch of a tree of columns, fetched by its number"),
    (lambda _, to: to.answer is not None, "the interface from which the list is filled"),
    (lambda _, to: to.browser, "the same page, built by a browser: its list exists only after scripts ran"),
    (lambda ask, to: to.guess and to.role == ask.role, "a frame of the page"),
    (lambda _, to: to.guess, "an address of the same form, for another year or organ; no page printed it"),
    (lambda ask, to: to.role == ask.role, "the page only points there"),
    (lambda _ask, _to: True, "named by the page's own configuration"),
)
