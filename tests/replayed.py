"""A store walked through a history, and the same history told naively: what tests compare the questions with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models import documents
from models.documents import Keeping
from models.tables import versions as version_rows
from models.values import Section
from tests.days import COUNTY, START, TOWN, TWIN, URL, Crawler, page_of

PLACES = {URL: COUNTY, TWIN: TOWN}
TEXTS = ("甲子", "乙丑", "丙寅")


def page(place: str, text: str, reader: int = 1, year: int = 2024):
    """A page whose record says by which reader it was made: the section's code."""
    sections = (Section(f"by_{reader}", None, f"{text}。"),)
    return page_of(text, publisher=PLACES[place], year=year, reader=f"reader/{reader}", sections=sections)


@dataclass
class Told:
    """One place's history, written down as it happens and never thought about: lists of (moment, …, what)."""

    # (since when, told when, the text; None: removed)
    states: list[tuple[datetime, datetime, str | None]] = field(default_factory=list)
    readings: list[tuple[datetime, str, int]] = field(default_factory=list)  # the text and who read it
    years: list[tuple[datetime, int]] = field(default_factory=list)  # of which year it is taken for
    versions: list[str] = field(default_factory=list)  # texts in the order in which they were met
    shown: tuple[datetime, str] | None = None  # what a visit found there last

    def become(self, since: datetime, told: datetime, text: str | None) -> None:
        """A state, unless it is the one that stands, or of a time about which more is known already."""
        if not self.states or (self.states[-1][2] != text and since > self.states[-1][0]):
            self.states.append((since, told, text))

    def stood(self, at: datetime | None, known: datetime | None) -> list[str | None]:
        """What stood one after the other up to a moment, of all that was written down by another: walk all of it."""
        return [
            text for since, told, text in self.states
            if (known is None or max(since, told) <= known) and (at is None or since <= at)
        ]  # fmt: skip

    def text(self, at: datetime | None, known: datetime | None) -> str | None:
        return (self.stood(at, known) or [None])[-1]

    def reader(self, text: str, known: datetime | None) -> int:
        made = sorted((when, reader) for when, of, reader in self.readings if of == text)
        by_then = [reader for when, reader in made if known is None or when <= known]
        return by_then[-1] if by_then else made[0][1]

    def year(self, known: datetime | None) -> int | None:
        found = None
        for when, year in self.years:
            if known is None or when <= known:
                found = year
        return found

    def said(self, at: datetime | None, known: datetime | None) -> tuple[str, str, int] | None:
        """(words, section, year) as a search or an export must tell them; None: nothing stood."""
        text = self.text(at, known)
        return None if text is None else (text, f"by_{self.reader(text, known)}", self.year(known) or 0)


class Replayed:
    """Walks a store and writes down what it does."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.told = crawler, {place: Told() for place in PLACES}
        self.reader, self.day = 1, 0
        self.order: list[str] = []  # the places in the order in which their documents were met
        self.begun = START
        crawler.begin(-60)  # somebody looked before anything was published
        crawler.end()

    def step(self, what: str, place: str, text: str) -> None:
        self.day += 14
        self._begin(self.day)
        getattr(self, f"_{what}")(place, text)
        removed = self.crawler.end()
        if any(one.event == "removed" for one in removed):
            self.told[place].become(self.crawler.now, self.crawler.now, None)

    def _begin(self, day: int) -> None:
        """A run on a site that answers."""
        self.crawler.begin(day)
        self.begun = self.crawler.now
        self.crawler.see(None, "http://county.gov.cn/list0.html", kind="list")
        self.crawler.see(None, "http://county.gov.cn/list1.html", kind="list")

    def _see(self, place: str, text: str, at: datetime | None = None) -> None:
        """at: when a kill left it to this run; the run tells of it from its begin on."""
        told, begun = self.told[place], self.begun
        now = at or self.crawler.now + timedelta(seconds=1)
        since = max(now, begun)
        self.crawler.see(page(place, text, self.reader, self.year), place, at=at)
        if not told.states:
            self.order.append(place)
        gone = bool(told.states) and told.states[-1][2] is None
        told.become(now, since, text)
        if text not in told.versions:
            told.versions.append(text)
        if told.shown is None or gone or now >= told.shown[0]:
            told.shown = (now, text)
        if (text, self.reader) not in [(of, by) for _, of, by in told.readings]:
            told.readings.append((since, text, self.reader))
        if told.year(None) != self.year:
            last = told.years[-1][0] + timedelta(microseconds=1) if told.years else since
            told.years.append((max(since, last), self.year))

    def _late(self, place: str, text: str) -> None:
        """Fetched a week before this run began; a kill left it to this run."""
        self._see(place, text, self.begun - timedelta(days=7))

    def _very_late(self, place: str, text: str) -> None:
        """Fetched long ago, before most of what is known."""
        self._see(place, text, START + timedelta(days=1))

    def _clock_back(self, place: str, text: str) -> None:
        """The clock stepped back by a month before this run; it goes right again after it."""
        self.crawler.end()
        self._begin(self.day - 30)
        self._see(place, text)

    @property
    def year(self) -> int:
        """Readers disagree about the year: every other one finds another."""
        return 2024 if self.reader % 2 else 2023

    def _unmodified(self, place: str, _text: str) -> None:
        """A 304 of a place that was removed brings it back: what it showed last stands again."""
        told = self.told[place]
        if told.shown is None:
            return
        self.crawler.see(None, place, status=304)
        if told.text(None, None) is None:
            told.become(self.crawler.now, self.crawler.now, told.shown[1])
        told.shown = (self.crawler.now, told.shown[1])

    def _gone(self, place: str, _text: str) -> None:
        """Three runs that find it gone, over four weeks: what the rule asks of a removal."""
        if self.told[place].text(None, None) is None:
            return
        for last in (False, False, True):
            self.crawler.see(None, place, status=404)
            if not last:
                assert not self.crawler.end()
                self.day += 14
                self._begin(self.day)

    def _reread(self, place: str, _text: str) -> None:
        """A replay with the next reader, of all versions; it may take the document for another year's."""
        self.reader += 1
        year = self.year
        self.crawler.now += timedelta(seconds=1)
        keeping = Keeping(
            self.crawler.run_id, self.crawler.site_id, {"990101": "华东省澄江市江城县"}.get, None
        )
        for version_id, document_id, text in self._versions():
            of = self._place_of(document_id)
            told = self.told[of]
            documents.reread(
                self.crawler.connection,
                keeping,
                version_id,
                page(of, text, self.reader, year),
                self.crawler.now,
            )
            told.readings.append((self.crawler.now, text, self.reader))
            alive = told.text(None, None)
            if alive in (None, text) and told.year(None) != year:
                told.years.append((self.crawler.now, year))

    def _versions(self) -> list[tuple[int, int, str]]:
        """Version numbers count the texts of a place in the order they came."""
        rows = self.crawler.rows(version_rows.c.id, version_rows.c.document_id, version_rows.c.number)
        return [
            (version_id, document_id, self.told[self._place_of(document_id)].versions[number - 1])
            for version_id, document_id, number in sorted(rows)
        ]

    def _place_of(self, document_id: int) -> str:
        return self.order[document_id - 1]

    def moments(self) -> list[datetime]:
        """Each moment something was written down, and one just before and after."""
        when = {
            entry[0] for told in self.told.values() for entry in (*told.states, *told.readings, *told.years)
        }
        when |= {told_at for told in self.told.values() for _, told_at, _ in told.states}
        return sorted({at + timedelta(microseconds=n) for at in when for n in (-1, 0, 1)})
