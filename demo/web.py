"""web — what a route is asked and what it answers, and how an origin finds the route."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a route sees it; *visits* counts all requests of the origin and never repeats."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]  # names in lower case
    visits: int
    first: bool  # nobody asked for this path since the day began


@dataclass(frozen=True, slots=True)
class Response:
    """What a route answers; with *modified* set the page is static and honours conditional requests."""

    body: bytes
    status: int = 200
    kind: str = "text/html"
    modified: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()


Route = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Origin:
    """The routes of one host on one day; *missing* answers for every other path, as the site's own 404 page."""

    routes: Mapping[str, Route]
    missing: Route

    def answer(self, request: Request) -> Response:
        return self.routes.get(request.path, self.missing)(request)


def redirect(target: str) -> Route:
    """A route that has moved for good to *target*, a path of the same origin."""
    return lambda _: Response(b"", 301, headers=(("Location", target),))
