"""skin — a portal that can be crawled: its county, how it arranges and names things, its system and its looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from demo.names import Publisher
from demo.skins.cms import Cms, build
from demo.skins.dress import Dress
from demo.skins.ground import Ground, ground
from demo.skins.plan import Arrangement, Plan, Words, stock
from demo.skins.site import Site


@dataclass(frozen=True, slots=True)
class ReportTruth:
    """A report of a portal; any of *urls* counts as it."""

    publisher: Publisher
    year: int
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skin:
    """*number*, no whole hundred (those are cities), gives the county its code; *family* names the system as the domain does."""

    name: str
    family: str
    number: int
    cms: Cms
    arrangement: Arrangement
    words: Words = field(default_factory=Words)
    dress: Dress = field(default_factory=Dress)
    years: range = range(2021, 2024)
    towns: int = 3
    departments: int = 1
    moved_on: date | None = None
    held_out: bool = False

    @property
    def ground(self) -> Ground:
        return ground(self.name, self.number, self.towns, self.departments, self.years)

    @property
    def plan(self) -> Plan:
        return self.arrangement(stock(self.ground, self.words, self.moved_on))

    def pages(self, origin: str) -> Site:
        """The portal at *origin*, which has no slash at its end."""
        return build(self.plan, self.cms, self.dress, origin)

    def truth(self, origin: str) -> tuple[ReportTruth, ...]:
        """Every report of the portal, each once, with all addresses it stands under."""
        found: dict[tuple[Publisher, int], list[str]] = {}
        for column in self.plan.columns():
            for piece in column.pieces:
                if piece.publisher is not None and piece.year is not None:
                    urls = found.setdefault((piece.publisher, piece.year), [])
                    urls += [origin + address for address in self.cms.details(column, piece)]
        return tuple(ReportTruth(who, year, tuple(urls)) for (who, year), urls in found.items())
