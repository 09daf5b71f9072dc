"""village — a portal that prints from the shelves of this package, its folders under both their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from demo.skins.dress import Press
from demo.skins.pilgrims.portal import Portal, Sheet
from demo.skins.plan import Column
from demo.skins.site import Route


@dataclass(frozen=True, slots=True)
class Slate(Sheet):
    """Knows the columns below a column by their whole addresses, wherever it was met."""

    shelves: Path = Path(__file__).parent / "shelves"

    def of(self, column: Column) -> dict[str, object]:
        standing = next(c for c in self.plan.columns() if c.path == column.path)
        return super(Slate, self).of(standing)


@dataclass(frozen=True, slots=True)
class Village(Portal):
    """A folder answers as index.html too, as web servers have it."""

    def printer(self, press: Press) -> Sheet:
        return Slate(
            press.plan, press.dress, press.origin, press.link, press.address, self.shelf, self.day, self.short
        )

    def routes(self, press: Press) -> dict[str, Route]:
        routes = super(Village, self).routes(press)
        return routes | {f"{way}index.html": to for way, to in routes.items() if way.endswith("/")}
