"""site — what a portal is asked and what it answers; a route stands for a target with its query, or for a path."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, urlsplit


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: *target* is path and query as sent; header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def told(self) -> dict[str, str]:
        """The parameters of the query and of a form, where one was sent."""
        kind = self.headers.get("content-type", "")
        form = self.body.decode("ascii", "replace") if "json" not in kind else ""
        query = urlsplit(self.target).query
        return dict(parse_qsl(query, keep_blank_values=True) + parse_qsl(form, keep_blank_values=True))

    def number(self, name: str, otherwise: int) -> int:
        text = self.told.get(name, "")
        return int(text) if text.isdecimal() else otherwise

    @property
    def from_a_page(self) -> bool:
        """Whether the client said which page led it here."""
        return bool(self.headers.get("referer"))


@dataclass(frozen=True, slots=True)
class Page:
    """An answer: its bytes, its status and its content type."""

    body: bytes
    status: int = 200
    kind: str = "text/html"


Route = Callable[[Ask], Page]


@dataclass(frozen=True, slots=True)
class Site:
    """A portal: routes by target or by path, and its own page for everything else."""

    routes: Mapping[str, Route]
    missing: Route

    def answer(self, ask: Ask) -> Page:
        for key in (ask.target, quote(ask.target, safe="/?&=%:;,+@!$'()*~"), ask.path):
            if key in self.routes:
                return self.routes[key](ask)
        return self.missing(ask)


def fixed(page: Page) -> Route:
    return lambda _: page


def in_json(value: object, status: int = 200) -> Page:
    return Page(json.dumps(value, ensure_ascii=False).encode(), status, "application/json;charset=UTF-8")
