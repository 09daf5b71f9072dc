"""A store walked through a history, and the same history told naively: what tests compare the questions with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models import documents
from models.documents import Keeping
from models.tables import versions as version_rows
from models.values import Section
from tests.days import COUNTY, TOWN, TWIN, URL, Crawler, page_of

PLACES = {URL: COUNTY, TWIN: TOWN}
TEXTS = ("甲子", "乙丑", "丙寅")


def page(place: str, text: str, reader: int = 1, year: int = 2024):
    """A page whose record says by which reader it was made: the section's code."""
    sections = (Section(f"by_{reader}", None, f"{text}。"),)
    return page_of(text, publisher=PLACES[place], year=year, reader=f"reader/{reader}", sections=sections)


@dataclass
class Told:
    """One place's history, written down as it happens and never thought about: lists of (moment, what)."""

    states: list[tuple[datetime, str | None]] = field(default_factory=list)  # the text; None: removed
    readings: list[tuple[datetime, str, int]] = field(default_factory=list)  # the text and who read it
    years: list[tuple[datetime, int]] = field(default_factory=list)  # of which year it is taken for

    def text(self, at: datetime | None, known: datetime | None) -> str | None:
        """What stood at a moment, of all that was written down by another: walk all of it."""
        found = None
        for when, text in self.states:
            if (known is None or when <= known) and (at is None or when <= at):
                found = text
        return found

    def reader(self, text: str, known: datetime | None) -> int:
        made = [(when, reader) for when, of, reader in self.readings if of == text]
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
        self.failures: dict[str, int] = dict.fromkeys(PLACES, 0)

    def step(self, what: str, place: str, text: str) -> None:
        self.day += 14
        self.crawler.begin(self.day)
        self.crawler.see(None, "http://county.gov.cn/list0.html", kind="list")
        self.crawler.see(None, "http://county.gov.cn/list1.html", kind="list")
        getattr(self, f"_{what}")(place, text)
        removed = self.crawler.end()
        if any(one.event == "removed" for one in removed):
            self.told[place].states.append((self.crawler.now, None))

    def _see(self, place: str, text: str) -> None:
        told, now = self.told[place], self.crawler.now + timedelta(seconds=1)
        before = told.text(None, None)
        self.crawler.see(page(place, text, self.reader, self.year), place)
        if before != text:
            told.states.append((now, text))
        if (text, self.reader) not in [(of, by) for _, of, by in told.readings]:
            told.readings.append((now, text, self.reader))
        if told.year(None) != self.year:
            told.years.append((now, self.year))

    @property
    def year(self) -> int:
        """Readers disagree about the year: every other one finds another."""
        return 2024 if self.reader % 2 else 2023

    def _unmodified(self, place: str, _text: str) -> None:
        """A 304 of a place that was removed brings it back: what it showed last stands again."""
        told = self.told[place]
        shown = [text for _, text in told.states if text is not None]
        if not shown:
            return
        self.crawler.see(None, place, status=304)
        if told.text(None, None) is None:
            told.states.append((self.crawler.now, shown[-1]))

    def _gone(self, place: str, _text: str) -> None:
        """Three runs that find it gone, over four weeks: what the rule asks of a removal."""
        if self.told[place].text(None, None) is None:
            return
        for last in (False, False, True):
            self.crawler.see(None, place, status=404)
            if not last:
                assert not self.crawler.end()
                self.day += 14
                self.crawler.begin(self.day)
                self.crawler.see(None, "http://county.gov.cn/list0.html", kind="list")
                self.crawler.see(None, "http://county.gov.cn/list1.html", kind="list")

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
        found = []
        for version_id, document_id, number in sorted(rows):
            seen = list(dict.fromkeys(t for _, t in self.told[self._place_of(document_id)].states if t))
            found.append((version_id, document_id, seen[number - 1]))
        return found

    def _place_of(self, document_id: int) -> str:
        order = [place for place, _ in sorted(
            ((place, told.states[0][0]) for place, told in self.told.items() if told.states), key=lambda p: p[1]
        )]  # fmt: skip
        return order[document_id - 1]

    def moments(self) -> list[datetime]:
        """Each moment something was written down, and one just before and after."""
        when = {
            entry[0] for told in self.told.values() for entry in (*told.states, *told.readings, *told.years)
        }
        return sorted({at + timedelta(microseconds=n) for at in when for n in (-1, 0, 1)})
