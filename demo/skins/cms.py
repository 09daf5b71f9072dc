"""cms — what every system must tell, and how plan, dress and system make a portal."""

from __future__ import annotations

from typing import Protocol

from demo.skins.dress import Dress, Press, later
from demo.skins.plan import Column, Piece, Plan
from demo.skins.site import Page, Route, Site, fixed


class Cms(Protocol):
    """A content system: the addresses it makes and the routes behind them."""

    def column(self, column: Column) -> str:
        """The address of a column's first page, from the root."""
        ...

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        """The addresses under which a piece of a column stands, that of its list first."""
        ...

    def routes(self, press: Press) -> dict[str, Route]:
        """The pages of all leaves and whatever the system answers besides; these win over the usual ones."""
        ...


def build(plan: Plan, cms: Cms, dress: Dress, origin: str) -> Site:
    """The portal at *origin*: home page, branches, articles, and what the system adds or answers otherwise."""
    press = Press(plan, dress, origin, cms.column, lambda c, p: cms.details(c, p)[0])
    home = later(press.splash if dress.splash else press.home)
    routes: dict[str, Route] = {"/": home, "/main.html": later(press.home)}
    routes["/robots.txt"] = fixed(Page(b"User-agent: *\nDisallow: /login\n", kind="text/plain"))
    for column in plan.columns():
        if column.children:
            routes[_bare(cms.column(column))] = later(press.branch, column)
        for piece in column.pieces:
            for address in cms.details(column, piece):
                routes[_bare(address)] = later(press.article, column, piece)
    return Site(routes | cms.routes(press), later(press.missing))


def _bare(address: str) -> str:
    return address.partition("#")[0]
